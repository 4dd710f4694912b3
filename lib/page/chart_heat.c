/* A heat table: how often a row's thing met a column's. Each cell holds its number, so that its colour only repeats it; where there
 * is none, the cell is empty. Invariant: the description names each cell that has a number. */
#include <math.h>

#include "chart.h"

#define LEFT 216.0
#define SPAN 160.0 /* what is left holds the last slanted name */
#define TOP 92.0
#define CELL_TALL 20.0
#define WIDEST 32.0
#define NARROW 16.0 /* its numbers are smaller */

static void describe(struct coco_buf *desc, const struct coco_heat *heat, int lang)
{
	bool first = true;
	for (size_t row = 0; row < heat->n_rows; row++) {
		for (size_t c = 0; c < heat->n_columns; c++) {
			double count = heat->counts[row * heat->n_columns + c];
			if (isnan(count)) {
				continue;
			}
			coco_buf_puts(desc, first ? "" : "; ");
			coco_buf_str(desc, heat->rows[row]);
			coco_buf_puts(desc, " \xc3\x97 ");
			coco_buf_str(desc, heat->columns[c]);
			coco_buf_puts(desc, ": ");
			coco_format_num(desc, count, 0, lang);
			first = false;
		}
	}
	coco_buf_puts(desc, ". ");
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

/* From light to the accent, by the square root, so that few against one can be told too. */
static void fill_of(double part, char out[8])
{
	static const double light[] = {0xe3, 0xee, 0xf8}, dark[] = {0x0b, 0x4f, 0x8a};
	unsigned rgb[3];
	for (size_t c = 0; c < 3; c++) {
		rgb[c] = (unsigned)lround(light[c] + (dark[c] - light[c]) * sqrt(part)) & 0xffU;
	}
	snprintf(out, 8, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
}

/* A column's name, slanted upwards from above its cells. */
static void slanted(struct coco_html *h, double x, double y, struct coco_str text)
{
	char turn[96], at[2][COCO_NUM_TEXT];
	coco_num_fixed(x, 1, at[0]);
	coco_num_fixed(y, 1, at[1]);
	snprintf(turn, sizeof turn, "rotate(-50 %s %s)", at[0], at[1]);
	coco_html_tag(h, "g");
	coco_html_attrs(h, "transform", turn);
	chart_short(h, x, y, 10, "t", text, 20);
	coco_html_end(h);
}

size_t coco_chart_heat(struct coco_html *h, struct coco_str title, const struct coco_heat *heat, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	double most = 1, wide = fmin(SPAN / (double)heat->n_columns, WIDEST);
	size_t drawn = 0;
	for (size_t i = 0; i < heat->n_rows * heat->n_columns; i++) {
		most = fmax(most, isnan(heat->counts[i]) ? 0 : heat->counts[i]);
	}
	describe(&text, heat, lang);
	chart_begin(h, TOP + CELL_TALL * (double)heat->n_rows + 2, title, coco_buf_view(&text));
	for (size_t c = 0; c < heat->n_columns; c++) {
		slanted(h, LEFT + wide * ((double)c + 0.5), TOP - 5, heat->columns[c]);
	}
	for (size_t row = 0; row < heat->n_rows; row++) {
		double y = TOP + CELL_TALL * (double)row;
		chart_short(h, 0, y + 14, 10.5, "t", heat->rows[row], 36);
		for (size_t c = 0; c < heat->n_columns; c++) {
			double count = heat->counts[row * heat->n_columns + c], x = LEFT + wide * (double)c;
			if (isnan(count)) {
				chart_rect(h, x + 0.5, y + 0.5, wide - 1, CELL_TALL - 1, "track", "#eef1f4");
				continue;
			}
			char fill[8];
			fill_of(count / most, fill);
			coco_buf_clear(&text);
			coco_format_num(&text, count, 0, lang);
			chart_rect(h, x + 0.5, y + 0.5, wide - 1, CELL_TALL - 1, "seg", fill);
			chart_text(h, x + wide / 2, y + 14, MIDDLE, wide < NARROW ? 8.5 : 10, "num", sqrt(count / most) > 0.55 ? "#ffffff" : INK,
			    coco_buf_view(&text));
			drawn++;
		}
	}
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
	return drawn;
}
