/* The choice in hand of the exchange search: which pairs are chosen, what each challenge and participant has, and lists by which the search
 * finds what else could be (exchange_search.c). Everything in it has one order, that of the pairs' ids. */
#include "exchange_parts.h"

#include <stdlib.h>

void coco_exchange_free(struct coco_exchange *exchange)
{
	struct coco_exchange *x = exchange;
	if (x == NULL)
		return;
	free(x->by_challenge), free(x->by_participant), free(x->sorted), free(x->best), free(x->seated), free(x->pitching);
	free(x->seats), free(x->pitches), free(x->shares), free(x->sum), free(x->chosen), free(x->order), free(x);
}

/* ---- lists ------------------------------------------------------------------------------------------------------ */

/* A pair while the lists are made. */
struct listed {
	uint32_t challenge, participant, pair;
	int64_t score;
};

static int by_participant(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	if (x->challenge != y->challenge)
		return x->challenge < y->challenge ? -1 : 1;
	return x->participant < y->participant ? -1 : x->participant > y->participant;
}

static int by_score(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	if (x->challenge == y->challenge && x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return by_participant(a, b);
}

static bool make_lists(struct coco_exchange *x)
{
	const struct coco_assign_problem *p = x->p;
	struct listed *list = calloc(p->n_pairs + 1, sizeof *list);
	if (list == NULL)
		return false;
	for (size_t i = 0; i < p->n_pairs; i++) {
		list[i] = (struct listed){p->pairs[i].challenge, p->pairs[i].participant, (uint32_t)i, p->pairs[i].score};
		x->by_challenge[p->pairs[i].challenge + 1]++;
		x->by_participant[p->pairs[i].participant + 1]++;
	}
	for (size_t c = 0; c < p->n_challenges; c++)
		x->by_challenge[c + 1] += x->by_challenge[c];
	for (size_t q = 0; q < p->n_participants; q++)
		x->by_participant[q + 1] += x->by_participant[q];
	qsort(list, p->n_pairs, sizeof *list, by_participant);
	for (size_t i = 0; i < p->n_pairs; i++)
		x->sorted[i] = list[i].pair;
	qsort(list, p->n_pairs, sizeof *list, by_score);
	for (size_t i = 0; i < p->n_pairs; i++)
		x->best[i] = list[i].pair;
	free(list);
	return true;
}

struct coco_exchange *coco_exchange_new(const struct coco_assign_problem *problem, int64_t least, struct coco_err *err)
{
	const size_t n_c = problem->n_challenges, n_q = problem->n_participants, n = problem->n_pairs + 1;
	struct coco_exchange *x = calloc(1, sizeof *x);
	if (x != NULL)
		*x = (struct coco_exchange){.p = problem,
		    .least = least,
		    .by_challenge = calloc(n_c + 2, sizeof *x->by_challenge),
		    .by_participant = calloc(n_q + 2, sizeof *x->by_participant),
		    .sorted = calloc(n, sizeof *x->sorted),
		    .best = calloc(n, sizeof *x->best),
		    .seated = calloc(n, sizeof *x->seated),
		    .pitching = calloc(n, sizeof *x->pitching),
		    .seats = calloc(n_c + 1, sizeof *x->seats),
		    .pitches = calloc(n_q + 1, sizeof *x->pitches),
		    .shares = calloc(problem->n_groups + 1, sizeof *x->shares),
		    .sum = calloc(n_c + 1, sizeof *x->sum),
		    .chosen = calloc(n, sizeof *x->chosen),
		    .order = calloc(n_c + 1, sizeof *x->order)};
	if (x && x->by_challenge && x->by_participant && x->sorted && x->best && x->seated && x->pitching && x->seats && x->pitches &&
	    x->shares && x->sum && x->chosen && x->order && make_lists(x))
		return x;
	coco_exchange_free(x);
	coco_err_no_memory(err);
	return NULL;
}

void coco_exchange_put(struct coco_exchange *exchange, uint32_t pair)
{
	struct coco_exchange *x = exchange;
	const struct coco_pair *one = &x->p->pairs[pair];
	x->seated[x->by_challenge[one->challenge] + x->seats[one->challenge]++] = pair;
	x->pitching[x->by_participant[one->participant] + x->pitches[one->participant]++] = pair;
	x->sum[one->challenge] += one->score;
	x->total += one->score + one->bonus;
	if (one->group > 0)
		x->shares[one->group - 1]++;
	x->chosen[pair] = true;
}

/* The pair must be among the n. */
static void drop(uint32_t *list, size_t *n, uint32_t pair)
{
	size_t i = 0;
	while (list[i] != pair)
		i++;
	for ((*n)--; i < *n; i++)
		list[i] = list[i + 1];
}

void coco_exchange_take(struct coco_exchange *exchange, uint32_t pair)
{
	struct coco_exchange *x = exchange;
	const struct coco_pair *one = &x->p->pairs[pair];
	drop(x->seated + x->by_challenge[one->challenge], &x->seats[one->challenge], pair);
	drop(x->pitching + x->by_participant[one->participant], &x->pitches[one->participant], pair);
	x->sum[one->challenge] -= one->score;
	x->total -= one->score + one->bonus;
	if (one->group > 0)
		x->shares[one->group - 1]--;
	x->chosen[pair] = false;
}

void coco_exchange_load(struct coco_exchange *exchange, const bool *chosen)
{
	struct coco_exchange *x = exchange;
	for (size_t i = 0; i < x->p->n_pairs; i++)
		if (x->chosen[i])
			coco_exchange_take(x, (uint32_t)i);
	for (size_t i = 0; i < x->p->n_pairs; i++)
		if (chosen[x->sorted[i]])
			coco_exchange_put(x, x->sorted[i]);
}

const bool *coco_exchange_chosen(const struct coco_exchange *exchange)
{
	return exchange->chosen;
}

const int64_t *coco_exchange_sums(const struct coco_exchange *exchange)
{
	return exchange->sum;
}

int64_t coco_exchange_total(const struct coco_exchange *exchange)
{
	return exchange->total;
}
