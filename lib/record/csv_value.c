/* Record CSV: how a cell and a value correspond. coco-formats(5) says the same to the user.
 *
 * Headings. A heading is a path of keys joined by '.': `commitment.aims` is the member `aims` of `commitment`. A heading
 * that is a JSON string ("a.b" with its quotes) is the name of one top-level member as it stands; its cells follow rule
 * ANY. Such a column holds whatever the plain heading can't: a key that is empty, holds a '.', begins with a quote or has
 * blanks at its ends, and a value of another kind than the schema says.
 *
 * Cells. An empty cell is an absent member; `null` is null in every column. Else the schema's kind of (type, path) decides:
 *   TEXT     text as it is. A cell that is one JSON string is that string: so are written "", "null" and texts that
 *            would themselves read as a JSON string.
 *   NUMBER   a JSON number, kept digit by digit.
 *   BOOL     true, false (TRUE and FALSE too, as spreadsheets write them).
 *   TEXTS    items joined by ';', without blanks at their ends. A cell that is a JSON array is that list: so are written
 *            the empty list and lists with an item that is no text, is empty, holds ';' or has blanks at its ends.
 *   OBJECTS  a list of objects: a JSON array.
 *   OBJECT   a JSON object; mostly its members have columns of their own.
 *   ANY      a cell that is a JSON number, true, false, or a JSON string, array or object is that; else text. Texts that
 *            would read as something else are written as JSON strings.
 *   FREE     (a field that the schema doesn't know) as ANY; an object's members have columns of their own.
 *
 * Invariant: for every rule, csv_cell_value undoes csv_value_cell wherever that says yes. Both ask the same two questions,
 * reads_as_json and csv_is_json_string.
 */
#include <string.h>
#include "csv_value.h"
#include "schema.h"

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The whole text, from its first byte to its last, is one JSON value. Out of memory: `out` is marked as failed. */
static bool whole_json(struct coco_str text, struct coco_buf *out)
{
	struct coco_err err = {0};
	if (text.n == 0 || blank(text.s[0]) || blank(text.s[text.n - 1]))
		return false;
	bool whole = coco_json_check(text, &err) == 0;
	out->failed = out->failed || err.exit == COCO_EXIT_IO;
	return whole;
}

bool csv_is_json_string(struct coco_str text, struct coco_buf *out)
{
	return text.n >= 2 && text.s[0] == '"' && text.s[text.n - 1] == '"' && whole_json(text, out);
}

static bool reads_as_json(struct coco_str text, struct coco_buf *out)
{
	return text.n > 0 && strchr("{[\"-0123456789tfn", text.s[0]) && whole_json(text, out);
}

bool csv_key_plain(struct coco_str key)
{
	return key.n > 0 && key.s[0] != '"' && !blank(key.s[0]) && !blank(key.s[key.n - 1]) && !memchr(key.s, '.', key.n);
}

/* ---- rules ------------------------------------------------------------------------------------------------------ */

static enum csv_rule rule_of_field(const struct coco_field *field)
{
	bool list = (field->flags & COCO_FIELD_LIST) != 0;
	switch (field->kind) {
	case COCO_OBJECT:
		return list ? CSV_OBJECTS : CSV_OBJECT;
	case COCO_ANY:
		return CSV_ANY;
	case COCO_INT:
	case COCO_NUM:
		return list ? CSV_OBJECTS : CSV_NUMBER;
	case COCO_BOOL:
		return list ? CSV_OBJECTS : CSV_BOOL;
	default:
		return list ? CSV_TEXTS : CSV_TEXT;
	}
}

enum csv_rule csv_rule_of(struct coco_str type, struct coco_str path)
{
	const struct coco_field *map = NULL;
	for (size_t dot = coco_str_find(path, COCO_STR("."), 0); dot != SIZE_MAX; dot = coco_str_find(path, COCO_STR("."), dot + 1)) {
		const struct coco_field *above = coco_schema_field(type, coco_str_sub(path, 0, dot));
		if (above && rule_of_field(above) != CSV_OBJECT)
			return CSV_CLASH;
		map = above;
	}
	const struct coco_field *field = coco_schema_field(type, path);
	if (field)
		return rule_of_field(field);
	if (map && map->of && strcmp(map->of, "str") == 0)
		return CSV_TEXT;
	return map && map->of && strcmp(map->of, "int") == 0 ? CSV_NUMBER : CSV_FREE;
}

/* ---- cell → value ----------------------------------------------------------------------------------------------- */

/* JSON text of a cell on one line: control bytes can only stand between its tokens. */
static void put_json(struct coco_str text, struct coco_buf *json)
{
	size_t start = json->len;
	coco_buf_str(json, text);
	for (size_t i = start; coco_buf_ok(json) && i < json->len; i++) {
		if ((unsigned char)json->data[i] < ' ')
			json->data[i] = ' ';
	}
}

static void put_texts(struct coco_str cell, struct coco_buf *json)
{
	struct coco_str piece;
	size_t n = 0;
	coco_buf_putc(json, '[');
	while (coco_str_split(&cell, ';', &piece)) {
		piece = coco_str_trim(piece);
		if (piece.n == 0)
			continue;
		coco_buf_puts(json, n++ > 0 ? "," : "");
		coco_json_quote(json, piece);
	}
	coco_buf_putc(json, ']');
}

const char *csv_cell_value(enum csv_rule rule, struct coco_str cell, struct coco_buf *json)
{
	struct coco_str lean = coco_str_trim(cell);
	char first = cell.s[0];
	if (coco_str_is(cell, "null")) {
		coco_buf_puts(json, "null");
		return NULL;
	}
	switch (rule) {
	case CSV_TEXT:
		if (csv_is_json_string(cell, json))
			put_json(cell, json);
		else
			coco_json_quote(json, cell);
		return NULL;
	case CSV_NUMBER:
		if (lean.n == 0 || !strchr("-0123456789", lean.s[0]) || !whole_json(lean, json))
			return "is no number (a point before decimals, no other marks)";
		coco_buf_str(json, lean);
		return NULL;
	case CSV_BOOL:
		if (!coco_str_is(lean, "true") && !coco_str_is(lean, "TRUE") && !coco_str_is(lean, "false") && !coco_str_is(lean, "FALSE"))
			return "is neither true nor false";
		coco_buf_puts(json, lean.n == 4 ? "true" : "false");
		return NULL;
	case CSV_TEXTS:
		if (first == '[' && whole_json(cell, json))
			put_json(cell, json);
		else
			put_texts(cell, json);
		return NULL;
	case CSV_OBJECTS:
		if (lean.n == 0 || lean.s[0] != '[' || !whole_json(lean, json))
			return "is no list in JSON text";
		put_json(lean, json);
		return NULL;
	case CSV_OBJECT:
		if (lean.n == 0 || lean.s[0] != '{' || !whole_json(lean, json))
			return "is no object in JSON text";
		put_json(lean, json);
		return NULL;
	case CSV_ANY:
	case CSV_FREE:
		if (reads_as_json(cell, json))
			put_json(cell, json);
		else
			coco_json_quote(json, cell);
		return NULL;
	case CSV_CLASH:
		break;
	}
	return "stands under a heading that the record type can't have: what is before the dot is no object";
}

/* ---- value → cell ----------------------------------------------------------------------------------------------- */

/* Items that put_texts takes apart again. */
static bool put_joined(struct coco_str raw, struct coco_arena *arena, struct coco_buf *cell)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, value;
	size_t start = cell->len, n = 0;
	while (coco_json_next(&iter, &key, &value)) {
		struct coco_str item = coco_json_str(value, arena);
		if (!item.s || item.n == 0 || memchr(item.s, ';', item.n) || coco_str_trim(item).n != item.n)
			return false;
		coco_buf_puts(cell, n++ > 0 ? ";" : "");
		coco_buf_str(cell, item);
	}
	if (n == 0 || !coco_buf_ok(cell) || cell->data[start] == '[')
		return false;
	return !coco_str_is((struct coco_str){cell->data + start, cell->len - start}, "null");
}

static bool put_string(struct coco_str raw, bool any, struct coco_arena *arena, struct coco_buf *cell)
{
	struct coco_str text = coco_json_str(raw, arena);
	if (!text.s)
		return false;
	if (text.n == 0 || coco_str_is(text, "null") || (any ? reads_as_json(text, cell) : csv_is_json_string(text, cell)))
		coco_json_quote(cell, text);
	else
		coco_buf_str(cell, text);
	return true;
}

bool csv_value_cell(enum csv_rule rule, struct coco_str raw, struct coco_arena *arena, struct coco_buf *cell)
{
	enum coco_json_kind kind = coco_json_kind(raw);
	bool number = kind == COCO_JSON_INT || kind == COCO_JSON_REAL, truth = kind == COCO_JSON_TRUE || kind == COCO_JSON_FALSE;
	size_t start = cell->len;
	if (kind == COCO_JSON_NULL) {
		coco_buf_puts(cell, "null");
		return rule != CSV_CLASH;
	}
	bool fits = false;
	switch (rule) {
	case CSV_TEXT:
		return kind == COCO_JSON_STRING && put_string(raw, false, arena, cell);
	case CSV_NUMBER:
		fits = number;
		break;
	case CSV_BOOL:
		fits = truth;
		break;
	case CSV_TEXTS:
		if (kind == COCO_JSON_ARRAY && put_joined(raw, arena, cell))
			return true;
		cell->len = start;
		fits = kind == COCO_JSON_ARRAY;
		break;
	case CSV_OBJECTS:
		fits = kind == COCO_JSON_ARRAY;
		break;
	case CSV_OBJECT:
		fits = kind == COCO_JSON_OBJECT;
		break;
	case CSV_ANY:
	case CSV_FREE:
		if (kind == COCO_JSON_STRING)
			return put_string(raw, true, arena, cell);
		fits = true;
		break;
	case CSV_CLASH:
		break;
	}
	if (fits)
		coco_buf_str(cell, raw);
	return fits;
}
