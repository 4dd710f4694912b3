/* Exchange search: a challenge gets another participant, and what that one leaves behind is made good.
 *
 * From the worst-off challenge on, each is to be raised: it takes in a participant, in a free seat or in the place of a weaker one. If the
 * newcomer has no pitch left, it leaves another challenge, which may take the one that was put out (a swap), somebody with a free pitch (a
 * move), or somebody from a third challenge, which in turn may take the one that was put out (a cycle of three). Of the exchanges of the
 * shortest kind that make the sums better, the one that leaves the worst-off of those touched with most is made; what is equal goes by
 * the smaller loss, then by the order of the pairs. Sums are better if the least is greater, or equal and the next is, and so on; what is
 * not touched cancels out of the comparison. They get better with each exchange, so the search ends; nothing in it depends on time.
 *
 * The same exchanges can recover total, where the sums that are above a floor stay above it: so an assignment that costs too much comes
 * within the budget, and what the worst-off challenge needs next is saved elsewhere. */
#include "exchange_parts.h"

enum { DEPTHS = 3 };
#define NOBODY UINT32_MAX

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
	bool recover; /* the total is to rise, and no sum to fall to the floor, or below what it is */
	int64_t floor;
	int depth;
	size_t *work;
};

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

/* The sums get better: the least, then the next … */
static bool fairer(const int64_t *old, const int64_t *new, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (old[i] != new[i])
			return new[i] > old[i];
	return false;
}

/* Bounds of seats and the number of least seats that are filled stay, and the sums become what is sought. */
static bool seats_hold(struct search *s, const struct touched *t)
{
	const struct coco_exchange *x = s->x;
	int64_t old[2 * DEPTHS] = {0}, new[2 * DEPTHS] = {0}, shortfall = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct coco_bounds *b = &x->p->seats[t->who[i]];
		const int64_t before = (int64_t)x->seats[t->who[i]], after = before + t->count[i];
		if (after > b->max)
			return false;
		shortfall += lack(b->min, after) - lack(b->min, before);
		old[i] = x->sum[t->who[i]], new[i] = old[i] + t->sum[i];
		if (s->recover && new[i] <= s->floor &&new[i] < old[i])
			return false;
	}
	if (shortfall > 0)
		return false;
	if (s->recover) {
		s->now.value = s->now.gain;
		return s->now.gain > 0;
	}
	sort(old, t->n), sort(new, t->n);
	s->now.value = new[0];
	return x->total + s->now.gain >= x->least && fairer(old, new, t->n);
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
	if (!seats_hold(s, &challenges) || !pitches_hold(x, &participants) || !groups_hold(x, &groups))
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
	const int64_t most = s->recover ? s->floor + 1 : x->sum[c]; /* the least that the second must have in the end, if it has more now */
	const int64_t needed = smaller(most, x->sum[d]) - x->sum[d] + x->p->pairs[left].score;
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

/* Makes the best of the exchanges that are sought in which the challenge gets a better participant. False: there is none. */
static bool exchange_one(struct search *s, uint32_t challenge)
{
	struct coco_exchange *x = s->x;
	const size_t first = x->by_challenge[challenge], n = x->seats[challenge];
	const bool room = (int64_t)n < x->p->seats[challenge].max;
	s->found = false;
	for (s->depth = 1; s->depth <= DEPTHS && !s->found; s->depth++)
		for (size_t i = first; i < x->by_challenge[challenge + 1] && *s->work > 0; i++) {
			const uint32_t in = x->best[i];
			if (x->chosen[in])
				continue;
			if (room)
				try_first(s, in, NOBODY);
			for (size_t k = 0; k < n; k++) {
				const uint32_t out = x->seated[first + k];
				if (!x->p->pairs[out].pinned && x->p->pairs[out].score < x->p->pairs[in].score)
					try_first(s, in, out);
			}
		}
	for (size_t i = 0; s->found && i < s->best.n_out; i++)
		coco_exchange_take(x, s->best.out[i]);
	for (size_t i = 0; s->found && i < s->best.n_in; i++)
		coco_exchange_put(x, s->best.in[i]);
	return s->found;
}

static bool lift(struct coco_exchange *x, uint32_t challenge, size_t *work)
{
	struct search s = {.x = x, .work = work};
	return exchange_one(&s, challenge);
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

void coco_exchange_recover(struct coco_exchange *exchange, int64_t floor, size_t *work)
{
	struct search s = {.x = exchange, .work = work, .recover = true, .floor = floor};
	const size_t n = order(exchange, false);
	for (bool better = true; better && *work > 0;) {
		better = false;
		for (size_t i = n; i > 0; i--)
			while (exchange_one(&s, exchange->order[i - 1]))
				better = true;
	}
}

void coco_exchange_lift_worst(struct coco_exchange *exchange, size_t *work)
{
	for (bool better = order(exchange, false) > 0; better && *work > 0; order(exchange, true)) {
		better = lift(exchange, exchange->order[0], work);
		if (better)
			continue;
		/* what the next exchange might cost, saved elsewhere */
		const int64_t total = exchange->total;
		coco_exchange_recover(exchange, exchange->sum[exchange->order[0]], work);
		order(exchange, true);
		better = exchange->total > total && lift(exchange, exchange->order[0], work);
	}
}
