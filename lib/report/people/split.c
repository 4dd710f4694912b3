/* The ways to split the participants that --by names: each person stands in one part of every way, so that parts add up to all.
 * A region is the second level of NUTS. A sector is one of the thirteen creative ones, "several" where a participant names more
 * than one, else the division of the main NACE code. Codes stand in their own order, the others by their bytes, "unknown" last.
 * Invariant: no part is in a way twice, and parts do not depend on the order of the input. */
#include "nomenclature.h"
#include "split.h"

static const char *const sizes[] = {"micro", "small", "medium", "large"};

/* The region of the second level, or as much of it as the code tells: "unknown". */
static struct coco_str region(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str code = coco_rec_str(rec, "nuts", r->arena);
	return code.n >= 4 ? coco_str_sub(code, 0, 4) : COCO_STR("unknown");
}

/* The creative sector that a narrower one belongs to. */
static struct coco_str outer_sector(struct coco_str code)
{
	const struct coco_vocab *vocab = coco_vocab("sector");
	size_t at = coco_vocab_find(vocab, code);
	while (at != COCO_NONE && *coco_vocab_parent(vocab, at)) {
		code = coco_str_of(coco_vocab_parent(vocab, at));
		at = coco_vocab_find(vocab, code);
	}
	return code;
}

struct coco_str sector_of(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t n = 0;
	struct coco_str *codes = coco_rec_list(rec, "creative_sectors", &n, r->arena), first = COCO_STR_NONE;
	for (size_t i = 0; codes && i < n; i++) {
		struct coco_str outer = outer_sector(codes[i]);
		if (first.n && !coco_str_eq(first, outer)) {
			return COCO_STR("several");
		}
		first = outer;
	}
	return first.n ? first : nace_division(r, rec);
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
	case COCO_BY_SECTOR:
		return sector_of(r, rec);
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
	bool creative = split->by == COCO_BY_SECTOR && coco_vocab_find(coco_vocab("sector"), code) != COCO_NONE;
	size_t rest = split->by != COCO_BY_SECTOR || creative ? 0 : coco_str_is(code, "several") ? 1 : 2;
	return i + rest + (i == n && coco_str_is(code, "unknown") ? 2 : 0);
}

/* By insertion, since the order is the split's. */
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
	coco_map_free(met);
	coco_map_free(places);
	return status;
}

static const struct split ways[SPLITS_MAX] = {{.name = "side", .by = COCO_BY_SIDE}, {.name = "country", .by = COCO_BY_COUNTRY},
    {.name = "nuts2", .by = COCO_BY_NUTS2}, {.name = "sector", .by = COCO_BY_SECTOR}, {.name = "size", .by = COCO_BY_SIZE},
    {.name = "campaign", .by = COCO_BY_CAMPAIGN}};

static size_t way_named(struct coco_str name)
{
	size_t i = 0;
	while (i < SPLITS_MAX && !coco_str_is(name, ways[i].name)) {
		i++;
	}
	return i;
}

bool is_way(struct coco_str name)
{
	return way_named(name) < SPLITS_MAX;
}

struct coco_str part_of(const struct coco_report *r, struct coco_str name, size_t person)
{
	const size_t way = way_named(name);
	return way < SPLITS_MAX ? code_in(r, &ways[way], person) : COCO_STR_NONE;
}

int splits_read(struct coco_report *r)
{
	int status = 0;
	r->splits = coco_arena_array(r->arena, SPLITS_MAX, sizeof *r->splits);
	for (size_t i = 0; r->splits && i < SPLITS_MAX && !status; i++) {
		if (r->options.by & ways[i].by) {
			r->splits[r->n_splits] = ways[i];
			status = read_split(r, &r->splits[r->n_splits++]);
		}
	}
	return r->splits ? status : -1;
}

size_t split_part(const struct split *split, size_t person)
{
	bool has_unknown = split->n && coco_str_is(split->codes[split->n - 1], "unknown");
	return person != COCO_NONE ? split->of[person] : split->n - has_unknown;
}

struct coco_str split_code(const struct split *split, size_t part)
{
	return part < split->n ? split->codes[part] : COCO_STR("unknown");
}

void coco_report_tell_by(const struct coco_report *report, struct coco_diag *diag)
{
	struct coco_str rest = coco_str_of(report->options.kpis), id;
	while (coco_str_split(&rest, ',', &id)) {
		struct coco_str by = coco_str_of(kpi_cell(kpi_row(coco_str_trim(id)), "by")), name;
		bool split = false;
		while (coco_str_split(&by, ' ', &name)) {
			const size_t way = way_named(name);
			split |= way < SPLITS_MAX && (report->options.by & ways[way].by);
		}
		if (!split) {
			coco_diag_say(diag, COCO_NOTE, "not-by", NULL, "coco-report --explain=KPI says by what it can be broken down",
			    "--by changes nothing of the KPI '%.*s'", COCO_STR_ARG(coco_str_trim(id)));
		}
	}
}
