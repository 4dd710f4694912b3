/* How easily a sentence reads, so that of several the easier one goes into the brief.
 *
 * Method: LIX (Björnsson 1968) of the sentence as it would stand in its slot against LIX of the whole text: harder than the text costs,
 * easier helps. Only slots that tell a story are measured so; figures, dates and people are taken as they come.
 *
 * Invariant: the same units give the same numbers, whatever their order. */
#include "parts.h"

enum { SHORT = 14, LONG = 20, LONG_LETTERS = 6, SUBSTANCE = 5, NEED = 7, NEED_WORDS = 16 };
static const double HARDER = 10, HARDEST = 2, EASIEST = 1, SLACK = 5; /* points of LIX for one of score; at most so much */

static size_t hard_words(struct coco_str s)
{
	struct coco_word word;
	size_t n = 0;
	for (size_t at = 0; coco_word_next(s, &at, &word);)
		n += !word.number && coco_utf8_count(coco_str_sub(s, word.start, word.end)) > LONG_LETTERS;
	return n;
}

static double lix_of(size_t words, size_t hard)
{
	return (double)words + (words ? 100.0 * (double)hard / (double)words : 0);
}

/* LIX of the longest of the sentences that a shortened one makes. */
static double lix_left(const struct changes *left)
{
	return lix_of(left->longest, left->words ? left->hard * left->longest / left->words : 0);
}

/* The slot tells a story; the others tell figures, dates and people, whose sentences are taken as they come. */
static bool tells(int slot)
{
	return slot == COCO_SLOT_WHY || slot == COCO_SLOT_WHO || slot == COCO_SLOT_TODAY || slot == COCO_SLOT_OPEN;
}

double ease_penalty(const struct ease *m, const struct unit *unit)
{
	const struct changes *left = unit->changes;
	double cost = 0, harder = left && tells(left->slot) ? (lix_left(left) - m->lix) / HARDER : 0;
	size_t longest = left ? left->longest : unit->words, more = left && !tells(left->slot) ? 10 : 0;
	cost += longest > 35 + more ? 3 : longest > 25 + more ? 2 : longest > LONG + more ? 1 : 0;
	harder *= longest <= SHORT ? 0.5 : 1;
	cost += harder > HARDEST ? HARDEST : harder < -EASIEST ? -EASIEST : harder;
	cost += unit->words < 4 ? 2 : 0;
	cost += unit->flags & F_ITEM ? 0.5 : 0;
	size_t figures = 0, i, to;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		figures += m->facts[i].kind != COCO_FACT_ACRONYM;
	return cost + (figures > 2 ? 1 : 0);
}

bool ease_enough(const struct ease *m, const struct unit *unit)
{
	const struct changes *left = unit->changes;
	if (left && unit->slot == COCO_SLOT_OPEN && unit->weights[COCO_SLOT_OPEN] >= NEED && left->longest <= NEED_WORDS)
		return true; /* the need itself */
	return !left || left->longest <= SHORT || !tells(unit->slot) || (left->longest <= LONG && lix_left(left) <= m->lix + SLACK);
}

bool ease_repeats(struct coco_str text, const struct unit *unit, const struct unit *other)
{
	struct coco_str s = unit_text(text, unit), t = unit_text(text, other);
	size_t n = 0, same = 0;
	struct coco_word word, theirs;
	for (size_t at = 0; coco_word_next(s, &at, &word);) {
		struct coco_str w = coco_str_sub(s, word.start, word.end);
		if (coco_utf8_count(w) < SUBSTANCE)
			continue;
		bool found = false;
		for (size_t k = 0; !found && coco_word_next(t, &k, &theirs);)
			found = coco_str_eq(w, coco_str_sub(t, theirs.start, theirs.end));
		n++;
		same += found;
	}
	return n >= 4 && same * 10 > n * 7;
}

bool ease_bullet(const struct ease *m, const struct unit *unit)
{
	return unit->words <= SHORT || lix_of(unit->words, hard_words(unit_text(m->text, unit))) <= m->lix + HARDER;
}

double ease_of_text(struct coco_str text, const struct unit *units, size_t count)
{
	size_t words = 0, hard = 0, sentences = 0;
	for (size_t i = 0; i < count; i++) {
		sentences += units[i].words > 0;
		words += units[i].words;
		hard += hard_words(unit_text(text, &units[i]));
	}
	return words ? (double)words / (double)sentences + 100.0 * (double)hard / (double)words : 0;
}
