#!/usr/bin/env bash
# Judges the migrations, writes the report, and hands on what came of it. It ends with 0: the job fails in its last step,
# after the report is uploaded and the review is written.
set -euo pipefail

# Lines, each of which is one word for the command, whatever stands in it.
words=()
read_words() {
    words=()
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        if [ -n "$line" ]; then
            words+=("$line")
        fi
    done <<<"$1"
}

read_words "$INPUT_ARGS"
options=(${words[@]+"${words[@]}"})
read_words "$INPUT_PATHS"
paths=(${words[@]+"${words[@]}"})

if [ -n "$INPUT_CONFIG" ]; then
    options+=(--config "$INPUT_CONFIG")
fi
if [ -n "$INPUT_FAIL_ON" ]; then
    options+=(--fail-on "$INPUT_FAIL_ON")
fi

since=$INPUT_SINCE
if [ -z "$since" ] && [ -n "$BASE_SHA" ]; then
    since=$BASE_SHA
    if ! git merge-base "$since" HEAD >/dev/null 2>&1; then
        echo "::warning title=Stopover::The base of the pull request is not in this checkout, so all migrations are reported about. Give actions/checkout fetch-depth: 0."
        since=
    fi
fi
if [ "$since" = none ]; then
    since=
fi
if [ -n "$since" ]; then
    options+=(--since "$since")
fi

upload=$INPUT_UPLOAD_SARIF
if [ "$upload" = auto ]; then
    if [ -z "$BASE_SHA" ] || [ "$HEAD_REPOSITORY" = "$GITHUB_REPOSITORY" ]; then
        upload=true
    else
        upload=false
    fi
fi

# Code scanning annotates the change by itself; where it gets no report, the log does.
if [ "$upload" = true ]; then
    format=text
else
    format=github
fi

counts=$RUNNER_TEMP/stopover-counts.json
rm -f "$counts" "$INPUT_SARIF_FILE"
status=0
"$STOPOVER" check ${options[@]+"${options[@]}"} --format "$format" --output "sarif=$INPUT_SARIF_FILE" \
    --output "json=$counts" -- ${paths[@]+"${paths[@]}"} || status=$?

count() {
    [ -f "$counts" ] || return 0
    sed -n "s/^    \"$1\" : \([0-9]*\),\$/\1/p" "$counts" | head -n 1
}
errors=$(count errors)
warnings=$(count warnings)
notes=$(count notes)

# Without a report there is nothing to upload.
sarif=
if [ -f "$INPUT_SARIF_FILE" ]; then
    sarif=$INPUT_SARIF_FILE
    if [ "$INPUT_WORKING_DIRECTORY" != . ] && [[ $sarif != /* ]]; then
        sarif=${INPUT_WORKING_DIRECTORY%/}/$sarif
    fi
else
    upload=false
fi

{
    echo "exit-code=$status"
    echo "errors=${errors:-0}"
    echo "findings=$((${errors:-0} + ${warnings:-0} + ${notes:-0}))"
    echo "sarif-file=${sarif//$'\n'/}"
    echo "since=${since//$'\n'/}"
    echo "upload=$upload"
} >>"$GITHUB_OUTPUT"
