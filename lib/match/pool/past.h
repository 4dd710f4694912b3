/* What happened before between the people of a run. Private to lib/match. */
#ifndef COCO_MATCH_PAST_H
#define COCO_MATCH_PAST_H

#include "measure.h"
#include "pool.h"

/* An owner and a participant who know each other. */
struct coco_pair_past {
	double met;              /* meetings in person; a shared event counts as a part of one */
	size_t meetings, events; /* in numbers for people: meetings; events that both came to */
	double rating_sum;       /* of those that the owner got from the participant, 1 to 5; the participant's own are with the person */
	size_t ratings;
	bool together; /* a pitch or a collaboration of theirs … */
	bool worked;   /* … and that was a collaboration */
};
/* What a participant has done. */
struct coco_person_past {
	double rating_sum; /* that it got, from whomever */
	size_t ratings;
	uint32_t chances; /* challenges that it pitched for or was assigned to in an earlier round */
	bool known;       /* some owner has a past with it */
};
/* Once all is read and every chance is noted, it may be read by many threads. */
struct coco_past;
/* Reads contacts, events with attendance, meetings, pitches and collaborations; the store and the pool are borrowed. */
struct coco_past *coco_past_new(const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures);
/* A chance of an earlier round (once a challenge and participant). */
int coco_past_chance(struct coco_past *past, struct coco_str challenge, size_t participant);
/* Participants by their numbers in the pool. Absent: all zero. */
struct coco_pair_past coco_past_pair(const struct coco_past *past, size_t owner, size_t participant);
const struct coco_person_past *coco_past_person(const struct coco_past *past, size_t participant);
/* Chances that a participant had with other challenges than this. */
size_t coco_past_chances(const struct coco_past *past, struct coco_str challenge, size_t participant);
bool coco_past_any(const struct coco_past *past); /* somebody has met somebody, or was rated */
/* Somebody had a chance before, so that who had none is a newcomer. */
bool coco_past_begun(const struct coco_past *past);
void coco_past_free(struct coco_past *past);

#endif
