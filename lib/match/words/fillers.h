/* Words that everybody has (table `fillers`: people, make, ten, never). Private to lib/match. */
#ifndef COCO_MATCH_FILLERS_H
#define COCO_MATCH_FILLERS_H

#include "coco/base.h"

struct coco_fillers;
struct coco_fillers *coco_fillers_new(void); /* NULL: memory */
/* In which languages a normal form is such a word: bits by lexis_slot; 0: in none. */
unsigned coco_fillers_in(const struct coco_fillers *fillers, struct coco_str normal);
void coco_fillers_free(struct coco_fillers *fillers);

#endif
