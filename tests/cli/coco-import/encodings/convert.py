"""convert.py EXAMPLES: the campaign's surveys and its texts in nine languages, rewritten in every encoding that can hold them, must give the
records that their UTF-8 gives, or be refused; prints what came of each."""
import ast
import csv
import io
import json
import os
import subprocess
import sys

examples = os.path.join(sys.argv[1], "campaign")
CODECS = {"cp1250": "cp1250", "cp1252": "cp1252", "iso-8859-1": "latin-1", "iso-8859-2": "iso8859-2", "iso-8859-15": "iso8859-15",
          "iso-8859-16": "iso8859-16", "cp852": "cp852", "cp850": "cp850", "macintosh": "mac-roman", "mac-centraleurope": "mac-latin2"}
ICONV = {"iso-8859-16": "ISO-8859-16", "mac-centraleurope": "MAC-CENTRALEUROPE"}


def records(name, options, expected=(0, 1)):
    run = subprocess.run(["coco-import", *options, name], capture_output=True, check=False)
    if run.returncode == 3:
        assert b"--encoding" in run.stderr, run.stderr
        return None
    assert run.returncode in expected, run.stderr
    out = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    for record in out:
        for entry in record.get("files", []):
            del entry["sha256"]
    return out


def holds(row, codec):
    try:
        "".join(row).encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def write(name, rows, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    with open(name, "wb") as f:
        f.write(text.getvalue().encode("utf-8"))


def convert(name, source, target, mark=b""):
    with open(name, "wb") as f:
        f.write(mark)
        f.flush()
        subprocess.run(["iconv", "-f", "UTF-8", "-t", target, source], stdout=f, check=True)


def check(what, rows, delimiter, options):
    """What came of the rows that an encoding holds, if they are the most, in each."""
    told = {}
    for encoding, codec in CODECS.items():
        kept = [row for row in rows if holds(row, codec)]
        if not holds(rows[0], codec) or len(kept) < 0.5 * len(rows):
            continue
        os.makedirs("utf8", exist_ok=True)
        write("utf8/x.csv", kept, delimiter)
        convert("x.csv", "utf8/x.csv", ICONV.get(encoding, encoding))
        got = records("x.csv", options)
        told[encoding] = "asks" if got is None else "same" if got == records("utf8/x.csv", options) else "DIFFERENT"
    write("utf8/x.csv", rows, delimiter)
    want = records("utf8/x.csv", options)
    for name, target, mark in (("utf-16le", "UTF-16LE", b"\xff\xfe"), ("utf-16be", "UTF-16BE", b"\xfe\xff"), ("utf-16le, no mark", "UTF-16LE", b""),
                               ("utf-16be, no mark", "UTF-16BE", b"")):
        convert("x.csv", "utf8/x.csv", target, mark)
        told[name] = "same" if records("x.csv", options) == want else "DIFFERENT"
    groups = {}
    for name, result in told.items():
        groups.setdefault(result, []).append(name)
    for result, names in sorted(groups.items()):
        print("%s: %s: %s" % (what, result, "; ".join(names)))


def sentences(lang):
    with open(os.path.join(examples, "texts", "cci_%s.py" % lang), encoding="utf-8") as f:
        found = [n.value for n in ast.walk(ast.parse(f.read())) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    lines = [line for text in found for line in text.splitlines() if len(line) > 8]
    return [[str(i), line] for i, line in enumerate(lines)]


for lang in ("en", "de", "sl", "it", "pl", "hu", "sk", "hr", "cs"):
    check(lang, [["id", "text"]] + sentences(lang), ";", ["--as=row"])
for survey in ("avm-survey", "cci-survey"):
    with open(os.path.join(examples, survey + ".csv"), encoding="utf-8", newline="") as f:
        table = list(csv.reader(f))
    check(survey, table, ",", ["--map=" + os.path.join(examples, survey + ".map.json"), "--key=campaign.key"])
