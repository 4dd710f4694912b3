/* The assignment of participants to challenges within seats and pitches. Private to lib/match.
 *
 * Plain numbers in, chosen pairs and their proof out: nothing here knows of records or of what a score is made of. */
#ifndef COCO_MATCH_ASSIGN_H
#define COCO_MATCH_ASSIGN_H

#include "simplex.h"

struct coco_bounds {
	int64_t min, max; /* 0 ≤ min; a min above max counts as max, the rest as shortfall */
};

/* A pair that may be assigned. */
struct coco_pair {
	uint32_t challenge, participant; /* from 0 */
	int64_t score;                   /* in millionths, 0 … 10^9 */
	bool pinned;                     /* must be assigned */
	bool chosen;                     /* out */
	uint32_t group;                  /* 0: none; else its number in the problem, from 1 */
	int64_t bonus;                   /* on top of the score in the sum of scores: what it is worth that this pair be; ≥ 0 */
};

/* Pairs of one challenge that share its seats: people of one organisation. */
struct coco_group {
	uint32_t challenge;
	int32_t max; /* of its pairs, at least as many as are pinned */
};

/* What is to be assigned, and by which aims. Sort the pairs by ids: the same problem in the same order gives the same choice. */
struct coco_assign_problem {
	const struct coco_bounds *seats;   /* a challenge */
	const struct coco_bounds *pitches; /* a participant */
	size_t n_challenges, n_participants;
	struct coco_pair *pairs;
	size_t n_pairs;
	const struct coco_group *groups; /* NULL: none */
	size_t n_groups;
	bool soft_pitches; /* the minima of pitches are an aim, not a law */
	bool everyone;     /* as many participants as possible have a pair */
};

/* In the order in which they are pursued; each among the best of those before it. */
enum coco_aim {
	COCO_AIM_SEATS,    /* most minimum seats filled */
	COCO_AIM_PITCHES,  /* most minimum pitches given; only if they are soft */
	COCO_AIM_EVERYONE, /* most participants with a pair; only if it is asked for */
	COCO_AIM_TOTAL,    /* greatest sum of scores, bonuses included */
	COCO_AIMS
};

struct coco_assignment {
	bool feasible;     /* false: the pins or the hard minimum pitches cannot be met; nothing is chosen */
	int64_t shortfall; /* unfilled minimum seats */
	int64_t unmet;     /* minimum pitches that were not given; 0 where they are a law */
	int64_t reached;   /* participants with a pair */
	int64_t total;     /* sum of the chosen scores and bonuses, in millionths */
	/* By aim: a price a node of the network that proves it (coco_simplex_stage), or NULL where the aim is not pursued. Owned by the result.
	 */
	int64_t *price[COCO_AIMS];
};

/* The network behind: a node for the source and the sink, then the challenges, then the participants, then the groups; arcs from the source
 * to a participant (the first pitch, further ones that it needs, others), from participants to challenges, or to a group of theirs (the
 * pairs), from a challenge to the sink (the seats that it needs, others), from a group to its challenge, from the sink to the source. Costs
 * of a unit by aim: -1 for an arc that the aim wants, -score - bonus of a pair. */
struct coco_assign_net {
	size_t nodes, n;
	size_t first_pair, first_seat, first_pitch, first_group; /* arcs; two a challenge, three a participant */
	struct coco_simplex_arc *arcs;
};
enum { COCO_ASSIGN_SOURCE, COCO_ASSIGN_SINK, COCO_ASSIGN_CHALLENGES };

/* Where the arc of a pair leads. */
uint32_t coco_assign_head(const struct coco_assign_problem *problem, const struct coco_pair *pair);
/* 0; the arcs are the caller's to free. -1: no memory, or more than an assignment can hold. */
int coco_assign_net(const struct coco_assign_problem *problem, struct coco_assign_net *net, struct coco_err *err) COCO_MUST_USE;
/* Costs of the arcs for an aim. */
void coco_assign_costs(const struct coco_assign_problem *problem, const struct coco_assign_net *net, enum coco_aim aim, int32_t *cost);
/* The aim is pursued. */
bool coco_assign_wants(const struct coco_assign_problem *problem, enum coco_aim aim);

/* Marks the pairs of the best assignment. Every maximum, every hard minimum and every pin holds. Returns 0 or -1. */
int coco_assign(const struct coco_assign_problem *problem, struct coco_assignment *result, struct coco_err *err) COCO_MUST_USE;
/* Counts the chosen pairs into the sums of `result`, which must be 0. 0 or -1: memory. */
int coco_assign_sum(const struct coco_assign_problem *problem, struct coco_assignment *result, struct coco_err *err) COCO_MUST_USE;
void coco_assignment_free(struct coco_assignment *result);

/* Checks a choice by other means than those that found it: bounds, pins, sums; with prices also that no other is better, by complementary
 * slackness aim by aim. 0, or -1 with exit COCO_EXIT_BUG and what is broken. */
int coco_assign_verify(const struct coco_assign_problem *problem, const struct coco_assignment *result, struct coco_err *err) COCO_MUST_USE;

/* What the sum of scores would lose without each chosen pair, if the earlier aims are to stay as they are: the optimum less the optimum
 * with the pair forbidden, in millionths; -1: it cannot go without harm to an earlier aim, is pinned, or is not chosen. `loss` is n_pairs
 * long. */
int coco_assign_losses(
    const struct coco_assign_problem *problem, const struct coco_assignment *result, int64_t *loss, struct coco_err *err) COCO_MUST_USE;

/* What the sum of scores would lose with each pair that is not chosen, if the earlier aims are to stay as they are: the optimum less the
 * optimum in which the pair must be, in millionths. Of each challenge the `most` least, and those that are equal to the last of them, and
 * all pairs of a group whose place a colleague has; the others get -1, as do those that cannot be without harm to an earlier aim or a pin.
 * `loss` is n_pairs long; where a pair is chosen it is left as it is (waiting.c). */
int coco_assign_waiting(const struct coco_assign_problem *problem, const struct coco_assignment *result, size_t most, int64_t *loss,
    struct coco_err *err) COCO_MUST_USE;

#endif
