/* A wording as the clauses and words that say something. Private to via. */
#ifndef COCO_REWRITE_VIA_SAID_H
#define COCO_REWRITE_VIA_SAID_H

#include "acts.h"
#include "senses.h"
#include "via.h"

enum { FULL = 3 };

struct said_word {
	size_t start, end;
	struct coco_str stem; /* in the arena */
	unsigned quantity;    /* of the member of "share" right before it; 0: none */
	size_t before;        /* where the word before it starts; SIZE_MAX: none */
};

struct clause {
	size_t from, to, start, end;
	unsigned persons; /* bits by row of the kind `person` */
	struct said_acts acts;
	size_t sentence;
	bool cause, effect, verb; /* it begins with because; it has a "therefore" */
};

struct said_text {
	struct coco_str text;
	struct said_word *words;
	size_t n_words, words_cap;
	struct clause *clauses;
	size_t count, cap;
	size_t sentences;
	size_t *times; /* by row of senses.csv */
	struct said_acts acts;
};

struct judge {
	const struct via_wording *w;
	struct coco_stemmer *stemmer;
	struct coco_arena *arena;
	struct coco_buf scratch, other;
	struct coco_err *err;
};

struct coco_table_ref said_table(void);
/* The row of senses.csv is of that kind. */
bool said_kind(size_t row, const char *kind);
/* The clause says enough to be one. */
bool said_full(const struct clause *c);
/* Reads `text`; what `to` has is freed by said_free. 0 or -1. */
int said_read(struct judge *j, struct coco_str text, struct said_text *to);
void said_free(struct said_text *said);

#endif
