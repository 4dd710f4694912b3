/* The choice after the pitches. Private to lib/match. */
#ifndef COCO_MATCH_CHOOSING_H
#define COCO_MATCH_CHOOSING_H

#include "engine.h"

/* A participant that has pitched for a challenge. */
struct coco_pitched {
	uint32_t challenge, participant;
	int64_t rank[COCO_STABLE_SIDES];      /* by whom it is said: COCO_STABLE_CCI the participant; 0: not said */
	double rating[COCO_STABLE_SIDES];     /* NaN: none */
	uint32_t place[COCO_STABLE_SIDES];    /* in its order, from 1; of those that may be … */
	uint32_t of[COCO_STABLE_SIDES];       /* … so many */
	enum coco_gate gate;                  /* COCO_GATE_OPEN: the pair may be */
	bool closed;                          /* the challenge is */
	size_t pair;                          /* number among those that may be, COCO_NONE: it may not */
	struct coco_candidate candidate;      /* its score */
	const struct coco_standing *standing; /* that people have decided about, or NULL */
	bool was;                             /* and it was an earlier choice */
};

/* Owned by the match. */
struct coco_choosing {
	enum coco_stable_side side;
	struct coco_pitched *pitched; /* by challenge, then participant */
	size_t n, cap;
	size_t *seats, *pitches; /* how many each takes */
	struct coco_stable_pair *pairs;
	size_t n_pairs;
	bool *chosen[COCO_STABLE_SIDES]; /* by pair: the choice that is best for that side */
};

/* Whose choice is asked for. */
enum coco_stable_side coco_choosing_side(const struct coco_match_options *options);
extern const char *const coco_side_names[COCO_STABLE_SIDES]; /* as --stable and the fields have them */

/* Reads the pitches of the round with their ranks (pitches.c); what is wrong with them is told. 0 or -1. */
int coco_pitches_read(struct coco_match *match, struct coco_choosing *choosing, struct coco_err *err) COCO_MUST_USE;
/* Puts those that may be in each one's order: `place` and `pairs`. Where ranks do not decide it is told. 0 or -1. */
int coco_pitches_order(struct coco_match *match, struct coco_choosing *choosing, struct coco_err *err) COCO_MUST_USE;

/* Why somebody has nobody, or a challenge has room left; in this order. */
enum coco_left_reason {
	COCO_LEFT_NONE,      /* nothing is left to say: it has what it has room for */
	COCO_LEFT_NO_PITCH,  /* nobody pitched for it */
	COCO_LEFT_GATE,      /* none of its pitches may be a pair */
	COCO_LEFT_NO_ROOM,   /* it takes nobody */
	COCO_LEFT_OUTRANKED, /* those it pitched for have others that they prefer */
	COCO_LEFT_ELSEWHERE  /* those who pitched for it have what they prefer */
};
struct coco_left {
	enum coco_left_reason reason;
	size_t pitches, room, has;
	const struct coco_pitched *first; /* of COCO_LEFT_GATE: a pitch of it */
};
/* Of each open challenge, and of each participant that has pitched (unmatched.c); *left has a place a challenge, then a participant. NULL:
 * no memory. Free it. */
struct coco_left *coco_choosing_left(const struct coco_match *match, struct coco_err *err);
void coco_choosing_tell(struct coco_match *match, const struct coco_left *left);
/* The part of the summary that is about the choice. 0 or -1. */
int coco_choosing_write(const struct coco_match *match, struct coco_writer *w, struct coco_err *err) COCO_MUST_USE;
void coco_choosing_free(struct coco_choosing *choosing);

/* Sums of scores by challenge and pairs by participant, in the choice that is best for `best`; both must be 0 before. */
void coco_choosing_sums(const struct coco_choosing *choosing, enum coco_stable_side best, int64_t *sum, size_t *pitches);
/* Mean place of the chosen in the order of `whose`, in the choice that is best for `best`; NaN: nobody is chosen. */
double coco_choosing_place(const struct coco_choosing *choosing, enum coco_stable_side best, enum coco_stable_side whose);

#endif
