/* Jobs and full-time equivalents, collected record by record and put as sums. */
#ifndef COCO_REPORT_JOBS_H
#define COCO_REPORT_JOBS_H

#include "model.h"

#define JOB_WAVES 2 /* 6m, 12m */

struct jobs;
struct job_change {
	struct coco_str unit;
	double change; /* value less baseline, in the unit */
	size_t level;  /* of its evidence: the better, the higher */
};
struct jobs *jobs_new(void); /* NULL: no memory */
/* One record with a value. 0 or -1 (no memory). */
int jobs_take(struct jobs *jobs, size_t wave, struct coco_str collaboration, const struct job_change *change);
int jobs_put(const struct jobs *jobs, struct coco_report *r); /* 0 or -1 (no memory) */
void jobs_free(struct jobs *jobs);

#endif
