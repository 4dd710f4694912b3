/* What a passage of a profile has of a challenge: the sum of all that is alike, what of it can be shown, and how many of the challenge's
 * pairs of words stand in it in their order.
 *
 * What can be shown is told for a passage in its own language: a word that means something else there (friends.c) is none of it. */
#include "question.h"

#include <math.h>
#include <string.h>

#define REACH COCO_QUESTION_REACH
#define SHARE COCO_QUESTION_SHARE

/* Its words into q->row, where they may still be: a passage is looked at for its sum, for what can be shown of it and for its order. */
static int fetch(struct coco_question *q, uint32_t passage, uint32_t *n)
{
	*n = coco_postings_length(q->affinity->postings, passage);
	if (q->row_of == passage + 1)
		return 0;
	while (*n > q->cap_row)
		if (coco_grow(&q->row, &q->cap_row, q->cap_row, sizeof *q->row) != 0)
			return -1;
	coco_postings_words(q->affinity->postings, passage, q->row);
	q->row_of = passage + 1;
	return 0;
}

/* Its words that are asked for, each once, as their places among these, into q->known, and how often each is there into asked->seen. */
static uint32_t pick(struct coco_question *q, const struct coco_asked *asked, uint32_t n)
{
	uint32_t some = 0, different = 0;
	for (uint32_t i = 0; i < n; i++) { /* without a branch, which would be guessed wrong for one word in three */
		q->known[some] = q->row[i];
		some += coco_asked_has(asked, q->row[i]);
	}
	for (uint32_t i = 0; i < some; i++) {
		const uint32_t place = coco_asked_place(asked, q->known[i]);
		q->known[different] = place;
		different += asked->seen[place]++ == 0;
	}
	return different;
}

/* Is it no answer in the passage's language, as the word means something else there? */
static bool is_friend(const struct coco_question *q, const struct coco_asked *asked, uint32_t passage, uint32_t place, uint32_t slot)
{
	const unsigned langs = q->affinity->langs[q->affinity->tongue[passage]];
	for (size_t i = 0; i < q->n_parted; i++)
		if (q->parted[i].slot == slot && (q->parted[i].langs & langs) != 0 && coco_asked_place(asked, q->parted[i].word) == place)
			return true;
	return false;
}

/* The best of each slot among the terms that are asked for, and their sum. */
static int sum_of(struct coco_question *q, const struct coco_asked *asked, uint32_t passage, uint32_t *best, uint32_t *sum)
{
	uint32_t n;
	if (fetch(q, passage, &n) != 0)
		return -1;
	while (n >= q->cap_known)
		if (coco_grow(&q->known, &q->cap_known, q->cap_known, sizeof *q->known) != 0)
			return -1;
	const uint32_t different = pick(q, asked, n);
	const bool shown = asked == &q->asked_evident;
	const unsigned once = coco_postings_impact(q->affinity->postings, 1, n);
	if (q->n_slots > 0)
		memset(best, 0, q->n_slots * sizeof *best);
	for (uint32_t i = 0; i < different; i++) {
		const uint32_t place = q->known[i], count = asked->seen[place];
		const unsigned impact = count == 1 ? once : coco_postings_impact(q->affinity->postings, count, n);
		asked->seen[place] = 0;
		for (uint32_t k = asked->first[place]; k < asked->first[place + 1]; k++) {
			const struct coco_answer_of *answer = &asked->answers[k];
			if (shown && q->n_parted > 0 && is_friend(q, asked, passage, place, answer->slot))
				continue;
			const uint32_t value = answer->weight * impact;
			best[answer->slot] = value > best[answer->slot] ? value : best[answer->slot];
		}
	}
	*sum = 0;
	for (size_t i = 0; i < q->n_slots; i++)
		*sum += best[i];
	return 0;
}

int coco_question_sum(struct coco_question *question, uint32_t passage, uint32_t *sum)
{
	return sum_of(question, &question->asked, passage, question->best, sum);
}

int coco_question_shown(struct coco_question *question, uint32_t passage, uint32_t *sum)
{
	return sum_of(question, &question->asked_evident, passage, question->told, sum);
}

size_t coco_question_term(const struct coco_question *question, size_t slot)
{
	const struct coco_question *q = question;
	size_t low = 0, high = q->n_evident;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (q->evident[middle].slot < slot)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t t = low; t < q->n_evident && q->evident[t].slot == slot; t++)
		if (q->evident[t].weight > 0 && q->told[slot] % q->evident[t].weight == 0 && q->told[slot] / q->evident[t].weight <= COCO_IMPACT)
			return t;
	return COCO_NONE;
}

int coco_question_lone(struct coco_question *question, size_t profile, bool *lone, double *raised)
{
	struct coco_question *q = question;
	const uint32_t *first = q->affinity->first + profile;
	size_t slot = COCO_NONE;
	*lone = true;
	*raised = INFINITY;
	for (uint32_t passage = first[0]; passage < first[1]; passage++) {
		uint32_t sum;
		if (coco_question_shown(q, passage, &sum) != 0)
			return -1;
		for (size_t i = 0; i < q->n_slots; i++) {
			if (q->told[i] == 0)
				continue;
			const size_t term = coco_question_term(q, i);
			const bool abroad = q->foreign[q->affinity->tongue[passage]];
			const bool cousin = abroad && (term == COCO_NONE || q->evident[term].word != q->slots[i].number);
			*lone = *lone && (slot == COCO_NONE || slot == i) && (cousin || q->slots[i].named);
			*raised = fmin(*raised, coco_question_raise(q, q->affinity->tongue[passage]));
			slot = i;
		}
	}
	*lone = *lone && slot != COCO_NONE;
	return 0;
}

int coco_question_order(struct coco_question *question, uint32_t passage, double *order)
{
	struct coco_question *q = question;
	uint32_t n, before[REACH] = {0}, share = 0;
	*order = 0;
	if (q->n_pairs == 0)
		return 0;
	if (fetch(q, passage, &n) != 0)
		return -1;
	if (++q->stamp == 0) /* after 2^32 passages */
		for (size_t i = 0; i <= q->pair_mask; i++)
			q->pairs[i].seen = UINT32_MAX;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t slot = q->slot_of[q->row[i]];
		for (size_t k = 0; slot != 0 && k < REACH; k++) {
			struct coco_pair *pair = before[k] != 0 ? coco_question_pair(q, before[k], slot) : NULL;
			if (pair == NULL || pair->left == 0 || pair->seen == q->stamp)
				continue;
			pair->seen = q->stamp;
			share += pair->share;
		}
		memmove(before + 1, before, sizeof before - sizeof *before);
		before[0] = slot;
	}
	*order = (double)share / SHARE;
	return 0;
}
