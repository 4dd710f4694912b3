/* Records that come as records, among the files of an import: they are checked, their contact data are taken out, and they are passed on.
 */
#include "given.h"

static bool records_begin(struct coco_str head)
{
	if (coco_str_starts(head, "\xEF\xBB\xBF"))
		head = coco_str_sub(head, 3, head.n);
	head = coco_str_trim(head);
	if (head.n < 2 || (head.s[0] != '{' && head.s[0] != '['))
		return false;
	struct coco_str rest = coco_str_trim(coco_str_sub(head, 1, head.n));
	return head.s[0] == '{' ? rest.n && (rest.s[0] == '"' || rest.s[0] == '}') : rest.n && (rest.s[0] == '{' || rest.s[0] == ']');
}

int survey_records_are(struct coco_dsv_source *source, struct coco_err *err)
{
	struct coco_str head;
	struct coco_in *in = coco_dsv_source_open(source, err);
	int rc = in && !coco_in_peek(in, 4096, &head, err) ? records_begin(head) : -1;
	if (in)
		coco_in_close(in);
	return rc;
}

/* A record that came with contact data gives them to where contacts go, and is given without them. */
static int record_give(struct coco_import *import, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	if (import->setup.with_contacts)
		return survey_give(import, rec->line, err);
	struct coco_buf rest = COCO_BUF_INIT;
	bool contacts;
	const int cleaned = survey_given_clean(import, rec, path, &contacts, &rest);
	if (cleaned <= 0 || !contacts) {
		const int given = cleaned < 0 ? coco_err_nomem(err) : survey_give(import, cleaned ? coco_buf_view(&rest) : rec->line, err);
		coco_buf_free(&rest);
		return given;
	}
	struct coco_finding at = {.file = path, .line = rec->line_number};
	coco_diag_say(import->setup.diag, COCO_NOTE, "contacts-left-out", &at,
	    "--contacts=FILE keeps them apart, --with-contacts in the records", "contact data are not passed on");
	struct coco_arena *arena = import->row;
	struct coco_contact contact = {coco_rec_str(rec, "id", arena), coco_rec_str(rec, "org", arena),
	    coco_rec_str(rec, "contact_name", arena), coco_rec_str(rec, "email", arena), coco_rec_str(rec, "phone", arena)};
	int rc = import->setup.contact ? import->setup.contact(import->setup.context, &contact, err) : 0;
	if (rc == 0)
		rc = coco_buf_ok(&rest) ? survey_give(import, coco_buf_view(&rest), err) : coco_err_nomem(err);
	coco_buf_free(&rest);
	return rc;
}

static int record_take(
    struct coco_import *import, const struct coco_rec *rec, struct survey_file_count *count, const char *path, struct coco_err *err)
{
	count->rows++;
	import->at_line = rec->line_number;
	coco_arena_reset(import->row);
	if (!rec->valid) {
		struct coco_str cell = rec->line;
		bool masked = true;
		struct coco_reject reject = {.file = path,
		    .row = count->rows,
		    .line = rec->line_number,
		    .code = "bad-record",
		    .text = "the record breaks the schema",
		    .hint = "see coco-import --schema",
		    .cells = &cell,
		    .masked = import->setup.show_values ? NULL : &masked,
		    .n_cells = 1};
		count->rejects++;
		return import->setup.reject(import->setup.context, &reject, err);
	}
	count->records++;
	return record_give(import, rec, path, err);
}

int survey_records_read(struct coco_import *import, struct coco_run *run, struct coco_dsv_source *source, struct survey_file_count *count,
    bool names_only, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_in *in = coco_dsv_source_open(source, err);
	struct coco_stream *stream = in ? coco_stream_of(run, in, &(struct coco_stream_options){.no_check = names_only}, err) : NULL;
	int rc = stream ? 1 : -1;
	while (rc > 0 && (rc = coco_stream_next(stream, &rec, err)) > 0) {
		coco_arena_reset(import->row);
		if (names_only && coco_refs_record(import->refs, &rec, import->row))
			rc = coco_err_nomem(err);
		else if (!names_only && record_take(import, &rec, count, source->path, err))
			rc = -1;
	}
	if (rc == 0 && !names_only) { /* lines that are no records are named by the stream */
		count->rejects += coco_stream_rejects(stream);
		count->rows += coco_stream_rejects(stream);
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}
