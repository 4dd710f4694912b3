/* reached.h: names and pages at networks, telephone numbers behind a word, and homes in people's own words. */
#ifndef COCO_SURVEY_REACHED_H
#define COCO_SURVEY_REACHED_H

#include "import.h"

/* Tells in turn what of `kinds` (coco_reach_mask) stands in a text: *at counts from 0; NULL: nothing more. */
const char *survey_reach_code(unsigned kinds, bool verbatim, size_t *at);
/* Takes them out of a text (`verbatim`: tells of them). 0 or -1 (memory). */
int survey_reach_clean(struct survey_job *job, const struct survey_column *column, bool verbatim, struct coco_str *text);
/* Takes positions on the map out of a cell of a field; what stands beside one stays. `place`: a town is asked for, so that two numbers with
 * decimals are one. 0 or -1 (memory). */
int survey_positions_clean(struct survey_job *job, const struct survey_column *column, bool place, struct coco_str *cell);

#endif
