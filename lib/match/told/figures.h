/* A run in figures: what the facilitator compares. Private to lib/match. */
#ifndef COCO_MATCH_FIGURES_H
#define COCO_MATCH_FIGURES_H

#include "engine.h"

/* Of the pairs that were made or stand. Sums of scores are in millionths, ratios are NaN where there is nothing to compare. */
struct coco_figures {
	size_t pairs;
	int64_t total;
	int64_t unmet; /* seats that challenges need and have not */
	/* over the open challenges that have a candidate */
	size_t worst;           /* the one with the least sum, the first of equals; COCO_NONE: there is none */
	int64_t worst_sum;      /* … and that sum */
	double mean, quartile;  /* sum of a challenge; of the quarter that has least, rounded up to a whole number of them */
	double gini_challenges; /* 0: all have alike; towards 1: one has all */
	/* over the participants that are a candidate of some challenge */
	size_t unused; /* without a pair */
	double gini_participants;
};

/* From the sums by challenge and the pairs by participant. 0, or -1: memory. */
int coco_figures_of(const struct coco_match *match, const int64_t *sum, const size_t *pitches, int64_t unmet, struct coco_figures *figures,
    struct coco_err *err) COCO_MUST_USE;
size_t coco_figures_challenges(const struct coco_match *match);   /* open ones */
size_t coco_figures_candidates(const struct coco_match *match);   /* … that have a candidate */
size_t coco_figures_participants(const struct coco_match *match); /* that are a candidate of some challenge */

enum coco_dimension { COCO_BY_COUNTRY, COCO_BY_SIZE, COCO_BY_SECTOR, COCO_DIMENSIONS };
extern const char *const coco_dimension_names[COCO_DIMENSIONS]; /* also the vocabularies' */

/* How many participants of each code are in the pool (those that are a candidate of some challenge), and how many of the chances, the
 * pairs, they have. By row of the dimension's vocabulary; behind its last: not known. Sectors are the thirteen; who has several counts in
 * each, so their shares may add up to more than the whole. */
struct coco_shares {
	size_t n; /* rows, that of the unknown included */
	size_t *pool;
	size_t *chances;
	size_t participants, pairs; /* the whole */
};
/* 0, or -1: memory. Free it in either case. */
int coco_shares_of(const struct coco_match *match, enum coco_dimension dimension, const size_t *pitches, struct coco_shares *shares,
    struct coco_err *err) COCO_MUST_USE;
void coco_shares_free(struct coco_shares *shares);

/* The run's ways side by side as Markdown tables, in its language (summary_page.c). The figures of the chosen way alone where there are no
 * others. */
int coco_summary_page(const struct coco_match *match, struct coco_buf *out, struct coco_err *err) COCO_MUST_USE;
/* What a summary needs of the run as it was written: the pairs and sums of a run that ranks, where there is no other. Free both. 0 or -1.
 */
struct coco_written {
	int64_t *sum;    /* by challenge, in millionths */
	size_t *pitches; /* by participant */
	int64_t unmet;
};
int coco_summary_written(const struct coco_match *match, struct coco_written *written, struct coco_err *err) COCO_MUST_USE;
extern const char *const coco_fair_names[COCO_FAIRS];
/* What a way gives up of the greatest total, in percent. */
double coco_summary_given_up(const struct coco_figures *greatest, const struct coco_figures *figures);

#endif
