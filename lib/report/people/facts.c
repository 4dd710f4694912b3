/* What the measures share: who takes part, on which side, from where, and which of the four steps each has a record in.
 * A step is touched by an attended event or a held meeting of it; a pitch touches SOLVE for its creative and for the
 * challenge's owner, a collaboration INNOVATE for all its participants. Records dated after the reporting day touch
 * nothing. Invariant: the result does not depend on the order of the input (the store is in key order). */
#include <stdlib.h>
#include <string.h>

#include "model.h"

const char *const side_codes[SIDES] = {"avm", "cci", "both", "unknown", "other"};
const char *const step_codes[STEPS] = {"connect", "share", "solve", "innovate"};

size_t person_of(const struct coco_report *r, struct coco_str id)
{
	return coco_store_place(r->store, "participant", id);
}

size_t person_in(const struct coco_report *r, const struct coco_rec *rec, const char *field)
{
	return coco_store_refer(r->store, rec, field, "participant");
}

bool counted_date(const struct coco_report *r, const struct coco_rec *rec, const char *path)
{
	struct coco_date date = coco_rec_date(rec, path);
	return !date.year || coco_date_cmp(date, r->options.as_of) <= 0;
}

struct coco_str rec_code(const struct coco_report *r, const struct coco_rec *rec, const char *path, const char *otherwise)
{
	struct coco_str code = coco_rec_str(rec, path, r->arena);
	return code.s && code.n ? code : coco_str_of(otherwise);
}

const struct coco_rec *event_of(const struct coco_report *r, const struct coco_rec *rec)
{
	const size_t place = coco_store_refer(r->store, rec, "event", "event");
	return place == COCO_NONE ? NULL : coco_store_at(r->store, "event", place);
}

static enum step step_named(struct coco_str code)
{
	for (size_t i = 0; i < STEPS; i++) {
		if (coco_str_is(code, step_codes[i])) {
			return (enum step)i;
		}
	}
	return STEPS;
}

/* By the parent of its activity in the vocabulary; an activity that it does not have leaves the event's own `step`. */
enum step event_step(const struct coco_rec *event, struct coco_arena *arena)
{
	const struct coco_vocab *vocab = coco_vocab("activity");
	struct coco_str activity = coco_rec_str(event, "activity", arena);
	size_t at = vocab && activity.s ? coco_vocab_find(vocab, activity) : COCO_NONE;
	if (at != COCO_NONE) {
		return step_named(coco_str_of(coco_vocab_parent(vocab, at)));
	}
	return step_named(coco_rec_str(event, "step", arena));
}

void seen_day(struct coco_report *r, struct coco_date date)
{
	if (date.year) {
		int32_t day = coco_date_days(date);
		r->facts.first_day = day < r->facts.first_day ? day : r->facts.first_day;
	}
}

/* ---- people ----------------------------------------------------------------------------------------------------- */

static enum side side_of(const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_str side = coco_rec_str(rec, "side", arena);
	for (size_t i = 0; i < SIDE_UNKNOWN; i++) {
		if (coco_str_is(side, side_codes[i])) {
			return (enum side)i;
		}
	}
	return side.s && side.n ? SIDE_OTHER : SIDE_UNKNOWN;
}

static int by_code(const void *a, const void *b)
{
	struct coco_str x = *(const struct coco_str *)a, y = *(const struct coco_str *)b;
	bool last_x = coco_str_is(x, "unknown"), last_y = coco_str_is(y, "unknown");
	return last_x != last_y ? (last_x ? 1 : -1) : coco_str_cmp(x, y);
}

/* Each person's place among the sorted countries; sets facts.countries. */
static int place_countries(struct coco_report *r, const struct coco_map *codes, size_t n)
{
	size_t count = coco_map_count(codes);
	struct coco_str *sorted = coco_arena_array(r->arena, count + 1, sizeof *sorted);
	size_t *place = coco_arena_array(r->arena, count + 1, sizeof *place);
	if (!sorted || !place) {
		return -1;
	}
	for (size_t i = 0; i < count; i++) {
		sorted[i] = coco_arena_copy(r->arena, coco_map_key(codes, i));
		if (!sorted[i].s) {
			return -1;
		}
	}
	qsort(sorted, count, sizeof *sorted, by_code);
	for (size_t i = 0; i < count; i++) {
		place[coco_map_find(codes, sorted[i])] = i;
	}
	for (size_t i = 0; i < n; i++) {
		struct coco_str code = rec_code(r, coco_store_at(r->store, "participant", i), "country", "unknown");
		r->facts.people[i].country = place[coco_map_find(codes, code)];
	}
	r->facts.countries = sorted;
	r->facts.n_countries = count;
	return 0;
}

static int read_countries(struct coco_report *r, size_t n, struct coco_err *err)
{
	struct coco_map *codes = coco_map_new();
	int status = codes ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		struct coco_str code = rec_code(r, coco_store_at(r->store, "participant", i), "country", "unknown");
		status = coco_map_add(codes, code, NULL) == COCO_NONE ? -1 : 0;
	}
	status = status ? status : place_countries(r, codes, n);
	coco_map_free(codes);
	return status ? coco_err_nomem(err) : 0;
}

static int read_people(struct coco_report *r, struct coco_err *err)
{
	size_t n = coco_store_count(r->store, "participant");
	r->facts.people = coco_arena_array(r->arena, n + 1, sizeof *r->facts.people);
	if (!r->facts.people) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < n; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		struct coco_str status = coco_rec_str(rec, "status", r->arena);
		r->facts.people[i].side = side_of(rec, r->arena);
		bool joined = counted_date(r, rec, "joined");
		if (joined) {
			seen_day(r, coco_rec_date(rec, "joined"));
		}
		r->facts.people[i].counted = r->facts.people[i].side != SIDE_OTHER && !coco_str_is(status, "prospect") && joined;
		for (size_t s = 0; s < STEPS; s++) {
			r->facts.people[i].first[s] = NO_DAY;
		}
		r->facts.people[i].last = -NO_DAY;
		r->facts.people[i].active = joined && (!status.s || coco_str_is(status, "active"));
	}
	return orgs_read(r) ? coco_err_nomem(err) : read_countries(r, n, err);
}

/* ---- steps ------------------------------------------------------------------------------------------------------ */

static void touch(struct coco_report *r, size_t person, enum step step, struct coco_date date)
{
	if (person == COCO_NONE || step >= STEPS) {
		return;
	}
	struct person *p = &r->facts.people[person];
	p->touched |= 1U << step;
	if (date.year) {
		int32_t day = coco_date_days(date);
		p->first[step] = day < p->first[step] ? day : p->first[step];
		p->last = day > p->last ? day : p->last;
	}
}

static void touch_events(struct coco_report *r, const char *type, const char *status, const char *const *who, size_t n_who)
{
	const struct coco_rec *last = NULL; /* in the store's order the records of an event stand side by side */
	struct coco_date date = {0, 0, 0};
	enum step step = STEPS;
	for (size_t i = 0, records = coco_store_count(r->store, type); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, type, i), *event = event_of(r, rec);
		if (!event || !coco_str_is(coco_rec_str(rec, "status", r->arena), status)) {
			continue;
		}
		if (event != last) {
			date = coco_rec_date(event, "date");
			step = counted_date(r, event, "date") ? event_step(event, r->arena) : STEPS;
			last = event;
		}
		for (size_t k = 0; k < n_who; k++) {
			touch(r, person_in(r, rec, who[k]), step, date);
		}
	}
}

static void touch_pitches(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		if (!counted_date(r, rec, "date")) {
			r->facts.later++;
			continue;
		}
		seen_day(r, coco_rec_date(rec, "date"));
		touch(r, person_in(r, rec, "participant"), SOLVE, coco_rec_date(rec, "date"));
		const size_t challenge = coco_store_refer(r->store, rec, "challenge", "challenge");
		if (challenge != COCO_NONE) {
			touch(r, person_in(r, coco_store_at(r->store, "challenge", challenge), "owner"), SOLVE, coco_rec_date(rec, "date"));
		}
	}
}

static void touch_collaborations(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		if (!begun_by_now(r, rec)) {
			r->facts.later++;
			continue;
		}
		size_t n;
		struct coco_date begun = begun_date(rec);
		seen_day(r, begun);
		seen_day(r, coco_rec_date(rec, "start"));
		struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
		for (size_t k = 0; who && k < n; k++) {
			touch(r, person_of(r, who[k]), INNOVATE, begun);
		}
	}
}

/* Who was invited takes part once a record of a step says so. */
static void leave_out_invited(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		struct person *p = &r->facts.people[i];
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		p->counted &= p->touched || !coco_str_is(coco_rec_str(rec, "status", r->arena), "invited");
	}
}

/* The days of what is of no step; those of answers are seen where the answers are read. */
static void see_days(struct coco_report *r)
{
	static const struct {
		const char *type, *field;
	} dated[] = {{"challenge", "opens"}, {"contact", "date"}, {"milestone", "done"}, {"impact", "date"}, {"voucher", "applied"}};
	for (size_t t = 0; t < COCO_LEN(dated); t++) {
		for (size_t i = 0, records = coco_store_count(r->store, dated[t].type); i < records; i++) {
			const struct coco_rec *rec = coco_store_at(r->store, dated[t].type, i);
			struct coco_date day = coco_rec_date(rec, dated[t].field);
			if (coco_date_cmp(day, r->options.as_of) <= 0) {
				seen_day(r, day);
			}
		}
	}
}

int facts_read(struct coco_report *r, struct coco_err *err)
{
	static const char *const visitor[] = {"participant"}, *const pair[] = {"a", "b"};
	r->facts.first_day = INT32_MAX;
	if (read_people(r, err)) {
		return -1;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "event"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "event", i);
		if (counted_date(r, rec, "date")) {
			seen_day(r, coco_rec_date(rec, "date"));
		} else {
			r->facts.later++;
		}
	}
	touch_events(r, "attendance", "attended", visitor, COCO_LEN(visitor));
	touch_events(r, "meeting", "held", pair, COCO_LEN(pair));
	touch_pitches(r);
	touch_collaborations(r);
	leave_out_invited(r);
	see_days(r);
	return 0;
}
