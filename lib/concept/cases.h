/* Endings that are tried where a word is in no name: cases that would spoil other words. Private to lib/concept. */
#ifndef CONCEPT_CASES_H
#define CONCEPT_CASES_H

#include "coco/base.h"

struct coco_cases;
struct coco_cases *coco_cases_new(void); /* NULL: memory */
/* How many letters of the folded word stay without one of its endings: *next is 0 for the first, and moves on; 0: none is left. */
size_t coco_cases_cut(const struct coco_cases *cases, struct coco_str word, size_t *next);
void coco_cases_free(struct coco_cases *cases);

#endif
