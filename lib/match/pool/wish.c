/* Wishes: `prefer` of a participant names people whom it would like to meet, `prefer` of a challenge says what a partner should
 * rather have, with the keys of `must` and met by the same rules. Both are hopes, so they move a score and close nothing. */
#include "wish.h"

#include <math.h>
#include <stdlib.h>

struct coco_wishes {
	const struct coco_pool *pool;
	struct coco_arena *arena;
	struct keys {
		struct coco_must *items;
		size_t n;
	} * keys; /* by challenge */
};

/* A key that we do not know is no wish that could be met: it is told (doubts.c) and left out. */
static int read_keys(struct coco_wishes *w, const struct coco_rec *rec, struct keys *keys)
{
	size_t n = 0;
	if (coco_pool_keys(w->pool->concepts, rec, "prefer", &keys->items, &keys->n, w->arena) != 0)
		return -1;
	for (size_t i = 0; i < keys->n; i++)
		if (coco_gate_key_known(keys->items[i].key))
			keys->items[n++] = keys->items[i];
	keys->n = n; /* a key that is not known has no skills to give back */
	return 0;
}

struct coco_wishes *coco_wishes_new(const struct coco_pool *pool, const struct coco_store *store)
{
	struct coco_wishes *w = calloc(1, sizeof *w);
	if (w == NULL)
		return NULL;
	w->pool = pool;
	w->arena = coco_arena_new();
	w->keys = w->arena ? coco_arena_array(w->arena, pool->n_challenges + 1, sizeof *w->keys) : NULL;
	int rc = w->keys ? 0 : -1;
	for (size_t i = 0; rc == 0 && i < pool->n_challenges; i++)
		rc = read_keys(w, coco_store_at(store, "challenge", i), &w->keys[i]);
	if (rc == 0)
		return w;
	coco_wishes_free(w);
	return NULL;
}

void coco_wishes_free(struct coco_wishes *wishes)
{
	if (wishes == NULL)
		return;
	for (size_t i = 0; wishes->keys != NULL && i < wishes->pool->n_challenges; i++)
		coco_pool_keys_free(wishes->keys[i].items, wishes->keys[i].n);
	coco_arena_free(wishes->arena);
	free(wishes);
}

static bool list_names(struct coco_strs list, const struct coco_participant *p)
{
	for (size_t i = 0; i < list.n; i++)
		if (coco_str_eq(list.items[i], p->id) || coco_strs_have(p->aliases, list.items[i]) ||
		    (p->org_id.n > 0 && coco_str_eq(list.items[i], p->org_id)))
			return true;
	return false;
}

bool coco_wish_names(const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	const struct coco_participant *owner = challenge->owner;
	return owner != NULL && (list_names(owner->prefer, participant) || list_names(participant->prefer, owner));
}

const struct coco_must *coco_wish_keys(const struct coco_wishes *wishes, const struct coco_challenge *challenge, size_t *n)
{
	const struct keys *keys = &wishes->keys[challenge - wishes->pool->challenges];
	*n = keys->n;
	return keys->items;
}

double coco_wish_met(const struct coco_wishes *wishes, const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	size_t n, met = 0;
	const struct coco_must *keys = coco_wish_keys(wishes, challenge, &n);
	for (size_t i = 0; i < n; i++)
		met += coco_gate_met(wishes->pool, &keys[i], participant);
	return n > 0 ? (double)met / (double)n : NAN;
}
