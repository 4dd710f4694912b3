/* coco/report.h: figures over a campaign's records: which (the KPI catalogue, lib/report/kpi.csv), how many and how sure
 * (indicators), and how they are put before people and machines (JSON, CSV, indicator records, Markdown, one HTML page).
 *
 * A report takes records one by one, is closed once, and then only written. All formats are made from the same list of
 * indicators in the same order, so they hold the same numbers. A report owns all that it gives.
 */
#ifndef COCO_REPORT_H
#define COCO_REPORT_H

#include "coco/base.h"
#include "coco/record.h"

struct coco_contacts; /* coco/survey.h */

/* Participants and the funnel know all of these, other figures sides and countries where the catalogue says so. */
enum { COCO_BY_SIDE = 1, COCO_BY_COUNTRY = 2, COCO_BY_NUTS2 = 4, COCO_BY_SIZE = 8, COCO_BY_CAMPAIGN = 16, COCO_BY_SECTOR = 32 };

/* For whom: the director sees every figure; policy and partner no figure that tells a count of fewer than min_cell; the facilitator a list
 * of what to do, with names (tasks.csv says what), and how many tasks there are of each kind. */
enum coco_profile { COCO_PROFILE_DIRECTOR, COCO_PROFILE_POLICY, COCO_PROFILE_PARTNER, COCO_PROFILE_FACILITATOR };
/* First and last day; from.year 0: none. */
struct coco_period {
	struct coco_date from, to;
};
/* "2026", "2026-03", "2026-Q1" or "2026-03-01/2026-05-31". Errors: usage (exit 2). */
int coco_period_parse(const char *text, struct coco_period *out, struct coco_err *err) COCO_MUST_USE;

/* How an HTML page has its charts: as SVG in the page, as pictures of it (what Word keeps), or not at all. */
enum coco_charts { COCO_CHARTS_INLINE, COCO_CHARTS_IMG, COCO_CHARTS_NONE };
/* What a page says and looks like beside the figures; all may be absent. */
struct coco_dress {
	enum coco_charts charts;
	struct coco_str intro; /* plain paragraphs with empty lines between, before all figures; Markdown too */
	struct coco_str css;   /* style sheet that follows the page's own; without '<' */
	struct coco_str logo;  /* PNG, JPEG or SVG */
};

struct coco_report_options {
	const char *title;         /* NULL: the language's own */
	const char *tool;          /* name and version that stand in the report */
	int lang;                  /* coco_lang_index; -1: English */
	struct coco_date as_of;    /* the reporting day: what is dated later is not counted */
	struct coco_period period; /* flows count what happened within, stocks what stood at its end; its end is the reporting day, if later */
	unsigned by;               /* COCO_BY_… groups that figures are broken down by */
	const char *kpis;          /* comma-separated ids, NULL: all */
	const char *sections;      /* comma-separated ids, NULL: all */
	bool population;           /* coco_report_population will be called: weighted KPIs may be asked for */
	struct coco_dress dress;
	enum coco_profile profile;
	int64_t min_cell;                     /* smallest count that is told, from 2 on; 0: all are (director, facilitator) */
	const struct coco_contacts *contacts; /* names, addresses and numbers for the facilitator's list, or NULL; outlives the report */
};
struct coco_report;
/* Errors: input (exit 3) where a text of `dress` is not what it must be; usage (exit 2) where `kpis` or `sections` name what the catalogue
 * or the profile has not, `sections` leaves out one of `kpis`, or one of them is weighted without `population`. */
struct coco_report *coco_report_new(const struct coco_report_options *options, struct coco_err *err);
/* Takes one record (copied). A record that breaks the schema is counted as such and not used. */
int coco_report_add(struct coco_report *report, const struct coco_rec *rec, struct coco_err *err) COCO_MUST_USE;
/* Writes, in place of figures, the state of the report over the records so far, to be joined with others: coco-formats(5) says how.
 * `rejects`: lines that were no records. It holds ids, codes, dates, numbers, titles of challenges, questions, short answers, stories and
 * names of organisations, but no contact data. Nothing may be added after it, and coco_report_close is then not for this report. */
int coco_report_state(struct coco_report *report, int64_t rejects, struct coco_out *out, struct coco_err *err) COCO_MUST_USE;
/* Adds the states that stand in `in`, one or more behind one another, as if their records were added now. Errors: input (exit 3) where one
 * is damaged, cut off, none, or of another version. */
int coco_report_merge(struct coco_report *report, struct coco_in *in, struct coco_err *err) COCO_MUST_USE;
/* Takes a row of the population's margins (a `population` record: dimension, code, total); all are to be given before coco_report_close.
 * Totals may be counts or shares. Errors: input (exit 3) where it is none, stands twice, is of another year than the others of its
 * dimension, or of a dimension that is not known. coco_report_close then refuses margins that the respondents do not fit (exit 3). */
int coco_report_population(struct coco_report *report, const struct coco_rec *rec, struct coco_err *err) COCO_MUST_USE;
/* Of the closed report: respondents, the effective number of them (Kish 1965), and the largest weight as a multiple of the mean. 0: no
 * population was given. */
struct coco_weighting {
	const char *margins; /* SHA-256 of the margins' shares, whatever their order */
	int64_t respondents;
	double n_eff, largest;
};
struct coco_weighting coco_report_weighting(const struct coco_report *report);
int64_t coco_report_left_out(const struct coco_report *report); /* records that break the schema, and the rejects of states */
/* Computes all figures. Call once, after the last record. */
int coco_report_close(struct coco_report *report, struct coco_err *err) COCO_MUST_USE;
/* Once closed: what is written names somebody, so that a file is for its owner alone; `stories`: the format has them. */
bool coco_report_names_person(const struct coco_report *report, bool stories);
void coco_report_free(struct coco_report *report);

/* One figure. NaN: there is none. */
struct coco_indicator {
	const char *kpi;
	double value, lo, hi;
	int64_t n; /* -1: not told */
	char
	    flag; /* 'u' (fewer than the catalogue's minimum n), 'c' (confidential: withheld), 'p' (provisional: the period is not over) or 0 */
};
/* Sets each figure's change since an earlier report, given as its JSON; `source` is its name for messages. Call after
 * coco_report_close. Errors: input (exit 3) where it is no report, of another profile, or has another definition of a KPI;
 * usage (exit 2) where it is of a later day, or of a period where this is of all time, or the other way, or of one of another length. */
int coco_report_compare(struct coco_report *report, struct coco_str json, const char *source, struct coco_err *err) COCO_MUST_USE;
/* Tells `diag`, as notes, which of the KPIs that are named in the options are broken down by none of what the options say. */
void coco_report_tell_by(const struct coco_report *report, struct coco_diag *diag);
/* Tells `diag`, as errors, which of the conditions ("kpi[dimension=code,…] < number", joined by commas) hold for the closed
 * report or cannot be judged. `diag` NULL: only checks how they are written, before the report is closed. Errors: usage. */
int coco_report_alarms(
    const struct coco_report *report, const char *conditions, struct coco_diag *diag, struct coco_err *err) COCO_MUST_USE;

size_t coco_report_count(const struct coco_report *report);
struct coco_indicator coco_report_at(const struct coco_report *report, size_t i);

/* The closed report as text, appended to `out`. */
int coco_report_json(const struct coco_report *report, struct coco_buf *out, struct coco_err *err);
/* Record CSV with the same columns in every run: the figures; of the facilitator's report the tasks. */
int coco_report_csv(const struct coco_report *report, struct coco_buf *out, struct coco_err *err);
int coco_report_md(const struct coco_report *report, struct coco_buf *out, struct coco_err *err);
int coco_report_html(const struct coco_report *report, struct coco_buf *out, struct coco_err *err);
/* The same for spreadsheets that open a CSV by a double click in Europe: BOM, semicolons, decimal commas, CRLF. A text cell that
 * such a program would take for a formula gets an apostrophe in front; `neutralised` counts them and says in which rows the first stand. */
struct coco_neutralised {
	size_t cells, lines[5]; /* lines: numbers of rows, the head is 1; of the first cells */
};
int coco_report_csv_excel(
    const struct coco_report *report, struct coco_buf *out, struct coco_neutralised *neutralised, struct coco_err *err);
/* The report as a Frictionless data package: tables and, last, the descriptor that goes with them. The texts are the package's. */
#define COCO_PACKAGE_FILES 4
struct coco_package_file {
	const char *name;
	struct coco_buf text;
};
struct coco_package {
	struct coco_package_file files[COCO_PACKAGE_FILES];
};
int coco_report_package(const struct coco_report *report, struct coco_package *out, struct coco_err *err);
void coco_package_free(struct coco_package *package); /* also after an error */
/* Appends the SVG of one figure (its id on the page: "reach-1") to `svg` and leaves the report with the indicators that it shows
 * alone, for the writers of rows. Errors: usage (exit 2) where the report has no such figure; the hint names those it has. */
int coco_report_figure(struct coco_report *report, const char *id, struct coco_buf *svg, struct coco_err *err) COCO_MUST_USE;
/* The indicators as `indicator` records, one a line; behind them the facilitator's `task` records. */
int coco_report_records(const struct coco_report *report, struct coco_sink *sink, struct coco_err *err);

/* ---- the catalogue ---------------------------------------------------------------------------------------------- */

enum coco_kpi_format { COCO_KPI_TEXT, COCO_KPI_JSON };
/* The KPIs of a profile: id, section, unit, title; the director's list is of all there are. */
int coco_kpi_list(enum coco_profile profile, int lang, enum coco_kpi_format format, struct coco_buf *out, struct coco_err *err);
/* One KPI in full. Errors: usage (exit 2) where there is none of this id. */
int coco_kpi_explain(const char *id, int lang, enum coco_kpi_format format, struct coco_buf *out, struct coco_err *err);

#endif
