/* The core of a word: what its inflected forms have in common, in all nine languages by one rule. Private to lib/concept. */
#ifndef CONCEPT_CORE_H
#define CONCEPT_CORE_H

#include "coco/base.h"

#define COCO_ENDINGS 160
#define COCO_ROUNDS 4

struct coco_ending {
	struct coco_str ending, instead;
	size_t keep;
	uint8_t next; /* item + 1 of the same round that ends with the same letter; 0: none */
};
/* The table `endings`, by rounds and last letters, the longest endings first. */
struct coco_endings {
	struct coco_ending items[COCO_ENDINGS];
	uint8_t first[COCO_ROUNDS][26]; /* item + 1 */
};
/* Reads the table; how many endings it has, even if there is no room for all. */
size_t coco_endings_read(struct coco_endings *endings);
/* Cuts a folded word in place; returns its new length, never more than `n`. */
size_t coco_core_cut(const struct coco_endings *endings, char *word, size_t n);
/* Up to three letters, all capitals: a name that must stand in capitals (AR, UX, PR). */
bool coco_short_capitals(struct coco_str word);

#endif
