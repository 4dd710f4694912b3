/* A leaf of the door coco/record.h: counts over all records of a type in a store that is sealed. They read one field from the first record
 * to the last, which costs a fraction of asking for each record.
 */
#ifndef COCO_RECORD_COUNT_H
#define COCO_RECORD_COUNT_H

#include "coco/record.h"

/* Records that say nothing there: absent, null, a blank text, an empty list or object. */
size_t coco_store_blank(const struct coco_store *store, const char *type, const char *field);
/* References of that field, a string or a list of them, that name no record of type `target`, which is keyed by one id. Empty ones are
 * none. */
size_t coco_store_astray(const struct coco_store *store, const char *type, const char *field, const char *target);

#endif
