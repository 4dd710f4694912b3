/* The shape of kept records: which fields, where each lies in a row, and what was asked for in vain.
 *
 * Behind one another, for each field of the shape, stand the length of its raw JSON and the JSON itself; 0 where the record has no such
 * field. The key's fields come first, those within objects last. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

static void shape_add(struct coco_shape *shape, const char *name, bool filled)
{
	const struct coco_str field = coco_str_of(name);
	for (size_t i = 0; i < shape->n; i++)
		if (coco_str_eq(shape->fields[i], field))
			return;
	shape->fields[shape->n] = field;
	shape->filled[shape->n++] = filled;
}

int shape_make(struct coco_shape *shape, struct coco_str type, const struct coco_kept_field *keeps, size_t n)
{
	const size_t schema = coco_schema_count();
	size_t parts = 0, room = n;
	for (size_t i = 0; i < schema; i++)
		room += (coco_schema_field_at(i)->flags & (COCO_FIELD_KEY | COCO_FIELD_INSTEAD)) != 0;
	shape->fields = calloc(room + 1, sizeof *shape->fields);
	shape->filled = calloc(room + 1, sizeof *shape->filled);
	if (!shape->fields || !shape->filled)
		return -1;
	for (size_t i = 0; i < schema; i++) {
		const struct coco_field *field = coco_schema_field_at(i);
		if (!(field->flags & (COCO_FIELD_KEY | COCO_FIELD_INSTEAD)) || !coco_str_is(type, field->type))
			continue;
		shape_add(shape, field->name, false);
		parts += (field->flags & COCO_FIELD_KEY) != 0;
	}
	shape->one_id = parts == 1;
	for (int dotted = 0; dotted < 2; dotted++) {
		shape->first_dotted = shape->n;
		for (size_t i = 0; i < n; i++)
			if (coco_str_is(type, keeps[i].type) && (strchr(keeps[i].field, '.') != NULL) == (dotted == 1))
				shape_add(shape, keeps[i].field, keeps[i].filled);
	}
	return 0;
}

void shape_free(struct coco_shape *shape)
{
	free(shape->fields);
	free(shape->filled);
}

size_t shape_length(const unsigned char **at)
{
	uint32_t n = *(*at)++;
	if (n == SHAPE_LONG) {
		memcpy(&n, *at, sizeof n);
		*at += sizeof n;
	}
	return n;
}

static bool is_name(struct coco_str a, struct coco_str b)
{
	return a.n == b.n && a.s[0] == b.s[0] && memcmp(a.s, b.s, a.n) == 0;
}

struct coco_str shape_value(const void *context, struct coco_str name)
{
	const struct coco_rec *rec = context;
	struct coco_shape *shape = rec->shape;
	unsigned char *guess = &shape->guess[((uintptr_t)name.s ^ (uintptr_t)name.s >> 6) % ROWS_GUESSES];
	size_t i = *guess; /* most names are literals of the program: asked for again, they lie where they lay */
	if (!(i < shape->n && is_name(shape->fields[i], name))) {
		i = 0;
		while (i < shape->n && !is_name(shape->fields[i], name))
			i++;
		*guess = (unsigned char)i;
	}
	if (i == shape->n)
		return COCO_STR_NONE;
	const unsigned char *at = (const unsigned char *)rec->line.s;
	size_t n = shape_length(&at);
	for (; i > 0; i--) {
		at += n;
		n = shape_length(&at);
	}
	return n ? (struct coco_str){(const char *)at, n} : COCO_STR_NONE;
}

/* Is `path` a kept field, or within one? */
static bool is_kept(const struct coco_shape *shape, struct coco_str path)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct coco_str field = shape->fields[i];
		if (path.n >= field.n && memcmp(path.s, field.s, field.n) == 0 && (path.n == field.n || path.s[field.n] == '.'))
			return true;
	}
	return false;
}

struct coco_str rows_get(const struct coco_rec *rec, struct coco_str path)
{
	const struct coco_str value = shape_value(rec, path);
	if (value.s)
		return value;
	if (is_kept(rec->shape, path))
		return memchr(path.s, '.', path.n) ? json_path(shape_value, rec, path) : COCO_STR_NONE;
	snprintf(rec->shape->missed, sizeof rec->shape->missed, "%.*s", COCO_STR_ARG(path));
	return COCO_STR_NONE;
}
