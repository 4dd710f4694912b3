/* Which headings are the options of one question, where they are no "Question [Option]".
 *
 * Method: a platform's codes may be a question's and its option's ("A101_01", "Q2a": `stem` of platforms.csv), and all cells are then
 * its codes of an option. XForms' "tools/cnc" is one as well, where no column of the group is a field's by its own name and all hold
 * 1 and 0. Where a platform writes the option alone into the heading (`bare`), and the same words into each cell that
 * chooses it, the columns of a question stand side by side; one that nobody chose is between two others, and "other" behind the last.
 * Invariant: no column is an option whose cells say anything else.
 */
#include <string.h>
#include "ticks_parts.h"

/* ---- codes with a stem ------------------------------------------------------------------------------------------- */

#define STEM_LETTERS 'a' /* as a mark: an option is a letter or two right behind its question's number */
#define STEM_PATH '/'    /* any code follows the last of them */
#define LETTERS_MAX 2

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool ticks_stem_cut(struct coco_str name, const char *mark, struct coco_str *stem, struct coco_str *option)
{
	size_t i = name.n, end;
	if (mark[1]) { /* what stands nowhere else in a name: any code follows it */
		end = coco_str_find(name, coco_str_of(mark), 1);
		i = end == SIZE_MAX ? name.n : end + strlen(mark);
		if (i >= name.n)
			return false;
	} else if (mark[0] == STEM_PATH) {
		while (i > 0 && name.s[i - 1] != STEM_PATH)
			i--;
		end = i - 1;
		if (i < 2 || i == name.n)
			return false;
	} else if (mark[0] == STEM_LETTERS) {
		while (i > 0 && name.s[i - 1] >= 'a' && name.s[i - 1] <= 'z')
			i--;
		end = i;
		if (i < 2 || i == name.n || name.n - i > LETTERS_MAX || !is_digit(name.s[i - 1]))
			return false;
	} else {
		while (i > 0 && is_digit(name.s[i - 1]))
			i--;
		end = i - 1;
		if (i < 2 || i == name.n || name.s[i - 1] != mark[0])
			return false;
	}
	*stem = coco_str_sub(name, 0, end);
	*option = coco_str_sub(name, i, name.n);
	return true;
}

/* All cells are the platform's codes of an option, or the words that it writes for them in an export of labels. */
static bool is_coded(struct survey_plan *plan, const struct survey_evidence *e)
{
	const struct survey_platform *p = plan->platform;
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_str cell = coco_str_trim(e->distinct[i]);
		if (!coco_str_is(cell, p->chosen) && !coco_str_is(cell, p->not_chosen) && !survey_lexicon_word(plan->lexicon, "tick", cell))
			return false;
	}
	return e->n_distinct > 0;
}

/* A group of questions is no question: one of its columns is a field by its own name ("consent/share"). */
static bool own_field(struct survey_plan *plan, const struct survey_column *c)
{
	struct survey_guess best[SURVEY_GUESSES];
	if (plan->platform->stem[0] != STEM_PATH)
		return false;
	survey_lexicon_guess(plan->lexicon, c->asked, "", best);
	return best[0].field && best[0].whole;
}

static struct coco_str stem_of(const struct survey_plan *plan, size_t i)
{
	struct coco_str stem, option;
	return ticks_stem_cut(coco_str_trim(plan->columns[i].name), plan->platform->stem, &stem, &option) ? stem : COCO_STR_NONE;
}

/* What the labels of a question's options have in common up to a colon, "Branche: Design" and "Branche: Handwerk"; empty: nothing. */
static struct coco_str common_question(const struct survey_plan *plan, struct coco_str stem)
{
	struct coco_str common = COCO_STR_NONE;
	for (size_t i = 0; i < plan->n; i++) {
		if (!coco_str_eq(stem_of(plan, i), stem))
			continue;
		struct coco_str label = plan->columns[i].label;
		size_t colon = coco_str_find(label, COCO_STR(": "), 1);
		if (colon == SIZE_MAX || (common.s && !coco_str_eq(common, coco_str_sub(label, 0, colon))))
			return COCO_STR("");
		common = coco_str_sub(label, 0, colon);
	}
	return common;
}

/* A question's name without the groups that it stands in. */
static struct coco_str stem_words(const struct survey_plan *plan, struct coco_str stem)
{
	size_t at = plan->platform->stem[0] == STEM_PATH ? stem.n : 0;
	while (at > 0 && stem.s[at - 1] != STEM_PATH)
		at--;
	return coco_str_sub(stem, at, stem.n);
}

int survey_ticks_stems(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; *plan->platform->stem && i < plan->n; i++) {
		struct coco_str stem = stem_of(plan, i);
		size_t members = 0;
		bool first = true, coded = true;
		for (size_t k = 0; stem.n && k < plan->n && coded; k++) {
			if (!coco_str_eq(stem_of(plan, k), stem))
				continue;
			first = first && k >= i;
			coded = is_coded(plan, &evidence[k]) && !plan->columns[k].of_whole && !own_field(plan, &plan->columns[k]);
			members++;
		}
		if (!stem.n || !first || !coded || members < 2)
			continue;
		struct coco_str asked = common_question(plan, stem);
		for (size_t k = i; k < plan->n; k++) {
			struct survey_column *c = &plan->columns[k];
			if (!coco_str_eq(stem_of(plan, k), stem))
				continue;
			struct coco_str name = coco_str_trim(c->name), same;
			c->question = stem;
			c->asked = asked.n ? asked : stem_words(plan, stem);
			(void)ticks_stem_cut(name, plan->platform->stem, &same, &c->sub);
			if (!coco_str_eq(c->label, name))
				c->option = asked.n ? coco_str_sub(c->label, asked.n + 2, c->label.n) : c->label;
			c->stem = true;
		}
		for (size_t k = 0; k < plan->n; k++) {
			struct survey_column *c = &plan->columns[k];
			c->counts |= coco_str_eq(coco_str_trim(c->name), stem) && evidence[k].integers == evidence[k].filled;
		}
	}
	return ticks_marks(plan, evidence);
}

/* ---- options that stand alone ------------------------------------------------------------------------------------ */

static bool is_free(const struct survey_column *c)
{
	return c->use == SURVEY_RESPONSE && !c->sub.s && !c->code.s && !c->map && !c->rest;
}

/* All its cells are its heading's words. */
static bool repeats_itself(const struct survey_plan *plan, size_t i, const struct survey_evidence *e)
{
	const struct survey_column *c = &plan->columns[i];
	return is_free(c) && e[i].filled && e[i].n_distinct == 1 && ticks_says(coco_str_trim(e[i].distinct[0]), c->plain);
}

/* Behind the last option of the question whose first one is column `i`; i itself: it is none. */
static size_t bare_end(const struct survey_plan *plan, size_t i, const struct survey_evidence *e)
{
	size_t end = i, k = i;
	while (k < plan->n && (repeats_itself(plan, k, e) || (k > i && is_free(&plan->columns[k]) && !e[k].filled))) {
		end = repeats_itself(plan, k, e) ? k + 1 : end;
		k++;
	}
	return end;
}

/* The question is not written anywhere: it is called by its options. */
static struct coco_str options_listed(const struct survey_plan *plan, size_t i, size_t end)
{
	struct coco_buf all = COCO_BUF_INIT;
	for (size_t k = i; k < end; k++) {
		coco_buf_puts(&all, k > i ? " / " : "");
		coco_buf_str(&all, plan->columns[k].plain);
	}
	struct coco_str copy = coco_buf_ok(&all) ? coco_arena_copy(plan->arena, coco_buf_view(&all)) : COCO_STR_NONE;
	coco_buf_free(&all);
	return copy;
}

int ticks_bare(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; plan->platform->bare && i < plan->n; i++) {
		size_t end = bare_end(plan, i, evidence);
		if (end < i + 2)
			continue;
		struct coco_str asked = options_listed(plan, i, end);
		if (!asked.s)
			return -1;
		struct survey_column *behind = end < plan->n ? &plan->columns[end] : NULL;
		if (behind && is_free(behind) && survey_lexicon_word(plan->lexicon, "option", behind->plain))
			end++;
		bool exact;
		const struct survey_map_column *said =
		    plan->has_map ? survey_map_find(&plan->map, COCO_STR_NONE, COCO_STR_NONE, asked, &exact) : NULL;
		for (size_t k = i; k < end; k++) {
			struct survey_column *c = &plan->columns[k];
			c->map = said;
			c->question = c->asked = asked;
			c->sub = c->option = c->plain;
		}
		i = end - 1;
	}
	return 0;
}
