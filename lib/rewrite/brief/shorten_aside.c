/* What stands aside of a sentence: an introduction before its main clause, a clause between two commas or dashes in its midst, brackets
 * that only give examples. They are left out; the sentence then stands in full in the annex.
 *
 * Invariant: what sets a condition, a bound, a ban or a demand stays where it is (cuts.csv: stays); behind what is left out the sentence
 * goes on with its verb. */
#include "shorten.h"

#include <string.h>

enum { FRONT_LEFT = 5, MIDDLE_LEFT = 3, COMMAS = 4, DASH = 3, DASH_WORDS = 2 };

/* No condition, bound, ban or demand stands in [start, end). */
bool cutter_may_go(const struct cutter *c, const struct shortcuts *by, size_t start, size_t end)
{
	size_t from, to;
	return pattern_find(by->stays, coco_str_sub(c->s, start, end), 0, &from, &to) != 1;
}

/* "In line with the brand values, the shelves look plain." */
void cutter_front(struct cutter *c, const struct shortcuts *by)
{
	size_t start, end, to;
	if (cutter_changed_at(c, 0) || pattern_find(by->front, c->s, 0, &start, &end) != 1 || start != 0 || !cutter_may_go(c, by, 0, end) ||
	    cutter_words(c, end, c->s.n) < FRONT_LEFT)
		return;
	struct coco_str after = cutter_large(c, end, &to);
	cutter_change(c, 0, end, COCO_STR(""), "R25");
	if (after.s)
		cutter_change(c, end, to, after, "R14");
}

/* What begins at `at` is a verb, or a verb behind a word such as "now". */
static bool goes_on_at(const struct cutter *c, const struct shortcuts *by, size_t at)
{
	size_t start, end;
	struct coco_str rest = coco_str_sub(c->s, at, c->s.n);
	return pattern_find(by->verb, rest, 0, &start, &end) == 1 &&
	       (start == 0 || pattern_find(by->between, coco_str_sub(rest, 0, start), 0, &start, &end) == 1);
}

/* The comma behind `from` with which the clause ends, since a verb follows it; COCO_NONE: none. */
static size_t clause_end(const struct cutter *c, const struct shortcuts *by, size_t from)
{
	size_t comma = from, start, end;
	for (int i = 0; i < COMMAS; i++) {
		comma = coco_str_find(c->s, COCO_STR(", "), comma + 1);
		if (comma == SIZE_MAX || memchr(c->s.s + from, ';', comma - from) || memchr(c->s.s + from, ':', comma - from) ||
		    pattern_find(by->unended, coco_str_sub(c->s, from, comma), 0, &start, &end) == 1) /* "which leaks and, in frost, breaks" */
			return COCO_NONE;
		if (goes_on_at(c, by, comma + 2))
			return comma;
	}
	return COCO_NONE;
}

/* "The cart, which is wide, gets stuck." */
void cutter_middle(struct cutter *c, const struct shortcuts *by)
{
	size_t from = 0, start, end;
	while (pattern_find(by->middle, c->s, from, &start, &end) == 1 && end > start) {
		size_t comma = clause_end(c, by, end);
		from = end;
		if (comma == COCO_NONE || cutter_changed_at(c, start) || cutter_in_brackets(c->s, start) || cutter_in_brackets(c->s, comma) ||
		    !cutter_may_go(c, by, start, comma) || cutter_words(c, comma, c->s.n) < MIDDLE_LEFT)
			continue;
		cutter_change(c, start, comma + 1, COCO_STR(""), "R25");
		from = comma;
	}
}

/* The dash between blanks at or behind `from`, with its blanks: where it begins; COCO_NONE: none. */
static size_t dash_at(struct coco_str s, size_t from)
{
	size_t en = coco_str_find(s, COCO_STR(" – "), from), em = coco_str_find(s, COCO_STR(" — "), from);
	size_t at = en < em ? en : em;
	return at == SIZE_MAX ? COCO_NONE : at;
}

/* "Our hall – the old one – is dark." */
void cutter_dashes(struct cutter *c, const struct shortcuts *by)
{
	size_t first = dash_at(c->s, 0), second = first == COCO_NONE ? COCO_NONE : dash_at(c->s, first + DASH + 1);
	if (second == COCO_NONE || dash_at(c->s, second + DASH + 1) != COCO_NONE || cutter_changed_at(c, first) ||
	    cutter_in_brackets(c->s, first) || cutter_words(c, first, second) < DASH_WORDS || !cutter_may_go(c, by, first, second) ||
	    !goes_on_at(c, by, second + DASH + 2))
		return;
	cutter_change(c, first, second + DASH + 1, COCO_STR(""), "R25");
}
