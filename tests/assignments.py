"""assignments.py FILE...: public assignment instances against `coco-match --assign --scores` (in PATH).

A FILE is one of the corpora's assign/*.txt (their README has the format) or an OR-Library assignment problem (n, then n x n costs: one to
one, cost c becomes the score 1 - c/10^6; the optimum is not in it and only printed). Each becomes records and a file of scores in a folder
of its own; unfilled seats and total must be the known optimum, and the certificate must hold by certificate.py. An instance with
`o none` must end with exit status 1 and a finding about minimum pitches or pins. --keep=DIR leaves the files there."""
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

checker = Path(__file__).with_name("certificate.py")


def read(path):
    """seats, pitches, pairs with scores in millionths, pinned pairs, optimum: (unfilled, total), None: there is none, or () unknown."""
    rows = [line.split() for line in path.read_text().splitlines() if line.strip()]
    if rows[0][0].isdigit():
        numbers = [int(word) for row in rows for word in row]
        n, costs = numbers[0], numbers[1:]
        assert len(costs) == n * n, f"{path}: {len(costs)} costs, expected {n * n}"
        one = {i: (1, 1) for i in range(n)}
        return one, one, [(i // n, i % n, 10**6 - cost) for i, cost in enumerate(costs)], set(), ()
    seats, pitches, pairs, pinned, optimum = {}, {}, [], set(), ()
    for kind, *row in rows:
        if kind == "s":
            seats[int(row[0])] = int(row[1]), int(row[2])
        elif kind == "k":
            pitches[int(row[0])] = int(row[1]), int(row[2])
        elif kind in "ef":
            pairs.append(tuple(map(int, row)))
            if kind == "f":
                pinned.add(pairs[-1][:2])
        elif kind == "o":
            optimum = None if row == ["none"] else tuple(map(int, row))
    return seats, pitches, pairs, pinned, optimum


def write(folder, seats, pitches, pairs, pinned):
    with open(folder / "records.ndjson", "w") as out:
        print(json.dumps({"type": "participant", "id": "avm", "side": "avm"}), file=out)
        for i, (least, most) in pitches.items():
            print(json.dumps({"type": "participant", "id": f"p{i}", "side": "cci", "capacity_min": least, "capacity_max": most}), file=out)
        for i, (least, most) in seats.items():
            print(json.dumps({"type": "challenge", "id": f"c{i}", "owner": "avm", "text": "x", "seats_min": least,
                              "seats_max": most}), file=out)
    with open(folder / "scores.csv", "w") as out:
        print("challenge,participant,score", file=out)
        out.writelines(f"c{c},p{p},{score / 1e6:.6f}\n" for c, p, score in pairs)
    with open(folder / "pins.csv", "w") as out:
        print("challenge,participant,decision", file=out)
        out.writelines(f"c{c},p{p},pin\n" for c, p in sorted(pinned))


def solve(folder):
    begin = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    done = subprocess.run(["coco-match", "--assign", "--only-new", "--scores=scores.csv", "--pins=pins.csv",
                           "--certificate=proof.json", "--errors=json", "--verbose", "-o", "assigned.ndjson", "records.ndjson"],
                          cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stderr.splitlines()], sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - begin


def run(path, folder):
    """What is wrong, or nothing."""
    seats, pitches, pairs, pinned, optimum = read(path)
    write(folder, seats, pitches, pairs, pinned)
    status, said, seconds = solve(folder)
    codes = {one["code"] for one in said}
    if status > 1 or any(one["level"] == "error" for one in said):
        return f"exit status {status}: {said}"
    result = json.load(open(folder / "proof.json"))["result"]
    found = result["unfilled_seats"], result["total"]
    chosen = [json.loads(line) for line in open(folder / "assigned.ndjson")]
    print(f"{path.name}: {len(seats)} x {len(pitches)}, {len(pairs)} pairs: {found[0]} {found[1]}, {seconds:.2f} s of CPU", file=sys.stderr)
    if sum(round(match["score"] * 1e6) for match in chosen) != found[1]:
        return "the matches have another total than the certificate"
    if optimum is None:
        return None if status == 1 and codes & {"pitches-unmet", "pins-over-maximum"} else f"exit status {status}, told {codes}"
    if optimum and found != optimum:
        return f"unfilled seats and total are {found}, the optimum is {optimum}"
    if codes & {"pitches-unmet", "pins-over-maximum", "pin-refused", "score-unknown"}:
        return f"told {codes}"
    if subprocess.run([sys.executable, checker, folder / "proof.json"], check=False).returncode != 0:
        return "the certificate does not prove it"
    return None


def main(arguments):
    keep = [Path(a[len("--keep="):]) for a in arguments if a.startswith("--keep=")]
    failed = 0
    for path in [Path(a) for a in arguments if not a.startswith("--")]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = keep[0] / path.stem if keep else Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            wrong = run(path, folder)
        failed += wrong is not None
        if wrong is not None:
            print(f"{path.name}: {wrong}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
