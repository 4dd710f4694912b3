/* The organisation's id of two records of one person made one.
 *
 * Method: an id that somebody gave stands, the later one's first. One that was derived from what its own record knows is derived again from
 * what both know, for a later form seldom asks for website and country once more; the website of another organisation is none of it.
 * Invariant: two records of which the later one only knows less have the earlier one's id.
 */
#include "coco/person.h"

/* What an id is derived from. */
struct known {
	struct coco_str org_id, id, website, org, country;
};

static struct known known_of(const struct coco_rec *rec, struct coco_arena *arena)
{
	return (struct known){.org_id = coco_rec_str(rec, "org_id", arena),
	    .id = coco_rec_str(rec, "id", arena),
	    .website = coco_rec_str(rec, "website", arena),
	    .org = coco_rec_str(rec, "org", arena),
	    .country = coco_rec_str(rec, "country", arena)};
}

static bool is_derived(const struct known *k)
{
	struct coco_buf id = COCO_BUF_INIT;
	coco_org_id(k->website, k->org, k->country, &id);
	const bool same = coco_str_eq(k->org_id, id.len ? coco_buf_view(&id) : k->id);
	coco_buf_free(&id);
	return same;
}

static bool same_name(struct coco_str a, struct coco_str b)
{
	struct coco_buf x = COCO_BUF_INIT, y = COCO_BUF_INIT;
	coco_fold(a, &x);
	coco_fold(b, &y);
	const bool same = !x.len || !y.len || coco_str_eq(coco_buf_view(&x), coco_buf_view(&y));
	coco_buf_free(&x);
	coco_buf_free(&y);
	return same;
}

struct coco_str coco_org_id_of_both(const struct coco_rec *earlier, const struct coco_rec *later, struct coco_arena *arena)
{
	const struct known a = known_of(earlier, arena), b = known_of(later, arena);
	struct coco_buf id = COCO_BUF_INIT, json = COCO_BUF_INIT;
	if (!a.org_id.n || !b.org_id.n || coco_str_eq(a.org_id, b.org_id) || !is_derived(&b))
		return COCO_STR_NONE;
	if (is_derived(&a)) {
		const struct coco_str website = b.website.n || !same_name(a.org, b.org) ? b.website : a.website;
		coco_org_id(website, b.org.n ? b.org : a.org, b.country.n ? b.country : a.country, &id);
	} else {
		coco_buf_str(&id, a.org_id);
	}
	coco_json_quote(&json, id.len ? coco_buf_view(&id) : b.org_id);
	const struct coco_str out = coco_buf_ok(&id) && coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
	coco_buf_free(&id);
	coco_buf_free(&json);
	return out;
}
