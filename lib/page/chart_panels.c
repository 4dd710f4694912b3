/* Small multiples: a small chart for each thing, all on one axis from 0 to 100 %, in each the same few positions (waves) from left to
 * right with a dot and an interval for each series. Invariant: the description is made from the dots drawn. */
#include <math.h>

#include "chart.h"

#define ACROSS 2
#define WIDE 212.0
#define GAP 16.0
#define TALL 124.0
#define LEFT 38.0
#define TOP 34.0
#define HEAD_MOST 29 /* letters of a line */
#define PLOT 66.0

static double up(double top, double share)
{
	return top + PLOT * (1 - fmin(fmax(share, 0), 1));
}

static void describe(struct coco_buf *desc, const struct coco_panels *p, int lang)
{
	for (size_t k = 0; k < p->n && k < COCO_CHART_ROWS; k++) {
		coco_buf_str(desc, p->panels[k].label);
		for (size_t i = 0; i < p->n_positions * p->n_series; i++) {
			coco_buf_puts(desc, i ? "; " : ": ");
			coco_buf_str(desc, p->positions[i / p->n_series]);
			coco_buf_puts(desc, ", ");
			coco_buf_str(desc, p->series[i % p->n_series]);
			coco_buf_putc(desc, ' ');
			coco_format_share(desc, p->panels[k].dots[i].value, 1, lang);
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

/* In one line above the plot, or in two: no wider than its panel in letters of any of the nine alphabets. */
static void head(struct coco_html *h, struct coco_str label, double x, double y)
{
	size_t at = 0, count = 0, blank = 0;
	uint32_t cp;
	while (at < label.n && count < HEAD_MOST) {
		blank = label.s[at] == ' ' ? at : blank;
		at += coco_utf8_next(coco_str_sub(label, at, label.n), &cp);
		count++;
	}
	if (at < label.n && blank) {
		chart_short(h, x, y + 13, 11, "t s", coco_str_sub(label, 0, blank), HEAD_MOST);
		label = coco_str_sub(label, blank + 1, label.n);
	}
	chart_short(h, x, y + 25, 11, "t s", label, HEAD_MOST);
}

static void frame(struct coco_html *h, const struct coco_panels *p, const struct coco_panel *panel, double x, double y, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	double plot = y + TOP, width = WIDE - LEFT;
	head(h, panel->label, x, y);
	for (int tick = 0; tick <= 2; tick++) {
		coco_buf_clear(&text);
		coco_format_share(&text, tick / 2.0, 0, lang);
		chart_line(h, x + LEFT, up(plot, tick / 2.0), x + WIDE, up(plot, tick / 2.0), "grid", "#9aa5b1", 0.5);
		chart_text(h, x + LEFT - 4, up(plot, tick / 2.0) + 3.5, END, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	for (size_t i = 0; i < p->n_positions; i++) {
		double at = x + LEFT + width * ((double)i + 0.5) / (double)p->n_positions;
		chart_text(h, at, plot + PLOT + 13, MIDDLE, 9.5, "t m", MUTED, p->positions[i]);
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static size_t dots(struct coco_html *h, const struct coco_panels *p, const struct coco_panel *panel, double x, double y)
{
	double plot = y + TOP, width = WIDE - LEFT;
	size_t drawn = 0;
	for (size_t i = 0; i < p->n_positions * p->n_series; i++) {
		const struct coco_dot *dot = &panel->dots[i];
		size_t position = i / p->n_series;
		double middle = x + LEFT + width * ((double)position + 0.5) / (double)p->n_positions;
		double at = middle + ((double)(i % p->n_series) - (double)(p->n_series - 1) / 2) * 18;
		if (isnan(dot->value)) {
			continue;
		}
		if (isfinite(dot->lo) && isfinite(dot->hi)) {
			chart_line(h, at, up(plot, dot->lo), at, up(plot, dot->hi), "ink", INK, 1.2);
		}
		chart_mark(h, i % p->n_series, at, up(plot, dot->value));
		drawn++;
	}
	return drawn;
}

size_t coco_chart_panels(struct coco_html *h, struct coco_str title, const struct coco_panels *p, int lang)
{
	struct coco_buf desc = COCO_BUF_INIT;
	size_t n = p->n < COCO_CHART_ROWS ? p->n : COCO_CHART_ROWS, lines = (n + ACROSS - 1) / ACROSS, drawn = 0;
	describe(&desc, p, lang);
	chart_begin(h, TALL * (double)lines, title, coco_buf_view(&desc));
	for (size_t k = 0; k < n; k++) {
		size_t line = k / ACROSS;
		double x = (WIDE + GAP) * (double)(k % ACROSS), y = TALL * (double)line;
		frame(h, p, &p->panels[k], x, y, lang);
		drawn += dots(h, p, &p->panels[k], x, y);
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}
