/* table.h: a row of a table on its way into a record; what table.c and table_cells.c share. */
#ifndef COCO_SURVEY_TABLE_H
#define COCO_SURVEY_TABLE_H

#include "hashes.h"
#include "import.h"

#define SURVEY_TYPES_MAX 24
#define SURVEY_REQUIRED_MAX 8

struct survey_table {
	struct {
		const char *type;
		struct survey_column *columns;
		const struct survey_key **keys; /* of the columns' fields */
		unsigned char *names;           /* which of `struct survey_named` the column is, +1 */
		const struct coco_field *required[SURVEY_REQUIRED_MAX];
		size_t n_required;
		const struct survey_key *derived[7]; /* of fields that table.c makes: derived_fields */
	} plans[SURVEY_TYPES_MAX];
	size_t n;
	size_t n_columns;
	struct survey_value *values;
	struct survey_extra *extra;
	struct survey_hashes keys; /* of the file's records */
	struct coco_rec rec;       /* one of them, parsed */
	struct coco_buf key;
};

/* Cells that say who or what a row is; named_fields of table.c in the same order. */
struct survey_named {
	struct coco_str id, org, country, website, email, contact_name, phone, title, text, owner;
};
/* A row in work. */
struct survey_building {
	struct survey_table *table;
	size_t plan;
	struct survey_job *job;
	const struct coco_dsv_row *row;
	const char *type;
	struct survey_column *columns;
	const struct survey_key *const *keys;
	size_t n, n_extra;
	bool names_only, rejected;
	bool faulty;                              /* the cell at hand can't be used */
	const struct survey_column *fault_column; /* of the first fault; NULL: the row as a whole */
	const char *fault_code, *faults;          /* of the first; all of them in words; NULL: none */
	union {
		struct survey_named named;
		struct coco_str names[sizeof(struct survey_named) / sizeof(struct coco_str)];
	} is;
};

/* table_cells.c: a value for the record. */
void survey_building_add(struct survey_building *b, const struct survey_key *key, struct coco_str json);
/* Notes a fault for which the row is rejected; `column` NULL: of the row as a whole. */
int survey_building_reject(
    struct survey_building *b, const struct survey_column *column, const char *code, const char *text, struct coco_err *err);
/* Gives the reject of the row, with all its faults. Nothing is told where only names are read. */
int survey_building_rejected(struct survey_building *b, struct coco_err *err);
/* Notes a fault of a cell, which is shown where it may be; `more`: what else it may mean. `type`: of the record that it should
 * name, or NULL. */
int survey_building_cell_reject(struct survey_building *b, const struct survey_column *column, const char *type, const char *code,
    struct coco_str cell, struct coco_str more, struct coco_err *err);
/* table_keys.c: gives the record that stands in the import's line, and tells where it has the key of an earlier row's. 0 or -1. */
int survey_building_give(struct survey_building *b, struct coco_err *err);
/* meeting.c: makes name and address one reference. 0, -1. */
int survey_meeting_row(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err);
/* The row has a time of joining. */
bool survey_meeting_joined(const struct survey_job *job, const struct coco_dsv_row *row);
/* bounds.c: the column of a most below its least, or COCO_NONE. */
size_t survey_bounds_crossed(const struct survey_building *b);
/* All cells of the row as values and extra; the row may be rejected. 0 or -1. */
int survey_building_cells(struct survey_building *b, struct coco_err *err);

#endif
