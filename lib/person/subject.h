/* subject.h: one person among the records: under which ids, and what hangs on them. */
#ifndef PERSON_SUBJECT_H
#define PERSON_SUBJECT_H

#include "keep.h"

struct keep_subject {
	struct coco_str who;       /* as given */
	struct coco_buf email;     /* normalised, where an address was given */
	struct coco_map *ids;      /* the person's ids and aliases */
	struct coco_map *gone;     /* "type\x1fid" of records that can't be without the person */
	struct coco_person person; /* for texts */
	char country[8];           /* of the person's record; "": not known */
	struct keep_contacts contacts;
	struct coco_arena *arena; /* of one record */
};
/* Who is meant: ids by key and contacts. Errors (usage): an e-mail with neither. */
int keep_subject_init(
    struct keep_subject *subject, const struct coco_keep *keep, const char *who, const char *option, struct coco_err *err);
/* Finds the person's ids and what goes with them in all FILEs. `files`: one a FILE, zeroed. */
int keep_subject_find(struct keep_subject *subject, struct coco_run *run, struct keep_file *files, struct coco_err *err);
/* For coco_keep_refs, with the subject as context: its ids and what hangs on them go. */
struct coco_str keep_subject_map(void *context, const char *type, struct coco_str id);
void keep_subject_free(struct keep_subject *subject);

#endif
