/* Dots with intervals, a row each: regions against the limits that chance leaves, and profiles whose dots are joined down the
 * rows. A band behind a dot is where it would lie by chance; a line through a group is what the band is about. Invariant: the
 * description is made from the rows drawn, nothing lies outside the view box. */
#include <math.h>
#include <stdlib.h>

#include "chart.h"

#define LEFT 150.0
#define SPAN 168.0
#define VALUE 330.0
#define ROW 18.0
#define HEAD 22.0

static double place(const struct coco_scale *scale, double value)
{
	return LEFT + SPAN * fmin(fmax((value - scale->lo) / (scale->hi - scale->lo), 0), 1);
}

static void describe(struct coco_buf *desc, const struct coco_dot_group *groups, size_t n, int lang)
{
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		coco_buf_str(desc, groups[g].label);
		for (size_t i = 0; i < groups[g].n && drawn < COCO_CHART_ROWS; i++, drawn++)
			chart_say(desc, i > 0, groups[g].rows[i].label, groups[g].rows[i].value);
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

/* Series beside each other in a row that has several, so that equal values do not hide each other. */
static double height_of(size_t series, size_t s)
{
	return series > 1 ? (double)s * 2.4 - (double)(series - 1) * 1.2 : 0;
}

static void row(struct coco_html *h, const struct coco_dot_row *r, size_t series, const struct coco_scale *scale, bool joined, double y)
{
	chart_short(h, 0, y + 4, 10.5, "t", r->label, 27);
	if (isfinite(r->from) && isfinite(r->to)) {
		double from = place(scale, r->from);
		chart_rect(h, from, y - 6, fmax(place(scale, r->to) - from, 0.5), 12, "band", "#dde3e9");
	}
	for (size_t s = 0; s < series; s++) {
		const struct coco_dot *dot = &r->dots[s];
		double at = y + (joined ? height_of(series, s) : 0);
		if (isnan(dot->value)) {
			continue;
		}
		if (isfinite(dot->lo) && isfinite(dot->hi) && !joined) {
			chart_line(h, place(scale, dot->lo), at, place(scale, dot->hi), at, "ink", INK, 1.5);
		}
		chart_mark(h, s, place(scale, dot->value), at);
	}
	chart_text(h, VALUE, y + 4, START, 10.5, "t", INK, r->value);
}

static void join(
    struct coco_html *h, const struct coco_dot_group *group, size_t rows, size_t series, const struct coco_scale *scale, double y)
{
	double xy[2 * COCO_CHART_ROWS];
	for (size_t s = 0; s < series; s++) {
		size_t n = 0;
		for (size_t i = 0; i < rows; i++) {
			if (!isnan(group->rows[i].dots[s].value)) {
				xy[2 * n] = place(scale, group->rows[i].dots[s].value);
				xy[2 * n + 1] = y + ROW * (double)i + height_of(series, s);
				n++;
			}
		}
		const struct chart_look *look = &chart_looks[s % CHART_SERIES];
		chart_path(h, xy, n, look->line_css, look->fill, 1.2, look->dash);
	}
}

static size_t ticks_of(const struct coco_scale *scale)
{
	return scale->share || scale->hi - scale->lo > 10 ? 2 : (size_t)(scale->hi - scale->lo);
}

static double tick_at(const struct coco_scale *scale, size_t i)
{
	return scale->lo + (scale->hi - scale->lo) * (double)i / (double)ticks_of(scale);
}

/* Behind the rows of a group: through no head. */
static void grid(struct coco_html *h, const struct coco_scale *scale, double top, double bottom)
{
	for (size_t i = 0; i <= ticks_of(scale); i++) {
		const double x = place(scale, tick_at(scale, i));
		chart_line(h, x, top, x, bottom, "grid", "#9aa5b1", 0.5);
	}
}

static void ticks(struct coco_html *h, const struct coco_scale *scale, double y, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	const size_t n = ticks_of(scale);
	for (size_t i = 0; i <= n; i++) {
		double value = tick_at(scale, i), x = place(scale, value);
		coco_buf_clear(&text);
		if (scale->share) {
			coco_format_share(&text, value, 0, lang);
		} else {
			coco_format_num(&text, value, 0, lang);
		}
		chart_text(h, x, y + 13, MIDDLE, 10, "t m", MUTED, coco_buf_view(&text));
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

size_t coco_chart_dots(struct coco_html *h, struct coco_str title, const struct coco_dot_group *groups, size_t n, size_t series,
    struct coco_scale scale, bool joined, int lang)
{
	struct coco_buf desc = COCO_BUF_INIT;
	double height = 20, y = 0;
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		size_t rows = groups[g].n < COCO_CHART_ROWS - drawn ? groups[g].n : COCO_CHART_ROWS - drawn;
		height += HEAD + ROW * (double)rows;
		drawn += rows;
	}
	describe(&desc, groups, n, lang);
	chart_begin(h, height, title, coco_buf_view(&desc));
	ticks(h, &scale, height - 18, lang);
	drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		size_t rows = groups[g].n < COCO_CHART_ROWS - drawn ? groups[g].n : COCO_CHART_ROWS - drawn;
		chart_short(h, 0, y + 14, 12, "t s", groups[g].label, 60);
		y += HEAD;
		grid(h, &scale, y, y + ROW * (double)rows);
		if (isfinite(groups[g].middle)) {
			double x = place(&scale, groups[g].middle);
			chart_line(h, x, y, x, y + ROW * (double)rows, "ink", INK, 0.8);
		}
		if (joined) {
			join(h, &groups[g], rows, series, &scale, y + ROW / 2);
		}
		for (size_t i = 0; i < rows; i++, drawn++) {
			row(h, &groups[g].rows[i], series, &scale, joined, y + ROW / 2);
			y += ROW;
		}
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}

void coco_chart_series(struct coco_html *h, const struct coco_str *labels, size_t n)
{
	coco_html_tag(h, "ul");
	coco_html_attrs(h, "class", "legend");
	for (size_t i = 0; i < n; i++) {
		coco_html_tag(h, "li");
		coco_html_tag(h, "svg");
		coco_html_attrs(h, "viewBox", "0 0 24 12");
		coco_html_attrs(h, "width", "24");
		coco_html_attrs(h, "height", "12");
		coco_html_attrs(h, "aria-hidden", "true");
		coco_html_attrs(h, "class", "chart-key");
		const struct chart_look *look = &chart_looks[i % CHART_SERIES];
		const double line[] = {0, 6, 24, 6};
		chart_path(h, line, 2, look->line_css, look->fill, 1.2, look->dash);
		chart_mark(h, i, 12, 6);
		coco_html_end(h);
		coco_html_text(h, labels[i]);
		coco_html_end(h);
	}
	coco_html_end(h);
}
