/* Rows of the tables of this room's tests: a sentence, which may hold commas, and what is behind it. */
#ifndef COCO_TESTS_CONCEPT_ROWS_H
#define COCO_TESTS_CONCEPT_ROWS_H

#include "coco/base.h"

/* The last part of a row, which gets shorter by it. */
static inline struct coco_str last_part(struct coco_str *row)
{
	size_t comma = row->n;
	while (comma > 0 && row->s[comma - 1] != ',')
		comma--;
	const struct coco_str part = coco_str_sub(*row, comma, row->n);
	row->n = comma > 0 ? comma - 1 : 0;
	return part;
}

#endif
