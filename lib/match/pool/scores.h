/* Scores from elsewhere in the place of the computed ones. Private to lib/match. */
#ifndef COCO_MATCH_SCORES_H
#define COCO_MATCH_SCORES_H

#include "engine.h"

/* Reads a file with the columns challenge, participant and score, CSV or NDJSON. 0, or -1 (exit 2 "bad-scores": a line without them, or
 * with another score than 0 to 1 with six decimals). */
int coco_scores_read(struct coco_match *match, const char *path, struct coco_err *err) COCO_MUST_USE;
/* Once the pool is read: finds who is meant, tells what names nothing and what stands there twice, and puts the pairs in order. */
int coco_scores_settle(struct coco_match *match, struct coco_err *err) COCO_MUST_USE;
/* Once the decisions are known: matches that stand keep their seats without a score, with 0; a pin without one is told. */
int coco_scores_stand(struct coco_match *match, struct coco_err *err) COCO_MUST_USE;
void coco_scores_free(struct coco_scores *scores);

/* What was given for the pair, in millionths; -1: nothing, so it is no candidate. */
int64_t coco_scores_of(const struct coco_scores *scores, size_t challenge, size_t participant);
/* Participants that a challenge has a score for, or a match that stands: numbers in the pool, ascending. */
size_t coco_scores_count(const struct coco_scores *scores, size_t challenge);
size_t coco_scores_participant(const struct coco_scores *scores, size_t challenge, size_t nth);
/* Digest of all pairs that name something, with their scores, in the order of their ids. */
const char *coco_scores_digest(const struct coco_scores *scores);

#endif
