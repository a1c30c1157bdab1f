#!/usr/bin/env bash
# Writes the review of the change into the summary of the job, and into a file for the comment. What it could not do is
# said in the review itself; the check before it has failed on it.
set -euo pipefail

options=()
if [ -n "$INPUT_CONFIG" ]; then
    options+=(--config "$INPUT_CONFIG")
fi
if [ -n "$SINCE" ]; then
    options+=(--since "$SINCE")
fi
paths=()
while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then
        paths+=("$line")
    fi
done <<<"$INPUT_PATHS"

review=$RUNNER_TEMP/stopover-review.md
"$STOPOVER" review ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"} >"$review" || :
if [ ! -s "$review" ]; then
    exit 0
fi
if [ "$INPUT_SUMMARY" = true ]; then
    cat "$review" >>"$GITHUB_STEP_SUMMARY"
fi
echo "file=$review" >>"$GITHUB_OUTPUT"
