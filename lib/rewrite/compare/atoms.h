/* What a text says as atoms that do not depend on its language, shared by the files that compare translations. */
#ifndef COCO_REWRITE_ATOMS_H
#define COCO_REWRITE_ATOMS_H

#include "parts.h"

/* soft: money and time may be said in many words; a function word that looks like a unit (in, ha, s) may be none */
enum unit_kind { UNIT_NONE, UNIT_SOFT, UNIT_HARD };

struct atom {
	struct coco_str key; /* its class and value */
	struct coco_str unit;
	enum unit_kind unit_kind;
	int bound; /* -1 at most, 1 at least, 0 not told */
	size_t fact;
	bool said; /* a number in words, which the other language may say without one: both, pair */
	bool met;
	size_t skip; /* of the first of a key, in order of keys: so many of them have met */
};

struct across {
	const struct coco_rewriter *rewriter;
	struct coco_str text;
	int lang;
	struct coco_arena *arena;
	struct coco_fact *facts;
	size_t n_facts;
	struct atom *atoms;
	size_t count, cap;
	struct atom **sorted;
	struct coco_err *err;
};

/* ---- atoms.c ---- */

/* The atoms of a->text in a->lang, in the text's order and by their keys; `atoms` is freed by the caller. 0 or -1. */
int atoms_make(struct across *a);

#endif
