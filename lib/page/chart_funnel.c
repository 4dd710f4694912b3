/* Funnel plots, two beside each other: share against n, the share of all as a line, and the limits within which chance alone leaves
 * 95 % and 99.8 % of the points. A point outside the 95 % limits is filled, one within them an open circle;
 * those outside are named first, and where there are few all are. Of many points the first are marked so, the rest are dots in one path,
 * each place once, so that a drawing is no larger than its paper.
 * The caller computes the limits; here they are drawn. Invariant: the description is made from the points marked. */
#include <math.h>
#include <string.h>

#include "chart.h"

#define ACROSS 2
#define PANEL_WIDTH 212.0
#define PANEL_GAP 16.0
#define PANEL_HEIGHT 168.0
#define PLOT_LEFT 38.0
#define PLOT_TOP 22.0
#define PLOT_HEIGHT 120.0
#define EDGE 8.0 /* right of the largest */
#define NAME_LETTER 6.6
#define NAME_TALL 9.0
#define NAMED_ALL 10    /* with so few points all have their names */
#define PLACES_WIDE 213 /* places of dots in a panel */
#define PLACES (PLACES_WIDE * 121)

struct plot {
	double x, y, width, most; /* most: the largest n */
};

static size_t marked(const struct coco_funnel_panel *panel)
{
	size_t n = panel->dots < panel->n ? panel->n - panel->dots : 0;
	return n < COCO_CHART_ROWS ? n : COCO_CHART_ROWS;
}

static double across(const struct plot *p, double n)
{
	return p->x + (p->width - EDGE) * n / p->most;
}

static double up(const struct plot *p, double share)
{
	return p->y + PLOT_HEIGHT * (1 - fmin(fmax(share, 0), 1));
}

static void describe(struct coco_buf *desc, const struct coco_funnel_panel *panels, size_t n, int lang)
{
	for (size_t k = 0; k < n; k++) {
		coco_buf_str(desc, panels[k].label);
		coco_buf_putc(desc, ' ');
		coco_format_share(desc, panels[k].pooled, 1, lang);
		for (size_t i = 0; i < marked(&panels[k]); i++) {
			const struct coco_funnel_point *point = &panels[k].points[i];
			coco_buf_puts(desc, i ? "; " : ": ");
			coco_buf_str(desc, point->label);
			coco_buf_putc(desc, ' ');
			coco_format_share(desc, point->share, 1, lang);
			coco_buf_puts(desc, ", n\xc2\xa0=\xc2\xa0");
			coco_format_num(desc, point->n, 0, lang);
			if (point->outside) {
				coco_buf_puts(desc, ", ");
				coco_buf_puts(desc, coco_label("chart.outside", lang));
			}
		}
		coco_buf_puts(desc, ". ");
	}
	coco_buf_puts(desc, coco_label("chart.table_after", lang));
}

/* One edge of the limits. */
static void edge(struct coco_html *h, const struct plot *p, const struct coco_funnel_panel *panel, size_t which, const char *dash)
{
	double xy[2 * COCO_FUNNEL_LIMITS];
	size_t n = panel->n_limits < COCO_FUNNEL_LIMITS ? panel->n_limits : COCO_FUNNEL_LIMITS;
	for (size_t i = 0; i < n; i++) {
		const struct coco_funnel_limit *l = &panel->limits[i];
		const double edges[] = {l->lo, l->hi, l->far_lo, l->far_hi};
		xy[2 * i] = across(p, l->n);
		xy[2 * i + 1] = up(p, edges[which]);
	}
	chart_path(h, xy, n, "l-2", "#6b7785", 1, dash);
}

static void frame(struct coco_html *h, const struct plot *p, const struct coco_funnel_panel *panel, int lang)
{
	struct coco_buf text = COCO_BUF_INIT;
	chart_short(h, p->x - PLOT_LEFT, p->y - 9, 12, "t s", panel->label, 32);
	for (int tick = 0; tick <= 2; tick++) {
		double y = up(p, tick / 2.0);
		coco_buf_clear(&text);
		coco_format_share(&text, tick / 2.0, 0, lang);
		chart_line(h, p->x, y, p->x + p->width, y, "grid", "#9aa5b1", 0.5);
		chart_text(h, p->x - 4, y + 3.5, END, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	for (int tick = 0; tick <= 2; tick++) {
		double n = tick == 1 ? floor(p->most / 2) : tick ? p->most : 0;
		coco_buf_clear(&text);
		coco_buf_puts(&text, tick ? "" : "n\xc2\xa0=\xc2\xa0");
		coco_format_num(&text, n, 0, lang);
		chart_text(h, across(p, n), p->y + PLOT_HEIGHT + 13, MIDDLE, 9.5, "t m", MUTED, coco_buf_view(&text));
	}
	chart_line(h, p->x, up(p, panel->pooled), p->x + p->width, up(p, panel->pooled), "ink", INK, 0.8);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

/* Where a name stands: its left edge, the height of its middle, its width. */
struct named {
	double x, y, width;
};

/* A name has room where it lies in the plot and covers no other name and no other point. */
static bool has_room(
    const struct plot *p, const struct coco_funnel_panel *panel, size_t which, const struct named *one, const struct named *named, size_t n)
{
	bool room = one->x > p->x && one->x + one->width < p->x + p->width && one->y > p->y - 4 && one->y < p->y + PLOT_HEIGHT + 1;
	for (size_t i = 0; i < marked(panel) && room; i++) {
		double px = across(p, panel->points[i].n), py = up(p, panel->points[i].share);
		room = i == which || px < one->x - 4 || px > one->x + one->width + 4 || fabs(py - one->y) >= NAME_TALL;
	}
	for (size_t i = 0; i < n && room; i++) {
		room = named[i].x > one->x + one->width + 2 || one->x > named[i].x + named[i].width + 2 || fabs(named[i].y - one->y) >= NAME_TALL;
	}
	return room;
}

/* Right of the point, left of it, above or below; nowhere if there is no room: the table has all names. */
static void name(
    struct coco_html *h, const struct plot *p, const struct coco_funnel_panel *panel, size_t which, struct named *named, size_t *n)
{
	const struct coco_funnel_point *point = &panel->points[which];
	const double x = across(p, point->n), y = up(p, point->share), width = NAME_LETTER * (double)coco_utf8_count(point->label);
	const struct named places[] = {
	    {x + 6, y, width}, {x - 6 - width, y, width}, {x - width / 2, y - 9, width}, {x - width / 2, y + 9, width}};
	for (size_t k = 0; k < COCO_LEN(places); k++) {
		if (has_room(p, panel, which, &places[k], named, *n)) {
			named[(*n)++] = places[k];
			chart_text(h, places[k].x, places[k].y + 3.5, START, 9.5, "t", INK, point->label);
			return;
		}
	}
}

/* The points that are not marked, those outside the limits or those within. */
static void dots(struct coco_html *h, const struct plot *p, const struct coco_funnel_panel *panel, bool outside)
{
	unsigned char there[(PLACES + 7) / 8] = {0};
	struct coco_buf d = COCO_BUF_INIT;
	for (size_t i = marked(panel); i < panel->n; i++) {
		const struct coco_funnel_point *point = &panel->points[i];
		const size_t x = (size_t)round(across(p, point->n)), y = (size_t)round(up(p, point->share));
		const size_t place = (x - (size_t)p->x) + (size_t)PLACES_WIDE * (y - (size_t)p->y);
		if (point->outside != outside || place >= PLACES || (there[place / 8] & 1U << place % 8)) {
			continue;
		}
		there[place / 8] = (unsigned char)(there[place / 8] | 1U << place % 8);
		coco_buf_printf(&d, "M%zu %zuh0", x, y);
	}
	if (d.len) {
		coco_html_tag(h, "path");
		coco_html_attr(h, "d", coco_buf_view(&d));
		coco_html_attrs(h, "class", outside ? "l-0" : "l-2");
		coco_html_attrs(h, "stroke", outside ? "#0b4f8a" : "#6b7785");
		coco_html_attr_num(h, "stroke-width", outside ? 4.4 : 2.2);
		coco_html_attrs(h, "stroke-linecap", "round");
		coco_html_end(h);
	}
	h->out->failed |= d.failed;
	coco_buf_free(&d);
}

static void points(struct coco_html *h, const struct plot *p, const struct coco_funnel_panel *panel)
{
	struct named named[COCO_CHART_ROWS];
	size_t n = marked(panel), n_named = 0;
	for (size_t i = 0; i < n; i++) {
		const struct coco_funnel_point *point = &panel->points[i];
		double x = across(p, point->n), y = up(p, point->share);
		if (point->outside) {
			chart_mark(h, 0, x, y);
			continue;
		}
		coco_html_tag(h, "circle");
		coco_html_attr_num(h, "cx", x);
		coco_html_attr_num(h, "cy", y);
		coco_html_attr_num(h, "r", 3.2);
		coco_html_attrs(h, "class", "open");
		coco_html_attrs(h, "fill", "#ffffff");
		coco_html_attrs(h, "stroke", "#0b4f8a");
		coco_html_attr_num(h, "stroke-width", 1.4);
		coco_html_end(h);
	}
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < n; i++) {
			if (panel->points[i].outside == (pass == 0) && (pass == 0 || panel->n <= NAMED_ALL)) {
				name(h, p, panel, i, named, &n_named);
			}
		}
	}
}

size_t coco_chart_funnel(struct coco_html *h, struct coco_str title, const struct coco_funnel_panel *panels, size_t n, int lang)
{
	static const char *const dashes[] = {NULL, NULL, "4 3", "4 3"};
	struct coco_buf desc = COCO_BUF_INIT;
	size_t drawn = 0, lines = (n + ACROSS - 1) / ACROSS;
	describe(&desc, panels, n, lang);
	chart_begin(h, PANEL_HEIGHT * (double)lines, title, coco_buf_view(&desc));
	for (size_t k = 0; k < n; k++) {
		size_t line = k / ACROSS;
		struct plot p = {.x = PLOT_LEFT + (PANEL_WIDTH + PANEL_GAP) * (double)(k % ACROSS),
		    .y = PLOT_TOP + PANEL_HEIGHT * (double)line,
		    .width = PANEL_WIDTH - PLOT_LEFT,
		    .most = 1};
		for (size_t i = 0; i < panels[k].n; i++, drawn++) {
			p.most = fmax(p.most, panels[k].points[i].n);
		}
		frame(h, &p, &panels[k], lang);
		for (size_t e = 0; e < COCO_LEN(dashes); e++) {
			edge(h, &p, &panels[k], e, dashes[e]);
		}
		dots(h, &p, &panels[k], false);
		dots(h, &p, &panels[k], true);
		points(h, &p, &panels[k]);
	}
	coco_html_end(h);
	h->out->failed |= desc.failed;
	coco_buf_free(&desc);
	return drawn;
}
