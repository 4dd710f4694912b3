#!/bin/bash
# floors.sh RESULTS: fails on a file at the top that is not of the house, and on an include that runs up the floors, sideways between engines, or past a room's door.
# Floors, lowest first; a room may include itself and rooms on lower floors only.
set -eu
results=$1
mkdir -p "$results"
declare -A floor=([base]=0 [record]=1 [workbook]=1 [text]=2 [stats]=2 [assign]=2 [page]=2 [dsv]=3 [concept]=3 [person]=4 [survey]=5 [match]=5 [rewrite]=5 [plan]=5 [report]=6 [cmd]=7)
# The parts of large rooms, lowest first; files beside the parts are the room's trunk, which knows all of them and is known to all.
declare -A parts=(
	[survey]="values privacy headings columns rows told"
	[match]="meanings words pool parts choice told"
	[rewrite]="facts texts rules compare question brief via proof sheet"
	[report]="people privacy answers measures tasks sentences figures pages"
)
fail=0 seen=0
complain() { echo "floors: $1" >&2; fail=$((fail + 1)); }
part() { # FILE: sets $part to the part of its room that it is in, to nothing for the trunk
	part=${1#lib/*/}
	[[ $part = */* ]] && part=${part%%/*} || part=
}
# Is the part $3 of room $1 above the part $2?
above() {
	local p below=1
	for p in ${parts[$1]}; do
		[ "$p" = "$3" ] && return $below
		[ "$p" = "$2" ] && below=0
	done
	return 1
}
for f in lib/*/*.c lib/*/*.h lib/*/*/*.c lib/*/*/*.h include/coco/*.h cmd/*.c cmd/*/*.c; do
	[ -e "$f" ] || continue
	case $f in
	include/coco/*) room=$(basename "$f" .h) room=${room%%_*} ;;
	cmd/*) room=cmd ;;
	*) room=${f#lib/} room=${room%%/*} ;;
	esac
	[ -n "${floor[$room]:-}" ] || { complain "$f: no such room in the house: $room"; continue; }
	here=
	if [ -n "${parts[$room]:-}" ] && [[ $f = lib/* ]]; then
		part "$f"
		here=$part
		[ -z "$here" ] || [[ " ${parts[$room]} " = *" $here "* ]] || complain "$f: no such part of the room $room: $here"
	fi
	while read -r inc; do
		seen=$((seen + 1))
		case $inc in
		coco/*)
			to=$(basename "$inc" .h) to=${to%%_*} # a door may have further leaves: base_mask.h
			[ -n "${floor[$to]:-}" ] || { complain "$f: $inc is no room"; continue; }
			[ "$to" = "$room" ] || [ "${floor[$to]}" -lt "${floor[$room]}" ] || complain "$f: $room (floor ${floor[$room]}) must not include $to (floor ${floor[$to]})"
			;;
		../*) [ -z "${parts[$room]:-}" ] || complain "$f: \"$inc\": include it by its bare name" ;;
		*/*) complain "$f: \"$inc\" goes past a room's door; include coco/ROOM.h" ;;
		*)
			to=
			for g in "$(dirname "$f")/$inc" "lib/$room/$inc" "lib/$room"/*/"$inc"; do [ -e "$g" ] && to=$g && break; done
			if [ -z "$to" ]; then complain "$f: \"$inc\" is not in its room"; fi
			part "$to"
			there=$part
			[ -z "$here" ] || [ -z "$there" ] || [ "$here" = "$there" ] || ! above "$room" "$here" "$there" || complain "$f: the part $here must not include $to, which is above it"
			;;
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
