/* Whether the two sides meet at eye level, and what trust was there when they agreed. Each side rates the footing from 1 to
 * 5; a collaboration stands on equal footing if both gave 4 or more; one of which nobody knows whether it was agreed is missing. Trust is
 * time: the contacts of a collaboration up to the day of its agreement, by way of meeting, and the minutes spent, for those that live on or
 * were completed and for those that were dropped; and how many of each had met in person at all, with the difference and its test. Later
 * contacts do not count, since success makes contacts. A contact belongs to the collaboration that it names if it was between two of its
 * people, else to those of exactly the people it names. A meeting that was held at an event is a contact of its two people, by the event's
 * mode, unless the log has one of that day and mode. Invariant: no contact counts twice for one collaboration. */
#include <stdlib.h>
#include <string.h>

#include "perceptions.h"
#include "tallies.h"

#define EVEN_FROM 4

static const char *const sides[] = {"avm", "cci"};
static const char *const fields[] = {"equal_footing_avm", "equal_footing_cci"};
static const char *const kinds[] = {"co_creation", "commission"};
static const char *const outcomes[] = {"alive", "dropped"};
static const char *const modes[] = {"in_person", "online", "phone", "unknown"};

/* ---- footing ---------------------------------------------------------------------------------------------------- */

static bool footing_of(const struct coco_rec *rec, size_t side, double *value)
{
	return coco_rec_num(rec, fields[side], value) && *value >= 1 && *value <= 5;
}

static int put_footing(struct coco_report *r)
{
	struct tallies all = {.dims = {"side"}, .order = {{sides, 2}}};
	struct tallies by_kind = {.dims = {"side", "kind"}, .order = {{sides, 2}, {kinds, 2}}};
	int64_t even = 0, both = 0, together = 0, asked = 0, ratings = 0;
	struct missing none = {.count = {0}}, other = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		struct coco_str kind = rec_code(r, rec, "kind", "not_given");
		bool co_creation = coco_str_is(kind, kinds[0]), commission = coco_str_is(kind, kinds[1]);
		double value[2] = {0};
		const bool not_known = coco_str_is(rec_code(r, rec, "status", "unknown"), "unknown"); /* whether it was agreed */
		if (!agreed(r, rec) && !(not_known && begun(r, rec))) {
			continue;
		}
		for (size_t s = 0; s < 2; s++) {
			struct tallies *const where[] = {&all, &by_kind};
			for (size_t k = 0; k < (co_creation || commission ? 2U : 1U); k++) {
				struct tally *t = tally_of(where[k], coco_str_of(sides[s]), k ? kind : COCO_STR_NONE);
				if (not_known) {
					t->missing.count[UNKNOWN]++;
				} else if (footing_of(rec, s, &value[s])) {
					tally_value(where[k], t, value[s]);
					ratings++;
				} else {
					t->missing.count[NO_ANSWER]++;
				}
			}
		}
		if (not_known) {
			none.count[UNKNOWN]++;
			other.count[UNKNOWN] += co_creation || commission || coco_str_is(kind, "not_given");
			continue;
		}
		bool rated = footing_of(rec, 0, &value[0]) && footing_of(rec, 1, &value[1]);
		both += rated;
		even += rated && value[0] >= EVEN_FROM && value[1] >= EVEN_FROM;
		none.count[NO_ANSWER] += !rated;
		asked += co_creation || commission;
		together += co_creation;
		other.count[NOT_GIVEN] += coco_str_is(kind, "not_given");
	}
	tallies_sort(&all);
	tallies_sort(&by_kind);
	if (ratings) {
		put_tally_medians(r, "footing.median", &all);
		put_tally_medians(r, "footing.median", &by_kind);
		put_share(r, "footing.even_share", (struct group){.n = 0}, even, both, &none);
	}
	if (asked) {
		put_share(r, "footing.cocreation_share", (struct group){.n = 0}, together, asked, &other);
	}
	return tallies_free(&all) | tallies_free(&by_kind);
}

/* ---- contacts before the agreement ------------------------------------------------------------------------------ */

struct bond {
	struct coco_str outcome;
	struct coco_date agreed;
	double contacts[COCO_LEN(modes)], minutes;
	bool minutes_known;
	size_t next; /* another collaboration of the same people, COCO_NONE: none */
};
struct trust {
	struct coco_report *r;
	struct coco_map *ids, *people; /* to numbers in `bonds`, to the last one of the same people */
	struct bond *bonds;
	size_t *last;
	size_t n;
	struct coco_map *days; /* bond, mode and day of a contact */
	struct coco_buf key;
};

static int by_bytes(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

/* People as one text, whatever their order. */
static struct coco_str key_of(const struct coco_report *r, struct coco_str *who, size_t n)
{
	struct coco_buf key = COCO_BUF_INIT;
	qsort(who, n, sizeof *who, by_bytes);
	for (size_t i = 0; i < n; i++) {
		coco_buf_str(&key, who[i]);
		coco_buf_putc(&key, '\x1f');
	}
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&key));
	coco_buf_free(&key);
	return copy;
}

struct coco_str people_key(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t n = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
	return !who || n < 2 ? COCO_STR("") : key_of(r, who, n);
}

struct coco_str meeting_key(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str who[] = {coco_rec_str(rec, "a", r->arena), coco_rec_str(rec, "b", r->arena)};
	return key_of(r, who, COCO_LEN(who));
}

static int add_bond(struct trust *t, const struct coco_rec *rec)
{
	struct coco_report *r = t->r;
	bool dropped = coco_str_is(status_by_now(r, rec), "dropped"), added = false;
	size_t at = t->n++;
	t->bonds[at] = (struct bond){coco_str_of(outcomes[dropped]), coco_rec_date(rec, "agreed"), {0}, 0, true, COCO_NONE};
	if (coco_map_add(t->ids, coco_rec_str(rec, "id", r->arena), NULL) != at) {
		return -1;
	}
	struct coco_str key = people_key(r, rec);
	size_t people = key.s ? coco_map_add(t->people, key, &added) : COCO_NONE;
	if (people == COCO_NONE) {
		return -1;
	}
	t->bonds[at].next = added ? COCO_NONE : t->last[people];
	t->last[people] = at;
	return 0;
}

/* A contact of some people, or a meeting of two of them. */
struct touch {
	struct coco_date date;
	struct coco_str mode;
	double minutes;
	bool timed;
};

/* Whether the collaboration has no contact of the day and the mode yet. */
static bool first_of_day(struct trust *t, size_t bond, size_t mode, struct coco_date date)
{
	bool added = false;
	coco_buf_clear(&t->key);
	coco_buf_printf(&t->key, "%zu %zu %d", bond, mode, (int)coco_date_days(date));
	if (!coco_buf_ok(&t->key) || coco_map_add(t->days, coco_buf_view(&t->key), &added) == COCO_NONE) {
		t->r->failed = true;
	}
	return added;
}

static void add_touch(struct trust *t, size_t at, const struct touch *touch, bool meeting)
{
	struct bond *bond = &t->bonds[at];
	size_t m = 0;
	if (coco_date_cmp(touch->date, bond->agreed) > 0) {
		return;
	}
	while (m + 1 < COCO_LEN(modes) && !coco_str_is(touch->mode, modes[m])) {
		m++;
	}
	if (!first_of_day(t, at, m, touch->date) && meeting) {
		return;
	}
	bond->contacts[m]++;
	bond->minutes_known &= touch->timed;
	bond->minutes += touch->minutes;
}

static void add_to_people(struct trust *t, struct coco_str key, const struct touch *touch, bool meeting)
{
	const size_t people = key.n ? coco_map_find(t->people, key) : COCO_NONE;
	for (size_t at = people == COCO_NONE ? COCO_NONE : t->last[people]; at != COCO_NONE; at = t->bonds[at].next) {
		add_touch(t, at, touch, meeting);
	}
}

/* The contact was one between the people of the collaboration that it names: two of them at least. One that says nothing of who was there
 * is; one of a facilitator with a single partner is none. */
static bool between(const struct coco_report *r, const struct coco_rec *contact, struct coco_str collaboration)
{
	size_t n = 0, m = 0, there = 0;
	const struct coco_rec *rec = coco_store_find(r->store, "collaboration", collaboration);
	const struct coco_str *who = coco_rec_list(contact, "participants", &n, r->arena);
	const struct coco_str *partners = rec ? coco_rec_list(rec, "participants", &m, r->arena) : NULL;
	for (size_t i = 0; partners && i < m; i++) {
		for (size_t k = 0; who && k < n; k++) {
			if (coco_str_eq(who[k], partners[i])) {
				there++;
				break;
			}
		}
	}
	return !n || m < 2 || there >= 2;
}

static void take_contact(struct trust *t, const struct coco_rec *rec)
{
	struct coco_str named = coco_rec_str(rec, "collaboration", t->r->arena);
	size_t at = named.n ? coco_map_find(t->ids, named) : COCO_NONE;
	struct touch touch = {.date = coco_rec_date(rec, "date"), .mode = rec_code(t->r, rec, "mode", "unknown")};
	touch.timed = coco_rec_num(rec, "minutes", &touch.minutes);
	if (!touch.date.year) {
		return;
	}
	if (at != COCO_NONE && between(t->r, rec, named)) {
		add_touch(t, at, &touch, false);
	}
	if (!named.n) {
		add_to_people(t, people_key(t->r, rec), &touch, false);
	}
}

static void take_meeting(struct trust *t, const struct coco_rec *rec)
{
	const struct coco_report *r = t->r;
	const struct coco_rec *event = event_of(r, rec);
	struct coco_time start, end;
	if (!event || !coco_rec_date(event, "date").year || !coco_str_is(coco_rec_str(rec, "status", r->arena), "held")) {
		return;
	}
	struct touch touch = {.date = coco_rec_date(event, "date"), .mode = rec_code(r, event, "mode", "unknown")};
	if (coco_time_parse(coco_rec_str(rec, "start", r->arena), &start) && coco_time_parse(coco_rec_str(rec, "end", r->arena), &end)) {
		touch.minutes = (double)(coco_time_minutes(end) - coco_time_minutes(start));
		touch.timed = touch.minutes >= 0;
	}
	add_to_people(t, meeting_key(r, rec), &touch, true);
}

/* Whether they had met in person at all. */
static int put_met(const struct trust *t)
{
	struct tallies met = {.dims = {"outcome"}, .order = {{outcomes, 2}}};
	int64_t x[2] = {0}, n[2] = {0};
	for (size_t i = 0; i < t->n; i++) {
		const struct bond *b = &t->bonds[i];
		const bool dropped = coco_str_is(b->outcome, outcomes[1]), in_person = b->contacts[0] > 0;
		struct tally *one = tally_of(&met, b->outcome, COCO_STR_NONE);
		one->n++;
		one->x += in_person;
		n[dropped]++;
		x[dropped] += in_person;
	}
	tallies_sort(&met);
	put_tally_shares(t->r, "trust.met_share", &met);
	if (n[0] && n[1]) {
		put_shares_apart(t->r, "trust.met_difference", "trust.met_p", (struct group){.n = 0}, x[0], n[0], x[1], n[1]);
	}
	return tallies_free(&met);
}

static int put_trust(const struct trust *t)
{
	struct tallies contacts = {.dims = {"outcome"}, .order = {{outcomes, 2}}}, minutes = contacts;
	struct tallies by_mode = {.dims = {"outcome", "mode"}, .order = {{outcomes, 2}, {modes, COCO_LEN(modes)}}};
	for (size_t i = 0; i < t->n; i++) {
		const struct bond *b = &t->bonds[i];
		double sum = 0;
		for (size_t m = 0; m < COCO_LEN(modes); m++) {
			sum += b->contacts[m];
			if (m + 1 < COCO_LEN(modes)) {
				tally_value(&by_mode, tally_of(&by_mode, b->outcome, coco_str_of(modes[m])), b->contacts[m]);
			}
		}
		tally_value(&contacts, tally_of(&contacts, b->outcome, COCO_STR_NONE), sum);
		struct tally *m = tally_of(&minutes, b->outcome, COCO_STR_NONE);
		if (b->minutes_known) {
			tally_value(&minutes, m, b->minutes);
		} else {
			m->missing.count[NOT_GIVEN]++;
		}
	}
	tallies_sort(&contacts);
	tallies_sort(&by_mode);
	tallies_sort(&minutes);
	put_tally_medians(t->r, "trust.contacts", &contacts);
	put_tally_medians(t->r, "trust.contacts", &by_mode);
	put_tally_medians(t->r, "trust.minutes", &minutes);
	return tallies_free(&contacts) | tallies_free(&by_mode) | tallies_free(&minutes);
}

static int measure_trust(struct coco_report *r)
{
	size_t n = coco_store_count(r->store, "collaboration");
	struct trust t = {.r = r, .ids = coco_map_new(), .people = coco_map_new(), .days = coco_map_new()};
	t.bonds = coco_arena_array(r->arena, n + 1, sizeof *t.bonds);
	t.last = coco_arena_array(r->arena, n + 1, sizeof *t.last);
	int status = t.ids && t.people && t.days && t.bonds && t.last ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		status = agreed(r, rec) && coco_rec_date(rec, "agreed").year ? add_bond(&t, rec) : 0;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "contact"); i < records && !status; i++) {
		take_contact(&t, coco_store_at(r->store, "contact", i));
	}
	for (size_t i = 0, records = coco_store_count(r->store, "meeting"); i < records && !status; i++) {
		take_meeting(&t, coco_store_at(r->store, "meeting", i));
	}
	if (!status && coco_store_count(r->store, "contact")) { /* without a log of contacts nothing is known of them */
		status = put_trust(&t) || put_met(&t) ? -1 : 0;
	}
	coco_map_free(t.ids);
	coco_map_free(t.people);
	coco_map_free(t.days);
	coco_buf_free(&t.key);
	return status;
}

int measure_footing(struct coco_report *r, struct coco_err *err)
{
	return put_footing(r) || measure_trust(r) ? coco_err_nomem(err) : 0;
}
