#!/bin/bash
# floors.sh RESULTS: fails on a file at the top that is not of the house, and on an include that runs up the floors, sideways between engines, or past a room's door.
# Floors, lowest first; a room may include itself and rooms on lower floors only.
set -eu
results=$1
mkdir -p "$results"
declare -A floor=([base]=0 [record]=1 [workbook]=1 [text]=2 [stats]=2 [assign]=2 [page]=2 [dsv]=3 [concept]=3 [person]=4 [survey]=5 [match]=5 [rewrite]=5 [plan]=5 [report]=6 [cmd]=7)
fail=0 seen=0
complain() { echo "floors: $1" >&2; fail=$((fail + 1)); }
for f in lib/*/*.c lib/*/*.h include/coco/*.h cmd/*.c cmd/*/*.c; do
	[ -e "$f" ] || continue
	case $f in
	include/coco/*) room=$(basename "$f" .h) room=${room%%_*} ;;
	cmd/*) room=cmd ;;
	*) room=${f#lib/} room=${room%%/*} ;;
	esac
	[ -n "${floor[$room]:-}" ] || { complain "$f: no such room in the house: $room"; continue; }
	while read -r inc; do
		seen=$((seen + 1))
		case $inc in
		coco/*)
			to=$(basename "$inc" .h) to=${to%%_*} # a door may have further leaves: base_mask.h
			[ -n "${floor[$to]:-}" ] || { complain "$f: $inc is no room"; continue; }
			[ "$to" = "$room" ] || [ "${floor[$to]}" -lt "${floor[$room]}" ] || complain "$f: $room (floor ${floor[$room]}) must not include $to (floor ${floor[$to]})"
			;;
		*/*) complain "$f: \"$inc\" goes past a room's door; include coco/ROOM.h" ;;
		*) [ -e "$(dirname "$f")/$inc" ] || complain "$f: \"$inc\" is not in its folder" ;;
		esac
	done < <(grep -oE '#[[:space:]]*include[[:space:]]*("[^"]+"|<coco/[^>]+>)' "$f" | sed -E 's/.*["<]([^">]+)[">]$/\1/')
done
# What stands at the top is agreed; the rest is somebody's scratch.
for f in $(git ls-files 2>/dev/null | cut -d/ -f1 | sort -u); do
	case $f in
	Makefile | cmd | lib | include | examples | tests | completions | README.md | LICENSE | CHANGELOG.md | .*) ;;
	*) complain "$f: does not belong at the top of the tree" ;;
	esac
done
[ "$seen" -gt 0 ] || complain "found no include at all"
if [ $fail = 0 ]; then echo "1 0 0"; else echo "0 1 0"; fi >"$results/floors"
[ $fail = 0 ] && echo "floors: $seen includes, none runs up"
exit $((fail > 0))
