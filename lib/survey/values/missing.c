/* Cells that hold no answer, and why: not shown, no answer, don't know, dropped out.
 *
 * Method: what the caller and the map say, and the platform's own codes (missing.csv), hold in every column, as they stand.
 * Words ("keine Angabe", "ne vem", "n/a": words.csv, set "missing") hold only in columns of numbers, of a scale, or of a few
 * answers to choose from: in a text they may be the answer. A bare "NA" may be Namibia or a name: it holds in numbers and scales only.
 * Where a column of numbers has it, it is no answer in all of the file, unless a column of countries has it as well.
 * The usual negative codes (missing.csv, "scale") hold in a column whose other numbers are all those of a scale, 0 to 10.
 * Invariant: a cell with text that is taken for no answer keeps its text beside.
 */
#include <string.h>
#include "plan.h"

#define WORD_MAX 40
/* A choice has few different answers, each short, given twice or more on average. */
#define CHOICES_MAX 20
#define CHOICE_BYTES 100

const char *survey_cell_missing_of(const struct survey_plan *plan, struct coco_str cell)
{
	if (!cell.n)
		return "no_answer";
	if (cell.n > plan->missing_bytes)
		return NULL;
	cell = coco_str_trim(cell);
	if (!cell.n)
		return "no_answer";
	for (size_t i = 0; i < plan->n_missing; i++) {
		if (coco_str_eq(plan->missing[i].text, cell))
			return plan->missing[i].reason;
	}
	return NULL;
}

const char *survey_word_missing(struct survey_lexicon *lexicon, struct coco_str cell, bool scale)
{
	cell = coco_str_trim(cell);
	if (!cell.n || cell.n > WORD_MAX || (cell.s[0] >= '0' && cell.s[0] <= '9'))
		return NULL;
	if (!scale && cell.n == 2)
		return (cell.s[0] | 32) == 'n' && (cell.s[1] | 32) == 'a' ? NULL : survey_lexicon_word(lexicon, "missing", cell);
	return survey_lexicon_word(lexicon, "missing", cell);
}

#define SCALE_LARGEST 10

const char *survey_code_missing(const struct survey_lexicon *lexicon, struct coco_str cell)
{
	return survey_lexicon_missing_reason(lexicon, "scale", coco_str_trim(cell));
}

/* Whole numbers from 0 to 10, two of them at least, and codes. */
static bool has_codes(const struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t numbers = 0, codes = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		int64_t value;
		struct coco_str text = coco_str_trim(e->distinct[i]);
		bool code = survey_code_missing(plan->lexicon, text) != NULL;
		codes += code;
		if (code || survey_word_missing(plan->lexicon, text, true))
			continue;
		if (!coco_int_parse(text, &value) || value < 0 || value > SCALE_LARGEST)
			return false;
		numbers++;
	}
	return codes > 0 && numbers > 1;
}

static int codes_see(struct survey_plan *plan, const struct survey_evidence *e, struct survey_column *c)
{
	c->codes = c->use == SURVEY_RESPONSE && c->number && !(c->map && c->map->n_options) && has_codes(plan, e);
	if (!c->codes)
		return 0;
	c->why = coco_arena_printf(plan->arena, "%s; negative codes are no answers", c->why);
	return c->why ? 0 : -1;
}

int survey_choices_see(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		struct survey_column *c = &plan->columns[i];
		bool few = c->use == SURVEY_RESPONSE && !c->list && !c->number && e->n_distinct > 1 && e->n_distinct <= CHOICES_MAX &&
		           e->filled >= 2 * e->n_distinct;
		for (size_t k = 0; few && k < e->n_distinct; k++)
			few = e->distinct[k].n <= CHOICE_BYTES;
		c->choice = c->use == SURVEY_RESPONSE && !c->list && (few || c->scale || c->labels || c->number || (c->map && c->map->n_options));
		if (codes_see(plan, e, c))
			return -1;
	}
	return 0;
}

/* The field takes codes of countries: it is Namibia there. */
static bool na_means(const struct survey_column *c)
{
	return c->use == SURVEY_FIELD && c->field && c->field->of && strstr(c->field->of, "country");
}

void survey_na_see(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	const struct survey_column *number = NULL, *text = NULL;
	bool meant = false;
	for (size_t i = 0; !plan->type && i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		if (!evidence[i].na || c->use == SURVEY_DROP)
			continue;
		if (c->number)
			number = number ? number : c;
		else
			text = text ? text : c;
		meant |= na_means(c);
	}
	if (!number || !text || meant || survey_cell_missing_of(plan, COCO_STR("NA")))
		return;
	plan->missing[plan->n_missing++] = (struct survey_missing){COCO_STR("NA"), "no_answer"};
	struct coco_finding at = {.file = plan->path};
	coco_diag_say(diag, COCO_NOTE, "na-missing", &at, "if it is somebody's answer, write it in full (Namibia)",
	    "\"NA\" is no answer in column \"%.*s\", whose others are numbers; so it is in all of the file, as in column \"%.*s\"",
	    COCO_STR_ARG(number->name), COCO_STR_ARG(text->name));
}
