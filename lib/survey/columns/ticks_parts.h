/* What the parts of options in columns of their own share: their headings (tick_names.c), their questions and answers (ticks.c). */
#ifndef COCO_SURVEY_TICKS_PARTS_H
#define COCO_SURVEY_TICKS_PARTS_H

#include "plan.h"

/* The same words, whatever their case, accents and marks. */
bool ticks_says(struct coco_str a, struct coco_str b);
/* A question's code and its option's, "A101" and "01" of "A101_01", "Q2" and "a" of "Q2a". False: it is no such name. `mark`: as the column
 * `stem` of platforms.csv has it. */
bool ticks_stem_cut(struct coco_str name, const char *mark, struct coco_str *stem, struct coco_str *option);
/* tick_marks.c: options that hold a mark or nothing; before the columns have their use. 0 or -1 (memory). */
int ticks_marks(struct survey_plan *plan, const struct survey_evidence *evidence);
/* Options that stand alone in their headings; after the columns have their use. 0 or -1 (memory). */
int ticks_bare(struct survey_plan *plan, const struct survey_evidence *evidence);

#endif
