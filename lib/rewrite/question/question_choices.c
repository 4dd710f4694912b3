/* Which sentences the owner is asked about where no question can be composed.
 *
 * Method: the marks of question_rank.c without those of a form; the three highest sums, of at least what a question needs. A
 * wrong question costs more than none, so that the owner says which sentence is the challenge.
 *
 * Invariant: what is shown stands in the text, and is no heading, no table's row, nothing of another challenge and nothing personal. */
#include "question_rank.h"

#include <string.h>

enum { CHOICES = 3, WORDS_LEAST = 5 };

/* What the brief says in a part of its own is not what it is about. */
static bool elsewhere(const struct unit *unit)
{
	return unit->slot == COCO_SLOT_FIXED || unit->slot == COCO_SLOT_OFFER || unit->slot == COCO_SLOT_CHOICE ||
	       unit->slot == COCO_SLOT_TIMELINE || unit->slot == COCO_SLOT_CONTACT;
}

static bool ends_with(struct coco_str s, struct coco_str end)
{
	return end.n > 0 && s.n >= end.n && memcmp(s.s + s.n - end.n, end.s, end.n) == 0;
}

int question_choices(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct unit *units,
    size_t count, const bool *hidden, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	const unsigned none = F_HEADING | F_ROW | F_OTHER | F_ADMITTED | F_CONFIDENTIAL | F_LIMITS | F_STANDARD | F_GATE;
	struct question_ranker ranker;
	int sums[CHOICES] = {0};
	brief->n_candidates = 0;
	if (lang < 0 || count == 0)
		return 0;
	if (!(brief->candidates = coco_arena_array(arena, CHOICES + 1, sizeof *brief->candidates)))
		return coco_err_nomem(err);
	if (!title.s && (units[0].flags & F_HEADING))
		title = unit_text(text, &units[0]);
	int rc = question_rank_begin(&ranker, rewriter, text, title, lang, units, count, err);
	const bool *stated = rc == 0 ? question_stated(rewriter, text, lang, units, count, arena, err) : NULL;
	for (size_t i = 0; stated && i < count; i++) {
		const bool names = ends_with(unit_text(text, &units[i]), title); /* "Title: …" */
		if ((units[i].flags & none) || hidden[i] || names || units[i].words < WORDS_LEAST || elsewhere(&units[i]))
			continue;
		const unsigned marks = question_rank_marks(&ranker, text, &units[i], stated[i], false);
		const int sum = question_rank_sum(&ranker, marks);
		size_t at = brief->n_candidates;
		while (at > 0 && sums[at - 1] < sum)
			at--;
		if (sum < ranker.weights[Q_LEAST] || at == CHOICES)
			continue;
		for (size_t k = brief->n_candidates < CHOICES ? brief->n_candidates : CHOICES - 1; k > at; k--) {
			brief->candidates[k] = brief->candidates[k - 1];
			sums[k] = sums[k - 1];
		}
		brief->n_candidates += brief->n_candidates < CHOICES;
		sums[at] = sum;
		brief->candidates[at] = (struct coco_part){.question = COCO_STR_NONE,
		    .start = units[i].start,
		    .end = units[i].end,
		    .reason = question_rank_reason(&ranker, marks, lang, arena)};
	}
	question_rank_free(&ranker);
	return stated ? 0 : -1;
}
