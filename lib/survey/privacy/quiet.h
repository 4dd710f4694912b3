/* quiet.h: texts of a file that were looked through before and say nothing that is private, whoever's row they are in: in surveys the same
 * few words come again and again. */
#ifndef COCO_SURVEY_QUIET_H
#define COCO_SURVEY_QUIET_H

#include "plan.h"

/* One such text. */
struct survey_quiet {
	const struct survey_column *column;
	unsigned char n, signs; /* signs: coco_text_signs */
	char text[54];
};
/* The place of a text of a column among those of the file, which are in `*all` (NULL: none yet; made in `arena`). NULL: it is too long to
 * be kept, or memory. */
struct survey_quiet *survey_quiet_at(
    struct survey_quiet **all, const struct survey_column *column, struct coco_str text, struct coco_arena *arena);
/* The text there is this one. */
bool survey_quiet_is(const struct survey_quiet *at, const struct survey_column *column, struct coco_str text);
void survey_quiet_note(struct survey_quiet *at, const struct survey_column *column, struct coco_str text, unsigned signs);

#endif
