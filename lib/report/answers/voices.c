/* What stands in the way and what would help, as each side says: the share of a side's participants who named a barrier or a
 * wish, of those who were asked. Who has the field, be it an empty list, was asked; who has not is missing. Several may be
 * named, so the shares add up to more than 1. Invariant: a code is counted once for a participant. */
#include "tallies.h"

static const char *const sides[] = {"avm", "cci"};

static bool named_before(const struct coco_str *codes, size_t n, struct coco_str code)
{
	for (size_t i = 0; i < n; i++) {
		if (coco_str_eq(codes[i], code)) {
			return true;
		}
	}
	return false;
}

static int put_named(struct coco_report *r, const char *kpi, const char *field, const char *dimension)
{
	struct tallies named = {.dims = {"side", dimension}, .order = {{sides, COCO_LEN(sides)}, {NULL, 0}}, .vocab = {NULL, dimension}};
	int64_t asked[COCO_LEN(sides)] = {0};
	struct missing missing[COCO_LEN(sides)] = {{.count = {0}}};
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		const struct person *p = &r->facts.people[i];
		size_t n = 0;
		if (!p->counted || p->side >= COCO_LEN(sides)) {
			continue;
		}
		if (coco_json_kind(coco_rec_get(rec, field)) <= COCO_JSON_NULL) {
			missing[p->side].count[NO_ANSWER]++;
			continue;
		}
		asked[p->side]++;
		struct coco_str *codes = coco_rec_list(rec, field, &n, r->arena);
		for (size_t k = 0; codes && k < n; k++) {
			if (!named_before(codes, k, codes[k])) {
				tally_of(&named, coco_str_of(sides[p->side]), codes[k])->x++;
			}
		}
	}
	for (size_t i = 0; i < named.n; i++) {
		size_t side = coco_str_is(named.items[i].code[0], sides[1]);
		named.items[i].n = asked[side];
		named.items[i].missing = missing[side];
	}
	tallies_sort(&named);
	put_tally_shares(r, kpi, &named);
	return tallies_free(&named);
}

int measure_voices(struct coco_report *r, struct coco_err *err)
{
	bool failed = put_named(r, "voices.barrier_share", "barriers", "barrier") || put_named(r, "voices.wish_share", "wishes", "wish");
	return failed ? coco_err_nomem(err) : 0;
}
