/* A slot holds: its edits stand in the text and in the slot, and with them undone it is made of sentences of the text; composed pieces
 * rest on one.
 *
 * Invariant: 1 only if all of that holds. */
#include "verify.h"

#include <stdlib.h>

/* Each word of the piece is one of the other, in any order. */
static bool words_within(struct coco_str piece, struct coco_str whole)
{
	struct coco_word word, other;
	for (size_t at = 0; coco_word_next(piece, &at, &word);) {
		struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
		bool same_word = false;
		coco_text_normal(coco_str_sub(piece, word.start, word.end), &a);
		for (size_t k = 0; !same_word && coco_word_next(whole, &k, &other);) {
			coco_buf_clear(&b);
			coco_text_normal(coco_str_sub(whole, other.start, other.end), &b);
			same_word = same(coco_buf_view(&a), coco_buf_view(&b));
		}
		coco_buf_free(&a);
		coco_buf_free(&b);
		if (!same_word)
			return false;
	}
	return true;
}

/* What is left out leaves nothing, a sentence is taken apart with its own words or the table's, a phrase is what the table says, an
 * explanation is the table's or the text's. */
static bool edit_says_nothing_new(struct proof *p, const struct coco_edit *edit)
{
	if (coco_str_is(edit->rule, "R25"))
		return edit->after.n == 0;
	if (coco_str_is(edit->rule, "R14"))
		return words_within(edit->after, edit->before) || phrase_holds(lang_of(p->rewriter, p->lang), edit->before, edit->after);
	if (coco_str_is(edit->rule, "R06") || coco_str_is(edit->rule, "R16") || coco_str_is(edit->rule, "R18"))
		return phrase_holds(lang_of(p->rewriter, p->lang), edit->before, edit->after);
	if (coco_str_is(edit->rule, "R12"))
		return acronym_holds(p->text, edit->before, edit->after);
	return !coco_str_is(edit->rule, "R13") || gloss_holds(p->rewriter, p->lang, edit->before, edit->after, p->arena);
}

/* Checks each edit against text and slot. */
static bool edits_stand(struct proof *p, struct coco_str slot, const char *name)
{
	size_t last = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name))
			continue;
		if (edit->start > edit->end || edit->end > p->text.n || edit->at < last || edit->at > slot.n || edit->after.n > slot.n - edit->at ||
		    !same(coco_str_sub(p->text, edit->start, edit->end), edit->before) ||
		    !same(coco_str_sub(slot, edit->at, edit->at + edit->after.n), edit->after) || !edit_says_nothing_new(p, edit))
			return false;
		last = edit->at + edit->after.n;
	}
	return true;
}

/* The slot with its edits undone, or only its glosses. */
static struct coco_str undone(struct proof *p, struct coco_str slot, const char *name, bool glosses_only)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t from = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name) || coco_str_is(edit->rule, "record"))
			continue;
		coco_buf_str(&out, coco_str_sub(slot, from, edit->at));
		coco_buf_str(&out, glosses_only && !explains(edit) ? edit->after : edit->before);
		from = edit->at + edit->after.n;
	}
	coco_buf_str(&out, coco_str_sub(slot, from, slot.n));
	struct coco_str copy = coco_buf_ok(&out) ? coco_arena_copy(p->arena, coco_buf_view(&out)) : COCO_STR_NONE;
	coco_buf_free(&out);
	return copy;
}

/* A whole sentence of the text stands at the edit's place, or one of its clauses. */
static bool rests_on_unit(const struct proof *p, const struct coco_edit *edit)
{
	for (size_t i = 0; i < p->count; i++) {
		if (p->units[i].start != edit->start)
			continue;
		while (p->units[i].end < edit->end && i + 1 < p->count && (p->units[i + 1].flags & F_CLAUSE))
			i++;
		return p->units[i].end == edit->end;
	}
	return false;
}

static const struct coco_edit *edit_of(const struct proof *p, const char *name, const char *rule)
{
	for (size_t i = 0; i < p->brief->n_edits; i++)
		if (coco_str_is(p->brief->edits[i].slot, name) && coco_str_is(p->brief->edits[i].rule, rule))
			return &p->brief->edits[i];
	return NULL;
}

/* Another's words (--via) for `source`, of which it must keep what `whole` says; without it, it is the question's. */
static int wording_holds(struct proof *p, const char *name, struct coco_str source, struct coco_str whole, struct coco_str words)
{
	char why[120];
	int slot = 0;
	while (slot + 1 < COCO_SLOTS && strcmp(coco_slot_names[slot], name) != 0)
		slot++;
	const struct via_wording wording = {p->rewriter, p->lang, slot, slot == COCO_SLOT_QUESTION, p->text, source, whole, words};
	int rc = p->lang < 0 ? proof_fails(p, "slot ", name, " is another's, in an unknown language") : via_holds(&wording, why, p->err);
	return rc == 0 && p->lang >= 0 ? proof_fails(p, name, ": another's wording ", why) : rc;
}

/* The slot is what the owner answered: one edit that stands for nothing in the text. */
static int answer_holds(struct proof *p, const struct coco_edit *edit, int slot, struct coco_str text)
{
	const char *name = coco_slot_names[slot];
	size_t edits = 0;
	bool said = slot == COCO_SLOT_QUESTION; /* composed from the answer's words */
	for (size_t i = 0; i < p->brief->n_edits; i++)
		edits += coco_str_is(p->brief->edits[i].slot, name) && !coco_str_is(p->brief->edits[i].rule, "record");
	for (size_t i = 0; !said && i < p->brief->n_answers; i++) {
		struct coco_str answer = p->brief->answers[i].ask;
		if (!coco_str_is(p->brief->answers[i].slot, name))
			continue;
		if (answer_shown(p->rewriter, slot, &answer, p->lang, p->arena, p->err) != 0)
			return -1;
		said = coco_str_eq(answer, text);
	}
	if (edits != 1 || edit->end != 0 || !said || !same(edit->after, text))
		return proof_fails(p, "slot ", name, " is not what its owner answered");
	return slot == COCO_SLOT_QUESTION ? proof_question_holds(p, text) : 1;
}

/* The slot ends with what the record adds to the rest of it. */
static int terms_hold(struct proof *p, const struct coco_edit *edit, int slot, struct coco_str text)
{
	struct coco_str said = coco_str_sub(text, 0, edit->at), lead = terms_lead(said), sentences;
	if (terms_say(p->rewriter, p->brief->terms, slot, said, p->lang, p->arena, &sentences, p->err) != 0)
		return -1;
	if (edit->end != 0 || edit->at + edit->after.n != text.n || edit->after.n != lead.n + sentences.n ||
	    !same(coco_str_sub(edit->after, 0, lead.n), lead) || !same(coco_str_sub(edit->after, lead.n, edit->after.n), sentences))
		return proof_fails(p, "slot ", coco_slot_names[slot], " does not end with what the record says");
	return 1;
}

/* A slot of sentences of the text: as they stand, with edits, or in another's words. */
static int sentences_hold(struct proof *p, struct coco_str text, const char *name)
{
	bool reworded = edit_of(p, name, "via") != NULL;
	struct coco_str source = undone(p, text, name, false), shown = reworded ? source : undone(p, text, name, true);
	struct coco_buf whole = COCO_BUF_INIT;
	if (!source.s || !shown.s)
		return coco_err_nomem(p->err);
	int rc = proof_units(p, source, shown, reworded ? NULL : name, reworded ? &whole : NULL);
	if (rc == 0)
		rc = proof_fails(p, "slot ", name, " with its edits undone is not made of sentences of the text");
	else if (rc == 1 && reworded)
		rc = whole.failed ? coco_err_nomem(p->err) : wording_holds(p, name, source, coco_buf_view(&whole), text);
	coco_buf_free(&whole);
	return rc;
}

/* The edit of a slot that stands at byte `at` and ends at `end`. */
static const struct coco_edit *edit_at(const struct proof *p, const char *name, size_t at, size_t end)
{
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (coco_str_is(edit->slot, name) && edit->at == at && edit->at + edit->after.n == end)
			return edit;
	}
	return NULL;
}

/* A bullet of `fixed` is a sentence of the text, as it stands or in another's words, or the tables' words and an edit that
 * says what they rest on. */
static int bullets_hold(struct proof *p, struct coco_str text, const char *name, size_t based)
{
	struct coco_str rest = text, piece;
	size_t pieces = 0, edited = 0;
	while (coco_str_split(&rest, '\n', &piece)) {
		size_t at = (size_t)(piece.s - text.s);
		const struct coco_edit *edit = edit_at(p, name, at, at + piece.n);
		bool via = edit && coco_str_is(edit->rule, "via");
		struct coco_str source = via ? edit->before : piece;
		pieces++;
		edited += edit != NULL;
		if (edit && !via && !proof_is_label(p, edit->rule.n && coco_str_is(edit->rule, "R24") ? "contact." : "fixed.", piece))
			return proof_fails(p, "slot ", name, " holds words that are not the tables'");
		int rc = !edit || via ? proof_units(p, source, source, NULL, NULL) : 1;
		if (rc == 0)
			return proof_fails(p, "slot ", name, " holds a bullet that is no sentence of the text");
		if (rc == 1 && via)
			rc = wording_holds(p, name, source, source, piece);
		if (rc != 1)
			return rc;
	}
	return edited == based && pieces <= 3 ? 1 : proof_fails(p, "slot ", name, " does not say what it rests on");
}

int proof_slot_holds(struct proof *p, int slot)
{
	const char *name = coco_slot_names[slot];
	struct coco_str text = p->brief->slots[slot];
	bool composed = slot == COCO_SLOT_QUESTION || slot == COCO_SLOT_FIXED || edit_of(p, name, "R24"), asked = false;
	for (size_t i = 0; i < p->brief->n_missing; i++)
		asked = asked || coco_str_is(p->brief->missing[i].slot, name);
	if ((text.s != NULL) == asked)
		return proof_fails(p, "slot ", name, " is filled and asked for, or neither");
	if (!text.s)
		return 1;
	if (!edits_stand(p, text, name))
		return proof_fails(p, "an edit of slot ", name, " does not stand in the text and the slot");
	const struct coco_edit *terms = edit_of(p, name, "record"), *answer = edit_of(p, name, "answer");
	if (terms) {
		int rc = terms_hold(p, terms, slot, text);
		if (rc != 1 || terms->at == 0)
			return rc;
		text = coco_str_sub(text, 0, terms->at);
	}
	if (answer)
		return answer_holds(p, answer, slot, text);
	if (!composed)
		return sentences_hold(p, text, name);
	size_t based = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++)
		if (coco_str_is(p->brief->edits[i].slot, name)) {
			based++;
			if (slot == COCO_SLOT_QUESTION && !same(p->brief->edits[i].after, text))
				return proof_fails(p, "slot ", name, " is not what its edit says");
			bool on_title = slot == COCO_SLOT_QUESTION && p->title.n && p->brief->edits[i].end == 0;
			if (!on_title && !rests_on_unit(p, &p->brief->edits[i]))
				return proof_fails(p, "slot ", name, " rests on something that is no sentence of the text");
		}
	if (slot == COCO_SLOT_QUESTION && based == 1)
		return edit_of(p, name, "via") ? wording_holds(p, name, text, text, text) : proof_question_holds(p, text);
	if (slot == COCO_SLOT_QUESTION)
		return proof_fails(p, "slot ", name, " does not say what it rests on");
	return bullets_hold(p, text, name, based);
}
