/* Words that look alike and mean something else. Private to question.c. */
#ifndef COCO_MATCH_FRIENDS_H
#define COCO_MATCH_FRIENDS_H

#include "coco/base.h"

struct coco_friends;
struct coco_friends *coco_friends_new(void); /* NULL: memory */
void coco_friends_free(struct coco_friends *friends);
/* Is a word of that language, in its normal form, in the table at all? */
bool coco_friends_know(const struct coco_friends *friends, int lang, struct coco_str word);
/* The languages in which `other` means something else than the word does in its own, a bit each by coco_lang_index. */
unsigned coco_friends_part(const struct coco_friends *friends, int lang, struct coco_str word, struct coco_str other);

#endif
