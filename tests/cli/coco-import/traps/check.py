"""check.py FOLDER EXPECTATIONS ACCEPTED: every trap through coco-import --as=row; prints what is silent or wrong, and the counts.

A trap of class valid or policy must come out text for text with exit 0; of a malformed one told.tsv says the exit status, and the level,
code and line of the first message (or that it is exact)."""
import json
import os
import re
import subprocess
import sys

folder, expectations, accepted = sys.argv[1:]
silent = wrong = clean = told = 0


def names(header):
    seen, out = set(), []
    for i, text in enumerate(header):
        text = text or "column %d" % (i + 1)
        name, k = text, 2
        while name in seen:
            name, k = "%s [%d]" % (text, k), k + 1
        seen.add(name)
        out.append(name)
    return out


with open(expectations, encoding="utf-8") as f:
    traps = json.load(f)
with open("told.tsv", encoding="utf-8") as f:
    told_as = {name: (int(status), how) for name, status, how in (line.rstrip("\n").split("\t") for line in f)}
with open(accepted, encoding="utf-8") as f:
    for name, trap in json.load(f).items():
        traps[name].update(trap)
for name, trap in sorted(traps.items()):
    path = os.path.join(folder, name + ".csv")
    if not os.path.exists(path):
        print("missing:", name)
        wrong += 1
        continue
    run = subprocess.run(["coco-import", "--as=row", path], capture_output=True, check=False)
    rows = [json.loads(line) for line in run.stdout.decode("utf-8").split("\n") if line]
    rows = [r["cells"] for r in rows if r["type"] == "row"]
    want = trap["rows"] or trap.get("if_accepted")
    same = False
    if want:
        header = names(want[0])
        same = rows == [dict(zip(header, row)) for row in want[1:]] and all(list(r) == header for r in rows)
    said = run.stderr.decode("utf-8", "replace").strip()
    first = re.search(r"csv(?::(\d+))?(?::\d+)?: (\w+)\[([\w-]+)\]", said)
    how = "exact" if same and not first else "%s %s %s" % (first[2], first[3], first[1] or "-") if first else "silent"
    status, wanted = told_as.get(name, (0, "exact"))
    if trap["class"] != "malformed" and not (same and run.returncode == 0):
        print("wrong:", name, run.returncode, said, rows)
        wrong += 1
    elif trap["class"] == "malformed" and (run.returncode, how) != (status, wanted):
        print("wrong:", name, run.returncode, how, "instead of", status, wanted)
        wrong += 1
    elif how == "silent":
        print("silent:", name, rows)
        silent += 1
    elif same and run.returncode == 0:
        clean += 1
    else:
        told += 1
print("%d traps: %d exact, %d told, %d wrong, %d silent" % (len(traps), clean, told, wrong, silent))
