#!/usr/bin/env python3
"""survey.py ROWS: an invented survey of 30 columns on standard output: names to recognise, blanks to trim, three lists to split,
fourteen cells to convert. Fixed seed: the same bytes every time."""
import csv, random, sys

rows = int(sys.argv[1])
rng = random.Random(20260301)
areas = ["Product development", "Design thinking", "Open innovation", "Marketing and communication"]
languages = ["English", "German", "Slovenian", "Italian", "Polish"]
head = ["Organisation", "E-mail", "Country", "City", "Website", "Founded", "Number of employees", "Areas", "Languages", "Technologies",
        "What do you offer?", "Comment"] + [f"Score {i}" for i in range(1, 15)] + ["Note A", "Note B", "Note C", "Note D"]
assert len(head) == 30
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(head)
words = "wood metal light sound glass paper colour form space story brand film stage craft code data play line".split()
for i in range(rows):
    text = " ".join(rng.choice(words) for _ in range(12))
    out.writerow([f" Studio {i} ", f"s{i}@studio-{i}.example.org", rng.choice(["AT", "SI", "IT", "PL"]), " Graz", f"https://studio-{i}.example.org",
                  rng.randint(1950, 2024), rng.randint(1, 240), ";".join(rng.sample(areas, 2)), ";".join(rng.sample(languages, 2)), "Robotics;3D printing",
                  text, f'said "{rng.choice(words)}", twice'] + [rng.randint(1, 7) for _ in range(14)] + [rng.choice(words) for _ in range(4)])
