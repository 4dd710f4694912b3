/* Counting by one code or two: each pair of codes has its numerator, denominator, missing answers and values. */
#ifndef COCO_REPORT_TALLIES_H
#define COCO_REPORT_TALLIES_H

#include "model.h"

#define TALLY_DIMS 2

struct tally {
	struct coco_str code[TALLY_DIMS]; /* as the caller gave them: must outlive the tallies */
	int64_t x, n;
	struct missing missing;
	double *values; /* malloc'ed */
	size_t n_values, cap;
};
struct tallies {
	const char *dims[TALLY_DIMS]; /* NULL: no such dimension */
	struct {
		const char *const *codes;
		size_t n;
	} order[TALLY_DIMS];           /* codes that come first, in this order */
	const char *vocab[TALLY_DIMS]; /* the codes of this vocabulary follow in its order, NULL: none; then all others by their bytes,
	                                  "unknown" and "not_given" last */
	struct coco_map *keys;
	struct tally *items; /* malloc'ed */
	size_t n, cap;
	struct tally spare; /* stands in once memory is out */
	bool failed;
};

/* The tally of these codes (the second may be absent), new and empty where there was none; valid until the next call. */
struct tally *tally_of(struct tallies *t, struct coco_str first, struct coco_str second);
void tally_value(struct tallies *t, struct tally *tally, double value);
/* Sorts the items, and each one's values. */
void tallies_sort(struct tallies *t);
struct group tally_group(const struct tallies *t, const struct tally *tally);
/* Puts for each item, sorted: its share x/n, its count x of n, or the median of its values. */
void put_tally_shares(struct coco_report *r, const char *kpi, const struct tallies *t);
void put_tally_counts(struct coco_report *r, const char *kpi, const struct tallies *t);
void put_tally_medians(struct coco_report *r, const char *kpi, const struct tallies *t);
/* 0, or -1 where memory ran out on the way. */
int tallies_free(struct tallies *t);

#endif
