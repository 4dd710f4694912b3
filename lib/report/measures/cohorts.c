/* Cohorts: the participants by the quarter of their first dated record, and how many of each have reached the steps by the
 * reporting day. Later cohorts had less time, so a fall from line to line is no finding by itself. Who has no dated record is in
 * no cohort. Invariant: within a cohort the shares do not rise from step to step. */
#include "tallies.h"

/* "2026-Q1" of a day. */
static struct coco_str quarter(const struct coco_report *r, int32_t day)
{
	struct coco_date date = coco_date_from_days(day);
	const char *text = coco_arena_printf(r->arena, "%04d-Q%d", date.year, (date.month + 2) / 3);
	return coco_str_of(text ? text : "");
}

int measure_cohorts(struct coco_report *r, struct coco_err *err)
{
	struct tallies t = {.dims = {"cohort", "step"}, .order = {{NULL, 0}, {step_codes, STEPS}}};
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		const struct person *p = &r->facts.people[i];
		int32_t first = NO_DAY;
		for (size_t s = 0; s < STEPS; s++) {
			first = p->first[s] < first ? p->first[s] : first;
		}
		if (!p->counted || first == NO_DAY) {
			continue;
		}
		struct coco_str cohort = quarter(r, first);
		for (size_t s = 0; s < STEPS; s++) {
			struct tally *one = tally_of(&t, cohort, coco_str_of(step_codes[s]));
			one->n++;
			one->x += p->touched >> s != 0;
		}
	}
	tallies_sort(&t);
	put_tally_shares(r, "cohorts.reach", &t);
	return tallies_free(&t) ? coco_err_nomem(err) : 0;
}
