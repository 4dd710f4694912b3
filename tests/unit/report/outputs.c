/* The outputs: the same numbers in the same order in JSON, CSV, Markdown and HTML; filters; the empty report; the
 * catalogue complete in nine languages. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "help.h"

/* A small campaign, enough for figures with and without intervals. */
static struct coco_report *campaign(int lang, const char *kpis, const char *sections, unsigned by)
{
	static char text[400][260];
	static const char *lines[400];
	static const char *const steps[] = {"info_day", "visit", "hands_on", "individual_visit"};
	const struct coco_report_options options = {.tool = "test",
	    .as_of = {2026, 12, 31},
	    .by = by,
	    .lang = lang,
	    .kpis = kpis,
	    .sections = sections,
	    .title = "A <b>title</b> & more | so"};
	size_t n = 0;
	for (int i = 0; i < 40; i++) {
		snprintf(text[n++], 260, "{\"type\":\"participant\",\"id\":\"p%02d\",\"side\":\"%s\",\"country\":\"%s\",\"org_id\":\"o%d\"}", i,
		    i % 3 ? "cci" : "avm", i % 2 ? "SI" : "DE", i / 2);
		snprintf(text[n++], 260, "{\"type\":\"attendance\",\"event\":\"e%d\",\"participant\":\"p%02d\",\"status\":\"attended\"}", i % 4, i);
		snprintf(text[n++], 260,
		    "{\"type\":\"response\",\"participant\":\"p%02d\",\"survey\":\"s\",\"wave\":\"pre\",\"item\":\"i\",\"construct\":\"open_"
		    "minded\",\"of\":\"%s\",\"value\":%d,"
		    "\"scale_min\":1,\"scale_max\":5}",
		    i, i % 4 ? "self" : "other", 1 + i * 7 % 5);
		snprintf(text[n++], 260,
		    "{\"type\":\"match\",\"round\":1,\"challenge\":\"h%d\",\"participant\":\"p%02d\",\"score\":0.%02d,\"status\":\"ranked\"}",
		    i % 2, i, 17 + i);
	}
	for (int i = 0; i < 4; i++) {
		snprintf(text[n++], 260, "{\"type\":\"event\",\"id\":\"e%d\",\"activity\":\"%s\",\"date\":\"2026-0%d-01\"}", i, steps[i], i + 1);
		snprintf(text[n++], 260,
		    "{\"type\":\"challenge\",\"id\":\"h%d\",\"owner\":\"p%02d\",\"text\":\"t\",\"title\":\"<i>|%d*\",\"lang\":\"de\"}", i, i * 3,
		    i);
		snprintf(text[n++], 260, "{\"type\":\"pitch\",\"id\":\"q%d\",\"challenge\":\"h0\",\"participant\":\"p%02d\",\"chosen\":%s}", i,
		    i + 1, i ? "false" : "true");
		snprintf(text[n++], 260, "{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[\"p%02d\"],\"status\":\"active\"}", i, i);
	}
	for (size_t i = 0; i < n; i++) {
		lines[i] = text[i];
	}
	return report_of(lines, n, 1, &options);
}

/* The next data-value of the page, or the next value cell of the CSV. */
static bool next_html(const char **at, double *value)
{
	*at = strstr(*at, " data-value=\"");
	if (!*at) {
		return false;
	}
	*at += 13;
	*value = strtod(*at, NULL);
	return true;
}

static int csv_column(const char *csv, const char *name)
{
	int commas = 0;
	for (const char *at = csv; at < strstr(csv, name); at++) {
		commas += *at == ',';
	}
	return commas + 1;
}

static double csv_value(const char *line, int column)
{
	int commas = 0;
	bool quoted = false;
	for (; *line && commas < column; line++) {
		quoted ^= *line == '"';
		commas += *line == ',' && !quoted;
	}
	return *line == ',' ? strtod("nan", NULL) : strtod(line, NULL);
}

Test(outputs, same_numbers_everywhere)
{
	struct coco_table_ref kpis = coco_table_find(&coco_tables_report, "kpi");
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		struct coco_report *report = campaign(lang, NULL, NULL, COCO_BY_SIDE | COCO_BY_COUNTRY);
		struct coco_buf html = COCO_BUF_INIT, md = COCO_BUF_INIT, csv = COCO_BUF_INIT, shown = COCO_BUF_INIT;
		struct coco_err err = {0};
		json_t *json = report_json(report), *indicators = json_object_get(json, "indicators");
		cr_assert(!coco_report_html(report, &html, &err) && !coco_report_md(report, &md, &err) && !coco_report_csv(report, &csv, &err));
		const char *in_html = html.data, *in_md = strstr(md.data, "\n| "), *in_csv = csv.data;
		int column = csv_column(csv.data, ",value,");
		cr_assert_eq(json_array_size(indicators), coco_report_count(report));
		for (size_t i = 0; i < json_array_size(indicators); i++) {
			json_t *one = json_array_get(indicators, i), *number = json_object_get(one, "value");
			const char *kpi = json_string_value(json_object_get(one, "kpi"));
			double value = json_is_null(number) ? strtod("nan", NULL) : json_number_value(number), got = 0;
			in_csv = strchr(in_csv, '\n') + 1;
			cr_expect(fabs(csv_value(in_csv, column) - value) < 1e-12 || (isnan(value) && isnan(csv_value(in_csv, column))),
			    "CSV: %s %g, not %g", kpi, csv_value(in_csv, column), value);
			if (!isnan(value)) {
				cr_expect(next_html(&in_html, &got) && fabs(got - value) < 1e-12, "HTML: %s %g, not %g", kpi, got, value);
			}
			const char *figure = json_string_value(json_object_get(json_object_get(one, "group"), "figure"));
			bool named = !strcmp(json_string_value(json_object_get(one, "unit")), "as_named"); /* as the figure that it names */
			size_t row = coco_table_row(kpis, 0, named ? coco_str_sub(coco_str_of(figure), 0, strcspn(figure, "[")) : coco_str_of(kpi));
			int decimals = atoi(coco_table_cell(kpis, row, coco_table_column(kpis, "decimals")));
			const char *unit = coco_table_cell(kpis, row, coco_table_column(kpis, "unit"));
			char key[32];
			snprintf(key, sizeof key, "%s.%.0f", unit, value);
			coco_buf_clear(&shown);
			const bool points = !strcmp(coco_table_cell(kpis, row, coco_table_column(kpis, "method")), "newcombe");
			if (points && !isnan(value)) { /* "+3.4 pp" */
				coco_buf_puts(&shown, value > .0005 ? "+" : "");
				coco_format_num(&shown, value * 100, 1, lang);
				coco_buf_puts(&shown, "\xc2\xa0");
				coco_buf_puts(&shown, coco_label("unit.points", lang));
			} else if (!strcmp(unit, "share")) {
				coco_format_share(&shown, value, decimals, lang);
			} else if (!isnan(value) && coco_label(key, lang)) {
				coco_buf_puts(&shown, coco_label(key, lang));
			} else {
				bool tiny = !strcmp(unit, "p") && value < .0005; /* "< 0.001" */
				coco_format_num(&shown, tiny ? .001 : value, decimals, lang);
			}
			in_md = strstr(in_md, shown.data); /* cells stand in the same order in each format */
			cr_assert_not_null(in_md, "Markdown: %s %s", kpi, shown.data);
			in_md += shown.len;
		}
		cr_expect(!next_html(&in_html, &(double){0}), "a number too many in HTML");
		cr_expect(!strstr(html.data, "<b>title") && !strstr(html.data, "<i>") && !strstr(md.data, "<b>"), "escaped");
		cr_expect(!strstr(html.data, "http:") || strstr(html.data, "http://www.w3.org/2000/svg"), "no address outside the page");
		json_decref(json);
		coco_buf_free(&html);
		coco_buf_free(&md);
		coco_buf_free(&csv);
		coco_buf_free(&shown);
		coco_report_free(report);
	}
}

static size_t count_of(const char *kpis, const char *sections, unsigned by, const char *group_key)
{
	struct coco_report *report = campaign(0, kpis, sections, by);
	json_t *json = report_json(report), *indicators = json_object_get(json, "indicators");
	size_t n = 0;
	for (size_t i = 0; i < json_array_size(indicators); i++) {
		n += !group_key || json_object_get(json_object_get(json_array_get(indicators, i), "group"), group_key);
	}
	json_decref(json);
	coco_report_free(report);
	return n;
}

Test(outputs, filters)
{
	cr_expect_eq(count_of("funnel.reach", NULL, 0, NULL), 4);
	cr_expect_eq(count_of("funnel.reach, pitches.count", NULL, 0, NULL), 5);
	cr_expect_eq(count_of("funnel.reach", NULL, COCO_BY_SIDE, NULL), 12);
	cr_expect_eq(count_of("funnel.reach", "reach,challenges", 0, NULL), 4);
	cr_expect_eq(count_of(NULL, NULL, COCO_BY_SIDE, "country"), 0);
	cr_expect(count_of(NULL, "reach", COCO_BY_COUNTRY, "country") > 0);
	struct coco_err err = {0};
	struct coco_report_options options = {.tool = "test", .as_of = {2026, 1, 1}, .kpis = "funnel.reach,nonsense"};
	cr_expect_null(coco_report_new(&options, &err));
	cr_expect_eq(err.exit, COCO_EXIT_USAGE);
	cr_expect(strstr(err.text, "nonsense") && err.hint[0]);
}

Test(outputs, empty)
{
	struct coco_report *report = report_of(NULL, 0, 1, NULL);
	struct coco_buf html = COCO_BUF_INIT, md = COCO_BUF_INIT;
	struct coco_err err = {0};
	json_t *json = report_json(report);
	cr_expect_eq(json_array_size(json_object_get(json, "indicators")), 0);
	cr_expect_eq(json_array_size(json_object_get(json, "sections")), 16);
	cr_expect(!coco_report_html(report, &html, &err) && strstr(html.data, "No data") && !strstr(html.data, "<svg") &&
	          !strstr(html.data, "<table"));
	cr_expect(!coco_report_md(report, &md, &err) && strstr(md.data, "No data"));
	json_decref(json);
	coco_buf_free(&html);
	coco_buf_free(&md);
	coco_report_free(report);
}

Test(catalogue, complete)
{
	static const char *const needed[] = {
	    "id", "section", "table", "unit", "decimals", "method", "min_n", "version", "records", "question", "formula", "source"};
	struct coco_table_ref kpis = coco_table_find(&coco_tables_report, "kpi"), sections = coco_table_find(&coco_tables_report, "sections");
	cr_assert(coco_table_rows(kpis) > 30);
	for (size_t row = 0; row < coco_table_rows(kpis); row++) {
		const char *id = coco_table_cell(kpis, row, coco_table_column(kpis, "id"));
		cr_expect_eq(coco_table_row(kpis, 0, coco_str_of(id)), row, "%s stands twice", id);
		for (size_t c = 0; c < COCO_LEN(needed); c++) {
			cr_expect(coco_table_column(kpis, needed[c]) != COCO_NONE && *coco_table_cell(kpis, row, coco_table_column(kpis, needed[c])),
			    "%s has no %s", id, needed[c]);
		}
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			cr_expect(*coco_table_cell(kpis, row, coco_table_column(kpis, coco_langs[lang])), "%s has no %s title", id, coco_langs[lang]);
		}
		const char *section = coco_table_cell(kpis, row, coco_table_column(kpis, "section"));
		cr_expect(coco_table_row(sections, 0, coco_str_of(section)) != COCO_NONE, "%s is in no section", id);
		struct coco_buf text = COCO_BUF_INIT;
		struct coco_err err = {0};
		cr_expect(!coco_kpi_explain(id, 2, COCO_KPI_TEXT, &text, &err) && strstr(text.data, id));
		coco_buf_free(&text);
	}
	for (size_t row = 0; row < coco_table_rows(sections); row++) {
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			cr_expect(*coco_table_cell(sections, row, coco_table_column(sections, coco_langs[lang])));
		}
	}
}

/* Every dimension and every reason for a missing value that the CSV has a column for has a label in the tables. */
Test(catalogue, dimensions_have_labels)
{
	struct coco_report *report = report_of(NULL, 0, 1, NULL);
	struct coco_buf csv = COCO_BUF_INIT;
	struct coco_err err = {0};
	size_t dims = 0, reasons = 0;
	cr_assert_eq(coco_report_csv(report, &csv, &err), 0);
	struct coco_str rest = coco_str_trim(coco_buf_view(&csv)), piece;
	while (coco_str_split(&rest, ',', &piece)) {
		char key[64];
		if (coco_str_starts(piece, "group.")) {
			snprintf(key, sizeof key, "dim.%.*s", (int)piece.n - 6, piece.s + 6);
			cr_expect_not_null(coco_label(key, 0), "%s", key);
			dims++;
		} else if (coco_str_starts(piece, "missing.")) {
			snprintf(key, sizeof key, "%.*s", COCO_STR_ARG(piece));
			cr_expect_not_null(coco_label(key, 0), "%s", key);
			reasons++;
		}
	}
	cr_expect(dims >= 39 && reasons == 9, "%zu dimensions, %zu reasons", dims, reasons);
	coco_buf_free(&csv);
	coco_report_free(report);
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, what)); at += strlen(what)) {
		n++;
	}
	return n;
}

/* Participants of `countries` countries who answered `items` items about the other side. */
static struct coco_report *many(int countries, int items)
{
	static char text[2000][220];
	static const char *lines[2000];
	const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY, .sections = "reach,perceptions", .title = "Many"};
	const struct coco_vocab *codes = coco_vocab("country");
	size_t n = 0;
	for (int i = 0; i < 45; i++) {
		snprintf(text[n++], 220, "{\"type\":\"participant\",\"id\":\"p%02d\",\"side\":\"cci\",\"country\":\"%s\"}", i,
		    coco_vocab_code(codes, (size_t)(i % countries)));
		for (int k = 0; k < items && i < 12; k++) {
			snprintf(text[n++], 220,
			    "{\"type\":\"response\",\"participant\":\"p%02d\",\"survey\":\"s\",\"wave\":\"pre\",\"item\":\"i%02d\",\"construct\":"
			    "\"image.x%02d\","
			    "\"of\":\"other\",\"value\":%d,\"scale_min\":1,\"scale_max\":5}",
			    i, k, k, 1 + (i + k) % 5);
		}
	}
	for (size_t i = 0; i < n; i++) {
		lines[i] = text[i];
	}
	return report_of(lines, n, 1, &options);
}

/* Long tables are folded and say how long they are, flags are explained beside their table, figures in parts are numbered. */
Test(outputs, long_and_small)
{
	static const struct {
		int countries, items;
		bool folded, parts;
	} cases[] = {{5, 20, false, false}, {6, 20, true, false}, {5, 21, true, false}, {45, 3, true, false}, {5, 50, true, true}};
	for (size_t c = 0; c < COCO_LEN(cases); c++) {
		struct coco_report *r = many(cases[c].countries, cases[c].items);
		struct coco_buf html = COCO_BUF_INIT, md = COCO_BUF_INIT;
		struct coco_err err = {0};
		cr_assert(coco_report_html(r, &html, &err) == 0 && coco_report_md(r, &md, &err) == 0);
		cr_expect_eq(times(html.data, "<details class=\"long\">"), times(html.data, "</summary>"));
		cr_expect_eq(times(html.data, "<table"), times(html.data, "<caption") + times(html.data, "<details"));
		cr_expect_eq(times(html.data, "(1/2)") > 0, cases[c].parts, "case %zu", c);
		cr_expect_eq(strstr(html.data, "(rows: ") != NULL, cases[c].folded, "case %zu", c);
		cr_expect_eq(strstr(html.data, "Tables of more than 20 rows are folded") != NULL, cases[c].folded, "case %zu", c);
		cr_expect(strstr(html.data, "class=\"flag\"") && strstr(html.data, ">u: fewer"), "flags are explained");
		cr_expect(times(html.data, ">u: fewer") > 1 && times(md.data, "\nu: fewer") >= 1, "beside the table, too");
		coco_buf_free(&html);
		coco_buf_free(&md);
		coco_report_free(r);
	}
}
