/* The shape of kept records: which fields, where each lies in a row, and what was asked for in vain.
 *
 * A row has for each field of the shape its raw JSON, which is empty where the record has no such field. The key's fields come first, those
 * within objects last. */
#include "rows.h"

#include <limits.h>
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
	shape->n_filled += filled;
}

int shape_make(struct coco_shape *shape, struct coco_str type, const struct coco_kept_field *keeps, size_t n)
{
	size_t parts = 0;
	shape->n_parts = schema_key_parts(schema_type_of(type), shape->parts);
	shape->fields = calloc(shape->n_parts + n + 1, sizeof *shape->fields);
	shape->filled = calloc(shape->n_parts + n + 1, sizeof *shape->filled);
	shape->said = calloc(shape->n_parts + n + 1, sizeof *shape->said);
	if (!shape->fields || !shape->filled || !shape->said)
		return -1;
	for (size_t i = 0; i < shape->n_parts; i++) {
		shape_add(shape, shape->parts[i]->name, false);
		parts += (shape->parts[i]->flags & COCO_FIELD_KEY) != 0;
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

void shape_says(struct coco_shape *shape, struct coco_str type, const struct coco_says *says, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t f = 0; f < shape->n; f++)
			if (coco_str_is(type, says[i].type) && shape->filled[f] && coco_str_is(shape->fields[f], says[i].field))
				shape->said[f].most = says[i].most;
}

void shape_free(struct coco_shape *shape)
{
	for (size_t f = 0; shape->said && f < shape->n; f++)
		coco_buf_free(&shape->said[f].text);
	free(shape->said);
	free(shape->fields);
	free(shape->filled);
}

/* ---- a row ------------------------------------------------------------------------------------------------------ */

size_t row_bytes(const char *row, size_t n)
{
	const size_t width = (unsigned char)*row & ROW_WIDTH;
	return 1 + n * width + row_end(row, width, n);
}

static size_t sum_of(const struct coco_str *values, size_t n)
{
	size_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += values[i].n;
	return sum;
}

static size_t width_for(size_t sum)
{
	return sum <= UINT8_MAX ? 1 : sum <= UINT16_MAX ? 2 : 4;
}

size_t row_size(const struct coco_str *values, size_t n)
{
	const size_t sum = sum_of(values, n);
	return 1 + n * width_for(sum) + sum;
}

/* Nearly all rows are short. */
static inline void put_short(char *row, const struct coco_str *values, size_t n)
{
	char *at = row + 1 + n;
	size_t end = 0;
	for (size_t i = 0; i < n; i++) {
		if (values[i].n)
			at = json_put_bytes(at, values[i].s, values[i].n);
		end += values[i].n;
		row[1 + i] = (char)end;
	}
}

void row_put(char *row, const struct coco_str *values, size_t n)
{
	const size_t sum = sum_of(values, n), width = width_for(sum);
	char *const first = row + 1 + n * width;
	uint32_t end = 0;
	if (width == 1)
		put_short(row, values, n);
	for (size_t i = 0; i < n && width > 1; i++) {
		const uint16_t half = (uint16_t)(end += (uint32_t)values[i].n);
		memcpy(row + 1 + i * width, width == 2 ? (const void *)&half : (const void *)&end, width);
		if (values[i].n)
			memcpy(first + end - values[i].n, values[i].s, values[i].n);
	}
	*row = (char)(width | (sum && memchr(first, '\\', sum) ? ROW_ESCAPED : 0));
}

/* ---- a kept record ---------------------------------------------------------------------------------------------- */

size_t shape_seek(struct coco_shape *shape, struct coco_str name)
{
	size_t i = 0;
	while (i < shape->n && !shape_is(shape->fields[i], name))
		i++;
	*shape_guess(shape, name) = (unsigned char)(i < UCHAR_MAX ? i : UCHAR_MAX);
	return i;
}

struct coco_str shape_value(const void *context, struct coco_str name)
{
	const struct coco_rec *rec = context;
	const size_t i = shape_field(rec->shape, name);
	return i < rec->shape->n ? row_value(rec->line.s, rec->shape->n, i) : COCO_STR_NONE;
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

struct coco_str rows_seek(const struct coco_rec *rec, struct coco_str path)
{
	if (is_kept(rec->shape, path))
		return memchr(path.s, '.', path.n) ? json_path(shape_value, rec, path) : COCO_STR_NONE;
	snprintf(rec->shape->missed, sizeof rec->shape->missed, "%.*s", COCO_STR_ARG(path));
	return COCO_STR_NONE;
}
