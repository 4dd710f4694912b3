"""all.py LANG: the numbers of all formats against those of the JSON; prints a line, and what differs."""
import csv, html.parser, json, sys

lang = sys.argv[1]
figures = json.load(open("report.json", encoding="utf-8"))["indicators"]
key = lambda kpi, group: (kpi, tuple(sorted(group.items())))
want = {key(f["kpi"], f["group"]): f for f in figures}
numbers = ("value", "lo", "hi", "n")
POINTS = {"en": "pp", "de": "Pp.", "sl": "o. t."}
wrong = []


def rows_of(name, **how):
    text = open(name, encoding="utf-8-sig", newline="")
    for row in csv.DictReader(text, **how):
        yield key(row["kpi"], {k[6:]: v for k, v in row.items() if k.startswith("group.") and v}), row


def same(name, found):
    if len(found) != len(want):
        wrong.append((name, len(found), "figures instead of", len(want)))
    for k, one in want.items():
        for n in numbers:
            if k not in found or found[k][n] != one[n]:
                wrong.append((name, k, n, found.get(k, {}).get(n), one[n]))


plain = lambda row: {n: None if row[n] == "" else float(row[n]) for n in numbers}
comma = lambda row: {n: None if row[n] == "" else float(row[n].replace(",", ".")) for n in numbers}
same("ndjson", {key(r["kpi"], r["group"]): r for r in map(json.loads, open("report.ndjson", encoding="utf-8"))})
same("csv", {k: plain(r) for k, r in rows_of("report.csv")})
same("csv-excel", {k: comma(r) for k, r in rows_of("report.csv-excel", delimiter=";")})
same("datapackage", {k: plain(r) for k, r in rows_of("package/indicators.csv")})


class Cells(html.parser.HTMLParser):
    """The cells with a figure: the number for machines and the text for people, its notes left out."""

    def __init__(self):
        super().__init__()
        self.cells, self.open = [], 0

    def handle_starttag(self, tag, attrs):
        if tag == "td":
            value = dict(attrs).get("data-value")
            self.open = 1 if value is not None else 0
            if self.open:
                self.cells.append([float(value), ""])
        elif self.open:
            self.open += 1

    def handle_endtag(self, tag):
        self.open -= self.open > 0

    def handle_data(self, data):
        if self.open == 1:
            self.cells[-1][1] += data


page = Cells()
page.feed(open("report.html", encoding="utf-8").read())
if sorted(v for v, _ in page.cells) != sorted(f["value"] for f in figures if f["value"] is not None):
    wrong.append(("html", "other numbers than JSON"))

decimal, group = (".", ",") if lang == "en" else (",", ".")
md, at, words = open("report.md", encoding="utf-8").read(), 0, {}
for value, text in page.cells:
    text = text.strip()
    at = md.find(text.replace("<", "\\<"), at) + 1
    if not at:
        wrong.append(("md", text, value))
        break
    if not any(c.isdigit() for c in text):  # a place or a strength in words: each word stands for one number
        if words.setdefault(text, value) != value:
            wrong.append(("words", text, value))
        continue
    if text.startswith("<"):
        if not 0 <= value < 0.001:
            wrong.append(("p", text, value))
        continue
    points = text.endswith("\u00a0" + POINTS[lang])
    digits = text.removesuffix(POINTS[lang]).replace("\u00a0", "").replace(group, "").replace("\u2212", "-").rstrip("%")
    shown, places = float(digits.replace(decimal, ".")), len(digits.partition(decimal)[2])
    if abs(shown - value * (100 if points or text.endswith("%") else 1)) > 0.5000001 * 10**-places:
        wrong.append(("shown", text, value))
print(lang, len(figures) > 900 and len(page.cells) > 800, "figures:", "the same in all formats" if not wrong else wrong[:5])
