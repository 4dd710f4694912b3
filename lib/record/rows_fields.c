/* Several fields of one kept record after the other: a row's ends stand side by side, so that a value whose place is known costs no search.
 * Records that are kept whole are asked for each field. */
#include "coco/record_fields.h"
#include "rows.h"

/* The places of the fields in the rows; of one that lies within an object none, as it may be sought in each row. */
static void begin(struct coco_fields *fields, const struct coco_rec *rec)
{
	fields->begun = true;
	for (size_t i = 0; i < fields->n; i++) {
		const size_t place = shape_field(rec->shape, coco_str_of(fields->names[i]));
		fields->places[i] = place < rec->shape->first_dotted ? place : COCO_NONE;
	}
}

void coco_fields_get(struct coco_fields *fields, const struct coco_rec *rec, struct coco_str *raw)
{
	if (rec->shape && !fields->begun)
		begin(fields, rec);
	for (size_t i = 0; i < fields->n; i++)
		raw[i] = rec->shape && fields->places[i] != COCO_NONE ? row_value(rec->line.s, rec->shape->n, fields->places[i])
		                                                      : coco_rec_get(rec, fields->names[i]);
}

void coco_fields_str(struct coco_fields *fields, const struct coco_rec *rec, struct coco_arena *arena, struct coco_str *texts)
{
	coco_fields_get(fields, rec, texts);
	const bool plain = rec->shape && !row_escaped(rec);
	for (size_t i = 0; i < fields->n; i++)
		texts[i] = plain ? json_inside(texts[i]) : coco_json_str(texts[i], arena);
}
