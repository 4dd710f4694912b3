/* The option table of coco-report: parsing, --help, the manual's options and the completions come from it; and what the options make of
 * a report, or why they do not go together. */
#include <string.h>

#include "report_options.h"

#define FORMATS "json|ndjson|csv|csv-excel|md|html|datapackage"
#define MIN_CELL 5

static const struct coco_opt option_table[] = {
    {"format", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, format), NULL, FORMATS, 0, 0, "form of the report (json)", NULL},
    {"by", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, by), NULL, "country|nuts2|sector|size|side|campaign", 0, 0,
        "break figures down by this alone (by country and side; policy, partner: by size too)", NULL},
    {"profile", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, profile), NULL, "director|policy|partner|facilitator", 0, 0,
        "for whom: all figures (director), those that tell of nobody, or a list of what to do (facilitator)", NULL},
    {"contacts-in", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, contacts_in), "FILE", NULL, 0, 0,
        "names, addresses and telephone numbers for the facilitator's list, from coco-import --contacts; needs -o FILE", NULL},
    {"min-cell", 0, COCO_OPT_INT, 0, offsetof(struct options, min_cell), "N", NULL, 2, 1000,
        "withhold counts below N and what would tell them (policy, partner: 5)", NULL},
    {"period", 0, COCO_OPT_TEXT, 0, offsetof(struct options, period), "PERIOD", NULL, 0, 0,
        "what happened within and what stood at its end: 2026, 2026-03, 2026-Q1, FROM/TO", NULL},
    {"population", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, population), "FILE", NULL, 0, 0,
        "weigh answers to these margins: dimension, code, total (director)", NULL},
    {"compare", 0, COCO_OPT_TEXT, COCO_OPT_FILE | COCO_OPT_EARLIER, offsetof(struct options, compare), "OLD.json", NULL, 0, 0,
        "change of each figure since this earlier report", NULL},
    {"fail-if", 0, COCO_OPT_TEXT, 0, offsetof(struct options, fail_if), "EXPR", NULL, 0, 0,
        "exit 1 if a condition holds or cannot be judged: KPI[DIMENSION=CODE] < NUMBER", NULL},
    {"title", 0, COCO_OPT_TEXT, 0, offsetof(struct options, title), "TEXT", NULL, 0, 0, "title of the report", NULL},
    {"intro", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, intro), "FILE", NULL, 0, 0,
        "plain paragraphs before the figures (md, html)", NULL},
    {"charts", 0, COCO_OPT_CHOICE, 0, offsetof(struct options, charts), NULL, "inline|img|none", 0, 0,
        "charts of a page: in it, as pictures (for Word), or none", NULL},
    {"css", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, css), "FILE", NULL, 0, 0, "style sheet that follows the page's own",
        NULL},
    {"logo", 0, COCO_OPT_TEXT, COCO_OPT_FILE, offsetof(struct options, logo), "FILE", NULL, 0, 0, "PNG, JPEG or SVG above the title", NULL},
    {"kpi", 0, COCO_OPT_TEXT, 0, offsetof(struct options, kpi), "LIST", NULL, 0, 0, "only these KPIs, by id, with commas between", NULL},
    {"sections", 0, COCO_OPT_TEXT, 0, offsetof(struct options, sections), "LIST", NULL, 0, 0, "only these sections", NULL},
    {"figure", 0, COCO_OPT_TEXT, 0, offsetof(struct options, figure), "ID", NULL, 0, 0,
        "one figure alone: its SVG, or with --format=csv its data", NULL},
    {"partial", 0, COCO_OPT_FLAG, 0, offsetof(struct options, partial), NULL, NULL, 0, 0,
        "write a state to be merged in place of a report; needs -o FILE", "Parts of a large input"},
    {"merge", 0, COCO_OPT_FLAG, 0, offsetof(struct options, merge), NULL, NULL, 0, 0, "read such states in place of records", NULL},
    {"as", 0, COCO_OPT_TEXT, 0, offsetof(struct options, as), "TYPE", NULL, 0, 0, "type of record CSV that has no column `type`", NULL},
    {"list", 0, COCO_OPT_FLAG, 0, offsetof(struct options, list), NULL, NULL, 0, 0, "list the KPIs, of --profile: id, section, unit, title",
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

const struct coco_tool report_tool = {
    .name = "coco-report",
    .summary = "figures of a campaign, each with its n and its interval",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = option_table,
    .n_options = COCO_LEN(option_table),
    .findings = "lines that are no records, or records that break the schema, were left out; or a condition of --fail-if holds",
};

/* What the command line asks for: a format (bit of its number), or something else than a report. */
enum {
	FORMAT_BITS = PACKAGE + 1,
	REPORTS = (1 << FORMAT_BITS) - 1,
	PAGES = 1 << MD | 1 << HTML,
	TITLED = PAGES | 1 << JSON | 1 << PACKAGE,
	FIGURE = 1 << FORMAT_BITS,
	STATE = FIGURE << 1,
	LIST = STATE << 1,
	EXPLAIN = LIST << 1,
};

static int purpose(const struct options *o)
{
	return o->explain               ? EXPLAIN
	       : o->list                ? LIST
	       : o->partial             ? STATE
	       : o->figure              ? FIGURE
	       : o->format == NOT_GIVEN ? 1 << JSON
	                                : 1 << o->format;
}

/* "md, html" */
static int not_in_format(const char *option, int where, struct coco_err *err)
{
	const char *name = FORMATS;
	struct coco_buf names = COCO_BUF_INIT;
	for (int f = 0; f < FORMAT_BITS; f++, name += strcspn(name, "|") + 1) {
		if (where & 1 << f) {
			coco_buf_printf(&names, "%s%.*s", names.len ? ", " : "", (int)strcspn(name, "|"), name);
		}
	}
	if (!coco_buf_ok(&names)) {
		coco_buf_free(&names);
		return coco_err_nomem(err);
	}
	coco_err_set(err, COCO_EXIT_USAGE, "not-in-format", "--%s stands in a whole report of --format=%s alone", option, names.data);
	coco_buf_free(&names);
	return coco_err_hint(err, "leave it out, or take such a format");
}

/* An option that would be without effect is refused. */
static int check_purpose(const struct options *o, const struct coco_run *run, struct coco_err *err)
{
	const int any = REPORTS | FIGURE, asked = purpose(o);
	const bool catalogue_format = o->format == NOT_GIVEN || o->format == JSON;
	const struct {
		const char *name;
		bool given;
		int where; /* it has a meaning there */
	} options[] = {{"format", o->format != NOT_GIVEN, any | (catalogue_format ? LIST | EXPLAIN : 0)}, {"by", o->by != NOT_GIVEN, any},
	    {"profile", o->profile != 0, any | LIST}, {"contacts-in", o->contacts_in, any}, {"min-cell", o->min_cell != 0, any},
	    {"period", o->period, any}, {"population", o->population, any}, {"compare", o->compare, any}, {"fail-if", o->fail_if, any},
	    {"kpi", o->kpi, any}, {"sections", o->sections, any}, {"figure", o->figure, any}, {"partial", o->partial, any | STATE},
	    {"merge", o->merge, any | STATE}, {"as", o->as, any | STATE}, {"list", o->list, any | STATE | LIST}, {"title", o->title, TITLED},
	    {"intro", o->intro, PAGES}, {"charts", o->charts != 0, 1 << HTML}, {"css", o->css, 1 << HTML}, {"logo", o->logo, 1 << HTML}};
	for (size_t i = 0; i < COCO_LEN(options); i++) {
		const char *name = options[i].name;
		if (!options[i].given || (options[i].where & asked)) {
			continue;
		}
		if (asked == STATE) {
			coco_err_set(err, COCO_EXIT_USAGE, "not-with-partial", "--%s says how a report looks, and --partial writes none", name);
			return coco_err_hint(err, "give it to coco-report --merge");
		}
		if (asked == LIST || asked == EXPLAIN) {
			const char *what = asked == LIST ? "list" : "explain";
			coco_err_set(err, COCO_EXIT_USAGE, "not-with-catalogue", "--%s has no meaning with --%s", name, what);
			return coco_err_hint(err, asked == LIST ? "it takes --profile, --lang and --format=json" : "it takes --lang and --format=json");
		}
		return not_in_format(name, options[i].where, err);
	}
	if ((asked == LIST || asked == EXPLAIN) && (run->n_files != 1 || strcmp(run->files[0].path, "-") != 0)) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-with-catalogue", "--%s reads no records", asked == LIST ? "list" : "explain");
		return coco_err_hint(err, "leave out the files");
	}
	return 0;
}

/* The records' types are those of the schema. */
static int check_type(const struct options *o, struct coco_err *err)
{
	struct coco_buf types = COCO_BUF_INIT;
	if (!o->as || coco_schema_known(coco_str_of(o->as))) {
		return 0;
	}
	for (size_t i = 0; i < coco_schema_types(); i++) {
		coco_buf_printf(&types, "%s%s", i ? ", " : "", coco_schema_type(i));
	}
	coco_err_set(err, COCO_EXIT_USAGE, "unknown-name", "there is no type of record '%s'", o->as);
	coco_err_hint(err, "one of %s", coco_buf_ok(&types) ? types.data : "those of coco-formats(5)");
	coco_buf_free(&types);
	return -1;
}

/* States are for their owner alone, and have types. */
static int check_states(const struct options *o, struct coco_err *err)
{
	if (o->partial && (!o->common.output || !strcmp(o->common.output, "-"))) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-file",
		    "--partial needs -o FILE: what tells of single participants is not written to standard output");
		return coco_err_hint(err, "the file will be readable by you alone");
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
			return coco_err_hint(
			    err, o->merge ? "states lack what the list is made of: give it the records themselves"
			                  : "it is a list of what to do on the day of --as-of, all of it; figures are in --profile=director");
		}
	}
	if (o->contacts_in && (!o->common.output || !strcmp(o->common.output, "-"))) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-file", "--contacts-in needs -o FILE: what names people is not written to standard output");
		return coco_err_hint(err, "the file will be readable by you alone");
	}
	return 0;
}

int report_check(const struct options *o, const struct coco_run *run, struct coco_err *err)
{
	return check_purpose(o, run, err) || check_type(o, err) ? -1 : 0;
}

/* The command line as the library's settings. */
int report_settings(const struct options *o, struct coco_report_options *settings, struct coco_err *err)
{
	static const unsigned by[] = {COCO_BY_COUNTRY, COCO_BY_NUTS2, COCO_BY_SECTOR, COCO_BY_SIZE, COCO_BY_SIDE, COCO_BY_CAMPAIGN};
	if (check_states(o, err) || check_facilitator(o, err)) {
		return -1;
	}
	if (o->title && !coco_str_trim(coco_str_of(o->title)).n) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-title", "--title is empty");
		return coco_err_hint(err, "leave it out for the title in the report's language");
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
	const bool told_to_others = o->profile == COCO_PROFILE_POLICY || o->profile == COCO_PROFILE_PARTNER;
	*settings = (struct coco_report_options){
	    .title = o->title,
	    .tool = "coco-report " COCO_VERSION,
	    .lang = o->common.lang ? coco_lang_index(coco_str_of(o->common.lang)) : 0,
	    .as_of = o->common.as_of,
	    .by = o->by != NOT_GIVEN ? by[o->by] : COCO_BY_SIDE | COCO_BY_COUNTRY | (told_to_others ? COCO_BY_SIZE : 0),
	    .kpis = o->kpi,
	    .sections = o->sections,
	    .population = o->population != NULL,
	    .profile = (enum coco_profile)o->profile,
	    .min_cell = o->profile == COCO_PROFILE_DIRECTOR || o->profile == COCO_PROFILE_FACILITATOR ? 0
	                : o->min_cell                                                                 ? o->min_cell
	                                                                                              : MIN_CELL,
	};
	return o->period ? coco_period_parse(o->period, &settings->period, err) : 0;
}
