"""The three surveys, each in the form of its platform, and the maps that say what a header cannot."""
import json
from datetime import datetime, timedelta

from .common import PAIRS, image, phone, write_bytes, write_csv
from .people import AREAS, PEOPLE, SECTOR_LABELS, SECTORS, SKILLS, TECH

BARRIERS_AVM = ["language_understanding", "fear_of_creatives", "not_understanding_problems", "management", "not_enough_information",
                "unclear_outcome", "poor_communication_slow_adaptation"]
BARRIERS_AVM_P = dict(zip(BARRIERS_AVM, (.5, .2, .44, .22, .6, .66, .28)))
WISHES_AVM = ["matchmaking_process", "prior_training_workshops", "facilitated_contact", "kick_off_projects"]
WISHES_AVM_P = dict(zip(WISHES_AVM, (.55, .3, .68, .42)))
BARRIERS_CCI = {"Lack of business knowledge": ("business_knowledge", .35), "Strong competition and pressure": ("competition_pressure", .4),
                "Administration and regulations": ("administration_regulation", .45),
                "Digitalisation and internationalisation": ("digitalisation_internationalisation", .15),
                "Stereotypes about the creative industries": ("stereotypes", .6),
                "Too few opportunities to meet other industries": ("networking_opportunities", .65),
                "Hard to sell beyond the region": ("market_expansion", .38),
                "The sector is fragmented and unstable": ("fragmented_unstable", .33),
                "Nobody knows what the creative industries are": ("vague_definition", .22)}
WISHES_CCI = {"Study visits and networking": ("study_visits_networking", .58), "Consultancy and knowledge": ("consultancy_knowledge", .25),
              "Joint projects": ("joint_projects", .7), "Mentoring": ("mentoring", .28), "Training": ("training", .22),
              "Meetings to exchange knowledge": ("meetings_knowledge_exchange", .4), "Examples of good practice": ("good_practice", .33),
              "Financial support": ("financial_support", .6), "Competence centres": ("competence_centres", .12)}
LANGUAGE_LABELS = {"de": "German", "en": "English", "it": "Italian", "sl": "Slovenian", "hr": "Croatian", "hu": "Hungarian", "pl": "Polish",
                   "sk": "Slovak", "cs": "Czech", "fr": "French", "es": "Spanish"}
COUNTRY_LABELS = {"AT": "Austria", "SI": "Slovenia", "IT": "Italy", "PL": "Poland", "HU": "Hungary", "HR": "Croatia", "DE": "Germany",
                  "SK": "Slovakia", "CZ": "Czechia"}
REGION_LABELS = {
    "AT11": "Burgenland", "AT12": "Niederösterreich", "AT13": "Wien", "AT21": "Kärnten", "AT22": "Steiermark", "AT31": "Oberösterreich",
    "AT32": "Salzburg", "AT33": "Tirol", "AT34": "Vorarlberg", "SI03": "Vzhodna Slovenija", "SI04": "Zahodna Slovenija", "ITC1": "Piemonte",
    "ITC3": "Liguria", "ITC4": "Lombardia", "ITH1": "Bolzano/Bozen", "ITH2": "Trento", "ITH3": "Veneto", "ITH4": "Friuli-Venezia Giulia",
    "ITH5": "Emilia-Romagna", "PL21": "Małopolskie", "PL22": "Śląskie", "PL41": "Wielkopolskie", "PL42": "Zachodniopomorskie",
    "PL43": "Lubuskie", "PL51": "Dolnośląskie", "PL52": "Opolskie", "PL61": "Kujawsko-pomorskie", "PL62": "Warmińsko-mazurskie",
    "PL63": "Pomorskie", "PL71": "Łódzkie", "PL81": "Lubelskie", "PL82": "Podkarpackie", "PL84": "Podlaskie", "PL91": "Warszawski stołeczny",
    "HU11": "Budapest", "HU12": "Pest", "HU21": "Közép-Dunántúl", "HU22": "Nyugat-Dunántúl", "HU23": "Dél-Dunántúl",
    "HU31": "Észak-Magyarország", "HU32": "Észak-Alföld", "HU33": "Dél-Alföld", "HR02": "Panonska Hrvatska", "HR03": "Jadranska Hrvatska",
    "HR05": "Grad Zagreb", "HR06": "Sjeverna Hrvatska", "DE21": "Oberbayern", "DED2": "Dresden", "DED4": "Chemnitz", "DEG0": "Thüringen",
    "SK01": "Bratislavský kraj", "SK02": "Západné Slovensko", "SK03": "Stredné Slovensko", "SK04": "Východné Slovensko", "CZ01": "Praha", "CZ04": "Severozápad",
    "CZ05": "Severovýchod", "CZ06": "Jihovýchod", "CZ07": "Střední Morava", "CZ08": "Moravskoslezsko"}
BRAIN = [("brain.numbers_pictures", "numbers", "pictures"), ("brain.plan_improvise", "plan first", "try first"),
         ("brain.detail_whole", "detail", "whole")]
READINESS = ["culture", "capability", "receptiveness"]


def write_map(name, data):
    write_bytes(name, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


# ---------------------------------------------------------------- manufacturers: LimeSurvey

TECH_CODES = list(TECH)
AREA_CODES = list(AREAS)
AVM_LANGS = ["de", "en", "it", "sl", "hr", "hu", "pl", "sk", "cs", "fr", "es"]
CH_LANGS = ["de", "en", "it", "sl", "hr", "hu", "pl", "sk", "cs"]


def sq(n):
    return "SQ%03d" % (n + 1)


def avm_header():
    """(code, page) of every question; the pages are those of the questionnaire."""
    h = [(c, 1) for c in ("Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09", "Q10", "Q11")]
    h += [("LANG[%s]" % c, 1) for c in AVM_LANGS]
    h += [("TECH[%s]" % sq(n), 2) for n in range(len(TECH_CODES))]
    h += [("AREA[%s]" % sq(n), 2) for n in range(len(AREA_CODES))]
    h += [("BARR[%s]" % sq(n), 2) for n in range(len(BARRIERS_AVM))] + [("BARR[other]", 2)]
    h += [("WISH[%s]" % sq(n), 2) for n in range(len(WISHES_AVM))] + [("NEED", 2)]
    h += [("READ[%s]" % sq(n), 3) for n in range(3)] + [("BRAIN[%s]" % sq(n), 3) for n in range(3)]
    for q in ("SDS", "SDO", "SDA"):
        h += [("%s[%s]" % (q, sq(n)), 4) for n in range(8)]
    h += [(c, 5) for c in ("CHYN", "CH01", "CH02", "CH03", "CH04", "CH05", "CH06", "CH07", "CH08", "CH09")]
    h += [("CHLANG[%s]" % c, 5) for c in CH_LANGS] + [("CH10", 5), ("CH11", 5)]
    h += [("CONS[%d]" % n, 6) for n in (1, 2, 3, 4)]
    return h


OTHER_BARRIERS = {"robot": "Nie wiemy, jak wycenić pomysł.", "carbo": "Geheimhaltung gegenüber Flugzeugherstellern",
                  "spindl": "Nobody here has time on weekdays.", "legno": "Paura di perdere tempo in stagione alta"}


def avm_survey(ch, firms):
    head = avm_header()
    rows = [["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr"] + [c for c, _ in head]]
    begin = datetime(2025, 9, 8, 8, 12, 0)
    for n, f in enumerate(ch.order(firms)):
        begin += timedelta(minutes=ch.int(90, 2700))
        while begin.weekday() > 4:
            begin += timedelta(days=1)
        start = begin.replace(hour=7 + ch.int(0, 10), minute=ch.int(0, 59), second=ch.int(0, 59))
        spent = timedelta(seconds=ch.int(700, 2700) + (900 if f["challenge"] else 0))
        last = f["dropped"] or 6
        end = start + (spent if last == 6 else timedelta(seconds=130 * last + ch.int(0, 200)))
        f["lean"] = 0.35 * ch.normal()
        f["collected"] = end
        a = {"Q01": f["org"], "Q02": f["contact"], "Q03": f["email"], "Q04": phone(f["country"], n) if ch.yes(.85) else "", "Q05": f["website"],
             "Q06": f["country"], "Q07": f["nuts"], "Q08": f["city"], "Q09": f["nace"], "Q10": str(f["headcount"]), "Q11": f["founded"],
             "NEED": f["need"]}
        for c in AVM_LANGS:
            a["LANG[%s]" % c] = "Y" if c in f["languages"] else ""
        for i, c in enumerate(TECH_CODES):
            a["TECH[%s]" % sq(i)] = "Y" if c in f["tech"] else ""
        for i, c in enumerate(AREA_CODES):
            a["AREA[%s]" % sq(i)] = "Y" if c in f["areas"] else ""
        for i, c in enumerate(BARRIERS_AVM):
            a["BARR[%s]" % sq(i)] = "Y" if ch.yes(BARRIERS_AVM_P[c]) else ""
        a["BARR[other]"] = OTHER_BARRIERS.get(f["key"], "")
        for i, c in enumerate(WISHES_AVM):
            a["WISH[%s]" % sq(i)] = "Y" if ch.yes(WISHES_AVM_P[c]) else ""
        base = 3.1 + (0.5 if f["challenge"] else 0)
        for i, shift in enumerate((0.3, -0.4, 0.2)):
            v = max(1, min(5, round(base + shift + 0.8 * ch.normal())))
            a["READ[%s]" % sq(i)] = "" if ch.yes(.03) else str(v)
        skip_brain = ch.yes(.3)
        for i in range(3):
            v = max(1, min(7, round(3.1 + 1.1 * ch.normal())))
            a["BRAIN[%s]" % sq(i)] = "" if skip_brain else str(v)
        for q, of, gap in (("SDS", "self", .01), ("SDO", "other", .05), ("SDA", "assumed", .05)):
            values = image(ch, "avm", of, f["lean"], False)
            skip_all = of == "assumed" and ch.yes(.08)
            for i, v in enumerate(values):
                a["%s[%s]" % (q, sq(i))] = "" if skip_all or ch.yes(gap) else str(v)
        c = f["challenge"]
        a["CHYN"] = "Y" if c else "N"
        chq = [code for code, page in head if page == 5 and code != "CHYN"]
        if not c:
            a.update((code, "N/A") for code in chq)
        else:
            title, area, skills, seats, budget, cur, deadline, langs, ip, vis, text = c
            a.update({"CH01": title, "CH02": text, "CH03": "SQ%03d" % (1 + [AREAS[k][1] for k in AREA_CODES].index(area)), "CH04": skills,
                      "CH05": str(seats[0]), "CH06": str(seats[1]), "CH07": str(budget), "CH08": cur, "CH09": deadline + " 00:00:00",
                      "CH10": ip, "CH11": vis})
            for code in CH_LANGS:
                a["CHLANG[%s]" % code] = "Y" if code in langs.split() else ""
        a["CONS[1]"] = "Y"
        a["CONS[2]"] = "Y" if c or ch.yes(.88) else "N"
        a["CONS[3]"] = "Y" if ch.yes(.7) else "N"
        a["CONS[4]"] = "Y" if ch.yes(.6) else "N"
        cells = []
        for code, page in head:
            if page <= last:
                cells.append(a[code])
            else:
                cells.append("N/A" if "[" in code and "other" not in code else "")
        f["share"], f["process"], f["publish"] = a["CONS[2]"] == "Y", last == 6, a["CONS[3]"] == "Y"
        stamp = "%Y-%m-%d %H:%M:%S"
        rows.append([str(412 + 2 * n + (n % 3 == 0)), end.strftime(stamp) if last == 6 else "", str(last), f["lang"],
                     str(100000000 + ch.int(0, 1999999999)), start.strftime(stamp), end.strftime(stamp),
                     "192.0.2.%d" % (1 + (n * 29) % 254)] + cells)
    write_csv("avm-survey.csv", rows, bom=True, quote_all=True)
    cols = {"Q01": "org", "Q02": "contact_name", "Q03": "email", "Q04": "phone", "Q05": "website", "Q06": "country", "Q07": "nuts",
            "Q08": "city", "Q09": "nace", "Q10": "headcount", "Q11": "founded", "LANG": "languages",
            "TECH": {"field": "technologies", "options": {sq(i): TECH[c] for i, c in enumerate(TECH_CODES)}},
            "AREA": {"field": "areas", "options": {sq(i): AREAS[c][1] for i, c in enumerate(AREA_CODES)}},
            "BARR": {"field": "barriers", "options": {sq(i): c for i, c in enumerate(BARRIERS_AVM)}},
            "BARR[other]": {"item": "BARR_other"},
            "WISH": {"field": "wishes", "options": {sq(i): c for i, c in enumerate(WISHES_AVM)}},
            "NEED": "needs"}
    for i, r in enumerate(READINESS):
        cols["READ[%s]" % sq(i)] = "readiness." + r
    for i, (c, _, _) in enumerate(BRAIN):
        cols["BRAIN[%s]" % sq(i)] = {"construct": c, "of": "self", "scale": [1, 7]}
    for q, of in (("SDS", "self"), ("SDO", "other"), ("SDA", "assumed")):
        for i, (c, _, _, turned) in enumerate(PAIRS):
            d = {"construct": c, "of": of, "scale": [1, 7]}
            if turned:
                d["reversed"] = True
            cols["%s[%s]" % (q, sq(i))] = d
    cols.update({"CHYN": {"drop": True}, "CH01": "challenge.title", "CH02": "challenge.text",
                 "CH03": {"field": "challenge.area", "options": {sq(i): AREAS[c][1] for i, c in enumerate(AREA_CODES)}},
                 "CH04": {"field": "challenge.skills_wanted", "split": ";"}, "CH05": "challenge.seats_min", "CH06": "challenge.seats_max",
                 "CH07": "challenge.budget_max", "CH08": "challenge.currency", "CH09": "challenge.deadline",
                 "CHLANG": "challenge.must.languages", "CH10": "challenge.ip", "CH11": "challenge.visibility",
                 "CONS[1]": "consent.process", "CONS[2]": "consent.share", "CONS[3]": "consent.publish", "CONS[4]": "consent.photo",
                 "ipaddr": {"drop": True}, "seed": {"drop": True}})
    write_map("avm-survey.map.json", {"platform": "limesurvey", "side": "avm", "survey": "mindset", "wave": "pre", "date_order": "ymd",
                                      "columns": cols})


# ---------------------------------------------------------------- creatives: Google Forms, saved from Google Sheets

def pole(left, right):
    return "%s – %s" % (left.capitalize(), right)


SELF_Q = "How do you see your own organisation?"
OTHER_Q = "How do you see manufacturers?"
ASSUMED_Q = "How do you think manufacturers see you?"
READY_Q = "How ready are you for a project with a manufacturer?"
READY_ROWS = ["Culture: our way of working leaves room for it", "Capability: we have the time, people and tools", "Receptiveness: we want to"]
BRAIN_Q = "How do you think? (voluntary)"
MODES = {"in_person": "In person", "online": "Online", "either": "Either is fine"}
REFUSE_PROCESS = {"Grafik Ennstal", "Parole in Officina", "Svetloba in Sin"}
REFUSE_SHARE = {"Kollektiv Kippschalter", "Hörsinn & Söhne", "Nit", "Compagnia del Collaudo", "Bright Idle", "Cinema Breve", "Tretji Razred"}


def region(nuts):
    return "%s (%s)" % (REGION_LABELS[nuts], nuts)


CCI_HEADER = (
    ["Timestamp", "Email Address", "What is the name of your organisation?", "Is that your own name? (sole traders)",
     "Who may we contact? (first and last name)", "Phone number", "Website", "In which country are you based?",
     "In which region are you based?", "City", "In which year were you founded?", "How many people work with you, including yourself?",
     "Which creative sectors do you belong to?", "What can you offer a manufacturer?", "Which skills would you bring?",
     "Other skills, in your own words", "Portfolio: first project (title and short text)", "Portfolio: second project (title and short text)",
     "Portfolio: third project (title and short text)", "In which areas would you like to work with a manufacturer?",
     "Which languages can you work in?", "How many challenges could you pitch for?", "How do you prefer to meet?",
     "What do you need from a manufacturer or from us?", "What holds you back from working with manufacturers?",
     "What would help you most?"]
    + ["%s [%s]" % (READY_Q, r) for r in READY_ROWS]
    + ["%s [%s]" % (q, pole(l, r)) for q in (SELF_Q, OTHER_Q, ASSUMED_Q) for _, l, r, _ in PAIRS]
    + ["%s [%s]" % (BRAIN_Q, pole(l, r)) for _, l, r in BRAIN]
    + ["May we process your answers for this campaign?", "May we share your profile with manufacturers of the campaign?",
       "May we publish results of your collaboration?", "May we take photographs of you at events?"])


def cci_survey(ch, studios):
    rows = [CCI_HEADER]
    stamps = []
    t = datetime(2025, 9, 15, 9, 3, 0)
    for _ in studios:
        t += timedelta(seconds=ch.int(1400, 60000))
        stamps.append(t.replace(hour=7 + (t.hour * 5) % 16))
    stamps.sort()
    order = ch.order(studios)
    for n, (s, stamp) in enumerate(zip(order, stamps)):
        s["lean"] = 0.35 * ch.normal()
        s["collected"] = stamp
        personal = s["people"] == "1" and s["contact"].split()[-1] in s["org"]
        portfolio = ["%s\n%s" % p for p in s["portfolio"]] + ["", "", ""]
        skills = ", ".join(SKILLS[k][0] for k in s["skills"])
        row = [stamp.strftime("%d/%m/%Y %H:%M:%S"), s["email"], s["org"], "Yes" if personal else "No", s["contact"],
               phone(s["country"], n + 300) if ch.yes(.7) else "", s["website"] if ch.yes(.93) else "", COUNTRY_LABELS[s["country"]],
               region(s["nuts"]), s["city"], s["founded"] if ch.yes(.94) else "", PEOPLE[s["people"]],
               ", ".join(SECTOR_LABELS[k] for k in s["sectors"]), s["offer"], skills, s["own_skills"]] + portfolio[:3] + [
               ", ".join(AREAS[k][0] for k in AREAS if k in s["areas"]), ", ".join(LANGUAGE_LABELS[k] for k in s["languages"]),
               str(s["capacity"]), MODES[s["mode"]], s["needs"],
               ", ".join(b for b, (_, p) in BARRIERS_CCI.items() if ch.yes(p)), ", ".join(w for w, (_, p) in WISHES_CCI.items() if ch.yes(p))]
        for shift in (0.9, -0.1, 1.0):
            v = max(1, min(5, round(3.2 + shift + 0.75 * ch.normal())))
            row.append("" if ch.yes(.04) else str(v))
        broke_off = ch.yes(.05)
        for of, gap in (("self", .01), ("other", .05), ("assumed", .06)):
            skip_all = broke_off or (of == "assumed" and ch.yes(.07))
            row += ["" if skip_all or ch.yes(gap) else str(v) for v in image(ch, "cci", of, s["lean"], False)]
        skip_brain = ch.yes(.35)
        for _ in BRAIN:
            v = max(1, min(7, round(5.0 + 1.1 * ch.normal())))
            row.append("" if skip_brain else str(v))
        s["process"], s["share"], s["publish"] = s["org"] not in REFUSE_PROCESS, s["org"] not in REFUSE_SHARE | REFUSE_PROCESS, ch.yes(.75)
        yes = {True: "Yes", False: "No"}
        row += [yes[s["process"]], yes[s["share"]], yes[s["publish"]], "" if ch.yes(.06) else yes[ch.yes(.65)]]
        rows.append(row)
    write_csv("cci-survey.csv", rows, eol="\r\n", final_eol=False)
    cols = {"Is that your own name? (sole traders)": "org_personal",
            "In which region are you based?": {"field": "nuts", "options": {region(c): c for c in sorted({s["nuts"] for s in studios})}},
            "How many people work with you, including yourself?": {"field": "size", "options": {
                "Just me": "micro", "2 to 9": "micro", "10 to 49": "small", "50 to 249": "medium"}},
            "Which creative sectors do you belong to?": {"field": "creative_sectors", "options": {
                SECTOR_LABELS[k]: v for k, v in SECTORS.items()}},
            "What can you offer a manufacturer?": "offers",
            "Which skills would you bring?": {"field": "skills", "options": dict(SKILLS.values())},
            "Other skills, in your own words": {"field": "skills", "split": ";"}}
    for n in ("first", "second", "third"):
        cols["Portfolio: %s project (title and short text)" % n] = "portfolio"
    cols.update({"In which areas would you like to work with a manufacturer?": {"field": "areas", "options": dict(AREAS.values())},
                 "How many challenges could you pitch for?": "capacity_max",
                 "How do you prefer to meet?": {"field": "mode", "options": {v: k for k, v in MODES.items()}},
                 "What do you need from a manufacturer or from us?": "needs",
                 "What holds you back from working with manufacturers?": {"field": "barriers", "options": {
                     k: v[0] for k, v in BARRIERS_CCI.items()}},
                 "What would help you most?": {"field": "wishes", "options": {k: v[0] for k, v in WISHES_CCI.items()}}})
    for name, text in zip(READINESS, READY_ROWS):
        cols["%s [%s]" % (READY_Q, text)] = "readiness." + name
    for q, of in ((SELF_Q, "self"), (OTHER_Q, "other"), (ASSUMED_Q, "assumed")):
        for c, l, r, turned in PAIRS:
            d = {"construct": c, "of": of, "scale": [1, 7]}
            if turned:
                d["reversed"] = True
            cols["%s [%s]" % (q, pole(l, r))] = d
    for c, l, r in BRAIN:
        cols["%s [%s]" % (BRAIN_Q, pole(l, r))] = {"construct": c, "of": "self", "scale": [1, 7]}
    cols.update({"May we process your answers for this campaign?": "consent.process",
                 "May we share your profile with manufacturers of the campaign?": "consent.share",
                 "May we publish results of your collaboration?": "consent.publish",
                 "May we take photographs of you at events?": "consent.photo"})
    write_map("cci-survey.map.json", {"platform": "google-forms", "side": "cci", "survey": "mindset", "wave": "pre", "date_order": "dmy",
                                      "columns": cols})
