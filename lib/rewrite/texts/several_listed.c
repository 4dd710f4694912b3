/* Challenges of one text that are counted: "We have two problems. The first is …", "First, … Second, …", items of a list.
 *
 * Method: behind a sentence that says how many there are (cuts.csv, "counted") the parts are the sentences that ordinals count ("first",
 * "next"), the items of a list, or sections with headings of their own. Without such a sentence ordinals that count problems, or ordinals,
 * numbers and letters before sentences which each say what goes wrong, count challenges ("one", "more", "trouble").
 *
 * Invariant: two parts or none; they do not overlap and are in the text's order. */
#include "several.h"

#include <string.h>

enum { NEAR = 3 };

/* "2. The handles look old.", "b) Visitors get lost.", "(2) …": the number of an item of a list; 0: none. */
static size_t list_number(struct coco_str s)
{
	size_t i = s.n > 0 && s.s[0] == '(';
	if (s.n < i + 3 || !strchr(i ? ")" : ".)", s.s[i + 1]) || s.s[i + 2] != ' ')
		return 0;
	char c = s.s[i], small = (char)(c | 32);
	return c >= '1' && c <= '9' ? (size_t)(c - '0') : small >= 'a' && small <= 'i' ? (size_t)(small - 'a' + 1) : 0;
}

/* A heading that names a slot stands over the unit: what a list counts there are reasons, demands, prizes. */
static bool under_slot(const struct finder *f, size_t i)
{
	size_t start, end;
	while (i > 0 && !(f->units[i - 1].flags & F_HEADING) && !coco_str_ends(unit_text(f->text, &f->units[i - 1]), ":"))
		i--;
	if (i == 0)
		return false;
	struct coco_str s = unit_text(f->text, &f->units[i - 1]);
	for (size_t k = 0; k < f->tables->n_cues; k++)
		if (f->tables->cues[k].section && f->tables->cues[k].slot != COCO_SLOT_OPEN &&
		    pattern_find(f->tables->cues[k].pattern, s, 0, &start, &end) == 1 && start == 0)
			return true;
	return false;
}

/* The first sentence that says how many there are; f->count: none. */
static size_t announcement(const struct finder *f, const struct pattern *counted)
{
	size_t i = 0, start, end;
	while (i < f->count && ((f->units[i].flags & (F_HEADING | F_LIMITS | F_GATE | F_STANDARD | F_ROW)) ||
	                           pattern_find(counted, unit_text(f->text, &f->units[i]), 0, &start, &end) != 1))
		i++;
	return i;
}

/* Of the parts that begin at `begin`, each goes on to the next one; the last one to what is of all. */
static void take(struct finder *f, const size_t *begin, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		f->from[k] = begin[k];
		f->to[k] = k + 1 < n ? begin[k + 1] : several_last(f, begin, n);
	}
	f->n = n;
}

/* Sentences behind `at` that ordinals count; the first of them stands not far from it. */
static size_t by_ordinals(const struct finder *f, const struct pattern *first, const struct pattern *next, size_t at, size_t *begin)
{
	size_t n = 0;
	for (size_t i = at; i < f->count && n < PARTS_MAX && !(f->units[i].flags & F_HEADING); i++) {
		struct coco_str s = unit_text(f->text, &f->units[i]);
		if (n == 0 && i > at + NEAR)
			break;
		if (i > at && several_begins(n ? next : first, s))
			begin[n++] = i;
	}
	return n;
}

/* Items of the list behind `at`: by their numbers or letters, or by their bullets. One of them at least says what goes wrong or is
 * wanted. */
static size_t by_items(const struct finder *f, size_t at, size_t *begin)
{
	size_t n = 0;
	bool told = false, items = at + 1 < f->count && (f->units[at + 1].flags & F_ITEM);
	for (size_t i = at + 1; i < f->count && n < PARTS_MAX && !(f->units[i].flags & F_HEADING); i++) {
		bool next = list_number(unit_text(f->text, &f->units[i])) == n + 1 ||
		            (items && (f->units[i].flags & F_ITEM) && f->units[i].block != f->units[i - 1].block);
		if (!next && (n == 0 || (items && !(f->units[i].flags & F_ITEM))))
			break;
		if (next)
			begin[n++] = i;
		told = told || several_troubles(f, i) || several_wants(f, i);
	}
	return told ? n : 0;
}

/* Sections behind `at` whose headings are no slot's, and which say what goes wrong or is wanted. */
static size_t by_headings(const struct finder *f, size_t at, size_t *begin, size_t *end)
{
	size_t n = 0;
	for (size_t i = at + 1; i < f->count && n < PARTS_MAX; i++) {
		if (!(f->units[i].flags & F_HEADING))
			continue;
		bool told = false;
		size_t to = i + 1;
		for (; to < f->count && !(f->units[to].flags & F_HEADING); to++)
			told = told || several_troubles(f, to) || several_wants(f, to);
		if (!told || under_slot(f, i + 1))
			break;
		begin[n] = i;
		end[n++] = to;
	}
	return n;
}

int several_announced(struct finder *f, struct coco_err *err)
{
	const struct pattern *counted = cut_of(f->rewriter, f->lang, CUT_COUNTED, err),
	                     *first = counted ? cut_of(f->rewriter, f->lang, CUT_FIRST, err) : NULL,
	                     *next = first ? cut_of(f->rewriter, f->lang, CUT_NEXT, err) : NULL;
	size_t begin[PARTS_MAX], end[PARTS_MAX], n;
	if (!next)
		return -1;
	size_t at = announcement(f, counted);
	if (at == f->count || under_slot(f, at))
		return 0;
	if ((n = by_ordinals(f, first, next, at, begin)) > 1 || (n = by_items(f, at, begin)) > 1) {
		take(f, begin, n);
	} else if ((n = by_headings(f, at, begin, end)) > 1) {
		memcpy(f->from, begin, n * sizeof *begin);
		memcpy(f->to, end, n * sizeof *end);
		f->n = n;
	}
	return 0;
}

int several_ordinals(struct finder *f, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *one = cut_of(f->rewriter, f->lang, CUT_ONE, err),
	                     *more = one ? cut_of(f->rewriter, f->lang, CUT_MORE, err) : NULL;
	size_t begin[PARTS_MAX], n = 0, from;
	bool listed = false;
	struct coco_str before, behind;
	if (!more)
		return -1;
	for (size_t i = 0; i < f->count && n < PARTS_MAX; i++) {
		struct coco_str s = unit_text(f->text, &f->units[i]);
		size_t number = list_number(s);
		if (n == 0 && (number == 1 || several_begins(one, s))) {
			listed = number == 1;
			begin[n++] = i;
		} else if (n > 0 && (listed ? number == n + 1 : several_begins(more, s))) {
			begin[n++] = i;
		}
	}
	if (n < 2 || under_slot(f, begin[0]))
		return 0;
	for (size_t k = 0; k < n; k++) {
		bool wrong = false;
		f->from[k] = begin[k];
		f->to[k] = k + 1 < n ? several_end(f, begin[k], begin[k + 1]) : several_last(f, begin, n);
		for (size_t i = f->from[k]; i < f->to[k]; i++)
			wrong = wrong || several_troubles(f, i);
		if (!wrong)
			return 0;
	}
	if (question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units, begin[0], arena, &before, &from, NULL, err) != 0 ||
	    question_make(f->rewriter, f->text, COCO_STR_NONE, f->lang, f->units + f->to[n - 1], f->count - f->to[n - 1], arena, &behind, &from,
	        NULL, err) != 0)
		return -1;
	f->n = before.s || behind.s ? 0 : n;
	return 0;
}
