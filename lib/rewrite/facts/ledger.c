/* What two texts say, held against each other fact by fact.
 *
 * Method: each fact becomes a key (coco_fact_key, with comparator, demand and negation); the keys of both sides are sorted
 * and walked along. Words in capitals and names are counted elsewhere (verify.c), and an edit may say "must" for "is
 * required to", so that neither is a key.
 *
 * Invariant: a key more than the other side has is never overlooked. */
#include "parts.h"

#include <stdlib.h>

static int compare_keys(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

static int ledger_keys(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena,
    struct coco_str **keys, size_t *count, struct coco_err *err)
{
	struct coco_fact *facts, *figures;
	size_t n_figures, n_facts, n = 0;
	*count = 0;
	if (coco_facts(rewriter, text, lang, arena, &figures, &n_figures, err) != 0 ||
	    facts_with_words(rewriter, text, lang, figures, n_figures, arena, &facts, &n_facts, err) != 0)
		return -1;
	*keys = coco_arena_array(arena, n_facts + 1, sizeof **keys);
	if (!*keys)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n_facts; i++) {
		bool held = facts[i].kind != COCO_FACT_ACRONYM && facts[i].kind != COCO_FACT_NAME && facts[i].kind != COCO_FACT_DEMAND;
		if (!held)
			continue;
		if (facts[i].kind == COCO_FACT_NEGATION) /* the words around it may be others */
			facts[i].value = facts[i].unit = COCO_STR("no");
		if (coco_str_ends(facts[i].unit, ".")) /* 500 eur. at the end is 500 eur */
			facts[i].unit.n--;
		(*keys)[n] = coco_fact_key(&facts[i], true, arena);
		if (!(*keys)[n++].s)
			return coco_err_nomem(err);
	}
	*count = n;
	qsort(*keys, n, sizeof **keys, compare_keys);
	return 0;
}

int ledger_within(const struct coco_rewriter *rewriter, int lang, struct coco_str part, struct coco_str whole, bool equal,
    struct coco_arena *arena, struct coco_err *err)
{
	struct coco_str *some, *all;
	size_t n_some, n_all, k = 0;
	if (ledger_keys(rewriter, part, lang, arena, &some, &n_some, err) != 0 ||
	    ledger_keys(rewriter, whole, lang, arena, &all, &n_all, err) != 0)
		return -1;
	if (equal && n_some != n_all)
		return 0;
	for (size_t i = 0; i < n_some; i++, k++) {
		while (k < n_all && coco_str_cmp(all[k], some[i]) < 0)
			k++;
		if (k == n_all || coco_str_cmp(all[k], some[i]) != 0)
			return 0;
	}
	return 1;
}

/* Counts the runs of digits, and of ASCII capitals, of a text: adds `step` for each. */
static int tally(struct coco_map *map, long **counts, size_t *cap, struct coco_str s, long step)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		while (i < s.n && s.s[i] >= '0' && s.s[i] <= '9')
			i++;
		if (i == from)
			while (i < s.n && s.s[i] >= 'A' && s.s[i] <= 'Z')
				i++;
		bool digit = s.s[from] >= '0' && s.s[from] <= '9';
		if (i - from >= (digit ? 1u : 2u)) {
			bool added;
			size_t number = coco_map_add(map, coco_str_sub(s, from, i), &added);
			if (number == COCO_NONE || (added && coco_grow(counts, cap, number, sizeof **counts) != 0))
				return -1;
			(*counts)[number] = (added ? 0 : (*counts)[number]) + step;
		}
		i += i == from;
	}
	return 0;
}

int ledger_runs(struct coco_str text, struct coco_str other, long *more, struct coco_err *err)
{
	struct coco_map *map = coco_map_new();
	long *counts = NULL;
	size_t cap = 0;
	*more = 0;
	int rc = map && tally(map, &counts, &cap, text, 1) == 0 && tally(map, &counts, &cap, other, -1) == 0 ? 0 : coco_err_nomem(err);
	for (size_t i = 0; rc == 0 && counts && *more == 0 && i < coco_map_count(map); i++)
		*more = counts[i];
	coco_map_free(map);
	free(counts);
	return rc;
}
