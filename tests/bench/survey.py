#!/usr/bin/env python3
"""survey.py ROWS KIND: an invented survey of 30 columns on standard output: names to recognise, blanks to trim, three lists to
split, fourteen cells to convert. KIND `profiles`: each column is a field of the participant (profiles.map.json says which),
a row becomes one record, as it does for the peers. KIND `answers`: nineteen columns are answers, each a response record of
its own. Fixed seed: the same bytes every time."""
import csv, random, sys

rows, kind = int(sys.argv[1]), sys.argv[2]
rng = random.Random(20260301)
areas = ["Product development", "Design thinking", "Open innovation", "Marketing and communication"]
languages = ["English", "German", "Slovenian", "Italian", "Polish"]
technologies = ["Robotics", "3D printing", "Photonics", "Artificial intelligence"]
words = "wood metal light sound glass paper colour form space story brand film stage craft code data play line".split()


def sentence():
    return " ".join(rng.choice(words) for _ in range(12))


def profile(i):
    return ([f" Studio {i} ", f"s{i}@studio-{i}.example.org", f"Person {i}", " Graz", f"https://studio-{i}.example.org", "newsletter ", "2026-01"]
            + [sentence(), f'{sentence()}, "{rng.choice(words)}"']
            + [";".join(rng.sample(areas, 2)), ";".join(rng.sample(languages, 2)), ";".join(rng.sample(technologies, 2))]
            + [rng.randint(1950, 2024), rng.randint(1, 240), f"{rng.uniform(45, 48):.4f}", f"{rng.uniform(9, 16):.4f}"]
            + [rng.randint(1, 5) for _ in range(3)] + [f"{rng.uniform(-1, 1):.2f}", rng.randint(1, 3), rng.randint(4, 9)]
            + [rng.choice(["true", "false"]) for _ in range(3)] + [f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"]
            + [rng.choice(["AT", "SI", "IT", "PL"]), rng.choice(["online", "in_person", "either"])]
            + [rng.choice(["considering", "networking", "cooperating"]), rng.choice(["active", "invited"])])


def answers(i):
    text = sentence()
    return ([f" Studio {i} ", f"s{i}@studio-{i}.example.org", rng.choice(["AT", "SI", "IT", "PL"]), " Graz", f"https://studio-{i}.example.org",
             rng.randint(1950, 2024), rng.randint(1, 240), ";".join(rng.sample(areas, 2)), ";".join(rng.sample(languages, 2)), "Robotics;3D printing",
             text, f'said "{rng.choice(words)}", twice'] + [rng.randint(1, 7) for _ in range(14)] + [rng.choice(words) for _ in range(4)])


heads = {
    "profiles": ["Firm", "Mail", "Who", "Town", "Web", "Heard of us", "Notice", "Offer", "Wanted", "Topics", "Spoken", "Machines", "Since", "Staff",
                 "Lat", "Lon", "Culture", "Capability", "Receptiveness", "Self-image", "Pitches from", "Pitches to", "Agrees: data", "Agrees: partners",
                 "Agrees: story", "Came", "State", "How to meet", "Stage", "Is"],
    "answers": ["Organisation", "E-mail", "Country", "City", "Website", "Founded", "Number of employees", "Areas", "Languages", "Technologies",
                "What do you offer?", "Comment"] + [f"Score {i}" for i in range(1, 15)] + ["Note A", "Note B", "Note C", "Note D"],
}
assert len(heads[kind]) == 30
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(heads[kind])
for i in range(rows):
    out.writerow(profile(i) if kind == "profiles" else answers(i))
