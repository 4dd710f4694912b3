/* Which sentence goes to which slot.
 *
 * Method: a sentence gets weights by the cues of its language (cues.csv) and the heading that it stands under; the heaviest
 * slot has it, unless the rules send it to the annex. Of a slot's candidates the best few are taken, lists as a whole, and
 * the pitch is kept under PITCH_WORDS. Ranking extracted sentences by cues, place and length follows Edmundson, "New methods
 * in automatic extracting", J. ACM 16 (1969).
 *
 * Invariant: a unit's slot is a slot or -1 (annex); headings have none. Where no cue is clear, the slot stays empty. */
#include "choose.h"

#include <stdlib.h>
#include <string.h>

enum {
	PITCH_WORDS = 235,
	RESERVE_WORDS = 60,
	SENTENCE_WORDS = 42,
	LONG_WORDS = 64, /* rather than an empty slot */
	WHO_WE_ARE = 6,
	ASIDE_WORDS = 25,
	AIM = 7,
	CLEAR_ENOUGH = 5, /* weight for which a long sentence is taken */
	FORBIDDEN = 8,    /* weight of what cues.csv says must not be, or stays as it is */
	FORBIDDEN_WORDS_MIN = 2
};
enum { ADMITTED_WORDS = 26, BULLETS = 2, BULLETS_MOST = 4, BULLET_WORDS = 20, BULLET_WORDS_MIN = 4, SENTENCES_MAX = 3 };

static const struct {
	size_t sentences, words;
} room[COCO_SLOTS] = {{0, 0}, {3, 60}, {2, 45}, {3, 60}, {3, 60}, {0, 0}, {3, 50}, {2, 40}, {3, 50}, {2, 35}};

/* Unit `at` goes with the one before it: items of a list, and what says nothing without it. */
static bool joined(const struct unit *units, size_t at)
{
	return units[at].slot == units[at - 1].slot && ((units[at].flags & F_TIED) || (units[at].flags & units[at - 1].flags & F_ITEM));
}

/* A list stays together, and so do sentences that are tied: the units around `at` in the same slot, [*from, *to); their words. */
static size_t run_of(const struct chooser *m, size_t at, size_t *from, size_t *to)
{
	const struct unit *units = m->units;
	size_t words = 0;
	*from = at;
	*to = at + 1;
	while (*from > 0 && joined(units, *from))
		--*from;
	while (*to < m->count && joined(units, *to))
		++*to;
	for (size_t i = *from; i < *to; i++)
		words += units[i].changes ? units[i].changes->words : units[i].words;
	return words;
}

static int by_score(const void *a, const void *b)
{
	const struct unit *const *x = a, *const *y = b;
	return (*x)->score > (*y)->score ? -1 : (*x)->score < (*y)->score ? 1 : *x < *y ? -1 : *x > *y;
}

/* One of those that are chosen says it already. */
static bool said_already(struct coco_str text, const struct unit *unit, const struct unit *const *chosen, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ease_repeats(text, unit, chosen[i]))
			return true;
	return false;
}

/* Leaves the best few of a slot's candidates in it; the rest goes to the annex. */
static void select_best(struct chooser *m, int slot)
{
	const struct unit *chosen[SENTENCES_MAX];
	size_t taken = 0, words = 0, n = 0;
	for (size_t i = 0; i < m->count; i++)
		if (m->units[i].slot == slot)
			m->ranked[n++] = &m->units[i];
	qsort(m->ranked, n, sizeof(struct unit *), by_score);
	for (size_t k = 0; k < n; k++) {
		size_t from, to;
		if (m->ranked[k]->slot != slot || (m->ranked[k]->flags & F_CHOSEN))
			continue; /* with its list */
		size_t more = run_of(m, (size_t)(m->ranked[k] - m->units), &from, &to);
		double score = m->ranked[k]->score;
		bool fits = taken == 0 ? score > -3 && (to - from == 1 || more <= room[slot].words * 3 / 2)
		                       : taken < room[slot].sentences && words + more <= room[slot].words && score > 0 &&
		                             ease_enough(&m->ease, m->ranked[k]) && !said_already(m->text, m->ranked[k], chosen, taken);
		for (size_t i = from; i < to; i++) {
			if (fits)
				m->units[i].flags |= F_CHOSEN;
			else
				m->units[i].slot = -1;
		}
		if (fits && taken < SENTENCES_MAX)
			chosen[taken] = m->ranked[k];
		taken += fits;
		words += fits ? more : 0;
	}
	for (size_t k = 0; k < n; k++)
		m->ranked[k]->flags &= ~(unsigned)F_CHOSEN;
}

/* A sentence that leans on one that is not taken goes, too: "These defects …" says nothing where the defects are not. */
static void drop_leaning(struct chooser *m)
{
	for (size_t i = 0; i < m->count; i++) {
		bool alone = i == 0 || m->units[i].slot != m->units[i - 1].slot || m->units[i].block != m->units[i - 1].block;
		if ((m->units[i].flags & (F_LEANS | F_BACK)) && alone)
			m->units[i].slot = -1;
	}
}

/* How many sentences a slot has, and of them such as lean on unit `at`. */
static size_t in_slot(const struct chooser *m, int slot, size_t at, size_t *leaning)
{
	size_t n = 0;
	for (size_t i = 0; i < m->count; i++)
		n += m->units[i].slot == slot;
	for (*leaning = 0; at + *leaning + 1 < m->count; ++*leaning)
		if (!(m->units[at + *leaning + 1].flags & F_BACK) || m->units[at + *leaning + 1].slot != slot)
			break;
	return n;
}

/* The sentence is about something else, and names people by the way. */
static bool aside(const struct unit *unit)
{
	return unit->words > ASIDE_WORDS || unit->weights[COCO_SLOT_OPEN] >= CLEAR_ENOUGH || unit->weights[COCO_SLOT_OFFER] >= CLEAR_ENOUGH ||
	       unit->weights[COCO_SLOT_CHOICE] >= CLEAR_ENOUGH;
}

/* The sentence counts people, wants something or says who may answer: it does not say for whom it is. */
static bool only_names(const struct chooser *m, const struct unit *unit)
{
	bool trouble = unit->weights[COCO_SLOT_WHY] > 0, counts = chooser_facts(m, unit, COCO_FACT_NUMBER) > 0;
	return (unit->flags & (F_GATE | F_ADMITTED | F_CONTEST)) || unit->weights[COCO_SLOT_OPEN] >= CLEAR_ENOUGH || (counts && !trouble);
}

/* What a unit would be worth in a slot that has none: its cues there, or the people whom it names. 0: it may not go. */
static double worth(struct chooser *m, struct unit *unit, int slot)
{
	struct coco_str s = unit_text(m->text, unit);
	size_t start, end;
	int weight = unit->weights[slot];
	if (slot == COCO_SLOT_WHO && unit->weights[COCO_SLOT_TODAY] >= WHO_WE_ARE) /* "We are a shop with 84 employees" */
		return 0;
	if (slot == COCO_SLOT_WHO && only_names(m, unit))
		return 0;
	if (slot == COCO_SLOT_WHO && pattern_find(m->tables->marks[MARK_PEOPLE], s, 0, &start, &end) == 1)
		weight = start == 0 ? 4 : weight > 2 ? weight : aside(unit) ? 0 : 2;
	if (m->longest > SENTENCE_WORDS && weight < CLEAR_ENOUGH)
		return 0;
	if (slot == COCO_SLOT_TODAY && unit->weights[COCO_SLOT_OPEN] >= AIM) /* what is wanted is not there yet */
		return 0;
	if (weight == 0 || (unit->flags & (F_HEADING | F_ITEM | F_BACK | F_LIMITS | F_OTHER)) ||
	    chooser_facts(m, unit, COCO_FACT_NUMBER) > STATISTICS || pattern_find(m->tables->marks[MARK_THEM], s, 0, &start, &end) == 1 ||
	    chooser_annexes(m, unit, slot, unit->weights[slot]))
		return 0;
	return 10 + weight - ease_penalty(&m->ease, unit);
}

/* The unit can leave where it stands for slot `to`: no slot has it, or it is not the best of a slot that keeps another. For whom it is
 * is worth the best one, too. */
static bool spare(const struct chooser *m, size_t at, int to)
{
	int slot = m->units[at].slot;
	size_t leaning;
	if (slot < 0)
		return true;
	if ((slot != COCO_SLOT_WHY && slot != COCO_SLOT_TODAY) || in_slot(m, slot, at, &leaning) <= leaning + 1)
		return false;
	for (size_t i = 0; i < m->count; i++)
		if (m->units[i].slot == slot && m->units[i].score > m->units[at].score)
			return true;
	return to == COCO_SLOT_WHO;
}

/* Some slot has a sentence that says the same. */
static bool said_somewhere(const struct chooser *m, const struct unit *unit)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->units[i].slot >= 0 && &m->units[i] != unit && ease_repeats(m->text, unit, &m->units[i]))
			return true;
	return false;
}

/* A sentence that says two things fills the slot that would be empty: one that no slot has, or of two that another has. */
static void fill_empty(struct chooser *m, int slot)
{
	size_t best = COCO_NONE, leaning = 0;
	double most = 0;
	if (in_slot(m, slot, m->count, &leaning) > 0)
		return;
	for (size_t i = 0; i < m->count; i++) {
		double score = worth(m, &m->units[i], slot);
		if (score > most && spare(m, i, slot) && !said_somewhere(m, &m->units[i])) {
			most = score;
			best = i;
		}
	}
	if (best == COCO_NONE)
		return;
	int from = m->units[best].slot;
	if (from >= 0)
		in_slot(m, from, best, &leaning);
	m->units[best].slot = slot;
	for (size_t i = 1; from >= 0 && i <= leaning; i++)
		m->units[best + i].slot = slot;
}

/* "Drilling is forbidden." Whoever does not see it breaks it: it may be short and have a figure. */
static bool forbids(const struct unit *unit)
{
	return unit->weights[COCO_SLOT_FIXED] >= FORBIDDEN;
}

/* A demand or a limit that a person reads in one go, without a figure, and that tells not how things are today: "We do not want to hand out
 * more earplugs." */
static bool plain_demand(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	size_t from, to;
	facts_between(m->facts, m->n_facts, unit->start, unit->end, &from, &to);
	bool line = coco_label_length(s) > 0 && chooser_fills_line(m->text, unit) && s.s[s.n - 1] != ':'; /* "Not allowed: glue, dyes" */
	bool of_other_list = (unit->flags & F_ITEM) && unit->section >= 0 && unit->section != COCO_SLOT_FIXED;
	return unit->slot < 0 && !of_other_list && !personal_in(m->shortener->personal, m->shortener->n_personal, unit->start, unit->end) &&
	       unit->weights[COCO_SLOT_FIXED] > 0 && unit->weights[COCO_SLOT_TODAY] <= unit->weights[COCO_SLOT_FIXED] &&
	       to - from <= (forbids(unit) && unnumbered(s).n == s.n) &&
	       unit->words >= (forbids(unit) ? FORBIDDEN_WORDS_MIN : BULLET_WORDS_MIN) && unit->words <= BULLET_WORDS &&
	       ease_bullet(&m->ease, unit) && !memchr(s.s, '\n', s.n) && !memchr(s.s, '\r', s.n) && (line || strchr(".!;", s.s[s.n - 1])) &&
	       !(unit->flags &
	           (F_OTHER | F_HEADING | F_SOLUTION | F_STANDARD | F_GATE | F_ACRONYM | F_CONFIDENTIAL | F_ROW | F_MANY | F_BACK)) &&
	       !chooser_begins(m->tables->marks[MARK_ANNEX], s);
}

/* "The competition is open to students and designers up to 30." */
static bool admits(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	return (unit->flags & F_ADMITTED) && unit->slot < 0 && unit->words <= ADMITTED_WORDS && unit->words >= BULLET_WORDS_MIN &&
	       !(unit->flags & (F_OTHER | F_HEADING | F_STANDARD | F_CONFIDENTIAL | F_ROW | F_BACK)) &&
	       !personal_in(m->shortener->personal, m->shortener->n_personal, unit->start, unit->end) &&
	       chooser_facts(m, unit, COCO_FACT_EMAIL) + chooser_facts(m, unit, COCO_FACT_PHONE) + chooser_facts(m, unit, COCO_FACT_URL) == 0 &&
	       !memchr(s.s, '\n', s.n) && !memchr(s.s, '\r', s.n) && strchr(".!;", s.s[s.n - 1]);
}

/* The plainest demands, and before them what is forbidden, become bullets of `fixed`, as they stand; what can't be said so plainly stays in
 * the annex. */
static void select_fixed(struct chooser *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->count; i++)
		if (plain_demand(m, &m->units[i])) {
			m->units[i].score = m->units[i].weights[COCO_SLOT_FIXED] - 0.1 * (double)m->units[i].words;
			m->ranked[n++] = &m->units[i];
		}
	qsort(m->ranked, n, sizeof(struct unit *), by_score);
	for (size_t i = 0, taken = 0; i < m->count && !taken; i++)
		if (admits(m, &m->units[i])) {
			m->units[i].slot = COCO_SLOT_FIXED;
			taken = 1;
		}
	for (size_t k = 0; k < n && k < (forbids(m->ranked[k]) ? BULLETS_MOST : BULLETS); k++)
		m->ranked[k]->slot = COCO_SLOT_FIXED;
}

/* Takes the weakest sentences out of slots that have more than one until the pitch is short enough. */
static void keep_short(struct chooser *m)
{
	for (;;) {
		size_t words = 0, per_slot[COCO_SLOTS] = {0}, weakest = COCO_NONE;
		for (size_t i = 0; i < m->count; i++)
			if (m->units[i].slot >= 0) {
				words += m->units[i].changes ? m->units[i].changes->words : m->units[i].words;
				per_slot[m->units[i].slot]++;
			}
		if (words + RESERVE_WORDS <= PITCH_WORDS)
			return;
		for (size_t i = 0; i < m->count; i++)
			if (m->units[i].slot >= 0 && per_slot[m->units[i].slot] > 1 &&
			    (weakest == COCO_NONE || m->units[i].score < m->units[weakest].score))
				weakest = i;
		if (weakest == COCO_NONE)
			return;
		size_t from, to;
		run_of(m, weakest, &from, &to);
		for (size_t i = from; i < to; i++)
			m->units[i].slot = -1;
	}
}

int slots_choose(const struct shortener *shortener, struct unit *units, size_t *n, struct coco_err *err)
{
	struct chooser m = {.shortener = shortener,
	    .tables = shortener->tables,
	    .text = shortener->text,
	    .units = units,
	    .count = *n,
	    .facts = shortener->facts,
	    .n_facts = shortener->n_facts,
	    .longest = SENTENCE_WORDS,
	    .err = err};
	m.ranked = coco_arena_array(shortener->arena, *n + 1, sizeof(struct unit *));
	if (!m.ranked)
		return coco_err_nomem(err);
	chooser_halves(&m);
	const size_t count = *n = m.count;
	m.ease = (struct ease){m.text, ease_of_text(m.text, units, count), m.facts, m.n_facts};
	lists_exclude(m.text, m.tables, units, count, m.facts, m.n_facts);
	chooser_assign(&m);
	chooser_tie(&m);
	lists_follow(m.text, units, count);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		select_best(&m, slot);
	drop_leaning(&m);
	static const int wanted[] = {COCO_SLOT_WHY, COCO_SLOT_WHO, COCO_SLOT_TODAY, COCO_SLOT_OPEN},
	                 even_long[] = {COCO_SLOT_OPEN, COCO_SLOT_TODAY, COCO_SLOT_OFFER, COCO_SLOT_CHOICE};
	for (size_t k = 0; k < COCO_LEN(wanted); k++)
		fill_empty(&m, wanted[k]);
	m.longest = LONG_WORDS;
	for (size_t k = 0; k < COCO_LEN(even_long); k++)
		fill_empty(&m, even_long[k]);
	keep_short(&m);
	lists_keep_whole(m.text, units, count);
	drop_leaning(&m);
	select_fixed(&m);
	lists_one_kind(m.text, units, count);
	for (size_t i = 0; i < count && !m.failed; i++) {
		struct unit *unit = &units[i];
		if (unit->slot < 0 || unit->slot == COCO_SLOT_FIXED || !chooser_shortened(&m, unit, unit->slot))
			unit->changes = NULL;
		else if (unit->changes->cut)
			unit->flags |= F_SHORT;
	}
	return m.failed ? -1 : 0;
}
