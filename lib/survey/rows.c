/* Rows of cells: libcsv as a pull parser, and a short cut for lines without quotes.
 *
 * Method: the text is cut into physical lines (LF, CRLF, CR). A line that holds no quote and begins outside quotes is
 * split at the delimiter in place, without a copy; so is one whose quoted cells are whole. All other lines go to libcsv in
 * strict mode, whose rows may span lines.
 * The lines of an open quote are kept. If the quote turns out to be broken (text behind a closing one, the file's end, or a row
 * of the wrong width one of whose lines has the right one), the lines from the one that opened it to before the next line of
 * the right width are one refused row, and reading goes on there: rows.c finds the place, the lines are read again.
 * Invariant: both ways give the same cells (a test runs every corpus through both); every line that is not blank is in just
 * one row, given or refused.
 */
#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include "rows.h"

/* The longest text of a row that is given up. */
#define LOST_MAX ((size_t)1 << 20)

struct span {
	size_t start, n;
};

struct survey_rows {
	struct survey_bytes *bytes;
	char delimiter;
	bool no_plain;
	struct csv_parser csv;
	const char *at, *end;  /* of the block */
	const char *lf, *cr;   /* next LF and CR of the block, `end` if there is none; NULL: not sought */
	struct coco_buf carry; /* a line that blocks' ends cut */
	bool eof;
	size_t line;         /* number of the line that was taken last */
	size_t width;        /* cells of a row as it should be; 0: not known yet */
	struct coco_buf log; /* lines of a row with an open quote; from `log_at` on they are read once more */
	size_t log_at;
	bool from_log; /* the line that was taken last */
	struct coco_str *cells;
	size_t n, cap;
	struct coco_buf text; /* cells of a row that libcsv gave */
	struct span *spans;
	size_t n_spans, cap_spans;
	bool row_done, failed;
};

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static const char *seek(const char *known, const char *at, const char *end, char c)
{
	if (known && known >= at)
		return known;
	const char *found = memchr(at, c, (size_t)(end - at));
	return found ? found : end;
}

static int block_next(struct survey_rows *r, struct coco_err *err)
{
	struct coco_str block;
	int rc = survey_bytes_next(r->bytes, &block, err);
	r->at = r->end = r->lf = r->cr = NULL;
	if (rc > 0) {
		r->at = block.s;
		r->end = block.s + block.n;
	}
	r->eof = rc == 0;
	return rc;
}

/* Puts `n` bytes of the block into the carry. */
static int carry_on(struct survey_rows *r, size_t n, struct coco_err *err)
{
	coco_buf_put(&r->carry, r->at, n);
	r->at += n;
	if (r->carry.len > COCO_LINE_MAX) {
		coco_err_set(err, COCO_EXIT_INPUT, "record-too-long", "a line of more than %zu MiB", COCO_LINE_MAX >> 20);
		return coco_err_at(err, survey_bytes_name(r->bytes), r->line + 1, 0);
	}
	return coco_buf_ok(&r->carry) ? 0 : coco_err_nomem(err);
}

/* The next line of the log. */
static int line_again(struct survey_rows *r, struct coco_str *line)
{
	const char *at = r->log.data + r->log_at, *end = r->log.data + r->log.len;
	const char *eol = at;
	while (eol < end && *eol != '\n' && *eol != '\r')
		eol++;
	size_t n = (size_t)(eol - at) + (eol < end) + (eol + 1 < end && *eol == '\r' && eol[1] == '\n');
	*line = (struct coco_str){at, n};
	r->log_at += n;
	r->line++;
	r->from_log = true;
	return 1;
}

/* The next physical line with its end: 1, 0, -1. */
static int line_next(struct survey_rows *r, struct coco_str *line, struct coco_err *err)
{
	if (r->log_at < r->log.len)
		return line_again(r, line);
	r->from_log = false;
	coco_buf_clear(&r->carry);
	for (;;) {
		if (r->at == r->end) {
			int rc = r->eof ? 0 : block_next(r, err);
			if (rc < 0)
				return -1;
			if (rc == 0)
				break;
		}
		if (r->carry.len && r->carry.data[r->carry.len - 1] == '\r') {
			if (*r->at == '\n' && carry_on(r, 1, err))
				return -1;
			break;
		}
		r->lf = seek(r->lf, r->at, r->end, '\n');
		r->cr = seek(r->cr, r->at, r->end, '\r');
		const char *eol = r->lf < r->cr ? r->lf : r->cr;
		if (eol == r->end || (*eol == '\r' && eol + 1 == r->end)) {
			if (carry_on(r, (size_t)(r->end - r->at), err))
				return -1;
			continue;
		}
		size_t n = (size_t)(eol - r->at) + 1 + (*eol == '\r' && eol[1] == '\n');
		if (r->carry.len) {
			if (carry_on(r, n, err))
				return -1;
			break;
		}
		*line = (struct coco_str){r->at, n};
		r->at += n;
		r->line++;
		return 1;
	}
	if (!r->carry.len)
		return 0;
	*line = coco_buf_view(&r->carry);
	r->line++;
	return 1;
}

static struct coco_str without_end(struct coco_str line)
{
	while (line.n && (line.s[line.n - 1] == '\n' || line.s[line.n - 1] == '\r'))
		line.n--;
	return line;
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

static bool cell_add(struct survey_rows *r, const char *s, size_t n)
{
	if (r->n == r->cap && coco_grow(&r->cells, &r->cap, r->n, sizeof *r->cells))
		return false;
	r->cells[r->n++] = (struct coco_str){s, n};
	return true;
}

/* The first `a` or `b` of the text, else its end; eight bytes at a time, as json_run does. */
static inline const char *mark_find(const char *at, const char *end, char a, char b)
{
	const uint64_t ones = 0x0101010101010101u, highs = ones << 7;
	const uint64_t all_a = ones * (unsigned char)a, all_b = ones * (unsigned char)b;
	while (end - at >= 8) {
		uint64_t word, x, y;
		memcpy(&word, at, sizeof word);
		x = word ^ all_a;
		y = word ^ all_b;
		uint64_t marks = (((x - ones) & ~x) | ((y - ones) & ~y)) & highs;
		if (marks) {
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
			return at + (__builtin_ctzll(marks) >> 3); /* exact at the lowest: a borrow only runs upwards */
#else
			break;
#endif
		}
		at += sizeof word;
	}
	while (at < end && *at != a && *at != b)
		at++;
	return at;
}

static int line_split(struct survey_rows *r, struct coco_str body, struct coco_err *err)
{
	const char *at = body.s, *end = body.s + body.n;
	for (;; at++) {
		const char *start = at;
		at = mark_find(at, end, r->delimiter, r->delimiter);
		if (!cell_add(r, start, (size_t)(at - start)))
			return coco_err_nomem(err);
		if (at == end)
			return 0;
	}
}

/* A cell in quotes that begins at `at` and whose quotes are those of RFC 4180; *next is behind it. Doubled quotes are
 * undone behind r->text, which has room. False: not so, or not on this line. */
static bool quoted_cell(struct survey_rows *r, const char *at, const char *end, const char **next)
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
	*next = quote + 1;
	if (*next < end && **next != r->delimiter)
		return false;
	if (!to)
		return cell_add(r, at + 1, (size_t)(quote - at) - 1);
	r->text.len += (size_t)(to - start);
	return cell_add(r, start, (size_t)(to - start));
}

/* A line whose quoted cells all begin and end on it as RFC 4180 has it: 1, 0 (it is for libcsv to judge), -1 (memory).
 * libcsv takes its time for every byte of a line, six times what this needs. */
static int quoted_split(struct survey_rows *r, struct coco_str body, struct coco_err *err)
{
	const char *at = body.s, *end = body.s + body.n;
	coco_buf_clear(&r->text);
	if (!coco_buf_room(&r->text, body.n + 1))
		return coco_err_nomem(err);
	for (;;) {
		if (at < end && *at == '"') {
			if (!quoted_cell(r, at, end, &at))
				break;
		} else {
			const char *start = at;
			at = mark_find(at, end, r->delimiter, '"');
			if ((at < end && *at == '"') || !cell_add(r, start, (size_t)(at - start)))
				break;
		}
		if (at == end)
			return 1;
		at++;
	}
	r->n = 0; /* a lack of memory shows again in libcsv's way */
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

/* Where the cell that is still open at the end of `body` has its quote: behind the last delimiter that a quote follows. */
static size_t quote_column(struct coco_str body, char delimiter)
{
	for (size_t i = body.n; i > 1; i--) {
		if (body.s[i - 1] == '"' && body.s[i - 2] == delimiter)
			return i;
	}
	return 1;
}

/* ---- libcsv ------------------------------------------------------------------------------------------------------ */

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_field(void *text, size_t n, void *context)
{
	struct survey_rows *r = context;
	if (r->n_spans == r->cap_spans && coco_grow(&r->spans, &r->cap_spans, r->n_spans, sizeof *r->spans)) {
		r->failed = true;
		return;
	}
	r->spans[r->n_spans++] = (struct span){r->text.len, n};
	coco_buf_put(&r->text, text, n);
}

static void on_row(int end, void *context)
{
	(void)end;
	((struct survey_rows *)context)->row_done = true;
}

static int parser_reset(struct survey_rows *r, struct coco_err *err)
{
	csv_free(&r->csv);
	if (csv_init(&r->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		return coco_err_nomem(err);
	csv_set_delim(&r->csv, (unsigned char)r->delimiter);
	csv_set_space_func(&r->csv, no_space);
	csv_set_blk_size(&r->csv, 65536);
	return 0;
}

/* ---- rows whose quotes span lines -------------------------------------------------------------------------------- */

/* Where the row in work has its quotes, and its lines in the log. */
struct quotes {
	size_t start;                   /* of the row in the log; SIZE_MAX: it has only its first line, which is not there */
	size_t line, col;               /* the quote that is open, or was opened last over a line's end */
	size_t after;                   /* in the log: behind the line of that quote */
	size_t fields;                  /* cells before it */
	size_t first_line, first_after; /* the same of the row's first such quote */
	size_t first_col;
};

/* Puts the line that was just taken into the log, unless it came from there. */
static int line_keep(struct survey_rows *r, struct coco_str line, struct quotes *q, struct coco_err *err)
{
	if (q->start == SIZE_MAX) {
		if (!r->from_log)
			coco_buf_clear(&r->log);
		q->start = r->from_log ? r->log_at - line.n : 0;
	}
	if (r->from_log)
		return 0;
	coco_buf_str(&r->log, line);
	r->log_at = r->log.len;
	return coco_buf_ok(&r->log) ? 0 : coco_err_nomem(err);
}

/* Cells of a line that is a row by itself: quotes are the first and the last byte of a cell or stand doubled in such a one. 0: it is
 * none. */
static size_t line_cells(struct coco_str body, char delimiter)
{
	size_t n = body.n != 0;
	bool quoted = false;
	for (size_t i = 0; i < body.n; i++) {
		char c = body.s[i];
		bool first = i == 0 || (!quoted && body.s[i - 1] == delimiter);
		if (c == delimiter) {
			n += !quoted;
		} else if (c == '"' && !quoted) {
			if (!first)
				return 0;
			quoted = true;
		} else if (c == '"') {
			bool doubled = i + 1 < body.n && body.s[i + 1] == '"';
			if (!doubled && i + 1 < body.n && body.s[i + 1] != delimiter)
				return 0;
			i += doubled;
			quoted = doubled;
		}
	}
	return quoted ? 0 : n;
}

static bool line_fits(const struct survey_rows *r, struct coco_str line)
{
	size_t n = line_cells(without_end(line), r->delimiter);
	return n && (!r->width || n == r->width);
}

static int row_fault(struct survey_rows *r, struct survey_row *row, struct coco_str text, const char *why, struct coco_err *err)
{
	r->n = 0;
	coco_buf_clear(&r->text);
	coco_buf_str(&r->text, without_end(text));
	if (!coco_buf_ok(&r->text) || !cell_add(r, r->text.data ? r->text.data : "", r->text.len))
		return coco_err_nomem(err);
	row->fault = "bad-quote";
	row->why = why;
	return 1;
}

/* Gives up the row: its lines down to the quote's, and those behind it that are no row by themselves. */
static int row_lost(struct survey_rows *r, struct survey_row *row, const struct quotes *q, const char *why, struct coco_err *err)
{
	struct coco_str line = COCO_STR_NONE;
	int rc;
	row->quote_line = q->line;
	row->column = q->col;
	r->log_at = q->after;
	r->line = q->line;
	while (r->log_at - q->start < LOST_MAX && (rc = line_next(r, &line, err)) != 0) {
		size_t n = line.n;
		bool fits = rc > 0 && line_fits(r, line);
		if (rc < 0 || (!r->from_log && line_keep(r, line, &(struct quotes){0}, err)))
			return -1;
		if (fits) {
			r->log_at -= n;
			r->line--;
			break;
		}
	}
	row->lines = r->line - row->line + 1;
	return row_fault(r, row, coco_str_sub(coco_buf_view(&r->log), q->start, r->log_at), why, err);
}

/* Looks at the lines of the row in the log. *one: one behind that of its first quote is a row by itself. *each: as plain text, all
 * of them are cut into as many cells as a row has. */
static void lines_look(struct survey_rows *r, const struct quotes *q, bool *one, bool *each)
{
	struct coco_str line;
	size_t end = r->log_at, number = r->line;
	*one = false;
	*each = r->width > 1;
	r->log_at = q->start;
	while (r->log_at < end && line_again(r, &line)) {
		size_t marks = 0;
		for (size_t i = 0; i < line.n; i++)
			marks += line.s[i] == r->delimiter;
		*each &= marks + 1 == r->width;
		*one |= r->log_at > q->first_after && line_fits(r, line);
	}
	r->line = number;
}

/* A row of several lines that libcsv took: was its quote meant? False: *q is the quote that was not. */
static bool row_credible(struct survey_rows *r, struct survey_row *row, struct quotes *q)
{
	bool one, each;
	row->lines = r->line - row->line + 1;
	if (row->lines == 1 || !r->width)
		return true;
	row->quote_line = q->first_line;
	lines_look(r, q, &one, &each);
	row->swallowed = each && r->n_spans == r->width;
	if (r->n_spans == r->width || !one)
		return true;
	q->line = q->first_line;
	q->col = q->first_col;
	q->after = q->first_after;
	return false;
}

static int cells_take(struct survey_rows *r, struct coco_err *err)
{
	if (r->failed || !coco_buf_ok(&r->text))
		return coco_err_nomem(err);
	const char *text = r->text.data ? r->text.data : "";
	for (size_t i = 0; i < r->n_spans; i++) {
		if (!cell_add(r, text + r->spans[i].start, r->spans[i].n))
			return coco_err_nomem(err);
	}
	return 1;
}

/* The line's end is inside quotes. */
static int quote_note(struct survey_rows *r, struct coco_str line, struct quotes *q, struct coco_err *err)
{
	size_t column = quote_column(without_end(line), r->delimiter);
	bool first = q->start == SIZE_MAX;
	if (line_keep(r, line, q, err))
		return -1;
	if (first || q->fields != r->n_spans) { /* the open cell began on this line */
		q->fields = r->n_spans;
		q->line = r->line;
		q->col = column;
		q->after = r->log_at;
	}
	if (first) {
		q->first_line = q->line;
		q->first_col = q->col;
		q->first_after = q->after;
	}
	return 0;
}

static const char *line_why(struct coco_str line)
{
	return coco_str_find(line, COCO_STR("\\\""), 0) != SIZE_MAX ? "quotes are escaped by a backslash, which CSV does not know"
	                                                            : "text behind a closing quote: the quotes of this row are broken";
}

/* A row that begins on `line` and needs libcsv. */
static int row_parse(struct survey_rows *r, struct coco_str line, struct survey_row *row, struct coco_err *err)
{
	struct quotes q = {.start = SIZE_MAX};
	r->n_spans = 0;
	r->row_done = r->failed = false;
	coco_buf_clear(&r->text);
	for (;;) {
		size_t used = csv_parse(&r->csv, line.s, line.n, on_field, on_row, r);
		if (used != line.n) {
			bool memory = csv_error(&r->csv) == CSV_ENOMEM;
			if (memory || parser_reset(r, err))
				return coco_err_nomem(err);
			row->column = used;
			if (q.start == SIZE_MAX)
				return row_fault(r, row, line, line_why(line), err);
			return line_keep(r, line, &q, err) ? -1 : row_lost(r, row, &q, "is closed before other text", err);
		}
		if (r->row_done)
			break;
		if (quote_note(r, line, &q, err))
			return -1;
		if (r->log_at - q.start > COCO_LINE_MAX)
			return parser_reset(r, err) ? -1 : row_lost(r, row, &q, "is not closed within 16 MiB", err);
		int rc = line_next(r, &line, err);
		if (rc < 0)
			return -1;
		if (rc == 0) {
			if (csv_fini(&r->csv, on_field, on_row, r))
				return parser_reset(r, err) ? -1 : row_lost(r, row, &q, "is never closed", err);
			line = COCO_STR_NONE;
			break;
		}
	}
	if (q.start != SIZE_MAX && line_keep(r, line, &q, err))
		return -1;
	if (q.start != SIZE_MAX && !row_credible(r, row, &q))
		return row_lost(r, row, &q, "runs over lines that are rows by themselves", err);
	return cells_take(r, err);
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

struct survey_rows *survey_rows_new(struct survey_bytes *bytes, char delimiter, struct coco_err *err)
{
	struct survey_rows *r = calloc(1, sizeof *r);
	if (!r || csv_init(&r->csv, CSV_STRICT)) {
		free(r);
		coco_err_nomem(err);
		return NULL;
	}
	r->bytes = bytes;
	r->delimiter = delimiter;
	if (parser_reset(r, err)) {
		survey_rows_free(r);
		return NULL;
	}
	return r;
}

int survey_rows_skip(struct survey_rows *r, size_t lines, struct coco_err *err)
{
	struct coco_str line;
	int rc = 1;
	while (lines-- && rc > 0)
		rc = line_next(r, &line, err);
	return rc;
}

/* Forgets what of the log has been read again. */
static void log_trim(struct survey_rows *r)
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

int survey_rows_next(struct survey_rows *r, struct survey_row *row, struct coco_err *err)
{
	struct coco_str line;
	*row = (struct survey_row){.lines = 1};
	r->n = 0;
	log_trim(r);
	for (;;) {
		int rc = line_next(r, &line, err);
		if (rc <= 0)
			return rc;
		struct coco_str body = without_end(line);
		if (!body.n)
			continue;
		row->line = r->line;
		bool quote = memchr(body.s, '"', body.n) != NULL;
		if ((!quote && !r->no_plain) || (quote && !cell_is_quoted(body, r->delimiter))) {
			row->bare_quote = quote;
			rc = line_split(r, body, err) ? -1 : 1;
		} else {
			rc = r->no_plain ? 0 : quoted_split(r, body, err);
			rc = rc ? rc : row_parse(r, line, row, err);
		}
		row->cells = r->cells;
		row->n = r->n;
		if (!r->width && rc > 0 && !row->fault)
			r->width = r->n;
		if (survey_bytes_sheet(r->bytes))
			row->line = survey_sheet_row(survey_bytes_sheet(r->bytes), row->line);
		return rc;
	}
}

void survey_rows_width(struct survey_rows *r, size_t width)
{
	r->width = width;
}

void survey_rows_plain(struct survey_rows *r, bool off)
{
	r->no_plain = off;
}

size_t survey_rows_line(const struct survey_rows *r)
{
	return r->line;
}

void survey_rows_free(struct survey_rows *r)
{
	if (!r)
		return;
	csv_free(&r->csv);
	coco_buf_free(&r->carry);
	coco_buf_free(&r->log);
	coco_buf_free(&r->text);
	free(r->cells);
	free(r->spans);
	free(r);
}
