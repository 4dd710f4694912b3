/* Columns of who takes part, signs, represents or leads: "Name des Teilnehmers", "Uczestnik", "Nazwisko sygnatariusza".
 *
 * Method: the heading says it (whose.csv: attendee, named, given, family), the cells whether they are names: numbers, identifiers, yes and
 * no, or a few words that return are answers as any other, legal forms an organisation's names. The first column of names is the contact's
 * if none is known, or a part of it; the rest is left out, and that is told. Invariant: what may be a name under such a heading never comes
 * into the stream unless a map says so.
 */
#include <string.h>
#include "columns_parts.h"

enum { KINDS_MOST = 5, ALIKE = 4 };

/* Letters, a capital first unless the heading asks for a name: what somebody may be called. */
static bool may_be_name(struct survey_plan *plan, struct coco_str cell, bool small)
{
	cell = coco_str_trim(cell);
	for (size_t i = 0; i < cell.n; i++) {
		if ((cell.s[i] >= '0' && cell.s[i] <= '9') || strchr("@?!:;", cell.s[i]))
			return false;
	}
	const bool leads = cell.n && (small || cell.s[0] < 'a' || cell.s[0] > 'z');
	return leads && !survey_lexicon_word(plan->lexicon, "bool", cell) && !column_is_firm(plan, cell);
}

/* Half of the different cells may be names; under a heading without a word for a name not a few kinds of people that return. */
static bool holds_names(struct survey_plan *plan, const struct survey_evidence *e, bool named)
{
	size_t names = 0;
	for (size_t k = 0; k < e->n_distinct; k++)
		names += may_be_name(plan, e->distinct[k], named);
	return e->n_distinct && names * 2 >= e->n_distinct && (named || e->n_distinct > KINDS_MOST || e->n_distinct * ALIKE > e->filled);
}

static bool holds_firms(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t firms = 0;
	for (size_t k = 0; k < e->n_distinct; k++)
		firms += column_is_firm(plan, e->distinct[k]);
	return firms && firms * 2 >= e->n_distinct;
}

bool column_is_part(struct survey_plan *plan, const struct survey_column *c, const char *part)
{
	return survey_lexicon_attendee(plan->lexicon, c->asked) == (*part == 'g' ? SURVEY_ATTENDEE_GIVEN : SURVEY_ATTENDEE_FAMILY);
}

/* No other column asks for the rest of such a person's name. */
static bool is_lone(struct survey_plan *plan, size_t column)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct coco_str asked = plan->columns[i].asked;
		if (i != column && (survey_lexicon_attendee(plan->lexicon, asked) != SURVEY_ATTENDEE_NONE ||
		                       survey_lexicon_role(plan->lexicon, "given", asked) == SURVEY_NAME ||
		                       survey_lexicon_role(plan->lexicon, "family", asked) == SURVEY_NAME))
			return false;
	}
	return true;
}

void columns_attendees_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const enum survey_attendee is = c->use == SURVEY_RESPONSE && !column_is_vouched(c) && !c->sub.s
		                                    ? survey_lexicon_attendee(plan->lexicon, c->asked)
		                                    : SURVEY_ATTENDEE_NONE;
		if (is == SURVEY_ATTENDEE_NONE)
			continue;
		if (holds_firms(plan, &evidence[i])) {
			const struct coco_field *org = columns_feed(plan, "org") ? NULL : survey_plan_field(plan, COCO_STR("org"));
			if (org) {
				column_field(plan, c, org, &evidence[i]);
				c->why = "who takes part, values end with a legal form";
			}
			continue;
		}
		if (!holds_names(plan, &evidence[i], is != SURVEY_ATTENDEE_ALONE))
			continue;
		const struct coco_field *name = survey_plan_field(plan, COCO_STR("contact_name"));
		if ((is <= SURVEY_ATTENDEE_NAME || is_lone(plan, i)) && name && !columns_feed(plan, "contact_name")) {
			column_field(plan, c, name, &evidence[i]);
			c->why = "who takes part, signs or leads, and cells that may be names";
		} else {
			column_drop(c, "the name of who takes part, signs or leads: personal, never in the stream");
			c->personal = c->people = true;
		}
	}
}

bool column_repeats_contact(const struct survey_plan *plan, const struct survey_evidence *evidence, size_t column)
{
	const struct survey_evidence *e = &evidence[column];
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const bool contact = (c->use == SURVEY_FIELD && c->field && strcmp(c->field->name, "contact_name") == 0) || c->people;
		bool same =
		    i != column && contact && e->n_distinct > 1 && e->filled == evidence[i].filled && e->n_distinct == evidence[i].n_distinct;
		for (size_t k = 0; k < e->n_distinct && same; k++)
			same = coco_str_eq(coco_str_trim(e->distinct[k]), coco_str_trim(evidence[i].distinct[k]));
		if (same)
			return true;
	}
	return false;
}
