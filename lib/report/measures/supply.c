/* Supply: the challenges that manufacturers offer, and the solution pitches that creatives answer with. Pitches dated
 * after the reporting day do not count. Creatives who made none are told among all who may be matched. Invariant: chosen <= decided <=
 * pitches. */
#include "split.h"

static const char *const challenge_order[] = {"draft", "reviewed", "published", "matched", "closed", "withdrawn"};

/* ---- challenges ------------------------------------------------------------------------------------------------- */

/* Not one that opens after the reporting day. */
static bool opened(const struct coco_report *r, const struct coco_rec *rec)
{
	return counted_date(r, rec, "opens");
}

static void put_seats(struct coco_report *r, int64_t n)
{
	double seats = 0;
	int64_t known = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "challenge"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "challenge", i);
		double value = 0;
		if (opened(r, rec) && coco_rec_num(rec, "seats_max", &value)) {
			seats += value;
			known++;
		}
	}
	struct indicator *i = put(r, "challenges.seats", (struct group){.n = 0});
	i->value = known ? seats : i->value;
	i->n = known;
	i->missing.count[NOT_GIVEN] = n - known;
}

/* By the part of the record's person: the owner of a challenge, the creative of a pitch. */
static int put_by_split(struct coco_report *r, const char *kpi, const char *type, const char *who, const struct split *split,
    bool (*counts)(const struct coco_report *, const struct coco_rec *))
{
	int64_t *tally = coco_arena_array(r->arena, split->n + 1, sizeof *tally), total = 0;
	if (!tally) {
		return -1;
	}
	for (size_t i = 0, records = coco_store_count(r->store, type); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, type, i);
		if (counts(r, rec)) {
			tally[split_part(split, person_in(r, rec, who))]++;
			total++;
		}
	}
	for (size_t c = 0; c <= split->n; c++) {
		if (tally[c]) {
			put_count(r, kpi, group_with((struct group){.n = 0}, split->name, split_code(split, c)), tally[c], total);
		}
	}
	return 0;
}

/* Of these records a side is no news: challenges come from one, pitches from the other. */
static const struct split *next_split(const struct coco_report *r, size_t *at)
{
	while (*at < r->n_splits && r->splits[*at].by == COCO_BY_SIDE) {
		++*at;
	}
	return *at < r->n_splits ? &r->splits[(*at)++] : NULL;
}

int measure_challenges(struct coco_report *r, struct coco_err *err)
{
	int64_t n = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "challenge"); i < records; i++) {
		n += opened(r, coco_store_at(r->store, "challenge", i));
	}
	if (!n) {
		return 0;
	}
	put_count(r, "challenges.count", (struct group){.n = 0}, n, n);
	put_seats(r, n);
	const struct by_code status = {
	    "challenges.count", "challenge", "status", "status", "not_given", challenge_order, COCO_LEN(challenge_order), opened, NULL};
	const struct by_code lang = {"challenges.count", "challenge", "lang", "lang", "unknown", NULL, 0, opened, NULL};
	int failed = put_by_code(r, &status) || put_by_code(r, &lang);
	const struct split *split;
	for (size_t s = 0; !failed && (split = next_split(r, &s));) {
		failed = put_by_split(r, "challenges.count", "challenge", "owner", split, opened);
	}
	return failed ? coco_err_nomem(err) : 0;
}

/* ---- pitches ---------------------------------------------------------------------------------------------------- */

static bool made(const struct coco_report *r, const struct coco_rec *rec)
{
	return within(r, coco_rec_date(rec, "date"));
}

struct decided {
	int64_t chosen, decided;
	struct missing missing;
};

static void decide(struct decided *d, const struct coco_rec *rec)
{
	bool chosen = false;
	if (coco_rec_bool(rec, "chosen", &chosen)) {
		d->decided++;
		d->chosen += chosen;
	} else {
		d->missing.count[NOT_GIVEN]++;
	}
}

/* Pitches of each challenge that could have had some. */
static int put_per_challenge(struct coco_report *r)
{
	size_t n = coco_store_count(r->store, "challenge"), count = 0;
	double *pitches = coco_arena_array(r->arena, n + 1, sizeof *pitches), *of = coco_arena_array(r->arena, n + 1, sizeof *of);
	struct coco_map *ids = coco_map_new();
	int status = pitches && of && ids ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		struct coco_str id = coco_rec_str(coco_store_at(r->store, "challenge", i), "id", r->arena);
		status = coco_map_add(ids, id, NULL) == COCO_NONE ? -1 : 0;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		struct coco_str challenge = coco_rec_str(rec, "challenge", r->arena);
		size_t at = challenge.s ? coco_map_find(ids, challenge) : COCO_NONE;
		if (at != COCO_NONE && made(r, rec)) {
			of[at]++;
		}
	}
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "challenge", i);
		struct coco_str code = coco_rec_str(rec, "status", r->arena);
		bool open = coco_str_is(code, "published") || coco_str_is(code, "matched") || coco_str_is(code, "closed");
		if (of[i] > 0 || (open && opened(r, rec))) {
			pitches[count++] = of[i];
		}
	}
	if (!status) {
		coco_sort_num(pitches, count);
		put_quantile(r, "pitches.per_challenge", (struct group){.n = 0}, pitches, count, 0.5, NULL);
	}
	coco_map_free(ids);
	return status;
}

/* Creatives that may be matched, and how many of them made no pitch. `country` COCO_NONE: of all. */
static void put_without(struct coco_report *r, struct group g, const bool *pitched, size_t country)
{
	int64_t creatives = 0, without = 0;
	for (size_t i = 0, people = coco_store_count(r->store, "participant"); i < people; i++) {
		const struct person *p = &r->facts.people[i];
		if (p->active && (p->side == SIDE_CCI || p->side == SIDE_BOTH) && (country == COCO_NONE || p->country == country)) {
			creatives++;
			without += !pitched[i];
		}
	}
	if (creatives) {
		put_share(r, "pitches.without_share", g, without, creatives, NULL);
	}
}

static int put_chances(struct coco_report *r)
{
	bool *pitched = coco_arena_array(r->arena, coco_store_count(r->store, "participant") + 1, sizeof *pitched);
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); pitched && i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		const size_t person = made(r, rec) ? person_in(r, rec, "participant") : COCO_NONE;
		if (person != COCO_NONE) {
			pitched[person] = true;
		}
	}
	if (!pitched) {
		return -1;
	}
	put_without(r, (struct group){.n = 0}, pitched, COCO_NONE);
	for (size_t c = 0; (r->options.by & COCO_BY_COUNTRY) && c < r->facts.n_countries; c++) {
		put_without(r, group_with((struct group){.n = 0}, "country", r->facts.countries[c]), pitched, c);
	}
	return 0;
}

/* How many of a part's pitches were chosen, and how many there are. */
static int put_pitches_of(struct coco_report *r, const struct split *split)
{
	struct decided *parts = coco_arena_array(r->arena, split->n + 1, sizeof *parts);
	for (size_t i = 0; parts && i < coco_store_count(r->store, "pitch"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		if (made(r, rec)) {
			decide(&parts[split_part(split, person_in(r, rec, "participant"))], rec);
		}
	}
	for (size_t c = 0; parts && c <= split->n; c++) {
		if (parts[c].decided + missing_total(&parts[c].missing)) {
			struct group g = group_with((struct group){.n = 0}, split->name, split_code(split, c));
			put_share(r, "pitches.chosen_share", g, parts[c].chosen, parts[c].decided, &parts[c].missing);
		}
	}
	return parts ? put_by_split(r, "pitches.count", "pitch", "participant", split, made) : -1;
}

static int put_pitches(struct coco_report *r)
{
	struct decided all = {.chosen = 0};
	const struct split *split;
	int64_t n = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "pitch"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		if (made(r, rec)) {
			n++;
			decide(&all, rec);
		}
	}
	struct group total = {.n = 0};
	if (!n && r->options.period.from.year) { /* none in the period: nothing can be said of them */
		put_count(r, "pitches.count", total, 0, 0);
		return 0;
	}
	put_count(r, "pitches.count", total, n, n);
	put_share(r, "pitches.chosen_share", total, all.chosen, all.decided, &all.missing);
	int status = put_per_challenge(r) || put_chances(r) ? -1 : 0;
	for (size_t s = 0; !status && (split = next_split(r, &s));) {
		status = put_pitches_of(r, split);
	}
	return status;
}

int measure_pitches(struct coco_report *r, struct coco_err *err)
{
	return coco_store_count(r->store, "pitch") && put_pitches(r) ? coco_err_nomem(err) : 0;
}
