#!/bin/bash
# tests/cli/run.sh [TOOL[/CASE]]...: runs the case folders.
# A case holds `cmd` (bash, run with pipefail in a private copy of the folder, the tools first in PATH) and what is
# expected: `out`, `err`, `rc` (default 0), `want-NAME` for a file NAME that the command writes. What is missing is not
# asserted. Exit 77 skips. WRAP= runs every tool through a command (valgrind). UPDATE=1 rewrites out, err, rc.
# SLOWED is set where a tool runs many times slower and in more memory (WRAP, the sanitizers): a case that says the same of many
# inputs takes fewer of them there, and measures nothing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
bin=${BIN:-build/bin} out=${OUT:-build/release}
case $bin in /*) ;; *) bin=$top/$bin ;; esac
case $out in /*) ;; *) out=$top/$out ;; esac
export EXAMPLES=$top/examples
[ -n "${SHARED:-}" ] || SHARED=$(cd "$top/.." && pwd)/shared
export SHARED TOP=$top SLOWED=${WRAP:-}${ASAN_OPTIONS:-}
work=$out/cli
rm -rf "$work"
mkdir -p "$work" "$out/results"
if [ -n "${WRAP:-}" ]; then
	mkdir -p "$work/.bin"
	for t in "$bin"/coco-*; do
		printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$WRAP" "$t" >"$work/.bin/${t##*/}"
		chmod +x "$work/.bin/${t##*/}"
	done
	bin=$work/.bin
fi
export PATH=$bin:$PATH LC_ALL=C.UTF-8
unset COCO_KEY_FILE SOURCE_DATE_EPOCH NO_COLOR

run_case() { # DIR: prints nothing if well; the difference otherwise
	local case=$1 dir=$2/${1#"$3"/} rc want=0 bad=
	mkdir -p "$(dirname "$dir")"
	cp -R "$case" "$dir"
	mkdir -p "$dir/.got"
	(cd "$dir" && timeout "${CASE_SECONDS:-120}" bash -o pipefail ./cmd >.got/out 2>.got/err </dev/null)
	rc=$?
	if [ $rc = 77 ]; then
		echo "SKIP ${case#"$3"/}: $(head -n 1 "$dir/.got/err")"
		return
	fi
	if [ -n "${UPDATE:-}" ]; then
		[ -e "$case/out" ] && cp "$dir/.got/out" "$case/out"
		[ -e "$case/err" ] && cp "$dir/.got/err" "$case/err"
		[ $rc = 0 ] && rm -f "$case/rc"
		[ $rc = 0 ] || echo $rc >"$case/rc"
		for w in "$case"/want-*; do [ -e "$w" ] && cp "$dir/${w##*/want-}" "$w"; done
		echo "PASS"
		return
	fi
	[ -e "$case/rc" ] && want=$(cat "$case/rc")
	[ "$rc" = "$want" ] || bad="exit $rc, expected $want"$'\n'"$(tail -n 5 "$dir/.got/err")"
	for f in out err; do
		[ -e "$case/$f" ] || continue
		cmp -s "$case/$f" "$dir/.got/$f" || bad+=$'\n'"$f differs:"$'\n'"$(diff "$case/$f" "$dir/.got/$f" | head -n 20)"
	done
	for w in "$case"/want-*; do
		[ -e "$w" ] || continue
		cmp -s "$w" "$dir/${w##*/want-}" || bad+=$'\n'"${w##*/want-} differs:"$'\n'"$(diff "$w" "$dir/${w##*/want-}" 2>&1 | head -n 20)"
	done
	if [ -n "$bad" ]; then
		echo "FAIL ${case#"$3"/}: $bad"
	else
		echo PASS
	fi
}
export -f run_case

list() {
	if [ $# = 0 ]; then
		find "$here" -mindepth 3 -maxdepth 3 -name cmd -printf '%h\n'
	else
		for a in "$@"; do find "$here/$a" -maxdepth 2 -name cmd -printf '%h\n'; done
	fi | sort
}
log=$work/.log
list "$@" | xargs -P "$(nproc)" -d '\n' -I{} bash -c 'run_case "$@"' _ {} "$work" "$here" >"$log"
grep -v '^PASS$' "$log"
p=$(grep -c '^PASS' "$log") f=$(grep -c '^FAIL' "$log") s=$(grep -c '^SKIP' "$log")
echo "$p $f $s" >"$out/results/cli"
echo "cli: $p passed, $f failed, $s skipped"
[ "$f" = 0 ] && [ $((p + s)) -gt 0 ]
