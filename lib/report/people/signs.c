/* Signs of life: what of a collaboration is dated after its agreement. Effects recorded (or that nothing changed), milestones reached,
 * contacts and events that name it, contacts and held meetings of exactly its participants, the first day of work. What is of a follow-up
 * wave is a sign of that wave whatever its day: effects, and answers to a survey. An answer is of a person, so that it tells of a
 * collaboration where the person is in no other. Invariant: nothing dated after the reporting day is a sign. */
#include <stdlib.h>

#include "signs.h"

static const char *const waves[] = {"6m", "12m"};

struct sign {
	int32_t last;      /* day; -NO_DAY: none */
	unsigned answered; /* bit a wave: an effect or an answer of it */
	size_t next;       /* another of the same participants; COCO_NONE: none */
};
struct signs {
	struct coco_map *ids;    /* of collaborations, to numbers in `all` */
	struct sign *all;        /* malloc'ed */
	struct coco_map *people; /* keys of participants, to numbers in `last` */
	size_t *last;            /* malloc'ed: the last collaboration of these participants */
	size_t *only;            /* malloc'ed, of each person: the collaboration; COCO_NONE: none; MANY: more than one */
	size_t cap, cap_last;
};
#define MANY (COCO_NONE - 1)

void signs_free(struct signs *signs)
{
	if (signs) {
		coco_map_free(signs->ids);
		coco_map_free(signs->people);
		free(signs->all);
		free(signs->last);
		free(signs->only);
	}
	free(signs);
}

/* A bit for the follow-up; 0: none of them. */
static unsigned wave_bit(struct coco_str wave)
{
	for (unsigned i = 0; i < COCO_LEN(waves); i++) {
		if (coco_str_is(wave, waves[i])) {
			return 1U << i;
		}
	}
	return 0;
}

/* The number of a collaboration, new or known; COCO_NONE: no memory. */
static size_t number_of(struct signs *signs, struct coco_str id)
{
	bool added = false;
	const size_t at = coco_map_add(signs->ids, id, &added);
	if (at == COCO_NONE || coco_grow(&signs->all, &signs->cap, at, sizeof *signs->all)) {
		return COCO_NONE;
	}
	if (added) {
		signs->all[at] = (struct sign){-NO_DAY, 0, COCO_NONE};
	}
	return at;
}

static void see(struct signs *signs, size_t at, struct coco_date date, unsigned wave)
{
	struct sign *sign = &signs->all[at];
	const int32_t day = date.year ? coco_date_days(date) : -NO_DAY;
	sign->last = day > sign->last ? day : sign->last;
	sign->answered |= wave;
}

/* What names its collaboration in the field `id`. 0 or -1 (no memory), as those below. */
static int learn(struct signs *signs, struct coco_report *r, const char *type, const char *field, const char *id)
{
	const bool waved = coco_str_is(coco_str_of(type), "impact");
	for (size_t i = 0, records = coco_store_count(r->store, type); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, type, i);
		const struct coco_str collaboration = coco_rec_str(rec, id, r->arena);
		const struct coco_date date = coco_rec_date(rec, field);
		if (!collaboration.n || coco_date_cmp(date, r->options.as_of) > 0) {
			continue;
		}
		const size_t at = number_of(signs, collaboration);
		if (at == COCO_NONE) {
			return -1;
		}
		see(signs, at, date, waved ? wave_bit(coco_rec_str(rec, "wave", r->arena)) : 0);
	}
	return 0;
}

/* ---- whose collaboration it is ---------------------------------------------------------------------------------- */

/* Who is in which, and which are of the same participants. */
static int learn_people(struct signs *signs, const struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		const struct coco_str key = people_key(r, rec);
		const size_t at = number_of(signs, coco_rec_str(rec, "id", r->arena));
		size_t n = 0;
		struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
		const bool talk = coco_str_is(coco_rec_str(rec, "status", r->arena), "contact") || !begun_by_now(r, rec); /* nothing to ask about */
		for (size_t k = 0; who && at != COCO_NONE && !talk && k < n; k++) {
			const size_t person = person_of(r, who[k]);
			if (person != COCO_NONE && signs->only[person] != at) {
				signs->only[person] = signs->only[person] == COCO_NONE ? at : MANY;
			}
		}
		bool added = false;
		const size_t people = key.s && at != COCO_NONE ? coco_map_add(signs->people, key, &added) : COCO_NONE;
		if (people == COCO_NONE || coco_grow(&signs->last, &signs->cap_last, people, sizeof *signs->last)) {
			return -1;
		}
		signs->all[at].next = added ? COCO_NONE : signs->last[people];
		signs->last[people] = at;
	}
	return 0;
}

static void see_people(struct signs *signs, struct coco_str key, struct coco_date date)
{
	const size_t people = key.n ? coco_map_find(signs->people, key) : COCO_NONE;
	for (size_t at = people == COCO_NONE ? COCO_NONE : signs->last[people]; at != COCO_NONE; at = signs->all[at].next) {
		see(signs, at, date, 0);
	}
}

static void learn_contacts(struct signs *signs, const struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "contact"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "contact", i);
		if (counted_date(r, rec, "date") && !coco_rec_str(rec, "collaboration", r->arena).n) {
			see_people(signs, people_key(r, rec), coco_rec_date(rec, "date"));
		}
	}
	for (size_t i = 0, records = coco_store_count(r->store, "meeting"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "meeting", i), *event = event_of(r, rec);
		if (event && counted_date(r, event, "date") && coco_str_is(coco_rec_str(rec, "status", r->arena), "held")) {
			see_people(signs, meeting_key(r, rec), coco_rec_date(event, "date"));
		}
	}
}

static void learn_answers(struct signs *signs, const struct coco_report *r)
{
	for (size_t i = 0, records = coco_store_count(r->store, "response"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "response", i);
		const unsigned wave = wave_bit(coco_rec_str(rec, "wave", r->arena));
		const size_t person = wave ? person_of(r, coco_rec_str(rec, "participant", r->arena)) : COCO_NONE;
		const size_t at = person == COCO_NONE ? COCO_NONE : signs->only[person];
		if (at < MANY && answered(r, rec)) {
			see(signs, at, (struct coco_date){0, 0, 0}, wave);
		}
	}
}

bool answered(const struct coco_report *r, const struct coco_rec *response)
{
	struct coco_date day;
	const bool dated = coco_date_parse(coco_str_sub(coco_rec_str(response, "submitted", r->arena), 0, 10), &day);
	const bool value = coco_json_kind(coco_rec_get(response, "value")) > COCO_JSON_NULL;
	return value && !coco_rec_str(response, "missing", r->arena).n && !(dated && coco_date_cmp(day, r->options.as_of) > 0);
}

struct signs *signs_new(struct coco_report *r)
{
	static const char *const dated[][3] = {{"impact", "date", "collaboration"}, {"milestone", "done", "collaboration"},
	    {"contact", "date", "collaboration"}, {"event", "date", "collaboration"}, {"collaboration", "start", "id"}};
	const size_t people = coco_store_count(r->store, "participant");
	struct signs *signs = calloc(1, sizeof *signs);
	if (!signs) {
		return NULL;
	}
	signs->ids = coco_map_new();
	signs->people = coco_map_new();
	signs->only = calloc(people + 1, sizeof *signs->only);
	int status = signs->ids && signs->people && signs->only ? 0 : -1;
	for (size_t i = 0; i < people && !status; i++) {
		signs->only[i] = COCO_NONE;
	}
	for (size_t i = 0; i < COCO_LEN(dated) && !status; i++) {
		status = learn(signs, r, dated[i][0], dated[i][1], dated[i][2]);
	}
	if (status || learn_people(signs, r)) {
		signs_free(signs);
		return NULL;
	}
	if (coco_map_count(signs->ids)) {
		learn_contacts(signs, r);
		learn_answers(signs, r);
	}
	return signs;
}

bool signs_since(const struct signs *signs, struct coco_str collaboration, struct coco_date day, const char *wave)
{
	const size_t at = coco_map_find(signs->ids, collaboration);
	return at != COCO_NONE && (signs->all[at].last >= coco_date_days(day) || signs->all[at].answered >= wave_bit(coco_str_of(wave)));
}

bool signs_answered(const struct signs *signs, struct coco_str collaboration, const char *wave)
{
	const size_t at = coco_map_find(signs->ids, collaboration);
	return at != COCO_NONE && (signs->all[at].answered & wave_bit(coco_str_of(wave)));
}
