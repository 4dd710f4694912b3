/* The stream: all records of a run's FILEs in order.
 *
 * A file's form is sniffed when its turn comes. Each of the three readers gives pieces of text; from there on all go the same
 * way: parse, then give or reject. What a record holds is the schema's to judge; it is given in any case, since a filter
 * passes on what it does not use.
 *
 * Invariant: per file, pieces = records + rejects (+ the blank lines of NDJSON, which are neither); after the stream has
 * ended or failed, it stays so.
 */
#include "coco/base_run.h"
#include "stream.h"
#include "json.h"
#include "validate.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct coco_stream {
	struct coco_run *run;
	struct coco_stream_options options;
	struct coco_out *rejects;
	struct validate_memory memory;
	struct coco_progress *progress; /* of a run's FILEs */
	uint64_t n_records, n_rejects;

	size_t next_file; /* of the run's FILEs */
	bool given;       /* one open input was given instead of FILEs */

	/* the open file */
	struct coco_in *in;
	const char *file; /* its name, which outlives it */
	enum stream_form form;
	struct coco_csv_reader *csv;
	struct stream_array *array;
	struct coco_buf line; /* a record of CSV, or a reject on its way out */
	size_t row;           /* pieces so far */
	size_t abort_line;    /* of an abort record; 0: none */
	char abort_text[200];

	bool ended, failed;
	struct coco_err error; /* what it failed with */
};

/* ---- opening and closing ---------------------------------------------------------------------------------------- */

struct coco_stream *coco_stream_new(struct coco_run *run, const struct coco_stream_options *options, struct coco_err *err)
{
	struct coco_stream *s = calloc(1, sizeof(*s));
	if (!s) {
		coco_err_nomem(err);
		return NULL;
	}
	s->run = run;
	if (options)
		s->options = *options;
	s->progress = coco_progress_new(run, "records");
	if (!s->options.no_check)
		validate_memory_begin(&s->memory);
	if (s->options.rejects && !(s->rejects = coco_out_open(s->options.rejects, COCO_OUT_PRIVATE, err))) {
		coco_progress_free(s->progress);
		validate_memory_end(&s->memory);
		free(s);
		return NULL;
	}
	return s;
}

struct coco_stream *coco_stream_of(
    struct coco_run *run, struct coco_in *in, const struct coco_stream_options *options, struct coco_err *err)
{
	struct coco_stream *s = coco_stream_new(run, options, err);
	if (s) {
		coco_progress_free(s->progress); /* whoever opened the input knows whether it is the run's work */
		s->progress = NULL;
		s->in = in;
		s->given = true;
	}
	return s;
}

static void close_file(struct coco_stream *s)
{
	coco_csv_reader_free(s->csv);
	stream_array_free(s->array);
	coco_in_close(s->in);
	s->csv = NULL;
	s->array = NULL;
	s->in = NULL;
	s->file = NULL;
}

/* The rejects file appears with what is in it, also after a failure: it says why. */
static int close_rejects(struct coco_stream *s, struct coco_err *err)
{
	struct coco_out *out = s->rejects;
	s->rejects = NULL;
	return out ? coco_out_close(out, true, err) : 0;
}

void coco_stream_free(struct coco_stream *stream)
{
	struct coco_err err = {0};
	if (!stream)
		return;
	if (stream->memory.personal && stream->run->records && stream->run->out)
		coco_out_private(stream->run->out);
	close_file(stream);
	if (close_rejects(stream, &err)) {
		coco_diag_err(stream->run->diag, &err);
		stream->run->findings = true;
	}
	coco_progress_free(stream->progress);
	coco_buf_free(&stream->line);
	validate_memory_end(&stream->memory);
	free(stream);
}

/* Opens the next FILE unless one is open: 1, 0 where there is none, -1. */
static int open_file(struct coco_stream *s, struct coco_err *err)
{
	if (s->file)
		return 1;
	if (!s->in) {
		if (s->given || s->next_file == s->run->n_files)
			return 0;
		s->in = coco_in_open(s->run->files[s->next_file++].path, err);
		if (!s->in)
			return -1;
	}
	s->file = coco_arena_copy(s->run->arena, coco_str_of(coco_in_name(s->in))).s;
	s->row = s->abort_line = 0;
	if (!s->file)
		return coco_err_nomem(err);
	if (stream_sniff(s->in, s->options.type, &s->form, err))
		return -1;
	if (s->form == STREAM_CSV && !(s->csv = coco_csv_reader_new(s->in, s->options.type, err)))
		return -1;
	if (s->form == STREAM_ARRAY && !(s->array = stream_array_new(s->in)))
		return coco_err_nomem(err);
	return 1;
}

/* ---- rejects ---------------------------------------------------------------------------------------------------- */

/* The text with each byte that is no UTF-8 written as \xNN, and long ones cut. */
static void put_printable(struct coco_str text, struct coco_buf *out)
{
	while (text.n) {
		size_t bad = coco_utf8_check(text), good = bad == SIZE_MAX ? text.n : bad;
		coco_buf_put(out, text.s, good);
		text = coco_str_sub(text, good, text.n);
		if (text.n) {
			coco_buf_printf(out, "\\x%02X", (unsigned)(unsigned char)*text.s);
			text = coco_str_sub(text, 1, text.n);
		}
	}
}

static int write_reject(struct coco_stream *s, struct coco_str raw, const struct coco_err *why, struct coco_err *err)
{
	struct coco_buf printable = COCO_BUF_INIT, line = COCO_BUF_INIT;
	struct coco_writer w;
	put_printable(raw, &printable);
	coco_writer_init(&w, &line);
	coco_write_object(&w);
	coco_write_key(&w, "file");
	coco_write_text(&w, s->file);
	coco_write_key(&w, "row");
	coco_write_int(&w, (int64_t)s->row);
	coco_write_key(&w, "line");
	coco_write_int(&w, (int64_t)why->line);
	if (why->column) {
		coco_write_key(&w, "column");
		coco_write_int(&w, (int64_t)why->column);
	}
	coco_write_key(&w, "code");
	coco_write_text(&w, why->code);
	coco_write_key(&w, "text");
	coco_write_text(&w, why->text);
	coco_write_key(&w, "raw");
	coco_write_str(&w, coco_buf_view(&printable).s ? coco_buf_view(&printable) : COCO_STR(""));
	coco_write_end(&w, true);
	coco_buf_putc(&line, '\n');
	bool good = coco_buf_ok(&printable) && coco_buf_ok(&line);
	if (good)
		coco_out_str(s->rejects, coco_buf_view(&line));
	coco_buf_free(&printable);
	coco_buf_free(&line);
	if (!good)
		return coco_err_nomem(err);
	return coco_out_failed(s->rejects) ? close_rejects(s, err) : 0;
}

/* `why` holds the place in the file. */
static int reject(struct coco_stream *s, struct coco_str raw, const struct coco_err *why, struct coco_err *err)
{
	s->n_rejects++;
	s->run->findings = true;
	if (s->rejects)
		return write_reject(s, raw, why, err);
	struct coco_finding at = {.file = s->file, .line = why->line, .column = why->column};
	coco_diag_say(s->run->diag, COCO_ERROR, why->code, &at, why->hint[0] ? why->hint : NULL, "%s", why->text);
	return 0;
}

static int reject_long(struct coco_stream *s, const struct stream_piece *piece, struct coco_err *err)
{
	struct coco_err why = {0};
	coco_err_set(&why, COCO_EXIT_INPUT, "line-too-long", "longer than %zu MiB; only its beginning is kept", COCO_LINE_MAX >> 20);
	coco_err_at(&why, NULL, piece->line, 0);
	size_t n = 1000; /* whole code points */
	while (n > 990 && ((unsigned char)piece->text.s[n] & 0xC0) == 0x80)
		n--;
	return reject(s, coco_str_sub(piece->text, 0, n), &why, err);
}

/* Moves the place of `why` from within the piece into the file. */
static void place_in_file(struct coco_err *why, const struct stream_piece *piece)
{
	if (why->line == 1)
		why->column += piece->column - 1;
	why->line += piece->line - 1;
}

/* ---- the three readers ------------------------------------------------------------------------------------------ */

/* The next line that is not blank: 1, 0 at the end, -1. */
static int next_line(struct coco_stream *s, struct stream_piece *piece, struct coco_err *err)
{
	struct coco_line line;
	int got;
	while ((got = coco_in_line(s->in, &line, err)) > 0) {
		struct coco_str text = line.text;
		if (line.number == 1 && coco_str_starts(text, STREAM_BOM))
			text = coco_str_sub(text, strlen(STREAM_BOM), text.n);
		if (json_blanks(text.s, text.s + text.n) == text.s + text.n && !line.too_long)
			continue;
		*piece = (struct stream_piece){text, line.number, 1, line.ended, line.too_long, false};
		return 1;
	}
	return got;
}

/* The next row: 1, 0 at the end, -1; 2 where it was bad and is rejected. */
static int next_row(struct coco_stream *s, struct stream_piece *piece, struct coco_err *err)
{
	struct coco_err why = {0};
	size_t row = 0;
	int got = coco_csv_reader_next(s->csv, &s->line, &row, &why);
	if (got < 0) {
		if (err)
			*err = why;
		return -1;
	}
	if (got == 0)
		return 0;
	*piece = (struct stream_piece){coco_buf_view(&s->line), row, 1, true, false, false};
	if (got == 1)
		return 1;
	s->row++;
	why.line = why.line ? why.line : row;
	return reject(s, piece->text, &why, err) ? -1 : 2;
}

static int next_piece(struct coco_stream *s, struct stream_piece *piece, struct coco_err *err)
{
	switch (s->form) {
	case STREAM_CSV:
		return next_row(s, piece, err);
	case STREAM_ARRAY:
		return stream_array_next(s->array, piece, err);
	default:
		return next_line(s, piece, err);
	}
}

/* ---- giving ----------------------------------------------------------------------------------------------------- */

/* A piece that is no record: rejected, or (the first value of an array) the end of the file. */
static int refuse(struct coco_stream *s, const struct stream_piece *piece, struct coco_err *why, struct coco_err *err)
{
	if (why->exit != COCO_EXIT_INPUT) {
		if (err)
			*err = *why;
		return -1;
	}
	place_in_file(why, piece);
	if (s->form == STREAM_ARRAY && s->row == 1 && !strcmp(why->code, "bad-json")) {
		coco_err_set(err, COCO_EXIT_INPUT, "wrong-form", "begins like a JSON array, but its first value is no JSON: %s", why->text);
		return coco_err_at(err, s->file, why->line, why->column);
	}
	if (!piece->ended)
		coco_err_hint(why, "the file ends in this line without a line break: it seems to be cut off");
	return reject(s, piece->text, why, err);
}

/* Keeps in mind that the tool before this one failed. */
static void remember_abort(struct coco_stream *s, const struct coco_rec *rec)
{
	struct coco_str tool = coco_rec_str(rec, "tool", s->run->arena), reason = coco_rec_str(rec, "reason", s->run->arena);
	s->abort_line = rec->line_number;
	snprintf(s->abort_text, sizeof(s->abort_text), "%.*s failed%s%.*s", (int)(tool.n > 40 ? 40 : tool.n),
	    tool.s ? tool.s : "the tool before", reason.s ? ": " : "", (int)(reason.n > 120 ? 120 : reason.n), reason.s ? reason.s : "");
}

static void judge(struct coco_stream *s, struct coco_rec *rec)
{
	rec->valid = true;
	if (s->options.no_check)
		return;
	if (!rec->type.s) {
		struct coco_finding at = {.file = rec->file, .line = rec->line_number, .field = "type"};
		coco_diag_say(s->run->diag, COCO_ERROR, "missing-field", &at, "every record names its type, such as \"participant\"",
		    "the record has no type");
		rec->valid = false;
	} else if (validate_knows(rec, &s->memory)) {
		rec->valid = validate_next(rec, NULL, s->run->diag, &s->memory);
	}
	s->run->findings = s->run->findings || !rec->valid;
}

/* Makes a record of a piece: 1, 0 where it was rejected, -1. */
static int give(struct coco_stream *s, const struct stream_piece *piece, struct coco_rec *rec, struct coco_err *err)
{
	struct coco_err why;
	struct coco_str text = piece->text;
	s->row++;
	if (piece->too_long)
		return reject_long(s, piece, err);
	why.exit = COCO_EXIT_OK; /* the rest is filled where something is wrong */
	if (coco_rec_parse(rec, text, &why))
		return refuse(s, piece, &why, err);
	if (piece->spread && coco_rec_parse(rec, stream_array_compact(s->array), err))
		return -1;
	rec->file = s->file;
	rec->line_number = piece->line;
	judge(s, rec);
	if (coco_rec_is(rec, "abort"))
		remember_abort(s, rec);
	s->n_records++;
	if (s->progress)
		coco_progress_add(s->progress, 1);
	return 1;
}

/* Closes the file that has ended; an abort record in it ends the stream. */
static int end_file(struct coco_stream *s, struct coco_err *err)
{
	if (s->abort_line) {
		coco_err_set(err, COCO_EXIT_INPUT, "upstream-abort", "the records are not complete: %s", s->abort_text);
		coco_err_hint(err, "mend what failed there and run the pipe again");
		coco_err_at(err, s->file, s->abort_line, 0);
		return -1;
	}
	close_file(s);
	return 0;
}

static int end_stream(struct coco_stream *s, struct coco_err *err)
{
	bool told = s->rejects && s->n_rejects;
	s->ended = true;
	if (close_rejects(s, err))
		return -1;
	if (told) {
		struct coco_finding at = {.file = s->options.rejects};
		coco_diag_say(s->run->diag, COCO_WARNING, "rejects", &at, NULL, "holds what is no record: %" PRIu64 " of %" PRIu64, s->n_rejects,
		    s->n_records + s->n_rejects);
	}
	return 0;
}

static int next(struct coco_stream *s, struct coco_rec *rec, struct coco_err *err)
{
	struct stream_piece piece;
	for (;;) {
		int got = open_file(s, err);
		if (got < 0)
			return -1;
		if (got == 0)
			return end_stream(s, err);
		while ((got = next_piece(s, &piece, err)) > 0) {
			if (got == 1 && (got = give(s, &piece, rec, err)) != 0)
				return got;
		}
		if (got < 0 || end_file(s, err))
			return -1;
	}
}

int coco_stream_next(struct coco_stream *stream, struct coco_rec *rec, struct coco_err *err)
{
	if (stream->ended)
		return 0;
	if (stream->failed) {
		if (err)
			*err = stream->error;
		return -1;
	}
	int got = next(stream, rec, &stream->error);
	if (got < 0) {
		stream->failed = true;
		if (err)
			*err = stream->error;
	}
	return got;
}

uint64_t coco_stream_records(const struct coco_stream *stream)
{
	return stream->n_records;
}

uint64_t coco_stream_rejects(const struct coco_stream *stream)
{
	return stream->n_rejects;
}
