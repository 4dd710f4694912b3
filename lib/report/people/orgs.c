/* Organisations, which count once however many participants they have: each org_id has a number, so that who counts them compares no text.
 * Invariant: in by_org those of one organisation stand side by side, those without one behind all others. */
#include "model.h"

/* The participants in the order of their organisations' numbers. */
static int set_order(struct coco_report *r, size_t n)
{
	size_t *from = coco_arena_array(r->arena, r->facts.n_orgs + 2, sizeof *from); /* of each number, and of none, its first place */
	r->facts.by_org = coco_arena_array(r->arena, n + 1, sizeof *r->facts.by_org);
	if (!from || !r->facts.by_org) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		const size_t org = r->facts.people[i].org;
		from[(org == NO_ORG ? r->facts.n_orgs : org) + 1]++;
	}
	for (size_t o = 0; o < r->facts.n_orgs; o++) {
		from[o + 1] += from[o];
	}
	for (size_t i = 0; i < n; i++) {
		const size_t org = r->facts.people[i].org;
		r->facts.by_org[from[org == NO_ORG ? r->facts.n_orgs : org]++] = i;
	}
	return 0;
}

int orgs_read(struct coco_report *r)
{
	const size_t n = coco_store_count(r->store, "participant");
	struct coco_map *orgs = coco_map_new();
	int status = orgs ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_str id = rec_code(r, coco_store_at(r->store, "participant", i), "org_id", "");
		const size_t org = id.n ? coco_map_add(orgs, id, NULL) : NO_ORG;
		status = org == COCO_NONE ? -1 : 0;
		r->facts.people[i].org = (uint32_t)org;
	}
	r->facts.n_orgs = orgs ? coco_map_count(orgs) : 0;
	coco_map_free(orgs);
	return status ? status : set_order(r, n);
}
