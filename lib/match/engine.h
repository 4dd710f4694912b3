/* A run of matching: what its parts share. Private to lib/match. */
#ifndef COCO_MATCH_ENGINE_H
#define COCO_MATCH_ENGINE_H

#include "coco/assign.h"
#include "coco/match.h"

#include "component.h"
#include "facts.h"
#include "gate.h"

#include <stdatomic.h>

/* A pair that may be: numbers in the pool. */
struct coco_candidate {
	uint32_t challenge, participant;
	double score, text; /* of the whole, of the texts (NaN: unknown) */
	unsigned decided;
	bool priced;   /* chosen, and … */
	int64_t price; /* … what the whole would lose without it, in millionths */
};

/* Why participants are no candidates of a challenge. */
struct coco_tally {
	size_t gate[COCO_GATES];
	size_t *must; /* by key of the challenge's must */
	size_t candidates, filled;
	bool tied;     /* who ranks behind the last of its list has the same score */
	bool strange;  /* no profile has a word of it, nor one like it */
	int64_t unmet; /* seats that it needs and has not */
	double sum;    /* of the scores of its pairs */
};

/* A pair of the facilitator's file, in its order. */
struct coco_pin {
	struct coco_str challenge, participant;
	bool veto;
	size_t line;
};

/* A pair that was asked about, in the file's order. */
struct coco_question {
	struct coco_str challenge, participant;
	size_t line;
};

/* A match of the stream whose fate is decided at the end. Without --pairs only its round is kept. */
struct coco_standing {
	int64_t round;
	struct coco_str challenge, participant;
	struct coco_str status, decided, stop_reason, locked, choice; /* raw JSON; absent: not there */
	bool ours;                                                    /* an earlier run made it, and nobody has touched it since */
	bool answered;                                                /* a new record stands in its place */
};

enum { COCO_AHEAD = 3 };
/* A pair that was chosen after the pitches: whose best choice it is in, and where each stands in the other's order. */
struct coco_choice {
	const char *side; /* "cci" or "avm"; NULL: it is in none any more */
	size_t place_cci, of_cci, place_avm, of_avm;
};

/* What is told of a pair that was asked about or chosen, beside what every match tells. */
struct coco_answer {
	const char *gate;                        /* row of closed.csv that keeps the pair apart; NULL: none does */
	bool judged;                             /* false: the gate forbids to look at the pair at all */
	size_t rank, of;                         /* 0: no candidate */
	struct coco_candidate ahead[COCO_AHEAD]; /* the best that rank before it */
	size_t n_ahead;
	const struct coco_standing *standing; /* the match of this round for the pair, or NULL */
	const struct coco_choice *choice;     /* NULL: it was asked about */
};

/* An assignment of an earlier run that nobody has touched. */
struct coco_earlier {
	struct coco_str challenge, participant;
	int64_t round;
};

/* A match of the stream that a certificate is held against. */
struct coco_certified {
	size_t order; /* in the stream */
	int64_t round;
	struct coco_str challenge, participant, run;
	double score; /* NaN: it has none */
	bool assigned;
};

/* A worker (worker.c) is a copy of it for one thread: the pool's arena, question and concepts for reading again, the sheet, the reader,
 * `asked`, the scratch and the lines are its own, all else is shared and does not change any more, but for counts by participant, which are
 * atomic, and tallies, each of which is one challenge's and so one thread's. */
/* The pairs that an earlier run has assigned. */
struct coco_keep {
	struct coco_earlier *pairs; /* by ids */
	size_t n, cap;
	size_t asked, kept, dropped, gone, made; /* of this round; kept; candidates, not kept; no candidates; new ones */
};

struct coco_match {
	struct coco_run *run;
	const struct coco_match_options *options;
	struct coco_weights weights;
	struct coco_campaign campaign;
	struct coco_store *store;
	struct coco_pool pool;
	struct coco_sheet *sheet;         /* scratch: the participant that is looked at … */
	struct coco_store_reader *reader; /* … and its record */
	struct coco_decisions *decisions;
	struct coco_scores *scores; /* given from elsewhere; NULL: they are computed */
	struct coco_pin *pins;
	size_t n_pins, cap_pins;
	struct coco_earlier *earlier;
	size_t n_earlier, cap_earlier;
	struct coco_match_options own_options; /* with a certificate: those of its run where nobody has given any */
	struct coco_certificate *certificate;  /* that is checked; NULL: none is */
	struct coco_certified *certified;
	size_t n_certified, cap_certified;
	struct coco_keep keep;
	struct coco_question *questions;
	size_t n_questions, cap_questions;
	struct coco_standing *standing;
	size_t n_standing, cap_standing;
	int64_t round;
	char run_hash[COCO_SHA256_TEXT];
	struct coco_tally *tallies;     /* by challenge */
	atomic_size_t *pitches;         /* by participant: its pairs */
	atomic_bool *admissible;        /* by participant: could be paired with some challenge */
	struct coco_outcome *outcomes;  /* by enum coco_fair, each made; NULL: no assignment, or no summary is asked for */
	struct coco_choosing *choosing; /* of a choice after the pitches, or NULL */
	size_t asked;                   /* challenge that the affinity is asked about, from 1 */
	struct coco_facts *facts;       /* of who may pitch; NULL: they are not needed, or all are alike */
	struct coco_promises *promises; /* scratch; NULL until it is needed */
	double *texts;                  /* scratch: affinity by participant in the index; NULL until it is needed */
	struct coco_candidate *candidates;
	size_t n, cap;
	struct coco_buf lines;
	struct coco_buf unfilled, idle; /* what unfilled.c has told, as JSON objects with commas between */
	size_t written;
	bool findings;
};

/* Fills the weights from "text=1,skills=.5" or a file (weights.c). */
int coco_weights_read(
    struct coco_run *run, const char *text, struct coco_weights *weights, struct coco_measures *measures, struct coco_err *err);
/* Reads the file of pins (pins.c), and turns pins, interests and earlier matches into decisions once the pool is read. */
int coco_pins_read(struct coco_match *match, const char *path, struct coco_err *err);
/* Gives each line of a file of pairs, CSV or NDJSON, to `add` (pins.c). 0, or -1. */
int coco_pair_lines(struct coco_match *match, const char *path, const char *type,
    int (*add)(struct coco_match *match, const struct coco_rec *rec, const char *path, struct coco_err *err), struct coco_err *err);
int coco_decisions_read(struct coco_match *match, struct coco_err *err);
/* Marks the pairs that met in an earlier round (met.c). 0, or -1: memory. */
int coco_met_read(struct coco_match *match);
/* Reads the certificate that is to be checked, and takes over the options of its run (certificate_check.c). */
int coco_certificate_adopt(struct coco_match *match, struct coco_err *err);
/* Keeps a match of the stream that an earlier run made. */
int coco_certificate_take(struct coco_match *match, const struct coco_rec *rec, struct coco_err *err);
/* Asks the affinity about a challenge, if it was not the last. */
int coco_match_ask(struct coco_match *match, size_t challenge, struct coco_err *err);
/* The affinity of every profile to a challenge, into `texts`. */
int coco_match_texts(struct coco_match *match, size_t challenge, struct coco_err *err);
/* Appends the candidates of a challenge and counts who is none. */
int coco_candidates_of(struct coco_match *match, size_t challenge, struct coco_err *err);
/* Appends one who may be paired, whose profile has this affinity to the challenge that was asked last. */
int coco_match_consider(struct coco_match *match, size_t challenge, const struct coco_participant *participant, unsigned decided,
    double affinity, struct coco_err *err);
/* What a text is worth to a score: unknown where the challenge has none or no profile has any. A profile that writes nothing where others
 * write has nothing in common with the challenge: to be silent must not be better than to write. `text` is the profile's affinity. */
/* The challenge in question has neither a word that counts nor a wanted skill: its texts are no fit to anybody's, rather than left out, so
 * that who says nothing is not served before who says much. */
bool coco_challenge_is_mute(const struct coco_match *match, const struct coco_challenge *challenge);
double coco_match_text(const struct coco_match *match, const struct coco_participant *participant, double text);
/* Writes the best of each challenge of the shard (ranking.c). */
int coco_match_rank(struct coco_match *match, struct coco_err *err);
/* Appends the candidates of all open challenges. */
int coco_match_candidates(struct coco_match *match, struct coco_err *err);
/* What a worker made of a challenge; what lies there from a challenge before may be used again. */
struct coco_result {
	struct coco_buf lines;
	struct coco_candidate *candidates;
	size_t n, cap;
};
/* Works on all open challenges of the shard in threads, and puts their results together in order (worker.c). */
struct coco_labour {
	int (*work)(struct coco_match *worker, size_t challenge, struct coco_result *result, struct coco_err *err);
	int (*put)(struct coco_match *match, size_t challenge, struct coco_result *result, struct coco_err *err);
};
int coco_match_labour(struct coco_match *match, const struct coco_labour *labour, struct coco_err *err);
/* How many threads are to do `n` pieces of work, of which so many pay for one. */
size_t coco_match_threads(const struct coco_match *match, size_t n, size_t pays);
long coco_match_top(const struct coco_match_options *options);      /* participants a challenge, when ranking */
double coco_match_budget(const struct coco_match_options *options); /* percent of the sum that COCO_FAIR_WORST may give up */
/* By challenge, then the better score, then the smaller id. */
int coco_candidate_order(const void *a, const void *b);
/* The best assignment (assigning.c); writes its records. */
int coco_match_assign(struct coco_match *match, struct coco_err *err);
/* The choice after the pitches (choosing.c); writes its records. */
int coco_match_choose(struct coco_match *match, struct coco_err *err);
/* Writes a match record (emit.c). */
int coco_match_emit(
    struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status, struct coco_err *err);
/* … with what was asked about it, or NULL. */
int coco_match_emit_answer(struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status,
    const struct coco_answer *answer, struct coco_err *err);
/* Writes the array of reasons (reason.c). `parts` NULL: the pair was not judged. `answer` may be NULL. */
int coco_reasons_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    const struct coco_answer *answer, struct coco_writer *w, struct coco_err *err);
/* Questions of --pairs (pairs.c): reads them, keeps what stands in the stream, answers them. */
int coco_pairs_read(struct coco_match *match, const char *path, struct coco_err *err);
int coco_match_stands(struct coco_match *match, const struct coco_rec *rec, bool ours, struct coco_err *err);
int coco_match_pairs(struct coco_match *match, struct coco_err *err);
/* Writes the reason why a pair is not, or who ranks before it. */
int coco_answer_reason(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_answer *answer,
    struct coco_writer *w, struct coco_err *err);
/* Writes a paragraph for each side (explain.c). `answer` may be NULL. */
int coco_explain_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    const struct coco_answer *answer, struct coco_writer *w, struct coco_err *err);
/* A sentence of explain.csv in a language. */
const char *coco_explain_text(const char *key, int lang);
/* An id as text of its own, also where a spreadsheet made a number of it (pins.c). */
struct coco_str coco_id_of(const struct coco_rec *rec, const char *field, struct coco_arena *arena);
/* The gate that keeps a pair apart: one of coco_gate_check, or that it has no score where scores are given. */
struct coco_verdict coco_match_verdict(
    const struct coco_match *match, size_t challenge, const struct coco_participant *participant, unsigned decided);
/* The weights for a challenge: where no skill is wanted by name, skills weigh less (skills.mentioned of measures.csv). */
struct coco_weights coco_match_weights(const struct coco_match *match, size_t challenge);
/* Text and score of a candidate of the challenge that was asked last, whose profile has this affinity to it. */
void coco_candidate_score(struct coco_match *match, struct coco_candidate *candidate, double affinity);
/* The challenge belongs to the shard of this run. */
bool coco_match_in_shard(const struct coco_match *match, size_t challenge);
/* Parts of a candidate. */
void coco_candidate_parts(struct coco_match *match, const struct coco_candidate *candidate, struct coco_parts *parts);
/* Messages (tell.c). That an option does nothing in this mode: */
void coco_match_tell_unused(const struct coco_match *match);
/* That nothing is known of a challenge's owner, if so. */
void coco_match_tell_owner(struct coco_match *match, size_t challenge);
/* That a challenge has no list: nobody may be paired with it, or nobody has anything to do with it. */
void coco_match_tell_empty(struct coco_match *match, size_t challenge);
/* "14 excluded by must.languages=[sl], 2 vetoed" into `why`: who is no candidate. */
void coco_tell_reasons(const struct coco_challenge *challenge, const struct coco_tally *tally, struct coco_buf *why);
bool coco_tell_wrong_owner(const struct coco_challenge *challenge); /* it may not own any */
const char *coco_tell_remedy(const struct coco_challenge *challenge);

#endif
