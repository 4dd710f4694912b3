/* Participants, and the funnel over the four steps: a step is reached by a record of it or of a later one, so the order in
 * which a participant came does not matter and the funnel never widens. Conversion compares a step with the one before;
 * CONNECT with all. Invariant: reached(SHARE) <= reached(CONNECT) <= participants, in every group. */
#include <stdlib.h>

#include "model.h"

struct tally {
	int64_t people, reached[STEPS], skipped[STEPS];
	int64_t organisations, without_org;
};

static void count_person(struct tally *t, const struct person *p)
{
	t->people++;
	for (size_t s = 0; s < STEPS; s++) {
		unsigned later = p->touched >> s;
		t->reached[s] += later != 0;
		t->skipped[s] += later != 0 && !(later & 1U);
	}
}

/* Distinct organisations of a group: a set of "group US org_id". */
static int count_org(struct coco_map *set, size_t group, struct coco_str org, struct tally *t, struct coco_buf *key)
{
	bool added = false;
	if (!org.n) {
		t->without_org++;
		return 0;
	}
	coco_buf_clear(key);
	coco_buf_printf(key, "%zu\x1f", group);
	coco_buf_str(key, org);
	if (!coco_buf_ok(key) || coco_map_add(set, coco_buf_view(key), &added) == COCO_NONE) {
		return -1;
	}
	t->organisations += added;
	return 0;
}

static void put_people(struct coco_report *r, struct group group, const struct tally *t)
{
	put_count(r, "participants.count", group, t->people, t->people);
	struct indicator *i = put(r, "participants.organisations", group);
	i->value = (double)t->organisations;
	i->n = t->people - t->without_org;
	i->missing.count[NOT_GIVEN] = t->without_org;
}

static void put_steps(struct coco_report *r, struct group group, const struct tally *t)
{
	for (size_t s = 0; s < STEPS; s++) {
		struct group at = group_with(group, "step", coco_str_of(step_codes[s]));
		put_count(r, "funnel.reached", at, t->reached[s], t->people);
		put_share(r, "funnel.reach", at, t->reached[s], t->people, NULL);
		put_share(r, "funnel.conversion", at, t->reached[s], s ? t->reached[s - 1] : t->people, NULL);
		put_count(r, "funnel.skipped", at, t->skipped[s], t->reached[s]);
	}
}

/* ---- groups ----------------------------------------------------------------------------------------------------- */

/* One way to split the participants: each person's part, and the parts in the order of the page. */
struct split {
	const char *name;
	unsigned by;
	struct coco_str *codes;
	size_t n, *of;
	struct tally *tallies;
};

static const char *const sizes[] = {"micro", "small", "medium", "large"};

/* The region of the second level, or as much of it as the code tells: "unknown". */
static struct coco_str region(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str code = coco_rec_str(rec, "nuts", r->arena);
	return code.n >= 4 ? coco_str_sub(code, 0, 4) : COCO_STR("unknown");
}

static struct coco_str code_in(const struct coco_report *r, const struct split *split, size_t person)
{
	const struct coco_rec *rec = coco_store_at(r->store, "participant", person);
	switch (split->by) {
	case COCO_BY_SIDE:
		return coco_str_of(side_codes[r->facts.people[person].side]);
	case COCO_BY_COUNTRY:
		return r->facts.countries[r->facts.people[person].country];
	case COCO_BY_NUTS2:
		return region(r, rec);
	default:
		return rec_code(r, rec, split->name, "unknown");
	}
}

static size_t place_of(const struct split *split, struct coco_str code)
{
	const char *const *order = split->by == COCO_BY_SIDE ? side_codes : sizes;
	size_t n = split->by == COCO_BY_SIDE ? SIDES : split->by == COCO_BY_SIZE ? COCO_LEN(sizes) : 0, i = 0;
	while (i < n && !coco_str_is(code, order[i])) {
		i++;
	}
	return i + (i == n && coco_str_is(code, "unknown"));
}

/* Codes in their own order, the others by their bytes, "unknown" last; by insertion, since the order is the split's. */
static void sort_codes(struct split *split)
{
	for (size_t i = 1; i < split->n; i++) {
		struct coco_str code = split->codes[i];
		size_t place = place_of(split, code), at = i;
		while (at) {
			size_t before = place_of(split, split->codes[at - 1]);
			if (before < place || (before == place && coco_str_cmp(split->codes[at - 1], code) <= 0)) {
				break;
			}
			split->codes[at] = split->codes[at - 1];
			at--;
		}
		split->codes[at] = code;
	}
}

/* Who is in which part. */
static int read_split(struct coco_report *r, struct split *split)
{
	size_t people = coco_store_count(r->store, "participant");
	struct coco_map *met = coco_map_new(), *places = coco_map_new();
	bool added = false;
	split->of = coco_arena_array(r->arena, people + 1, sizeof *split->of);
	split->codes = coco_arena_array(r->arena, people + 1, sizeof *split->codes);
	int status = met && places && split->of && split->codes ? 0 : -1;
	for (size_t i = 0; i < people && !status; i++) {
		struct coco_str code = code_in(r, split, i);
		status = coco_map_add(met, code, &added) == COCO_NONE ? -1 : 0;
		if (added) {
			split->codes[split->n++] = code;
		}
	}
	if (!status) {
		sort_codes(split);
	}
	for (size_t i = 0; i < split->n && !status; i++) {
		status = coco_map_add(places, split->codes[i], NULL) == COCO_NONE ? -1 : 0;
	}
	for (size_t i = 0; i < people && !status; i++) {
		split->of[i] = coco_map_find(places, code_in(r, split, i));
	}
	split->tallies = coco_arena_array(r->arena, split->n + 1, sizeof *split->tallies);
	coco_map_free(met);
	coco_map_free(places);
	return status || !split->tallies ? -1 : 0;
}

/* Each group's people, then each group's steps; groups without a soul are left out. */
static void put_all(struct coco_report *r, const struct tally *all, const struct split *splits, size_t n)
{
	void (*const puts[])(struct coco_report *, struct group, const struct tally *) = {put_people, put_steps};
	for (size_t k = 0; k < COCO_LEN(puts); k++) {
		puts[k](r, (struct group){.n = 0}, all);
		for (size_t s = 0; s < n; s++) {
			for (size_t i = 0; i < splits[s].n; i++) {
				if (splits[s].tallies[i].people) {
					puts[k](r, group_with((struct group){.n = 0}, splits[s].name, splits[s].codes[i]), &splits[s].tallies[i]);
				}
			}
		}
	}
}

static int count_all(struct coco_report *r, struct tally *all, struct split *splits, size_t n, struct coco_map *orgs)
{
	struct coco_buf key = COCO_BUF_INIT;
	int status = 0;
	for (size_t i = 0; !status && i < coco_store_count(r->store, "participant"); i++) {
		const struct person *p = &r->facts.people[i];
		struct coco_str org = coco_rec_str(coco_store_at(r->store, "participant", i), "org_id", r->arena);
		size_t number = 1;
		if (!p->counted) {
			continue;
		}
		count_person(all, p);
		status = count_org(orgs, 0, org, all, &key);
		for (size_t s = 0; s < n && !status; s++) {
			struct tally *one = &splits[s].tallies[splits[s].of[i]];
			count_person(one, p);
			status = count_org(orgs, number + splits[s].of[i], org, one, &key);
			number += splits[s].n;
		}
	}
	coco_buf_free(&key);
	return status;
}

int measure_reach(struct coco_report *r, struct coco_err *err)
{
	static const struct split ways[] = {{.name = "side", .by = COCO_BY_SIDE}, {.name = "country", .by = COCO_BY_COUNTRY},
	    {.name = "nuts2", .by = COCO_BY_NUTS2}, {.name = "size", .by = COCO_BY_SIZE}, {.name = "campaign", .by = COCO_BY_CAMPAIGN}};
	struct split splits[COCO_LEN(ways)];
	struct tally all = {.people = 0};
	struct coco_map *orgs = coco_map_new();
	size_t n = 0;
	int status = orgs ? 0 : -1;
	for (size_t i = 0; i < COCO_LEN(ways) && !status; i++) {
		if (r->options.by & ways[i].by) {
			splits[n] = ways[i];
			status = read_split(r, &splits[n++]);
		}
	}
	status = status ? status : count_all(r, &all, splits, n, orgs);
	if (!status && all.people) {
		put_all(r, &all, splits, n);
	}
	coco_map_free(orgs);
	return status ? coco_err_nomem(err) : 0;
}
