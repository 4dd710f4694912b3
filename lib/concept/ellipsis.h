/* Names of which a text says a part that they share only once. Private to lib/concept. */
#ifndef CONCEPT_ELLIPSIS_H
#define CONCEPT_ELLIPSIS_H

#include "lexicon.h"
#include "lexicon_text.h"

#define COCO_ELLIPSES_MOST 4

/* The names that lack words which `named`, found in the text, has for them, too; words before `from` belong to other names. How many. */
size_t coco_ellipses(struct lexicon_text *text, struct coco_named named, size_t from, struct coco_named left_out[COCO_ELLIPSES_MOST]);

#endif
