/* A leaf of the door coco/record.h: in a store that keeps some fields, of free texts what they say by a table of words, and nothing else.
 */
#ifndef COCO_RECORD_SAYS_H
#define COCO_RECORD_SAYS_H

#include "coco/record.h"

/* A field that is kept as `filled`. Of a text that the table has as a name (coco_names_find) the first cell of its row is kept, for any
 * other "x"; so no first cell may be "x", and each must be a name of its row, that what was kept says the same again. */
struct coco_says {
	const char *type, *field;
	struct coco_table_ref words;
};
/* To be called before any record is added; `says` must live as long as the store. */
void coco_store_says(struct coco_store *store, const struct coco_says *says, size_t n);

#endif
