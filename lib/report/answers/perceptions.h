/* Answers on a scale, between the measures that read them: a cell holds those to one statement (a construct, or an item of one) about
 * one image, of one side, in one wave. */
#ifndef COCO_REPORT_PERCEPTIONS_H
#define COCO_REPORT_PERCEPTIONS_H

#include "population.h"

#define CATEGORIES_MAX 11 /* a scale with more points has no shares of its answers */

struct scale {
	double min, max;
	bool known;
};
struct answer {
	size_t who; /* number of the participant; COCO_NONE: nobody that is known */
	double value;
};
struct cell {
	struct group group;
	struct scale scale;
	struct coco_str construct, item, of, wave; /* item: absent where the construct alone names the statement; of, wave: may be empty */
	struct coco_str scale_code;
	enum side side;
	struct answer *answers; /* malloc'ed */
	size_t n, cap;
	struct missing missing;
	struct weighted all; /* of those answers that have a weight */
	double weighted[CATEGORIES_MAX];
};
/* In the page's order: by statement, scale, image, side, wave. */
struct cells_in_order {
	struct cell **items;
	size_t n;
};

/* Adds to `multi` the constructs that are asked about by several items. 0 or -1 (memory). */
int several_items(const struct coco_report *r, struct coco_map *multi);
/* The same people before and after; the own image against how the other side sees it. 0 or -1 (memory). */
int put_changes(struct coco_report *r, const struct cells_in_order *cells);
int put_gaps(struct coco_report *r, const struct cells_in_order *cells);
/* How well the statements of a scale go together. */
int put_reliability(struct coco_report *r, const struct cells_in_order *cells);
/* Of the answers, ascending, malloc'ed; NULL: no memory. */
double *answer_values_new(const struct cell *cell);
/* How far the answers of two cells lie apart. 0 or -1. */
int put_apart(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, const struct cell *one, const struct cell *other);
/* Cliff's delta of two ascending samples with `p_kpi` beside it. */
void put_delta(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, const double *x, size_t m, const double *y, size_t n);
/* The difference x/m - y/n of two shares, and `p_kpi` beside it: whether chance would do as a reason. */
void put_shares_apart(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, int64_t x, int64_t m, int64_t y, int64_t n);
/* Adjusts all p-values of a KPI by Holm. 0 or -1. */
int adjust_holm(struct coco_report *r, const char *kpi);

#endif
