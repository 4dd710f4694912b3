/* Short names that end compounds. Private to lib/concept. */
#ifndef CONCEPT_HEADS_H
#define CONCEPT_HEADS_H

#include "coco/base.h"

struct coco_heads;
struct coco_heads *coco_heads_new(void); /* NULL: memory */
/* Where the next head of a language begins in a folded word behind a first part that leaves it its meaning; 0: none. *next says where to go
 * on, and is 0 in the beginning. */
size_t coco_heads_in(const struct coco_heads *heads, int lang, struct coco_str word, size_t *next);
void coco_heads_free(struct coco_heads *heads);

#endif
