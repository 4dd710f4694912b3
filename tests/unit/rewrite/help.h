/* The development texts, and a few steps that several tests take. */
#ifndef TESTS_REWRITE_HELP_H
#define TESTS_REWRITE_HELP_H

#include "coco/rewrite.h"

/* Texts of $SHARED/corpora/rewrite/challenges and our own; *count of them. The language is that of the file's name. */
struct sample {
	char name[64];
	int lang;
	struct coco_str text;
};
struct sample *samples(struct coco_arena *arena, size_t *count);

#endif
