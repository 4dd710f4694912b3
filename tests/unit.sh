#!/bin/bash
# unit.sh BUILD ROOM...: runs each room's Criterion program and notes its counts in BUILD/results.
set -u
b=$1
shift
mkdir -p "$b/results"
status=0
for room in "$@"; do
	log=$b/tests/$room.log
	SHARED=${SHARED:-$(cd .. && pwd)/shared} "$b/tests/$room" --jobs "$(nproc)" >"$log" 2>&1
	rc=$?
	line=$(grep -a 'Synthesis' "$log" | tail -n 1)
	counts=$(sed -E 's/\x1b\[[0-9;]*m//g; s/.*Tested: ([0-9]+) \| Passing: ([0-9]+) \| Failing: ([0-9]+) \| Crashing: ([0-9]+).*/\2 \3 \4/' <<<"$line")
	read -r pass fail crash <<<"$counts" || true
	if [ $rc != 0 ] || [ -z "$line" ]; then
		sed -E 's/^/  /' "$log" | tail -n 60
		echo "unit $room: FAILED (${line:-no summary})"
		fail=$((${fail:-0} + ${crash:-0}))
		[ "$fail" -gt 0 ] 2>/dev/null || fail=1
		status=1
	else
		grep -a 'skipped' "$log" | head -n 5
		echo "unit $room: ${pass} passed"
	fi
	echo "${pass:-0} ${fail:-1} 0" >"$b/results/unit-$room"
done
exit $status
