/* The sums of all passages.
 *
 * Method: block by block, so that what is summed stays in the cache; in a block, slot by slot the best term of each passage, then the sum
 * over slots. Whole numbers: the order does not matter. */
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t *posting_at(const struct coco_postings *p, uint32_t at)
{
	return p->lists + COCO_POSTING * (size_t)at;
}

/* A term alone in its slot. */
static void add_alone(const struct coco_postings *p, uint32_t *sum, const struct coco_part *part)
{
	const uint8_t *end = posting_at(p, part->end);
	for (const uint8_t *at = posting_at(p, part->start); at < end; at += COCO_POSTING)
		sum[coco_posting_place(at)] += part->weight * at[COCO_POSTING - 1];
}

/* A further term of a slot: the best so far of each passage. */
static size_t add_best(const struct coco_postings *p, struct coco_sum_scratch *scratch, const struct coco_part *part, size_t touched)
{
	const uint8_t *end = posting_at(p, part->end);
	for (const uint8_t *at = posting_at(p, part->start); at < end; at += COCO_POSTING) {
		const uint16_t place = coco_posting_place(at);
		const uint32_t value = part->weight * at[COCO_POSTING - 1], before = scratch->best[place];
		if (value <= before)
			continue;
		if (before == 0)
			scratch->touched[touched++] = place;
		scratch->best[place] = value;
	}
	return touched;
}

/* One slot. */
static void add_slot(
    const struct coco_postings *p, const struct coco_part *parts, size_t n, struct coco_sum_scratch *scratch, uint32_t *sum)
{
	size_t touched = 0;
	if (n == 1) {
		add_alone(p, sum, parts);
		return;
	}
	for (size_t i = 0; i < n; i++)
		touched = add_best(p, scratch, &parts[i], touched);
	for (size_t i = 0; i < touched; i++) {
		sum[scratch->touched[i]] += scratch->best[scratch->touched[i]];
		scratch->best[scratch->touched[i]] = 0;
	}
}

void coco_sum_block(
    const struct coco_postings *postings, const struct coco_part *parts, size_t n, struct coco_sum_scratch *scratch, uint32_t *sum)
{
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && parts[end].slot == parts[i].slot;)
			end++;
		add_slot(postings, parts + i, end - i, scratch, sum);
	}
}

/* Room for all at once. */
struct summing {
	struct coco_deal deal;
	struct coco_sum_scratch scratch;
	uint32_t sum[COCO_BLOCK];
};

int coco_postings_sums(const struct coco_postings *postings, const struct coco_term *terms, size_t n, uint32_t *sums)
{
	struct summing *s = calloc(1, sizeof *s);
	const int rc = s != NULL ? coco_deal_terms(&s->deal, postings, terms, n) : -1;
	for (uint32_t b = 0; rc == 0 && b < postings->n_blocks; b++) {
		const uint32_t *passages = postings->passage + postings->block_at[b], *first = s->deal.first + b;
		const size_t places = postings->block_at[b + 1] - postings->block_at[b];
		memset(s->sum, 0, places * sizeof *s->sum);
		coco_sum_block(postings, s->deal.parts + first[0], first[1] - first[0], &s->scratch, s->sum);
		for (size_t i = 0; i < places; i++)
			sums[passages[i]] = s->sum[i];
	}
	if (s != NULL)
		coco_deal_free(&s->deal);
	free(s);
	return rc;
}
