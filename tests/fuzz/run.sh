#!/bin/bash
# run.sh PROGRAM SECONDS: runs one fuzz target on the shared corpora. Its status is not 0 where it found a fault.
set -u
program=$1 seconds=$2
name=$(basename "$program")
shared=${SHARED:-$(cd .. && pwd)/shared}
seeds=build/fuzz/seeds-$name
mkdir -p "$seeds"
for f in "$shared"/corpora/json/test_*/*.json; do
	[ "$(stat -c %s "$f")" -lt 5000 ] || continue
	case $name in
	json) cp -f "$f" "$seeds/" && { printf '{"type":"x","v":' && cat "$f" && printf '}'; } >"$seeds/w-$(basename "$f")" ;;
	*) { printf '\1{"type":"x", "v":' && cat "$f" && printf '}'; } >"$seeds/w-$(basename "$f")" ;;
	esac
done
if [ "$name" = stream ]; then
	printf '\3[{"type":"x"},\n {"type":"y", "n":[1]}]\n' >"$seeds/array"
	printf '\4type,title,id\ny,"a, b",1\nparticipant,c,2\n' >"$seeds/csv"
fi
log=build/fuzz/$name.log
if "$program" -max_total_time="$seconds" -max_len=600 -artifact_prefix="build/fuzz/$name-" "$seeds" >"$log" 2>&1; then
	echo "fuzz $name: $(tail -n 1 "$log")"
else
	grep -aE 'ERROR|SUMMARY|Test unit written' "$log"
	echo "fuzz $name: FAILED (see $log)"
	exit 1
fi
