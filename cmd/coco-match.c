/* coco-match: challenges and participants in, `match` records out: who should meet whom, and why.
 * Options, wiring, exit code; how pairs are judged and assigned is lib/match's business. */
#include "coco/base_run.h"
#include "coco/match.h"

#include <stdlib.h>

struct options {
	struct coco_common common;
	struct coco_match_options match;
	bool only_new;
	int format;
	const char *seats, *pitches, *shard, *summary, *certificate, *rejects, *as;
};

#define AT(member) offsetof(struct options, member)
static const struct coco_opt option_table[] = {
    {.name = "top",
        .kind = COCO_OPT_INT,
        .offset = AT(match.top),
        .arg = "N",
        .min = 1,
        .max = 1000000,
        .help = "participants a challenge (default 10)",
        .group = "Matching"},
    {.name = "weights",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(match.weights),
        .arg = "LIST|FILE",
        .help = "weights of the parts of a score, such as text=1,skills=.5, or a file with the columns component and weight; what is not "
                "named weighs 0"},
    {.name = "pins",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(match.pins),
        .arg = "FILE",
        .help = "what the facilitator has decided: challenge, participant, decision (pin or veto)"},
    {.name = "cross-border",
        .kind = COCO_OPT_FLAG,
        .offset = AT(match.cross_border),
        .help = "the campaign wants pairs of two countries: a bonus in the part region"},
    {.name = "first-time",
        .kind = COCO_OPT_FLAG,
        .offset = AT(match.first_time),
        .help = "the campaign wants pairs that have not worked together: half of the part history"},
    {.name = "again",
        .kind = COCO_OPT_FLAG,
        .offset = AT(match.again),
        .help = "pairs that met in an earlier round (assigned, accepted, pitched, or a meeting that was held) may meet once more"},
    {.name = "pairs",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(match.pairs),
        .arg = "FILE",
        .help = "answer for these pairs alone (challenge, participant): score and rank among how many, or why they are no pair"},
    {.name = "scores",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(match.scores),
        .arg = "FILE",
        .help =
            "scores from elsewhere in the place of the computed ones: challenge, participant, score from 0 to 1; what is not listed may "
            "not be a pair"},
    {.name = "shard",
        .kind = COCO_OPT_TEXT,
        .offset = AT(shard),
        .arg = "I/N",
        .help = "the Ith of N parts of the challenges, new records alone; the parts one after another are the whole"},
    {.name = "threads",
        .kind = COCO_OPT_INT,
        .offset = AT(match.threads),
        .arg = "N",
        .min = 1,
        .max = 1024,
        .help = "at most so many threads (default: as many as there are cores and as pay); the result is the same"},
    {.name = "round",
        .kind = COCO_OPT_INT,
        .offset = AT(match.round),
        .arg = "N",
        .min = 1,
        .max = 1000000,
        .help = "round that is matched (default: the challenges' highest, else 1)"},
    {.name = "lang",
        .kind = COCO_OPT_TEXT,
        .offset = AT(common.lang),
        .choices = "en|de|sl|it|pl|hu|sk|hr|cs",
        .help = "language of the reasons (default en)"},
    {.name = "assign",
        .kind = COCO_OPT_FLAG,
        .offset = AT(match.assign),
        .help = "the best assignment of all challenges at once, exact",
        .group = "Assigning"},
    {.name = "seats",
        .kind = COCO_OPT_TEXT,
        .offset = AT(seats),
        .arg = "MIN:MAX",
        .help = "participants a challenge (default: seats_min and seats_max of its record, else 3:5)"},
    {.name = "pitches",
        .kind = COCO_OPT_TEXT,
        .offset = AT(pitches),
        .arg = "MIN:MAX",
        .help = "challenges a participant (default: capacity_min and capacity_max of the record, else 0:2)"},
    {.name = "fair",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(match.fair),
        .choices = "total|worst|everyone",
        .help =
            "after the seats are filled: the greatest sum of scores (default), the most for the challenge that has least, or first as many "
            "participants with a pitch as possible"},
    {.name = "fair-budget",
        .kind = COCO_OPT_NUM,
        .offset = AT(match.fair_budget),
        .arg = "PERCENT",
        .min = 0,
        .max = 100,
        .help = "what --fair=worst may give up of the greatest sum (default 5)"},
    {.name = "waiting",
        .kind = COCO_OPT_INT,
        .offset = AT(match.waiting),
        .arg = "N",
        .min = 0,
        .max = 1000000,
        .help = "a waiting list of N participants a challenge, in the order of what the whole would lose with them"},
    {.name = "certificate",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
        .offset = AT(certificate),
        .arg = "FILE",
        .help = "the proof that no assignment is better, as JSON: whoever has it can check it without solving anything"},
    {.name = "verify-certificate",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(match.verify),
        .arg = "FILE",
        .help = "check this proof against the records and matches of its run; writes nothing, exit status 1 if it does not hold"},
    {.name = "keep",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_EARLIER,
        .offset = AT(match.keep),
        .arg = "FILE",
        .help = "records of an earlier run of the round: change as few of its pairs as possible"},
    {.name = "keep-weight",
        .kind = COCO_OPT_NUM,
        .offset = AT(match.keep_weight),
        .arg = "W",
        .min = 0,
        .max = 900,
        .help = "points of score that keeping one pair is worth (default 1: as much as the best pair has); 0: nothing"},
    {.name = "stable",
        .kind = COCO_OPT_TEXT,
        .offset = AT(match.stable),
        .choices = "cci|avm",
        .help = "after the pitches: the stable choice by the ranks of both sides that is best for this side, in place of matches"},
    {.name = "explain",
        .kind = COCO_OPT_FLAG,
        .offset = AT(match.explain),
        .help = "with every match a paragraph for each side, in the language of --lang",
        .group = "Output"},
    {.name = "only-new", .kind = COCO_OPT_FLAG, .offset = AT(only_new), .help = "write the match records alone"},
    {.name = "format", .kind = COCO_OPT_CHOICE, .offset = AT(format), .choices = COCO_FORMATS, .help = "form of the output"},
    {.name = "summary",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
        .offset = AT(summary),
        .arg = "FILE",
        .help =
            "the run in figures, as a JSON object or, if FILE ends in .md, as a page of tables: what each way of --fair gives and costs"},
    {.name = "rejects",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
        .offset = AT(rejects),
        .arg = "FILE",
        .help = "lines that are no records"},
    {.name = "as", .kind = COCO_OPT_TEXT, .offset = AT(as), .arg = "TYPE", .help = "type of record CSV that has no type column"},
};

static const struct coco_example examples[] = {
    {"coco-match records.ndjson", "the ten best participants of each challenge, with reasons"},
    {"coco-import avm.csv cci.csv | coco-match --assign --seats=3:4", "the best assignment, in a pipe"},
    {"coco-match --assign --pins=decided.csv --waiting=2 --summary=figures.json records.ndjson",
        "with the facilitator's decisions and a waiting list"},
    {"coco-match --assign --certificate=proof.json records.ndjson >assigned.ndjson", "the best assignment with its proof"},
    {"coco-match --verify-certificate=proof.json assigned.ndjson", "is it the best?"},
    {"coco-match --pairs=asked.csv --explain --only-new records.ndjson", "why these pairs, or why not"},
    {"coco-match --only-new --format=csv --lang=de records.ndjson", "matches as a table, reasons in German"},
};

static const struct coco_tool tool = {
    .name = "coco-match",
    .summary = "who should meet whom, and why: shortlists and the best assignment",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = option_table,
    .n_options = COCO_LEN(option_table),
    .findings = "places that nobody could fill, decisions that could not be followed, pairs or scores that name nothing, a certificate "
                "that does not "
                "hold, or "
                "records that break the schema",
    .stream = true,
};

/* A line whose fate is not known yet, or that comes behind one. */
struct held_line {
	size_t start, end; /* in the text of held lines */
	bool maybe;
	size_t nth; /* of those whose fate is not known */
};
struct held {
	struct coco_buf text;
	struct held_line *lines;
	size_t n, cap, later;
};

static int hold(struct held *held, const struct coco_rec *rec, bool maybe, struct coco_err *err)
{
	if (held->n == held->cap && coco_grow(&held->lines, &held->cap, held->n, sizeof *held->lines) != 0)
		return coco_err_nomem(err);
	const size_t start = held->text.len;
	coco_buf_str(&held->text, rec->line);
	held->lines[held->n++] = (struct held_line){start, held->text.len, maybe, held->later};
	held->later += maybe;
	return coco_buf_ok(&held->text) ? 0 : coco_err_nomem(err);
}

static int put_held(struct held *held, const struct coco_match *match, struct coco_sink *sink, struct coco_err *err)
{
	const struct coco_str text = coco_buf_view(&held->text);
	for (size_t i = 0; i < held->n; i++) {
		const struct held_line *line = &held->lines[i];
		if (line->maybe && coco_match_replaces(match, line->nth))
			continue;
		if (coco_sink_put(sink, coco_str_sub(text, line->start, line->end), err) != 0)
			return -1;
	}
	return 0;
}

/* Reads all records and passes on those that stay, in order. Without a sink none are. */
static int read_all(struct coco_run *run, const struct options *options, struct coco_match *match, struct coco_sink *sink,
    struct held *held, struct coco_err *err)
{
	const struct coco_stream_options how = {.type = options->as, .rejects = options->rejects};
	struct coco_stream *stream = coco_stream_new(run, &how, err);
	struct coco_rec rec = {0};
	enum coco_match_fate fate;
	int more = stream ? 1 : -1;
	while (more == 1 && (more = coco_stream_next(stream, &rec, err)) == 1) {
		int rc = coco_match_add(match, &rec, &fate, err);
		if (rc == 0 && sink != NULL && !options->only_new && fate != COCO_MATCH_REPLACE)
			rc = held->n > 0 || fate == COCO_MATCH_LATER ? hold(held, &rec, fate == COCO_MATCH_LATER, err)
			                                             : coco_sink_put(sink, rec.line, err);
		more = rc == 0 ? 1 : -1;
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return more;
}

static int put_new(const struct coco_match *match, struct coco_sink *sink, struct coco_err *err)
{
	struct coco_str rest = coco_match_lines(match), line;
	while (coco_str_split(&rest, '\n', &line))
		if (line.n > 0 && coco_sink_put(sink, line, err) != 0)
			return -1;
	return coco_sink_end(sink, err);
}

static int write_summary(const struct coco_match *match, const char *path, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	struct coco_out *out = NULL;
	int rc = coco_match_summary(match, coco_str_ends(coco_str_of(path), ".md"), &text, err);
	if (rc == 0)
		rc = (out = coco_out_open(path, 0, err)) != NULL ? 0 : -1;
	if (rc == 0) {
		coco_out_str(out, coco_buf_view(&text));
		rc = coco_out_close(out, true, err);
	}
	coco_buf_free(&text);
	return rc;
}

/* Options into what the library takes. Refuses those that exclude each other. */
static int read_options(struct options *options, struct coco_err *err)
{
	const struct {
		const char *name;
		bool given;
	} idle[] = {{"output", options->common.output != NULL}, {"only-new", options->only_new}, {"summary", options->summary != NULL},
	    {"certificate", options->certificate != NULL}, {"pairs", options->match.pairs != NULL}, {"shard", options->shard != NULL},
	    {"explain", options->match.explain}, {"waiting", options->match.waiting > 0}, {"format", options->format != 0}};
	const struct {
		const char *name;
		bool given;
	} others[] = {{"assign", options->match.assign}, {"pairs", options->match.pairs != NULL}, {"shard", options->shard != NULL},
	    {"scores", options->match.scores != NULL}, {"verify-certificate", options->match.verify != NULL}};
	if (coco_match_range_parse(options->seats, "seats", &options->match.seats, err) != 0 ||
	    coco_match_range_parse(options->pitches, "pitches", &options->match.pitches, err) != 0 ||
	    coco_match_shard_parse(options->shard, &options->match, err) != 0)
		return -1;
	if (options->match.pairs && options->match.assign)
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--pairs and --assign exclude each other");
	for (size_t i = 0; options->match.stable && i < COCO_LEN(others); i++)
		if (others[i].given)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--stable and --%s exclude each other", others[i].name);
	if (options->certificate && !options->match.assign)
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--certificate needs --assign: there is nothing else to prove");
	for (size_t i = 0; options->match.verify && i < COCO_LEN(idle); i++)
		if (idle[i].given)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage",
			    "--verify-certificate and --%s exclude each other: a check writes nothing but messages", idle[i].name);
	options->only_new = options->only_new || options->shard != NULL;
	options->match.summary = options->summary != NULL;
	options->match.lang = options->common.lang ? coco_lang_index(coco_str_of(options->common.lang)) : 0;
	return 0;
}

/* Only reads, and says what does not hold. */
static int verify(struct coco_run *run, struct options *options, struct coco_err *err)
{
	struct coco_match *match = coco_match_new(run, &options->match, err);
	struct held held = {.text = COCO_BUF_INIT};
	int rc = match != NULL ? read_all(run, options, match, NULL, &held, err) : -1;
	if (rc == 0)
		rc = coco_match_solve(match, err);
	run->findings = run->findings || (match && coco_match_findings(match));
	coco_match_free(match);
	return rc;
}

static int work(struct coco_run *run, struct options *options, struct coco_err *err)
{
	struct coco_match *match = NULL;
	struct coco_sink *sink = NULL;
	struct held held = {.text = COCO_BUF_INIT};
	int rc = -1;
	if (read_options(options, err) != 0)
		return -1;
	if (options->match.verify)
		return verify(run, options, err);
	if (coco_run_writes(run, "certificate", options->certificate, err) || coco_run_writes(run, "summary", options->summary, err) ||
	    coco_run_writes(run, "rejects", options->rejects, err))
		return -1;
	if (options->certificate && (options->match.certificate = coco_out_open(options->certificate, 0, err)) == NULL)
		return -1;
	if ((match = coco_match_new(run, &options->match, err)) == NULL || coco_run_output(run, 0, err) != 0 ||
	    (sink = coco_sink_new(run, (enum coco_format)options->format, err)) == NULL)
		goto out;
	rc = read_all(run, options, match, sink, &held, err);
	if (rc == 0)
		rc = coco_match_solve(match, err);
	if (rc == 0)
		rc = put_held(&held, match, sink, err);
	if (rc == 0)
		rc = put_new(match, sink, err);
	if (rc == 0 && options->summary)
		rc = write_summary(match, options->summary, err);
	if (rc == 0 && options->match.certificate) {
		rc = coco_out_close(options->match.certificate, true, err);
		options->match.certificate = NULL;
	}
	run->findings = run->findings || coco_match_findings(match);
out:
	if (options->match.certificate && coco_out_close(options->match.certificate, false, NULL) != 0)
		rc = -1;
	coco_sink_free(sink);
	coco_match_free(match);
	coco_buf_free(&held.text);
	free(held.lines);
	return rc;
}

int main(int argc, char **argv)
{
	struct options options = {.match.fair_budget = -1, .match.keep_weight = -1};
	struct coco_run run;
	struct coco_err err = {0};
	if (coco_start(&run, &tool, &options, sizeof options, argc, argv))
		(void)work(&run, &options, &err); /* what went wrong is in err */
	return coco_finish(&run, &err);
}
