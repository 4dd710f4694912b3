/* Why seats stay empty although there are participants for them. Private to lib/match. */
#ifndef COCO_MATCH_BOTTLENECK_H
#define COCO_MATCH_BOTTLENECK_H

#include "assign.h"

/* Challenges that together need more than all their participants can give: the asked one, and those that hold the pitches that it, or
 * another of them, could use. Numbers ascend. */
struct coco_bottleneck {
	uint32_t *challenges;
	size_t n_challenges;
	uint32_t *participants; /* one more pitch of any of these fills one more seat */
	size_t n_participants;
	int64_t needed, given; /* least seats of the challenges, and how many of them can be filled at most; needed > given */
	/* Participants of the asked challenge that have no pitch for it: all of theirs are pinned elsewhere; they may not have any; a colleague
	 * has the place. */
	size_t fixed, barred, colleagues;
	bool whole; /* false: the search became too long and gives nothing */
};

/* For many questions about one solution, in which as many least seats are filled as can be; both are borrowed. NULL: no memory. */
struct coco_narrows;
struct coco_narrows *coco_narrows_new(const struct coco_assign_problem *problem, const bool *chosen);
/* About a challenge with an unfilled least seat. What it gives is valid until the next question. */
void coco_narrows_find(struct coco_narrows *narrows, uint32_t challenge, struct coco_bottleneck *bottleneck);
void coco_narrows_free(struct coco_narrows *narrows);

#endif
