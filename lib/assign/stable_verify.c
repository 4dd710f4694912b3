/* Checks of a stable choice by what the word means; they share no code with deferred acceptance. */
#include "coco/assign.h"

#include <stdlib.h>

/* What each has, participants first, then challenges: how many, and the worst of them. */
struct had {
	size_t *count;
	uint32_t *worst;
};

static size_t who(const struct coco_stable_problem *p, const struct coco_stable_pair *pair, int side)
{
	return side == COCO_STABLE_CCI ? pair->participant : p->n_participants + pair->challenge;
}

static void free_had(struct had *h)
{
	free(h->count), free(h->worst);
}

static int count(const struct coco_stable_problem *p, const bool *chosen, struct had *h, struct coco_err *err)
{
	const size_t n = p->n_participants + p->n_challenges + 1;
	*h = (struct had){.count = calloc(n, sizeof *h->count), .worst = calloc(n, sizeof *h->worst)};
	if (!h->count || !h->worst)
		return coco_err_nomem(err);
	for (size_t i = 0; i < p->n_pairs; i++)
		for (int side = 0; chosen[i] && side < COCO_STABLE_SIDES; side++) {
			const size_t one = who(p, &p->pairs[i], side);
			h->count[one]++;
			if (p->pairs[i].place[side] > h->worst[one])
				h->worst[one] = p->pairs[i].place[side];
		}
	return 0;
}

static size_t room(const struct coco_stable_problem *p, const struct coco_stable_pair *pair, int side)
{
	return side == COCO_STABLE_CCI ? p->pitches[pair->participant] : p->seats[pair->challenge];
}

/* It has room, or would rather have this one than the worst that it has. */
static bool wants(const struct coco_stable_problem *p, const struct had *h, const struct coco_stable_pair *pair, int side)
{
	const size_t one = who(p, pair, side), most = room(p, pair, side);
	return h->count[one] < most || (most > 0 && pair->place[side] < h->worst[one]);
}

int coco_stable_verify(const struct coco_stable_problem *problem, const bool *chosen, struct coco_err *err)
{
	const struct coco_stable_problem *p = problem;
	struct had h;
	const char *broken = NULL;
	int rc = count(p, chosen, &h, err);
	for (size_t i = 0; rc == 0 && i < p->n_pairs; i++) {
		const struct coco_stable_pair *pair = &p->pairs[i];
		for (int side = 0; side < COCO_STABLE_SIDES; side++)
			if (h.count[who(p, pair, side)] > room(p, pair, side))
				broken = "somebody has more than it has room for";
		if (!chosen[i] && wants(p, &h, pair, COCO_STABLE_CCI) && wants(p, &h, pair, COCO_STABLE_AVM))
			broken = "two would rather have each other";
	}
	free_had(&h);
	if (rc == 0 && broken != NULL)
		rc = coco_err_set(err, COCO_EXIT_BUG, "choice-broken", "the stable choice fails its own check: %s", broken);
	return rc;
}

int coco_stable_compare(const struct coco_stable_problem *problem, const bool *best_cci, const bool *best_avm, struct coco_err *err)
{
	const struct coco_stable_problem *p = problem;
	struct had cci = {NULL, NULL}, avm = {NULL, NULL};
	bool broken = false;
	int rc = count(p, best_cci, &cci, err);
	if (rc == 0)
		rc = count(p, best_avm, &avm, err);
	for (size_t i = 0; rc == 0 && i < p->n_pairs; i++) {
		const size_t q = who(p, &p->pairs[i], COCO_STABLE_CCI), c = who(p, &p->pairs[i], COCO_STABLE_AVM);
		broken = broken || cci.count[q] != avm.count[q] || cci.count[c] != avm.count[c] || cci.worst[q] > avm.worst[q] ||
		         avm.worst[c] > cci.worst[c];
	}
	free_had(&cci), free_had(&avm);
	if (rc == 0 && broken)
		rc = coco_err_set(err, COCO_EXIT_BUG, "choice-broken", "the stable choice fails its own check: it is not the best for its side");
	return rc;
}
