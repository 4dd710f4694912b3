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
	const struct pattern *every;              /* what is said of all of them (cuts.csv) */
	const struct pattern *trouble;            /* what goes wrong (cuts.csv) */
	const struct pattern *urgent;             /* what one of them is */
	bool joined;                              /* by a connective: a second need, another problem */
};

/* ---- several.c ---- */

/* The unit says what goes wrong, in no demand. */
bool several_troubles(const struct finder *f, size_t i);
/* The unit says what is wanted. */
bool several_wants(const struct finder *f, size_t i);
/* The pattern meets the beginning of `s`. */
bool several_begins(const struct pattern *pattern, struct coco_str s);
/* Where what the unit at `i` begins ends: before `next`, in its paragraph. */
size_t several_end(const struct finder *f, size_t i, size_t next);
/* Where the last of the parts that begin at `begin` ends: before what is of all of them, or of another. Under a heading paragraphs go on
 * with it, else only those that name its matter or what goes wrong. */
size_t several_last(const struct finder *f, const size_t *begin, size_t n);
/* The unit names the matter of another of the parts, and not that of `own`. */
bool several_names_other(const struct finder *f, const size_t *begin, size_t n, size_t own, size_t i);

/* ---- several_listed.c ---- */

/* Parts that follow a sentence which says how many there are ("We have two problems."): counted by ordinals, items of a list, or headings
 * of their own. 0 or -1. */
int several_announced(struct finder *f, struct coco_err *err);
/* Sentences that ordinals count ("First, … Second, …"), or paragraphs that numbers or letters do, each of which says what goes wrong. Where
 * the text states a need besides, they are its reasons; steps of a process go wrong nowhere. 0 or -1. */
int several_ordinals(struct finder *f, struct coco_arena *arena, struct coco_err *err);

#endif
