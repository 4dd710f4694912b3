"""The survey after the campaign: Microsoft Forms, opened and saved as CSV by a German Excel."""
from datetime import datetime, timedelta

from texts.post import POST

from .common import PAIRS, clamp, image, write_csv
from .surveys import write_map

SIDES = {"avm": "Manufacturer (AVM)", "cci": "Culture and creative firm (CCI)"}
BLOCKS = [("Our own side", "self"), ("The other side", "other"), ("How the other side sees us", "assumed")]
BROUGHT = [("New contacts", "new_contacts", .82), ("A joint project", "joint_project", .3), ("New ideas", "new_ideas", .64),
           ("A better picture of the other side", "better_picture", .58), ("New customers", "new_customers", .16), ("Nothing so far", "nothing", 0)]
AGAIN = {"Yes": "yes", "Maybe": "maybe", "No": "no"}
HEADER = (["Id", "Start time", "Completion time", "Email", "Name", "I took part as"]
          + ["%s: %s – %s" % (b, l, r) for b, _ in BLOCKS for _, l, r, _ in PAIRS]
          + ["How satisfied are you with the campaign? (1 to 5)", "Would you take part again?", "What did the campaign bring you?",
             "What has changed in how you see the other side?", "Hours invested", "Own cost in EUR"])


def decimal(x, digits):
    return ("%.*f" % (digits, x)).replace(".", ",")


def number(x):
    """As Excel shows it: no digits that are not needed."""
    return "%d" % x if x == int(x) else decimal(x, 1)


def variant(ch, address):
    """People type their address as they like."""
    local, host = address.split("@")
    return ch.pick([address.upper(), ".".join(w.capitalize() for w in local.split(".")) + "@" + host, address + " ", " " + address])


def post_survey(ch, firms, studios, attended):
    """attended: organisation -> number of events; the busiest answer, and whoever is in texts/post.py."""
    wrote = [p for p in firms + studios if POST.get("@" + p["key"] if p["side"] == "avm" else p["org"])]
    rest = [p for p in firms + studios if p not in wrote and p["process"] and attended.get(p["org"], 0) >= 3]
    people = ch.order(wrote + ch.order(rest)[:72 - len(wrote)])
    rows = [HEADER]
    t = datetime(2026, 6, 15, 8, 0)
    for n, p in enumerate(people):
        if n == 52:
            t = datetime(2026, 9, 14, 8, 0)  # the reminder
        t += timedelta(minutes=ch.int(60, 900))
        start = t.replace(hour=7 + ch.int(0, 12), minute=ch.int(0, 59))
        end = start + timedelta(minutes=ch.int(5, 21))
        when = "{0.day}.{0.month}.{0.year} {0.hour:02d}:{0.minute:02d}"
        row = [str(n + 1), when.format(start), when.format(end), variant(ch, p["email"]) if n % 9 == 4 else p["email"], p["contact"],
               SIDES[p["side"]]]
        for _, of in BLOCKS:
            skip = of == "assumed" and ch.yes(.05)
            row += ["" if skip or ch.yes(.03) else str(v) for v in image(ch, p["side"], of, p["lean"], True)]
        satisfied = int(clamp(round(4.1 + 0.8 * ch.normal()), 1, 5))
        brought = [label for label, _, share in BROUGHT if ch.yes(share)] or ["Nothing so far"]
        hours = clamp(round((26 + 14 * ch.normal()) * 2) / 2, 3.5, 120)
        cost = clamp(round((640 if p["side"] == "cci" else 1900) * (0.4 + 1.3 * ch.unit()), 1), 0, 9000)
        row += [str(satisfied) if ch.yes(.97) else "", "Yes" if satisfied > 3 else ch.pick(["Maybe", "No", "Maybe"]),
                "".join(b + ";" for b in brought), POST.get("@" + p["key"] if p["side"] == "avm" else p["org"], ""),
                number(hours) if ch.yes(.93) else "", decimal(cost, 2) if ch.yes(.8) else ""]
        rows.append(row)
    write_csv("post-survey.csv", rows, encoding="cp1250", delimiter=";", eol="\r\n")
    cols = {"I took part as": {"field": "side", "options": {v: k for k, v in SIDES.items()}}}
    for b, of in BLOCKS:
        for c, l, r, turned in PAIRS:
            d = {"construct": c, "of": of, "scale": [1, 7]}
            if turned:
                d["reversed"] = True
            cols["%s: %s – %s" % (b, l, r)] = d
    cols.update({HEADER[-6]: {"construct": "satisfaction", "scale": [1, 5]},
                 HEADER[-5]: {"construct": "again", "options": AGAIN},
                 HEADER[-4]: {"construct": "outcome.brought", "options": {label: code for label, code, _ in BROUGHT}, "split": ";"},
                 HEADER[-3]: {"construct": "outcome.change"},
                 HEADER[-2]: {"construct": "effort.hours"}, HEADER[-1]: {"construct": "effort.own_cost_eur"}})
    write_map("post-survey.map.json", {"platform": "microsoft-forms", "survey": "mindset", "wave": "post", "date_order": "dmy",
                                       "encoding": "cp1250", "decimal": ",", "columns": cols})
