/* coco/page.h: what a person reads: labels and formats of nine languages, escaping writers for HTML (SVG included) and
 * Markdown, charts, the page's frame.
 *
 * Everything goes into a caller's `struct coco_buf`, whose failure is sticky: check coco_buf_ok() once at the end.
 * Escaping is the writers' default: text, attributes and cells take any valid UTF-8 and cannot break out of their place.
 * Only coco_html_static() writes markup as it is, and takes it from the source code alone.
 * `lang` is a coco_lang_index (0 en … 8 cs); anything else is English. Label tables are compiled from the CSV files in lib/page/.
 */
#ifndef COCO_PAGE_H
#define COCO_PAGE_H

#include "coco/base.h"

/* ---- labels ----------------------------------------------------------------------------------------------------- */

/* The label `key` in a language; NULL if the table has none. Static storage. */
const char *coco_label(const char *key, int lang);
/* The form of `key` that the number asks for ("records" + ".one", ".two", ".few", ".many", ".other"). NULL if none. */
const char *coco_label_plural(const char *key, double n, int lang);
/* The plural category of a number, after CLDR: "one", "two", "few", "many" or "other". */
const char *coco_plural(double n, int lang);

/* Appends a key by whose bytes a name sorts as the language sorts it (collation.csv); the name follows, so no two have one key. */
void coco_sort_key(struct coco_buf *key, struct coco_str name, int lang);

/* A value for one {name} of a label. */
struct coco_fill {
	const char *name;
	struct coco_str value;
};
/* Appends `label` with its {name}s replaced; an unknown {name} stays as it is. A value that ends in a full stop (a date in Hungarian,
 * "d.o.o.") takes the sentence's. */
void coco_label_fill(struct coco_buf *out, const char *label, const struct coco_fill *fills, size_t n);

/* ---- numbers and dates ------------------------------------------------------------------------------------------ */

/* Fixed decimals with the language's signs and grouping; "–" for NaN. */
void coco_format_num(struct coco_buf *out, double value, int decimals, int lang);
/* 0.157 as "15.7%", "15,7 %". */
void coco_format_share(struct coco_buf *out, double share, int decimals, int lang);
void coco_format_date(struct coco_buf *out, struct coco_date date, int lang);

/* ---- HTML ------------------------------------------------------------------------------------------------------- */

/* Bytes of the character at `at`, if a page must not hold it, else 0: controls, noncharacters, and the marks that turn the
 * direction of what follows, by which a title could rewrite its neighbours. Both writers put U+FFFD in its place. */
size_t coco_page_unfit(struct coco_str text, size_t at);

#define COCO_HTML_DEPTH 32
/* Writes elements; knows which are open and closes start tags by itself. */
struct coco_html {
	struct coco_buf *out;
	const char *stack[COCO_HTML_DEPTH];
	unsigned depth;
	bool in_tag;  /* attributes may follow */
	unsigned ids; /* given so far by coco_html_id */
};
void coco_html_init(struct coco_html *h, struct coco_buf *out);
void coco_html_tag(struct coco_html *h, const char *name); /* a start tag; static name */
/* Attributes of the tag just started; later calls are ignored. */
void coco_html_attr(struct coco_html *h, const char *name, struct coco_str value);
void coco_html_attrs(struct coco_html *h, const char *name, const char *value);
void coco_html_attr_num(struct coco_html *h, const char *name, double value); /* at most 2 decimals */
/* A number that no other call on this writer gave, for id attributes. */
unsigned coco_html_id(struct coco_html *h);
void coco_html_text(struct coco_html *h, struct coco_str text);
void coco_html_puts(struct coco_html *h, const char *text);
void coco_html_end(struct coco_html *h);                                                                 /* closes the innermost element */
void coco_html_leaf(struct coco_html *h, const char *name, const char *css_class, struct coco_str text); /* tag, text, end */
void coco_html_static(struct coco_html *h, const char *markup); /* from the source code only: not escaped */

struct coco_page {
	int lang;
	struct coco_str title;
};
/* From the doctype to the open <main>: a self-contained page with its style, a content security policy that allows no
 * script and no address, light, dark and print. The rules of `css` (absent: none) follow the page's own; a '<' in them and what follows is
 * left out. */
void coco_page_begin(struct coco_html *h, const struct coco_page *page, struct coco_str css);
/* Appends "data:TYPE;base64,…" of the bytes. */
void coco_data_uri(struct coco_buf *out, const char *type, struct coco_str bytes);
void coco_page_end(struct coco_html *h);

/* ---- charts (inline SVG) ---------------------------------------------------------------------------------------- */

#define COCO_CHART_ROWS 40 /* at most so many rows are drawn; the table beside a chart has them all */

enum coco_tone { COCO_TONE_ALL, COCO_TONE_AVM, COCO_TONE_CCI, COCO_TONE_OTHER };

struct coco_bar {
	struct coco_str label; /* short */
	struct coco_str value; /* as printed beside the bar and in the description */
	double share, lo, hi;  /* 0 to 1; NaN: no bar, no interval */
	enum coco_tone tone;
};
struct coco_bar_group {
	struct coco_str label;
	const struct coco_bar *bars;
	size_t n;
};
/* Groups of horizontal bars on one axis from 0 to 100 % with intervals: the funnel. Returns the bars drawn. */
size_t coco_chart_bars(struct coco_html *h, struct coco_str title, const struct coco_bar_group *groups, size_t n, int lang);

struct coco_stack {
	struct coco_str label; /* short */
	const double *shares;  /* k of them, from the low to the high end of the scale */
	size_t k;              /* 2 to 11 */
	double count;          /* n behind the shares */
};
struct coco_stack_group {
	struct coco_str label;
	const struct coco_stack *rows;
	size_t n;
};
/* Diverging stacked bars, centred on the middle of the scale. Returns the rows drawn. */
size_t coco_chart_diverging(struct coco_html *h, struct coco_str title, const struct coco_stack_group *groups, size_t n, int lang);
/* The HTML legend of a scale with k categories: a swatch and a text each. */
void coco_chart_legend(struct coco_html *h, const struct coco_str *labels, size_t k);
/* The fill of category i of k: five anchors that all colour-vision deficiencies tell apart, mixed between. */
void coco_chart_colour(size_t i, size_t k, char out[8]);

/* ---- charts of dots and lines ----------------------------------------------------------------------------------- */

/* A share or a value with its interval; NaN: nothing is drawn. */
struct coco_dot {
	double value, lo, hi;
};
struct coco_scale {
	double lo, hi;
	bool share; /* 0 to 1, printed as per cent */
};
struct coco_dot_row {
	struct coco_str label, value; /* short; the value as printed beside the dots and in the description */
	const struct coco_dot *dots;  /* one of each series */
	double from, to;              /* the band behind them in which chance would leave them; NaN: none */
};
struct coco_dot_group {
	struct coco_str label;
	const struct coco_dot_row *rows;
	size_t n;
	double middle; /* a line through all rows; NaN: none */
};
/* Dots with their intervals, a row each; `joined`: a line down the rows for each of the 1 to 4 series, without intervals. Returns the
 * rows drawn. */
size_t coco_chart_dots(struct coco_html *h, struct coco_str title, const struct coco_dot_group *groups, size_t n, size_t series,
    struct coco_scale scale, bool joined, int lang);
/* The HTML legend of series: the mark and the line of each, and a text. */
void coco_chart_series(struct coco_html *h, const struct coco_str *labels, size_t n);

#define COCO_FUNNEL_LIMITS 64
struct coco_funnel_point {
	struct coco_str label; /* very short: stands beside the point */
	double n, share;
	bool outside; /* of the 95 % limits */
};
struct coco_funnel_limit {
	double n, lo, hi, far_lo, far_hi; /* 95 % and 99.8 % */
};
struct coco_funnel_panel {
	struct coco_str label;
	double pooled;
	const struct coco_funnel_limit *limits; /* at most COCO_FUNNEL_LIMITS, n ascending */
	size_t n_limits;
	const struct coco_funnel_point *points;
	size_t n, dots; /* dots: the last so many have no mark and no name; of the others COCO_CHART_ROWS have, at most */
};
/* Funnel plots, two beside each other; points that are not marked are dots. Returns the points drawn. */
size_t coco_chart_funnel(struct coco_html *h, struct coco_str title, const struct coco_funnel_panel *panels, size_t n, int lang);

struct coco_step {
	double x, share, lo, hi;
};
struct coco_step_line {
	struct coco_str label;
	const struct coco_step *steps; /* x ascending: the share from x on, 0 before the first */
	size_t n;
	const double *seen; /* ascending: until when each was followed */
	size_t n_seen;
	const double *waiting; /* ascending: of these, those of whom it had not happened then */
	size_t n_waiting;
};
/* One to four lines of steps from 0 on, and under each of the ticks (ascending, none at 0) how many were at risk. Returns the steps drawn.
 */
size_t coco_chart_steps(struct coco_html *h, struct coco_str title, const struct coco_step_line *lines, size_t n, const double *ticks,
    size_t n_ticks, int lang);

struct coco_heat {
	const struct coco_str *rows, *columns;
	size_t n_rows, n_columns; /* 1 to COCO_CHART_ROWS, 1 to 14 */
	const double *counts;     /* rows x columns; NaN: none */
};
/* A table of counts whose colours repeat them. Returns the cells that have a number. */
size_t coco_chart_heat(struct coco_html *h, struct coco_str title, const struct coco_heat *heat, int lang);

struct coco_panel {
	struct coco_str label;
	const struct coco_dot *dots; /* positions x series; shares */
};
struct coco_panels {
	const struct coco_panel *panels;
	const struct coco_str *positions, *series;
	size_t n, n_positions, n_series;
};
/* Small multiples: a chart of shares for each panel. Returns the dots drawn. */
size_t coco_chart_panels(struct coco_html *h, struct coco_str title, const struct coco_panels *panels, int lang);

/* ---- Markdown --------------------------------------------------------------------------------------------------- */

/* Text of a paragraph, heading, list item or cell: what Markdown or HTML would read as markup is escaped, line breaks
 * become blanks. */
void coco_md_text(struct coco_buf *out, struct coco_str text);
void coco_md_heading(struct coco_buf *out, int level, struct coco_str text);
void coco_md_paragraph(struct coco_buf *out, struct coco_str text);
void coco_md_item(struct coco_buf *out, struct coco_str text);
/* A table whose columns line up in plain text too. `cells`: rows x columns, the first row is the header;
 * `right[c]`: numbers. */
void coco_md_table(struct coco_buf *out, const struct coco_str *cells, size_t rows, size_t columns, const bool *right);

#endif
