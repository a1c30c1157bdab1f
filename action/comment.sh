#!/usr/bin/env bash
# Keeps the review as one comment on the pull request: the one that was written last time is replaced.
set -euo pipefail

mark='<!-- stopover-review -->'
comments=repos/$GITHUB_REPOSITORY/issues
own=$(gh api --paginate "$comments/$PULL_REQUEST/comments" \
    --jq ".[] | select(.user.type == \"Bot\") | select(.body | startswith(\"$mark\")) | .id" | head -n 1) || {
    echo "::warning title=Stopover::The comments cannot be read. The job needs the permission pull-requests: write."
    exit 0
}
if [ -n "$own" ]; then
    sent=(--method PATCH "$comments/comments/$own")
else
    sent=(--method POST "$comments/$PULL_REQUEST/comments")
fi
# As a file: a value that began with an at sign would be read as the name of one.
gh api "${sent[@]}" --field "body=@$REVIEW" >/dev/null || {
    echo "::warning title=Stopover::The review cannot be written as a comment. The job needs the permission pull-requests: write."
}
