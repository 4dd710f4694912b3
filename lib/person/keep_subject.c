/* Everything that is held about a person, for an access request; and the filter of what is past its date.
 *
 * Method: a record is about the person if it is the person's own, refers to the person, can't be without such a record, or holds
 * name, address or number in a text. It is given as it stands.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "subject.h"

struct request {
	const struct coco_keep *keep;
	struct keep_subject subject;
	uint64_t given;
};

static bool string_take(void *context, struct coco_str text, struct coco_buf *other)
{
	return coco_person_redact(&((struct request *)context)->subject.person, text, other);
}

static int request_each(
    void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct request *r = context;
	coco_arena_reset(r->subject.arena);
	if (coco_keep_refs(rec, keep_subject_map, &r->subject, r->subject.arena, changed, fate))
		return coco_err_nomem(err);
	if (*fate == COCO_KEEP_SAME && !coco_keep_strings(rec->line, string_take, r, r->subject.arena, changed))
		return 0;
	r->given++;
	coco_out_str(r->keep->run->out, rec->line);
	coco_out_puts(r->keep->run->out, "\n");
	return 0;
}

/* Rows of the contacts file as `row` records. */
static int contacts_give(struct request *r, struct coco_err *err)
{
	const struct keep_contacts *c = &r->subject.contacts;
	struct coco_buf line = COCO_BUF_INIT;
	for (size_t i = 0; i < c->n; i++) {
		struct coco_writer w;
		if (coco_map_find(r->subject.ids, keep_contacts_cell(c, i, CONTACT_ID)) == COCO_NONE)
			continue;
		coco_buf_clear(&line);
		coco_writer_init(&w, &line);
		coco_write_object(&w);
		coco_write_key(&w, "type");
		coco_write_text(&w, "row");
		coco_write_key(&w, "row");
		coco_write_int(&w, (int64_t)i + 1);
		coco_write_key(&w, "cells");
		coco_write_object(&w);
		for (size_t k = 0; k < c->width; k++) {
			coco_write_key_str(&w, c->header[k]);
			coco_write_str(&w, c->rows[i][k]);
		}
		coco_write_end(&w, true);
		coco_write_end(&w, true);
		coco_buf_putc(&line, '\n');
		coco_out_str(r->keep->run->out, coco_buf_view(&line));
		r->given++;
	}
	bool good = coco_buf_ok(&line);
	coco_buf_free(&line);
	return good ? 0 : coco_err_nomem(err);
}

int coco_keep_subject(const struct coco_keep *keep, const char *who, struct coco_err *err)
{
	struct request r = {.keep = keep};
	struct coco_run *run = keep->run;
	struct keep_file *files = coco_arena_array(run->arena, run->n_files + 1, sizeof *files);
	struct coco_lock *lock = files ? keep_lock(run, "subject", NULL, 0, err) : NULL;
	int rc = !lock || keep_subject_init(&r.subject, keep, who, "subject", err) || keep_subject_find(&r.subject, run, files, err) ||
	         keep_read_all(run, files, false, request_each, &r, err) || contacts_give(&r, err);
	if (!rc && !r.given)
		coco_diag_say(run->diag, COCO_WARNING, "nobody", NULL, "check the spelling", "nobody in these files has this id or e-mail address");
	coco_lock_free(lock);
	keep_subject_free(&r.subject);
	return rc ? -1 : 0;
}

/* ---- past its date ----------------------------------------------------------------------------------------------- */

enum { HELD = 1 << 20 };
struct expired {
	struct coco_run *run;
	struct coco_map *keys;
	bool *over; /* by a key's number: its latest record is past its date */
	size_t cap;
	struct coco_buf key;
	struct coco_spool *lines;
	uint64_t gone;
};

static bool is_over(const struct expired *e, const struct coco_rec *rec)
{
	struct coco_date date = coco_rec_date(rec, "expires");
	return date.year && coco_date_cmp(date, e->run->common->as_of) < 0;
}

static int latest_note(struct expired *e, const struct coco_rec *rec, struct coco_err *err)
{
	coco_buf_clear(&e->key);
	if (coco_rec_key(rec, &e->key)) {
		if (coco_grow(&e->over, &e->cap, coco_map_count(e->keys), sizeof *e->over))
			return coco_err_nomem(err);
		size_t at = coco_map_add(e->keys, coco_buf_view(&e->key), NULL);
		if (at == COCO_NONE)
			return coco_err_nomem(err);
		e->over[at] = is_over(e, rec);
	}
	return coco_spool_put(e->lines, rec->line, err) || coco_spool_put(e->lines, COCO_STR("\n"), err) ? -1 : 0;
}

static int unexpired_give(
    struct expired *e, int (*put)(void *context, struct coco_str line, struct coco_err *err), void *context, struct coco_err *err)
{
	struct coco_in *in = coco_spool_open(e->lines, "records", err);
	struct coco_rec rec = {0};
	struct coco_line line;
	int rc = in ? 1 : -1;
	while (rc > 0 && (rc = coco_in_line(in, &line, err)) > 0) {
		if (coco_rec_parse(&rec, line.text, err)) {
			rc = -1;
			break;
		}
		coco_buf_clear(&e->key);
		size_t at = coco_rec_key(&rec, &e->key) ? coco_map_find(e->keys, coco_buf_view(&e->key)) : COCO_NONE;
		if (is_over(e, &rec) || (at != COCO_NONE && e->over[at]))
			e->gone++;
		else if (put(context, line.text, err))
			rc = -1;
	}
	coco_rec_free(&rec);
	if (in)
		coco_in_close(in);
	return rc;
}

int coco_keep_expired(
    struct coco_run *run, int (*put)(void *context, struct coco_str line, struct coco_err *err), void *context, struct coco_err *err)
{
	struct expired e = {.run = run, .keys = coco_map_new(), .lines = coco_spool_new(HELD)};
	struct coco_stream *stream = e.keys && e.lines ? coco_stream_new(run, &(struct coco_stream_options){.no_check = true}, err) : NULL;
	struct coco_rec rec = {0};
	int rc = stream ? 1 : -1;
	if (!e.keys || !e.lines)
		coco_err_nomem(err);
	while (rc > 0 && (rc = coco_stream_next(stream, &rec, err)) > 0) {
		if (latest_note(&e, &rec, err))
			rc = -1;
	}
	if (!rc)
		rc = unexpired_give(&e, put, context, err);
	if (!rc && e.gone)
		coco_diag_say(run->diag, COCO_NOTE, "expired", NULL, NULL, "records past their date, left out: %llu", (unsigned long long)e.gone);
	coco_rec_free(&rec);
	coco_stream_free(stream);
	coco_map_free(e.keys);
	free(e.over);
	coco_buf_free(&e.key);
	coco_spool_free(e.lines);
	return rc;
}
