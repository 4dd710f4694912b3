"""answers.py SEED <RECORDS: answers of their participants to questions of yes or no and with options, with small cells; words in nine languages."""
import json, random, sys

rnd = random.Random(int(sys.argv[1]))
YES, NO = ["Yes", "Ja", "da", "Sì", "tak", "Igen", "Áno", True], ["No", "Nein", "ne", "nie", "Nem", False]
for p in [json.loads(line) for line in sys.stdin]:
    if p["type"] != "participant":
        continue

    def answer(item, value, **more):
        print(json.dumps(dict(type="response", participant=p["id"], survey="closed", item=item, label="Imate kakšno kronično bolezen?" if item.startswith("ill") else f"Question {item}?", value=value, **more)))

    for item, likely in (("before", .93 if p["side"] == "avm" else .5), ("rare", .05), ("all", .99)):
        if rnd.random() < .9:
            answer(item, rnd.choice(YES if rnd.random() < likely else NO), wave=rnd.choices(["pre", "post"], [4, 1])[0])
        else:
            value, missing = rnd.choice([(None, {"missing": "not_shown"}), ("weiß nicht", {}), ("only with " + p["id"], {})])
            answer(item, value, wave="pre", **missing)
    answer("ill", rnd.random() < .4)
    answer("illness", rnd.choice(["asthma", "none of them"]))
    often = rnd.choices(["never", "seldom", "often", "from 2 to 3 times a year"], [.6, .3, .07, .03] if p["side"] == "avm" else [.3, .3, .2, .2])[0]
    answer("often", often if rnd.random() < .95 else "my number is +43 660 1234567, " + p["id"], wave=rnd.choices(["pre", "post"], [3, 1])[0])
    answer("needs", [o for o, w in (("time", .7), ("money", .2), ("rooms", .04)) if rnd.random() < w] + (["Ana Novak"] if rnd.random() < .3 else []))
    answer("whom", rnd.choice(["the chamber", "a cluster"]))
