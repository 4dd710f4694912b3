/* Record CSV, writing: the columns are the union over all records, in the order in which they first appear, `type` first.
 *
 * They are only known at the end, so each record is taken apart at once into (column, cell) pairs, which wait in memory
 * and beyond 8 MiB in an unlinked temporary file. An object is spread over dotted columns if every part of it fits there,
 * else it is JSON text in the column of its parent; what the plain heading can't hold goes under a quoted one
 * (csv_value.c). Invariant: every member becomes at least one non-empty cell.
 */
#include <stdlib.h>
#include <string.h>
#include "csv_value.h"

enum { KEPT_IN_MEMORY = 8 << 20 };

/* A cell of the record in hand; both texts are in `texts`. */
struct part {
	size_t heading, heading_n, cell, cell_n;
};

struct coco_csv_writer {
	struct coco_map *columns; /* by heading */
	struct coco_rec rec;
	struct coco_arena *arena; /* of the record in hand */
	struct coco_buf path, texts, row;
	struct part *parts;
	size_t n_parts, cap_parts;
	struct coco_spool *spool; /* the rows taken apart */
	size_t rows;
};

void coco_csv_cell(struct coco_buf *out, struct coco_str text)
{
	bool quote = text.n > 0 && (text.s[0] == ' ' || text.s[text.n - 1] == ' ');
	for (size_t i = 0; !quote && i < text.n; i++)
		quote = text.s[i] == ',' || text.s[i] == '"' || text.s[i] == '\n' || text.s[i] == '\r' || text.s[i] == '\t';
	if (!quote) {
		coco_buf_str(out, text);
		return;
	}
	coco_buf_putc(out, '"');
	for (size_t from = 0; from < text.n;) {
		const char *mark = memchr(text.s + from, '"', text.n - from);
		size_t to = mark ? (size_t)(mark - text.s) + 1 : text.n;
		coco_buf_put(out, text.s + from, to - from);
		if (mark)
			coco_buf_putc(out, '"');
		from = to;
	}
	coco_buf_putc(out, '"');
}

struct coco_csv_writer *coco_csv_writer_new(struct coco_err *err)
{
	struct coco_csv_writer *writer = calloc(1, sizeof *writer);
	if (writer) {
		writer->columns = coco_map_new();
		writer->arena = coco_arena_new();
	}
	if (!writer || !writer->arena || !writer->columns || !(writer->spool = coco_spool_new(KEPT_IN_MEMORY)) ||
	    coco_map_add(writer->columns, COCO_STR("type"), NULL) == COCO_NONE) {
		coco_csv_writer_free(writer);
		coco_err_nomem(err);
		return NULL;
	}
	return writer;
}

void coco_csv_writer_free(struct coco_csv_writer *writer)
{
	if (!writer)
		return;
	if (writer->columns)
		coco_map_free(writer->columns);
	if (writer->arena)
		coco_arena_free(writer->arena);
	coco_spool_free(writer->spool);
	coco_rec_free(&writer->rec);
	coco_buf_free(&writer->path);
	coco_buf_free(&writer->texts);
	coco_buf_free(&writer->row);
	free(writer->parts);
	free(writer);
}

/* ---- a record into parts ---------------------------------------------------------------------------------------- */

/* Adds a part: the heading is writer->path, the cell is what stands in texts from `cell` on. */
static void add_part(struct coco_csv_writer *writer, size_t cell)
{
	struct part part = {.cell = cell, .cell_n = writer->texts.len - cell, .heading = writer->texts.len, .heading_n = writer->path.len};
	coco_buf_str(&writer->texts, coco_buf_view(&writer->path));
	if (coco_grow(&writer->parts, &writer->cap_parts, writer->n_parts, sizeof part) < 0)
		writer->texts.failed = true;
	else
		writer->parts[writer->n_parts++] = part;
}

/* Spreads the value at writer->path over columns. False: it doesn't fit under plain headings; nothing was added. */
static bool spread(struct coco_csv_writer *writer, struct coco_str raw, unsigned depth)
{
	enum csv_rule rule = csv_rule_of(writer->rec.type, coco_buf_view(&writer->path));
	size_t parts = writer->n_parts, texts = writer->texts.len, path = writer->path.len;
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, value;
	if (iter.object && (rule == CSV_OBJECT || rule == CSV_FREE) && depth < CSV_DEPTH) {
		bool fits = true;
		while (fits && coco_json_next(&iter, &key, &value)) {
			key = coco_json_str(key, writer->arena);
			fits = key.s && csv_key_plain(key);
			if (fits) {
				coco_buf_putc(&writer->path, '.');
				coco_buf_str(&writer->path, key);
				fits = spread(writer, value, depth + 1);
				writer->path.len = path;
			}
		}
		if (fits && writer->n_parts > parts)
			return true;
		writer->n_parts = parts;
		writer->texts.len = texts;
	}
	if (!csv_value_cell(rule, raw, writer->arena, &writer->texts)) {
		writer->texts.len = texts;
		return false;
	}
	add_part(writer, texts);
	return true;
}

/* A text in the type column that would be taken for something else there: a comment, or the record without members. */
static bool odd_type(struct coco_str text)
{
	return coco_str_starts(text, "#") || coco_str_is(text, "{}");
}

static void take_member(struct coco_csv_writer *writer, const struct coco_member *member)
{
	struct coco_str key = coco_json_str((struct coco_str){member->key.s - 1, member->key.n + 2}, writer->arena); /* with its quotes */
	if (!key.s) {
		writer->texts.failed = true;
		return;
	}
	coco_buf_clear(&writer->path);
	coco_buf_str(&writer->path, key);
	size_t start = writer->texts.len;
	if (coco_str_is(key, "type") && odd_type(writer->rec.type)) {
		coco_json_quote(&writer->texts, writer->rec.type);
		add_part(writer, start);
		return;
	}
	if (csv_key_plain(key) && spread(writer, member->value, 1))
		return;
	coco_buf_clear(&writer->path);
	coco_json_quote(&writer->path, key);
	if (!csv_value_cell(CSV_ANY, member->value, writer->arena, &writer->texts))
		writer->texts.failed = true; /* that rule holds anything: memory is out */
	add_part(writer, start);
}

/* ---- keeping rows ----------------------------------------------------------------------------------------------- */

static void put_size(struct coco_buf *out, size_t value)
{
	coco_buf_put(out, (const char *)&value, sizeof value);
}

int coco_csv_writer_add(struct coco_csv_writer *writer, struct coco_str line, struct coco_err *err)
{
	if (coco_rec_parse(&writer->rec, line, err) < 0)
		return -1;
	coco_arena_reset(writer->arena);
	coco_buf_clear(&writer->texts);
	writer->n_parts = 0;
	for (size_t i = 0; i < writer->rec.n_members; i++)
		take_member(writer, &writer->rec.members[i]);
	if (writer->rec.n_members == 0) {
		coco_buf_clear(&writer->path);
		coco_buf_puts(&writer->path, "type");
		coco_buf_puts(&writer->texts, "{}");
		add_part(writer, 0);
	}
	coco_buf_clear(&writer->row);
	put_size(&writer->row, writer->n_parts);
	for (size_t i = 0; coco_buf_ok(&writer->texts) && i < writer->n_parts; i++) {
		const struct part *part = &writer->parts[i];
		size_t column = coco_map_add(writer->columns, (struct coco_str){writer->texts.data + part->heading, part->heading_n}, NULL);
		if (column == COCO_NONE)
			return coco_err_nomem(err);
		put_size(&writer->row, column);
		put_size(&writer->row, part->cell_n);
		coco_buf_put(&writer->row, writer->texts.data + part->cell, part->cell_n);
	}
	if (!coco_buf_ok(&writer->texts) || !coco_buf_ok(&writer->path) || !coco_buf_ok(&writer->row))
		return coco_err_nomem(err);
	writer->rows++;
	return coco_spool_put(writer->spool, coco_buf_view(&writer->row), err);
}

/* ---- the table -------------------------------------------------------------------------------------------------- */

/* One row into `line`. `spans` holds a begin and a length for each column, in `cells`. */
static int put_row(
    struct coco_spool *spool, size_t columns, size_t *spans, struct coco_buf *cells, struct coco_buf *line, struct coco_err *err)
{
	size_t n, column, length;
	memset(spans, 0, 2 * columns * sizeof *spans);
	coco_buf_clear(cells);
	coco_buf_clear(line);
	if (coco_spool_take(spool, &n, sizeof n, err))
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (coco_spool_take(spool, &column, sizeof column, err) || coco_spool_take(spool, &length, sizeof length, err))
			return -1;
		char *room = coco_buf_room(cells, length);
		if (!room)
			return coco_err_nomem(err);
		if (coco_spool_take(spool, room, length, err))
			return -1;
		spans[2 * column] = cells->len;
		spans[2 * column + 1] = length;
		cells->len += length;
	}
	for (column = 0; column < columns; column++) {
		if (column > 0)
			coco_buf_putc(line, ',');
		if (spans[2 * column + 1] > 0)
			coco_csv_cell(line, (struct coco_str){cells->data + spans[2 * column], spans[2 * column + 1]});
	}
	coco_buf_putc(line, '\n');
	return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
}

static int put_rows(struct coco_csv_writer *writer, struct coco_out *out, struct coco_err *err)
{
	size_t columns = coco_map_count(writer->columns);
	struct coco_buf cells = COCO_BUF_INIT, line = COCO_BUF_INIT;
	size_t *spans = calloc(columns, 2 * sizeof *spans);
	int status = spans ? coco_spool_rewind(writer->spool, err) : coco_err_nomem(err);
	for (size_t i = 0; status == 0 && i < writer->rows && !coco_out_failed(out); i++) {
		status = put_row(writer->spool, columns, spans, &cells, &line, err);
		if (status == 0)
			coco_out_str(out, coco_buf_view(&line));
	}
	free(spans);
	coco_buf_free(&cells);
	coco_buf_free(&line);
	return status;
}

int coco_csv_writer_end(struct coco_csv_writer *writer, struct coco_out *out, struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT;
	for (size_t i = 0; i < coco_map_count(writer->columns); i++) {
		if (i > 0)
			coco_buf_putc(&line, ',');
		coco_csv_cell(&line, coco_map_key(writer->columns, i));
	}
	coco_buf_putc(&line, '\n');
	int status = coco_buf_ok(&line) ? 0 : coco_err_nomem(err);
	if (status == 0)
		coco_out_str(out, coco_buf_view(&line));
	coco_buf_free(&line);
	return status < 0 ? -1 : put_rows(writer, out, err);
}
