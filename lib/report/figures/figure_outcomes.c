/* Figures of time and outcome: how long it takes to a step (Kaplan and Meier's lines), what collaborations brought about (small multiples),
 * which sectors work with which (a heat table). Figures too small to judge, or withheld, stand in the table alone. Invariant: a figure is
 * drawn only where it has something to show. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

static void note(const struct coco_report *r, struct coco_html *h, const char *key)
{
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label(key, r->lang)));
}

/* ---- time to a step --------------------------------------------------------------------------------------------- */

/* Told for a day at least, and not of too few. */
static bool pace_told(const struct coco_report *r, const struct section *s, size_t step)
{
	const size_t kpi = kpi_row(COCO_STR("pace.within_share"));
	bool told = false;
	for (size_t o = s->first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		told |= i->kpi == kpi && i->group.n == 2 && coco_str_is(code_of(i, "step"), step_codes[step]) && !isnan(i->value) && !i->flag;
	}
	return told;
}

/* The share that has reached the step, from what is left of those who wait. False: no memory. */
static bool pace_line(const struct coco_report *r, size_t step, struct coco_step_line *line)
{
	const struct pace *pace = &r->pace[step];
	struct coco_step *steps = coco_arena_array(r->arena, pace->n_steps + 1, sizeof *steps);
	for (size_t k = 0; steps && k < pace->n_steps; k++) {
		const struct coco_survival *s = &pace->steps[k];
		steps[k] = (struct coco_step){s->time, 1 - s->survival, 1 - s->ci.hi, 1 - s->ci.lo};
	}
	*line = (struct coco_step_line){code_label(r, "step", coco_str_of(step_codes[step])), steps, pace->n_steps, pace->seen, pace->n_seen,
	    pace->waiting, pace->n_waiting};
	return steps != NULL;
}

void pace_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	struct coco_step_line lines[STEPS];
	struct coco_str names[STEPS];
	size_t n = 0;
	for (size_t step = 0; step < STEPS; step++) {
		if (pace_told(r, s, step)) {
			h->out->failed |= !pace_line(r, step, &lines[n]);
			names[n] = lines[n].label;
			n++;
		}
	}
	if (!n || h->out->failed) {
		return;
	}
	struct coco_str title = coco_str_of(coco_label("chart.pace", r->lang));
	figure_begin(r, h, number, title);
	coco_chart_series(h, names, n);
	size_t from = h->out->len;
	coco_chart_steps(h, title, lines, n, pace_days, PACE_DAYS, r->lang);
	figure_drawn(r, h, number, title, from, (struct shown){.kpis = "pace.within_share pace.at_risk", .dims = "step within"});
	note(r, h, "chart.pace.note");
	coco_html_end(h);
}

/* ---- effects ---------------------------------------------------------------------------------------------------- */

#define WAVES 2
#define SERIES 2
static const char *const wave_codes[WAVES] = {"6m", "12m"};
static const char *const effect_kpis[SERIES] = {"impacts.share", "impacts.proven_share"};

static size_t panel_at(struct coco_panel *panels, struct coco_str *codes, size_t *n, struct coco_str code)
{
	size_t k = 0;
	while (k < *n && !coco_str_eq(codes[k], code)) {
		k++;
	}
	if (k == *n) {
		codes[k] = code;
		panels[k].label = code;
		++*n;
	}
	return k;
}

void impacts_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	struct coco_panel *panels = coco_arena_array(r->arena, s->count + 1, sizeof *panels);
	struct coco_str *codes = coco_arena_array(r->arena, s->count + 1, sizeof *codes), waves[WAVES], series[SERIES];
	struct coco_dot *dots = coco_arena_array(r->arena, (s->count + 1) * WAVES * SERIES, sizeof *dots);
	size_t n = 0, rows = 0;
	h->out->failed |= !panels || !codes || !dots;
	for (size_t k = 0; dots && k < (s->count + 1) * WAVES * SERIES; k++) {
		dots[k].value = dots[k].lo = dots[k].hi = (double)NAN;
	}
	for (size_t o = s->first; panels && codes && dots && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		for (size_t k = 0; k < WAVES * SERIES; k++) {
			bool here = i->kpi == kpi_row(coco_str_of(effect_kpis[k % SERIES])) &&
			            coco_str_is(code_of(i, "wave"), wave_codes[k / SERIES]) && code_of(i, "impact").s;
			rows += here;
			if (here && !isnan(i->value) && !i->flag) {
				size_t panel = panel_at(panels, codes, &n, code_of(i, "impact"));
				dots[panel * WAVES * SERIES + k] = (struct coco_dot){i->value, i->lo, i->hi};
			}
		}
	}
	if (!n) {
		return;
	}
	for (size_t k = 0; k < n; k++) {
		panels[k] = (struct coco_panel){code_label(r, "impact", codes[k]), dots + k * WAVES * SERIES};
	}
	for (size_t k = 0; k < WAVES; k++) {
		waves[k] = code_label(r, "wave", coco_str_of(wave_codes[k]));
		series[k] = coco_str_of(kpi_title(kpi_row(coco_str_of(effect_kpis[k])), r->lang));
	}
	struct coco_str title = coco_str_of(coco_label("chart.impacts", r->lang));
	const struct coco_panels all = {panels, waves, series, n, WAVES, SERIES};
	figure_begin(r, h, number, title);
	coco_chart_series(h, series, SERIES);
	size_t from = h->out->len, drawn = coco_chart_panels(h, title, &all, r->lang);
	figure_drawn(r, h, number, title, from, (struct shown){.kpis = "impacts.share impacts.proven_share", .dims = "wave impact"});
	note(r, h, "chart.impacts.note");
	drawn_note(r, h, drawn, rows);
	coco_html_end(h);
}

/* ---- sectors ---------------------------------------------------------------------------------------------------- */

#define HEAT_ROWS 20
#define HEAT_COLUMNS 14

/* The codes of a dimension with the most collaborations, in the order of the page. */
struct axis {
	const char *dim;
	struct coco_str *codes; /* the arena's */
	double *sums;
	size_t n, most;
};

static size_t code_in(const struct axis *a, struct coco_str code)
{
	size_t k = 0;
	while (k < a->n && !coco_str_eq(a->codes[k], code)) {
		k++;
	}
	return k;
}

static void add_code(struct axis *a, struct coco_str code, double count)
{
	size_t k = code_in(a, code);
	if (k == a->n) {
		a->codes[a->n++] = code;
		a->sums[k] = 0;
	}
	a->sums[k] += count;
}

/* Drops the last of those with the fewest until there is room for the others. */
static void trim(struct axis *a)
{
	while (a->n > a->most) {
		size_t least = 0;
		for (size_t k = 1; k < a->n; k++) {
			least = a->sums[k] <= a->sums[least] ? k : least;
		}
		for (a->n--; least < a->n; least++) {
			a->codes[least] = a->codes[least + 1];
			a->sums[least] = a->sums[least + 1];
		}
	}
}

static bool read_axis(const struct coco_report *r, const struct section *s, size_t kpi, struct axis *a)
{
	a->codes = coco_arena_array(r->arena, s->count + 1, sizeof *a->codes);
	a->sums = coco_arena_array(r->arena, s->count + 1, sizeof *a->sums);
	const struct coco_vocab *order = coco_vocab(vocabulary_of(a->dim));
	if (!a->codes || !a->sums || !order) {
		return false;
	}
	for (size_t k = 0; k <= coco_vocab_count(order); k++) { /* the vocabulary's order; what is not in it last */
		for (size_t o = s->first; o < s->first + s->count; o++) {
			const struct indicator *i = &r->indicators[r->order[o]];
			struct coco_str code = i->kpi == kpi ? code_of(i, a->dim) : COCO_STR_NONE;
			size_t at = code.s ? coco_vocab_find(order, code) : 0;
			if (code.s && !isnan(i->value) && (at == COCO_NONE ? coco_vocab_count(order) : at) == k) {
				add_code(a, code, i->value);
			}
		}
	}
	trim(a);
	return true;
}

static struct coco_str *labels_of(const struct coco_report *r, const struct axis *a)
{
	struct coco_str *labels = coco_arena_array(r->arena, a->n + 1, sizeof *labels);
	for (size_t k = 0; labels && k < a->n; k++) {
		labels[k] = code_label(r, a->dim, a->codes[k]);
	}
	return labels;
}

static void sectors_notes(const struct coco_report *r, struct coco_html *h)
{
	struct coco_buf text = COCO_BUF_INIT;
	char k[24];
	note(r, h, "chart.sectors.note");
	if (r->options.min_cell) {
		snprintf(k, sizeof k, "%lld", (long long)r->options.min_cell);
		const struct coco_fill fill = {"k", coco_str_of(k)};
		coco_label_fill(&text, coco_label("chart.sectors.left", r->lang), &fill, 1);
		coco_html_leaf(h, "p", "note", coco_buf_view(&text));
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

void sectors_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	struct axis rows = {.dim = "avm_sector", .most = HEAT_ROWS}, columns = {.dim = "cci_sector", .most = HEAT_COLUMNS};
	size_t kpi = kpi_row(COCO_STR("partnerships.sectors")), all = 0;
	bool known = false; /* some pair is */
	if (!read_axis(r, s, kpi, &rows) || !read_axis(r, s, kpi, &columns)) {
		h->out->failed = true;
		return;
	}
	double *counts = coco_arena_array(r->arena, rows.n * columns.n + 1, sizeof *counts);
	struct coco_heat heat = {labels_of(r, &rows), labels_of(r, &columns), rows.n, columns.n, counts};
	h->out->failed |= !counts || !heat.rows || !heat.columns;
	if (!rows.n || !counts || !heat.rows || !heat.columns) {
		return;
	}
	for (size_t k = 0; k < rows.n * columns.n; k++) {
		counts[k] = (double)NAN;
	}
	for (size_t o = s->first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi == kpi) {
			known |= !coco_str_is(code_of(i, rows.dim), "unknown") && !coco_str_is(code_of(i, columns.dim), "unknown");
			size_t row = code_in(&rows, code_of(i, rows.dim)), column = code_in(&columns, code_of(i, columns.dim));
			all++;
			if (row < rows.n && column < columns.n) {
				counts[row * columns.n + column] = i->value;
			}
		}
	}
	if (!known) {
		return;
	}
	struct coco_str title = coco_str_of(coco_label("chart.sectors", r->lang));
	figure_begin(r, h, number, title);
	size_t from = h->out->len, drawn = coco_chart_heat(h, title, &heat, r->lang);
	figure_drawn(r, h, number, title, from, (struct shown){.kpis = "partnerships.sectors", .dims = "avm_sector cci_sector"});
	sectors_notes(r, h);
	drawn_note(r, h, drawn, all);
	coco_html_end(h);
}
