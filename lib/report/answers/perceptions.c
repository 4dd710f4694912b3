/* Answers on a scale: what each side thinks of itself, of the other, and of how the other sees it. An answer belongs to a
 * cell of (construct or item, scale, image, side, wave); reversed items are turned by scale_min + scale_max - value; "don't
 * know" and missing answers stay out and are counted by reason. Where a construct has several items in one survey, its
 * items are shown one by one. Invariant: n + missing is the number of answers of the cell; the shares add up to 1. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "coco/record_fields.h"
#include "perceptions.h"
#include "tallies.h"

static const char *const of_codes[] = {"self", "other", "assumed"};
static const char *const wave_order[] = {"pre", "post", "6m", "12m"};

/* What is read of each answer: texts, and values of other kinds. */
enum { CONSTRUCT, ITEM, WAVE, OF, SUBMITTED, MISSING, TEXTS };
enum { VALUE, SCALE_MIN, SCALE_MAX, REVERSED, RAWS };
static const char *const text_names[] = {"construct", "item", "wave", "of", "submitted", "missing"};
static const char *const raw_names[] = {"value", "scale_min", "scale_max", "reversed"};

struct work {
	struct coco_report *r;
	struct coco_fields texts, raws;
	struct coco_str text[TEXTS], raw[RAWS]; /* of the answer in work; a text that is not there is empty */
	struct coco_map *scales;                /* "survey US item" -> its scale; NULL until an answer without one is met */
	struct scale *scale_of;
	size_t cap_scales;
	struct coco_map *multi; /* constructs with several items */
	struct coco_map *keys;  /* sort key -> cell */
	struct cell *cells;
	size_t n_cells, cap_cells;
	struct scale last_scale; /* and its text: most answers are on the scale of the one before */
	struct coco_str last_text;
	struct coco_buf key;
	struct tallies unscaled, unread; /* answers that stand in no figure, by construct */
};

static struct coco_str text_of(const struct work *w, const struct coco_rec *rec, const char *path)
{
	struct coco_str text = coco_rec_str(rec, path, w->r->arena);
	return text.s ? text : COCO_STR("");
}

static void read_answer(struct work *w, const struct coco_rec *rec)
{
	coco_fields_str(&w->texts, rec, w->r->arena, w->text);
	coco_fields_get(&w->raws, rec, w->raw);
	for (size_t i = 0; i < TEXTS; i++) {
		w->text[i] = w->text[i].s ? w->text[i] : COCO_STR("");
	}
}

static bool own_scale(struct coco_str min, struct coco_str max, struct scale *scale)
{
	scale->known = coco_json_num(min, &scale->min) && coco_json_num(max, &scale->max) && scale->min < scale->max;
	return scale->known;
}

static struct coco_str item_key(struct work *w, const struct coco_rec *rec)
{
	coco_buf_clear(&w->key);
	coco_buf_str(&w->key, text_of(w, rec, "survey"));
	coco_buf_putc(&w->key, '\x1f');
	coco_buf_str(&w->key, text_of(w, rec, "item"));
	return coco_buf_view(&w->key);
}

/* The scales that any answers to the items name. */
static int learn_scales(struct work *w)
{
	w->scales = coco_map_new();
	for (size_t i = 0; w->scales && i < coco_store_count(w->r->store, "response"); i++) {
		const struct coco_rec *rec = coco_store_at(w->r->store, "response", i);
		struct scale scale;
		bool added = false;
		if (!own_scale(coco_rec_get(rec, "scale_min"), coco_rec_get(rec, "scale_max"), &scale)) {
			continue;
		}
		size_t at = coco_map_add(w->scales, item_key(w, rec), &added);
		if (!coco_buf_ok(&w->key) || at == COCO_NONE || coco_grow(&w->scale_of, &w->cap_scales, at, sizeof *w->scale_of)) {
			return -1;
		}
		if (added) {
			w->scale_of[at] = scale;
		}
	}
	return w->scales ? 0 : -1;
}

/* The answer's own scale, else that of another answer to its item. 0 or -1. */
static int scale_of(struct work *w, const struct coco_rec *rec, struct scale *scale)
{
	if (own_scale(w->raw[SCALE_MIN], w->raw[SCALE_MAX], scale)) {
		return 0;
	}
	if (!w->scales && learn_scales(w)) {
		return -1;
	}
	size_t at = coco_map_find(w->scales, item_key(w, rec));
	*scale = at == COCO_NONE ? (struct scale){0, 0, false} : w->scale_of[at];
	return coco_buf_ok(&w->key) ? 0 : -1;
}

static size_t place(struct coco_str code, const char *const *list, size_t n)
{
	size_t i = 0;
	while (i < n && !coco_str_is(code, list[i])) {
		i++;
	}
	return i;
}

static struct coco_str scale_text(struct work *w, struct scale scale)
{
	if (w->last_text.s && scale.min == w->last_scale.min && scale.max == w->last_scale.max)
		return w->last_text;
	char lo[COCO_NUM_TEXT] = "", hi[COCO_NUM_TEXT] = "";
	coco_num_text(scale.min, lo);
	coco_num_text(scale.max, hi);
	w->last_scale = scale;
	w->last_text = coco_str_of(coco_arena_printf(w->r->arena, "%s..%s", lo, hi));
	return w->last_text;
}

/* The cell of an answer; its key sorts as the page does. NULL: out of memory. */
static struct cell *cell_of(struct work *w, const struct coco_rec *rec, struct scale scale, size_t person)
{
	struct coco_report *r = w->r;
	const struct coco_str construct = w->text[CONSTRUCT], item = w->text[ITEM], wave = w->text[WAVE];
	bool by_item = !construct.n || coco_map_find(w->multi, construct) != COCO_NONE;
	size_t of = place(w->text[OF], of_codes, COCO_LEN(of_codes));
	enum side side = person == COCO_NONE ? SIDE_UNKNOWN : r->facts.people[person].side;
	struct coco_str scale_code = scale_text(w, scale);
	coco_buf_clear(&w->key);
	coco_buf_str(&w->key, construct.n ? construct : COCO_STR("\x7f")); /* items without a construct come last */
	coco_buf_putc(&w->key, '\x01');
	coco_buf_str(&w->key, by_item ? item : COCO_STR(""));
	coco_buf_putc(&w->key, '\x01');
	coco_buf_str(&w->key, scale_code);
	const char places[] = {'\x01', (char)('0' + of), (char)('0' + side), (char)('0' + place(wave, wave_order, COCO_LEN(wave_order)))};
	coco_buf_put(&w->key, places, sizeof places);
	coco_buf_str(&w->key, wave);
	bool added = false;
	size_t at = coco_map_add(w->keys, coco_buf_view(&w->key), &added);
	if (!coco_buf_ok(&w->key) || at == COCO_NONE || coco_grow(&w->cells, &w->cap_cells, at, sizeof *w->cells)) {
		return NULL;
	}
	struct cell *cell = &w->cells[at];
	if (added) {
		const struct coco_str topic = construct.n ? code_told(r, "construct", construct) : construct;
		const struct coco_str asked = item_told(r, item, coco_rec_str(rec, "label", r->arena));
		struct group g = {.n = 0};
		g = construct.n ? group_with(g, "construct", topic) : g;
		g = by_item ? group_with(g, "item", asked) : g;
		g = group_with(g, "scale", scale_code);
		g = of < COCO_LEN(of_codes) ? group_with(g, "of", coco_str_of(of_codes[of])) : g; /* some ask about no image */
		g = group_with(g, "side", coco_str_of(side_codes[side]));
		g = wave.n ? group_with(g, "wave", wave) : g;
		*cell = (struct cell){.group = g,
		    .scale = scale,
		    .construct = topic,
		    .item = by_item ? asked : COCO_STR(""),
		    .of = of < COCO_LEN(of_codes) ? coco_str_of(of_codes[of]) : COCO_STR(""),
		    .wave = wave,
		    .scale_code = scale_code,
		    .side = side};
		w->n_cells++;
	}
	return cell;
}

static enum reason reason_of(struct coco_str missing)
{
	for (size_t i = NOT_SHOWN; i <= DROPOUT; i++) {
		if (coco_str_is(missing, reason_name((enum reason)i))) {
			return (enum reason)i;
		}
	}
	return NO_ANSWER;
}

/* Adds an answer's weight to its category; scales without whole categories have no shares. */
static void take_weight(const struct work *w, struct cell *cell, size_t person, double value)
{
	const double category = round(value - cell->scale.min), before = cell->all.w;
	weigh(w->r, &cell->all, person, false);
	if (category < CATEGORIES_MAX) {
		cell->weighted[(size_t)category] += cell->all.w - before;
	}
}

static int take(struct work *w, const struct coco_rec *rec)
{
	struct scale scale;
	double value = 0;
	read_answer(w, rec);
	bool reversed = false, number = coco_json_num(w->raw[VALUE], &value);
	struct coco_date day = {0, 0, 0};
	if (coco_date_parse(coco_str_sub(w->text[SUBMITTED], 0, 10), &day) && coco_date_cmp(day, w->r->options.as_of) > 0) {
		return 0; /* answered after the reporting day */
	}
	seen_day(w->r, day);
	if (scale_of(w, rec, &scale)) {
		return -1;
	}
	if (!scale.known || (!number && coco_json_kind(w->raw[VALUE]) > COCO_JSON_NULL)) {
		if (scale.known != number && !w->text[MISSING].n) { /* words without a scale are an open answer */
			tally_of(number ? &w->unscaled : &w->unread, w->text[CONSTRUCT], COCO_STR_NONE)->x++;
		}
		return 0; /* no scale, or words where a number belongs: no answer on a scale */
	}
	const size_t person = person_in(w->r, rec, "participant");
	struct cell *cell = cell_of(w, rec, scale, person);
	if (!cell) {
		return -1;
	}
	if (!number || w->text[MISSING].n) {
		cell->missing.count[reason_of(w->text[MISSING])]++;
		return 0;
	}
	if (value < scale.min || value > scale.max) {
		cell->missing.count[OUT_OF_SCALE]++;
		return 0;
	}
	if (coco_grow(&cell->answers, &cell->cap, cell->n, sizeof *cell->answers)) {
		return -1;
	}
	value = coco_json_bool(w->raw[REVERSED], &reversed) && reversed ? scale.min + scale.max - value : value;
	cell->answers[cell->n++] = (struct answer){person, value};
	if (w->r->population) {
		take_weight(w, cell, person, value);
	}
	return 0;
}

double *answer_values_new(const struct cell *cell)
{
	double *values = malloc((cell->n + 1) * sizeof *values);
	for (size_t i = 0; values && i < cell->n; i++) {
		values[i] = cell->answers[i].value;
	}
	if (values) {
		coco_sort_num(values, cell->n);
	} else {
		coco_memory_refused();
	}
	return values;
}

static void put_answers(struct coco_report *r, struct cell *cell, const double *values)
{
	put_quantile(r, "perceptions.median", cell->group, values, cell->n, 0.5, &cell->missing);
	put_quantile(r, "perceptions.q1", cell->group, values, cell->n, 0.25, &cell->missing);
	put_quantile(r, "perceptions.q3", cell->group, values, cell->n, 0.75, &cell->missing);
	cell->all.missing = cell->missing;
	put_effective(r, "perceptions.n_eff", cell->group, &cell->all);
	double steps = cell->scale.max - cell->scale.min;
	if (floor(steps) != steps || steps + 1 > CATEGORIES_MAX) {
		return;
	}
	int64_t counts[CATEGORIES_MAX] = {0};
	for (size_t i = 0; i < cell->n; i++) {
		counts[(size_t)lround(values[i] - cell->scale.min)]++;
	}
	for (size_t k = 0; k <= (size_t)steps; k++) {
		char text[COCO_NUM_TEXT] = "";
		coco_num_text(cell->scale.min + (double)k, text);
		struct group g = group_with(cell->group, "answer", coco_arena_copy(r->arena, coco_str_of(text)));
		put_share(r, "perceptions.share", g, counts[k], (int64_t)cell->n, &cell->missing);
		cell->all.x = cell->weighted[k];
		put_weighted(r, "perceptions.weighted_share", NULL, g, &cell->all);
	}
}

static int put_cell(struct coco_report *r, struct cell *cell)
{
	double *values = answer_values_new(cell);
	if (!values) {
		return -1;
	}
	put_answers(r, cell, values);
	free(values);
	return 0;
}

int put_apart(
    struct coco_report *r, const char *kpi, const char *p_kpi, struct group group, const struct cell *one, const struct cell *other)
{
	double *x = answer_values_new(one), *y = answer_values_new(other);
	if (x && y) {
		put_delta(r, kpi, p_kpi, group, x, one->n, y, other->n);
	}
	int status = x && y ? 0 : -1;
	free(x);
	free(y);
	return status;
}

static int by_number_text(const void *a, const void *b)
{
	return coco_str_cmp(((const struct dim *)a)->code, ((const struct dim *)b)->code);
}

/* The manufacturers' cell with the creatives' one that is the same but for the side, which is behind it. */
static int put_pair(struct coco_report *r, const struct cells_in_order *cells, size_t at)
{
	const struct cell *avm = cells->items[at];
	struct group g = {.n = 0};
	for (size_t d = 0; d < avm->group.n; d++) {
		if (strcmp(avm->group.dim[d].name, "side") != 0) {
			g = group_with(g, avm->group.dim[d].name, avm->group.dim[d].code);
		}
	}
	for (size_t c = at + 1; avm->side == SIDE_AVM && c < cells->n; c++) {
		const struct cell *cci = cells->items[c];
		if (!coco_str_eq(cci->construct, avm->construct) || !coco_str_eq(cci->item, avm->item) ||
		    !coco_str_eq(cci->scale_code, avm->scale_code) || !coco_str_eq(cci->of, avm->of)) {
			return 0;
		}
		if (cci->side == SIDE_CCI && coco_str_eq(cci->wave, avm->wave) && avm->n && cci->n) {
			return put_apart(r, "perceptions.difference", "perceptions.p", g, avm, cci);
		}
	}
	return 0;
}

/* Cells in the order of their keys. */
static int put_cells(struct work *w)
{
	size_t n = w->cells ? coco_map_count(w->keys) : 0;
	struct dim *order = coco_arena_array(w->r->arena, n + 1, sizeof *order); /* name unused: only to sort spans */
	struct cells_in_order cells = {coco_arena_array(w->r->arena, n + 1, sizeof *cells.items), n};
	if (!order || !cells.items) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		order[i].code = coco_map_key(w->keys, i);
	}
	qsort(order, n, sizeof *order, by_number_text);
	for (size_t i = 0; i < n; i++) {
		cells.items[i] = &w->cells[coco_map_find(w->keys, order[i].code)];
		if (put_cell(w->r, cells.items[i])) {
			return -1;
		}
	}
	for (size_t i = 0; i < n; i++) {
		if (put_pair(w->r, &cells, i)) {
			return -1;
		}
	}
	return adjust_holm(w->r, "perceptions.p") || put_gaps(w->r, &cells) || put_changes(w->r, &cells) || put_reliability(w->r, &cells) ? -1
	                                                                                                                                  : 0;
}

/* In all, and by construct where the answers have one; nothing where there are none. */
static void put_left_out(struct coco_report *r, const char *kpi, struct tallies *t, int64_t answers)
{
	int64_t all = 0;
	tallies_sort(t);
	for (size_t i = 0; i < t->n; i++) {
		all += t->items[i].x;
	}
	if (all) {
		put_count(r, kpi, (struct group){.n = 0}, all, answers);
	}
	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i].code[0].n) {
			put_count(r, kpi, tally_group(t, &t->items[i]), t->items[i].x, answers);
		}
	}
}

int measure_perceptions(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r,
	    .multi = coco_map_new(),
	    .keys = coco_map_new(),
	    .texts = {.names = text_names, .n = TEXTS},
	    .raws = {.names = raw_names, .n = RAWS}};
	w.unscaled.dims[0] = w.unread.dims[0] = "construct";
	size_t n = coco_store_count(r->store, "response");
	int status = w.multi && w.keys ? several_items(r, w.multi) : -1;
	for (size_t i = 0; i < n && !status; i++) {
		status = take(&w, coco_store_at(r->store, "response", i));
	}
	status = status ? status : put_cells(&w);
	if (n && !status) {
		put_left_out(r, "health.unscaled", &w.unscaled, (int64_t)n);
		put_left_out(r, "health.unread", &w.unread, (int64_t)n);
	}
	status |= tallies_free(&w.unscaled) | tallies_free(&w.unread);
	for (size_t i = 0; i < w.n_cells; i++) {
		free(w.cells[i].answers);
	}
	free(w.cells);
	free(w.scale_of);
	coco_map_free(w.scales);
	coco_map_free(w.multi);
	coco_map_free(w.keys);
	coco_buf_free(&w.key);
	return status ? coco_err_nomem(err) : 0;
}
