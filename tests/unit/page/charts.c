/* The charts of dots and lines: what is drawn, that it lies inside the view box, that the description says the numbers, and that
 * nothing is drawn where there is none. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"

#define LONG "Herstellung von <b>Datenverarbeitungsgeräten</b>, žščćđ łőű"

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, what)); at++) {
		n++;
	}
	return n;
}

static void inside(double value, double most, const char *what)
{
	cr_expect(value >= -0.01 && value <= most + 0.01, "%s: %g outside 0 to %g", what, value, most);
}

/* Every coordinate lies in the view box, points of lines too; no number is NaN; the markup is escaped. */
static void check(const char *svg)
{
	static const char *const across[] = {" x=\"", " x1=\"", " x2=\"", " cx=\""}, *const down[] = {" y=\"", " y1=\"", " y2=\"", " cy=\""};
	const char *box = strstr(svg, "viewBox=\"0 0 440 ");
	cr_assert_not_null(box);
	double height = strtod(box + strlen("viewBox=\"0 0 440 "), NULL);
	for (size_t k = 0; k < 4; k++) {
		for (const char *at = svg; (at = strstr(at, across[k])); at++) {
			inside(strtod(at + strlen(across[k]), NULL), 440, across[k]);
		}
		for (const char *at = svg; (at = strstr(at, down[k])); at++) {
			inside(strtod(at + strlen(down[k]), NULL), height, down[k]);
		}
	}
	for (const char *at = svg; (at = strstr(at, "points=\"")); at++) {
		char *next = NULL;
		for (const char *point = at + 8; *point != '"'; point = next + (*next == ' ' || *next == ',')) {
			double value = strtod(point, &next);
			inside(value, *next == ',' ? 440 : height, "point");
			cr_assert(next > point, "no number in points");
		}
	}
	cr_expect(!strstr(svg, "nan") && !strstr(svg, "<b>") && count(svg, "<title") == 1 && count(svg, "<desc") == 1);
}

static const double none = (double)NAN;

Test(dots, rows_and_bands)
{
	struct coco_dot dots[60];
	struct coco_dot_row rows[60];
	for (size_t i = 0; i < 60; i++) {
		dots[i] = (struct coco_dot){(double)i / 59, i % 3 ? fmax(0, (double)i / 59 - .1) : none, i % 3 ? 1 : none};
		rows[i] = (struct coco_dot_row){COCO_STR(LONG), COCO_STR("12 of 40"), &dots[i], i % 2 ? .2 : none, i % 2 ? .6 : none};
	}
	const struct coco_dot_group groups[] = {{COCO_STR("CONNECT"), rows, 25, .4}, {COCO_STR(LONG), rows + 25, 35, none}};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_dots(&h, COCO_STR("T"), groups, 2, 1, (struct coco_scale){0, 1, true}, false, 0), COCO_CHART_ROWS);
	cr_assert(coco_buf_ok(&out));
	check(out.data);
	cr_expect_eq(count(out.data, "<circle"), COCO_CHART_ROWS);
	cr_expect_eq(count(out.data, "class=\"band\""), COCO_CHART_ROWS / 2);
	cr_expect(strstr(out.data, "CONNECT: Herstellung") && count(out.data, "12 of 40") == 2 * COCO_CHART_ROWS);
	coco_buf_free(&out);
}

/* Each series has its own mark, its own dash and its line; a missing value breaks neither. */
Test(dots, joined_series)
{
	const struct coco_dot dots[] = {
	    {1, none, none}, {7, none, none}, {4, none, none}, {2, none, none}, {none, none, none}, {4, none, none}};
	const struct coco_dot_row rows[] = {{COCO_STR("closed – open"), COCO_STR("1 · 7 · 4"), dots, none, none},
	    {COCO_STR("slow – fast"), COCO_STR("2 · – · 4"), dots + 3, none, none}};
	const struct coco_dot_group group = {COCO_STR("AVM"), rows, 2, none};
	const struct coco_str names[] = {COCO_STR("own"), COCO_STR("<i>other</i>"), COCO_STR("assumed")};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_dots(&h, COCO_STR("T"), &group, 1, 3, (struct coco_scale){1, 7, false}, true, 1), 2);
	check(out.data);
	cr_expect(count(out.data, "<circle") == 2 && count(out.data, "class=\"s-1\"") == 1 && count(out.data, "class=\"s-2\"") == 2);
	cr_expect(count(out.data, "<polyline") == 3 && count(out.data, "stroke-dasharray") == 2);
	coco_buf_clear(&out);
	coco_chart_series(&h, names, 3);
	cr_expect(count(out.data, "<li>") == 3 && strstr(out.data, "&lt;i&gt;other") && count(out.data, "aria-hidden=\"true\"") == 3);
	coco_buf_free(&out);
}

Test(funnel, points_and_limits)
{
	struct coco_funnel_point points[50];
	struct coco_funnel_limit limits[70];
	for (size_t i = 0; i < 50; i++) {
		points[i] = (struct coco_funnel_point){COCO_STR("SI03"), (double)(i + 1), (double)i / 49, i < 2};
	}
	for (size_t i = 0; i < 70; i++) {
		limits[i] = (struct coco_funnel_limit){(double)(i * 40) / 70, .2, .8, .1, .9};
	}
	const struct coco_funnel_point within = {COCO_STR("few"), 20, .5, false};
	const struct coco_funnel_panel panels[] = {{COCO_STR(LONG), .5, limits, 70, points, 50, 0},
	    {COCO_STR("one"), .5, limits, 2, &within, 1, 0}, {COCO_STR("none"), 0, limits, 0, points, 0, 0}};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_funnel(&h, COCO_STR("T"), panels, 3, 0), 51);
	check(out.data);
	cr_expect_eq(count(out.data, "class=\"open\""), COCO_CHART_ROWS - 1, "open within the limits, filled outside");
	cr_expect_eq(count(out.data, "outside the 95% limits"), 2, "the description says which are outside");
	cr_expect(
	    strstr(out.data, ">few<") && !strstr(coco_label("chart.funnel.note", 0), "named"), "of few points those within are named too");
	coco_buf_free(&out);
}

/* Thousands of points are dots, each place once: a drawing that does not grow with them; those outside are larger, and named are those that
 * have a mark. */
Test(funnel, dots)
{
	enum { MANY = 4000 };
	struct coco_funnel_point *points = calloc(MANY, sizeof *points);
	cr_assert_not_null(points);
	for (size_t i = 0; i < MANY; i++) {
		points[i] =
		    (struct coco_funnel_point){i < 3 ? COCO_STR("SI03") : COCO_STR("dot"), 10 + (double)(i % 40), (double)(i % 7) / 6, i < 200};
	}
	const struct coco_funnel_panel panel = {.label = COCO_STR("P"), .pooled = .5, .points = points, .n = MANY, .dots = MANY - 3};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_funnel(&h, COCO_STR("T"), &panel, 1, 0), MANY);
	check(out.data);
	cr_expect_eq(count(out.data, "<circle"), 3);
	cr_expect_eq(count(out.data, "stroke-linecap=\"round\""), 2, "within the limits, and outside");
	cr_expect_eq(count(out.data, "h0"), 200 - 3 + 280, "280 places within, 197 of them outside as well");
	cr_expect(!strstr(out.data, "dot") && strstr(out.data, "SI03") && out.len < 12000, "%zu bytes", out.len);
	coco_buf_free(&out);
	free(points);
}

Test(steps, lines)
{
	const struct coco_step fast[] = {{0, .2, .1, .3}, {30, .5, none, none}, {96, 1, .9, 1}}, slow[] = {{80, .5, .1, .7}};
	const double fast_seen[] = {0, 30, 50, 96}, fast_waiting[] = {50}, slow_seen[] = {80, 192}, ticks[] = {14, 30, 96, 365};
	const struct coco_step_line lines[] = {
	    {COCO_STR("SHARE"), fast, 3, fast_seen, 4, fast_waiting, 1}, {COCO_STR("SOLVE"), slow, 1, slow_seen, 2, slow_seen + 1, 1}};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_steps(&h, COCO_STR("T"), lines, 2, ticks, COCO_LEN(ticks), 0), 4);
	check(out.data);
	cr_expect(
	    strstr(out.data, "<polyline points=\"40.00,188.00 40.00,188.00 40.00,152.00 100.00,152.00 100.00,98.00 232.00,98.00 232.00,8.00 "
	                     "232.00,8.00\""),
	    "from day 0 in steps to the last day seen");
	cr_expect(strstr(out.data, "<polyline points=\"40.00,188.00 200.00,188.00 200.00,98.00 424.00,98.00\""), "0 before the first");
	cr_expect(strstr(out.data, "SHARE: 14 \xe2\x80\x93 20.0%; 30 \xe2\x80\x93 50.0%; 96 \xe2\x80\x93 100.0%. SOLVE: 14"), "%s", out.data);
	cr_expect(strstr(out.data, "x1=\"140\" y1=\"94.5\" x2=\"140\" y2=\"101.5\""), "a stroke where one was still waiting");
	cr_expect_eq(count(out.data, ">365<"), 0, "no tick behind the last day seen");
	/* at 0, 14, 30 and 96 days: 4, 3, 3, 1 of SHARE and 2, 2, 2, 1 of SOLVE */
	cr_expect_eq(count(out.data, ">4<"), 1);
	cr_expect_eq(count(out.data, ">3<"), 2);
	cr_expect_eq(count(out.data, ">2<"), 3);
	cr_expect_eq(count(out.data, ">1<"), 2);
	coco_buf_free(&out);
}

Test(heat, cells)
{
	struct coco_str names[COCO_CHART_ROWS];
	double counts[COCO_CHART_ROWS * 14];
	for (size_t i = 0; i < COCO_CHART_ROWS; i++) {
		names[i] = COCO_STR(LONG);
	}
	for (size_t i = 0; i < COCO_LEN(counts); i++) {
		counts[i] = i % 5 ? none : (double)i;
	}
	const struct coco_heat heat = {names, names, COCO_CHART_ROWS, 14, counts};
	const double one_count = 3;
	const struct coco_heat one = {names, names, 1, 1, &one_count};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_heat(&h, COCO_STR("T"), &heat, 1), 112);
	check(out.data);
	cr_expect(count(out.data, "class=\"num\"") == 112 && count(out.data, "class=\"track\"") == COCO_CHART_ROWS * 14 - 112);
	coco_buf_clear(&out);
	cr_expect_eq(coco_chart_heat(&h, COCO_STR("T"), &one, 1), 1);
	check(out.data);
	coco_buf_free(&out);
}

Test(panels, dots)
{
	const struct coco_dot dots[] = {{.5, .2, .8}, {none, none, none}, {1, .9, 1}, {0, 0, .3}};
	const struct coco_panel panels[] = {
	    {COCO_STR(LONG), dots}, {COCO_STR("Jobs"), dots}, {COCO_STR("Emberközpontú és digitális innováció"), dots}};
	const struct coco_str positions[] = {COCO_STR("6 months"), COCO_STR("12 months")}, series[] = {COCO_STR("told"), COCO_STR("proven")};
	const struct coco_panels all = {panels, positions, series, 3, 2, 2};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_panels(&h, COCO_STR("T"), &all, 0), 9);
	check(out.data);
	cr_expect(strstr(out.data, ">Emberközpontú és digitális<") && strstr(out.data, ">innováció<"), "a long head has two lines");
	cr_expect(strstr(out.data, "Jobs: 6 months, told 50.0%; 6 months, proven –; 12 months, told 100.0%"));
	coco_buf_free(&out);
}
