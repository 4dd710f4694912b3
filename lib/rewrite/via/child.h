/* A program that is asked one question: started without a shell, watched, and gone when it is over. */
#ifndef COCO_REWRITE_CHILD_H
#define COCO_REWRITE_CHILD_H

#include "coco/base.h"

/* Splits a command at blanks; quotes ' and " group, nothing else has a meaning. The vector ends with NULL and lives in the
 * arena. 0, or -1: no word, or a quote without its partner (exit 2). */
int command_split(struct coco_str command, struct coco_arena *arena, char ***argv, struct coco_err *err);

struct child_limits {
	double seconds;     /* from start to end */
	size_t bytes;       /* of the answer */
	char **environment; /* NAME=value …, NULL-terminated: all that the program sees of the environment */
};
/* Runs argv (found by the PATH of this process) with `in` on its standard input and appends its standard output to `out`; its
 * standard error goes nowhere. When this returns the program and its process group are gone.
 * 1: it ended with status 0 within the limits; 0: it did not, `why` says what in words; -1: error. */
int child_ask(
    char *const argv[], struct coco_str in, const struct child_limits *limits, struct coco_buf *out, char why[120], struct coco_err *err);

#endif
