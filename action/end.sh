#!/usr/bin/env bash
# Ends as the check did. Where it said nothing, it did not run, and that is no success.
exit "${EXIT_CODE:-2}"
