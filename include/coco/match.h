/* coco/match.h: who should meet whom, and why. Challenges and participants in, `match` records out: the best participants of
 * each challenge, or the best assignment of all.
 *
 * A coco_match takes the records of a run one by one, keeps those that matter, and makes its records in one go at the end.
 * Its result does not depend on the order of the records. What is wrong with the data, and which places nobody can fill,
 * goes to the run's diagnostics. It is called by one thread, and may do its work in several. */
#ifndef COCO_MATCH_H
#define COCO_MATCH_H

#include "coco/record.h"

/* "MIN:MAX", whole numbers, MIN not above MAX. */
struct coco_match_range {
	bool given;
	int64_t min, max;
};
int coco_match_range_parse(const char *text, const char *option, struct coco_match_range *range, struct coco_err *err);

/* "I/N": the Ith of N shards, from 1. */
struct coco_match_options;
int coco_match_shard_parse(const char *text, struct coco_match_options *options, struct coco_err *err);

/* What comes after the seats are filled. */
enum coco_fair {
	COCO_FAIR_TOTAL,    /* the greatest sum of scores */
	COCO_FAIR_WORST,    /* the greatest sum of scores for the challenge that has least, within a budget */
	COCO_FAIR_EVERYONE, /* as many participants as possible have a pair; then the sum */
	COCO_FAIRS
};

struct coco_match_options {
	bool assign;                     /* the best assignment of all, not each challenge's best */
	long top;                        /* participants a challenge, when ranking; 0: ten */
	struct coco_match_range seats;   /* a challenge; not given: the record's, else 3:5 */
	struct coco_match_range pitches; /* a participant; not given: the record's, else 0:2 */
	int fair;                        /* enum coco_fair, when assigning */
	double fair_budget;              /* percent of the greatest sum that COCO_FAIR_WORST may give up; below 0: 5 */
	long waiting;                    /* further participants a challenge, when assigning */
	bool summary;                    /* coco_match_summary will be asked: count everybody, assign in all ways */
	long round;                      /* 0: the highest round of the challenges, else 1 */
	bool cross_border;               /* pairs of two countries are wanted */
	bool again;                      /* pairs that met in an earlier round may meet once more */
	bool first_time;                 /* pairs that have not worked together are wanted */
	int lang;                        /* of the reasons: a coco_lang_index */
	const char *weights;             /* NULL: the defaults; "text=1,skills=.5" (what is not named weighs 0), or a file */
	bool explain;                    /* a paragraph for each side with every match */
	const char
	    *stable; /* "cci" or "avm": no matches are made, but the stable choice after the pitches that is best for this side; or NULL */
	const char *pairs; /* file of the pairs that are asked about, alone; or NULL */
	struct coco_match_shard {
		int64_t number, of; /* from 1; of 0: all challenges */
	} shard;
	const char *scores;           /* file of scores in the place of the computed ones, or NULL */
	const char *pins;             /* file of what the facilitator has decided, or NULL */
	const char *keep;             /* records of an earlier run whose pairs are to be kept, when assigning; or NULL */
	double keep_weight;           /* points of score that a kept pair is worth, at most 900; below 0: 1 */
	struct coco_out *certificate; /* where the proof of the assignment goes, or NULL; borrowed */
	const char *verify;           /* file of a certificate: it is checked, and nothing else is done; or NULL */
	long threads;                 /* at most; 0: as many as there are cores and as pay. The result is the same. */
};

struct coco_match;
/* Reads weights, pins and pairs. `run` and `options` are borrowed. Errors: bad-weights, bad-pins, bad-pairs, bad-scores (exit
 * 2), bad-certificate (exit 3). */
struct coco_match *coco_match_new(struct coco_run *run, const struct coco_match_options *options, struct coco_err *err);

enum coco_match_fate {
	COCO_MATCH_PASS,    /* pass it on */
	COCO_MATCH_REPLACE, /* our own of this round: the new ones stand in its place */
	COCO_MATCH_LATER    /* not known before all records are read: ask coco_match_replaces at the end */
};
/* Takes a record in, if it matters, and says what is to become of its line. -1: memory. */
int coco_match_add(struct coco_match *match, const struct coco_rec *rec, enum coco_match_fate *fate, struct coco_err *err) COCO_MUST_USE;
/* Computes all. */
int coco_match_solve(struct coco_match *match, struct coco_err *err) COCO_MUST_USE;
/* After coco_match_solve: whether the line that was the `nth` with that fate, from 0, is replaced. */
bool coco_match_replaces(const struct coco_match *match, size_t nth);
int64_t coco_match_round_of(const struct coco_rec *rec); /* of a match record; 1 where it does not say */
/* The new records, a line each with its line end, by challenge and rank. */
struct coco_str coco_match_lines(const struct coco_match *match);
/* True: places that nobody could fill, or other findings that ask for exit status 1. */
bool coco_match_findings(const struct coco_match *match);
/* The run in figures: one JSON object with a line end, or a page for reading, Markdown in the run's language. Where it is an assignment,
 * all ways of enum coco_fair stand side by side. Needs the option `summary`. */
int coco_match_summary(const struct coco_match *match, bool page, struct coco_buf *out, struct coco_err *err);
void coco_match_free(struct coco_match *match);

#endif
