#!/usr/bin/env python3
"""An invented campaign as records, for looking at reports by hand: campaign.py [SEED] [AVM] [CCI] > records.ndjson"""
import json, random, sys
seed, n_avm, n_cci = (int(x) for x in (sys.argv[1:] + ["7", "62", "141"][len(sys.argv) - 1:]))
rnd, more, third = (random.Random(seed + i) for i in range(3))
out = lambda **r: print(json.dumps(r, ensure_ascii=False, separators=(",", ":")))
countries = ["AT", "DE", "SI", "IT", "PL", "HU"]
barriers = dict(avm=dict(unclear_outcome=.6, language_understanding=.4, fear_of_creatives=.05), cci=dict(stereotypes=.6, networking_opportunities=.97, vague_definition=.03))
wishes = dict(avm=dict(facilitated_contact=.7, kick_off_projects=.1), cci=dict(joint_projects=.7, mentoring=.2))
people = []
for side, n in (("avm", n_avm), ("cci", n_cci)):
    for i in range(n):
        p = dict(type="participant", id=f"{side}{i:03}", org_id=f"org-{side}{i // (1 if side == 'avm' else 1.1):.0f}", side=side, org=f"Example {side.upper()} {i}",
                 country=rnd.choice(countries), languages=["en"], consent={"process": True})
        if rnd.random() < .06: del p["country"]
        if rnd.random() < .1: del p["org_id"]
        if more.random() < .9: p["nuts"] = more.choice({"AT": ["AT22", "AT221", "AT12"], "SI": ["SI03", "SI04"], "IT": ["ITC4", "ITH5"], "PL": ["PL"]}.get(p.get("country"), ["HU11", "DE21"]))
        if more.random() < .9: p["size"] = more.choices(["micro", "small", "medium", "large"], [60, 20, 15, 3])[0]
        p["campaign"] = more.choices(["2025", "2026"], [1, 12])[0]
        if third.random() < .95:
            p["nace"] = [third.choices(["25.62", "31.09", "10.71", "22.29"], [8, 5, 3, 1])[0] if side == "avm" else third.choices(["74.10", "62.01", "73.11", "90.03"], [5, 3, 3, 1])[0]]
            p["nace_version"] = "2"
        if side == "cci" and third.random() < .9: p["creative_sectors"] = third.choices([["design"], ["crafts"], ["design", "industrial_design"], ["music", "fashion"], ["film_video_photography"]], [6, 4, 3, 2, 1])[0]
        if more.random() < .95:
            p["barriers"] = [b for b, q in barriers[side].items() if more.random() < q]
            p["wishes"] = [w for w, q in wishes[side].items() if more.random() < q]
        if rnd.random() < .07: p["status"] = rnd.choice(["prospect", "paused", "withdrawn"])
        if p.get("status") == "withdrawn" and more.random() < .7: p["stop_reason"] = more.choice(["time", "management", "other"])
        people.append(p); out(**p)
out(type="participant", id="both001", side="both", org="Example Studio Works", country="SI")
out(type="participant", id="bso001", side="bso", org="Example Chamber", country="SI")
acts = [("info_day", .7), ("mindset_workshop", .45), ("avm_pitch", .4), ("visit", .3), ("specialised_workshop", .25), ("meet_the_expert", .15), ("hands_on", .15), ("solution_pitch", .2), ("individual_visit", .08), ("individual_workshop", .08)]
for k, (a, p) in enumerate(acts):
    for j in range(2):
        out(type="event", id=f"ev{k:02}{j}", activity=a, date=f"2026-{1 + k // 2:02}-{10 + j:02}")
        for x in people:
            if rnd.random() < p / 2 * (1.25 if x["side"] == "avm" else .9):
                r = dict(type="attendance", event=f"ev{k:02}{j}", participant=x["id"], status=rnd.choices(["attended", "no_show", "registered"], [8, 1, 1])[0])
                if r["status"] == "attended" and rnd.random() < .6: r["rating"] = rnd.choice([2, 3, 4, 4, 5, 5])
                out(**r)
langs = ["de", "sl", "it", "pl", "hu", "en"]
for i in range(18):
    c = dict(type="challenge", id=f"ch{i:02}", owner=f"avm{i:03}", title=f"Challenge number {i}: lighter packaging & <less> waste" if i == 3 else f"Challenge number {i}", text="We want to do this better.", lang=langs[i % 6], status=rnd.choice(["published", "matched", "closed", "draft"]))
    if i % 5: c["seats_min"] = 3; c["seats_max"] = 5
    out(**c)
for i in range(18):
    for j, x in enumerate(rnd.sample([p for p in people if p["side"] == "cci"], 8)):
        out(type="match", round=1, challenge=f"ch{i:02}", participant=x["id"], score=round(rnd.betavariate(5, 3), 6), rank=j + 1, status="assigned" if j < 4 else rnd.choice(["waiting", "ranked", "declined", "vetoed"]))
        if j < 3:
            p = dict(type="pitch", id=f"pi{i:02}{j}", challenge=f"ch{i:02}", participant=x["id"], date=f"2026-05-{1 + i:02}")
            if rnd.random() < .9: p["chosen"] = j == 0
            out(**p)
parts = dict(aims="a", timeline="b", milestones="c", responsibilities="d", expectations="e", mode="f")
for i in range(14):
    c = dict(type="collaboration", id=f"co{i:02}", challenge=f"ch{i:02}", participants=[f"avm{i:03}", f"cci{i * 3:03}"], kind=rnd.choice(["co_creation", "commission", "rd", "idea"]), status=rnd.choices(["contact", "agreed", "active", "completed", "dropped", "unknown"], [2, 2, 5, 3, 2, 1])[0], start="2026-06-01")
    if i % 2: c["commitment"] = parts
    out(**c)
for i in range(16):
    who = [f"avm{i % n_avm:03}", f"cci{i * 2 % n_cci:03}"]
    c = dict(type="collaboration", id=f"cq{i:02}", participants=who, kind=more.choice(["co_creation", "commission"]), status=more.choices(["active", "completed", "dropped", "unknown"], [5, 4, 3, 2])[0], start=f"2025-{1 + i % 9:02}-01", agreed=f"2025-{1 + i % 9:02}-15", commitment={k: v for k, v in parts.items() if more.random() < .8})
    if more.random() < .9: c["first_time_pair"] = more.random() < .7
    if c["status"] == "dropped":
        c["stop_reason"] = more.choice(["money", "unclear_outcome"])
        if more.random() < .8: c["end"] = f"2025-{9 + i % 4:02}-20"
    if more.random() < .8: c["equal_footing_avm"] = more.choice([3, 4, 4, 5])
    if more.random() < .9: c["equal_footing_cci"] = more.choice([2, 3, 4, 5])
    out(**c)
    for k in range(more.randrange(4)):
        r = dict(type="contact", date=f"2025-{1 + i % 9:02}-{10 + 3 * k:02}", participants=who, mode=more.choice(["in_person", "online", "phone"]), purpose=f"talk {k}")
        if more.random() < .5: r["collaboration"] = c["id"]
        if more.random() < .9: r["minutes"] = more.choice([30, 60, 90])
        out(**r)
    for k in range(2):
        m = dict(type="milestone", collaboration=c["id"], title=f"m{k}", due=f"2025-{10 + k:02}-01", status=more.choice(["done", "done", "missed"]))
        if m["status"] == "done": m["done"] = f"2025-{10 + k:02}-{more.choice(['01', '09'])}"
        out(**m)
    for wave in ("6m", "12m"):
        for impact, path in (("new_products", "product_value"), ("mediator_role", "mindset"), ("jobs", "new_sector")):
            if more.random() < .4:
                out(type="impact", collaboration=c["id"], participant=who[0], impact=impact, path=path, indicator="x", value=more.choice([0, 1, 2]), baseline=0, wave=wave, date="2026-03-01", evidence=more.choice(["self", "documented", "verified"]))
    if i % 2:
        status = more.choice(["granted", "drawn", "completed", "rejected", "applied"])
        v = dict(type="voucher", id=f"vo{i:02}", applicant=who[i % 4 // 2], collaboration=c["id"], currency="PLN" if i % 7 == 0 else "EUR", applied="2025-11-01", status=status, comparison_group=status == "rejected", granted=0 if status == "rejected" else 5000, own_share=1000)
        if status in ("drawn", "completed"): v["drawn"] = more.choice([2500, 5000])
        out(**v)
image = [("analytical_or_creative", False), ("cautious_or_bold", False), ("rigid_or_flexible", True), ("slow_or_fast", False), ("closed_or_open", False)]
for x in people:
    for wave in ("pre", "post"):
        if rnd.random() > (.85 if wave == "pre" else .5): continue
        for con, rev in image:
            for of in ("self", "other", "assumed"):
                mu = {"avm": {"self": 2.6, "other": 4.2, "assumed": 2.2}, "cci": {"self": 4.3, "other": 2.2, "assumed": 3.6}}[x["side"]][of] + (.3 if wave == "post" and of != "self" else 0)
                v = min(5, max(1, round(rnd.gauss(mu, 1))))
                r = dict(type="response", participant=x["id"], survey=x["side"], wave=wave, item=f"{con}[{of}]", construct=con, label=f"{con.replace('_', ' ')}", of=of, scale_min=1, scale_max=5)
                z = rnd.random()
                if z < .03: r["value"] = None; r["missing"] = "dont_know"
                elif z < .06: r["value"] = None; r["missing"] = "no_answer"
                else: r["value"] = 6 - v if rev else v
                if rev: r["reversed"] = True
                out(**r)
