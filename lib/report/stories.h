/* Good practice: what collaborations tell of themselves, where everyone in them agreed that it is published. */
#ifndef COCO_REPORT_STORIES_H
#define COCO_REPORT_STORIES_H

#include "coco/page.h"
#include "model.h"

/* Below the tables of the section `stories`; nothing in another. */
void stories_html(const struct coco_report *r, const struct section *s, struct coco_html *h);
void stories_md(const struct coco_report *r, const struct section *s, struct coco_buf *out);
void stories_json(const struct coco_report *r, const struct section *s, struct coco_writer *w);

#endif
