/* The cells of a row of a table, as values of its record.
 *
 * Method: a cell that is JSON of the field's form is taken as it is (that is how record CSV writes what a plain cell can't),
 * a list is split at ';', a reference becomes an id; all else is read as survey cells are. A column without a field goes
 * into extra.
 * Invariant: a cell is a value, in extra, left out by name, or rejects its row with column and reason; all faults of a row are told at
 * once.
 */
#include <string.h>
#include "table.h"

int survey_building_reject(
    struct survey_building *b, const struct survey_column *c, const char *code, const char *text, struct coco_err *err)
{
	b->rejected = b->faulty = true;
	if (b->names_only)
		return 0;
	if (!b->faults) {
		b->fault_column = c;
		b->fault_code = code;
	}
	b->faults =
	    b->faults ? coco_arena_printf(b->job->import->row, "%s; %s", b->faults, text) : coco_arena_printf(b->job->import->row, "%s", text);
	return b->faults ? 0 : coco_err_nomem(err);
}

int survey_building_rejected(struct survey_building *b, struct coco_err *err)
{
	return b->faults ? survey_reject(b->job, b->row, b->fault_column, b->fault_code, b->faults, err) : 0;
}

int survey_building_cell_reject(struct survey_building *b, const struct survey_column *c, const char *type, const char *code,
    struct coco_str cell, struct coco_str more, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	char room[SURVEY_FAULT];
	bool shown = survey_cell_shown(b->job, c, cell);
	coco_buf_printf(&text, "%.*s", COCO_STR_ARG(c->name));
	if (shown)
		coco_buf_printf(&text, ": '%.*s'", COCO_STR_ARG(cell));
	coco_buf_printf(&text, " %s", survey_fault_text(code, type, room));
	if (more.n)
		coco_buf_printf(&text, "%s: %.*s", strcmp(code, "unknown-reference") == 0 ? "; alike" : "", COCO_STR_ARG(more));
	int rc = survey_building_reject(b, c, code, text.data ? text.data : "", err);
	coco_buf_free(&text);
	return rc;
}

void survey_building_add(struct survey_building *b, const struct survey_key *key, struct coco_str json)
{
	b->table->values[b->n++] = (struct survey_value){key, json};
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
    struct survey_building *b, const struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	bool list = c->field->flags & COCO_FIELD_LIST;
	struct coco_str rest = cell, piece = cell;
	struct coco_buf candidates = COCO_BUF_INIT;
	size_t n = 0;
	int rc = 0;
	for (bool first = true; !rc && (list ? coco_str_split(&rest, c->separator[0], &piece) : first); first = false) {
		struct coco_str id, text = coco_str_trim(piece);
		if (!text.n)
			continue;
		coco_buf_clear(&candidates);
		const char *code = survey_reference_find(b->job, c->field->of, text, &id, &candidates);
		if (code && (c->field->flags & COCO_FIELD_OPEN) && memchr(text.s, '.', text.n) && !memchr(text.s, ' ', text.n) &&
		    !coco_is_email(text)) {
			id = text; /* a domain */
			code = NULL;
		}
		if (code && strcmp(code, "unknown-reference") == 0 && !b->names_only && survey_walkin_may(b->job, c->field, text)) {
			rc = b->rejected ? 0 : survey_walkin(b->job, text, &id, err);
			id = b->rejected ? text : id;
			code = NULL;
		}
		if (code || rc) {
			rc = rc ? rc : survey_building_cell_reject(b, c, c->field->of, code, text, coco_buf_view(&candidates), err);
			continue;
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
    struct survey_building *b, const struct survey_column *c, struct coco_str object, struct coco_buf *json, struct coco_err *err)
{
	struct coco_json_iter iter = coco_json_iter(object);
	struct coco_str key, value;
	coco_buf_putc(json, '{');
	for (size_t n = 0; coco_json_next(&iter, &key, &value) && !b->faulty; n++) {
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
		int rc = code ? survey_building_cell_reject(b, c, field->of, code, inner, coco_buf_view(&candidates), err) : 0;
		coco_buf_free(&candidates);
		if (rc)
			return -1;
	}
	coco_buf_putc(json, '}');
	return 0;
}

static int objects_put(
    struct survey_building *b, const struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	struct coco_json_iter iter = coco_json_iter(cell);
	struct coco_str key, value;
	if (coco_json_kind(cell) == COCO_JSON_OBJECT)
		return object_put(b, c, cell, json, err);
	coco_buf_putc(json, '[');
	for (size_t n = 0; coco_json_next(&iter, &key, &value) && !b->faulty; n++) {
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
static struct coco_str any_plain(struct survey_building *b, struct coco_str cell)
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

/* The currency beside an amount, once a record. */
static int currency_put(struct survey_building *b, const struct survey_column *c, struct coco_str currency, struct coco_err *err)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct survey_value *v = &b->table->values[i];
		if (v->key->field == c->currency)
			return coco_str_eq(v->json, currency)
			           ? 0
			           : survey_building_cell_reject(b, c, NULL, "second-currency", currency, COCO_STR_NONE, err);
	}
	survey_building_add(b, survey_key_find(b->job->plan->keys, c->currency), currency);
	return 0;
}

/* The value of a cell as JSON behind `json`; the row may be rejected. */
static int cell_put(struct survey_building *b, struct survey_column *c, struct coco_str cell, struct coco_buf *json, struct coco_err *err)
{
	bool list = c->field->flags & COCO_FIELD_LIST;
	if (is_json(c, cell)) {
		if (c->field->kind == COCO_OBJECT)
			return objects_put(b, c, cell, json, err);
		coco_buf_str(json, cell);
		return 0;
	}
	if (c->field->kind == COCO_OBJECT && strcmp(c->field->name, "portfolio") != 0)
		return survey_building_cell_reject(b, c, NULL, "bad-json", cell, COCO_STR_NONE, err);
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
			return survey_building_cell_reject(b, c, NULL, seen->code, cell, COCO_STR_NONE, err);
		for (size_t i = 0; i < seen->n_items; i++) {
			if (i)
				coco_buf_putc(json, ',');
			coco_buf_str(json, seen->items[i]);
		}
		if (!list)
			coco_buf_str(json, seen->json);
		if (seen->currency.s && currency_put(b, c, seen->currency, err))
			return -1;
	}
	if (list)
		coco_buf_putc(json, ']');
	return 0;
}

int survey_building_cells(struct survey_building *b, struct coco_err *err)
{
	struct coco_buf json = COCO_BUF_INIT;
	struct coco_arena *arena = b->job->import->row;
	for (size_t i = 0; i < b->job->plan->n; i++) {
		struct survey_column *c = &b->columns[i];
		struct coco_str cell = b->row->cells[i];
		b->faulty = false;
		if (c->use == SURVEY_DROP || survey_cell_missing(b->job->plan, cell) || coco_str_is(cell, "null"))
			continue; /* record CSV writes null so; a text "null" has its quotes there */
		if (!c->field) {
			struct coco_str name = coco_str_starts(c->name, "extra.") ? coco_str_sub(c->name, 6, c->name.n) : c->name;
			if (!b->names_only && !b->rejected && survey_text_clean(b->job, c, false, &cell))
				return coco_err_nomem(err);
			b->table->extra[b->n_extra++] = (struct survey_extra){name, cell};
			continue;
		}
		struct coco_str plain = coco_str_trim(cell);
		unsigned char name = b->table->plans[b->plan].names[i];
		if (name)
			b->is.names[name - 1] = strcmp(c->field->name, "email") == 0 ? coco_email_bare(plain) : plain;
		if (c->field->type[0] == '*' && strncmp(c->field->name, "source", 6) == 0)
			continue; /* set anew */
		if (c->personal && !b->job->import->setup.with_contacts)
			continue;
		const bool ids = strcmp(c->field->name, "country") == 0; /* ids are made of it */
		if (b->names_only && !ids && (c->field->kind == COCO_REF || !(c->field->flags & (COCO_FIELD_KEY | COCO_FIELD_REQUIRED))))
			continue;
		if (strcmp(c->field->name, "id") == 0 && coco_is_email(plain)) {
			if (survey_building_cell_reject(b, c, NULL, "personal-id", plain, COCO_STR_NONE, err))
				goto failed;
			continue;
		}
		if (!b->names_only && !b->rejected && survey_is_words(c->field) && survey_text_clean(b->job, c, true, &cell))
			return coco_err_nomem(err);
		coco_buf_clear(&json);
		if (cell_put(b, c, c->field->kind == COCO_TEXT ? cell : coco_str_trim(cell), &json, err))
			goto failed;
		if (!b->faulty)
			survey_building_add(b, b->keys[i], coco_arena_copy(arena, coco_buf_view(&json)));
	}
	const size_t crossed = b->rejected ? COCO_NONE : survey_bounds_crossed(b);
	if (crossed != COCO_NONE &&
	    survey_building_cell_reject(b, &b->columns[crossed], NULL, "bounds-crossed", b->row->cells[crossed], COCO_STR_NONE, err))
		goto failed;
	bool good = coco_buf_ok(&json);
	coco_buf_free(&json);
	return good ? 0 : coco_err_nomem(err);
failed:
	coco_buf_free(&json);
	return -1;
}
