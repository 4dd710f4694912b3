/* How fast participants go on, and who stands still. The days to a step run from a participant's first dated record to the
 * first of the step or of a later one; who has none yet is still waiting at the reporting day, and counts as such (Kaplan and
 * Meier): leaving them out would show the fast ones alone. Who has gone a while without any record and has not reached
 * INNOVATE stands still. Invariant: n + missing of each step is the number of participants with any record. */
#include <math.h>
#include <stdlib.h>

#include "model.h"

#define LEVEL 0.95
#define STILL_DAYS 90 /* as kpi.csv says */
#define DAYS_READ 8   /* of pace_days, too */
const double pace_days[PACE_DAYS] = {14, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1460, 1825};

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

/* The share that had reached the step by each of the days, and how many were at risk then, up to the last on which anyone was seen; after
 * it only if all had. */
static void put_within(struct coco_report *r, struct group group, const struct coco_survival *steps, size_t n_steps,
    const struct coco_duration *times, const struct indicator *days)
{
	size_t at = 0, gone = 0;
	const int64_t n = days->n;
	const struct missing missing = days->missing;
	const double last = n ? times[n - 1].time : -1;
	const bool all = n_steps && !(steps[n_steps - 1].survival > 0);
	for (size_t k = 0; k < DAYS_READ && (all || pace_days[k] <= last); k++) {
		while (at < n_steps && steps[at].time <= pace_days[k]) {
			at++;
		}
		while (gone < (size_t)n && times[gone].time < pace_days[k]) {
			gone++;
		}
		const char *code = coco_arena_printf(r->arena, "%.0f", pace_days[k]);
		const struct group by = group_with(group, "within", coco_str_of(code ? code : ""));
		put_count(r, "pace.at_risk", by, n - (int64_t)gone, n);
		struct indicator *i = put(r, "pace.within_share", by);
		i->value = at ? 1 - steps[at - 1].survival : 0;
		i->lo = at ? 1 - steps[at - 1].ci.hi : (double)NAN;
		i->hi = at ? 1 - steps[at - 1].ci.lo : (double)NAN;
		i->n = n;
		i->missing = missing;
		flag_few(i, n);
	}
}

/* What is drawn. 0 or -1 (no memory). */
static int keep_pace(
    struct coco_report *r, size_t step, const struct coco_survival *steps, size_t n_steps, const struct coco_duration *times, size_t n)
{
	double *seen = coco_arena_array(r->arena, n + 1, sizeof *seen), *waiting = coco_arena_array(r->arena, n + 1, sizeof *waiting);
	struct coco_survival *own = coco_arena_array(r->arena, n_steps + 1, sizeof *own);
	struct pace *pace = &r->pace[step];
	if (!seen || !waiting || !own) {
		return -1;
	}
	*pace = (struct pace){own, n_steps, seen, waiting, n, 0};
	for (size_t i = 0; i < n_steps; i++) {
		own[i] = steps[i];
	}
	for (size_t i = 0; i < n; i++) {
		seen[i] = times[i].time;
		waiting[pace->n_waiting] = times[i].time;
		pace->n_waiting += !times[i].event;
	}
	return 0;
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
		size_t n_steps = coco_kaplan_meier(times, n, LEVEL, steps);
		struct coco_estimate median = coco_survival_quantile(steps, n_steps, 0.5);
		struct group at = group_with(group, "step", coco_str_of(step_codes[s]));
		struct indicator *i = put(r, "pace.days", at);
		i->value = median.value;
		i->lo = median.ci.lo;
		i->hi = median.ci.hi;
		i->n = (int64_t)n;
		i->missing = missing;
		flag_few(i, i->n);
		const struct indicator days = *i; /* putting more moves it */
		put_within(r, at, steps, n_steps, times, &days);
		if (side == SIDES && keep_pace(r, s, steps, n_steps, times, n)) {
			return -1;
		}
	}
	return 0;
}

static void put_still(struct coco_report *r, struct group group, size_t side)
{
	int64_t waiting = 0, still = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
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
