"""properties.py N: N small random campaigns with scores, seeded. Held: the best assignment by trying all, the certificate by certificate.py,
the same bytes for any order of records and scores, no lower total with one participant more."""
import itertools
import json
import os
import random
import subprocess
import sys

checker = os.environ["TOP"] + "/tests/certificate.py"


def draw(rng):
    seats = {f"c{i}": (low := rng.randint(0, 2), low + rng.randint(0, 2)) for i in range(rng.randint(1, 3))}
    pitches = {f"p{i}": (0, rng.randint(0, 2)) for i in range(rng.randint(1, 4))}
    pairs = {(c, p): rng.randint(0, 4) * 250000 for c in seats for p in pitches if rng.random() < 0.7}
    return seats, pitches, pairs


def best(seats, pitches, pairs):
    """(unfilled, total), by trying all subsets of pairs."""
    found = None
    for taken in itertools.product((0, 1), repeat=len(pairs)):
        chosen = [pair for pair, one in zip(pairs, taken) if one]
        in_challenge = {c: sum(pair[0] == c for pair in chosen) for c in seats}
        if any(in_challenge[c] > seats[c][1] for c in seats) or any(sum(pair[1] == p for pair in chosen) > pitches[p][1] for p in pitches):
            continue
        value = -sum(max(seats[c][0] - in_challenge[c], 0) for c in seats), sum(pairs[pair] for pair in chosen)
        found = value if found is None else max(found, value)
    return -found[0], found[1]


def solve(seats, pitches, pairs, rng):
    records = [{"type": "participant", "id": "a", "side": "avm"}]
    records += [{"type": "participant", "id": p, "side": "cci", "capacity_min": low, "capacity_max": high} for p, (low, high) in pitches.items()]
    records += [{"type": "challenge", "id": c, "owner": "a", "text": "x", "seats_min": low, "seats_max": high} for c, (low, high) in seats.items()]
    scores = [{"challenge": c, "participant": p, "score": score / 1e6} for (c, p), score in pairs.items()]
    rng.shuffle(records)
    rng.shuffle(scores)
    for name, rows in ("in.ndjson", records), ("scores.ndjson", scores):
        with open(name, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(["coco-match", "-q", "--assign", "--only-new", "--scores=scores.ndjson", "--certificate=proof.json", "in.ndjson"],
                          capture_output=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    with open("proof.json", encoding="utf-8") as file:
        return done.stdout, file.read()


def value(proof):
    result = json.loads(proof)["result"]
    return result["unfilled_seats"], result["total"]


def main(n):
    rng = random.Random(20261126)
    for number in range(n):
        seats, pitches, pairs = draw(rng)
        matches, proof = solve(seats, pitches, pairs, rng)
        if value(proof) != best(seats, pitches, pairs):
            print(number, "is", value(proof), "but should be", best(seats, pitches, pairs))
        if subprocess.run([sys.executable, checker, "proof.json"], check=False).returncode != 0:
            print(number, "is not proved")
        if solve(seats, pitches, pairs, rng) != (matches, proof):
            print(number, "depends on the order of the input")
        seats = {c: (0, high) for c, (_, high) in seats.items()}
        less = value(solve(seats, pitches, pairs, rng)[1])
        pitches["q"] = 0, 2
        pairs.update({(c, "q"): rng.randint(0, 4) * 250000 for c in seats if rng.random() < 0.7})
        if value(solve(seats, pitches, pairs, rng)[1])[1] < less[1]:
            print(number, "has less with one participant more")
    print(n, "campaigns")


main(int(sys.argv[1]))
