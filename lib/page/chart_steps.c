/* Lines of time: the share that has got somewhere by a day, told for a few days. What it was between two of them is not known here, so
 * straight lines join the days: a step would say that it stood still; nor is it known before the first, where all may have been there from
 * the beginning: the line begins with it. Each line has its dash, its colour and the mark of its series where
 * its share is read; intervals are thin lines. Invariant: the description is made from the numbers drawn. */
#include <math.h>

#include "chart.h"

#define LEFT 40.0
#define SPAN 384.0
#define TOP 8.0
#define TALL 180.0
#define TICKS_MAX 16

static double across(double x, double most)
{
	return LEFT + SPAN * x / most;
}

static double up(double share)
{
	return TOP + TALL * (1 - fmin(fmax(share, 0), 1));
}

static void describe(struct coco_buf *desc, const struct coco_step_line *lines, size_t n, int lang)
{
	for (size_t k = 0; k < n; k++) {
		coco_buf_str(desc, lines[k].label);
		for (size_t i = 0; i < lines[k].n; i++) {
			coco_buf_puts(desc, i ? "; " : ": ");
			coco_format_num(desc, lines[k].steps[i].x, 0, lang);
			coco_buf_puts(desc, " \xe2\x80\x93 ");
			coco_format_share(desc, lines[k].steps[i].share, 1, lang);
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

static void line(struct coco_html *h, const struct coco_step_line *l, size_t series, double most)
{
	double xy[2 * TICKS_MAX];
	size_t n = 0;
	for (size_t i = 0; i < l->n && i < TICKS_MAX; i++) {
		double x = across(l->steps[i].x, most), y = up(l->steps[i].share);
		xy[2 * n] = x;
		xy[2 * n + 1] = y;
		n++;
		if (isfinite(l->steps[i].lo) && isfinite(l->steps[i].hi)) {
			chart_line(h, x, up(l->steps[i].lo), x, up(l->steps[i].hi), "ink", INK, 1);
		}
	}
	const struct chart_look *look = &chart_looks[series % CHART_SERIES];
	chart_path(h, xy, n, look->line_css, look->fill, 1.8, look->dash);
	for (size_t i = 0; i < l->n && i < TICKS_MAX; i++) {
		chart_mark(h, series, across(l->steps[i].x, most), up(l->steps[i].share));
	}
}

static void axes(struct coco_html *h, const struct coco_step_line *lines, size_t n, double most, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	double last = -INFINITY;
	for (int tick = 0; tick <= 4; tick++) {
		coco_buf_clear(&text);
		coco_format_share(&text, tick / 4.0, 0, lang);
		chart_line(h, LEFT, up(tick / 4.0), LEFT + SPAN, up(tick / 4.0), "grid", "#9aa5b1", 0.5);
		chart_text(h, LEFT - 4, up(tick / 4.0) + 3.5, END, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	const struct coco_step_line *longest = &lines[0];
	for (size_t k = 1; k < n; k++) {
		longest = lines[k].n > longest->n ? &lines[k] : longest;
	}
	for (size_t i = 0; i < longest->n; i++) {
		double x = across(longest->steps[i].x, most);
		if (x - last < 15) { /* its number would cover the one before */
			continue;
		}
		last = x;
		coco_buf_clear(&text);
		coco_format_num(&text, longest->steps[i].x, 0, lang);
		chart_text(h, x, TOP + TALL + 14, MIDDLE, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

size_t coco_chart_steps(struct coco_html *h, struct coco_str title, const struct coco_step_line *lines, size_t n, int lang)
{
	struct coco_buf desc = COCO_BUF_INIT;
	double most = 1;
	size_t drawn = 0;
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < lines[k].n; i++, drawn++) {
			most = fmax(most, lines[k].steps[i].x);
		}
	}
	describe(&desc, lines, n, lang);
	chart_begin(h, TOP + TALL + 22, title, coco_buf_view(&desc));
	axes(h, lines, n, most, lang);
	for (size_t k = 0; k < n; k++) {
		line(h, &lines[k], k, most);
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}
