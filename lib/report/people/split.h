/* The ways to split the participants, see split.c. */
#ifndef COCO_REPORT_SPLIT_H
#define COCO_REPORT_SPLIT_H

#include "model.h"

#define SPLITS_MAX 6

/* One way: the parts' codes in the order of the page, and each person's part. */
struct split {
	const char *name; /* of the dimension */
	unsigned by;      /* COCO_BY_… */
	struct coco_str *codes;
	size_t n, *of; /* of: place among the codes, by the number of the participant in the store */
};

/* Reads those that the report is asked to be broken down by into r->splits. 0 or -1 (no memory). */
int splits_read(struct coco_report *r);
bool is_way(struct coco_str name);
/* The person's part in the way of that name. */
struct coco_str part_of(const struct coco_report *r, struct coco_str name, size_t person);
/* The place of the part that this person is in; where there is none, that of "unknown", which may be one behind the codes. */
size_t split_part(const struct split *split, size_t person);
struct coco_str split_code(const struct split *split, size_t part);
/* A creative sector, "several", a NACE division, or "unknown". */
struct coco_str sector_of(const struct coco_report *r, const struct coco_rec *rec);

#endif
