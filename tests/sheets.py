"""sheets.py: workbooks for tests, made from rows with zipfile alone.

A cell is a str (text), an int or float, a bool, None (no cell), or a dict: {"x": XML of the cell, as it stands}.
As a program: sheets.py FILE.csv FILE.xlsx|FILE.ods writes the CSV's cells (comma, UTF-8) as text, a sheet a file.
"""
import csv
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def xlsx_rows(rows, shared):
    out = []
    for r, row in enumerate(rows, 1):
        cells = []
        for c, cell in enumerate(row):
            ref = '%s%d' % (letters(c), r)
            if cell is None or cell == "":
                continue
            if isinstance(cell, dict):
                cells.append(cell["x"].replace("@", ref))
            elif isinstance(cell, bool):
                cells.append('<c r="%s" t="b"><v>%d</v></c>' % (ref, cell))
            elif isinstance(cell, str):
                number = shared.setdefault(cell, len(shared))
                cells.append('<c r="%s" t="s"><v>%d</v></c>' % (ref, number))
            else:
                cells.append('<c r="%s"><v>%r</v></c>' % (ref, cell))
        if cells:
            out.append('<row r="%d">%s</row>' % (r, "".join(cells)))
    return "".join(out)


def xlsx(path, sheets, styles="", strings=None, strict=False, date1904=False, parts=None):
    """sheets: (name, rows or the XML of <sheetData>, state) each; strings: XML of <sst>'s <si>; parts: replaces parts by name."""
    office, main = (STRICT_OFFICE, STRICT_MAIN) if strict else (OFFICE, MAIN)
    shared = {}
    files = {}
    names, rels = [], []
    for i, (name, rows, state) in enumerate(sheets, 1):
        data = rows if isinstance(rows, str) else xlsx_rows(rows, shared)
        files["xl/worksheets/sheet%d.xml" % i] = (
            HEAD + '<worksheet xmlns="%s"><sheetData>%s</sheetData><pageMargins left="1"/></worksheet>' % (main, data))
        names.append('<sheet name=%s sheetId="%d" state="%s" r:id="rId%d"/>' % (quoteattr(name), i, state, i))
        rels.append('<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>' % (i, office, i))
    items = strings if strings is not None else "".join(
        '<si><t xml:space="preserve">%s</t></si>' % escape(text).replace("\r", "_x000D_") for text in shared)
    rels.append('<Relationship Id="rId90" Type="%s/sharedStrings" Target="/xl/sharedStrings.xml"/>' % office)
    rels.append('<Relationship Id="rId91" Type="%s/styles" Target="styles.xml"/>' % office)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["[Content_Types].xml"] = HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    files["_rels/.rels"] = HEAD + '<Relationships xmlns="%s"><Relationship Id="r" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (package, office)
    files["xl/_rels/workbook.xml.rels"] = HEAD + '<Relationships xmlns="%s">%s</Relationships>' % (package, "".join(rels))
    files["xl/workbook.xml"] = HEAD + '<workbook xmlns="%s" xmlns:r="%s"><workbookPr%s/><sheets>%s</sheets></workbook>' % (
        main, office, ' date1904="1"' if date1904 else "", "".join(names))
    files["xl/styles.xml"] = HEAD + '<styleSheet xmlns="%s">%s</styleSheet>' % (main, styles)
    files["xl/sharedStrings.xml"] = HEAD + '<sst xmlns="%s">%s</sst>' % (main, items)
    files.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in files.items():
            if text is not None:
                z.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def ods_text(text):
    out = []
    for line in text.split("\n"):
        line = escape(line).replace("\t", "<text:tab/>").replace("  ", '<text:s text:c="2"/>')
        if line.startswith(" "):
            line = "<text:s/>" + line[1:]
        if line.endswith(" "):
            line = line[:-1] + "<text:s/>"
        out.append("<text:p>%s</text:p>" % line)
    return "".join(out)


def ods_rows(rows):
    out = []
    for row in rows:
        out.append("<table:table-row>")
        for cell in row:
            if cell is None or cell == "":
                out.append("<table:table-cell/>")
            elif isinstance(cell, dict):
                out.append(cell["x"])
            elif isinstance(cell, bool):
                out.append('<table:table-cell office:value-type="boolean" office:boolean-value="%s"/>' % str(cell).lower())
            elif isinstance(cell, str):
                out.append('<table:table-cell office:value-type="string">%s</table:table-cell>' % ods_text(cell))
            else:
                out.append('<table:table-cell office:value-type="float" office:value="%r"/>' % cell)
        out.append('<table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
    out.append('<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')
    return "".join(out)


def ods(path, sheets, parts=None):
    """sheets: (name, rows or the XML of the table, hidden) each."""
    tables = "".join('<table:table table:name=%s table:style-name="%s">%s</table:table>' % (
        quoteattr(name), "ta2" if hidden else "ta1", rows if isinstance(rows, str) else ods_rows(rows)) for name, rows, hidden in sheets)
    names = "".join(' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n) for n in ("office", "table", "text", "style", "draw"))
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    files = {
        "content.xml": HEAD.replace(' standalone="yes"', "") + '<office:document-content%s><office:automatic-styles>'
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
        '</office:automatic-styles><office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>' % (names, tables),
        "META-INF/manifest.xml": HEAD + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'}
    files.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        for name, text in files.items():
            if text is not None:
                z.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    if target.endswith(".ods"):
        ods(target, [("Answers", rows, False)])
    else:
        xlsx(target, [("Answers", rows, "visible")])


if __name__ == "__main__":
    main()
