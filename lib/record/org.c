/* Whose name an organisation's name is. A sole trader's is personal; where nobody said so it counts as such for a micro creative,
 * because most of them work under their own name, for a creative of unknown size, who may be micro, and for a micro firm of both sides,
 * which is a creative as well. */
#include "coco/record.h"

bool coco_org_personal(const struct coco_rec *rec, struct coco_arena *arena)
{
	bool personal;
	if (coco_rec_bool(rec, "org_personal", &personal))
		return personal;
	struct coco_str size = coco_rec_str(rec, "size", arena), side = coco_rec_str(rec, "side", arena);
	if (coco_str_is(side, "cci"))
		return !size.n || coco_str_is(size, "micro");
	return coco_str_is(side, "both") && coco_str_is(size, "micro");
}
