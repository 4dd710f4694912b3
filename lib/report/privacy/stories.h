/* Good practice: what collaborations tell of themselves, where everyone in them agreed that it is published. */
#ifndef COCO_REPORT_STORIES_H
#define COCO_REPORT_STORIES_H

#include "coco/page.h"
#include "model.h"

/* Below the tables of the section `stories`; nothing in another. */
void stories_html(const struct coco_report *r, const struct section *s, struct coco_html *h);
void stories_md(const struct coco_report *r, const struct section *s, struct coco_buf *out);
void stories_json(const struct coco_report *r, const struct section *s, struct coco_writer *w);

/* Whom a story may name, see story_names.c. Everyone in the collaboration is known and agreed: */
bool story_allowed(const struct coco_report *r, const struct coco_rec *collaboration, const struct coco_str *who, size_t n);
/* The day after which the record must be deleted is over. */
bool story_expired(const struct coco_report *r, const struct coco_rec *rec);
/* The profile names the organisation of this participant (number in the facts). */
bool story_named(const struct coco_report *r, size_t person);
/* Each `name` in the text as `by`. */
struct coco_str story_replaced(const struct coco_report *r, struct coco_str text, struct coco_str name, struct coco_str by);
/* Agreed to be published, has not refused the processing of the data, and is not past the day of deletion. */
bool story_agreed(const struct coco_report *r, const struct coco_rec *participant);
struct names;
/* The text tells of someone, in the collaboration or not, whom the profile does not name what no replacement takes out. `who` are all
 * known. */
bool story_betrays(const struct coco_report *r, struct names *names, const struct coco_str *who, size_t n, struct coco_str text);

#endif
