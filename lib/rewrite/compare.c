/* Which facts of one text another one lost, changed or invented.
 *
 * Method: both ledgers; facts with equal keys (value, unit, comparator, must or should, negation) pair off as sets: a fact
 * that is said twice may be said once. Of those that are left, an original fact and a candidate fact of the same kind pair
 * as "changed" where they have the same value, or the same unit and stand nearest to each other in order; the rest is lost
 * or invented. Dates, parts, addresses and acronyms are compared as they stand.
 *
 * Invariant: comparing a text with itself gives nothing; differences are in the order of the original, inventions last. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

struct side {
	struct coco_fact *facts;
	size_t count;
	struct coco_str *keys;
	struct coco_map *set;
	bool *open; /* without an equal on the other side, first of its key */
};

static int side_make(
    const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct side *side, struct coco_err *err)
{
	if (coco_facts(rewriter, text, lang, arena, &side->facts, &side->count, err) != 0)
		return -1;
	side->keys = coco_arena_array(arena, side->count + 1, sizeof *side->keys);
	side->open = coco_arena_array(arena, side->count + 1, sizeof *side->open);
	side->set = coco_map_new();
	if (!side->keys || !side->open || !side->set)
		return coco_err_nomem(err);
	for (size_t i = 0; i < side->count; i++) {
		side->keys[i] = coco_fact_key(&side->facts[i], side->facts[i].kind != COCO_FACT_ACRONYM, arena);
		bool added = false;
		if (!side->keys[i].s || coco_map_add(side->set, side->keys[i], &added) == COCO_NONE)
			return coco_err_nomem(err);
		side->open[i] = added;
	}
	return 0;
}

static void close_equals(struct side *a, const struct side *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->open[i] && coco_map_find(b->set, a->keys[i]) != COCO_NONE)
			a->open[i] = false;
}

static bool alike(const struct coco_fact *a, const struct coco_fact *b, bool by_value)
{
	if (a->kind != b->kind && !(a->kind <= COCO_FACT_MONEY && b->kind <= COCO_FACT_MONEY))
		return false;
	return by_value
	           ? coco_str_eq(a->value, b->value)
	           : a->kind <= COCO_FACT_DATE && a->unit.n == b->unit.n && (a->unit.n == 0 || memcmp(a->unit.s, b->unit.s, a->unit.n) == 0);
}

static size_t partner(const struct side *candidate, const struct coco_fact *fact, size_t near, bool by_value)
{
	size_t best = COCO_NONE, distance = SIZE_MAX;
	for (size_t k = 0; k < candidate->count; k++) {
		size_t away = k > near ? k - near : near - k;
		if (candidate->open[k] && away < distance && alike(fact, &candidate->facts[k], by_value)) {
			best = k;
			distance = away;
		}
	}
	return best;
}

int coco_facts_compare(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	struct side a = {0}, b = {0};
	int rc = side_make(rewriter, original, lang, arena, &a, err);
	if (rc == 0)
		rc = side_make(rewriter, candidate, lang, arena, &b, err);
	*count = 0;
	*differences = rc == 0 ? coco_arena_array(arena, a.count + b.count + 1, sizeof **differences) : NULL;
	if (rc == 0 && !*differences)
		rc = coco_err_nomem(err);
	if (rc == 0) {
		close_equals(&a, &b);
		close_equals(&b, &a);
		size_t *with = coco_arena_array(arena, a.count + 1, sizeof *with);
		if (!with)
			rc = coco_err_nomem(err);
		for (int pass = 0; rc == 0 && pass < 2; pass++)
			for (size_t i = 0; i < a.count; i++) {
				if (!a.open[i] || with[i])
					continue;
				size_t k = partner(&b, &a.facts[i], i, pass == 0);
				if (k != COCO_NONE) {
					with[i] = k + 1;
					b.open[k] = false;
				}
			}
		for (size_t i = 0; rc == 0 && i < a.count; i++)
			if (a.open[i])
				(*differences)[(*count)++] = with[i] ? (struct coco_difference){COCO_CHANGED, a.facts[i], b.facts[with[i] - 1]}
				                                     : (struct coco_difference){COCO_LOST, a.facts[i], {0}};
		for (size_t k = 0; rc == 0 && k < b.count; k++)
			if (b.open[k])
				(*differences)[(*count)++] = (struct coco_difference){COCO_INVENTED, {0}, b.facts[k]};
	}
	coco_map_free(a.set);
	coco_map_free(b.set);
	return rc;
}
