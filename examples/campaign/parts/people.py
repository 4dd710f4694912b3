"""Reads the tables of texts/ into two lists of dicts."""
import importlib

from .common import email, website

SECTORS = {"tv": "television_radio", "ar": "architecture", "cr": "crafts", "mu": "music", "pu": "publishing", "pe": "performing_visual_arts",
           "fa": "fashion", "cs": "computer_software", "is": "interactive_software", "ds": "design", "an": "art_antiques",
           "ad": "advertising", "fi": "film_video_photography"}
SECTOR_LABELS = {"tv": "Television and radio", "ar": "Architecture", "cr": "Crafts", "mu": "Music", "pu": "Publishing",
                 "pe": "Performing and visual arts", "fa": "Fashion", "cs": "Software", "is": "Games and interactive software", "ds": "Design",
                 "an": "Arts and antiques", "ad": "Advertising", "fi": "Film / video / photography"}
SKILLS = {"ID": ("Industrial and product design", "industrial_design"), "SV": ("Service design", "service_design"),
          "UX": ("User experience and interfaces", "ux_design"), "GR": ("Graphic design", "graphic_design"),
          "BR": ("Branding", "branding"), "PK": ("Packaging design", "packaging_design"), "IL": ("Illustration", "illustration"),
          "FI": ("Film and video", "film_production"), "PH": ("Photography", "photography"),
          "ST": ("Storytelling and copywriting", "storytelling"), "EX": ("Exhibition design", "exhibition_design"),
          "XR": ("Games / virtual and augmented reality", "vr_content"), "SO": ("Sound design", "sound_design"),
          "DV": ("Data visualisation", "data_visualisation"), "MC": ("Materials and crafts", "crafts"),
          "FA": ("Facilitation of workshops", "facilitation"), "UR": ("User research", "user_research"),
          "AR": ("Interior design and architecture", "interior_design"), "TX": ("Fashion and textile design", "textile_design"),
          "SW": ("Software development", "app_development"), "HE": ("Cultural heritage and archives", "cultural_heritage")}
AREAS = {"PD": ("Product development", "product_development"), "MC": ("Marketing, communication", "marketing_communication"),
         "DT": ("Design thinking", "design_thinking"), "OI": ("Open innovation", "open_innovation"),
         "OP": ("Organisation and processes", "organisation_process"), "AT": ("Attractiveness as an employer", "attractiveness"),
         "SE": ("Social and environmental problems", "social_environmental_problems")}
TECH = {"rob": "robotics", "3dp": "3d_printing", "4dp": "4d_printing", "ai": "ai", "hpc": "hpc", "xr": "xr", "iot": "iot", "bio": "biotech",
        "vis": "machine_vision", "twin": "digital_twin", "mat": "advanced_materials", "las": "laser_cutting"}
PEOPLE = {"1": "Just me", "2": "2 to 9", "10": "10 to 49", "50": "50 to 249"}


def manufacturers():
    from texts.avm import AVM, DROPPED
    from texts.challenges import CHALLENGES
    out = []
    for line in AVM.split("\n"):
        f = line.split("|")
        out.append({"side": "avm", "key": f[0], "org": f[1], "contact": f[2], "city": f[3], "nuts": f[4], "country": f[4][:2], "nace": f[5],
                    "headcount": int(f[6]), "founded": f[7], "languages": f[8].split(","), "tech": f[9].split(","), "areas": f[10].split(","),
                    "lang": f[11], "need": f[12], "challenge": CHALLENGES.get(f[0]), "dropped": DROPPED.get(f[0]),
                    "email": email(f[2], f[1], f[4][:2]), "website": website(f[1], f[4][:2])})
    return out


LANGS = ["en", "de", "sl", "it", "pl", "hu", "hr", "sk", "cs"]


def creatives():
    from texts.cci_more import MORE
    out = []
    for lang in LANGS:
        text = importlib.import_module("texts.cci_" + lang).TEXT
        for block in filter(None, text.strip().split("\n\n")):
            lines = block.split("\n")
            f = lines[0][1:].split("|")
            c = {"side": "cci", "lang": lang, "org": f[0], "contact": f[1], "city": f[2], "nuts": f[3], "country": f[3][:2], "founded": f[4],
                 "people": f[5], "sectors": f[6].split(","), "skills": f[7].split(","), "areas": f[8].split(","), "languages": f[9].split(","),
                 "capacity": int(f[10]), "mode": f[11], "offer": "", "own_skills": "", "portfolio": [], "needs": "",
                 "email": email(f[1], f[0], f[3][:2]), "website": website(f[0], f[3][:2])}
            for line in lines[1:]:
                kind, value = line[0], line[2:]
                if kind == "P":
                    c["portfolio"].append(tuple(value.split("|")))
                else:
                    name = {"O": "offer", "K": "own_skills", "N": "needs"}[kind]
                    c[name] += (" " if c[name] else "") + value
            if c["org"] in MORE:
                c["offer"] += " " + MORE[c["org"]]
            out.append(c)
    return out
