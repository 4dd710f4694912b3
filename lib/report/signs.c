/* Signs of life: what of a collaboration is dated after its agreement. Effects recorded (or that nothing changed), milestones reached,
 * contacts and events that name it, the first day of work. Effects of a follow-up wave are signs of its day whatever their own. Answers to
 * surveys are none: they are of a person, not of a collaboration. Invariant: nothing dated after the reporting day is a sign. */
#include <stdlib.h>

#include "signs.h"

static const char *const waves[] = {"6m", "12m"};

struct sign {
	int32_t last; /* day; -NO_DAY: none */
	size_t waves; /* follow-ups up to this number of them; 0: none */
};
struct signs {
	struct coco_map *ids; /* of collaborations, to numbers in `all` */
	struct sign *all;     /* malloc'ed */
	size_t cap;
};

void signs_free(struct signs *signs)
{
	if (signs) {
		coco_map_free(signs->ids);
		free(signs->all);
	}
	free(signs);
}

/* Up to which follow-up the wave is; 0: none of them. */
static size_t wave_number(struct coco_str wave)
{
	for (size_t i = 0; i < COCO_LEN(waves); i++) {
		if (coco_str_is(wave, waves[i])) {
			return i + 1;
		}
	}
	return 0;
}

/* 0 or -1 (no memory). */
static int see(struct signs *signs, struct coco_str id, struct coco_date date, size_t wave)
{
	bool added = false;
	const size_t at = coco_map_add(signs->ids, id, &added);
	if (at == COCO_NONE || coco_grow(&signs->all, &signs->cap, at, sizeof *signs->all)) {
		return -1;
	}
	struct sign *sign = &signs->all[at];
	if (added) {
		*sign = (struct sign){-NO_DAY, 0};
	}
	const int32_t day = date.year ? coco_date_days(date) : -NO_DAY;
	sign->last = day > sign->last ? day : sign->last;
	sign->waves = wave > sign->waves ? wave : sign->waves;
	return 0;
}

static int learn(struct signs *signs, struct coco_report *r, const char *type, const char *field, const char *id)
{
	const bool waved = coco_str_is(coco_str_of(type), "impact");
	for (size_t i = 0; i < coco_store_count(r->store, type); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, type, i);
		const struct coco_str collaboration = coco_rec_str(rec, id, r->arena);
		const struct coco_date date = coco_rec_date(rec, field);
		if (!collaboration.n || coco_date_cmp(date, r->options.as_of) > 0) {
			continue;
		}
		if (see(signs, collaboration, date, waved ? wave_number(coco_rec_str(rec, "wave", r->arena)) : 0)) {
			return -1;
		}
	}
	return 0;
}

struct signs *signs_new(struct coco_report *r)
{
	static const char *const dated[][3] = {{"impact", "date", "collaboration"}, {"milestone", "done", "collaboration"},
	    {"contact", "date", "collaboration"}, {"event", "date", "collaboration"}, {"collaboration", "start", "id"}};
	struct signs *signs = calloc(1, sizeof *signs);
	int status = signs ? 0 : -1;
	if (signs) {
		signs->ids = coco_map_new();
		status = signs->ids ? 0 : -1;
	}
	for (size_t i = 0; i < COCO_LEN(dated) && !status; i++) {
		status = learn(signs, r, dated[i][0], dated[i][1], dated[i][2]);
	}
	if (status) {
		signs_free(signs);
		return NULL;
	}
	return signs;
}

bool signs_since(const struct signs *signs, struct coco_str collaboration, struct coco_date day, const char *wave)
{
	const size_t at = coco_map_find(signs->ids, collaboration);
	return at != COCO_NONE && (signs->all[at].last >= coco_date_days(day) || signs->all[at].waves >= wave_number(coco_str_of(wave)));
}
