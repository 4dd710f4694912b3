/* The inside of the charts: marks in a view box of CHART_WIDTH units. Short labels only; legends, headings and tables are HTML
 * beside a chart, since C has no font metrics. */
#ifndef COCO_PAGE_CHART_H
#define COCO_PAGE_CHART_H

#include "coco/page.h"

#define CHART_WIDTH 440.0
#define INK "#1c2733"
#define MUTED "#5b6773"

enum anchor { START, MIDDLE, END };

/* <svg> with title and description, both named by unique ids; the caller ends it. */
void chart_begin(struct coco_html *h, double height, struct coco_str title, struct coco_str desc);
void chart_text(
    struct coco_html *h, double x, double y, enum anchor anchor, double size, const char *css, const char *fill, struct coco_str text);
/* At most `max` code points, with an ellipsis where it was cut. */
void chart_short(struct coco_html *h, double x, double y, double size, const char *css, struct coco_str text, size_t max);
void chart_rect(struct coco_html *h, double x, double y, double w, double height, const char *css, const char *fill);
void chart_line(struct coco_html *h, double x1, double y1, double x2, double y2, const char *css, const char *stroke, double width);
/* A line through n points (x, y, x, y …); `dash` NULL: drawn through. */
void chart_path(struct coco_html *h, const double *xy, size_t n, const char *css, const char *stroke, double width, const char *dash);

/* "label value" of a description; `more`: behind another of the same group. */
void chart_say(struct coco_buf *desc, bool more, struct coco_str label, struct coco_str value);

/* Series are told apart by shape, by dash and by colour, so that none alone has to do it. */
#define CHART_SERIES 4
struct chart_look {
	const char *css, *line_css, *fill, *dash;
};
extern const struct chart_look chart_looks[CHART_SERIES];
/* The mark of a series: circle, square, triangle, diamond. */
void chart_mark(struct coco_html *h, size_t series, double x, double y);

/* Whether text on category i of k must be white. */
bool chart_dark_fill(size_t i, size_t k);

#endif
