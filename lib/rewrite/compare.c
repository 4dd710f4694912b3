/* Which facts of one text another one lost, changed or invented.
 *
 * Method: both ledgers; facts with equal keys (value, unit, comparator, must or should, negation) pair off as sets: a fact
 * that is said twice may be said once. Of those that are left, an original fact and a candidate fact of the same kind pair
 * as "changed" where they have the same value, or the same unit and stand nearest to each other in order; the rest is lost
 * or invented. Dates are compared by day, month and year, units by what they mean (same_units.csv), parts, addresses and acronyms as
 * they stand. A candidate in another language is read by that language's rules (12,5 is 12.5, mindestens is at least)
 * where this explains more: the reading with fewer differences counts.
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

/* The end of the run of digits, or of other bytes of a word, at `i`. */
static size_t run_end(struct coco_str s, size_t i, bool digits)
{
	while (i < s.n && (s.s[i] >= '0' && s.s[i] <= '9') == digits && is_word_byte((unsigned char)s.s[i]))
		i++;
	return i;
}

/* 3 May 2026, 3. Mai 2026, 3/5/2026, 2026-05-03: the same day. The days of a range stay side by side. */
static struct coco_str date_key(const struct lang_tables *tables, struct coco_str date, struct coco_buf *scratch, struct coco_arena *arena)
{
	unsigned small[4] = {0}, n = 0, year = 0, month = 0;
	bool year_first = false;
	for (size_t i = 0; i < date.n;) {
		size_t digits = run_end(date, i, true), word = run_end(date, i, false);
		if (digits > i && digits - i <= 4) {
			unsigned value = 0;
			for (size_t k = i; k < digits; k++)
				value = value * 10 + (unsigned)(date.s[k] - '0');
			year_first = year_first || (digits - i == 4 && n == 0);
			if (digits - i == 4)
				year = value;
			else if (n < COCO_LEN(small))
				small[n++] = value;
		} else if (word > i) {
			unsigned found = lexicon_find(&tables->months, coco_str_sub(date, i, word), scratch);
			month = found >> 8 == W_MONTH ? found & 255 : month;
		}
		i = digits > i ? digits : word > i ? word : i + 1;
	}
	if (!month && n >= 2) { /* in figures: day, month, year, or the other way round */
		month = small[year_first ? 0 : 1];
		small[0] = small[year_first ? 1 : 0];
		if (!year && n > 2)
			year = 2000 + small[2];
		n = 1;
	}
	return coco_str_of(coco_arena_printf(arena, "%u-%u-%u%s%u", year, month, n > 0 ? small[0] : 0, n > 1 ? "/" : "", n > 1 ? small[1] : 0));
}

/* What the fact says, whatever the language. */
static struct coco_str key_of(const struct lang_tables *tables, struct coco_fact fact, struct coco_buf *scratch, struct coco_arena *arena)
{
	if (fact.kind == COCO_FACT_DATE)
		fact.value = date_key(tables, fact.value, scratch, arena);
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = fact.unit.n ? coco_table_row(table, 0, fact.unit) : COCO_NONE;
	if (row != COCO_NONE)
		fact.unit = coco_str_of(coco_table_cell(table, row, 1));
	return coco_fact_key(&fact, fact.kind != COCO_FACT_ACRONYM, arena);
}

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
	struct coco_buf scratch = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < side->count; i++) {
		side->keys[i] = key_of(lang_of(rewriter, lang), side->facts[i], &scratch, arena);
		bool added = false;
		if (!side->keys[i].s || coco_map_add(side->set, side->keys[i], &added) == COCO_NONE)
			rc = coco_err_nomem(err);
		side->open[i] = added;
	}
	coco_buf_free(&scratch);
	return rc;
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

static int compare(const struct coco_rewriter *rewriter, struct coco_str original, int lang, struct coco_str candidate, int other,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	struct side a = {0}, b = {0};
	int rc = side_make(rewriter, original, lang, arena, &a, err);
	if (rc == 0)
		rc = side_make(rewriter, candidate, other, arena, &b, err);
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

int coco_facts_compare(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	if (compare(rewriter, original, lang, candidate, lang, arena, differences, count, err) != 0)
		return -1;
	int other = *count ? coco_rewrite_lang(COCO_STR_NONE, candidate) : lang;
	if (other == lang || other < 0)
		return 0;
	struct coco_difference *translated;
	size_t n;
	if (compare(rewriter, original, lang, candidate, other, arena, &translated, &n, err) != 0)
		return -1;
	if (n < *count) {
		*differences = translated;
		*count = n;
	}
	return 0;
}
