/* Texts for "other": beside the options of a list, in a question of their own.
 *
 * Method: a column that asks for nothing but what "other" means ("If other, please specify") right behind the options of a question, or
 * behind its list in one column, holds the answers that are not among them, where "other" is one of them: they are items of the list if it
 * takes any text. Invariant: a column that asks for anything else is none.
 */
#include <string.h>
#include "columns_parts.h"
#include "ticks_parts.h"

static bool is_open_list(const struct coco_field *field)
{
	return field && column_is_list(field) && column_is_coded(field) && (field->flags & COCO_FIELD_OPEN);
}

/* The column is of the question: one of its options, or the one that holds all answers. */
static bool is_of(const struct survey_column *c, struct coco_str question)
{
	return coco_str_eq(coco_str_trim(c->sub.s ? c->question : c->plain), coco_str_trim(question));
}

static bool names_other(struct survey_plan *plan, struct coco_str words)
{
	return words.n && survey_lexicon_word(plan->lexicon, "option", coco_str_trim(words));
}

/* A cell has "other" among its answers. */
static bool cells_other(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	struct coco_str pieces[SURVEY_PIECES];
	for (size_t i = 0; i < e->n_distinct; i++) {
		const size_t n = *c->separator ? survey_pieces_cut(e->distinct[i], c->separator, true, pieces) : 0;
		for (size_t k = 0; k < n && n <= SURVEY_PIECES; k++) {
			if (names_other(plan, pieces[k]))
				return true;
		}
		if (names_other(plan, e->distinct[i]))
			return true;
	}
	return false;
}

/* The list that the question before column `i` is for, if "other" is one of its options; NULL. */
static const struct coco_field *list_before(struct survey_plan *plan, const struct survey_evidence *evidence, size_t i)
{
	const struct survey_column *before = &plan->columns[i - 1];
	const struct coco_str question = before->sub.s ? before->question : before->plain;
	const struct coco_field *field = NULL;
	bool other = false;
	for (size_t k = 0; k < i; k++) {
		const struct survey_column *c = &plan->columns[k];
		if (!is_of(c, question))
			continue;
		const bool held = (c->use == SURVEY_FIELD || c->use == SURVEY_OPTION) && !c->rest && is_open_list(c->field);
		field = held && !field ? c->field : field;
		other |= c->sub.s ? names_other(plan, c->sub) || names_other(plan, c->option) : held && cells_other(plan, c, &evidence[k]);
	}
	return other ? field : NULL;
}

/* The texts of a list's column that holds all answers: the first of its field. */
static void texts_note(struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		for (size_t k = 0; k < plan->n && c->use == SURVEY_FIELD && !c->rest && is_open_list(c->field) && !c->texts; k++)
			c->texts = plan->columns[k].rest && plan->columns[k].use == SURVEY_FIELD && plan->columns[k].field == c->field ? k + 1 : 0;
	}
}

void columns_others_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 1; i < plan->n && !plan->type && !plan->raw; i++) {
		struct survey_column *c = &plan->columns[i];
		if (c->use != SURVEY_RESPONSE || c->map || c->sub.s || !evidence[i].filled || evidence[i].yes_no == evidence[i].filled ||
		    !survey_lexicon_other(plan->lexicon, c->asked))
			continue;
		const struct coco_field *field = list_before(plan, evidence, i);
		if (!field)
			continue;
		c->rest = true;
		column_field(plan, c, field, &evidence[i]);
		c->score = COLUMN_THRESHOLD;
		c->why = "a text for \"other\" among the options before it";
	}
	texts_note(plan);
}

/* Texts for "other" beside a field whose answers are a closed list: they are in no list, and stay answers of their own. */
void columns_others_tell(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const struct coco_field *field = NULL;
		const bool texts = c->use == SURVEY_RESPONSE && c->sub.n && !c->map && evidence[i].filled > evidence[i].yes_no &&
		                   survey_is_other(plan->lexicon, c);
		for (size_t k = 0; k < plan->n && texts && !field; k++) {
			const struct survey_column *q = &plan->columns[k];
			if ((q->use == SURVEY_FIELD || q->use == SURVEY_OPTION) && column_is_coded(q->field) &&
			    coco_str_eq(coco_str_trim(q->question), coco_str_trim(c->question)))
				field = q->field;
		}
		struct coco_finding at = {.file = plan->path, .field = field ? field->name : NULL};
		if (field)
			coco_diag_say(diag, COCO_NOTE, "other-beside", &at,
			    "give the texts their codes in the map (\"options\") if some are in the list",
			    "column \"%.*s\": what was written beside the answers to choose is none of them; it stays a response",
			    COCO_STR_ARG(c->name));
	}
}
