/* Lines that say by themselves what they are, whatever heading they stand under: labels, bare dates, deadlines, sums that are offered, and
 * what a list is of.
 *
 * Method: a label is the text before a colon; it names a slot as a heading would (cues.csv), or begins so where a date, a sum or a
 * criterion stands behind it. A line of dates alone says when. Under a heading of demands such a line keeps the slot that it names.
 *
 * Invariant: a line without a date names no deadline, one without a sum no offer. */
#include "choose.h"

#include <string.h>

enum { LABEL_BYTES = 56, LABEL_WORDS = 6, CLEAR = 6, DEADLINE = 7, DATE_WORDS = 9, LITTLE_WORDS = 2, LITTLE = 3 };

bool chooser_fills_line(struct coco_str text, const struct unit *unit)
{
	return (unit->start == 0 || text.s[unit->start - 1] == '\n') && unit->end < text.n && strchr("\r\n", text.s[unit->end]);
}

bool chooser_dated(const struct chooser *m, const struct unit *unit)
{
	size_t start, end;
	return chooser_facts(m, unit, COCO_FACT_DATE) > 0 ||
	       pattern_find(m->tables->marks[MARK_PERIOD], unit_text(m->text, unit), 0, &start, &end) == 1;
}

/* The text behind the label holds what its slot is about. */
static bool holds(const struct chooser *m, const struct unit *unit, int slot)
{
	return (slot == COCO_SLOT_TIMELINE && chooser_dated(m, unit)) ||
	       (slot == COCO_SLOT_OFFER && chooser_facts(m, unit, COCO_FACT_MONEY) > 0) ||
	       (slot == COCO_SLOT_CHOICE && !chooser_dated(m, unit));
}

int chooser_label(const struct chooser *m, const struct unit *unit)
{
	struct coco_str s = unnumbered(unit_text(m->text, unit));
	const char *colon = memchr(s.s, ':', s.n < LABEL_BYTES ? s.n : LABEL_BYTES);
	int begins = -1;
	if (!colon)
		return -1;
	s.n = (size_t)(colon - s.s);
	for (size_t i = 0; i < m->tables->n_cues; i++) {
		const struct cue *cue = &m->tables->cues[i];
		size_t start, end;
		if (!cue->section || pattern_find(cue->pattern, s, 0, &start, &end) != 1 || start != 0)
			continue;
		if (end == s.n)
			return cue->slot;
		if (begins < 0 && count_words(s) <= LABEL_WORDS && holds(m, unit, cue->slot))
			begins = cue->slot;
	}
	return begins;
}

/* "31st January – 1st February 2025", "21. - 22. jún 2024": days and no words but little ones between them. */
bool chooser_bare_dates(const struct chooser *m, const struct unit *unit)
{
	struct coco_str view = coco_str_sub(m->text, 0, unit->end);
	struct coco_word word;
	size_t from, to, little = 0, dates = 0;
	facts_between(m->facts, m->n_facts, unit->start, unit->end, &from, &to);
	for (size_t i = from; i < to; i++)
		dates += m->facts[i].kind == COCO_FACT_DATE;
	for (size_t at = unit->start; dates > 0 && coco_word_next(view, &at, &word);) {
		bool told = word.number;
		for (size_t i = from; i < to && !told; i++)
			told = m->facts[i].kind == COCO_FACT_DATE && m->facts[i].start <= word.start && word.end <= m->facts[i].end;
		if (!told && coco_utf8_count(coco_str_sub(view, word.start, word.end)) > LITTLE)
			return false;
		little += !told;
	}
	return dates > 0 && unit->words <= DATE_WORDS && little <= LITTLE_WORDS;
}

int chooser_own(const struct chooser *m, const struct unit *unit, int label)
{
	const int *weights = unit->weights;
	size_t start, end;
	bool deadline = pattern_find(m->tables->marks[MARK_DEADLINE], unit_text(m->text, unit), 0, &start, &end) == 1;
	if (chooser_dated(m, unit) &&
	    (label == COCO_SLOT_TIMELINE ||
	        (weights[COCO_SLOT_TIMELINE] >= DEADLINE && (deadline || weights[COCO_SLOT_TIMELINE] > weights[COCO_SLOT_FIXED]))))
		return COCO_SLOT_TIMELINE;
	if (chooser_facts(m, unit, COCO_FACT_MONEY) > 0 &&
	    (label == COCO_SLOT_OFFER || (weights[COCO_SLOT_OFFER] >= CLEAR && weights[COCO_SLOT_OFFER] > weights[COCO_SLOT_FIXED])))
		return COCO_SLOT_OFFER;
	bool chosen =
	    weights[COCO_SLOT_CHOICE] >= CLEAR && weights[COCO_SLOT_CHOICE] > weights[COCO_SLOT_FIXED] && unit->section == COCO_SLOT_FIXED;
	return label == COCO_SLOT_CHOICE || chosen ? COCO_SLOT_CHOICE : -1;
}

int chooser_of_two(const struct chooser *m, const struct unit *unit)
{
	bool money = chooser_facts(m, unit, COCO_FACT_MONEY) > 0, dated = chooser_dated(m, unit);
	if (unit->section == COCO_SLOT_TIMELINE && money && !dated)
		return COCO_SLOT_OFFER;
	return unit->section == COCO_SLOT_OFFER && dated && !money && unit->weights[COCO_SLOT_TIMELINE] >= DEADLINE ? COCO_SLOT_TIMELINE : -1;
}
