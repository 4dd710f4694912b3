/* The schema as JSON Schema, draft 2020-12 (Wright, Andrews, Hutton, Dennis 2022), for editors and other people's
 * validators.
 *
 * A type is a definition; the whole dispatches on "type" by if/then, so that a record of an unknown type is valid as it is
 * for coco. Vocabularies are definitions of their own. Invariant: what coco_schema_check takes this takes too; null stands
 * wherever a field isn't required.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"

#define TIME_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
#define INTERVAL_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[^/]*/([0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}[^/]*$"

static void put(struct coco_writer *w, const char *key, const char *text)
{
	coco_write_key(w, key);
	coco_write_text(w, text);
}

/* ---- vocabularies ----------------------------------------------------------------------------------------------- */

static void put_enum(struct coco_writer *w, const struct coco_vocab *vocab)
{
	coco_write_key(w, "enum");
	coco_write_array(w);
	for (size_t i = 0; i < coco_vocab_count(vocab); i++)
		coco_write_text(w, coco_vocab_code(vocab, i));
	coco_write_end(w, false);
}

/* Codes of `vocab` that are `n` bytes long, as "a|b|c". */
static void put_alternatives(const struct coco_vocab *vocab, size_t n, struct coco_buf *out)
{
	for (size_t i = 0; vocab && i < coco_vocab_count(vocab); i++) {
		const char *code = coco_vocab_code(vocab, i);
		if (strlen(code) == n)
			coco_buf_printf(out, "%s|", code);
	}
}

/* A vocabulary with codes beyond the list: enum or pattern. */
static void put_open_system(struct coco_writer *w, const struct coco_vocab *vocab, const char *name)
{
	struct coco_buf pattern = COCO_BUF_INIT;
	coco_buf_puts(&pattern, "^(");
	put_alternatives(vocab, 2, &pattern);
	if (strcmp(name, "nuts") == 0) {
		put_alternatives(coco_vocab("country"), 2, &pattern);
		coco_buf_puts(&pattern, "EL|UK)[0-9A-Z]{0,3}$");
	} else {
		if (pattern.len > 2)
			pattern.len--; /* the last bar */
		coco_buf_puts(&pattern, ")([.][0-9]{1,2})?$");
	}
	coco_write_key(w, "anyOf");
	coco_write_array(w);
	coco_write_object(w);
	put_enum(w, vocab);
	coco_write_end(w, true);
	coco_write_object(w);
	put(w, "type", "string");
	coco_write_key(w, "pattern");
	coco_write_str(w, coco_buf_view(&pattern));
	coco_write_end(w, true);
	coco_write_end(w, false);
	if (!coco_buf_ok(&pattern))
		w->out->failed = true;
	coco_buf_free(&pattern);
}

static void put_vocab(struct coco_writer *w, const char *name)
{
	const struct coco_vocab *vocab = coco_vocab(name);
	char key[48];
	if (!vocab)
		return;
	snprintf(key, sizeof key, "vocabulary-%s", name);
	coco_write_key(w, key);
	coco_write_object(w);
	if (strcmp(name, "nuts") == 0 || strcmp(name, "nace") == 0)
		put_open_system(w, vocab, name);
	else
		put_enum(w, vocab);
	coco_write_end(w, true);
}

/* ---- fields ----------------------------------------------------------------------------------------------------- */

static void put_type(struct coco_writer *w, const char *type, bool nullable)
{
	if (!nullable) {
		put(w, "type", type);
		return;
	}
	coco_write_key(w, "type");
	coco_write_array(w);
	coco_write_text(w, type);
	coco_write_text(w, "null");
	coco_write_end(w, false);
}

/* {"$ref":"#/$defs/vocabulary-NAME"}, {"const":"word"}, {"type":"string"}, {"type":"null"} as one anyOf. */
static void put_code(struct coco_writer *w, const struct coco_field *field, bool nullable)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	coco_write_key(w, "anyOf");
	coco_write_array(w);
	while (schema_piece(&of, &piece, &literal)) {
		char ref[64];
		coco_write_object(w);
		snprintf(ref, sizeof ref, "%s%.*s", literal ? "" : "#/$defs/vocabulary-", COCO_STR_ARG(piece));
		put(w, literal ? "const" : "$ref", ref);
		coco_write_end(w, true);
	}
	for (int i = 0; i < 2; i++) {
		if (i == 0 ? (field->flags & COCO_FIELD_OPEN) != 0 : nullable) {
			coco_write_object(w);
			put(w, "type", i == 0 ? "string" : "null");
			coco_write_end(w, true);
		}
	}
	coco_write_end(w, false);
}

static void put_choice(struct coco_writer *w, const struct coco_field *field, bool nullable)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	coco_write_key(w, "enum");
	coco_write_array(w);
	while (schema_piece(&of, &piece, &literal))
		coco_write_str(w, piece);
	if (nullable)
		coco_write_null(w);
	coco_write_end(w, false);
}

static void put_number(struct coco_writer *w, const struct coco_field *field, bool nullable)
{
	put_type(w, field->kind == COCO_INT ? "integer" : "number", nullable);
	if (field->min == 0 && field->max == 0)
		return;
	coco_write_key(w, "minimum");
	coco_write_num(w, field->min);
	coco_write_key(w, "maximum");
	coco_write_num(w, field->max);
}

static void put_members(
    struct coco_writer *w, const struct coco_field *first, size_t n, size_t prefix, const struct schema_type *hidden_by);

static void put_object(struct coco_writer *w, const struct coco_field *field, bool nullable)
{
	put_type(w, "object", nullable);
	if (!field->of) {
		coco_write_key(w, "properties");
		coco_write_object(w);
		put_members(w, field + 1, coco_schema_members(field), field->name_bytes + (size_t)1, NULL);
		coco_write_end(w, true);
	} else if (strcmp(field->of, "any") != 0) {
		coco_write_key(w, "additionalProperties");
		coco_write_object(w);
		put_type(w, strcmp(field->of, "str") == 0 ? "string" : "integer", true);
		coco_write_end(w, true);
	}
}

/* The keywords for one value of the field, without its list. */
static void put_value(struct coco_writer *w, const struct coco_field *field, bool nullable)
{
	switch (field->kind) {
	case COCO_INT:
	case COCO_NUM:
		put_number(w, field, nullable);
		return;
	case COCO_BOOL:
		put_type(w, "boolean", nullable);
		return;
	case COCO_CODE:
		put_code(w, field, nullable);
		return;
	case COCO_CHOICE:
		put_choice(w, field, nullable);
		return;
	case COCO_OBJECT:
		put_object(w, field, nullable);
		return;
	case COCO_ANY:
		coco_write_key(w, "type");
		coco_write_raw(w, COCO_STR("[\"number\",\"string\",\"boolean\",\"array\",\"null\"]"));
		return;
	case COCO_DATE:
		put_type(w, "string", nullable);
		put(w, "format", "date");
		return;
	case COCO_TIME:
	case COCO_INTERVAL:
		put_type(w, "string", nullable);
		put(w, "pattern", field->kind == COCO_TIME ? TIME_PATTERN : INTERVAL_PATTERN);
		return;
	default:
		put_type(w, "string", nullable);
	}
}

static void put_field(struct coco_writer *w, const struct coco_field *field)
{
	bool nullable = !(field->flags & COCO_FIELD_REQUIRED);
	struct coco_buf text = COCO_BUF_INIT;
	coco_write_object(w);
	coco_buf_printf(&text, "%s%s%s%s%s", field->meaning, field->unit ? " (" : "", field->unit ? field->unit : "", field->unit ? ")" : "",
	    field->flags & COCO_FIELD_PERSONAL ? "; personal" : "");
	coco_write_key(w, "description");
	coco_write_str(w, coco_buf_view(&text));
	coco_buf_free(&text);
	if (field->flags & COCO_FIELD_LIST) {
		put_type(w, "array", nullable);
		coco_write_key(w, "items");
		coco_write_object(w);
		put_value(w, field, false);
		coco_write_end(w, true);
	} else {
		put_value(w, field, nullable);
	}
	coco_write_end(w, true);
}

/* The rows of one level: names without a dot behind `prefix`. */
static void put_members(struct coco_writer *w, const struct coco_field *first, size_t n, size_t prefix, const struct schema_type *hidden_by)
{
	for (size_t i = 0; i < n; i++) {
		const struct coco_field *field = &first[i];
		size_t at = 0;
		if (strchr(field->name + prefix, '.'))
			continue;
		if (hidden_by && schema_seek(hidden_by->fields, hidden_by->n, (struct coco_str){field->name, field->name_bytes}, &at))
			continue;
		coco_write_key(w, field->name + prefix);
		put_field(w, field);
	}
}

/* ---- types ------------------------------------------------------------------------------------------------------ */

static void put_definition(struct coco_writer *w, const struct schema_type *type)
{
	const struct schema_type *common = &schema_types[0];
	coco_write_key(w, type->name);
	coco_write_object(w);
	put(w, "description", type->meaning);
	put(w, "type", "object");
	coco_write_key(w, "properties");
	coco_write_object(w);
	coco_write_key(w, "type");
	coco_write_object(w);
	put(w, "const", type->name);
	coco_write_end(w, true);
	put_members(w, type->fields, type->n, 0, NULL);
	put_members(w, common->fields + 1, common->n - 1, 0, type);
	coco_write_end(w, true);
	coco_write_key(w, "required");
	coco_write_array(w);
	coco_write_text(w, "type");
	for (size_t i = 0; i < type->n; i++) {
		if (type->fields[i].flags & COCO_FIELD_REQUIRED)
			coco_write_text(w, type->fields[i].name);
	}
	coco_write_end(w, false);
	coco_write_end(w, true);
}

static void put_dispatch(struct coco_writer *w)
{
	put(w, "type", "object");
	coco_write_key(w, "required");
	coco_write_raw(w, COCO_STR("[\"type\"]"));
	coco_write_key(w, "properties");
	coco_write_raw(w, COCO_STR("{\"type\":{\"type\":\"string\"}}"));
	coco_write_key(w, "allOf");
	coco_write_array(w);
	for (size_t i = 1; i < schema_n_types; i++) {
		struct coco_buf rule = COCO_BUF_INIT;
		coco_buf_printf(&rule, "{\"if\":{\"properties\":{\"type\":{\"const\":\"%s\"}}},\"then\":{\"$ref\":\"#/$defs/%s\"}}",
		    schema_types[i].name, schema_types[i].name);
		coco_write_raw(w, coco_buf_view(&rule));
		if (!coco_buf_ok(&rule))
			w->out->failed = true;
		coco_buf_free(&rule);
	}
	coco_write_end(w, false);
}

/* Does a field of the type take its codes from the vocabulary? */
static bool uses(const struct schema_type *type, const char *vocabulary)
{
	for (size_t i = 0; i < type->n; i++) {
		const char *of = type->fields[i].of;
		struct coco_str piece;
		bool literal;
		while (type->fields[i].kind == COCO_CODE && schema_piece(&of, &piece, &literal)) {
			if (!literal && coco_str_is(piece, vocabulary))
				return true;
		}
	}
	return false;
}

int coco_schema_json(const char *name, struct coco_buf *out, struct coco_err *err)
{
	const struct schema_type *only = NULL;
	const char *const *names;
	char address[64];
	size_t n = coco_vocab_names(&names);
	struct coco_writer writer, *w = &writer;
	if (name && *name && schema_type_find(name, &only, err) < 0)
		return -1;
	coco_writer_init(w, out);
	coco_write_object(w);
	put(w, "$schema", "https://json-schema.org/draft/2020-12/schema");
	snprintf(address, sizeof address, "urn:coco:record:%s", only ? only->name : "any");
	put(w, "$id", address);
	put(w, "title", only ? only->meaning : "a record of coco");
	if (only) {
		snprintf(address, sizeof address, "#/$defs/%s", only->name);
		put(w, "$ref", address);
	} else {
		put_dispatch(w);
	}
	coco_write_key(w, "$defs");
	coco_write_object(w);
	for (size_t i = 1; i < schema_n_types; i++) {
		if (!only || only == &schema_types[i])
			put_definition(w, &schema_types[i]);
	}
	for (size_t i = 0; i < n; i++) {
		bool used = only && uses(only, names[i]);
		for (size_t t = 1; !only && t < schema_n_types; t++)
			used = used || uses(&schema_types[t], names[i]);
		if (used)
			put_vocab(w, names[i]);
	}
	coco_write_end(w, true);
	coco_write_end(w, true);
	coco_buf_putc(out, '\n');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
