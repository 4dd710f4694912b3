/* Sentences of two texts that are the same but for a word. Private to the room. */
#ifndef COCO_REWRITE_SENSES_H
#define COCO_REWRITE_SENSES_H

#include "compare.h"

/* A word that says something: not one of function, of a figure, a demand or a negation. */
struct sense_word {
	size_t start, end;
	uint64_t stem; /* its hash */
};

struct sense_sentence {
	size_t start, end, from, to; /* bytes; its words */
	uint64_t total;              /* the sum of their hashes */
	bool taken, figure;          /* a figure or a name stands in it */
};

/* A word or phrase that begins a condition or a time (if, unless, before), or that may stand for one (who, with). */
struct sense_marker {
	size_t sentence, start, end, row; /* of conditions.csv */
};

struct sense_side {
	struct coco_str text;
	int lang;
	struct sense_sentence *sentences;
	size_t count, n_words, cap;
	struct sense_word *words;
	struct sense_marker *markers;
	size_t n_markers, markers_cap;
};

/* Two sentences: number in each side, and the words of each that the other does not have: the first and how many, one or two. */
struct sense_pair {
	size_t a, b, gone, come; /* COCO_NONE: none */
	size_t n_gone, n_come;
};

/* How often a sentence has a word of each row of senses.csv, and where first. */
struct sense_counts {
	size_t *times;
	struct coco_word *first;
};

struct senses {
	const struct coco_rewriter *rewriter;
	struct coco_stemmer *stemmer;
	struct coco_arena *arena;
	struct coco_buf scratch, other;
	const struct side *ledgers[2];
	struct sense_side sides[2];
	struct sense_counts counts[2];
	struct coco_difference *told;
	size_t *n;
	struct coco_err *err;
};

/* ---- senses.c ---- */

/* Tells what the second sentence of the pair says otherwise, once at most. 0 or -1. */
int senses_judge(struct senses *s, const struct sense_pair *pair);
/* Tells that `was` became `is`, of the sentences of the pair; either may be NULL. Nothing where something is told beside already. */
bool sense_tell(struct senses *s, const struct sense_pair *pair, const struct coco_word *was, const struct coco_word *is);
/* Room for the rows of the table. 0 or -1: memory. */
int senses_counts(struct sense_counts *counts, struct coco_arena *arena);
/* The forms of a language, once. 0 or -1. */
int senses_load(struct lang_tables *to, int lang, struct coco_err *err);

/* The order of words tells who does what in the language. */
bool sense_order_fixed(int lang);
/* The normalised word ends as a verb that addresses somebody (row `address`). */
bool sense_addresses(struct coco_str normal, int lang);
/* One normalised word is the other with an ending that makes it another person's. */
bool sense_turned(struct coco_str one, struct coco_str other, int lang);

/* The row of the kind of senses.csv that has the word; COCO_NONE. */
size_t sense_row(struct senses *s, const struct sense_side *side, struct coco_str word, const char *kind);
bool sense_is(struct senses *s, const struct sense_side *side, struct coco_str word, const char *kind);

/* ---- senses_parts.c ---- */

/* The words of a sentence, `words` from number `word`, are an item of a list. */
bool sense_item(struct senses *s, int side, size_t sentence, size_t word, size_t words);
/* Clauses of the sentences, which have the same words, have exchanged some: one of each. */
bool sense_clauses_swapped(struct senses *s, size_t a, size_t b, struct sense_word *was, struct sense_word *is);

/* ---- senses_figures.c ---- */

/* Tells a figure that only one of the sentences has, and the other text elsewhere. */
bool sense_figures_tell(struct senses *s, const struct sense_pair *pair);
/* The sentences have the same figures, two at least, in another order. */
bool sense_figures_moved(struct senses *s, const struct sense_pair *pair);

/* ---- senses_whole.c ---- */

/* Adds sentences that only one of the texts has. 0 or -1: memory. */
int sense_sentences_tell(struct senses *s);

/* The words are of one stem, or of one beginning. */
bool sense_alike(const struct sense_side *side, const struct sense_word *one, const struct sense_side *other, const struct sense_word *two);

/* The word, or one alike, stands in the other text's sentence. */
bool sense_stands_in(
    const struct sense_side *side, const struct sense_word *word, const struct sense_side *other, const struct sense_sentence *of);

/* ---- senses_each.c ---- */

/* Tells "each" of a sentence with a figure that the other text says of all together: one of a sentence at most. */
void sense_each_tell(struct senses *s);

/* ---- senses_less.c ---- */

/* Tells the part of a sentence that is gone while all that is left of it stands in the other text: one of a sentence at most. */
void sense_less_tell(struct senses *s);

/* ---- conditions.c ---- */

/* The forms of a language, once. 0 or -1. */
int conditions_load(struct lang_tables *to, int lang, struct coco_err *err);
/* Notes the word of the sentence, which ends at `end`, where a condition begins at it: *behind is the end of its phrase; what it says of
 * its own ends at *says, its start where that is nothing. 1, 0, or -1: memory. */
int condition_at(
    struct senses *s, struct sense_side *side, size_t sentence, const struct coco_word *word, size_t end, size_t *behind, size_t *says);
/* Tells conditions that only one of the texts has, or that govern something else there: one of a sentence at most. */
void conditions_tell(struct senses *s);

/* ---- sense_pairs.c: senses_room and senses_tell of compare.h ---- */

#endif
