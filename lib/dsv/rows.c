/* Rows of cells: libcsv as a pull parser, and a short cut for lines without quotes.
 *
 * Method: the text is cut into physical lines (lines.c). A line that holds no quote and begins outside quotes is
 * split at the delimiter in place, without a copy; so is one whose quoted cells are whole. All other lines go to libcsv
 * (quotes.c), whose rows may span lines.
 * Invariant: both ways give the same cells (a test runs every corpus through both); every line that is not blank is in just
 * one row, given or refused.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_mask.h"
#include "rows_parts.h"

/* ---- cells ------------------------------------------------------------------------------------------------------- */

/* Which of the next 64 bytes of the text are `a` or `b`, which are not NUL: a bit each. */
static uint64_t last_marks(const char *at, const char *end, char a, char b)
{
	char tail[64];
	return coco_bytes_mask(coco_bytes_block(at, end, tail), a, b);
}

static inline uint64_t marks_at(const char *at, const char *end, char a, char b)
{
	return end - at < 64 ? last_marks(at, end, a, b) : coco_bytes_mask(at, a, b);
}

static int line_split(struct coco_dsv_rows *r, struct coco_str body, struct coco_err *err)
{
	const char *end = body.s + body.n, *start = body.s;
	for (const char *at = body.s; at < end; at += 64) {
		for (uint64_t marks = marks_at(at, end, r->delimiter, r->delimiter); marks; marks &= marks - 1) {
			const char *mark = at + coco_bytes_first(marks);
			if (!rows_cell_add(r, start, (size_t)(mark - start)))
				return coco_err_nomem(err);
			start = mark + 1;
		}
	}
	return rows_cell_add(r, start, (size_t)(end - start)) ? 0 : coco_err_nomem(err);
}

/* Blanks around quotes, which RFC 4180 does not know but people and programs write, are none of a cell's; the row tells of them. */
static const char *blanks_over(const struct coco_dsv_rows *r, const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t') && *at != r->delimiter)
		at++;
	return at;
}

/* A cell in quotes that begins at `at` and whose quotes are those of RFC 4180; *next is behind it. Doubled quotes are
 * undone behind r->text, which has room. False: not so, or not on this line. */
static bool quoted_cell(struct coco_dsv_rows *r, const char *at, const char *end, const char **next)
{
	const char *from = at + 1, *quote;
	char *to = NULL, *start = r->text.data + r->text.len;
	for (;; from = quote + 2) {
		quote = memchr(from, '"', (size_t)(end - from));
		if (!quote)
			return false;
		bool doubled = quote + 1 < end && quote[1] == '"';
		if (to || doubled) {
			size_t n = (size_t)(quote - from) + doubled;
			to = to ? to : start;
			memcpy(to, from, n);
			to += n;
		}
		if (!doubled)
			break;
	}
	*next = blanks_over(r, quote + 1, end);
	if (*next < end && **next != r->delimiter)
		return false;
	r->quote_blanks |= *next > quote + 1;
	if (!to)
		return rows_cell_add(r, at + 1, (size_t)(quote - at) - 1);
	r->text.len += (size_t)(to - start);
	return rows_cell_add(r, start, (size_t)(to - start));
}

/* A line whose quoted cells all begin and end on it as RFC 4180 has it: 1, 0 (it is for libcsv to judge), -1 (memory).
 * libcsv takes its time for every byte of a line, six times what this needs. */
static int quoted_split(struct coco_dsv_rows *r, struct coco_str body, struct coco_err *err)
{
	const char *base = body.s, *end = body.s + body.n, *start = base, *at;
	uint64_t marks = marks_at(base, end, r->delimiter, '"'); /* of the 64 bytes from `base` that are not behind `start` */
	coco_buf_clear(&r->text);
	if (!coco_buf_room(&r->text, body.n + 1))
		return coco_err_nomem(err);
	for (;; start = at + 1) {
		const char *open = blanks_over(r, start, end);
		if (open < end && *open == '"') {
			if (!quoted_cell(r, open, end, &at))
				break;
			r->quote_blanks |= open > start;
			if (at == end)
				return 1;
			if (at - base < 63) {
				marks &= ~(uint64_t)1 << (at - base);
			} else {
				base = at + 1;
				marks = marks_at(base, end, r->delimiter, '"');
			}
			continue;
		}
		while (!marks && end - base > 64) {
			base += 64;
			marks = marks_at(base, end, r->delimiter, '"');
		}
		at = marks ? base + coco_bytes_first(marks) : end;
		marks &= marks - 1;
		if ((at < end && *at == '"') || !rows_cell_add(r, start, (size_t)(at - start)))
			break;
		if (at == end)
			return 1;
	}
	r->n = 0; /* a lack of memory shows again in libcsv's way */
	r->quote_blanks = false;
	return 0;
}

/* A cell of the line begins with a quote (as far as can be seen without parsing). */
static bool cell_is_quoted(struct coco_str body, char delimiter)
{
	const char *end = body.s + body.n;
	for (const char *q = body.s; (q = memchr(q, '"', (size_t)(end - q))) != NULL; q++) {
		if (q == body.s || q[-1] == delimiter)
			return true;
	}
	return false;
}

/* The line with its cells ="text" as "text": what a spreadsheet program shows of them. -1: memory. */
static int formulas_bare(struct coco_dsv_rows *r, struct coco_str *line)
{
	bool begin = true, quoted = false; /* where a cell begins; within its quotes */
	coco_buf_clear(&r->bared);
	for (size_t i = 0; i < line->n; i++) {
		const char c = line->s[i];
		if (begin && c == '=' && i + 1 < line->n && line->s[i + 1] == '"')
			continue;
		quoted = c == '"' && (begin || quoted) ? !quoted : quoted;
		begin = c == r->delimiter && !quoted;
		coco_buf_putc(&r->bared, c);
	}
	*line = coco_buf_view(&r->bared);
	return coco_buf_ok(&r->bared) ? 0 : -1;
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

struct coco_dsv_rows *coco_dsv_rows_new(struct coco_dsv_bytes *bytes, char delimiter, struct coco_err *err)
{
	struct coco_dsv_rows *r = calloc(1, sizeof *r);
	if (!r || csv_init(&r->csv, CSV_STRICT)) {
		free(r);
		coco_err_nomem(err);
		return NULL;
	}
	r->bytes = bytes;
	r->delimiter = delimiter;
	if (rows_parser_reset(r, err)) {
		coco_dsv_rows_free(r);
		return NULL;
	}
	return r;
}

struct coco_dsv_rows *coco_dsv_rows_of(struct coco_dsv_bytes *bytes, const struct coco_dsv_dialect *dialect, struct coco_err *err)
{
	struct coco_dsv_rows *r = coco_dsv_rows_new(bytes, dialect->delimiter, err);
	if (r)
		r->formulas = dialect->formulas;
	return r;
}

int coco_dsv_rows_skip(struct coco_dsv_rows *r, size_t lines, struct coco_err *err)
{
	struct coco_str line;
	int rc = 1;
	while (lines-- && rc > 0)
		rc = rows_line_next(r, &line, err);
	return rc;
}

/* Forgets what of the log has been read again. */
static void log_trim(struct coco_dsv_rows *r)
{
	if (r->log_at == r->log.len) {
		coco_buf_clear(&r->log);
		r->log_at = 0;
	} else if (r->log_at > COCO_LINE_MAX) {
		r->log.len -= r->log_at;
		memmove(r->log.data, r->log.data + r->log_at, r->log.len + 1);
		r->log_at = 0;
	}
}

int coco_dsv_rows_next(struct coco_dsv_rows *r, struct coco_dsv_row *row, struct coco_err *err)
{
	struct coco_str line;
	*row = (struct coco_dsv_row){.lines = 1};
	r->n = 0;
	log_trim(r);
	for (;;) {
		int rc = rows_line_next(r, &line, err);
		if (rc <= 0)
			return rc;
		if (r->formulas && formulas_bare(r, &line))
			return coco_err_nomem(err);
		struct coco_str body = rows_without_end(line);
		if (!body.n)
			continue;
		row->line = r->line;
		bool quote = memchr(body.s, '"', body.n) != NULL;
		const bool bare = quote && !cell_is_quoted(body, r->delimiter);
		if (bare && !r->no_plain && (rc = quoted_split(r, body, err)) != 0) {
			/* a blank before each quote */
		} else if ((!quote && !r->no_plain) || bare) {
			row->bare_quote = quote;
			rc = line_split(r, body, err) ? -1 : 1;
		} else {
			rc = r->no_plain ? 0 : quoted_split(r, body, err);
			rc = rc ? rc : rows_parse(r, line, row, err);
		}
		row->quote_blanks = r->quote_blanks;
		r->quote_blanks = false;
		row->cells = r->cells;
		row->n = r->n;
		if (!r->width && rc > 0 && !row->fault)
			r->width = r->n;
		if (coco_dsv_bytes_sheet(r->bytes))
			row->line = coco_workbook_row(coco_dsv_bytes_sheet(r->bytes), row->line);
		return rc;
	}
}

void coco_dsv_rows_width(struct coco_dsv_rows *r, size_t width)
{
	r->width = width;
}

void coco_dsv_rows_plain(struct coco_dsv_rows *r, bool off)
{
	r->no_plain = off;
}

size_t coco_dsv_rows_line(const struct coco_dsv_rows *r)
{
	return r->line;
}

void coco_dsv_rows_free(struct coco_dsv_rows *r)
{
	if (!r)
		return;
	csv_free(&r->csv);
	coco_buf_free(&r->carry);
	coco_buf_free(&r->bared);
	coco_buf_free(&r->log);
	coco_buf_free(&r->text);
	free(r->cells);
	free(r->spans);
	free(r);
}
