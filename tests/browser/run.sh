#!/bin/bash
# run.sh: pages as people get them, through html-validate and axe-core in Chromium. BIN: the tools, OUT: where to work. What it needs of
# npm goes into OUT. Skips, and says so, where npm or Chromium are absent.
set -euo pipefail
bin=$(cd "${BIN:-build/bin}" && pwd) top=$(cd "$(dirname "$0")/../.." && pwd) out=${OUT:-build/browser}
mkdir -p "$out/results" "$out/pages"
out=$(cd "$out" && pwd)
skip() {
	echo "browser: 0 passed, 0 failed, 1 skipped ($1)"
	echo "0 0 1" >"$out/results/browser"
	exit 0
}
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
export CHROMIUM
[ -n "$CHROMIUM" ] || skip "no Chromium"
for t in npm node; do command -v $t >/dev/null || skip "no $t"; done
if ! cmp -s "$top/tests/browser/package.json" "$out/package.json" || [ ! -d "$out/node_modules" ]; then
	cp "$top/tests/browser/package.json" "$out/package.json.new"
	rm -rf "$out/node_modules"
	mv "$out/package.json.new" "$out/package.json"
	(cd "$out" && npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts) ||
		{ rm -rf "$out/node_modules"; skip "npm could not install what tests/browser/package.json names"; }
fi
cp "$top/tests/browser/check.js" "$out/check.js"

# The campaign of the examples, a campaign of the tests with more outcomes, and the edges.
pages=$out/pages
rm -f "$pages"/*.html
PATH=$bin:$PATH
"$top/examples/run.sh" "$out/campaign" >/dev/null 2>&1
campaign=$out/campaign/campaign.ndjson
report() { # NAME OPTION... : one page
	local name=$1
	shift
	coco-report --format=html --as-of=2026-11-01 -o "$pages/$name.html" "$@"
}
for profile in director policy partner facilitator; do
	for lang in ${LANGUAGES:-en de sl hu}; do
		report "$profile-$lang" --profile="$profile" --lang="$lang" "$campaign"
	done
done
python3 "$top/tests/cli/coco-report/campaign.py" 11 60 120 >"$out/outcomes.ndjson"
report outcomes-pl --lang=pl "$out/outcomes.ndjson"
report outcomes-by-region --by=nuts2 "$out/outcomes.ndjson"
coco-report --as-of=2026-06-01 "$out/outcomes.ndjson" >"$out/old.json"
report compared-it --lang=it --compare="$out/old.json" "$out/outcomes.ndjson"
report pictures-hr --lang=hr --charts=img "$campaign"
report without-charts-cs --lang=cs --charts=none "$campaign"
report empty-sk --lang=sk </dev/null
echo '{"type":"participant","id":"p1","side":"avm","country":"SI"}' | report one-participant --profile=director
echo '{"type":"participant","id":"p1","side":"avm","country":"SI"}' | report one-participant-policy --profile=policy
python3 "$top/tests/browser/regions.py" 2000 | report regions --by=nuts2
coco-rewrite-challenge --format=html "$top/examples/steel.txt" >"$pages/brief.html" || [ $? = 1 ]
node "$out/check.js" "$out/results/browser" "$pages"/*.html
