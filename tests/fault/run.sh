#!/bin/bash
# run.sh: makes every tool's reads, writes and allocations fail, one at a time. Each failure must end with an exit status of
# 2 or more, a message on standard error, no crash, and no half-written -o file. BIN= and OUT= as for tests/cli/run.sh.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
bin=$top/${BIN:-build/bin}
work=$top/${OUT:-build/release}/fault
most=${FAULT_MOST:-60} # places tried per kind and command; spread over all of them
rm -rf "$work"
mkdir -p "$work" "$work/../results"
shim=$work/shim.so
cc -shared -fPIC -O1 -o "$shim" "$here/shim.c" -ldl || exit 1
passed=0 failed=0
fail() {
	failed=$((failed + 1))
	echo "fault: $*"
}
cd "$work" || exit 1
cp -R "$top/examples/campaign" campaign
chmod 600 campaign/campaign.key
unset COCO_KEY_FILE SOURCE_DATE_EPOCH
"$bin/coco-import" --key=campaign/campaign.key campaign/avm-survey.csv campaign/cci-survey.csv campaign/events.csv 2>/dev/null |
	awk 'NR % 9 == 1' >small.ndjson
cp campaign/avm-survey.csv small.csv
iconv -c -f utf-8 -t cp1250 campaign/cci-survey.csv >cp1250.csv
for x in xlsx ods; do # a workbook is unpacked, its XML parsed: other libraries' memory
	head -n 12 campaign/cci-survey.csv >book.csv
	python3 "$top/tests/sheets.py" book.csv "book.$x" || exit 1
done
"$bin/coco-match" --assign small.ndjson >kept.ndjson 2>/dev/null
"$bin/coco-report" --partial -o small.state small.ndjson
printf 'dimension,code,total\nside,avm,1\nside,cci,2\n' >population.csv
(echo challenge,participant,score && "$bin/coco-match" -q --only-new small.ndjson | jq -r '[.challenge, .participant, .score] | join(",")') >scores.csv

commands=(
	"coco-import --key=campaign/campaign.key --side=avm small.csv"
	"coco-import --as=row small.csv"
	"coco-import --explain small.csv"
	"coco-import --check --side=avm small.csv"
	"coco-import --side=cci cp1250.csv"
	"coco-import --side=cci book.xlsx"
	"coco-import --as=row book.xlsx"
	"coco-import --side=cci book.ods"
	"coco-rewrite-challenge small.ndjson"
	"coco-match --assign small.ndjson"
	"coco-match --assign --keep=kept.ndjson --waiting=2 kept.ndjson"
	"coco-match --assign --scores=scores.csv --certificate=proof.json small.ndjson"
	"coco-report --format=html small.ndjson"
	"coco-report --format=json small.ndjson"
	"coco-report --partial small.ndjson"
	"coco-report --merge --population=population.csv small.state"
)

one() { # KIND K COMMAND: runs with a fault; sets rc, hit
	rm -f hit target
	# the words of a command are parted by blanks; no shell stands between, whose own calls would count
	# shellcheck disable=SC2086
	timeout 60 env LD_PRELOAD="$shim" FAULT="$1:$2" FAULT_HIT=hit $bin/$3 -o target >out 2>err
	rc=$?
}
for c in "${commands[@]}"; do
	case $c in *--partial*) file=true ;; *) file=false ;; esac # a state is not written to standard output
	rm -f want got
	if $file; then timeout 60 bash -c "exec $bin/$c -o want" 2>want.err; else timeout 60 bash -c "exec $bin/$c" >want 2>want.err; fi
	clean=$?
	[ $clean -le 1 ] || {
		fail "$c: exit $clean without a fault"
		continue
	}
	for kind in alloc read write fsync; do
		# How many calls are there? Double until no fault is hit, then walk a spread of them.
		n=1
		while one $kind $n "$c"; [ -e hit ] && [ $n -lt 4000000 ]; do n=$((n * 2)); done
		step=$((n / most)); [ $step -ge 1 ] || step=1
		for ((k = 1; k <= n; k += step)); do
			one $kind $k "$c"
			[ -e hit ] || break
			if [ $rc -lt 2 ] || [ $rc -ge 126 ]; then
				# An optional allocation may fail without harm if the output is the same.
				if [ $rc -le 1 ] && cmp -s target want; then passed=$((passed + 1)); else fail "$c: $kind $k: exit $rc: $(head -n 1 err)"; fi
			elif [ ! -s err ]; then
				fail "$c: $kind $k: exit $rc without a message"
			elif [ -e target ]; then
				fail "$c: $kind $k: a file stands although exit is $rc"
			elif compgen -G '.*.coco~' >/dev/null; then
				fail "$c: $kind $k: litter: $(compgen -G '.*.coco~')"
				rm -f .*.coco~
			else
				passed=$((passed + 1))
			fi
		done
	done
	for survive in half:0 eintr:3; do
		if $file; then timeout 60 env LD_PRELOAD="$shim" FAULT=$survive bash -c "exec $bin/$c -o got" 2>err; else
			timeout 60 env LD_PRELOAD="$shim" FAULT=$survive bash -c "exec $bin/$c" >got 2>err
		fi
		rc=$?
		if [ $rc = $clean ] && cmp -s want got; then passed=$((passed + 1)); else fail "$c: $survive: exit $rc, or other bytes"; fi
	done
	$file && continue
	bash -c "exec $bin/$c" >/dev/full 2>err
	rc=$?
	if [ $rc = 4 ] && [ -s err ]; then passed=$((passed + 1)); else fail "$c >/dev/full: exit $rc"; fi
	bash -c "exec $bin/$c" 2>err >&-
	rc=$?
	if [ $rc = 4 ] && [ -s err ]; then passed=$((passed + 1)); else fail "$c >&-: exit $rc"; fi
	(trap '' PIPE; bash -c "exec $bin/$c" 2>err | true; exit "${PIPESTATUS[0]}")
	rc=$?
	# A closed pipe adds no word to what is said anyway, up to where the run ends.
	if cmp -s -n "$(stat -c %s err)" err want.err; then passed=$((passed + 1)); else fail "$c | true: $(head -n 1 err)"; fi
done
echo "$passed $failed 0" >"$work/../results/fault"
echo "fault: $passed passed, $failed failed"
[ $failed = 0 ]
