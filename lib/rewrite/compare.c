/* Which facts of one text another one lost, changed or invented.
 *
 * Method: both ledgers; facts with equal keys (value, unit, comparator, must or should, negation) pair off as sets: a fact
 * that is said twice may be said once. Of those that are left, an original fact and a candidate fact of the same kind pair
 * as "changed" where they have the same value, or the same unit and stand nearest to each other in order; the rest is lost
 * or invented. Dates are compared by day, month and year, units by what they mean (same_units.csv), parts, addresses and acronyms as
 * they stand. Demands and negations are told by their sentence: where it was changed, two of a kind pair off. Two figures of
 * one unit that have changed places are seen by the word before them, or by their order in the sentence. A candidate that is surely in
 * another language is compared by compare_across.c; one that is only likely to be is where that tells fewer differences.
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
	struct coco_str text;
	struct coco_map *values; /* of the open ones */
	size_t n_open;
	bool *open;    /* without an equal on the other side, first of its key */
	bool *differs; /* was open before partners were sought */
};

/* The end of the run of digits, or of other bytes of a word, at `i`. */
static size_t run_end(struct coco_str s, size_t i, bool digits)
{
	while (i < s.n && (s.s[i] >= '0' && s.s[i] <= '9') == digits && is_word_byte((unsigned char)s.s[i]))
		i++;
	return i;
}

/* 3 May 2026, 3. Mai 2026, 3/5/2026, 2026-05-03: the same day. The days of a range stay side by side. */
struct coco_str date_key(const struct lang_tables *tables, struct coco_str date, struct coco_buf *scratch, struct coco_arena *arena)
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
	return coco_str_of(n > 1 ? coco_arena_printf(arena, "%u-%u-%u/%u", year, month, small[0], small[1])
	                         : coco_arena_printf(arena, "%u-%u-%u", year, month, n > 0 ? small[0] : 0));
}

/* A fact in words: its kind, its word and what it demands, and for a demand or a negation the sentence, which may be said
 * twice; the ends of a name are its cases. */
static struct coco_str word_key(const struct coco_fact *fact, struct coco_arena *arena)
{
	struct coco_str value = fact->value;
	if (fact->kind == COCO_FACT_NAME) {
		size_t n = value.n > 8 ? value.n - 3 : value.n > 5 ? 5 : value.n;
		while (n > 0 && n < value.n && ((unsigned char)value.s[n] & 0xC0) == 0x80)
			n--;
		value = coco_str_sub(value, 0, n);
	}
	return coco_str_of(coco_arena_printf(
	    arena, "word %d %d %.*s %.*s", (int)fact->kind, (int)fact->modality, COCO_STR_ARG(value), COCO_STR_ARG(fact->unit)));
}

/* What the fact says, whatever the language. */
static struct coco_str key_of(const struct lang_tables *tables, struct coco_fact fact, struct coco_buf *scratch, struct coco_arena *arena)
{
	if (fact.kind >= COCO_FACT_DEMAND)
		return word_key(&fact, arena);
	if (fact.kind == COCO_FACT_DATE)
		fact.value = date_key(tables, fact.value, scratch, arena);
	struct coco_str value = fact.value;
	if (coco_str_is(fact.unit, "Uhr") && (coco_str_ends(value, ":00") || coco_str_ends(value, ".00"))) /* 12:00 Uhr, 12 Uhr */
		fact.value = coco_str_sub(value, 0, value.n - 3);
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = fact.unit.n ? coco_table_row(table, 0, fact.unit) : COCO_NONE;
	if (row != COCO_NONE)
		fact.unit = coco_str_of(coco_table_cell(table, row, 1));
	return coco_fact_key(&fact, fact.kind != COCO_FACT_ACRONYM, arena);
}

static int side_make(
    const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct side *side, struct coco_err *err)
{
	struct coco_fact *figures;
	size_t n;
	if (facts_said(rewriter, text, lang, true, arena, &figures, &n, err) != 0 ||
	    facts_with_words(rewriter, text, lang, figures, n, arena, &side->facts, &side->count, err) != 0)
		return -1;
	side->text = text;
	side->keys = coco_arena_array(arena, side->count + 1, sizeof *side->keys);
	side->open = coco_arena_array(arena, side->count + 1, sizeof *side->open);
	side->differs = coco_arena_array(arena, side->count + 1, sizeof *side->differs);
	side->set = coco_map_new();
	if (!side->differs || !side->keys || !side->open || !side->set)
		return coco_err_nomem(err);
	struct coco_buf scratch = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < side->count; i++) {
		bool added = false;
		side->keys[i] = key_of(lang_of(rewriter, lang), side->facts[i], &scratch, arena);
		if (!side->keys[i].s || coco_map_add(side->set, side->keys[i], &added) == COCO_NONE)
			rc = coco_err_nomem(err);
		side->open[i] = added || (side->facts[i].kind == COCO_FACT_NAME && side->facts[i].name == COCO_NAME_SURE);
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

/* A demand or negation whose sentence was changed has a partner of its kind. */
static void close_reworded(struct side *a, struct side *b)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct coco_fact *fact = &a->facts[i];
		if (!a->open[i] || (fact->kind != COCO_FACT_DEMAND && fact->kind != COCO_FACT_NEGATION))
			continue;
		for (size_t k = 0; k < b->count; k++)
			if (b->open[k] && b->facts[k].kind == fact->kind && b->facts[k].modality == fact->modality) {
				a->open[i] = b->open[k] = false;
				break;
			}
	}
}

static bool alike(const struct coco_fact *a, const struct coco_fact *b, bool by_value)
{
	if (a->kind != b->kind && !(a->kind <= COCO_FACT_MONEY && b->kind <= COCO_FACT_MONEY))
		return false;
	return by_value
	           ? coco_str_eq(a->value, b->value)
	           : a->kind <= COCO_FACT_DATE && a->unit.n == b->unit.n && (a->unit.n == 0 || memcmp(a->unit.s, b->unit.s, a->unit.n) == 0);
}

/* The nearest in order of the candidate's open facts that is alike; the earlier of two. */
static size_t partner(const struct side *candidate, const struct coco_fact *fact, size_t near, bool by_value)
{
	if (candidate->n_open == 0 || (by_value && coco_map_find(candidate->values, fact->value) == COCO_NONE))
		return COCO_NONE;
	for (size_t away = 0; away <= near || near + away < candidate->count; away++)
		for (int behind = 0; behind < 2; behind++) {
			size_t k = behind ? near + away : near - away;
			if ((behind || away <= near) && k < candidate->count && candidate->open[k] && alike(fact, &candidate->facts[k], by_value))
				return k;
		}
	return COCO_NONE;
}

/* Counts the open facts and keeps their values, so that what has no partner is not looked for among all of them. */
static int note_open(struct side *side, struct coco_err *err)
{
	side->values = coco_map_new();
	if (!side->values)
		return coco_err_nomem(err);
	for (size_t k = 0; k < side->count; k++) {
		if (side->open[k] && coco_map_add(side->values, side->facts[k].value, NULL) == COCO_NONE)
			return coco_err_nomem(err);
		side->n_open += side->open[k];
	}
	return 0;
}

/* The word that ends before `at`, or begins behind it, in the fact's line; "": none. */
static struct coco_str neighbour(const struct side *side, size_t at, bool behind)
{
	enum { WINDOW = 60 };
	struct coco_word word;
	size_t from = behind || at < WINDOW ? (behind ? at : 0) : at - WINDOW, to = behind && at + WINDOW < side->text.n ? at + WINDOW
	                                                                            : behind                             ? side->text.n
	                                                                                                                 : at;
	struct coco_str found = COCO_STR(""), view = coco_str_sub(side->text, 0, to);
	while (from < to && ((unsigned char)side->text.s[from] & 0xC0) == 0x80)
		from++;
	while (coco_word_next(view, &from, &word)) {
		found = coco_str_sub(view, word.start, word.end);
		if (behind)
			break;
	}
	return found;
}

/* What may be a name, and that another one stands between the same words in the candidate: its number there. */
static size_t swapped_name(const struct side *a, const struct side *b, size_t i)
{
	const struct coco_fact *fact = &a->facts[i];
	if (fact->kind != COCO_FACT_NAME || fact->name != COCO_NAME_SWAPPED)
		return COCO_NONE;
	struct coco_str before = neighbour(a, fact->start, false), after = neighbour(a, fact->end, true);
	for (size_t k = 0; k < b->count; k++)
		if (b->open[k] && b->facts[k].kind == COCO_FACT_NAME && b->facts[k].name >= COCO_NAME_SWAPPED &&
		    coco_str_eq(before, neighbour(b, b->facts[k].start, false)) && coco_str_eq(after, neighbour(b, b->facts[k].end, true)))
			return k;
	return COCO_NONE;
}

/* Not told where it is alone. */
static bool perhaps_name(const struct coco_fact *fact)
{
	return fact->kind == COCO_FACT_NAME && fact->name < COCO_NAME_SURE;
}

/* The demand or negation shows in a figure of its sentence that differs, too. */
static bool told_by_figure(const struct side *side, size_t i)
{
	const struct coco_fact *fact = &side->facts[i];
	if (fact->kind != COCO_FACT_DEMAND && fact->kind != COCO_FACT_NEGATION)
		return false;
	for (size_t k = 0; k < side->count; k++)
		if (side->differs[k] && side->facts[k].sentence == fact->sentence && side->facts[k].kind < COCO_FACT_DEMAND)
			return true;
	return false;
}

/* The word of four bytes or more before the fact in its sentence that is no function word, nor one that compares. */
static struct coco_str noun_before(
    const struct coco_rewriter *rewriter, int lang, const struct side *side, size_t i, struct coco_buf *scratch)
{
	size_t end = side->facts[i].start, from = end > 120 ? end - 120 : 0, at;
	struct coco_str found = COCO_STR_NONE;
	struct coco_word word;
	while (from < end && ((unsigned char)side->text.s[from] & 0xC0) == 0x80)
		from++;
	for (at = end; at > from + 1; at--) /* not beyond the sentence */
		if (side->text.s[at - 1] == ' ' && strchr(".!?;", side->text.s[at - 2]))
			break;
	if (i > 0 && side->facts[i - 1].kind <= COCO_FACT_MONEY && side->facts[i - 1].end > at)
		at = side->facts[i - 1].end;
	struct coco_str view = coco_str_sub(side->text, 0, end);
	for (at = at > from + 1 ? at : from; coco_word_next(view, &at, &word);) {
		struct coco_str raw = coco_str_sub(view, word.start, word.end);
		coco_buf_clear(scratch);
		coco_text_normal(raw, scratch);
		if (!word.number && raw.n >= 4 && !coco_stop_word(lang, coco_buf_view(scratch)) &&
		    !lexicon_find(&lang_of(rewriter, lang)->words, coco_buf_view(scratch), NULL))
			found = raw;
	}
	return found;
}

static size_t with_key(const struct side *side, struct coco_str key)
{
	size_t found = COCO_NONE;
	for (size_t k = 0; k < side->count; k++)
		if (coco_str_eq(side->keys[k], key)) {
			if (found != COCO_NONE)
				return COCO_NONE; /* said twice */
			found = k;
		}
	return found;
}

/* Where the candidate has figure `i` in the place of another of its unit, and that one in i's place: its number there. */
static size_t changed_places(const struct coco_rewriter *rewriter, int lang, const struct side *a, const struct side *b, size_t i)
{
	enum { MANY = 2000 }; /* looking at each pair would take long */
	const struct coco_fact *fact = &a->facts[i];
	struct coco_buf scratch = COCO_BUF_INIT;
	size_t result = COCO_NONE,
	       k = fact->kind <= COCO_FACT_MONEY && a->count < MANY && b->count < MANY ? with_key(b, a->keys[i]) : COCO_NONE;
	for (size_t j = 0; k != COCO_NONE && result == COCO_NONE && j < a->count; j++) {
		if (j == i || a->facts[j].kind != fact->kind || !coco_str_eq(a->facts[j].unit, fact->unit) || with_key(a, a->keys[i]) != i)
			continue;
		size_t other = with_key(b, a->keys[j]);
		if (other == COCO_NONE || with_key(a, a->keys[j]) != j)
			continue;
		struct coco_str mine = noun_before(rewriter, lang, a, i, &scratch), its = noun_before(rewriter, lang, a, j, &scratch);
		struct coco_str now = noun_before(rewriter, lang, b, k, &scratch), then = noun_before(rewriter, lang, b, other, &scratch);
		bool one_sentence = fact->sentence == a->facts[j].sentence && b->facts[k].sentence == b->facts[other].sentence;
		if (!coco_str_eq(mine, its) ? coco_str_eq(mine, then) && coco_str_eq(its, now) && mine.s && its.s
		                            : one_sentence && (i < j) != (k < other))
			result = k;
	}
	coco_buf_free(&scratch);
	return result;
}

static int compare(const struct coco_rewriter *rewriter, struct coco_str original, int lang, struct coco_str candidate,
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
		close_reworded(&a, &b);
		memcpy(a.differs, a.open, a.count * sizeof *a.open);
		memcpy(b.differs, b.open, b.count * sizeof *b.open);
		size_t *with = coco_arena_array(arena, a.count + 1, sizeof *with);
		rc = with ? note_open(&b, err) : coco_err_nomem(err);
		for (int pass = 0; rc == 0 && pass < 2; pass++)
			for (size_t i = 0; i < a.count; i++) {
				if (!a.open[i] || with[i])
					continue;
				bool maybe = perhaps_name(&a.facts[i]);
				size_t k = maybe ? swapped_name(&a, &b, i) : partner(&b, &a.facts[i], i, pass == 0);
				if (k != COCO_NONE) {
					with[i] = k + 1;
					b.open[k] = false;
					b.n_open--;
				}
			}
		for (size_t i = 0; rc == 0 && i < a.count; i++) {
			size_t k = changed_places(rewriter, lang, &a, &b, i);
			if (k != COCO_NONE)
				(*differences)[(*count)++] = (struct coco_difference){COCO_CHANGED, a.facts[i], b.facts[k]};
		}
		for (size_t i = 0; rc == 0 && i < a.count; i++)
			if (a.open[i] && !told_by_figure(&a, i) && (with[i] || !perhaps_name(&a.facts[i])))
				(*differences)[(*count)++] = with[i] ? (struct coco_difference){COCO_CHANGED, a.facts[i], b.facts[with[i] - 1]}
				                                     : (struct coco_difference){COCO_LOST, a.facts[i], {0}};
		for (size_t k = 0; rc == 0 && k < b.count; k++)
			if (b.open[k] && !told_by_figure(&b, k) && !perhaps_name(&b.facts[k]))
				(*differences)[(*count)++] = (struct coco_difference){COCO_INVENTED, {0}, b.facts[k]};
	}
	coco_map_free(a.set);
	coco_map_free(b.set);
	coco_map_free(b.values);
	return rc;
}

int coco_facts_compare(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	bool sure;
	if (lang < 0)
		lang = likely_language(rewriter, original, candidate, arena, err);
	if (lang < -1)
		return -1;
	int other = other_language(original, lang, candidate, &sure);
	if (other >= 0 && sure)
		return compare_across(rewriter, original, lang, candidate, other, arena, differences, count, err);
	if (compare(rewriter, original, lang, candidate, arena, differences, count, err) != 0)
		return -1;
	struct coco_difference *translated;
	size_t n;
	if (other < 0 || *count == 0)
		return 0;
	if (compare_across(rewriter, original, lang, candidate, other, arena, &translated, &n, err) != 0)
		return -1;
	if (n < *count) {
		*differences = translated;
		*count = n;
	}
	return 0;
}
