/* The option table of coco-rewrite-challenge: parsing, --help, the manual's options and the completions come from it; and what each option
 * has an effect on. */
#include "rewrite_options.h"

#include <string.h>

#define FORMATS "auto|ndjson|json|csv|md|html|diff"

static const struct coco_opt option_table[] = {
    {.name = "format",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, format),
        .choices = FORMATS,
        .help = "form of the output; auto: ndjson for records, md for a plain text; html: a page with original and brief side by side; "
                "diff: lines",
        .group = "Rewriting"},
    {.name = "apply",
        .kind = COCO_OPT_CHOICE,
        .offset = offsetof(struct options, apply),
        .choices = "safe|all|none",
        .help = "edits inside sentences: of rules that are right nine times of ten, all (also phrases that change the tone), or none"},
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
        .help = "least level at which --check ends with status 1 (default: warning)"},
    {.name = "every-rule",
        .kind = COCO_OPT_FLAG,
        .offset = offsetof(struct options, every_rule),
        .help = "with --check: also what is seldom right (--rules tells which), and what the record says beside its text"},
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

const struct coco_tool rewrite_tool = {
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

/* What the command line asks for: briefs in a form, or something else. */
enum {
	RECORDS = 1,
	SHEETS = 2,
	EITHER = 4, /* the input decides */
	BRIEFS = RECORDS | SHEETS | EITHER,
	UNDO = 8,
	CHECK = 16,
	SCORE = 32,
	RULES = 64,
	VERIFY = 128,
	TEXTS = BRIEFS | CHECK | SCORE,
};

static const struct {
	int purpose;
	const char *name;
} purposes[] = {{BRIEFS, "briefs"}, {UNDO, "--undo"}, {CHECK, "--check"}, {SCORE, "--score"}, {RULES, "--rules"}, {VERIFY, "--verify"}};

static int purpose(const struct options *o)
{
	if (o->undo || o->check || o->score || o->rules || o->verify)
		return o->undo ? UNDO : o->check ? CHECK : o->score ? SCORE : o->rules ? RULES : VERIFY;
	return o->format == COCO_DESK_AUTO ? EITHER : o->format >= COCO_DESK_MD ? SHEETS : RECORDS;
}

/* "--NAME has no effect on WHAT"; the hint says what it has one on. */
static int without_effect(const char *option, int where, int asked, struct coco_err *err)
{
	struct coco_buf list = COCO_BUF_INIT;
	const char *what = asked == SHEETS && (where & BRIEFS) ? "a sheet" : "";
	for (size_t i = 0; i < COCO_LEN(purposes); i++) {
		if (purposes[i].purpose & asked && !what[0])
			what = purposes[i].name;
		if (purposes[i].purpose & where)
			coco_buf_printf(&list, "%s%s", list.len ? ", " : "", purposes[i].name);
	}
	coco_err_set(err, COCO_EXIT_USAGE, "no-effect", "%s has no effect on %s", option, what);
	if (coco_buf_ok(&list))
		coco_err_hint(err, what[0] == 'a' ? "it goes with --format=ndjson, json or csv" : "it goes with %s", list.data);
	coco_buf_free(&list);
	return -1;
}

/* The options and what they have an effect on. */
static int check_effects(const struct options *o, struct coco_err *err)
{
	static const int formats[] = {[COCO_DESK_AUTO] = -1,
	    [COCO_DESK_NDJSON] = BRIEFS | UNDO | CHECK | SCORE | VERIFY,
	    [COCO_DESK_JSON] = -1,
	    [COCO_DESK_CSV] = BRIEFS | UNDO,
	    [COCO_DESK_MD] = BRIEFS,
	    [COCO_DESK_HTML] = BRIEFS,
	    [COCO_DESK_DIFF] = BRIEFS};
	char format[64], name[80];
	snprintf(name, sizeof name, "--format=%s", coco_choice_text(FORMATS, o->format, format));
	const struct {
		const char *name;
		bool given;
		int where;
	} options[] = {{name, o->format != COCO_DESK_AUTO, formats[o->format]}, {"--apply", o->apply != NOT_GIVEN, BRIEFS},
	    {"--lang", o->common.lang != NULL, TEXTS | VERIFY}, {"--text", o->text, TEXTS}, {"--owner", o->owner != NULL, RECORDS | EITHER},
	    {"--lexicon", o->lexicons.count > 0, BRIEFS | UNDO | CHECK}, {"--answers", o->answers != NULL, BRIEFS},
	    {"--part", o->part != 0, BRIEFS}, {"--via", o->via != NULL, BRIEFS}, {"--via-timeout", o->via_timeout > 0, BRIEFS},
	    {"--force", o->force, BRIEFS}, {"--fail-on", o->fail_on != NOT_GIVEN, CHECK}, {"--every-rule", o->every_rule, CHECK},
	    {"--sentences", o->sentences, SCORE}};
	int asked = purpose(o);
	for (size_t i = 0; i < COCO_LEN(options); i++)
		if (options[i].given && !(options[i].where & asked))
			return without_effect(options[i].name, options[i].where, asked, err);
	return 0;
}

int rewrite_check(const struct options *o, const struct coco_run *run, struct coco_err *err)
{
	if (o->check + o->score + o->undo + o->rules + (o->verify != NULL) > 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-mode", "--check, --score, --undo, --rules and --verify exclude each other");
	if (check_effects(o, err) != 0)
		return -1;
	if (o->via_timeout > 0 && !o->via)
		return coco_err_set(err, COCO_EXIT_USAGE, "needs-via", "--via-timeout goes with --via");
	if (o->verify && run->n_files != 1)
		return coco_err_set(err, COCO_EXIT_USAGE, "one-candidate", "--verify compares ORIGINAL with exactly one FILE");
	if (o->rules && (run->n_files != 1 || strcmp(run->files[0].path, "-") != 0)) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-effect", "--rules reads no FILE");
		return coco_err_hint(err, "leave out the files");
	}
	return 0;
}
