/* Counts over all records of a type. Of kept records the field's place in a row is the same in all, so it is looked up once. */
#include "store.h"

#include "coco/record_count.h"

#include <string.h>

/* The field of one record after the other. */
struct reading {
	const struct coco_store *store;
	struct coco_str type, field;
	struct rows *rows; /* NULL: of a store that keeps records whole, or a field of which rows know no place */
	size_t at;         /* the field's place in a row */
	size_t n;
};

static struct reading read_field(const struct coco_store *store, const char *type, const char *field)
{
	struct reading reading = {.store = store, .type = coco_str_of(type), .field = coco_str_of(field)};
	const struct coco_rec *first = coco_store_at_of(store, reading.type, 0);
	reading.n = coco_store_count_of(store, reading.type);
	if (first && first->shape && shape_field(first->shape, reading.field) < first->shape->n) {
		reading.rows = (struct rows *)first->shape; /* its first member */
		reading.at = shape_field(first->shape, reading.field);
	}
	return reading;
}

static inline struct coco_str raw_at(const struct reading *reading, size_t i)
{
	if (reading->rows) {
		const struct coco_str value = row_value(reading->rows->sorted[i], reading->rows->shape.n, reading->at);
		if (value.s || reading->at < reading->rows->shape.first_dotted)
			return value;
	}
	return coco_rec_find(coco_store_at_of(reading->store, reading->type, i), reading->field);
}

static bool blank(struct coco_str raw, struct coco_arena *arena)
{
	if (raw.n > 2 && raw.s[0] == '"' && (unsigned char)raw.s[1] > ' ' && raw.s[1] != '\\')
		return false;
	switch (coco_json_kind(raw)) {
	case COCO_JSON_ABSENT:
	case COCO_JSON_NULL:
		return true;
	case COCO_JSON_STRING:
		return !coco_str_trim(coco_json_str(raw, arena)).n;
	case COCO_JSON_ARRAY:
	case COCO_JSON_OBJECT:
		return !coco_json_count(raw);
	default:
		return false;
	}
}

size_t coco_store_blank(const struct coco_store *store, const char *type, const char *field)
{
	const struct reading reading = read_field(store, type, field);
	size_t n = 0;
	for (size_t i = 0; i < reading.n; i++)
		n += blank(raw_at(&reading, i), store->arena);
	return n;
}

/* Those of one record that lead nowhere. */
static size_t astray_of(const struct reading *reading, size_t i, const char *target)
{
	const struct coco_store *store = reading->store;
	const struct coco_rec *rec = coco_store_at_of(store, reading->type, i);
	size_t n = 0, lost = 0;
	struct coco_str *ids = coco_rec_list(rec, reading->field.s, &n, store->arena);
	for (size_t k = 0; ids && k < n; k++)
		lost += ids[k].n && coco_store_place(store, target, ids[k]) == COCO_NONE;
	return lost;
}

size_t coco_store_astray(const struct coco_store *store, const char *type, const char *field, const char *target)
{
	const struct reading reading = read_field(store, type, field);
	struct rows *to = store_rows(store, target);
	const uint32_t *places = reading.rows && to ? rows_refs_of(reading.rows, reading.at, to) : NULL;
	size_t n = 0;
	for (size_t i = 0; i < reading.n; i++) {
		if (places && places[i] != UINT32_MAX)
			continue;
		const struct coco_str raw = raw_at(&reading, i);
		if (raw.s)
			n += astray_of(&reading, i, target);
	}
	return n;
}
