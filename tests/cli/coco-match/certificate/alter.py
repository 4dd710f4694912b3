"""alter.py CERTIFICATE STEP OUT...: for each `STEP`th number or text of a certificate, a copy in which it alone is another: the digest
stays. With --sealed the copies have a digest of their own, and what may be another without another problem (prices, options that make no
difference here, a bound that is not proved) is left alone. Prints a line a copy: its file and what is other."""
import copy
import hashlib
import json
import sys

sealed = sys.argv[1] == "--sealed"
path, step = sys.argv[1 + sealed], int(sys.argv[2 + sealed])
cert = json.load(open(path, encoding="utf-8"))


def leaves(node, at=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, at + (key,))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, at + (index,))
    else:
        yield at


def other(value, at):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return 1 - value if at[0] == "pairs" and at[-1] in (3, 4) else value + 1
    return value[:-1] + chr(ord(value[-1]) ^ 1)


def is_price(at):
    return at[0] in ("source", "sink") or "prices" in at


free = ("digest", "weights", "cross-border", "first-time", "again", "before", "bound")
places = [at for at in leaves(cert) if not sealed or (not is_price(at) and at[-1] not in free)]
for number, at in enumerate(places[::step]):
    new = copy.deepcopy(cert)
    node = new
    for key in at[:-1]:
        node = node[key]
    node[at[-1]] = other(node[at[-1]], at)
    if sealed:
        del new["digest"]
        text = json.dumps(new, separators=(",", ":"), ensure_ascii=False)
        new["digest"] = hashlib.sha256(text.encode()).hexdigest()
    with open(f"altered-{number}.json", "w", encoding="utf-8") as file:
        json.dump(new, file, ensure_ascii=False)
    print(f"altered-{number}.json", ".".join(map(str, at)))
