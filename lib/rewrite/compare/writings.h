/* Other writings of the same: where a text that was brought to one of them had what. Private to the room. */
#ifndef COCO_REWRITE_WRITINGS_H
#define COCO_REWRITE_WRITINGS_H

#include "compare.h"

/* What stood from `start` to `end` stands from `now` to `now_end`. */
struct writing {
	size_t start, end, now, now_end;
};

/* A text on its way to another form. */
struct brought {
	const struct coco_rewriter *rewriter;
	const struct lang_tables *tables;
	int lang;
	struct coco_str text;
	size_t from;                  /* of the text, what is not yet written */
	struct coco_buf out, scratch; /* the new one; any word */
	struct writing *made;         /* in order */
	size_t count, cap;
};

/* Puts `as` for what stands from `start` to `end`, with the capital that it began with. 0 or -1: no memory. */
int writing_put(struct brought *b, size_t start, size_t end, struct coco_str as);
/* The word that ends at `at`, which may have a full stop behind it, is a unit of the figure before it. */
bool unit_ends(const struct brought *b, size_t at);

/* ---- writings_phrases.c ---- */

/* The plainer words that the brief has for a phrase. 0 or -1. */
int plainer_put(struct brought *b);

/* ---- writings_numbers.c ---- */

/* Numbers in words and with powers of ten. 0 or -1. */
int numbers_put(struct brought *b);

/* ---- writings_codes.c ---- */

/* Codes and measures, before phrases are read. 0 or -1. */
int codes_put(struct brought *b);

/* ---- writings_figures.c ---- */

/* The last day of the month that the phrase from `start` to `end` says; 0: none. It is put, 1; -1: no memory. */
int month_end_put(struct brought *b, size_t start, size_t end);
/* Months in figures, short months, units per another. 0 or -1. */
int figures_put(struct brought *b);
/* The verb from `start` to `end` demands what its clause ends with (ist … zu sammeln): `as` is put for it, 1; 0: it does not; -1. */
int verb_apart_put(struct brought *b, size_t start, size_t end, struct coco_str as);

#endif
