#!/bin/sh
# summary.sh DIR: adds up the files of DIR, each with lines `passed failed skipped`; closes with one line; fails if any failed.
set -eu
[ -d "$1" ] || { echo "summary: no results in $1" >&2; exit 1; }
cat "$1"/* | awk '{p += $1; f += $2; s += $3} END {printf "%d passed, %d failed, %d skipped\n", p, f, s; exit f > 0 || p == 0}'
