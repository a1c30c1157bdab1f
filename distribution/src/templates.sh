#!/bin/sh
# Fills in what Homebrew, SDKMAN and jbang are told of a release.
#
# usage: templates.sh VERSION URL SHA256SUMS FOLDER
set -eu

version=$1
url=$2
sums=$3
folder=$4
here=$(cd "$(dirname "$0")" && pwd -P)

sum_of() {
    sum=$(awk -v name="$1" '$2 == name { print $1 }' "$sums")
    if [ -z "$sum" ]; then
        echo "templates.sh: $sums has no checksum of $1" >&2
        exit 2
    fi
    echo "$sum"
}
tar=$(sum_of "stopover-$version.tar.gz")
zip=$(sum_of "stopover-$version.zip")
mkdir -p "$folder"
for template in "$here"/../templates/*; do
    sed -e "s|@version@|$version|g" -e "s|@url@|$url|g" -e "s|@sha256@|$tar|g" -e "s|@sha256-zip@|$zip|g" \
        "$template" >"$folder/${template##*/}"
done
