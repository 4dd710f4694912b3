/* The words that a challenge asks for.
 *
 * Method: a bit for each word of the pool, and the number of bits before each 64 of them, so that a word's place among the asked ones is a
 * count of bits (Jacobson 1989); by that place stands what it brings. All of it stays in the processor's second cache, where lists by word
 * would be as long as the vocabulary. */
#include "asked.h"

#include <stdlib.h>
#include <string.h>

int coco_asked_init(struct coco_asked *asked, size_t words)
{
	*asked = (struct coco_asked){.lots = words / 64 + 1};
	asked->bits = calloc(asked->lots, sizeof *asked->bits);
	asked->before = calloc(asked->lots, sizeof *asked->before);
	return asked->bits && asked->before ? 0 : -1;
}

void coco_asked_free(struct coco_asked *asked)
{
	free(asked->bits), free(asked->before), free(asked->answers), free(asked->first), free(asked->seen);
	*asked = (struct coco_asked){0};
}

static int make_room(struct coco_asked *a, size_t terms)
{
	while (terms >= a->cap_answers)
		if (coco_grow(&a->answers, &a->cap_answers, a->cap_answers, sizeof *a->answers) != 0)
			return -1;
	while (a->n + 2 >= a->cap_first)
		if (coco_grow(&a->first, &a->cap_first, a->cap_first, sizeof *a->first) != 0)
			return -1;
	while (a->n >= a->cap_seen)
		if (coco_grow(&a->seen, &a->cap_seen, a->cap_seen, sizeof *a->seen) != 0)
			return -1;
	memset(a->seen, 0, (a->n + 1) * sizeof *a->seen);
	memset(a->first, 0, (a->n + 2) * sizeof *a->first);
	return 0;
}

int coco_asked_fill(struct coco_asked *asked, const struct coco_term *terms, size_t n)
{
	struct coco_asked *a = asked;
	memset(a->bits, 0, a->lots * sizeof *a->bits);
	for (size_t i = 0; i < n; i++)
		a->bits[terms[i].word / 64] |= UINT64_C(1) << terms[i].word % 64;
	a->n = 0;
	for (size_t lot = 0; lot < a->lots; lot++) {
		a->before[lot] = (uint32_t)a->n;
		a->n += (size_t)__builtin_popcountll(a->bits[lot]);
	}
	if (make_room(a, n) != 0)
		return -1;
	/* first[i + 1] is where the next answer of word i goes, and in the end where those of i + 1 begin. */
	for (size_t i = 0; i < n; i++)
		a->first[coco_asked_place(a, terms[i].word) + 2]++;
	for (size_t i = 2; i <= a->n; i++)
		a->first[i] += a->first[i - 1];
	for (size_t i = 0; i < n; i++)
		a->answers[a->first[coco_asked_place(a, terms[i].word) + 1]++] = (struct coco_answer_of){terms[i].slot, terms[i].weight};
	return 0;
}
