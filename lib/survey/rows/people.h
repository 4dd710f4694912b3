/* people.h: the participants of a run. */
#ifndef COCO_SURVEY_PEOPLE_H
#define COCO_SURVEY_PEOPLE_H

#include "import.h"

/* What a row says about a person; borrowed. Of two rows of one person the one that was sent later wins; where a time is not known, the one
 * read later. */
struct survey_row_person {
	struct coco_str id;
	struct coco_str line; /* the participant's record; absent: the row says only who it is */
	struct coco_str org, contact_name, email, phone;
	struct coco_str partial;   /* names of its lists that could be read in part only, parted by blanks */
	struct coco_str submitted; /* when the row was sent, ISO text; "": not known */
	struct coco_str wave;      /* which time it was asked; absent */
	bool answers;              /* it has responses */
	bool own_id;               /* the id is the BSO's own: two e-mails under it are no accident */
	const char *path;
	size_t line_number;
};

struct survey_people;
struct survey_people *survey_people_new(void); /* NULL: memory */
void survey_people_free(struct survey_people *people);
/* A row of this id will come soon: what it needs may be fetched from memory meanwhile. */
void survey_people_expect(const struct survey_people *people, struct coco_str id);
/* Takes a row; may give the records that are held to make room. 0 or -1. */
int survey_people_row(struct survey_people *people, struct coco_import *import, const struct survey_row_person *row, struct coco_err *err);
bool survey_people_known(const struct survey_people *people, struct coco_str id); /* held at present */
/* Gives what is held, records and contacts. 0 or -1. */
int survey_people_give(struct survey_people *people, struct coco_import *import, struct coco_err *err);
/* Has an id come again after its record was given? 1, 0, -1. Then, behind survey_people_give: survey_people_collect, read the
 * files again with the same calls, survey_people_give. */
int survey_people_again(struct survey_people *people, struct coco_err *err);
int survey_people_collect(struct survey_people *people); /* 0 or -1 (memory) */

#endif
