/* Stems by the tables stem_endings (languages that Snowball lacks) and stem_letters (all). Private to lib/text. */
#ifndef COCO_TEXT_LIGHT_H
#define COCO_TEXT_LIGHT_H

#include "coco/text.h"

#define LIGHT_FORMS 6     /* steps that deal with the forms of one noun or adjective */
#define LIGHT_STEPS 8     /* … and with verbs and their nouns */
#define LIGHT_ENDINGS 176 /* of a language, at most; a test holds the table to it */
#define LIGHT_LETTERS 24
#define LIGHT_MOST 256 /* bytes of a word */

struct light_ending {
	struct coco_str prefix, ending, instead;
	size_t keep; /* letters between prefix and ending */
};
/* What the tables say of one language, the longest endings of a step first. */
struct light_rules {
	bool read;
	struct light_ending endings[LIGHT_ENDINGS];
	size_t starts[LIGHT_STEPS + 1];
	struct light_letter {
		struct coco_str letter, instead;
	} letters[LIGHT_LETTERS];
	size_t n_letters;
	bool begins[256]; /* by byte: one of them begins with it */
};
/* Reads the rules of a language; how many endings its table has, even if there is no room for all. */
size_t light_read(struct light_rules *rules, const char *lang);
/* Makes letters one, in place; the new length, never more than `n`. */
size_t light_letters(const struct light_rules *rules, char *word, size_t n);
/* The stem of a normalised word of at most LIGHT_MOST bytes, by the first `steps`, in `out`. */
struct coco_str light_stem(const struct light_rules *rules, size_t steps, struct coco_str word, char out[LIGHT_MOST]);

#endif
