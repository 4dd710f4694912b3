/* Cells of a column of organisations.
 *
 * Method: who says that there is none, or puts a salutation or the country there, names none, and what was said stays beside; a telephone
 * number beside the name goes. Invariant: whether it is a country is decided when the row's own country is known, whatever the order of the
 * columns.
 */
#include "answers.h"
#include "phones.h"

/* "Kovač, tel. 031 234 567": the number is none of the name's, and may be the owner's own. */
static int org_phones_clean(struct survey_answers *a, const struct survey_column *c, struct coco_str *cell)
{
	if (a->job->import->setup.with_contacts || !(coco_text_signs(*cell) & COCO_SIGN_CONTACT))
		return 0;
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful, found = false;
	for (int way = 0; way < 2 && cell->s; way++) { /* behind a word, and in international form */
		coco_buf_clear(&masked);
		if (!(way ? survey_phones_mask(*cell, &doubtful, &masked) : coco_reach_mask(*cell, COCO_REACH_PHONE, &masked) != 0))
			continue;
		*cell = coco_buf_ok(&masked) ? coco_arena_copy(a->arena, coco_buf_view(&masked)) : COCO_STR_NONE;
		found = true;
	}
	coco_buf_free(&masked);
	if (found)
		survey_finding(a->job, c, "phone-in-answer", COCO_STR_NONE);
	return cell->s ? 0 : -1;
}

/* What is no organisation stays beside. */
static int org_aside(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line, .field = c->field->name};
	if (!c->orgless_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "names-no-organisation", &at, NULL,
		    "%.*s has cells like \"none\", \"freelancer\", \"multinational\", \"Mr\" or a country, which name no organisation; they are "
		    "kept "
		    "beside",
		    COCO_STR_ARG(c->name));
	c->orgless_told = true;
	return survey_answers_extra(a, c, cell);
}

int survey_org_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	if (survey_names_no_org(a->job->plan->lexicon, cell))
		return org_aside(a, c, cell);
	a->org_column = c;
	return org_phones_clean(a, c, &cell) ? -1 : survey_text_take(a, c, cell);
}

int survey_org_settle(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	struct survey_column *c = a->org_column;
	if (!c || !a->json[c->slot].s)
		return 0;
	const struct coco_str org = coco_str_trim(a->row->cells[c - plan->columns]);
	if (!survey_org_is_country(plan->lexicon, org, survey_who_text(a, SURVEY_WHO_COUNTRY), a->email.n || a->contact_name.n))
		return 0;
	a->json[c->slot] = COCO_STR_NONE;
	return org_aside(a, c, org);
}
