/* When a collaboration was last heard of. */
#ifndef COCO_REPORT_SIGNS_H
#define COCO_REPORT_SIGNS_H

#include "model.h"

struct signs;
struct signs *signs_new(struct coco_report *r); /* NULL: no memory */
void signs_free(struct signs *signs);
/* Whether something of the collaboration is dated `day` or later (up to the reporting day), or is of the follow-up `wave` ("6m", "12m") or
 * a later one. */
bool signs_since(const struct signs *signs, struct coco_str collaboration, struct coco_date day, const char *wave);

#endif
