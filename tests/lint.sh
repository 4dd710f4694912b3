#!/bin/bash
# lint.sh: every linter over the tree; each finding is an error. CFLAGS_LINT holds the flags that the code needs.
set -u
status=0
note() { echo "lint: $1"; }
bad() {
	status=1
	echo "lint: $1 has findings" >&2
}
mapfile -t src < <(ls lib/*/*.c lib/*/*/*.c cmd/*.c cmd/*/*.c 2>/dev/null)
mapfile -t all < <(ls lib/*/*.[ch] lib/*/*/*.[ch] include/coco/*.h cmd/*.[ch] cmd/*/*.c tests/unit/*/*.[ch] tests/fuzz/*.c tests/bench/*.c 2>/dev/null)
mapfile -t scripts < <(git ls-files | xargs grep -lE '^#!/bin/(ba)?sh' 2>/dev/null)
export CFLAGS_LINT VERSION
# Runs "$1" once per source file, as many at once as there are cores; $CFLAGS_LINT is split into the array f. Of a file the first lines are
# shown, of all files: a long finding hides no other file's.
# A file includes what lies in any part of its room.
each() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	printf '%s\n' "${src[@]}" | xargs -P "$(nproc)" -I{} bash -o pipefail -c 'read -ra f <<<"$CFLAGS_LINT"; f+=("-DCOCO_VERSION=\"$VERSION\"")
		IFS=/ read -r top room _ <<<"$1"; for d in "$top/$room"/ "$top/$room"/*/; do [ ! -d "$d" ] || f+=("-I$d"); done; { '"$1"'; } 2>&1 | head -n 12' _ {}
}

note "clang-format on ${#all[@]} files"
clang-format --dry-run -Werror "${all[@]}" 2>&1 | head -n 20
[ "${PIPESTATUS[0]}" = 0 ] || bad clang-format

# How often a place in a function is looked at anew, for each block that it has; gcc's own 5 takes twice the time.
export LINT_LOOKS=${LINT_LOOKS:-2}
note "gcc -fanalyzer on ${#src[@]} files"
# shellcheck disable=SC2016
each 'gcc "${f[@]}" -O1 -fanalyzer --param=analyzer-bb-explosion-factor="$LINT_LOOKS" -Wall -Wextra -Werror -c -o /dev/null "$1"' || bad "gcc -fanalyzer"

note "cppcheck"
for room in lib/*/ cmd/; do
	mapfile -t inside < <(find "$room" -type d -printf '-I%p\n')
	mapfile -t files < <(printf '%s\n' "${src[@]}" | grep "^$room")
	[ ${#files[@]} = 0 ] || cppcheck --quiet -j "$(nproc)" --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -Iinclude "${inside[@]}" -D_POSIX_C_SOURCE=200809L "-DCOCO_VERSION=\"$VERSION\"" "${files[@]}" || bad "cppcheck in $room"
done

# A thirtieth of the places in a function that clang's analyser looks at when nobody says (225000): it is nearly all of the time, and grows with them.
export LINT_NODES=${LINT_NODES:-7500}
note "clang-tidy, up to $LINT_NODES places a function"
# shellcheck disable=SC2016
each 'clang-tidy --quiet --warnings-as-errors="*" "$1" -- "${f[@]}" -Xclang -analyzer-config -Xclang "max-nodes=$LINT_NODES" 2>/dev/null' || bad clang-tidy

if [ ${#scripts[@]} -gt 0 ]; then
	note "shellcheck on ${#scripts[@]} scripts"
	shellcheck "${scripts[@]}" || bad shellcheck
fi
note "mandoc"
for m in cmd/*.[157]; do
	[ -e "$m" ] || continue
	mandoc -Tlint -W warning "$m" || bad "mandoc $m"
done
[ $status = 0 ] && note "clean"
exit $status
