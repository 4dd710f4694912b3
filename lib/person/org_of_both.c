/* The organisation's id of two records of one person made one.
 *
 * Method: an id that somebody gave stands, the later one's first. One that was derived from what its own record knows is derived again from
 * what both know, for a later form seldom asks for website and country once more; the website of another organisation is none of it. Of two
 * names of which one goes on where the other ends the earlier one counts.
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

/* One name, or one that goes on where the other ends, as with a legal form: people write "Zeta Holzbau" for "Zeta Holzbau GmbH". */
static bool same_name(struct coco_str a, struct coco_str b)
{
	enum { LEAST = 4, FORM_MOST = 8 };
	struct coco_buf x = COCO_BUF_INIT, y = COCO_BUF_INIT;
	coco_fold(a, &x);
	coco_fold(b, &y);
	const struct coco_str one = coco_buf_view(x.len < y.len ? &x : &y), other = coco_buf_view(x.len < y.len ? &y : &x);
	const bool begins = one.n >= LEAST && other.n - one.n <= FORM_MOST && coco_str_eq(coco_str_sub(other, 0, one.n), one);
	const bool same = !one.n || begins || coco_str_eq(one, other);
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
		const bool same = same_name(a.org, b.org);
		const struct coco_str website = b.website.n || !same ? b.website : a.website;
		coco_org_id(website, same && a.org.n ? a.org : b.org, b.country.n ? b.country : a.country, &id);
	} else {
		coco_buf_str(&id, a.org_id);
	}
	coco_json_quote(&json, id.len ? coco_buf_view(&id) : b.org_id);
	const struct coco_str out = coco_buf_ok(&id) && coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
	coco_buf_free(&id);
	coco_buf_free(&json);
	return out;
}
