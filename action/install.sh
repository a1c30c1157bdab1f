#!/usr/bin/env bash
# Puts the command in place: a released archive, checked and kept for the next run on this machine, or else what the
# sources of the action build.
set -euo pipefail

fail() {
    echo "::error title=Stopover::$1"
    exit 2
}

version=$INPUT_VERSION
if [ -z "$version" ] && [[ ${ACTION_REF:-} =~ ^v([0-9]+\.[0-9]+\.[0-9]+.*)$ ]]; then
    version=${BASH_REMATCH[1]}
fi

if [ -z "$version" ]; then
    command=$GITHUB_ACTION_PATH/stopover
    "$command" --version
    echo "command=$command" >>"$GITHUB_OUTPUT"
    exit 0
fi

# The version becomes a part of paths and of an address.
[[ $version =~ ^[0-9]+(\.[0-9]+)*(-[A-Za-z0-9.]+)?$ ]] || fail "There is no version $version."
cache=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/stopover/$version
if [ ! -x "$cache/bin/stopover" ]; then
    archive=stopover-$version.zip
    address=${GITHUB_SERVER_URL:-https://github.com}/$ACTION_REPOSITORY/releases/download/v$version
    unpacked=$(mktemp -d "$RUNNER_TEMP/stopover.XXXXXX")
    cd "$unpacked"
    curl -fsSL --retry 3 -o "$archive" "$address/$archive" || fail "Version $version cannot be fetched."
    if [ -n "$INPUT_CHECKSUM" ]; then
        expected=$INPUT_CHECKSUM
    else
        curl -fsSL --retry 3 -o SHA256SUMS "$address/SHA256SUMS" || fail "Version $version has no list of checksums."
        expected=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' SHA256SUMS)
    fi
    actual=$( (sha256sum "$archive" 2>/dev/null || shasum -a 256 "$archive") | cut -d ' ' -f 1)
    if [ -z "$expected" ] || [ "$actual" != "$expected" ]; then
        fail "$archive is not what was released: its checksum differs."
    fi
    unzip -q "$archive" || fail "$archive cannot be unpacked."
    # Of several jobs on one machine the first one wins, and all take the same.
    mkdir -p "${cache%/*}"
    mv "stopover-$version" "$cache" 2>/dev/null || [ -x "$cache/bin/stopover" ] || fail "Nothing can be written to $cache."
    cd /
    rm -rf "$unpacked"
fi
"$cache/bin/stopover" --version
echo "command=$cache/bin/stopover" >>"$GITHUB_OUTPUT"
