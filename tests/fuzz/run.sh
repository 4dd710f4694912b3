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
	dsv | workbook) continue ;;
	json) cp -f "$f" "$seeds/" && { printf '{"type":"x","v":' && cat "$f" && printf '}'; } >"$seeds/w-$(basename "$f")" ;;
	*) { printf '\1{"type":"x", "v":' && cat "$f" && printf '}'; } >"$seeds/w-$(basename "$f")" ;;
	esac
done
if [ "$name" = stream ]; then
	printf '\3[{"type":"x"},\n {"type":"y", "n":[1]}]\n' >"$seeds/array"
	printf '\4type,title,id\ny,"a, b",1\nparticipant,c,2\n' >"$seeds/csv"
fi
if [ "$name" = dsv ]; then
	for f in "$shared"/corpora/csv-spectrum/csvs/*.csv "$shared"/corpora/csv-traps/*/*.csv examples/*/*.csv; do
		[ ! -e "$f" ] || [ "$(stat -c %s "$f")" -ge 5000 ] || { printf '\103' && cat "$f"; } >"$seeds/$(sha256sum "$f" | head -c 16)"
	done
	printf '\1Name;Ort\n"J\xf6rg";"K\xf6ln"\n"M\xfcller";"a;b"\n' >"$seeds/cp1252"
fi
if [ "$name" = workbook ]; then
	printf '\7<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>45999.5</v></c></row>%s\0%s\0%s' \
		'<row r="4"><c r="B4" t="inlineStr"><is><t>a,b</t></is></c></row></sheetData></worksheet>' '<sst><si><r><t>a</t></r><r><t>b</t></r></si></sst>' \
		'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>' >"$seeds/xlsx"
	printf '\5<o:d xmlns:o="o" xmlns:t="t" xmlns:x="x"><t:table t:name="S"><t:table-row t:number-rows-repeated="2"/><t:table-row>%s</t:table-row></t:table></o:d>' \
		'<t:table-cell o:value-type="date" o:date-value="2026-01-02"><x:p>2</x:p></t:table-cell><t:table-cell t:number-columns-repeated="3"/>' >"$seeds/ods"
fi
log=build/fuzz/$name.log
if "$program" -max_total_time="$seconds" -max_len=600 -artifact_prefix="build/fuzz/$name-" "$seeds" >"$log" 2>&1; then
	echo "fuzz $name: $(tail -n 1 "$log")"
else
	grep -aE 'ERROR|SUMMARY|Test unit written' "$log"
	echo "fuzz $name: FAILED (see $log)"
	exit 1
fi
