/* Passages that are likely among the best, before anything is known of what the best reach.
 *
 * Method: the few words of a challenge that weigh most and that few passages have are followed through the class of the challenge's
 * language, their values are added in a small table, and the passages with the greatest sums are given. They are no more than a guess:
 * whoever asks computes them, and then knows what any other passage has to bring (sieve.c). */
#include "postings_parts.h"

#include <stdlib.h>

#define FORMS 2      /* terms of a slot that are looked at: the word itself and the most alike */
#define COMMON 4096  /* a term that so many passages have tells too little */
#define ENOUGH 16384 /* postings in all, and those of the last term */
#define PLACES 65536 /* of the table, 2^16: less than a third is used */
#define BUCKETS 256  /* sums are told apart as finely as this */

/* A term in the class. */
struct trail {
	uint32_t weight, entry, end;
};

struct sum {
	uint32_t place, value; /* from 1; 0: free */
};

struct coco_scouts {
	struct trail *trails;
	size_t n, cap;
	struct sum sums[PLACES]; /* free but while they are in use */
	uint16_t used[ENOUGH + COMMON];
	size_t n_used;
};

struct coco_scouts *coco_scouts_new(void)
{
	return calloc(1, sizeof(struct coco_scouts));
}

void coco_scouts_free(struct coco_scouts *scouts)
{
	if (scouts == NULL)
		return;
	free(scouts->trails);
	free(scouts);
}

static int heaviest_first(const void *a, const void *b)
{
	const struct trail *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static int take_trails(
    struct coco_scouts *s, const struct coco_postings *p, const struct coco_term *terms, size_t n, uint32_t first, uint32_t end)
{
	uint32_t of_slot = 0;
	s->n = 0;
	for (size_t i = 0; i < n; i++) {
		of_slot = i > 0 && terms[i].slot == terms[i - 1].slot ? of_slot + 1 : 0;
		if (of_slot >= FORMS || terms[i].word >= p->n_words || terms[i].weight == 0)
			continue;
		if (coco_grow(&s->trails, &s->cap, s->n, sizeof *s->trails) != 0)
			return -1;
		const struct coco_lot lot = p->lots[terms[i].word];
		const struct trail one = {
		    terms[i].weight, coco_entry_from(p, lot.first, lot.end, first), coco_entry_from(p, lot.first, lot.end, end)};
		if (one.entry < one.end)
			s->trails[s->n++] = one;
	}
	if (s->n > 1)
		qsort(s->trails, s->n, sizeof *s->trails, heaviest_first);
	return 0;
}

static void follow(struct coco_scouts *s, const struct coco_postings *p, const struct trail *t)
{
	for (uint32_t e = t->entry; e < t->end; e++) {
		const uint32_t begin = p->block_at[p->entries[e].block] + 1;
		const uint8_t *posting = p->lists + COCO_POSTING * (size_t)p->entries[e].start,
		              *end = p->lists + COCO_POSTING * (size_t)p->entries[e + 1].start;
		for (; posting < end; posting += COCO_POSTING) {
			const uint32_t place = begin + coco_posting_place(posting);
			uint32_t at = place * UINT32_C(2654435769) >> 16;
			while (s->sums[at].place != 0 && s->sums[at].place != place)
				at = (at + 1) & (PLACES - 1);
			if (s->sums[at].place == 0)
				s->used[s->n_used++] = (uint16_t)at;
			s->sums[at].place = place;
			s->sums[at].value += t->weight * posting[COCO_POSTING - 1] / COCO_IMPACT;
		}
	}
}

/* How great a sum is, from 0 to BUCKETS. */
static size_t bucket_of(struct sum sum, uint32_t greatest)
{
	return greatest > 0 ? (size_t)((uint64_t)sum.value * BUCKETS / greatest) : 0;
}

/* The greatest sums, as many as there is room for. */
static size_t best_of(const struct coco_scouts *s, const struct coco_postings *p, uint32_t *passages, size_t most)
{
	uint32_t greatest = 0;
	size_t count[BUCKETS + 1] = {0}, least = BUCKETS, n = 0;
	for (size_t i = 0; i < s->n_used; i++)
		greatest = s->sums[s->used[i]].value > greatest ? s->sums[s->used[i]].value : greatest;
	for (size_t i = 0; i < s->n_used; i++)
		count[bucket_of(s->sums[s->used[i]], greatest)]++;
	for (size_t reached = count[least]; least > 0 && reached + count[least - 1] <= most; least--)
		reached += count[least - 1];
	for (size_t i = 0; i < s->n_used && n < most; i++)
		if (bucket_of(s->sums[s->used[i]], greatest) >= least)
			passages[n++] = p->passage[s->sums[s->used[i]].place - 1];
	return n;
}

int coco_scouts_send(struct coco_scouts *scouts, const struct coco_postings *postings, const struct coco_term *terms, size_t n,
    unsigned class, uint32_t *passages, size_t most, size_t *found)
{
	const struct coco_postings *p = postings;
	uint32_t first = 0, end;
	size_t all = 0;
	*found = 0;
	while (first < p->n_blocks && p->block_class[first] != class)
		first++;
	for (end = first; end < p->n_blocks && p->block_class[end] == class;)
		end++;
	if (take_trails(scouts, p, terms, n, first, end) != 0)
		return -1;
	scouts->n_used = 0;
	for (size_t i = 0; i < scouts->n && all < ENOUGH; i++) {
		const size_t postings_of = p->entries[scouts->trails[i].end].start - p->entries[scouts->trails[i].entry].start;
		if (postings_of >= COMMON)
			continue;
		follow(scouts, p, &scouts->trails[i]);
		all += postings_of;
	}
	*found = best_of(scouts, p, passages, most);
	for (size_t i = 0; i < scouts->n_used; i++)
		scouts->sums[scouts->used[i]] = (struct sum){0};
	return 0;
}
