/* keep.h: record files that people keep: read line by line, changed in place. */
#ifndef PERSON_KEEP_H
#define PERSON_KEEP_H

#include "coco/person.h"

/* ---- keep.c: a file ---------------------------------------------------------------------------------------------- */

/* What becomes of a record; a changed one's text is appended to `changed`. 0 or -1. */
typedef int (*keep_each)(
    void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err);
struct keep_file {
	struct coco_run *run;
	const char *path;
	bool tell;            /* lines that are no records are named */
	struct coco_out *out; /* of keep_rewrite, or NULL */
	bool open_end;        /* the last line put had no LF */
	uint64_t changed, gone;
};
/* Shows each record of an NDJSON file to `each`, whose fate is ignored; lines that are no records are passed over. A file that
 * is not there is an error. */
int keep_read(struct keep_file *file, keep_each each, void *context, struct coco_err *err);
/* The same, and writes the file anew beside it: file->out is open then, also on failure. */
int keep_rewrite(struct keep_file *file, unsigned flags, keep_each each, void *context, struct coco_err *err);
void keep_put(struct keep_file *file, struct coco_str line); /* a further line at the end */
/* Puts the new file in the old one's place if `commit` and anything has changed. 0 or -1. */
int keep_close(struct keep_file *file, bool commit, struct coco_err *err);

/* ---- coco_keep_refs.c: ids in a record -------------------------------------------------------------------------------- */

/* ---- contacts.c: the contacts file ------------------------------------------------------------------------------- */

enum { CONTACT_ID, CONTACT_ORG, CONTACT_NAME, CONTACT_EMAIL, CONTACT_PHONE, CONTACT_FIELDS };
struct keep_contacts {
	struct coco_arena *arena;
	struct coco_str *header;
	size_t width, at[CONTACT_FIELDS];
	struct coco_str **rows; /* NULL: the row has gone */
	size_t n, cap;
	struct coco_map *ids; /* ids to numbers in `first` */
	size_t *first, cap_first;
	bool changed;
	struct coco_out *out;
};
/* Reads it; a file that is not there is empty if `may_be_new`. Free it in any case. 0 or -1. */
int keep_contacts_read(struct keep_contacts *contacts, const char *path, bool may_be_new, struct coco_err *err);
/* A cell, trimmed; "" where there is none. */
struct coco_str keep_contacts_cell(const struct keep_contacts *contacts, size_t row, int field);
size_t keep_contacts_find(const struct keep_contacts *contacts, struct coco_str id); /* row or COCO_NONE */
/* Enters what is known of a person; what is not known stays. 0 or -1 (memory). */
int keep_contacts_put(struct keep_contacts *contacts, const struct coco_contact *contact);
int keep_contacts_set(struct keep_contacts *contacts, size_t row, int field, struct coco_str text);
/* Writes it beside the file, mode 0600; then puts it there if `commit` and anything has changed. */
int keep_contacts_write(struct keep_contacts *contacts, const char *path, struct coco_err *err);
int keep_contacts_close(struct keep_contacts *contacts, bool commit, struct coco_err *err);

/* ---- keep_files.c: the files of a run ---------------------------------------------------------------------------- */

/* The run's FILEs, each by a name (standard input is none that could be changed), and what belongs to them (NULL: none),
 * locked together. NULL: error. */
struct coco_lock *keep_lock(struct coco_run *run, const char *option, const char *const *beside, size_t n, struct coco_err *err);
/* `files`: one a FILE, zeroed. Shows all records of all of them. 0 or -1. */
int keep_read_all(struct coco_run *run, struct keep_file *files, bool tell, keep_each each, void *context, struct coco_err *err);
int keep_rewrite_all(struct coco_run *run, struct keep_file *files, keep_each each, void *context, struct coco_err *err);
int keep_close_all(struct coco_run *run, struct keep_file *files, bool commit, struct coco_err *err);
/* "participant 1, response 12": how many records of which types. */
struct keep_counts {
	struct coco_map *types;
	uint64_t *n;
	size_t cap;
};
int keep_count(struct keep_counts *counts, struct coco_str type); /* 0 or -1 (memory) */
void keep_counts_text(const struct keep_counts *counts, struct coco_buf *out);
void keep_counts_free(struct keep_counts *counts);

/* keep_merge.c: `later` into the kept record `earlier`: *fate becomes COCO_KEEP_CHANGED and the whole line stands in `changed`, or neither.
 * `partial` names lists of `later` that could be read in part only: they add to the earlier ones. `filling`: `later` is the older of the
 * two, and only tells what the other says nothing of.
 * `arena` is of the two alone. 0 or -1 (memory). */
int keep_record_merge(struct coco_run *run, struct coco_arena *arena, const struct coco_rec *earlier, const struct coco_rec *later,
    struct coco_str partial, bool filling, struct coco_buf *changed, enum coco_keep_fate *fate);
/* keep_twins.c: the same of two records of which nobody knows which is newer, lines of participants; *merged is in `arena`, which outlives
 * it. *differ: they answered a consent differently; the stricter answer counts. 0 or -1 (memory). */
int keep_twins_merge(
    struct coco_run *run, struct coco_arena *arena, struct coco_str earlier, struct coco_str later, struct coco_str *merged, bool *differ);
/* Two values, however they are written. 0 or -1 (memory). */
int keep_record_same(struct coco_arena *arena, struct coco_str a, struct coco_str b, bool *same);

/* keep_scales.c: the bounds of a run's rated questions (all zero: none yet): noted from its answers, 0 or -1 (memory); held against an
 * answer of the file; told where they differ. */
struct keep_scales {
	struct coco_map *items;
	struct keep_scale *scales;
	size_t cap;
	struct coco_buf key;
};
int keep_scales_note(struct keep_scales *scales, const struct coco_rec *rec, struct coco_arena *arena);
void keep_scales_hold(struct keep_scales *scales, const struct coco_rec *rec, struct coco_arena *arena);
void keep_scales_tell(const struct keep_scales *scales, const char *path, struct coco_diag *diag);
void keep_scales_free(struct keep_scales *scales);

#endif
