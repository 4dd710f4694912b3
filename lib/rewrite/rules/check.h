/* A check of a text by the rules, shared by the files that hold them. */
#ifndef COCO_REWRITE_CHECK_H
#define COCO_REWRITE_CHECK_H

#include "parts.h"

struct check {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text;
	int lang;
	struct unit *units;
	size_t count;
	const struct coco_fact *facts;
	size_t n_facts;
	struct coco_arena *arena;
	struct coco_smell *smells;
	size_t n, cap;
	struct coco_err *err;
};

/* Adds a finding; `hide`: its words are personal and not shown. 0 or -1. */
int found(struct check *c, size_t rule, size_t start, size_t end, bool hide);

/* ---- check_words.c ---- */
int acronyms(struct check *c, size_t rule);
int jargon(struct check *c, size_t rule);
int wordy(struct check *c, size_t rule);
int noun_for_verb(struct check *c, size_t rule);

/* ---- check_sense.c ---- */
int several(struct check *c, size_t rule);
int negative_question(struct check *c, size_t rule);
int no_picture(struct check *c, size_t rule);
int mixed(struct check *c, size_t rule);

#endif
