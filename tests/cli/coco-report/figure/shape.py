"""shape.py NAME: one figure: well formed, the same in the page, marks inside the view box, its rows not empty, at most 40 rows drawn."""
import collections, json, re, sys, xml.etree.ElementTree as E
name = sys.argv[1]
svg, page = open(name + ".svg").read(), open("page.html").read()
root = E.fromstring(svg)
rows = [json.loads(l) for l in open(name + ".ndjson")]
numbers = re.compile(r'chart-\d+')
figure = page[page.index(f'<figure id="{name}">'):]
figure = figure[:figure.index("</figure>")]
wide, tall = (float(x) for x in root.get("viewBox").split()[2:])
for e in root.iter():
    for key, most in (("x", wide), ("x1", wide), ("x2", wide), ("cx", wide), ("y", tall), ("y1", tall), ("y2", tall), ("cy", tall)):
        if e.get(key) is not None and not 0 <= float(e.get(key)) <= most:
            print(name, e.tag, key, e.get(key), "outside")
    for point in (e.get("points") or "").split():
        x, y = (float(v) for v in point.split(","))
        if not (0 <= x <= wide and 0 <= y <= tall):
            print(name, e.tag, point, "outside")
desc = root.find("{http://www.w3.org/2000/svg}desc").text
print(name, "same" if numbers.sub("", svg) in numbers.sub("", figure) else "DIFFERS", dict(collections.Counter(r["kpi"] for r in rows)),
      sorted({d for r in rows for d in r["group"]}), "described" if re.search(r"\d.*\. The table after", desc, re.S) else desc)
