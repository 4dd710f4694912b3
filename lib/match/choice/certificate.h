/* The certificate of an assignment: the problem, the choice and the prices that prove it, as a file that anyone can check without
 * solving anything (coco-formats(5) has its members and the rule). Private to lib/match.
 *
 * Writing and reading know nothing of a run; certify.c makes a certificate of a run, certificate_check.c holds one against
 * a run. */
#ifndef COCO_MATCH_CERTIFICATE_H
#define COCO_MATCH_CERTIFICATE_H

#include "task.h"

#define COCO_CERTIFICATE_SCHEMA "coco-match-certificate/1"

/* A decision about a pair: a pin or a veto of the facilitator, or that it was to be kept. */
struct coco_certified_pin {
	struct coco_str challenge, participant;
	bool veto;
};

struct coco_certificate {
	struct coco_arena *arena; /* ids and texts; owned */
	struct coco_str run;
	int64_t round;
	/* Options of the run that the problem depends on and that no record has. */
	struct coco_match_range seats, pitches;
	int fair;                /* enum coco_fair */
	double fair_budget;      /* of COCO_FAIR_WORST, in percent */
	struct coco_str weights; /* as --weights takes them */
	bool cross_border, first_time, again;
	struct coco_str scores;          /* digest of the scores that were given; absent: they were computed */
	struct coco_certified_pin *pins; /* in order of their ids; in the arena */
	size_t n_pins;
	double keep_weight;              /* of --keep … */
	struct coco_certified_pin *kept; /* … and its pairs, in order of their ids; in the arena */
	size_t n_kept;
	/* The problem: challenges and participants that no pair names are left out of the latter. */
	struct coco_str *challenges, *participants;     /* ids, in the arena */
	struct coco_bounds *seat_bounds, *pitch_bounds; /* in the arena */
	struct coco_group *groups;                      /* in the arena */
	struct coco_pair *pairs;                        /* with what was chosen; bonuses are part of the scores; owned */
	struct coco_assign_problem problem;             /* of the above */
	struct coco_assignment result;                  /* sums and prices; owned */
	/* COCO_FAIR_WORST: what was chosen is the greatest total, from which the run started; what it has assigned, by pair, and how fair that
	 * is. Else NULL: the chosen pairs are assigned. Owned. */
	bool *assigned;
	struct coco_fairness fairness;
	struct coco_str digest; /* as it was read */
	bool intact;            /* the digest is that of the rest of the file */
};

/* Names of the aims, as the file has them. */
const char *coco_aim_name(enum coco_aim aim);
const char *coco_fair_name(enum coco_fair fair);

/* Makes room for a problem of this size, with prices for the aims that are `wanted` (bits of 1 << aim). 0 or -1: memory. */
int coco_certificate_room(struct coco_certificate *certificate, size_t n_challenges, size_t n_participants, size_t n_pairs, size_t n_groups,
    unsigned wanted, struct coco_err *err) COCO_MUST_USE;
/* Frees what it owns. */
void coco_certificate_free(struct coco_certificate *certificate);

/* Writes it in a stream, a line a node or pair. What goes wrong with the output shows when it is closed. 0 or -1: memory. */
int coco_certificate_write(const struct coco_certificate *certificate, struct coco_out *out, struct coco_err *err) COCO_MUST_USE;

/* Reads a file. 0, or -1: it cannot be read, or is no certificate (exit 3 "bad-certificate", with what is missing or wrong). Free it in
 * either case. */
int coco_certificate_read(const char *path, struct coco_certificate *certificate, struct coco_err *err) COCO_MUST_USE;

/* Numbers of nodes in a certificate: of challenges that are open, of participants that a pair names. COCO_NONE: not in it, and changes
 * nothing. */
struct coco_numbering {
	size_t *challenges, *participants;
	size_t n_challenges, n_participants;
};
/* 0 or -1; free it in either case. */
int coco_numbering_of(
    const struct coco_match *match, const struct coco_task *task, struct coco_numbering *numbering, struct coco_err *err) COCO_MUST_USE;
void coco_numbering_free(struct coco_numbering *numbering);

/* Writes the certificate of a task that was solved (coco_outcome_make) to the output that the options name. */
int coco_certify(
    const struct coco_match *match, const struct coco_task *task, const struct coco_outcome *outcomes, struct coco_err *err) COCO_MUST_USE;
/* Holds the match's certificate against the task that its records make, and the choice against its match records. The first thing that
 * does not hold is told, and is a finding. 0 or -1: memory. */
int coco_certificate_check(struct coco_match *match, const struct coco_task *task, struct coco_err *err) COCO_MUST_USE;

#endif
