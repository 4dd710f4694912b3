/* XLSX: workbook, styles, shared strings and the cells of a sheet (ECMA-376, transitional and strict).
 *
 * Method: the workbook names its sheets, its relationships say which parts hold them; strings are kept as one text with
 * offsets, of the styles only what makes a number a date. A sheet's cells go to the grid as they come. Names count without
 * their prefix, so both namespaces read alike. Invariant: a cell's text is what its sheet shows, numbers and dates as
 * sheet_value.c says; what can't be (an index out of range) is an error.
 */
#include <stdlib.h>
#include <string.h>
#include "sheet_book.h"

static const size_t strings_max = (size_t)1 << 30;

struct sheet_xlsx {
	bool date1904;
	char folder[256]; /* of the workbook's part, with its slash */
	struct coco_buf strings;
	size_t *offsets; /* of each shared string's end */
	size_t n_strings, cap_strings;
	struct sheet_format *formats; /* of each cell style */
	size_t n_formats, cap_formats;
	struct coco_map *ids; /* of relationships */
	struct relation {
		const char *part, *type;
	} * relations;
	size_t cap_relations;
	struct coco_map *codes; /* custom number formats, by id */
	struct sheet_format *custom;
	size_t cap_custom;
};

void sheet_xlsx_free(struct sheet_xlsx *x)
{
	if (!x)
		return;
	coco_buf_free(&x->strings);
	free(x->offsets);
	free(x->formats);
	coco_map_free(x->ids);
	free(x->relations);
	coco_map_free(x->codes);
	free(x->custom);
	free(x);
}

static void no_memory(struct sheet_xml *xml)
{
	coco_err_no_memory(xml->err);
	sheet_xml_fail(xml);
}

static void no_end(struct sheet_xml *xml, const char *name)
{
	(void)xml;
	(void)name;
}

static bool is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

/* ---- relationships and workbook ------------------------------------------------------------------------------------ */

static void relation_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct sheet_book *book = xml->context;
	struct sheet_xlsx *x = book->xlsx;
	const char *id = sheet_attribute(attributes, "Id"), *type = sheet_attribute(attributes, "Type"),
	           *target = sheet_attribute(attributes, "Target");
	(void)prefix;
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	bool added;
	size_t i = coco_map_add(x->ids, coco_str_of(id), &added);
	if (i == COCO_NONE || (added && i == x->cap_relations && coco_grow(&x->relations, &x->cap_relations, i, sizeof *x->relations))) {
		no_memory(xml);
		return;
	}
	const char *slash = strrchr(type, '/');
	x->relations[i].part =
	    target[0] == '/' ? coco_arena_printf(book->arena, "%s", target + 1) : coco_arena_printf(book->arena, "%s%s", x->folder, target);
	x->relations[i].type = coco_arena_printf(book->arena, "%s", slash ? slash + 1 : type);
	if (!x->relations[i].part || !x->relations[i].type)
		no_memory(xml);
}

static const char *part_of_type(const struct sheet_xlsx *x, const char *type)
{
	for (size_t i = 0; i < coco_map_count(x->ids); i++) {
		if (strcmp(x->relations[i].type, type) == 0)
			return x->relations[i].part;
	}
	return NULL;
}

static void workbook_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct sheet_book *book = xml->context;
	struct sheet_xlsx *x = book->xlsx;
	(void)prefix;
	if (xml->depth == 1 && strcmp(name, "workbook") != 0) {
		sheet_xml_enough(xml); /* a text document, slides: no sheets */
	} else if (strcmp(name, "workbookPr") == 0) {
		x->date1904 = is_true(sheet_attribute(attributes, "date1904"));
	} else if (strcmp(name, "sheet") == 0) {
		const char *title = sheet_attribute(attributes, "name"), *id = sheet_attribute(attributes, "id"),
		           *state = sheet_attribute(attributes, "state");
		size_t i = id ? coco_map_find(x->ids, coco_str_of(id)) : COCO_NONE;
		if (!title || i == COCO_NONE) {
			sheet_damaged(book, xml->err, "a sheet without a name or a part");
			sheet_xml_fail(xml);
		} else if (strcmp(x->relations[i].type, "worksheet") == 0 &&
		           !sheet_add(book, title, x->relations[i].part, state && strcmp(state, "visible") != 0)) {
			no_memory(xml);
		}
	}
}

/* ---- styles ---------------------------------------------------------------------------------------------------------- */

struct styles {
	struct sheet_book *book;
	bool cells; /* inside cellXfs */
};

static void styles_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct styles *s = xml->context;
	struct sheet_xlsx *x = s->book->xlsx;
	const char *id = sheet_attribute(attributes, "numFmtId");
	(void)prefix;
	if (strcmp(name, "cellXfs") == 0) {
		s->cells = true;
	} else if (strcmp(name, "numFmt") == 0 && id) {
		const char *code = sheet_attribute(attributes, "formatCode");
		bool added;
		size_t i = coco_map_add(x->codes, coco_str_of(id), &added);
		struct coco_str kept = coco_arena_copy(s->book->arena, code ? coco_str_of(code) : COCO_STR("General"));
		if (i == COCO_NONE || !kept.s || (added && i == x->cap_custom && coco_grow(&x->custom, &x->cap_custom, i, sizeof *x->custom)))
			no_memory(xml);
		else
			x->custom[i] = sheet_format_of(kept);
	} else if (s->cells && strcmp(name, "xf") == 0) {
		size_t i = id ? coco_map_find(x->codes, coco_str_of(id)) : COCO_NONE;
		if (x->n_formats == x->cap_formats && coco_grow(&x->formats, &x->cap_formats, x->n_formats, sizeof *x->formats))
			no_memory(xml);
		else
			x->formats[x->n_formats++] = i != COCO_NONE ? x->custom[i] : sheet_format_builtin(id ? strtol(id, NULL, 10) : 0);
	}
}

static void styles_end(struct sheet_xml *xml, const char *name)
{
	struct styles *s = xml->context;
	if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

/* ---- text ------------------------------------------------------------------------------------------------------------- */

/* The text of a string that may have runs: <t>, <r><t>; phonetic runs are no text. */
struct runs {
	bool in_text, keep; /* keep: blanks at its ends */
	size_t start;       /* of the <t> in work */
	size_t phonetic;    /* depth inside of <rPh> */
};

static void runs_start(struct runs *r, const char *name, const char **attributes, size_t at)
{
	if (r->phonetic || strcmp(name, "rPh") == 0) {
		r->phonetic++;
	} else if (strcmp(name, "t") == 0) {
		const char *space = sheet_attribute(attributes, "space");
		r->in_text = true;
		r->keep = space && strcmp(space, "preserve") == 0;
		r->start = at;
	}
}

static bool hex4(const char *s, uint32_t *value)
{
	*value = 0;
	for (int i = 0; i < 4; i++) {
		char c = s[i];
		int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
		if (digit < 0)
			return false;
		*value = *value * 16 + (uint32_t)digit;
	}
	return true;
}

/* `_x000D_` is the character with this number; NUL and halves of characters stay as they are written. In place, from `start` on. */
static void unescape(struct coco_buf *text, size_t start)
{
	size_t to = start;
	uint32_t cp;
	for (size_t i = start; i < text->len;) {
		const char *s = text->data + i;
		if (*s == '_' && text->len - i >= 7 && s[1] == 'x' && s[6] == '_' && hex4(s + 2, &cp) && cp && (cp < 0xD800 || cp > 0xDFFF)) {
			to += coco_utf8_put(cp, text->data + to);
			i += 7;
		} else {
			text->data[to++] = text->data[i++];
		}
	}
	if (text->data)
		text->data[text->len = to] = 0;
}

static void runs_end(struct runs *r, const char *name, struct coco_buf *text)
{
	if (r->phonetic) {
		r->phonetic--;
		return;
	}
	if (strcmp(name, "t") != 0)
		return;
	r->in_text = false;
	if (!r->keep && text->len > r->start) { /* as the XML says nothing of them, spreadsheets drop blanks at the ends */
		struct coco_str trimmed = coco_str_trim(coco_str_sub(coco_buf_view(text), r->start, text->len));
		memmove(text->data + r->start, trimmed.s, trimmed.n);
		text->len = r->start + trimmed.n;
		text->data[text->len] = 0;
	}
	unescape(text, r->start);
}

struct strings {
	struct sheet_book *book;
	struct runs runs;
};

static void strings_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct strings *s = xml->context;
	(void)prefix;
	runs_start(&s->runs, name, attributes, s->book->xlsx->strings.len);
}

static void strings_end(struct sheet_xml *xml, const char *name)
{
	struct strings *s = xml->context;
	struct sheet_xlsx *x = s->book->xlsx;
	runs_end(&s->runs, name, &x->strings);
	if (strcmp(name, "si") != 0)
		return;
	if (!coco_buf_ok(&x->strings) ||
	    (x->n_strings == x->cap_strings && coco_grow(&x->offsets, &x->cap_strings, x->n_strings, sizeof *x->offsets)))
		no_memory(xml);
	else
		x->offsets[x->n_strings++] = x->strings.len;
}

static void strings_text(struct sheet_xml *xml, struct coco_str text)
{
	struct strings *s = xml->context;
	struct coco_buf *all = &s->book->xlsx->strings;
	if (!s->runs.in_text)
		return;
	coco_buf_str(all, text);
	if (all->len > strings_max) {
		sheet_too_large(s->book->path, xml->err, "more than %zu GiB of text", strings_max >> 30);
		sheet_xml_fail(xml);
	}
}

/* ---- opening ---------------------------------------------------------------------------------------------------------- */

static int parts_read(struct sheet_book *book, const char *part, struct coco_err *err)
{
	struct sheet_xlsx *x = book->xlsx;
	const char *slash = strrchr(part, '/');
	size_t n = slash ? (size_t)(slash - part) + 1 : 0;
	if (n >= sizeof x->folder)
		return sheet_damaged(book, err, "a part with a long name");
	memcpy(x->folder, part, n);
	char *rels = coco_arena_printf(book->arena, "%s_rels/%s.rels", x->folder, part + n);
	struct sheet_xml relations = {.context = book, .start = relation_start, .end = no_end};
	struct sheet_xml workbook = {.context = book, .start = workbook_start, .end = no_end};
	struct styles style = {.book = book};
	struct sheet_xml styles = {.context = &style, .start = styles_start, .end = styles_end};
	struct strings shared = {.book = book};
	struct sheet_xml strings = {.context = &shared, .start = strings_start, .end = strings_end, .text = strings_text};
	if (!rels)
		return coco_err_nomem(err);
	if (sheet_part_read(book, rels, &relations, err) < 0)
		return -1;
	int rc = sheet_part_read(book, part, &workbook, err);
	if (rc < 0 || (rc == 0 && sheet_damaged(book, err, "%s is missing", part)))
		return -1;
	const char *of_styles = part_of_type(x, "styles"), *of_strings = part_of_type(x, "sharedStrings");
	if (!book->n_sheets)
		return 0;
	if ((of_styles && sheet_part_read(book, of_styles, &styles, err) < 0) ||
	    (of_strings && sheet_part_read(book, of_strings, &strings, err) < 0))
		return -1;
	return 0;
}

int sheet_xlsx_open(struct sheet_book *book, const char *part, struct coco_err *err)
{
	book->xlsx = calloc(1, sizeof *book->xlsx);
	if (!book->xlsx || !(book->xlsx->ids = coco_map_new()) || !(book->xlsx->codes = coco_map_new()))
		return coco_err_nomem(err);
	return parts_read(book, part, err);
}

/* ---- cells ------------------------------------------------------------------------------------------------------------ */

struct cells {
	struct sheet_book *book;
	struct sheet_grid *grid;
	size_t row, column; /* of the cell in work; column from 0 */
	size_t next;        /* column behind the last cell */
	char type[12];
	size_t style;
	bool in_value, formula, valued;
	bool done; /* behind the last row: the rest is read for the part's checksum alone */
	struct runs runs;
	struct coco_buf text, shown;
};

/* "BC12" to column 54 and row 12; false: none. */
static bool reference_read(const char *ref, size_t *column, size_t *row)
{
	size_t c = 0, r = 0, letters = 0;
	for (; (*ref | 32) >= 'a' && (*ref | 32) <= 'z' && letters < 8; ref++, letters++)
		c = c * 26 + (size_t)((*ref | 32) - 'a' + 1);
	const char *digits = ref;
	for (; *ref >= '0' && *ref <= '9' && ref - digits < 9; ref++)
		r = r * 10 + (size_t)(*ref - '0');
	*column = c - 1;
	*row = r;
	return letters && ref > digits && !*ref && r;
}

static void row_start(struct sheet_xml *xml, struct cells *c, const char **attributes)
{
	const char *number = sheet_attribute(attributes, "r");
	int64_t row = (int64_t)c->row + 1;
	if (number && (!coco_int_parse(coco_str_of(number), &row) || row < 1)) {
		sheet_damaged(c->book, xml->err, "a row has the number '%.20s'", number);
		sheet_xml_fail(xml);
		return;
	}
	c->row = (size_t)row;
	c->next = 0;
	if (is_true(sheet_attribute(attributes, "hidden")) && !c->book->quiet)
		c->book->hidden_rows++;
	if (sheet_grid_row(c->grid, c->row, xml->err))
		sheet_xml_fail(xml);
}

static void cell_start(struct sheet_xml *xml, struct cells *c, const char **attributes)
{
	const char *ref = sheet_attribute(attributes, "r"), *type = sheet_attribute(attributes, "t"), *style = sheet_attribute(attributes, "s");
	size_t row = c->row;
	c->column = c->next;
	if (ref && (!reference_read(ref, &c->column, &row) || row != c->row)) {
		sheet_damaged(c->book, xml->err, "row %zu holds a cell '%.20s'", c->row, ref);
		sheet_xml_fail(xml);
		return;
	}
	c->next = c->column + 1;
	snprintf(c->type, sizeof c->type, "%s", type ? type : "n");
	c->style = style ? (size_t)strtoul(style, NULL, 10) : 0;
	c->formula = c->valued = c->in_value = false;
	c->runs = (struct runs){0};
	coco_buf_clear(&c->text);
}

static void cells_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct cells *c = xml->context;
	(void)prefix;
	if (c->done)
		return;
	if (strcmp(name, "row") == 0) {
		row_start(xml, c, attributes);
	} else if (strcmp(name, "c") == 0) {
		cell_start(xml, c, attributes);
	} else if (strcmp(name, "v") == 0) {
		c->in_value = c->valued = true;
	} else if (strcmp(name, "f") == 0) {
		c->formula = true;
	} else {
		runs_start(&c->runs, name, attributes, c->text.len);
	}
}

static void cells_text(struct sheet_xml *xml, struct coco_str text)
{
	struct cells *c = xml->context;
	if (c->done || (!c->in_value && !c->runs.in_text))
		return;
	coco_buf_str(&c->text, text);
	if (c->text.len > COCO_LINE_MAX) {
		sheet_too_large(c->book->path, xml->err, "row %zu: a cell of more than %zu MiB", c->row, COCO_LINE_MAX >> 20);
		sheet_xml_fail(xml);
	}
}

/* The shared string that the cell's value numbers; .s NULL: there is none. */
static struct coco_str shared_string(const struct sheet_xlsx *x, struct coco_str number)
{
	int64_t i;
	if (!coco_int_parse(coco_str_trim(number), &i) || i < 0 || (uint64_t)i >= x->n_strings)
		return COCO_STR_NONE;
	size_t start = i ? x->offsets[i - 1] : 0;
	return (struct coco_str){x->strings.data ? x->strings.data + start : "", x->offsets[i] - start};
}

static struct coco_str number_shown(struct cells *c, struct coco_str stored)
{
	const struct sheet_xlsx *x = c->book->xlsx;
	struct sheet_format format = c->style < x->n_formats ? x->formats[c->style] : (struct sheet_format){SHEET_NUMBER, COCO_STR_NONE};
	coco_buf_clear(&c->shown);
	c->book->percents += format.kind == SHEET_PERCENT && !c->book->quiet;
	sheet_number_text(stored, format, x->date1904, c->book->decimal, &c->shown);
	c->book->points |= format.kind < SHEET_DIGITS && memchr(c->shown.data, '.', c->shown.len);
	return coco_buf_view(&c->shown);
}

/* What the cell shows. */
static int cell_shown(struct cells *c, struct coco_str *text, struct coco_err *err)
{
	char name[24];
	*text = coco_buf_view(&c->text);
	if (strcmp(c->type, "s") == 0) {
		if (text->n && !(*text = shared_string(c->book->xlsx, *text)).s)
			return sheet_damaged(c->book, err, "cell %s names a text that is not there", sheet_cell_name(c->row, c->column, name));
	} else if (strcmp(c->type, "str") == 0) {
		unescape(&c->text, 0);
		*text = coco_buf_view(&c->text);
	} else if (strcmp(c->type, "b") == 0) {
		*text = !text->n ? *text : is_true(c->text.data) ? COCO_STR("TRUE") : COCO_STR("FALSE");
	} else if (strcmp(c->type, "n") == 0 && text->n) {
		*text = number_shown(c, *text);
	}
	return coco_buf_ok(&c->text) && coco_buf_ok(&c->shown) ? 0 : coco_err_nomem(err);
}

static void cell_end(struct sheet_xml *xml, struct cells *c)
{
	struct coco_str text;
	if (cell_shown(c, &text, xml->err) || sheet_grid_cell(c->grid, c->column, text, xml->err)) {
		sheet_xml_fail(xml);
		return;
	}
	if (c->grid->probe) {
		c->grid->rows = text.n > 0;
		if (text.n)
			sheet_xml_enough(xml);
		return;
	}
	c->book->marks |= c->type[0] != 'n' && sheet_is_marked(text);
	if (strcmp(c->type, "e") == 0 && text.n)
		sheet_cell_tell(c->book, c->row, c->column, c->text.data);
	else if (c->formula && !c->valued && !text.n)
		sheet_cell_tell(c->book, c->row, c->column, NULL);
}

static void cells_end(struct sheet_xml *xml, const char *name)
{
	struct cells *c = xml->context;
	if (c->done)
		return;
	if (strcmp(name, "v") == 0) {
		c->in_value = false;
	} else if (strcmp(name, "c") == 0) {
		cell_end(xml, c);
	} else if (strcmp(name, "row") == 0) {
		if (sheet_grid_row_end(c->grid, 1, xml->err))
			sheet_xml_fail(xml);
	} else if (strcmp(name, "sheetData") == 0) {
		c->done = true;
	} else {
		runs_end(&c->runs, name, &c->text);
	}
}

int sheet_xlsx_read(struct sheet_book *book, size_t sheet, struct sheet_grid *grid, struct coco_err *err)
{
	struct cells cells = {.book = book, .grid = grid};
	struct sheet_xml xml = {.context = &cells, .start = cells_start, .end = cells_end, .text = cells_text};
	int rc = sheet_part_read(book, book->sheets[sheet].part, &xml, err);
	if (rc == 0)
		rc = sheet_damaged(book, err, "%s is missing", book->sheets[sheet].part);
	coco_buf_free(&cells.text);
	coco_buf_free(&cells.shown);
	return rc < 0 ? -1 : 0;
}
