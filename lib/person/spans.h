/* spans.h: places in a text: words, and a person's numbers. */
#ifndef PERSON_SPANS_H
#define PERSON_SPANS_H

#include "coco/person.h"

struct span {
	size_t from, to;
};
/* The next word from `from` on: letters and digits, and what nobody sees between them. */
bool spans_word_next(struct coco_str text, size_t from, struct span *word);
struct coco_str spans_text(struct coco_str text, struct span at);
/* A number of the person; `alike`: one that only ends like it. */
bool spans_phone_find(const struct coco_person *person, struct coco_str text, size_t from, bool alike, struct span *found);
/* addresses.c: the next e-mail address at or behind `from`: its bytes are [*start, *end). */
bool person_email_next(struct coco_str text, size_t from, size_t *start, size_t *end);

#endif
