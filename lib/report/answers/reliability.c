/* How well the statements of a scale go together. A scale is a construct that several items of a survey ask about, or a family of
 * constructs ("image.closed_open", "image.slow_fast": the scale `image`), three statements or more on the same points, about one image,
 * of one side and wave. Cronbach's alpha with Feldt's interval stands on those who answered all of them; beside each statement alpha
 * without it and its correlation with the sum of the others. A negative alpha says that a statement points the other way and was not
 * turned: which one, a negative correlation shows. Invariant: a statement is counted in one scale only. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "perceptions.h"

#define LEVEL 0.95
#define ITEMS_MIN 3

struct scale_of {
	struct coco_report *r;
	const struct cell **items;
	size_t k;
	struct coco_str name; /* of the scale */
};

/* "image" of "image.closed_open"; of a construct with items its own name; absent: the statement stands alone. */
static struct coco_str scale_name(const struct cell *cell)
{
	size_t dot = coco_str_find(cell->construct, COCO_STR("."), 0);
	if (cell->item.n && cell->construct.n) {
		return cell->construct;
	}
	return cell->construct.n && dot != SIZE_MAX ? coco_str_sub(cell->construct, 0, dot) : COCO_STR_NONE;
}

static bool of_one_scale(const struct cell *a, const struct cell *b)
{
	struct coco_str x = scale_name(a), y = scale_name(b);
	return x.s && coco_str_eq(x, y) && (a->item.n > 0) == (b->item.n > 0) && coco_str_eq(a->scale_code, b->scale_code) &&
	       coco_str_eq(a->of, b->of) && coco_str_eq(a->wave, b->wave) && a->side == b->side;
}

/* Somebody who is known gave the statement an answer that counts; without one it is no part of a scale. */
static bool anybody(const struct cell *cell)
{
	for (size_t a = 0; a < cell->n; a++) {
		if (cell->answers[a].who != COCO_NONE) {
			return true;
		}
	}
	return false;
}

/* Row by row the answers of those who answered all statements; *n: how many they are. Malloc'ed; NULL: no memory. */
static double *complete_new(const struct scale_of *s, size_t *n)
{
	size_t people = coco_store_count(s->r->store, "participant");
	double *of_person = malloc((people * s->k + 1) * sizeof *of_person);
	for (size_t i = 0; of_person && i < people * s->k; i++) {
		of_person[i] = (double)NAN;
	}
	for (size_t j = 0; of_person && j < s->k; j++) {
		for (size_t a = 0; a < s->items[j]->n; a++) {
			const struct answer *answer = &s->items[j]->answers[a];
			double *at = answer->who == COCO_NONE ? NULL : &of_person[answer->who * s->k + j];
			if (at && (isnan(*at) || answer->value < *at)) {
				*at = answer->value;
			}
		}
	}
	*n = 0;
	for (size_t p = 0; of_person && p < people; p++) {
		bool all = true;
		for (size_t j = 0; j < s->k; j++) {
			all &= !isnan(of_person[p * s->k + j]);
		}
		if (all) {
			memmove(of_person + *n * s->k, of_person + p * s->k, s->k * sizeof *of_person);
			++*n;
		}
	}
	if (!of_person) {
		coco_memory_refused();
	}
	return of_person;
}

static struct group scale_group(const struct scale_of *s, struct coco_str item)
{
	const struct group *from = &s->items[0]->group;
	struct group g = group_with((struct group){.n = 0}, "construct", s->name);
	g = item.n ? group_with(g, "item", item) : g;
	for (size_t d = 0; d < from->n; d++) {
		if (strcmp(from->dim[d].name, "construct") != 0 && strcmp(from->dim[d].name, "item") != 0) {
			g = group_with(g, from->dim[d].name, from->dim[d].code);
		}
	}
	return g;
}

static void put_alpha(const struct scale_of *s, const double *values, size_t n, double *if_deleted, double *rest)
{
	struct coco_estimate alpha = coco_cronbach(values, n, s->k, LEVEL, if_deleted, rest);
	struct indicator *i = put(s->r, "perceptions.alpha", scale_group(s, COCO_STR_NONE));
	i->value = alpha.value;
	i->lo = alpha.ci.lo;
	i->hi = alpha.ci.hi;
	i->n = (int64_t)n;
	flag_few(i, i->n);
	for (size_t j = 0; j < s->k; j++) {
		const struct cell *cell = s->items[j];
		struct group g = scale_group(s, cell->item.n ? cell->item : cell->construct);
		if (!cell->item.n) {
			name_code(s->r, "item", cell->construct, code_label(s->r, "construct", cell->construct));
		}
		const double told[] = {if_deleted[j], rest[j]};
		for (size_t t = 0; t < COCO_LEN(told); t++) {
			i = put(s->r, t ? "perceptions.item_rest" : "perceptions.alpha_deleted", g);
			i->value = told[t];
			i->n = (int64_t)n;
			flag_few(i, i->n);
		}
	}
}

static int put_scale(const struct scale_of *s)
{
	size_t n = 0;
	double *values = complete_new(s, &n), *if_deleted = coco_arena_array(s->r->arena, s->k, sizeof *if_deleted);
	double *rest = coco_arena_array(s->r->arena, s->k, sizeof *rest);
	bool ready = values && if_deleted && rest;
	if (ready && n) {
		put_alpha(s, values, n, if_deleted, rest);
	} else if (ready) { /* each answered some of the statements, nobody all */
		struct indicator *i = put(s->r, "perceptions.alpha", scale_group(s, COCO_STR_NONE));
		flag_few(i, i->n);
	}
	free(values);
	return ready ? 0 : -1;
}

int put_reliability(struct coco_report *r, const struct cells_in_order *cells)
{
	bool *done = coco_arena_array(r->arena, cells->n + 1, sizeof *done);
	struct scale_of s = {.r = r, .items = coco_arena_array(r->arena, cells->n + 1, sizeof *s.items)};
	for (size_t c = 0; done && s.items && c < cells->n; c++) {
		s.k = 0;
		s.name = scale_name(cells->items[c]);
		for (size_t d = c; s.name.s && !done[c] && d < cells->n; d++) {
			if (of_one_scale(cells->items[c], cells->items[d]) && anybody(cells->items[d])) {
				s.items[s.k++] = cells->items[d];
				done[d] = d != c;
			}
		}
		if (s.k >= ITEMS_MIN && put_scale(&s)) {
			return -1;
		}
	}
	return done && s.items ? 0 : -1;
}
