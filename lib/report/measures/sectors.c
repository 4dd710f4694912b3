/* Which sectors work with which: agreed collaborations by the NACE division of a participant of the manufacturing side and the
 * creative sector of one of the creative side. A collaboration counts once for each pair of sectors in it, so the pairs add up to
 * nothing that is printed. With a minimum cell a pair with fewer, or with all but fewer, is left out: a withheld one would tell that it is
 * not empty. Invariant: no pair counts more collaborations than there are. */
#include "tallies.h"

struct work {
	struct coco_report *r;
	struct tallies pairs;
	struct coco_map *met; /* "collaboration US division US sector" */
	struct coco_buf key;
	size_t collaboration;
};

/* "25" of "25.4": the division; a section stays one. */
static struct coco_str division(struct coco_str nace)
{
	size_t dot = coco_str_find(nace, COCO_STR("."), 0);
	return dot == SIZE_MAX ? nace : coco_str_sub(nace, 0, dot);
}

static struct coco_str uppermost(struct coco_str sector)
{
	const struct coco_vocab *sectors = coco_vocab("sector");
	size_t at = sectors ? coco_vocab_find(sectors, sector) : COCO_NONE;
	while (at != COCO_NONE && *coco_vocab_parent(sectors, at)) {
		sector = coco_str_of(coco_vocab_parent(sectors, at));
		at = coco_vocab_find(sectors, sector);
	}
	return sector;
}

/* The codes of a list, or "unknown". */
static const struct coco_str *codes_of(const struct coco_report *r, const struct coco_rec *rec, const char *path, size_t *n)
{
	static const struct coco_str unknown[] = {{"unknown", 7}};
	const struct coco_str *codes = coco_rec_list(rec, path, n, r->arena);
	if (*n) {
		return codes;
	}
	*n = 1;
	return unknown;
}

static void count_pair(struct work *w, struct coco_str avm, struct coco_str cci)
{
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f%.*s\x1f%.*s", w->collaboration, COCO_STR_ARG(avm), COCO_STR_ARG(cci));
	if (!coco_buf_ok(&w->key) || coco_map_add(w->met, coco_buf_view(&w->key), &added) == COCO_NONE) {
		w->r->failed = true;
	} else if (added) {
		tally_of(&w->pairs, avm, cci)->x++;
	}
}

static bool of_side(const struct coco_report *r, size_t person, enum side side)
{
	return r->facts.people[person].side == side || r->facts.people[person].side == SIDE_BOTH;
}

static void count_partners(struct work *w, size_t avm, size_t cci)
{
	const struct coco_report *r = w->r;
	size_t n_divisions = 0, n_sectors = 0;
	const struct coco_str *divisions = codes_of(r, coco_store_at(r->store, "participant", avm), "nace", &n_divisions);
	const struct coco_str *sectors = codes_of(r, coco_store_at(r->store, "participant", cci), "creative_sectors", &n_sectors);
	for (size_t i = 0; i < n_divisions; i++) {
		for (size_t k = 0; k < n_sectors; k++) {
			count_pair(w, division(divisions[i]), uppermost(sectors[k]));
		}
	}
}

static void count_collaboration(struct work *w, const struct coco_rec *rec)
{
	size_t n = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, w->r->arena);
	for (size_t i = 0; i < n; i++) {
		size_t avm = person_of(w->r, who[i]);
		for (size_t k = 0; avm != COCO_NONE && of_side(w->r, avm, SIDE_AVM) && k < n; k++) {
			size_t cci = person_of(w->r, who[k]);
			if (cci != COCO_NONE && cci != avm && of_side(w->r, cci, SIDE_CCI)) {
				count_partners(w, avm, cci);
			}
		}
	}
}

int measure_sectors(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r, .met = coco_map_new(), .pairs = {.dims = {"avm_sector", "cci_sector"}, .vocab = {"nace", "sector"}}};
	int64_t all = 0;
	int status = w.met ? 0 : -1;
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		w.collaboration = i;
		if (agreed(r, rec)) {
			count_collaboration(&w, rec);
			all++;
		}
	}
	tallies_sort(&w.pairs);
	for (size_t i = 0; i < w.pairs.n; i++) {
		const struct tally *pair = &w.pairs.items[i];
		if (pair->x >= r->options.min_cell && (pair->x == all || all - pair->x >= r->options.min_cell)) {
			put_count(r, "partnerships.sectors", tally_group(&w.pairs, pair), pair->x, pair->x);
		}
	}
	status |= tallies_free(&w.pairs);
	coco_buf_free(&w.key);
	coco_map_free(w.met);
	return status ? coco_err_nomem(err) : 0;
}
