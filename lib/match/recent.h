/* Words as they stood in texts, lately, and a number for each. Private to lib/match. */
#ifndef COCO_MATCH_RECENT_H
#define COCO_MATCH_RECENT_H

#include "coco/base.h"

/* Forgets whatever stands in the way of something new, so that a number must be one that can be found out again. */
struct coco_recent;
/* It grows to so many words at most, a power of two. NULL: memory. */
struct coco_recent *coco_recent_new(size_t most);
/* *number is that of the word under this tag; false: it is not known any more. */
bool coco_recent_find(const struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t *number);
/* Notes a word that was not found. 0, or -1: memory. */
int coco_recent_note(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t number);
/* The word will be looked for soon: where it might stand is fetched from memory. */
void coco_recent_expect(const struct coco_recent *recent, struct coco_str word);
void coco_recent_free(struct coco_recent *recent);

#endif
