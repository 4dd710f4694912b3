/* The passages whose sum might be enough, without summing the others.
 *
 * Method: the idea of MaxScore (Turtle and Flood 1995; by blocks: Mallia and others 2017) with likeness. Of each slot of a challenge the
 * terms that can bring little in a block are cut: all whose greatest weight * impact there is at most cut(slot). A passage that
 * has none but such terms reaches the sum of all cuts at most; any other at most that and
 *
 *     sum over its terms that are left of max(0, weight * impact - cut(slot))
 *
 * because a slot counts its best term alone, which is above the cut by less than these together. So a passage is let through if this
 * reaches what is asked for, and only the postings of terms that are left are read. Which are cut: those that save most postings, as long
 * as the cuts together stay below SHARE of what is asked for, so that few passages are let through for nothing. What is above the cuts is
 * summed in steps of 2^shift, rounded up, so that the sums of a block are 16 bits each and stay in the processor's second cache.
 *
 * Where little is asked for, most passages would be let through: there, and where terms are too many for 16 bits, the sums themselves are
 * computed.
 *
 * Invariant: a passage whose sum is at least what is asked for is let through; its bound is never below its sum. */
#include "cuts.h"
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

#define SHARE 0.45       /* of what is asked for may be cut */
#define DENSE 8          /* where more than one passage in so many is let through, sums are computed instead, */
#define SPARSE 20        /* until fewer than one in so many have them */
#define BOUND_MOST 32767 /* of a passage's 16 bits */
#define WIDE 16          /* sums that are looked at together */
#define LINE 64          /* bytes of the cache's */
#define LINES 4          /* of a term's lists that are fetched before they are needed, */
#define AHEAD 8          /* so many terms ahead */

struct coco_sieve {
	const struct coco_postings *postings;
	struct coco_deal deal;
	struct cuts cuts;     /* of the block in work */
	uint32_t block, next; /* that, and the one behind it */
	unsigned shift;       /* of values, so that bounds fit */
	bool dense;           /* so many passages were let through that sums are the quicker way */
	struct coco_sum_scratch scratch;
	uint32_t sum[COCO_BLOCK];
	int16_t bound[COCO_BLOCK + WIDE]; /* above all cuts */
	struct coco_hit hits[COCO_BLOCK];
};

struct coco_sieve *coco_sieve_new(const struct coco_postings *postings)
{
	struct coco_sieve *s = calloc(1, sizeof *s);
	if (s != NULL)
		s->postings = postings;
	return s;
}

void coco_sieve_free(struct coco_sieve *sieve)
{
	if (sieve == NULL)
		return;
	coco_deal_free(&sieve->deal);
	cuts_free(&sieve->cuts);
	free(sieve);
}

int coco_sieve_begin(struct coco_sieve *sieve, const struct coco_term *terms, size_t n, size_t slots)
{
	struct coco_sieve *s = sieve;
	if (cuts_room(&s->cuts, slots) != 0 || coco_deal_terms(&s->deal, s->postings, terms, n) != 0)
		return -1;
	s->dense = false;
	s->block = s->next = 0;
	return 0;
}

bool coco_sieve_next(struct coco_sieve *sieve, unsigned *class)
{
	struct coco_sieve *s = sieve;
	s->block = s->next;
	if (s->block >= s->postings->n_blocks)
		return false;
	*class = s->postings->block_class[s->block];
	s->next++;
	return true;
}

/* ---- bounds ------------------------------------------------------------------------------------------------------ */

/* Leaves out the terms that are cut; how many are left, to the front. */
static size_t leave_out(struct coco_sieve *s, struct coco_part *parts, size_t n)
{
	uint64_t all = 0;
	size_t left = 0;
	for (size_t i = 0; i < n; i++) {
		const uint32_t cut = s->cuts.slots[parts[i].slot].cut;
		if (parts[i].most <= cut)
			continue;
		all += parts[i].most - cut;
		parts[left++] = parts[i];
	}
	for (s->shift = 0; (all >> s->shift) + left > BOUND_MOST; s->shift++)
		;
	return left;
}

/* The beginning of a term's list: behind it, the processor sees by itself that it is read in order. */
static void fetch_list(const struct coco_postings *p, const struct coco_part *part)
{
	const uint8_t *at = p->lists + COCO_POSTING * (size_t)part->start, *end = p->lists + COCO_POSTING * (size_t)part->end;
	for (int line = 0; line < LINES && at < end; line++, at += LINE)
		coco_fetch(at);
}

/* What the postings of a term have above the cut. */
static void add(struct coco_sieve *s, const struct coco_part *part)
{
	const uint8_t *posting = s->postings->lists + COCO_POSTING * (size_t)part->start,
	              *end = s->postings->lists + COCO_POSTING * (size_t)part->end;
	const uint32_t cut = s->cuts.slots[part->slot].cut, weight = part->weight, round = ((uint32_t)1 << s->shift) - 1;
	const unsigned shift = s->shift;
	int16_t *bound = s->bound;
	for (; posting < end; posting += COCO_POSTING) {
		const uint32_t value = weight * posting[COCO_POSTING - 1], above = value > cut ? value - cut + round : 0;
		int16_t *at = &bound[coco_posting_place(posting)];
		*at = (int16_t)((uint32_t)*at + (above >> shift));
	}
}

static void add_up(struct coco_sieve *s, const struct coco_part *parts, size_t n, size_t places)
{
	memset(s->bound, 0, (places + WIDE) * sizeof *s->bound);
	for (size_t i = 0; i < n; i++) {
		if (i + AHEAD < n)
			fetch_list(s->postings, &parts[i + AHEAD]);
		add(s, &parts[i]);
	}
}

/* ---- hits ------------------------------------------------------------------------------------------------------- */

/* Lets those through whose bound reaches `least`. */
static size_t let_through(struct coco_sieve *s, size_t places, uint32_t least)
{
	const uint32_t *passages = s->postings->passage + s->postings->block_at[s->block];
	const uint64_t above = least > s->cuts.all ? least - s->cuts.all : 1, steps = (above + ((uint64_t)1 << s->shift) - 1) >> s->shift;
	const int16_t need = (int16_t)steps;
	size_t n = 0;
	if (steps > BOUND_MOST)
		return 0;
	for (size_t i = 0; i < places; i += WIDE) {
		int16_t greatest = 0;
		for (size_t k = 0; k < WIDE; k++)
			greatest = s->bound[i + k] > greatest ? s->bound[i + k] : greatest;
		for (size_t k = 0; greatest >= need && k < WIDE; k++) {
			const uint64_t most = s->cuts.all + ((uint64_t)s->bound[i + k] << s->shift);
			if (s->bound[i + k] >= need)
				s->hits[n++] = (struct coco_hit){passages[i + k], most < UINT32_MAX ? (uint32_t)most : UINT32_MAX};
		}
	}
	return n;
}

/* The same by the sums themselves. */
static size_t let_sums_through(struct coco_sieve *s, const struct coco_part *parts, size_t n_parts, size_t places, uint32_t least)
{
	const uint32_t *passages = s->postings->passage + s->postings->block_at[s->block];
	size_t n = 0;
	memset(s->sum, 0, places * sizeof *s->sum);
	coco_sum_block(s->postings, parts, n_parts, &s->scratch, s->sum);
	for (size_t i = 0; i < places; i++)
		if (s->sum[i] >= least)
			s->hits[n++] = (struct coco_hit){passages[i], s->sum[i]};
	return n;
}

/* The better ones to the front. */
static void put_forward(struct coco_hit *hits, size_t n)
{
	uint32_t most = 0;
	size_t front = 0;
	for (size_t i = 0; i < n; i++)
		most = hits[i].most > most ? hits[i].most : most;
	for (size_t i = 0; i < n; i++)
		if (hits[i].most >= most - most / 4) {
			const struct coco_hit one = hits[front];
			hits[front++] = hits[i];
			hits[i] = one;
		}
}

void coco_sieve_hits(struct coco_sieve *sieve, uint32_t least, const struct coco_hit **hits, size_t *n, bool *exact)
{
	struct coco_sieve *s = sieve;
	const size_t places = s->postings->block_at[s->block + 1] - s->postings->block_at[s->block];
	struct coco_part *parts = s->deal.parts + s->deal.first[s->block];
	const size_t n_parts = s->deal.first[s->block + 1] - s->deal.first[s->block];
	*hits = s->hits;
	*n = 0;
	*exact = s->dense || least == 1 || n_parts > BOUND_MOST / 2;
	cuts_begin(&s->cuts, SHARE * least);
	for (size_t i = 0; i < n_parts; i++)
		cuts_note(&s->cuts, parts[i].slot, parts[i].most, parts[i].end - parts[i].start);
	if (s->cuts.possible < least)
		return;
	if (*exact) {
		*n = let_sums_through(s, parts, n_parts, places, least);
	} else {
		cuts_choose(&s->cuts);
		add_up(s, parts, leave_out(s, parts, n_parts), places);
		*n = let_through(s, places, least);
	}
	s->dense = *n * (*exact ? SPARSE : DENSE) > places;
	put_forward(s->hits, *n);
}
