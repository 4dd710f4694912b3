/* coco-report: figures that hold. Options, wiring, exit code; the figures are made in lib/report. */
#include <errno.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "coco/report.h"
#include "coco/survey.h"

struct options {
	struct coco_common common;
	int format, by, profile;
	long min_cell;
	const char *title, *kpi, *sections, *explain, *as, *period, *compare, *fail_if, *figure, *population, *intro, *css, *logo, *contacts_in;
	int charts;
	bool list, partial, merge;
};

enum { JSON, NDJSON, CSV, CSV_EXCEL, MD, HTML, PACKAGE };
#define FORMATS "json|ndjson|csv|csv-excel|md|html|datapackage"
#define NOT_GIVEN (-1)
#define MIN_CELL 5
#define FAR 5                       /* times the mean weight: told; as survey handbooks trim from there on */
#define DRESS_MAX ((size_t)4 << 20) /* bytes of an introduction, a style sheet, a logo */
#define OLD_MAX ((size_t)256 << 20) /* bytes of an earlier report */

static const struct coco_opt options[] = {
    {"format", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, format), NULL, FORMATS, 0, 0, "form of the report (json)", NULL},
    {"by", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, by), NULL, "country|nuts2|sector|size|side|campaign", 0, 0,
        "break figures down by this alone (by country and side)", NULL},
    {"profile", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, profile), NULL, "director|policy|partner|facilitator", 0, 0,
        "for whom: all figures (director), those that tell of nobody, or a list of what to do (facilitator)", NULL},
    {"contacts-in", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, contacts_in), "FILE", NULL, 0, 0,
        "names, addresses and telephone numbers for the facilitator's list, from coco-import --contacts; needs -o FILE", NULL},
    {"min-cell", 0, COCO_OPT_INT, 0, offsetof(struct options, min_cell), "N", NULL, 2, 1000,
        "withhold counts below N and what would tell them (policy, partner: 5)", NULL},
    {"period", 0, COCO_OPT_TEXT, 0, offsetof(struct options, period), "PERIOD", NULL, 0, 0,
        "what happened within and what stood at its end: 2026, 2026-03, 2026-Q1, FROM/TO", NULL},
    {"population", 0, COCO_OPT_TEXT, 0, offsetof(struct options, population), "FILE", NULL, 0, 0,
        "weigh answers to these margins: dimension, code, total (director)", NULL},
    {"compare", 0, COCO_OPT_TEXT, 0, offsetof(struct options, compare), "OLD.json", NULL, 0, 0,
        "change of each figure since this earlier report", NULL},
    {"fail-if", 0, COCO_OPT_TEXT, 0, offsetof(struct options, fail_if), "EXPR", NULL, 0, 0,
        "exit 1 if a condition holds or cannot be judged: KPI[DIMENSION=CODE] < NUMBER", NULL},
    {"title", 0, COCO_OPT_TEXT, 0, offsetof(struct options, title), "TEXT", NULL, 0, 0, "title of the report", NULL},
    {"intro", 0, COCO_OPT_TEXT, 0, offsetof(struct options, intro), "FILE", NULL, 0, 0, "plain paragraphs before the figures (md, html)",
        NULL},
    {"charts", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, charts), NULL, "inline|img|none", 0, 0,
        "charts of a page: in it, as pictures (for Word), or none", NULL},
    {"css", 0, COCO_OPT_TEXT, 0, offsetof(struct options, css), "FILE", NULL, 0, 0, "style sheet that follows the page's own", NULL},
    {"logo", 0, COCO_OPT_TEXT, 0, offsetof(struct options, logo), "FILE", NULL, 0, 0, "PNG, JPEG or SVG above the title", NULL},
    {"kpi", 0, COCO_OPT_TEXT, 0, offsetof(struct options, kpi), "LIST", NULL, 0, 0, "only these KPIs, by id, with commas between", NULL},
    {"sections", 0, COCO_OPT_TEXT, 0, offsetof(struct options, sections), "LIST", NULL, 0, 0, "only these sections", NULL},
    {"figure", 0, COCO_OPT_TEXT, 0, offsetof(struct options, figure), "ID", NULL, 0, 0,
        "one figure alone: its SVG, or with --format=csv its data", NULL},
    {"partial", 0, COCO_OPT_FLAG, 0, offsetof(struct options, partial), NULL, NULL, 0, 0, "write a state to be merged in place of a report",
        "Parts of a large input"},
    {"merge", 0, COCO_OPT_FLAG, 0, offsetof(struct options, merge), NULL, NULL, 0, 0, "read such states in place of records", NULL},
    {"as", 0, COCO_OPT_TEXT, 0, offsetof(struct options, as), "TYPE", NULL, 0, 0, "type of record CSV that has no column `type`", NULL},
    {"list", 0, COCO_OPT_FLAG, 0, offsetof(struct options, list), NULL, NULL, 0, 0, "list the KPIs: id, section, unit, title",
        "What there is"},
    {"explain", 0, COCO_OPT_TEXT, 0, offsetof(struct options, explain), "KPI", NULL, 0, 0,
        "question, formula, source records and method of a KPI", NULL},
};

static const struct coco_example examples[] = {
    {"coco-report --format=html -o report.html records.ndjson", "a page with charts, to forward"},
    {"coco-report --format=md --lang=sl --sections=reach,collaborations records.ndjson", "two sections for a mail, in Slovene"},
    {"coco-report --format=csv --kpi=funnel.reach --by=side records.ndjson", "one KPI as a table"},
    {"coco-report --profile=policy --format=html -o public.html records.ndjson", "a page for the public: small groups are protected"},
    {"coco-report --profile=policy --format=datapackage -o open-data records.ndjson", "CSV files and a descriptor for a portal"},
    {"coco-report --merge --format=html -o report.html part-1.state part-2.state", "a page from what --partial wrote on two machines"},
    {"coco-report --profile=facilitator --contacts-in=contacts.csv --format=html -o monday.html records.ndjson",
        "whom to call and why, for yourself alone"},
    {"coco-report --explain=funnel.conversion", "what a figure means"},
};

static const struct coco_tool tool = {
    .name = "coco-report",
    .summary = "figures of a campaign, each with its n and its interval",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = options,
    .n_options = COCO_LEN(options),
    .findings = "lines that are no records, or records that break the schema, were left out; or a condition of --fail-if holds",
};

/* The catalogue is asked for: no records are read. */
static int write_catalogue(struct coco_run *run, const struct options *o, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	int lang = o->common.lang ? coco_lang_index(coco_str_of(o->common.lang)) : 0;
	enum coco_kpi_format format = o->format == JSON ? COCO_KPI_JSON : COCO_KPI_TEXT;
	int status = o->list ? coco_kpi_list(lang, format, &text, err) : coco_kpi_explain(o->explain, lang, format, &text, err);
	if (!status) {
		status = coco_run_output(run, 0, err);
	}
	if (!status) {
		coco_out_str(run->out, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return status;
}

/* The states of --partial in place of records. What was left out there is a finding here. */
static int read_states(struct coco_run *run, struct coco_report *report, struct coco_err *err)
{
	int status = 0;
	for (size_t i = 0; i < run->n_files && !status; i++) {
		const int64_t before = coco_report_left_out(report);
		struct coco_in *in = coco_in_open(run->files[i].path, err);
		status = in ? coco_report_merge(report, in, err) : -1;
		coco_in_close(in);
		const struct coco_finding at = {.file = run->files[i].path};
		const int64_t left_out = coco_report_left_out(report) - before;
		if (!status && left_out) {
			run->findings = true;
			coco_diag_say(run->diag, COCO_ERROR, "left-out", &at, "the messages of coco-report --partial named them",
			    "left out of this state: %" PRId64 " (lines that are no records, or records that break the schema)", left_out);
		}
	}
	return status;
}

static int read_records(struct coco_run *run, const struct options *o, struct coco_report *report, int64_t *rejects, struct coco_err *err)
{
	if (o->merge)
		return read_states(run, report, err);
	struct coco_stream_options stream_options = {.type = o->as};
	struct coco_stream *stream = coco_stream_new(run, &stream_options, err);
	struct coco_rec rec = {0};
	int more = stream ? 1 : -1;
	while (more > 0 && (more = coco_stream_next(stream, &rec, err)) > 0) {
		if (run->stream && coco_rec_is(&rec, "abort")) { /* readers of the indicators must see it too */
			coco_out_str(run->out, rec.line);
			coco_out_puts(run->out, "\n");
		}
		more = coco_report_add(report, &rec, err) ? -1 : 1;
	}
	coco_rec_free(&rec);
	*rejects = stream ? (int64_t)coco_stream_rejects(stream) : 0;
	coco_stream_free(stream);
	return more;
}

/* The margins of the population. */
static int read_population(struct coco_run *run, const char *path, struct coco_report *report, struct coco_err *err)
{
	const struct coco_stream_options stream_options = {.type = "population"};
	struct coco_in *in = coco_in_open(path, err);
	struct coco_stream *stream = in ? coco_stream_of(run, in, &stream_options, err) : NULL;
	struct coco_rec rec = {0};
	int more = stream ? 1 : -1;
	while (more > 0 && (more = coco_stream_next(stream, &rec, err)) > 0) {
		if (coco_report_population(report, &rec, err)) {
			coco_err_at(err, path, rec.line_number, 0);
			more = -1;
		}
	}
	if (!more && (coco_stream_rejects(stream) || !coco_stream_records(stream))) {
		coco_err_set(err, COCO_EXIT_INPUT, "no-margin", "the population is not whole: rows were left out, or there are none");
		coco_err_hint(err, "a CSV with the columns dimension, code, total");
		more = coco_err_at(err, path, 0, 0);
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return more;
}

/* How far the weights reach, where it is far. */
static void tell_weights(struct coco_run *run, const struct coco_report *report)
{
	const struct coco_weighting weighting = coco_report_weighting(report);
	if (weighting.largest > FAR) {
		coco_diag_say(run->diag, COCO_WARNING, "large-weight", NULL, "coarser categories make smaller weights",
		    "one respondent stands for %.1f times the mean; %" PRId64 " respondents tell as much as %.0f", weighting.largest,
		    weighting.respondents, weighting.n_eff);
	}
}

static int write_records(struct coco_run *run, const struct coco_report *report, struct coco_err *err)
{
	struct coco_sink *sink = coco_sink_new(run, COCO_NDJSON, err);
	int status = sink && !coco_report_records(report, sink, err) && !coco_sink_end(sink, err) ? 0 : -1;
	coco_sink_free(sink);
	return status;
}

/* What was changed so that a spreadsheet does not run it, and where. */
static void tell_neutralised(struct coco_run *run, const struct coco_neutralised *n)
{
	struct coco_buf rows = COCO_BUF_INIT;
	for (size_t i = 0; i < n->cells && i < COCO_LEN(n->lines); i++) {
		if (!i || n->lines[i] != n->lines[i - 1]) {
			coco_buf_printf(&rows, "%s%zu", i ? ", " : "", n->lines[i]);
		}
	}
	if (n->cells) {
		coco_diag_say(run->diag, COCO_WARNING, "formula-cell", NULL, "--format=csv has the cells as they are",
		    "%zu cells begin as formulas do; an apostrophe stands before each (rows %s%s)", n->cells, coco_buf_ok(&rows) ? rows.data : "?",
		    n->cells > COCO_LEN(n->lines) ? " …" : "");
	}
	coco_buf_free(&rows);
}

static int write_report(struct coco_run *run, int format, const struct coco_report *report, struct coco_err *err)
{
	static int (*const writers[])(const struct coco_report *, struct coco_buf *, struct coco_err *) = {
	    [JSON] = coco_report_json, [CSV] = coco_report_csv, [MD] = coco_report_md, [HTML] = coco_report_html};
	struct coco_buf text = COCO_BUF_INIT;
	if (format == NDJSON) {
		return write_records(run, report, err);
	}
	struct coco_neutralised neutralised = {.cells = 0};
	int status = format == CSV_EXCEL ? coco_report_csv_excel(report, &text, &neutralised, err) : writers[format](report, &text, err);
	tell_neutralised(run, &neutralised);
	if (!status) {
		coco_out_str(run->out, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return status;
}

/* A state is the same for every report that is made of it. */
static int check_partial(const struct options *o, struct coco_err *err)
{
	const struct {
		bool given;
		const char *name;
	} others[] = {{o->format != NOT_GIVEN, "format"}, {o->by != NOT_GIVEN, "by"}, {o->profile != 0, "profile"},
	    {o->min_cell != 0, "min-cell"}, {o->title, "title"}, {o->kpi, "kpi"}, {o->sections, "sections"}, {o->period, "period"},
	    {o->compare, "compare"}, {o->fail_if, "fail-if"}, {o->population, "population"}, {o->figure, "figure"}, {o->intro, "intro"},
	    {o->css, "css"}, {o->logo, "logo"}, {o->charts != 0, "charts"}};
	for (size_t i = 0; o->partial && i < COCO_LEN(others); i++) {
		if (others[i].given) {
			coco_err_set(
			    err, COCO_EXIT_USAGE, "not-with-partial", "--%s says how a report looks, and --partial writes none", others[i].name);
			return coco_err_hint(err, "give it to coco-report --merge");
		}
	}
	if (o->merge && o->as) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-with-merge", "--as is for record CSV, and --merge reads what --partial wrote");
		return coco_err_hint(err, "give it to coco-report --partial");
	}
	return 0;
}

/* The facilitator's list is of one day and has no figures to choose from; what names people goes to a file. */
static int check_facilitator(const struct options *o, struct coco_err *err)
{
	const struct {
		const char *option;
		bool given;
	} refused[] = {{"--by", o->by != NOT_GIVEN}, {"--min-cell", o->min_cell != 0}, {"--kpi", o->kpi != NULL},
	    {"--sections", o->sections != NULL}, {"--figure", o->figure != NULL}, {"--period", o->period != NULL},
	    {"--population", o->population != NULL}, {"--charts", o->charts != COCO_CHARTS_INLINE},
	    {"--format=datapackage", o->format == PACKAGE}, {"--merge", o->merge}};
	if (o->profile != COCO_PROFILE_FACILITATOR) {
		if (o->contacts_in) {
			coco_err_set(err, COCO_EXIT_USAGE, "no-contacts", "--contacts-in needs --profile=facilitator");
			return coco_err_hint(err, "no other report names people");
		}
		return 0;
	}
	for (size_t i = 0; i < COCO_LEN(refused); i++) {
		if (refused[i].given) {
			coco_err_set(err, COCO_EXIT_USAGE, "not-in-profile", "%s is nothing for --profile=facilitator", refused[i].option);
			return coco_err_hint(err, "it is a list of what to do on the day of --as-of, all of it; figures are in --profile=director");
		}
	}
	if (o->contacts_in && (!o->common.output || !strcmp(o->common.output, "-"))) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-file", "--contacts-in needs -o FILE: what names people is not written to standard output");
		return coco_err_hint(err, "the file will be readable by you alone");
	}
	return 0;
}

/* The command line as the library's settings. */
static int settings_of(const struct options *o, struct coco_report_options *settings, struct coco_err *err)
{
	static const unsigned by[] = {COCO_BY_COUNTRY, COCO_BY_NUTS2, COCO_BY_SECTOR, COCO_BY_SIZE, COCO_BY_SIDE, COCO_BY_CAMPAIGN};
	if (check_facilitator(o, err)) {
		return -1;
	}
	if (o->min_cell && o->profile == COCO_PROFILE_DIRECTOR) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-min-cell", "--min-cell needs --profile=policy or --profile=partner");
		return coco_err_hint(err, "the director's report has figures that no suppression covers");
	}
	if (o->population && o->profile != COCO_PROFILE_DIRECTOR) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-weights", "--population needs --profile=director");
		return coco_err_hint(err, "no suppression covers weighted shares: they tell of small groups what the counts do not");
	}
	if (o->figure && o->format != NOT_GIVEN && o->format != CSV && o->format != CSV_EXCEL && o->format != NDJSON) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-figure-format", "--figure is an SVG, or with --format=csv, csv-excel or ndjson its data");
		return coco_err_hint(err, "leave out --format for the SVG");
	}
	if (o->format == PACKAGE && !o->common.output) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-folder", "--format=datapackage is several files");
		return coco_err_hint(err, "name a folder for them: -o FOLDER");
	}
	*settings = (struct coco_report_options){
	    .title = o->title,
	    .tool = "coco-report " COCO_VERSION,
	    .lang = o->common.lang ? coco_lang_index(coco_str_of(o->common.lang)) : 0,
	    .as_of = o->common.as_of,
	    .by = o->by == NOT_GIVEN ? COCO_BY_SIDE | COCO_BY_COUNTRY : by[o->by],
	    .kpis = o->kpi,
	    .sections = o->sections,
	    .profile = (enum coco_profile)o->profile,
	    .min_cell = o->profile == COCO_PROFILE_DIRECTOR || o->profile == COCO_PROFILE_FACILITATOR ? 0
	                : o->min_cell                                                                 ? o->min_cell
	                                                                                              : MIN_CELL,
	};
	return o->period ? coco_period_parse(o->period, &settings->period, err) : 0;
}

/* Into the folder that -o names, each file whole or not at all, the descriptor last. */
static int write_package(const struct options *o, const struct coco_report *report, struct coco_err *err)
{
	struct coco_package package = {{{NULL, COCO_BUF_INIT}}};
	struct coco_buf path = COCO_BUF_INIT;
	int status = coco_report_package(report, &package, err);
	if (!status && mkdir(o->common.output, 0777) && errno != EEXIST) {
		coco_err_errno(err, COCO_EXIT_IO, "output-failed", errno, "cannot be made a folder");
		status = coco_err_at(err, o->common.output, 0, 0);
	}
	for (size_t i = 0; i < COCO_PACKAGE_FILES && !status; i++) {
		coco_buf_clear(&path);
		coco_buf_printf(&path, "%s/%s", o->common.output, package.files[i].name);
		struct coco_out *out = coco_buf_ok(&path) ? coco_out_open(path.data, 0, err) : NULL;
		if (out) {
			coco_out_str(out, coco_buf_view(&package.files[i].text));
		}
		status = out ? coco_out_close(out, true, err) : -1;
	}
	if (path.failed) {
		status = coco_err_nomem(err);
	}
	coco_buf_free(&path);
	coco_package_free(&package);
	return status;
}

/* The SVG, or the rows that it draws. */
static int write_figure(struct coco_run *run, const struct options *o, struct coco_report *report, struct coco_err *err)
{
	struct coco_buf svg = COCO_BUF_INIT;
	int status = coco_report_figure(report, o->figure, &svg, err);
	if (!status && o->format == NOT_GIVEN) {
		coco_out_str(run->out, coco_buf_view(&svg));
	} else if (!status) {
		status = write_report(run, o->format, report, err);
	}
	coco_buf_free(&svg);
	return status;
}

/* An alarm about what was not all read would be none: it is an error. */
static int raise_alarms(struct coco_run *run, const char *conditions, const struct coco_report *report, struct coco_err *err)
{
	if (run->findings) {
		coco_err_set(err, COCO_EXIT_INPUT, "damaged-input", "the input is damaged, so --fail-if cannot be judged");
		return coco_err_hint(err, "the messages above name the lines");
	}
	return coco_report_alarms(report, conditions, run->diag, err);
}

/* The facilitator's list names organisations, and with contacts people: a file is for its owner alone, and nothing else will do. */
static int open_output(struct coco_run *run, const struct options *o, struct coco_err *err)
{
	if (coco_run_output(run, o->profile == COCO_PROFILE_FACILITATOR ? COCO_OUT_PRIVATE : 0, err)) {
		return -1;
	}
	if (o->contacts_in && !coco_out_atomic(run->out)) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-file", "--contacts-in needs -o FILE, and this is no plain file");
		return coco_err_at(err, o->common.output, 0, 0);
	}
	return 0;
}

static int make_report(struct coco_run *run, const struct options *o, const struct coco_report_options *settings, struct coco_err *err)
{
	int format = o->format == NOT_GIVEN ? JSON : o->format, status = -1;
	int64_t rejects = 0;
	struct coco_str old = COCO_STR_NONE;
	run->stream = format == NDJSON;
	struct coco_report *report = coco_report_new(settings, err);
	if (!report || (o->fail_if && coco_report_alarms(report, o->fail_if, NULL, err))) {
		goto out;
	}
	if (o->population && read_population(run, o->population, report, err)) {
		goto out;
	}
	if (o->compare && !(old = coco_file_read(o->compare, OLD_MAX, run->arena, err)).s) {
		goto out;
	}
	if ((format != PACKAGE && open_output(run, o, err)) || read_records(run, o, report, &rejects, err)) {
		goto out;
	}
	if (o->partial) {
		coco_out_private(run->out);
		status = coco_report_state(report, rejects, run->out, err);
		goto out;
	}
	if (coco_report_close(report, err)) {
		goto out;
	}
	tell_weights(run, report);
	if ((o->compare && coco_report_compare(report, old, o->compare, err)) || (o->fail_if && raise_alarms(run, o->fail_if, report, err))) {
		goto out;
	}
	status = o->figure           ? write_figure(run, o, report, err)
	         : format == PACKAGE ? write_package(o, report, err)
	                             : write_report(run, format, report, err);
out:
	coco_report_free(report);
	return status;
}

/* Files that a page wears. */
static int read_dress(struct coco_run *run, const struct options *o, struct coco_dress *dress, struct coco_err *err)
{
	const struct {
		const char *path;
		struct coco_str *text;
	} files[] = {{o->intro, &dress->intro}, {o->css, &dress->css}, {o->logo, &dress->logo}};
	dress->charts = (enum coco_charts)o->charts;
	for (size_t i = 0; i < COCO_LEN(files); i++) {
		if (files[i].path && !(*files[i].text = coco_file_read(files[i].path, DRESS_MAX, run->arena, err)).s) {
			return -1;
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct options o = {.format = NOT_GIVEN, .by = NOT_GIVEN};
	struct coco_report_options settings;
	struct coco_run run = {0};
	struct coco_err err = {0};
	if (!coco_start(&run, &tool, &o, sizeof o, argc, argv)) {
		return coco_finish(&run, NULL);
	}
	if (o.list || o.explain) {
		int failed = write_catalogue(&run, &o, &err);
		return coco_finish(&run, failed ? &err : NULL);
	}
	if (check_partial(&o, &err) || settings_of(&o, &settings, &err) || read_dress(&run, &o, &settings.dress, &err)) {
		return coco_finish(&run, &err);
	}
	struct coco_contacts *contacts = o.contacts_in ? coco_contacts_new(o.contacts_in, &err) : NULL;
	settings.contacts = contacts;
	if (contacts || !o.contacts_in) {
		(void)make_report(&run, &o, &settings, &err);
	}
	coco_contacts_free(contacts);
	return coco_finish(&run, err.exit ? &err : NULL);
}
