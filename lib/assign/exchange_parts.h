/* What the two parts of the exchange search share: the choice in hand with its lists (exchange.c), and the search (exchange_search.c).
 * Private to them. */
#ifndef COCO_ASSIGN_EXCHANGE_PARTS_H
#define COCO_ASSIGN_EXCHANGE_PARTS_H

#include "exchange.h"

struct coco_exchange {
	const struct coco_assign_problem *p;
	int64_t least, total;
	size_t *by_challenge, *by_participant; /* where the pairs of each begin in the lists below */
	uint32_t *sorted, *best;               /* pairs by challenge: by participant; by falling score */
	uint32_t *seated, *pitching;           /* chosen pairs by challenge; by participant */
	size_t *seats, *pitches, *shares;      /* how many of those; by group */
	int64_t *sum;
	bool *chosen;
	uint32_t *order; /* challenges, the worst-off first */
};

/* A pair comes to the choice; a chosen one leaves it. */
void coco_exchange_put(struct coco_exchange *exchange, uint32_t pair);
void coco_exchange_take(struct coco_exchange *exchange, uint32_t pair);

#endif
