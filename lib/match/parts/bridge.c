/* Bridges: two sides without a common language can still talk if somebody who accompanies them speaks with both. Facilitators are
 * few, so each is tried, in the order of ids. */
#include "bridge.h"

#include <stdlib.h>

struct coco_bridges {
	const struct coco_pool *pool;
	struct coco_measures measures;
	struct coco_arena *arena;
	struct coco_guide *guides;
	size_t n;
	struct coco_str *of_challenge; /* ids of guides; NULL: there is no guide */
};

static int read_guides(struct coco_bridges *b, const struct coco_store *store)
{
	const size_t n = coco_store_count(store, "facilitator");
	b->guides = coco_arena_array(b->arena, n + 1, sizeof *b->guides);
	if (b->guides == NULL)
		return -1;
	for (; b->n < n; b->n++) {
		const struct coco_rec *rec = coco_store_at(store, "facilitator", b->n);
		struct coco_guide *g = &b->guides[b->n];
		g->id = coco_rec_str(rec, "id", b->arena);
		g->org = coco_rec_str(rec, "org", b->arena);
		g->tandem = coco_rec_str(rec, "tandem_with", b->arena);
		g->languages.items = coco_rec_list(rec, "languages", &g->languages.n, b->arena);
	}
	return 0;
}

/* A list of facilitators may name a tandem partner by its organisation. */
static bool is(const struct coco_guide *g, struct coco_str name)
{
	return name.n > 0 && (coco_str_eq(g->id, name) || coco_str_eq(g->org, name));
}

static int read_refs(struct coco_bridges *b, const struct coco_store *store)
{
	b->of_challenge = coco_arena_array(b->arena, b->pool->n_challenges + 1, sizeof *b->of_challenge);
	if (!b->of_challenge)
		return -1;
	for (size_t i = 0; i < b->pool->n_challenges; i++)
		b->of_challenge[i] = coco_rec_str(coco_store_at(store, "challenge", i), "expert", b->arena);
	return 0;
}

struct coco_bridges *coco_bridges_new(const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures)
{
	struct coco_bridges *b = calloc(1, sizeof *b);
	if (b == NULL)
		return NULL;
	b->pool = pool, b->measures = *measures;
	b->arena = coco_arena_new();
	if (b->arena && read_guides(b, store) == 0 && (b->n == 0 || read_refs(b, store) == 0))
		return b;
	coco_bridges_free(b);
	return NULL;
}

void coco_bridges_free(struct coco_bridges *bridges)
{
	if (bridges == NULL)
		return;
	coco_arena_free(bridges->arena);
	free(bridges);
}

/* Accompanies one of the two, or works in tandem with who does. */
static bool near(const struct coco_bridges *b, const struct coco_guide *g, const struct coco_str named[3])
{
	for (size_t i = 0; i < 3; i++) {
		if (is(g, named[i]))
			return true;
		for (size_t k = 0; named[i].n > 0 && k < b->n; k++)
			if (is(&b->guides[k], named[i]) && (is(g, b->guides[k].tandem) || is(&b->guides[k], g->tandem)))
				return true;
	}
	return false;
}

static struct coco_str spoken(struct coco_strs side, struct coco_strs guide)
{
	for (size_t i = 0; i < side.n; i++)
		if (coco_strs_have(guide, side.items[i]))
			return side.items[i];
	return COCO_STR_NONE;
}

struct coco_bridge coco_bridge_between(
    const struct coco_bridges *bridges, const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	const struct coco_bridges *b = bridges;
	struct coco_bridge best = {0};
	if (b->n == 0)
		return best;
	const struct coco_str named[3] = {
	    challenge->owner ? challenge->owner->facilitator : COCO_STR_NONE,
	    participant->facilitator,
	    b->of_challenge[challenge - b->pool->challenges],
	};
	for (size_t i = 0; i < b->n; i++) {
		const struct coco_guide *g = &b->guides[i];
		const struct coco_str one = spoken(challenge->languages, g->languages), other = spoken(participant->languages, g->languages);
		if (one.n == 0 || other.n == 0)
			continue;
		const double worth = b->measures.of[near(b, g, named) ? COCO_LANGUAGE_BRIDGE : COCO_LANGUAGE_BRIDGE_ANY];
		if (worth > best.worth)
			best = (struct coco_bridge){g, one, other, worth};
	}
	return best;
}
