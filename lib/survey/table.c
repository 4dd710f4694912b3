/* A row of a table of records, as people keep them in a spreadsheet: one record a row.
 *
 * Method: columns are fields by name (or by the map). A cell that is JSON of the right form is taken as it is (that is how
 * record CSV writes what a plain cell can't), lists are split at ';', references are resolved. A cell that can't be read
 * rejects its row with column and reason: a table that somebody keeps can be corrected.
 * Invariant: a row gives one record or one reject.
 */
#include <stdlib.h>
#include <string.h>
#include "import.h"

#define TYPES_MAX 24
#define REQUIRED_MAX 8

struct survey_table {
	struct {
		const char *type;
		struct survey_column *columns;
		size_t *orders;       /* of the columns' fields */
		unsigned char *names; /* which of `struct named` the column is, +1 */
		const struct coco_field *required[REQUIRED_MAX];
		size_t n_required;
		struct survey_value derived[6]; /* fields that are made here: derived_fields */
	} plans[TYPES_MAX];
	size_t n;
	size_t n_columns;
	struct survey_value *values;
	struct survey_extra *extra;
};

/* Cells that say who or what a row is. */
struct named {
	struct coco_str id, org, country, website, email, contact_name, phone, title, text, owner;
};
static const char *const named_fields[] = {"id", "org", "country", "website", "email", "contact_name", "phone", "title", "text", "owner"};
static const char *const derived_fields[] = {"id", "org_id", "side", "lang", "source.file", "source.row"};

struct building {
	struct survey_table *table;
	size_t plan;
	struct survey_job *job;
	const struct survey_row *row;
	const char *type;
	struct survey_column *columns;
	const size_t *orders;
	size_t n, n_extra;
	bool names_only, rejected;
	union {
		struct named named;
		struct coco_str names[COCO_LEN(named_fields)];
	} is;
};

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
}

/* What a record of the type must have, and what is made for it here. */
static void type_learn(struct survey_table *t, size_t i, const char *type)
{
	t->plans[i].n_required = 0;
	for (size_t k = 0; k < coco_schema_count(); k++) {
		const struct coco_field *f = coco_schema_field_at(k);
		bool wanted = (f->flags & COCO_FIELD_REQUIRED) && strcmp(f->type, type) == 0 && !strchr(f->name, '.');
		if (wanted && t->plans[i].n_required < REQUIRED_MAX)
			t->plans[i].required[t->plans[i].n_required++] = f;
	}
	for (size_t k = 0; k < COCO_LEN(derived_fields); k++) {
		const struct coco_field *f = coco_schema_field(coco_str_of(type), coco_str_of(derived_fields[k]));
		t->plans[i].derived[k] = (struct survey_value){f, f ? survey_field_order(f) : 0, COCO_STR_NONE};
	}
}

/* The columns as fields of a type, made when the type is met first. */
static int columns_get(struct building *b, struct coco_str type, struct coco_err *err)
{
	struct survey_table *t = b->table;
	struct survey_plan *plan = b->job->plan;
	size_t i = 0;
	while (i < t->n && !coco_str_is(type, t->plans[i].type))
		i++;
	if (i == TYPES_MAX)
		return coco_err_nomem(err);
	if (i == t->n) {
		struct coco_str name = coco_arena_copy(plan->arena, type);
		struct survey_column *columns = name.s ? survey_columns_of_type(plan, name.s, err) : NULL;
		size_t *orders = coco_arena_array(plan->arena, plan->n + 1, sizeof *orders);
		if (!columns || !orders)
			return coco_err_nomem(err);
		t->plans[i].names = coco_arena_array(plan->arena, plan->n + 1, 1);
		if (!t->plans[i].names)
			return coco_err_nomem(err);
		for (size_t k = 0; k < plan->n; k++) {
			orders[k] = columns[k].field ? survey_field_order(columns[k].field) : 0;
			for (size_t f = 0; columns[k].field && f < COCO_LEN(named_fields); f++) {
				if (strcmp(columns[k].field->name, named_fields[f]) == 0)
					t->plans[i].names[k] = (unsigned char)(f + 1);
			}
		}
		type_learn(t, i, name.s);
		t->plans[i].type = name.s;
		t->plans[i].columns = columns;
		t->plans[i].orders = orders;
		t->n++;
	}
	b->plan = i;
	b->job->columns = t->plans[i].columns;
	b->type = t->plans[i].type;
	b->columns = t->plans[i].columns;
	b->orders = t->plans[i].orders;
	return 0;
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

static int reject(struct building *b, const struct survey_column *c, const char *code, const char *text, struct coco_err *err)
{
	b->rejected = true;
	return b->names_only ? 0 : survey_reject(b->job, b->row, c, code, text, err);
}

static int cell_reject(
    struct building *b, const struct survey_column *c, const char *code, struct coco_str cell, struct coco_str more, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	bool shown = !c->personal && !survey_has_email(cell) && cell.n < 80 &&
	             !(c->field && c->field->kind == COCO_REF && !survey_reference_public(b->job, c, cell));
	coco_buf_printf(&text, "%.*s", COCO_STR_ARG(c->name));
	if (shown)
		coco_buf_printf(&text, ": '%.*s'", COCO_STR_ARG(cell));
	coco_buf_printf(&text, " %s", survey_fault_text(code));
	if (more.n)
		coco_buf_printf(&text, "%s: %.*s", strcmp(code, "unknown-reference") == 0 ? "; alike" : "", COCO_STR_ARG(more));
	int rc = reject(b, c, code, text.data ? text.data : "", err);
	coco_buf_free(&text);
	return rc;
}

static void value_add(struct building *b, const struct coco_field *field, size_t order, struct coco_str json)
{
	b->table->values[b->n++] = (struct survey_value){field, order, json};
}

/* Record CSV's way to write what a plain cell can't. */
static bool is_json(const struct survey_column *c, struct coco_str cell)
{
	if (!cell.n || !(cell.s[0] == '[' || cell.s[0] == '{' || cell.s[0] == '"'))
		return false;
	enum coco_json_kind kind = coco_json_kind(cell);
	bool list = c->field->flags & COCO_FIELD_LIST, fits = list                            ? kind == COCO_JSON_ARRAY
	                                                      : c->field->kind == COCO_OBJECT ? kind == COCO_JSON_OBJECT
	                                                      : c->field->kind == COCO_ANY    ? kind != COCO_JSON_OBJECT
	                                                                                      : kind == COCO_JSON_STRING;
	return fits && coco_json_check(cell, NULL) == 0;
}

/* One or several references, each an id in JSON. */
static int references_put(
    struct building *b, const struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	bool list = c->field->flags & COCO_FIELD_LIST;
	struct coco_str rest = cell, piece = cell;
	struct coco_buf candidates = COCO_BUF_INIT;
	size_t n = 0;
	int rc = 0;
	while (!rc && !b->rejected && (list ? coco_str_split(&rest, c->separator[0], &piece) : n == 0)) {
		struct coco_str id, text = coco_str_trim(piece);
		if (!text.n)
			continue;
		coco_buf_clear(&candidates);
		const char *code = survey_reference_find(b->job, c->field->of, text, &id, &candidates);
		if (code && (c->field->flags & COCO_FIELD_OPEN) && memchr(text.s, '.', text.n) && !memchr(text.s, ' ', text.n) &&
		    !survey_is_email(text)) {
			id = text; /* a domain */
			code = NULL;
		}
		if (code) {
			rc = cell_reject(b, c, code, text, coco_buf_view(&candidates), err);
			break;
		}
		if (n++)
			coco_buf_putc(json, ',');
		coco_json_quote(json, id);
	}
	coco_buf_free(&candidates);
	return rc;
}

/* An object of a list whose member is a reference ("commitment.agreed.participant"): its names become ids. */
static int object_put(
    struct building *b, const struct survey_column *c, struct coco_str object, struct coco_buf *json, struct coco_err *err)
{
	struct coco_json_iter iter = coco_json_iter(object);
	struct coco_str key, value;
	coco_buf_putc(json, '{');
	for (size_t n = 0; coco_json_next(&iter, &key, &value) && !b->rejected; n++) {
		struct coco_str inner = coco_json_str(value, b->job->import->row), bare = coco_str_sub(key, 1, key.n - 1), id;
		char *dotted = coco_arena_printf(b->job->import->row, "%s.%.*s", c->field->name, COCO_STR_ARG(bare));
		const struct coco_field *field = dotted ? coco_schema_field(coco_str_of(b->type), coco_str_of(dotted)) : NULL;
		struct coco_buf candidates = COCO_BUF_INIT;
		const char *code = NULL;
		coco_buf_puts(json, n ? "," : "");
		coco_buf_str(json, key);
		coco_buf_putc(json, ':');
		if (field && field->kind == COCO_REF && inner.n && !(code = survey_reference_find(b->job, field->of, inner, &id, &candidates)))
			coco_json_quote(json, id);
		else if (!code)
			coco_buf_str(json, value);
		int rc = code ? cell_reject(b, c, code, inner, coco_buf_view(&candidates), err) : 0;
		coco_buf_free(&candidates);
		if (rc)
			return -1;
	}
	coco_buf_putc(json, '}');
	return 0;
}

static int objects_put(struct building *b, const struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	struct coco_json_iter iter = coco_json_iter(cell);
	struct coco_str key, value;
	if (coco_json_kind(cell) == COCO_JSON_OBJECT)
		return object_put(b, c, cell, json, err);
	coco_buf_putc(json, '[');
	for (size_t n = 0; coco_json_next(&iter, &key, &value) && !b->rejected; n++) {
		coco_buf_puts(json, n ? "," : "");
		if (coco_json_kind(value) != COCO_JSON_OBJECT)
			coco_buf_str(json, value);
		else if (object_put(b, c, value, json, err))
			return -1;
	}
	coco_buf_putc(json, ']');
	return 0;
}

/* A response's value: a number (by the file's decimal mark), true or false as they stand; else absent. */
static struct coco_str any_plain(struct building *b, struct coco_str cell)
{
	struct coco_buf number = COCO_BUF_INIT;
	double value;
	char decimal = b->job->plan->format.decimal;
	bool zero = cell.n > 1 && cell.s[0] == '0' && cell.s[1] != decimal;
	if (decimal == ',' && !zero && cell.s[0] != '+' && !survey_number(cell, decimal, &value, &number)) {
		cell = coco_arena_copy(b->job->import->row, coco_buf_view(&number));
	} else if (!strchr("-0123456789tf", cell.s[0]) || coco_json_check(cell, NULL)) {
		cell = COCO_STR_NONE;
	}
	coco_buf_free(&number);
	return cell;
}

/* The value of a cell as JSON behind `json`; the row may be rejected. */
static int cell_put(struct building *b, struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	bool list = c->field->flags & COCO_FIELD_LIST;
	if (is_json(c, cell)) {
		if (c->field->kind == COCO_OBJECT)
			return objects_put(b, c, cell, json, err);
		coco_buf_str(json, cell);
		return 0;
	}
	if (c->field->kind == COCO_OBJECT && strcmp(c->field->name, "portfolio") != 0)
		return cell_reject(b, c, "bad-json", cell, COCO_STR_NONE, err);
	struct coco_str plain = c->field->kind == COCO_ANY ? any_plain(b, cell) : COCO_STR_NONE;
	if (plain.s) {
		coco_buf_str(json, plain);
		return 0;
	}
	if (list)
		coco_buf_putc(json, '[');
	if (c->field->kind == COCO_REF) {
		if (references_put(b, c, cell, json, err))
			return -1;
	} else {
		const struct survey_seen *seen = survey_cell_read(b->job->plan, c, cell, b->job->import->row);
		if (!seen)
			return coco_err_nomem(err);
		if (seen->code)
			return cell_reject(b, c, seen->code, cell, COCO_STR_NONE, err);
		for (size_t i = 0; i < seen->n_items; i++) {
			if (i)
				coco_buf_putc(json, ',');
			coco_buf_str(json, seen->items[i]);
		}
		if (!list)
			coco_buf_str(json, seen->json);
	}
	if (list)
		coco_buf_putc(json, ']');
	return 0;
}

static int cells_put(struct building *b, struct coco_err *err)
{
	struct coco_buf json = COCO_BUF_INIT;
	struct coco_arena *arena = b->job->import->row;
	for (size_t i = 0; i < b->job->plan->n && !b->rejected; i++) {
		struct survey_column *c = &b->columns[i];
		struct coco_str cell = b->row->cells[i];
		if (c->use == SURVEY_DROP || survey_cell_missing(b->job->plan, cell) || coco_str_is(cell, "null"))
			continue; /* record CSV writes null so; a text "null" has its quotes there */
		if (!c->field) {
			struct coco_str name = coco_str_starts(c->name, "extra.") ? coco_str_sub(c->name, 6, c->name.n) : c->name;
			if (!b->names_only && survey_text_clean(b->job, c, false, &cell))
				return coco_err_nomem(err);
			b->table->extra[b->n_extra++] = (struct survey_extra){name, cell};
			continue;
		}
		struct coco_str plain = coco_str_trim(cell);
		unsigned char name = b->table->plans[b->plan].names[i];
		if (name)
			b->is.names[name - 1] = plain;
		if (c->field->type[0] == '*' && strncmp(c->field->name, "source", 6) == 0)
			continue; /* set anew */
		if (c->personal && !b->job->import->setup.with_contacts)
			continue;
		if (b->names_only && (c->field->kind == COCO_REF || !(c->field->flags & (COCO_FIELD_KEY | COCO_FIELD_REQUIRED))))
			continue;
		if (strcmp(c->field->name, "id") == 0 && survey_is_email(plain)) {
			coco_buf_free(&json);
			return cell_reject(b, c, "personal-id", plain, COCO_STR_NONE, err);
		}
		if (!b->names_only && survey_is_words(c->field) && survey_text_clean(b->job, c, true, &cell))
			return coco_err_nomem(err);
		coco_buf_clear(&json);
		if (cell_put(b, c, c->field->kind == COCO_TEXT ? cell : coco_str_trim(cell), &json, err)) {
			coco_buf_free(&json);
			return -1;
		}
		if (!b->rejected)
			value_add(b, c->field, b->orders[i], coco_arena_copy(arena, coco_buf_view(&json)));
	}
	bool good = coco_buf_ok(&json);
	coco_buf_free(&json);
	return good ? 0 : coco_err_nomem(err);
}

/* ---- what is derived --------------------------------------------------------------------------------------------- */

static bool has(const struct building *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++) {
		if (strcmp(b->table->values[i].field->name, name) == 0)
			return true;
	}
	return false;
}

/* A text for one of derived_fields. */
static int text_add(struct building *b, const char *name, struct coco_str text, struct coco_err *err)
{
	struct coco_buf json = COCO_BUF_INIT;
	coco_json_quote(&json, text);
	struct coco_str kept = coco_arena_copy(b->job->import->row, coco_buf_view(&json));
	coco_buf_free(&json);
	for (size_t k = 0; k < COCO_LEN(derived_fields); k++) {
		const struct survey_value *v = &b->table->plans[b->plan].derived[k];
		if (v->field && strcmp(derived_fields[k], name) == 0)
			value_add(b, v->field, v->order, kept);
	}
	return kept.s ? 0 : coco_err_nomem(err);
}

static int constants_add(struct building *b)
{
	const struct survey_map *map = &b->job->plan->map;
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct coco_field *field = coco_schema_field(coco_str_of(b->type), map->constants[i].field);
		if (field && coco_str_is(map->constants[i].type, b->type) && !has(b, field->name) && b->n < b->job->plan->n + 8)
			value_add(b, field, survey_field_order(field), map->constants[i].json);
	}
	return 0;
}

static int challenge_derive(struct building *b, struct coco_err *err)
{
	struct coco_str lang = has(b, "lang") || b->names_only ? COCO_STR_NONE : survey_challenge_lang(b->is.named.text);
	if (lang.s && text_add(b, "lang", lang, err))
		return -1;
	if (b->is.named.id.n || !has(b, "owner"))
		return 0;
	for (size_t i = 0; i < b->n; i++) {
		if (strcmp(b->table->values[i].field->name, "owner") == 0)
			b->is.named.owner = coco_json_str(b->table->values[i].json, b->job->import->row);
	}
	b->is.named.id = survey_challenge_id(b->job, b->is.named.owner, b->is.named.title, b->is.named.text);
	return b->is.named.id.s ? text_add(b, "id", b->is.named.id, err) : coco_err_nomem(err);
}

static int derived_add(struct building *b, struct coco_err *err)
{
	bool anonymous = false;
	struct coco_buf text = COCO_BUF_INIT;
	int rc = 0;
	constants_add(b);
	if (strcmp(b->type, "participant") == 0) {
		if (!b->is.named.id.n &&
		    survey_person_id(b->job, b->is.named.email, b->is.named.org, b->is.named.country, &b->is.named.id, &anonymous))
			return coco_err_nomem(err);
		if (!has(b, "id"))
			rc |= text_add(b, "id", b->is.named.id, err);
		survey_org_id(b->is.named.website, b->is.named.org, b->is.named.country, &text);
		if (!has(b, "org_id"))
			rc |= text_add(b, "org_id", text.len ? coco_buf_view(&text) : b->is.named.id, err);
		if (b->job->plan->side.s && !has(b, "side"))
			rc |= text_add(b, "side", b->job->plan->side, err);
	} else if (strcmp(b->type, "challenge") == 0) {
		rc = challenge_derive(b, err);
	}
	coco_buf_free(&text);
	return rc;
}

static int required_check(struct building *b, struct coco_err *err)
{
	for (size_t i = 0; i < b->table->plans[b->plan].n_required && !b->rejected && !b->names_only; i++) {
		const struct coco_field *f = b->table->plans[b->plan].required[i];
		if (has(b, f->name))
			continue;
		char text[160];
		snprintf(text, sizeof text, "%s is missing: %s", f->name, f->meaning);
		if (reject(b, NULL, "missing-field", text, err))
			return -1;
	}
	return 0;
}

static int names_note(struct building *b)
{
	struct survey_refs *refs = b->job->import->refs;
	if (!b->is.named.id.n)
		return 0;
	int rc = survey_refs_add(refs, b->type, SURVEY_BY_ID, b->is.named.id, b->is.named.id, COCO_STR_NONE);
	if (b->is.named.org.n)
		rc |= survey_refs_add(refs, b->type, SURVEY_BY_NAME, b->is.named.org, b->is.named.id, b->is.named.org);
	if (b->is.named.email.n)
		rc |= survey_refs_add(refs, b->type, SURVEY_BY_EMAIL, b->is.named.email, b->is.named.id, COCO_STR_NONE);
	if (b->is.named.contact_name.n)
		rc |= survey_refs_add(refs, b->type, SURVEY_BY_NAME, b->is.named.contact_name, b->is.named.id, COCO_STR_NONE);
	if (strcmp(b->type, "challenge") == 0 && b->is.named.title.n)
		rc |= survey_refs_add(refs, b->type, SURVEY_BY_NAME, b->is.named.title, b->is.named.id, b->is.named.title);
	if (strcmp(b->type, "challenge") == 0 && b->is.named.owner.n)
		rc |= survey_refs_add(refs, b->type, SURVEY_BY_OWNER, b->is.named.owner, b->is.named.id, COCO_STR_NONE);
	return rc;
}

/* ---- the record -------------------------------------------------------------------------------------------------- */

static int source_add(struct building *b, struct coco_err *err)
{
	const struct survey_value *row = &b->table->plans[b->plan].derived[5];
	char *line = coco_arena_printf(b->job->import->row, "%zu", b->job->line);
	if (!line || !row->field)
		return coco_err_nomem(err);
	value_add(b, row->field, row->order, coco_str_of(line));
	return text_add(b, "source.file", b->job->plan->file, err);
}

/* A participant is kept where others may add to it or it adds to one; else its record is given at once. */
static int participant_keep(struct building *b, struct coco_err *err)
{
	struct coco_import *import = b->job->import;
	bool added;
	struct survey_person *p = survey_people_get(import->people, b->is.named.id, &added);
	if (!p)
		return coco_err_nomem(err);
	for (size_t i = 0; i < b->n; i++) {
		if (survey_person_set(import->people, p, b->table->values[i]))
			return coco_err_nomem(err);
	}
	for (size_t i = 0; i < b->n_extra; i++) {
		if (survey_person_extra(import->people, p, b->table->extra[i]))
			return coco_err_nomem(err);
	}
	p->wanted = true;
	struct coco_str *to[] = {&p->org, &p->contact_name, &p->email, &p->phone},
	                from[] = {b->is.named.org, b->is.named.contact_name, b->is.named.email, b->is.named.phone};
	for (size_t i = 0; i < COCO_LEN(to); i++) {
		if (from[i].n && !(*to[i] = survey_people_keep(import->people, from[i])).s)
			return coco_err_nomem(err);
	}
	return 0;
}

static int record_give(struct building *b, struct coco_err *err)
{
	struct coco_import *import = b->job->import;
	if (source_add(b, err))
		return -1;
	b->job->count->records++;
	if (strcmp(b->type, "participant") == 0 && (import->several || b->is.named.email.n || b->is.named.phone.n ||
	                                               b->is.named.contact_name.n || survey_people_find(import->people, b->is.named.id)))
		return participant_keep(b, err);
	coco_buf_clear(&import->line);
	if (survey_record_write(&import->line, b->type, b->table->values, b->n, b->table->extra, b->n_extra, err))
		return -1;
	return survey_give(import, coco_buf_view(&import->line), err);
}

int survey_table_row(struct survey_table *t, struct survey_job *job, const struct survey_row *row, bool names_only, struct coco_err *err)
{
	struct building b = {.table = t, .job = job, .row = row, .names_only = names_only};
	const struct survey_plan *plan = job->plan;
	struct coco_str type = coco_str_of(plan->type);
	coco_arena_reset(job->import->row);
	job->columns = NULL;
	if (plan->row_type != COCO_NONE && coco_str_trim(row->cells[plan->row_type]).n)
		type = coco_str_trim(row->cells[plan->row_type]);
	if (!coco_schema_known(type) || coco_str_is(type, "abort"))
		return cell_reject(&b, &plan->columns[plan->row_type == COCO_NONE ? 0 : plan->row_type], "bad-type", type, COCO_STR_NONE, err);
	if (columns_get(&b, type, err) || cells_put(&b, err))
		return -1;
	if (b.rejected)
		return 0;
	if (derived_add(&b, err) || required_check(&b, err))
		return -1;
	if (b.rejected)
		return 0;
	if (names_only)
		return names_note(&b) ? coco_err_nomem(err) : 0;
	return record_give(&b, err);
}
