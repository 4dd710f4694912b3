/* XLSX: the cells of a sheet, and the runs that a text is made of.
 *
 * Method: a sheet's cells go to the grid as they come. Invariant: a cell's text is what its sheet shows, numbers and dates as
 * value.c says; what can't be (an index out of range) is an error.
 */
#include <stdlib.h>
#include "xlsx.h"

/* ---- text ------------------------------------------------------------------------------------------------------------- */

void xlsx_runs_start(struct xlsx_runs *r, const char *name, const char **attributes, size_t at)
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
void xlsx_unescape(struct coco_buf *text, size_t start)
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

void xlsx_runs_end(struct xlsx_runs *r, const char *name, struct coco_buf *text)
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
	xlsx_unescape(text, r->start);
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
	struct xlsx_runs runs;
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
	if (xlsx_is_true(sheet_attribute(attributes, "hidden")) && !c->book->quiet)
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
	c->runs = (struct xlsx_runs){0};
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
		xlsx_runs_start(&c->runs, name, attributes, c->text.len);
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
		xlsx_unescape(&c->text, 0);
		*text = coco_buf_view(&c->text);
	} else if (strcmp(c->type, "b") == 0) {
		*text = !text->n ? *text : xlsx_is_true(c->text.data) ? COCO_STR("TRUE") : COCO_STR("FALSE");
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
		xlsx_runs_end(&c->runs, name, &c->text);
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
