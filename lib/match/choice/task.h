/* What a run has to assign, and what came of it. Private to lib/match.
 *
 * A task is made once of the candidates; it may be solved in several ways, each with an outcome of its own. */
#ifndef COCO_MATCH_TASK_H
#define COCO_MATCH_TASK_H

#include "engine.h"

/* All is owned by the task. */
struct coco_task {
	struct coco_assign_problem problem; /* its pairs are in the order of the candidates */
	struct coco_bounds *seats, *pitches;
	struct coco_bounds *asked; /* by participant: the bounds as they were wished, before what cannot be was lifted */
	struct coco_pair *pairs;
	struct coco_group *groups; /* people of one organisation, by challenge */
	size_t n_groups;
	size_t *first; /* by challenge: its first pair; behind the last: the number of pairs */
	size_t *open;  /* pairs by participant */
};

/* A solution. All is owned by it. */
struct coco_outcome {
	bool made;
	struct coco_assignment assignment; /* with the prices that prove it; of COCO_FAIR_WORST without prices */
	struct coco_fairness fairness;     /* of COCO_FAIR_WORST */
	bool *chosen;                      /* by pair */
	int64_t *loss;                     /* by pair: coco_assign_losses, coco_assign_waiting; NULL: nobody asked */
	size_t *filled;                    /* by challenge: its pairs */
	int64_t *sum;                      /* by challenge: their scores, in millionths */
	size_t *pitches;                   /* by participant: its pairs */
};

/* Makes the task of the match's candidates, which must all be there. What must be lifted is told. 0 or -1; free it in either case. */
int coco_task_build(struct coco_match *match, struct coco_task *task, struct coco_err *err) COCO_MUST_USE;
void coco_task_free(struct coco_task *task);

/* Solves the task in one of the ways, unless that is done already, and proves it; outcomes[fair] is then made, and stands in the task: its
 * pairs are the chosen ones, its aims the pursued ones. COCO_FAIR_WORST makes COCO_FAIR_TOTAL too, from which it starts. If the minima of
 * pitches cannot be kept together, they are an aim from then on. `outcomes` has a place a way, all 0 at first. 0 or -1; free them in either
 * case. */
int coco_outcome_make(const struct coco_match *match, struct coco_task *task, enum coco_fair fair, struct coco_outcome *outcomes,
    struct coco_err *err) COCO_MUST_USE;
/* Computes what each chosen pair is worth to the whole, and of the others the `waiting` a challenge that would cost it least. Ask before
 * the task is solved in another way; not of COCO_FAIR_WORST. */
int coco_outcome_price(const struct coco_task *task, struct coco_outcome *outcome, size_t waiting, struct coco_err *err) COCO_MUST_USE;
void coco_outcomes_free(struct coco_outcome *outcomes);

#endif
