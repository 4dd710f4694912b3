/* What is told of two texts in two languages beside their atoms, shared by the files that compare translations. */
#pragma once

#include "atoms.h"

/* ---- compare_people.c ---- */

/* Family names behind a given name of `from` whose letters are nowhere in `to`; at most `room` of them. */
size_t across_people_lost(const struct across *from, const struct across *to, struct coco_fact *lost, size_t room);

/* ---- compare_demands.c ---- */

/* Adds at most one difference for each sentence: what must be may be, what must not be may be, what is not is. 0 or -1. */
int across_demands_tell(const struct across *a, const struct across *b, struct coco_difference *out, size_t *n);
