/* Open facts of two texts that say the same for all that: a figure whose demand stands on its other side, the first that is written 1.
 *
 * Method: a figure that differs in its demand alone (es soll 5 kg wiegen, dass es 5 kg wiegen soll) has a partner where both sentences
 * demand equally often, and in one way only; one that differs in its negation alone has one where both sentences have no other figure and
 * deny equally often. A number with a full stop that no sentence ends with stands for the ordinal of the group
 * `ordinal` of opposites.csv, as often as the other text has that more.
 *
 * Invariant: each open fact has one partner at most. */
#include "compare.h"

#include <stdio.h>
#include <string.h>

/* ---- demands ---- */

struct tone {
	size_t times[4]; /* by modality */
	size_t ways;     /* how many of them there are */
};

static struct tone tone_of(const struct side *side, size_t fact)
{
	struct tone tone = {{0}, 0};
	const size_t sentence = side->facts[fact].sentence;
	size_t from = fact;
	while (from > 0 && side->facts[from - 1].sentence == sentence)
		from--;
	for (size_t i = from; i < side->count && side->facts[i].sentence == sentence; i++)
		if (side->facts[i].kind == COCO_FACT_DEMAND)
			tone.ways += tone.times[side->facts[i].modality & 3]++ == 0;
	return tone;
}

static bool same_tone(const struct side *a, size_t i, const struct side *b, size_t k)
{
	struct tone one = tone_of(a, i), other = tone_of(b, k);
	return one.ways == 1 && other.ways == 1 && !memcmp(one.times, other.times, sizeof one.times);
}

/* The figure without its demand: value, unit and bound. */
static bool same_but_demand(const struct coco_fact *one, const struct coco_fact *other)
{
	return one->kind == other->kind && one->comparator == other->comparator && one->negated == other->negated &&
	       one->modality != other->modality && coco_str_eq(one->value, other->value) && coco_str_eq(one->unit, other->unit);
}

/* How often the sentence of the fact denies, where it has no other figure; 0: it has one. */
static size_t denials(const struct side *side, size_t fact)
{
	const size_t sentence = side->facts[fact].sentence;
	size_t n = 0;
	for (size_t i = fact; i > 0 && side->facts[i - 1].sentence == sentence; i--) {
		if (side->facts[i - 1].kind <= COCO_FACT_MONEY)
			return 0; /* at the first one: a sentence may have very many */
		n += side->facts[i - 1].kind == COCO_FACT_NEGATION;
	}
	for (size_t i = fact; i < side->count && side->facts[i].sentence == sentence; i++) {
		if (side->facts[i].kind <= COCO_FACT_MONEY && i != fact)
			return 0;
		n += side->facts[i].kind == COCO_FACT_NEGATION;
	}
	return n;
}

/* Nothing runs after 10, after 10 nothing runs: the only figure of sentences that deny equally often. */
static bool same_but_denial(const struct side *a, size_t i, const struct side *b, size_t k)
{
	const struct coco_fact *one = &a->facts[i], *other = &b->facts[k];
	if (one->kind != other->kind || one->comparator != other->comparator || one->negated == other->negated ||
	    !coco_str_eq(one->value, other->value) || !coco_str_eq(one->unit, other->unit))
		return false;
	size_t times = denials(a, i);
	return times > 0 && times == denials(b, k);
}

void toned_close(struct side *a, struct side *b)
{
	enum { TRIED = 200 };
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0, tried = 0; a->open[i] && a->facts[i].kind <= COCO_FACT_MONEY && k < b->count && tried < TRIED; k++) {
			if (!b->open[k] || b->facts[k].kind > COCO_FACT_MONEY)
				continue;
			tried++;
			if ((same_but_demand(&a->facts[i], &b->facts[k]) && same_tone(a, i, b, k)) || same_but_denial(a, i, b, k))
				a->open[i] = b->open[k] = false;
		}
}

/* ---- ordinals ---- */

enum { ORDINALS = 10 };

/* How often the text has each ordinal from first to tenth in words. */
static void count_ordinals(const struct coco_rewriter *rewriter, const struct side *side, size_t times[ORDINALS + 1])
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "opposites");
	const struct lexicon *forms = &lang_of(rewriter, side->lang)->opposites[0];
	struct coco_buf scratch = COCO_BUF_INIT;
	struct coco_word word;
	size_t first = 0;
	while (first < coco_table_rows(table) && strcmp(coco_table_cell(table, first, 0), "ordinal") != 0)
		first++;
	for (size_t at = 0; coco_word_next(side->text, &at, &word);) {
		unsigned found = word.number ? 0 : lexicon_find(forms, coco_str_sub(side->text, word.start, word.end), &scratch);
		size_t row = found ? ((size_t)((found >> 8) - 1) << 8 | (found & 255)) : 0;
		if (found && row >= first && row < first + ORDINALS)
			times[row - first + 1]++;
	}
	coco_buf_free(&scratch);
}

/* The fact is "7." with more of its sentence behind it: its number; 0: it is not. */
static size_t ordinal_in_figures(const struct side *side, const struct coco_fact *fact)
{
	struct coco_str t = side->text;
	bool degree = coco_str_is(fact->unit, "°") || coco_str_is(fact->unit, "º"); /* 1° tavolo */
	if (fact->kind != COCO_FACT_NUMBER || (fact->unit.n && !degree) || fact->value.n < 1 || fact->value.n > 2 || fact->end + 1 >= t.n ||
	    (!degree && (t.s[fact->end] != '.' || !blank(t.s[fact->end + 1]))))
		return 0;
	size_t number = 0;
	for (size_t i = 0; i < fact->value.n; i++) {
		if (fact->value.s[i] < '0' || fact->value.s[i] > '9')
			return 0;
		number = number * 10 + (size_t)(fact->value.s[i] - '0');
	}
	return number <= ORDINALS ? number : 0;
}

int ordinals_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_err *err)
{
	struct side *sides[2] = {a, b};
	size_t times[2][ORDINALS + 1] = {{0}};
	struct coco_stemmer *stemmer = NULL;
	bool any = false;
	int rc = 0;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides[side]->count; i++)
			any = any || (sides[side]->open[i] && ordinal_in_figures(sides[side], &sides[side]->facts[i]));
	if (!any || a->lang < 0)
		return 0;
	stemmer = coco_stemmer_new();
	rc = stemmer ? opposites_load(lang_of(rewriter, a->lang), a->lang, stemmer, err) : coco_err_nomem(err);
	for (int side = 0; rc == 0 && side < 2; side++)
		count_ordinals(rewriter, sides[side], times[side]);
	for (int side = 0; rc == 0 && side < 2; side++)
		for (size_t i = 0; i < sides[side]->count; i++) {
			size_t number = sides[side]->open[i] ? ordinal_in_figures(sides[side], &sides[side]->facts[i]) : 0;
			if (number && times[!side][number] > times[side][number]) {
				sides[side]->open[i] = false;
				times[side][number]++;
			}
		}
	coco_stemmer_free(stemmer);
	return rc;
}
