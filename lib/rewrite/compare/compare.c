/* Which facts of one text another one lost, changed or invented.
 *
 * Method: both ledgers, of the texts with what has several writings brought to one (writings.c); facts with equal keys (value, unit,
 * comparator, must or should, negation) pair off as sets: a fact that is said twice may be said once. Of those that are left, an original
 * fact and a candidate fact of the same kind pair as "changed" where they have the same value, or the same unit and stand nearest to each
 * other in order; the rest is lost or invented. Dates are compared by day, month and year, units by what they mean (same_units.csv), parts,
 * addresses and acronyms as they stand. Demands and negations are told by their sentence: where it was changed, two of a kind pair off. Two
 * figures of one unit that have changed places are seen by the word before them, or by their order in the sentence; a sentence that is the
 * same but for its figures is held against its own (compare_lines.c). A candidate that is surely in another language is compared by
 * compare_across.c; one that is only likely to be is where that tells fewer differences.
 *
 * Invariant: comparing a text with itself gives nothing; differences are in the order of the original, inventions last. */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

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

enum { KEY_BYTES = 1024 }; /* of a sentence; nobody writes one so long */

/* A fact in words: its kind, its word and what it demands, and for a demand or a negation the sentence, which may be said
 * twice; Ann's is Ann. */
static struct coco_str word_key(const struct coco_fact *fact, struct coco_arena *arena)
{
	static const char *const owners[] = {"'s", "’s"};
	struct coco_str value = fact->value, sentence = fact->unit; /* of a demand */
	sentence.n = sentence.n < KEY_BYTES ? sentence.n : KEY_BYTES;
	for (size_t i = 0; fact->kind == COCO_FACT_NAME && i < COCO_LEN(owners); i++)
		if (coco_str_ends(value, owners[i]))
			value = coco_str_sub(value, 0, value.n - strlen(owners[i]));
	return coco_str_of(coco_arena_printf(
	    arena, "word %d %d %.*s %.*s", (int)fact->kind, (int)fact->modality, COCO_STR_ARG(value), COCO_STR_ARG(sentence)));
}

static bool bounded(const struct coco_fact *fact)
{
	return fact->kind <= COCO_FACT_MONEY && fact->comparator >= COCO_CMP_LE && fact->comparator <= COCO_CMP_GT;
}

/* The "must" of a bound that follows in its sentence, or that stands right before it: the bound says it, too. */
static void close_bounds_own(struct side *side)
{
	enum { NEAR = 24 };
	size_t bound = SIZE_MAX;
	for (size_t i = 1; i < side->count; i++) { /* within 2 s it must close */
		const struct coco_fact *fact = &side->facts[i], *before = &side->facts[i - 1];
		if (fact->kind == COCO_FACT_DEMAND && fact->modality == COCO_MODAL_MUST && before->kind <= COCO_FACT_MONEY && bounded(before) &&
		    fact->sentence == before->sentence && fact->start < before->end + NEAR)
			side->open[i] = false;
	}
	for (size_t i = side->count; i-- > 0;) {
		const struct coco_fact *fact = &side->facts[i];
		if (fact->kind <= COCO_FACT_MONEY)
			bound = bounded(fact) ? fact->sentence : SIZE_MAX;
		if (fact->kind == COCO_FACT_DEMAND && fact->modality == COCO_MODAL_MUST && fact->sentence == bound)
			side->open[i] = false;
	}
}

static bool hours(struct coco_str unit)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = unit.n ? coco_table_row(table, 0, unit) : COCO_NONE;
	return coco_str_is(unit, "h") || (row != COCO_NONE && coco_str_is(coco_str_of(coco_table_cell(table, row, 1)), "h"));
}

/* The negation makes a ban of the "may" near it; the bound before the "may" says it, too. */
static bool says_may(const struct coco_fact *fact, const struct coco_fact *may)
{
	enum { NEAR = 40 };
	bool near = fact->sentence == may->sentence && fact->start < may->end + NEAR && may->start < fact->end + NEAR;
	bool most = bounded(fact) && (fact->comparator == COCO_CMP_LE || fact->comparator == COCO_CMP_LT) && fact->end <= may->start;
	return near && (fact->kind == COCO_FACT_NEGATION || most);
}

/* The "may" of a ban (may not, non può) and of a bound (40 kg at most it may be). How many were closed. */
static size_t close_bans(struct side *side)
{
	enum { AROUND = 4 };
	size_t closed = 0;
	for (size_t i = 0; i < side->count; i++) {
		const struct coco_fact *may = &side->facts[i];
		size_t from = i > AROUND ? i - AROUND : 0, to = i + AROUND < side->count ? i + AROUND : side->count - 1;
		if (may->kind != COCO_FACT_DEMAND || may->modality != COCO_MODAL_MAY)
			continue;
		bool open = side->open[i];
		for (size_t k = from; side->open[i] && k <= to; k++)
			side->open[i] = !says_may(&side->facts[k], may);
		closed += open && !side->open[i];
	}
	return closed;
}

/* A "may" that stands before its bound in one text and behind it in the other: as many as the other text has closed. */
static void close_mays(struct side *side, size_t closed)
{
	for (size_t i = 0; i < side->count && closed > 0; i++)
		if (side->open[i] && side->facts[i].kind == COCO_FACT_DEMAND && side->facts[i].modality == COCO_MODAL_MAY) {
			side->open[i] = false;
			closed--;
		}
}

/* What the fact says, whatever the language. */
static struct coco_str key_of(
    const struct coco_rewriter *rewriter, int lang, struct coco_fact fact, struct coco_buf *scratch, struct coco_arena *arena)
{
	if (fact.kind >= COCO_FACT_DEMAND)
		return word_key(&fact, arena);
	if (fact.kind == COCO_FACT_DATE) { /* the demand is a fact of its own: it may stand before the date or behind it */
		fact.value = date_key(lang_of(rewriter, lang), fact.value, scratch, arena);
		fact.modality = COCO_MODAL_NONE;
	}
	if (fact.kind == COCO_FACT_PART || fact.kind == COCO_FACT_STANDARD) { /* its demand, too: a 3D model is not needed */
		fact.modality = COCO_MODAL_NONE;
		fact.negated = false;
	}
	struct coco_str value = fact.value;
	if (coco_str_is(fact.unit, "Uhr") && (coco_str_ends(value, ":00") || coco_str_ends(value, ".00"))) /* 12:00 Uhr, 12 Uhr */
		fact.value = coco_str_sub(value, 0, value.n - 3);
	if (value.n && memchr(value.s, '-', value.n) &&
	    (coco_str_is(fact.unit, "Uhr") || hours(fact.unit))) /* 6-14 Uhr: from 6 Uhr to 14 Uhr */
		fact.unit = COCO_STR("clock");
	if (bounded(&fact) && fact.modality == COCO_MODAL_MUST) /* a bound is a demand: must be at most 5 kg */
		fact.modality = COCO_MODAL_NONE;
	if (fact.kind == COCO_FACT_MONEY && coco_str_ends(fact.value, ".00")) /* 185.00 EUR */
		fact.value = coco_str_sub(fact.value, 0, fact.value.n - 3);
	if (fact.kind <= COCO_FACT_MONEY && amount_whole(rewriter, &fact.value, &fact.unit, arena) != 0)
		return COCO_STR_NONE;
	return coco_fact_key(&fact, fact.kind != COCO_FACT_ACRONYM, arena);
}

static int side_make(
    const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct side *side, struct coco_err *err)
{
	struct coco_fact *figures;
	size_t n;
	if (facts_said(rewriter, text, lang, SAID_RANGES, arena, &figures, &n, err) != 0)
		return -1;
	n = items_drop(text, figures, n);
	if (facts_with_words(rewriter, text, lang, figures, n, arena, &side->facts, &side->count, err) != 0)
		return -1;
	side->text = text;
	side->lang = lang;
	side->keys = coco_arena_array(arena, side->count + 1, sizeof *side->keys);
	side->open = coco_arena_array(arena, side->count + 1, sizeof *side->open);
	side->differs = coco_arena_array(arena, side->count + 1, sizeof *side->differs);
	side->first = coco_arena_array(arena, side->count + 1, sizeof *side->first);
	side->twice = coco_arena_array(arena, side->count + 1, sizeof *side->twice);
	side->set = coco_map_new();
	if (!side->differs || !side->first || !side->twice || !side->keys || !side->open || !side->set)
		return coco_err_nomem(err);
	struct coco_buf scratch = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < side->count; i++) {
		bool added = false;
		side->keys[i] = key_of(rewriter, lang, side->facts[i], &scratch, arena);
		size_t number = side->keys[i].s ? coco_map_add(side->set, side->keys[i], &added) : COCO_NONE;
		if (number == COCO_NONE) {
			rc = coco_err_nomem(err);
			break;
		}
		side->twice[number] = !added;
		if (added)
			side->first[number] = i;
		bool toned = side->facts[i].kind == COCO_FACT_DEMAND || side->facts[i].kind == COCO_FACT_NEGATION;
		bool again = toned && !added && side->facts[side->first[number]].sentence == side->facts[i].sentence; /* two in one sentence */
		side->open[i] = added || again || (side->facts[i].kind == COCO_FACT_NAME && side->facts[i].name == COCO_NAME_SURE);
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

/* The line of the byte, where it has a blank and no small letter: a heading that is shouted, whose words are no acronyms. */
static struct coco_str shouted_line(struct coco_str text, size_t at)
{
	size_t start = at, end = at;
	bool gap = false;
	while (start > 0 && text.s[start - 1] != '\n')
		start--;
	while (end < text.n && text.s[end] != '\n')
		end++;
	for (size_t i = start; i < end; i++) {
		gap = gap || blank(text.s[i]);
		if (text.s[i] >= 'a' && text.s[i] <= 'z')
			return COCO_STR_NONE;
	}
	return gap ? coco_str_sub(text, start, end) : COCO_STR_NONE;
}

/* The words of a shouted line that the other text has in whatever letters. 0 or -1: no memory. */
static int close_shouted(struct side *a, const struct side *b)
{
	struct coco_buf line = COCO_BUF_INIT, other = COCO_BUF_INIT;
	for (size_t i = 0; i < a->count; i++) {
		struct coco_str heading =
		    a->open[i] && a->facts[i].kind == COCO_FACT_ACRONYM ? shouted_line(a->text, a->facts[i].start) : COCO_STR_NONE;
		if (!heading.s)
			continue;
		if (other.len == 0)
			coco_text_normal(b->text, &other);
		coco_buf_clear(&line);
		coco_text_normal(heading, &line);
		a->open[i] = coco_str_find(coco_buf_view(&other), coco_buf_view(&line), 0) == SIZE_MAX;
	}
	bool ok = !line.failed && !other.failed;
	coco_buf_free(&line);
	coco_buf_free(&other);
	return ok ? 0 : -1;
}

/* A demand or negation whose sentence was changed has a partner of its kind. */
static void close_reworded(struct side *a, struct side *b)
{
	size_t next[2][4] = {{0}}; /* by negation and modality: those before it are closed */
	for (size_t i = 0; i < a->count; i++) {
		const struct coco_fact *fact = &a->facts[i];
		if (!a->open[i] || (fact->kind != COCO_FACT_DEMAND && fact->kind != COCO_FACT_NEGATION))
			continue;
		size_t *k = &next[fact->kind == COCO_FACT_NEGATION][fact->modality];
		while (*k < b->count && !(b->open[*k] && b->facts[*k].kind == fact->kind && b->facts[*k].modality == fact->modality))
			++*k;
		if (*k < b->count)
			a->open[i] = b->open[*k] = false;
	}
}

/* Sentences with a figure that differs: a demand or negation of one shows there, too. */
static bool *told_by_figure(const struct side *side, struct coco_arena *arena)
{
	size_t last = 0;
	for (size_t i = 0; i < side->count; i++)
		last = side->facts[i].sentence > last ? side->facts[i].sentence : last;
	bool *told = coco_arena_array(arena, last + 1, sizeof *told);
	for (size_t i = 0; told && i < side->count; i++)
		if (side->differs[i] && side->facts[i].kind < COCO_FACT_DEMAND)
			told[side->facts[i].sentence] = true;
	return told;
}

static bool to_be_told(const struct side *side, size_t i, const bool *by_figure)
{
	bool toned = side->facts[i].kind == COCO_FACT_DEMAND || side->facts[i].kind == COCO_FACT_NEGATION;
	return side->open[i] && !(toned && by_figure[side->facts[i].sentence]);
}

/* What is left over, in order: what has changed places, what has another partner or none, what has come in. */
static int tell(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_arena *arena, struct coco_difference *out,
    size_t *count, struct coco_err *err)
{
	size_t *with = coco_arena_array(arena, a->count + 1, sizeof *with), *now = coco_arena_array(arena, a->count + 1, sizeof *now), n = 0;
	bool *lost = told_by_figure(a, arena), *invented = told_by_figure(b, arena);
	if (!with || !now || !lost || !invented)
		return coco_err_nomem(err);
	if (facts_pair(a, b, with, arena, err) != 0 || figures_moved(rewriter, a, b, now, arena, err) != 0)
		return -1;
	for (size_t i = 0; i < a->count; i++)
		if (now[i])
			out[n++] = (struct coco_difference){COCO_CHANGED, a->facts[i], b->facts[now[i] - 1]};
	for (size_t i = 0; i < a->count; i++)
		if (to_be_told(a, i, lost) && (with[i] || !perhaps_name(&a->facts[i])))
			out[n++] = with[i] ? (struct coco_difference){COCO_CHANGED, a->facts[i], b->facts[with[i] - 1]}
			                   : (struct coco_difference){COCO_LOST, a->facts[i], {0}};
	for (size_t k = 0; k < b->count; k++)
		if (to_be_told(b, k, invented) && !perhaps_name(&b->facts[k]))
			out[n++] = (struct coco_difference){COCO_INVENTED, {0}, b->facts[k]};
	*count = n;
	return 0;
}

/* Gives the differences their places in the texts as they came; of two at one place the first is kept. How many are left. */
static size_t put_back(const struct alike *was, const struct alike *is, struct coco_difference *told, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		struct coco_difference d = told[i];
		bool again = false;
		writings_place(was, &d.before);
		writings_place(is, &d.after);
		for (size_t k = n > 0 ? n - 1 : 0; k < n; k++)
			again = told[k].change == d.change && told[k].before.start == d.before.start && told[k].before.end == d.before.end &&
			        told[k].after.start == d.after.start && told[k].after.end == d.after.end;
		if (!again)
			told[n++] = d;
	}
	return n;
}

/* A word that became another within somebody's name, of either text, is told as a name, so that no message shows it. */
static int words_of_names(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference *told, size_t count, struct coco_err *err)
{
	struct personal *was = NULL, *is = NULL;
	size_t n_was = 0, n_is = 0;
	bool sought = false;
	for (size_t i = 0; i < count; i++) {
		struct coco_fact *before = &told[i].before, *after = &told[i].after;
		if (told[i].change != COCO_CHANGED || before->kind != COCO_FACT_MARK || after->kind != COCO_FACT_MARK)
			continue;
		if (!sought && (personal_find(rewriter, original, lang, arena, &was, &n_was, err) != 0 ||
		                   personal_find(rewriter, candidate, lang, arena, &is, &n_is, err) != 0))
			return -1;
		sought = true;
		if (personal_in(was, n_was, before->start, before->end) || personal_in(is, n_is, after->start, after->end))
			before->kind = after->kind = COCO_FACT_NAME;
	}
	return 0;
}

static int compare(const struct coco_rewriter *rewriter, struct coco_str original, int lang, struct coco_str candidate,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	struct side a = {0}, b = {0};
	struct alike was, is;
	*count = 0;
	if (writings_alike(rewriter, original, lang, arena, &was, err) != 0 || writings_alike(rewriter, candidate, lang, arena, &is, err) != 0)
		return -1;
	int rc = side_make(rewriter, was.text, lang, arena, &a, err);
	if (rc == 0)
		rc = side_make(rewriter, is.text, lang, arena, &b, err);
	size_t room = 0;
	if (rc == 0)
		rc = senses_room(&a, &b, arena, &room, err);
	room += 4 * a.count + b.count + opposites_room() + RIGHTS_ROOM + 1;
	*differences = rc == 0 ? coco_arena_array(arena, room, sizeof **differences) : NULL;
	if (rc == 0 && !*differences)
		rc = coco_err_nomem(err);
	if (rc == 0) {
		close_equals(&a, &b);
		close_equals(&b, &a);
		rc = close_shouted(&a, &b) != 0 || close_shouted(&b, &a) != 0 || spelt_close(&a, &b) != 0 || spelt_close(&b, &a) != 0
		         ? coco_err_nomem(err)
		         : names_close(rewriter, &a, &b, arena, err);
	}
	if (rc == 0)
		rc = ordinals_close(rewriter, &a, &b, err);
	if (rc == 0) {
		toned_close(&a, &b);
		close_bounds_own(&a);
		close_bounds_own(&b);
		const size_t closed[2] = {close_bans(&a), close_bans(&b)};
		close_mays(&a, closed[1]);
		close_mays(&b, closed[0]);
		days_close(&a, &b);
		days_close(&b, &a);
		close_reworded(&a, &b);
		rc = ways_close(rewriter, &a, &b, arena, err);
	}
	if (rc == 0) {
		memcpy(a.differs, a.open, a.count * sizeof *a.open);
		memcpy(b.differs, b.open, b.count * sizeof *b.open);
		rc = tell(rewriter, &a, &b, arena, *differences, count, err);
		if (rc == 0)
			rc = lines_tell(&a, &b, arena, *differences, count, err);
		if (rc == 0)
			rc = rates_tell(rewriter, &a, &b, arena, *differences, count, err);
		if (rc == 0)
			rc = opposites_tell(rewriter, &a, &b, arena, *differences, count, err);
		if (rc == 0)
			rc = senses_tell(rewriter, &a, &b, arena, *differences, count, err);
		if (rc == 0)
			rc = rights_tell(rewriter, &a, &b, arena, *differences, count, err);
	}
	if (rc == 0)
		*count = put_back(&was, &is, *differences, *count);
	if (rc == 0)
		rc = words_of_names(rewriter, original, candidate, lang, arena, *differences, *count, err);
	coco_map_free(a.set);
	coco_map_free(b.set);
	return rc;
}

int coco_facts_compare_in(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	if (coco_unwrap(&original, arena, err) != 0 || coco_unwrap(&candidate, arena, err) != 0)
		return -1;
	return compare(rewriter, original, lang, candidate, arena, differences, count, err);
}

int coco_facts_language(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, struct coco_arena *arena,
    int *lang, struct coco_err *err)
{
	*lang = likely_language(rewriter, original, candidate, arena, err);
	return *lang < -1 ? -1 : 0;
}

int coco_facts_compare(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	bool sure;
	if (coco_unwrap(&original, arena, err) != 0 || coco_unwrap(&candidate, arena, err) != 0)
		return -1;
	if (lang < 0 && coco_facts_language(rewriter, original, candidate, arena, &lang, err) != 0)
		return -1;
	int one = lang, other = other_language(original, lang, candidate, &sure);
	if (other < -1)
		return coco_err_nomem(err);
	if (other >= 0 && sure)
		return compare_across(rewriter, original, lang, candidate, other, arena, differences, count, err);
	if (compare(rewriter, original, lang, candidate, arena, differences, count, err) != 0)
		return -1;
	struct coco_difference *translated;
	size_t n;
	if (other < 0 && *count > 0)
		other = languages_apart(rewriter, original, candidate, &one, arena, err);
	if (other < -1)
		return -1;
	if (other < 0 || *count == 0)
		return 0;
	if (compare_across(rewriter, original, one, candidate, other, arena, &translated, &n, err) != 0)
		return -1;
	if (n < *count) {
		*differences = translated;
		*count = n;
	}
	return 0;
}
