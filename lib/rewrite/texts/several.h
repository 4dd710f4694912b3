/* How the challenges of a text are found (several.c, several_listed.c). */
#ifndef COCO_REWRITE_SEVERAL_H
#define COCO_REWRITE_SEVERAL_H

#include "parts.h"

enum { PARTS_MAX = 9 };

struct finder {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text;
	int lang;
	struct unit *units;
	size_t count;
	size_t from[PARTS_MAX], to[PARTS_MAX], n; /* units of each part */
	bool joined;                              /* by a connective: a second need, another problem */
};

/* ---- several.c ---- */

/* The unit says what goes wrong, in no demand; `words` are those of cuts.csv, "trouble". */
bool several_troubles(const struct finder *f, const struct pattern *words, size_t i);
/* The unit says what is wanted. */
bool several_wants(const struct finder *f, size_t i);
/* The pattern meets the beginning of `s`. */
bool several_begins(const struct pattern *pattern, struct coco_str s);
/* Where what the unit at `i` begins ends: before `next`, in its paragraph; behind the last one only what goes on with it. */
size_t several_end(const struct finder *f, const struct pattern *words, size_t i, size_t next, bool last);

/* ---- several_listed.c ---- */

/* Parts that follow a sentence which says how many there are ("We have two problems."): counted by ordinals, items of a list, or headings
 * of their own. 0 or -1. */
int several_announced(struct finder *f, struct coco_err *err);
/* Sentences that ordinals count ("First, … Second, …"), or paragraphs that numbers or letters do, each of which says what goes wrong. Where
 * the text states a need besides, they are its reasons; steps of a process go wrong nowhere. 0 or -1. */
int several_ordinals(struct finder *f, struct coco_arena *arena, struct coco_err *err);

#endif
