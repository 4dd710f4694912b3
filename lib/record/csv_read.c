/* Record CSV, reading: a row becomes a record.
 *
 * The headings make a tree of keys once (`commitment.aims` below `commitment`); for each row the tree is walked and what
 * has a filled cell is written, `type` first, the rest in the order of the columns. What a cell means depends on the
 * row's type; the rules of a type are worked out when it is first met. Invariant: csv_write.c's output gives the same
 * values back; a row that can't be read is told and skipped, a table that can't be read ends the reading.
 */
#include <stdlib.h>
#include <string.h>
#include "csv_value.h"
#include "schema.h"

/* A key of the headings' tree. The root is node 0. */
struct node {
	struct coco_str key;      /* decoded */
	struct coco_str path;     /* decoded, dotted */
	size_t column;            /* COCO_NONE: only a part of other headings */
	bool literal;             /* a quoted heading */
	size_t first, last, next; /* children, and the next child of the same parent; 0: none */
};

struct coco_csv_reader {
	struct csv_rows *rows;
	const char *source;
	struct coco_str type; /* for rows without one, or absent */
	struct coco_arena *arena;
	struct node *nodes;
	size_t n_nodes, cap_nodes, n_columns;
	size_t type_node;         /* 0: no such column */
	enum csv_rule *rules[64]; /* by type, then by node; NULL: not yet */
	struct csv_row row;
	struct coco_str row_type;
	struct coco_arena *row_arena;
	bool begun; /* a row came after the header */
};

/* ---- headings --------------------------------------------------------------------------------------------------- */

static int bad_header(const struct coco_csv_reader *reader, size_t column, struct coco_err *err, const char *text, const char *hint)
{
	coco_err_set(err, COCO_EXIT_INPUT, "bad-header", "%s", text);
	coco_err_at(err, reader->source, reader->row.line, column + 1);
	return coco_err_hint(err, "%s", hint);
}

/* The child of `parent` with this key, made if there is none. 0: out of memory. */
static size_t child(struct coco_csv_reader *reader, size_t parent, struct coco_str key, bool literal)
{
	for (size_t at = reader->nodes[parent].first; at; at = reader->nodes[at].next) {
		if (reader->nodes[at].literal == literal && coco_str_eq(reader->nodes[at].key, key))
			return at;
	}
	if (coco_grow(&reader->nodes, &reader->cap_nodes, reader->n_nodes, sizeof *reader->nodes) < 0)
		return 0;
	struct node *up = &reader->nodes[parent];
	const char *path = parent == 0 || literal ? coco_arena_printf(reader->arena, "%.*s", COCO_STR_ARG(key))
	                                          : coco_arena_printf(reader->arena, "%.*s.%.*s", COCO_STR_ARG(up->path), COCO_STR_ARG(key));
	if (!path)
		return 0;
	struct coco_str whole = coco_str_of(path);
	size_t number = reader->n_nodes++;
	reader->nodes[number] =
	    (struct node){.key = coco_str_sub(whole, whole.n - key.n, whole.n), .path = whole, .column = COCO_NONE, .literal = literal};
	if (up->last)
		reader->nodes[up->last].next = number;
	else
		up->first = number;
	up->last = number;
	return number;
}

static int add_heading(struct coco_csv_reader *reader, size_t column, struct coco_err *err)
{
	struct coco_str text = coco_str_trim(reader->row.cells[column]), key;
	struct coco_buf memory = COCO_BUF_INIT;
	size_t node = 0, depth = 0;
	if (text.n == 0)
		return 0; /* cells under it must be empty */
	if (csv_is_json_string(text, &memory)) {
		key = coco_json_str(text, reader->arena);
		node = key.s ? child(reader, 0, key, true) : 0;
	} else {
		while (!memory.failed && coco_str_split(&text, '.', &key)) {
			if (!csv_key_plain(key) || ++depth > CSV_DEPTH)
				return bad_header(reader, column, err, "the heading is no path of names joined by dots",
				    "a name that holds a dot is written in quotes, as in JSON");
			node = child(reader, node, key, false);
			if (node == 0)
				break;
		}
	}
	if (node == 0)
		return coco_err_nomem(err);
	if (reader->nodes[node].column != COCO_NONE)
		return bad_header(reader, column, err, "the heading stands there twice", "remove or rename one of the columns");
	reader->nodes[node].column = column;
	if (!reader->nodes[node].literal && coco_str_is(reader->nodes[node].path, "type"))
		reader->type_node = node;
	return 0;
}

static int read_header(struct coco_csv_reader *reader, struct coco_err *err)
{
	int got = csv_rows_next(reader->rows, &reader->row, err);
	if (got < 0)
		return -1;
	if (got == 0) {
		reader->row = (struct csv_row){NULL, 0, 1};
		return bad_header(reader, 0, err, "there is no header", "record CSV begins with a row of field names");
	}
	reader->n_columns = reader->row.n;
	if (coco_grow(&reader->nodes, &reader->cap_nodes, 0, sizeof *reader->nodes) < 0)
		return coco_err_nomem(err);
	reader->nodes[reader->n_nodes++] = (struct node){.column = COCO_NONE}; /* the root */
	if (reader->row.n == 1 &&
	    (memchr(reader->row.cells[0].s, ';', reader->row.cells[0].n) || memchr(reader->row.cells[0].s, '\t', reader->row.cells[0].n)))
		return bad_header(reader, 0, err, "the cells are not separated by commas", "read the file with coco-import --as=TYPE");
	for (size_t i = 0; i < reader->row.n; i++) {
		if (add_heading(reader, i, err) < 0)
			return -1;
	}
	if (reader->type_node == 0 && !reader->type.s)
		return bad_header(reader, 0, err, "there is no column 'type'", "add one, or say which records these are with --as=TYPE");
	return 0;
}

struct coco_csv_reader *coco_csv_reader_new(struct coco_in *in, const char *type, struct coco_err *err)
{
	struct coco_csv_reader *reader = calloc(1, sizeof *reader);
	if (!reader || !(reader->arena = coco_arena_new()) || !(reader->row_arena = coco_arena_new())) {
		coco_csv_reader_free(reader);
		coco_err_nomem(err);
		return NULL;
	}
	reader->source = coco_in_name(in);
	reader->type = type ? coco_arena_copy(reader->arena, coco_str_of(type)) : COCO_STR_NONE;
	reader->rows = csv_rows_new(in, err);
	if (!reader->rows || read_header(reader, err) < 0) {
		coco_csv_reader_free(reader);
		return NULL;
	}
	return reader;
}

void coco_csv_reader_free(struct coco_csv_reader *reader)
{
	if (!reader)
		return;
	csv_rows_free(reader->rows);
	for (size_t i = 0; i < COCO_LEN(reader->rules); i++)
		free(reader->rules[i]);
	free(reader->nodes);
	if (reader->arena)
		coco_arena_free(reader->arena);
	if (reader->row_arena)
		coco_arena_free(reader->row_arena);
	free(reader);
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

/* The rules of the row's type, by node. NULL: out of memory. */
static const enum csv_rule *rules_of(struct coco_csv_reader *reader)
{
	const struct schema_type *type = schema_type_of(reader->row_type);
	size_t number = (size_t)(type - schema_types);
	if (!reader->rules[number]) {
		enum csv_rule *rules = calloc(reader->n_nodes, sizeof *rules);
		for (size_t i = 1; rules && i < reader->n_nodes; i++) {
			const struct node *node = &reader->nodes[i];
			rules[i] = node->literal ? CSV_ANY : csv_rule_of(reader->row_type, node->path);
		}
		reader->rules[number] = rules;
	}
	return reader->rules[number];
}

static struct coco_str cell_of(const struct coco_csv_reader *reader, size_t node)
{
	size_t column = reader->nodes[node].column;
	return node == 0 || column == COCO_NONE ? COCO_STR("") : reader->row.cells[column];
}

/* Adds the place to a fault of the row; `column` COCO_NONE: the whole row. */
static int bad_row(const struct coco_csv_reader *reader, size_t column, struct coco_err *err)
{
	coco_err_at(err, reader->source, reader->row.line, column == COCO_NONE ? 0 : column + 1);
	return 2;
}

static int bad_cell(const struct coco_csv_reader *reader, size_t node, struct coco_err *err, const char *what)
{
	const struct node *at = &reader->nodes[node];
	const struct coco_field *field = coco_schema_field(reader->row_type, at->path);
	struct coco_str cell = cell_of(reader, node);
	bool shown = cell.n <= 48 && !memchr(cell.s, '@', cell.n) && !(field && (field->flags & COCO_FIELD_PERSONAL));
	if (shown)
		coco_err_set(err, COCO_EXIT_FINDINGS, "bad-cell", "%.*s: '%.*s' %s", COCO_STR_ARG(at->path), COCO_STR_ARG(cell), what);
	else
		coco_err_set(err, COCO_EXIT_FINDINGS, "bad-cell", "%.*s: the cell %s", COCO_STR_ARG(at->path), what);
	return bad_row(reader, at->column, err);
}

/* Appends `,"key":value` of a node that has any. 0, or 2 with the fault told. */
static int put_node(struct coco_csv_reader *reader, const enum csv_rule *rules, size_t number, struct coco_buf *line, struct coco_err *err)
{
	const struct node *node = &reader->nodes[number];
	struct coco_str cell = cell_of(reader, number);
	size_t start = line->len;
	coco_buf_puts(line, line->len > 0 && line->data[line->len - 1] != '{' ? "," : "");
	coco_json_quote(line, node->key);
	coco_buf_putc(line, ':');
	if (cell.n > 0) {
		const char *wrong = csv_cell_value(rules[number], cell, line);
		if (wrong)
			return bad_cell(reader, number, err, wrong);
		start = line->len;
	}
	if (node->first == 0) {
		line->len = start;
		return 0;
	}
	size_t inside = line->len + 1;
	coco_buf_putc(line, '{');
	for (size_t at = node->first; at; at = reader->nodes[at].next) {
		int status = put_node(reader, rules, at, line, err);
		if (status != 0)
			return status;
	}
	if (!coco_buf_ok(line) || line->len == inside) {
		line->len = line->len < start ? line->len : start;
		return 0;
	}
	if (cell.n > 0)
		return bad_cell(reader, number, err, "stands beside filled cells of its own parts");
	coco_buf_putc(line, '}');
	return 0;
}

/* A cell of the node or of a part of it is filled. */
static bool filled(const struct coco_csv_reader *reader, size_t number)
{
	bool any = cell_of(reader, number).n > 0;
	for (size_t at = reader->nodes[number].first; !any && at; at = reader->nodes[at].next)
		any = filled(reader, at);
	return any;
}

/* A quoted heading and a plain one may name the same member; only one of them may be filled. */
static int check_twins(const struct coco_csv_reader *reader, struct coco_err *err)
{
	for (size_t a = reader->nodes[0].first; a; a = reader->nodes[a].next) {
		if (!reader->nodes[a].literal || cell_of(reader, a).n == 0)
			continue;
		for (size_t b = reader->nodes[0].first; b; b = reader->nodes[b].next) {
			bool twin = !reader->nodes[b].literal && coco_str_eq(reader->nodes[a].key, reader->nodes[b].key);
			if (twin && filled(reader, b))
				return bad_cell(reader, a, err, "stands beside a filled cell of the same name");
		}
	}
	return 0;
}

/* Sets row_type and appends the type's member. */
static void put_type(struct coco_csv_reader *reader, struct coco_buf *line)
{
	struct coco_str cell = cell_of(reader, reader->type_node);
	reader->row_type = COCO_STR_NONE;
	if (cell.n > 0) {
		coco_buf_puts(line, "\"type\":");
		size_t at = line->len;
		csv_cell_value(CSV_TEXT, cell, line);
		if (coco_buf_ok(line)) {
			struct coco_str raw = {line->data + at, line->len - at};
			reader->row_type = coco_json_str(coco_arena_copy(reader->row_arena, raw), reader->row_arena);
		}
		return;
	}
	for (size_t at = reader->nodes[0].first; at; at = reader->nodes[at].next) {
		if (reader->nodes[at].literal && coco_str_is(reader->nodes[at].key, "type") && cell_of(reader, at).n > 0)
			return; /* a type that is no text */
	}
	if (reader->type.s) {
		reader->row_type = reader->type;
		coco_buf_puts(line, "\"type\":");
		coco_json_quote(line, reader->type);
	}
}

static int put_record(struct coco_csv_reader *reader, struct coco_buf *line, struct coco_err *err)
{
	coco_arena_reset(reader->row_arena);
	coco_buf_putc(line, '{');
	put_type(reader, line);
	const enum csv_rule *rules = rules_of(reader);
	if (!rules)
		return coco_err_nomem(err);
	int status = check_twins(reader, err);
	for (size_t at = reader->nodes[0].first; status == 0 && at; at = reader->nodes[at].next) {
		if (at != reader->type_node)
			status = put_node(reader, rules, at, line, err);
	}
	coco_buf_putc(line, '}');
	if (!coco_buf_ok(line))
		return coco_err_nomem(err);
	return status;
}

/* The row as CSV, for a reject. */
static void put_cells(const struct csv_row *row, struct coco_buf *line)
{
	coco_buf_clear(line);
	for (size_t i = 0; i < row->n; i++) {
		coco_buf_puts(line, i > 0 ? "," : "");
		coco_csv_cell(line, row->cells[i]);
	}
}

static size_t filled_cells(const struct csv_row *row)
{
	size_t n = 0;
	for (size_t i = 0; i < row->n; i++)
		n += row->cells[i].n > 0;
	return n;
}

/* A filled cell under no heading. */
static size_t stray_cell(const struct coco_csv_reader *reader)
{
	size_t headed = 0;
	for (size_t i = 1; i < reader->n_nodes; i++)
		headed += cell_of(reader, i).n > 0;
	return filled_cells(&reader->row) - headed;
}

static int read_row(struct coco_csv_reader *reader, struct coco_buf *line, struct coco_err *err)
{
	const struct csv_row *row = &reader->row;
	if (row->n != reader->n_columns) {
		coco_err_set(err, COCO_EXIT_FINDINGS, "bad-width", "the row has %zu cells, the header has %zu", row->n, reader->n_columns);
		coco_err_hint(err, "a cell that holds a comma or a line end must stand in quotation marks");
		return bad_row(reader, COCO_NONE, err);
	}
	if (stray_cell(reader) > 0) {
		coco_err_set(err, COCO_EXIT_FINDINGS, "bad-cell", "a cell is filled that has no heading");
		return bad_row(reader, COCO_NONE, err);
	}
	if (coco_str_is(cell_of(reader, reader->type_node), "{}") && filled_cells(row) == 1) {
		coco_buf_puts(line, "{}");
		return 0;
	}
	return put_record(reader, line, err);
}

int coco_csv_reader_next(struct coco_csv_reader *reader, struct coco_buf *line, size_t *number, struct coco_err *err)
{
	for (;;) {
		int got = csv_rows_next(reader->rows, &reader->row, err);
		if (got <= 0)
			return got;
		const struct csv_row *row = &reader->row;
		bool comment = !reader->begun && row->n > 0 && coco_str_starts(row->cells[0], "#");
		reader->begun = true;
		if (!comment && filled_cells(row) > 0)
			break;
	}
	coco_buf_clear(line);
	if (number)
		*number = reader->row.line;
	int status = read_row(reader, line, err);
	if (status == 2) {
		put_cells(&reader->row, line);
		if (!coco_buf_ok(line))
			return coco_err_nomem(err);
	}
	return status < 0 ? -1 : status == 2 ? 2 : 1;
}
