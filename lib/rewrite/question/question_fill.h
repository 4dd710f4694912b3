/* A form of the question that is filled with what its pattern caught. */
#ifndef COCO_QUESTION_FILL_H
#define COCO_QUESTION_FILL_H

#include "question_source.h"

enum { QUESTION_WORDS_MAX = 20 };

/* One question in the making. Borrows all but `out`. */
struct question_maker {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text;
	int lang;
	struct coco_arena *arena;
	struct question_cutter cutter;
	const struct pattern *never, *small, *hollow, *undenied;
	struct coco_buf out;
	bool denied;                      /* a form caught what its sentence denies: no form of trouble is asked of it */
	struct coco_str rests_on, before; /* what the question is made of, and the sentence before it, to which it may point back */
	struct coco_fact *source;         /* of the text; NULL: nothing asked for it yet */
	size_t n_source;
};

/* Puts the template of `form` into `m->out`, its groups being parts of `s`. False: a verb is not in the table, nothing is left of a group,
 * or it is too long. */
bool question_fill(struct question_maker *m, const struct question_form *form, struct coco_str s, const size_t groups[16]);

/* The main clause of what the form caught denies it (question_denied.c); `pattern`: the form's, as the table has it. */
bool question_denied(struct question_maker *m, const char *pattern, struct coco_str s, const size_t groups[16]);

#endif
