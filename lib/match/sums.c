/* The sums of all passages.
 *
 * Method: block by block, so that what is summed stays in the cache; in a block, slot by slot the best term of each passage, then the sum
 * over slots. Whole numbers: the order does not matter. */
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

/* The postings of a term in this block; the cursor moves behind them. */
struct span {
	const uint8_t *posting, *end;
	uint32_t weight;
};

static struct span span_of(const struct coco_postings *p, struct coco_cursor *c, uint32_t block)
{
	if (c->entry == c->end || p->entries[c->entry].block != block)
		return (struct span){0};
	const struct coco_entry *e = &p->entries[c->entry++];
	return (struct span){p->lists + COCO_POSTING * (size_t)e[0].start, p->lists + COCO_POSTING * (size_t)e[1].start, c->weight};
}

/* A term alone in its slot. */
static void add_alone(uint32_t *sum, struct span s)
{
	for (const uint8_t *at = s.posting; at < s.end; at += COCO_POSTING)
		sum[coco_posting_place(at)] += s.weight * at[COCO_POSTING - 1];
}

/* A further term of a slot: the best so far of each passage. */
static size_t add_best(struct coco_sum_scratch *scratch, struct span s, size_t touched)
{
	for (const uint8_t *at = s.posting; at < s.end; at += COCO_POSTING) {
		const uint16_t place = coco_posting_place(at);
		const uint32_t value = s.weight * at[COCO_POSTING - 1], before = scratch->best[place];
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
    const struct coco_postings *p, struct coco_cursor *cursors, size_t n, uint32_t block, struct coco_sum_scratch *scratch, uint32_t *sum)
{
	struct span first = {0};
	size_t touched = 0;
	for (size_t i = 0; i < n; i++) {
		const struct span s = span_of(p, &cursors[i], block);
		if (s.posting == NULL)
			continue;
		if (first.posting == NULL) {
			first = s; /* perhaps the only one */
			continue;
		}
		if (touched == 0)
			touched = add_best(scratch, first, 0);
		touched = add_best(scratch, s, touched);
	}
	if (touched == 0 && first.posting != NULL)
		add_alone(sum, first);
	for (size_t i = 0; i < touched; i++) {
		sum[scratch->touched[i]] += scratch->best[scratch->touched[i]];
		scratch->best[scratch->touched[i]] = 0;
	}
}

void coco_sum_block(const struct coco_postings *postings, struct coco_cursor *cursors, size_t n, uint32_t block,
    struct coco_sum_scratch *scratch, uint32_t *sum)
{
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && cursors[end].slot == cursors[i].slot;)
			end++;
		add_slot(postings, cursors + i, end - i, block, scratch, sum);
	}
}

/* Room for all at once. */
struct summing {
	struct coco_sum_scratch scratch;
	uint32_t sum[COCO_BLOCK];
	size_t n;
	struct coco_cursor cursors[];
};

int coco_postings_sums(const struct coco_postings *postings, const struct coco_term *terms, size_t n, uint32_t *sums)
{
	struct summing *s = calloc(1, sizeof *s + n * sizeof *s->cursors);
	if (s == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (terms[i].word < postings->n_words && terms[i].weight > 0)
			s->cursors[s->n++] =
			    (struct coco_cursor){postings->first[terms[i].word], postings->first[terms[i].word + 1], terms[i].slot, terms[i].weight};
	for (uint32_t b = 0; b < postings->n_blocks; b++) {
		const uint32_t *passages = postings->passage + postings->block_at[b];
		const size_t places = postings->block_at[b + 1] - postings->block_at[b];
		memset(s->sum, 0, places * sizeof *s->sum);
		coco_sum_block(postings, s->cursors, s->n, b, &s->scratch, s->sum);
		for (size_t i = 0; i < places; i++)
			sums[passages[i]] = s->sum[i];
	}
	free(s);
	return 0;
}
