/* A list that its lead-in denies ("Not wanted:") says the contrary without it: no item of it may stand in a slot, and in the annex each
 * stands right behind the lead-in or the item above it.
 *
 * Invariant: 1 only if all of that holds. */
#include "verify.h"

static bool in_denied(const struct unit *unit)
{
	return unit->flags & F_EXCLUDED;
}

/* Counted by their texts; what the text says elsewhere, too, may be said. */
int proof_note_denied(struct proof *p)
{
	struct coco_fact *facts;
	size_t n;
	if (coco_facts(p->rewriter, p->text, p->lang, p->arena, &facts, &n, p->err) != 0)
		return -1;
	lists_exclude(p->text, lang_of(p->rewriter, p->lang), p->units, p->count, facts, n);
	for (size_t i = 0; i < p->count; i++) {
		struct spot *spot = in_denied(&p->units[i]) ? proof_spot(p, unit_text(p->text, &p->units[i])) : NULL;
		if (spot)
			spot->denied++;
	}
	return 1;
}

static const char *const torn[] = {"an item of a list stands ", "without its lead-in", ", which says that it is not wanted or may not be"};

int proof_none_denied(struct proof *p)
{
	for (size_t i = 0; i < p->n_spots; i++)
		if (p->spots[i].left < p->spots[i].denied)
			return proof_fails(p, torn[0], torn[1], torn[2]);
	for (size_t i = 0; i < p->brief->n_edits; i++) /* nor does a question rest on one */
		for (size_t k = 0; k < p->count; k++)
			if (in_denied(&p->units[k]) && p->brief->edits[i].start == p->units[k].start && p->brief->edits[i].end == p->units[k].end &&
			    coco_str_is(p->brief->edits[i].slot, coco_slot_names[COCO_SLOT_QUESTION]))
				return proof_fails(p, torn[0], torn[1], torn[2]);
	return 1;
}

/* The line `text` stands in the entry at or behind `*at`, right below the line `above`; *at is moved to its beginning. */
static bool stands_below(struct coco_str entry, size_t *at, struct coco_str above, struct coco_str text)
{
	for (size_t i = *at; (i = coco_str_find(entry, above, i)) != SIZE_MAX; i++) {
		size_t below = i + above.n + 1, end = below + text.n;
		if (i == 0 || entry.s[i - 1] != '\n' || end > entry.n || entry.s[below - 1] != '\n' || (end < entry.n && entry.s[end] != '\n') ||
		    !same(coco_str_sub(entry, below, end), text))
			continue;
		*at = below;
		return true;
	}
	return false;
}

/* The annex has the sentences in the text's order, so that each is looked for behind the one before. */
int proof_denied_hold(struct proof *p)
{
	const struct coco_brief *brief = p->brief;
	size_t *at = coco_arena_array(p->arena, brief->n_annex + 1, sizeof *at);
	if (!at)
		return coco_err_nomem(p->err);
	memset(at, 0, (brief->n_annex + 1) * sizeof *at);
	for (size_t i = 1, last = 1; i < p->count; i++) {
		bool found = !in_denied(&p->units[i]) || !(p->units[i].flags & F_ITEM);
		for (size_t k = last, tried = 1; tried < brief->n_annex && !found; tried++, k = k + 1 < brief->n_annex ? k + 1 : 1) {
			found = stands_below(brief->annex[k].text, &at[k], unit_text(p->text, &p->units[i - 1]), unit_text(p->text, &p->units[i]));
			last = found ? k : last;
		}
		if (!found)
			return proof_fails(p, torn[0], torn[1], torn[2]);
	}
	return 1;
}
