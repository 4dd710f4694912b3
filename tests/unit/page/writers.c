/* The escaping writers: no text can leave its place. Charts: everything in the box, ids unique, numbers only where there
 * is room, the description says what is drawn. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"

static const char *const nasty[] = {"</td><script>alert(1)</script>", "\" onload=\"x", "' onload='x", "<!--", "]]>", "&lt;", "a & b",
    "\x01\x1f\x7f", "\xc2\x85", "é ß ł ő č", "</title>", "{{x}}", ""};

/* Decodes what the writer may write; anything else is markup that got through. */
static void plain(struct coco_str html, struct coco_buf *out)
{
	static const char *const entities[][2] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
	for (size_t i = 0; i < html.n;) {
		size_t k = 0;
		cr_expect(html.s[i] != '<' && html.s[i] != '>', "markup in '%.*s'", COCO_STR_ARG(html));
		while (k < COCO_LEN(entities) && !coco_str_starts(coco_str_sub(html, i, html.n), entities[k][0])) {
			k++;
		}
		coco_buf_puts(out, k < COCO_LEN(entities) ? entities[k][1] : "");
		if (k == COCO_LEN(entities)) {
			cr_expect(html.s[i] != '&', "bare & in '%.*s'", COCO_STR_ARG(html));
			coco_buf_putc(out, html.s[i]);
		}
		i += k < COCO_LEN(entities) ? strlen(entities[k][0]) : 1;
	}
}

Test(html, text_and_attributes_stay_in_their_place)
{
	for (size_t i = 0; i < COCO_LEN(nasty); i++) {
		struct coco_buf out = COCO_BUF_INIT, back = COCO_BUF_INIT;
		struct coco_html h;
		coco_html_init(&h, &out);
		coco_html_tag(&h, "p");
		coco_html_attrs(&h, "title", nasty[i]);
		coco_html_puts(&h, nasty[i]);
		coco_html_end(&h);
		struct coco_str all = coco_buf_view(&out);
		cr_assert(coco_str_starts(all, "<p title=\"") && coco_str_ends(all, "</p>\n"));
		size_t quote = coco_str_find(all, COCO_STR("\">"), 10);
		struct coco_str attr = coco_str_sub(all, 10, quote), text = coco_str_sub(all, quote + 2, all.n - 5);
		cr_expect(!memchr(attr.s, '"', attr.n), "quote in an attribute: %s", out.data);
		plain(text, &back);
		if (i != 7 && i != 8) { /* controls come back as U+FFFD */
			cr_expect(coco_str_is(coco_buf_view(&back), nasty[i]), "'%s' came back as '%s'", nasty[i], back.data);
		} else {
			cr_expect(coco_utf8_check(text) == SIZE_MAX && coco_str_starts(text, "\xef\xbf\xbd"));
		}
		coco_buf_free(&out);
		coco_buf_free(&back);
	}
}

Test(html, nesting)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	coco_html_tag(&h, "p");
	coco_html_tag(&h, "br");
	coco_html_attrs(&h, "class", NULL);
	coco_html_end(&h);
	coco_html_leaf(&h, "b", NULL, COCO_STR("x"));
	coco_html_attrs(&h, "late", "ignored");
	coco_html_end(&h);
	coco_html_end(&h); /* one too many does nothing */
	cr_expect_str_eq(out.data, "<p><br>\n<b>x</b></p>\n");
	for (int i = 0; i < 40; i++) {
		coco_html_tag(&h, "div");
	}
	cr_expect(!coco_buf_ok(&out), "too deep must be seen");
	coco_buf_free(&out);
}

Test(markdown, is_text)
{
	static const struct {
		const char *text, *want;
	} cases[] = {{"plain, text: 5 (a)!", "plain, text: 5 (a)!"}, {"a|b", "a\\|b"}, {"*x* _y_ co_creation", "\\*x\\* \\_y\\_ co_creation"},
	    {"# head", "\\# head"}, {"- item", "\\- item"}, {"12. item", "12\\. item"}, {"12.5 kg", "12.5 kg"},
	    {"[a](http://x)", "\\[a\\](http\\://x)"}, {"<b>", "\\<b\\>"}, {"a\nb\tc", "a b c"}, {"R&D &amp;", "R\\&D \\&amp;"},
	    {"a & b", "a & b"}, {"`x` ~y~ \\", "\\`x\\` \\~y\\~ \\\\"}, {"  blank ", "blank"}, {"š ł ő", "š ł ő"}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		coco_md_text(&out, coco_str_of(cases[i].text));
		cr_expect_str_eq(out.data, cases[i].want);
		coco_buf_free(&out);
	}
	struct coco_buf out = COCO_BUF_INIT;
	const struct coco_str cells[] = {
	    COCO_STR("Side"), COCO_STR("n"), COCO_STR("č|d"), COCO_STR("12"), COCO_STR("Wide cell"), COCO_STR("1,234")};
	const bool right[] = {false, true};
	coco_md_table(&out, cells, 3, 2, right);
	cr_expect_str_eq(out.data, "| Side      |     n |\n| --------- | ----: |\n| č\\|d      |    12 |\n| Wide cell | 1,234 |\n\n");
	coco_buf_free(&out);
}

/* Every value of `attribute` in the SVG, against limits. */
static void within(const char *svg, const char *attribute, double lo, double hi)
{
	char pattern[32];
	snprintf(pattern, sizeof pattern, " %s=\"", attribute);
	for (const char *at = svg; (at = strstr(at, pattern)); at++) {
		double value = strtod(at + strlen(pattern), NULL);
		cr_expect(value >= lo && value <= hi, "%s %g outside %g to %g", attribute, value, lo, hi);
	}
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, what)); at++) {
		n++;
	}
	return n;
}

Test(charts, diverging)
{
	double shares[60][5];
	struct coco_stack rows[60];
	for (size_t i = 0; i < 60; i++) {
		double sum = 0;
		for (size_t c = 0; c < 5; c++) {
			sum += shares[i][c] = (double)((i * 7 + c * c * 5) % 11);
		}
		for (size_t c = 0; c < 5; c++) {
			shares[i][c] /= sum > 0 ? sum : 1;
		}
		rows[i] = (struct coco_stack){COCO_STR("a rather long label in <nine> alphabets, žščćđ"), shares[i], 5, (double)i};
	}
	const struct coco_stack_group groups[] = {{COCO_STR("one & two"), rows, 25}, {COCO_STR("three"), rows + 25, 35}};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_diverging(&h, COCO_STR("Title \"1\""), groups, 2, 1), COCO_CHART_ROWS);
	cr_expect_eq(coco_chart_diverging(&h, COCO_STR("Title"), groups, 2, 1), COCO_CHART_ROWS);
	cr_assert(coco_buf_ok(&out));
	within(out.data, "x", 0, 440.01);
	within(out.data, "x2", 0, 440.01);
	cr_expect(strstr(out.data, "id=\"chart-1-title\"") && strstr(out.data, "id=\"chart-2-desc\"") &&
	          count(out.data, " id=\"chart-1-title\"") == 1);
	cr_expect(count(out.data, "role=\"img\"") == 2 && strstr(out.data, "one &amp; two") && !strstr(out.data, "<nine>"));
	/* a number stands only in a segment wider than 22 */
	double width = 0;
	for (const char *at = out.data; (at = strchr(at + 1, '<'));) {
		const char *w = strstr(at, " width=\"");
		if (!strncmp(at, "<rect", 5) && w) {
			width = strtod(w + 8, NULL);
		} else if (!strncmp(at, "<text", 5) && strstr(at, "class=\"num\"") && strstr(at, "class=\"num\"") < strchr(at, '>')) {
			cr_expect(width > 22, "a number in a segment of %g", width);
		}
	}
	coco_buf_free(&out);
}

Test(charts, bars)
{
	const double nan_ = strtod("nan", NULL);
	const struct coco_bar bars[] = {{COCO_STR("All"), COCO_STR("3 of 4"), 0.75, 0.3, 0.95, COCO_TONE_ALL},
	    {COCO_STR("AVM"), COCO_STR("none"), nan_, nan_, nan_, COCO_TONE_AVM}, {COCO_STR("CCI"), COCO_STR("all"), 1, 0.2, 1, COCO_TONE_CCI}};
	const struct coco_bar_group groups[] = {{COCO_STR("CONNECT"), bars, 3}, {COCO_STR("SHARE"), bars, 0}, {COCO_STR("SOLVE"), bars, 1}};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_html h;
	coco_html_init(&h, &out);
	cr_expect_eq(coco_chart_bars(&h, COCO_STR("T"), groups, 3, 0), 4);
	cr_expect_eq(count(out.data, "class=\"grid\""), 6, "beside the bars of each group, through no head");
	within(out.data, "x", 0, 440);
	within(out.data, "x2", 0, 440);
	cr_expect(strstr(out.data, "CONNECT: All 3 of 4; AVM none; CCI all. "), "the description says the numbers");
	cr_expect(!strstr(out.data, "nan") && count(out.data, "<rect") == 7, "no bar where there is no number");
	coco_buf_free(&out);
}

Test(charts, palette)
{
	static const char *const five[] = {"#9a4100", "#f2a35e", "#e6e6e6", "#86b9e6", "#0b4f8a"};
	char got[8], mirrored[8];
	for (size_t i = 0; i < 5; i++) {
		coco_chart_colour(i, 5, got);
		cr_expect_str_eq(got, five[i]);
	}
	for (size_t k = 2; k <= 11; k++) {
		coco_chart_colour(0, k, got);
		cr_expect_str_eq(got, five[0]);
		coco_chart_colour(k - 1, k, got);
		cr_expect_str_eq(got, five[4]);
		for (size_t i = 1; i < k; i++) { /* neighbours differ */
			coco_chart_colour(i - 1, k, mirrored);
			coco_chart_colour(i, k, got);
			cr_expect(strcmp(got, mirrored), "%zu of %zu", i, k);
		}
	}
}

/* What would rewrite its neighbours, or is no character, comes back as U+FFFD from both writers; what only looks alike stays. */
Test(both_writers, unfit_characters)
{
	static const char *const pairs[][2] = {{"a\xe2\x80\xae"
	                                        "b",
	                                           "a\xef\xbf\xbd"
	                                           "b"},
	    {"\xe2\x80\xaa", "\xef\xbf\xbd"}, {"\xe2\x81\xa6x\xe2\x81\xa9", "\xef\xbf\xbdx\xef\xbf\xbd"}, {"\xef\xbf\xbe", "\xef\xbf\xbd"},
	    {"\xef\xbf\xbf", "\xef\xbf\xbd"}, {"\xc2\x85z", "\xef\xbf\xbdz"}, {"\x1bz", "\xef\xbf\xbdz"}, {"\xe2\x80\x8e", "\xe2\x80\x8e"},
	    {"\xe2\x80\xa9x", "\xe2\x80\xa9x"}, {"\xe2\x80\xafx", "\xe2\x80\xafx"}, {"\xe2\x81\xa5x", "\xe2\x81\xa5x"},
	    {"\xef\xbf\xbc", "\xef\xbf\xbc"}, {"\xc2\xa0x", "\xc2\xa0x"}, {"\xe2\x80", "\xe2\x80"}};
	for (size_t i = 0; i < COCO_LEN(pairs); i++) {
		struct coco_buf html = COCO_BUF_INIT, md = COCO_BUF_INIT;
		struct coco_html h;
		coco_html_init(&h, &html);
		coco_html_puts(&h, pairs[i][0]);
		coco_md_text(&md, coco_str_of(pairs[i][0]));
		cr_expect(coco_str_is(coco_buf_view(&html), pairs[i][1]), "html %zu: '%s'", i, html.data);
		cr_expect(coco_str_is(coco_buf_view(&md), pairs[i][1]), "md %zu: '%s'", i, md.data);
		coco_buf_free(&html);
		coco_buf_free(&md);
	}
}
