/* From words to numbered terms. Private to lib/match. */
#ifndef COCO_MATCH_TERMS_H
#define COCO_MATCH_TERMS_H

#include "coco/text.h"

/* What a text is taken apart into. */
enum coco_view {
	COCO_VIEW_STEM, /* stems of the words that are no function words */
	COCO_VIEW_PAIR, /* two stems, at most one word between them, in their order; one may be a function word */
	COCO_VIEW_GRAM, /* four letters in a row within a word with its ends marked, no accents */
	COCO_VIEWS
};

/* The language of a text: `index` as coco_lang_index gives it, -1 for another; `code` tells two others apart. */
struct coco_tongue {
	int index;
	char code[4]; /* "": not known */
};
/* `given` is the record's word for the text's language, or absent. `spoken` are the languages of the person who wrote it:
 * where there is one and the text does not look like it, it is believed; a text that does not say gets it, too. */
struct coco_tongue coco_tongue_of(struct coco_str given, const struct coco_str *spoken, size_t n_spoken, struct coco_str text);
bool coco_tongue_differ(struct coco_tongue a, struct coco_tongue b); /* both known, and not the same */

/* How often each term of a view stands in a text. */
struct coco_bag {
	uint32_t *terms;
	uint32_t *counts;
	size_t n, cap;
	double length; /* sum of counts */
};
struct coco_bags {
	struct coco_bag view[COCO_VIEWS];
};
void coco_bags_free(struct coco_bags *bags);

/* The dictionaries that number terms: in the order of first addition, so feed texts in an order that does not depend on the
 * input's. One per thread. */
struct coco_terms;
struct coco_terms *coco_terms_new(void);
/* Adds the words of `text` (valid UTF-8) to `bags`. Between two calls for the same bags no pair is made. 0, or -1: memory. */
int coco_terms_add(struct coco_terms *terms, struct coco_str text, int lang, struct coco_bags *bags);
size_t coco_terms_count(const struct coco_terms *terms, enum coco_view view);

/* The next word at or after *at, as matching takes it: like coco_word_next, but parted at apostrophes ("l'archivio" holds
 * "archivio"), where a part of one letter is none. */
bool coco_terms_next(struct coco_str text, size_t *at, struct coco_word *word);

/* What a single word stands for: its stem and its grams. Adds what is new. */
#define COCO_NO_TERM UINT32_MAX
struct coco_word_terms {
	uint32_t stem;
	bool function; /* a function word of the language: counts in pairs only */
	const uint32_t *grams;
	size_t n_grams;
};
int coco_terms_word(struct coco_terms *terms, struct coco_str word, int lang, struct coco_word_terms *found);
void coco_terms_free(struct coco_terms *terms);

#endif
