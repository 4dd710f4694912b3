#!/usr/bin/env python3
"""records.py RECORDS: an invented campaign as NDJSON on standard output, all record types mixed as a campaign has them: answers, attendances and matches
are many, challenges and events few; a hundredth of the attendances and of the matches comes again with another status. Fixed seed: the same bytes every
time."""
import json, random, sys

total = int(sys.argv[1])
rng = random.Random(20260301)
words = "wood metal light sound glass paper colour form space story brand film stage craft code data play line".split()
countries = ["AT", "SI", "IT", "PL", "DE", "HU", "SK", "HR", "CZ"]
regions = {"AT": ["AT22", "AT31"], "SI": ["SI03", "SI04"], "IT": ["ITH5", "ITC4"], "PL": ["PL22", "PL51"], "DE": ["DE21", "DED5"], "HU": ["HU11", "HU32"],
           "SK": ["SK01", "SK04"], "HR": ["HR05", "HR06"], "CZ": ["CZ01", "CZ08"]}
activities = ["info_day", "mindset_workshop", "avm_pitch", "visit", "specialised_workshop", "meet_the_expert", "hands_on", "solution_pitch"]
barriers = ["business_knowledge", "competition_pressure", "stereotypes", "management", "unclear_outcome"]
impacts = ["new_products", "value_cocreation", "new_business_models", "sustainability"]
constructs = ["openness", "trust", "creativity", "structure"]


def sentence(n=12):
    return " ".join(rng.choice(words) for _ in range(n))


def day():
    return f"2026-{rng.randint(1, 9):02}-{rng.randint(1, 28):02}"


def participant(i):
    country = rng.choice(countries)
    return {"type": "participant", "id": f"p{i}", "org_id": f"org-{i * 9 // 10}.example.org", "side": "avm" if i % 3 == 0 else "cci", "org": f"House {i}",
            "country": country, "nuts": rng.choice(regions[country]), "nuts_version": "2024", "city": "Town", "size": rng.choice(["micro", "small", "medium", "large"]),
            "headcount": rng.randint(1, 400), "languages": rng.sample(["en", "de", "sl", "it", "pl"], 2), "skills": ["industrial_design", "service_design"],
            "offers": sentence(30), "needs": sentence(20), "barriers": rng.sample(barriers, 2), "wishes": ["training", "mentoring"], "consent": {"process": True, "publish": True},
            "status": "active", "joined": day(), "source": {"file": "survey.csv", "row": i + 2}}


def challenge(i, people):
    return {"type": "challenge", "id": f"ch{i}", "owner": f"p{3 * rng.randrange(people // 3)}", "title": sentence(4), "text": sentence(80), "lang": rng.choice(["en", "de", "sl"]),
            "area": "product_development", "skills_wanted": ["industrial_design"], "seats_min": 3, "seats_max": 5, "opens": day(), "status": "published"}


def event(i):
    return {"type": "event", "id": f"ev{i}", "activity": activities[i % len(activities)], "date": day(), "start": "2026-03-02T09:00:00+01:00", "place": "Hall",
            "capacity": 40, "topic": sentence(4), "mode": "in_person"}


def attendance(i, events, people):
    return {"type": "attendance", "event": f"ev{i % events}", "participant": f"p{(i // events + i * 7) % people}",
            "status": rng.choice(["attended", "attended", "registered", "no_show"]), "rating": rng.randint(1, 5)}


def match(i, challenges, people):
    return {"type": "match", "round": 1, "challenge": f"ch{i % challenges}", "participant": f"p{(i // challenges) * 3 % people + 1}", "score": round(rng.random(), 6),
            "rank": i // challenges % 10 + 1, "status": rng.choice(["ranked", "assigned", "accepted", "declined"]),
            "components": {"text": 0.5, "skills": 0.25, "areas": 1, "language": 1}, "weights": {"text": 1, "skills": 0.5, "areas": 0.5, "language": 0.5},
            "reasons": [{"component": "text", "text": sentence(), "terms": [{"term": "wood", "weight": 0.31}]}], "run": "0123456789abcdef"}


def response(i, people):
    person, item = i // 8, i % 8
    return {"type": "response", "participant": f"p{person % people}", "survey": f"image-{person // people}", "wave": "pre", "item": f"q{item}",
            "construct": constructs[item % 4], "label": sentence(6), "value": rng.randint(1, 7), "scale_min": 1, "scale_max": 7, "of": "self" if item < 4 else "other",
            "lang": "en", "submitted": day() + "T10:00:00+01:00", "complete": True}


def meeting(i, events, people):
    return {"type": "meeting", "event": f"ev{i % events}", "slot": f"{i // events}", "a": f"p{i * 3 % people}", "b": f"p{(i * 3 + 1) % people}", "challenge": "ch1",
            "table": i % 12 + 1, "status": rng.choice(["held", "held", "proposed", "no_show"]), "rating_a": rng.randint(1, 5), "rating_b": rng.randint(1, 5)}


def pitch(i, challenges, people):
    return {"type": "pitch", "id": f"pi{i}", "challenge": f"ch{i % challenges}", "participant": f"p{(i * 3 + 1) % people}", "date": day(), "approach": sentence(30),
            "rating_avm": rng.randint(1, 5), "chosen": i % 4 == 0, "feedback": sentence(10), "feedback_sent": day(), "stage": "seed"}


def collaboration(i, people):
    a = 3 * rng.randrange(people // 3)
    return {"type": "collaboration", "id": f"co{i}", "challenge": "ch1", "participants": [f"p{a}", f"p{a + 1}"], "kind": rng.choice(["co_creation", "commission", "idea"]),
            "status": rng.choice(["agreed", "active", "completed", "dropped"]), "start": day(), "agreed": day(), "first_time_pair": True, "contract": "loi",
            "commitment": {"aims": sentence(10), "timeline": sentence(5), "milestones": sentence(5)}, "equal_footing_avm": rng.randint(1, 5), "equal_footing_cci": rng.randint(1, 5)}


def impact(i, collaborations, people):
    return {"type": "impact", "collaboration": f"co{i % collaborations}", "participant": f"p{i % people}", "impact": rng.choice(impacts), "indicator": "revenue_share",
            "value": rng.randint(0, 100), "unit": "percent", "wave": "6m", "evidence": "self", "text": sentence(10)}


def contact(i, people):
    return {"type": "contact", "date": day(), "participants": [f"p{i % people}"], "purpose": f"call {i}", "mode": "phone", "minutes": rng.randint(5, 90), "note": sentence(12)}


def voucher(i, people):
    return {"type": "voucher", "id": f"vo{i}", "applicant": f"p{i % people}", "scheme": "creative", "requested": 5000, "granted": 4000, "drawn": 3500, "own_share": 1500,
            "currency": "EUR", "applied": day(), "decided": day(), "status": "completed"}


def n(share):
    return max(1, int(total * share))


people, challenges, events, collaborations = max(6, n(.08)), n(.005), n(.0005), n(.01)
kinds = [(people, participant), (challenges, lambda i: challenge(i, people)), (events, event), (n(.2), lambda i: attendance(i, events, people)),
         (n(.2), lambda i: match(i, challenges, people)), (n(.06), lambda i: meeting(i, events, people)), (n(.05), lambda i: pitch(i, challenges, people)),
         (collaborations, lambda i: collaboration(i, people)), (n(.01), lambda i: impact(i, collaborations, people)), (n(.03), lambda i: contact(i, people)),
         (n(.005), lambda i: voucher(i, people))]
made = sum(count for count, _ in kinds)
again = total // 100
kinds.append((max(0, total - made - again), lambda i: response(i, people)))
repeat = []
left = 0
for count, make in kinds:
    for i in range(count):
        record = make(i)
        line = json.dumps(record, separators=(",", ":"))
        if record["type"] in ("attendance", "match") and rng.random() < .025 and left < again:
            left += 1
            repeat.append(json.dumps({**record, "status": "attended" if record["type"] == "attendance" else "accepted"}, separators=(",", ":")))
        print(line)
for i in range(again):
    print(repeat[i] if i < len(repeat) else json.dumps(response(10**6 + i, people), separators=(",", ":")))
