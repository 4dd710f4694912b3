/* Bare words that name a field where the cells do: "Bereich" above names of one vocabulary, "Frist" above dates.
 *
 * Method: a heading that is a word of words.csv ("bare") and nothing else, in a file whose rows describe challenges, asks for the
 * challenge's last day if all cells are dates; a word for any day ("Termin") only right behind another column of the challenge and where
 * most days differ, for events have days, too. A word for what something is about is the field in whose vocabulary all cells are: the
 * challenge's area, else the areas or, of creatives, the sectors; where two know them all nothing is decided. Invariant: one cell that does
 * not fit, and the column stays a response.
 */
#include <string.h>
#include "columns_parts.h"

enum { DISTINCT_LEAST = 2, NAMES_MOST = 3 };

static bool is_challenges(const struct survey_column *c)
{
	return (c->use == SURVEY_FIELD || c->use == SURVEY_OPTION) && c->field && strcmp(c->field->type, "challenge") == 0;
}

static bool describes_challenges(const struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		if (is_challenges(&plan->columns[i]) && strcmp(plan->columns[i].field->name, "text") == 0)
			return true;
	}
	return false;
}

static bool is_taken(const struct survey_plan *plan, const struct coco_field *field)
{
	for (size_t i = 0; i < plan->n; i++) {
		if ((plan->columns[i].use == SURVEY_FIELD || plan->columns[i].use == SURVEY_OPTION) && plan->columns[i].field == field)
			return true;
	}
	return false;
}

/* Every cell is in the field's vocabulary, or a date; where half of them are, the column is told as nearly that. */
static bool all_fit(struct survey_plan *plan, struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_field closed = *field;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	const double share = column_readable(plan, c, &closed, e);
	if (share >= 0.5 && share < 1) {
		c->why = column_why(plan, "a bare heading, some values fit ", field->name, "", "");
		c->doubtful = true;
	}
	return share >= 1;
}

static void bare_take(
    struct survey_plan *plan, struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e, const char *why)
{
	column_field(plan, c, field, e);
	c->doubtful = false;
	c->score = COLUMN_THRESHOLD;
	c->why = why;
}

static void area_settle(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	const struct column_side side = column_side(plan);
	const bool cci = strcmp(side.text, "cci") == 0, about = !cci && describes_challenges(plan);
	const char *const names[NAMES_MOST] = {about ? "challenge.area" : "areas", cci ? "creative_sectors" : NULL, NULL};
	const struct coco_field *found = NULL;
	for (size_t i = 0; i < NAMES_MOST && names[i]; i++) {
		const struct coco_field *field = survey_plan_field(plan, coco_str_of(names[i]));
		if (!field || is_taken(plan, field) || !all_fit(plan, c, field, e))
			continue;
		if (found) {
			c->why = column_why(plan, found->name, " or ", field->name, ": not decided");
			c->doubtful = true;
			return;
		}
		found = field;
	}
	if (found)
		bare_take(plan, c, found, e, "a bare heading, all values of the vocabulary");
}

static void deadline_settle(struct survey_plan *plan, size_t i, const struct survey_evidence *e, bool beside)
{
	const struct coco_field *deadline = survey_plan_field(plan, COCO_STR("challenge.deadline"));
	const bool behind = i > 0 && is_challenges(&plan->columns[i - 1]) && e->n_distinct * 2 > e->filled; /* of events there are few days */
	if (deadline && (behind || !beside) && describes_challenges(plan) && !is_taken(plan, deadline) &&
	    all_fit(plan, &plan->columns[i], deadline, e))
		bare_take(plan, &plan->columns[i], deadline, e, "a bare heading, all values dates");
}

void columns_bare_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n && !plan->type && !plan->raw; i++) {
		struct survey_column *c = &plan->columns[i];
		const char *bare = c->use == SURVEY_RESPONSE && !c->map && !c->sub.s && evidence[i].n_distinct
		                       ? survey_lexicon_word(plan->lexicon, "bare", c->asked)
		                       : NULL;
		if (!bare)
			continue;
		if (strcmp(bare, "area") == 0 && evidence[i].n_distinct >= DISTINCT_LEAST)
			area_settle(plan, c, &evidence[i]);
		else if (strcmp(bare, "area") != 0)
			deadline_settle(plan, i, &evidence[i], strcmp(bare, "date") == 0);
	}
}
