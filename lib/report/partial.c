/* The state of a report over a part of the input, and its join with others.
 *
 * A state is NDJSON: a line that begins it, the kept records as the store has them, and a line that ends it with what was counted and the
 * SHA-256 of all lines before. Nothing in it is summed, so there is nothing whose sum would depend on the split: whole numbers, codes, ids
 * and dates stand as the records have them, and all figures are made after the join. Records of a key that stand in two parts supersede
 * each other in the order in which the parts are read, as they would in one input. Invariant: the states of a split, read in its order,
 * leave the report as the whole input does. */
#include <string.h>

#include "names.h"

#define STATE_VERSION 4

/* Whoever wrote a state must have kept the same fields. */
static int fields_digest(const struct coco_report *r, char out[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	for (size_t i = 0; i < r->n_keeps; i++)
		coco_buf_printf(&text, "%s %s %d\n", r->keeps[i].type, r->keeps[i].field, r->keeps[i].filled);
	const int status = coco_buf_ok(&text) ? 0 : coco_err_nomem(err);
	coco_sha256_text(coco_buf_view(&text), out);
	coco_buf_free(&text);
	return status;
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void put_line(struct coco_out *out, struct coco_sha256 *digest, struct coco_buf *line)
{
	coco_buf_putc(line, '\n');
	coco_sha256_add(digest, coco_buf_view(line));
	coco_out_str(out, coco_buf_view(line));
}

static void put_begin(const struct coco_report *r, const char *fields, struct coco_buf *line)
{
	struct coco_writer w;
	coco_buf_clear(line);
	coco_writer_init(&w, line);
	coco_write_object(&w);
	coco_write_key(&w, "state");
	coco_write_text(&w, "coco-report");
	coco_write_key(&w, "version");
	coco_write_int(&w, STATE_VERSION);
	coco_write_key(&w, "tool");
	coco_write_text(&w, r->options.tool);
	coco_write_key(&w, "fields");
	coco_write_text(&w, fields);
	coco_write_end(&w, true);
}

static void put_end(const struct coco_report *r, int64_t rejects, const char *digest, struct coco_buf *line)
{
	const struct {
		const char *name;
		int64_t count;
	} counts[] = {
	    {"records", input_records(r)}, {"superseded", input_superseded(r)}, {"invalid", r->invalid}, {"rejects", r->rejects + rejects}};
	struct coco_writer w;
	coco_buf_clear(line);
	coco_writer_init(&w, line);
	coco_write_object(&w);
	coco_write_key(&w, "state");
	coco_write_text(&w, "end");
	for (size_t i = 0; i < COCO_LEN(counts); i++) {
		coco_write_key(&w, counts[i].name);
		coco_write_int(&w, counts[i].count);
	}
	coco_write_key(&w, "sha256");
	coco_write_text(&w, digest);
	coco_write_end(&w, true);
	coco_buf_putc(line, '\n');
}

/* A name is kept where a story may tell it: of those who agreed to be published and have not refused the processing. Of the others' names,
 * and the contacts', there are marks, so that no story tells them (marks.c). */
static bool keeps_name(const struct coco_rec *kept)
{
	bool publish = false, process = true;
	return coco_rec_bool(kept, "consent.publish", &publish) && publish && (!coco_rec_bool(kept, "consent.process", &process) || process);
}

/* Changes the participant's line in `line`, parsed as `rec`. */
static void put_marks(
    struct marker *marker, const struct coco_rec *kept, const struct coco_rec *rec, struct coco_arena *arena, struct coco_buf *line)
{
	struct coco_buf marks = COCO_BUF_INIT, patched = COCO_BUF_INIT;
	const bool keeps = keeps_name(kept);
	const struct coco_str org = coco_rec_str(kept, "org", arena), contact = coco_rec_str(kept, "contact_name", arena),
	                      before = coco_rec_str(kept, "name_marks", arena);
	coco_buf_str(&marks, before);
	if (!keeps && org.n) {
		name_marks(marker, org, coco_org_personal(kept, arena), &marks);
	}
	if (contact.n) {
		name_marks(marker, contact, true, &marks);
	}
	const struct coco_patch without[] = {{"contact_name", COCO_STR_NONE}, {"name_marks", COCO_STR_NONE}, {"org", COCO_STR_NONE}};
	coco_rec_patch(rec, without, keeps ? 2 : 3, &patched);
	coco_buf_clear(line);
	coco_buf_str(line, marks.len ? coco_str_sub(coco_buf_view(&patched), 0, patched.len - 1) : coco_buf_view(&patched));
	if (marks.len) { /* behind the others, be they new or not */
		coco_buf_printf(line, ",\"name_marks\":\"%s\"}", coco_buf_ok(&marks) ? marks.data : "");
	}
	line->failed |= marks.failed || patched.failed;
	coco_buf_free(&marks);
	coco_buf_free(&patched);
}

/* The kept record as a line of the state. 0 or -1. */
static int kept_line(const struct coco_report *r, struct marker *marker, const char *type, size_t i, struct coco_rec *rec,
    struct coco_buf *line, struct coco_err *err)
{
	coco_buf_clear(line);
	coco_store_kept_json(r->store, type, i, line);
	if (strcmp(type, "participant") == 0 && coco_buf_ok(line)) {
		if (coco_rec_parse(rec, coco_buf_view(line), err)) {
			return -1;
		}
		put_marks(marker, coco_store_at(r->store, type, i), rec, r->arena, line);
	}
	return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
}

int coco_report_state(struct coco_report *report, int64_t rejects, struct coco_out *out, struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_sha256 digest;
	struct coco_rec rec = {0};
	char text[COCO_SHA256_TEXT];
	struct marker *marker = marker_new();
	int status = report_seal(report, err) || fields_digest(report, text, err) ? -1 : 0;
	status = status || marker ? status : coco_err_nomem(err);
	coco_sha256_begin(&digest);
	put_begin(report, text, &line);
	put_line(out, &digest, &line);
	for (size_t t = 0; !status && t < report->n_input; t++) {
		const char *type = report->input[t].s;
		for (size_t i = 0, n = coco_store_count(report->store, type); !status && i < n; i++) {
			status = kept_line(report, marker, type, i, &rec, &line, err);
			if (!status) {
				put_line(out, &digest, &line);
			}
		}
	}
	coco_sha256_end(&digest, text);
	put_end(report, rejects, text, &line);
	coco_out_str(out, coco_buf_view(&line));
	status = status || coco_buf_ok(&line) ? status : coco_err_nomem(err);
	marker_free(marker);
	coco_rec_free(&rec);
	coco_buf_free(&line);
	return status;
}

/* ---- joining ---------------------------------------------------------------------------------------------------- */

/* One input, in which several states may stand behind one another. */
struct join {
	struct coco_report *r;
	struct coco_in *in;
	struct coco_rec rec;
	struct coco_sha256 digest;
	char fields[COCO_SHA256_TEXT];
	size_t line;     /* number of the one in work */
	int64_t records; /* of the state in work */
	bool within;     /* a state has begun and not ended */
};

static int damaged(const struct join *j, const char *code, const char *what, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, code, "%s", what);
	coco_err_hint(err, "make this part anew: coco-report --partial -o FILE RECORDS");
	return coco_err_at(err, coco_in_name(j->in), j->line, 0);
}

static int begin(struct join *j, struct coco_err *err)
{
	int64_t version = 0;
	if (!coco_rec_int(&j->rec, "version", &version) || version != STATE_VERSION)
		return damaged(j, "state-version", "this state is of a version that this coco-report does not read", err);
	if (!coco_str_is(coco_rec_str(&j->rec, "fields", j->r->arena), j->fields))
		return damaged(j, "state-version", "this state was written by another version of coco-report, which keeps other fields", err);
	coco_sha256_begin(&j->digest);
	j->records = 0;
	j->within = true;
	return 0;
}

static int end(struct join *j, struct coco_err *err)
{
	char digest[COCO_SHA256_TEXT];
	int64_t records = 0, superseded = 0, invalid = 0, rejects = 0;
	coco_sha256_end(&j->digest, digest);
	if (!coco_rec_int(&j->rec, "records", &records) || !coco_rec_int(&j->rec, "superseded", &superseded) ||
	    !coco_rec_int(&j->rec, "invalid", &invalid) || !coco_rec_int(&j->rec, "rejects", &rejects) || superseded < 0 || invalid < 0 ||
	    rejects < 0 || records != j->records || !coco_str_is(coco_rec_str(&j->rec, "sha256", j->r->arena), digest))
		return damaged(j, "state-damaged", "this state is not as it was written", err);
	j->r->superseded += superseded;
	j->r->invalid += invalid;
	j->r->rejects += rejects;
	j->within = false;
	return 0;
}

static int take_line(struct join *j, struct coco_str line, struct coco_err *err)
{
	unsigned char digest[COCO_SHA256_BYTES];
	if (coco_rec_parse(&j->rec, line, err))
		return damaged(
		    j, "state-damaged", j->within ? "this state is not as it was written" : "this is no state of coco-report --partial", err);
	const struct coco_str state = j->rec.type.s ? COCO_STR_NONE : coco_rec_str(&j->rec, "state", j->r->arena);
	if (j->within && coco_str_is(state, "end"))
		return end(j, err);
	if (!j->within && !coco_str_is(state, "coco-report"))
		return damaged(j, "no-state", "this is no state of coco-report --partial", err);
	if (!j->within && begin(j, err))
		return -1;
	coco_sha256_add(&j->digest, line);
	coco_sha256_add(&j->digest, COCO_STR("\n"));
	if (state.s)
		return 0;
	if (!j->rec.type.n || !coco_sha256_read(coco_rec_str(&j->rec, "sha256", j->r->arena), digest))
		return damaged(j, "state-damaged", "this state is not as it was written", err);
	j->records++;
	return coco_map_add(j->r->types, j->rec.type, NULL) == COCO_NONE ? coco_err_nomem(err)
	                                                                 : coco_store_add_kept(j->r->store, &j->rec, digest, err);
}

int coco_report_merge(struct coco_report *report, struct coco_in *in, struct coco_err *err)
{
	struct join j = {.r = report, .in = in};
	struct coco_line line;
	int more = fields_digest(report, j.fields, err) ? -1 : 1;
	while (more > 0 && (more = coco_in_line(in, &line, err)) > 0) {
		j.line++;
		more = take_line(&j, line.text, err) ? -1 : 1;
	}
	if (!more && j.within)
		more = damaged(&j, "state-truncated", "this state ends too early", err);
	else if (!more && !j.line)
		more = damaged(&j, "no-state", "this is no state of coco-report --partial: it is empty", err);
	coco_rec_free(&j.rec);
	return more;
}
