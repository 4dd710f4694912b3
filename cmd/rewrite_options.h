/* The command line of coco-rewrite-challenge. */
#ifndef CMD_REWRITE_OPTIONS_H
#define CMD_REWRITE_OPTIONS_H

#include "coco/base_run.h"
#include "coco/rewrite.h"

#define NOT_GIVEN (-1)
enum fail_on { FAIL_WARNING, FAIL_NOTE };
struct options {
	struct coco_common common;
	int format, apply, fail_on;
	long part;
	double via_timeout;
	struct coco_texts lexicons;
	const char *via, *answers;
	bool text, check, undo, score, sentences, rules, force, every_rule;
	const char *verify, *owner;
};

extern const struct coco_tool rewrite_tool;

/* Every option that is given has an effect on what is asked for: 0, or -1 with a usage error. */
int rewrite_check(const struct options *o, const struct coco_run *run, struct coco_err *err);

#endif
