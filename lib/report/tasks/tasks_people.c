/* Tasks about one participant alone: consent, the end of storage, what the matching needs, who stands still or has not begun.
 * What is missing comes from survey/wanted.csv, as coco-import --check tells it. Who has left is asked for nothing; who is no
 * active participant yet may still be asked for what is missing. */
#include <stdlib.h>

#include "coco/survey.h"
#include "tasks.h"

/* Number of challenges by owner; NULL: no memory. */
static size_t *count_owned(struct coco_report *r)
{
	size_t *owned = coco_arena_array(r->arena, coco_store_count(r->store, "participant") + 1, sizeof *owned);
	for (size_t i = 0; owned && i < coco_store_count(r->store, "challenge"); i++) {
		size_t owner = person_of(r, coco_rec_str(coco_store_at(r->store, "challenge", i), "owner", r->arena));
		if (owner != COCO_NONE) {
			owned[owner]++;
		}
	}
	return owned;
}

/* The day since when somebody is known. */
static struct coco_date known_since(const struct coco_rec *rec)
{
	struct coco_date joined = coco_rec_date(rec, "joined");
	return joined.year ? joined : coco_rec_date(rec, "collected");
}

/* False: nothing but consent may be looked at. */
static bool consent_tasks(struct coco_report *r, size_t i)
{
	const struct coco_rec *rec = task_person(r, i);
	enum consent consent = task_consent(r, i);
	struct coco_date expires = coco_rec_date(rec, "expires");
	if (consent == CONSENT_REFUSED) {
		struct coco_date said = coco_rec_date(rec, "consent.date");
		task_add(r, "consent_refused", "reason", (struct task){.person = i, .since = said}, COCO_NONE, NULL, 0);
	} else if (expires.year && task_due(r, "expires", expires)) {
		const struct coco_fill date = {"date", task_date(r, expires)};
		task_add(r, "expires", "reason", (struct task){.person = i, .since = expires}, COCO_NONE, &date, 1);
	}
	if (consent == CONSENT_UNKNOWN) {
		task_add(r, "consent_missing", "reason", (struct task){.person = i, .since = known_since(rec)}, COCO_NONE, NULL, 0);
	}
	return consent == CONSENT_GIVEN;
}

/* ---- what is missing ---------------------------------------------------------------------------------------------- */

static void asks_of(
    const struct coco_report *r, const char *type, const struct coco_rec *rec, struct coco_str side, size_t owned, struct coco_buf *asks)
{
	for (size_t w = 0; w < coco_wanted_rows(); w++) {
		bool consent = coco_str_starts(coco_str_of(coco_wanted_fields(w)), "consent.process"); /* a task of its own */
		if (!consent && coco_wanted_of(w, type, side) && coco_wanted_lacks(w, rec, owned)) {
			coco_buf_puts(asks, asks->len ? " " : "");
			coco_buf_puts(asks, coco_wanted_ask(w, r->lang));
		}
	}
}

static void missing_of(struct coco_report *r, size_t i, size_t owned)
{
	const struct coco_rec *rec = task_person(r, i);
	struct coco_buf asks = COCO_BUF_INIT;
	asks_of(r, "participant", rec, coco_rec_str(rec, "side", r->arena), owned, &asks);
	const struct coco_fill fill = {"asks", coco_buf_view(&asks)};
	if (asks.len) {
		task_add(r, "missing", "reason", (struct task){.person = i, .since = known_since(rec)}, COCO_NONE, &fill, 1);
	}
	r->failed |= asks.failed;
	coco_buf_free(&asks);
}

/* Of the challenges that may still be matched. */
static void missing_of_challenges(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "challenge"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "challenge", i);
		struct coco_str status = coco_rec_str(rec, "status", r->arena);
		struct coco_buf asks = COCO_BUF_INIT;
		if (!coco_str_is(status, "closed") && !coco_str_is(status, "withdrawn") && counted_date(r, rec, "opens")) {
			coco_buf_str(&asks, task_challenge(r, rec));
			size_t bare = asks.len + 2;
			coco_buf_puts(&asks, ":");
			asks_of(r, "challenge", rec, COCO_STR_NONE, 0, &asks);
			const struct coco_fill fill = {"asks", coco_buf_view(&asks)};
			const struct task task = {
			    .person = person_in(r, rec, "owner"), .since = coco_rec_date(rec, "opens"), .challenge = coco_rec_str(rec, "id", r->arena)};
			if (asks.len > bare) {
				task_add(r, "missing", "reason", task, COCO_NONE, &fill, 1);
			}
		}
		r->failed |= asks.failed;
		coco_buf_free(&asks);
	}
}

/* ---- who does not go on ------------------------------------------------------------------------------------------- */

static void standing(struct coco_report *r, size_t i)
{
	const struct person *p = &r->facts.people[i];
	if (!p->active || !p->counted || (p->touched & 1U << INNOVATE)) {
		return;
	}
	if (!p->touched) {
		struct coco_date since = known_since(task_person(r, i));
		if (task_due(r, "not_started", since)) {
			task_add(r, "not_started", "reason", (struct task){.person = i, .since = since}, COCO_NONE, NULL, 0);
		}
		return;
	}
	size_t step = SOLVE; /* the furthest */
	while (step > CONNECT && !(p->touched >> step & 1)) {
		step--;
	}
	struct coco_date last = p->last == -NO_DAY ? (struct coco_date){0, 0, 0} : coco_date_from_days(p->last);
	const struct coco_fill fills[] = {{"date", task_date(r, last)}, {"step", code_label(r, "step", coco_str_of(step_codes[step]))}};
	if (last.year && task_due(r, "stalled", last)) {
		task_add(r, "stalled", "reason", (struct task){.person = i, .since = last}, COCO_NONE, fills, COCO_LEN(fills));
	}
}

int tasks_of_people(struct coco_report *r)
{
	size_t *owned = count_owned(r);
	for (size_t i = 0; owned && i < coco_store_count(r->store, "participant"); i++) {
		struct coco_str status = coco_rec_str(task_person(r, i), "status", r->arena);
		bool gone = coco_str_is(status, "withdrawn") || coco_str_is(status, "alumni");
		if (!counted_date(r, task_person(r, i), "joined") || !consent_tasks(r, i) || gone) {
			continue;
		}
		if (!coco_str_is(status, "paused") && r->facts.people[i].side != SIDE_OTHER) {
			missing_of(r, i, owned[i]);
			standing(r, i);
		}
	}
	missing_of_challenges(r);
	return owned ? 0 : -1;
}
