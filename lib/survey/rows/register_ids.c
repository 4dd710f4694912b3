/* An organisation's id by its number in a register.
 *
 * Method: the number as it is written everywhere (register_numbers.c) is the id of a company, "si-5034523". People in trade have numbers
 * of most registers, too, and theirs is personal: the id is then its keyed hash, "reg-…", and without a key the number is not used. A
 * number is taken for a person's by its form, where the row names no organisation or a sole trader, and, but for manufacturers, where its
 * name has no company's legal form, unless people have no number of that register at all. Invariant: no such number stands in a record, a
 * message or beside it; the same number of the same kind of row gives the same id in every run.
 */
#include <string.h>
#include "answers.h"
#include "coco/person.h"
#include "registers.h"

enum { WORDS_DIGITS = 5 }; /* "in Gründung", "1" is no number that somebody could be known by */

int survey_register_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	if (!a->register_column && !survey_cell_missing(a->job->plan, cell))
		a->register_column = c;
	return 0;
}

static bool says(const struct survey_answers *a, enum survey_made made, const char *json)
{
	const size_t slot = a->job->plan->made[made];
	return slot != COCO_NONE && a->json[slot].s && coco_str_is(a->json[slot], json);
}

static bool is_persons(const struct survey_answers *a, enum survey_register is)
{
	if (is == SURVEY_REGISTER_PERSON || !a->org.n || says(a, SURVEY_ORG_OWN_MADE, "true"))
		return true;
	if (is == SURVEY_REGISTER_FIRM || says(a, SURVEY_ORG_OWN_MADE, "false") || says(a, SURVEY_SIDE_MADE, "\"avm\""))
		return false;
	return !survey_org_is_company(a->job->plan, a->org);
}

static void keyless_tell(struct survey_answers *a, const struct survey_column *c)
{
	struct coco_import *import = a->job->import;
	const struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line, .field = c->field->name};
	if (!import->register_told && !import->setup.check)
		coco_diag_say(import->setup.diag, COCO_WARNING, "no-key", &at, "give --key=FILE: 32 bytes that only you have",
		    "%.*s may hold numbers of people in trade, which are personal: without a key their organisations are told apart by website or "
		    "name",
		    COCO_STR_ARG(c->name));
	import->register_told = true;
}

/* What is no number stays beside, unless it may be somebody's. */
static int unread_keep(struct survey_answers *a, const struct survey_column *c, struct coco_str cell)
{
	size_t digits = 0;
	for (size_t i = 0; i < cell.n; i++)
		digits += cell.s[i] >= '0' && cell.s[i] <= '9';
	survey_finding(a->job, c, "bad-register-number", COCO_STR_NONE);
	return digits < WORDS_DIGITS ? survey_answers_extra(a, c, cell) : 0;
}

int survey_register_id(struct survey_answers *a, struct coco_buf *out)
{
	const struct survey_column *c = a->register_column;
	const size_t before = out->len;
	if (!c)
		return 0;
	const struct coco_str cell = a->row->cells[c - a->job->plan->columns];
	const enum survey_register is = survey_register_read(c->registered - 1, cell, a->country, out);
	if (is == SURVEY_REGISTER_NONE)
		return unread_keep(a, c, cell);
	if (is_persons(a, is)) {
		char hash[COCO_PERSON_ID];
		if (a->job->import->setup.key)
			coco_person_hash_by(&a->job->import->keyed, coco_str_sub(coco_buf_view(out), before, out->len), hash);
		out->len = before;
		if (a->job->import->setup.key)
			coco_buf_printf(out, COCO_REGISTERED "%s", hash);
		else
			keyless_tell(a, c);
	}
	return coco_buf_ok(out) ? 0 : -1;
}
