/* What all charts are drawn with: marks, colours, the frame with title and description. Every mark has presentation
 * attributes and a class (some renderers ignore CSS, dark mode needs it). Invariant: no fill alone carries a meaning. */
#include <math.h>
#include <string.h>

#include "chart.h"

/* ---- colours ---------------------------------------------------------------------------------------------------- */

static const unsigned char anchors[5][3] = {
    {0x9a, 0x41, 0x00}, {0xf2, 0xa3, 0x5e}, {0xe6, 0xe6, 0xe6}, {0x86, 0xb9, 0xe6}, {0x0b, 0x4f, 0x8a}};

/* Where category i of k lies on the five anchors, 0 to 4; an even scale has no middle. */
static double palette_at(size_t i, size_t k)
{
	size_t half = k / 2;
	if (k % 2 && i == half) {
		return 2;
	}
	bool high = i >= k - half;
	size_t step = high ? k - 1 - i : i;
	double t = half > 1 ? (double)step / (double)(half - 1) : 0;
	return high ? 4 - t : t;
}

void coco_chart_colour(size_t i, size_t k, char out[8])
{
	double at = palette_at(i, k);
	size_t low = at >= 4 ? 3 : (size_t)at;
	double part = at - (double)low;
	unsigned rgb[3];
	for (size_t c = 0; c < 3; c++) {
		rgb[c] = (unsigned)lround(anchors[low][c] + part * (anchors[low + 1][c] - anchors[low][c])) & 0xffU;
	}
	snprintf(out, 8, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
}

bool chart_dark_fill(size_t i, size_t k)
{
	double at = palette_at(i, k);
	return at < 0.5 || at > 3.5;
}

/* ---- marks ------------------------------------------------------------------------------------------------------ */

void chart_text(
    struct coco_html *h, double x, double y, enum anchor anchor, double size, const char *css, const char *fill, struct coco_str text)
{
	static const char *const names[] = {"start", "middle", "end"};
	coco_html_tag(h, "text");
	coco_html_attr_num(h, "x", x);
	coco_html_attr_num(h, "y", y);
	coco_html_attrs(h, "text-anchor", names[anchor]);
	coco_html_attr_num(h, "font-size", size);
	coco_html_attrs(h, "class", css);
	coco_html_attrs(h, "fill", fill);
	coco_html_text(h, text);
	coco_html_end(h);
	coco_buf_putc(h->out, '\n');
}

/* At most `max` code points, with an ellipsis where it was cut. */
void chart_short(struct coco_html *h, double x, double y, double size, const char *css, struct coco_str text, size_t max)
{
	struct coco_buf cut = COCO_BUF_INIT;
	size_t at = 0, count = 0;
	uint32_t cp;
	if (coco_utf8_count(text) > max) {
		while (count + 1 < max) {
			at += coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
			count++;
		}
		coco_buf_str(&cut, coco_str_trim(coco_str_sub(text, 0, at)));
		coco_buf_puts(&cut, "\xe2\x80\xa6");
		text = coco_buf_view(&cut);
	}
	chart_text(h, x, y, START, size, css, "#1c2733", text);
	h->out->failed |= cut.failed;
	coco_buf_free(&cut);
}

void chart_rect(struct coco_html *h, double x, double y, double w, double height, const char *css, const char *fill)
{
	coco_html_tag(h, "rect");
	coco_html_attr_num(h, "x", x);
	coco_html_attr_num(h, "y", y);
	coco_html_attr_num(h, "width", w);
	coco_html_attr_num(h, "height", height);
	coco_html_attrs(h, "class", css);
	coco_html_attrs(h, "fill", fill);
	coco_html_end(h);
}

void chart_line(struct coco_html *h, double x1, double y1, double x2, double y2, const char *css, const char *stroke, double width)
{
	coco_html_tag(h, "line");
	coco_html_attr_num(h, "x1", x1);
	coco_html_attr_num(h, "y1", y1);
	coco_html_attr_num(h, "x2", x2);
	coco_html_attr_num(h, "y2", y2);
	coco_html_attrs(h, "class", css);
	coco_html_attrs(h, "stroke", stroke);
	coco_html_attr_num(h, "stroke-width", width);
	coco_html_end(h);
}

/* <svg> with title and description, both named by unique ids. */
void chart_begin(struct coco_html *h, double height, struct coco_str title, struct coco_str desc)
{
	char title_id[32], desc_id[32], both[72], box[64], tall[COCO_NUM_TEXT];
	unsigned id = coco_html_id(h);
	snprintf(title_id, sizeof title_id, "chart-%u-title", id);
	snprintf(desc_id, sizeof desc_id, "chart-%u-desc", id);
	snprintf(both, sizeof both, "%s %s", title_id, desc_id);
	coco_num_fixed(height, 0, tall);
	snprintf(box, sizeof box, "0 0 %d %s", (int)CHART_WIDTH, tall);
	coco_html_tag(h, "svg");
	coco_html_attrs(h, "xmlns", "http://www.w3.org/2000/svg");
	coco_html_attrs(h, "viewBox", box);
	coco_html_attr_num(h, "width", CHART_WIDTH);
	coco_html_attr_num(h, "height", height);
	coco_html_attrs(h, "role", "img");
	coco_html_attrs(h, "aria-labelledby", both);
	coco_html_attrs(h, "class", "chart");
	coco_html_attrs(h, "font-family", "system-ui, 'DejaVu Sans', Arial, sans-serif");
	coco_html_tag(h, "title");
	coco_html_attrs(h, "id", title_id);
	coco_html_text(h, title);
	coco_html_end(h);
	coco_html_tag(h, "desc");
	coco_html_attrs(h, "id", desc_id);
	coco_html_text(h, desc);
	coco_html_end(h);
	coco_buf_putc(h->out, '\n');
}

/* ---- series ----------------------------------------------------------------------------------------------------- */

void chart_path(struct coco_html *h, const double *xy, size_t n, const char *css, const char *stroke, double width, const char *dash)
{
	struct coco_buf points = COCO_BUF_INIT;
	char number[COCO_NUM_TEXT];
	for (size_t i = 0; i < 2 * n; i++) {
		coco_num_fixed(xy[i], 2, number);
		coco_buf_printf(&points, "%s%s", i ? i % 2 ? "," : " " : "", number);
	}
	coco_html_tag(h, "polyline");
	coco_html_attr(h, "points", coco_buf_view(&points));
	coco_html_attrs(h, "fill", "none");
	coco_html_attrs(h, "class", css);
	coco_html_attrs(h, "stroke", stroke);
	coco_html_attr_num(h, "stroke-width", width);
	coco_html_attr(h, "stroke-dasharray", dash ? coco_str_of(dash) : COCO_STR_NONE);
	coco_html_end(h);
	h->out->failed |= points.failed;
	coco_buf_free(&points);
}

const struct chart_look chart_looks[CHART_SERIES] = {{"s-0", "l-0", "#0b4f8a", NULL}, {"s-1", "l-1", "#9a4100", "5 2"},
    {"s-2", "l-2", "#6b7785", "2 2"}, {"s-3", "l-3", "#7a5195", "7 2 2 2"}};

void chart_mark(struct coco_html *h, size_t series, double x, double y)
{
	static const double square[] = {-3.6, -3.6, 3.6, -3.6, 3.6, 3.6, -3.6, 3.6}, triangle[] = {0, -5, 4.8, 3.6, -4.8, 3.6},
	                    diamond[] = {0, -5.2, 5.2, 0, 0, 5.2, -5.2, 0};
	static const struct {
		const double *at;
		size_t n;
	} shapes[CHART_SERIES] = {{NULL, 0}, {square, 4}, {triangle, 3}, {diamond, 4}};
	const size_t which = series % CHART_SERIES;
	coco_html_tag(h, shapes[which].at ? "polygon" : "circle");
	if (shapes[which].at) {
		struct coco_buf points = COCO_BUF_INIT;
		char number[COCO_NUM_TEXT];
		for (size_t i = 0; i < 2 * shapes[which].n; i++) {
			coco_num_fixed((i % 2 ? y : x) + shapes[which].at[i], 2, number);
			coco_buf_printf(&points, "%s%s", i ? i % 2 ? "," : " " : "", number);
		}
		coco_html_attr(h, "points", coco_buf_view(&points));
		h->out->failed |= points.failed;
		coco_buf_free(&points);
	} else {
		coco_html_attr_num(h, "cx", x);
		coco_html_attr_num(h, "cy", y);
		coco_html_attr_num(h, "r", 4);
	}
	coco_html_attrs(h, "class", chart_looks[which].css);
	coco_html_attrs(h, "fill", chart_looks[which].fill);
	coco_html_end(h);
}

void chart_say(struct coco_buf *desc, bool more, struct coco_str label, struct coco_str value)
{
	coco_buf_puts(desc, more ? "; " : ": ");
	coco_buf_str(desc, label);
	coco_buf_putc(desc, ' ');
	coco_buf_str(desc, value);
}
