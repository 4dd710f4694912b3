/* Collaborations by where their participants are from: one counts in each region, sector or size that a participant of it is in,
 * so parts do not add up to all. How many there are, how many are alive, how many are first-time pairs. Invariant: no part has
 * more than all. */
#include "split.h"

struct part {
	int64_t all, judged, alive, told, first;
	struct missing missing, untold;
	size_t met; /* the last collaboration that was counted here, from 1 on */
};

static void count_one(const struct coco_report *r, const struct coco_rec *rec, struct part *part)
{
	struct coco_str status = status_by_now(r, rec);
	bool first = false;
	part->all++;
	if (!agreed(r, rec)) {
		part->missing.count[coco_str_is(status, "contact") ? NOT_STARTED : UNKNOWN]++;
		return;
	}
	part->judged++;
	part->alive += !coco_str_is(status, "dropped");
	if (coco_rec_bool(rec, "first_time_pair", &first)) {
		part->told++;
		part->first += first;
	} else {
		part->untold.count[NOT_GIVEN]++;
	}
}

static int put_parts(struct coco_report *r, const struct split *split)
{
	struct part *parts = coco_arena_array(r->arena, split->n + 1, sizeof *parts);
	int64_t total = 0;
	for (size_t i = 0; parts && i < coco_store_count(r->store, "collaboration"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		size_t n = 0;
		struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
		if (!begun(r, rec)) {
			continue;
		}
		total++;
		for (size_t k = 0; who && k < n; k++) {
			struct part *part = &parts[split_part(split, person_of(r, who[k]))];
			if (part->met != i + 1) {
				part->met = i + 1;
				count_one(r, rec, part);
			}
		}
	}
	for (size_t c = 0; parts && c <= split->n; c++) {
		struct group g = group_with((struct group){.n = 0}, split->name, split_code(split, c));
		if (parts[c].all) {
			put_count(r, "collaborations.count", g, parts[c].all, total);
			put_share(r, "collaborations.alive_share", g, parts[c].alive, parts[c].judged, &parts[c].missing);
			put_share(r, "partnerships.first_time_share", g, parts[c].first, parts[c].told, &parts[c].untold);
		}
	}
	return parts ? 0 : -1;
}

int measure_partners(struct coco_report *r, struct coco_err *err)
{
	int status = 0;
	for (size_t s = 0; s < r->n_splits && !status; s++) {
		if (r->splits[s].by != COCO_BY_SIDE) {
			status = put_parts(r, &r->splits[s]);
		}
	}
	return status ? coco_err_nomem(err) : 0;
}
