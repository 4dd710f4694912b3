/* What a survey's row says about somebody: the participant, and the challenge that it describes.
 *
 * Method: the fields' values come from the slots that the columns have filled; what a form does not ask is derived (size
 * from headcount, the organisation's id) or constant (the map, --side). Without a wish of its own a row is identified by
 * people.c. Invariant: a person's values go to one record a run; a challenge without a text gives none, and what was
 * ticked for it stays beside the participant.
 */
#include <string.h>
#include "answers.h"
#include "people.h"

/* ---- who it is --------------------------------------------------------------------------------------------------- */

/* The text that says who somebody is: the slot's, else the map's. */
static struct coco_str who_text(struct survey_answers *a, enum survey_who who)
{
	const struct survey_plan *plan = a->job->plan;
	size_t k = plan->who[who];
	if (k == COCO_NONE)
		return plan->who_said[who];
	return a->json[k].s ? coco_json_str(a->json[k], a->arena) : COCO_STR_NONE;
}

int survey_profile_identify(struct survey_answers *a)
{
	a->own_id = who_text(a, SURVEY_WHO_ID);
	a->org = who_text(a, SURVEY_WHO_ORG);
	a->country = who_text(a, SURVEY_WHO_COUNTRY);
	a->website = who_text(a, SURVEY_WHO_WEBSITE);
	a->id = a->own_id;
	return a->own_id.n ? 0 : survey_person_id(a->job, a->email, a->org, a->country, &a->id, &a->anonymous);
}

/* ---- the participant --------------------------------------------------------------------------------------------- */

struct values {
	struct survey_value *items;
	size_t n;
};

static void value_add(struct values *v, const struct coco_field *field, size_t order, struct coco_str json)
{
	if (field && json.s)
		v->items[v->n++] = (struct survey_value){field, order, json};
}

/* A value of a field that no column holds. */
static void made_add(struct survey_answers *a, struct values *v, enum survey_made made, struct coco_str json)
{
	const struct survey_slot *slot = &a->job->plan->made[made];
	value_add(v, slot->field, slot->order, json);
}

static void made_text(struct survey_answers *a, struct values *v, enum survey_made made, struct coco_str text)
{
	made_add(a, v, made, survey_quote(text, a->arena));
}

/* "…","…" with its brackets. */
static struct coco_str list_close(struct survey_answers *a, struct coco_str items)
{
	char *list = coco_arena_alloc(a->arena, items.n + 3);
	if (!list)
		return COCO_STR_NONE;
	list[0] = '[';
	memcpy(list + 1, items.s, items.n);
	list[items.n + 1] = ']';
	return (struct coco_str){list, items.n + 2};
}

/* Values of the slots of one target, lists with their brackets. */
static int slots_take(struct survey_answers *a, bool challenge, struct values *v)
{
	struct survey_plan *plan = a->job->plan;
	for (size_t i = 0; i < plan->n_slots; i++) {
		const size_t k = plan->slot_order[i];
		const struct survey_slot *slot = &plan->slots[k];
		struct coco_str json = a->json[k];
		if (slot->challenge != challenge || !json.s)
			continue;
		if ((slot->field->flags & COCO_FIELD_LIST) && !(json = list_close(a, json)).s)
			return -1;
		value_add(v, slot->field, slot->order, json);
	}
	return 0;
}

static bool has_field(const struct values *v, const struct coco_field *field)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->items[i].field == field)
			return true;
	}
	return false;
}

static bool has_made(const struct survey_answers *a, const struct values *v, enum survey_made made)
{
	return has_field(v, a->job->plan->made[made].field);
}

static void constants_take(struct survey_answers *a, const char *type, struct values *v)
{
	const struct survey_map *map = &a->job->plan->map;
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct coco_field *field = coco_schema_field(coco_str_of(type), map->constants[i].field);
		if (coco_str_is(map->constants[i].type, type) && field && !has_field(v, field))
			value_add(v, field, survey_field_order(field), map->constants[i].json);
	}
}

/* The size class by headcount (Recommendation 2003/361/EC; turnover is not asked). */
static void size_take(struct survey_answers *a, struct values *v)
{
	double people;
	for (size_t i = 0; i < v->n && !has_made(a, v, SURVEY_SIZE_MADE); i++) {
		if (strcmp(v->items[i].field->name, "headcount") != 0 || !coco_json_num(v->items[i].json, &people))
			continue;
		made_add(a, v, SURVEY_SIZE_MADE,
		    people < 10    ? COCO_STR("\"micro\"")
		    : people < 50  ? COCO_STR("\"small\"")
		    : people < 250 ? COCO_STR("\"medium\"")
		                   : COCO_STR("\"large\""));
		made_add(a, v, SURVEY_SIZE_BASIS_MADE, COCO_STR("\"headcount\""));
	}
}

static void derived_take(struct survey_answers *a, struct values *v)
{
	struct survey_plan *plan = a->job->plan;
	struct coco_buf *org_id = &a->job->scratch;
	constants_take(a, "participant", v);
	if (plan->side.s && !has_made(a, v, SURVEY_SIDE_MADE))
		made_text(a, v, SURVEY_SIDE_MADE, plan->side);
	size_take(a, v);
	if (!has_made(a, v, SURVEY_ORG_ID_MADE)) {
		coco_buf_clear(org_id);
		survey_org_id(a->website, a->org, a->country, org_id);
		if (org_id->len || a->anonymous)
			made_text(a, v, SURVEY_ORG_ID_MADE, org_id->len ? coco_buf_view(org_id) : a->id);
	}
}

/* A row's number in decimal digits. */
static struct coco_str number_json(struct survey_answers *a, size_t number)
{
	char text[24], *at = text + sizeof text;
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	return coco_arena_copy(a->arena, (struct coco_str){at, (size_t)(text + sizeof text - at)});
}

static void sources_add(struct survey_answers *a, struct values *v)
{
	made_add(a, v, SURVEY_FILE_MADE, a->job->file_json);
	made_add(a, v, SURVEY_ROW_MADE, number_json(a, a->job->line));
	if (a->response_id.n)
		made_text(a, v, SURVEY_RESPONSE_MADE, a->response_id);
}

static void contacts_add(struct survey_answers *a, struct values *v)
{
	if (!a->job->import->setup.with_contacts)
		return;
	if (a->contact_name.n)
		made_text(a, v, SURVEY_NAME_MADE, a->contact_name);
	if (a->email.n)
		made_text(a, v, SURVEY_EMAIL_MADE, a->email);
	if (a->phone.n)
		made_text(a, v, SURVEY_PHONE_MADE, a->phone);
}

/* All names by which later files may speak of this participant. */
static int names_note(struct survey_answers *a)
{
	struct survey_refs *refs = a->job->import->refs;
	int rc = survey_refs_add(refs, "participant", SURVEY_BY_ID, a->id, a->id, COCO_STR_NONE);
	if (a->email.n)
		rc |= survey_refs_add(refs, "participant", SURVEY_BY_EMAIL, a->email, a->id, COCO_STR_NONE);
	if (a->org.n)
		rc |= survey_refs_add(refs, "participant", SURVEY_BY_NAME, a->org, a->id, a->org);
	if (a->contact_name.n)
		rc |= survey_refs_add(refs, "participant", SURVEY_BY_NAME, a->contact_name, a->id, COCO_STR_NONE);
	if (a->response_id.n)
		rc |= survey_refs_add(refs, "participant", SURVEY_BY_RESPONSE, a->response_id, a->id, COCO_STR_NONE);
	return rc;
}

/* The record, or an absent line where nothing was learned but who it is. */
static int line_make(struct survey_answers *a, struct values *v, bool learned, struct coco_str *line, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	*line = COCO_STR_NONE;
	if (!learned)
		return 0;
	coco_buf_clear(&import->line);
	if (survey_record_write(&import->line, "participant", v->items, v->n, a->extra, a->n_extra, err))
		return -1;
	*line = coco_buf_view(&import->line);
	return 0;
}

int survey_profile_participant(struct survey_answers *a, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	struct values v = {
	    coco_arena_array(a->arena, a->job->plan->n_slots + a->job->plan->map.n_constants + 16, sizeof(struct survey_value)), 0};
	if (!v.items || slots_take(a, false, &v))
		return coco_err_nomem(err);
	bool learned = v.n > 0 || a->n_extra > 0 || a->anonymous;
	derived_take(a, &v);
	if (!has_made(a, &v, SURVEY_ID_MADE))
		made_text(a, &v, SURVEY_ID_MADE, a->id);
	if (learned && !has_made(a, &v, SURVEY_SIDE_MADE) && !import->sideless_told) {
		struct coco_finding at = {.file = a->job->plan->path};
		import->sideless_told = true;
		coco_diag_say(import->setup.diag, COCO_NOTE, "no-side", &at, "give --side=avm or --side=cci before the file",
		    "nothing says on which side the participants are");
	}
	contacts_add(a, &v);
	sources_add(a, &v);
	struct coco_str line;
	if (line_make(a, &v, learned, &line, err))
		return -1;
	/* an anonymous row can't come again: its record need not wait */
	if (a->anonymous && !a->contact_name.n && !a->email.n && !a->phone.n)
		return line.s ? survey_give(import, line, err) : 0;
	struct survey_row_person row = {.id = a->id,
	    .line = line,
	    .org = a->org,
	    .contact_name = a->contact_name,
	    .email = a->email,
	    .phone = a->phone,
	    .own_id = a->own_id.n > 0,
	    .path = a->job->plan->path,
	    .line_number = a->job->line};
	if (survey_people_row(import->people, import, &row, err))
		return -1;
	return import->named && names_note(a) ? coco_err_nomem(err) : 0;
}

/* ---- the challenge ----------------------------------------------------------------------------------------------- */

/* A text for a field of the challenge that neither a column nor the map has filled. */
static void challenge_add(struct survey_answers *a, struct values *v, const char *name, struct coco_str text)
{
	const struct coco_field *field = coco_schema_field(COCO_STR("challenge"), coco_str_of(name));
	if (!has_field(v, field))
		value_add(v, field, survey_field_order(field), survey_quote(text, a->arena));
}

int survey_profile_challenge(struct survey_answers *a, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	struct survey_plan *plan = a->job->plan;
	struct values v = {coco_arena_array(a->arena, plan->n_slots + plan->map.n_constants + 16, sizeof(struct survey_value)), 0};
	struct coco_str text = COCO_STR_NONE, title = COCO_STR_NONE;
	if (!v.items || slots_take(a, true, &v))
		return coco_err_nomem(err);
	for (size_t i = 0; i < v.n; i++) {
		if (strcmp(v.items[i].field->name, "text") == 0)
			text = coco_json_str(v.items[i].json, a->arena);
		else if (strcmp(v.items[i].field->name, "title") == 0)
			title = coco_json_str(v.items[i].json, a->arena);
	}
	if (!coco_str_trim(text).n) { /* no problem described: what was ticked all the same stays beside the participant */
		for (size_t i = 0; i < plan->n; i++) {
			struct survey_column *c = &plan->columns[i];
			if ((c->use != SURVEY_FIELD && c->use != SURVEY_OPTION) || !plan->slots[c->slot].challenge ||
			    survey_cell_missing(plan, a->row->cells[i]))
				continue;
			if (survey_answers_extra(a, c, a->row->cells[i]))
				return coco_err_nomem(err);
			if (title.n && strcmp(c->field->name, "title") == 0)
				survey_finding(a->job, c, "challenge-without-text", a->row->cells[i]);
		}
		return 0;
	}
	struct coco_str id = survey_challenge_id(a->job, a->id, title, text), lang = survey_challenge_lang(text);
	if (!id.s)
		return coco_err_nomem(err);
	constants_take(a, "challenge", &v);
	challenge_add(a, &v, "id", id);
	if (lang.s)
		challenge_add(a, &v, "lang", lang);
	challenge_add(a, &v, "owner", a->id);
	sources_add(a, &v);
	coco_buf_clear(&import->line);
	if (survey_record_write(&import->line, "challenge", v.items, v.n, NULL, 0, err) ||
	    survey_give(import, coco_buf_view(&import->line), err))
		return -1;
	if (!import->named)
		return 0;
	if (survey_refs_add(import->refs, "challenge", SURVEY_BY_ID, id, id, COCO_STR_NONE) ||
	    (title.n && survey_refs_add(import->refs, "challenge", SURVEY_BY_NAME, title, id, title)) ||
	    survey_refs_add(import->refs, "challenge", SURVEY_BY_OWNER, a->id, id, COCO_STR_NONE))
		return coco_err_nomem(err);
	return 0;
}
