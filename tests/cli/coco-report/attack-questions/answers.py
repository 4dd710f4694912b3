"""answers.py SEED <RECORDS: answers of their participants to questions of yes or no, with small cells; words in nine languages."""
import json, random, sys

rnd = random.Random(int(sys.argv[1]))
YES, NO = ["Yes", "Ja", "da", "Sì", "tak", "Igen", "Áno", True], ["No", "Nein", "ne", "nie", "Nem", False]
for p in [json.loads(line) for line in sys.stdin]:
    if p["type"] != "participant":
        continue

    def answer(item, value, **more):
        print(json.dumps(dict(type="response", participant=p["id"], survey="closed", item=item, label="Imate kakšno kronično bolezen?" if item == "ill" else f"Question {item}?", value=value, **more)))

    for item, likely in (("before", .93 if p["side"] == "avm" else .5), ("rare", .05), ("all", .99)):
        if rnd.random() < .9:
            answer(item, rnd.choice(YES if rnd.random() < likely else NO), wave=rnd.choices(["pre", "post"], [4, 1])[0])
        else:
            value, missing = rnd.choice([(None, {"missing": "not_shown"}), ("weiß nicht", {}), ("only with " + p["id"], {})])
            answer(item, value, wave="pre", **missing)
    answer("ill", rnd.random() < .4)
