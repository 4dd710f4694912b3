/* Who and what was lost, where and why: participants who withdrew, pairs that were declined, collaborations that were
 * dropped, each by the reason given; participants also by the last step that they reached. A reason that nobody gave is
 * counted as such. Invariant: the counts by reason add up to the count of each type. */
#include "tallies.h"

static const char *const types[] = {"participant", "match", "collaboration"};
static const char *const lost_status[] = {"withdrawn", "declined", "dropped"};
static const char *const steps_lost[] = {"none", "connect", "share", "solve", "innovate"};

static bool lost(const struct coco_report *r, const struct coco_rec *rec, size_t type)
{
	if (!coco_str_is(coco_rec_str(rec, "status", r->arena), lost_status[type])) {
		return false;
	}
	switch (type) {
	case 0:
		return r->facts.people[person_in(r, rec, "id")].counted;
	case 1:
		return counted_date(r, rec, "decided");
	default:
		return counted_date(r, rec, "end");
	}
}

/* The last step that the person reached, as a place in steps_lost. */
static size_t last_step(const struct person *p)
{
	size_t step = STEPS;
	while (step && !(p->touched & 1U << (step - 1))) {
		step--;
	}
	return step;
}

int measure_losses(struct coco_report *r, struct coco_err *err)
{
	struct tallies reasons = {.dims = {"type", "reason"}, .order = {{types, COCO_LEN(types)}, {NULL, 0}}, .vocab = {NULL, "barrier"}};
	struct tallies steps = {.dims = {"step"}, .order = {{steps_lost, COCO_LEN(steps_lost)}}};
	int64_t all[COCO_LEN(types)] = {0};
	for (size_t t = 0; t < COCO_LEN(types); t++) {
		for (size_t i = 0, records = coco_store_count(r->store, types[t]); i < records; i++) {
			const struct coco_rec *rec = coco_store_at(r->store, types[t], i);
			if (!lost(r, rec, t)) {
				continue;
			}
			tally_of(&reasons, coco_str_of(types[t]), rec_code(r, rec, "stop_reason", "not_given"))->x++;
			all[t]++;
			if (!t) {
				const struct person *p = &r->facts.people[person_in(r, rec, "id")];
				tally_of(&steps, coco_str_of(steps_lost[last_step(p)]), COCO_STR_NONE)->x++;
			}
		}
	}
	for (size_t i = 0; i < reasons.n; i++) {
		size_t t = 0;
		while (!coco_str_is(reasons.items[i].code[0], types[t])) {
			t++;
		}
		reasons.items[i].n = all[t];
	}
	for (size_t i = 0; i < steps.n; i++) {
		steps.items[i].n = all[0];
	}
	tallies_sort(&reasons);
	tallies_sort(&steps);
	put_tally_counts(r, "losses.count", &reasons);
	put_tally_counts(r, "losses.step", &steps);
	return tallies_free(&reasons) | tallies_free(&steps) ? coco_err_nomem(err) : 0;
}
