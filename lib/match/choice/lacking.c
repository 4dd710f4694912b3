/* What would admit more participants. Every participant that is no candidate has the set of gates that keep it out; a gate alone admits
 * those who are kept out by nothing else. Where no key of must suffices alone, all pairs and triples of keys are tried, over the distinct
 * sets of keys that participants lack: the result is exact, and the work is bounded by the few keys that a must has. */
#include "lacking.h"
#include "scores.h"

#include <stdlib.h>

/* Participants that lack the same keys and nothing else. */
struct alike {
	uint64_t keys;
	size_t n;
};

static int by_keys(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;
	return x->keys < y->keys ? -1 : x->keys > y->keys;
}

static size_t join_alike(struct alike *alike, size_t n)
{
	size_t kept = 0;
	if (n > 1)
		qsort(alike, n, sizeof *alike, by_keys);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && alike[kept - 1].keys == alike[i].keys)
			alike[kept - 1].n += alike[i].n;
		else
			alike[kept++] = alike[i];
	}
	return kept;
}

static size_t admitted(const struct alike *alike, size_t n, uint64_t keys)
{
	size_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += (alike[i].keys & ~keys) == 0 ? alike[i].n : 0;
	return sum;
}

/* The best set of `size` keys, if it admits more than the best so far. */
static void try_sets(const struct alike *alike, size_t n, size_t keys, size_t size, struct coco_lacking *lacking)
{
	size_t set[COCO_RELAX_MOST] = {0, 1, 2};
	if (size > keys || size > COCO_RELAX_MOST)
		return;
	for (;;) {
		uint64_t all = 0;
		for (size_t i = 0; i < size; i++)
			all |= (uint64_t)1 << set[i];
		const size_t sum = admitted(alike, n, all);
		if (sum > lacking->set_admits) {
			lacking->set_admits = sum, lacking->n_set = size;
			for (size_t i = 0; i < size; i++)
				lacking->set[i] = set[i];
		}
		size_t last = size; /* the last that can move on */
		while (last > 0 && set[last - 1] == keys - size + last - 1)
			last--;
		if (last == 0)
			return;
		set[last - 1]++;
		for (size_t i = last; i < size; i++)
			set[i] = set[i - 1] + 1;
	}
}

static void find_set(const struct alike *alike, size_t n, size_t keys, size_t wanted, struct coco_lacking *lacking)
{
	for (size_t k = 0; k < keys; k++)
		if (lacking->must[k] >= wanted)
			return;
	for (enum coco_gate gate = COCO_GATE_OPEN + 1; gate < COCO_GATES; gate++)
		if (gate != COCO_GATE_MUST && coco_gate_relief(gate)[0] && lacking->admits[gate] >= wanted)
			return;
	for (size_t size = 2; size <= COCO_RELAX_MOST; size++) {
		lacking->n_set = lacking->set_admits = 0;
		try_sets(alike, n, keys, size, lacking);
		if (lacking->set_admits >= wanted)
			return;
	}
	lacking->n_set = lacking->set_admits = 0;
}

int coco_lacking_find(struct coco_match *match, size_t challenge, size_t wanted, struct coco_lacking *lacking, struct coco_err *err)
{
	const struct coco_challenge *c = &match->pool.challenges[challenge];
	const size_t keys = c->n_must < 63 ? c->n_must : 63; /* what a 64th key asks for is never relaxed */
	struct alike *alike = calloc(match->pool.n_participants + 1, sizeof *alike);
	size_t n = 0;
	*lacking = (struct coco_lacking){.must = calloc(c->n_must + 1, sizeof *lacking->must)};
	if (alike == NULL || lacking->must == NULL) {
		free(alike);
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < match->pool.n_participants; i++) {
		const struct coco_participant *p = coco_sheet_read(match->sheet, i);
		const unsigned decided = coco_decisions_of(match->decisions, c->id, p->id);
		uint64_t must;
		unsigned shut = coco_gate_all(&match->pool, c, p, decided, &must);
		if (match->scores != NULL && coco_scores_of(match->scores, challenge, i) < 0)
			shut |= 1U << COCO_GATE_UNLISTED;
		if (shut == 0 || (shut & (shut - 1)) != 0 || coco_decided_taken(decided))
			continue;
		for (size_t gate = 0; gate < COCO_GATES; gate++)
			lacking->admits[gate] += shut >> gate & 1;
		if (shut == 1U << COCO_GATE_MUST)
			alike[n++] = (struct alike){must, 1};
	}
	n = join_alike(alike, n);
	for (size_t k = 0; k < keys; k++)
		lacking->must[k] = admitted(alike, n, (uint64_t)1 << k);
	find_set(alike, n, keys, wanted, lacking);
	free(alike);
	return 0;
}

void coco_lacking_free(struct coco_lacking *lacking)
{
	free(lacking->must);
	lacking->must = NULL;
}
