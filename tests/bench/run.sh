#!/bin/bash
# run.sh: measures the tools against named peers in the same run and prints ratios, CPU seconds (user + system, the best of
# REPEAT runs) and resident memory. BENCH_ROWS sets the size (default 200000 rows; the budgets of the manual are for a million).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
bin=$top/${BIN:-build/bin}
work=$top/${OUT:-build/bench}
rows=${BENCH_ROWS:-200000} repeat=${REPEAT:-3}
mkdir -p "$work"
cd "$work"
for p in "$here"/*.c; do
	name=$(basename "$p" .c)
	[ "$name" -nt "$p" ] || cc -std=c11 -O2 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -I"$top/include" -o "$name" "$p" "$top/build/release/lib/libcoco.a" \
		-ljansson -lpcre2-8 -lsodium -lunistring -lcsv -lRmath -lm -ldl
done
head -c 32 /dev/zero >key
chmod 600 key

declare -A cpu rss
measure() { # NAME INPUT COMMAND...
	local name=$1
	shift
	read -r "cpu[$name]" "rss[$name]" < <(python3 "$here/cpu.py" "$repeat" "$@")
}
row() { # NAME PEER BUDGET: ours against a peer
	awk -v n="$1" -v p="$2" -v a="${cpu[$1]}" -v b="${cpu[$2]}" -v m="${rss[$1]}" -v budget="$3" \
		'BEGIN {printf "  %-28s %8.2f s  %7.1f MiB   %s x %s (%.2f s); budget %s\n", n, a, m, (b > 0 ? sprintf("%.2f", a / b) : "?"), p, b, budget}'
}

over= # what took more memory than its budget
# measure_import KIND FLAG...: one of survey.py's files by coco-import and by its peers, each in its own words: rename, clean white space, split three
# lists, cast fourteen cells. coco-import takes the options FLAG besides.
measure_import() {
	local kind=$1 file=survey-$1-$rows.csv words
	shift
	[ -s "$file" ] || python3 "$here/survey.py" "$rows" "$kind" >"$file"
	measure coco-import "$file" "$bin/coco-import" --key=key --side=cci --survey=bench "$@" "$file"
	awk -v m="${rss[coco-import]}" 'BEGIN { exit m > 8 }' || over+=" $kind ${rss[coco-import]} MiB;"
	measure libcsv-alone "$file" ./libcsv_alone
	if command -v mlr >/dev/null; then
		# shellcheck disable=SC2016 # Miller's own variables
		case $kind in
		profiles) words='$areas = splitax($areas, ";"); $languages = splitax($languages, ";"); $technologies = splitax($technologies, ";");
			for (k in ["founded", "headcount", "capacity_min", "capacity_max"]) {$[k] = int($[k])}
			for (k in ["lat", "lon", "culture", "capability", "receptiveness", "brain"]) {$[k] = float($[k])}
			for (k in ["process", "share", "publish"]) {$[k] = boolean($[k])}
			$joined = strftime(strptime($joined, "%Y-%m-%d"), "%Y-%m-%d")' ;;
		answers) words='$areas = splitax($areas, ";"); $languages = splitax($languages, ";"); $technologies = splitax($technologies, ";");
			for (i = 1; i <= 14; i += 1) {$["Score ".i] = int($["Score ".i])}' ;;
		esac
		measure miller "$file" mlr --icsv --ojsonl rename "$(cat "$here/$kind.rename")" 'then' clean-whitespace -v 'then' put "$words"
		row coco-import miller "<= 0.10"
	fi
	row coco-import libcsv-alone "<= 1.70"
	if [ -d node_modules/@duckdb/node-api ]; then
		measure duckdb "$file" node "$here/duckdb.mjs" "$file" "$kind"
		row coco-import duckdb "<= 0.40"
	else
		echo "  DuckDB is measured too after: npm install --prefix ${OUT:-build/bench} @duckdb/node-api"
	fi
}

echo "import, like for like: $rows rows x 30 columns that are fields of a participant; one record a row, as the peers write"
measure_import profiles --map="$here/profiles.map.json"
echo "import, the hard file: $rows rows x 30 columns, nineteen of them answers; a participant and 19 response records a row, the peers write one object"
measure_import answers

echo "pass on: records that a filter does not change"
"$bin/coco-import" --key=key --side=cci --survey=bench "survey-answers-$rows.csv" 2>/dev/null | grep '"type":"participant"' >pass.ndjson || true
n=$(wc -l <pass.ndjson)
measure coco-rewrite-challenge pass.ndjson "$bin/coco-rewrite-challenge"
if command -v jq >/dev/null; then
	measure jq pass.ndjson jq -c .
	row coco-rewrite-challenge jq "-"
fi
if command -v mlr >/dev/null; then
	measure miller-cat pass.ndjson mlr --ijsonl --ojsonl cat
	row coco-rewrite-challenge miller-cat "-"
fi
awk -v t="${cpu[coco-rewrite-challenge]}" -v n="$n" -v b="$(wc -c <pass.ndjson)" \
	'BEGIN {printf "  %.2f us a record of %d bytes; budget 1.5 us for 900 bytes\n", t / n * 1e6, b / n}'
echo "readability: 16 MB of English prose (the manual's), and 1 MB of it"
if [ ! -s prose-16.txt ]; then
	sed '/^[.]/d' "$top"/cmd/*.[157] >prose.txt
	for ((i = 0; i * $(wc -c <prose.txt) < 16000000; i++)); do cat prose.txt; done >prose-16.txt
	head -c 1000000 prose-16.txt >prose-1.txt
fi
measure coco-score prose-16.txt "$bin/coco-rewrite-challenge" --text --lang=en --score prose-16.txt
measure coco-score-1 prose-1.txt "$bin/coco-rewrite-challenge" --text --lang=en --score prose-1.txt
measure coco-check-1 prose-1.txt "$bin/coco-rewrite-challenge" --text --lang=en --check --format=ndjson prose-1.txt
measure coco-brief-1 prose-1.txt "$bin/coco-rewrite-challenge" --text --lang=en prose-1.txt
if command -v style >/dev/null; then
	measure style prose-16.txt style prose-16.txt
	row coco-score style "<= 0.33"
else
	echo "  GNU style is measured too where it is installed (package diction)"
fi
awk -v t="${cpu[coco-score]}" -v one="${cpu[coco-score-1]}" -v b="$(wc -c <prose-16.txt)" -v check="${cpu[coco-check-1]}" -v brief="${cpu[coco-brief-1]}" \
	'BEGIN {printf "  scores %.1f MB/s (budget 20), 1 MB in %.3f s; all rules %.1f MB/s, a brief %.1f MB/s\n", b / t / 1e6, one, 1 / check, 1 / brief}'
scipy= # Debian's python has Debian's scipy; another may come first in PATH
for python in python3 /usr/bin/python3; do
	"$python" -c 'import scipy.optimize' 2>/dev/null && scipy=$python && break
done
# measure_match PROFILES MORE TIMES: a pool by coco-match with one challenge and with MORE besides, the best of TIMES runs, and by scipy.
measure_match() {
	local profiles=$1 more=$2 repeat=$3 seconds challenges
	echo "match: top 10 of $profiles profiles of 60 words, texts alone"
	./pool "$profiles" 1 >pool-one.ndjson
	./pool "$profiles" $((more + 1)) >pool-more.ndjson
	measure coco-match pool-one.ndjson "$bin/coco-match" --threads=1 --only-new --weights=text=1 pool-one.ndjson
	measure coco-match-more pool-more.ndjson "$bin/coco-match" --threads=1 --only-new --weights=text=1 pool-more.ndjson
	awk -v one="${cpu[coco-match]}" -v all="${cpu[coco-match-more]}" -v m="${rss[coco-match-more]}" -v n="$profiles" -v more="$more" \
		'BEGIN {each = (all - one) / more
			printf "  reading %.1f us a profile; %.0f MiB, %.0f bytes resident a profile (budget for 1.2 million: 600 MiB, 524 bytes)\n", one / n * 1e6, m, m * 1048576 / n
			printf "  then %.2f ms a challenge, %s a second on two cores (budget for 1.2 million: 3.33 ms, 600)\n", each * 1e3, (each > 0 ? sprintf("%.0f", 2 / each) : "?")}'
	if [ -n "$scipy" ]; then
		read -r seconds challenges < <("$scipy" "$here/scipy_top.py" pool-more.ndjson)
		awk -v one="${cpu[coco-match]}" -v all="${cpu[coco-match-more]}" -v more="$more" -v s="$seconds" -v n="$challenges" \
			'BEGIN {ours = (all - one) / more; peer = s / n; printf "  %.3f ms a challenge by scipy'"'"'s sparse product of the same words: coco-match does %s of that a CPU second; budget 10 x\n",
				peer * 1e3, (ours > 0 ? sprintf("%.2f x", peer / ours) : "?")}'
	else
		echo "  scipy is measured too where the Debian package python3-scipy is installed"
	fi
	rm -f pool-one.ndjson pool-more.ndjson
}
measure_match $((rows / 10)) 100 "$repeat"
measure_match $((rows * 6 / 5)) 300 1 # 1.2 million with the rows that the budgets are for
echo "report: $rows records of all types; DuckDB counts the same, without intervals, tests and digest; BENCH_ROWS=1000000 is the size of the budget"
[ -s "records-$rows.ndjson" ] || python3 "$here/records.py" "$rows" >"records-$rows.ndjson"
measure coco-report "records-$rows.ndjson" "$bin/coco-report" --as-of=2026-10-01
if [ -d node_modules/@duckdb/node-api ]; then
	measure duckdb-report "records-$rows.ndjson" node "$here/report.mjs" "records-$rows.ndjson"
	row coco-report duckdb-report "<= 0.50"
else
	printf '  %-28s %8.2f s  %7.1f MiB\n' coco-report "${cpu[coco-report]}" "${rss[coco-report]}"
	echo "  DuckDB is measured too after: npm install --prefix ${OUT:-build/bench} @duckdb/node-api"
fi
# assign KIND N: the solver and its peers on the same circulation; each tells the least cost, which must agree, and the CPU seconds of the solve alone.
assign() {
	local kind=$1 n=$2 ours theirs seconds most peer
	read -r ours seconds _ < <(./flow "$kind" "$n" assign.bin)
	for peer in "${assign_peers[@]}"; do
		case $peer in
		lemon) read -r theirs most < <(./lemon assign.bin) ;;
		scipy) [ "$kind" = dense ] || continue
			read -r theirs most < <("$scipy" "$here/lsa.py" assign.bin) ;;
		esac
		[ "$ours" = "$theirs" ] || { echo "assign $kind $n: optimum $ours, but $theirs by $peer"; exit 1; }
		awk -v n="assign $kind $n" -v p="$peer" -v a="$seconds" -v b="$most" \
			'BEGIN {printf "  %-28s %8.3f s   %s x %s (%.3f s); budget <= 1.00\n", n, a, (b > 0 ? sprintf("%.2f", a / b) : "?"), p, b}'
	done
	[ ${#assign_peers[@]} -gt 0 ] || printf '  %-28s %8.3f s\n' "assign $kind $n" "$seconds"
	rm -f assign.bin
}
echo "assign: participants to challenges; BENCH_ROWS=100000 is the size of the budget"
assign_peers=()
if [ lemon -nt "$here/lemon.cpp" ] || c++ -O2 -o lemon "$here/lemon.cpp" 2>/dev/null; then
	assign_peers+=(lemon)
else
	echo "  LEMON is measured too after: apt-get install g++ liblemon-dev"
fi
[ -z "$scipy" ] || assign_peers+=(scipy)
few=$((rows < 100000 ? rows : 100000))
assign pool "$few"
assign bounded "$few"
assign campaign 2000
assign dense $((rows < 2000 ? 500 : 2000))
echo "codec: parse and pass on, against jansson"
./codec | sed 's/^/  /'

# Start-up: much of it is the loader and the system, so the peers are a program that does nothing and one that tells its version. All
# are run in turns, as a busy machine is not as busy in the next second.
echo "start-up: least CPU of 100 runs in turns (the median), resident memory, page faults"
head -n 2 "survey-answers-$rows.csv" >one.csv
head -n 101 "survey-answers-$rows.csv" >small.csv
head -n 100 pass.ndjson >small.ndjson
started=() budgets=() commands=()
start() { # NAME BUDGET COMMAND...
	started+=("$1")
	budgets+=("$2")
	shift 2
	commands+=("$@" ";")
}
import=("$bin/coco-import" --key=key --side=cci --survey=bench)
start true - "$(type -P true)"
! command -v mlr >/dev/null || start "mlr --version" - mlr --version
start "coco-import --version" - "$bin/coco-import" --version
start "coco-import, 1 row" "2 ms" "${import[@]}" one.csv
start "coco-import, 100 rows" "2 ms" "${import[@]}" small.csv
start "coco-rewrite-challenge, 100 records" "2 ms" "$bin/coco-rewrite-challenge" small.ndjson
start "coco-match, 100 records" "15 ms" "$bin/coco-match" --assign small.ndjson
start "coco-report, 100 records" "2 ms" "$bin/coco-report" small.ndjson
i=0
while read -r least median kib faults _; do
	printf '  %-35s %6.2f ms (%.2f)  %5d KiB %4d faults; budget %s\n' "${started[i]}" "$least" "$median" "$kib" "$faults" "${budgets[i]}"
	i=$((i + 1))
done < <(./start 100 "${commands[@]}")
# Told, and no failure: how much of a program just built is resident depends on the system's cache of its file (importing.md).
[ -z "$over" ] || echo "over the budget of 8 MiB resident:$over"
