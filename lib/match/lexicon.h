/* Names of one to a few words, and where a text has them. Private to lib/match. */
#ifndef COCO_MATCH_LEXICON_H
#define COCO_MATCH_LEXICON_H

#include "coco/base.h"

/* What a name in a text stands for, and the words it takes. */
struct coco_named {
	uint32_t meaning;  /* a concept's number + 1; COCO_NAMED_TRAP: the name means nothing */
	size_t start, end; /* words: first, behind the last */
};
#define COCO_NAMED_TRAP UINT16_MAX

/* The names of the vocabularies skill and technology and of the table `traps`, as they are built in. */
struct coco_lexicon;
struct coco_lexicon *coco_lexicon_new(void);
/* The longest name at each place of the text. The array is the names' own, valid until the next call; *words (or NULL): how many
 * words the text has. `whole`: names that are answers count, too, where they are the whole text. -1: memory. */
int coco_lexicon_in(struct coco_lexicon *lexicon, struct coco_str text, bool whole, const struct coco_named **found, size_t *n,
    size_t *words) COCO_MUST_USE;
void coco_lexicon_free(struct coco_lexicon *lexicon);

#endif
