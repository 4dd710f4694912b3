/* The pairs of an earlier run, which a new one is to keep where it can. Private to lib/match. */
#ifndef COCO_MATCH_KEEP_H
#define COCO_MATCH_KEEP_H

#include "task.h"

/* Reads the matches of an earlier run's records. Errors (exit 2): bad-keep, lines without challenge and participant. */
int coco_keep_read(struct coco_match *match, const char *path, struct coco_err *err);
/* Adds a pair to be kept; in order of the ids, if no file is read. */
int coco_keep_add(struct coco_match *match, struct coco_str challenge, struct coco_str participant, int64_t round, struct coco_err *err);
double coco_keep_weight(const struct coco_match *match); /* points of score */
/* What of it belongs to the run's name. */
void coco_keep_name(const struct coco_match *match, struct coco_buf *name);
/* What it is worth to the sum of scores to keep a pair about which this is decided, in millionths. */
int64_t coco_keep_bonus(const struct coco_match *match, unsigned decided);
/* Marks the pairs of this round as decisions; tells if there are none. 0, or -1: memory. */
int coco_keep_decide(struct coco_match *match);
/* Counts what an outcome has kept, and with -v tells it. */
void coco_keep_count(struct coco_match *match, const struct coco_outcome *outcome);
/* Member `keep` of the summary, if pairs were to be kept. */
void coco_keep_write(const struct coco_match *match, struct coco_writer *w);

#endif
