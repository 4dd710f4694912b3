/* coco-rewrite-challenge: an AVM's problem in, a brief that creatives want to answer out; no fact lost.
 * Options, wiring, exit code; what is done to a text is lib/rewrite's business. */
#include "coco/record.h"
#include "coco/rewrite.h"

#include <string.h>

enum format { F_AUTO, F_NDJSON, F_JSON, F_CSV, F_MD };
enum fail_on { FAIL_WARNING, FAIL_NOTE };

struct options {
	struct coco_common common;
	int format, apply, fail_on;
	bool text, check, undo, score, sentences, rules, force;
	const char *verify, *owner;
};

static const struct coco_opt option_table[] = {
    {.name = "format",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, format),
        .choices = "auto|ndjson|json|csv|md",
        .help = "form of the output; auto: ndjson for records, md for a plain text",
        .group = "Rewriting"},
    {.name = "apply",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, apply),
        .choices = "safe|all|none",
        .help = "edits inside sentences: safe phrases, also those that change the tone, or none"},
    {.name = "lang",
        .kind = COCO_OPT_TEXT,
        .offset = offsetof(struct options, common.lang),
        .choices = "auto|en|de|sl|it|pl|hu|sk|hr|cs",
        .help = "language of the texts; auto: the record's lang, else what the text is written in"},
    {.name = "text",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, text),
        .help = "read each FILE as a plain text, whatever it looks like"},
    {.name = "owner",
        .kind = COCO_OPT_TEXT,
        .offset = offsetof(struct options, owner),
        .arg = "ID",
        .help = "participant whose challenge a plain text is (default: unknown)"},
    {.name = "force",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, force),
        .help = "also rewrite challenges whose status is reviewed or later"},
    {.name = "undo",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, undo),
        .help = "take brief, edits, findings and readability out again, after proving that the edits reverse"},
    {.name = "check",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, check),
        .help = "tell the findings only",
        .group = "Looking"},
    {.name = "fail-on",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, fail_on),
        .choices = "warning|note",
        .help = "least level at which --check ends with status 1"},
    {.name = "score",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, score),
        .help = "readability figures of the texts as records"},
    {.name = "sentences", .kind = COCO_OPT_FLAG, .offset = offsetof(struct options, sentences), .help = "with --score: also the sentences"},
    {.name = "rules",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, rules),
        .help = "the catalogue of rules, and which act now"},
    {.name = "verify",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = offsetof(struct options, verify),
        .arg = "ORIGINAL",
        .help = "which facts of the text ORIGINAL the text FILE lost, changed or invented"},
};

static const struct coco_example examples[] = {
    {"coco-rewrite-challenge request.txt", "a brief to read, with the questions to the manufacturer"},
    {"coco-import avm.csv cci.csv | coco-rewrite-challenge | coco-match", "give every challenge of a survey its brief"},
    {"coco-rewrite-challenge --check --fail-on=note request.txt", "what turns creatives away, without rewriting"},
    {"coco-rewrite-challenge --verify=request.txt translation.txt", "which facts a translation lost"},
};

static const struct coco_tool tool = {
    .name = "coco-rewrite-challenge",
    .summary = "turn a technical request into a brief that creatives want to answer, with no fact lost",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = option_table,
    .n_options = COCO_LEN(option_table),
    .findings = "a brief could not be proved, a record is invalid, --check found something, or --verify found a difference",
    .stream = true,
};

struct work {
	struct coco_run *run;
	struct options *options;
	struct coco_rewriter *rewriter;
	struct coco_sink *sink; /* made when the first record is put */
	struct coco_arena *arena;
	struct coco_buf line;
	size_t items; /* of a JSON array that we write ourselves */
};

static struct coco_str language(const struct work *w)
{
	const char *lang = w->options->common.lang;
	return lang && strcmp(lang, "auto") != 0 ? coco_str_of(lang) : COCO_STR_NONE;
}

/* One JSON object of a list that is no stream of records: findings, scores, differences. */
static void put_item(struct work *w)
{
	bool array = w->options->format == F_JSON;
	coco_out_puts(w->run->out, !array ? "" : w->items ? ",\n" : "[\n");
	coco_out_str(w->run->out, coco_buf_view(&w->line));
	coco_out_puts(w->run->out, array ? "" : "\n");
	w->items++;
}

static void end_items(struct work *w)
{
	if (w->options->format == F_JSON)
		coco_out_puts(w->run->out, w->items ? "\n]\n" : "[]\n");
}

static int check_one(struct work *w, const struct coco_rec *rec, struct coco_str text, bool plain, struct coco_err *err)
{
	struct coco_smell *smells;
	size_t n;
	struct coco_str id = plain ? COCO_STR_NONE : coco_rec_str(rec, "id", w->arena);
	struct coco_str given = language(w).n ? language(w) : plain ? COCO_STR_NONE : coco_rec_str(rec, "lang", w->arena);
	if (coco_rewrite_check(w->rewriter, text, coco_rewrite_lang(given, text), w->arena, &smells, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct coco_rule rule = coco_rule_at(smells[i].rule);
		w->run->findings = w->run->findings || smells[i].level == COCO_WARNING || w->options->fail_on == FAIL_NOTE;
		if (w->options->format == F_JSON || w->options->format == F_NDJSON) {
			coco_buf_clear(&w->line);
			coco_smell_json(&smells[i], rec->file, id, &w->line);
			put_item(w);
			continue;
		}
		struct coco_finding at = {.file = rec->file,
		    .line = rec->line_number,
		    .record = id.s ? coco_arena_printf(w->arena, "%.*s", COCO_STR_ARG(id)) : NULL,
		    .field = plain ? NULL : "text"};
		if (plain)
			coco_text_place(text, smells[i].start, &at.line, &at.column);
		const char *code = coco_arena_printf(w->arena, "%s-%s", rule.id, rule.slug);
		const char *hint = coco_arena_printf(w->arena, "%.*s", COCO_STR_ARG(smells[i].hint));
		if (smells[i].text.n)
			coco_diag_say(w->run->diag, smells[i].level, code, &at, hint, "%s: “%.*s”", rule.what, COCO_STR_ARG(smells[i].text));
		else
			coco_diag_say(w->run->diag, smells[i].level, code, &at, hint, "%s", rule.what);
	}
	return 0;
}

static int score_one(struct work *w, const struct coco_rec *rec, struct coco_str text, bool plain, struct coco_err *err)
{
	struct coco_str id = plain ? COCO_STR_NONE : coco_rec_str(rec, "id", w->arena);
	struct coco_str given = language(w).n ? language(w) : plain ? COCO_STR_NONE : coco_rec_str(rec, "lang", w->arena);
	coco_buf_clear(&w->line);
	if (coco_score_json(text, coco_rewrite_lang(given, text), plain ? rec->file : NULL, id, w->options->sentences, &w->line, err) != 0)
		return -1;
	put_item(w);
	return 0;
}

static void tell_failure(struct work *w, const struct coco_rec *rec, const char *code, const char *why)
{
	struct coco_str id = coco_rec_str(rec, "id", w->arena);
	struct coco_finding at = {.file = rec->file, .line = rec->line_number, .record = coco_arena_printf(w->arena, "%.*s", COCO_STR_ARG(id))};
	w->run->findings = true;
	coco_diag_say(w->run->diag, COCO_ERROR, code, &at, "the record was passed on untouched", "%s", why);
}

static int make_sink(struct work *w, struct coco_err *err)
{
	static const enum coco_format formats[] = {[F_NDJSON] = COCO_NDJSON, [F_JSON] = COCO_JSON, [F_CSV] = COCO_CSV};
	if (!w->sink)
		w->sink = coco_sink_new(w->run, formats[w->options->format], err);
	return w->sink ? 0 : -1;
}

static int put_line(struct work *w, struct coco_err *err)
{
	if (make_sink(w, err) != 0)
		return -1;
	return coco_sink_put(w->sink, coco_buf_view(&w->line), err);
}

static int put_record(struct work *w, const struct coco_rec *rec, const struct coco_brief *brief, int lang, bool done, struct coco_err *err)
{
	if (w->options->format != F_MD)
		return put_line(w, err);
	if (!done)
		return 0; /* only briefs have a sheet */
	coco_buf_clear(&w->line);
	struct coco_str title = coco_rec_str(rec, "title", w->arena), text = coco_rec_str(rec, "text", w->arena);
	if (coco_brief_markdown(brief, title, text, lang, &w->line) != 0)
		return coco_err_nomem(err);
	coco_out_puts(w->run->out, w->items++ ? "\n---\n\n" : "");
	coco_out_str(w->run->out, coco_buf_view(&w->line));
	return 0;
}

static int rewrite_one(struct work *w, const struct coco_rec *rec, struct coco_err *err)
{
	const struct coco_rewrite_options options = {(enum coco_apply)w->options->apply, language(w), w->options->force};
	enum coco_rewrite_outcome outcome;
	struct coco_brief brief = {0};
	char why[200];
	int lang = -1;
	coco_buf_clear(&w->line);
	if (coco_rewrite_record(w->rewriter, rec, &options, w->arena, &w->line, &brief, &lang, &outcome, why, err) != 0)
		return -1;
	if (outcome == COCO_REWRITE_FAILED)
		tell_failure(w, rec, "not-proved", why);
	if (outcome == COCO_REWRITE_DONE && lang < 0) {
		struct coco_str id = coco_rec_str(rec, "id", w->arena);
		struct coco_finding at = {
		    .file = rec->file, .line = rec->line_number, .record = coco_arena_printf(w->arena, "%.*s", COCO_STR_ARG(id))};
		coco_diag_say(w->run->diag, COCO_NOTE, "unknown-language", &at, "give --lang",
		    "the text is in none of the nine languages; its brief only asks");
	}
	return put_record(w, rec, &brief, lang, outcome == COCO_REWRITE_DONE, err);
}

static int undo_one(struct work *w, const struct coco_rec *rec, struct coco_err *err)
{
	enum coco_rewrite_outcome outcome;
	bool plain;
	char why[200];
	coco_buf_clear(&w->line);
	if (coco_rewrite_undo(w->rewriter, rec, w->arena, &w->line, &plain, &outcome, why, err) != 0)
		return -1;
	if (outcome == COCO_REWRITE_FAILED)
		tell_failure(w, rec, "not-reversible", why);
	if (!plain || outcome != COCO_REWRITE_DONE)
		return put_line(w, err);
	coco_out_str(w->run->out, coco_buf_view(&w->line));
	w->run->stream = false; /* a text came out */
	return 0;
}

static int do_record(struct work *w, const struct coco_rec *rec, bool plain, struct coco_err *err)
{
	coco_arena_reset(w->arena);
	if (w->options->check || w->options->score) {
		struct coco_str text = coco_rewrite_text(rec, w->arena);
		return !text.s ? 0 : w->options->check ? check_one(w, rec, text, plain, err) : score_one(w, rec, text, plain, err);
	}
	return w->options->undo ? undo_one(w, rec, err) : rewrite_one(w, rec, err);
}

static int do_text(struct work *w, const char *path, struct coco_str text, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_buf line = COCO_BUF_INIT;
	int rc = coco_rewrite_wrap(text, w->options->owner, &line, err);
	if (rc == 0)
		rc = coco_rec_parse(&rec, coco_buf_view(&line), err);
	rec.file = path;
	rec.valid = true;
	if (rc == 0)
		rc = do_record(w, &rec, true, err);
	coco_rec_free(&rec);
	coco_buf_free(&line);
	return rc;
}

static int do_stream(struct work *w, struct coco_in *in, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_stream *stream = coco_stream_of(w->run, in, NULL, err);
	int rc = stream ? 1 : -1;
	while (rc == 1 && (rc = coco_stream_next(stream, &rec, err)) == 1)
		if (do_record(w, &rec, false, err) != 0)
			rc = -1;
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}

static int do_file(struct work *w, const char *path, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(path, err);
	struct coco_str head, text;
	if (!in)
		return -1;
	if (coco_in_peek(in, 1 << 16, &head, err) != 0) {
		coco_in_close(in);
		return -1;
	}
	bool records = !w->options->text && coco_rewrite_is_records(head);
	if (w->options->format == F_AUTO && !w->options->check && !w->options->score) {
		w->options->format = records ? F_NDJSON : F_MD;
		w->run->stream = records;
	}
	if (records)
		return do_stream(w, in, err);
	struct coco_buf all = COCO_BUF_INIT;
	int rc = coco_rewrite_read(in, &all, &text, err);
	coco_in_close(in);
	if (rc == 0)
		rc = do_text(w, path, text, err);
	coco_buf_free(&all);
	return rc;
}

static int do_verify(struct work *w, struct coco_err *err)
{
	struct coco_str original = coco_file_read(w->options->verify, COCO_LINE_MAX, w->run->arena, err), candidate;
	struct coco_buf all = COCO_BUF_INIT;
	struct coco_difference *differences;
	size_t n;
	if (!original.s)
		return -1;
	if (w->run->n_files != 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-candidate", "--verify compares ORIGINAL with exactly one FILE");
	struct coco_in *in = coco_in_open(w->run->files[0].path, err);
	int rc = in ? coco_rewrite_read(in, &all, &candidate, err) : -1;
	if (in)
		coco_in_close(in);
	if (rc == 0)
		rc = coco_rewrite_utf8(original, w->options->verify, err);
	if (rc == 0)
		rc =
		    coco_facts_compare(w->rewriter, original, candidate, coco_rewrite_lang(language(w), original), w->arena, &differences, &n, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		w->run->findings = true;
		coco_buf_clear(&w->line);
		if (w->options->format == F_JSON || w->options->format == F_NDJSON) {
			coco_difference_json(&differences[i], original, candidate, &w->line);
			put_item(w);
		} else {
			coco_difference_text(&differences[i], original, candidate, &w->line);
			coco_out_str(w->run->out, coco_buf_view(&w->line));
		}
	}
	if (rc == 0)
		end_items(w);
	coco_buf_free(&all);
	return rc;
}

static int do_rules(struct work *w)
{
	coco_buf_clear(&w->line);
	if (w->options->format == F_JSON)
		coco_rules_json(&w->line);
	else
		coco_rules_text(&w->line);
	coco_out_str(w->run->out, coco_buf_view(&w->line));
	return 0;
}

/* What goes together; auto is decided by the first FILE (do_file). */
static int choose_form(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	bool looking = o->check || o->score || o->rules || o->verify;
	if (o->check + o->score + o->undo + o->rules + (o->verify != NULL) > 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-mode", "--check, --score, --undo, --rules and --verify exclude each other");
	if (o->sentences && !o->score)
		return coco_err_set(err, COCO_EXIT_USAGE, "needs-score", "--sentences goes with --score");
	if (o->format == F_MD && (looking || o->undo))
		return coco_err_set(err, COCO_EXIT_USAGE, "no-sheet", "--format=md is for briefs");
	if (o->format == F_CSV && looking)
		return coco_err_set(err, COCO_EXIT_USAGE, "no-table", "--format=csv is for records");
	if (o->undo && o->format == F_AUTO)
		w->options->format = F_NDJSON;
	w->run->stream = !looking && w->options->format == F_NDJSON;
	return 0;
}

/* The last bytes; an empty JSON array, too, has brackets. */
static int finish_records(struct work *w, struct coco_err *err)
{
	if (make_sink(w, err) != 0)
		return -1;
	return coco_sink_end(w->sink, err);
}

int main(int argc, char **argv)
{
	struct options options = {.fail_on = FAIL_WARNING};
	struct coco_run run;
	struct coco_err err = {0};
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct work w = {.run = &run, .options = &options, .arena = coco_arena_new()};
	int rc = w.arena ? choose_form(&w, &err) : coco_err_nomem(&err);
	bool looking = options.check || options.score;
	if (rc == 0 && !(w.rewriter = coco_rewriter_new(&err)))
		rc = -1;
	if (rc == 0)
		rc = coco_run_output(&run, 0, &err);
	if (rc == 0 && options.rules)
		rc = do_rules(&w);
	else if (rc == 0 && options.verify)
		rc = do_verify(&w, &err);
	for (size_t i = 0; rc == 0 && !options.rules && !options.verify && i < run.n_files; i++)
		rc = do_file(&w, run.files[i].path, &err);
	if (rc == 0 && looking)
		end_items(&w);
	if (rc == 0 && (w.sink || (options.format == F_JSON && !looking && !options.rules && !options.verify)))
		rc = finish_records(&w, &err);
	coco_sink_free(w.sink);
	coco_buf_free(&w.line);
	coco_rewriter_free(w.rewriter);
	coco_arena_free(w.arena);
	return coco_finish(&run, rc == 0 ? NULL : &err);
}
