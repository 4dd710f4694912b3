/* A challenge record in, the same record with its brief out; and the way back.
 *
 * Method: the brief is made, written as JSON, read back from what was written, and proved by verify.c; only then is the
 * record patched. A proof that fails leaves the record as it was.
 *
 * Invariant: coco_rewrite_undo of what coco_rewrite_record wrote gives the record's bytes as they were before, if it had
 * none of the four members. */
#include "parts.h"

#include <string.h>

struct coco_str coco_rewrite_text(const struct coco_rec *rec, struct coco_arena *arena)
{
	return rec->valid && coco_rec_is(rec, "challenge") ? coco_rec_str(rec, "text", arena) : COCO_STR_NONE;
}

static bool reviewed(const struct coco_rec *rec, struct coco_arena *arena)
{
	static const char *const later[] = {"reviewed", "published", "matched", "closed", "withdrawn"};
	struct coco_str status = coco_rec_str(rec, "status", arena);
	for (size_t i = 0; i < COCO_LEN(later); i++)
		if (coco_str_is(status, later[i]))
			return true;
	return false;
}

struct members {
	struct coco_buf brief, edits, findings, readability;
};

static void members_free(struct members *m)
{
	coco_buf_free(&m->brief);
	coco_buf_free(&m->edits);
	coco_buf_free(&m->findings);
	coco_buf_free(&m->readability);
}

/* Writes the members, reads them back, and proves them. 1, 0 (why), -1. */
static int write_and_prove(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang,
    const struct coco_brief *brief, struct coco_arena *arena, struct members *m, char why[200], struct coco_err *err)
{
	struct coco_brief back;
	coco_brief_json(brief, &m->brief);
	coco_edits_json(brief, &m->edits);
	coco_findings_json(brief, &m->findings);
	coco_readability_json(brief, &m->readability);
	if (!coco_buf_ok(&m->brief) || !coco_buf_ok(&m->edits) || !coco_buf_ok(&m->findings) || !coco_buf_ok(&m->readability))
		return coco_err_nomem(err);
	if (!coco_brief_read(coco_buf_view(&m->brief), coco_buf_view(&m->edits), arena, &back)) {
		snprintf(why, 200, "the brief does not read back");
		return 0;
	}
	return coco_brief_verify(rewriter, text, title, lang, &back, why, err);
}

int coco_rewrite_record(struct coco_rewriter *rewriter, const struct coco_rec *rec, const struct coco_rewrite_options *options,
    struct coco_arena *arena, struct coco_buf *line, struct coco_brief *brief, int *lang, enum coco_rewrite_outcome *outcome, char why[200],
    struct coco_err *err)
{
	struct members m = {COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT};
	struct coco_str text = coco_rewrite_text(rec, arena);
	*outcome = COCO_REWRITE_LEFT;
	why[0] = '\0';
	if (!text.s || (reviewed(rec, arena) && !options->force)) {
		coco_buf_str(line, rec->line);
		return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
	}
	struct coco_str given = options->lang.n ? options->lang : coco_rec_str(rec, "lang", arena);
	struct coco_str title = coco_rec_str(rec, "title", arena);
	*lang = coco_rewrite_lang(given, text);
	int rc = coco_brief_make(rewriter, text, title, *lang, options->apply, arena, brief, err);
	if (rc == 0)
		rc = write_and_prove(rewriter, text, title, *lang, brief, arena, &m, why, err);
	if (rc >= 0) {
		*outcome = rc == 1 ? COCO_REWRITE_DONE : COCO_REWRITE_FAILED;
		const struct coco_patch patches[] = {{"brief", coco_buf_view(&m.brief)}, {"edits", coco_buf_view(&m.edits)},
		    {"findings", coco_buf_view(&m.findings)}, {"readability", coco_buf_view(&m.readability)}};
		if (rc == 1)
			coco_rec_patch(rec, patches, COCO_LEN(patches), line);
		else
			coco_buf_str(line, rec->line);
		rc = coco_buf_ok(line) ? 0 : coco_err_nomem(err);
	}
	members_free(&m);
	return rc;
}

/* The language that a brief was made in is not in the record: the record's or the text's first, then every other. */
static int prove_in_any(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int first,
    const struct coco_brief *brief, char why[200], struct coco_err *err)
{
	int rc = coco_brief_verify(rewriter, text, title, first, brief, why, err);
	char ignored[200];
	for (int lang = -1; rc == 0 && lang < COCO_LANGS; lang++)
		if (lang != first)
			rc = coco_brief_verify(rewriter, text, title, lang, brief, ignored, err);
	return rc;
}

int coco_rewrite_undo(struct coco_rewriter *rewriter, const struct coco_rec *rec, struct coco_arena *arena, struct coco_buf *line,
    bool *plain, enum coco_rewrite_outcome *outcome, char why[200], struct coco_err *err)
{
	struct coco_str raw = coco_rec_get(rec, "brief"), text = coco_rec_str(rec, "text", arena);
	struct coco_brief brief;
	bool made_from_text = false;
	int rc = 1;
	*plain = false;
	*outcome = COCO_REWRITE_LEFT;
	why[0] = '\0';
	if (coco_rec_is(rec, "challenge") && raw.s && text.s) {
		if (!coco_brief_read(raw, coco_rec_get(rec, "edits"), arena, &brief)) {
			snprintf(why, 200, "brief or edits are not of the form that this tool writes");
			rc = 0;
		} else {
			rc = prove_in_any(rewriter, text, coco_rec_str(rec, "title", arena), coco_rewrite_lang(coco_rec_str(rec, "lang", arena), text),
			    &brief, why, err);
		}
		if (rc < 0)
			return -1;
		*outcome = rc == 1 ? COCO_REWRITE_DONE : COCO_REWRITE_FAILED;
	}
	const struct coco_patch patches[] = {
	    {"brief", COCO_STR_NONE}, {"edits", COCO_STR_NONE}, {"findings", COCO_STR_NONE}, {"readability", COCO_STR_NONE}};
	if (*outcome != COCO_REWRITE_DONE)
		coco_buf_str(line, rec->line);
	else if (coco_rec_bool(rec, "extra.plain_text", &made_from_text) && made_from_text)
		coco_buf_str(line, text);
	else
		coco_rec_patch(rec, patches, COCO_LEN(patches), line);
	*plain = made_from_text;
	return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
}

int coco_rewrite_wrap(struct coco_str text, const char *owner, struct coco_buf *line, struct coco_err *err)
{
	struct coco_arena *arena = coco_arena_new();
	struct unit *units = NULL;
	struct coco_writer w;
	size_t count = 0;
	char sha[COCO_SHA256_TEXT], id[24];
	if (!arena || units_make(text, -1, arena, &units, &count, err) != 0) {
		coco_arena_free(arena);
		return arena ? -1 : coco_err_nomem(err);
	}
	coco_sha256_text(text, sha);
	snprintf(id, sizeof id, "text-%.12s", sha);
	coco_writer_init(&w, line);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, "challenge");
	coco_write_key(&w, "id");
	coco_write_text(&w, id);
	coco_write_key(&w, "owner");
	coco_write_text(&w, owner ? owner : "unknown");
	if (count > 1 && (units[0].flags & F_HEADING)) {
		coco_write_key(&w, "title");
		coco_write_str(&w, unit_text(text, &units[0]));
	}
	coco_write_key(&w, "text");
	coco_write_str(&w, text);
	coco_write_key(&w, "extra");
	coco_write_object(&w);
	coco_write_key(&w, "plain_text");
	coco_write_bool(&w, true);
	coco_write_end(&w, true);
	coco_write_end(&w, true);
	coco_arena_free(arena);
	return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
}
