/* Workbooks: any block size gives the same text; formats and numbers; lines and rows. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "../../../lib/workbook/book.h"
#include "zip_make.h"

/* ---- formats and numbers ------------------------------------------------------------------------------------------ */

Test(sheet, formats)
{
	static const struct {
		const char *code;
		enum sheet_kind kind;
	} cases[] = {{"General", SHEET_NUMBER}, {"0", SHEET_NUMBER}, {"0.00", SHEET_NUMBER}, {"#,##0", SHEET_NUMBER}, {"00", SHEET_DIGITS},
	    {"00000", SHEET_DIGITS}, {"00\\-000", SHEET_DIGITS}, {"\"SI-\"0000", SHEET_DIGITS}, {"00.00", SHEET_NUMBER}, {"0%", SHEET_PERCENT},
	    {"0.00E+00", SHEET_NUMBER}, {"yyyy-mm-dd", SHEET_DATE}, {"d. mmmm yyyy", SHEET_DATE}, {"mmmm", SHEET_DATE}, {"h:mm", SHEET_TIME},
	    {"mm:ss", SHEET_TIME}, {"[h]:mm:ss", SHEET_DURATION}, {"[mm]", SHEET_DURATION}, {"dd/mm/yyyy hh:mm", SHEET_DATETIME},
	    {"[$-407]dd/mm/yyyy;@", SHEET_DATE}, {"[Red]0;[Blue]-0", SHEET_NUMBER}, {"0 \"days\"", SHEET_NUMBER}, {"0\\d", SHEET_NUMBER},
	    {"0_d", SHEET_NUMBER}, {"0;yyyy", SHEET_NUMBER}, {"\"a;b\"yyyy", SHEET_DATE}, {"@", SHEET_NUMBER}, {"", SHEET_NUMBER},
	    {"\"open", SHEET_NUMBER}, {"[open", SHEET_NUMBER}, {"0\\", SHEET_NUMBER}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_eq(sheet_format_of(coco_str_of(cases[i].code)).kind, cases[i].kind, "%s", cases[i].code);
	static const struct {
		long id;
		enum sheet_kind kind;
	} built_in[] = {{0, SHEET_NUMBER}, {9, SHEET_PERCENT}, {14, SHEET_DATE}, {17, SHEET_DATE}, {18, SHEET_TIME}, {21, SHEET_TIME},
	    {22, SHEET_DATETIME}, {27, SHEET_DATE}, {36, SHEET_DATE}, {37, SHEET_NUMBER}, {45, SHEET_TIME}, {46, SHEET_DURATION},
	    {47, SHEET_TIME}, {48, SHEET_NUMBER}, {49, SHEET_NUMBER}};
	for (size_t i = 0; i < COCO_LEN(built_in); i++)
		cr_expect_eq(sheet_format_builtin(built_in[i].id).kind, built_in[i].kind, "%ld", built_in[i].id);
}

Test(sheet, numbers)
{
	static const struct {
		const char *stored, *code;
		bool date1904;
		char decimal;
		const char *text;
	} cases[] = {{"1.1000000000000001", "General", false, 0, "1.1"}, {"1.1000000000000001", "0.0", false, ',', "1,1"},
	    {"-0.30000000000000004", "General", false, 0, "-0.3"}, {"12345678901234567890", "General", false, ',', "12345678901234567890"},
	    {"100000000000000", "General", false, 0, "100000000000000"}, {" 7 ", "General", false, 0, "7"}, {"7.0", "General", false, 0, "7"},
	    {"7", "0\"0\"0", false, 0, "007"}, {"75", "0\"-\"0", false, 0, "7-5"}, {"1234567", "00\\-000", false, 0, "1234-567"},
	    {"-5", "0000", false, 0, "-5"}, {"5.5", "0000", false, 0, "5.5"}, {"words", "yyyy", false, 0, "words"},
	    {"nan", "yyyy", false, 0, "nan"}, {"1e999", "yyyy", false, 0, "1e999"}, {"", "yyyy", false, 0, ""},
	    {"0x10", "yyyy", false, 0, "0x10"}, {"1", "yyyy-mm-dd", false, 0, "1900-01-01"}, {"59", "yyyy-mm-dd", false, 0, "1900-02-28"},
	    {"60", "yyyy-mm-dd", false, 0, "1900-02-29"}, {"61", "yyyy-mm-dd", false, 0, "1900-03-01"}, {"0", "yyyy-mm-dd", false, 0, "0"},
	    {"0", "yyyy-mm-dd", true, 0, "1904-01-01"}, {"-1", "yyyy-mm-dd", true, 0, "-1"}, {"2958465", "yyyy-mm-dd", false, 0, "9999-12-31"},
	    {"2958466", "yyyy-mm-dd", false, 0, "2958466"}, {"0.5", "h:mm", false, 0, "12:00:00"},
	    {"45999.5", "h:mm", false, 0, "2025-12-08T12:00:00"}, {"45999.9999999", "yyyy-mm-dd hh:mm", false, 0, "2025-12-09T00:00:00"},
	    {"1.5", "[h]:mm", false, 0, "36:00:00"}};
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		coco_buf_clear(&out);
		sheet_number_text(
		    coco_str_of(cases[i].stored), sheet_format_of(coco_str_of(cases[i].code)), cases[i].date1904, cases[i].decimal, &out);
		cr_expect(coco_str_is(coco_buf_view(&out), cases[i].text), "%s by %s is '%.*s'", cases[i].stored, cases[i].code,
		    COCO_STR_ARG(coco_buf_view(&out)));
	}
	coco_buf_free(&out);
}

Test(sheet, cell_names)
{
	static const struct {
		size_t row, column;
		const char *name;
	} cases[] = {
	    {1, 0, "A1"}, {5, 25, "Z5"}, {9, 26, "AA9"}, {1, 701, "ZZ1"}, {1, 702, "AAA1"}, {SHEET_ROWS, SHEET_COLUMNS - 1, "XFD1048576"}};
	char name[24];
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_str_eq(sheet_cell_name(cases[i].row, cases[i].column, name), cases[i].name);
}

/* ---- whole workbooks ------------------------------------------------------------------------------------------------- */

static void say_nothing(void *context, const char *bytes, size_t n)
{
	(void)context;
	(void)bytes;
	(void)n;
}

/* The sheet as text, then the row of each line. */
static void read_all(struct coco_str file, size_t block, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_str text;
	struct coco_workbook_said said = {.block = block};
	struct coco_diag *diag = coco_diag_new("test", &(struct coco_diag_options){.write = say_nothing});
	struct coco_workbook *sheet = coco_workbook_new(file, "t", &said, diag, &err);
	cr_assert(sheet, "block %zu: %s", block, err.text);
	struct coco_in *in = coco_workbook_open(sheet, &err);
	coco_buf_clear(out);
	while (coco_in_next(in, &text, &err) > 0)
		coco_buf_str(out, text);
	coco_in_close(in);
	for (size_t line = 1; line < 12; line++)
		coco_buf_printf(out, "%zu ", coco_workbook_row(sheet, line));
	for (size_t row = 1; row < 9; row++)
		cr_expect_eq(coco_workbook_row(sheet, coco_workbook_line(sheet, row)), row);
	coco_workbook_free(sheet);
	coco_diag_free(diag);
}

static const struct part xlsx[] = {
    {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"w/book.xml\"/></Relationships>"},
    {"w/book.xml", "<x:workbook xmlns:x='u'><x:sheets><x:sheet name=\"S\" r:id=\"one\" xmlns:r='v'/></x:sheets></x:workbook>"},
    {"w/_rels/book.xml.rels", "<Relationships><Relationship Id=\"one\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
                              "<Relationship Id=\"two\" Type=\"x/sharedStrings\" Target=\"/w/t.xml\"/></Relationships>"},
    {"w/t.xml", "<sst><si><t>name</t></si><si><r><t>\xC5\xBDi</t></r><r><t xml:space=\"preserve\">ga\n</t></r></si></sst>"},
    {"w/s.xml",
        "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>a,b</t></is></c></row>"
        "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>1</v></c><c r=\"D4\"><v>1.10000000000000010</v></c></row>"
        "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>say \"x_x000D_y\"</t></is></c></row><row><c/></row></sheetData></worksheet>"},
};
static const char xlsx_text[] = "\nname,\"a,b\",\n\n\"\xC5\xBDiga\n\",,1.1\n\n\n,\"say \"\"x\ry\"\"\",\n1 2 3 4 4 5 6 7 7 8 9 ";
static const struct part ods[] = {
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
    {"content.xml", "<o:d xmlns:o='o' xmlns:t='t' xmlns:x='x'><t:table t:name=\"S\"><t:table-row t:number-rows-repeated=\"3\"/>"
                    "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell t:number-columns-repeated=\"2\"/>"
                    "<t:table-cell o:value-type=\"string\" t:number-columns-repeated=\"2\"><x:p>a  b</x:p><x:p>\xC4\x8D<x:s "
                    "x:c=\"2\"/></x:p></t:table-cell>"
                    "</t:table-row><t:table-row t:number-rows-repeated=\"1000000\"><t:table-cell/></t:table-row></t:table></o:d>"},
};
static const char ods_text[] =
    "\n\n\n\"a b\n\xC4\x8D  \",\"a b\n\xC4\x8D  \"\n\"a b\n\xC4\x8D  \",\"a b\n\xC4\x8D  \"\n1 2 3 4 4 4 5 5 5 6 7 ";

Test(sheet, every_block_size)
{
	const struct {
		const struct part *parts;
		size_t n;
		const char *text;
	} books[] = {{xlsx, COCO_LEN(xlsx), xlsx_text}, {ods, COCO_LEN(ods), ods_text}};
	struct coco_buf out = COCO_BUF_INIT, file = COCO_BUF_INIT;
	for (size_t b = 0; b < COCO_LEN(books) * 2; b++) {
		coco_buf_clear(&file);
		zip_make(books[b / 2].parts, books[b / 2].n, b % 2, &file);
		for (size_t block = 1; block < 800; block += block < 70 ? 1 : 37) {
			read_all(coco_buf_view(&file), block, &out);
			cr_expect_str_eq(out.data, books[b / 2].text, "book %zu, block %zu: %s", b, block, out.data);
		}
	}
	coco_buf_free(&file);
	coco_buf_free(&out);
}

/* Cells outside of rows, rows outside of tables say nothing; without a table there is no sheet. */
Test(sheet, misplaced)
{
	static const struct part books[][2] = {
	    {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
	        {"content.xml",
	            "<d><table-cell><p>a</p></table-cell><table name='S'><table-cell><p>b</p></table-cell><table-row><table-row/>"
	            "<table-cell><p>c</p></table-cell></table-row></table><table-row><table-cell><p>d</p></table-cell></table-row></d>"}},
	    {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<d><table-row><table-cell/></table-row></d>"}}};
	struct coco_buf file = COCO_BUF_INIT, out = COCO_BUF_INIT;
	struct coco_err err = {0};
	zip_make(books[0], 2, false, &file);
	read_all(coco_buf_view(&file), 0, &out);
	cr_expect_eq(strncmp(out.data, "c\n1 ", 4), 0, "%s", out.data);
	coco_buf_clear(&file);
	zip_make(books[1], 2, false, &file);
	struct coco_diag *diag = coco_diag_new("test", &(struct coco_diag_options){.write = say_nothing});
	cr_expect_null(coco_workbook_new(coco_buf_view(&file), "t", &(struct coco_workbook_said){0}, diag, &err));
	cr_expect_str_eq(err.text, "is damaged: content.xml holds no table");
	coco_diag_free(diag);
	coco_buf_free(&file);
	coco_buf_free(&out);
}

/* Cut anywhere, any byte changed: read right or refused, never more and never a crash. */
Test(sheet, damaged)
{
	struct coco_buf out = COCO_BUF_INIT, file = COCO_BUF_INIT;
	struct coco_workbook_said said = {0};
	struct coco_diag *diag = coco_diag_new("test", &(struct coco_diag_options){.write = say_nothing});
	size_t refused = 0;
	zip_make(xlsx, COCO_LEN(xlsx), true, &file);
	for (size_t i = 0; i < file.len * 2; i++) {
		struct coco_err err = {0};
		char *copy = malloc(file.len);
		size_t n = i < file.len ? i : file.len;
		memcpy(copy, file.data, file.len);
		if (i >= file.len)
			copy[i - file.len] ^= (char)(1 << i % 8);
		char *exact = malloc(n ? n : 1); /* so that a sanitizer sees a read behind the end */
		memcpy(exact, copy, n);
		struct coco_workbook *sheet = coco_workbook_new((struct coco_str){exact, n}, "t", &said, diag, &err);
		refused += !sheet;
		cr_expect(sheet || err.exit == COCO_EXIT_INPUT, "%zu: exit %d", i, err.exit);
		cr_expect(!sheet || i >= file.len, "cut at %zu and read", i);
		coco_workbook_free(sheet);
		free(exact);
		free(copy);
	}
	cr_expect_gt(refused, file.len);
	coco_diag_free(diag);
	coco_buf_free(&file);
	coco_buf_free(&out);
}
