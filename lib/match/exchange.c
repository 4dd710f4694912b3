/* Exchange search: a challenge gets another participant, and what that one leaves behind is made good.
 *
 * From the worst-off challenge on, each is to be raised: it takes in a participant, in a free seat or in the place of a weaker one. If the
 * newcomer has no pitch left, it leaves another challenge, which may take the one that was put out (a swap), somebody with a free pitch (a
 * move), or somebody from a third challenge, which in turn may take the one that was put out (a cycle of three). Of the exchanges of the
 * shortest kind that make the sums better, the one that leaves the worst-off of those touched with most is made; what is equal goes by
 * the smaller loss, then by the order of the pairs. Sums are better if the least is greater, or equal and the next is, and so on; what is
 * not touched cancels out of the comparison. They get better with each exchange, so the search ends; nothing in it depends on time. */
#include "exchange.h"

#include <stdlib.h>

enum { DEPTHS = 3 };
#define NOBODY UINT32_MAX

struct coco_exchange {
	const struct coco_assign_problem *p;
	int64_t least, total;
	size_t *by_challenge, *by_participant; /* where the pairs of each begin in the lists below */
	uint32_t *sorted, *best;               /* pairs by challenge: by participant; by falling score */
	uint32_t *seated, *pitching;           /* chosen pairs by challenge; by participant */
	size_t *seats, *pitches, *shares;      /* how many of those; by group */
	int64_t *sum;
	bool *chosen;
	uint32_t *order; /* challenges, the worst-off first */
};

/* Pairs that go and pairs that come. */
struct move {
	uint32_t out[DEPTHS], in[DEPTHS];
	size_t n_out, n_in;
	int64_t value, gain;
};

struct search {
	struct coco_exchange *x;
	struct move now, best;
	bool found;
	int depth;
	size_t *work;
};

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

static void put(struct coco_exchange *x, uint32_t pair)
{
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

static void take(struct coco_exchange *x, uint32_t pair)
{
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
			take(x, (uint32_t)i);
	for (size_t i = 0; i < x->p->n_pairs; i++)
		if (chosen[x->sorted[i]])
			put(x, x->sorted[i]);
}

/* The pair of the two, if there is one that is not chosen, or NOBODY. */
static uint32_t find(const struct coco_exchange *x, uint32_t challenge, uint32_t participant)
{
	size_t low = x->by_challenge[challenge], high = x->by_challenge[challenge + 1];
	while (low < high) {
		const size_t middle = (low + high) / 2;
		if (x->p->pairs[x->sorted[middle]].participant < participant)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == x->by_challenge[challenge + 1] || x->p->pairs[x->sorted[low]].participant != participant || x->chosen[x->sorted[low]])
		return NOBODY;
	return x->sorted[low];
}

/* ---- judging an exchange ---------------------------------------------------------------------------------------- */

/* What an exchange does to those it touches. */
struct touched {
	uint32_t who[2 * DEPTHS];
	int64_t count[2 * DEPTHS], sum[2 * DEPTHS];
	size_t n;
};

static void touch(struct touched *t, uint32_t who, int64_t count, int64_t sum)
{
	size_t i = 0;
	while (i < t->n && t->who[i] != who)
		i++;
	if (i == t->n)
		t->who[t->n] = who, t->count[t->n] = 0, t->sum[t->n++] = 0;
	t->count[i] += count;
	t->sum[i] += sum;
}

static int64_t lack(int64_t min, int64_t count)
{
	return min > count ? min - count : 0;
}

static void sort(int64_t *values, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && values[k] < values[k - 1]; k--) {
			const int64_t swapped = values[k];
			values[k] = values[k - 1], values[k - 1] = swapped;
		}
}

/* Bounds of seats and the number of least seats that are filled stay; the sums get better. */
static bool seats_hold(const struct coco_exchange *x, const struct touched *t, struct move *move)
{
	int64_t old[2 * DEPTHS] = {0}, new[2 * DEPTHS] = {0}, shortfall = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct coco_bounds *b = &x->p->seats[t->who[i]];
		const int64_t before = (int64_t)x->seats[t->who[i]], after = before + t->count[i];
		if (after > b->max)
			return false;
		shortfall += lack(b->min, after) - lack(b->min, before);
		old[i] = x->sum[t->who[i]], new[i] = old[i] + t->sum[i];
	}
	if (shortfall > 0)
		return false;
	sort(old, t->n), sort(new, t->n);
	move->value = new[0];
	for (size_t i = 0; i < t->n; i++)
		if (old[i] != new[i])
			return new[i] > old[i];
	return false;
}

static bool pitches_hold(const struct coco_exchange *x, const struct touched *t)
{
	int64_t unmet = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct coco_bounds *b = &x->p->pitches[t->who[i]];
		const int64_t before = (int64_t)x->pitches[t->who[i]], after = before + t->count[i];
		const int64_t more = lack(b->min, after) - lack(b->min, before);
		if (after > b->max || (more > 0 && !x->p->soft_pitches))
			return false;
		unmet += more;
	}
	return unmet <= 0;
}

static bool groups_hold(const struct coco_exchange *x, const struct touched *t)
{
	for (size_t i = 0; i < t->n; i++)
		if ((int64_t)x->shares[t->who[i]] + t->count[i] > x->p->groups[t->who[i]].max)
			return false;
	return true;
}

/* Keeps the exchange in hand if it may be made and is better than the best so far. */
static void consider(struct search *s)
{
	const struct coco_exchange *x = s->x;
	struct touched challenges = {.n = 0}, participants = {.n = 0}, groups = {.n = 0};
	if (*s->work == 0)
		return;
	--*s->work;
	s->now.gain = 0;
	for (size_t i = 0; i < s->now.n_out + s->now.n_in; i++) {
		const bool in = i >= s->now.n_out;
		const struct coco_pair *pair = &x->p->pairs[in ? s->now.in[i - s->now.n_out] : s->now.out[i]];
		touch(&challenges, pair->challenge, in ? 1 : -1, in ? pair->score : -pair->score);
		touch(&participants, pair->participant, in ? 1 : -1, 0);
		if (pair->group > 0)
			touch(&groups, pair->group - 1, in ? 1 : -1, 0);
		s->now.gain += in ? pair->score + pair->bonus : -pair->score - pair->bonus;
	}
	if (x->total + s->now.gain < x->least || !seats_hold(x, &challenges, &s->now) || !pitches_hold(x, &participants) ||
	    !groups_hold(x, &groups))
		return;
	if (s->found && (s->now.value != s->best.value ? s->now.value < s->best.value : s->now.gain <= s->best.gain))
		return;
	s->best = s->now;
	s->found = true;
}

/* ---- the exchanges of a challenge --------------------------------------------------------------------------------- */

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static bool full(const struct coco_exchange *x, uint32_t participant)
{
	return (int64_t)x->pitches[participant] >= x->p->pitches[participant].max;
}

/* … with the one that was put out of the first challenge coming to this one, if it may. */
static void consider_return(struct search *s, uint32_t challenge)
{
	const uint32_t back = find(s->x, challenge, s->x->p->pairs[s->now.out[0]].participant);
	if (back == NOBODY)
		return;
	s->now.in[s->now.n_in++] = back;
	consider(s);
	s->now.n_in--;
}

/* `pair` comes to the second challenge; if its participant has no pitch left, it leaves a third. */
static void try_third(struct search *s, uint32_t pair, bool put_out)
{
	const struct coco_exchange *x = s->x;
	const uint32_t r = x->p->pairs[pair].participant;
	s->now.in[s->now.n_in++] = pair;
	if (s->depth == 2 && !full(x, r))
		consider(s);
	for (size_t i = 0; s->depth == 3 && full(x, r) && i < x->pitches[r]; i++) {
		const uint32_t left = x->pitching[x->by_participant[r] + i], third = x->p->pairs[left].challenge;
		if (x->p->pairs[left].pinned || third == x->p->pairs[s->now.in[0]].challenge)
			continue;
		s->now.out[s->now.n_out++] = left;
		consider(s);
		if (put_out)
			consider_return(s, third);
		s->now.n_out--;
	}
	s->now.n_in--;
}

/* The newcomer leaves `left`, a pair of a second challenge. */
static void try_second(struct search *s, uint32_t left, bool put_out)
{
	const struct coco_exchange *x = s->x;
	const uint32_t c = x->p->pairs[s->now.in[0]].challenge, d = x->p->pairs[left].challenge, q = x->p->pairs[left].participant;
	const int64_t needed = smaller(x->sum[c], x->sum[d]) - x->sum[d] + x->p->pairs[left].score;
	s->now.out[s->now.n_out++] = left;
	if (s->depth == 2) {
		consider(s);
		if (put_out)
			consider_return(s, d);
	}
	for (size_t i = x->by_challenge[d]; i < x->by_challenge[d + 1] && *s->work > 0; i++) {
		const struct coco_pair *pair = &x->p->pairs[x->best[i]];
		if (pair->score < needed)
			break;
		if (!x->chosen[x->best[i]] && pair->participant != q && !(put_out && pair->participant == x->p->pairs[s->now.out[0]].participant))
			try_third(s, x->best[i], put_out);
	}
	s->now.n_out--;
}

/* `in` comes to its challenge, in the place of `out` or in a free seat. */
static void try_first(struct search *s, uint32_t in, uint32_t out)
{
	const struct coco_exchange *x = s->x;
	const uint32_t q = x->p->pairs[in].participant;
	const bool put_out = out != NOBODY;
	s->now = (struct move){.in = {in}, .n_in = 1};
	if (put_out)
		s->now.out[s->now.n_out++] = out;
	if (s->depth == 1 && !full(x, q))
		consider(s);
	for (size_t i = 0; s->depth > 1 && full(x, q) && i < x->pitches[q]; i++) {
		const uint32_t left = x->pitching[x->by_participant[q] + i];
		if (!x->p->pairs[left].pinned)
			try_second(s, left, put_out);
	}
}

/* Makes the best exchange that raises the challenge. False: there is none. */
static bool lift(struct coco_exchange *x, uint32_t challenge, size_t *work)
{
	struct search s = {.x = x, .work = work};
	const size_t first = x->by_challenge[challenge], n = x->seats[challenge];
	const bool room = (int64_t)n < x->p->seats[challenge].max;
	for (s.depth = 1; s.depth <= DEPTHS && !s.found; s.depth++)
		for (size_t i = first; i < x->by_challenge[challenge + 1] && *work > 0; i++) {
			const uint32_t in = x->best[i];
			if (x->chosen[in])
				continue;
			if (room)
				try_first(&s, in, NOBODY);
			for (size_t k = 0; k < n; k++) {
				const uint32_t out = x->seated[first + k];
				if (!x->p->pairs[out].pinned && x->p->pairs[out].score < x->p->pairs[in].score)
					try_first(&s, in, out);
			}
		}
	for (size_t i = 0; s.found && i < s.best.n_out; i++)
		take(x, s.best.out[i]);
	for (size_t i = 0; s.found && i < s.best.n_in; i++)
		put(x, s.best.in[i]);
	return s.found;
}

static bool worse(const struct coco_exchange *x, uint32_t a, uint32_t b)
{
	return x->sum[a] != x->sum[b] ? x->sum[a] < x->sum[b] : a < b;
}

/* Challenges that have a pair, by sum. An insertion sort: from one pass to the next little moves. */
static size_t order(struct coco_exchange *x, bool again)
{
	size_t n = 0;
	for (uint32_t c = 0; c < x->p->n_challenges; c++)
		n += x->by_challenge[c] < x->by_challenge[c + 1];
	for (uint32_t c = 0, k = 0; !again && c < x->p->n_challenges; c++)
		if (x->by_challenge[c] < x->by_challenge[c + 1])
			x->order[k++] = c;
	for (size_t i = 1; i < n; i++) {
		const uint32_t moved = x->order[i];
		size_t k = i;
		for (; k > 0 && worse(x, moved, x->order[k - 1]); k--)
			x->order[k] = x->order[k - 1];
		x->order[k] = moved;
	}
	return n;
}

void coco_exchange_improve(struct coco_exchange *exchange, size_t *work)
{
	size_t n = order(exchange, false);
	for (bool better = true; better && *work > 0; n = order(exchange, true)) {
		better = false;
		for (size_t i = 0; i < n; i++)
			while (lift(exchange, exchange->order[i], work))
				better = true;
	}
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
