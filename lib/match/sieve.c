/* The passages whose sum might be enough, without summing the others.
 *
 * Method: the idea of MaxScore (Turtle and Flood 1995; by blocks: Mallia and others 2017) with likeness. Of each slot of a challenge the
 * terms that can bring little in a group of blocks are cut: all whose greatest weight * impact there is at most cut(slot). A passage that
 * has none but such terms reaches the sum of all cuts at most; any other at most that and
 *
 *     sum over its terms that are left of max(0, weight * impact - cut(slot))
 *
 * because a slot counts its best term alone, which is above the cut by less than these together. So a passage is let through if this
 * reaches what is asked for, and only the postings of terms that are left are read. Which are cut: those that save most postings, as long
 * as the cuts together stay below SHARE of what is asked for, so that few passages are let through for nothing. Blocks that have a term
 * left with no value above the cut are left out, too.
 *
 * Where little is asked for, most passages would be let through: there the sums themselves are computed.
 *
 * Invariant: a passage whose sum is at least what is asked for is let through; its bound is never below its sum. */
#include "cuts.h"
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

#define GROUP 8    /* blocks for which cuts are chosen and sums are made together; where nothing is known, the first groups are smaller, */
#define GROWS 2    /* each so many times as large as the one before, because little is known of what will be asked for */
#define SHARE 0.45 /* of what is asked for may be cut */
#define DENSE 8    /* where more than one passage in so many is let through, sums are computed instead, */
#define SPARSE 20  /* until fewer than one in so many have them */
#define WIDE 8     /* sums that are looked at together */
#define LINE 64    /* bytes of the cache's */
#define LINES 4    /* of a term's lists that are fetched before they are needed, */
#define AHEAD 8    /* so many terms ahead */

struct cursor {          /* of a term */
	uint32_t entry, end; /* its entries: the next, and behind the last */
	uint32_t block;      /* of the next; UINT32_MAX: there is none */
	uint32_t slot, weight;
};

struct coco_sieve {
	const struct coco_postings *postings;
	struct cursor *cursors;
	size_t n, cap;
	uint32_t *active; /* cursors whose word is in the class in work */
	size_t n_active, cap_active;
	uint32_t class_end;        /* behind its last block */
	struct coco_cursor *parts; /* terms in the group, in the order of slots … */
	uint32_t *most;            /* … and the greatest of their values */
	size_t n_parts, cap_parts, cap_most;
	struct cuts cuts;    /* of the group */
	uint32_t block, end; /* the group's first block, and behind its last */
	uint32_t group;      /* blocks of it at most */
	unsigned shift;      /* of values, so that sums fit */
	bool dense;          /* so many passages were let through that sums are the quicker way */
	struct coco_sum_scratch scratch;
	uint32_t sum[GROUP * COCO_BLOCK];
	struct coco_hit hits[GROUP * COCO_BLOCK];
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
	free(sieve->cursors), free(sieve->active), free(sieve->parts), free(sieve->most);
	cuts_free(&sieve->cuts);
	free(sieve);
}

/* ---- blocks ----------------------------------------------------------------------------------------------------- */

int coco_sieve_begin(struct coco_sieve *sieve, const struct coco_term *terms, size_t n, size_t slots, bool known)
{
	struct coco_sieve *s = sieve;
	const struct coco_postings *p = s->postings;
	if (cuts_room(&s->cuts, slots) != 0)
		return -1;
	while (n > s->cap)
		if (coco_grow(&s->cursors, &s->cap, s->cap, sizeof *s->cursors) != 0)
			return -1;
	while (n > s->cap_active)
		if (coco_grow(&s->active, &s->cap_active, s->cap_active, sizeof *s->active) != 0)
			return -1;
	while (n > s->cap_parts)
		if (coco_grow(&s->parts, &s->cap_parts, s->cap_parts, sizeof *s->parts) != 0)
			return -1;
	while (n > s->cap_most)
		if (coco_grow(&s->most, &s->cap_most, s->cap_most, sizeof *s->most) != 0)
			return -1;
	s->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (i + AHEAD < n && terms[i + AHEAD].word < p->n_words)
			coco_fetch(&p->first[terms[i + AHEAD].word]);
		if (terms[i].word < p->n_words && terms[i].weight > 0)
			s->cursors[s->n++] = (struct cursor){
			    .entry = p->first[terms[i].word], .end = p->first[terms[i].word + 1], .slot = terms[i].slot, .weight = terms[i].weight};
	}
	for (size_t i = 0; i < s->n; i++) {
		struct cursor *c = &s->cursors[i];
		if (i + AHEAD < s->n)
			coco_fetch(&p->entries[s->cursors[i + AHEAD].entry]);
		c->block = c->entry < c->end ? p->entries[c->entry].block : UINT32_MAX;
	}
	s->dense = false;
	s->group = known ? GROUP : 1;
	s->block = s->end = s->class_end = 0;
	return 0;
}

/* A class begins: most words are in few of them. */
static void enter_class(struct coco_sieve *s)
{
	const struct coco_postings *p = s->postings;
	while (s->class_end < p->n_blocks && p->block_class[s->class_end] == p->block_class[s->block])
		s->class_end++;
	s->n_active = 0;
	for (size_t i = 0; i < s->n; i++) {
		s->active[s->n_active] = (uint32_t)i;
		s->n_active += s->cursors[i].block < s->class_end;
	}
}

bool coco_sieve_next(struct coco_sieve *sieve, unsigned *class)
{
	struct coco_sieve *s = sieve;
	const struct coco_postings *p = s->postings;
	s->block = s->end;
	if (s->block >= p->n_blocks)
		return false;
	*class = p->block_class[s->block];
	if (s->block == s->class_end)
		enter_class(s);
	s->end = s->class_end - s->block < s->group ? s->class_end : s->block + s->group;
	s->group = GROWS * s->group < GROUP ? GROWS * s->group : GROUP;
	return true;
}

/* ---- a group ----------------------------------------------------------------------------------------------------- */

/* The terms of the group; the cursors move behind it. */
static void collect(struct coco_sieve *s)
{
	const struct coco_postings *p = s->postings;
	s->n_parts = 0;
	for (size_t i = 0; i < s->n_active; i++) {
		struct cursor *c = &s->cursors[s->active[i]];
		if (i + AHEAD < s->n_active)
			coco_fetch(&p->entries[s->cursors[s->active[i + AHEAD]].entry]);
		struct coco_cursor part = {.entry = c->entry, .slot = c->slot, .weight = c->weight};
		uint32_t impact = 0;
		if (c->block >= s->end)
			continue;
		for (; c->block < s->end; c->block = c->entry < c->end ? p->entries[c->entry].block : UINT32_MAX) {
			impact = p->entries[c->entry].most > impact ? p->entries[c->entry].most : impact;
			c->entry++;
		}
		part.end = c->entry;
		const uint32_t most = impact * c->weight;
		if (most == 0)
			continue;
		s->most[s->n_parts] = most;
		s->parts[s->n_parts++] = part;
		cuts_note(&s->cuts, c->slot, most, p->entries[part.end].start - p->entries[part.entry].start);
	}
}

/* Leaves out the terms that are cut. */
static void leave_out(struct coco_sieve *s)
{
	uint64_t all = 0;
	size_t left = 0;
	for (size_t i = 0; i < s->n_parts; i++) {
		const uint32_t cut = s->cuts.slots[s->parts[i].slot].cut;
		if (s->most[i] <= cut)
			continue;
		all += s->most[i] - cut + 1;
		s->parts[left++] = s->parts[i];
	}
	s->n_parts = left;
	for (s->shift = 0; (all >> s->shift) + left > UINT32_MAX; s->shift++)
		;
}

/* ---- sums ------------------------------------------------------------------------------------------------------- */

/* What the postings of an entry have above the cut. */
static void add(const struct coco_sieve *s, uint32_t *sum, const struct coco_entry *entry, uint32_t weight, uint32_t cut)
{
	const uint8_t *posting = s->postings->lists + COCO_POSTING * (size_t)entry[0].start,
	              *end = s->postings->lists + COCO_POSTING * (size_t)entry[1].start;
	const uint32_t round = ((uint32_t)1 << s->shift) - 1;
	if (s->shift == 0)
		for (; posting < end; posting += COCO_POSTING) {
			const uint32_t value = weight * posting[COCO_POSTING - 1];
			sum[coco_posting_place(posting)] += value > cut ? value - cut : 0;
		}
	else
		for (; posting < end; posting += COCO_POSTING) {
			const uint32_t value = weight * posting[COCO_POSTING - 1];
			sum[coco_posting_place(posting)] += value > cut ? (value - cut + round) >> s->shift : 0;
		}
}

/* The beginning of a term's lists: behind it, the processor sees by itself that they are read in order. */
static void fetch_lists(const struct coco_postings *p, const struct coco_cursor *part)
{
	const uint8_t *at = p->lists + COCO_POSTING * (size_t)p->entries[part->entry].start,
	              *end = p->lists + COCO_POSTING * (size_t)p->entries[part->end].start;
	for (int line = 0; line < LINES && at < end; line++, at += LINE)
		coco_fetch(at);
}

/* What may reach the sums of the group, block by block of a term: its lists lie side by side. */
static void add_up(struct coco_sieve *s)
{
	const struct coco_postings *p = s->postings;
	for (size_t i = 0; i < s->n_parts; i++) {
		const struct coco_cursor *part = &s->parts[i];
		const uint32_t cut = s->cuts.slots[part->slot].cut;
		if (i + AHEAD < s->n_parts)
			fetch_lists(p, &s->parts[i + AHEAD]);
		for (const struct coco_entry *e = p->entries + part->entry; e < p->entries + part->end; e++)
			if (e->most * part->weight > cut)
				add(s, s->sum + COCO_BLOCK * (size_t)(e->block - s->block), e, part->weight, cut);
	}
}

/* The sums of the group themselves. */
static void sum_up(struct coco_sieve *s)
{
	s->shift = 0;
	for (uint32_t b = s->block; b < s->end; b++)
		coco_sum_block(s->postings, s->parts, s->n_parts, b, &s->scratch, s->sum + COCO_BLOCK * (size_t)(b - s->block));
}

/* Lets those through whose sum reaches `need`. */
static size_t let_through(struct coco_sieve *s, size_t places, uint32_t need)
{
	const uint32_t *passages = s->postings->passage + s->postings->block_at[s->block]; /* blocks of a group are full, but for the last */
	size_t n = 0;
	for (size_t i = 0; i < places; i += WIDE) {
		uint32_t any = 0;
		for (size_t k = 0; k < WIDE; k++)
			any |= s->sum[i + k] >= need;
		for (size_t k = 0; any != 0 && k < WIDE; k++) {
			const uint64_t most = s->cuts.all + ((uint64_t)s->sum[i + k] << s->shift);
			if (s->sum[i + k] >= need)
				s->hits[n++] = (struct coco_hit){passages[i + k], most < UINT32_MAX ? (uint32_t)most : UINT32_MAX};
		}
	}
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
	const size_t places = s->postings->block_at[s->end] - s->postings->block_at[s->block];
	*hits = s->hits;
	*n = 0;
	*exact = s->dense || least == 1;
	cuts_begin(&s->cuts, SHARE * least);
	collect(s);
	if (s->cuts.possible < least)
		return;
	memset(s->sum, 0, (places + WIDE - 1) / WIDE * WIDE * sizeof *s->sum);
	if (*exact) {
		sum_up(s);
	} else {
		cuts_choose(&s->cuts);
		leave_out(s);
		add_up(s);
	}
	const uint32_t need = (uint32_t)((least - s->cuts.all) >> s->shift);
	*n = let_through(s, places, need > 0 ? need : 1);
	s->dense = *n * (*exact ? SPARSE : DENSE) > places;
	put_forward(s->hits, *n);
}
