/* What says whom to reach goes from a sentence of the brief: addresses, numbers and names, with the words that lead to each.
 *
 * A sentence that can't do without them may still say until when: of it that is kept.
 *
 * Invariant: no piece of a name, a number or an address is left. */
#include "shorten.h"

#include <string.h>

enum { WORDS_LEFT = 3, CLAUSE_LEAST = 2 };

/* Leaves out what stands from `at` on, but for the closing sign where what is left has none: "by 1. 3. 2027." */
static void to_the_end(struct cutter *c, size_t at)
{
	size_t left = at, stop = c->s.n;
	for (size_t i = 0; i < c->to->n; i++)
		left = c->to->items[i].end == left ? c->to->items[i].start : left;
	if (strchr(".!?", c->s.s[stop - 1]) && left > 0 && c->s.s[left - 1] != '.')
		stop--;
	cutter_change(c, at, stop, COCO_STR(""), "R25");
}

/* "Send ideas by 1 March; questions to Marko Delton, 091 234 5678.": the last clause says whom to ask and no date, the one before has the
 * date. */
static void clause_of_contact(struct cutter *c)
{
	size_t at = SIZE_MAX, from, to, dates[2] = {0}, personal = 0;
	for (size_t i = 0; i + 1 < c->s.n; i++)
		at = c->s.s[i] == ';' && c->s.s[i + 1] == ' ' ? i : at;
	if (at == SIZE_MAX)
		return;
	for (facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->end, &from, &to); from < to; from++) {
		bool last = c->by->facts[from].start >= c->unit->start + at;
		dates[last] += c->by->facts[from].kind == COCO_FACT_DATE || c->by->facts[from].kind == COCO_FACT_MONEY;
		personal += last && coco_fact_personal(&c->by->facts[from]);
	}
	if (dates[0] == 0 || dates[1] > 0 || personal == 0)
		return;
	to_the_end(c, at);
}

/* Where the clause begins that holds byte `at`, behind ", ", "; " or " – "; 0: it is the sentence's first one. *sign: where that sign
 * begins. */
static size_t clause_of(struct coco_str s, size_t at, size_t *sign)
{
	static const char *const signs[] = {", ", "; ", " – ", " — ", " - ", ": "};
	for (size_t i = at; i > 0; i--)
		for (size_t k = 0; k < COCO_LEN(signs); k++) {
			size_t n = strlen(signs[k]);
			if (i >= n && i <= at && memcmp(s.s + i - n, signs[k], n) == 0) {
				*sign = i - n;
				return i;
			}
		}
	return 0;
}

/* "We offer EUR 500, call Mr Hill on 091 234 5678.": the clause that begins with a word of calling says nothing but whom to reach, and goes
 * as a whole. */
static void call_away(struct cutter *c, const struct shortcuts *by, size_t at)
{
	size_t sign = 0, start, end, from, to, clause = clause_of(c->s, at, &sign);
	bool calls = false;
	for (size_t begin = clause, before = sign; begin > 0 && !calls; begin = clause_of(c->s, before, &before)) {
		calls = pattern_find(by->calls, coco_str_sub(c->s, begin, c->s.n), 0, &start, &end) == 1 && start == 0;
		clause = calls ? begin : clause;
		sign = calls ? before : sign;
	}
	if (!calls || count_words(coco_str_sub(c->s, 0, sign)) < CLAUSE_LEAST)
		return;
	for (facts_between(c->by->facts, c->by->n_facts, c->unit->start + clause, c->unit->start + c->s.n, &from, &to); from < to; from++)
		if (c->by->facts[from].kind == COCO_FACT_DATE || c->by->facts[from].kind == COCO_FACT_MONEY)
			return;
	to_the_end(c, sign);
	c->to->whole = true;
}

/* Addresses, phone numbers and people's names, with the words that lead to each: "at crane@example.org". */
void cutter_addresses(struct cutter *c, const struct shortcuts *by)
{
	size_t from, to, start, end;
	facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->end, &from, &to);
	for (; from < to; from++) {
		if (!coco_fact_personal(&c->by->facts[from]))
			continue;
		size_t at = c->by->facts[from].start - c->unit->start, stop = c->by->facts[from].end - c->unit->start;
		struct coco_str before = coco_str_sub(c->s, 0, at);
		if (at > 1 && c->s.s[at - 1] == '(' && c->s.s[at - 2] == ' ' && stop < c->s.n && c->s.s[stop] == ')') {
			cutter_change(c, at - 2, stop + 1, COCO_STR(""), "R25");
			continue;
		}
		if (pattern_find(by->address, before, 0, &start, &end) != 1 || end != at)
			continue;
		size_t behind_start, behind_end;
		if (pattern_find(by->behind_address, coco_str_sub(c->s, stop, c->s.n), 0, &behind_start, &behind_end) == 1 && behind_start == 0)
			stop += behind_end;
		bool twice = start > 0 && c->s.s[start - 1] == '.' && stop < c->s.n && c->s.s[stop] == '.'; /* 1. 3. 2027 .. */
		cutter_change(c, start, stop + twice, COCO_STR(""), "R25");
	}
	personal_between(c->by->personal, c->by->n_personal, c->unit->start, c->unit->end, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct personal *p = &c->by->personal[i];
		if (p->to > p->from && p->from >= c->unit->start && p->to <= c->unit->end)
			cutter_change(c, p->from - c->unit->start, p->to - c->unit->start, COCO_STR(""), "R25");
	}
	clause_of_contact(c);
	size_t first, behind;
	facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->end, &first, &behind);
	for (size_t i = first; i < behind; i++)
		if (coco_fact_personal(&c->by->facts[i]) && c->by->facts[i].end <= c->unit->end)
			call_away(c, by, c->by->facts[i].start - c->unit->start);
	for (size_t i = from; i < to; i++)
		if (c->by->personal[i].start >= c->unit->start && c->by->personal[i].end <= c->unit->end)
			call_away(c, by, c->by->personal[i].start - c->unit->start);
}

/* A place, a name or a number within a house is left, or next to nothing else is. */
bool cutter_tells_who(const struct cutter *c)
{
	bool any = false;
	size_t from, to;
	for (personal_between(c->by->personal, c->by->n_personal, c->unit->start, c->unit->end, &from, &to); from < to; from++) {
		const struct personal *p = &c->by->personal[from];
		any = true;
		if (p->start < c->unit->start || p->end > c->unit->end || !cutter_changed_at(c, p->start - c->unit->start) ||
		    !cutter_changed_at(c, p->end - 1 - c->unit->start))
			return true;
	}
	return any && !c->to->until && !c->to->whole && c->to->words < WORDS_LEFT;
}

/* Of the sentence what is from `first` to `stop` stays, with a capital. */
static void only_until(struct cutter *c, size_t first, size_t stop)
{
	size_t to, close = c->s.n > 0 && strchr(".!?", c->s.s[c->s.n - 1]) ? c->s.n - 1 : c->s.n;
	*c->to = (struct changes){.slot = c->slot, .until = true};
	if (stop < close)
		cutter_change(c, stop, close, COCO_STR(""), "R25");
	struct coco_str large = cutter_large(c, first, &to);
	if (first > 0)
		cutter_change(c, 0, first, COCO_STR(""), "R25");
	if (large.s && to <= stop)
		cutter_change(c, first, to, large, "R14");
}

bool cutter_until(struct cutter *c, const struct shortcuts *by)
{
	size_t from, to, start, end;
	if (pattern_find(by->asking, c->s, 0, &start, &end) == 1)
		return false;
	for (facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->end, &from, &to); from < to; from++) {
		const struct coco_fact *date = &c->by->facts[from];
		if (date->kind != COCO_FACT_DATE)
			continue;
		size_t at = date->start - c->unit->start, stop = date->end - c->unit->start;
		bool led = pattern_find(by->until, coco_str_sub(c->s, 0, at), 0, &start, &end) == 1 && end == at;
		size_t first = led ? start : at;
		if (pattern_find(by->until_behind, coco_str_sub(c->s, stop, c->s.n), 0, &start, &end) == 1 && start == 0) {
			stop += end;
			led = true;
		}
		if (!led)
			continue;
		if (pattern_find(by->hour, coco_str_sub(c->s, stop, c->s.n), 0, &start, &end) == 1 && start == 0)
			stop += end;
		only_until(c, first, stop);
		return true;
	}
	if (pattern_find(c->by->tables->marks[MARK_PERIOD], c->s, 0, &start, &end) != 1 || end <= start)
		return false;
	only_until(c, start, end);
	return true;
}
