/* A leaf of the door coco/survey.h, for tools that show headings of records of any origin. */
#ifndef COCO_SURVEY_HEADINGS_H
#define COCO_SURVEY_HEADINGS_H

#include "coco/base.h"

/* Which of n headings ask for a mark of a person, an account, or what is told of nobody (health, belief, a union), or hold an address or a
 * telephone number: a flag each into `out`. 0 or -1 (memory). */
int coco_headings_private(const struct coco_str *headings, size_t n, bool *out, struct coco_err *err) COCO_MUST_USE;

#endif
