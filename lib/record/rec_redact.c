/* A record without its personal members.
 *
 * Method: the schema says which fields are personal; they are members of the record itself, so leaving them out is a patch.
 * All other bytes stay.
 */
#include "coco/record.h"

#include <string.h>

#define PERSONAL_MOST 8 /* fields of one type; a test holds the schema to it */

int coco_rec_redact(const struct coco_rec *rec, struct coco_buf *out)
{
	struct coco_patch patches[PERSONAL_MOST];
	size_t n = 0;
	for (size_t i = 0; i < rec->n_members && n < PERSONAL_MOST; i++) {
		const struct coco_field *field = coco_schema_field(rec->type, rec->members[i].key);
		if (field && (field->flags & COCO_FIELD_PERSONAL) && coco_json_kind(rec->members[i].value) != COCO_JSON_NULL)
			patches[n++] = (struct coco_patch){field->name, COCO_STR_NONE};
	}
	if (n > 0)
		coco_rec_patch(rec, patches, n, out);
	return n > 0;
}
