/* Columns of organisations' numbers in registers: they make the organisation's id.
 *
 * Method: the heading asks for such a number and most different cells are one; that it may be about health or an account of the platform
 * ("UID") counts for nothing then. Of several columns the register counts that stands first in registers.csv; a further one is left out
 * where people in trade have such numbers as well, and stays a response otherwise. Invariant: the cells alone make no column one.
 */
#include <string.h>
#include "columns_parts.h"
#include "registers.h"

static bool asks_org(struct survey_plan *plan, size_t i)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, plan->columns[i].asked, "", best);
	return best[0].field && strcmp(best[0].field, "org") == 0 && best[0].score >= COLUMN_THRESHOLD;
}

/* Cells that may be such numbers at all: with five digits or more. */
static bool digits_most(const struct survey_evidence *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		size_t digits = 0;
		for (size_t k = 0; k < e->distinct[i].n; k++)
			digits += e->distinct[i].s[k] >= '0' && e->distinct[i].s[k] <= '9';
		n += digits > 4;
	}
	return n && n * 2 >= e->n_distinct;
}

bool column_register_see(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	const size_t i = (size_t)(c - plan->columns);
	size_t good = 0, n = 0;
	if (plan->type || plan->raw || c->sub.s || !digits_most(e))
		return false;
	size_t row = survey_register_asked(plan->lexicon, c->asked, false);
	if (row == COCO_NONE && survey_register_asked(plan->lexicon, c->asked, true) != COCO_NONE &&
	    ((i > 0 && asks_org(plan, i - 1)) || (i + 1 < plan->n && asks_org(plan, i + 1))))
		row = survey_register_asked(plan->lexicon, c->asked, true);
	for (size_t k = 0; k < e->n_distinct && row != COCO_NONE; k++) {
		struct coco_buf number = COCO_BUF_INIT;
		if (!survey_cell_missing(plan, e->distinct[k])) {
			n++;
			good += survey_register_read(row, e->distinct[k], COCO_STR_NONE, &number) != SURVEY_REGISTER_NONE;
		}
		coco_buf_free(&number);
	}
	c->registered = n && good * 5 >= n * 3 ? row + 1 : 0;
	return c->registered > 0;
}

/* A number of a register that people in trade have as well. */
static bool is_shared(const struct survey_column *c)
{
	return !*survey_register_cell(c->registered - 1, "firms");
}

void columns_registers_settle(struct survey_plan *plan)
{
	struct survey_column *first = NULL;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool is = c->use == SURVEY_FIELD && strcmp(c->field->name, "org_id") == 0 && strcmp(c->field->type, "participant") == 0;
		if (is && (!first || c->map || !c->registered || (!first->map && first->registered && c->registered < first->registered)))
			first = c;
	}
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (c == first || c->map || !c->registered || c->use != SURVEY_FIELD)
			continue;
		c->field = NULL;
		if (is_shared(c)) {
			column_drop(c, "a number in a register or of taxes, which people in trade have, too; another column tells organisations apart");
			c->personal = true;
		} else {
			c->use = SURVEY_RESPONSE;
			c->why = "another register's number tells organisations apart";
		}
	}
}
