/* Weights that make the respondents stand for a population, and sums of weighted answers. */
#ifndef COCO_REPORT_POPULATION_H
#define COCO_REPORT_POPULATION_H

#include "model.h"

#define NO_YEAR INT64_MIN
struct margin_row {
	struct coco_str dimension, code;
	double total;
	int64_t year; /* NO_YEAR: not given */
};
struct population {
	struct margin_row *rows; /* malloc'ed, as they were given */
	size_t n, cap;
	char margins[COCO_SHA256_TEXT]; /* what tells them from others, whatever their order and unit */
	double *weights;                /* by the person's number, 1 on the average; NaN: not a respondent. NULL before weights_read */
	int64_t respondents;
	double n_eff, largest; /* of the weights; the largest as a multiple of their mean */
};

/* Makes the weights. Errors: input where the margins and the respondents do not fit. */
int weights_read(struct coco_report *r, struct coco_err *err);
void population_free(struct population *population);

/* The answers of those who have a weight. */
struct weighted {
	double x, w, w2;        /* weights of those who say it, of all, and their squares */
	int64_t n, without;     /* without: have no weight */
	struct missing missing; /* as without weights */
};
void weigh(const struct coco_report *r, struct weighted *sum, size_t person, bool says); /* person COCO_NONE: none */
/* The weighted share with Wilson's interval by the effective n, and the effective n itself (`kpi_n` NULL: not). */
void put_effective(struct coco_report *r, const char *kpi, struct group group, const struct weighted *sum);
void put_weighted(struct coco_report *r, const char *kpi, const char *kpi_n, struct group group, const struct weighted *sum);

#endif
