/* Participants, and the funnel over the four steps: a step is reached by a record of it or of a later one, so the order in
 * which a participant came does not matter and the funnel never widens. Conversion compares a step with the one before;
 * CONNECT with all. Invariant: reached(SHARE) <= reached(CONNECT) <= participants, in every group. */
#include <stdlib.h>

#include "split.h"

struct tally {
	int64_t people, reached[STEPS], skipped[STEPS];
	int64_t organisations, without_org;
	size_t last_org; /* one more than the number of the one counted last; 0: none yet */
};

static void count_person(struct tally *t, const struct person *p)
{
	t->people++;
	for (size_t s = 0; s < STEPS; s++) {
		unsigned later = p->touched >> s;
		t->reached[s] += later != 0;
		t->skipped[s] += later != 0 && !(later & 1U);
	}
}

/* Of people in the order of their organisations. */
static void count_org(struct tally *t, uint32_t org)
{
	if (org == NO_ORG) {
		t->without_org++;
	} else if (t->last_org != org + (size_t)1) {
		t->organisations++;
		t->last_org = org + (size_t)1;
	}
}

static void put_people(struct coco_report *r, struct group group, const struct tally *t)
{
	put_count(r, "participants.count", group, t->people, t->people);
	struct indicator *i = put(r, "participants.organisations", group);
	i->value = (double)t->organisations;
	i->n = t->people - t->without_org;
	i->missing.count[NOT_GIVEN] = t->without_org;
}

static void put_steps(struct coco_report *r, struct group group, const struct tally *t)
{
	for (size_t s = 0; s < STEPS; s++) {
		struct group at = group_with(group, "step", coco_str_of(step_codes[s]));
		put_count(r, "funnel.reached", at, t->reached[s], t->people);
		put_share(r, "funnel.reach", at, t->reached[s], t->people, NULL);
		put_share(r, "funnel.conversion", at, t->reached[s], s ? t->reached[s - 1] : t->people, NULL);
		put_count(r, "funnel.skipped", at, t->skipped[s], t->reached[s]);
	}
}

/* ---- groups ----------------------------------------------------------------------------------------------------- */

/* Each group's people, then each group's steps; groups without a soul are left out. */
static void put_all(struct coco_report *r, const struct tally *all, struct tally *const *parts)
{
	void (*const puts[])(struct coco_report *, struct group, const struct tally *) = {put_people, put_steps};
	for (size_t k = 0; k < COCO_LEN(puts); k++) {
		puts[k](r, (struct group){.n = 0}, all);
		for (size_t s = 0; s < r->n_splits; s++) {
			const struct split *split = &r->splits[s];
			for (size_t i = 0; i < split->n; i++) {
				if (parts[s][i].people) {
					puts[k](r, group_with((struct group){.n = 0}, split->name, split->codes[i]), &parts[s][i]);
				}
			}
		}
	}
}

static void count_all(const struct coco_report *r, struct tally *all, struct tally *const *parts)
{
	for (size_t k = 0, n = coco_store_count(r->store, "participant"); k < n; k++) {
		const size_t i = r->facts.by_org[k];
		const struct person *p = &r->facts.people[i];
		if (!p->counted) {
			continue;
		}
		count_person(all, p);
		count_org(all, p->org);
		for (size_t s = 0; s < r->n_splits; s++) {
			struct tally *one = &parts[s][r->splits[s].of[i]];
			count_person(one, p);
			count_org(one, p->org);
		}
	}
}

int measure_reach(struct coco_report *r, struct coco_err *err)
{
	struct tally all = {.people = 0}, *parts[SPLITS_MAX];
	int status = splits_read(r);
	for (size_t s = 0; s < r->n_splits && !status; s++) {
		parts[s] = coco_arena_array(r->arena, r->splits[s].n + 1, sizeof *parts[s]);
		status = parts[s] ? 0 : -1;
	}
	if (!status) {
		count_all(r, &all, parts);
	}
	if (!status && all.people) {
		put_all(r, &all, parts);
	}
	return status ? coco_err_nomem(err) : 0;
}
