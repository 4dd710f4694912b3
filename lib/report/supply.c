/* Supply: the challenges that manufacturers offer, and the solution pitches that creatives answer with. Pitches dated
 * after the reporting day do not count. Invariant: chosen <= decided <= pitches. */
#include "model.h"

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
	for (size_t i = 0; i < coco_store_count(r->store, "challenge"); i++) {
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

/* A record's person's country: the owner of a challenge, the creative of a pitch. */
static int put_by_country(struct coco_report *r, const char *kpi, const char *type, const char *who,
    bool (*counts)(const struct coco_report *, const struct coco_rec *))
{
	int64_t *tally = coco_arena_array(r->arena, r->facts.n_countries + 1, sizeof *tally), total = 0;
	if (!tally) {
		return -1;
	}
	for (size_t i = 0; i < coco_store_count(r->store, type); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, type, i);
		size_t person = person_of(r, coco_rec_str(rec, who, r->arena));
		if (counts(r, rec)) {
			tally[person == COCO_NONE ? r->facts.n_countries : r->facts.people[person].country]++;
			total++;
		}
	}
	bool has_unknown = r->facts.n_countries && coco_str_is(r->facts.countries[r->facts.n_countries - 1], "unknown");
	if (has_unknown) { /* nobody's and unknown people's records stand together */
		tally[r->facts.n_countries - 1] += tally[r->facts.n_countries];
		tally[r->facts.n_countries] = 0;
	}
	for (size_t c = 0; c <= r->facts.n_countries; c++) {
		struct coco_str code = c < r->facts.n_countries ? r->facts.countries[c] : COCO_STR("unknown");
		if (tally[c]) {
			put_count(r, kpi, group_with((struct group){.n = 0}, "country", code), tally[c], total);
		}
	}
	return 0;
}

int measure_challenges(struct coco_report *r, struct coco_err *err)
{
	int64_t n = 0;
	for (size_t i = 0; i < coco_store_count(r->store, "challenge"); i++) {
		n += opened(r, coco_store_at(r->store, "challenge", i));
	}
	if (!n) {
		return 0;
	}
	put_count(r, "challenges.count", (struct group){.n = 0}, n, n);
	put_seats(r, n);
	const struct by_code status = {
	    "challenges.count", "challenge", "status", "status", "not_given", challenge_order, COCO_LEN(challenge_order), opened};
	const struct by_code lang = {"challenges.count", "challenge", "lang", "lang", "unknown", NULL, 0, opened};
	if (put_by_code(r, &status) || put_by_code(r, &lang) ||
	    ((r->options.by & COCO_BY_COUNTRY) && put_by_country(r, "challenges.count", "challenge", "owner", opened))) {
		return coco_err_nomem(err);
	}
	return 0;
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
	for (size_t i = 0; i < coco_store_count(r->store, "pitch") && !status; i++) {
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

static int put_pitches(struct coco_report *r)
{
	struct decided all = {.chosen = 0}, *countries = coco_arena_array(r->arena, r->facts.n_countries + 1, sizeof *countries);
	int64_t n = 0;
	if (!countries) {
		return -1;
	}
	for (size_t i = 0; i < coco_store_count(r->store, "pitch"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		size_t person = person_of(r, coco_rec_str(rec, "participant", r->arena));
		if (made(r, rec)) {
			n++;
			decide(&all, rec);
			decide(&countries[person == COCO_NONE ? r->facts.n_countries : r->facts.people[person].country], rec);
		}
	}
	struct group total = {.n = 0};
	if (!n && r->options.period.from.year) { /* none in the period: nothing can be said of them */
		put_count(r, "pitches.count", total, 0, 0);
		return 0;
	}
	put_count(r, "pitches.count", total, n, n);
	put_share(r, "pitches.chosen_share", total, all.chosen, all.decided, &all.missing);
	if (put_per_challenge(r)) {
		return -1;
	}
	if (!(r->options.by & COCO_BY_COUNTRY)) {
		return 0;
	}
	for (size_t c = 0; c < r->facts.n_countries; c++) {
		if (countries[c].decided + missing_total(&countries[c].missing)) {
			struct group g = group_with(total, "country", r->facts.countries[c]);
			put_share(r, "pitches.chosen_share", g, countries[c].chosen, countries[c].decided, &countries[c].missing);
		}
	}
	return put_by_country(r, "pitches.count", "pitch", "participant", made);
}

int measure_pitches(struct coco_report *r, struct coco_err *err)
{
	return coco_store_count(r->store, "pitch") && put_pitches(r) ? coco_err_nomem(err) : 0;
}
