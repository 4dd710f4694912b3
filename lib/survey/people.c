/* The participants of a run: one record a person, however many surveys the person answered.
 *
 * Method: values are kept by person and field; a later survey's answer replaces the earlier one of the same field and
 * leaves the others alone. The records are given at the end of the run, so that a follow-up survey that knows but an
 * e-mail never supersedes a full profile. A person of whom no field was learned gives no record.
 * Invariant: the order of the records is that of the persons' first rows.
 */
#include <stdlib.h>
#include <string.h>
#include "import.h"

struct survey_people {
	struct coco_map *ids;
	struct survey_person *persons;
	size_t cap;
	struct coco_arena *arena;
};

struct survey_people *survey_people_new(void)
{
	struct survey_people *p = calloc(1, sizeof *p);
	if (!p)
		return NULL;
	p->ids = coco_map_new();
	p->arena = coco_arena_new();
	if (!p->ids || !p->arena) {
		survey_people_free(p);
		return NULL;
	}
	return p;
}

void survey_people_free(struct survey_people *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < survey_people_count(p); i++) {
		free(p->persons[i].values);
		free(p->persons[i].extra);
	}
	free(p->persons);
	coco_map_free(p->ids);
	coco_arena_free(p->arena);
	free(p);
}

size_t survey_people_count(const struct survey_people *p)
{
	return p->ids && p->persons ? coco_map_count(p->ids) : 0;
}

struct survey_person *survey_people_at(const struct survey_people *p, size_t i)
{
	return &p->persons[i];
}

struct survey_person *survey_people_find(const struct survey_people *p, struct coco_str id)
{
	size_t at = coco_map_find(p->ids, id);
	return at == COCO_NONE ? NULL : &p->persons[at];
}

struct survey_person *survey_people_get(struct survey_people *p, struct coco_str id, bool *added)
{
	/* grown first: a count of ids without a person must never be seen */
	if (coco_grow(&p->persons, &p->cap, coco_map_count(p->ids), sizeof *p->persons))
		return NULL;
	size_t at = coco_map_add(p->ids, id, added);
	if (at == COCO_NONE)
		return NULL;
	if (*added)
		p->persons[at] = (struct survey_person){.id = coco_map_key(p->ids, at)};
	return &p->persons[at];
}

struct coco_str survey_people_keep(struct survey_people *p, struct coco_str text)
{
	return coco_arena_copy(p->arena, text);
}

int survey_person_set(struct survey_people *p, struct survey_person *person, struct survey_value value)
{
	size_t i = 0;
	while (i < person->n && person->values[i].field != value.field)
		i++;
	if (i < person->n && coco_str_eq(person->values[i].json, value.json))
		return 0;
	if (i == person->n) {
		if (coco_grow(&person->values, &person->cap, person->n, sizeof *person->values))
			return -1;
		person->values[person->n++] = value;
	}
	person->values[i].json = coco_arena_copy(p->arena, value.json);
	return person->values[i].json.s ? 0 : -1;
}

int survey_person_extra(struct survey_people *p, struct survey_person *person, struct survey_extra extra)
{
	if (coco_grow(&person->extra, &person->cap_extra, person->n_extra, sizeof *person->extra))
		return -1;
	extra = (struct survey_extra){coco_arena_copy(p->arena, extra.name), coco_arena_copy(p->arena, extra.text)};
	person->extra[person->n_extra++] = extra;
	return extra.name.s && extra.text.s ? 0 : -1;
}

/* ---- who it is --------------------------------------------------------------------------------------------------- */

static int hashed_id(struct survey_job *job, struct coco_str text, const unsigned char *key, const char *prefix, struct coco_str *id)
{
	char hash[SURVEY_ID];
	survey_hash(text, key, hash);
	*id = coco_str_of(coco_arena_printf(job->import->row, "%s%s", prefix, hash));
	return id->s ? 0 : -1;
}

static void keyless_tell(struct survey_job *job)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	if (!job->import->keyless_told)
		coco_diag_say(job->import->setup.diag, COCO_WARNING, "no-key", &at, "give --key=FILE: 32 bytes that only you have",
		    "without a key a row that has but an e-mail can't be linked to its person; it stays anonymous");
	job->import->keyless_told = true;
}

int survey_person_id(
    struct survey_job *job, struct coco_str email, struct coco_str org, struct coco_str country, struct coco_str *id, bool *anonymous)
{
	struct coco_import *import = job->import;
	struct coco_buf text = COCO_BUF_INIT;
	struct coco_str known = email.n ? survey_refs_get(import->refs, "participant", SURVEY_BY_EMAIL, email) : COCO_STR_NONE;
	const unsigned char *key = import->setup.key;
	const char *prefix = "";
	*anonymous = false;
	if (known.s) {
		*id = coco_arena_copy(import->row, known);
		return id->s ? 0 : -1;
	}
	if (email.n && key) {
		survey_email_normal(email, &text);
	} else if (org.n) {
		survey_org_normal(org, country, &text);
	} else {
		if (email.n)
			keyless_tell(job);
		coco_buf_printf(&text, "%s:%zu", job->digest, job->line);
		*anonymous = true;
		key = NULL;
		prefix = "anon-";
	}
	int rc = coco_buf_ok(&text) ? hashed_id(job, coco_buf_view(&text), key, prefix, id) : -1;
	coco_buf_free(&text);
	return rc;
}

const char *survey_reference_find(
    struct survey_job *job, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates)
{
	struct coco_import *import = job->import;
	const char *code = survey_refs_find(import->refs, type, text, id, candidates);
	struct coco_buf email = COCO_BUF_INIT;
	struct coco_str hashed = COCO_STR_NONE;
	if (!code || strcmp(type, "participant") != 0 || !import->setup.key || !survey_is_email(text))
		return code;
	survey_email_normal(text, &email);
	if (coco_buf_ok(&email) && !hashed_id(job, coco_buf_view(&email), import->setup.key, "", &hashed))
		hashed = survey_refs_get(import->refs, type, SURVEY_BY_ID, hashed);
	coco_buf_free(&email);
	if (hashed.s)
		*id = hashed;
	return hashed.s ? NULL : code;
}

/* ---- the end of the run ------------------------------------------------------------------------------------------ */

static int contact_give(const struct survey_person *person, struct coco_import *import, struct coco_err *err)
{
	struct coco_contact contact = {person->id, person->org, person->contact_name, person->email, person->phone};
	if (!import->setup.contact || (!contact.contact_name.n && !contact.email.n && !contact.phone.n))
		return 0;
	return import->setup.contact(import->setup.context, &contact, err);
}

int survey_people_give(struct survey_people *p, struct coco_import *import, struct coco_err *err)
{
	for (size_t i = 0; i < survey_people_count(p); i++) {
		struct survey_person *person = &p->persons[i];
		if (contact_give(person, import, err))
			return -1;
		if (!person->wanted)
			continue;
		coco_buf_clear(&import->line);
		if (survey_record_write(&import->line, "participant", person->values, person->n, person->extra, person->n_extra, err) ||
		    survey_give(import, coco_buf_view(&import->line), err))
			return -1;
	}
	return 0;
}
