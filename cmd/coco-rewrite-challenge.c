/* coco-rewrite-challenge: an AVM's problem in, a brief that creatives want to answer out; no fact lost.
 * Options, wiring, exit code; what is done to a text is lib/rewrite's business. */
#include "coco/rewrite.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VIA_SECONDS = 60 };
enum fail_on { FAIL_WARNING, FAIL_NOTE };

struct options {
	struct coco_common common;
	int format, apply, fail_on;
	long part;
	double via_timeout;
	struct coco_texts lexicons;
	const char *via, *answers;
	bool text, check, undo, score, sentences, rules, force;
	const char *verify, *owner;
};

static const struct coco_opt option_table[] = {
    {.name = "format",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, format),
        .choices = "auto|ndjson|json|csv|md|html|diff",
        .help = "form of the output; auto: ndjson for records, md for a plain text; html: a page with original and brief side by side; "
                "diff: lines",
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
    {.name = "lexicon",
        .kind = COCO_OPT_LIST,
        .flags = COCO_OPT_FILE,
        .offset = offsetof(struct options, lexicons),
        .arg = "FILE",
        .help = "terms of a sector with their explanations: term, forms, gloss, lang (CSV or NDJSON); may be repeated"},
    {.name = "answers",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = offsetof(struct options, answers),
        .arg = "FILE",
        .help = "what owners answered to the questions: challenge, slot, text, by, date (CSV or NDJSON)"},
    {.name = "part",
        .kind = COCO_OPT_INT,
        .offset = offsetof(struct options, part),
        .arg = "N",
        .min = 1,
        .max = 9,
        .help = "of several challenges in a text, take the N-th for the key one; else the record's answers say, else it is proposed"},
    {.name = "via",
        .kind = COCO_OPT_TEXT,
        .offset = offsetof(struct options, via),
        .arg = "COMMAND",
        .help = "ask a program for the wording, without a shell; a slot of its answer is taken only where every fact holds"},
    {.name = "via-timeout",
        .kind = COCO_OPT_NUM,
        .offset = offsetof(struct options, via_timeout),
        .arg = "SECONDS",
        .min = 0.1,
        .max = 3600,
        .help = "how long that program may take for a challenge (default: 60)"},
    {.name = "force",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, force),
        .help = "also rewrite challenges whose status is reviewed or later, or whose brief is approved"},
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
    {"coco-rewrite-challenge --format=html -o brief.html request.txt", "the same as a page, with original and brief side by side"},
    {"coco-import avm.csv cci.csv | coco-rewrite-challenge | coco-match", "give every challenge of a survey its brief"},
    {"coco-rewrite-challenge --via='./reword en' request.txt", "let a program reword it; only what keeps every fact is taken"},
    {"coco-rewrite-challenge --answers=answers.csv challenges.ndjson", "fill what was missing with what the owners said"},
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

/* What goes together. */
static int check_options(const struct options *o, size_t n_files, struct coco_err *err)
{
	bool looking = o->check || o->score || o->rules || o->verify;
	if (o->check + o->score + o->undo + o->rules + (o->verify != NULL) > 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-mode", "--check, --score, --undo, --rules and --verify exclude each other");
	if (o->sentences && !o->score)
		return coco_err_set(err, COCO_EXIT_USAGE, "needs-score", "--sentences goes with --score");
	bool sheet = o->format == COCO_DESK_MD || o->format == COCO_DESK_HTML || o->format == COCO_DESK_DIFF;
	if (sheet && (looking || o->undo))
		return coco_err_set(err, COCO_EXIT_USAGE, "no-sheet", "--format=md, html and diff are for briefs");
	if (o->format == COCO_DESK_CSV && looking)
		return coco_err_set(err, COCO_EXIT_USAGE, "no-table", "--format=csv is for records");
	if ((looking || o->undo) && (o->via || o->answers || o->part))
		return coco_err_set(err, COCO_EXIT_USAGE, "for-rewriting", "--via, --answers and --part are for rewriting");
	if (o->via_timeout > 0 && !o->via)
		return coco_err_set(err, COCO_EXIT_USAGE, "needs-via", "--via-timeout goes with --via");
	if (o->verify && n_files != 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-candidate", "--verify compares ORIGINAL with exactly one FILE");
	return 0;
}

/* All that a program of --via sees of the environment. */
static char **environment(struct coco_arena *arena)
{
	static const char *const names[] = {"PATH", "HOME", "TMPDIR", "LANG", "LC_ALL"};
	char **list = coco_arena_array(arena, COCO_LEN(names) + 1, sizeof *list);
	size_t n = 0;
	for (size_t i = 0; list && i < COCO_LEN(names); i++) {
		const char *value = getenv(names[i]);
		if (value)
			list[n++] = coco_arena_printf(arena, "%s=%s", names[i], value);
	}
	return list;
}

/* Colours in the output: asked for, or a terminal that takes them. */
static bool colors(const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	if (o->common.color != COCO_AUTO)
		return o->common.color == COCO_ALWAYS;
	return !o->common.output && isatty(STDOUT_FILENO) == 1 && !(no_color && no_color[0]);
}

static struct coco_desk_options desk_options(const struct options *o, struct coco_arena *arena)
{
	const char *lang = o->common.lang;
	return (struct coco_desk_options){
	    .mode = o->check   ? COCO_DESK_CHECK
	            : o->score ? COCO_DESK_SCORE
	            : o->undo  ? COCO_DESK_UNDO
	                       : COCO_DESK_REWRITE,
	    .form = (enum coco_desk_form)o->format,
	    .rewrite = {(enum coco_apply)o->apply, lang && strcmp(lang, "auto") != 0 ? coco_str_of(lang) : COCO_STR_NONE, o->force, NULL, NULL,
	        0, (size_t)o->part},
	    .lexicons = o->lexicons,
	    .answers = o->answers,
	    .via = o->via,
	    .via_seconds = o->via_timeout > 0 ? o->via_timeout : VIA_SECONDS,
	    .environment = environment(arena),
	    .owner = o->owner,
	    .text = o->text,
	    .notes_fail = o->fail_on == FAIL_NOTE,
	    .sentences = o->sentences,
	    .color = colors(o),
	};
}

static int work(struct coco_run *run, const struct options *o, struct coco_desk *desk, struct coco_err *err)
{
	if (o->rules)
		return coco_desk_rules(desk, err);
	if (o->verify)
		return coco_desk_verify(desk, o->verify, run->files[0].path, err);
	for (size_t i = 0; i < run->n_files; i++)
		if (coco_desk_file(desk, run->files[i].path, err) != 0)
			return -1;
	return coco_desk_end(desk, err);
}

int main(int argc, char **argv)
{
	struct options options = {.fail_on = FAIL_WARNING};
	struct coco_run run;
	struct coco_err err = {0};
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct coco_desk *desk = NULL;
	struct coco_desk_options of = desk_options(&options, run.arena);
	bool records = (of.mode == COCO_DESK_REWRITE || of.mode == COCO_DESK_UNDO) && !options.rules && !options.verify;
	run.stream = records && (of.form == COCO_DESK_NDJSON || (of.form == COCO_DESK_AUTO && options.undo));
	int rc = check_options(&options, run.n_files, &err);
	if (rc == 0 && !of.environment)
		rc = coco_err_nomem(&err);
	if (rc == 0 && !(desk = coco_desk_new(&run, &of, &err)))
		rc = -1;
	if (rc == 0)
		rc = coco_run_output(&run, 0, &err);
	if (rc == 0)
		rc = work(&run, &options, desk, &err);
	coco_desk_free(desk);
	return coco_finish(&run, rc == 0 ? NULL : &err);
}
