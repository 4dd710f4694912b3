/* Everyday words that look like a name of one word. Private to lib/concept. */
#ifndef CONCEPT_EVERYDAY_H
#define CONCEPT_EVERYDAY_H

#include "coco/base.h"

/* The table `everyday`. */
struct coco_everyday;
struct coco_everyday *coco_everyday_new(void);
/* In which languages a word, as it is written, is an everyday word: a bit for each coco_lang_index, COCO_EVERYDAY_ELSE for other
 * languages and where the language is not known, and COCO_EVERYDAY_ALONE where it is one even as an answer of one word. 0: in none. -1:
 * memory. */
int coco_everyday_in(struct coco_everyday *everyday, struct coco_str word);
#define COCO_EVERYDAY_ELSE (1 << COCO_LANGS)
#define COCO_EVERYDAY_ALONE (2 << COCO_LANGS)
void coco_everyday_free(struct coco_everyday *everyday);

#endif
