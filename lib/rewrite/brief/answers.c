/* What an owner answered fills the slots that the text leaves empty, and stands before a question that is composed of the text.
 *
 * Method: the last answer to a slot wins, as it stands. The question must be one: a question is taken, and a need is made
 * one by the forms of questions.csv. Addresses, phone numbers and people's names are left out as they are of the text's sentences. Each
 * filled slot has one edit of the rule "answer" with an empty `before`.
 *
 * Invariant: an answer never replaces what the text says: the question alone, which no text says, gives way to the owner's. */
#include "shorten.h"
#include "coco/page.h"

#include <stdlib.h>
#include <string.h>

enum { BULLETS_MAX = 3, QUESTION_WORDS_LEAST = 3, QUESTION_WORDS = 20 };

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

/* Why an answer is no question and makes none. */
static const char *no_question(struct coco_str answer)
{
	size_t length;
	for (size_t i = 0; i < answer.n; i += length)
		if (is_decimal_digit(answer, i, &length))
			return "holds a number, which the question of a brief does not: ask without it";
	if (count_words(answer) > QUESTION_WORDS)
		return "has more than 20 words: ask in fewer";
	return "is no question, and none can be made of it: end it with a question mark, as in “How might we …?”";
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
	if (coco_str_ends(answer, "?") && !memchr(answer.s, '\n', answer.n) && !digits && count_words(answer) >= QUESTION_WORDS_LEAST &&
	    count_words(answer) <= QUESTION_WORDS) {
		*question = answer;
		return 0;
	}
	if (units_make(rewriter, answer, lang, arena, &units, &count, err) != 0)
		return -1;
	return question_make(rewriter, answer, COCO_STR_NONE, lang, units, count, arena, question, &from, NULL, err);
}

/* A piece of an answer that a brief does not show. */
struct piece {
	size_t from, to;
};

static int by_place(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->to < y->to ? -1 : x->to > y->to;
}

/* Addresses of the net and phone numbers, each with the words that lead to it. */
static int pieces_of_facts(
    const struct coco_fact *facts, size_t n, struct coco_str answer, int lang, struct piece *pieces, size_t *count, struct coco_err *err)
{
	struct pattern *lead = NULL;
	size_t at = 0, start, end;
	for (size_t i = 0; i < n; i++) {
		if (!coco_fact_personal(&facts[i]))
			continue;
		if (!lead && !(lead = cut_pattern("address", lang >= 0 ? lang : 0, err)))
			return -1;
		struct coco_str before = coco_str_sub(answer, at, facts[i].start);
		bool led = pattern_find(lead, before, 0, &start, &end) == 1 && end == before.n;
		pieces[(*count)++] = (struct piece){led ? at + start : facts[i].start, facts[i].end};
		at = facts[i].end;
	}
	pattern_free(lead);
	return 0;
}

/* Places, names and numbers within a house with what may go with them, else with their sentence. */
static int pieces_of_people(const struct personal *people, size_t n, struct coco_str answer, int lang, struct coco_arena *arena,
    struct piece *pieces, size_t *count, struct coco_err *err)
{
	struct coco_sentence *sentences;
	size_t n_sentences;
	if (n && coco_sentences(answer, lang, arena, &sentences, &n_sentences, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct piece *piece = &pieces[(*count)++];
		*piece = (struct piece){people[i].start, people[i].end};
		if (people[i].to > people[i].from)
			*piece = (struct piece){people[i].from, people[i].to};
		for (size_t k = 0; people[i].to == people[i].from && k < n_sentences; k++)
			if (sentences[k].start < people[i].end && sentences[k].end > people[i].start) {
				piece->from = sentences[k].start < piece->from ? sentences[k].start : piece->from;
				piece->to = sentences[k].end > piece->to ? sentences[k].end : piece->to;
			}
	}
	return 0;
}

/* The answer without what says where or how a person is found, as the text's sentences stand in their slots; empty: nothing of it is
 * left. */
static int without_addresses(
    struct coco_rewriter *rewriter, struct coco_str *answer, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_fact *facts;
	struct personal *people;
	size_t n, n_people, count = 0, at = 0;
	if (coco_facts(rewriter, *answer, lang, arena, &facts, &n, err) != 0 ||
	    personal_find(rewriter, *answer, lang, arena, &people, &n_people, err) != 0)
		return -1;
	struct piece *pieces = coco_arena_array(arena, n + n_people + 1, sizeof *pieces);
	if (!pieces)
		return coco_err_nomem(err);
	if (pieces_of_facts(facts, n, *answer, lang, pieces, &count, err) != 0 ||
	    pieces_of_people(people, n_people, *answer, lang, arena, pieces, &count, err) != 0)
		return -1;
	if (count == 0)
		return 0;
	qsort(pieces, count, sizeof *pieces, by_place);
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].from > at)
			coco_buf_str(&out, coco_str_sub(*answer, at, pieces[i].from));
		at = pieces[i].to > at ? pieces[i].to : at;
	}
	coco_buf_str(&out, coco_str_sub(*answer, at, answer->n));
	struct coco_str left = coco_buf_ok(&out) ? coco_arena_copy(arena, coco_str_trim(coco_buf_view(&out))) : COCO_STR_NONE;
	int rc = left.s ? 0 : coco_err_nomem(err);
	*answer = count_words(left) > 0 ? left : COCO_STR("");
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

/* "help with our slicer" as a heading is written; "eShop" as it is. */
static int begin_large(struct coco_str *title, struct coco_arena *arena, struct coco_err *err)
{
	size_t end;
	struct coco_str word = word_large(*title, arena, &end);
	char *large =
	    word.s ? coco_arena_printf(arena, "%.*s%.*s", COCO_STR_ARG(word), COCO_STR_ARG(coco_str_sub(*title, end, title->n))) : NULL;
	if (word.s && !large)
		return coco_err_nomem(err);
	*title = large ? coco_str_of(large) : *title;
	return 0;
}

int title_shown(struct coco_rewriter *rewriter, struct coco_str *title, int lang, struct coco_arena *arena, struct coco_err *err)
{
	*title = title->n ? mail_subject(*title) : COCO_STR_NONE;
	int rc = title->n ? without_addresses(rewriter, title, lang, arena, err) : 0;
	if (rc == 0 && title->n)
		rc = begin_large(title, arena, err);
	if (title->n == 0)
		*title = COCO_STR_NONE;
	return rc;
}

/* Puts an answer into its slot: one that is empty, or the question, which the owner words better than a form does. */
static int fill(struct coco_brief *brief, int slot, struct coco_str text, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_edit *edits = coco_arena_array(arena, brief->n_edits + 1, sizeof *edits);
	size_t kept = 0;
	if (!edits)
		return coco_err_nomem(err);
	size_t n = 0;
	for (size_t i = 0; i < brief->n_edits; i++) /* what was composed there goes */
		if (!coco_str_is(brief->edits[i].slot, coco_slot_names[slot]))
			edits[n++] = brief->edits[i];
	brief->n_edits = n;
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
	if (slot == COCO_SLOT_QUESTION)
		brief->n_candidates = 0; /* nobody need choose any more */
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
		const char *why = slot < 0                                             ? "names no part of a brief"
		                  : brief->slots[slot].s && slot != COCO_SLOT_QUESTION ? "is not needed: the text says it"
		                  : given && answer.n == 0
		                      ? "names a person, an address or a number in each of its sentences, and a brief shows none: say it without"
		                      : unfit(slot, answer);
		if (!why && slot == COCO_SLOT_QUESTION) {
			struct coco_str said = answer;
			if (as_question(rewriter, answer, lang, arena, &answer, err) != 0)
				return -1;
			why = answer.s ? NULL : no_question(said);
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
