/* A leaf of the door coco/record.h: in a store that keeps some fields, of free texts the short ones that have no address and no number, for
 * they may be options of a question, and nothing of the others.
 */
#ifndef COCO_RECORD_SAYS_H
#define COCO_RECORD_SAYS_H

#include "coco/record.h"

/* A field that is kept as `filled`. Of a text, also as an element of a list, what has at most `most` bytes and eight words, no '@', no line
 * break, no mark that ends a sentence at its end and fewer than seven digits is kept as it stands; any other is "x". */
struct coco_says {
	const char *type, *field;
	size_t most;
};
/* To be called before any record is added; `says` must live as long as the store. */
void coco_store_says(struct coco_store *store, const struct coco_says *says, size_t n);

#endif
