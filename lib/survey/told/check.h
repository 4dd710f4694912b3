/* check.h: what --check knows of a run; check.c gathers it, check_count.c counts, check_write.c and check_json.c tell it. */
#ifndef COCO_SURVEY_CHECK_H
#define COCO_SURVEY_CHECK_H

#include "import.h"

#define CHECK_DISTINCT 1000 /* different answers that are counted */

/* Reasons why a cell holds no answer, in the order of `missing`. */
#define CHECK_REASONS "no_answer|not_shown|dont_know|dropout"
enum { CHECK_REASON = 4 };

struct check_column {
	struct coco_str name, use; /* heading; "languages", "challenge.text", "response", "dropped" */
	uint64_t filled, missing[CHECK_REASON];
	struct coco_map *values; /* the different answers, up to CHECK_DISTINCT */
};
struct check_file {
	const struct survey_file_count *count;
	struct coco_str path;
	const char *platform, *encoding;
	struct check_column *columns;
	size_t n;
	struct coco_map *codes; /* of the rejects */
	uint64_t *code_counts;
	size_t cap_codes;
};
/* A cell or a row that could not be used. */
struct check_fault {
	struct coco_str file, column, code; /* column absent: the row; file without folders */
	struct coco_str text;               /* in English, with what may be shown of the cell */
	struct coco_str shown;              /* of the cell, in quotes; absent: nothing */
	uint64_t line;
	size_t person, next; /* whose row it is, and that person's next fault; COCO_NONE */
};
/* Something that is not there: a row of wanted.csv. */
struct check_lack {
	size_t wanted;
	struct coco_str challenge; /* the title or id of the one that lacks it; absent: the participant does */
};
struct check_person {
	struct coco_str id, name, side, file; /* name: the organisation's, absent where it is personal */
	uint64_t line;
	struct check_lack *lacks;
	size_t n, cap;
	size_t fault; /* the first, or COCO_NONE */
};
struct coco_check {
	struct coco_arena *arena;
	struct check_file *files;
	size_t n_files, cap_files;
	struct check_fault *faults;
	size_t n_faults, cap_faults;
	struct coco_map *participants, *challenges; /* by id */
	struct coco_str *lines[2];                  /* of participants, of challenges */
	size_t cap_lines[2];
	struct check_person *people;
	size_t n_people;
	struct coco_rec rec;
	bool failed; /* memory ran out where nobody could be told */
};

/* check_count.c: lacks nothing and has no fault; nobody knows who it is. */
bool check_well(const struct check_person *p);
bool check_anonymous(const struct check_person *p);
size_t check_well_count(const struct coco_check *c);
size_t check_alone_count(const struct coco_check *c);       /* faults of rows that belong to nobody */
uint64_t check_anonymous_count(const struct coco_check *c); /* that lack something */
/* A row of wanted.csv, and how many participants lack it, each counted once for however many challenges. */
struct check_lacking {
	size_t wanted, last;
	uint64_t people;
};
/* All rows of wanted.csv, what most lack first. NULL: memory. */
struct check_lacking *check_lacking_count(const struct coco_check *c);
/* check_json.c */
/* What is wrong, in the language; in the check's memory. */
struct coco_str check_fault_words(const struct coco_check *c, const struct check_fault *f, int lang);
void check_json_write(const struct coco_check *c, int lang, struct coco_buf *out);

#endif
