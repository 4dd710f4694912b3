/* Which halves of sentences with semicolons stand apart: "Offers are welcome until May; a jury of three chooses by the idea." says when,
 * and how it is chosen; "It costs 11 EUR; 18,300 were bought." says one thing, and is one sentence again.
 *
 * Method: both halves say something clearly, by the cues of two slots, or one is a limit, a standard or a demand for proofs, as the rules
 * find them, and the other is not. A half of few words, and one that points back, leans on the other, unless it is a ban.
 *
 * Invariant: the units hold the same bytes as before, but the blanks between joined halves are theirs, too. */
#include "choose.h"

enum { CLEAR = 5, BAN = 8, STANDS_ALONE = 5 };

/* What a half says: a slot, COCO_SLOT_FIXED for all that goes to the annex of limits; -1: nothing clearly. */
static int says(struct chooser *m, const struct unit *half)
{
	int weights[COCO_SLOTS] = {0};
	if (chooser_weigh(m, half, false, false, weights) != 0)
		m->failed = true;
	int slot = chooser_heaviest(weights);
	if (slot == COCO_SLOT_FIXED && weights[slot] >= BAN)
		return slot;
	if (half->words < STANDS_ALONE || chooser_leans(m, half))
		return -1;
	if (half->flags & (F_LIMITS | F_STANDARD | F_GATE | F_SOLUTION))
		return COCO_SLOT_FIXED;
	return slot >= 0 && weights[slot] >= CLEAR ? slot : -1;
}

void chooser_halves(struct chooser *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->count; i++) {
		struct unit *unit = &m->units[i];
		int left = n > 0 && (unit->flags & F_CLAUSE) ? says(m, &m->units[n - 1]) : -1, right = left >= 0 ? says(m, unit) : -1;
		if (!(unit->flags & F_CLAUSE) || (left >= 0 && right >= 0 && left != right)) {
			m->units[n++] = *unit;
			continue;
		}
		struct unit *whole = &m->units[n - 1];
		whole->end = unit->end;
		whole->words += unit->words;
		whole->flags |= unit->flags & ~(unsigned)F_CLAUSE;
	}
	m->count = n;
}
