/* Charts as inline SVG in a view box of 440 units: bars with intervals on one axis, and diverging stacked bars centred on
 * the middle of the scale. Marks and short labels only; legends, headings and tables are HTML beside them, since C has no
 * font metrics. Every mark has presentation attributes and a class (some renderers ignore CSS, dark mode needs it), and
 * the description is made from the numbers drawn. Invariant: nothing lies outside the view box, no fill alone carries a
 * meaning. */
#include <math.h>
#include <string.h>

#include "coco/page.h"

#define WIDTH 440.0
#define NUMBER_WIDTH 22.0 /* a segment must be wider to hold a number */

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

static bool dark_fill(size_t i, size_t k)
{
	double at = palette_at(i, k);
	return at < 0.5 || at > 3.5;
}

/* ---- marks ------------------------------------------------------------------------------------------------------ */

enum anchor { START, MIDDLE, END };

static void mark_text(
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
static void mark_short(struct coco_html *h, double x, double y, double size, const char *css, struct coco_str text, size_t max)
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
	mark_text(h, x, y, START, size, css, "#1c2733", text);
	h->out->failed |= cut.failed;
	coco_buf_free(&cut);
}

static void mark_rect(struct coco_html *h, double x, double y, double w, double height, const char *css, const char *fill)
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

static void mark_line(struct coco_html *h, double x1, double y1, double x2, double y2, const char *css, const char *stroke, double width)
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
static void begin(struct coco_html *h, double height, struct coco_str title, struct coco_str desc)
{
	char title_id[32], desc_id[32], both[72], box[64], tall[COCO_NUM_TEXT];
	unsigned id = coco_html_id(h);
	snprintf(title_id, sizeof title_id, "chart-%u-title", id);
	snprintf(desc_id, sizeof desc_id, "chart-%u-desc", id);
	snprintf(both, sizeof both, "%s %s", title_id, desc_id);
	coco_num_fixed(height, 0, tall);
	snprintf(box, sizeof box, "0 0 %d %s", (int)WIDTH, tall);
	coco_html_tag(h, "svg");
	coco_html_attrs(h, "xmlns", "http://www.w3.org/2000/svg");
	coco_html_attrs(h, "viewBox", box);
	coco_html_attr_num(h, "width", WIDTH);
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

/* ---- bars with intervals ---------------------------------------------------------------------------------------- */

#define BAR_LEFT 72.0
#define BAR_SPAN 208.0
#define BAR_VALUE 287.0
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
		for (size_t i = 0; i < groups[g].n && drawn < limit; i++, drawn++) {
			coco_buf_puts(desc, i ? "; " : ": ");
			coco_buf_str(desc, groups[g].bars[i].label);
			coco_buf_putc(desc, ' ');
			coco_buf_str(desc, groups[g].bars[i].value);
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

static void bar(struct coco_html *h, const struct coco_bar *b, double y)
{
	double height = tones[b->tone].height, middle = y + height / 2;
	mark_short(h, 0, middle + 4, 11, b->tone == COCO_TONE_ALL ? "t s" : "t", b->label, 9);
	mark_rect(h, BAR_LEFT, y, BAR_SPAN, height, "track", "#eef1f4");
	if (isfinite(b->share)) {
		mark_rect(h, BAR_LEFT, y, BAR_SPAN * b->share, height, tones[b->tone].css, tones[b->tone].fill);
	}
	if (isfinite(b->lo) && isfinite(b->hi)) {
		mark_line(h, BAR_LEFT + BAR_SPAN * b->lo, middle, BAR_LEFT + BAR_SPAN * b->hi, middle, "halo", "#ffffff", 4);
		mark_line(h, BAR_LEFT + BAR_SPAN * b->lo, middle, BAR_LEFT + BAR_SPAN * b->hi, middle, "ink", "#1c2733", 1.5);
	}
	mark_text(h, BAR_VALUE, middle + 4, START, 11, b->tone == COCO_TONE_ALL ? "t s" : "t", "#1c2733", b->value);
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
	double height = bars_height(groups, n), y = 0;
	begin(h, height, title, coco_buf_view(&desc));
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		mark_text(h, 0, y + 14, START, 12, "t s", "#1c2733", groups[g].label);
		y += GROUP_HEAD;
		for (size_t i = 0; i < groups[g].n && drawn < COCO_CHART_ROWS; i++, drawn++) {
			bar(h, &groups[g].bars[i], y);
			y += tones[groups[g].bars[i].tone].height + 4;
		}
		y += GROUP_GAP;
	}
	for (int tick = 0; tick <= 2; tick++) {
		double x = BAR_LEFT + BAR_SPAN * tick / 2;
		coco_buf_clear(&desc);
		coco_format_share(&desc, tick / 2.0, 0, lang);
		mark_line(h, x, GROUP_HEAD, x, y, "grid", "#9aa5b1", 0.5);
		mark_text(h, x, y + 13, MIDDLE, 10, "t m", "#5b6773", coco_buf_view(&desc));
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}

/* ---- diverging stacked bars ------------------------------------------------------------------------------------- */

#define STACK_LEFT 152.0
#define STACK_SPAN 232.0
#define STACK_ROW 18.0
#define STACK_HEAD 22.0

/* Share that lies left of the scale's middle: the low categories and half of the middle one. */
static double left_share(const struct coco_stack *row)
{
	double sum = 0;
	for (size_t i = 0; i < row->k / 2; i++) {
		sum += row->shares[i];
	}
	return row->k % 2 ? sum + row->shares[row->k / 2] / 2 : sum;
}

static void percent(struct coco_buf *buf, double share, int lang)
{
	coco_format_num(buf, share * 100, 0, lang);
}

static void stacks_desc(struct coco_buf *desc, const struct coco_stack_group *groups, size_t n, int lang)
{
	size_t drawn = 0;
	for (size_t g = 0; g < n && drawn < COCO_CHART_ROWS; g++) {
		coco_buf_str(desc, groups[g].label);
		for (size_t r = 0; r < groups[g].n && drawn < COCO_CHART_ROWS; r++, drawn++) {
			const struct coco_stack *row = &groups[g].rows[r];
			coco_buf_puts(desc, r ? "; " : ": ");
			coco_buf_str(desc, row->label);
			for (size_t i = 0; i < row->k; i++) {
				coco_buf_puts(desc, i ? " / " : " ");
				percent(desc, row->shares[i], lang);
			}
			coco_buf_puts(desc, " %, n\xc2\xa0=\xc2\xa0");
			coco_format_num(desc, row->count, 0, lang);
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

static void stack(struct coco_html *h, const struct coco_stack *row, double y, double centre, double scale, struct coco_buf *work, int lang)
{
	double x = centre - left_share(row) * scale;
	mark_short(h, 0, y + 11, 10.5, "t", row->label, 27);
	for (size_t i = 0; i < row->k; i++) {
		char fill[8];
		double w = row->shares[i] * scale;
		coco_chart_colour(i, row->k, fill);
		if (w > 0) {
			mark_rect(h, x, y, w, STACK_ROW - 4, "seg", fill);
		}
		if (w > NUMBER_WIDTH) {
			coco_buf_clear(work);
			percent(work, row->shares[i], lang);
			mark_text(h, x + w / 2, y + 10.5, MIDDLE, 10, "num", dark_fill(i, row->k) ? "#ffffff" : "#1c2733", coco_buf_view(work));
		}
		x += w;
	}
	coco_buf_clear(work);
	coco_buf_puts(work, "n\xc2\xa0=\xc2\xa0");
	coco_format_num(work, row->count, 0, lang);
	mark_text(h, WIDTH, y + 11, END, 10, "t m", "#5b6773", coco_buf_view(work));
}

size_t coco_chart_diverging(struct coco_html *h, struct coco_str title, const struct coco_stack_group *groups, size_t n, int lang)
{
	struct coco_buf work = COCO_BUF_INIT;
	double left = 0, right = 0, height = 0, y = 0;
	size_t rows = 0;
	for (size_t g = 0; g < n && rows < COCO_CHART_ROWS; g++) {
		height += STACK_HEAD;
		for (size_t r = 0; r < groups[g].n && rows < COCO_CHART_ROWS; r++, rows++) {
			double low = left_share(&groups[g].rows[r]);
			left = fmax(left, low);
			right = fmax(right, 1 - low);
			height += STACK_ROW;
		}
	}
	double scale = STACK_SPAN / fmax(left + right, 1e-9), centre = STACK_LEFT + left * scale;
	stacks_desc(&work, groups, n, lang);
	begin(h, height + 4, title, coco_buf_view(&work));
	rows = 0;
	for (size_t g = 0; g < n && rows < COCO_CHART_ROWS; g++) {
		mark_short(h, 0, y + 15, 12, "t s", groups[g].label, 60);
		y += STACK_HEAD;
		double below = STACK_ROW * (double)(groups[g].n < COCO_CHART_ROWS - rows ? groups[g].n : COCO_CHART_ROWS - rows);
		mark_line(h, centre, y - 3, centre, y + below - 1, "ink", "#1c2733", 1); /* behind the bars: seen between them */
		for (size_t r = 0; r < groups[g].n && rows < COCO_CHART_ROWS; r++, rows++) {
			stack(h, &groups[g].rows[r], y, centre, scale, &work, lang);
			y += STACK_ROW;
		}
	}
	coco_html_end(h);
	h->out->failed |= work.failed;
	coco_buf_free(&work);
	return rows;
}

void coco_chart_legend(struct coco_html *h, const struct coco_str *labels, size_t k)
{
	coco_html_tag(h, "ul");
	coco_html_attrs(h, "class", "legend");
	for (size_t i = 0; i < k; i++) {
		char fill[8];
		coco_chart_colour(i, k, fill);
		coco_html_tag(h, "li");
		coco_html_tag(h, "svg");
		coco_html_attrs(h, "viewBox", "0 0 12 12");
		coco_html_attrs(h, "width", "12");
		coco_html_attrs(h, "height", "12");
		coco_html_attrs(h, "aria-hidden", "true");
		mark_rect(h, 0.5, 0.5, 11, 11, "seg", fill);
		coco_html_end(h);
		coco_html_text(h, labels[i]);
		coco_html_end(h);
	}
	coco_html_end(h);
}
