/* How collaborations go on: which parts of the commitment are written down, which were alive half a year and a year after
 * the agreement, whether milestones are met. The state at such a day is known where a record says so: alive if it was completed or
 * was dropped later; dropped if it ended by then; one that is called agreed or active was alive if something of it is dated that day or
 * later (signs.c), for the status alone may be as old as the agreement; else unknown. The share of those known has Wilson's interval;
 * what the unknown ones could do to it are the bounds, all of them dropped or all alive. Invariant: least <= most, and the
 * share of those known lies between them. */
#include <string.h>

#include "signs.h"
#include "tallies.h"

const char *const commitment_parts[COMMITMENT_PARTS] = {"aims", "timeline", "milestones", "responsibilities", "expectations", "mode"};
static const struct {
	const char *code;
	int months;
} horizons[] = {{"6m", 6}, {"12m", 12}};

struct coco_date begun_date(const struct coco_rec *rec)
{
	struct coco_date agreed = coco_rec_date(rec, "agreed");
	return agreed.year ? agreed : coco_rec_date(rec, "start");
}

bool begun_by_now(const struct coco_report *r, const struct coco_rec *rec)
{
	const struct coco_date date = begun_date(rec);
	return !date.year || coco_date_cmp(date, r->options.as_of) <= 0;
}

bool begun(const struct coco_report *r, const struct coco_rec *rec)
{
	return within(r, begun_date(rec));
}

/* Agreed, whatever came of it: neither in contact only nor unknown. */
static bool agreed_status(struct coco_str status)
{
	return !coco_str_is(status, "contact") && !coco_str_is(status, "unknown");
}

bool agreed(const struct coco_report *r, const struct coco_rec *rec)
{
	return begun(r, rec) && agreed_status(rec_code(r, rec, "status", "unknown"));
}

struct coco_str status_by_now(const struct coco_report *r, const struct coco_rec *rec)
{
	const struct coco_str status = rec_code(r, rec, "status", "unknown");
	const struct coco_date end = coco_rec_date(rec, "end");
	const bool over = coco_str_is(status, "dropped") || coco_str_is(status, "completed");
	return over && end.year && coco_date_cmp(end, r->options.as_of) > 0 ? COCO_STR("active") : status;
}

/* ---- the six parts ---------------------------------------------------------------------------------------------- */

bool commitment_part(const struct coco_report *r, const struct coco_rec *rec, size_t part)
{
	static const char *const paths[COMMITMENT_PARTS] = {"commitment.aims", "commitment.timeline", "commitment.milestones",
	    "commitment.responsibilities", "commitment.expectations", "commitment.mode"};
	return coco_str_trim(coco_rec_str(rec, paths[part], r->arena)).n > 0;
}

static int put_parts(struct coco_report *r)
{
	struct tallies parts = {.dims = {"part"}, .order = {{commitment_parts, COMMITMENT_PARTS}}};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		const size_t n = agreed(r, rec) ? COMMITMENT_PARTS : 0;
		for (size_t p = 0; p < n; p++) {
			struct tally *part = tally_of(&parts, coco_str_of(commitment_parts[p]), COCO_STR_NONE);
			part->x += commitment_part(r, rec, p);
			part->n++;
		}
	}
	tallies_sort(&parts);
	put_tally_shares(r, "collaborations.part_share", &parts);
	return tallies_free(&parts);
}

/* ---- later ------------------------------------------------------------------------------------------------------ */

/* The same day some months later, or the last of that month. */
struct coco_date months_later(struct coco_date date, int months)
{
	int month = date.month - 1 + months;
	struct coco_date later = {date.year + month / 12, month % 12 + 1, date.day};
	while (later.day > 28 && !coco_date_valid(later)) {
		later.day--;
	}
	return later;
}

enum state { ALIVE, GONE, UNKNOWN_THEN };
static enum state state_at(const struct coco_report *r, const struct coco_rec *rec, size_t horizon, const struct signs *signs)
{
	struct coco_str status = rec_code(r, rec, "status", "unknown");
	struct coco_date end = coco_rec_date(rec, "end"), day = months_later(begun_date(rec), horizons[horizon].months);
	bool agreed_once = coco_str_is(status, "agreed") || coco_str_is(status, "active");
	end = days_contradict(begun_date(rec), end) ? (struct coco_date){0, 0, 0} : end;
	if (coco_str_is(status, "unknown") || (coco_str_is(status, "dropped") && !end.year)) {
		return end.year && coco_date_cmp(end, day) > 0 ? ALIVE : UNKNOWN_THEN;
	}
	if (agreed_once) {
		return signs_since(signs, coco_rec_str(rec, "id", r->arena), day, horizons[horizon].code) ? ALIVE : UNKNOWN_THEN;
	}
	return coco_str_is(status, "dropped") && coco_date_cmp(end, day) <= 0 ? GONE : ALIVE;
}

static void put_bound(struct coco_report *r, const char *kpi, struct group g, int64_t x, int64_t n)
{
	struct indicator *i = put(r, kpi, g);
	i->n = n;
	if (n) {
		i->value = (double)x / (double)n;
	}
	flag_few(i, n);
}

static void put_later(struct coco_report *r, size_t horizon, const struct signs *signs)
{
	int64_t count[3] = {0};
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		struct coco_date from = begun_date(rec);
		if (coco_str_is(rec_code(r, rec, "status", "unknown"), "contact")) {
			continue;
		}
		struct coco_date day = from.year ? months_later(from, horizons[horizon].months) : from;
		if (day.year && within(r, day)) { /* of a period: those whose day fell into it */
			count[state_at(r, rec, horizon, signs)]++;
		} else {
			missing.count[NOT_GIVEN] += !day.year && within(r, day);
		}
	}
	int64_t known = count[ALIVE] + count[GONE], all = known + count[UNKNOWN_THEN];
	struct group g = group_with((struct group){.n = 0}, "after", coco_str_of(horizons[horizon].code));
	if (!all) {
		return;
	}
	put_share(r, "collaborations.known_share", g, known, all, &missing);
	missing.count[UNKNOWN] = count[UNKNOWN_THEN];
	put_share(r, "collaborations.alive_at", g, count[ALIVE], known, &missing);
	put_bound(r, "collaborations.alive_least", g, count[ALIVE], all);
	put_bound(r, "collaborations.alive_most", g, count[ALIVE] + count[UNKNOWN_THEN], all);
}

/* Of those agreed whose half year or year is over, those that answered: also where nobody did. */
static void put_asked(struct coco_report *r, size_t horizon, const struct signs *signs)
{
	int64_t due = 0, asked = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		const struct coco_str status = rec_code(r, rec, "status", "unknown");
		const struct coco_date from = begun_date(rec);
		if (from.year && agreed_status(status) && within(r, months_later(from, horizons[horizon].months))) {
			due++;
			asked += signs_answered(signs, coco_rec_str(rec, "id", r->arena), horizons[horizon].code);
		}
	}
	if (due) {
		const struct group g = group_with((struct group){.n = 0}, "wave", coco_str_of(horizons[horizon].code));
		put_share(r, "impacts.asked_share", g, asked, due, NULL);
	}
}

/* ---- milestones ------------------------------------------------------------------------------------------------- */

static void put_milestones(struct coco_report *r)
{
	int64_t due = 0, met = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "milestone"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "milestone", i);
		struct coco_str status = coco_rec_str(rec, "status", r->arena);
		struct coco_date by = coco_rec_date(rec, "due"), done = coco_rec_date(rec, "done");
		bool undated = coco_str_is(status, "done") && !done.year;
		if (coco_str_is(status, "cancelled") || (by.year && !within(r, by))) {
			continue;
		}
		if (!by.year || undated) {
			missing.count[NOT_GIVEN]++;
			continue;
		}
		due++;
		met += done.year && coco_date_cmp(done, by) <= 0;
	}
	if (due) {
		put_share(r, "milestones.on_time_share", (struct group){.n = 0}, met, due, &missing);
	}
}

int measure_course(struct coco_report *r, struct coco_err *err)
{
	struct signs *signs = put_parts(r) ? NULL : signs_new(r);
	if (!signs) {
		return coco_err_nomem(err);
	}
	for (size_t h = 0; h < COCO_LEN(horizons); h++) {
		put_later(r, h, signs);
		put_asked(r, h, signs);
	}
	signs_free(signs);
	put_milestones(r);
	return 0;
}
