"""make.py: workbooks that must be refused, each by name."""
import os
import sys
import zipfile
sys.path.insert(0, os.path.join(os.environ["TOP"], "tests"))
import sheets  # noqa: E402

A = '<c r="%s" t="inlineStr"><is><t>x</t></is></c>'


def cells(*rows):
    return "".join('<row r="%d">%s</row>' % (r, "".join(A % ref for ref in refs)) for r, refs in rows)


def bad(name, data, **parts):
    sheets.xlsx(name + ".xlsx", [("S", data, "visible")], **parts)


good = cells((1, ["A1", "B1"]), (2, ["A2", "B2"]))
bad("twice", cells((1, ["A1", "A1"])))
bad("backwards", cells((1, ["B1", "A1"])))
bad("rows-backwards", cells((2, ["A2"]), (1, ["A1"])))
bad("far-column", cells((1, ["ZZZZZ1"])))
bad("next-column", cells((1, ["XFE1"])))
bad("far-row", cells((1048577, ["A1048577"])))
bad("other-row", cells((1, ["A2"])))
bad("no-reference", cells((1, ["12"])))
bad("row-zero", cells((0, ["A0"])))
bad("no-string", '<row r="1"><c r="A1" t="s"><v>7</v></c></row>')
bad("minus-string", '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')
bad("deep", "<a>" * 300 + "</a>" * 300)
bad("cut", good, parts={"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c"})
bad("not-xml", good, parts={"xl/worksheets/sheet1.xml": "\0\1\2"})
bad("no-sheet", good, parts={"xl/worksheets/sheet1.xml": None})
bad("no-workbook", good, parts={"xl/workbook.xml": None})
bad("entities", good, parts={"xl/sharedStrings.xml": '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'})
bad("outside", good, parts={"xl/sharedStrings.xml": '<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>'})
bad("long-tag", '<row r="1" x="%s"/>' % ("y" * (40 << 20)))
bad("bomb", "<row/>" + " " * (100 << 20))
bad("wide", cells(*[(r, ["A%d" % r]) for r in range(1, 9000)], (9000, ["XFD9000"])))
bad("binary", good, parts={"_rels/.rels": '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'})
bad("letter", good, parts={"xl/workbook.xml": '<document><body/></document>'})
row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>%s</text:p></table:table-cell></table:table-row>'
sheets.ods("many.ods", [("S", row % "x", False)])
sheets.ods("much.ods", [("S", row % ("x" * 2000), False)])
sheets.ods("spaces.ods", [("S", '<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="99999999999"/></text:p></table:table-cell></table:table-row>', False)])
sheets.ods("wide.ods", [("S", '<table:table-row><table:table-cell table:number-columns-repeated="16384"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>', False)])
sheets.ods("locked.ods", [("S", [["x"]], False)], parts={"META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'})
sheets.ods("no-content.ods", [("S", [["x"]], False)], parts={"content.xml": None})
sheets.ods("entities.ods", [("S", [["x"]], False)], parts={"content.xml": '<!DOCTYPE x><x/>'})
sheets.xlsx("whole.xlsx", [("S", [["a%d" % i, "b", 3] for i in range(300)], "visible")])
with open("whole.xlsx", "rb") as f:
    whole = f.read()
with zipfile.ZipFile("whole.xlsx") as z:
    info = z.getinfo("xl/worksheets/sheet1.xml")
with open("truncated.xlsx", "wb") as f:
    f.write(whole[:len(whole) // 2])
with open("flipped.xlsx", "wb") as f:
    at = info.header_offset + 200
    f.write(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
with open("old.xls", "wb") as f:
    f.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504))
with zipfile.ZipFile("plain.zip", "w") as z:
    z.writestr("answers.csv", "a,b\n1,2\n")
with zipfile.ZipFile("nothing.zip", "w"):
    pass
# Every cut, and single bytes changed: refused or read, never a crash.
for i in range(0, len(whole), max(1, len(whole) // 60)):
    with open("fuzz-%05d-cut.xlsx" % i, "wb") as f:
        f.write(whole[:i])
    with open("fuzz-%05d-bit.xlsx" % i, "wb") as f:
        f.write(whole[:i] + bytes([whole[i] ^ (1 << i % 8)]) + whole[i + 1:])
