/* Names that a text only mentions. Private to lib/match. */
#ifndef COCO_MATCH_ASIDE_H
#define COCO_MATCH_ASIDE_H

#include "lexicon.h"

/* Takes out of the names of a text what is none: phrases of the tables `asides` and `traps` and the names that an aside reaches. `owner`:
 * whoever looks for help wrote the text. Returns how many are left, in their order. */
size_t coco_asides_drop(struct coco_named *found, size_t n, bool owner);

#endif
