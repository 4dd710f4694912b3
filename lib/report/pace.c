/* How fast participants go on, and who stands still. The days to a step run from a participant's first dated record to the
 * first of the step or of a later one; who has none yet is still waiting at the reporting day, and counts as such (Kaplan and
 * Meier): leaving them out would show the fast ones alone. Who has gone a while without any record and has not reached
 * INNOVATE stands still. Invariant: n + missing of each step is the number of participants with any record. */
#include <math.h>
#include <stdlib.h>

#include "model.h"

#define LEVEL 0.95
#define STILL_DAYS 90 /* as kpi.csv says */

/* The first day of a record of `step` or a later one; NO_DAY: there is none, or it has no date. */
static int32_t day_of(const struct person *p, size_t step)
{
	int32_t day = NO_DAY;
	for (size_t s = step; s < STEPS; s++) {
		day = p->first[s] < day ? p->first[s] : day;
	}
	return day;
}

static bool of_side(const struct person *p, size_t side)
{
	return p->counted && p->touched && (side == SIDES || p->side == (enum side)side);
}

/* All sides: SIDES. Returns how many there are. */
static size_t durations(const struct coco_report *r, size_t side, size_t step, struct coco_duration *out, struct missing *missing)
{
	int32_t today = coco_date_days(r->options.as_of);
	size_t n = 0, people = coco_store_count(r->store, "participant");
	for (size_t i = 0; i < people; i++) {
		const struct person *p = &r->facts.people[i];
		int32_t from = day_of(p, CONNECT), to = day_of(p, step);
		if (!of_side(p, side)) {
			continue;
		}
		if (from == NO_DAY || (to == NO_DAY && p->touched >> step)) { /* been there, nobody knows when */
			missing->count[NOT_GIVEN]++;
		} else {
			out[n++] = (struct coco_duration){(double)((to == NO_DAY ? today : to) - from), to != NO_DAY};
		}
	}
	return n;
}

static int put_days(struct coco_report *r, struct group group, size_t side)
{
	size_t people = coco_store_count(r->store, "participant");
	struct coco_duration *times = coco_arena_array(r->arena, people + 1, sizeof *times);
	struct coco_survival *steps = coco_arena_array(r->arena, people + 1, sizeof *steps);
	if (!times || !steps) {
		return -1;
	}
	for (size_t s = SHARE; s < STEPS; s++) {
		struct missing missing = {.count = {0}};
		size_t n = durations(r, side, s, times, &missing);
		if (!n && !missing_total(&missing)) {
			return 0;
		}
		coco_sort_durations(times, n);
		struct coco_estimate median = coco_survival_quantile(steps, coco_kaplan_meier(times, n, LEVEL, steps), 0.5);
		struct indicator *i = put(r, "pace.days", group_with(group, "step", coco_str_of(step_codes[s])));
		i->value = median.value;
		i->lo = median.ci.lo;
		i->hi = median.ci.hi;
		i->n = (int64_t)n;
		i->missing = missing;
		flag_few(i, i->n);
	}
	return 0;
}

static void put_still(struct coco_report *r, struct group group, size_t side)
{
	int64_t waiting = 0, still = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0; i < coco_store_count(r->store, "participant"); i++) {
		const struct person *p = &r->facts.people[i];
		if (!of_side(p, side) || !p->active || (p->touched & 1U << INNOVATE)) {
			continue;
		}
		if (p->last == -NO_DAY) {
			missing.count[NOT_GIVEN]++;
			continue;
		}
		waiting++;
		still += coco_date_days(r->options.as_of) - p->last >= STILL_DAYS;
	}
	if (waiting || missing_total(&missing)) {
		put_share(r, "pace.still_share", group, still, waiting, &missing);
	}
}

int measure_pace(struct coco_report *r, struct coco_err *err)
{
	for (size_t side = 0; side <= SIDES; side++) {
		size_t which = side ? side - 1 : SIDES; /* all, then each side */
		struct group group = {.n = 0};
		if (side && !(r->options.by & COCO_BY_SIDE)) {
			break;
		}
		group = side ? group_with(group, "side", coco_str_of(side_codes[which])) : group;
		if (put_days(r, group, which)) {
			return coco_err_nomem(err);
		}
		put_still(r, group, which);
	}
	return 0;
}
