/* Reading the reference values, and comparing with them. */
#ifndef TEST_STATS_HELP_H
#define TEST_STATS_HELP_H

#include <criterion/criterion.h>
#include <jansson.h>

#include "coco/stats.h"

json_t *load(const char *name); /* of ../shared/reference; skips the test where it is absent */
/* Ascending copy of a JSON array of numbers, or of counts of the values 1, 2, 3 …; free() it. */
double *numbers(const json_t *array, bool counts, size_t *n);
double *as_given(const json_t *array, size_t *n); /* the same in the array's order */
double member(const json_t *object, const char *key);
double item(const json_t *array, size_t i);
void near(double got, double want, const char *what);
void near_interval(struct coco_interval got, const json_t *want, const char *what);

#endif
