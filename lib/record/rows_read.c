/* Sealed rows as records. Records of one id stand ready, since others refer to them; the rest, which are many more, are made as they are
 * asked for. What a field refers to is looked up once for all rows, in their order, in which those that refer to one other stand side by
 * side. */
#include "rows.h"

#include <string.h>

#define AHEAD 8 /* ids that are asked of memory before they are looked up */

size_t rows_count(const struct rows *rows)
{
	return rows->sorted ? rows->n : rows->n_keyed + rows->n_keyless;
}

static uint32_t place_of(struct rows *target, struct coco_str raw, struct coco_buf *decoded)
{
	struct coco_str id = json_inside(raw);
	if (id.s && memchr(id.s, '\\', id.n)) {
		coco_buf_clear(decoded);
		char *room = coco_buf_room(decoded, id.n);
		id = room ? (struct coco_str){room, json_unescape(id, room)} : COCO_STR_NONE;
	}
	const size_t place = id.s ? rows_place(target, id) : COCO_NONE;
	return place == COCO_NONE ? UINT32_MAX : (uint32_t)place;
}

/* Looks up what that field of all rows refers to. NULL: no memory for that. */
static const struct rows_refs *refer_all(struct rows *rows, size_t field, struct rows *target)
{
	struct rows_refs *refs = &rows->refs[rows->n_refs];
	if (rows->n_refs == ROWS_REFS || !(refs->place = coco_arena_array(rows->arena, rows->n + 1, sizeof *refs->place)))
		return NULL;
	refs->field = field;
	refs->target = target;
	for (size_t i = 0; i < rows->n; i++) {
		const struct coco_str ahead =
		    rows->n - i > AHEAD ? json_inside(row_value(rows->sorted[i + AHEAD], rows->shape.n, field)) : COCO_STR_NONE;
		if (ahead.s)
			rows_ids_fetch(target, ahead);
		refs->place[i] = place_of(target, row_value(rows->sorted[i], rows->shape.n, field), &rows->decoded);
	}
	rows->n_refs++;
	return refs;
}

/* NULL: no memory; then it goes record by record. */
static inline const struct rows_refs *refs_of(struct rows *rows, size_t field, struct rows *target)
{
	for (size_t i = 0; i < rows->n_refs; i++) {
		if (rows->refs[i].field == field && rows->refs[i].target == target)
			return &rows->refs[i];
	}
	return refer_all(rows, field, target);
}

const uint32_t *rows_refs_of(struct rows *rows, size_t field, struct rows *target)
{
	const struct rows_refs *refs = target->shape.one_id ? refs_of(rows, field, target) : NULL;
	return refs ? refs->place : NULL;
}

size_t rows_refer(const struct coco_rec *rec, struct coco_str name, struct rows *target)
{
	struct rows *rows = (struct rows *)rec->shape; /* its first member */
	const size_t field = shape_field(&rows->shape, name);
	if (field == rows->shape.n || !target->shape.one_id) {
		(void)rows_get(rec, name); /* notes that it is not kept */
		return COCO_NONE;
	}
	const struct rows_refs *refs = refs_of(rows, field, target);
	const uint32_t place =
	    refs ? refs->place[rec->line_number] : place_of(target, row_value(rec->line.s, rows->shape.n, field), &rows->decoded);
	return place == UINT32_MAX ? COCO_NONE : place;
}

const char *rows_missed(const struct rows *rows)
{
	return *rows->shape.missed ? rows->shape.missed : NULL;
}

void rows_json(const struct rows *rows, size_t i, struct coco_buf *out)
{
	struct coco_writer w;
	char digest[COCO_SHA256_TEXT];
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_str(&w, rows->type);
	coco_write_key(&w, "sha256");
	coco_sha256_digits(rows_digest(rows, i), digest);
	coco_write_text(&w, digest);
	for (size_t f = 0; f < rows->shape.n; f++) {
		const struct coco_str value = row_value(rows->sorted[i], rows->shape.n, f);
		if (!value.s)
			continue;
		coco_write_key_str(&w, rows->shape.fields[f]);
		coco_write_raw(&w, value);
	}
	coco_write_end(&w, true);
}
