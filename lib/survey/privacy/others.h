/* others.h: people of the run, or of its contacts, whose names stand in texts of somebody else's row. */
#ifndef COCO_SURVEY_OTHERS_H
#define COCO_SURVEY_OTHERS_H

#include "coco/survey.h"

/* The word begins with a capital. */
bool survey_capital(struct coco_str word);

struct survey_others;
struct survey_others *survey_others_new(void); /* NULL: memory */
void survey_others_free(struct survey_others *others);
/* Somebody is called so; one word is too little to go by. 0 or -1 (memory). */
int survey_others_name(struct survey_others *others, struct coco_str name);
bool survey_others_any(const struct survey_others *others);  /* a name is known */
bool survey_others_full(const struct survey_others *others); /* as many as it holds: later ones are not looked for */
/* Where a text stands; borrowed. `own`: the name of whom it is of, which is no other's. */
struct survey_others_place {
	const char *path, *column, *field;
	size_t line;
	struct coco_str own;
};
/* Notes what in the text may be a name. 0 or -1. */
int survey_others_text(struct survey_others *others, const struct survey_others_place *place, struct coco_str text);
/* Once all rows are read: gives the place of each text that names somebody else. 0 or -1. */
int survey_others_each(struct survey_others *others, void (*each)(void *context, const struct survey_others_place *place), void *context,
    struct coco_err *err);

#endif
