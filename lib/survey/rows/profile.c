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

struct coco_str survey_who_text(struct survey_answers *a, enum survey_who who)
{
	const struct survey_plan *plan = a->job->plan;
	size_t k = plan->who[who];
	if (k == COCO_NONE)
		return plan->who_said[who];
	return a->json[k].s ? coco_json_str(a->json[k], a->arena) : COCO_STR_NONE;
}

int survey_profile_identify(struct survey_answers *a)
{
	a->own_id = survey_who_text(a, SURVEY_WHO_ID);
	a->org = survey_who_text(a, SURVEY_WHO_ORG);
	a->country = survey_who_text(a, SURVEY_WHO_COUNTRY);
	a->website = survey_who_text(a, SURVEY_WHO_WEBSITE);
	a->id = a->own_id;
	if (!a->own_id.n && survey_person_id(a->job, a->email, a->org, a->country, &a->id, &a->anonymous))
		return -1;
	if (a->job->plan->same && !a->job->looks && survey_same_find(a->job->plan->same, a))
		return -1;
	if (!a->anonymous || a->joined)
		survey_people_expect(a->job->import->people, a->id);
	return 0;
}

/* ---- the participant --------------------------------------------------------------------------------------------- */

static bool has(const struct survey_answers *a, size_t slot)
{
	return slot != COCO_NONE && a->json[slot].s;
}

static void made_text(struct survey_answers *a, enum survey_made made, struct coco_str text)
{
	struct coco_str *json = &a->json[a->job->plan->made[made]];
	*json = survey_quote(text, a->arena);
	a->failed |= !json->s;
}

/* The size class by headcount (Recommendation 2003/361/EC; turnover is not asked). */
static void size_take(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	double people;
	if (!has(a, plan->headcount) || has(a, plan->made[SURVEY_SIZE_MADE]) || !coco_json_num(a->json[plan->headcount], &people))
		return;
	a->json[plan->made[SURVEY_SIZE_MADE]] = people < 10    ? COCO_STR("\"micro\"")
	                                        : people < 50  ? COCO_STR("\"small\"")
	                                        : people < 250 ? COCO_STR("\"medium\"")
	                                                       : COCO_STR("\"large\"");
	if (!has(a, plan->made[SURVEY_SIZE_BASIS_MADE]))
		a->json[plan->made[SURVEY_SIZE_BASIS_MADE]] = COCO_STR("\"headcount\"");
}

/* The same of each row, made with the first. */
static void side_take(struct survey_answers *a)
{
	struct survey_plan *plan = a->job->plan;
	struct coco_str *json = &a->job->side_json;
	if (!json->s)
		*json = survey_quote(plan->side, plan->arena);
	a->json[plan->made[SURVEY_SIDE_MADE]] = *json;
	a->failed |= !json->s;
}

/* A sole trader's name is personal: reports for others must not tell it. */
static void org_own_take(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	const struct coco_str size = a->json[plan->made[SURVEY_SIZE_MADE]];
	if (!a->org.n || has(a, plan->made[SURVEY_ORG_OWN_MADE]) ||
	    !survey_org_is_own(a->job->plan, a->org, a->contact_name, size.s && !coco_str_is(size, "\"micro\"")))
		return;
	a->json[plan->made[SURVEY_ORG_OWN_MADE]] = COCO_STR("true");
	const struct coco_finding at = {.file = plan->path, .line = a->job->line, .field = "org_personal"};
	if (!a->job->import->own_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "name-of-a-sole-trader", &at,
		    "a column \"org_personal\" says yes or no where this is not so",
		    "the organisation has the legal form of a sole trader, or the contact's own name: it counts as personal (org_personal), in "
		    "further "
		    "rows, too");
	a->job->import->own_told = true;
}

static void derived_take(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	struct coco_buf *org_id = &a->job->scratch;
	for (size_t i = 0; i < plan->n_constants; i++) {
		if (!has(a, plan->constants[i].slot))
			a->json[plan->constants[i].slot] = plan->constants[i].json;
	}
	if (plan->side.s && !has(a, plan->made[SURVEY_SIDE_MADE]))
		side_take(a);
	size_take(a);
	org_own_take(a);
	if (!has(a, plan->made[SURVEY_ORG_ID_MADE])) {
		coco_buf_clear(org_id);
		a->failed |= survey_register_id(a, org_id) != 0;
		const bool registered = org_id->len > 0;
		if (!registered)
			coco_org_id(a->website, a->org, a->country, org_id);
		if (!registered && a->website.n && a->org.n && memchr(org_id->data ? org_id->data : "", '.', org_id->len))
			a->failed |= survey_host_note(a->job, coco_buf_view(org_id), a->org) != 0;
		if (org_id->len || a->anonymous)
			made_text(a, SURVEY_ORG_ID_MADE, org_id->len ? coco_buf_view(org_id) : a->id);
	}
	if (!has(a, plan->made[SURVEY_ID_MADE]))
		made_text(a, SURVEY_ID_MADE, a->id);
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

static void sources_add(struct survey_answers *a)
{
	a->json[a->job->plan->made[SURVEY_FILE_MADE]] = a->job->file_json;
	a->json[a->job->plan->made[SURVEY_ROW_MADE]] = number_json(a, a->job->line);
	if (a->response_id.n)
		made_text(a, SURVEY_RESPONSE_MADE, a->response_id);
}

static void contacts_add(struct survey_answers *a)
{
	if (!a->job->import->setup.with_contacts)
		return;
	if (a->contact_name.n)
		made_text(a, SURVEY_NAME_MADE, a->contact_name);
	if (a->email.n)
		made_text(a, SURVEY_EMAIL_MADE, a->email);
	if (a->phone.n)
		made_text(a, SURVEY_PHONE_MADE, a->phone);
}

/* All names by which later files may speak of this participant. */
static int names_note(struct survey_answers *a)
{
	struct coco_refs *refs = a->job->import->refs;
	int rc = coco_refs_add(refs, "participant", COCO_BY_ID, a->id, a->id, COCO_STR_NONE);
	if (a->email.n)
		rc |= coco_refs_add(refs, "participant", COCO_BY_EMAIL, a->email, a->id, COCO_STR_NONE);
	struct coco_mailbox other;
	for (struct coco_str rest = a->mail_rest; rest.n && coco_mailbox_of(rest, &other); rest = other.rest)
		rc |= coco_refs_add(refs, "participant", COCO_BY_EMAIL, other.email, a->id, COCO_STR_NONE);
	if (a->org.n)
		rc |= coco_refs_add(refs, "participant", COCO_BY_NAME, a->org, a->id, a->org);
	if (a->contact_name.n)
		rc |= coco_refs_add(refs, "participant", COCO_BY_NAME, a->contact_name, a->id, COCO_STR_NONE);
	if (a->second_name.n)
		rc |= coco_refs_add(refs, "participant", COCO_BY_NAME, a->second_name, a->id, COCO_STR_NONE);
	if (a->response_id.n)
		rc |= coco_refs_add(refs, "participant", COCO_BY_RESPONSE, a->response_id, a->id, COCO_STR_NONE);
	return rc;
}

/* The record, or an absent line where nothing was learned but who it is. */
static int line_make(struct survey_answers *a, bool learned, struct coco_str *line, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	*line = COCO_STR_NONE;
	if (!learned)
		return 0;
	derived_take(a);
	contacts_add(a);
	sources_add(a);
	const struct survey_plan *plan = a->job->plan;
	if (a->failed || !a->json[plan->made[SURVEY_ROW_MADE]].s)
		return coco_err_nomem(err);
	coco_buf_clear(&import->line);
	if (survey_record_of_slots(&import->line, "participant", &plan->of_participant, a->json, a->extra, a->n_extra, err))
		return -1;
	*line = coco_buf_view(&import->line);
	return 0;
}

/* Anything but who it is. */
static bool is_learned(const struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	bool learned = a->n_extra > 0 || a->anonymous || a->register_column;
	for (size_t k = 0; k < plan->n_fed && !learned; k++)
		learned = a->json[k].s && !plan->slots[k].challenge;
	return learned;
}

static bool answers_something(const struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_asked; k++) {
		if (!survey_cell_missing(plan, a->row->cells[plan->asked[k]]))
			return true;
	}
	return false;
}

static void sideless_tell(struct survey_answers *a)
{
	struct coco_import *import = a->job->import;
	struct coco_finding at = {.file = a->job->plan->path};
	if (!import->sideless_told)
		coco_diag_say(import->setup.diag, COCO_NOTE, "no-side", &at, "give --side=avm or --side=cci before the file",
		    "nothing says on which side the participants are");
	import->sideless_told = true;
}

int survey_profile_participant(struct survey_answers *a, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	const bool learned = is_learned(a) || survey_listed(a);
	struct coco_str line;
	if (line_make(a, learned, &line, err))
		return -1;
	if (learned && !has(a, a->job->plan->made[SURVEY_SIDE_MADE]))
		sideless_tell(a);
	/* an anonymous row can't come again: its record need not wait */
	if (a->anonymous && !a->joined && !a->contact_name.n && !a->email.n && !a->phone.n)
		return line.s ? survey_give(import, line, err) : 0;
	struct survey_row_person row = {.id = a->id,
	    .line = line,
	    .org = a->org,
	    .contact_name = a->contact_name,
	    .email = a->email,
	    .phone = a->phone,
	    .partial = a->partial,
	    .submitted = a->submitted,
	    .answers = answers_something(a),
	    .own_id = a->own_id.n > 0 || a->joined,
	    .wave = a->job->plan->wave.s ? a->job->plan->wave : a->wave,
	    .path = a->job->plan->path,
	    .line_number = a->job->line};
	if (survey_people_row(import->people, import, &row, err))
		return -1;
	return import->named && names_note(a) ? coco_err_nomem(err) : 0;
}

/* ---- the challenge ----------------------------------------------------------------------------------------------- */

struct values {
	struct survey_value *items;
	size_t n;
};

static bool has_field(const struct values *v, const struct coco_field *field)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->items[i].key->field == field)
			return true;
	}
	return false;
}

/* A value for a field that has none yet. */
static void value_add(struct survey_answers *a, struct values *v, struct coco_str name, struct coco_str json)
{
	const struct coco_field *field = coco_schema_field(COCO_STR("challenge"), name);
	a->failed |= !json.s;
	if (field && json.s && !has_field(v, field))
		v->items[v->n++] = (struct survey_value){survey_key_find(a->job->plan->keys, field), json};
}

/* What the map, the row and the file say of every challenge. */
static void challenge_complete(struct survey_answers *a, struct values *v, struct coco_str id, struct coco_str lang)
{
	const struct survey_map *map = &a->job->plan->map;
	for (size_t i = 0; i < map->n_constants; i++) {
		if (coco_str_is(map->constants[i].type, "challenge"))
			value_add(a, v, map->constants[i].field, map->constants[i].json);
	}
	value_add(a, v, COCO_STR("id"), survey_quote(id, a->arena));
	if (lang.s)
		value_add(a, v, COCO_STR("lang"), survey_quote(lang, a->arena));
	value_add(a, v, COCO_STR("owner"), survey_quote(a->id, a->arena));
	value_add(a, v, COCO_STR("source.file"), a->job->file_json);
	value_add(a, v, COCO_STR("source.row"), number_json(a, a->job->line));
	if (a->response_id.n)
		value_add(a, v, COCO_STR("source.response"), survey_quote(a->response_id, a->arena));
}

/* "None", "not applicable", "yes" and "no" where a problem is asked for describe none. */
static bool describes(struct survey_lexicon *lexicon, struct coco_str text)
{
	return coco_str_trim(text).n && !survey_word_missing(lexicon, text, true) &&
	       !survey_lexicon_word(lexicon, "nothing", coco_str_trim(text)) && !survey_lexicon_word(lexicon, "bool", coco_str_trim(text));
}

/* What was said and ticked for a challenge that is not described stays beside the participant. 0 or -1 (memory). */
static int undescribed_keep(struct survey_answers *a, unsigned char nth)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if ((c->use != SURVEY_FIELD && c->use != SURVEY_OPTION) || !plan->slots[c->slot].challenge || c->nth != nth ||
		    survey_cell_missing(plan, a->row->cells[i]))
			continue;
		if (survey_answers_extra(a, c, a->row->cells[i]))
			return -1;
		if (strcmp(c->field->name, "title") == 0)
			survey_finding(a->job, c, "challenge-without-text", a->row->cells[i]);
	}
	return 0;
}

/* Its id; one that has the title of another of the row has its own by its text. Absent .s: memory. */
static struct coco_str challenge_id(
    struct survey_answers *a, const struct coco_str *earlier, size_t n, struct coco_str title, struct coco_str text)
{
	struct coco_str id = survey_challenge_id(a->job, a->id, title, text);
	for (size_t i = 0; i < n && id.s && title.n; i++) {
		if (coco_str_eq(earlier[i], id))
			return survey_challenge_id(a->job, a->id, COCO_STR_NONE, text);
	}
	return id;
}

/* The challenges that a row has given. */
struct given {
	struct coco_str ids[SURVEY_CHALLENGES];
	size_t n;
};

/* The nth challenge of the row (0: it has one), if it is described. */
static int challenge_give(struct survey_answers *a, unsigned char nth, struct given *given, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	struct survey_plan *plan = a->job->plan;
	struct values v = {coco_arena_array(a->arena, plan->n_slots + plan->map.n_constants + 16, sizeof *v.items), 0};
	struct coco_str text = COCO_STR_NONE, title = COCO_STR_NONE;
	if (!v.items)
		return coco_err_nomem(err);
	for (size_t i = 0; i < plan->of_challenge.n; i++) {
		const struct survey_placed *placed = &plan->of_challenge.at[i];
		const unsigned char of = plan->slots[placed->slot].nth;
		if (a->json[placed->slot].s && (!of || of == nth))
			v.items[v.n++] = (struct survey_value){placed->key, a->json[placed->slot]};
	}
	for (size_t i = 0; i < v.n; i++) {
		if (strcmp(v.items[i].key->field->name, "text") == 0)
			text = coco_json_str(v.items[i].json, a->arena);
		else if (strcmp(v.items[i].key->field->name, "title") == 0)
			title = coco_json_str(v.items[i].json, a->arena);
	}
	if (!describes(plan->lexicon, text))
		return nth && undescribed_keep(a, nth) ? coco_err_nomem(err) : 0;
	struct coco_str id = challenge_id(a, given->ids, given->n, title, text), lang = survey_challenge_lang(text);
	if (!id.s)
		return coco_err_nomem(err);
	given->ids[given->n++] = id;
	challenge_complete(a, &v, id, lang);
	if (a->failed)
		return coco_err_nomem(err);
	coco_buf_clear(&import->line);
	if (survey_record_write(&import->line, "challenge", v.items, v.n, NULL, 0, err) ||
	    survey_give(import, coco_buf_view(&import->line), err))
		return -1;
	if (!import->named)
		return 0;
	if (coco_refs_add(import->refs, "challenge", COCO_BY_ID, id, id, COCO_STR_NONE) ||
	    (title.n && coco_refs_add(import->refs, "challenge", COCO_BY_NAME, title, id, title)) ||
	    coco_refs_add(import->refs, "challenge", COCO_BY_OWNER, a->id, id, COCO_STR_NONE))
		return coco_err_nomem(err);
	return 0;
}

int survey_profile_challenges(struct survey_answers *a, struct coco_err *err)
{
	const unsigned char n = a->job->plan->n_challenges;
	struct given given = {.n = 0};
	for (unsigned char nth = n ? 1 : 0; nth <= n; nth++) {
		if (challenge_give(a, nth, &given, err))
			return -1;
	}
	return given.n || undescribed_keep(a, 0) == 0 ? 0 : coco_err_nomem(err);
}
