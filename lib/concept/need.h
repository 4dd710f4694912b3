/* What is wanted, and what is made. Private to lib/concept. */
#ifndef CONCEPT_NEED_H
#define CONCEPT_NEED_H

#include "lexicon.h"
#include "lexicon_text.h"

/* Marks the names that a phrase of the table `needs` reaches as wanted, and makes names of the works among them; for whoever offers, the
 * works that a verb of making reaches. Works and verbs that nothing reached, and what an owner makes itself, become traps. */
void coco_needs_mark(const struct lexicon_text *text, struct coco_named *found, size_t n, struct coco_lexicon_how how);

#endif
