/* coco/assign.h: who gets whom, when all is weighed at once: exact assignments within bounds and what proves them, fairer ones within a
 * budget, why a place stays empty, and stable choices of two sides.
 *
 * Plain numbers in, chosen pairs and their proof out: nothing here knows of records or of what a score is made of. The same problem in the
 * same order gives the same answer; one thread. What a function makes is checked by another that shares no code with it (…_verify): a
 * result that fails there has exit COCO_EXIT_BUG. */
#ifndef COCO_ASSIGN_H
#define COCO_ASSIGN_H

#include "coco/base.h"

/* ---- the best assignment ----------------------------------------------------------------------------------------- */

struct coco_bounds {
	int64_t min, max; /* 0 ≤ min; a min above max counts as max, the rest as shortfall */
};

enum { COCO_ASSIGN_DEAREST = 1000000000 }; /* the most that a pair may be worth: score and bonus, in millionths; as COCO_SIMPLEX_DEAREST */

/* A pair that may be assigned. */
struct coco_pair {
	uint32_t challenge, participant; /* from 0 */
	int64_t score;                   /* in millionths, from 0 */
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
	/* By aim: a price a node of the network that proves it: the reduced costs
	 * cost + p[from] - p[to] fulfil complementary slackness; or NULL where the aim is not pursued. Owned by the result.
	 */
	int64_t *price[COCO_AIMS];
};

/* How the nodes that have prices are numbered: these two, then the challenges, then the participants, then the groups. */
enum { COCO_ASSIGN_SOURCE, COCO_ASSIGN_SINK, COCO_ASSIGN_CHALLENGES };

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
 * `loss` is n_pairs long; where a pair is chosen it is left as it is. */
int coco_assign_waiting(const struct coco_assign_problem *problem, const struct coco_assignment *result, size_t most, int64_t *loss,
    struct coco_err *err) COCO_MUST_USE;

/* ---- why seats stay empty ---------------------------------------------------------------------------------------- */

/* Challenges that together need more than all their participants can give: the asked one, and those that hold the pitches that it, or
 * another of them, could use. Numbers ascend. */
struct coco_bottleneck {
	uint32_t *challenges;
	size_t n_challenges;
	uint32_t *participants; /* one more pitch of any of these fills one more seat */
	size_t n_participants;
	int64_t needed, given; /* least seats of the challenges, and how many of them can be filled at most; needed > given */
	/* Participants of the asked challenge that have no pitch for it: all of theirs are pinned elsewhere; they may not have any; a colleague
	 * has the place. */
	size_t fixed, barred, colleagues;
	bool whole; /* false: the search became too long and gives nothing */
};

/* For many questions about one solution, in which as many least seats are filled as can be; both are borrowed. NULL: no memory. */
struct coco_narrows;
struct coco_narrows *coco_narrows_new(const struct coco_assign_problem *problem, const bool *chosen);
/* About a challenge with an unfilled least seat. What it gives is valid until the next question. */
void coco_narrows_find(struct coco_narrows *narrows, uint32_t challenge, struct coco_bottleneck *bottleneck);
void coco_narrows_free(struct coco_narrows *narrows);

/* ---- a fairer assignment ----------------------------------------------------------------------------------------- */

/* Sums of scores, in millionths. Of the challenges count those that have a pair. */
struct coco_fairness {
	size_t counted;  /* challenges */
	int64_t optimum; /* the greatest total, bonuses included, … */
	int64_t least;   /* … how much of it must stay, … */
	int64_t total;   /* … and what has stayed */
	int64_t before;  /* the worst-off challenge's sum where the total is greatest */
	int64_t worst;   /* … and now */
	int64_t bound;   /* no assignment within the budget has more */
};

/* From the best assignment of the problem, which stands in its pairs (coco_assign), to a fairer one, which then stands there: the sum of
 * the worst-off challenge is lifted, then the next, among the assignments that fulfil all aims before the total as well and give up at most
 * `budget` percent (0 to 100) of the total. Never less fair than the best one; the same problem gives the same result. `result` has no
 * prices. The outcome is checked by coco_fairness_verify. 0 or -1.
 *
 * Source: the problem is the max-min fair ("Santa Claus") allocation, NP-hard: Bezáková and Dani, ACM SIGecom Exchanges 5 (2005). */
int coco_fairness_lift(const struct coco_assign_problem *problem, const struct coco_assignment *best, double budget,
    struct coco_assignment *result, struct coco_fairness *fairness, struct coco_err *err) COCO_MUST_USE;

/* Checks by other means: bounds, pins and sums, that the earlier aims are met as well as in the best assignment, that the budget holds,
 * that the worst-off challenge is what is said, no worse than before and not above the bound. 0, or -1 with exit COCO_EXIT_BUG. */
int coco_fairness_verify(const struct coco_assign_problem *problem, const struct coco_assignment *best,
    const struct coco_assignment *result, const struct coco_fairness *fairness, struct coco_err *err) COCO_MUST_USE;

/* ---- stable choices ---------------------------------------------------------------------------------------------- */

/* Whose best choice it is. */
enum coco_stable_side { COCO_STABLE_CCI, COCO_STABLE_AVM, COCO_STABLE_SIDES };

/* A pair that both would accept; what is not listed is acceptable to neither. Each two have one pair at most. */
struct coco_stable_pair {
	uint32_t challenge, participant; /* from 0 */
	/* Of COCO_STABLE_CCI: the challenge's place in the participant's order; of COCO_STABLE_AVM: the participant's place in the challenge's
	 * order. The less the better; no two alike in one's order. */
	uint32_t place[COCO_STABLE_SIDES];
};

struct coco_stable_problem {
	const size_t *seats;   /* by challenge: how many it takes, from 0 on */
	const size_t *pitches; /* by participant: how many it takes, from 0 on */
	size_t n_challenges, n_participants;
	const struct coco_stable_pair *pairs;
	size_t n_pairs;
};

/* Marks in `chosen`, n_pairs long, the pairwise stable choice that is best for the side: no pair that is not chosen would be preferred by
 * both, each to one that it has or to an empty place. Each of the side likes it at least as well as any other stable choice, each of the
 * other side at most as well. 0, or -1: memory.
 *
 * Source: deferred acceptance: Gale and Shapley, American Mathematical Monthly 69 (1962); many-to-one, and that each gets as many in every
 * stable choice: Roth and Sotomayor, Two-Sided Matching (1990), chapter 5, theorems 5.12, 5.31; where both sides have room for several
 * and like another of one's own the more, the better it stands in their order (responsive preferences): Roth, Econometrica 52 (1984);
 * Baïou and Balinski, Discrete Applied Mathematics 101 (2000). */
int coco_stable(const struct coco_stable_problem *problem, enum coco_stable_side side, bool *chosen, struct coco_err *err) COCO_MUST_USE;

/* Checks a choice by its definition, without the code that made it: capacities hold and no pair blocks it. 0, or -1 with exit
 * COCO_EXIT_BUG. */
int coco_stable_verify(const struct coco_stable_problem *problem, const bool *chosen, struct coco_err *err) COCO_MUST_USE;
/* … and that of the two best choices each gives everybody as many, the one of a side to each of that side as good ones. */
int coco_stable_compare(
    const struct coco_stable_problem *problem, const bool *best_cci, const bool *best_avm, struct coco_err *err) COCO_MUST_USE;

#endif
