/* Sentences whose words say something else than what their cues are of: the contrary, trouble, what comes of it, the contest itself.
 *
 * Method: marks (cues.csv, rows without a weight) that fit a sentence move or take the weights that its cues gave it.
 *
 * Invariant: a mark takes weight from slots, and gives none but to why, today and open. */
#include "choose.h"

enum { COST = 5, NOT_KNOWN = 8, CLEAR = 6, WEAK_STATE = 3, TROUBLE = 5, EFFECT = 6, TROUBLE_WORDS = 4 };

/* An item such as "max. 3 kg" */
bool chooser_limits(const struct chooser *m, const struct unit *unit)
{
	size_t i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		if (m->facts[i].kind == COCO_FACT_NUMBER && m->facts[i].comparator && m->facts[i].comparator != COCO_CMP_ABOUT)
			return true;
	return false;
}

bool chooser_marked(const struct chooser *m, const struct unit *unit, enum cue_mark mark)
{
	size_t start, end;
	return pattern_find(m->tables->marks[mark], unit_text(m->text, unit), 0, &start, &end) == 1;
}

/* Sentences that say the contrary of what their words are cues of: what the owner pays today offers nothing, it hurts; whether something
 * must be is open where the owner does not know it. */
void chooser_turn(const struct chooser *m, struct unit *unit)
{
	int *weights = unit->weights;
	if ((weights[COCO_SLOT_OFFER] > 0 || weights[COCO_SLOT_TODAY] > 0) && chooser_marked(m, unit, MARK_COST)) {
		weights[COCO_SLOT_OFFER] = 0;
		weights[COCO_SLOT_WHY] = weights[COCO_SLOT_WHY] > COST ? weights[COCO_SLOT_WHY] : COST;
	}
	if (weights[COCO_SLOT_OFFER] > 0 && chooser_marked(m, unit, MARK_SERVED)) { /* what customers get is how things are */
		weights[COCO_SLOT_OFFER] = 0;
		weights[COCO_SLOT_TODAY] = weights[COCO_SLOT_TODAY] > WEAK_STATE ? weights[COCO_SLOT_TODAY] : WEAK_STATE;
	}
	if (chooser_marked(m, unit, MARK_ANNOUNCES)) { /* "The town announces a contest": that is this text */
		weights[COCO_SLOT_TODAY] = 0;
		unit->flags |= F_CONTEST;
		if (chooser_facts(m, unit, COCO_FACT_MONEY) == 0 && weights[COCO_SLOT_OFFER] <= CLEAR)
			weights[COCO_SLOT_OFFER] = 0; /* a contest with prizes */
	}
	if (weights[COCO_SLOT_OFFER] <= CLEAR && weights[COCO_SLOT_FIXED] > 0 && chooser_facts(m, unit, COCO_FACT_MONEY) == 0)
		weights[COCO_SLOT_OFFER] = 0; /* "The trophy of the prize must show …" */
	if (chooser_facts(m, unit, COCO_FACT_MONEY) > 0 && weights[COCO_SLOT_OFFER] >= CLEAR &&
	    weights[COCO_SLOT_OFFER] <= weights[COCO_SLOT_CONTACT] && weights[COCO_SLOT_TIMELINE] == 0)
		weights[COCO_SLOT_OFFER] = weights[COCO_SLOT_CONTACT] + 1; /* "We can pay EUR 8,000, and you may drop by." */
	if (chooser_marked(m, unit, MARK_UNCLEAR)) {
		weights[COCO_SLOT_FIXED] = weights[COCO_SLOT_WHO] = weights[COCO_SLOT_TODAY] = 0;
		weights[COCO_SLOT_OPEN] = NOT_KNOWN;
		if (!chooser_limits(m, unit))
			unit->flags &= ~(unsigned)(F_LIMITS | F_MANY);
	}
}

/* A sentence that tells trouble says why, where nothing says more clearly what it is about. */
int chooser_trouble(struct chooser *m, struct unit *unit)
{
	static const int others[] = {COCO_SLOT_OPEN, COCO_SLOT_FIXED, COCO_SLOT_OFFER, COCO_SLOT_CHOICE, COCO_SLOT_TIMELINE, COCO_SLOT_CONTACT};
	struct coco_str s = unit_text(m->text, unit);
	size_t start, end;
	for (size_t k = 0; k < COCO_LEN(others); k++)
		if (unit->weights[others[k]] >= TROUBLE)
			return 0;
	bool elsewhere = unit->section >= 0 && unit->section != COCO_SLOT_WHY && unit->section != COCO_SLOT_TODAY &&
	                 unit->section != COCO_SLOT_OPEN && unit->section != COCO_SLOT_WHO;
	if (elsewhere || unit->words < TROUBLE_WORDS || ((unit->flags & F_ITEM) && !strchr(".!", s.s[s.n - 1])) ||
	    unit->weights[COCO_SLOT_WHY] >= TROUBLE || (unit->flags & (F_SOLUTION | F_GATE | F_CONTEST)) || coco_str_ends(s, "?") ||
	    !m->tables->marks[MARK_TROUBLE] || coco_label_length(s) > 0 || chooser_limits(m, unit) || chooser_marked(m, unit, MARK_CALM))
		return 0;
	if (pattern_ready(m->tables->marks[MARK_TROUBLE], s, m->err) != 0)
		return -1;
	if (pattern_find(m->tables->marks[MARK_TROUBLE], s, 0, &start, &end) == 1)
		unit->weights[COCO_SLOT_WHY] = unit->weights[COCO_SLOT_TODAY] >= TROUBLE ? TROUBLE - 1 : TROUBLE;
	return 0;
}

/* "This costs us two hours a day": what comes of what was said before is why, also where the text goes on with something else. */
bool chooser_effect(const struct chooser *m, struct unit *unit)
{
	static const int others[] = {COCO_SLOT_OPEN, COCO_SLOT_OFFER, COCO_SLOT_CHOICE, COCO_SLOT_TIMELINE, COCO_SLOT_CONTACT};
	bool free = unit->section < 0 || unit->section == COCO_SLOT_WHY || unit->section == COCO_SLOT_TODAY || unit->section == COCO_SLOT_OPEN;
	for (size_t k = 0; k < COCO_LEN(others); k++)
		free = free && unit->weights[others[k]] <= EFFECT;
	if (!free || !chooser_begins(m->tables->marks[MARK_EFFECT], unit_text(m->text, unit)))
		return false;
	unit->weights[COCO_SLOT_WHY] = unit->weights[COCO_SLOT_WHY] > EFFECT ? unit->weights[COCO_SLOT_WHY] : EFFECT;
	return true;
}
