/* Groups of horizontal bars on one axis from 0 to 100 %, each with its interval: the funnel, barriers and wishes. Invariant: the
 * description is made from the bars drawn, nothing lies outside the view box. */
#include <math.h>

#include "chart.h"

#define BAR_LEFT 72.0
#define BAR_SPAN_MOST 208.0
#define BAR_SPAN_LEAST 104.0
#define BAR_GAP 7.0
#define LETTER 6.8   /* width of one in a value, in the widest of the fonts */
#define HEAD_MOST 60 /* letters */
#define GROUP_HEAD 20.0
#define GROUP_GAP 8.0

static const struct {
	const char *css, *fill;
	double height;
} tones[] = {{"b-all", "#0b4f8a", 15}, {"b-avm", "#0072B2", 10}, {"b-cci", "#D55E00", 10}, {"b-other", "#6b7785", 10}};

static void bars_desc(struct coco_buf *desc, const struct coco_bar_group *groups, size_t n, size_t limit, int lang)
{
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < limit; g++) {
		coco_buf_str(desc, groups[g].label);
		for (size_t i = 0; i < groups[g].n && drawn < limit; i++, drawn++)
			chart_say(desc, i > 0, groups[g].bars[i].label, groups[g].bars[i].value);
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

/* The bars leave the longest value its room. */
static double span_of(const struct coco_bar_group *groups, size_t n)
{
	size_t letters = 0;
	for (size_t g = 0; g < n; g++) {
		for (size_t i = 0; i < groups[g].n; i++) {
			const size_t one = coco_utf8_count(groups[g].bars[i].value);
			letters = one > letters ? one : letters;
		}
	}
	return fmax(BAR_SPAN_LEAST, fmin(BAR_SPAN_MOST, floor(CHART_WIDTH - BAR_LEFT - BAR_GAP - LETTER * (double)letters)));
}

static void bar(struct coco_html *h, const struct coco_bar *b, double span, double y)
{
	double height = tones[b->tone].height, middle = y + height / 2;
	chart_short(h, 0, middle + 4, 11, b->tone == COCO_TONE_ALL ? "t s" : "t", b->label, 9);
	chart_rect(h, BAR_LEFT, y, span, height, "track", "#eef1f4");
	if (isfinite(b->share)) {
		chart_rect(h, BAR_LEFT, y, span * b->share, height, tones[b->tone].css, tones[b->tone].fill);
	}
	if (isfinite(b->lo) && isfinite(b->hi)) {
		chart_line(h, BAR_LEFT + span * b->lo, middle, BAR_LEFT + span * b->hi, middle, "halo", "#ffffff", 4);
		chart_line(h, BAR_LEFT + span * b->lo, middle, BAR_LEFT + span * b->hi, middle, "ink", "#1c2733", 1.5);
	}
	chart_text(h, BAR_LEFT + span + BAR_GAP, middle + 4, START, 11, b->tone == COCO_TONE_ALL ? "t s" : "t", "#1c2733", b->value);
}

/* Beside the bars of a group: through no head. */
static void grid(struct coco_html *h, double span, double top, double bottom)
{
	for (int tick = 0; tick <= 2 && bottom > top; tick++) {
		const double x = BAR_LEFT + span * tick / 2;
		chart_line(h, x, top, x, bottom, "grid", "#9aa5b1", 0.5);
	}
}

static double bars_height(const struct coco_bar_group *groups, size_t n)
{
	double y = 0;
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		y += GROUP_HEAD + GROUP_GAP;
		for (size_t i = 0; i < groups[g].n && drawn < COCO_CHART_ROWS; i++, drawn++) {
			y += tones[groups[g].bars[i].tone].height + 4;
		}
	}
	return y + 18;
}

size_t coco_chart_bars(struct coco_html *h, struct coco_str title, const struct coco_bar_group *groups, size_t n, int lang)
{
	struct coco_buf desc = COCO_BUF_INIT;
	bars_desc(&desc, groups, n, COCO_CHART_ROWS, lang);
	const double span = span_of(groups, n);
	double height = bars_height(groups, n), y = 0;
	chart_begin(h, height, title, coco_buf_view(&desc));
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		chart_short(h, 0, y + 14, 12, "t s", groups[g].label, HEAD_MOST);
		y += GROUP_HEAD;
		const double top = y;
		for (size_t i = 0; i < groups[g].n && drawn < COCO_CHART_ROWS; i++, drawn++) {
			bar(h, &groups[g].bars[i], span, y);
			y += tones[groups[g].bars[i].tone].height + 4;
		}
		grid(h, span, top, y);
		y += GROUP_GAP;
	}
	for (int tick = 0; tick <= 2; tick++) {
		coco_buf_clear(&desc);
		coco_format_share(&desc, tick / 2.0, 0, lang);
		chart_text(h, BAR_LEFT + span * tick / 2, y + 13, MIDDLE, 10, "t m", "#5b6773", coco_buf_view(&desc));
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}
