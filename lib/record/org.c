/* Whose name an organisation's name is. A sole trader's is personal; where nobody said so it counts as such for a micro creative,
 * because most of them work under their own name. */
#include "coco/record.h"

bool coco_org_personal(const struct coco_rec *rec, struct coco_arena *arena)
{
	bool personal;
	if (coco_rec_bool(rec, "org_personal", &personal))
		return personal;
	return coco_str_is(coco_rec_str(rec, "size", arena), "micro") && coco_str_is(coco_rec_str(rec, "side", arena), "cci");
}
