/* Diverging stacked bars, centred on the middle of the scale, and the legend of a scale. Invariant: the description is made from
 * the rows drawn; a segment holds a number where it has room for it. */
#include <math.h>

#include "chart.h"

#define NUMBER_WIDTH 22.0 /* a segment must be wider to hold a number */
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
	chart_short(h, 0, y + 11, 10.5, "t", row->label, 27);
	for (size_t i = 0; i < row->k; i++) {
		char fill[8];
		double w = row->shares[i] * scale;
		coco_chart_colour(i, row->k, fill);
		if (w > 0) {
			chart_rect(h, x, y, w, STACK_ROW - 4, "seg", fill);
		}
		if (w > NUMBER_WIDTH) {
			coco_buf_clear(work);
			percent(work, row->shares[i], lang);
			chart_text(h, x + w / 2, y + 10.5, MIDDLE, 10, "num", chart_dark_fill(i, row->k) ? "#ffffff" : "#1c2733", coco_buf_view(work));
		}
		x += w;
	}
	coco_buf_clear(work);
	coco_buf_puts(work, "n\xc2\xa0=\xc2\xa0");
	coco_format_num(work, row->count, 0, lang);
	chart_text(h, CHART_WIDTH, y + 11, END, 10, "t m", "#5b6773", coco_buf_view(work));
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
	chart_begin(h, height + 4, title, coco_buf_view(&work));
	rows = 0;
	for (size_t g = 0; g < n && rows < COCO_CHART_ROWS; g++) {
		chart_short(h, 0, y + 15, 12, "t s", groups[g].label, 60);
		y += STACK_HEAD;
		double below = STACK_ROW * (double)(groups[g].n < COCO_CHART_ROWS - rows ? groups[g].n : COCO_CHART_ROWS - rows);
		chart_line(h, centre, y - 3, centre, y + below - 1, "ink", "#1c2733", 1); /* behind the bars: seen between them */
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
		chart_rect(h, 0.5, 0.5, 11, 11, "seg", fill);
		coco_html_end(h);
		coco_html_text(h, labels[i]);
		coco_html_end(h);
	}
	coco_html_end(h);
}
