/* ODS: the cells of content.xml (OpenDocument 1.2 and 1.3, part 3).
 *
 * Method: one pass finds the sheets and whether they hold a cell, another reads one. A value's attribute is taken for
 * numbers, dates and truth, the paragraphs for text; a number whose paragraph is its digits with zeros before them (a post
 * code) is that paragraph. What repeats is counted, not stored, unless it holds something. Notes, drawings and tracked
 * changes are not the cell's text. Invariant: an empty repeated row or cell costs nothing, however often it repeats.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

struct cells {
	struct sheet_book *book;
	struct sheet_grid *grid;                          /* NULL: the sheets are found */
	size_t wanted, sheet;                             /* number of the sheet that is read, and of the one in work, from 0 */
	bool in_table, in_row, in_cell, in_line, covered; /* each only inside of the one before: elements elsewhere say nothing */
	size_t skip;                                      /* depth inside of what is no cell's text */
	size_t row, column;                               /* row from 1, column from 0 */
	size_t row_times, times;                          /* how often they stand */
	char type[16];
	bool error, formula;
	struct coco_buf value, text, shown;
	bool blank; /* the paragraph's text ends with a blank that may be one of several, or is empty */
	size_t paragraphs;
	const char *style;   /* whose properties are read */
	const char **hidden; /* styles of hidden tables */
	size_t n_hidden, cap_hidden;
};

static void no_memory(struct sheet_xml *xml)
{
	coco_err_no_memory(xml->err);
	sheet_xml_fail(xml);
}

static size_t repeated(const char **attributes, const char *name)
{
	const char *text = sheet_attribute(attributes, name);
	int64_t n = 1;
	if (text && (!coco_int_parse(coco_str_of(text), &n) || n < 1))
		n = 1;
	return n > (int64_t)SHEET_ROWS ? SHEET_ROWS : (size_t)n;
}

/* ---- hidden sheets ---------------------------------------------------------------------------------------------------- */

static void style_start(struct sheet_xml *xml, struct cells *c, const char *name, const char **attributes)
{
	if (strcmp(name, "style") == 0) {
		const char *style = sheet_attribute(attributes, "name");
		c->style = style ? coco_arena_copy(c->book->arena, coco_str_of(style)).s : NULL;
	} else if (strcmp(name, "table-properties") == 0 && c->style) {
		const char *display = sheet_attribute(attributes, "display");
		if (!display || strcmp(display, "false") != 0)
			return;
		if (c->n_hidden == c->cap_hidden && coco_grow(&c->hidden, &c->cap_hidden, c->n_hidden, sizeof *c->hidden))
			no_memory(xml);
		else
			c->hidden[c->n_hidden++] = c->style;
	}
}

static bool is_hidden(const struct cells *c, const char *style)
{
	for (size_t i = 0; style && i < c->n_hidden; i++) {
		if (strcmp(c->hidden[i], style) == 0)
			return true;
	}
	return false;
}

/* ---- tables, rows, cells ------------------------------------------------------------------------------------------------ */

static void table_start(struct sheet_xml *xml, struct cells *c, const char **attributes)
{
	const char *name = sheet_attribute(attributes, "name");
	c->in_table = true;
	c->row = 0;
	if (!c->grid && !sheet_add(c->book, name ? name : "", NULL, is_hidden(c, sheet_attribute(attributes, "style-name"))))
		no_memory(xml);
}

static void row_start(struct sheet_xml *xml, struct cells *c, const char **attributes)
{
	const char *visible = sheet_attribute(attributes, "visibility");
	c->in_row = true;
	c->row++;
	c->row_times = repeated(attributes, "number-rows-repeated");
	c->column = 0;
	if (!c->grid)
		return;
	if (visible && !c->book->quiet && strcmp(visible, "visible") != 0 && c->row_times < SHEET_ROWS / 2)
		c->book->hidden_rows += c->row_times;
	if (c->row <= SHEET_ROWS && sheet_grid_row(c->grid, c->row, xml->err))
		sheet_xml_fail(xml);
}

static void row_end(struct sheet_xml *xml, struct cells *c)
{
	if (c->grid && sheet_grid_row_end(c->grid, c->row_times, xml->err))
		sheet_xml_fail(xml);
	c->row += c->row_times - 1;
	c->in_row = false;
}

static void cell_start(struct cells *c, const char *name, const char **attributes)
{
	static const char *const values[] = {"value", "date-value", "time-value", "boolean-value", "string-value"};
	c->in_cell = true;
	c->covered = strcmp(name, "covered-table-cell") == 0;
	c->times = repeated(attributes, "number-columns-repeated");
	c->formula = sheet_attribute(attributes, "formula") != NULL;
	c->error = false;
	c->type[0] = 0;
	c->paragraphs = 0;
	coco_buf_clear(&c->text);
	coco_buf_clear(&c->value);
	for (const char **a = attributes; *a; a += 2) {
		if (strstr(a[0], ":value-type")) {
			c->error |= strcmp(a[1], "error") == 0; /* LibreOffice's own attribute; the standard one says string */
			if (strcmp(a[1], "error") != 0 || !c->type[0])
				snprintf(c->type, sizeof c->type, "%s", a[1]);
		}
	}
	for (size_t i = 0; i < COCO_LEN(values) && !c->value.len; i++)
		coco_buf_puts(&c->value, sheet_attribute(attributes, values[i]) ? sheet_attribute(attributes, values[i]) : "");
}

/* ---- what a cell shows ---------------------------------------------------------------------------------------------------- */

/* The paragraph is the number's digits with zeros before them, or marks between: "00123", "01-234". */
static bool is_padded(struct coco_str shown, struct coco_str value)
{
	size_t digits = 0, zeros = 0;
	char plain[24];
	for (size_t i = 0; i < shown.n; i++) {
		char c = shown.s[i];
		if (c >= '0' && c <= '9') {
			if (digits + 1 >= sizeof plain)
				return false;
			zeros += c == '0' && zeros == digits;
			plain[digits++] = c;
		} else if (c == '.' || c == ',' || c == '%') {
			return false;
		}
	}
	size_t less = zeros && zeros == digits ? zeros - 1 : zeros;
	return less && coco_str_eq((struct coco_str){plain + less, digits - less}, value);
}

/* "PT26H30M05S" to 26:30:05, parts of a second dropped; what is none stays. */
static void time_put(struct coco_str value, struct coco_buf *out)
{
	static const char units[] = "HMS";
	long part[3] = {0, 0, 0}, number = 0;
	bool good = coco_str_starts(value, "PT"), fraction = false;
	for (size_t i = 2; good && i < value.n; i++) {
		char c = value.s[i];
		const char *unit = strchr(units, c);
		if (c >= '0' && c <= '9') {
			number = fraction ? number : number * 10 + (c - '0');
			good = number < 100000000;
		} else if (c == '.' || c == ',') {
			fraction = true;
		} else if (c && unit) {
			part[unit - units] = number;
			number = 0;
		} else {
			good = false;
		}
	}
	if (good)
		coco_buf_printf(out, "%02ld:%02ld:%02ld", part[0], part[1], part[2]);
	else
		coco_buf_str(out, value);
}

static struct coco_str cell_shown(struct cells *c)
{
	struct coco_str text = coco_buf_view(&c->text), value = coco_buf_view(&c->value);
	bool number = strcmp(c->type, "float") == 0 || strcmp(c->type, "percentage") == 0 || strcmp(c->type, "currency") == 0;
	coco_buf_clear(&c->shown);
	if (c->covered) {
		return COCO_STR_NONE;
	} else if (number && value.n) {
		if (is_padded(text, value))
			return text;
		c->book->percents += c->type[0] == 'p' && c->grid && !c->book->quiet ? c->times : 0;
		sheet_number_text(value, (struct sheet_format){SHEET_NUMBER, COCO_STR_NONE}, false, c->book->decimal, &c->shown);
		c->book->points |= c->grid && memchr(c->shown.data, '.', c->shown.len);
	} else if (strcmp(c->type, "date") == 0 && value.n) {
		const char *point = memchr(value.s, '.', value.n);
		coco_buf_str(&c->shown, point ? coco_str_sub(value, 0, (size_t)(point - value.s)) : value);
	} else if (strcmp(c->type, "time") == 0 && value.n) {
		time_put(value, &c->shown);
	} else if (strcmp(c->type, "boolean") == 0 && value.n) {
		coco_buf_puts(&c->shown, coco_str_is(value, "true") ? "TRUE" : "FALSE");
	} else {
		c->book->marks |= c->grid && sheet_is_marked(text);
		return text.n ? text : value;
	}
	return coco_buf_view(&c->shown);
}

static int cell_give(struct sheet_xml *xml, struct cells *c, struct coco_str text)
{
	if (!c->grid) {
		c->book->sheets[c->book->n_sheets - 1].filled = true;
		return 0;
	}
	if (c->error)
		sheet_cell_tell(c->book, c->row, c->column, text.s);
	for (size_t i = 0; i < c->times; i++) {
		if (sheet_grid_cell(c->grid, c->column + i, text, xml->err))
			return -1;
	}
	return 0;
}

static void cell_end(struct sheet_xml *xml, struct cells *c)
{
	struct coco_str text = cell_shown(c);
	c->in_cell = c->in_line = false;
	if (!coco_buf_ok(&c->text) || !coco_buf_ok(&c->value) || !coco_buf_ok(&c->shown))
		no_memory(xml);
	else if (text.n && cell_give(xml, c, text))
		sheet_xml_fail(xml);
	else if (!text.n && c->formula && c->grid && !c->type[0])
		sheet_cell_tell(c->book, c->row, c->column, NULL);
	c->column += c->times;
}

/* ---- text ----------------------------------------------------------------------------------------------------------------- */

static void text_put(struct sheet_xml *xml, struct cells *c, struct coco_str text)
{
	coco_buf_str(&c->text, text);
	if (c->text.len > COCO_LINE_MAX) {
		sheet_too_large(c->book->path, xml->err, "row %zu: a cell of more than %zu MiB", c->row, COCO_LINE_MAX >> 20);
		sheet_xml_fail(xml);
	}
}

/* Blanks in a row are one, and none at a paragraph's beginning; more are elements. */
static void on_text(struct sheet_xml *xml, struct coco_str text)
{
	struct cells *c = xml->context;
	if (!c->in_line || c->skip)
		return;
	for (size_t i = 0; i < text.n && !xml->failed;) {
		size_t n = i;
		while (n < text.n && !strchr(" \t\r\n", text.s[n]))
			n++;
		if (n > i) {
			text_put(xml, c, coco_str_sub(text, i, n));
			c->blank = false;
		} else {
			if (!c->blank)
				text_put(xml, c, COCO_STR(" "));
			c->blank = true;
			n++;
		}
		i = n;
	}
}

static void inline_start(struct sheet_xml *xml, struct cells *c, const char *name, const char **attributes)
{
	if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
		if (c->paragraphs++)
			text_put(xml, c, COCO_STR("\n"));
		c->in_line = c->blank = true;
	} else if (strcmp(name, "s") == 0) {
		const char *count = sheet_attribute(attributes, "c");
		int64_t n = 1;
		if (count && !coco_int_parse(coco_str_of(count), &n))
			n = 1;
		for (; n > 0 && !xml->failed; n--)
			text_put(xml, c, COCO_STR(" "));
		c->blank = false;
	} else if (strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0) {
		text_put(xml, c, name[0] == 't' ? COCO_STR("\t") : COCO_STR("\n"));
		c->blank = false;
	}
}

/* ---- elements --------------------------------------------------------------------------------------------------------------- */

static bool is_skipped(const char *name, const char *prefix)
{
	static const char *const names[] = {"annotation", "shapes", "tracked-changes", "dde-links", "note", "ruby-text", "forms"};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return strcmp(prefix, "draw") == 0;
}

static bool is_cell(const char *name)
{
	return strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
}

/* Inside of a sheet that is not read, or is known to hold a cell. */
static bool is_idle(const struct cells *c)
{
	return c->in_table && (c->grid ? c->sheet != c->wanted : c->book->sheets[c->book->n_sheets - 1].filled);
}

static void on_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct cells *c = xml->context;
	if (c->skip || is_skipped(name, prefix) || is_idle(c))
		c->skip++;
	else if (c->in_cell)
		inline_start(xml, c, name, attributes);
	else if (c->in_row && is_cell(name))
		cell_start(c, name, attributes);
	else if (c->in_row)
		c->skip++;
	else if (c->in_table && strcmp(name, "table-row") == 0)
		row_start(xml, c, attributes);
	else if (!c->in_table && strcmp(name, "table") == 0)
		table_start(xml, c, attributes);
	else if (!c->in_table && !c->grid)
		style_start(xml, c, name, attributes);
}

static void on_end(struct sheet_xml *xml, const char *name)
{
	struct cells *c = xml->context;
	if (c->skip) {
		c->skip--;
	} else if (c->in_line && (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)) {
		if (c->blank && c->text.len && c->text.data[c->text.len - 1] == ' ')
			c->text.data[--c->text.len] = 0;
		c->in_line = false;
	} else if (c->in_cell) {
		if (is_cell(name))
			cell_end(xml, c);
	} else if (c->in_row) {
		if (strcmp(name, "table-row") == 0)
			row_end(xml, c);
	} else if (c->in_table && strcmp(name, "table") == 0) {
		c->in_table = false;
		c->sheet++;
	}
}

static int content_read(struct sheet_book *book, struct cells *c, struct coco_err *err)
{
	struct sheet_xml xml = {.context = c, .start = on_start, .end = on_end, .text = on_text};
	int rc = sheet_part_read(book, "content.xml", &xml, err);
	if (rc == 0)
		rc = sheet_damaged(book, err, "content.xml is missing");
	coco_buf_free(&c->text);
	coco_buf_free(&c->value);
	coco_buf_free(&c->shown);
	free(c->hidden);
	return rc < 0 ? -1 : 0;
}

int sheet_ods_open(struct sheet_book *book, struct coco_err *err)
{
	struct cells c = {.book = book};
	return content_read(book, &c, err);
}

int sheet_ods_read(struct sheet_book *book, size_t sheet, struct sheet_grid *grid, struct coco_err *err)
{
	struct cells c = {.book = book, .grid = grid, .wanted = sheet};
	return content_read(book, &c, err);
}
