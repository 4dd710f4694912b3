/* Countries and regions against chance: in one figure each region's share of a step with its interval and the band of chance, in
 * another all shares against the size of the region, with the limits of chance. Where there are too many, the largest have their
 * intervals drawn; against the size all are, those outside the limits that chance explains least with their names. Regions too small to
 * judge, or withheld, stand in the table alone. Invariant: a figure is drawn only where two regions can be compared. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

#define KPI "funnel.conversion"
#define P_BELOW 0.05
#define P_FAR 0.002
#define ROWS_OF_STEP (COCO_CHART_ROWS / STEPS)

struct region {
	const struct indicator *i;
	int beside;      /* the limits */
	double unlikely; /* -log10 of the probability that chance leaves, in millionths */
	size_t place;
};
/* One step: all, and the regions that can be judged. */
struct step_regions {
	const struct indicator *pooled;
	struct region *regions; /* the arena's */
	size_t n, all;          /* all: rows of the table */
};

/* Those outside the limits first, of them the least likely, then the larger. */
static int by_limits(const void *a, const void *b)
{
	const struct region *x = a, *y = b;
	if (!x->beside != !y->beside) {
		return !x->beside - !y->beside;
	}
	if (x->unlikely != y->unlikely) {
		return (x->unlikely < y->unlikely) - (x->unlikely > y->unlikely);
	}
	return x->i->n != y->i->n ? (x->i->n < y->i->n) - (x->i->n > y->i->n) : (x->place > y->place) - (x->place < y->place);
}

static int by_size(const void *a, const void *b)
{
	const struct region *x = a, *y = b;
	return x->i->n != y->i->n ? (x->i->n < y->i->n) - (x->i->n > y->i->n) : (x->place > y->place) - (x->place < y->place);
}

static int by_place(const void *a, const void *b)
{
	const struct region *x = a, *y = b;
	return (x->place > y->place) - (x->place < y->place);
}

/* The place of each in the order of the language. True: no memory. */
static bool place_all(const struct coco_report *r, const char *dim, struct step_regions *of)
{
	bool failed = false;
	for (size_t k = 1; k < of->n; k++) { /* by insertion: there are few, or they stand so already */
		struct region region = of->regions[k];
		size_t at = k;
		while (at && order_codes(r, dim, code_of(of->regions[at - 1].i, dim), code_of(region.i, dim), &failed) > 0) {
			of->regions[at] = of->regions[at - 1];
			at--;
		}
		of->regions[at] = region;
	}
	for (size_t k = 0; k < of->n; k++) {
		of->regions[k].place = k;
	}
	return failed;
}

/* False where there are no two regions to compare, or no memory. */
static bool collect(const struct coco_report *r, const struct section *s, const char *dim, size_t step, struct step_regions *out)
{
	size_t kpi = kpi_row(COCO_STR(KPI));
	*out = (struct step_regions){.regions = coco_arena_array(r->arena, s->count + 1, sizeof *out->regions)};
	for (size_t o = s->first; out->regions && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != kpi || !coco_str_is(code_of(i, "step"), step_codes[step])) {
			continue;
		}
		bool region = code_of(i, dim).s != NULL;
		out->pooled = i->group.n == 1 ? i : out->pooled;
		out->all += region;
		if (region && !isnan(i->value) && !i->flag) {
			out->regions[out->n++] = (struct region){.i = i};
		}
	}
	bool failed = place_all(r, dim, out);
	if (failed || !out->pooled || isnan(out->pooled->value) || out->n < 2) {
		return false;
	}
	for (size_t k = 0; k < out->n; k++) {
		struct region *region = &out->regions[k];
		region->beside = beside_limits(region->i->value, region->i->n, out->pooled->value, P_BELOW);
		const double n = (double)region->i->n, p = coco_midp(round(region->i->value * n), n, out->pooled->value);
		region->unlikely = region->beside ? round(-log10(fmax(p, 1e-300)) * 1e6) : 0;
	}
	return true;
}

static void titled(const struct coco_report *r, const char *dim, bool funnel, struct coco_buf *out)
{
	const char *title = kpi_title(kpi_row(COCO_STR(KPI)), r->lang);
	const struct coco_fill fills[] = {{"title", coco_str_of(title)}, {"dim", coco_str_of(dim_label(r, dim))}};
	if (funnel) {
		coco_label_fill(out, coco_label("chart.funnel", r->lang), fills, COCO_LEN(fills));
	} else {
		coco_buf_printf(out, "%s: %s", title, dim_label(r, dim));
	}
}

/* What the rules say of a figure that has not all rows. */
static void few_drawn(const struct coco_report *r, struct coco_html *h, size_t drawn, size_t can, size_t rows, const char *which)
{
	drawn_note(r, h, drawn, rows);
	if (drawn < can) {
		coco_html_leaf(h, "p", "note", coco_str_of(coco_label(which, r->lang)));
	}
}

/* ---- dots ------------------------------------------------------------------------------------------------------- */

static bool dot_group(const struct coco_report *r, const char *dim, size_t step, struct step_regions *of, struct coco_dot_group *group)
{
	size_t n = of->n < ROWS_OF_STEP ? of->n : ROWS_OF_STEP;
	struct coco_dot_row *rows = coco_arena_array(r->arena, n, sizeof *rows);
	struct coco_dot *dots = coco_arena_array(r->arena, n, sizeof *dots);
	if (!rows || !dots) {
		return false;
	}
	qsort(of->regions, of->n, sizeof *of->regions, by_size);
	qsort(of->regions, n, sizeof *of->regions, by_place);
	for (size_t k = 0; k < n; k++) {
		const struct indicator *i = of->regions[k].i;
		struct coco_interval band = coco_funnel_limits((double)i->n, of->pooled->value, 1 - P_BELOW);
		dots[k] = (struct coco_dot){i->value, i->lo, i->hi};
		rows[k] = (struct coco_dot_row){code_label(r, dim, code_of(i, dim)), share_text(r, i), &dots[k], band.lo, band.hi};
	}
	*group = (struct coco_dot_group){code_label(r, "step", coco_str_of(step_codes[step])), rows, n, of->pooled->value};
	return true;
}

static void dots_figure(const struct coco_report *r, struct coco_html *h, struct numbering *number, const char *dim,
    struct step_regions steps[STEPS], const bool there[STEPS])
{
	struct coco_buf title = COCO_BUF_INIT;
	struct coco_dot_group groups[STEPS];
	size_t n = 0, rows = 0, can = 0;
	for (size_t s = 0; s < STEPS; s++) {
		rows += steps[s].all;
		can += there[s] ? steps[s].n : 0;
		if (there[s] && !dot_group(r, dim, s, &steps[s], &groups[n++])) {
			h->out->failed = true;
			return;
		}
	}
	titled(r, dim, false, &title);
	figure_begin(r, h, number, coco_buf_view(&title));
	size_t from = h->out->len;
	size_t drawn = coco_chart_dots(h, coco_buf_view(&title), groups, n, 1, (struct coco_scale){0, 1, true}, false, r->lang);
	const char *dims = coco_arena_printf(r->arena, "step %s", dim);
	figure_drawn(r, h, number, coco_buf_view(&title), from, (struct shown){.kpis = KPI, .dims = dims ? dims : ""});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.regions.note", r->lang)));
	few_drawn(r, h, drawn, can, rows, "chart.largest");
	coco_html_end(h);
	h->out->failed |= title.failed;
	coco_buf_free(&title);
}

/* ---- the funnel plot -------------------------------------------------------------------------------------------- */

/* At whole n, closer where the limits bend. */
static size_t limits_of(double pooled, double most, struct coco_funnel_limit *out)
{
	size_t n = 0;
	for (size_t k = 1; k <= COCO_FUNNEL_LIMITS; k++) {
		double part = (double)k / COCO_FUNNEL_LIMITS;
		double at = most <= COCO_FUNNEL_LIMITS ? (double)k : fmax(1, round(most * part * part));
		if (at > most || (n && at <= out[n - 1].n)) {
			continue;
		}
		struct coco_interval near = coco_funnel_limits(at, pooled, 1 - P_BELOW), far = coco_funnel_limits(at, pooled, 1 - P_FAR);
		if (!isnan(near.lo) && !isnan(far.lo)) {
			out[n++] = (struct coco_funnel_limit){at, near.lo, near.hi, far.lo, far.hi};
		}
	}
	return n;
}

static bool panel_of(const struct coco_report *r, const char *dim, size_t step, struct step_regions *of, struct coco_funnel_panel *panel)
{
	const size_t n = of->n;
	size_t marked = 0;
	struct coco_funnel_point *points = coco_arena_array(r->arena, n, sizeof *points);
	struct coco_funnel_limit *limits = coco_arena_array(r->arena, COCO_FUNNEL_LIMITS, sizeof *limits);
	double most = 1;
	if (!points || !limits) {
		return false;
	}
	qsort(of->regions, of->n, sizeof *of->regions, by_limits);
	for (size_t k = 0; k < n; k++) {
		const struct indicator *i = of->regions[k].i;
		struct coco_str code = code_of(i, dim);
		most = fmax(most, (double)i->n);
		marked += of->regions[k].beside && marked < ROWS_OF_STEP;
		points[k] = (struct coco_funnel_point){
		    coco_str_is(code, "unknown") ? COCO_STR("?") : code, (double)i->n, i->value, of->regions[k].beside != 0};
	}
	*panel = (struct coco_funnel_panel){code_label(r, "step", coco_str_of(step_codes[step])), of->pooled->value, limits,
	    limits_of(of->pooled->value, most, limits), points, n, n > COCO_CHART_ROWS ? n - marked : 0};
	return true;
}

static void funnel_figure(const struct coco_report *r, struct coco_html *h, struct numbering *number, const char *dim,
    struct step_regions steps[STEPS], const bool there[STEPS])
{
	struct coco_buf title = COCO_BUF_INIT;
	struct coco_funnel_panel panels[STEPS];
	size_t n = 0, rows = 0, can = 0;
	for (size_t s = 0; s < STEPS; s++) {
		rows += steps[s].all;
		can += there[s] ? steps[s].n : 0;
		if (there[s] && !panel_of(r, dim, s, &steps[s], &panels[n++])) {
			h->out->failed = true;
			return;
		}
	}
	titled(r, dim, true, &title);
	figure_begin(r, h, number, coco_buf_view(&title));
	size_t from = h->out->len, drawn = coco_chart_funnel(h, coco_buf_view(&title), panels, n, r->lang);
	const char *dims = coco_arena_printf(r->arena, "step %s", dim);
	figure_drawn(r, h, number, coco_buf_view(&title), from, (struct shown){.kpis = KPI, .dims = dims ? dims : ""});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.funnel.note", r->lang)));
	drawn_note(r, h, drawn, rows);
	for (size_t k = 0; k < n; k++) {
		if (panels[k].dots) {
			coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.dots", r->lang)));
			break;
		}
	}
	coco_html_end(h);
	h->out->failed |= title.failed;
	coco_buf_free(&title);
}

void regions_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	static const char *const dims[] = {"country", "nuts2"};
	for (size_t d = 0; d < COCO_LEN(dims); d++) {
		struct step_regions steps[STEPS];
		bool there[STEPS], any = false;
		for (size_t k = 0; k < STEPS; k++) {
			there[k] = collect(r, s, dims[d], k, &steps[k]);
			h->out->failed |= !steps[k].regions;
			any |= there[k];
		}
		if (any) {
			dots_figure(r, h, number, dims[d], steps, there);
			funnel_figure(r, h, number, dims[d], steps, there);
		}
	}
}
