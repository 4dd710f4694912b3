/* Signs: what words of a text point to, sentence by sentence. Private to lib/concept. */
#ifndef CONCEPT_SIGN_H
#define CONCEPT_SIGN_H

#include "coco/base.h"

#define COCO_SIGNS 256 /* most signs of the table */

/* The signs that a sentence has, a bit each. */
struct coco_sign_bits {
	uint64_t bits[COCO_SIGNS / 64];
};

struct coco_signs;
struct coco_signs *coco_signs_new(void); /* NULL: memory, or a table that is too large */
/* The number of a sign by its name; COCO_NONE: there is none. */
size_t coco_signs_number(const struct coco_signs *signs, struct coco_str name);
/* Appends the sentences of a text (a language's index, -1: not known) with their signs. 0, or -1: memory. */
int coco_signs_in(
    struct coco_signs *signs, struct coco_str text, int lang, struct coco_sign_bits **sentences, size_t *n, size_t *cap) COCO_MUST_USE;
void coco_signs_free(struct coco_signs *signs);

static inline bool coco_sign_is(const struct coco_sign_bits *bits, size_t sign)
{
	return (bits->bits[sign / 64] >> sign % 64 & 1) != 0;
}

#endif
