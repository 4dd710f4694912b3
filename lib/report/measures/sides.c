/* Whether manufacturers get further than creatives: for each step the share of the one side that reached it less that of the other, with
 * Newcombe's interval, and whether chance would do as a reason: Fisher's exact test, adjusted by Holm over the steps. Participants of both
 * sides, or of none that is known, count with neither. Invariant: every difference has its p beside it. */
#include "perceptions.h"

int measure_sides(struct coco_report *r, struct coco_err *err)
{
	int64_t people[2] = {0}, reached[2][STEPS] = {{0}};
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		const struct person *p = &r->facts.people[i];
		if (!p->counted || (p->side != SIDE_AVM && p->side != SIDE_CCI)) {
			continue;
		}
		people[p->side]++;
		for (size_t s = 0; s < STEPS; s++) {
			reached[p->side][s] += p->touched >> s != 0;
		}
	}
	for (size_t s = 0; people[SIDE_AVM] && people[SIDE_CCI] && s < STEPS; s++) {
		put_shares_apart(r, "funnel.side_difference", "funnel.side_p",
		    group_with((struct group){.n = 0}, "step", coco_str_of(step_codes[s])), reached[SIDE_AVM][s], people[SIDE_AVM],
		    reached[SIDE_CCI][s], people[SIDE_CCI]);
	}
	return adjust_holm(r, "funnel.side_p") ? coco_err_nomem(err) : 0;
}
