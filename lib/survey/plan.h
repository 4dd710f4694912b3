/* plan.h: what is done with each column of a file, decided once before its first row. */
#ifndef COCO_SURVEY_PLAN_H
#define COCO_SURVEY_PLAN_H

#include <string.h>
#include "coco/survey.h"
#include "lexicon.h"
#include "mapfile.h"
#include "coco/dsv.h"
#include "values.h"

enum survey_use {
	SURVEY_RESPONSE, /* a response record */
	SURVEY_FIELD,    /* the whole cell is a field's value, or the items of a list */
	SURVEY_OPTION,   /* one option of a list field: chosen or not */
	SURVEY_TICKS,    /* the first of the options that are a response of several answers, */
	SURVEY_TICK,     /* and each other one: chosen or not */
	SURVEY_META,     /* `role` */
	SURVEY_DROP      /* left out, `why` says so */
};

/* Given and family name in columns of their own are one contact_name. */
enum survey_name_part { SURVEY_NAME_WHOLE, SURVEY_NAME_GIVEN, SURVEY_NAME_FAMILY };

/* How a field takes nearly all cells of a column, decided once. */
enum survey_way {
	SURVEY_BY_PLAN, /* as the cell and the plan have it: survey_cell_read */
	SURVEY_AS_TEXT, /* the value is the text */
	SURVEY_AS_ORG,
	SURVEY_AS_PAGE,
	SURVEY_AS_TOWN,
	SURVEY_AS_NUMBER,
	SURVEY_AS_PERSONAL,  /* a contact, that is in no record */
	SURVEY_AS_REFERENCE, /* somebody's or something's name */
	SURVEY_AS_ID,        /* the record's own */
	SURVEY_AS_REGISTER   /* an organisation's number, of which its id is made */
};

/* What a list field or a code makes of a cell, kept for its next occurrence. */
struct survey_seen {
	struct coco_str cell; /* of what is kept */
	struct coco_str json; /* absent: the cell can't be read */
	struct coco_str list; /* JSON of the items; absent: there is none */
	size_t n_items;       /* of a list */
	bool plain;           /* all that it says is its value or its items: nothing is to be told, nothing goes elsewhere */
	struct coco_str *items;
	const char *code;         /* why the cell can't be read */
	const char *missing;      /* a word for "no answer": its reason; NULL */
	struct coco_str currency; /* JSON, that stood beside an amount; absent */
	struct coco_str partner;  /* JSON, of the field's other bound: "10-20" is a least and a most; absent */
	bool power;               /* it was written with a power of ten */
	bool level;               /* how well a language is known stood beside it, and is left out */
	bool person;              /* a person's full name is among its answers, and left out */
	bool other;               /* "other" is among its answers, which names nothing by itself */
	bool torn;                /* parts of a list cell were not known: it was split at its marks alone */
};
struct survey_cache {
	enum { SURVEY_CACHE_UNKNOWN, SURVEY_CACHE_NONE, SURVEY_CACHE } use; /* are the column's cells worth keeping? */
	struct coco_arena *arena;
	struct coco_map *map;
	struct survey_seen *seen;
	size_t cap;
	uint16_t *recent; /* SURVEY_RECENT numbers of values + 1, by a hash that costs little; 0: none; NULL: nothing is kept yet */
};
#define SURVEY_RECENT 64
/* Of a text's length and its ends: for tables of what came shortly before. */
static inline uint32_t survey_ends_hash(struct coco_str text)
{
	uint64_t head = 0, tail = 0;
	if (text.n >= sizeof head) {
		memcpy(&head, text.s, sizeof head);
		memcpy(&tail, text.s + text.n - sizeof tail, sizeof tail);
	} else if (text.n) {
		head = coco_word_of(text.s, text.n);
	}
	const uint64_t mixed = (head ^ (tail << 23 | tail >> 41)) + text.n;
	return (uint32_t)(mixed * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* The options of a question, each in a column of its own. */
struct survey_ticks {
	size_t *columns;
	size_t n;
	size_t count; /* column of how many are chosen, or COCO_NONE */
	size_t other; /* column of the text for "other", or COCO_NONE */
};

/* The columns of a question whose cells are empty where another one of them was chosen. */
struct survey_options {
	size_t *columns;
	size_t n;
	size_t line;   /* of the row that was looked at */
	bool answered; /* one of its cells is an answer */
};

struct survey_column {
	/* what nearly every cell asks for, side by side: a file of many columns goes through them all for each row */
	enum survey_use use;
	enum survey_way way;
	bool words, text; /* of the field: people's own words; its value is the cell's text */
	bool list;        /* a response of several answers */
	bool number;      /* a response in numbers */
	bool choice;      /* a response out of a few answers: words for "no answer" count */
	bool digits;      /* a response in numbers, of which one of a single digit stands as it is */
	bool dated;       /* a response in dates */
	bool bounded;     /* a response in numbers, of which the heading says the bounds: */
	signed char low, high;
	bool codes; /* numbers of a scale, and negative ones for no answer */
	bool personal;
	const struct coco_field *field;
	size_t slot;
	const struct survey_map_column *map;
	struct survey_format format;
	struct survey_cache cache;
	struct coco_str item;                 /* of a response; absent */
	struct coco_str head_json, tail_json; /* of a response: its members that don't change, before and behind the value */

	enum survey_role role;
	struct coco_str name;                 /* unique heading, as it stands in the file */
	struct coco_str plain;                /* without tags and double blanks: what people read */
	struct coco_str code;                 /* platform's code of question and sub-question, "A8[SQ001]"; absent */
	struct coco_str question;             /* code or text that sub-columns share */
	struct coco_str sub;                  /* code of the sub-question, or its text; absent */
	struct coco_str option;               /* text in brackets; absent */
	struct coco_str label;                /* question and option in words */
	struct coco_str asked;                /* the question alone in words */
	struct coco_str option_json;          /* of SURVEY_OPTION, SURVEY_TICKS, SURVEY_TICK */
	const struct survey_ticks *ticks;     /* of SURVEY_TICKS */
	struct survey_options *options;       /* that it is one of; NULL */
	const struct survey_column *beside;   /* the ticks beside which this is the text for "other"; NULL */
	char separator[SURVEY_MAP_SPLIT + 1]; /* between several answers of a cell; "" none */
	struct coco_str *wholes;              /* options that hold the separator themselves */
	size_t n_wholes;
	bool split_found;                  /* its cells, or its heading with them, say that they hold several answers */
	bool unsplit;                      /* its heading says that they do, but nothing says where one ends */
	bool contact;                      /* of a question that asks for an e-mail address in another of its columns */
	bool exact;                        /* its heading is the field's name and nothing else */
	bool unnamed;                      /* it has no heading */
	bool again;                        /* its heading is that of an earlier column */
	unsigned char nth;                 /* which of the row's challenges it is about; 0: all */
	bool of_whole;                     /* an option of a question whose answers stand in a column of their own as well */
	bool has_options;                  /* such a question */
	bool stem;                         /* question and option are of its code */
	bool selected;                     /* an option by the platform's words in its label, or by its cells, which hold a mark or nothing: */
	struct coco_str mark;              /* of an option that was chosen, by its cells alone; absent: by its label, or nobody took it */
	enum survey_name_part part;        /* of a name whose parts stand in two columns */
	signed char codes_mean[10];        /* of a consent: what a digit says, 1 yes, -1 no, 0 nobody knows */
	size_t registered;                 /* of org_id: the row of the register (registers.csv) whose number the heading asks for, + 1 */
	bool undecided;                    /* a consent whose codes nobody explains */
	bool doubtful;                     /* its heading is that of a field, or of two, but the column was not taken for it */
	bool refuses;                      /* its heading refuses a consent or takes it back: a response */
	bool labels;                       /* its texts are labels of more than one scale: it stays text */
	bool asks;                         /* for an agreement or a refusal of which no field is known: a response */
	bool people;                       /* left out, because its cells are people's names */
	bool one_name;                     /* a response of which one cell is a full name, among others: it stays */
	bool mixed;                        /* some cells are people's full names, which are left out: answers, own words */
	bool reachable;                    /* a firm's names and pages at networks, or what a map takes on purpose: they stay */
	bool counts;                       /* how many options of the question of that code are chosen */
	bool rest;                         /* "other": a text beside the options of a list field */
	size_t texts;                      /* of a list field: the column of such a text, + 1; 0: none */
	const struct coco_field *currency; /* that a currency beside an amount goes to; NULL: none, or a column is it */
	size_t currency_slot;
	struct coco_str currency_json;    /* that the heading names, for amounts without one; absent */
	const struct coco_field *partner; /* the other bound of an amount, or its class, if no column is it: budget_min of budget_max; NULL */
	size_t partner_slot;
	const struct survey_column *least; /* the column of the other bound, of a most; NULL */
	bool unexplained;                  /* of `unread`: its values are numbers that may be codes of classes */
	const struct coco_field *unread;   /* that its heading asks for, though too few values can be read as it: a response; NULL */
	const struct survey_scale *scale;  /* of a response in labels of a scale; NULL */
	bool split_told, conflict_told, lacks_told, power_told, zone_told, day_told, level_told, orgless_told, pageless_told, code_told;
	double score;
	const char *why; /* in the arena */
};

/* The most challenges of a row. */
enum { SURVEY_CHALLENGES = 9 };

/* A field of the participant or of a challenge that a row describes: fed by columns, by the map's constants, or made. */
struct survey_slot {
	const struct survey_key *key;
	bool challenge;
	unsigned char nth; /* as its column's */
};
/* The slots of one type of record, as their fields stand in it. */
struct survey_slots {
	struct survey_placed {
		const struct survey_key *key;
		size_t slot;
	} * at;
	size_t n;
	size_t bytes; /* the most that their keys take in a record */
};
/* A value that the map gives to every participant. */
struct survey_constant {
	size_t slot;
	struct coco_str json;
};

/* Fields of a participant that a row gets beyond its columns. */
enum survey_made {
	SURVEY_ID_MADE,
	SURVEY_ORG_ID_MADE,
	SURVEY_ORG_OWN_MADE,
	SURVEY_SIDE_MADE,
	SURVEY_SIZE_MADE,
	SURVEY_SIZE_BASIS_MADE,
	SURVEY_NAME_MADE,
	SURVEY_EMAIL_MADE,
	SURVEY_PHONE_MADE,
	SURVEY_FILE_MADE,
	SURVEY_ROW_MADE,
	SURVEY_RESPONSE_MADE,
	SURVEY_MADE
};
/* Fields that say who a row is about. */
enum survey_who { SURVEY_WHO_ID, SURVEY_WHO_ORG, SURVEY_WHO_COUNTRY, SURVEY_WHO_WEBSITE, SURVEY_WHO };

/* meeting.c: a meeting program's list of who was there; columns, or COCO_NONE. */
struct survey_meeting {
	bool found;
	size_t above, line; /* lines above its headings, and theirs */
	size_t name, family, email, joined;
	bool listed;     /* no such list, but a table of attendance with its names */
	bool again_told; /* somebody joined more than once */
};

/* waves.c: which of the numbers and follow-ups of a column of waves are before and after. */
struct survey_waves {
	const struct survey_column *column; /* NULL: none */
	bool counted;                       /* bare numbers are waves */
	bool has_pre, has_post, has_follow;
	long pre, post, follow;
};

struct survey_same;
struct survey_plan {
	struct coco_arena *arena;
	struct survey_lexicon *lexicon;
	struct survey_keys *keys;
	const char *path;
	struct coco_dsv_source *source; /* to be read again */
	bool read_all;                  /* it was, for the plan */
	struct coco_str file;           /* its name without folders */
	const char *type;               /* NULL: a survey; else the type of its records; "" by its `type` column */
	bool raw;                       /* --as=row */
	const struct survey_platform *platform;
	const char *platform_name, *platform_why;
	const char *encoding, *encoding_why;
	const struct coco_workbook *sheet; /* NULL: a text file */
	struct coco_dsv_dialect dialect;
	struct survey_meeting meeting;
	size_t marker_row; /* the row of headings that holds the platform's own */
	bool grouped;      /* the platform's own headings stand below titles of groups */
	size_t header_rows;
	size_t preamble; /* rows before them, which the platform writes */
	struct survey_format format;
	struct coco_str side, survey, wave, lang;
	unsigned langs; /* of the headings, a bit a language; 0: not known */
	bool langs_seen;
	bool failed; /* a decision lacked memory */
	struct survey_map map;
	bool has_map;
	struct survey_missing *missing;
	size_t n_missing;
	size_t missing_bytes; /* a longer cell is none of them, even with blanks around */
	struct survey_column *columns;
	size_t n;
	struct survey_slot *slots; /* first those that columns feed */
	size_t n_slots, n_fed;
	struct survey_slots of_participant, of_challenge;
	size_t made[SURVEY_MADE]; /* slots */
	size_t headcount;         /* a slot, or COCO_NONE */
	struct survey_constant *constants;
	size_t n_constants;
	size_t *fields, *asked; /* columns that say something about the participant or the row; columns of responses */
	size_t n_fields, n_asked;
	const struct survey_column **mosts; /* of the fields, those that have a least */
	size_t n_mosts;
	size_t who[SURVEY_WHO];               /* their slots, or COCO_NONE */
	struct coco_str who_said[SURVEY_WHO]; /* the map's constants; absent */
	struct coco_buf scratch;
	struct survey_seen once;    /* a cell that is not kept */
	size_t row_type;            /* column of the record type, or COCO_NONE */
	unsigned char n_challenges; /* the last one that columns are about by a number of their own; 0: none is numbered */
	bool has_challenge, has_personal, has_people, has_identity;
	bool has_currency; /* a heading names one */
	struct survey_waves waves;
	struct survey_same *same; /* same.c; NULL: rows are by themselves */
};

/* Decides all. `bytes` is at its beginning and is not moved. Everything lives in `arena`. */
int survey_plan_make(struct survey_plan *plan, struct coco_dsv_bytes *bytes, const struct coco_import_file *file, struct coco_diag *diag,
    struct coco_err *err);
/* Loads the map of a file, its own or the one beside it, before the file is opened. */
int survey_plan_map(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err);
void survey_plan_free(struct survey_plan *plan); /* caches only */

/* meeting.c: looks for such a list's headings behind *skip lines, with *delimiter where it is not 0; sets both. 0, -1. */
int survey_meeting_find(struct survey_plan *plan, struct coco_str sample, size_t *skip, char *delimiter, struct coco_err *err);
/* Refuses such a list that is read as a survey. 0, -1. */
int survey_meeting_refuse(const struct survey_plan *plan, struct coco_err *err);
/* What its own columns are as a table of attendance. */
void survey_meeting_columns(struct survey_plan *plan, struct survey_column *columns);
/* In any other table of attendance that has no column "participant": the column of names is it. */
void survey_meeting_names(struct survey_plan *plan, struct survey_column *columns);
/* Whether another section begins here. */
bool survey_meeting_ends(const struct survey_plan *plan, const struct coco_dsv_row *row);
/* header.c: headings from the first rows. `rows[i]` has n[i] cells. */
int survey_header_make(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, struct coco_err *err);
/* webtext.c: a heading as a person reads it; in `arena`, or the text itself. .s NULL: memory. */
struct coco_str survey_web_text(struct coco_str text, struct coco_arena *arena);
/* platform.c */
/* *skip: rows that stand before the headings. */
int survey_platform_find(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, const char *given,
    size_t *skip, struct coco_err *err);
/* Does the first row behind the headings hold labels? Where a response number or a date should stand there is none. */
bool survey_platform_labels(struct survey_plan *plan, const struct coco_str *heads, size_t n, const struct coco_str *next, size_t n_next);
/* How many rows are headings: as the platform writes, but for those in whose place answers stand already, because they were deleted. */
size_t survey_platform_rows(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows);
/* The platform whose second row of headings is one of options (SurveyMonkey). False: it is not known. */
bool survey_platform_by_options(struct survey_plan *plan);
/* The platform of a file whose headings are all codes of questions ("Q1", "Q2a"), or 1KA's response number; `questions`: the row below
 * holds the questions. False: none. */
bool survey_platform_by_codes(struct survey_plan *plan, const struct coco_str *heads, size_t n, bool questions);
enum survey_role survey_platform_role(struct survey_plan *plan, const struct survey_column *column);

/* What the sample says of a column's cells. */
#define SURVEY_DISTINCT 40
#define SURVEY_DISTINCT_SLOTS 128
struct survey_evidence {
	size_t filled, emails, ips, positions, ends_semicolon, semicolons, commas, yes_no;
	size_t words;                             /* for "no answer" */
	unsigned digits;                          /* cells of a single digit, a bit each; bit 10: other whole numbers */
	size_t powers;                            /* cut to a power of ten */
	size_t integers, decimals;                /* numbers without and with a mark; what may be a post code or a telephone is none */
	size_t written, signs, longs;             /* written.c: other numbers; such among numbers; long ones in groups */
	size_t percents, moneys;                  /* of those: shares, and amounts of money */
	char currency[4];                         /* the first of the amounts of money; "" none */
	bool currencies;                          /* there is another one */
	bool na;                                  /* a cell is "NA" */
	uint64_t rows;                            /* of the sample that are filled, as one number */
	size_t decimal_dot, decimal_comma;        /* that show their decimal mark by their form */
	size_t dmy, mdy, slashed, named, serials; /* dates: by order, with a month's name, as a spreadsheet's number */
	unsigned langs;                           /* languages that know all the months' names */
	struct coco_str distinct[SURVEY_DISTINCT];
	size_t n_distinct;
	unsigned forms[SURVEY_DISTINCT]; /* evidence.c's own */
	uint32_t hashes[SURVEY_DISTINCT];
	uint32_t times[SURVEY_DISTINCT]; /* that each occurs */
	uint16_t form_langs[SURVEY_DISTINCT];
	uint8_t slots[SURVEY_DISTINCT_SLOTS]; /* by hash: the value's number + 1, or 0 */
};
/* orgs.c: the cell names no organisation: "none", "freelancer", "multinational". */
bool survey_names_no_org(struct survey_lexicon *lexicon, struct coco_str cell);
/* What stands for the organisation is the row's country (a code), or, in a row that is `named` and says none, a country at all. */
bool survey_org_is_country(struct survey_lexicon *lexicon, struct coco_str org, struct coco_str country, bool named);
/* pages.c: a town without its post code. */
struct coco_str survey_town(struct coco_str cell);
/* evidence.c: one more cell, and all rows of a sample behind the headings. A cell's text must stay where it is. */
void survey_evidence_add(struct survey_plan *plan, struct survey_evidence *evidence, struct coco_str cell);
int survey_evidence_take(struct survey_plan *plan, struct coco_str sample, struct survey_evidence *evidence, struct coco_err *err);
/* The counts of the columns that `open` marks once more, from all of the file. */
int survey_evidence_all(struct survey_plan *plan, const bool *open, struct survey_evidence *evidence, struct coco_err *err);
/* formats.c: which columns need all of the file, because the sample does not say how they are written; false: none. */
bool survey_formats_open(const struct survey_plan *plan, const struct survey_evidence *evidence, bool *open);
/* What each column's evidence alone says of numbers and dates; before the columns have their use. */
void survey_formats_see(struct survey_plan *plan, const struct survey_evidence *evidence);
/* The same for columns that are decided by the others of the file. Error (input, ambiguous-date): no column says the order. */
int survey_formats_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err);
/* answer_dates.c: which columns of responses are dates; `others`: the order of the file's other dates. 0 or -1 (memory). */
int survey_answer_dates_see(
    struct survey_plan *plan, const struct survey_evidence *evidence, enum survey_order others, struct coco_diag *diag);
/* A cell of such a column in ISO form; "" in `out`: as it stands. NULL or a code: "no-date" of words. */
const char *survey_answer_date(struct survey_plan *plan, const struct survey_column *column, struct coco_str cell, char out[32]);
/* same.c: the plan's file may hold several rows of one participant, known by the export's own id; tells which were. */
struct survey_same *survey_same_new(void); /* NULL: memory */
bool survey_same_wanted(const struct survey_plan *plan);
void survey_same_tell(struct survey_same *same, const struct survey_plan *plan, struct coco_diag *diag);
void survey_same_free(struct survey_same *same);
/* waves.c: pre, post, 6m, 12m by a cell's words, "baseline_arm_1", "nachher", and by what the file's waves say; or these words. `known`:
 * they are those of a wave. */
struct coco_str survey_wave_of(struct survey_lexicon *lexicon, const struct survey_waves *waves, struct coco_str cell, bool *known);
/* A column below such a heading says the wave of each row: then the plan knows its order. */
bool survey_waves_hold(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence);
/* written.c: is the cell a number as people write it, but not as programs do? */
enum survey_written {
	SURVEY_NOT_WRITTEN,
	SURVEY_WRITTEN,
	SURVEY_WRITTEN_SIGN, /* among numbers: "+2", "ca. 13" */
	SURVEY_WRITTEN_LONG  /* among numbers in groups: "36 421 928" */
};
enum survey_written survey_written_of(struct survey_lexicon *lexicon, struct coco_str text, struct survey_amount *amount);
/* Its value, appended as JSON. NULL or a code. */
const char *survey_written_read(struct survey_lexicon *lexicon, struct coco_str text, char decimal, struct coco_buf *json);
/* All cells of a column are numbers that can be read. */
bool survey_evidence_numeric(const struct survey_evidence *evidence, char decimal);
/* long_file.c: refuses a file that holds an answer in each row, not a person. 0, -1. */
int survey_long_refuse(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_err *err);
/* columns.c: the use of each column, from map, platform, headings and evidence. */
int survey_columns_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err);
/* tick_names.c: codes that are a question's and an option's; before the columns have their use. 0 or -1 (memory). */
int survey_ticks_stems(struct survey_plan *plan, const struct survey_evidence *evidence);
/* ticks.c: which columns of responses are options of one question; after that. 0 or -1 (memory). */
int survey_ticks_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
/* options.c: which columns are options of one question, or a text for "other" beside it; after the ticks. 0 or -1 (memory). */
int survey_options_decide(struct survey_plan *plan, const struct survey_evidence *evidence);
/* "[other]", "[Sonstiges]": a text beside the options. */
bool survey_is_other(struct survey_lexicon *lexicon, const struct survey_column *column);
/* The field of a plan by its map name: "country", "challenge.title", "challenge.2.title". NULL: unknown. */
const struct coco_field *survey_plan_field(const struct survey_plan *plan, struct coco_str name);

/* Between several answers in one cell: as the map, the platform, or the cells say. */
void survey_separator_choose(const struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence);
/* split.c: notes the options of a list field that hold its separator and that no vocabulary knows. 0 or -1 (memory). */
int survey_split_field(
    struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence, struct coco_diag *diag);
/* cell_lists.c: the JSON of an item that the field knows by these words, without COCO_FIELD_OPEN's mercy; absent. */
struct coco_str survey_item_json(struct survey_plan *plan, const struct coco_field *field, struct coco_str words, struct coco_arena *arena);
/* split.c: does a column of responses hold several answers in a cell? `listed`: the map or the platform says so. Notes its
 * separator and the options that hold it. 0 or -1 (memory). */
#define SURVEY_PIECES 512 /* in a cell */
int survey_split_decide(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence, bool listed,
    struct coco_diag *diag, bool *multiple);
bool survey_split_whole(const struct survey_column *column, struct coco_str text);
/* map_options.c: a cell of a response holds several of the map's options; sets the mark between them. */
bool survey_map_splits(const struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence);
/* The cell, of one answer, is none of the map's options, though words or numbers like it have some. */
bool survey_map_lacks(const struct survey_column *column, struct coco_str cell);
bool survey_map_lacks_items(const struct survey_column *column, const struct survey_seen *seen);
/* cell_lists.c: the pieces between separators, in a survey also between lines, outside brackets; returns their number,
 * SURVEY_PIECES + 1 if there are more. */
size_t survey_pieces_cut(struct coco_str cell, const char *separator, bool lines, struct coco_str out[SURVEY_PIECES]);
/* items.c: slots of the fields, fixed parts of the responses. */
int survey_slots_make(struct survey_plan *plan, struct coco_err *err);
/* The bounds of a response on a scale: the map's, its labels', or those that the heading says. */
bool survey_column_bounds(const struct survey_column *c, double *low, double *high);
int survey_responses_make(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err);
/* The field of the other bound, "budget_min" of "budget_max", or of the class, "size" of "headcount"; NULL: it has none. */
const struct coco_field *survey_partner_of(const struct coco_field *field);
/* The column of a field that is about the same challenge as `column`, or about all; NULL. */
const struct survey_column *survey_column_beside(
    const struct survey_plan *plan, const struct survey_column *column, const struct coco_field *field);
/* bounds.c: which columns are the least and the most of one thing; after the columns have their slots. */
int survey_bounds_find(struct survey_plan *plan);
/* person_marks.c: names the columns that are left out although no platform or contact form says what they are. */
void survey_dropped_tell(const struct survey_plan *plan, const struct survey_column *columns, struct coco_diag *diag);
/* The columns as fields of a record type, a copy of plan->columns; NULL on error. */
struct survey_column *survey_columns_of_type(struct survey_plan *plan, const char *type, struct coco_err *err);

/* records.c: where a field stands in a record. */
struct survey_key {
	const struct coco_field *field;
	size_t order;          /* in a record; what all records have stands last */
	struct coco_str first; /* `,"name":`, or of a member of an object `,"object":{"name":` */
	struct coco_str more;  /* `,"name":` behind another member of its object */
	size_t object;         /* one number for the members of an object; 0: none */
};
struct survey_keys;
struct survey_keys *survey_keys_new(struct coco_arena *arena);                                      /* NULL: memory */
const struct survey_key *survey_key_find(struct survey_keys *keys, const struct coco_field *field); /* NULL only of NULL */
/* `text` as a JSON string; .s NULL: memory. */
struct coco_str survey_quote(struct coco_str text, struct coco_arena *arena);

/* cells.c: a cell by its column's plan, from the cache where it was seen before. What it returns is valid until
 * the column's next cell is read. NULL: memory. */
const struct survey_seen *survey_cell_read(
    struct survey_plan *plan, struct survey_column *column, struct coco_str cell, struct coco_arena *row);
/* The same of a cell that came shortly before, as nearly every answer of a column with few: without the map. NULL: it did not. */
static inline const struct survey_seen *survey_cell_recent(const struct survey_column *column, struct coco_str cell)
{
	const struct survey_cache *cache = &column->cache;
	const unsigned at = cache->recent ? cache->recent[survey_ends_hash(cell) % SURVEY_RECENT] : 0;
	const struct survey_seen *seen = at ? &cache->seen[at - 1] : NULL;
	return seen && seen->cell.n == cell.n && coco_same_bytes(seen->cell.s, cell.s, cell.n) ? seen : NULL;
}
/* consent_cells.c: a consent of a participant, to which a person says yes or no. */
bool survey_is_consent(const struct coco_field *field);
/* What the digits of a survey's consents mean, by heading and evidence; those that nobody explains are told. */
void survey_consents_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
/* Whether most cells agree in words: a heading that does not say what is agreed to needs it. */
bool survey_cells_agree(struct survey_plan *plan, const struct survey_evidence *evidence);
/* Appends true, false, or null where the cell is no clear answer; NULL, or a code that says why not. */
const char *survey_consent_read(struct survey_plan *plan, const struct survey_column *column, struct coco_str cell, struct coco_buf *json);
/* The stricter of two answers to one consent, as JSON: no before unclear before yes. */
struct coco_str survey_consent_stricter(struct coco_str a, struct coco_str b);
/* missing.c: why the cell holds no answer, or NULL: it does. By what the caller, the map or the platform say. */
const char *survey_cell_missing_of(const struct survey_plan *plan, struct coco_str cell);
static inline const char *survey_cell_missing(const struct survey_plan *plan, struct coco_str cell)
{
	return cell.n && !plan->n_missing && (unsigned char)cell.s[0] > ' ' ? NULL : survey_cell_missing_of(plan, cell);
}
/* By a word ("keine Angabe"); `scale`: in a column of numbers or of a scale, where a bare "NA" can mean nothing else. */
const char *survey_word_missing(struct survey_lexicon *lexicon, struct coco_str cell, bool scale);
/* totals.c: whether a row is one of sums under the table. */
bool survey_row_is_total(struct survey_plan *plan, const struct coco_dsv_row *row);
/* A footnote below a table of three columns or more: "* without warranty" in the first, and nothing beside it. */
bool survey_row_is_footnote(const struct coco_dsv_row *row);
/* said_scale.c: the bounds of a scale that a column's heading says; false: none. */
bool survey_scale_said(struct survey_plan *plan, const struct survey_column *column, int *low, int *high);
/* Notes them where its answers are numbers between them. */
void survey_scale_bound(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence);
/* scales.c: which columns of responses are labels of a rating scale. 0 or -1 (memory). */
int survey_scales_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
/* By a negative code, in a column of `codes`. */
const char *survey_code_missing(const struct survey_lexicon *lexicon, struct coco_str cell);
/* Which columns of responses are choices, and which hold codes for no answer. 0 or -1 (memory). */
/* "NA" in columns of numbers: it is no answer in all of the file then, which is told. */
void survey_na_see(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
int survey_choices_see(struct survey_plan *plan, const struct survey_evidence *evidence);

#endif
