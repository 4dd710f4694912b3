/* A run of matching: what its parts share. Private to lib/match. */
#ifndef COCO_MATCH_ENGINE_H
#define COCO_MATCH_ENGINE_H

#include "coco/match.h"

#include "assign.h"
#include "component.h"
#include "gate.h"

/* A pair that may be: numbers in the pool. */
struct coco_candidate {
	uint32_t challenge, participant;
	double score, text; /* of the whole, of the texts (NaN: unknown) */
	unsigned decided;
};

/* Why participants are no candidates of a challenge. */
struct coco_tally {
	size_t gate[COCO_GATES];
	size_t *must; /* by key of the challenge's must */
	size_t candidates, filled;
	int64_t unmet; /* seats that it needs and has not */
	double sum;    /* of the scores of its pairs */
};

/* A pair of the facilitator's file, in its order. */
struct coco_pin {
	struct coco_str challenge, participant;
	bool veto;
	size_t line;
};

/* An assignment of an earlier run that nobody has touched. */
struct coco_earlier {
	struct coco_str challenge, participant;
	int64_t round;
};

struct coco_match {
	struct coco_run *run;
	const struct coco_match_options *options;
	struct coco_weights weights;
	struct coco_campaign campaign;
	struct coco_store *store;
	struct coco_pool pool;
	struct coco_decisions *decisions;
	struct coco_pin *pins;
	size_t n_pins, cap_pins;
	struct coco_earlier *earlier;
	size_t n_earlier, cap_earlier;
	int64_t round;
	char run_hash[COCO_SHA256_TEXT];
	struct coco_tally *tallies; /* by challenge */
	size_t *pitches;            /* by participant: its pairs */
	bool *admissible;           /* by participant: could be paired with some challenge */
	size_t asked;               /* challenge that the affinity is asked about, from 1 */
	double *texts;              /* scratch: affinity by participant in the index */
	struct coco_candidate *candidates;
	size_t n, cap;
	struct coco_buf lines;
	size_t written;
	bool findings;
};

/* Fills the weights from "text=1,skills=.5" or a file (weights.c). */
int coco_weights_read(
    struct coco_run *run, const char *text, struct coco_weights *weights, struct coco_measures *measures, struct coco_err *err);
/* Reads the file of pins (pins.c), and turns pins, interests and earlier matches into decisions once the pool is read. */
int coco_pins_read(struct coco_match *match, const char *path, struct coco_err *err);
int coco_decisions_read(struct coco_match *match, struct coco_err *err);
/* Asks the affinity about a challenge, if it was not the last. */
int coco_match_ask(struct coco_match *match, size_t challenge, struct coco_err *err);
/* Appends the candidates of a challenge and counts who is none. */
int coco_candidates_of(struct coco_match *match, size_t challenge, struct coco_err *err);
/* By challenge, then the better score, then the smaller id. */
int coco_candidate_order(const void *a, const void *b);
/* The best assignment (assigning.c); writes its records. */
int coco_match_assign(struct coco_match *match, struct coco_err *err);
/* Writes a match record (emit.c). */
int coco_match_emit(
    struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status, struct coco_err *err);
/* Writes the array of reasons (reason.c). */
int coco_reasons_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    struct coco_writer *w, struct coco_err *err);
/* Parts and weights of a candidate. */
int coco_candidate_parts(struct coco_match *match, const struct coco_candidate *candidate, struct coco_parts *parts);
/* Messages (tell.c). That an option does nothing in this mode: */
void coco_match_tell_unused(const struct coco_match *match);
/* That nothing is known of a challenge's owner, if so. */
void coco_match_tell_owner(struct coco_match *match, size_t challenge);
/* That a challenge has no list: nobody may be paired with it, or nobody has anything to do with it. */
void coco_match_tell_empty(struct coco_match *match, size_t challenge);
/* That a challenge has fewer participants than it needs, and why. */
void coco_match_tell_unfilled(struct coco_match *match, size_t challenge, int64_t wanted);

#endif
