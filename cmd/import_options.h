/* The command line of coco-import. */
#ifndef CMD_IMPORT_OPTIONS_H
#define CMD_IMPORT_OPTIONS_H

#include "coco/survey.h"

struct options {
	struct coco_common common;
	struct coco_import_file file; /* scoped: as it stood when a FILE was met */
	int format;
	const char *rejects, *contacts, *key, *resolve, *vocab_dir, *template, *schema, *vocab;
	const char *update, *erased, *erase, *subject, *consent, *rekey;
	bool with_contacts, show_values, admit_new, strict, explain, suggest, check, expired, duplicates, merge_duplicates;
};

extern const struct coco_tool import_tool;

#endif
