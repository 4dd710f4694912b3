/* Cells that are empty because something else of their question was chosen: no answer is missing there.
 *
 * Method: columns are options of one question where each of their cells is a tick, a word for yes or the option's own text, and nothing
 * says no; a text for "other" belongs to its question, whether that has one column or one an option. Where one of these cells holds an
 * answer, the empty ones beside it hold an empty text instead of a reason why nothing is there; so does a platform's code for "other"
 * (LimeSurvey's -oth-), which stays as it is where the text says what. Invariant: where nothing of a question was chosen, all of its cells
 * say why.
 */
#include <string.h>
#include "answers.h"
#include "ticks_parts.h"

/* All cells are ticks, and none says no. An empty column is an option that nobody took. */
static bool is_option(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	if (c->use != SURVEY_RESPONSE || !c->sub.n || (c->number && !c->mark.n) || survey_is_other(plan->lexicon, c) || e->n_distinct > 1)
		return false;
	if (!e->n_distinct)
		return !e->filled;
	const struct coco_str cell = coco_str_trim(e->distinct[0]);
	const char *word = c->mark.n && coco_str_eq(cell, c->mark) ? "yes" : survey_lexicon_word(plan->lexicon, "bool", cell);
	return word ? strcmp(word, "yes") == 0 : ticks_says(cell, c->option.n ? c->option : c->sub);
}

static bool is_answered_beside(const struct survey_column *c)
{
	return c->use == SURVEY_RESPONSE || c->use == SURVEY_FIELD || c->use == SURVEY_OPTION || c->use == SURVEY_TICKS ||
	       c->use == SURVEY_TICK;
}

static bool asks_the_same(const struct survey_column *a, const struct survey_column *b)
{
	return coco_str_eq(coco_str_trim(a->question), coco_str_trim(b->question));
}

/* The columns of the question of column `i`, if it is their first and their cells stand for each other; else none. Their number. */
static size_t group_find(struct survey_plan *plan, const struct survey_evidence *evidence, size_t i, size_t *columns)
{
	size_t n = 0, options = 0, filled = 0, others = 0, whole = 0, ticks = 0, rows = 0;
	for (size_t k = 0; k < plan->n; k++) {
		const struct survey_column *c = &plan->columns[k];
		if (!is_answered_beside(c) || !asks_the_same(c, &plan->columns[i]))
			continue;
		if (k < i)
			return 0;
		const bool other = c->sub.n && survey_is_other(plan->lexicon, c), option = is_option(plan, c, &evidence[k]);
		others += other;
		options += option;
		filled += option && evidence[k].filled;
		ticks += c->use == SURVEY_TICKS || c->use == SURVEY_TICK || c->use == SURVEY_OPTION;
		whole += !c->sub.n;
		rows += c->sub.n && !other && !option && c->use == SURVEY_RESPONSE;
		columns[n++] = k;
	}
	const bool of_options = options + others > 1 && filled && !whole, of_one = whole == 1 && others && !options;
	return !rows && n > 1 && (of_options || of_one || (ticks && others)) ? n : 0; /* rows of a grid are answered each */
}

int survey_options_decide(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	size_t *columns = coco_arena_array(plan->arena, plan->n + 1, sizeof *columns);
	if (plan->platform->bare && columns) /* a question without words of its own: its columns are told apart by the map alone */
		return 0;
	for (size_t i = 0; columns && i < plan->n; i++) {
		if (!plan->columns[i].question.n || !is_answered_beside(&plan->columns[i]))
			continue;
		const size_t n = group_find(plan, evidence, i, columns);
		struct survey_options *g = n ? coco_arena_alloc(plan->arena, sizeof *g) : NULL;
		if (g)
			*g = (struct survey_options){.columns = coco_arena_array(plan->arena, n, sizeof *g->columns), .n = n};
		if (n && (!g || !g->columns))
			return -1;
		if (n)
			memcpy(g->columns, columns, n * sizeof *columns);
		for (size_t k = 0; k < n; k++)
			plan->columns[columns[k]].options = g;
	}
	return columns ? 0 : -1;
}

/* Is any cell of the question an answer? Once a row. */
static bool is_answered(const struct survey_job *job, const struct coco_dsv_row *row, struct survey_options *g)
{
	if (g->line != job->line)
		g->answered = false;
	for (size_t k = 0; k < g->n && g->line != job->line && !g->answered; k++)
		g->answered = !survey_cell_missing(job->plan, row->cells[g->columns[k]]);
	g->line = job->line;
	return g->answered;
}

bool survey_options_chosen(
    const struct survey_job *job, const struct coco_dsv_row *row, const struct survey_column *c, struct coco_str cell)
{
	if (!c->options)
		return false;
	cell = coco_str_trim(cell);
	return (!cell.n || survey_lexicon_missing_reason(job->plan->lexicon, "other", cell)) && is_answered(job, row, c->options);
}
