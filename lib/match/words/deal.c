/* Terms dealt out to the blocks in which their words are.
 *
 * Method: the entries of each term are read once, and counted by block (Knuth 1973, distribution counting); then each goes to its place
 * among those of its block. So what is done for a block reads one array from end to end, and memory is waited for in one loop alone. */
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

#define AHEAD 8 /* terms whose entries are fetched before they are needed */

static struct coco_lot lot_of(const struct coco_postings *p, struct coco_term term)
{
	return term.word < p->n_words && term.weight > 0 ? p->lots[term.word] : (struct coco_lot){0, 0};
}

/* How many each block has: of block b in first[b + 2]. */
static void count(struct coco_deal *deal, const struct coco_postings *p, const struct coco_term *terms, size_t n)
{
	memset(deal->first, 0, (p->n_blocks + 2) * sizeof *deal->first);
	for (size_t i = 0; i < n; i++) {
		if (i + 2 * AHEAD < n && terms[i + 2 * AHEAD].word < p->n_words)
			coco_fetch(&p->lots[terms[i + 2 * AHEAD].word]);
		if (i + AHEAD < n)
			coco_fetch(&p->entries[lot_of(p, terms[i + AHEAD]).first]);
		const struct coco_lot lot = lot_of(p, terms[i]);
		for (uint32_t e = lot.first; e < lot.end; e++)
			deal->first[p->entries[e].block + 2] += p->entries[e].most > 0;
	}
}

static void put(struct coco_deal *deal, const struct coco_postings *p, struct coco_term term)
{
	const struct coco_lot lot = lot_of(p, term);
	for (const struct coco_entry *e = p->entries + lot.first; e < p->entries + lot.end; e++)
		if (e->most > 0)
			deal->parts[deal->first[e->block + 1]++] = (struct coco_part){
			    .start = e[0].start, .end = e[1].start, .slot = term.slot, .most = e->most * term.weight, .weight = term.weight};
}

int coco_deal_terms(struct coco_deal *deal, const struct coco_postings *postings, const struct coco_term *terms, size_t n)
{
	const struct coco_postings *p = postings;
	while (p->n_blocks + 2 > deal->cap_first)
		if (coco_grow(&deal->first, &deal->cap_first, deal->cap_first, sizeof *deal->first) != 0)
			return -1;
	count(deal, p, terms, n);
	/* first[b + 1] is where the next part of block b goes, and in the end where those of b + 1 begin. */
	for (size_t b = 2; b < p->n_blocks + 2; b++)
		deal->first[b] += deal->first[b - 1];
	while (deal->first[p->n_blocks + 1] > deal->cap_parts)
		if (coco_grow(&deal->parts, &deal->cap_parts, deal->cap_parts, sizeof *deal->parts) != 0)
			return -1;
	for (size_t i = 0; i < n; i++)
		put(deal, p, terms[i]);
	return 0;
}

void coco_deal_free(struct coco_deal *deal)
{
	free(deal->parts), free(deal->first);
	*deal = (struct coco_deal){0};
}
