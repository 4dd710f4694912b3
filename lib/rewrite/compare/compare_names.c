/* Names that are the same but for their case: Novák and Nováka, Huber and Hubers, Ann and Ann's.
 *
 * Method: names whose first letters are alike stand in a chain; of two the longest common front is taken off, and what is left of both must
 * be endings of cases in the language (rows "case" of words.csv): Kováčik is no Kováč, and in English and Italian no name has a case. What
 * only may be a name (any German noun) is the same where most of its letters are.
 *
 * Invariant: a chain is followed only so far, so that a text of nothing but like names takes no longer than others. */
#include "compare.h"

#include <string.h>

enum { FRONT = 3, CHAIN = 64, ENDING = 24 };

struct chains {
	struct coco_map *fronts;
	size_t *first, *next; /* facts, from 1; by front, by fact */
};

static struct coco_str front(struct coco_str name)
{
	size_t n = name.n < FRONT ? name.n : FRONT;
	while (n < name.n && ((unsigned char)name.s[n] & 0xC0) == 0x80)
		n++;
	return coco_str_sub(name, 0, n);
}

static int chains_make(const struct side *side, struct chains *to, struct coco_arena *arena)
{
	to->fronts = coco_map_new();
	to->first = coco_arena_array(arena, side->count + 1, sizeof *to->first);
	to->next = coco_arena_array(arena, side->count + 1, sizeof *to->next);
	if (!to->fronts || !to->first || !to->next)
		return -1;
	for (size_t k = side->count; k-- > 0;) {
		if (side->facts[k].kind != COCO_FACT_NAME)
			continue;
		size_t number = coco_map_add(to->fronts, front(side->facts[k].value), NULL);
		if (number == COCO_NONE)
			return -1;
		to->next[k] = to->first[number];
		to->first[number] = k + 1;
	}
	return 0;
}

/* The letters are an ending of a case, or none. */
static bool case_ending(const struct coco_rewriter *rewriter, int lang, struct coco_str rest)
{
	char key[ENDING + 1] = "-";
	if (rest.n == 0)
		return true;
	if (rest.n >= ENDING)
		return false;
	memcpy(key + 1, rest.s, rest.n);
	return lexicon_find(&lang_of(rewriter, lang)->cases, (struct coco_str){key, rest.n + 1}, NULL) != 0;
}

static bool same_name(const struct coco_rewriter *rewriter, int lang, struct coco_str one, struct coco_str other)
{
	size_t n = 0;
	while (n < one.n && n < other.n && one.s[n] == other.s[n])
		n++;
	while (n > 0 && n < one.n && ((unsigned char)one.s[n] & 0xC0) == 0x80)
		n--;
	return n >= FRONT && case_ending(rewriter, lang, coco_str_sub(one, n, one.n)) &&
	       case_ending(rewriter, lang, coco_str_sub(other, n, other.n));
}

/* Most of the letters, as an ending takes the last ones. */
static struct coco_str most(struct coco_str value)
{
	enum { LONG = 8, MIDDLE = 5, LAST = 3 };
	return coco_str_sub(value, 0, value.n > LONG ? value.n - LAST : value.n > MIDDLE ? MIDDLE : value.n);
}

static bool has_name(
    const struct coco_rewriter *rewriter, const struct side *side, const struct chains *chains, const struct coco_fact *name)
{
	size_t number = coco_map_find(chains->fronts, front(name->value)), tried = 0;
	for (size_t k = number == COCO_NONE ? 0 : chains->first[number]; k > 0 && tried < CHAIN; k = chains->next[k - 1], tried++) {
		struct coco_str other = side->facts[k - 1].value;
		if (same_name(rewriter, side->lang, name->value, other) ||
		    (perhaps_name(name) && perhaps_name(&side->facts[k - 1]) && coco_str_eq(most(name->value), most(other))))
			return true;
	}
	return false;
}

int names_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_arena *arena, struct coco_err *err)
{
	struct chains of_a = {0}, of_b = {0};
	bool ok = a->lang < 0 || (chains_make(a, &of_a, arena) == 0 && chains_make(b, &of_b, arena) == 0);
	for (size_t i = 0; ok && a->lang >= 0 && i < a->count; i++)
		if (a->open[i] && a->facts[i].kind == COCO_FACT_NAME && has_name(rewriter, b, &of_b, &a->facts[i]))
			a->open[i] = false;
	for (size_t k = 0; ok && a->lang >= 0 && k < b->count; k++)
		if (b->open[k] && b->facts[k].kind == COCO_FACT_NAME && has_name(rewriter, a, &of_a, &b->facts[k]))
			b->open[k] = false;
	coco_map_free(of_a.fronts);
	coco_map_free(of_b.fronts);
	return ok ? 0 : coco_err_nomem(err);
}
