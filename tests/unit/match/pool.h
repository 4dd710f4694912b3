/* A pool made from lines, for the tests of matching. */
#ifndef TEST_MATCH_POOL_H
#define TEST_MATCH_POOL_H

#include "../../../lib/match/parts/component.h"

#include <criterion/criterion.h>

struct made {
	struct coco_store *store;
	struct coco_pool pool;
	struct coco_sheet *sheet;
	struct coco_campaign campaign; /* read by make_campaign */
};

static inline void make_pool(struct made *made, const char *const *lines, size_t n)
{
	struct coco_err err = {0};
	struct coco_rec rec = {0};
	made->store = coco_store_new();
	cr_assert(coco_store_spool(made->store, "participant", &err) == 0);
	for (size_t i = 0; i < n; i++) {
		cr_assert(coco_rec_parse(&rec, coco_str_of(lines[i]), &err) == 0, "%s: %s", lines[i], err.text);
		cr_assert(coco_store_add(made->store, &rec, &err) == 0);
	}
	coco_rec_free(&rec);
	cr_assert(coco_store_seal(made->store, &err) == 0);
	cr_assert(coco_pool_read(&made->pool, made->store, (struct coco_date){2026, 1, 1}, 1, &err) == 0, "%s", err.text);
	made->sheet = coco_sheet_new(made->pool.rows);
	cr_assert_not_null(made->sheet);
}

static inline void make_campaign(struct made *made)
{
	struct coco_err err = {0};
	coco_measures_default(&made->campaign.measures);
	cr_assert(coco_campaign_read(&made->campaign, &made->pool, made->store, &err) == 0, "%s", err.text);
}

static inline void free_pool(struct made *made)
{
	coco_campaign_free(&made->campaign);
	made->campaign = (struct coco_campaign){0};
	coco_sheet_free(made->sheet);
	coco_pool_free(&made->pool);
	coco_store_free(made->store);
}

/* Valid until the next. */
static inline const struct coco_participant *who(const struct made *made, const char *id)
{
	const size_t number = coco_pool_find(&made->pool, coco_str_of(id));
	cr_assert(number != COCO_NONE, "%s", id);
	return coco_sheet_read(made->sheet, number);
}

static inline const struct coco_challenge *which(const struct made *made, const char *id)
{
	const struct coco_challenge *c = coco_pool_challenge(&made->pool, coco_str_of(id));
	cr_assert_not_null(c, "%s", id);
	return c;
}

#endif
