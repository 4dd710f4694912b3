/* What would admit more participants to a challenge. Private to lib/match. */
#ifndef COCO_MATCH_LACKING_H
#define COCO_MATCH_LACKING_H

#include "engine.h"

enum { COCO_RELAX_MOST = 3 };

struct coco_lacking {
	size_t admits[COCO_GATES]; /* how many would be admitted if this gate alone were opened; of COCO_GATE_MUST all keys at once */
	size_t *must;              /* … if this key of must alone were left out */
	/* The fewest keys of must, at most COCO_RELAX_MOST, that together admit as many as are wanted, and of those the ones that admit most;
	 * n_set 0: none do, or one key or another gate alone does. */
	size_t set[COCO_RELAX_MOST], n_set, set_admits;
};

/* Counts over all participants that are no candidates of the challenge. `wanted`: how many more it needs. 0, or -1: memory; free it in
 * either case. */
int coco_lacking_find(
    struct coco_match *match, size_t challenge, size_t wanted, struct coco_lacking *lacking, struct coco_err *err) COCO_MUST_USE;
void coco_lacking_free(struct coco_lacking *lacking);

#endif
