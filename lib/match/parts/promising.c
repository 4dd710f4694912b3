/* The profiles that promise most by what they say beside their texts.
 *
 * Method: first those are visited that would come first if all texts were alike, until as many as are asked for are found and some more:
 * the worst of them tells what total is needed. From it follows, for each profile, what affinity it would need; those that need least are
 * visited, too. Of all others, none can be among the best with less affinity than the most promising of them needs, and that is what
 * search.c asks its sieve for. Both orders are made by levels in bytes, so that choosing costs a look at each profile and no sorting.
 *
 * A profile that is closed to the challenge has a total of 0, so where most are closed the first step goes on to less promising ones. */
#include "seeker.h"

#define ALIKE 0.3 /* the affinity of all in the first step */
#define LEVELS 256
#define SEEDS 48      /* visited in the first step at least, beside as many as are asked for */
#define SEEDS_GROW 4  /* and where too few of them are open, so many times as many */
#define VISITS 64     /* in the second step at most (if more profiles need no affinity at all, those), */
#define VISITS_ROOT 3 /* and as many times the square root of how many profiles there are */

/* Levels of all profiles by `level`, and how many there are of each. */
static void level_all(struct seeker *s, uint8_t (*level)(const struct seeker *s, size_t profile), size_t count[LEVELS])
{
	for (size_t i = 0; i < LEVELS; i++)
		count[i] = 0;
	for (size_t i = 0; i < s->q->affinity->n; i++)
		count[s->q->levels[i] = level(s, i)]++;
}

/* Visits whom it finds at levels from `low` to below `high`, at most so many. */
static int visit_levels(struct seeker *s, unsigned low, unsigned high, size_t most, struct coco_err *err)
{
	const uint8_t *levels = s->q->levels;
	for (size_t i = 0; i < s->q->affinity->n && most > 0; i++) {
		if (levels[i] < low || levels[i] >= high || seeker_visited(s, i))
			continue;
		if (seeker_visit(s, i, err) != 0)
			return -1;
		most--;
	}
	return 0;
}

/* The worse the higher. */
static uint8_t level_alike(const struct seeker *s, size_t profile)
{
	const struct coco_promise *p = &s->search->promises[profile];
	const double weight = s->search->weight, all = (double)p->weight + weight;
	const double total = all > 0 ? ((double)p->value + weight * ALIKE) / all : 0;
	return (uint8_t)((1 - (total < 1 ? total : 1)) * (LEVELS - 1));
}

/* The affinity that a promise needs from a text beside it. */
static double text_needed(const struct seeker *s, const struct coco_promise *p)
{
	const double weight = s->search->weight, need = s->needed - SEEKER_SLACK;
	const double text = (need * ((double)p->weight + weight) - (double)p->value) / weight;
	return text > 0 ? text < 1 ? text : 1 : 0;
}

/* The affinity that a profile needs, at most 1 of which nobody has; 0: it may do without. */
static double affinity_needed(const struct seeker *s, size_t profile)
{
	const uint32_t *first = s->q->affinity->first + profile;
	if (s->search->weight <= 0 || !coco_question_asks(s->q))
		return seeker_may_be(s, profile, NAN) ? 0 : 1;
	if (first[0] == first[1])
		return seeker_may_be(s, profile, 0) ? 0 : 1;
	return text_needed(s, &s->search->promises[profile]);
}

static uint8_t level_needed(const struct seeker *s, size_t profile)
{
	const double needed = affinity_needed(s, profile);
	return needed < 1 ? (uint8_t)(needed * (LEVELS - 1)) : LEVELS - 1;
}

/* Where many promise the same, it does not matter whose total is known first. */
static int visit_seeds(struct seeker *s, struct coco_err *err)
{
	size_t count[LEVELS], most = s->search->most + SEEDS;
	level_all(s, level_alike, count);
	for (unsigned low = 0; low < LEVELS && (low == 0 || s->n < s->search->most); most *= SEEDS_GROW) {
		size_t visits = count[low];
		unsigned high = low + 1;
		while (high < LEVELS && visits < most)
			visits += count[high++];
		if (visit_levels(s, low, high, most, err) != 0)
			return -1;
		if (visits <= most)
			low = high;
		else if (s->n >= s->search->most)
			break;
	}
	return 0;
}

/* What those who were not visited promise: by weight the most, so that a bound for all of them costs a look at each step. Who writes
 * nothing was visited or is out. */
static void see_ahead(struct seeker *s)
{
	const struct coco_affinity *a = s->q->affinity;
	double heaviest = 0;
	for (size_t i = 0; i < a->n; i++)
		if ((double)s->search->promises[i].weight > heaviest)
			heaviest = (double)s->search->promises[i].weight;
	for (size_t step = 0; step < SEEKER_STEPS; step++)
		s->ahead[step] = (struct coco_promise){.value = -1, .weight = (float)heaviest};
	if (s->search->weight <= 0 || !coco_question_asks(s->q))
		return;
	for (size_t i = 0; i < a->n; i++) {
		const struct coco_promise p = s->search->promises[i];
		if (seeker_visited(s, i) || a->first[i] == a->first[i + 1])
			continue;
		const double share = heaviest > 0 ? (double)p.weight / heaviest : 0;
		struct coco_promise *most = &s->ahead[(size_t)(share * (SEEKER_STEPS - 1))];
		most->value = p.value > most->value ? p.value : most->value;
		most->weight = p.weight < most->weight ? p.weight : most->weight;
	}
}

void seeker_raise(struct seeker *seeker)
{
	struct seeker *s = seeker;
	double least = 1;
	for (size_t step = 0; step < SEEKER_STEPS; step++)
		if (s->ahead[step].value >= 0)
			least = fmin(least, text_needed(s, &s->ahead[step]));
	for (int k = 0; k < 2; k++)
		s->least[k] = s->alone[k] = UINT32_MAX;
	if (least < 1) {
		coco_question_least(s->q, least, false, s->least);
		coco_question_least(s->q, least, true, s->alone);
	}
}

int seeker_promising(struct seeker *seeker, struct coco_err *err)
{
	struct seeker *s = seeker;
	const size_t n = s->q->affinity->n, most = VISITS + (size_t)(VISITS_ROOT * sqrt((double)n));
	size_t count[LEVELS], visits;
	unsigned high = 1;
	if (visit_seeds(s, err) != 0)
		return -1;
	level_all(s, level_needed, count);
	for (visits = count[0]; high < LEVELS - 1 && visits + count[high] <= most;)
		visits += count[high++];
	if (visit_levels(s, 0, high, SIZE_MAX, err) != 0)
		return -1;
	see_ahead(s);
	s->looks_ahead = true;
	seeker_raise(s);
	return 0;
}
