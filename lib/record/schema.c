/* The schema: looking things up in the table (schema_table.c), and the key of a record.
 *
 * A name is sought from where the last one was found: records are mostly written in the table's order, so that a lookup
 * mostly takes one comparison, and nothing needs to be built. Invariant: a type's own field hides the common one.
 */
#include <stdlib.h>
#include <string.h>
#include "json.h"
#include "schema.h"

const struct schema_type *schema_type_of(struct coco_str type)
{
	for (size_t i = 1; type.s && i < schema_n_types; i++) {
		if (schema_types[i].name_bytes == type.n && coco_same_bytes(schema_types[i].name, type.s, type.n))
			return &schema_types[i];
	}
	return &schema_types[0];
}

const struct coco_field *schema_seek(const struct coco_field *fields, size_t n, struct coco_str name, size_t *at)
{
	size_t start = *at < n ? *at : 0;
	for (size_t step = 0, i = start; name.n > 0 && step < n; step++, i = i + 1 < n ? i + 1 : 0) {
		if (fields[i].name_bytes == name.n && fields[i].name[0] == name.s[0] && memcmp(fields[i].name, name.s, name.n) == 0) {
			*at = i + 1;
			return &fields[i];
		}
	}
	return NULL;
}

size_t coco_schema_members(const struct coco_field *field)
{
	const struct schema_type *type = schema_type_of(coco_str_of(field->type));
	const struct coco_field *end = type->fields + type->n, *at = field + 1;
	while (at < end && at->name_bytes > field->name_bytes && at->name[field->name_bytes] == '.' &&
	       memcmp(at->name, field->name, field->name_bytes) == 0)
		at++;
	return (size_t)(at - field) - 1;
}

const struct coco_field *schema_seek_member(const struct coco_field *field, size_t n, struct coco_str name, size_t *at)
{
	size_t start = *at < n ? *at : 0, prefix = field->name_bytes + (size_t)1;
	for (size_t step = 0, i = start; step < n; step++, i = i + 1 < n ? i + 1 : 0) {
		const struct coco_field *member = field + 1 + i;
		if (member->name_bytes == prefix + name.n && coco_same_bytes(member->name + prefix, name.s, name.n)) {
			*at = i + 1;
			return member;
		}
	}
	return NULL;
}

bool schema_piece(const char **of, struct coco_str *piece, bool *literal)
{
	const char *at = *of;
	if (!at || !*at)
		return false;
	*literal = *at == '=';
	at += *literal;
	piece->s = at;
	while (*at && *at != '|')
		at++;
	piece->n = (size_t)(at - piece->s);
	*of = *at ? at + 1 : at;
	return true;
}

size_t coco_schema_count(void)
{
	size_t n = 0;
	for (size_t i = 0; i < schema_n_types; i++)
		n += schema_types[i].n;
	return n;
}

const struct coco_field *coco_schema_field_at(size_t i)
{
	for (size_t t = 0; t < schema_n_types; t++) {
		if (i < schema_types[t].n)
			return &schema_types[t].fields[i];
		i -= schema_types[t].n;
	}
	return NULL;
}

const struct coco_field *coco_schema_field(struct coco_str type, struct coco_str name)
{
	if (!name.s)
		return NULL;
	const struct schema_type *own = schema_type_of(type);
	size_t at = 0;
	const struct coco_field *field = schema_seek(own->fields, own->n, name, &at);
	at = 0;
	return field ? field : schema_seek(schema_types[0].fields, schema_types[0].n, name, &at);
}

size_t coco_schema_types(void)
{
	return schema_n_types - 1;
}

const char *coco_schema_type(size_t i)
{
	return i + 1 < schema_n_types ? schema_types[i + 1].name : NULL;
}

const char *coco_schema_type_meaning(size_t i)
{
	return i + 1 < schema_n_types ? schema_types[i + 1].meaning : NULL;
}

bool coco_schema_known(struct coco_str type)
{
	return schema_type_of(type) != &schema_types[0];
}

/* ---- the key ---------------------------------------------------------------------------------------------------- */

struct coco_str schema_text(struct coco_str raw, struct coco_arena **arena)
{
	if (raw.n < 2 || raw.s[0] != '"')
		return COCO_STR_NONE;
	if (!memchr(raw.s, '\\', raw.n))
		return coco_str_sub(raw, 1, raw.n - 1);
	if (!*arena && !(*arena = coco_arena_new()))
		return COCO_STR_NONE;
	return coco_json_str(raw, *arena);
}

static int str_order(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

static bool put_list(struct coco_str raw, struct coco_arena **arena, struct coco_buf *out)
{
	if (!*arena && !(*arena = coco_arena_new()))
		return false;
	size_t n = coco_json_count(raw), i = 0;
	struct coco_str *items = coco_arena_array(*arena, n, sizeof *items);
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	while (items && i < n && coco_json_next(&iter, &key, &value)) {
		items[i] = schema_text(value, arena);
		if (!items[i++].s)
			return false;
	}
	if (!items || n == 0)
		return false;
	qsort(items, n, sizeof *items, str_order);
	for (i = 0; i < n; i++) {
		if (i > 0)
			coco_buf_putc(out, '\x1e');
		coco_buf_str(out, items[i]);
	}
	return true;
}

/* A whole number that stands as coco_num_text writes it, as nearly all numbers in keys do. */
static bool is_short_number(struct coco_str raw)
{
	size_t i = 0;
	while (i < raw.n && raw.s[i] >= '0' && raw.s[i] <= '9')
		i++;
	return i == raw.n && i <= 9;
}

/* Appends one key field's value; false where it is of no use in a key. */
static bool put_part(struct coco_str raw, struct coco_arena **arena, struct coco_buf *out)
{
	char text[COCO_NUM_TEXT];
	double number;
	switch (coco_json_kind(raw)) {
	case COCO_JSON_STRING:
		raw = schema_text(raw, arena);
		coco_buf_str(out, raw);
		return raw.s != NULL;
	case COCO_JSON_ARRAY:
		return put_list(raw, arena, out);
	case COCO_JSON_INT:
	case COCO_JSON_REAL:
		if (!coco_json_num(raw, &number))
			return false;
		coco_buf_put(out, text, coco_num_text(number, text));
		return true;
	default:
		return false;
	}
}

size_t schema_key_parts(const struct schema_type *type, const struct coco_field *parts[SCHEMA_PARTS])
{
	size_t n = 0;
	for (size_t i = 0; i < type->n && n < SCHEMA_PARTS; i++) {
		if (type->fields[i].flags & (COCO_FIELD_KEY | COCO_FIELD_INSTEAD))
			parts[n++] = &type->fields[i];
	}
	return n;
}

/* The parts of a key in the making. */
struct parts {
	const struct coco_field *const *fields;
	const struct coco_str *values;
	size_t n;
	struct coco_arena *arena; /* NULL until needed */
	bool there;               /* one of them at least has a value */
};

/* A string without escapes, or a number that stands as it must, which nearly all parts are, into `out`, which has room for it. NULL: it is
 * something else. */
static inline char *put_plain(struct coco_str raw, char *out)
{
	if (raw.s[0] == '"' && raw.n >= 2)
		return memchr(raw.s, '\\', raw.n) ? NULL : json_put_bytes(out, raw.s + 1, raw.n - 2);
	return is_short_number(raw) ? json_put_bytes(out, raw.s, raw.n) : NULL;
}

/* Appends the fields with the flag. False: a required one has no value, or one of them cannot be part of a key. */
static bool put_parts(struct parts *parts, unsigned flag, struct coco_buf *out)
{
	for (size_t i = 0; i < parts->n; i++) {
		const struct coco_field *field = parts->fields[i];
		if (!(field->flags & flag))
			continue;
		const struct coco_str raw = parts->values[i];
		const bool absent = !raw.n || raw.s[0] == 'n'; /* null */
		char *room = out->cap - out->len > raw.n + 1 ? out->data + out->len : coco_buf_room(out, raw.n + 1), *behind = NULL;
		if (!room || (absent && (field->flags & COCO_FIELD_REQUIRED) != 0))
			return false;
		*room = '\x1f';
		behind = absent ? room + 1 : put_plain(raw, room + 1);
		out->len += behind ? (size_t)(behind - room) : 1;
		out->data[out->len] = '\0';
		if (!behind && !put_part(raw, &parts->arena, out))
			return false;
		parts->there = parts->there || !absent;
	}
	return true;
}

bool schema_key_put(const struct coco_field *const *fields, const struct coco_str *values, size_t n, struct coco_buf *out)
{
	struct parts parts = {fields, values, n, NULL, false};
	const size_t start = out->len;
	bool ok = put_parts(&parts, COCO_FIELD_KEY, out);
	if (ok && !parts.there)
		ok = put_parts(&parts, COCO_FIELD_INSTEAD, out);
	if (parts.arena)
		coco_arena_free(parts.arena);
	ok = ok && parts.there && coco_buf_ok(out);
	if (!ok && out->data)
		out->data[out->len = start] = '\0';
	return ok;
}

bool coco_rec_key(const struct coco_rec *rec, struct coco_buf *out)
{
	const struct coco_field *parts[SCHEMA_PARTS];
	struct coco_str values[SCHEMA_PARTS];
	const size_t n = schema_key_parts(schema_type_of(rec->type), parts), start = out->len;
	for (size_t i = 0; i < n; i++)
		values[i] = coco_rec_get(rec, parts[i]->name);
	coco_buf_str(out, rec->type);
	bool ok = schema_key_put(parts, values, n, out);
	if (!ok && out->data)
		out->data[out->len = start] = '\0';
	return ok;
}
