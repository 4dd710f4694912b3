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

void rows_set(const struct rows *rows, struct coco_rec *rec, size_t i)
{
	rec->line = (struct coco_str){rows->sorted[i], 0}; /* a row says itself how long it is */
	rec->line_number = i;
}

const struct coco_rec *rows_at(struct rows *rows, size_t i)
{
	if (i >= rows->n)
		return NULL;
	if (rows->shape.one_id)
		return &rows->recs[i];
	struct coco_rec *rec = &rows->recs[rows->turn++ % ROWS_TURNS];
	rows_set(rows, rec, i);
	return rec;
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

size_t rows_refer(const struct coco_rec *rec, struct coco_str name, struct rows *target)
{
	struct rows *rows = (struct rows *)rec->shape; /* its first member */
	const size_t field = shape_field(&rows->shape, name);
	if (field == rows->shape.n || !target->shape.one_id) {
		(void)rows_get(rec, name); /* notes that it is not kept */
		return COCO_NONE;
	}
	const struct rows_refs *refs = NULL;
	for (size_t i = 0; !refs && i < rows->n_refs; i++) {
		if (rows->refs[i].field == field && rows->refs[i].target == target)
			refs = &rows->refs[i];
	}
	refs = refs ? refs : refer_all(rows, field, target); /* without it, record by record */
	const uint32_t place =
	    refs ? refs->place[rec->line_number] : place_of(target, row_value(rec->line.s, rows->shape.n, field), &rows->decoded);
	return place == UINT32_MAX ? COCO_NONE : place;
}

const unsigned char *rows_digest(const struct rows *rows, size_t i)
{
	return (const unsigned char *)rows->sorted[i] - COCO_SHA256_BYTES;
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
