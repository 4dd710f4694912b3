#!/bin/bash
# run.sh DIR: the example campaign from survey exports to a report page, in one pipe. What it writes goes to DIR.
set -euo pipefail
cd "$(dirname "$0")"
dir=${1:-$PWD/../build/demo}
case $dir in /*) ;; *) dir=$OLDPWD/$dir ;; esac
[ -d ../build/bin ] && PATH=$PWD/../build/bin:$PATH
mkdir -p "$dir"
cd campaign

# The key makes pseudonyms that only its holder can link. This one is public: make your own with
# head -c 32 /dev/urandom >my.key; chmod 600 my.key
install -m 600 campaign.key "$dir/campaign.key"

# Exit status 1 means: done, with rejects or findings. The campaign has three faulty rows, so 1 is expected here.
expect() { # STATUSES COMMAND...
	local ok=$1 status=0
	shift
	"$@" || status=$?
	[[ ,$ok, == *,$status,* ]] || { echo "run.sh: $1 ended with $status" >&2; return $status; }
}

expect 0,1 coco-import --key="$dir/campaign.key" --contacts="$dir/contacts.csv" --rejects="$dir/rejects.ndjson" \
	avm-survey.csv cci-survey.csv post-survey.csv \
	facilitators.csv events.csv attendance.csv interest.csv contacts-log.csv pitches.csv collaborations.csv milestones.csv vouchers.csv impacts.csv |
	expect 0,1 coco-rewrite-challenge |
	expect 0,1 coco-match --assign |
	tee "$dir/campaign.ndjson" |
	coco-report --format=html --as-of=2026-11-01 --title="Creative meets industry, 2025-2026" -o "$dir/report.html"

echo "report: $dir/report.html"
