"""make.py: one workbook a kind of fault and of form."""
import os
import sys
sys.path.insert(0, os.path.join(os.environ["TOP"], "tests"))
import sheets  # noqa: E402


def x(text):
    return {"x": text}


STYLES = ('<numFmts count="5"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[$-407]dd/\\ mmmm\\ yyyy;@"/>'
          '<numFmt numFmtId="166" formatCode="00\\-000"/><numFmt numFmtId="167" formatCode="#,##0.00\\ &quot;days&quot;;[Red]-0"/>'
          '<numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>%s</cellXfs>' %
          "".join('<xf numFmtId="%d"/>' % i for i in (0, 164, 165, 166, 167, 168, 14, 22, 20, 10, 49)))
GENERAL, ZIP, LONGDATE, PLZ, DAYS, HOURS, DATE, DATETIME, TIME, PERCENT, TEXT = range(11)


def n(value, style=0):
    return x('<c r="@" s="%d"><v>%s</v></c>' % (style, value))


def pairs(rows):
    return [["what", "cell"]] + [[name, cell] for name, cell in rows]


def string(xml):
    return x('<c r="@" t="inlineStr"><is>%s</is></c>' % xml)


numbers = pairs([
    ("1.1 as stored", n("1.1000000000000001")), ("0.1+0.2", n("0.30000000000000004")), ("integer", n("42")), ("float integer", n("42.0")),
    ("fifteen digits", n("123456789012345")), ("twenty digits", n("12345678901234567890")), ("large", n("1.2345678901234499E+17")),
    ("small", n("1E-3")), ("negative", n("-2.50")), ("minus zero", n("-0.0")), ("percent", n("0.25", PERCENT)), ("days", n("1234.5", DAYS)),
    ("as text", n("0815", TEXT)), ("post code", n("1010", ZIP)), ("Polish post code", n("1234", PLZ)), ("long for its code", n("1234567", ZIP)),
    ("true", x('<c r="@" t="b"><v>1</v></c>')), ("false", x('<c r="@" t="b"><v>0</v></c>')),
    ("error", x('<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>')), ("formula", x('<c r="@"><f>1+1</f><v>2</v></c>')),
    ("formula's text", x('<c r="@" t="str"><f>"a"</f><v>a_x000D__x005F_b</v></c>')), ("formula without result", x('<c r="@"><f>1+1</f></c>')),
    ("no style of that number", n("7", 99))])
dates = pairs([
    ("date", n("45999", DATE)), ("long date", n("45999", LONGDATE)), ("date and time", n("45999.3854166667", DATETIME)),
    ("date with a clock", n("45999.5", DATE)), ("time", n("0.385416666666667", TIME)), ("hours", n("1.10416666666667", HOURS)),
    ("a second before midnight", n("45998.99999", DATETIME)), ("rounds to midnight", n("45998.9999999", DATETIME)),
    ("first day", n("1", DATE)), ("last of February 1900", n("59", DATE)), ("the day that was not", n("60", DATE)), ("1 March 1900", n("61", DATE)),
    ("zero", n("0", DATE)), ("negative", n("-3", DATE)), ("beyond 9999", n("2958466", DATE)), ("ISO", x('<c r="@" t="d"><v>2026-03-12</v></c>'))])
strings = pairs([
    ("shared", x('<c r="@" t="s"><v>0</v></c>')), ("rich text", x('<c r="@" t="s"><v>1</v></c>')), ("phonetic", x('<c r="@" t="s"><v>2</v></c>')),
    ("blanks kept", x('<c r="@" t="s"><v>3</v></c>')), ("blanks dropped", x('<c r="@" t="s"><v>4</v></c>')),
    ("escapes", x('<c r="@" t="s"><v>5</v></c>')), ("inline", string("<t>a&amp;b</t>")), ("inline runs", string("<r><t>one</t></r><r><t xml:space='preserve'> two</t></r>")),
    ("quotes", string('<t>say "hi", twice</t>')), ("leading zeros", string("<t>007</t>")), ("empty", string("<t/>")), ("CDATA", string("<t><![CDATA[<b>]]></t>"))])
ITEMS = ('<si><t>Žiga Česnik</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>and plain</t></r></si>'
         '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve">  two </t></si><si><t>  none </t></si>'
         '<si><t>line_x000D_&#10;_x0041__x0000__xD800__x12</t></si>')
sheets.xlsx("numbers.xlsx", [("N", numbers, "visible")], STYLES, "".join('<si><t>%s</t></si>' % t for t in ["what", "cell"]) + "".join(
    "<si><t>%s</t></si>" % row[0] for row in numbers[1:]))
sheets.xlsx("dates.xlsx", [("D", dates, "visible")], STYLES)
sheets.xlsx("strict.xlsx", [("D", dates[:5], "visible")], STYLES, strict=True)
sheets.xlsx("dates1904.xlsx", [("D", dates[:5] + dates[9:14], "visible")], STYLES, date1904=True)
# The names in front are inline, so that the numbers of shared strings are those of ITEMS.
sheets.xlsx("strings.xlsx", [("S", [[string("<t>%s</t>" % c) if isinstance(c, str) else c for c in row] for row in strings], "visible")], STYLES, ITEMS)

# Where cells stand: gaps, no references, several sheets, a table that begins at C3.
sparse = ('<row r="3"><c r="C3" t="inlineStr"><is><t>name</t></is></c><c r="D3" t="inlineStr"><is><t>note</t></is></c><c r="F3" t="inlineStr"><is><t>town</t></is></c></row>'
          '<row r="4"><c r="C4" t="inlineStr"><is><t>Ana</t></is></c><c r="D4" t="inlineStr"><is><t xml:space="preserve">one&#10;two&#10;three</t></is></c></row>'
          '<row r="5" hidden="1"><c r="C5" t="inlineStr"><is><t>Béla</t></is></c><c r="F5" t="inlineStr"><is><t>Pécs</t></is></c><c r="XFD5" s="1"/></row>'
          '<row r="6"/><row r="9"><c r="D9" t="inlineStr"><is><t>alone</t></is></c></row>')
bare = '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>1</v></c><c/></row><row><c/><c><v>4</v></c></row>'
sheets.xlsx("places.xlsx", [("Empty", [], "visible"), ("Secret", [["x"], ["1"]], "hidden"), ("Sparse", sparse, "visible"), ("2", bare, "visible")], STYLES)

# EUSurvey: what has more than 254 columns goes on in "Content1", row by row, under the same preamble.
questions = ["Question %d" % i for i in range(1, 301)]
answers = [["r%d-q%d" % (r, q) if (r + q) % 7 else None for q in range(1, 301)] for r in (1, 2)]
preamble = [["Alias", "mindset"], ["Export Date", "12-03-2026"], []]
wide = [("Content", preamble + [row[:254] for row in [questions] + answers], "visible"), ("Content1", preamble + [row[254:] for row in [questions] + answers], "visible")]
sheets.xlsx("wide.xlsx", wide)
sheets.xlsx("not-wide.xlsx", [("Content", [["a", "b"], ["1", "2"]], "visible"), ("Content1", [["a", "c"], ["3", "4"]], "visible")])

# A second sheet by contribution id: in another order, with a hole; one with an unknown id, one with an id twice, one without ids.
head = [["Alias", "mindset"], ["Export Date", "12-03-2026"], []]
first = head + [["Country", "Contribution ID", "Founded"], ["SI", "a-1", 2011], ["AT", "b-2", 2008], ["HU", "c-3", 1999]]
second = [["Alias", "mindset"], [], ["Wish", "Contribution ID", "Note"], ["mentoring", "c-3", "line one\nline two"], [None, "a-1", "first"]]
third = [["Table", "CONTRIBUTION ID"], [x('<c r="@" t="e"><v>#REF!</v></c>'), "z-9"]]
fourth = [["Contribution ID", "File"], ["a-1", "one.pdf"], ["a-1", "two.pdf"]]
fifth = [["Contribution ID", "File"], ["a-1", "one.pdf"], [None, "whose.pdf"]]
sheets.xlsx("ids.xlsx", [("Content", first, "visible"), ("More", second, "visible"), ("Unknown", third, "visible"), ("Twice", fourth, "visible"),
                         ("Nobody's", fifth, "visible"), ("Hidden", second, "hidden")])
sheets.ods("ids.ods", [("Content", first, False), ("More", [["Contribution ID", "Wish"], ["b-2", "training"]], False)])

T = '<table:table-cell office:value-type="%s" %s>%s</table:table-cell>'


def t(kind, attributes, text=""):
    return x(T % (kind, attributes, text))


ods_cells = pairs([
    ("float", t("float", 'office:value="1.1000000000000001"')), ("post code", t("float", 'office:value="1010"', "<text:p>01010</text:p>")),
    ("Polish post code", t("float", 'office:value="1234"', "<text:p>01-234</text:p>")), ("shown short", t("float", 'office:value="1.23456"', "<text:p>1,23</text:p>")),
    ("percent", t("percentage", 'office:value="0.25"', "<text:p>25%</text:p>")), ("money", t("currency", 'office:currency="EUR" office:value="1840"', "<text:p>1.840,00 €</text:p>")),
    ("date", t("date", 'office:date-value="2026-03-12"', "<text:p>12. 3. 26</text:p>")), ("date and time", t("date", 'office:date-value="2026-03-12T09:15:00.250"')),
    ("time", t("time", 'office:time-value="PT09H15M00.5S"')), ("hours", t("time", 'office:time-value="PT26H30M00S"')), ("odd time", t("time", 'office:time-value="P1Y"')),
    ("true", True), ("paragraphs", t("string", "", "<text:p>one</text:p><text:p>two <text:span>bold</text:span></text:p>")),
    ("blanks", t("string", "", "<text:p>  a \n b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e </text:p>")),
    ("note", t("string", "", '<office:annotation><text:p>a remark</text:p></office:annotation><text:p>cell</text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>')),
    ("error", t("string", 'office:string-value="" calcext:value-type="error"', "<text:p>#N/A</text:p>")), ("attribute only", t("string", 'office:string-value="said"')),
    ("covered", x('<table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>')), ("empty", None)])
repeats = ('<table:table-column table:number-columns-repeated="16384"/><table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
           '<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows>'
           '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
           '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="7"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
           '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')
sheets.ods("cells.ods", [("C", ods_cells, False)])
sheets.ods("places.ods", [("Empty", [], False), ("Secret", [["x"], ["1"]], True), ("Repeats", repeats, False), ("More", [["p"], ["q"]], False)])

survey = [["Organisation", "Country", "How many people work with you, including yourself?", "How satisfied are you? [1 to 5]", "Founded"],
          ["Studio Lipa", "SI", 3, 4.125, n("2011")], ["Atelier Rost", "AT", 12, 2.5, n("39448", DATE)]]
sheets.xlsx("survey.xlsx", [("Form", survey, "visible"), ("Codes", [["code"], ["x"]], "visible")], STYLES)
