/* Jobs that collaborations brought about, of the impact records that have a value. Jobs (heads) and full-time equivalents are two figures,
 * which cannot be added; which unit is which: job_units.csv. A value in any other unit (%, hours) is missing. The two sides of a
 * collaboration may tell of the same jobs, so that one record counts for it and the wave: of the best evidence, of several of these the
 * largest. Jobs are whole: a small sum tells how many collaborations brought one at most, so that as many as a count must have (min_cell)
 * make a sum that may be told. Invariant: the sums do not depend on the order of the records. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "jobs.h"

#define MIN_CONTRIBUTORS 3
#define MAX_SHARE 0.85

enum { JOBS, FTE, KINDS };
static const char *const kinds[KINDS] = {"jobs", "fte"};
static const char *const kpis[KINDS] = {"impacts.jobs", "impacts.fte"};
static const char *const waves[JOB_WAVES] = {"6m", "12m"};

/* The best record of a collaboration. */
struct best {
	size_t level;
	double change;
};
struct sum {
	struct coco_map *collaborations; /* NULL: nothing told */
	struct best *best;               /* malloc'ed */
	size_t cap;
};
struct jobs {
	struct sum sums[JOB_WAVES][KINDS];
	int64_t other[JOB_WAVES]; /* records in another unit */
	struct coco_buf unit, known;
};

struct jobs *jobs_new(void)
{
	return calloc(1, sizeof(struct jobs));
}

void jobs_free(struct jobs *jobs)
{
	for (size_t i = 0; jobs && i < (size_t)JOB_WAVES * KINDS; i++) {
		struct sum *sum = &jobs->sums[i / KINDS][i % KINDS];
		coco_map_free(sum->collaborations);
		free(sum->best);
	}
	if (jobs) {
		coco_buf_free(&jobs->unit);
		coco_buf_free(&jobs->known);
	}
	free(jobs);
}

/* KINDS: neither. */
static size_t kind_of(struct jobs *jobs, struct coco_str unit)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_report, "job_units");
	const size_t unit_at = coco_table_column(t, "unit"), kind_at = coco_table_column(t, "kind");
	coco_buf_clear(&jobs->unit);
	coco_fold(unit, &jobs->unit);
	if (!jobs->unit.len && coco_str_trim(unit).n) {
		return KINDS; /* "%" has no letter */
	}
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		coco_buf_clear(&jobs->known);
		coco_fold(coco_str_of(coco_table_cell(t, row, unit_at)), &jobs->known);
		if (coco_str_eq(coco_buf_view(&jobs->unit), coco_buf_view(&jobs->known))) {
			return !strcmp(coco_table_cell(t, row, kind_at), kinds[FTE]) ? FTE : JOBS;
		}
	}
	return KINDS;
}

int jobs_take(struct jobs *jobs, size_t wave, struct coco_str collaboration, const struct job_change *change)
{
	const size_t kind = kind_of(jobs, change->unit);
	if (!coco_buf_ok(&jobs->unit) || !coco_buf_ok(&jobs->known)) {
		return -1;
	}
	if (kind == KINDS) {
		jobs->other[wave]++;
		return 0;
	}
	struct sum *sum = &jobs->sums[wave][kind];
	sum->collaborations = sum->collaborations ? sum->collaborations : coco_map_new();
	bool added = false;
	const size_t at = sum->collaborations ? coco_map_add(sum->collaborations, collaboration, &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&sum->best, &sum->cap, at, sizeof *sum->best)) {
		return -1;
	}
	struct best *best = &sum->best[at];
	if (added || change->level > best->level || (change->level == best->level && change->change > best->change)) {
		*best = (struct best){change->level, change->change};
	}
	return 0;
}

/* The sum of a wave and a kind; false: no memory. */
static bool put_sum(struct coco_report *r, const struct sum *sum, size_t wave, size_t kind, int64_t other)
{
	const size_t n = sum->collaborations ? coco_map_count(sum->collaborations) : 0;
	double *changes = coco_arena_array(r->arena, n + 1, sizeof *changes), total = 0;
	if (!changes) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		changes[i] = sum->best[i].change;
	}
	coco_sort_num(changes, n); /* a sum of floating point numbers depends on their order */
	for (size_t i = 0; i < n; i++) {
		total += changes[i];
		changes[i] = fabs(changes[i]);
	}
	struct indicator *one = put(r, kpis[kind], group_with((struct group){.n = 0}, "wave", coco_str_of(waves[wave])));
	const int64_t least = r->options.min_cell > MIN_CONTRIBUTORS ? r->options.min_cell : MIN_CONTRIBUTORS;
	one->dominated = coco_dominated(changes, n, (size_t)least, MAX_SHARE);
	one->value = n ? total : (double)NAN;
	one->n = (int64_t)n;
	one->missing.count[UNKNOWN] = other;
	return true;
}

int jobs_put(const struct jobs *jobs, struct coco_report *r)
{
	for (size_t kind = 0; kind < KINDS; kind++) {
		for (size_t wave = 0; wave < JOB_WAVES; wave++) {
			const struct sum *sum = &jobs->sums[wave][kind];
			const int64_t other = kind == JOBS ? jobs->other[wave] : 0;
			if ((sum->collaborations || other) && !put_sum(r, sum, wave, kind, other)) {
				return -1;
			}
		}
	}
	return 0;
}
