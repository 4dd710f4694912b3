/* A least that is more than its most, "budget from 20,000 to 5,000": swapped, or a slip of the pen in one of them; nobody can tell.
 *
 * Method: of two columns for the bounds of one thing (budget_min and budget_max) both cells are told and kept beside the record; a table's
 * row is rejected, as for any cell that can't be read.
 * Invariant: no record that is written here has a least above its most.
 */
#include <string.h>
#include "answers.h"
#include "table.h"

static bool are_crossed(struct coco_str least, struct coco_str most)
{
	double low, high;
	return least.s && most.s && coco_num_parse(least, &low) && coco_num_parse(most, &high) && low > high;
}

static bool is_most(const struct coco_field *field)
{
	return field->name[strlen(field->name) - 1] == 'x' && survey_partner_of(field);
}

int survey_bounds_find(struct survey_plan *plan)
{
	plan->mosts = coco_arena_array(plan->arena, plan->n, sizeof *plan->mosts);
	if (!plan->mosts)
		return -1;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (c->use == SURVEY_FIELD && is_most(c->field))
			c->least = survey_column_beside(plan, c, survey_partner_of(c->field));
		if (c->least)
			plan->mosts[plan->n_mosts++] = c;
	}
	return 0;
}

int survey_bounds_settle(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_mosts; k++) {
		const struct survey_column *most = plan->mosts[k], *least = most->least;
		if (!are_crossed(a->json[least->slot], a->json[most->slot]))
			continue;
		const struct coco_str low = a->row->cells[least - plan->columns], high = a->row->cells[most - plan->columns];
		survey_finding(a->job, most, "bounds-crossed", high);
		a->json[least->slot] = a->json[most->slot] = COCO_STR_NONE;
		if (survey_answers_extra(a, least, low) || survey_answers_extra(a, most, high))
			return -1;
	}
	return 0;
}

static struct coco_str value_of(const struct survey_building *b, const struct coco_field *field)
{
	for (size_t i = 0; i < b->n; i++) {
		if (b->table->values[i].key->field == field)
			return b->table->values[i].json;
	}
	return COCO_STR_NONE;
}

size_t survey_bounds_crossed(const struct survey_building *b)
{
	for (size_t i = 0; i < b->job->plan->n; i++) {
		const struct survey_column *c = &b->columns[i];
		if (c->use == SURVEY_FIELD && c->field && is_most(c->field) &&
		    are_crossed(value_of(b, survey_partner_of(c->field)), value_of(b, c->field)))
			return i;
	}
	return COCO_NONE;
}
