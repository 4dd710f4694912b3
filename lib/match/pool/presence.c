/* Times of solution pitches against the times that creatives say they are there.
 *
 * A pitch takes a slot of its event, not the whole of it, so whoever is there for a part can pitch. Both are times of the event's place:
 * of an event's start and end the wall clock counts, not the offset. An event without hours takes its whole day. Events that were over
 * before the day that counts as today keep nobody out. */
#include "presence.h"

#include <string.h>

enum { DAY = 24 * 60 };

/* When an event is, if it is a solution pitch that is still to be. */
static bool read_moment(const struct coco_rec *event, struct coco_date today, struct coco_arena *arena, struct coco_moment *moment)
{
	struct coco_date date;
	struct coco_time start, end;
	if (!event->valid || !coco_str_is(coco_rec_str(event, "activity", arena), "solution_pitch"))
		return false;
	const bool begins = coco_time_parse(coco_rec_str(event, "start", arena), &start);
	if (!begins && !coco_date_parse(coco_rec_str(event, "date", arena), &date))
		return false;
	moment->from = begins ? coco_time_minutes(start) : (int64_t)coco_date_days(date) * DAY;
	if (begins && coco_time_parse(coco_rec_str(event, "end", arena), &end) && coco_time_minutes(end) > moment->from)
		moment->to = coco_time_minutes(end);
	else
		moment->to = begins ? moment->from + 1 : moment->from + DAY;
	return moment->to > (int64_t)coco_date_days(today) * DAY;
}

/* The challenge that an event names, or NULL: none, which is for all (*all), or one that is not among the records. */
static struct coco_challenge *challenge_of(const struct coco_pool *pool, const struct coco_rec *event, bool *all)
{
	const struct coco_str id = coco_rec_str(event, "challenge", pool->arena);
	const struct coco_challenge *found = id.n > 0 ? coco_pool_challenge(pool, id) : NULL;
	*all = id.n == 0;
	return found != NULL ? &pool->challenges[found - pool->challenges] : NULL;
}

int coco_presence_read(struct coco_pool *pool, const struct coco_store *store, struct coco_date today, struct coco_err *err)
{
	const size_t n = coco_store_count(store, "event");
	struct coco_moment *common = coco_arena_array(pool->arena, n + 1, sizeof *common), moment;
	size_t n_common = 0;
	bool all;
	if (common == NULL)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		const struct coco_rec *event = coco_store_at(store, "event", i);
		if (!read_moment(event, today, pool->arena, &moment))
			continue;
		struct coco_challenge *c = challenge_of(pool, event, &all);
		if (all)
			common[n_common++] = moment;
		if (c == NULL)
			continue;
		struct coco_moment *more = coco_arena_array(pool->arena, c->n_pitches + 1, sizeof *more);
		if (more == NULL)
			return coco_err_nomem(err);
		if (c->n_pitches > 0)
			memcpy(more, c->pitches, c->n_pitches * sizeof *more);
		more[c->n_pitches++] = moment;
		c->pitches = more;
	}
	for (size_t c = 0; c < pool->n_challenges; c++)
		if (pool->challenges[c].n_pitches == 0)
			pool->challenges[c].pitches = common, pool->challenges[c].n_pitches = n_common;
	return coco_arena_ok(pool->arena) ? 0 : coco_err_nomem(err);
}

void coco_presence_name(const struct coco_pool *pool, struct coco_buf *text)
{
	for (size_t c = 0; c < pool->n_challenges; c++)
		for (size_t i = 0; i < pool->challenges[c].n_pitches; i++)
			coco_buf_printf(text, "pitch=%zu %lld %lld\n", c, (long long)pool->challenges[c].pitches[i].from,
			    (long long)pool->challenges[c].pitches[i].to);
}

bool coco_present(const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	if (challenge->n_pitches == 0 || participant->availability.n == 0)
		return true;
	for (size_t i = 0; i < participant->availability.n; i++) {
		struct coco_moment there;
		if (!coco_interval_parse(participant->availability.items[i], &there.from, &there.to))
			continue;
		for (size_t k = 0; k < challenge->n_pitches; k++)
			if (there.from < challenge->pitches[k].to && challenge->pitches[k].from < there.to)
				return true;
	}
	return false;
}
