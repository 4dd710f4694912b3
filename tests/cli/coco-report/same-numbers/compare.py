import csv, html.parser, json, re

report = json.load(open("report.json", encoding="utf-8"))
figures = report["indicators"]
records = [json.loads(line) for line in open("report.ndjson", encoding="utf-8")]
rows = list(csv.DictReader(open("report.csv", encoding="utf-8")))
print("ndjson:", records == figures)

num = lambda cell: None if cell == "" else float(cell)
same = len(rows) == len(figures)
for row, one in zip(rows, figures):
    same &= all(num(row[k]) == one[k] for k in ("value", "lo", "hi", "n"))
    same &= {k[6:]: v for k, v in row.items() if k.startswith("group.") and v} == one["group"]
    same &= {k[8:]: int(v) for k, v in row.items() if k.startswith("missing.") and v} == (one["missing"] or {})
    same &= (row["kpi"], row["unit"], row["method"], row["flag"] or None) == (one["kpi"], one["unit"], one["method"], one["flag"])
print("csv:", same)


class Page(html.parser.HTMLParser):
    void = {"meta", "br", "hr", "img"}

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.values, self.tags, self.wrong = [], [], [], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.ids += [value] if name == "id" else []
            self.values += [float(value)] if name == "data-value" else []
            if name.startswith("on") or name in ("src", "action") or (name == "href" and not value.startswith("#")):
                self.wrong.append((tag, name))
            if name in ("aria-labelledby",):
                self.refs = getattr(self, "refs", []) + value.split()
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(("closes", tag))


text = open("report.html", encoding="utf-8").read()
page = Page()
page.feed(text)
print("html:", sorted(page.values) == sorted(one["value"] for one in figures if one["value"] is not None)) # countries stand by their names there
print("well formed:", not page.open and not page.wrong, "ids:", len(page.ids) == len(set(page.ids)), set(page.refs) <= set(page.ids))
print("inert:", not page.tags & {"script", "iframe", "link", "object", "embed", "form"}, "default-src 'none'" in text)
print("figures:", text.count('role="img"'), "tables:", text.count("<table"), "rows in each chart:", max(len(re.findall('class="b-|n\xa0=\xa0\\d+</text>', s)) for s in text.split('role="img"')[1:]) <= 40)
sections = report["sections"]
print("sections:", sum(s["count"] for s in sections) == len(figures) and [s["first"] for s in sections] == [sum(t["count"] for t in sections[:i]) for i in range(len(sections))])
