"""Surveys made of headings.tsv, a heading with its values a column: which fields does coco-import find?"""
import collections
import csv
import json
import subprocess

files = collections.OrderedDict()
for row in csv.DictReader(open("headings.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
    number = 0  # a field and a heading once in a file
    while any(
        (row["field"] and row["field"] == other["field"]) or row["heading"] == other["heading"]
        for other in files.get((row["lang"], row["side"], number), [])
    ):
        number += 1
    files.setdefault((row["lang"], row["side"], number), []).append(row)

counts = collections.OrderedDict()
for (lang, side, number), columns in files.items():
    with open("survey.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([c["heading"] for c in columns])
        values = [c["values"].split("|") for c in columns]
        writer.writerows([[v[i % len(v)] for v in values] for i in range(6)])
    run = subprocess.run(["coco-import", "--explain", "--format=json", "--side=" + side, "survey.csv"], capture_output=True, text=True)
    count = counts.setdefault(lang, [0, 0, 0])
    for wanted, column in zip(columns, json.loads(run.stdout)["columns"]):
        use = "" if column["use"] in ("response", "dropped") else column["use"]
        count[0] += wanted["field"] != ""
        count[1] += use != "" and use == wanted["field"]
        count[2] += use != "" and use != wanted["field"]
        if use != wanted["field"]:
            print(lang, side, wanted["field"] or "-", "taken for", use or "-", "|", wanted["heading"])
for lang, (fields, found, wrong) in counts.items():
    print(lang, "fields", fields, "found", found, "wrong", wrong)
