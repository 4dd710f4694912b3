/* A run of the tool over files of records and plain texts.
 *
 * Method: a file's first bytes say what it is; a plain text becomes a challenge record and goes the same way. The first
 * file decides the form where it is auto: records stay records, a text becomes a sheet.
 *
 * Invariant: what is not changed passes on byte for byte, in order. */
#include "desk.h"
#include "child.h"
#include "parts.h"
#include "trace.h"

#include <stdlib.h>
#include <string.h>

static int put_line(struct coco_desk *desk, struct coco_err *err)
{
	static const enum coco_format formats[] = {
	    [COCO_DESK_AUTO] = COCO_NDJSON, [COCO_DESK_NDJSON] = COCO_NDJSON, [COCO_DESK_JSON] = COCO_JSON, [COCO_DESK_CSV] = COCO_CSV};
	if (!desk->sink && !(desk->sink = coco_sink_new(desk->run, formats[desk->form], err)))
		return -1;
	return desk->line.len || desk->line.failed ? coco_sink_put(desk->sink, coco_buf_view(&desk->line), err) : 0;
}

/* Headings of Markdown stand out on a terminal. */
static void put_bright(struct coco_desk *desk)
{
	struct coco_str rest = coco_buf_view(&desk->line), line;
	while (coco_str_split(&rest, '\n', &line)) {
		bool heading = coco_str_starts(line, "#");
		coco_out_puts(desk->run->out, heading ? "\033[1m" : "");
		coco_out_str(desk->run->out, line);
		coco_out_puts(desk->run->out, heading ? "\033[0m" : "");
		coco_out_puts(desk->run->out, rest.s ? "\n" : "");
	}
}

/* A page of one brief is called what stands over it, one of several what they are: the first waits for another or for the end. */
static void begin_page(struct coco_html *html, struct coco_buf *out, struct coco_str title, int lang)
{
	const struct coco_page page = {lang, title.n ? title : coco_str_of(label_of("labels", "briefs", lang))};
	coco_html_init(html, out);
	coco_page_begin(html, &page, coco_str_of(coco_brief_css));
}

/* Lets the first brief of a page go: as the only one, or with the head of a page of several. */
static int let_page_go(struct coco_desk *desk, bool alone)
{
	struct coco_str page = coco_buf_view(&desk->page);
	struct coco_buf head = COCO_BUF_INIT;
	struct coco_html html;
	if (page.n == 0)
		return 0;
	if (!alone) {
		begin_page(&html, &head, COCO_STR_NONE, desk->page_lang);
		coco_out_str(desk->run->out, coco_buf_view(&head));
		page = coco_str_sub(page, desk->page_head, page.n);
	}
	coco_out_str(desk->run->out, page);
	bool failed = head.failed || desk->page.failed;
	coco_buf_free(&head);
	coco_buf_clear(&desk->page);
	return failed ? -1 : 0;
}

/* The brief as an article of the page. */
static int put_article(
    struct coco_desk *desk, const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, bool first)
{
	if (first) {
		begin_page(&desk->html, &desk->line, trace_heading(brief, title, text, lang), lang);
		desk->page_lang = lang;
		desk->page_head = desk->line.len;
	}
	coco_brief_html(brief, title, text, lang, &desk->html);
	if (first) {
		coco_buf_str(&desk->page, coco_buf_view(&desk->line));
		coco_buf_clear(&desk->line);
		return desk->page.failed ? -1 : 0;
	}
	return let_page_go(desk, false);
}

/* A brief in a form that people read. */
static int put_sheet(struct coco_desk *desk, const struct coco_rec *rec, const struct coco_brief *brief, int lang, struct coco_err *err)
{
	struct coco_str title = coco_rec_str(rec, "title", desk->arena), text = coco_rec_str(rec, "text", desk->arena);
	bool first = desk->items++ == 0, color = desk->options->color;
	int rc = coco_unwrap(&text, desk->arena, err);
	if (rc != 0 || title_shown(desk->rewriter, &title, lang, desk->arena, err) != 0)
		return -1;
	coco_buf_clear(&desk->line);
	if (desk->form == COCO_DESK_HTML) {
		rc = put_article(desk, brief, title, text, lang, first);
	} else if (desk->form == COCO_DESK_DIFF) {
		coco_buf_puts(&desk->line, first ? "" : "\n");
		rc = coco_brief_diff(brief, title, text, lang, color, &desk->line);
	} else {
		coco_buf_puts(&desk->line, first ? "" : "\n---\n\n");
		rc = coco_brief_markdown(brief, title, text, lang, &desk->line);
	}
	if (rc != 0 || desk->line.failed)
		return coco_err_nomem(err);
	if (color && desk->form == COCO_DESK_MD)
		put_bright(desk);
	else
		coco_out_str(desk->run->out, coco_buf_view(&desk->line));
	return 0;
}

/* The end of a page, an empty one where there was no brief. */
static int end_page(struct coco_desk *desk, struct coco_err *err)
{
	int rc = let_page_go(desk, true);
	coco_buf_clear(&desk->line);
	if (desk->items == 0)
		begin_page(&desk->html, &desk->line, COCO_STR_NONE, -1);
	coco_page_end(&desk->html);
	coco_out_str(desk->run->out, coco_buf_view(&desk->line));
	return rc != 0 || desk->line.failed ? coco_err_nomem(err) : 0;
}

static bool is_sheet(enum coco_desk_form form)
{
	return form == COCO_DESK_MD || form == COCO_DESK_HTML || form == COCO_DESK_DIFF;
}

static void tell_failure(struct coco_desk *desk, const struct coco_rec *rec, const char *code, const char *why)
{
	const char *hint = strcmp(code, "too-long") == 0
	                       ? "give the pages that tell one problem; --score, --check and --verify read up to 16 MiB"
	                       : "the record was passed on untouched";
	struct coco_finding at = desk_place(desk, rec);
	desk->run->findings = true;
	coco_diag_say(desk->run->diag, COCO_ERROR, code, &at, hint, "%s", why);
}

/* What a program or an answer said and was not taken, and what is to be known of an approval. */
static void tell_refusals(struct coco_desk *desk, const struct coco_rec *rec, const struct coco_brief *brief)
{
	struct coco_finding at = desk_place(desk, rec);
	for (size_t i = 0; i < brief->n_refused; i++) {
		const struct coco_refusal *r = &brief->refused[i];
		bool via = !strcmp(r->by, "via");
		coco_diag_say(desk->run->diag, COCO_WARNING, via ? "via-not-taken" : "answer-not-taken", &at,
		    via ? "the wording made by rules stays" : "the slot stays as it was", "%s%s%.*s%s%.*s", via ? "--via" : "answer",
		    r->slot.s ? ": slot " : "", COCO_STR_ARG(r->slot), r->slot.s ? " " : ": ", COCO_STR_ARG(r->why));
	}
	if (brief->disapproved)
		coco_diag_say(desk->run->diag, COCO_WARNING, "other-approval", &at, "ask the owner again",
		    "the approval in the record is of another brief than this one");
}

/* Answers to a brief that is left as it is are not in it. */
static void tell_waiting(struct coco_desk *desk, const struct coco_rec *rec, const struct coco_finding *at)
{
	const struct coco_str id = coco_rec_str(rec, "id", desk->arena);
	size_t n = 0;
	for (size_t i = 0; i < desk->n_answers; i++)
		n += !desk->answers[i].challenge.s || coco_str_eq(desk->answers[i].challenge, id);
	if (n)
		coco_diag_say(desk->run->diag, COCO_WARNING, "answers-wait", at, "--force rewrites the brief with them",
		    "%zu answer%s to a brief that is left as it is; it does not have %s", n, n == 1 ? "" : "s", n == 1 ? "it" : "them");
}

/* What the sheet says first is said to those who read no sheet. */
static void tell_confidential(struct coco_desk *desk, const struct coco_rec *rec)
{
	const struct coco_finding at = desk_place(desk, rec);
	coco_diag_say(desk->run->diag, COCO_WARNING, "confidential", &at, "publish nothing before the owner agrees",
	    "the text asks for confidence; nothing is held back for it");
}

/* The text's budget and the record's stand side by side. */
static void tell_budgets(struct coco_desk *desk, const struct coco_rec *rec)
{
	const struct coco_finding at = desk_place(desk, rec);
	coco_diag_say(desk->run->diag, COCO_WARNING, "two-budgets", &at, "ask the owner which of them holds",
	    "the text names another budget than the record; both stand in the brief");
}

static void tell_left(struct coco_desk *desk, const struct coco_rec *rec, enum coco_rewrite_outcome outcome, const char *why)
{
	struct coco_finding at = desk_place(desk, rec);
	if (outcome == COCO_REWRITE_LEFT || outcome == COCO_REWRITE_APPROVED || outcome == COCO_REWRITE_ALTERED ||
	    outcome == COCO_REWRITE_OUTDATED)
		tell_waiting(desk, rec, &at);
	if (outcome == COCO_REWRITE_APPROVED)
		coco_diag_say(
		    desk->run->diag, COCO_NOTE, "approved", &at, "--force rewrites it", "the owner approved this brief; it is left as it is");
	if (outcome == COCO_REWRITE_ALTERED)
		coco_diag_say(desk->run->diag, COCO_WARNING, "altered", &at, "ask the owner again, or --force rewrites it",
		    "the brief was changed after its owner approved it%s%s; it is left as it is", why[0] ? ": " : "", why);
	if (outcome == COCO_REWRITE_OUTDATED)
		coco_diag_say(desk->run->diag, COCO_WARNING, "text-changed", &at, "ask the owner again, or --force rewrites it",
		    "the text was changed after its owner approved the brief: %s; it is left as it is", why);
}

static int rewrite_one(struct coco_desk *desk, const struct coco_rec *rec, struct coco_err *err)
{
	enum coco_rewrite_outcome outcome;
	struct coco_brief brief = {0};
	char why[200];
	int lang = -1;
	for (size_t i = 0; i < desk->n_answers; i++)
		desk->met[i] =
		    desk->met[i] || !desk->answers[i].challenge.s || coco_str_eq(desk->answers[i].challenge, coco_rec_str(rec, "id", desk->arena));
	coco_buf_clear(&desk->line);
	if (coco_rewrite_record(desk->rewriter, rec, &desk->rewrite, desk->arena, &desk->line, &brief, &lang, &outcome, why, err) != 0)
		return -1;
	if (outcome == COCO_REWRITE_FAILED)
		tell_failure(desk, rec, "not-proved", why);
	if (outcome == COCO_REWRITE_NO_PART)
		tell_failure(desk, rec, "no-such-part", why);
	if (outcome == COCO_REWRITE_TOO_LONG)
		tell_failure(desk, rec, "too-long", why);
	tell_refusals(desk, rec, &brief);
	tell_left(desk, rec, outcome, why);
	if (outcome == COCO_REWRITE_DONE && brief.confidential)
		tell_confidential(desk, rec);
	if (outcome == COCO_REWRITE_DONE && brief.two_budgets)
		tell_budgets(desk, rec);
	if (outcome == COCO_REWRITE_DONE && lang < 0) {
		struct coco_finding at = desk_place(desk, rec);
		coco_diag_say(desk->run->diag, COCO_NOTE, "unknown-language", &at, "give --lang",
		    "the text is in none of the nine languages; its brief only asks");
	}
	if (!is_sheet(desk->form))
		return put_line(desk, err);
	int there = outcome == COCO_REWRITE_DONE ? 1 : 0; /* only briefs have a sheet */
	if (outcome == COCO_REWRITE_LEFT || outcome == COCO_REWRITE_APPROVED || outcome == COCO_REWRITE_ALTERED ||
	    outcome == COCO_REWRITE_OUTDATED)
		there = coco_rewrite_standing(desk->rewriter, rec, desk->rewrite.lang, outcome, desk->arena, &brief, &lang, err);
	return there == 1 ? put_sheet(desk, rec, &brief, lang, err) : there;
}

/* The record that was held for its text is one of several: it is written as a record. */
static int let_go(struct coco_desk *desk, struct coco_err *err)
{
	if (!desk->held)
		return 0;
	desk->held = false;
	coco_buf_clear(&desk->line);
	coco_buf_str(&desk->line, coco_buf_view(&desk->held_line));
	return put_line(desk, err);
}

/* A plain text comes out as itself where it is all that went in and no form is asked for; among records it stays one. */
static int undo_one(struct coco_desk *desk, const struct coco_rec *rec, struct coco_err *err)
{
	static const struct coco_patch patches[] = {
	    {"brief", {NULL, 0}}, {"edits", {NULL, 0}}, {"findings", {NULL, 0}}, {"readability", {NULL, 0}}};
	enum coco_rewrite_outcome outcome;
	bool plain, first = desk->undone++ == 0;
	char why[200];
	if (let_go(desk, err) != 0)
		return -1;
	coco_buf_clear(&desk->line);
	if (coco_rewrite_undo(desk->rewriter, rec, desk->arena, &desk->line, &plain, &outcome, why, err) != 0)
		return -1;
	if (outcome == COCO_REWRITE_FAILED)
		tell_failure(desk, rec, "not-reversible", why);
	if (!plain || outcome != COCO_REWRITE_DONE)
		return put_line(desk, err);
	coco_buf_clear(&desk->held_line);
	coco_rec_patch(rec, patches, COCO_LEN(patches), &desk->held_line);
	desk->held = true;
	if (!first || desk->options->form != COCO_DESK_AUTO)
		return let_go(desk, err);
	coco_buf_clear(&desk->held_text);
	coco_buf_str(&desk->held_text, coco_buf_view(&desk->line));
	return coco_buf_ok(&desk->held_text) && coco_buf_ok(&desk->held_line) ? 0 : coco_err_nomem(err);
}

static int look_at(struct coco_desk *desk, const struct desk_text *of, struct coco_err *err)
{
	return desk->options->mode == COCO_DESK_CHECK ? desk_check(desk, of, err) : desk_score(desk, of, err);
}

static int work_on(struct coco_desk *desk, const struct coco_rec *rec, bool plain, struct coco_err *err)
{
	struct desk_text of = {rec, COCO_STR_NONE, plain};
	switch (desk->options->mode) {
	case COCO_DESK_REWRITE:
		return rewrite_one(desk, rec, err);
	case COCO_DESK_UNDO:
		return undo_one(desk, rec, err);
	case COCO_DESK_CHECK:
	case COCO_DESK_SCORE:
		break;
	}
	of.text = coco_rewrite_text(rec, desk->arena);
	return of.text.s ? look_at(desk, &of, err) : 0;
}

static int finish(struct coco_desk *desk, int rc, struct coco_err *err)
{
	if (rc != 0)
		return -1;
	return coco_arena_ok(desk->arena) ? 0 : coco_err_nomem(err); /* a text that is absent for want of memory is not absent */
}

static int do_record(struct coco_desk *desk, const struct coco_rec *rec, bool plain, struct coco_err *err)
{
	coco_arena_reset(desk->arena);
	coco_progress_add(desk->progress, 1);
	return finish(desk, work_on(desk, rec, plain, err), err);
}

/* A plain text becomes a record, unless it is only looked at. */
static int do_text(struct coco_desk *desk, const char *path, struct coco_str text, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_buf line = COCO_BUF_INIT;
	if (desk->options->mode == COCO_DESK_CHECK || desk->options->mode == COCO_DESK_SCORE) {
		const struct desk_text of = {&rec, text, true};
		rec.file = path;
		coco_progress_add(desk->progress, 1);
		return finish(desk, look_at(desk, &of, err), err);
	}
	if (coco_str_trim(text).n == 0) {
		coco_err_set(err, COCO_EXIT_INPUT, "empty-text", "no text: there is nothing in it to rewrite");
		return coco_err_at(err, path, 0, 0);
	}
	int rc = coco_rewrite_wrap(text, desk->options->owner, &line, err);
	if (rc == 0)
		rc = coco_rec_parse(&rec, coco_buf_view(&line), err);
	rec.file = path;
	rec.valid = true;
	if (rc == 0)
		rc = do_record(desk, &rec, true, err);
	coco_rec_free(&rec);
	coco_buf_free(&line);
	return rc;
}

static int do_stream(struct coco_desk *desk, struct coco_in *in, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_stream *stream = coco_stream_of(desk->run, in, NULL, err);
	int rc = stream ? 1 : -1;
	while (rc == 1 && (rc = coco_stream_next(stream, &rec, err)) == 1)
		if (do_record(desk, &rec, false, err) != 0)
			rc = -1;
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}

int coco_desk_file(struct coco_desk *desk, const char *path, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(path, err);
	struct coco_str head, text;
	if (!in)
		return -1;
	if (coco_in_peek(in, 1 << 16, &head, err) != 0) {
		coco_in_close(in);
		return -1;
	}
	bool records = !desk->options->text && coco_rewrite_is_records(head);
	if (desk->form == COCO_DESK_AUTO && desk->options->mode == COCO_DESK_REWRITE) {
		desk->form = records ? COCO_DESK_NDJSON : COCO_DESK_MD;
		desk->run->stream = records;
	}
	if (records)
		return do_stream(desk, in, err);
	desk->texts++;
	if (desk->options->owner && is_sheet(desk->form)) {
		coco_in_close(in);
		coco_err_set(err, COCO_EXIT_USAGE, "no-effect", "--owner has no effect on a sheet");
		return coco_err_hint(err, "take --format=ndjson, json or csv");
	}
	struct coco_buf all = COCO_BUF_INIT;
	int rc = coco_rewrite_read(in, &all, &text, err);
	coco_in_close(in);
	if (rc == 0)
		rc = do_text(desk, path, text, err);
	coco_buf_free(&all);
	return rc;
}

/* An answer whose challenge never came is told, not forgotten. */
static void tell_unmet(struct coco_desk *desk)
{
	const struct coco_finding at = {.file = desk->options->answers};
	size_t n = 0;
	for (size_t i = 0; i < desk->n_answers; i++)
		n += !desk->met[i];
	if (n)
		coco_diag_say(desk->run->diag, COCO_WARNING, "answers-unused", &at, "look at their challenge ids",
		    "%zu answer%s to challenges that are not in the input", n, n == 1 ? " is" : "s are");
}

int coco_desk_end(struct coco_desk *desk, struct coco_err *err)
{
	tell_unmet(desk);
	if (desk->options->owner && desk->texts == 0) {
		const struct coco_finding nowhere = {.file = NULL};
		coco_diag_say(desk->run->diag, COCO_WARNING, "owner-unused", &nowhere, "records name their owners themselves",
		    "--owner had no effect: no FILE is a plain text");
	}
	if (desk->form == COCO_DESK_HTML && end_page(desk, err) != 0)
		return -1;
	if (desk->held) {
		coco_out_str(desk->run->out, coco_buf_view(&desk->held_text));
		desk->run->stream = false; /* a text came out */
	}
	bool records = desk->options->mode == COCO_DESK_REWRITE || desk->options->mode == COCO_DESK_UNDO;
	if (!records)
		desk_end_items(desk);
	coco_buf_clear(&desk->line);
	if (records && !desk->sink && desk->form == COCO_DESK_JSON && put_line(desk, err) != 0)
		return -1; /* an empty array has brackets, too */
	return desk->sink ? coco_sink_end(desk->sink, err) : 0;
}

/* What the run needs beside the texts. */
static int prepare(struct coco_desk *desk, struct coco_err *err)
{
	const struct coco_desk_options *options = desk->options;
	char **argv = NULL;
	for (size_t i = 0; i < options->lexicons.count; i++)
		if (desk_read_lexicon(desk, options->lexicons.items[i], err) != 0)
			return -1;
	if (options->answers && desk_read_answers(desk, options->answers, err) != 0)
		return -1;
	if (options->via && command_split(coco_str_of(options->via), desk->run->arena, &argv, err) != 0)
		return -1;
	desk->via = (struct coco_via){argv, options->environment, options->via_seconds};
	desk->rewrite = options->rewrite;
	desk->rewrite.via = argv ? &desk->via : NULL;
	desk->rewrite.answers = desk->answers;
	desk->rewrite.n_answers = desk->n_answers;
	return 0;
}

struct coco_desk *coco_desk_new(struct coco_run *run, const struct coco_desk_options *options, struct coco_err *err)
{
	struct coco_desk *desk = calloc(1, sizeof *desk);
	if (!desk) {
		coco_err_nomem(err);
		return NULL;
	}
	desk->run = run;
	desk->options = options;
	desk->form = options->form == COCO_DESK_AUTO && options->mode == COCO_DESK_UNDO ? COCO_DESK_NDJSON : options->form;
	desk->arena = coco_arena_new();
	desk->rewriter = coco_rewriter_new(err);
	desk->progress = coco_progress_new(run, "records");
	if (!desk->arena)
		coco_err_nomem(err);
	if (desk->arena && desk->rewriter && prepare(desk, err) == 0)
		return desk;
	coco_desk_free(desk);
	return NULL;
}

void coco_desk_free(struct coco_desk *desk)
{
	if (!desk)
		return;
	free(desk->answers);
	free(desk->met);
	coco_sink_free(desk->sink);
	coco_progress_free(desk->progress);
	coco_buf_free(&desk->held_line);
	coco_buf_free(&desk->held_text);
	coco_buf_free(&desk->line);
	coco_buf_free(&desk->page);
	coco_rewriter_free(desk->rewriter);
	coco_arena_free(desk->arena);
	free(desk);
}
