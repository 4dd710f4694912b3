/* Tasks about work under way: what the commitment leaves open, milestones, what became of it half a year and a year on, and the next
 * step that somebody promised in a talk. Of a collaboration the first of its participants who agreed to be named is called. */
#include <stdlib.h>

#include "signs.h"
#include "tasks.h"

static const struct {
	const char *wave;
	int months;
} horizons[] = {{"6m", 6}, {"12m", 12}};
enum { HORIZONS = COCO_LEN(horizons) };

struct work {
	struct coco_report *r;
	struct signs *signs;
	unsigned char *asked;  /* of each person, a bit a wave: has a response of it, with an answer or without */
	int32_t *last_contact; /* of each person: the day; -NO_DAY: none */
};

/* "Iron Works + Studio Blue": those who may be named. The first of them is whom to call. */
static struct coco_str work_name(const struct coco_report *r, const struct coco_rec *rec, size_t *first)
{
	size_t n = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena), copy;
	struct coco_buf name = COCO_BUF_INIT;
	*first = COCO_NONE;
	for (size_t k = 0; who && k < n; k++) {
		size_t person = person_of(r, who[k]);
		if (person == COCO_NONE || task_consent(r, person) != CONSENT_GIVEN) {
			continue;
		}
		*first = *first == COCO_NONE ? person : *first;
		coco_buf_puts(&name, name.len ? " + " : "");
		coco_buf_str(&name, task_who(r, person));
	}
	copy = name.len ? coco_arena_copy(r->arena, coco_buf_view(&name)) : coco_rec_str(rec, "id", r->arena);
	coco_buf_free(&name);
	return copy.s ? copy : COCO_STR("");
}

static bool status_is(const struct coco_report *r, const struct coco_rec *rec, const char *one, const char *other)
{
	struct coco_str status = coco_rec_str(rec, "status", r->arena);
	return coco_str_is(status, one) || coco_str_is(status, other);
}

static void commitment_task(struct coco_report *r, const struct coco_rec *rec)
{
	size_t person;
	struct coco_str name = work_name(r, rec, &person);
	struct coco_buf parts = COCO_BUF_INIT;
	for (size_t p = 0; p < COMMITMENT_PARTS; p++) {
		if (!commitment_part(r, rec, p)) {
			coco_buf_puts(&parts, parts.len ? ", " : "");
			coco_buf_str(&parts, code_label(r, "part", coco_str_of(commitment_parts[p])));
		}
	}
	const struct coco_fill fills[] = {{"work", name}, {"parts", coco_buf_view(&parts)}};
	const struct task task = {.person = person, .since = begun_date(rec), .collaboration = coco_rec_str(rec, "id", r->arena)};
	if (parts.len && status_is(r, rec, "agreed", "active")) {
		task_add(r, "commitment", "reason", task, COCO_NONE, fills, COCO_LEN(fills));
	}
	r->failed |= parts.failed;
	coco_buf_free(&parts);
}

static void milestone_tasks(struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "milestone"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "milestone", i);
		struct coco_str id = coco_rec_str(rec, "collaboration", r->arena), status = coco_rec_str(rec, "status", r->arena);
		const struct coco_rec *work = coco_store_find(r->store, "collaboration", id);
		struct coco_date due = coco_rec_date(rec, "due"), done = coco_rec_date(rec, "done");
		bool open = (!status.n || coco_str_is(status, "open")) && !(done.year && coco_date_cmp(done, r->options.as_of) <= 0);
		if (!open || !due.year || !task_due(r, "milestone", due) || (work && status_is(r, work, "dropped", "completed"))) {
			continue;
		}
		size_t first = COCO_NONE, owner = person_in(r, rec, "owner");
		const struct coco_fill fills[] = {
		    {"work", work ? work_name(r, work, &first) : id}, {"title", coco_rec_str(rec, "title", r->arena)}, {"date", task_date(r, due)}};
		const struct task task = {.person = owner == COCO_NONE ? first : owner, .since = due, .collaboration = id};
		task_add(r, "milestone", "reason", task, COCO_NONE, fills, COCO_LEN(fills));
	}
}

/* ---- half a year and a year on ------------------------------------------------------------------------------------ */

static size_t wave_of(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str wave = coco_rec_str(rec, "wave", r->arena);
	size_t h = 0;
	while (h < HORIZONS && !coco_str_is(wave, horizons[h].wave)) {
		h++;
	}
	return h;
}

/* Who was asked in a survey of the wave. */
static void learn_asked(struct work *w)
{
	struct coco_report *r = w->r;
	for (size_t i = 0, records = coco_store_count(r->store, "response"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "response", i);
		struct coco_date day = {0, 0, 0};
		if (coco_date_parse(coco_str_sub(coco_rec_str(rec, "submitted", r->arena), 0, 10), &day) &&
		    coco_date_cmp(day, r->options.as_of) <= 0) {
			seen_day(r, day);
		}
		size_t wave = wave_of(r, rec), person = wave < HORIZONS ? person_in(r, rec, "participant") : COCO_NONE;
		if (person != COCO_NONE) {
			w->asked[person] = (unsigned char)(w->asked[person] | 1U << wave);
		}
	}
}

static void followup_task(struct work *w, const struct coco_rec *rec, size_t wave)
{
	struct coco_report *r = w->r;
	struct coco_date from = begun_date(rec), day;
	struct coco_str id = coco_rec_str(rec, "id", r->arena), *who;
	size_t n = 0, first;
	bool asked = false;
	if (!from.year || status_is(r, rec, "contact", "dropped") || signs_answered(w->signs, id, horizons[wave].wave)) {
		return;
	}
	day = months_later(from, horizons[wave].months);
	who = coco_rec_list(rec, "participants", &n, r->arena);
	for (size_t k = 0; who && k < n; k++) {
		size_t person = person_of(r, who[k]);
		asked |= person != COCO_NONE && (w->asked[person] >> wave & 1);
	}
	const char *rule = asked ? "followup_unanswered" : "followup_due";
	const struct coco_fill fills[] = {{"work", work_name(r, rec, &first)},
	    {"after", code_label(r, "wave", coco_str_of(horizons[wave].wave))}, {"date", task_date(r, day)}};
	if (task_due(r, rule, day)) {
		task_add(r, rule, "reason", (struct task){.person = first, .since = day, .collaboration = id}, COCO_NONE, fills, COCO_LEN(fills));
	}
}

/* ---- what was promised -------------------------------------------------------------------------------------------- */

/* The last day on which each person was talked with. */
static void learn_contacts(struct work *w)
{
	struct coco_report *r = w->r;
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		w->last_contact[i] = -NO_DAY;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "contact"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "contact", i);
		struct coco_date date = coco_rec_date(rec, "date");
		size_t n = 0;
		struct coco_str *who = counted_date(r, rec, "date") ? coco_rec_list(rec, "participants", &n, r->arena) : NULL;
		for (size_t k = 0; who && date.year && k < n; k++) {
			size_t person = person_of(r, who[k]);
			int32_t day = coco_date_days(date);
			if (person != COCO_NONE && w->last_contact[person] < day) {
				w->last_contact[person] = day;
			}
		}
	}
}

/* The work that the talk was about is over, or was agreed on since. */
static bool moot(const struct coco_report *r, const struct coco_rec *rec, struct coco_date date)
{
	struct coco_str id = coco_rec_str(rec, "collaboration", r->arena);
	const struct coco_rec *work = id.n ? coco_store_find(r->store, "collaboration", id) : NULL;
	struct coco_date agreed_on = work ? coco_rec_date(work, "agreed") : date;
	return work && (status_is(r, work, "dropped", "completed") || coco_date_cmp(agreed_on, date) > 0);
}

static void next_step_task(struct work *w, const struct coco_rec *rec)
{
	struct coco_report *r = w->r;
	struct coco_date date = coco_rec_date(rec, "date"), due = coco_rec_date(rec, "next_due");
	struct coco_str next = coco_str_trim(coco_rec_str(rec, "next", r->arena));
	size_t n = 0, first = COCO_NONE;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
	if (!counted_date(r, rec, "date") || !date.year || !due.year || !next.n || !task_due(r, "next_step", due) || moot(r, rec, date)) {
		return;
	}
	for (size_t k = 0; who && k < n; k++) {
		size_t person = person_of(r, who[k]);
		if (person != COCO_NONE && w->last_contact[person] > coco_date_days(date)) {
			return; /* they have talked since */
		}
		bool may = person != COCO_NONE && task_consent(r, person) == CONSENT_GIVEN;
		first = first == COCO_NONE || (may && task_consent(r, first) != CONSENT_GIVEN) ? person : first;
	}
	const struct coco_fill fills[] = {{"date", task_date(r, date)}, {"next", next}};
	const struct task task = {.person = first,
	    .since = due,
	    .challenge = coco_rec_str(rec, "challenge", r->arena),
	    .collaboration = coco_rec_str(rec, "collaboration", r->arena)};
	task_add(r, "next_step", "reason", task, COCO_NONE, fills, COCO_LEN(fills));
}

int tasks_of_work(struct coco_report *r)
{
	size_t people = coco_store_count(r->store, "participant");
	struct work w = {.r = r,
	    .signs = signs_new(r),
	    .asked = coco_arena_array(r->arena, people + 1, 1),
	    .last_contact = coco_arena_array(r->arena, people + 1, sizeof *w.last_contact)};
	bool ready = w.signs && w.asked && w.last_contact;
	if (ready) {
		learn_asked(&w);
		learn_contacts(&w);
		milestone_tasks(r);
	}
	for (size_t i = 0; ready && i < coco_store_count(r->store, "collaboration"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		if (!begun_by_now(r, rec)) {
			continue;
		}
		commitment_task(r, rec);
		for (size_t h = 0; h < HORIZONS; h++) {
			followup_task(&w, rec, h);
		}
	}
	for (size_t i = 0; ready && i < coco_store_count(r->store, "contact"); i++) {
		next_step_task(&w, coco_store_at(r->store, "contact", i));
	}
	signs_free(w.signs);
	return ready ? 0 : -1;
}
