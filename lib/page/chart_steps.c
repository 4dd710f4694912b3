/* Lines of time: the share of which something has happened by a day (Kaplan and Meier), from day 0 to the last day on which any was seen. A
 * line stands still between the days on which it happened, and rises there; a short stroke through it says that somebody was still waiting
 * when last seen. Each line has its dash, its colour and the mark of its series at the ticks, where its interval is a thin line and, under
 * the axis, stands how many were at risk: who is seen no more, or of whom it has happened, no longer counts. Invariant: the description is
 * made from the numbers drawn. */
#include <math.h>
#include <stdlib.h>

#include "chart.h"

#define LEFT 40.0
#define SPAN 384.0
#define TOP 8.0
#define TALL 180.0
#define UNDER 30.0    /* of the axis: where its numbers, and the heading of those at risk, have ended */
#define ROW 13.0      /* of those at risk */
#define TICK_LEAST 28 /* room of a number under the axis */
#define ASIDE 2.5     /* between the intervals of two lines at a tick */
#define STROKE 3.5

struct axis {
	double most;
	const double *ticks;
	size_t n_ticks;
	int lang;
};

static double across(const struct axis *a, double x)
{
	return LEFT + SPAN * x / a->most;
}

static double up(double share)
{
	return TOP + TALL * (1 - fmin(fmax(share, 0), 1));
}

/* The step that holds at x; NULL: before the first. */
static const struct coco_step *step_at(const struct coco_step_line *l, double x)
{
	size_t k = 0;
	while (k < l->n && l->steps[k].x <= x) {
		k++;
	}
	return k ? &l->steps[k - 1] : NULL;
}

static double share_at(const struct coco_step_line *l, double x)
{
	const struct coco_step *step = step_at(l, x);
	return step ? step->share : 0;
}

static double last_of(const struct coco_step_line *l)
{
	return fmax(l->n_seen ? l->seen[l->n_seen - 1] : 0, l->n ? l->steps[l->n - 1].x : 0);
}

static double at_risk(const struct coco_step_line *l, double x)
{
	size_t gone = 0;
	while (gone < l->n_seen && l->seen[gone] < x) {
		gone++;
	}
	return (double)(l->n_seen - gone);
}

/* Whether a tick of the axis is told of the line: it was followed so far, or it has come to its end. */
static bool told_at(const struct coco_step_line *l, double x)
{
	return x <= last_of(l);
}

static void describe(struct coco_buf *desc, const struct axis *a, const struct coco_step_line *lines, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		coco_buf_str(desc, lines[k].label);
		for (size_t i = 0; i < a->n_ticks && told_at(&lines[k], a->ticks[i]); i++) {
			coco_buf_puts(desc, i ? "; " : ": ");
			coco_format_num(desc, a->ticks[i], 0, a->lang);
			coco_buf_puts(desc, " \xe2\x80\x93 ");
			coco_format_share(desc, share_at(&lines[k], a->ticks[i]), 1, a->lang);
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", a->lang));
}

static void line(struct coco_html *h, const struct axis *a, const struct coco_step_line *l, size_t series)
{
	const struct chart_look *look = &chart_looks[series % CHART_SERIES];
	double *xy = malloc(2 * (2 * l->n + 2) * sizeof *xy), share = 0, before = -INFINITY;
	size_t n = 0;
	if (!xy) {
		coco_memory_refused();
		h->out->failed = true;
		return;
	}
	xy[n++] = across(a, 0);
	xy[n++] = up(0);
	for (size_t i = 0; i < l->n; i++) {
		xy[n++] = across(a, l->steps[i].x);
		xy[n++] = up(share);
		xy[n++] = across(a, l->steps[i].x);
		xy[n++] = up(share = l->steps[i].share);
	}
	xy[n++] = across(a, last_of(l));
	xy[n++] = up(share);
	chart_path(h, xy, n / 2, look->line_css, look->fill, 1.8, look->dash);
	free(xy);
	for (size_t i = 0; i < l->n_waiting; i++) {
		const double x = across(a, l->waiting[i]), y = up(share_at(l, l->waiting[i]));
		if (x - before >= 1) { /* many on a day are one stroke */
			chart_line(h, x, y - STROKE, x, y + STROKE, "ink", INK, 0.8);
			before = x;
		}
	}
}

/* At the ticks: the interval beside the day, and the mark on it. */
static void marks(struct coco_html *h, const struct axis *a, const struct coco_step_line *l, size_t series, size_t n)
{
	for (size_t i = 0; i < a->n_ticks && told_at(l, a->ticks[i]); i++) {
		const struct coco_step *step = step_at(l, a->ticks[i]);
		const double x = across(a, a->ticks[i]), beside = x + ASIDE * ((double)series - (double)(n - 1) / 2);
		if (step && isfinite(step->lo) && isfinite(step->hi)) {
			chart_line(h, beside, up(step->lo), beside, up(step->hi), "ink", INK, 1);
		}
		chart_mark(h, series, x, up(step ? step->share : 0));
	}
}

static void number(struct coco_html *h, double x, double y, double value, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_format_num(&text, value, 0, lang);
	chart_text(h, x, y, MIDDLE, 9.5, "t m", MUTED, coco_buf_view(&text));
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void axes(struct coco_html *h, const struct axis *a, const struct coco_step_line *lines, size_t n)
{
	struct coco_buf text = COCO_BUF_INIT;
	double last = -INFINITY;
	for (int tick = 0; tick <= 4; tick++) {
		coco_buf_clear(&text);
		coco_format_share(&text, tick / 4.0, 0, a->lang);
		chart_line(h, LEFT, up(tick / 4.0), LEFT + SPAN, up(tick / 4.0), "grid", "#9aa5b1", 0.5);
		chart_text(h, LEFT - 4, up(tick / 4.0) + 3.5, END, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	chart_text(h, LEFT - 8, TOP + TALL + UNDER - 3, START, 9.5, "t m", MUTED, coco_str_of(coco_label("chart.at_risk", a->lang)));
	for (size_t k = 0; k < n; k++) {
		chart_mark(h, k, LEFT - 24, TOP + TALL + UNDER + ROW * (double)(k + 1) - 6);
	}
	for (size_t i = 0; i <= a->n_ticks; i++) {
		const double day = i ? a->ticks[i - 1] : 0, x = across(a, day);
		if (x - last < TICK_LEAST) { /* its number would cover the one before */
			continue;
		}
		last = x;
		number(h, x, TOP + TALL + 14, day, a->lang);
		for (size_t k = 0; k < n; k++) {
			number(h, x, TOP + TALL + UNDER + ROW * (double)(k + 1) - 3, at_risk(&lines[k], day), a->lang);
		}
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

size_t coco_chart_steps(
    struct coco_html *h, struct coco_str title, const struct coco_step_line *lines, size_t n, const double *ticks, size_t n_ticks, int lang)
{
	struct coco_buf desc = COCO_BUF_INIT;
	struct axis a = {1, ticks, n_ticks, lang};
	size_t drawn = 0;
	for (size_t k = 0; k < n; k++) {
		a.most = fmax(a.most, last_of(&lines[k]));
		drawn += lines[k].n;
	}
	while (a.n_ticks && ticks[a.n_ticks - 1] > a.most) {
		a.n_ticks--;
	}
	describe(&desc, &a, lines, n);
	chart_begin(h, TOP + TALL + UNDER + ROW * (double)n + 4, title, coco_buf_view(&desc));
	axes(h, &a, lines, n);
	for (size_t k = 0; k < n; k++) {
		line(h, &a, &lines[k], k);
	}
	for (size_t k = 0; k < n; k++) {
		marks(h, &a, &lines[k], k, n);
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}
