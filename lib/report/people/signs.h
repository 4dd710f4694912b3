/* When a collaboration was last heard of, and in which follow-up it answered: the same for its state, the response rate and the tasks. */
#ifndef COCO_REPORT_SIGNS_H
#define COCO_REPORT_SIGNS_H

#include "model.h"

struct signs;
struct signs *signs_new(struct coco_report *r); /* NULL: no memory */
void signs_free(struct signs *signs);
/* Whether something of the collaboration is dated `day` or later (up to the reporting day), or is of the follow-up `wave` ("6m", "12m") or
 * a later one. */
bool signs_since(const struct signs *signs, struct coco_str collaboration, struct coco_date day, const char *wave);
/* Whether an effect of the follow-up is on record, or an answer of somebody who is in no other collaboration. */
bool signs_answered(const struct signs *signs, struct coco_str collaboration, const char *wave);
/* A response with an answer, sent up to the reporting day or undated. */
bool answered(const struct coco_report *r, const struct coco_rec *response);

#endif
