/* Seats that nobody could fill, and least pitches that nobody could give: told, and kept for the summary. Private to lib/match. */
#ifndef COCO_MATCH_UNFILLED_H
#define COCO_MATCH_UNFILLED_H

#include "task.h"

/* Tells of every challenge with fewer participants than it needs, and of every participant with fewer pitches than it asked for. The
 * tallies and pitches of the match are those of the outcome. 0, or -1: memory. */
int coco_unfilled_tell(
    struct coco_match *match, const struct coco_task *task, const struct coco_outcome *outcome, struct coco_err *err) COCO_MUST_USE;
/* Members `unfilled` and `unmet_pitches` of the summary. */
void coco_unfilled_write(const struct coco_match *match, struct coco_writer *w);

#endif
