/* Sentences that say nothing without the one before them: "Nobody read it.", "Because of that we lost two orders."
 *
 * Method: a sentence that tells how things are or why, and begins so (cues.csv, slots "effect" and "tied"), is tied to the one before it
 * in its paragraph. The two go to one slot: what comes of a trouble takes the trouble along to why; what came of a try goes where the try
 * is told. Where the one before is about something else, or for the annex, what leans on it goes there, too.
 *
 * Invariant: only slots of these two sentences change, and no sentence that rules send to the annex leaves it. */
#include "choose.h"

enum { WHO_WE_ARE = 6 };

static bool tells(int slot)
{
	return slot == COCO_SLOT_WHY || slot == COCO_SLOT_TODAY;
}

/* The sentence may be told in the slot: no rule sends it to the annex, and it is about nothing else. */
static bool may_go(struct chooser *m, struct unit *unit, int slot)
{
	int best = chooser_heaviest(unit->weights);
	bool other = unit->flags & (F_HEADING | F_ITEM | F_OTHER | F_EXCLUDED | F_CONTEST | F_LIMITS);
	return !other && (best < 0 || best == COCO_SLOT_WHO || tells(best)) && unit->words > 0 &&
	       !chooser_annexes(m, unit, slot, unit->weights[slot]);
}

void chooser_tie(struct chooser *m)
{
	for (size_t i = 1; i < m->count; i++) {
		struct unit *unit = &m->units[i], *before = &m->units[i - 1];
		struct coco_str s = unit_text(m->text, unit);
		if (!tells(unit->slot) || unit->block != before->block || (unit->flags & (F_ITEM | F_HEADING)))
			continue;
		bool effect = chooser_begins(m->tables->marks[MARK_EFFECT], s);
		if (!effect && !chooser_begins(m->tables->marks[MARK_TIED], s))
			continue;
		bool owners = before->weights[COCO_SLOT_TODAY] >= WHO_WE_ARE && before->slot == COCO_SLOT_TODAY;
		int slot = effect ? COCO_SLOT_WHY : COCO_SLOT_TODAY;
		if (owners && effect)
			continue; /* "We are a bakery. That costs us 2 m a year." is no cause */
		if (before->slot != slot && !may_go(m, before, slot)) {
			if (!effect)
				unit->slot = -1;
			continue;
		}
		before->slot = unit->slot = slot;
		before->score = unit->score = before->score > unit->score ? before->score : unit->score;
		unit->flags |= F_TIED | F_BACK;
	}
}
