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

/* Text of a slot's JSON string, decoded. */
static struct coco_str slot_text(struct survey_answers *a, const char *name)
{
	struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_slots; k++) {
		if (!plan->slots[k].challenge && strcmp(plan->slots[k].field->name, name) == 0)
			return a->json[k].s ? coco_json_str(a->json[k], a->arena) : COCO_STR_NONE;
	}
	for (size_t k = 0; k < plan->map.n_constants; k++) {
		if (coco_str_is(plan->map.constants[k].type, "participant") && coco_str_is(plan->map.constants[k].field, name))
			return coco_json_str(plan->map.constants[k].json, a->arena);
	}
	return COCO_STR_NONE;
}

int survey_profile_identify(struct survey_answers *a)
{
	a->own_id = slot_text(a, "id");
	a->org = slot_text(a, "org");
	a->country = slot_text(a, "country");
	a->website = slot_text(a, "website");
	a->id = a->own_id;
	return a->own_id.n ? 0 : survey_person_id(a->job, a->email, a->org, a->country, &a->id, &a->anonymous);
}

/* ---- the participant --------------------------------------------------------------------------------------------- */

static const struct coco_field *own_field(const char *name)
{
	return coco_schema_field(COCO_STR("participant"), coco_str_of(name));
}

static struct coco_str quote(struct survey_answers *a, struct coco_str text)
{
	struct coco_buf json = COCO_BUF_INIT;
	coco_json_quote(&json, text);
	struct coco_str out = coco_buf_ok(&json) ? coco_arena_copy(a->arena, coco_buf_view(&json)) : COCO_STR_NONE;
	coco_buf_free(&json);
	return out;
}

static struct coco_str source_json(struct survey_answers *a, const char *part)
{
	if (strcmp(part, "source.row") == 0)
		return coco_str_of(coco_arena_printf(a->arena, "%zu", a->job->line));
	return quote(a, strcmp(part, "source.file") == 0 ? a->job->plan->file : a->response_id);
}

struct values {
	struct survey_value *items;
	size_t n;
};

static void value_add(struct values *v, const struct coco_field *field, struct coco_str json)
{
	if (field && json.s)
		v->items[v->n++] = (struct survey_value){field, 0, json};
}

/* Values of the slots of one target, lists with their brackets. */
static int slots_take(struct survey_answers *a, bool challenge, struct values *v)
{
	struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_slots; k++) {
		struct coco_str json = a->json[k];
		if (plan->slots[k].challenge != challenge || !json.s)
			continue;
		if (plan->slots[k].field->flags & COCO_FIELD_LIST) {
			char *list = coco_arena_printf(a->arena, "[%.*s]", COCO_STR_ARG(json));
			if (!list)
				return -1;
			json = coco_str_of(list);
		}
		value_add(v, plan->slots[k].field, json);
	}
	return 0;
}

static bool has_value(const struct values *v, const char *name)
{
	for (size_t i = 0; i < v->n; i++) {
		if (strcmp(v->items[i].field->name, name) == 0)
			return true;
	}
	return false;
}

static void constants_take(struct survey_answers *a, const char *type, struct values *v)
{
	const struct survey_map *map = &a->job->plan->map;
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct coco_field *field = coco_schema_field(coco_str_of(type), map->constants[i].field);
		if (coco_str_is(map->constants[i].type, type) && field && !has_value(v, field->name))
			value_add(v, field, map->constants[i].json);
	}
}

static void derived_take(struct survey_answers *a, struct values *v)
{
	struct survey_plan *plan = a->job->plan;
	struct coco_buf org_id = COCO_BUF_INIT;
	double people;
	constants_take(a, "participant", v);
	if (plan->side.s && !has_value(v, "side"))
		value_add(v, own_field("side"), quote(a, plan->side));
	for (size_t i = 0; i < v->n && !has_value(v, "size"); i++) {
		if (strcmp(v->items[i].field->name, "headcount") != 0 || !coco_json_num(v->items[i].json, &people))
			continue;
		value_add(v, own_field("size"),
		    people < 10    ? COCO_STR("\"micro\"")
		    : people < 50  ? COCO_STR("\"small\"")
		    : people < 250 ? COCO_STR("\"medium\"")
		                   : COCO_STR("\"large\""));
		value_add(v, own_field("size_basis"), COCO_STR("\"headcount\""));
	}
	if (!has_value(v, "org_id")) {
		survey_org_id(a->website, a->org, a->country, &org_id);
		if (org_id.len || a->anonymous)
			value_add(v, own_field("org_id"), quote(a, org_id.len ? coco_buf_view(&org_id) : a->id));
	}
	coco_buf_free(&org_id);
}

static void orders_set(struct values *v)
{
	for (size_t i = 0; i < v->n; i++)
		v->items[i].order = survey_field_order(v->items[i].field);
}

static void sources_add(struct survey_answers *a, struct values *v)
{
	static const char *const parts[] = {"source.file", "source.row", "source.response"};
	for (size_t i = 0; i < COCO_LEN(parts); i++) {
		if (i < 2 || a->response_id.n)
			value_add(v, own_field(parts[i]), source_json(a, parts[i]));
	}
}

static void contacts_add(struct survey_answers *a, struct values *v)
{
	if (!a->job->import->setup.with_contacts)
		return;
	if (a->contact_name.n)
		value_add(v, own_field("contact_name"), quote(a, a->contact_name));
	if (a->email.n)
		value_add(v, own_field("email"), quote(a, a->email));
	if (a->phone.n)
		value_add(v, own_field("phone"), quote(a, a->phone));
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
	if (!has_value(&v, "id"))
		value_add(&v, own_field("id"), quote(a, a->id));
	if (learned && !has_value(&v, "side") && !import->sideless_told) {
		struct coco_finding at = {.file = a->job->plan->path};
		import->sideless_told = true;
		coco_diag_say(import->setup.diag, COCO_NOTE, "no-side", &at, "give --side=avm or --side=cci before the file",
		    "nothing says on which side the participants are");
	}
	contacts_add(a, &v);
	sources_add(a, &v);
	orders_set(&v);
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
	if (!has_value(&v, "id"))
		value_add(&v, coco_schema_field(COCO_STR("challenge"), COCO_STR("id")), quote(a, id));
	if (lang.s && !has_value(&v, "lang"))
		value_add(&v, coco_schema_field(COCO_STR("challenge"), COCO_STR("lang")), quote(a, lang));
	value_add(&v, coco_schema_field(COCO_STR("challenge"), COCO_STR("owner")), quote(a, a->id));
	sources_add(a, &v);
	orders_set(&v);
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
