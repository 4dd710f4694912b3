/* Options of one question, each in a column of its own that holds a mark where it was chosen and nothing where it was not.
 *
 * Method: the headings' codes are a question's and its options' numbers ("Q2_1", "Q2_2"), no platform says by which codes an option is
 * written, and each column has one value at most: 1 in all of them, each option's own number, or the option's words; 0 may stand where it
 * was not chosen; so may words for ticks ("checked", "unchecked"). Below a heading in words only each option's place is such a mark, as 1
 * is a word for yes. That all is of one question shows where the same words begin their questions. The rows that are filled tell them from
 * a grid that all have answered alike: of ticks some are empty where others are not. Invariant: columns in which anything else stands are
 * no options.
 */
#include <string.h>
#include "ticks_parts.h"

#define CODES_MARK "_"

/* Its question's code, in `*number` the option's; absent: it has none, or says itself what its options are. */
static struct coco_str marks_stem(const struct survey_column *c, struct coco_str *number)
{
	struct coco_str stem;
	return !c->sub.n && ticks_stem_cut(coco_str_trim(c->name), CODES_MARK, &stem, number) ? stem : COCO_STR_NONE;
}

/* ---- the question's words ---------------------------------------------------------------------------------------- */

static bool ends_asking(struct coco_str text)
{
	return text.n && strchr("?.:!)", text.s[text.n - 1]);
}

/* Where the option begins in labels that have their first `n` bytes in common: behind " - ", or behind the dash that ends a question; 0:
 * they are no question and its options. */
static size_t option_at(struct coco_str common)
{
	size_t at = 0;
	for (size_t i = 1; i < common.n; i++) {
		const bool dash = common.s[i] == '-', blanks = dash && i + 1 < common.n && common.s[i - 1] == ' ' && common.s[i + 1] == ' ';
		if (blanks || (dash && ends_asking(coco_str_trim(coco_str_sub(common, 0, i)))) || (dash && !at))
			at = i + 1;
	}
	return at;
}

/* What the labels of the question's columns have in common at their beginning. */
static struct coco_str labels_common(const struct survey_plan *plan, const size_t *columns, size_t n)
{
	struct coco_str common = plan->columns[columns[0]].label;
	for (size_t k = 1; k < n; k++) {
		const struct coco_str label = plan->columns[columns[k]].label;
		size_t same = 0;
		while (same < common.n && same < label.n && common.s[same] == label.s[same])
			same++;
		common.n = same;
	}
	return common;
}

/* ---- which columns are such options ------------------------------------------------------------------------------ */

/* What says of a cell that the option was or was not ticked; NULL: no word for it. */
static const char *tick_word(const struct survey_plan *plan, struct coco_str cell)
{
	return survey_lexicon_word(plan->lexicon, "tick", cell);
}

/* The mark of a chosen option; absent: there is none, or another value beside it. */
static struct coco_str mark_of(const struct survey_plan *plan, const struct survey_evidence *e, bool *zeros)
{
	struct coco_str mark = COCO_STR_NONE;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		const char *word = tick_word(plan, cell);
		if (coco_str_is(cell, "0") || (word && strcmp(word, "no") == 0))
			*zeros = true;
		else if (!mark.s || coco_str_eq(mark, cell))
			mark = cell;
		else
			return COCO_STR_NONE;
	}
	return mark;
}

static bool is_marked(const struct survey_plan *plan, struct coco_str mark, struct coco_str number, struct coco_str option)
{
	while (number.n > 1 && number.s[0] == '0')
		number = coco_str_sub(number, 1, number.n);
	return coco_str_is(mark, "1") || coco_str_eq(mark, number) || tick_word(plan, mark) || (option.n && ticks_says(mark, option));
}

/* The code is a field's name: what its numbers mean is asked for, not guessed. */
static bool is_field(struct survey_plan *plan, struct coco_str stem)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, stem, "", best);
	return best[0].field && best[0].whole;
}

/* The columns of the question of column `i`, if it is their first and all are such options; `*at`: where the option begins in their labels.
 * Their number, or 0. */
static size_t options_find(struct survey_plan *plan, const struct survey_evidence *evidence, size_t i, size_t *columns, size_t *at)
{
	struct coco_str number, stem = marks_stem(&plan->columns[i], &number);
	size_t n = 0, filled = 0, gaps = 0, first = COCO_NONE;
	bool zeros = false;
	if (evidence[i].n_distinct > 2) /* as most questions' columns */
		return 0;
	for (size_t k = 0; stem.n && k < plan->n; k++) {
		if (!coco_str_eq(marks_stem(&plan->columns[k], &number), stem))
			continue;
		if (k < i || plan->columns[k].role != SURVEY_NO_ROLE)
			return 0;
		columns[n++] = k;
	}
	*at = n > 1 ? option_at(labels_common(plan, columns, n)) : 0;
	const bool worded = n && !coco_str_eq(plan->columns[i].label, coco_str_trim(plan->columns[i].name));
	if (n < 2 || (worded && !*at) || (!worded && is_field(plan, stem)))
		return 0;
	for (size_t k = 0; k < n; k++) {
		const struct survey_evidence *e = &evidence[columns[k]];
		const struct coco_str label = plan->columns[columns[k]].label, mark = mark_of(plan, e, &zeros);
		(void)marks_stem(&plan->columns[columns[k]], &number);
		if (e->n_distinct && !mark.s && !(e->n_distinct == 1 && zeros))
			return 0;
		if (mark.s && !is_marked(plan, mark, number, worded ? coco_str_trim(coco_str_sub(label, *at, label.n)) : COCO_STR_NONE))
			return 0;
		filled += mark.s != NULL;
		first = first == COCO_NONE ? columns[k] : first;
		gaps += e->rows != evidence[first].rows;
	}
	return filled && (gaps || zeros) ? n : 0;
}

/* Options in words, below one heading, of which each is written by its place among them, SurveyMonkey's "1", "", "3": the column's mark. */
static void places_mark(struct survey_plan *plan, const struct survey_evidence *evidence, size_t i, size_t *columns)
{
	size_t n = 0, filled = 0, gaps = 0;
	bool zeros = false;
	for (size_t k = 0; plan->columns[i].sub.n && evidence[i].n_distinct < 2 && k < plan->n; k++) {
		const struct survey_column *c = &plan->columns[k];
		if (!c->sub.n || c->code.s || !coco_str_eq(c->question, plan->columns[i].question) || survey_is_other(plan->lexicon, c))
			continue;
		if (k < i)
			return;
		char text[COCO_NUM_TEXT];
		const size_t digits = coco_num_text((double)n + 1, text);
		const struct coco_str mark = mark_of(plan, &evidence[k], &zeros);
		columns[n++] = k;
		if (evidence[k].n_distinct > 1 || (mark.n && !coco_str_eq(mark, (struct coco_str){text, digits})))
			return;
		filled += mark.n > 0;
		gaps += evidence[k].rows != evidence[i].rows;
	}
	for (size_t k = 0; filled > 1 && gaps && k < n; k++)
		plan->columns[columns[k]].mark = mark_of(plan, &evidence[columns[k]], &zeros);
}

int ticks_marks(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	size_t at, n, *columns = coco_arena_array(plan->arena, plan->n + 1, sizeof *columns);
	if (!columns)
		return -1;
	for (size_t i = 0; !*plan->platform->stem && !plan->type && !plan->raw && i < plan->n; i++) {
		places_mark(plan, evidence, i, columns);
		n = options_find(plan, evidence, i, columns, &at);
		for (size_t k = 0; k < n; k++) {
			struct survey_column *c = &plan->columns[columns[k]];
			const struct coco_str label = c->label;
			bool zeros = false;
			c->question = marks_stem(c, &c->sub);
			c->mark = mark_of(plan, &evidence[columns[k]], &zeros);
			c->selected = true;
			c->asked = c->question;
			if (at) {
				const struct coco_str asked = coco_str_trim(coco_str_sub(label, 0, at - 1));
				c->asked = coco_str_ends(asked, " -") ? coco_str_trim(coco_str_sub(asked, 0, asked.n - 2)) : asked;
				c->option = coco_str_trim(coco_str_sub(label, at, label.n));
			}
		}
	}
	return 0;
}
