"""convert.py EXAMPLES: two of the campaign's files in every dialect must give the records that they give as they are; prints what came of each."""
import csv
import io
import json
import os
import subprocess
import sys

examples = os.path.join(sys.argv[1], "campaign")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "mixed": None}


def records(name, options):
    run = subprocess.run(["coco-import", *options, name], capture_output=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    out = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    for record in out:
        for entry in record.get("files", []):
            del entry["sha256"]
        record.get("source", {}).pop("row", None)
    return out


def write(name, rows, delimiter, end, quoting, before="", after=""):
    text = before
    for i, row in enumerate(rows):
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="\r\n", quoting=quoting).writerow(row)
        text += line.getvalue()[:-2] + (end or ("\r\n", "\n", "\r", "\n\n")[i % 4])
    with open(name, "wb") as f:
        f.write((text + after).encode("utf-8"))


def check(what, options, encoding="utf-8"):
    with open(os.path.join(examples, what + ".csv"), encoding=encoding, newline="") as f:
        rows = list(csv.reader(f))
    write(what + ".csv", rows, ",", "\n", csv.QUOTE_MINIMAL)
    want = records(what + ".csv", options)
    count = bad = 0
    for delimiter_name, delimiter in DELIMITERS.items():
        for end_name, end in ENDS.items():
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                for before, after in (("", ""), ("\ufeffsep=%s\n" % delimiter, "\r\n\r\n")):
                    write(what + ".csv", rows, delimiter, end, quoting, before, after)
                    count += 1
                    if records(what + ".csv", options) != want:
                        bad += 1
                        print("%s: %s, %s, quoting %d, %r: DIFFERENT" % (what, delimiter_name, end_name, quoting, before))
    print("%s: %d dialects, %d different; %d records" % (what, count, bad, len(want)))


check("avm-survey", ["--map=" + os.path.join(examples, "avm-survey.map.json"), "--key=campaign.key"])
check("attendance", ["--as=row"])
