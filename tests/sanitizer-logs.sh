#!/bin/bash
# sanitizer-logs.sh BUILD: fails if a sanitizer wrote a report (a leak does not fail a test by itself).
set -u
mkdir -p "$1/results"
shopt -s nullglob
logs=("$1"/san.*)
if [ ${#logs[@]} = 0 ]; then
	echo "1 0 0" >"$1/results/sanitizer"
	echo "sanitizers: no report"
	exit 0
fi
echo "0 ${#logs[@]} 0" >"$1/results/sanitizer"
head -n 40 "${logs[0]}"
echo "sanitizers: ${#logs[@]} reports in $1/san.*" >&2
exit 1
