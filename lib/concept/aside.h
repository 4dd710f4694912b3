/* Names that a text only mentions. Private to lib/concept. */
#ifndef CONCEPT_ASIDE_H
#define CONCEPT_ASIDE_H

#include "lexicon.h"
#include "lexicon_text.h"

/* Takes out of the names of a text what is none: phrases of the tables `asides`, `needs` and `traps`, the names that an aside reaches,
 * works and verbs that say nothing there. Returns how many are left, in their order. */
size_t coco_asides_drop(const struct lexicon_text *text, struct coco_named *found, size_t n, struct coco_lexicon_how how);
/* Where the part of a clause begins that `word` stands in: behind a word that joins, forty words back at most. */
size_t coco_part_start(const struct lexicon_text *text, size_t word);

/* Of what found[kept] says that an owner has: goes the sentence on to want another of it (we have a logo but want a new one)? */
bool coco_wants_another(const struct coco_named *found, size_t n, size_t kept);

#endif
