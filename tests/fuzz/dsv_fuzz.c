/* Files of delimited text, bytes of any kind: encoding, dialect, rows. The first byte is an encoding (none: found) and a block size; read
 * in such blocks and in one, the same rows must come, with the same end. A cell is valid UTF-8 without NUL, a row begins behind the one
 * before it, and the lines that rows took add up. */
#include "coco/dsv.h"
#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_row(struct coco_buf *out, const struct coco_dsv_row *row)
{
	coco_buf_printf(out, "%zu+%zu %d %s:%zu\n", row->line, row->lines, row->bare_quote, row->fault ? row->fault : "", row->column);
	for (size_t i = 0; i < row->n; i++) {
		if (coco_utf8_check(row->cells[i]) != SIZE_MAX || (row->cells[i].n && memchr(row->cells[i].s, '\0', row->cells[i].n)))
			abort();
		coco_buf_printf(out, "%zu:", row->cells[i].n);
		coco_buf_str(out, row->cells[i]);
	}
}

/* Reads all; the rows go to `out`, then how it ended. */
static void read_all(struct coco_str data, const char *encoding, size_t block, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_in *in = coco_in_memory("in", data);
	coco_in_block(in, block);
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_new(in, encoding, &err);
	struct coco_dsv_dialect dialect = {0};
	struct coco_str sample;
	bool whole;
	struct coco_dsv_rows *rows = NULL;
	if (bytes && !coco_dsv_bytes_sample(bytes, &sample, &whole, &err) && !coco_dsv_dialect_find(sample, 0, 0, "in", &dialect, &err))
		rows = coco_dsv_rows_of(bytes, &dialect, &err);
	int got = rows ? 1 : -1;
	struct coco_dsv_row row;
	size_t next = 1;
	while (rows && (got = coco_dsv_rows_next(rows, &row, &err)) > 0) {
		if (row.line < next || (row.fault && row.n != 1))
			abort();
		next = row.line + row.lines;
		put_row(out, &row);
		coco_dsv_rows_width(rows, dialect.width);
	}
	if (rows && got == 0 && coco_dsv_rows_line(rows) + 1 < next)
		abort();
	if (got < 0 && (!err.exit || !err.text[0]))
		abort();
	coco_buf_printf(out, "%d %zu:%zu %s", got, err.line, err.column, err.text);
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct coco_buf whole = COCO_BUF_INIT, pieces = COCO_BUF_INIT;
	if (size < 1)
		return 0;
	static const char *const encodings[] = {NULL, "utf-8", "cp1250", "utf-16"};
	const char *encoding = encodings[data[0] / 64];
	struct coco_str text = {(const char *)data + 1, size - 1};
	read_all(text, encoding, 65536, &whole);
	read_all(text, encoding, 1 + data[0] % 64, &pieces);
	if (!coco_str_eq(coco_buf_view(&whole), coco_buf_view(&pieces)))
		abort();
	coco_buf_free(&whole);
	coco_buf_free(&pieces);
	return 0;
}
