/* The sums of all passages.
 *
 * Method: block by block, so that what is summed stays in the cache; in a block, slot by slot the best term of each passage, then the sum
 * over slots. Whole numbers: the order does not matter. */
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

struct cursor { /* of a term */
	uint32_t entry, end;
	uint32_t slot, weight;
};

struct summing {
	const struct coco_postings *postings;
	size_t n;
	uint32_t sum[COCO_BLOCK], best[COCO_BLOCK]; /* of the slot in work … */
	uint16_t touched[COCO_BLOCK];               /* … and where it is not 0 */
	struct cursor cursors[];
};

/* The postings of a term in this block; the cursor moves behind them. */
struct span {
	const uint8_t *posting, *end;
	uint32_t weight;
};

static struct span span_of(const struct coco_postings *p, struct cursor *c, uint32_t block)
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
static size_t add_best(struct summing *sums, struct span s, size_t touched)
{
	for (const uint8_t *at = s.posting; at < s.end; at += COCO_POSTING) {
		const uint16_t place = coco_posting_place(at);
		const uint32_t value = s.weight * at[COCO_POSTING - 1], before = sums->best[place];
		if (value <= before)
			continue;
		if (before == 0)
			sums->touched[touched++] = place;
		sums->best[place] = value;
	}
	return touched;
}

/* One slot: cursors from … to. */
static void add_slot(struct summing *sums, size_t from, size_t to, uint32_t block)
{
	struct span first = {0};
	size_t touched = 0;
	for (size_t i = from; i < to; i++) {
		const struct span s = span_of(sums->postings, &sums->cursors[i], block);
		if (s.posting == NULL)
			continue;
		if (first.posting == NULL) {
			first = s; /* perhaps the only one */
			continue;
		}
		if (touched == 0)
			touched = add_best(sums, first, 0);
		touched = add_best(sums, s, touched);
	}
	if (touched == 0) {
		if (first.posting != NULL)
			add_alone(sums->sum, first);
		return;
	}
	for (size_t i = 0; i < touched; i++) {
		sums->sum[sums->touched[i]] += sums->best[sums->touched[i]];
		sums->best[sums->touched[i]] = 0;
	}
}

static void sum_block(struct summing *s, uint32_t block, uint32_t *sums)
{
	const uint32_t *passages = s->postings->passage + s->postings->block_at[block];
	const size_t n = s->postings->block_at[block + 1] - s->postings->block_at[block];
	memset(s->sum, 0, n * sizeof *s->sum);
	for (size_t i = 0, end; i < s->n; i = end) {
		for (end = i + 1; end < s->n && s->cursors[end].slot == s->cursors[i].slot;)
			end++;
		add_slot(s, i, end, block);
	}
	for (size_t i = 0; i < n; i++)
		sums[passages[i]] = s->sum[i];
}

int coco_postings_sums(const struct coco_postings *postings, const struct coco_term *terms, size_t n, uint32_t *sums)
{
	struct summing *s = calloc(1, sizeof *s + n * sizeof *s->cursors);
	if (s == NULL)
		return -1;
	s->postings = postings;
	for (size_t i = 0; i < n; i++)
		if (terms[i].word < postings->n_words && terms[i].weight > 0)
			s->cursors[s->n++] =
			    (struct cursor){postings->first[terms[i].word], postings->first[terms[i].word + 1], terms[i].slot, terms[i].weight};
	for (uint32_t b = 0; b < postings->n_blocks; b++)
		sum_block(s, b, sums);
	free(s);
	return 0;
}
