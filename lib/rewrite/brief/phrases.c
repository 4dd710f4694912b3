/* Edits inside a sentence: what makes it shorter (shorten.c), phrases of the closed table (phrases.csv) where no fact is touched
 * and nobody is quoted, explanations (gloss.c).
 *
 * Method: one alternation of all phrases, the longest first; each match is looked up for what replaces it. A capital at its
 * beginning passes to what follows; where nothing replaces it, the blank behind goes too. Each edit is noted with the bytes
 * of the text and its place in the slot.
 *
 * Invariant: putting `before` back at `at` for each edit from the last to the first gives the sentence byte for byte. */
#include "parts.h"

#include <string.h>

int edit_add(struct edits *edits, const struct coco_edit *edit, struct coco_err *err)
{
	if (coco_grow(&edits->items, &edits->cap, edits->count, sizeof *edits->items) != 0)
		return coco_err_nomem(err);
	edits->items[edits->count++] = *edit;
	return 0;
}

static bool touches_fact(const struct coco_fact *facts, size_t n, size_t start, size_t end)
{
	for (size_t i = 0; i < n && facts[i].start < end; i++)
		if (facts[i].end > start)
			return true;
	return false;
}

/* All of it is in capitals, which are kept as an acronym's are: "IN ORDER TO". */
static bool shouted(struct coco_str s)
{
	size_t capitals = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= 'a' && s.s[i] <= 'z')
			return false;
		capitals += s.s[i] >= 'A' && s.s[i] <= 'Z';
	}
	return capitals > 1;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* A piece of a sentence that nothing else changes. */
static int piece_apply(struct glosser *glosser, struct coco_str text, enum coco_apply apply, const struct unit *piece,
    const struct coco_fact *facts, size_t n_facts, struct coco_buf *out, struct edits *edits, struct coco_err *err)
{
	const struct lang_tables *tables = lang_of(glosser->rewriter, glosser->lang);
	struct coco_arena *arena = glosser->arena;
	struct coco_str s = unit_text(text, piece);
	struct coco_buf key = COCO_BUF_INIT;
	size_t put = 0, start, end = 0;
	const struct phrase *phrase;
	int rc = 0;
	while (rc == 0 && apply != COCO_APPLY_NONE && (phrase = phrase_next(tables, s, end, &start, &end, &key))) {
		if ((!phrase->safe && apply != COCO_APPLY_ALL) || !strcmp(phrase->after, key.data ? key.data : "") || start < put ||
		    touches_fact(facts, n_facts, piece->start + start, piece->start + end) || in_quotation(text, piece->start + start) ||
		    shouted(coco_str_sub(s, start, end)))
			continue;
		if (!glosser->all && !rule_edits(coco_rule_at(phrase->rule).id, glosser->lang))
			continue;
		bool capital = s.s[start] >= 'A' && s.s[start] <= 'Z';
		struct coco_str after = coco_arena_copy(arena, coco_str_of(phrase->after));
		bool label = end > start && s.s[end - 1] == ':'; /* "Objective:" goes only from the front, before a capital */
		if (label && (start > 0 || end + 1 >= s.n || s.s[end] != ' ' || s.s[end + 1] < 'A' || s.s[end + 1] > 'Z'))
			continue;
		if (after.n == 0) { /* leave it out, with the blank behind; the next word takes the capital */
			if (!label && (end >= s.n || s.s[end] != ' ' || end + 1 >= s.n || s.s[end + 1] < 'a' || s.s[end + 1] > 'z'))
				continue;
			end++;
			if (capital && !label) {
				char one[2] = {upper(s.s[end]), 0};
				after = coco_arena_copy(arena, coco_str_of(one));
				end++;
			}
		} else if (capital && after.s) {
			((char *)after.s)[0] = upper(after.s[0]);
		}
		rc = gloss_put(glosser, text, piece->start + put, piece->start + start, out, edits, err);
		struct coco_rule rule = coco_rule_at(phrase->rule);
		struct coco_edit edit = {.rule = coco_str_of(rule.id),
		    .start = piece->start + start,
		    .end = piece->start + end,
		    .slot = coco_str_of(glosser->slot),
		    .at = out->len,
		    .before = coco_str_sub(s, start, end),
		    .after = after,
		    .reason = coco_str_of(label_of("reasons", rule.id, glosser->lang))};
		if (!after.s)
			rc = coco_err_nomem(err);
		else if (rc == 0)
			rc = edit_add(edits, &edit, err);
		coco_buf_str(out, after);
		put = end;
	}
	if (rc == 0)
		rc = gloss_put(glosser, text, piece->start + put, piece->end, out, edits, err);
	coco_buf_free(&key);
	return rc;
}

int phrases_apply(struct glosser *glosser, struct coco_str text, enum coco_apply apply, const struct unit *unit,
    const struct coco_fact *facts, size_t n_facts, struct coco_buf *out, struct edits *edits, struct coco_err *err)
{
	struct unit piece = *unit;
	const struct changes *changes = unit->changes;
	size_t n = changes ? changes->n : 0;
	for (size_t i = 0; i <= n; i++) {
		const struct change *change = i < n ? &changes->items[i] : NULL;
		piece.end = change ? change->start : unit->end;
		glosser->cut = change && change->after.n == 0 ? change->start : SIZE_MAX;
		if (piece_apply(glosser, text, apply, &piece, facts, n_facts, out, edits, err) != 0)
			return -1;
		if (!change)
			continue;
		/* R14 parts sentences; what begins one in its slot only gets its capital by it */
		bool capital = !strcmp(change->rule, "R14") && change->after.n > 0 && !memchr(change->after.s, '.', change->after.n);
		struct coco_edit edit = {.rule = coco_str_of(change->rule),
		    .start = change->start,
		    .end = change->end,
		    .slot = coco_str_of(glosser->slot),
		    .at = out->len,
		    .before = coco_str_sub(text, change->start, change->end),
		    .after = change->after,
		    .reason = coco_str_of(label_of("reasons", capital ? "capital" : change->rule, glosser->lang))};
		if (edit_add(edits, &edit, err) != 0)
			return -1;
		coco_buf_str(out, change->after);
		piece.start = change->end;
	}
	return 0;
}
