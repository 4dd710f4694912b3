/* In which languages a file's headings are: "kraj" is a town, a region or a country by that.
 *
 * Method: each heading that is a field's for sure, or a form's for contact data, votes for the languages whose patterns it fits, one vote
 * shared among them; the language with the most votes counts, and those with more than two thirds of its votes. The map's `lang` decides
 * alone. The votes are taken when a heading needs them first. Invariant: a single heading that fits patterns of several languages in
 * different fields decides nothing.
 */
#include "columns_parts.h"

unsigned columns_lang_said(struct coco_str lang)
{
	for (unsigned l = 0; l < COCO_LANGS; l++) {
		if (coco_str_is(lang, coco_langs[l]))
			return 1u << l;
	}
	return 0;
}

/* The languages of a heading's best field; 0: none is sure, or another field is as likely in others. */
static unsigned heading_langs(struct survey_plan *plan, const struct survey_column *c, const char *side)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, c->sub.s && !c->code.n ? c->option : c->asked, side, best);
	const bool rival = best[1].field && best[1].score > best[0].score - COLUMN_MARGIN;
	const bool sure = best[0].field && best[0].score >= COLUMN_THRESHOLD;
	return sure ? (rival ? 0 : best[0].langs) : survey_lexicon_role_langs(plan->lexicon, c->asked);
}

static void langs_see(struct survey_plan *plan)
{
	const struct column_side side = column_side(plan);
	double votes[COCO_LANGS] = {0}, most = 0;
	plan->langs_seen = true;
	plan->langs = columns_lang_said(plan->lang);
	for (size_t i = 0; i < plan->n && !plan->langs; i++) {
		const unsigned langs = heading_langs(plan, &plan->columns[i], side.text);
		for (unsigned l = 0; l < COCO_LANGS; l++)
			votes[l] += langs >> l & 1 ? 1.0 / __builtin_popcount(langs) : 0;
	}
	for (unsigned l = 0; l < COCO_LANGS; l++)
		most = votes[l] > most ? votes[l] : most;
	for (unsigned l = 0; l < COCO_LANGS && most > 0; l++)
		plan->langs |= votes[l] * 3 > most * 2 ? 1u << l : 0;
}

unsigned columns_langs(struct survey_plan *plan)
{
	if (!plan->langs_seen)
		langs_see(plan);
	return plan->langs;
}

/* Whether the same words mean two fields, in languages of which none is both's. */
static bool tongues_differ(const struct survey_guess best[SURVEY_GUESSES])
{
	for (size_t i = 1; i < SURVEY_GUESSES; i++) {
		for (size_t k = 0; k < i && best[i].field; k++) {
			if (best[k].words == best[i].words && !(best[k].langs & best[i].langs))
				return true;
		}
	}
	return false;
}

void columns_langs_settle(struct survey_plan *plan, struct survey_guess best[SURVEY_GUESSES])
{
	size_t kept = 0;
	if (!tongues_differ(best))
		return;
	if (!columns_langs(plan))
		return;
	for (size_t i = 0; i < SURVEY_GUESSES; i++) {
		bool ours = false;
		for (size_t k = 0; k < SURVEY_GUESSES; k++)
			ours |= best[k].field && best[k].words == best[i].words && (best[k].langs & plan->langs);
		if (best[i].field && (!ours || (best[i].langs & plan->langs)))
			best[kept++] = best[i];
	}
	for (; kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct survey_guess){.field = NULL};
}
