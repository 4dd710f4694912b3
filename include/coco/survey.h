/* coco/survey.h: from a survey platform's export, or a table that people keep, to records.
 *
 * A run takes its files at once (coco_import_read) and gives record lines to the caller's `put`. A survey's rows
 * become participants (one record a person, given at the end of the run, because later surveys may add to them), responses
 * and challenges; the rows of a table of records become one record each. Nothing of a row is lost: a cell is in a record,
 * in `extra`, dropped by name (--explain says why), or its row is a reject with a reason.
 *
 * Contacts (name, e-mail, phone) never reach `put` unless asked for; they go to `contact`. References (an e-mail, an
 * organisation's name, the export's own number) are resolved against everything that the run holds and coco_import_resolve.
 */
#ifndef COCO_SURVEY_H
#define COCO_SURVEY_H

#include "coco/dsv.h"
#include "coco/person.h"

/* What a caller may say about a file; NULL, 0: find it. */
struct coco_import_file {
	const char *as; /* "auto", "row", or a record type */
	const char *side, *survey, *wave, *map, *delimiter, *encoding, *decimal, *date_order, *missing, *platform;
	const char *sheet;           /* of a workbook: its name, or its number from 1 */
	long header_rows, skip_rows; /* skip_rows: lines before the header */
	bool new_map;                /* a map beside it without a byte is where the one that is suggested goes: there is none yet */
};

/* A row that could not be used. Strings live until the callback returns. */
struct coco_reject {
	const char *file;
	uint64_t row;                            /* data row, from 1; 0: not known any more */
	uint64_t line;                           /* physical line */
	const char *column, *code, *text, *hint; /* column: its heading, or NULL */
	const struct coco_str *cells;            /* the row as it stood */
	const bool *masked;                      /* a flag a cell: personal, not to be shown; NULL: none is */
	size_t n_cells;
};

struct coco_check;
struct coco_import_setup {
	struct coco_diag *diag;
	struct coco_arena *arena;         /* lives as long as the run */
	const struct coco_vocabs *vocabs; /* the user's, or NULL */
	const unsigned char *key;         /* 32 bytes, or NULL: no key */
	bool with_contacts;               /* personal fields in the stream */
	bool show_values;                 /* reject cells unmasked */
	bool admit_new;                   /* tables: an unknown name in a reference to a participant is somebody new; needs a key */
	bool several;                     /* FILEs to be explained: what is said of one may be meant for another */
	struct coco_check *check;         /* gathers what is missing and wrong; NULL: findings are told as they come */
	void *context;
	int (*put)(void *context, struct coco_str line, struct coco_err *err); /* a record */
	/* Lists of the record that put gets next could be read in part only: their names, parted by blanks; may be NULL. */
	void (*partial)(void *context, struct coco_str names);
	/* n records, a line each with its LF, at once; NULL: put gets them one by one. */
	int (*put_lines)(void *context, struct coco_str lines, size_t n, struct coco_err *err);
	int (*reject)(void *context, const struct coco_reject *reject, struct coco_err *err);    /* a row */
	int (*contact)(void *context, const struct coco_contact *contact, struct coco_err *err); /* may be NULL */
};

#define COCO_IMPORT_PLATFORMS                                                                                    \
	"limesurvey|google-forms|microsoft-forms|eusurvey|qualtrics|surveymonkey|typeform|tally|kobo|odk|sosci|1ka|" \
	"jotform|alchemer|questionpro|unipark|gravity-forms|nextcloud-forms|drupal-webform|cognito-forms|"           \
	"redcap|zoho-forms|formstack|mailchimp|codes|generic"

struct coco_import;
/* `setup` is copied. */
struct coco_import *coco_import_new(const struct coco_import_setup *setup, struct coco_err *err);
/* What references may name although it is not part of the run: "RECORDS[,CONTACTS]", a record file and contacts CSVs (id, org,
 * contact_name, email, phone). 0 or -1. */
int coco_import_resolve(struct coco_import *import, struct coco_run *run, const char *files, struct coco_err *err);
/* Before resolve and read: leaves out those on the list of the erased (a file), and those who have not
 * given a consent ("share"; of consent.share), with all that hangs on them; each row of which something is left out is a reject,
 * `erased` or `no-consent`, without its cells. NULL: not asked for. 0 or -1. */
int coco_import_gate(struct coco_import *import, const char *erased, const char *consent, struct coco_err *err);
/* Reads all files of the run, once a run: survey exports, record tables, and NDJSON, which is checked and passed. Surveys
 * come first, then what is in tables, each in the order of `inputs`. 0 or -1. */
struct coco_import_input {
	const char *path;
	const struct coco_import_file *file;
};
int coco_import_read(
    struct coco_import *import, struct coco_run *run, const struct coco_import_input *inputs, size_t n, struct coco_err *err);
/* Gives the participants and the `import` record, and checks that every row is accounted for (else COCO_EXIT_BUG). */
int coco_import_end(struct coco_import *import, struct coco_err *err);
void coco_import_free(struct coco_import *import);

/* Files beside the records, readable by their owner alone: rejected rows as objects a line, contacts as CSV. All zero: none. */
struct coco_sides {
	struct coco_out *rejects, *contacts; /* NULL: not asked for */
	uint64_t rejected;                   /* rows in `rejects` */
	struct coco_buf line;
};
/* Paths may be NULL; what they may name says coco_run_writes. 0 or -1; close it in both cases. */
int coco_sides_open(struct coco_sides *sides, const char *rejects, const char *contacts, struct coco_err *err);
int coco_sides_reject(struct coco_sides *sides, const struct coco_reject *reject, struct coco_err *err);
/* Nothing where contacts were not asked for. */
int coco_sides_contact(struct coco_sides *sides, const struct coco_contact *contact, struct coco_err *err);
/* `commit` false: the files stay as they were. 0 or -1. */
int coco_sides_close(struct coco_sides *sides, bool commit, struct coco_err *err);

/* The facilitator's view of a run: what is missing or wrong, per participant, and what the columns of each file hold. It is
 * gathered through setup->check, coco_check_record (for setup->put) and coco_check_reject, and told when the run has been
 * read. In no form does it hold a personal value. */
enum coco_check_form { COCO_CHECK_TEXT, COCO_CHECK_MD, COCO_CHECK_JSON };
struct coco_check *coco_check_new(struct coco_err *err);
int coco_check_record(struct coco_check *check, struct coco_str line, struct coco_err *err);
int coco_check_reject(struct coco_check *check, const struct coco_reject *reject, struct coco_err *err);
/* 1: something is missing or wrong, 0: nothing, -1. `lang`: of the questions to ask. Once, before the import is freed. */
int coco_check_write(struct coco_check *check, enum coco_check_form form, int lang, struct coco_buf *out, struct coco_err *err);
void coco_check_free(struct coco_check *check);

/* What must be there before the matching, a row each (survey/wanted.csv); `type`: "participant" or "challenge". */
size_t coco_wanted_rows(void);
const char *coco_wanted_fields(size_t row);        /* "skills|offers": one of them; "challenge": one of the participant's own */
const char *coco_wanted_ask(size_t row, int lang); /* the question that asks for it */
bool coco_wanted_of(size_t row, const char *type, struct coco_str side); /* it holds for this type, and for participants of this side */
/* The record lacks it; `challenges`: how many a participant owns. */
bool coco_wanted_lacks(size_t row, const struct coco_rec *rec, size_t challenges);

/* Says what would be done with a file, and why: platform, encoding, delimiter, header rows, then a line a column. */
int coco_import_explain(struct coco_import *import, const char *path, const struct coco_import_file *file, bool json, struct coco_buf *out,
    struct coco_err *err);
/* The map that would be used, as JSON ready to edit. */
int coco_import_suggest(
    struct coco_import *import, const char *path, const struct coco_import_file *file, struct coco_buf *out, struct coco_err *err);

/* The text holds an e-mail address, or a telephone number in international or national form. */
bool coco_text_has_contact(struct coco_str text);

#endif
