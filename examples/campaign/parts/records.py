"""The record CSVs that a support organisation keeps by hand: headers are field names, references are names or e-mails."""
import json
from datetime import date, timedelta

from texts.records_contacts import CONTACTS
from texts.records_events import EVENTS, FACILITATORS, INTEREST
from texts.records_pitches import CHILDREN, PITCHES
from texts.records_work import COLLABORATIONS, IMPACTS, MILESTONES, VOUCHERS

from .common import write_csv

YES = {"y": "true", "": "false"}


def lines(table):
    return [line.split("|") for line in table.split("\n")]


class Names:
    """@key -> the firm's name; key -> the title of its challenge. Now and then a person is named by e-mail instead."""

    def __init__(self, ch, firms, studios):
        self.ch = ch
        self.firm = {f["key"]: f for f in firms}
        self.by_org = {p["org"]: p for p in firms + studios}

    def org(self, token):
        name = self.firm[token[1:]]["org"] if token.startswith("@") else token
        if name not in self.by_org:
            raise SystemExit("generate.py: no organisation %r" % name)
        return name

    def ref(self, token, share=0.1):
        p = self.by_org[self.org(token)]
        return p["email"] if self.ch.yes(share) else p["org"]

    def refs(self, tokens):
        return ";".join(self.ref(t) for t in tokens.split(";"))

    def title(self, key):
        return self.firm[key]["challenge"][0] if key else ""


def facilitators():
    rows = [["type", "id", "org", "kind", "tandem_with", "languages", "expertise", "nuts"]]
    rows += [["facilitator"] + r for r in lines(FACILITATORS)]
    write_csv("facilitators.csv", rows)


def events(names):
    rows = [["type", "id", "tz", "activity", "topic", "date", "start", "end", "place", "nuts", "mode", "capacity", "host", "challenge",
             "trainers", "facilitators", "languages", "cost", "currency"]]
    for i, activity, topic, day, start, end, place, nuts, mode, cap, host, challenge, trainers, fac, langs, cost, cur, tz in lines(EVENTS):
        rows.append(["event", i, tz, activity, topic, day, day + "T" + start, day + "T" + end, place, nuts, mode, cap,
                     names.org(host) if host else "", challenge, trainers, fac, langs, cost, cur])
    for r in rows[1:]:
        r[6], r[7] = local(r[6], r[2]), local(r[7], r[2])
    write_csv("events.csv", rows)


def local(stamp, tz):
    """A time of RECORDS.md carries its offset: summer time from the last Sunday in March to the last in October."""
    day = date.fromisoformat(stamp[:10])

    def last_sunday(month):
        d = date(day.year, month, 31)
        return d - timedelta(days=(d.weekday() + 1) % 7)
    return stamp + (":00+02:00" if last_sunday(3) <= day < last_sunday(10) else ":00+01:00")


NEAREST = {"AT": "ev-2025-10-info-graz", "DE": "ev-2025-10-info-graz", "SI": "ev-2025-09-info-maribor", "HR": "ev-2025-09-info-maribor",
           "IT": "ev-2025-09-info-maribor", "PL": "ev-2025-10-info-katowice", "HU": "ev-2025-10-info-katowice",
           "SK": "ev-2025-10-info-katowice", "CZ": "ev-2025-10-info-katowice"}
SOUTH = {"AT", "DE", "SI", "IT", "HR"}
NOTES = ["Came with two colleagues.", "Left before lunch for a customer.", "Asked for the slides.", "Offered a visit on the spot.",
         "Would like an interpreter next time.", "Brought a sample that went round the table.", "Two cards exchanged, one call since.",
         "Said that the coffee break was too short.", "Wants to come again with the production manager."]
# Three rows that are wrong on purpose, and where they stand (data row, counted from 1).
FAULTS = {58: ["attendance", "ev-2025-10-info-graz", "Keramikwerkstatt Nordlicht", "attended", "4", "Walk-in, wrote only the name on the list."],
          204: ["attendance", "ev-2025-11-avmpitch-leoben", "Studio Querholz", "registered", "", ""],
          388: ["attendance", "ev-2026-03-solution-graz", "Fräulein Fuge", "came late", "", ""]}


def attendance(ch, names, firms, studios):
    people = [p for p in firms + studios if p["process"]]
    pitchers = {}
    for r in lines(PITCHES):
        pitchers.setdefault(r[1], set()).add(r[0])
    active = {f["org"] for f in firms if f["challenge"]} | set(pitchers)
    keen = {p["org"]: 0.3 + 0.5 * ch.unit() + (0.3 if p["org"] in active else 0) for p in people}
    rows, came, count = [], {}, {}

    def add(event, p, status):
        rating, note = "", ""
        if status == "attended":
            came.setdefault(event, set()).add(p["org"])
            count[p["org"]] = count.get(p["org"], 0) + 1
            rating = str(ch.pick([3, 4, 4, 4, 5, 5, 2])) if ch.yes(.68) else ""
            note = ch.pick(NOTES) if ch.yes(.05) else ""
        rows.append(["attendance", event, names.ref(p["org"], .12), status, rating, note])

    def invite(event, group, keep):
        for p in group:
            go = keen[p["org"]] * keep
            u = ch.unit()
            add(event, p, "attended" if u < go else "no_show" if u < go + .07 else "registered" if u < go + .09 else "invited")

    for event in ("ev-2025-09-info-maribor", "ev-2025-10-info-graz", "ev-2025-10-info-katowice"):
        invite(event, [p for p in people if NEAREST[p["country"]] == event], 1.0)
    seen = set().union(*came.values())
    late = {p["org"] for p in people if p["org"] not in seen and (p["org"] in active or ch.yes(.12))}
    pool = [p for p in people if p["org"] in seen | late]
    invite("ev-2025-10-mindset-trieste", [p for p in pool if p["country"] in SOUTH and ch.yes(.6)], .85)
    invite("ev-2025-11-mindset-gyor", [p for p in pool if p["country"] not in SOUTH and ch.yes(.7)], .85)
    seen = set().union(*came.values())
    pool = [p for p in pool if p["org"] in active or (p["org"] in seen and ch.yes(.85))]
    for event, here in (("ev-2025-11-avmpitch-zagreb", True), ("ev-2025-12-avmpitch-online", False)):
        speakers = [p for p in pool if p["side"] == "avm" and p["challenge"] and (p["country"] in SOUTH) == here]
        for p in speakers:
            add(event, p, "attended")
        invite(event, [p for p in pool if p not in speakers and ((p["country"] in SOUTH) == here or ch.yes(.15))], 1.0)
    share = came["ev-2025-11-avmpitch-zagreb"] | came["ev-2025-12-avmpitch-online"]
    pool = [p for p in pool if p["org"] in active or (p["org"] in share and ch.yes(.5))]
    host = {"ev-2026-01-visit-ried": "carbo", "ev-2026-01-visit-gliwice": "robot", "ev-2026-02-expert-linz": "klangantrieb"}
    for event, countries, take, keep in (("ev-2026-01-visit-ried", {"AT", "DE", "SI", "CZ"}, .6, .9), ("ev-2026-01-visit-gliwice", {"PL", "SK", "CZ"}, .8, .9),
                                         ("ev-2026-02-workshop-ljubljana", None, .4, .75), ("ev-2026-02-expert-linz", None, .3, .75),
                                         ("ev-2026-03-handson-udine", None, .35, .8)):
        key = host.get(event)
        if key:
            add(event, names.firm[key], "attended")
        invite(event, [p for p in pool if (not countries or p["country"] in countries) and not (key and p.get("key") == key) and ch.yes(take)], keep)
    krakow = {"gyorpress", "spindl", "labor", "lozko", "robot", "alu"}
    for event, here in (("ev-2026-03-solution-graz", lambda k: k not in krakow), ("ev-2026-04-solution-krakow", lambda k: k in krakow)):
        for p in people:
            if p["challenge"] if p["side"] == "avm" else p["org"] in pitchers:
                keys = {p["key"]} if p["side"] == "avm" else pitchers[p["org"]]
                if any(here(k) for k in keys):
                    add(event, p, "attended")
        invite(event, [p for p in pool if p["org"] not in active and ch.yes(.5)], .5)
    for event, orgs in (("ev-2026-04-visit-wels", (("@spritz", "attended"), ("Neun Komma Drei", "attended"), ("Ink & Ohm", "invited"))),
                        ("ev-2026-05-workshop-velenje", (("@toplota", "attended"), ("Risalnica", "attended"), ("@sedez", "attended"),
                                                         ("Arhitektura Vmes", "attended"), ("Zvočni vrt", "registered"), ("@filtar", "no_show"),
                                                         ("Room for Doubt", "attended")))):
        for token, status in orgs:
            add(event, names.by_org[names.org(token)], status)
    for at in sorted(FAULTS):
        rows.insert(at - 1, FAULTS[at])
    write_csv("attendance.csv", [["type", "event", "participant", "status", "rating", "note"]] + rows)
    return count


def interest(names):
    rows = [["type", "challenge", "participant", "level", "date", "text"]]
    for key, who, level, day, text in lines(INTEREST):
        rows.append(["interest", names.title(key), names.ref(who), level, day, text])
    write_csv("interest.csv", rows)


def contacts(names):
    rows = [["type", "date", "participants", "challenge", "collaboration", "facilitator", "mode", "minutes", "moderated", "purpose", "note",
             "next", "next_due"]]
    for day, who, key, collab, fac, mode, minutes, moderated, purpose, note, nxt, due in lines(CONTACTS):
        rows.append(["contact", day, names.refs(who), names.title(key), collab, fac, mode, minutes, YES[moderated], purpose, note, nxt, due])
    write_csv("contacts-log.csv", rows)


def pitches(names):
    rows = [["type", "id", "challenge", "participant", "parent", "date", "approach", "rating_avm", "rating_cci", "rank_avm", "rank_cci",
             "chosen", "reason", "feedback", "feedback_sent", "stage"]]
    krakow = {"gyorpress", "spindl", "labor", "lozko", "robot", "alu"}
    table = lines(PITCHES)
    often = {}
    for r in table:
        often[r[1]] = often.get(r[1], 0) + 1
    ids = {}

    def add(key, who, parent, day, approach, ra, rc, ka, kc, chosen, reason, feedback, days, stage):
        i = "pi-%02d" % len(rows)
        sent = "" if days == "-" else (date.fromisoformat(day) + timedelta(days=int(days))).isoformat()
        ids.setdefault("%s/%s" % (key, who), i)
        rows.append(["pitch", i, names.title(key), names.ref(who), parent, day, approach, ra, rc, ka, kc, YES[chosen], reason, feedback, sent,
                     stage])
    for key, who, approach, ra, rc, ka, kc, chosen, reason, feedback, days, stage in table:
        add(key, who, "", "2026-04-09" if key in krakow else "2026-03-26", approach, ra, rc, ka, kc if often[who] > 1 else "1", chosen,
            reason, feedback, days, stage)
    for key, who, day, approach, ra, rc, ka, kc, chosen, reason, feedback, days, stage in lines(CHILDREN):
        add(key, who, ids["%s/%s" % (key, who)], day, approach, ra, rc, ka, kc, chosen, reason, feedback, days, stage)
    write_csv("pitches.csv", rows)
    return ids


def collaborations(names, pitch_ids):
    parts = ("aims", "timeline", "milestones", "responsibilities", "expectations", "mode")
    rows = [["type", "id", "challenge", "pitch", "participants", "kind", "status", "start", "agreed", "end", "stop_reason", "first_time_pair",
             "contract", "ip"] + ["commitment." + p for p in parts] + ["commitment.agreed", "commitment.review_due", "commitment.handover",
                                                                      "equal_footing_avm", "equal_footing_cci", "outcome", "trl_start",
                                                                      "trl_end", "story"]]
    for c in COLLABORATIONS:
        members = [names.org(t) for t in c["participants"].split(";")]
        agreed = json.dumps([{"participant": m, "date": c["agreed"]} for m in members], ensure_ascii=False) if c["agreed"] else ""
        rows.append(["collaboration", c["id"], names.title(c["challenge"]), pitch_ids[c["pitch"]] if c["pitch"] else "", ";".join(members),
                     c["kind"], c["status"], c["start"], c["agreed"], c["end"], c.get("stop_reason", ""), c["first_time_pair"], c["contract"],
                     c["ip"]] + [c[p] for p in parts] + [agreed, c["review_due"], c["handover"], c["eq"][0], c["eq"][1], c["outcome"],
                                                         c["trl"][0], c["trl"][1], c["story"]])
    write_csv("collaborations.csv", rows)


def work(names):
    rows = [["type", "collaboration", "title", "owner", "due", "done", "status", "evidence"]]
    for co, title, owner, due, done, status, evidence in lines(MILESTONES):
        rows.append(["milestone", co, title, names.ref(owner), due, done, status, evidence])
    write_csv("milestones.csv", rows)
    rows = [["type", "id", "applicant", "scheme", "collaboration", "requested", "granted", "drawn", "own_share", "currency", "applied",
             "decided", "status", "comparison_group"]]
    for r in lines(VOUCHERS):
        rows.append(["voucher", r[0], names.ref(r[1])] + r[2:])
    write_csv("vouchers.csv", rows)
    rows = [["type", "collaboration", "participant", "impact", "trend", "path", "indicator", "value", "unit", "baseline", "wave", "date",
             "evidence", "method", "text"]]
    for r in lines(IMPACTS):
        rows.append(["impact", r[0], names.ref(r[1])] + r[2:])
    write_csv("impacts.csv", rows)


def write_all(ch, firms, studios):
    names = Names(ch, firms, studios)
    facilitators()
    events(names)
    count = attendance(ch, names, firms, studios)
    interest(names)
    contacts(names)
    ids = pitches(names)
    collaborations(names, ids)
    work(names)
    return count
