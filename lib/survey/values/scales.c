/* The rating scale of each column of responses whose answers are labels.
 *
 * Method: the rows of a grid ("How satisfied are you with … [food]", "… [place]") share their answers, so they are judged
 * together. A map's bounds say how many points there are. What can't be decided alone takes the scale that other
 * columns of the file have under the same name, if those agree; else it stays text, and that is said.
 */
#include <string.h>
#include "likert.h"
#include "plan.h"

#define TEXTS 40

struct pool {
	struct coco_str texts[TEXTS];
	size_t n, filled;
};

static bool is_candidate(const struct survey_column *c, const struct survey_evidence *e)
{
	return c->use == SURVEY_RESPONSE && !c->rest && !(c->map && (c->map->n_options || c->map->split.s)) && e->n_distinct &&
	       e->n_distinct < SURVEY_DISTINCT && e->emails == 0;
}

/* Two columns of which a map says the same of their scale, or nothing. */
static bool bounds_alike(const struct survey_map_column *a, const struct survey_map_column *b)
{
	bool x = a && a->scaled, y = b && b->scaled;
	return x == y && (!x || (a->scale_min >= b->scale_min && a->scale_min <= b->scale_min && a->scale_max >= b->scale_max &&
	                            a->scale_max <= b->scale_max));
}

static bool same_grid(const struct survey_column *a, const struct survey_column *b)
{
	return a == b || (a->sub.s && b->sub.s && bounds_alike(a->map, b->map) && coco_str_eq(a->question, b->question));
}

/* A column and its grid hold nothing but whole numbers and words for no answer: the map says their bounds. */
static bool numbers_only(const struct survey_plan *plan, const struct survey_evidence *evidence, size_t column)
{
	for (size_t i = column; i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		if (e->integers + e->words < e->filled && same_grid(&plan->columns[column], &plan->columns[i]) &&
		    is_candidate(&plan->columns[i], e))
			return false;
	}
	return true;
}

/* The different answers of a column and its grid, without words for no answer. False: too many. */
static bool pool_fill(struct survey_plan *plan, const struct survey_evidence *evidence, size_t column, struct pool *pool)
{
	*pool = (struct pool){.n = 0};
	for (size_t i = column; i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		if (!same_grid(&plan->columns[column], &plan->columns[i]) || !is_candidate(&plan->columns[i], e))
			continue;
		pool->filled += e->filled - e->words;
		for (size_t k = 0; k < e->n_distinct; k++) {
			size_t at = 0;
			if (survey_word_missing(plan->lexicon, e->distinct[k], true))
				continue;
			while (at < pool->n && !coco_str_eq(pool->texts[at], e->distinct[k]))
				at++;
			if (at == TEXTS)
				return false;
			pool->texts[at] = e->distinct[k];
			pool->n += at == pool->n;
		}
	}
	return pool->n > 1;
}

/* The map's bounds count where the labels have no numbers of their own. */
static void bounds_set(const struct survey_column *c, struct survey_scale *s)
{
	if (!c->map || !c->map->scaled || s->numbered)
		return;
	s->shift = c->map->scale_min - 1;
	s->min = c->map->scale_min;
	s->max = c->map->scale_max;
}

static int scale_set(struct survey_plan *plan, size_t column, const struct survey_scale *found, const struct survey_evidence *evidence,
    const struct pool *pool)
{
	struct coco_str *texts = coco_arena_array(plan->arena, pool->n, sizeof *texts);
	for (size_t i = 0; texts && i < pool->n; i++)
		texts[i] = coco_arena_copy(plan->arena, pool->texts[i]);
	for (size_t i = column; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (!same_grid(&plan->columns[column], c) || !is_candidate(c, &evidence[i]))
			continue;
		struct survey_scale *scale = coco_arena_alloc(plan->arena, sizeof *scale);
		if (!scale || !texts)
			return -1;
		*scale = *found;
		scale->texts = texts;
		scale->n_texts = pool->n;
		bounds_set(c, scale);
		c->scale = scale;
		c->why = coco_arena_printf(plan->arena, "%s; labels of %s, %d points%s", c->why, scale->name, scale->points,
		    scale->turned ? ", numbered from the other end" : "");
		if (!c->why)
			return -1;
	}
	return 0;
}

/* Columns that stay text; one note a file names the first. */
struct undecided {
	size_t columns, first;
	struct survey_scale one, other;
	size_t unknown, first_unknown; /* columns whose labels look like those of a scale that is not known */
};

static int undecided_note(
    struct survey_plan *plan, size_t column, const struct survey_scale *one, const struct survey_scale *other, struct undecided *undecided)
{
	struct survey_column *c = &plan->columns[column];
	c->labels = true;
	if (!undecided->columns++) {
		undecided->first = column;
		undecided->one = *one;
		undecided->other = *other;
	}
	c->why = coco_arena_printf(plan->arena, "%s; labels of %s with %d points or of %s with %d: not decided", c->why, one->name, one->points,
	    other->name, other->points);
	return c->why ? 0 : -1;
}

static void undecided_tell(const struct survey_plan *plan, const struct undecided *u, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path};
	if (u->unknown)
		coco_diag_say(diag, COCO_NOTE, "scale-unknown", &at, "give its labels their numbers in the map's \"options\", and its \"scale\"",
		    "column \"%.*s\"%s: answers that look like the labels of a scale that is not known stay text",
		    COCO_STR_ARG(plan->columns[u->first_unknown].name), u->unknown > 1 ? " and others" : "");
	if (u->columns)
		coco_diag_say(diag, COCO_NOTE, "scale-undecided", &at,
		    "give it its \"scale\" or its \"options\" in the map; --explain shows every column",
		    "column \"%.*s\"%s: labels that fit %s with %d points and %s with %d stay text", COCO_STR_ARG(plan->columns[u->first].name),
		    u->columns > 1 ? " and others" : "", u->one.name, u->one.points, u->other.name, u->other.points);
}

/* The scale that decided columns have, if all that may be meant agree. */
static const struct survey_scale *hint_of(const struct survey_plan *plan, const struct survey_scale *one, const struct survey_scale *other)
{
	const struct survey_scale *hint = NULL;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_scale *s = plan->columns[i].scale;
		if (!s || (s->name != one->name && s->name != other->name))
			continue;
		if (hint && (hint->name != s->name || hint->points != s->points || hint->numbered != s->numbered))
			return NULL;
		hint = s;
	}
	return hint;
}

/* Yes and no are no scale that somebody has to tell. */
static bool yes_or_no(struct survey_plan *plan, const struct pool *pool)
{
	for (size_t k = 0; k < pool->n; k++) {
		if (!survey_lexicon_word(plan->lexicon, "bool", coco_str_trim(pool->texts[k])))
			return false;
	}
	return true;
}

/* One column, with its grid; `last`: the second time, with what the others have decided. */
static int column_decide(struct survey_plan *plan, const struct survey_likert *likert, const struct survey_evidence *evidence, size_t i,
    bool last, struct undecided *undecided)
{
	const struct survey_column *c = &plan->columns[i];
	struct survey_scale scale, also = {.likert = NULL};
	struct pool pool;
	if (numbers_only(plan, evidence, i) || !pool_fill(plan, evidence, i, &pool))
		return 0;
	int low, high, points = c->map && c->map->scaled ? (int)(c->map->scale_max - c->map->scale_min) + 1 : 0;
	if (!points && survey_scale_said(plan, c, &low, &high))
		points = high - low + 1;
	enum survey_scale_fit fit = survey_scale_find(likert, pool.texts, pool.n, points, pool.filled, NULL, &scale, &also);
	if (fit == SURVEY_SCALE_UNDECIDED && last) {
		struct survey_scale one = scale;
		const struct survey_scale *hint = hint_of(plan, &scale, &also);
		fit = survey_scale_find(likert, pool.texts, pool.n, points, pool.filled, hint, &scale, &also);
		if (fit == SURVEY_SCALE_UNDECIDED)
			return undecided_note(plan, i, &one, &also, undecided);
	}
	if (fit == SURVEY_SCALE_UNKNOWN && last && pool.filled >= 2 * pool.n && !yes_or_no(plan, &pool)) {
		undecided->first_unknown = undecided->unknown++ ? undecided->first_unknown : i;
		plan->columns[i].labels = true;
	}
	return fit == SURVEY_SCALE_FITS ? scale_set(plan, i, &scale, evidence, &pool) : 0;
}

int survey_scales_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	const struct survey_likert *likert = NULL;
	struct undecided undecided = {.columns = 0};
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < plan->n; i++) {
			const struct survey_column *c = &plan->columns[i];
			bool first = true;
			for (size_t k = i; k-- > 0 && c->sub.s && first;)
				first = !(same_grid(&plan->columns[k], c) && is_candidate(&plan->columns[k], &evidence[k]));
			if (!first || c->scale || !is_candidate(c, &evidence[i]))
				continue;
			if (!likert && !(likert = survey_likert_new(plan->arena)))
				return -1;
			if (column_decide(plan, likert, evidence, i, pass == 1, &undecided))
				return -1;
		}
	}
	undecided_tell(plan, &undecided, diag);
	return 0;
}
