/* What the parts of options in columns of their own share: their headings (tick_names.c), their questions and answers (ticks.c). */
#ifndef COCO_SURVEY_TICKS_PARTS_H
#define COCO_SURVEY_TICKS_PARTS_H

#include "plan.h"

/* The same words, whatever their case, accents and marks. */
bool ticks_says(struct coco_str a, struct coco_str b);
/* Options that stand alone in their headings; after the columns have their use. 0 or -1 (memory). */
int ticks_bare(struct survey_plan *plan, const struct survey_evidence *evidence);

#endif
