/* The model by which languages are told apart: which runs of letters and which words speak for which language. It is
 * made at build time by lib/text/languages/model.c from lib/text/languages/samples.csv, the function words and the vocabularies; lang.c
 * reads it, and both take texts apart by this file. Private to lib/text. */
#ifndef COCO_TEXT_GRAMS_H
#define COCO_TEXT_GRAMS_H

#include "coco/base.h"

#define GRAM_LANES 32              /* languages at most: a row is two registers */
#define GRAM_LOAN (GRAM_LANES - 1) /* lane of a word's row that says, if not 0, that it is a loan word (loans.csv) */
#define GRAM_LETTERS 24            /* of a word that are looked at */
#define GRAM_ORDER 4
#define GRAM_PER_BIT 8 /* units of a weight */

/* Weights are binary logarithms: how much likelier a key is in the language than over all languages. */
struct gram_row {
	int8_t weight[GRAM_LANES];
};
struct gram_model {
	size_t langs, serbian; /* lanes; that of Serbian in Latin letters */
	const char (*codes)[4];
	uint32_t mask;          /* slots - 1 */
	const uint32_t *keys;   /* 0: free slot; open addressing from key & mask upwards */
	const uint16_t *places; /* of a slot's row */
	const struct gram_row *rows;
};
extern const struct gram_model coco_gram_model;

struct gram_keys {
	size_t n;
	uint32_t key[(GRAM_LETTERS + 2) * GRAM_ORDER + 1];  /* of runs, then of the word; never 0 */
	uint8_t order[(GRAM_LETTERS + 2) * GRAM_ORDER + 1]; /* letters of the run; GRAM_ORDER + 1: the word */
};
/* The next word of letters in a text at or after *at: lowered, composed, between boundary marks. What holds a digit, or a
 * point between letters (an address), is passed over. The number of letters with both marks, 0: no more. */
size_t gram_word(struct coco_str text, size_t *at, uint32_t letters[GRAM_LETTERS + 2]);
/* The letters as they are typed without accents, in place; `umlaut`: ä becomes ae, as Germans write it. The new number,
 * at most `most`. */
size_t gram_bare(uint32_t *letters, size_t n, size_t most, bool umlaut);
void gram_keys(const uint32_t *letters, size_t n, struct gram_keys *keys);

#endif
