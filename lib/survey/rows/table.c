/* A row of a table of records, as people keep them in a spreadsheet: one record a row.
 *
 * Method: columns are fields by name (or by the map), learnt once a type. The cells become values (table_cells.c), what
 * the map sets and what follows from them is added, what is required is asked for. A row that can't be used is rejected with
 * column and reason: a table that somebody keeps can be corrected.
 * Invariant: a row gives one record or one reject.
 */
#include <string.h>
#include "people.h"
#include "phones.h"
#include "table.h"

static const char *const named_fields[] = {"id", "org", "country", "website", "email", "contact_name", "phone", "title", "text", "owner"};
_Static_assert(COCO_LEN(named_fields) == COCO_LEN(((struct survey_building *)NULL)->is.names), "a field a name");
static const char *const derived_fields[] = {"id", "org_id", "side", "lang", "source.file", "source.row", "status"};

struct survey_table *survey_table_new(struct survey_job *job, struct coco_err *err)
{
	struct survey_table *t = coco_arena_alloc(job->plan->arena, sizeof *t);
	if (t) {
		t->n_columns = job->plan->n;
		t->values = coco_arena_array(job->plan->arena, job->plan->n + 16, sizeof *t->values);
		t->extra = coco_arena_array(job->plan->arena, job->plan->n + 1, sizeof *t->extra);
	}
	if (t && t->values && t->extra)
		return t;
	coco_err_nomem(err);
	return NULL;
}

void survey_table_free(struct survey_table *t)
{
	for (size_t i = 0; t && i < t->n; i++) {
		struct survey_plan holder = {.columns = t->plans[i].columns, .n = t->n_columns};
		survey_plan_free(&holder); /* the caches; all else is in the plan's arena */
	}
	if (!t)
		return;
	survey_hashes_free(&t->keys);
	coco_rec_free(&t->rec);
	coco_buf_free(&t->key);
}

/* What a record of the type must have, and what is made for it here. */
static void type_learn(struct survey_table *t, size_t i, const char *type, struct survey_keys *keys)
{
	t->plans[i].n_required = 0;
	for (size_t k = 0; k < coco_schema_count(); k++) {
		const struct coco_field *f = coco_schema_field_at(k);
		bool wanted = (f->flags & COCO_FIELD_REQUIRED) && strcmp(f->type, type) == 0 && !strchr(f->name, '.');
		if (wanted && t->plans[i].n_required < SURVEY_REQUIRED_MAX)
			t->plans[i].required[t->plans[i].n_required++] = f;
	}
	for (size_t k = 0; k < COCO_LEN(derived_fields); k++) {
		const struct coco_field *f = coco_schema_field(coco_str_of(type), coco_str_of(derived_fields[k]));
		t->plans[i].derived[k] = survey_key_find(keys, f);
	}
}

/* The columns as fields of a type, made when the type is met first. */
static int columns_get(struct survey_building *b, struct coco_str type, struct coco_err *err)
{
	struct survey_table *t = b->table;
	struct survey_plan *plan = b->job->plan;
	size_t i = 0;
	while (i < t->n && !coco_str_is(type, t->plans[i].type))
		i++;
	if (i == SURVEY_TYPES_MAX) {
		coco_err_set(err, COCO_EXIT_INPUT, "too-many-types", "more than %d types of records in one table", SURVEY_TYPES_MAX);
		coco_err_hint(err, "one file a type");
		return coco_err_at(err, plan->path, b->job->line, 0);
	}
	if (i == t->n) {
		struct coco_str name = coco_arena_copy(plan->arena, type);
		struct survey_column *columns = name.s ? survey_columns_of_type(plan, name.s, err) : NULL;
		const struct survey_key **keys = coco_arena_array(plan->arena, plan->n + 1, sizeof *keys);
		if (!columns || !keys)
			return coco_err_nomem(err);
		t->plans[i].names = coco_arena_array(plan->arena, plan->n + 1, 1);
		if (!t->plans[i].names)
			return coco_err_nomem(err);
		for (size_t k = 0; k < plan->n; k++) {
			keys[k] = survey_key_find(plan->keys, columns[k].field);
			for (size_t f = 0; columns[k].field && f < COCO_LEN(named_fields); f++) {
				if (strcmp(columns[k].field->name, named_fields[f]) == 0)
					t->plans[i].names[k] = (unsigned char)(f + 1);
			}
		}
		if (!b->names_only)
			survey_dropped_tell(plan, columns, b->job->import->setup.diag);
		type_learn(t, i, name.s, plan->keys);
		t->plans[i].type = name.s;
		t->plans[i].columns = columns;
		t->plans[i].keys = keys;
		t->n++;
	}
	b->plan = i;
	b->job->columns = t->plans[i].columns;
	b->type = t->plans[i].type;
	b->columns = t->plans[i].columns;
	b->keys = t->plans[i].keys;
	return 0;
}

/* ---- what is derived --------------------------------------------------------------------------------------------- */

static bool is_type(const struct survey_building *b, const char *type)
{
	return b->type && strcmp(b->type, type) == 0;
}

static bool has(const struct survey_building *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++) {
		if (strcmp(b->table->values[i].key->field->name, name) == 0)
			return true;
	}
	return false;
}

/* A text for one of derived_fields. */
static int text_add(struct survey_building *b, const char *name, struct coco_str text, struct coco_err *err)
{
	struct coco_buf json = COCO_BUF_INIT;
	coco_json_quote(&json, text);
	struct coco_str kept = coco_arena_copy(b->job->import->row, coco_buf_view(&json));
	coco_buf_free(&json);
	for (size_t k = 0; k < COCO_LEN(derived_fields); k++) {
		const struct survey_key *key = b->table->plans[b->plan].derived[k];
		if (key && strcmp(derived_fields[k], name) == 0)
			survey_building_add(b, key, kept);
	}
	return kept.s ? 0 : coco_err_nomem(err);
}

static int constants_add(struct survey_building *b)
{
	const struct survey_map *map = &b->job->plan->map;
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct coco_field *field = coco_schema_field(coco_str_of(b->type), map->constants[i].field);
		if (field && coco_str_is(map->constants[i].type, b->type) && !has(b, field->name) && b->n < b->job->plan->n + 8)
			survey_building_add(b, survey_key_find(b->job->plan->keys, field), map->constants[i].json);
	}
	return 0;
}

static int challenge_derive(struct survey_building *b, struct coco_err *err)
{
	struct coco_str lang = has(b, "lang") || b->names_only ? COCO_STR_NONE : survey_challenge_lang(b->is.named.text);
	if (lang.s && text_add(b, "lang", lang, err))
		return -1;
	if (b->is.named.id.n || !has(b, "owner"))
		return 0;
	for (size_t i = 0; i < b->n; i++) {
		if (strcmp(b->table->values[i].key->field->name, "owner") == 0)
			b->is.named.owner = coco_json_str(b->table->values[i].json, b->job->import->row);
	}
	b->is.named.id = survey_challenge_id(b->job, b->is.named.owner, b->is.named.title, b->is.named.text);
	return b->is.named.id.s ? text_add(b, "id", b->is.named.id, err) : coco_err_nomem(err);
}

/* The country is one, however it is written: the id is made of what the record says. */
static void country_know(struct survey_building *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct coco_str country = strcmp(b->table->values[i].key->field->name, "country") == 0
		                                    ? coco_json_str(b->table->values[i].json, b->job->import->row)
		                                    : COCO_STR_NONE;
		if (country.n > 0)
			b->is.named.country = country;
	}
}

static int derived_add(struct survey_building *b, struct coco_err *err)
{
	bool anonymous = false;
	struct coco_buf text = COCO_BUF_INIT;
	int rc = 0;
	constants_add(b);
	if (is_type(b, "participant")) {
		country_know(b);
		if (!b->is.named.id.n &&
		    survey_person_id(b->job, b->is.named.email, b->is.named.org, b->is.named.country, &b->is.named.id, &anonymous))
			return coco_err_nomem(err);
		if (!has(b, "id"))
			rc |= text_add(b, "id", b->is.named.id, err);
		coco_org_id(b->is.named.website, b->is.named.org, b->is.named.country, &text);
		if (!has(b, "org_id"))
			rc |= text_add(b, "org_id", text.len ? coco_buf_view(&text) : b->is.named.id, err);
		if (b->job->plan->side.s && !has(b, "side"))
			rc |= text_add(b, "side", b->job->plan->side, err);
	} else if (is_type(b, "challenge")) {
		rc = challenge_derive(b, err);
	} else if (is_type(b, "attendance") && !has(b, "status") && survey_meeting_joined(b->job, b->row)) {
		rc = text_add(b, "status", COCO_STR("attended"), err);
	}
	coco_buf_free(&text);
	return rc;
}

/* A cell of the field is filled, though it may be at fault; or a row without faults would have it made. */
static bool is_filled(const struct survey_building *b, const struct coco_field *f)
{
	bool filled = false;
	for (size_t k = 0; k < COCO_LEN(derived_fields) && !filled; k++)
		filled = strcmp(derived_fields[k], f->name) == 0;
	for (size_t i = 0; i < b->job->plan->n && !filled; i++)
		filled = b->columns[i].field == f && !survey_cell_missing(b->job->plan, b->row->cells[i]);
	return filled;
}

static int required_check(struct survey_building *b, struct coco_err *err)
{
	const bool faults = b->rejected;
	for (size_t i = 0; i < b->table->plans[b->plan].n_required && !b->names_only; i++) {
		const struct coco_field *f = b->table->plans[b->plan].required[i];
		if (has(b, f->name) || (faults && is_filled(b, f)))
			continue;
		char text[160];
		snprintf(text, sizeof text, "%s is missing: %s", f->name, f->meaning);
		if (survey_building_reject(b, NULL, "missing-field", text, err))
			return -1;
	}
	return 0;
}

static int names_note(struct survey_building *b)
{
	struct coco_refs *refs = b->job->import->refs;
	if (!b->is.named.id.n)
		return 0;
	int rc = coco_refs_add(refs, b->type, COCO_BY_ID, b->is.named.id, b->is.named.id, COCO_STR_NONE);
	if (b->is.named.org.n)
		rc |= coco_refs_add(refs, b->type, COCO_BY_NAME, b->is.named.org, b->is.named.id, b->is.named.org);
	if (b->is.named.email.n)
		rc |= coco_refs_add(refs, b->type, COCO_BY_EMAIL, b->is.named.email, b->is.named.id, COCO_STR_NONE);
	if (b->is.named.contact_name.n)
		rc |= coco_refs_add(refs, b->type, COCO_BY_NAME, b->is.named.contact_name, b->is.named.id, COCO_STR_NONE);
	if (is_type(b, "challenge") && b->is.named.title.n)
		rc |= coco_refs_add(refs, b->type, COCO_BY_NAME, b->is.named.title, b->is.named.id, b->is.named.title);
	if (is_type(b, "challenge") && b->is.named.owner.n)
		rc |= coco_refs_add(refs, b->type, COCO_BY_OWNER, b->is.named.owner, b->is.named.id, COCO_STR_NONE);
	return rc;
}

/* ---- the record -------------------------------------------------------------------------------------------------- */

static int source_add(struct survey_building *b, struct coco_err *err)
{
	const struct survey_key *row = b->table->plans[b->plan].derived[5];
	char *line = coco_arena_printf(b->job->import->row, "%zu", b->job->line);
	if (!line || !row)
		return coco_err_nomem(err);
	survey_building_add(b, row, coco_str_of(line));
	return text_add(b, "source.file", b->job->plan->file, err);
}

static int record_give(struct survey_building *b, struct coco_err *err)
{
	struct coco_import *import = b->job->import;
	const struct survey_named *is = &b->is.named;
	if (source_add(b, err))
		return -1;
	b->job->count->records++;
	coco_buf_clear(&import->line);
	if (survey_record_write(&import->line, b->type, b->table->values, b->n, b->table->extra, b->n_extra, err))
		return -1;
	/* a participant waits where another row may add to it, or where it has contacts to give */
	bool waits = import->several || is->email.n || is->phone.n || is->contact_name.n || survey_people_known(import->people, is->id);
	if (!is_type(b, "participant") || !waits)
		return survey_building_give(b, err);
	struct survey_row_person row = {.id = is->id,
	    .line = coco_buf_view(&import->line),
	    .org = is->org,
	    .contact_name = is->contact_name,
	    .email = is->email,
	    .phone = is->phone,
	    .own_id = true,
	    .path = b->job->plan->path,
	    .line_number = b->job->line};
	return survey_people_row(import->people, import, &row, err);
}

int survey_table_row(struct survey_table *t, struct survey_job *job, const struct coco_dsv_row *row, bool names_only, struct coco_err *err)
{
	struct survey_building b = {.table = t, .job = job, .row = row, .names_only = names_only};
	const struct survey_plan *plan = job->plan;
	struct coco_str type = coco_str_of(plan->type);
	coco_arena_reset(job->import->row);
	job->columns = NULL;
	if (plan->row_type != COCO_NONE && coco_str_trim(row->cells[plan->row_type]).n)
		type = coco_str_trim(row->cells[plan->row_type]);
	if (!coco_schema_known(type) || coco_str_is(type, "abort"))
		return survey_building_cell_reject(
		           &b, &plan->columns[plan->row_type == COCO_NONE ? 0 : plan->row_type], NULL, "bad-type", type, COCO_STR_NONE, err)
		           ? -1
		           : survey_building_rejected(&b, err);
	if (columns_get(&b, type, err))
		return -1;
	if (!names_only && survey_meeting_row(job, row, err))
		return -1;
	survey_own_find(job, b.columns, row);
	if (survey_others_row(job, b.columns, row))
		return coco_err_nomem(err);
	if (survey_building_cells(&b, err))
		return -1;
	if ((b.rejected ? constants_add(&b) : derived_add(&b, err)) || required_check(&b, err))
		return -1;
	if (b.rejected)
		return survey_building_rejected(&b, err);
	if (names_only)
		return names_note(&b) ? coco_err_nomem(err) : 0;
	return record_give(&b, err);
}
