/* twins.h: whether two participants are likely the same. */
#ifndef PERSON_TWINS_H
#define PERSON_TWINS_H

#include "coco/base.h"

struct twin {
	struct coco_str id, side, country, org, folded, org_id, name, email;
	bool personal;  /* the organisation's name may be a person's */
	bool unclear;   /* its group holds two that are not the same */
	uint64_t pairs; /* which pairs of letters `folded` has, 64 classes */
	size_t same;    /* the first of its like, or itself */
	size_t like;    /* one that it was found to be like */
	size_t next;    /* the next of its group, COCO_NONE: the last */
};

uint64_t twin_pairs(struct coco_str text); /* which pairs of neighbouring letters are in it, 64 classes */
bool twins_alike(const struct twin *a, const struct twin *b);
/* What they say of themselves rules out that they are the same, however alike they are. */
bool twins_apart(const struct twin *a, const struct twin *b);
/* twins_find.c: gives each pair that is alike, by numbers, and has the organisation's id or the first two letters of its name in common;
 * one may come twice. 0 or -1 (memory). */
typedef void twins_found(void *context, size_t a, size_t b);
int twins_find(const struct twin *twins, size_t n, twins_found *found, void *context);

#endif
