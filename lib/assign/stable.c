/* Deferred acceptance with room for several on both sides: whoever of the offering side has room left offers to the next in its order; the
 * other holds the best so far, and turns away the worst when it has too many, who then offers further down. An offer that was turned away
 * is never made again, so it ends after at most as many offers as there are pairs. Invariant: whom somebody has turned away it would have
 * in no stable choice, so the result is the best for those who offer. It does not depend on the order of the offers. */
#include "coco/assign.h"

#include <stdlib.h>

/* One side: whose pairs lie where in the lists, best first. */
struct side {
	size_t n;
	const size_t *room;
	size_t *first; /* n + 1 */
	uint32_t *list;
	size_t *held; /* how many it has */
	size_t *next; /* of those who offer: the next in its list; of the others: the worst that is held, once it is full */
};

struct run {
	const struct coco_stable_problem *p;
	struct side offering, taking;
	enum coco_stable_side by;
	uint32_t *where;   /* by pair: its place in the taking side's list */
	uint32_t *waiting; /* those of the offering side who have room and may have somebody to offer to */
	size_t n_waiting;
	bool *chosen;
};

static uint32_t who(const struct run *r, size_t pair, bool offering)
{
	return (r->by == COCO_STABLE_CCI) == offering ? r->p->pairs[pair].participant : r->p->pairs[pair].challenge;
}

struct ranked {
	uint32_t who, place, pair;
};

static int by_place(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void free_side(struct side *s)
{
	free(s->first), free(s->list), free(s->held), free(s->next);
}

static bool make_side(struct run *r, struct side *s, bool offering)
{
	const size_t n_pairs = r->p->n_pairs;
	const enum coco_stable_side order = offering == (r->by == COCO_STABLE_CCI) ? COCO_STABLE_CCI : COCO_STABLE_AVM;
	struct ranked *all = calloc(n_pairs + 1, sizeof *all);
	s->n = order == COCO_STABLE_CCI ? r->p->n_participants : r->p->n_challenges;
	s->room = order == COCO_STABLE_CCI ? r->p->pitches : r->p->seats;
	s->first = calloc(s->n + 1, sizeof *s->first);
	s->list = calloc(n_pairs + 1, sizeof *s->list);
	s->held = calloc(s->n + 1, sizeof *s->held);
	s->next = calloc(s->n + 1, sizeof *s->next);
	if (!all || !s->first || !s->list || !s->held || !s->next) {
		free(all);
		return false;
	}
	for (size_t i = 0; i < n_pairs; i++) {
		all[i] = (struct ranked){who(r, i, offering), r->p->pairs[i].place[order], (uint32_t)i};
		s->first[all[i].who + 1]++;
	}
	if (n_pairs > 1)
		qsort(all, n_pairs, sizeof *all, by_place);
	for (size_t i = 0; i < n_pairs; i++)
		s->list[i] = all[i].pair;
	for (size_t i = 0; i < s->n; i++)
		s->first[i + 1] += s->first[i], s->next[i] = s->first[i];
	free(all);
	return true;
}

/* The worst that is held stands before `from`: whoever takes is full from now on, so its worst only gets better. */
static void find_worst(struct run *r, uint32_t taker, size_t from)
{
	while (from > r->taking.first[taker] && !r->chosen[r->taking.list[from - 1]])
		from--;
	r->taking.next[taker] = from - 1;
}

static void accept(struct run *r, uint32_t pair, uint32_t offers, uint32_t taker)
{
	r->chosen[pair] = true;
	r->offering.held[offers]++;
	if (++r->taking.held[taker] == r->taking.room[taker])
		find_worst(r, taker, r->taking.first[taker + 1]);
}

/* Takes the pair in the place of the worst, whose other side has room again. */
static void replace(struct run *r, uint32_t pair, uint32_t offers, uint32_t taker)
{
	const size_t worst = r->taking.next[taker];
	const uint32_t gone = r->taking.list[worst], whose = who(r, gone, true);
	r->chosen[gone] = false;
	r->offering.held[whose]--;
	r->waiting[r->n_waiting++] = whose;
	r->chosen[pair] = true;
	r->offering.held[offers]++;
	find_worst(r, taker, worst);
}

static void offer(struct run *r, uint32_t offers)
{
	struct side *o = &r->offering, *t = &r->taking;
	while (o->held[offers] < o->room[offers] && o->next[offers] < o->first[offers + 1]) {
		const uint32_t pair = o->list[o->next[offers]++], taker = who(r, pair, false);
		if (t->held[taker] < t->room[taker])
			accept(r, pair, offers, taker);
		else if (t->room[taker] > 0 && r->where[pair] < t->next[taker])
			replace(r, pair, offers, taker);
	}
}

int coco_stable(const struct coco_stable_problem *problem, enum coco_stable_side side, bool *chosen, struct coco_err *err)
{
	struct run r = {.p = problem, .by = side, .chosen = chosen};
	for (size_t i = 0; i < problem->n_pairs; i++)
		chosen[i] = false;
	const bool made = make_side(&r, &r.offering, true) && make_side(&r, &r.taking, false);
	r.where = calloc(problem->n_pairs + 1, sizeof *r.where);
	/* each who offers once, and again whenever one of its offers is turned away */
	r.waiting = calloc(r.offering.n + problem->n_pairs + 1, sizeof *r.waiting);
	const bool well = made && r.where != NULL && r.waiting != NULL;
	for (size_t i = 0; well && i < problem->n_pairs; i++)
		r.where[r.taking.list[i]] = (uint32_t)i;
	for (size_t i = r.offering.n; well && i > 0; i--)
		r.waiting[r.n_waiting++] = (uint32_t)i - 1;
	while (well && r.n_waiting > 0)
		offer(&r, r.waiting[--r.n_waiting]);
	free_side(&r.offering), free_side(&r.taking);
	free(r.where), free(r.waiting);
	return well ? 0 : coco_err_nomem(err);
}
