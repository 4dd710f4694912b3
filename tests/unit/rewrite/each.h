/* What each test of a suite makes briefs with: .init = rewriter_begin, .fini = rewriter_end. */
#ifndef TESTS_REWRITE_EACH_H
#define TESTS_REWRITE_EACH_H

#include "help.h"

/* What a slot of a text's brief holds. */
struct slot_row {
	const char *lang, *text;
	enum coco_slot slot;
	const char *want; /* in the slot; NULL: the slot is empty, and asked for */
};

extern struct coco_rewriter *rewriter;
extern struct coco_arena *arena;
void rewriter_begin(void);
void rewriter_end(void);
/* The brief of a text, which must be proved. */
void brief_proved(const char *lang, const char *text, enum coco_apply apply, struct coco_brief *brief);
void slots_hold(const struct slot_row *rows, size_t n);

#endif
