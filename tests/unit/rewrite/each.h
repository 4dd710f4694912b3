/* What each test of a suite makes briefs with: .init = rewriter_begin, .fini = rewriter_end. */
#ifndef TESTS_REWRITE_EACH_H
#define TESTS_REWRITE_EACH_H

#include "help.h"

extern struct coco_rewriter *rewriter;
extern struct coco_arena *arena;
void rewriter_begin(void);
void rewriter_end(void);
/* The brief of a text, which must be proved. */
void brief_proved(const char *lang, const char *text, enum coco_apply apply, struct coco_brief *brief);

#endif
