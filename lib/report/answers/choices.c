/* How the offers were taken: pairs by their rank, feedback to every pitcher, what the rewriting did to the challenges, who
 * came back. A pair is decided once it was accepted or declined; a pitch is due for feedback fourteen days after it.
 * Long words and sentences are compared brief against text, challenge by challenge, by Björnsson's LIX, which knows no
 * language. Invariant: what is not yet due or decided is no failure. */
#include <stdlib.h>

#include "tallies.h"

#define FEEDBACK_DAYS 14 /* as kpi.csv says */

/* ---- ranks ------------------------------------------------------------------------------------------------------ */

static const char *const ranks[] = {"1", "2", "3", "4-5", "6+", "unknown"};

static const char *rank_code(const struct coco_rec *rec)
{
	int64_t rank = 0;
	if (!coco_rec_int(rec, "rank", &rank) || rank < 1) {
		return ranks[5];
	}
	return rank <= 3 ? ranks[rank - 1] : ranks[rank <= 5 ? 3 : 4];
}

static int put_ranks(struct coco_report *r)
{
	struct tallies t = {.dims = {"rank"}, .order = {{ranks, COCO_LEN(ranks)}}};
	int64_t decided = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "match"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "match", i);
		struct coco_str status = coco_rec_str(rec, "status", r->arena);
		bool accepted = coco_str_is(status, "accepted"), declined = coco_str_is(status, "declined"), vetoed = coco_str_is(status, "vetoed");
		struct tally *one = tally_of(&t, coco_str_of(rank_code(rec)), COCO_STR_NONE);
		one->x += accepted;
		one->n += accepted || declined;
		one->missing.count[vetoed ? NOT_SHOWN : NOT_YET] += !accepted && !declined; /* a vetoed pair is never offered */
		decided += accepted || declined;
	}
	tallies_sort(&t);
	if (decided) {
		put_tally_shares(r, "matches.accepted_share", &t);
	}
	return tallies_free(&t);
}

/* ---- feedback --------------------------------------------------------------------------------------------------- */

static void put_feedback(struct coco_report *r)
{
	int64_t due = 0, given = 0;
	struct missing missing = {.count = {0}};
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		struct coco_date date = coco_rec_date(rec, "date"), sent = coco_rec_date(rec, "feedback_sent");
		struct coco_date last = date.year ? coco_date_from_days(coco_date_days(date) + FEEDBACK_DAYS) : date;
		if (!date.year) {
			missing.count[NOT_GIVEN] += within(r, date);
			continue;
		}
		if (days_contradict(date, sent)) { /* one of the two days is wrong */
			missing.count[UNKNOWN] += within(r, date);
			continue;
		}
		bool in_time = sent.year && coco_date_cmp(sent, last) <= 0 && coco_date_cmp(sent, r->options.as_of) <= 0;
		if (within(r, last) || (in_time && within(r, date))) {
			due++;
			given += in_time;
		} else {
			missing.count[NOT_YET] += within(r, date);
		}
	}
	if (due) {
		put_share(r, "pitches.feedback_share", (struct group){.n = 0}, given, due, &missing);
	}
}

/* ---- rewriting -------------------------------------------------------------------------------------------------- */

static int put_rewriting(struct coco_report *r)
{
	size_t n = coco_store_count(r->store, "challenge"), pairs = 0;
	double *before = coco_arena_array(r->arena, n + 1, sizeof *before), *after = coco_arena_array(r->arena, n + 1, sizeof *after);
	double *less = coco_arena_array(r->arena, n + 1, sizeof *less);
	struct missing missing = {.count = {0}};
	if (!before || !after || !less) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "challenge", i);
		if (!counted_date(r, rec, "opens")) {
			continue;
		}
		if (!coco_rec_num(rec, "readability.before.lix", &before[pairs]) || !coco_rec_num(rec, "readability.after.lix", &after[pairs])) {
			missing.count[NOT_GIVEN]++;
			continue;
		}
		less[pairs] = after[pairs] - before[pairs];
		pairs++;
	}
	if (!pairs) {
		return 0;
	}
	double p = coco_signed_ranks(less, pairs).p;
	struct group all = {.n = 0};
	coco_sort_num(before, pairs);
	coco_sort_num(after, pairs);
	coco_sort_num(less, pairs);
	put_quantile(r, "challenges.lix_before", all, before, pairs, 0.5, &missing);
	put_quantile(r, "challenges.lix_after", all, after, pairs, 0.5, &missing);
	put_quantile(r, "challenges.lix_change", all, less, pairs, 0.5, &missing);
	struct indicator *i = put(r, "challenges.lix_p", all);
	i->value = p;
	i->n = (int64_t)pairs;
	i->missing = missing;
	flag_few(i, i->n);
	return 0;
}

/* ---- return ----------------------------------------------------------------------------------------------------- */

static int put_return(struct coco_report *r)
{
	static const char *const sides[] = {"avm", "cci", "both"};
	size_t people = coco_store_count(r->store, "participant");
	int64_t *visits = coco_arena_array(r->arena, people + 1, sizeof *visits), came = 0, again = 0;
	struct tallies t = {.dims = {"side"}, .order = {{sides, COCO_LEN(sides)}}};
	const struct coco_rec *last = NULL;
	bool held = false;
	if (!visits) {
		return -1;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "attendance"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "attendance", i), *event = event_of(r, rec);
		size_t person = person_in(r, rec, "participant");
		if (event != last) { /* those of an event stand side by side */
			held = event && within(r, coco_rec_date(event, "date"));
			last = event;
		}
		bool there = held && coco_str_is(coco_rec_str(rec, "status", r->arena), "attended");
		visits[person == COCO_NONE || !there ? people : person] += there;
	}
	for (size_t i = 0; i < people; i++) {
		const struct person *p = &r->facts.people[i];
		if (!p->counted || !visits[i]) {
			continue;
		}
		struct tally *one = tally_of(&t, coco_str_of(side_codes[p->side]), COCO_STR_NONE);
		one->n++;
		one->x += visits[i] > 1;
		came++;
		again += visits[i] > 1;
	}
	tallies_sort(&t);
	if (came) {
		put_share(r, "activities.return_share", (struct group){.n = 0}, again, came, NULL);
	}
	if (r->options.by & COCO_BY_SIDE) {
		put_tally_shares(r, "activities.return_share", &t);
	}
	return tallies_free(&t);
}

int measure_choices(struct coco_report *r, struct coco_err *err)
{
	put_feedback(r);
	return put_ranks(r) || put_rewriting(r) || put_return(r) ? coco_err_nomem(err) : 0;
}
