/* Rows of cells: any block size gives the same bytes, and the short cut for lines without quotes gives what libcsv gives. */
#include <criterion/criterion.h>
#include <string.h>
#include "coco/dsv.h"

static const struct {
	const char *encoding;
	struct coco_str text;
} texts[] = {
    {NULL, COCO_STR("id,name,answer\n1,Ana,x\n2,B\xC3\xA9la,y\n")},
    {NULL, COCO_STR("\xEF\xBB\xBFid,name\r\n1,\"a\r\nb\"\r\n\r\n2,\"say \"\"hi\"\"\"\r\n")},
    {NULL, COCO_STR("id,name\r1,Ana\r2,\"x\ry\"\r")},
    {NULL, COCO_STR("a,b\n1,2\r\n3,4\r5,6")},
    {NULL, COCO_STR("a,b\n,\n\"\",\n\n\xF0\x9D\x92\x9E,\xE2\x80\xA8\n")},
    {NULL, COCO_STR("name\nAna\n\"\"\nEva")},
    {NULL, COCO_STR("a,b\n5\" pipe,x\n1,\"a\"b\n2,c\n")},
    {NULL, COCO_STR("a,b,c\n1\n1,2,3,4\n,,\n")},
    {NULL, COCO_STR("a,b\n1,\"x\n2,\"y\"\n3,\"z\r4,w\r\n5,\"v")},
    {NULL, COCO_STR("a,b\r\n\"x\",\"y\"\r\n\"x\r\",y\r\n")},
    {"cp1250", COCO_STR("a,b\n\x8Aiga,\xE8\xF0\n")},
    {NULL, COCO_STR("\xFF\xFEi\0d\0,\0b\0\n\0001\0,\0\x0D\x01\n\0")},
    {NULL, COCO_STR("\xFE\xFF\0i\0d\0,\0b\0\n\0001\0,\x01\x0D\0\n")},
};

/* All rows as text: line, cells in brackets, faults. */
static void dump(struct coco_str text, const char *encoding, size_t block, bool no_short_cut, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_in *in = coco_in_memory("t.csv", text);
	coco_in_block(in, block);
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_new(in, encoding, &err);
	cr_assert(bytes, "%s", err.text);
	struct coco_str sample;
	bool whole;
	cr_assert_eq(coco_dsv_bytes_sample(bytes, &sample, &whole, &err), 0, "%s", err.text);
	coco_buf_printf(out, "sample %zu %d\n", sample.n, whole);
	struct coco_dsv_rows *rows = coco_dsv_rows_new(bytes, ',', &err);
	struct coco_dsv_row row;
	int rc;
	coco_dsv_rows_plain(rows, no_short_cut);
	while ((rc = coco_dsv_rows_next(rows, &row, &err)) > 0) {
		coco_buf_printf(out, "%zu", row.line);
		if (row.lines > 1)
			coco_buf_printf(out, "-%zu", row.line + row.lines - 1);
		if (row.quote_line && (row.fault || row.swallowed))
			coco_buf_printf(out, " quote %zu:%zu", row.quote_line, row.column);
		coco_buf_printf(out, "%s%s%s:", row.bare_quote ? " bare" : "", row.fault ? " fault" : "", row.swallowed ? " swallowed" : "");
		for (size_t i = 0; i < row.n; i++)
			coco_buf_printf(out, "[%.*s]", COCO_STR_ARG(row.cells[i]));
		coco_buf_putc(out, '\n');
	}
	char sha[COCO_SHA256_TEXT];
	coco_dsv_bytes_sha256(bytes, sha);
	coco_buf_printf(out, "%d %s %s\n", rc, err.text, sha);
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
}

Test(rows, any_block_size_gives_the_same)
{
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		struct coco_buf want = COCO_BUF_INIT, got = COCO_BUF_INIT;
		dump(texts[i].text, texts[i].encoding, 65536, false, &want);
		for (size_t block = 1; block <= texts[i].text.n + 1; block++) {
			coco_buf_clear(&got);
			dump(texts[i].text, texts[i].encoding, block, false, &got);
			cr_expect_str_eq(got.data, want.data, "text %zu, blocks of %zu", i, block);
		}
		coco_buf_free(&want);
		coco_buf_free(&got);
	}
}

Test(rows, short_cut_gives_what_libcsv_gives)
{
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		struct coco_buf want = COCO_BUF_INIT, got = COCO_BUF_INIT;
		dump(texts[i].text, texts[i].encoding, 65536, true, &want);
		dump(texts[i].text, texts[i].encoding, 65536, false, &got);
		cr_expect_str_eq(got.data, want.data, "text %zu", i);
		coco_buf_free(&want);
		coco_buf_free(&got);
	}
}

/* Lines of up to 200 bytes with marks everywhere, for the short cut takes 64 bytes a step. */
Test(rows, short_cut_gives_what_libcsv_gives_wherever_a_mark_stands)
{
	static const char *const pieces[] = {",", ",", "\"", "\"\"", ",\"", "\",", "x", "abcdefg", " ", "\xC5\xBE"};
	uint32_t random = 1;
	for (size_t i = 0; i < 600; i++) {
		struct coco_buf text = COCO_BUF_INIT, a = COCO_BUF_INIT, b = COCO_BUF_INIT;
		coco_buf_puts(&text, "h,i\n");
		for (size_t n = i % 200; text.len < n + 4;) {
			random = random * 1664525u + 1013904223u;
			/* a cell of quotes at the border of a step, in every second line */
			bool quoted = i % 2 && text.len + i / 2 % 30 > 50 && text.len < 70;
			coco_buf_puts(&text, quoted ? ",\"q,\"\"\"," : pieces[(random >> 16) % (i % 3 ? 2 + (i % 3) * 4 : 2)]);
		}
		coco_buf_puts(&text, "\nlast,\n");
		dump(coco_buf_view(&text), NULL, 65536, false, &a);
		dump(coco_buf_view(&text), NULL, 65536, true, &b);
		cr_expect_str_eq(a.data, b.data, "%s", text.data);
		coco_buf_free(&text);
		coco_buf_free(&a);
		coco_buf_free(&b);
	}
}

Test(rows, cells_are_exact)
{
	static const struct {
		struct coco_str text;
		const char *rows;
	} cases[] = {
	    {COCO_STR("a,b\r\n\"x\r\ny\", z \r\n"), "1:[a][b]\n2-3:[x\r\ny][ z ]\n"},
	    {COCO_STR("a\n\n\"\"\nb"), "1:[a]\n3:[]\n4:[b]\n"},
	    {COCO_STR("a,b\n5\" pipe,x\n"), "1:[a][b]\n2 bare:[5\" pipe][x]\n"},
	    {COCO_STR("a,b\n1,\"x\"y\n2,z\n"), "1:[a][b]\n2 fault:[1,\"x\"y]\n3:[2][z]\n"},
	    {COCO_STR("a,b\n1,\"x\ny\",z\n"), "1:[a][b]\n2-3:[1][x\ny][z]\n"},
	    /* a quote that is never closed, one that other text follows, one that closes where it makes the row too short */
	    {COCO_STR("a,b\n1,\"x\n2,y\n"), "1:[a][b]\n2 quote 2:3 fault:[1,\"x]\n3:[2][y]\n"},
	    {COCO_STR("a,b\n1,\"x\n2,\"y\"\n"), "1:[a][b]\n2 quote 2:3 fault:[1,\"x]\n3:[2][y]\n"},
	    {COCO_STR("a,b\n\"x\n2,y\nz\"\n3,w\n"), "1:[a][b]\n2 quote 2:1 fault:[\"x]\n3:[2][y]\n4 bare:[z\"]\n5:[3][w]\n"},
	    /* what is no row goes with the row that is given up */
	    {COCO_STR("a,b\n1,\"x\nmore\n\nand more\n2,y\n"), "1:[a][b]\n2-5 quote 2:3 fault:[1,\"x\nmore\n\nand more]\n6:[2][y]\n"},
	    {COCO_STR("a,b\n1,\"x\nmore"), "1:[a][b]\n2-3 quote 2:3 fault:[1,\"x\nmore]\n"},
	    /* two such quotes, a row of several lines before and behind */
	    {COCO_STR("a,b\n1,\"x\n2,y\n3,\"z\n4,\"w\nw\"\n5,v\n"),
	        "1:[a][b]\n2 quote 2:3 fault:[1,\"x]\n3:[2][y]\n4-6 quote 4:3 fault:[3,\"z\n4,\"w\nw\"]\n7:[5][v]\n"},
	    {COCO_STR("a,b\n\"k\nl\",\"x\n2,y\n"), "1:[a][b]\n2-3 quote 3:4 fault:[\"k\nl\",\"x]\n4:[2][y]\n"},
	    {COCO_STR("a,b\n\"k,l\nm,n\",\"p\"\n2,y\n"), "1:[a][b]\n2-3:[k,l\nm,n][p]\n4:[2][y]\n"},
	    /* a cell whose lines look like rows is given, with a doubt */
	    {COCO_STR("a,b,c\n1,\"x,y\n2,z\",w\n"), "1:[a][b][c]\n2-3 quote 2:0 swallowed:[1][x,y\n2,z][w]\n"},
	    {COCO_STR("a\n\"x\ny\"\n"), "1:[a]\n2-3:[x\ny]\n"},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf got = COCO_BUF_INIT;
		dump(cases[i].text, NULL, 7, false, &got);
		const char *rows = strchr(got.data, '\n') + 1;
		cr_expect(strncmp(rows, cases[i].rows, strlen(cases[i].rows)) == 0, "case %zu: %s", i, rows);
		coco_buf_free(&got);
	}
}

Test(rows, what_cannot_be_read_is_refused_with_its_place)
{
	static const struct {
		struct coco_str text;
		const char *code;
		size_t line, column;
	} cases[] = {
	    {COCO_STR("a,b\n1,\xE9\n"), "bad-encoding", 2, 3},
	    {COCO_STR("a,b\n1,\xC0\xAF\n"), "bad-encoding", 2, 3},
	    {COCO_STR("a,b\n1,\xE2\x82"), "bad-encoding", 2, 3},
	    {COCO_STR("a,b\n1,x\0y\n"), "nul-byte", 2, 4},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		for (size_t block = 1; block < 20; block++) {
			struct coco_err err = {0};
			struct coco_in *in = coco_in_memory("t.csv", cases[i].text);
			coco_in_block(in, block);
			struct coco_dsv_bytes *bytes = coco_dsv_bytes_new(in, NULL, &err);
			struct coco_dsv_rows *rows = coco_dsv_rows_new(bytes, ',', &err);
			struct coco_dsv_row row;
			int rc;
			while ((rc = coco_dsv_rows_next(rows, &row, &err)) > 0)
				continue;
			cr_expect_eq(rc, -1);
			cr_expect_eq(err.exit, COCO_EXIT_INPUT);
			cr_expect_str_eq(err.code, cases[i].code, "case %zu: %s", i, err.code);
			cr_expect(
			    err.line == cases[i].line && err.column == cases[i].column, "case %zu, block %zu: %zu:%zu", i, block, err.line, err.column);
			coco_dsv_rows_free(rows);
			coco_dsv_bytes_close(bytes);
		}
	}
}

Test(rows, delimiter_by_width)
{
	static const struct {
		const char *text;
		char delimiter; /* 0: refused */
		size_t skip, width;
	} cases[] = {
	    {"a,b\n1,2\n", ',', 0, 2},
	    {"a;b\n1,5;2,5\n", ';', 0, 2},
	    {"sep=;\na;b\n1;2\n", ';', 1, 2},
	    {"a\tb\n1\t2\n", '\t', 0, 2},
	    {"a|b|c\n1|2|3\n", '|', 0, 3},
	    {"name\nAna\n", ',', 0, 1},
	    {"\"a;x\",\"b;y\"\n\"1;2\",\"3;4\"\n", ',', 0, 2},
	    {"a,b;c\n1,2;3\n", 0, 0, 0},
	    {"a,b,c;d\n1,2,3;4\n", ',', 0, 3},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_dsv_dialect d;
		struct coco_err err = {0};
		int rc = coco_dsv_dialect_find(coco_str_of(cases[i].text), 0, 0, "t.csv", &d, &err);
		cr_expect_eq(rc, cases[i].delimiter ? 0 : -1, "case %zu", i);
		if (rc == 0)
			cr_expect(d.delimiter == cases[i].delimiter && d.skip == cases[i].skip && d.width == cases[i].width, "case %zu: '%c' %zu %zu",
			    i, d.delimiter, d.skip, d.width);
		else
			cr_expect_str_eq(err.code, "ambiguous-delimiter");
	}
}
