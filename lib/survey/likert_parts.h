/* likert_parts.h: what labels have in common (likert_stem.c), for likert.c. */
#ifndef COCO_SURVEY_LIKERT_PARTS_H
#define COCO_SURVEY_LIKERT_PARTS_H

#include "likert.h"

/* What n labels of folded words have in common; false: nothing. */
bool survey_stem_find(const struct coco_str *labels, size_t n, struct survey_stem *stem);
/* The label of folded words with "xx" for it, without its blanks, in `room`; "": it does not fit there. */
struct coco_str survey_stem_apply(const struct survey_stem *stem, struct coco_str label, char *room, size_t size);

#endif
