/* The command line of coco-import. */
#ifndef CMD_IMPORT_OPTIONS_H
#define CMD_IMPORT_OPTIONS_H

#include "coco/base_run.h"
#include "coco/survey.h"

struct options {
	struct coco_common common;
	struct coco_import_file file; /* scoped: as it stood when a FILE was met */
	int format;
	const char *rejects, *contacts, *key, *resolve, *vocab_dir, *template, *schema, *vocab;
	const char *update, *erased, *erase, *subject, *consent, *rekey;
	bool with_contacts, show_values, admit_new, strict, explain, suggest, check, expired, duplicates, merge_duplicates;
};

/* Forms beyond those of records. */
enum { TEXT = COCO_CSV + 1, MD, UNSAID = -1 };

/* What is done: one of these. */
enum {
	IMPORT = 1,
	UPDATE = 2,
	CHECK = 4,
	EXPLAIN = 8,
	SUGGEST = 16,
	TEMPLATE = 32,
	SCHEMA = 64,
	VOCAB = 128,
	ERASE = 256,
	SUBJECT = 512,
	EXPIRED = 1024,
	REKEY = 2048,
	TWINS = 4096,
	MERGE = 8192,
	KEPT = ERASE | SUBJECT | EXPIRED | REKEY | TWINS | MERGE /* on record files */
};

extern const struct coco_tool import_tool;

/* What the options ask for; an option that would change nothing is refused. Sets the format where none was named.
 * Returns 0 and `*mode`, or -1: usage. */
int import_usage(struct options *options, const struct coco_run *run, unsigned *mode, struct coco_err *err);

#endif
