/* What each test of a suite makes briefs with: .init = rewriter_begin, .fini = rewriter_end. */
#ifndef TESTS_REWRITE_EACH_H
#define TESTS_REWRITE_EACH_H

#include "help.h"

extern struct coco_rewriter *rewriter;
extern struct coco_arena *arena;
void rewriter_begin(void);
void rewriter_end(void);

#endif
