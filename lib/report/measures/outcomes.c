/* What became of it: collaborations with their state and commitment, and the activities with who came. A commitment is
 * complete with all six parts: aims, timeline, milestones, responsibilities, expectations, mode of working. Collaborations
 * and events after the reporting day do not count. Invariant: alive <= agreed; attended <= expected. */
#include <stdlib.h>
#include <string.h>

#include "model.h"

static const char *const status_order[] = {"contact", "agreed", "active", "completed", "dropped", "unknown"};
static const char *const kind_order[] = {"idea", "commission", "co_creation", "rd", "licence", "residency"};
static const char *const activity_order[] = {"info_day", "mindset_workshop", "avm_pitch", "visit", "specialised_workshop",
    "meet_the_expert", "hands_on", "solution_pitch", "individual_visit", "individual_workshop"};

static bool commitment_complete(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t part = 0;
	while (part < COMMITMENT_PARTS && commitment_part(r, rec, part)) {
		part++;
	}
	return part == COMMITMENT_PARTS;
}

/* Partners who had not worked together before. */
static void put_first_time(struct coco_report *r)
{
	int64_t told = 0, first = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		bool value = false;
		if (!agreed(r, rec)) {
			continue;
		}
		if (coco_rec_bool(rec, "first_time_pair", &value)) {
			told++;
			first += value;
		} else {
			missing.count[NOT_GIVEN]++;
		}
	}
	if (told) {
		put_share(r, "partnerships.first_time_share", (struct group){.n = 0}, first, told, &missing);
	}
}

int measure_collaborations(struct coco_report *r, struct coco_err *err)
{
	int64_t n = 0, judged = 0, alive = 0, complete = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		struct coco_str status = status_by_now(r, rec);
		if (!begun(r, rec)) {
			continue;
		}
		n++;
		if (coco_str_is(status, "contact")) {
			missing.count[NOT_STARTED]++;
		} else if (coco_str_is(status, "unknown")) {
			missing.count[UNKNOWN]++;
		} else {
			judged++;
			alive += !coco_str_is(status, "dropped");
			complete += commitment_complete(r, rec);
		}
	}
	if (!n) {
		return 0;
	}
	put_first_time(r);
	struct group all = {.n = 0};
	put_count(r, "collaborations.count", all, n, n);
	put_share(r, "collaborations.alive_share", all, alive, judged, &missing);
	put_share(r, "collaborations.commitment_share", all, complete, judged, &missing);
	const struct by_code status = {
	    "collaborations.count", "collaboration", "status", "status", "unknown", status_order, COCO_LEN(status_order), begun, status_by_now};
	const struct by_code kind = {
	    "collaborations.count", "collaboration", "kind", "kind", "not_given", kind_order, COCO_LEN(kind_order), begun, NULL};
	return put_by_code(r, &status) || put_by_code(r, &kind) ? coco_err_nomem(err) : 0;
}

/* ---- activities ------------------------------------------------------------------------------------------------- */

struct visits {
	struct coco_str code;
	size_t place;
	int64_t events, attended, absent, unmarked; /* unmarked: registered, and nobody noted who came */
	double *ratings;                            /* malloc'ed */
	size_t n, cap;
};

static int by_place(const void *a, const void *b)
{
	const struct visits *x = a, *y = b;
	return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : coco_str_cmp(x->code, y->code);
}

static int add_rating(struct visits *v, double rating)
{
	if (coco_grow(&v->ratings, &v->cap, v->n, sizeof *v->ratings)) {
		return -1;
	}
	v->ratings[v->n++] = rating;
	return 0;
}

static int add_visit(struct coco_report *r, const struct coco_rec *rec, struct visits *v)
{
	struct coco_str status = coco_rec_str(rec, "status", r->arena);
	double rating = 0;
	v->absent += coco_str_is(status, "no_show");
	v->unmarked += coco_str_is(status, "registered");
	if (!coco_str_is(status, "attended")) {
		return 0;
	}
	v->attended++;
	return coco_rec_num(rec, "rating", &rating) && rating >= 1 && rating <= 5 ? add_rating(v, rating) : 0;
}

static void put_visits(struct coco_report *r, struct group g, struct visits *v)
{
	struct missing missing = {.count = {0}}, unmarked = missing;
	missing.count[NO_ANSWER] = v->attended - (int64_t)v->n;
	unmarked.count[UNKNOWN] = v->unmarked;
	put_count(r, "activities.events", g, v->events, v->events);
	put_count(r, "activities.attended", g, v->attended, v->attended);
	put_share(r, "activities.show_share", g, v->attended, v->attended + v->absent, &unmarked);
	coco_sort_num(v->ratings, v->n);
	put_quantile(r, "activities.rating", g, v->ratings, v->n, 0.5, &missing);
}

/* The activity of an event, as a number in `codes`; COCO_NONE: out of memory. */
static size_t activity_of(
    struct coco_report *r, const struct coco_rec *event, struct coco_map *codes, struct visits **all, size_t *cap, size_t *n)
{
	struct coco_str code = rec_code(r, event, "activity", "unknown");
	bool added = false;
	size_t at = coco_map_add(codes, code, &added);
	if (at == COCO_NONE || coco_grow(all, cap, at, sizeof **all)) {
		return COCO_NONE;
	}
	if (added) {
		size_t place = 0;
		while (place < COCO_LEN(activity_order) && !coco_str_is(code, activity_order[place])) {
			place++;
		}
		(*all)[at] = (struct visits){.code = code, .place = place};
		(*n)++;
	}
	return at;
}

int measure_activities(struct coco_report *r, struct coco_err *err)
{
	struct coco_map *codes = coco_map_new();
	struct visits *each = NULL, total = {.n = 0};
	const struct coco_rec *last = NULL;
	size_t cap = 0, n = 0, at = COCO_NONE;
	bool counts = false;
	int status = codes ? 0 : -1;
	for (size_t i = 0, records = coco_store_count(r->store, "event"); i < records && !status; i++) {
		const struct coco_rec *event = coco_store_at(r->store, "event", i);
		if (within(r, coco_rec_date(event, "date"))) {
			at = activity_of(r, event, codes, &each, &cap, &n);
			if (at == COCO_NONE) {
				status = -1;
				break;
			}
			each[at].events++;
			total.events++;
		}
	}
	for (size_t i = 0, records = coco_store_count(r->store, "attendance"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "attendance", i), *event = event_of(r, rec);
		if (event != last) { /* those of an event stand side by side */
			counts = event && within(r, coco_rec_date(event, "date"));
			at = counts ? activity_of(r, event, codes, &each, &cap, &n) : COCO_NONE;
			last = event;
		}
		if (counts) {
			status = at == COCO_NONE || add_visit(r, rec, &each[at]) || add_visit(r, rec, &total) ? -1 : 0;
		}
	}
	if (!status && total.events) {
		put_visits(r, (struct group){.n = 0}, &total);
		qsort(each, n, sizeof *each, by_place);
		for (size_t i = 0; i < n; i++) {
			put_visits(r, group_with((struct group){.n = 0}, "activity", each[i].code), &each[i]);
		}
	}
	for (size_t i = 0; i < n; i++) {
		free(each[i].ratings);
	}
	free(each);
	free(total.ratings);
	coco_map_free(codes);
	return status ? coco_err_nomem(err) : 0;
}
