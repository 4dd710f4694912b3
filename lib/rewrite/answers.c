/* What an owner answered fills the slots that the text leaves empty.
 *
 * Method: the last answer to a slot wins, as it stands. The question must be one: a question is taken, and a need is made
 * one by the forms of questions.csv. Addresses and phone numbers are left out as they are of the text's sentences. Each filled slot has one
 * edit of the rule "answer" with an empty `before`.
 *
 * Invariant: an answer never replaces what the text says. */
#include "parts.h"
#include "coco/page.h"

#include <stdlib.h>
#include <string.h>

enum { BULLETS_MAX = 3, QUESTION_WORDS = 20 };

int slot_named(struct coco_str name)
{
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		if (coco_str_is(name, coco_slot_names[slot]))
			return slot;
	return -1;
}

static const char *unfit(int slot, struct coco_str text)
{
	size_t lines = 1;
	if (text.n == 0)
		return "is empty";
	for (size_t i = 0; i < text.n; i++) {
		if (((unsigned char)text.s[i] < ' ' && text.s[i] != '\n') || coco_page_unfit(text, i) > 0)
			return "has a control character";
		lines += text.s[i] == '\n';
	}
	return slot == COCO_SLOT_FIXED && lines > BULLETS_MAX ? "has more than three lines" : NULL;
}

/* The answer if it is a question, or the question that it makes; absent: none. */
static int as_question(struct coco_rewriter *rewriter, struct coco_str answer, int lang, struct coco_arena *arena,
    struct coco_str *question, struct coco_err *err)
{
	struct unit *units;
	size_t count, from, length;
	bool digits = false;
	for (size_t i = 0; i < answer.n; i += length)
		digits = is_decimal_digit(answer, i, &length) || digits;
	*question = COCO_STR_NONE;
	if (coco_str_ends(answer, "?") && !memchr(answer.s, '\n', answer.n) && !digits && count_words(answer) <= QUESTION_WORDS) {
		*question = answer;
		return 0;
	}
	if (units_make(answer, lang, arena, &units, &count, err) != 0)
		return -1;
	return question_make(rewriter, answer, COCO_STR_NONE, lang, units, count, arena, question, &from, err);
}

/* The answer without addresses and phone numbers, each with the words that lead to it, as the text's sentences stand in their slots; empty:
 * nothing of it is left. */
static int without_addresses(
    struct coco_rewriter *rewriter, struct coco_str *answer, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_fact *facts;
	size_t n, at = 0, start, end;
	if (coco_facts(rewriter, *answer, lang, arena, &facts, &n, err) != 0)
		return -1;
	struct coco_buf out = COCO_BUF_INIT;
	struct pattern *lead = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!coco_fact_personal(&facts[i]))
			continue;
		if (!lead && !(lead = cut_pattern("address", lang >= 0 ? lang : 0, err))) {
			coco_buf_free(&out);
			return -1;
		}
		struct coco_str before = coco_str_sub(*answer, at, facts[i].start);
		bool led = pattern_find(lead, before, 0, &start, &end) == 1 && end == before.n;
		coco_buf_str(&out, led ? coco_str_sub(before, 0, start) : before);
		at = facts[i].end;
	}
	pattern_free(lead);
	int rc = 0;
	if (at > 0) {
		coco_buf_str(&out, coco_str_sub(*answer, at, answer->n));
		struct coco_str left = coco_buf_ok(&out) ? coco_arena_copy(arena, coco_str_trim(coco_buf_view(&out))) : COCO_STR_NONE;
		rc = left.s ? 0 : coco_err_nomem(err);
		*answer = count_words(left) > 0 ? left : COCO_STR("");
	}
	coco_buf_free(&out);
	return rc;
}

int answer_shown(
    struct coco_rewriter *rewriter, int slot, struct coco_str *answer, int lang, struct coco_arena *arena, struct coco_err *err)
{
	*answer = coco_str_trim(*answer);
	bool given = answer->n > 0;
	int rc = without_addresses(rewriter, answer, lang, arena, err);
	if (rc == 0 && given && answer->n == 0 && slot == COCO_SLOT_CONTACT)
		*answer = coco_str_of(label_of("labels", "contact.annex", lang));
	return rc;
}

static int fill(struct coco_brief *brief, int slot, struct coco_str text, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_edit *edits = coco_arena_array(arena, brief->n_edits + 1, sizeof *edits);
	size_t kept = 0;
	if (!edits)
		return coco_err_nomem(err);
	if (brief->n_edits)
		memcpy(edits, brief->edits, brief->n_edits * sizeof *edits);
	edits[brief->n_edits++] = (struct coco_edit){.rule = COCO_STR("answer"),
	    .slot = coco_str_of(coco_slot_names[slot]),
	    .before = COCO_STR(""),
	    .after = text,
	    .reason = coco_str_of(label_of("reasons", "answer", lang))};
	brief->edits = edits;
	brief->slots[slot] = text;
	for (size_t i = 0; i < brief->n_missing; i++)
		if (!coco_str_is(brief->missing[i].slot, coco_slot_names[slot]))
			brief->missing[kept++] = brief->missing[i];
	brief->n_missing = kept;
	return 0;
}

int coco_answers_apply(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_brief *brief,
    struct coco_err *err)
{
	bool answered[COCO_SLOTS] = {false};
	for (size_t i = brief->n_answers; i > 0; i--) {
		int slot = slot_named(brief->answers[i - 1].slot);
		if (coco_str_is(brief->answers[i - 1].slot, "part"))
			continue; /* which challenge the brief is of; looked at when it was made */
		struct coco_str answer = coco_str_trim(brief->answers[i - 1].ask);
		if (slot >= 0 && answered[slot])
			continue;
		bool given = answer.n > 0;
		if (answer_shown(rewriter, slot, &answer, lang, arena, err) != 0)
			return -1;
		const char *why = slot < 0                 ? "names no part of a brief"
		                  : brief->slots[slot].s   ? "is not needed: the text says it"
		                  : given && answer.n == 0 ? "has only addresses and phone numbers, which a brief does not show"
		                                           : unfit(slot, answer);
		if (!why && slot == COCO_SLOT_QUESTION) {
			if (as_question(rewriter, answer, lang, arena, &answer, err) != 0)
				return -1;
			why = answer.s ? NULL : "makes no question of at most 20 words without a number";
		}
		if (why && refuse(brief, "answer", slot < 0 ? COCO_STR_NONE : coco_str_of(coco_slot_names[slot]), why, arena, err) != 0)
			return -1;
		if (!why && fill(brief, slot, answer, lang, arena, err) != 0)
			return -1;
		if (slot >= 0)
			answered[slot] = true;
	}
	return brief->n_answers ? brief_measure(text, lang, brief, err) : 0;
}
