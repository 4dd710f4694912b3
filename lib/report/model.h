/* The report's inside: indicators with their groups, the people and steps that the measures share, the tables that all
 * formats are written from. Flow: report.c takes records into the store; facts.c reads people and steps from it; the
 * measures (reach.c, perceptions.c … health.c, as report.c calls them) put indicators; layout.c orders them into sections
 * and tables; out_*.c write. A new figure is a row in kpi.csv and a put in one measure. */
#ifndef COCO_REPORT_MODEL_H
#define COCO_REPORT_MODEL_H

#include "coco/report.h"
#include "coco/stats.h"

#define NOT_TOLD (-1)
#define REPORT_DECIMALS 12 /* of numbers for machines: no compiler shows in the last digit */

/* ---- catalogue -------------------------------------------------------------------------------------------------- */

size_t kpi_rows(void);
size_t kpi_row(struct coco_str id); /* COCO_NONE: no such KPI */
const char *kpi_cell(size_t row, const char *column);
const char *kpi_title(size_t row, int lang);
size_t section_rows(void);
size_t section_row(struct coco_str id);
const char *section_id(size_t row);
const char *section_title(size_t row, int lang);

/* ---- indicators ------------------------------------------------------------------------------------------------- */

#define DIMS_MAX 7
#define OPTION_MOST 80 /* bytes of a text that may be an option of a question */
struct dim {
	const char *name; /* static */
	struct coco_str code;
};
/* Which part of the data a figure is about; dimensions in the order of the page. */
struct group {
	struct dim dim[DIMS_MAX];
	size_t n;
};
struct group group_with(struct group group, const char *name, struct coco_str code);

enum reason { NOT_SHOWN, NO_ANSWER, DONT_KNOW, DROPOUT, OUT_OF_SCALE, NOT_GIVEN, NOT_STARTED, NOT_YET, UNKNOWN, REASONS };
const char *reason_name(enum reason reason);
struct missing {
	int64_t count[REASONS];
};

/* Since the earlier report of --compare. */
struct change {
	bool told;
	double before, value, lo, hi; /* lo, hi NaN: no interval */
};
struct indicator {
	size_t kpi; /* row of the catalogue */
	struct group group;
	double value, lo, hi;
	int64_t n; /* NOT_TOLD: it would tell a small count */
	struct missing missing;
	char flag;      /* 'u', 'c', 'p' or 0 */
	unsigned hides; /* HIDE_…: what must not be told */
	bool dominated; /* a sum that tells one contributor's part, a count that tells a small one beside it */
	struct change change;
};
enum { HIDE_VALUE = 1, HIDE_N = 2, HIDE_MISSING = 4 };

/* ---- facts ------------------------------------------------------------------------------------------------------ */

enum side { SIDE_AVM, SIDE_CCI, SIDE_BOTH, SIDE_UNKNOWN, SIDE_OTHER, SIDES }; /* other: support organisations too */
enum step { CONNECT, SHARE, SOLVE, INNOVATE, STEPS };
extern const char *const side_codes[SIDES];
extern const char *const step_codes[STEPS];

struct person {
	enum side side;
	size_t country;             /* of facts.countries */
	bool counted;               /* takes part in the campaign: no prospect, not only invited, not of side other */
	bool active;                /* may be matched */
	unsigned touched;           /* bit a step: has a record of its own in it */
	int32_t first[STEPS], last; /* days of the first record in each step and of the last in any; NO_DAY, -NO_DAY: no date */
	uint32_t org;               /* number of the organisation, see orgs.c; NO_ORG: none on record */
};
#define NO_ORG UINT32_MAX
#define NO_DAY INT32_MAX
struct facts {
	struct person *people;      /* by the participant's place in the store */
	struct coco_str *countries; /* ascending, "unknown" last */
	size_t n_countries;
	size_t *by_org; /* people, those of one organisation side by side */
	size_t n_orgs;
	int32_t first_day; /* of dated records that are counted; INT32_MAX: none */
	int64_t later;     /* dated after the reporting day */
};

/* ---- layout ----------------------------------------------------------------------------------------------------- */

struct column {
	size_t kpi;
	struct coco_str pivot; /* code of the pivot dimension, absent: none */
	size_t place;          /* the order in which they were put */
};
struct row {
	struct group group; /* without the pivot */
};
/* Indicators of one catalogue table with the same dimensions. */
struct table {
	const char *id;
	const char *dims[DIMS_MAX];
	size_t n_dims;
	struct coco_str scale;   /* that all its rows are on, absent: none */
	bool constant[DIMS_MAX]; /* the same in all rows: told in the caption, no column */
	size_t n_heads;          /* dimensions that have a column */
	struct column *columns;
	size_t n_columns, cap_columns;
	struct row *rows;
	size_t n_rows, cap_rows;
	size_t *cells; /* rows x columns: number in report->indicators, or COCO_NONE */
	bool same_n;   /* in each row all cells that are no counts stand on the same n: it has a column of its own */
	bool missing;  /* some cell has missing values */
};
struct section {
	size_t row; /* of sections.csv */
	struct table *tables;
	size_t n_tables, cap_tables;
	size_t first, count; /* of report->order */
};

/* Time to a step, of all sides: what is drawn of it. */
#define PACE_DAYS 13
extern const double pace_days[PACE_DAYS]; /* told in tables, and behind them ticks of the drawing */
struct pace {
	const struct coco_survival *steps; /* the arena's, as the two below */
	size_t n_steps;
	const double *seen, *waiting; /* ascending: until when each was followed, and of these who was still waiting then */
	size_t n_seen, n_waiting;
};

struct tasks;
struct story;
struct names;
struct coco_html;

struct coco_report {
	struct coco_report_options options;
	int lang;
	struct coco_arena *arena;
	struct coco_store *store;
	struct coco_map *types; /* record types met */
	struct coco_str last_type;
	struct coco_str *input; /* the same in order, once closed */
	size_t n_input;
	const struct coco_kept_field *keeps; /* what the store keeps */
	size_t n_keeps;
	struct coco_map *names; /* "dimension US code" -> label, where the records name it */
	struct coco_str *name_labels;
	size_t cap_names;
	struct story *stories; /* that are published */
	size_t n_stories;
	bool names_person;         /* some answer of the director's report names somebody */
	struct names *hidden;      /* that are searched for, see report_names */
	struct coco_map *withheld; /* codes that stand as a number, see worded.c */
	struct coco_map *words;    /* of the director's report that others wrote, folded */
	struct tasks *tasks;       /* the facilitator's; other profiles have none */
	int64_t invalid;
	int64_t superseded, rejects; /* within the parts that were merged */
	bool provisional;            /* the period is not over */
	struct coco_date compared;   /* reporting day of the earlier report, year 0: none */
	struct facts facts;
	struct pace pace[STEPS];
	struct population *population; /* margins and weights, NULL: none */
	struct split *splits;          /* ways to split the participants, see split.h */
	size_t n_splits;
	unsigned nace_told, nuts_told; /* bit an edition that the participants' codes are of, see nomenclature.c */
	bool nace_mixed;
	struct indicator *indicators; /* as put */
	size_t n_indicators, cap_indicators;
	const char **table_of; /* by KPI: its table, NULL: not wanted */
	size_t *order;         /* indicators in page order, those wanted */
	size_t n_order;
	struct section *sections;
	size_t n_sections;
	struct indicator spare; /* stands in for a figure once memory is out */
	bool failed;            /* out of memory on the way */
};

/* Put one figure. Interval, flag and missing follow the catalogue's method. */
struct indicator *put(struct coco_report *r, const char *kpi, struct group group);
void flag_few(struct indicator *i, int64_t n); /* u: n is below the catalogue's minimum */
void put_count(struct coco_report *r, const char *kpi, struct group group, int64_t count, int64_t n);
void put_share(struct coco_report *r, const char *kpi, struct group group, int64_t x, int64_t n, const struct missing *missing);
void put_quantile(
    struct coco_report *r, const char *kpi, struct group group, const double *sorted, size_t n, double p, const struct missing *missing);

/* What a report prints of a share is at hand in words too. */
void name_code(struct coco_report *r, const char *dimension, struct coco_str code, struct coco_str label);
const char *dim_label(const struct coco_report *r, const char *dimension);
const char *vocabulary_of(const char *dimension); /* NULL: its codes are in none */
struct coco_str code_label(const struct coco_report *r, const char *dimension, struct coco_str code);
/* The dimension's codes are in a vocabulary, or have labels, and this is one of them; *closed: it has no others. */
bool code_known(const struct coco_report *r, const char *dimension, struct coco_str code, bool *closed);
void value_text(const struct coco_report *r, const struct indicator *i, double value, struct coco_buf *out);
void signed_text(const struct coco_report *r, size_t kpi, double value, struct coco_buf *out);    /* of a difference, without its unit */
void interval_text(const struct coco_report *r, const struct indicator *i, struct coco_buf *out); /* "" if there is none */
void reasons_text(const struct coco_report *r, const struct missing *missing, struct coco_buf *out);
void missing_text(const struct coco_report *r, const struct missing *missing, struct coco_buf *out);
void column_title(const struct coco_report *r, const struct column *column, struct coco_buf *out);
size_t number_text(double value, char out[COCO_NUM_TEXT]); /* as machines get it, in every format; 0: no number */
int64_t missing_total(const struct missing *missing);      /* NOT_TOLD, as the first count then is */
bool is_count(size_t kpi);                                 /* has no sampling error and no n of its own to print */
/* The smallest conversion in a sentence; false: there is none. */
bool weakest_text(const struct coco_report *r, struct coco_buf *out);
/* Where a share lies against the limits that chance leaves around `pooled`: -1 below them, 1 above, 0 within, or not known. */
int beside_limits(double share, int64_t n, double pooled, double p_below);
/* What the section says in sentences, in their order; the report's own. */
#define WORDS_MAX 24
size_t section_words(const struct coco_report *r, const struct section *s, struct coco_str words[WORDS_MAX], bool *failed);
/* Headline number `place` (1 to 4) and a line about it; false where its indicator is not in the report. */
bool headline(const struct coco_report *r, int place, struct coco_str *name, struct coco_buf *value, struct coco_buf *about,
    const struct indicator **out);
void table_title(const struct coco_report *r, const struct table *t, struct coco_buf *out);
size_t method_keys(const struct coco_report *r, const char *const **keys);

/* The time covered, see period.c. */
int period_begin(struct coco_report *r, struct coco_err *err);
bool within(const struct coco_report *r, struct coco_date date);        /* of a flow */
bool days_contradict(struct coco_date first, struct coco_date second);  /* both are known, the second is before the first */
bool is_flow(size_t kpi);                                               /* counts what happened, not what stands */
struct coco_date covered_from(const struct coco_report *r, size_t kpi); /* first day; COCO_NONE: of the report; year 0: none */
void flag_provisional(struct coco_report *r);

/* Helpers of the measures. */
size_t person_of(const struct coco_report *r, struct coco_str id);                            /* COCO_NONE: no such participant */
size_t person_in(const struct coco_report *r, const struct coco_rec *rec, const char *field); /* whom that field names, as person_of */
bool counted_date(const struct coco_report *r, const struct coco_rec *rec, const char *path); /* absent, or not after as_of */
const struct coco_rec *event_of(const struct coco_report *r, const struct coco_rec *rec); /* of an attendance or meeting, NULL if none */
enum step event_step(const struct coco_rec *event, struct coco_arena *arena);             /* STEPS: none */
struct coco_str rec_code(const struct coco_report *r, const struct coco_rec *rec, const char *path, const char *otherwise);

/* Counts a type's records by a code: first the codes of `order`, then all others by their bytes; records without the code
 * as "not_given" (or `otherwise`). `counts` (NULL: all) says which records count. 0 or -1 (no memory). */
struct by_code {
	const char *kpi, *type, *path, *dimension, *otherwise;
	const char *const *order;
	size_t n_order;
	bool (*counts)(const struct coco_report *r, const struct coco_rec *rec);
	struct coco_str (*code)(const struct coco_report *r, const struct coco_rec *rec); /* in place of `path` and `otherwise`; NULL: those */
};
int put_by_code(struct coco_report *r, const struct by_code *what);

/* What the store keeps of each record, see kept.c. */
int keep_fields(struct coco_report *r, struct coco_err *err);
int check_fields(const struct coco_report *r, struct coco_err *err); /* all that was asked for was kept */

int report_seal(struct coco_report *r, struct coco_err *err); /* no record follows; sets r->input */
int64_t input_superseded(const struct coco_report *r);
int input_digest(const struct coco_report *r, char out[COCO_SHA256_TEXT], struct coco_err *err);
int64_t input_records(const struct coco_report *r);

/* Words that name a participant, see worded.c. The text of an option may stand in the report: */
bool option_told(struct coco_report *r, struct coco_str text);
/* The code as the report has it, with a word for it where it is another. */
struct coco_str code_told(struct coco_report *r, const char *dimension, struct coco_str code);
/* The same of an item, which gets its label where that may be told. */
struct coco_str item_told(struct coco_report *r, struct coco_str item, struct coco_str label);
void words_name_person(struct coco_report *r); /* sets names_person where the words of surveys have a sole trader's name */
/* The names of the input, read when they are first asked for; NULL: no memory. */
struct names *report_names(struct coco_report *r, struct coco_err *err);

int orgs_read(struct coco_report *r); /* 0 or -1 (no memory) */
int facts_read(struct coco_report *r, struct coco_err *err);
void seen_day(struct coco_report *r, struct coco_date date); /* of a record that is counted; year 0: none */
int measure_reach(struct coco_report *r, struct coco_err *err);
int measure_sides(struct coco_report *r, struct coco_err *err);
int measure_nomenclature(struct coco_report *r, struct coco_err *err);
int measure_cohorts(struct coco_report *r, struct coco_err *err);
int measure_pace(struct coco_report *r, struct coco_err *err);
int measure_perceptions(struct coco_report *r, struct coco_err *err);
int measure_questions(struct coco_report *r, struct coco_err *err);
int measure_options(struct coco_report *r, struct coco_err *err);
int measure_matching(struct coco_report *r, struct coco_err *err);
int measure_challenges(struct coco_report *r, struct coco_err *err);
int measure_pitches(struct coco_report *r, struct coco_err *err);
int measure_collaborations(struct coco_report *r, struct coco_err *err);
/* Of collaborations, see course.c. */
#define COMMITMENT_PARTS 6
extern const char *const commitment_parts[COMMITMENT_PARTS];
struct coco_date begun_date(const struct coco_rec *rec);                    /* agreed, else begun; year 0: neither */
bool begun_by_now(const struct coco_report *r, const struct coco_rec *rec); /* up to the reporting day, or undated: work may begin later */
bool begun(const struct coco_report *r, const struct coco_rec *rec);        /* the same, and within the period */
bool agreed(const struct coco_report *r, const struct coco_rec *rec);
/* The status of a collaboration on the reporting day: what ends later is still active. */
struct coco_str status_by_now(const struct coco_report *r, const struct coco_rec *rec);
bool commitment_part(const struct coco_report *r, const struct coco_rec *rec, size_t part); /* is written down */
struct coco_date months_later(struct coco_date date, int months);                           /* the same day, or the last of that month */
int measure_sectors(struct coco_report *r, struct coco_err *err);
int measure_course(struct coco_report *r, struct coco_err *err);
int measure_stories(struct coco_report *r, struct coco_err *err);
/* The people of a record as one text, whatever their order ("" where there are fewer than two), and the two of a meeting; see footing.c. */
struct coco_str people_key(const struct coco_report *r, const struct coco_rec *rec);
struct coco_str meeting_key(const struct coco_report *r, const struct coco_rec *rec);
int measure_footing(struct coco_report *r, struct coco_err *err);
int measure_losses(struct coco_report *r, struct coco_err *err);
int measure_voices(struct coco_report *r, struct coco_err *err);
int measure_weighted(struct coco_report *r, struct coco_err *err);
int measure_choices(struct coco_report *r, struct coco_err *err);
int measure_vouchers(struct coco_report *r, struct coco_err *err);
int measure_interreg(struct coco_report *r, struct coco_err *err);
/* Of regions: what chance leaves, from figures whose flags are final. 0 or -1 (no memory). */
int put_regions(struct coco_report *r);
void region_rule(double *p_below, int64_t *n_from); /* of words.csv */
/* "kpi[dimension=code,…]" of scorecard.csv: its KPI (COCO_NONE: none), and one dimension after another, *at from 0 on. */
size_t figure_kpi(struct coco_str name);
bool figure_dim(struct coco_str name, size_t *at, struct coco_str *dimension, struct coco_str *code);
int put_concentration(struct coco_report *r); /* of figures whose flags are final; 0 or -1 (no memory) */
int measure_partners(struct coco_report *r, struct coco_err *err);
int measure_declared(struct coco_report *r, struct coco_err *err);
int measure_concentration(struct coco_report *r, struct coco_err *err);
void put_scorecard(struct coco_report *r); /* of figures whose flags are final */
/* A value that is its baseline (absent: 0) says that nothing came about. A lower one may be the very effect (minutes, waste), and a record
 * without a value says that there was one. `change`: value less baseline. */
bool came_about(const struct coco_rec *rec, double *change);
/* An effect dated before the agreement (else the start) of its collaboration: it is none of it, or one of the two days is wrong. */
bool before_agreement(const struct coco_report *r, const struct coco_rec *impact);
int measure_impacts(struct coco_report *r, struct coco_err *err);
int measure_activities(struct coco_report *r, struct coco_err *err);
int measure_health(struct coco_report *r, struct coco_err *err);
int measure_tasks(struct coco_report *r, struct coco_err *err); /* finds the facilitator's work */
void tasks_free(struct tasks *tasks);
const char *tasks_title(const struct coco_report *r);                                         /* of the page */
int tasks_records(const struct coco_report *r, struct coco_sink *sink, struct coco_err *err); /* none: none */
void tasks_json(const struct coco_report *r, struct coco_writer *w);
void tasks_method(const struct coco_report *r, struct coco_html *h, struct coco_buf *md); /* items of a list, into one of the two */
void tasks_md(const struct coco_report *r, struct coco_buf *out);
void tasks_html(const struct coco_report *r, struct coco_html *h);
void tasks_nav(const struct coco_report *r, struct coco_html *h);
/* Takes out of the figures what would tell a count of 1 to min_cell - 1. */
int disclose(struct coco_report *r, struct coco_err *err);
bool kpi_in_profile(size_t kpi, enum coco_profile profile);
bool in_profile(const struct coco_report *r, size_t kpi);
bool wanted_section(const struct coco_report *r, size_t row);
/* Whether what is asked for by name can be in the report, see asked.c. */
int check_asked(const struct coco_report *r, struct coco_err *err);
/* The label that says why a page has no figure that is told; NULL: it has some. */
const char *nothing_told(const struct coco_report *r);
bool wanted_kpi(const struct coco_report *r, size_t kpi); /* in the profile, and asked for */
const char *profile_name(const struct coco_report *r);
int layout(struct coco_report *r, struct coco_err *err);
void layout_free(struct coco_report *r);
/* Puts the rows of the pages' tables in the order of the page's language; the order of the figures for machines stays. 0 or -1. */
int order_rows(struct coco_report *r);
/* Orders two codes of a dimension as the page's language does: below 0, 0, above 0. */
int order_codes(const struct coco_report *r, const char *dimension, struct coco_str a, struct coco_str b, bool *failed);
void indicator_json(const struct coco_report *r, const struct indicator *i, struct coco_writer *w);
struct coco_html;
/* The section's figures; `number` counts them through the page. */
void figures(const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number);

/* What a page wears beside figures, see dress.c. */
int check_dress(const struct coco_report *r, struct coco_err *err);
void logo(const struct coco_report *r, struct coco_html *h);
bool next_paragraph(struct coco_str *rest, struct coco_str *paragraph); /* of the introduction */

/* Text beside values, see celltext.c. */
void change_text(const struct coco_report *r, const struct indicator *i, const char *before, struct coco_buf *out);
void note_text(const struct coco_report *r, const struct table *t, const struct indicator *i, const char *before, const char *after,
    struct coco_buf *out);
void row_n_text(const struct coco_report *r, const struct table *t, size_t row, struct coco_buf *out);
const struct missing *row_missing(const struct coco_report *r, const struct table *t, size_t row);
bool table_withheld(const struct coco_report *r, const struct table *t);           /* no figure, no n, no missing of it is told */
bool table_flagged(const struct coco_report *r, const struct table *t, char flag); /* some figure of it has this one */
void flag_text(const struct coco_report *r, char flag, struct coco_buf *out);      /* "u: fewer than …" */
void table_caption(const struct coco_report *r, const struct table *t, size_t *number, struct coco_buf *out);
void dates_text(const struct coco_report *r, struct coco_buf *out);
int input_text(const struct coco_report *r, struct coco_buf *out, struct coco_err *err);

#endif
