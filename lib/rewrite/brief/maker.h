/* A brief while it is made. */
#ifndef COCO_REWRITE_MAKER_H
#define COCO_REWRITE_MAKER_H

#include "parts.h"

struct maker {
	struct coco_rewriter *rewriter;
	struct coco_str original, text, title; /* `text`: as it is read (view.c) */
	int lang;
	enum coco_apply apply;
	struct coco_arena *arena;
	struct unit *units;
	size_t count;
	struct coco_fact *facts;
	size_t n_facts;
	struct personal *personal;
	size_t n_personal;
	struct edits edits;
	struct coco_brief *brief;
	struct coco_err *err;
};

/* ---- missing.c ---- */

/* The questions to the owner, one for each slot that is empty. 0 or -1. */
int ask_missing(struct maker *m);

#endif
