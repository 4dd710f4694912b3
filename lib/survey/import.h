/* import.h: a run of the importer as its files share it. */
#ifndef COCO_SURVEY_IMPORT_H
#define COCO_SURVEY_IMPORT_H

#include "coco/person.h"
#include "hashes.h"
#include "plan.h"

struct survey_job;

/* A field with its value, on the way into a record. */
struct survey_value {
	const struct survey_key *key;
	struct coco_str json; /* raw; absent: none */
};
struct survey_extra {
	struct coco_str name, text;
};

/* derived.c: of a challenge: its id (in the row's arena; .s NULL: memory) and its language (absent: not sure). */
struct coco_str survey_challenge_id(struct survey_job *job, struct coco_str owner, struct coco_str title, struct coco_str text);
struct coco_str survey_challenge_lang(struct coco_str text);

/* records.c: record lines. Values are sorted in place by the schema's order; dotted ones become objects. */
int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err);
/* The same from a row's values by slot (absent: none), in the order that the plan has made. */
int survey_record_of_slots(struct coco_buf *out, const char *type, const struct survey_slots *slots, const struct coco_str *json,
    const struct survey_extra *extra, size_t n_extra, struct coco_err *err);

struct survey_table;
struct survey_people;      /* people.h */
struct survey_others;      /* others.h */
struct survey_gate;        /* gate.h */
struct survey_hosts;       /* hosts.c */
struct survey_scales_kept; /* scale_kept.c */

struct survey_file_count {
	const char *path;
	struct coco_str file;
	char sha256[COCO_SHA256_TEXT];
	uint64_t rows, records, rejects, withheld; /* rows = records + rejects + withheld */
};

struct coco_import {
	struct coco_import_setup setup;
	struct survey_lexicon *lexicon;
	struct survey_keys *keys;
	struct coco_person_hasher keyed, keyless; /* ids of people by the key of the setup, and of all else */
	struct coco_refs *refs;
	struct survey_people *people;
	struct survey_others *others;      /* NULL: nobody is looked for any more */
	struct survey_gate *gate;          /* NULL: all may come out */
	struct survey_hashes candidates;   /* hosts of e-mail addresses that were told as an organisation's */
	struct survey_hosts *hosts;        /* made with the first website */
	struct survey_scales_kept *scales; /* made with the first survey */
	struct coco_arena *row;            /* of one row */
	struct coco_buf line;
	struct survey_file_count *files;
	size_t n_files;
	bool several;   /* files: records of one may be named in another */
	bool named;     /* names are looked up in this run: they are noted */
	uint64_t given; /* records given to put */
	/* the row that is read, number of its file (COCO_NONE: none is) and line: what is given meanwhile comes of it */
	size_t at_file, at_line;
	bool keyless_told, sideless_told, own_told, register_told;
	struct coco_told *told; /* made when a text asks */
};

/* From this length on (bytes) a text may hold a telephone number, or the name of somebody. */
#define SURVEY_TELLING 8

/* A file in work. */
struct survey_job {
	struct coco_import *import;
	struct survey_plan *plan;
	struct survey_file_count *count;
	const struct survey_column *columns; /* of the row's record type; NULL: the plan's */
	const char *digest;                  /* of the file, or "" */
	uint64_t row;                        /* data row, from 1 */
	size_t line;
	struct coco_str file_json; /* the file's name as JSON, made with the first row */
	struct coco_str side_json; /* the plan's side, too */
	struct coco_buf scratch;
	size_t *unsaid;                                /* columns of a row, as many as there may be */
	struct survey_extra *extra;                    /* room for those of a row */
	struct coco_person own;                        /* the row's person, for texts; made when a text asks */
	struct coco_str own_name, own_phone, own_mail; /* own_mail: the cell that own_box was made of; absent */
	struct coco_mailbox own_box;
	bool own_boxed;                          /* it holds an address */
	const struct survey_column *own_columns; /* for which name_column and phone_column (COCO_NONE: none) are */
	size_t name_column, part_column, phone_column, person_column, email_column;
	struct coco_person_sieve own_sieve;
	bool own_ready, sieve_ready, listed_told;
	struct survey_same *looks;     /* the file is read for this alone */
	struct coco_buf head, between; /* parts of the row's response records */
	size_t findings;               /* about cells, so far */
	struct survey_quiet *quiet;    /* quiet.c; NULL: none yet */
};

/* who.c: the id of a person by e-mail, else by organisation and country, else of the row (`*anonymous`); in the row's arena. */
int survey_person_id(
    struct survey_job *job, struct coco_str email, struct coco_str org, struct coco_str country, struct coco_str *id, bool *anonymous);
/* coco_refs_find, and an e-mail whose keyed id is known: so the key alone links a list to records of an earlier run. */
const char *survey_reference_find(
    struct survey_job *job, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates);
/* hosts.c: an organisation whose org_id is its website's host: another one of another name there is told. 0 or -1 (memory). */
int survey_host_note(struct survey_job *job, struct coco_str org_id, struct coco_str org);
void survey_hosts_free(struct survey_hosts *hosts);
/* scale_kept.c: notes the bounds of a survey's questions, and tells those that differ from an earlier file's. 0 or -1 (memory). */
int survey_scales_keep(struct coco_import *import, const struct survey_plan *plan, struct coco_err *err);
void survey_scales_kept_free(struct survey_scales_kept *scales);
/* walkin.c: may a name that nobody has, in a reference field, be somebody new? Then his id (in the row's arena), and his record. */
bool survey_walkin_may(const struct survey_job *job, const struct coco_field *field, struct coco_str text);
int survey_walkin(struct survey_job *job, struct coco_str text, struct coco_str *id, struct coco_err *err);
int survey_give(struct coco_import *import, struct coco_str line, struct coco_err *err);
int survey_give_lines(struct coco_import *import, struct coco_str lines, size_t n, struct coco_err *err); /* each with its LF */
/* Rejects the row: `column` NULL: the row as a whole. */
int survey_reject(struct survey_job *job, const struct coco_dsv_row *row, const struct survey_column *column, const char *code,
    const char *text, struct coco_err *err);
/* A cell that no message may show: of a personal column, with an address, with an object, which may hold references to people, or
 * with a reference that may be a person's name (an id, an organisation, a title that is known is none). */
bool survey_cell_private(struct survey_job *job, const struct survey_column *column, struct coco_str cell);
/* May a message quote it: a code, a number, a name of an organisation. */
bool survey_cell_shown(struct survey_job *job, const struct survey_column *column, struct coco_str cell);
/* Takes e-mail addresses and telephone numbers out of a text, with a warning; tells where it names the row's own person. The value of a
 * field is left alone if contacts were asked for; a challenge's text is verbatim: a warning alone. 0 or -1 (memory). */
int survey_text_clean(struct survey_job *job, const struct survey_column *column, bool is_field, struct coco_str *text);
/* another.c: the text is somebody's full name and nothing else, and no firm's: with a given name that is no other word. */
bool survey_is_full_name(struct survey_plan *plan, struct coco_str text);
/* The same with the given name first: "Autodesk Maya" is a program. */
bool survey_leads_full_name(struct survey_plan *plan, struct coco_str text);
/* options.c: the cell is empty, or a code for "other", and another one of its question was chosen. */
bool survey_options_chosen(
    const struct survey_job *job, const struct coco_dsv_row *row, const struct survey_column *column, struct coco_str cell);
/* Notes that a column of times has days alone. */
void survey_day_tell(const struct survey_job *job, const struct survey_column *column);
/* others_tell.c: notes whom a row is about and what its other columns of people hold; what of a text may be somebody else's name; and tells
 * where a text names one of them, once all is read. 0 or -1. */
int survey_others_row(struct survey_job *job, const struct survey_column *columns, const struct coco_dsv_row *row);
int survey_others_note(struct survey_job *job, const struct survey_column *column, struct coco_str text);
int survey_others_tell(struct coco_import *import, struct coco_err *err);
/* Tells of a cell that could not be used as its field asks. */
void survey_finding(struct survey_job *job, const struct survey_column *column, const char *code, struct coco_str cell);

/* Loads the map, opens the file, makes its plan (whose arena the caller frees, also on failure). NULL: error. */
struct coco_dsv_bytes *survey_file_open(struct survey_plan *plan, struct coco_import *import, struct coco_dsv_source *source,
    const struct coco_import_file *file, struct coco_err *err);

/* data_rows.c: all data rows of `bytes`; `names_only`: a first reading of a table for its names. For rows as they stand, `survey_raw_begin`
 * makes `,"heading":` of each column before. */
int survey_data_rows(
    struct survey_job *job, struct coco_dsv_bytes *bytes, struct survey_table *table, bool names_only, struct coco_err *err);
int survey_raw_begin(struct survey_plan *plan, struct coco_err *err);
/* given.c: does a file that begins with `head` hold records? Gives all of them, or notes their names. */
int survey_records_are(struct coco_dsv_source *source, struct coco_err *err); /* 1, 0, -1 */
int survey_records_read(struct coco_import *import, struct coco_run *run, struct coco_dsv_source *source, struct survey_file_count *count,
    bool names_only, struct coco_err *err);

/* explain.c: what a column becomes, in a word: "languages", "challenge.text", "response". */
struct coco_str survey_column_use(const struct survey_column *column, struct coco_arena *arena);

/* check.c: what --check gathers. 0 or -1. */
int survey_check_file(
    struct coco_check *check, const struct survey_plan *plan, const struct survey_file_count *count, struct coco_err *err);
int survey_check_row(struct coco_check *check, const struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err);
/* Memory that is out shows in survey_check_hold. */
void survey_check_fault(struct coco_check *check, const char *path, uint64_t line, const char *column, const char *code,
    struct coco_str text, struct coco_str shown);
/* Holds the participants against what is wanted of them, once. */
int survey_check_hold(struct coco_check *check, struct coco_err *err);

/* answers.c: a survey's row. */
int survey_answers_begin(struct survey_job *job, struct coco_err *err);
int survey_answers_row(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err);
void survey_answers_end(struct survey_job *job);

/* table.c: a row of a table of records. */
struct survey_table *survey_table_new(struct survey_job *job, struct coco_err *err);
int survey_table_row(
    struct survey_table *table, struct survey_job *job, const struct coco_dsv_row *row, bool names_only, struct coco_err *err);
void survey_table_free(struct survey_table *table);

#endif
