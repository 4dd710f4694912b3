/* Columns of addresses that are homes, by what stands beside them: no heading says so.
 *
 * Method: a heading of an address or of a part of one (metadata.csv, "postal") is an organisation's in a file that names organisations. In
 * a file of people who name none it is where somebody lives; so are the parts that stand right behind a home address ("home").
 * Invariant: a map's word for a column stands.
 */
#include "columns_parts.h"

static bool is_of(struct survey_plan *plan, const char *set, const struct survey_column *c)
{
	const struct coco_str texts[] = {c->asked, c->label, c->option, c->sub};
	bool is = false;
	for (size_t i = 0; i < COCO_LEN(texts) && !is; i++)
		is = texts[i].n && survey_lexicon_role(plan->lexicon, set, texts[i]) == SURVEY_PRIVATE;
	return is;
}

bool columns_have_people(const struct survey_plan *plan)
{
	bool people = columns_feed(plan, "contact_name") || columns_feed(plan, "email");
	for (size_t i = 0; i < plan->n && !people; i++)
		people = plan->columns[i].people;
	return people;
}

void columns_homes_settle(struct survey_plan *plan)
{
	const bool nobodys = !columns_feed(plan, "org") && columns_have_people(plan);
	bool behind = false; /* a home address, or a part of one */
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool open = c->use == SURVEY_RESPONSE && !c->map, postal = open && is_of(plan, "postal", c);
		if (postal && (nobodys || behind)) {
			column_drop(c, behind ? "a part of a home address: personal, never in the stream"
			                      : "an address of people who name no organisation, so a home: personal, never in the stream");
			c->personal = true;
		}
		behind = (postal && behind) || (c->use == SURVEY_DROP && c->personal && is_of(plan, "home", c));
	}
}
