/* A challenge record in, the same record with its brief out; and the way back.
 *
 * Method: the brief is made, the owner's answers fill what is missing, another program may word it, the record's own members
 * (budget, deadline …) join it; then it is written as
 * JSON, read back from what was written, and proved by verify.c; only then is the record patched. A proof that fails leaves
 * the record as it was. A brief that its owner approved is left alone; one that was changed after that, too, and told.
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
	struct coco_buf brief, edits, findings, readability, answers;
};

static void members_free(struct members *m)
{
	coco_buf_free(&m->brief);
	coco_buf_free(&m->edits);
	coco_buf_free(&m->findings);
	coco_buf_free(&m->readability);
	coco_buf_free(&m->answers);
}

/* Writes the members, reads them back, and proves them. 1, 0 (why), -1. */
static int write_and_prove(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang,
    const struct coco_brief *brief, struct coco_arena *arena, struct members *m, char why[200], struct coco_err *err)
{
	struct coco_brief back;
	coco_buf_clear(&m->brief);
	coco_buf_clear(&m->edits);
	coco_buf_clear(&m->findings);
	coco_buf_clear(&m->readability);
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
	back.answers = brief->answers;
	back.n_answers = brief->n_answers;
	back.terms = brief->terms;
	return coco_brief_verify(rewriter, text, title, lang, &back, why, err);
}

/* What the record says beside the text: its terms; its answers, and behind them those of the options that are for it. */
static int collect_said(const struct coco_rec *rec, const struct coco_rewrite_options *options, struct coco_arena *arena,
    struct coco_brief *brief, struct coco_buf *merged, struct coco_err *err)
{
	struct coco_str raw = coco_rec_get(rec, "answers"), id = coco_rec_str(rec, "id", arena), key, item;
	size_t old = coco_json_kind(raw) == COCO_JSON_ARRAY ? coco_json_count(raw) : 0, added = 0;
	struct coco_writer w;
	brief->answers = coco_arena_array(arena, old + options->n_answers + 1, sizeof *brief->answers);
	if (!brief->answers)
		return coco_err_nomem(err);
	if (terms_read(rec, arena, &brief->terms, err) != 0)
		return -1;
	coco_writer_init(&w, merged);
	coco_write_array(&w);
	for (struct coco_json_iter iter = coco_json_iter(raw); old && coco_json_next(&iter, &key, &item);) {
		struct coco_ask answer = {coco_json_str(coco_json_get(item, "slot"), arena), coco_json_str(coco_json_get(item, "text"), arena)};
		coco_write_raw(&w, item);
		if (answer.slot.s && answer.ask.s)
			brief->answers[brief->n_answers++] = answer;
	}
	for (size_t i = 0; i < options->n_answers; i++) {
		const struct coco_answer *a = &options->answers[i];
		bool known = a->challenge.s && !coco_str_eq(a->challenge, id);
		for (size_t k = 0; k < brief->n_answers && !known; k++)
			known = coco_str_eq(brief->answers[k].slot, a->slot) && coco_str_eq(brief->answers[k].ask, a->text);
		if (known)
			continue;
		const struct {
			const char *key;
			struct coco_str value;
		} members[] = {{"slot", a->slot}, {"text", a->text}, {"by", a->by}, {"date", a->date}};
		brief->answers[brief->n_answers++] = (struct coco_ask){a->slot, a->text};
		added++;
		coco_write_object(&w);
		for (size_t k = 0; k < COCO_LEN(members); k++)
			if (members[k].value.n) {
				coco_write_key(&w, members[k].key);
				coco_write_str(&w, members[k].value);
			}
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	if (!added)
		coco_buf_clear(merged);
	return merged->failed ? coco_err_nomem(err) : 0;
}

int said_beside(const struct coco_rec *rec, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	const struct coco_rewrite_options none = {.answers = NULL};
	struct coco_buf unused = COCO_BUF_INIT;
	int rc = collect_said(rec, &none, arena, brief, &unused, err);
	coco_buf_free(&unused);
	return rc;
}

/* The hash that the owner approved, absent: none. */
static struct coco_str approval(const struct coco_rec *rec, struct coco_arena *arena)
{
	return coco_rec_str(rec, "approved.brief_sha256", arena);
}

/* Where the text is another than the one that the brief was made from, which its annex keeps. */
static void tell_change(const struct coco_brief *brief, struct coco_str text, char why[200])
{
	struct coco_str was = brief->n_annex ? brief->annex[0].text : COCO_STR("");
	size_t at = 0, line, column;
	while (at < was.n && at < text.n && was.s[at] == text.s[at])
		at++;
	while (at > 0 && at < text.n && text.s[at - 1] != ' ' && text.s[at - 1] != '\n') /* the word's beginning */
		at--;
	coco_text_place(text, at, &line, &column);
	snprintf(why, 200, "line %zu, column %zu of the text is another than in the brief's annex A0", line, column);
}

/* Whether the record's brief is the one that its owner approved, and of the text as it is now. */
static int approved(struct coco_rewriter *rewriter, const struct coco_rec *rec, const struct coco_rewrite_options *options,
    struct coco_str text, struct coco_arena *arena, enum coco_rewrite_outcome *outcome, char why[200], struct coco_err *err)
{
	struct coco_str none = COCO_STR("[]"), edits = coco_rec_get(rec, "edits");
	struct coco_brief brief;
	char sha[COCO_SHA256_TEXT];
	*outcome = COCO_REWRITE_ALTERED;
	if (!coco_brief_read(coco_rec_get(rec, "brief"), edits.s ? edits : none, arena, &brief))
		return 0;
	if (coco_brief_sha256(&brief, sha, err) != 0)
		return -1;
	if (!coco_str_is(approval(rec, arena), sha)) {
		int lang = coco_rewrite_lang(options->lang.n ? options->lang : coco_rec_str(rec, "lang", arena), text);
		struct coco_buf unused = COCO_BUF_INIT;
		int rc = collect_said(rec, options, arena, &brief, &unused, err);
		coco_buf_free(&unused);
		return rc == 0 ? (coco_brief_verify(rewriter, text, coco_rec_str(rec, "title", arena), lang, &brief, why, err) < 0 ? -1 : 0) : -1;
	}
	*outcome = COCO_REWRITE_APPROVED;
	coco_sha256_text(text, sha);
	if (strcmp(sha, brief.original_sha256) != 0) {
		*outcome = COCO_REWRITE_OUTDATED;
		tell_change(&brief, text, why);
	}
	return 0;
}

/* "2"; 0: no number. */
static size_t part_number(struct coco_str answer)
{
	struct coco_str s = coco_str_trim(answer);
	return s.n == 1 && s.s[0] >= '1' && s.s[0] <= '9' ? (size_t)(s.s[0] - '0') : 0;
}

/* A text of one challenge has its first. */
static bool part_is_there(const struct coco_brief *brief, size_t part)
{
	return part > 0 && part <= (brief->n_parts ? brief->n_parts : 1);
}

/* The brief, the answers, and another's wording. */
static int dress(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang,
    const struct coco_rewrite_options *options, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	struct coco_brief made;
	size_t part = options->part;
	bool told = false;
	for (size_t i = brief->n_answers; !told && i > 0; i--) /* the last answer says which of several challenges is the key one */
		if (coco_str_is(brief->answers[i - 1].slot, "part")) {
			told = true;
			part = part ? part : part_number(brief->answers[i - 1].ask);
		}
	if (coco_brief_make_part(rewriter, text, title, lang, options->apply, part, arena, &made, err) != 0)
		return -1;
	made.answers = brief->answers;
	made.n_answers = brief->n_answers;
	made.terms = brief->terms;
	*brief = made;
	if (told && !options->part && !part_is_there(brief, part) &&
	    refuse(brief, "answer", COCO_STR("part"), "is none of the challenges that the text has", arena, err) != 0)
		return -1;
	if (coco_answers_apply(rewriter, text, lang, arena, brief, err) != 0)
		return -1;
	if (options->via && coco_via_apply(rewriter, text, lang, options->via, arena, brief, err) != 0)
		return -1;
	return terms_apply(rewriter, text, lang, arena, brief, err);
}

int coco_rewrite_record(struct coco_rewriter *rewriter, const struct coco_rec *rec, const struct coco_rewrite_options *options,
    struct coco_arena *arena, struct coco_buf *line, struct coco_brief *brief, int *lang, enum coco_rewrite_outcome *outcome, char why[200],
    struct coco_err *err)
{
	struct members m = {COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT};
	struct coco_str text = coco_rewrite_text(rec, arena);
	*brief = (struct coco_brief){0};
	*outcome = COCO_REWRITE_LEFT;
	why[0] = '\0';
	if (text.s && !options->force && approval(rec, arena).n && coco_rec_get(rec, "brief").s) {
		if (approved(rewriter, rec, options, text, arena, outcome, why, err) != 0)
			return -1;
	}
	if (!text.s || *outcome != COCO_REWRITE_LEFT || (reviewed(rec, arena) && !options->force)) {
		coco_buf_str(line, rec->line);
		return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
	}
	if (text.n > COCO_REWRITE_MAX) {
		*outcome = COCO_REWRITE_TOO_LONG;
		snprintf(why, 200, "a text of more than %zu MiB is no challenge", COCO_REWRITE_MAX >> 20);
		coco_buf_str(line, rec->line);
		return coco_buf_ok(line) ? 0 : coco_err_nomem(err);
	}
	struct coco_str given = options->lang.n ? options->lang : coco_rec_str(rec, "lang", arena);
	struct coco_str title = coco_rec_str(rec, "title", arena);
	*lang = coco_rewrite_lang(given, text);
	int rc = collect_said(rec, options, arena, brief, &m.answers, err);
	if (rc == 0)
		rc = dress(rewriter, text, title, *lang, options, arena, brief, err);
	bool no_part = rc == 0 && options->part && !part_is_there(brief, options->part);
	if (no_part)
		snprintf(
		    why, 200, "--part=%zu is none of the challenges of the text: it has %zu", options->part, brief->n_parts ? brief->n_parts : 1);
	else if (rc == 0)
		rc = write_and_prove(rewriter, text, title, *lang, brief, arena, &m, why, err);
	if (rc >= 0) {
		*outcome = no_part ? COCO_REWRITE_NO_PART : rc == 1 ? COCO_REWRITE_DONE : COCO_REWRITE_FAILED;
		const struct coco_patch patches[] = {{"brief", coco_buf_view(&m.brief)}, {"edits", coco_buf_view(&m.edits)},
		    {"findings", coco_buf_view(&m.findings)}, {"readability", coco_buf_view(&m.readability)},
		    {"answers", coco_buf_view(&m.answers)}};
		if (rc == 1)
			coco_rec_patch(rec, patches, COCO_LEN(patches) - (m.answers.len == 0), line);
		else
			coco_buf_str(line, rec->line);
		rc = coco_buf_ok(line) ? 0 : coco_err_nomem(err);
	}
	if (rc == 0 && *outcome == COCO_REWRITE_DONE && approval(rec, arena).n) {
		char sha[COCO_SHA256_TEXT];
		rc = coco_brief_sha256(brief, sha, err);
		brief->disapproved = rc == 0 && !coco_str_is(approval(rec, arena), sha);
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
			if (said_beside(rec, arena, &brief, err) != 0)
				return -1;
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
	struct view view;
	if (!arena || view_make(text, arena, &view, err) != 0 ||
	    units_make(NULL, view.text, coco_rewrite_lang(COCO_STR_NONE, text), arena, &units, &count, err) != 0) {
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
	const struct coco_str title = mail_title(view.text, units, count);
	if (title.n) {
		coco_write_key(&w, "title");
		coco_write_str(&w, title);
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
