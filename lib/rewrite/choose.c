/* Which sentence goes to which slot.
 *
 * Method: a sentence gets weights by the cues of its language (cues.csv) and the heading that it stands under; the heaviest
 * slot has it, unless the rules send it to the annex. Of a slot's candidates the best few are taken, lists as a whole, and
 * the pitch is kept under PITCH_WORDS. Ranking extracted sentences by cues, place and length follows Edmundson, "New methods
 * in automatic extracting", J. ACM 16 (1969).
 *
 * Invariant: a unit's slot is a slot or -1 (annex); headings have none. Where no cue is clear, the slot stays empty. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	PITCH_WORDS = 235,
	RESERVE_WORDS = 60,
	SENTENCE_WORDS = 42,
	EARLY = 3,
	CLEAR_TIME = 9,
	WEAK_STATE = 3,
	WHO_WE_ARE = 6,
	LABEL_BYTES = 32,
	LABEL_WEIGHT = 10,
	LABEL_AIM = 7,
	COST = 5,
	NOT_KNOWN = 8,
	NEED = 5,
	ADDRESS_LEFT = 4,
	FEW_FIGURES = 3,
	FORBIDDEN = 8, /* weight of what cues.csv calls forbidden */
	FORBIDDEN_WORDS_MIN = 2,
	HEAD_WORDS = 5,
	FORM_WORDS = 5
};
enum { BULLETS = 2, BULLETS_MOST = 4, BULLET_WORDS = 20, BULLET_WORDS_MIN = 4, STATISTICS = 3, SENTENCES_MAX = 3 };

static const struct {
	size_t sentences, words;
} room[COCO_SLOTS] = {{0, 0}, {3, 60}, {2, 45}, {3, 60}, {3, 60}, {0, 0}, {3, 50}, {2, 40}, {3, 50}, {2, 35}};

struct chooser {
	const struct shortener *shortener;
	struct lang_tables *tables;
	struct coco_str text;
	struct unit *units;
	size_t count;
	const struct coco_fact *facts;
	size_t n_facts;
	struct unit **ranked; /* room for all units */
	struct ease ease;
	struct coco_err *err;
	bool failed;
};

/* The slot that a heading names, or -1. */
static int section_of(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	while (s.n > 0 && strchr(":.# ", s.s[s.n - 1]))
		s.n--;
	while (s.n > 0 && strchr("0123456789.) ", s.s[0])) /* 3.1 Current situation */
		s = coco_str_sub(s, 1, s.n);
	for (size_t i = 0; i < m->tables->n_cues; i++) {
		size_t start, end;
		if (m->tables->cues[i].section && pattern_find(m->tables->cues[i].pattern, s, 0, &start, &end) == 1 &&
		    (start == 0 || unit->words <= 4) && end - start + 24 >= s.n) {
			bool counted = end + 1 < s.n && s.s[end] == ' ' && s.s[end + 1] >= '0' && s.s[end + 1] <= '9'; /* Challenge 2: Tours */
			return counted ? -1 : m->tables->cues[i].slot;
		}
	}
	return -1;
}

/* The heading is the name of a slot and no more; "Challenge: noise in the canteen" over a text is its title. */
static bool only_named(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	size_t start, end;
	while (s.n > 0 && strchr(":.# ", s.s[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < m->tables->n_cues; i++)
		if (m->tables->cues[i].section && pattern_find(m->tables->cues[i].pattern, s, 0, &start, &end) == 1 && start == 0 && end == s.n)
			return true;
	return false;
}

/* Nothing else stands on the unit's line. */
static bool fills_line(struct coco_str text, const struct unit *unit)
{
	return (unit->start == 0 || text.s[unit->start - 1] == '\n') && unit->end < text.n && strchr("\r\n", text.s[unit->end]);
}

static bool begins(const struct pattern *pattern, struct coco_str s)
{
	size_t start, end;
	return pattern_find(pattern, s, 0, &start, &end) == 1 && start == 0;
}

/* The sentence leans on the one before it: it begins with a word that points back (cues.csv, slot "before"). */
static bool leans(const struct chooser *m, const struct unit *unit)
{
	return begins(m->tables->marks[MARK_BEFORE], unit_text(m->text, unit));
}

/* How the sentence would be shortened in the slot; NULL: no memory. */
static const struct changes *shortened(struct chooser *m, struct unit *unit, int slot)
{
	if (unit->changes && unit->changes->slot == slot)
		return unit->changes;
	struct changes *changes = coco_arena_array(m->shortener->arena, 1, sizeof *changes);
	if (!changes || shorten_unit(m->shortener, unit, slot, changes, m->err) != 0) {
		m->failed = true;
		return NULL;
	}
	return unit->changes = changes;
}

static size_t facts_of_kind(const struct chooser *m, const struct unit *unit, enum coco_fact_kind kind)
{
	size_t n = 0, i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		n += m->facts[i].kind == kind;
	return n;
}

/* "Award: EUR 15,000": the slot of the label in front, as if it were a heading; -1: none. */
static int label_of_sentence(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	const char *colon = memchr(s.s, ':', s.n < LABEL_BYTES ? s.n : LABEL_BYTES);
	if (!colon)
		return -1;
	s.n = (size_t)(colon - s.s);
	for (size_t i = 0; i < m->tables->n_cues; i++) {
		size_t start, end;
		if (m->tables->cues[i].section && pattern_find(m->tables->cues[i].pattern, s, 0, &start, &end) == 1 && start == 0 && end == s.n)
			return m->tables->cues[i].slot;
	}
	return -1;
}

/* What the cues say about a sentence. Only clear ones count: a word of time needs a date beside it, a mere "is" tells how
 * things are only where a text begins, and a sentence of figures is statistics, whoever is its subject. */
static void weigh(const struct chooser *m, const struct unit *unit, bool early, int weights[COCO_SLOTS])
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	bool dated = facts_of_kind(m, unit, COCO_FACT_DATE) > 0, figures = facts_of_kind(m, unit, COCO_FACT_NUMBER) >= STATISTICS;
	for (size_t k = 0; k < m->tables->n_cues; k++) {
		size_t start, end;
		const struct cue *cue = &m->tables->cues[k];
		bool weak = (cue->slot == COCO_SLOT_TIMELINE && cue->weight != CLEAR_TIME && !dated) ||
		            (cue->slot == COCO_SLOT_TODAY && cue->weight <= WEAK_STATE && !early) ||
		            (cue->slot == COCO_SLOT_WHO && (figures || pattern_find(m->tables->marks[MARK_THEM], s, 0, &start, &end) == 1));
		if (!cue->section && !weak && cue->weight > weights[cue->slot] && pattern_find(cue->pattern, s, 0, &start, &end) == 1)
			weights[cue->slot] = cue->weight;
	}
}

/* An item such as "max. 3 kg" */
static bool is_limit(const struct chooser *m, const struct unit *unit)
{
	size_t i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		if (m->facts[i].kind == COCO_FACT_NUMBER && m->facts[i].comparator && m->facts[i].comparator != COCO_CMP_ABOUT)
			return true;
	return false;
}

static bool has_mark(const struct chooser *m, const struct unit *unit, enum cue_mark mark)
{
	size_t start, end;
	return pattern_find(m->tables->marks[mark], unit_text(m->text, unit), 0, &start, &end) == 1;
}

/* Sentences that say the contrary of what their words are cues of: what the owner pays today offers nothing, it hurts; whether something
 * must be is open where the owner does not know it. */
static void turn(const struct chooser *m, struct unit *unit)
{
	int *weights = unit->weights;
	if (weights[COCO_SLOT_OFFER] > 0 && has_mark(m, unit, MARK_COST)) {
		weights[COCO_SLOT_OFFER] = 0;
		weights[COCO_SLOT_WHY] = weights[COCO_SLOT_WHY] > COST ? weights[COCO_SLOT_WHY] : COST;
	}
	if (has_mark(m, unit, MARK_UNCLEAR)) {
		weights[COCO_SLOT_FIXED] = weights[COCO_SLOT_WHO] = weights[COCO_SLOT_TODAY] = 0;
		weights[COCO_SLOT_OPEN] = NOT_KNOWN;
		if (!is_limit(m, unit))
			unit->flags &= ~(unsigned)(F_LIMITS | F_MANY);
	}
}

/* The slot with the most weight, or -1. Of equal ones the first wins: a demand is a demand, even with a reason. */
static int heaviest(const int weights[COCO_SLOTS])
{
	static const int order[] = {COCO_SLOT_CONTACT, COCO_SLOT_TIMELINE, COCO_SLOT_OFFER, COCO_SLOT_CHOICE, COCO_SLOT_FIXED, COCO_SLOT_WHY,
	    COCO_SLOT_OPEN, COCO_SLOT_WHO, COCO_SLOT_TODAY};
	int best = -1;
	for (size_t k = 0; k < COCO_LEN(order); k++)
		if (weights[order[k]] > 0 && (best < 0 || weights[order[k]] > weights[best]))
			best = order[k];
	return best;
}

/* The sentence is for the annex, whatever its slot would be. */
static bool for_annex(struct chooser *m, struct unit *unit, int best, int weight)
{
	size_t personal = facts_of_kind(m, unit, COCO_FACT_EMAIL) + facts_of_kind(m, unit, COCO_FACT_PHONE);
	if (best < 0 || ((unit->flags & F_CONFIDENTIAL) && personal == 0)) /* words of confidence */
		return true;
	const struct changes *left = shortened(m, unit, best);
	if (!left || left->unknown || left->personal || ((unit->flags & F_CONFIDENTIAL) && (!left->cut || left->words < ADDRESS_LEFT)))
		return true;
	if (best == COCO_SLOT_OPEN && has_mark(m, unit, MARK_PRESCRIBED)) {
		unit->flags |= F_SOLUTION; /* what is asked for is bought, not open */
		return true;
	}
	bool soft = best == COCO_SLOT_TIMELINE || best == COCO_SLOT_OFFER || best == COCO_SLOT_CONTACT || best == COCO_SLOT_CHOICE;
	bool need = best == COCO_SLOT_OPEN && weight >= NEED && unit->weights[COCO_SLOT_FIXED] == 0;
	bool own = ((soft && weight >= 6) || need) && !(unit->flags & F_ITEM); /* a budget or the need behind a list of requirements */
	bool asks = coco_str_ends(unit_text(m->text, unit), "?") && best != COCO_SLOT_OPEN; /* a question tells nothing */
	/* the figures that made it one for the annex are left out */
	bool eased = left->cut && left->figures < FEW_FIGURES && !left->limits && unit->weights[COCO_SLOT_FIXED] == 0;
	return asks || (unit->section == COCO_SLOT_FIXED && !own) || unit->words == 0 || left->longest > SENTENCE_WORDS ||
	       (unit->flags & (F_SOLUTION | F_GATE | F_ROW)) || ((unit->flags & F_STANDARD) && !eased) ||
	       ((unit->flags & F_LIMITS) && !soft && !eased) || begins(m->tables->marks[MARK_ANNEX], unit_text(m->text, unit));
}

static void assign(struct chooser *m)
{
	int section = -1;
	size_t told = 0; /* sentences so far */
	for (size_t i = 0; i < m->count; i++) {
		struct unit *unit = &m->units[i];
		int *weights = unit->weights;
		if (unit->flags & F_EXCLUDED) { /* "Not wanted:", and what follows */
			unit->flags |= F_LIMITS;
			unit->section = COCO_SLOT_FIXED;
			section = unit->flags & F_HEADING ? COCO_SLOT_FIXED : section;
			continue;
		}
		if (unit->flags & (F_HEADING | F_OTHER)) {
			section = unit->flags & F_OTHER || (i == 0 && !only_named(m, unit)) ? -1 : section_of(m, unit);
			continue;
		}
		/* "Constraints:" or "DEADLINE" over a list or a paragraph */
		if (unit->words <= HEAD_WORDS &&
		    (coco_str_ends(unit_text(m->text, unit), ":") || (fills_line(m->text, unit) && only_named(m, unit)))) {
			int named = section_of(m, unit);
			if (named >= 0) {
				section = named;
				continue;
			}
		}
		unit->section = section;
		bool early = told++ < EARLY;
		weigh(m, unit, early, weights);
		turn(m, unit);
		int label = label_of_sentence(m, unit);
		if (label < 0 && label_length(unit_text(m->text, unit)) > 0 && unit->words <= FORM_WORDS &&
		    !(weights[COCO_SLOT_TIMELINE] > 0 && facts_of_kind(m, unit, COCO_FACT_DATE) > 0)) {
			unit->flags |= F_ROW; /* "Employees: 45", a line of a form */
			continue;
		}
		if (label >= 0)
			unit->section = -1; /* whatever heading it stands under */
		if (label >= 0)
			weights[label] = label == COCO_SLOT_OPEN ? LABEL_AIM : LABEL_WEIGHT;
		else if (section >= 0 && section != COCO_SLOT_FIXED)
			weights[section] += 4;
		const struct unit *before = i > 0 && m->units[i - 1].block == unit->block ? &m->units[i - 1] : NULL;
		int best = heaviest(weights);
		if (leans(m, unit))
			unit->flags |= F_BACK;
		if (before && before->slot >= 0 && (best < 0 || weights[best] < 5) && (unit->flags & F_BACK)) {
			best = before->slot;
			unit->flags |= F_LEANS;
		}
		if ((unit->flags & F_ITEM) && ((section == COCO_SLOT_FIXED && best >= 0) || (section < 0 && is_limit(m, unit))))
			best = COCO_SLOT_FIXED;
		if (best == COCO_SLOT_FIXED)
			unit->flags |= F_LIMITS;
		if (for_annex(m, unit, best, best < 0 ? 0 : weights[best]))
			continue;
		unit->slot = best;
		unit->score = unit->flags & F_LEANS ? 3 : weights[best] - (unit->flags & F_BACK ? 3 : 0);
		unit->score -= ease_penalty(&m->ease, unit) + 0.001 * (double)(i < 1000 ? i : 1000);
		if (best == COCO_SLOT_TODAY && early)
			unit->score += 2;
	}
}

/* A list stays together: the items around `at` that go to the same slot, [*from, *to); its words. */
static size_t run_of(const struct chooser *m, size_t at, size_t *from, size_t *to)
{
	const struct unit *units = m->units;
	size_t words = 0;
	*from = at;
	*to = at + 1;
	while ((units[at].flags & F_ITEM) && *from > 0 && (units[*from - 1].flags & F_ITEM) && units[*from - 1].slot == units[at].slot)
		--*from;
	while ((units[at].flags & F_ITEM) && *to < m->count && (units[*to].flags & F_ITEM) && units[*to].slot == units[at].slot)
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
		bool fits = taken == 0 ? score > -3 && (to - from == 1 || more <= room[slot].words)
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

/* What a unit would be worth in a slot that has none: its cues there, or the people whom it names. 0: it may not go. */
static double worth(struct chooser *m, struct unit *unit, int slot)
{
	struct coco_str s = unit_text(m->text, unit);
	size_t start, end;
	int weight = unit->weights[slot];
	if (slot == COCO_SLOT_WHO && unit->weights[COCO_SLOT_TODAY] >= WHO_WE_ARE) /* "We are a shop with 84 employees" */
		return 0;
	if (slot == COCO_SLOT_WHO && pattern_find(m->tables->marks[MARK_PEOPLE], s, 0, &start, &end) == 1)
		weight = start == 0 ? 4 : weight > 2 ? weight : 2;
	if (weight == 0 || (unit->flags & (F_HEADING | F_ITEM | F_BACK | F_LIMITS | F_OTHER)) ||
	    facts_of_kind(m, unit, COCO_FACT_NUMBER) > STATISTICS || pattern_find(m->tables->marks[MARK_THEM], s, 0, &start, &end) == 1 ||
	    for_annex(m, unit, slot, unit->weights[slot]))
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
	return unit->slot < 0 && !personal_in(m->shortener->personal, m->shortener->n_personal, unit->start, unit->end) &&
	       unit->weights[COCO_SLOT_FIXED] > 0 && unit->weights[COCO_SLOT_TODAY] <= unit->weights[COCO_SLOT_FIXED] &&
	       to - from <= (forbids(unit) && unnumbered(s).n == s.n) &&
	       unit->words >= (forbids(unit) ? FORBIDDEN_WORDS_MIN : BULLET_WORDS_MIN) && unit->words <= BULLET_WORDS &&
	       ease_bullet(&m->ease, unit) && !memchr(s.s, '\n', s.n) && !memchr(s.s, '\r', s.n) && strchr(".!", s.s[s.n - 1]) &&
	       !(unit->flags &
	           (F_OTHER | F_HEADING | F_SOLUTION | F_STANDARD | F_GATE | F_ACRONYM | F_CONFIDENTIAL | F_ROW | F_MANY | F_BACK)) &&
	       !begins(m->tables->marks[MARK_ANNEX], s);
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

int slots_choose(const struct shortener *shortener, struct unit *units, size_t count, struct coco_err *err)
{
	struct chooser m = {.shortener = shortener,
	    .tables = shortener->tables,
	    .text = shortener->text,
	    .units = units,
	    .count = count,
	    .facts = shortener->facts,
	    .n_facts = shortener->n_facts,
	    .err = err};
	m.ranked = coco_arena_array(shortener->arena, count + 1, sizeof(struct unit *));
	if (!m.ranked)
		return coco_err_nomem(err);
	m.ease = (struct ease){m.text, ease_of_text(m.text, units, count), m.facts, m.n_facts};
	lists_exclude(m.text, m.tables, units, count, m.facts, m.n_facts);
	assign(&m);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		select_best(&m, slot);
	drop_leaning(&m);
	static const int wanted[] = {COCO_SLOT_WHY, COCO_SLOT_WHO, COCO_SLOT_TODAY, COCO_SLOT_OPEN};
	for (size_t k = 0; k < COCO_LEN(wanted); k++)
		fill_empty(&m, wanted[k]);
	keep_short(&m);
	lists_keep_whole(m.text, units, count);
	drop_leaning(&m);
	select_fixed(&m);
	for (size_t i = 0; i < count && !m.failed; i++) {
		struct unit *unit = &units[i];
		if (unit->slot < 0 || unit->slot == COCO_SLOT_FIXED || !shortened(&m, unit, unit->slot))
			unit->changes = NULL;
		else if (unit->changes->cut)
			unit->flags |= F_SHORT;
	}
	return m.failed ? -1 : 0;
}
