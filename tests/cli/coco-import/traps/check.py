"""check.py FOLDER EXPECTATIONS ACCEPTED: every trap through coco-import --as=row; prints what is silent or wrong, and the counts."""
import json
import os
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
    said = run.returncode != 0 or run.stderr
    if run.returncode not in (0, 1, 3) or (trap["class"] == "valid" and not same):
        print("wrong:", name, run.returncode, run.stderr.decode("utf-8", "replace").strip(), rows)
        wrong += 1
    elif same and run.returncode == 0:
        clean += 1
    elif said:
        told += 1
    else:
        print("silent:", name, rows)
        silent += 1
print("%d traps: %d exact, %d told, %d wrong, %d silent" % (len(traps), clean, told, wrong, silent))
