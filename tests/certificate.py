"""certificate.py FILE: confirms by itself that a certificate of coco-match proves its assignment the best: coco-formats(5), "Certificates"."""
import hashlib
import json
import sys
from collections import Counter


def wrong(why):
    sys.exit(f"certificate.py: {why}")


cert = json.load(open(sys.argv[1], encoding="utf-8"))
digest = cert.pop("digest")
if hashlib.sha256(json.dumps(cert, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest() != digest:
    wrong("the digest is that of another file")
challenges, participants, pairs, aims = cert["challenges"], cert["participants"], cert["pairs"], cert["aims"]
law = cert["minimum_pitches"] == "law"
if aims != [a for a in ("seats", "pitches", "everyone", "total") if a in aims] or not {"seats", "total"} <= set(aims) or law == ("pitches" in aims):
    wrong("the aims are not those of an assignment")
source, sink, first = 0, 1, 2 + len(challenges)
group, organisations = first + len(participants), cert["organisations"]
prices = [cert["source"], cert["sink"]] + [node["prices"] for node in challenges + participants + organisations]
counts = [Counter(row[k] for row in pairs if row[4] and len(row) > k) for k in (0, 1, 5)]
seats, pitches, shares = ([count[i] for i in range(len(nodes))] for count, nodes in zip(counts, (challenges, participants, organisations)))
# arcs: from, to, least, most, flow, costs of a unit by aim
arcs = [(first + p, group + at[0] if at else 2 + c, pinned, 1, chosen, {"total": -score}) for c, p, score, pinned, chosen, *at in pairs]
arcs += [(group + g, 2 + node["challenge"], 0, node["most"], shares[g], {}) for g, node in enumerate(organisations)]
for c, (least, most) in enumerate(node["seats"] for node in challenges):
    filled = min(seats[c], least)
    arcs += [(2 + c, sink, 0, least, filled, {"seats": -1}), (2 + c, sink, 0, most - least, seats[c] - filled, {})]
for p, (least, most) in enumerate(node["pitches"] for node in participants):
    one, more = min(most, 1), max(least - 1, 0)
    flows = min(pitches[p], one), max(min(pitches[p] - 1, more), 0), max(pitches[p] - one - more, 0)
    arcs += [(source, first + p, int(law and least > 0), one, flows[0], {"pitches": -(least > 0), "everyone": -1}),
             (source, first + p, more if law else 0, more, flows[1], {"pitches": -1}), (source, first + p, 0, most - one - more, flows[2], {})]
arcs.append((sink, source, 0, len(pairs), sum(seats), {}))
for tail, head, least, most, flow, costs in arcs:
    reduced = [costs.get(aim, 0) + prices[tail][k] - prices[head][k] for k, aim in enumerate(aims)]
    decided = next((r for r in reduced if r), 0)  # by the first aim that does not leave the arc open
    if not least <= flow <= most or (decided > 0 and flow > least) or (decided < 0 and flow < most):
        wrong(f"the arc from node {tail} to node {head} is not where the prices want it")
if len({(c, p) for c, p, *_ in pairs}) < len(pairs) or any(organisations[g]["challenge"] != pair[0] for pair in pairs for g in pair[5:]) or cert["result"] != {
        "unfilled_seats": sum(max(node["seats"][0] - n, 0) for node, n in zip(challenges, seats)),
        "unmet_pitches": sum(max(node["pitches"][0] - n, 0) for node, n in zip(participants, pitches)),
        "reached": sum(n > 0 for n in pitches), "total": sum(pair[2] for pair in pairs if pair[4])}:
    wrong("a pair stands there twice or in an organisation of another challenge, or the sums are others")
