/* The inside of disclosure control: families of counts that add up, as disclosure.csv names them. */
#ifndef COCO_REPORT_DISCLOSE_H
#define COCO_REPORT_DISCLOSE_H

#include "model.h"

#define DEFS_MAX 12 /* places in a family's tree */

/* A place in the tree of nested counts: people, those of them who reached CONNECT … */
struct def {
	const char *name, *of; /* of: what this is a part of, as family.place; "": nothing that is told elsewhere */
	size_t parent;         /* COCO_NONE: the root */
	bool inner;            /* has places below it */
	int64_t least;         /* a row with less is not printed */
};
/* One count of a group, printed in one or more figures. */
struct count {
	size_t def, group;
	bool each; /* one of the codes of a dimension, all of them below their parent */
	int64_t value;
	bool hidden;
};
struct ref {
	size_t count, indicator;
	unsigned hides; /* what of the indicator tells the count: HIDE_… */
};
struct family {
	const char *name, *by, *under;
	bool whole;
	struct def defs[DEFS_MAX];
	size_t n_defs;
	struct coco_map *group_keys, *count_keys;
	struct group *groups; /* malloc'ed, as the two below */
	struct count *counts;
	struct ref *refs;
	size_t n_groups, cap_groups, n_counts, cap_counts, n_refs, cap_refs;
};

/* Decides which counts of the family stay hidden so that none of 1 to min_cell - 1 can be worked out. */
int family_protect(struct family *f, int64_t min_cell, struct coco_err *err);
/* What the families so far have counted and hidden, see remainders.c. */
struct seen;
struct seen *seen_new(void); /* NULL: no memory */
void seen_free(struct seen *seen);
int note_family(const struct family *f, struct seen *seen); /* 0 or -1 (no memory), as below */
/* Hides what cannot exceed a hidden root of the family `under`, and what 1 to min_cell - 1 are left beside of the count `of`. */
int hide_under(struct family *f, struct seen *seen, int64_t min_cell);
/* A family that is split by `by`: "*" each group by itself, "" only the total, else dimensions whose groups add up to it. */
bool each_alone(const struct family *f);

#endif
