#!/usr/bin/env bash
# Says whether a Java has to be set up: there is none on the PATH, or one that is older than 17.
set -euo pipefail

needed=true
if command -v java >/dev/null; then
    version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${version:-0}" -ge 17 ]; then
        needed=false
    fi
fi
echo "needed=$needed" >>"$GITHUB_OUTPUT"
