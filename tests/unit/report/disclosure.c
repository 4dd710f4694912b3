/* What the policy profile tells: by hand on small campaigns; the table that says what counts figures are made of; and that
 * every text the report makes is without the counts it withholds. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

static json_t *policy(unsigned by, int64_t min_cell)
{
	const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .by = by, .profile = COCO_PROFILE_POLICY, .min_cell = min_cell};
	return report_of_lines(&options);
}

static bool withheld(const json_t *report, const char *kpi, const char *group)
{
	json_t *one = find(report, kpi, group);
	cr_expect_not_null(one, "no %s %s", kpi, group);
	bool c = one && json_is_string(json_object_get(one, "flag")) && !strcmp(json_string_value(json_object_get(one, "flag")), "c");
	static const char *const members[] = {"value", "lo", "hi", "n", "missing"};
	for (size_t i = 0; c && i < COCO_LEN(members); i++) {
		cr_expect(json_is_null(json_object_get(one, members[i])), "%s %s tells %s", kpi, group, members[i]);
	}
	return c;
}

/* `n` participants of a side and a country, the first `met` of whom were at an event. */
static void people(const char *side, const char *country, int n, int met)
{
	static int id;
	for (int i = 0; i < n; i++, id++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"%s\",\"country\":\"%s\"}", id, side, country);
		if (i < met) {
			record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%d\",\"status\":\"attended\"}", id);
		}
	}
}

static void event(const char *activity)
{
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"%s\",\"date\":\"2026-03-01\"}", activity);
}

Test(disclosure, one_way)
{
	event("info_day");
	people("cci", "AT", 20, 20);
	people("cci", "SI", 12, 12);
	people("cci", "PL", 3, 3);
	people("cci", "IT", 30, 30);
	json_t *r = policy(COCO_BY_COUNTRY, 5);
	cr_expect(!withheld(r, "participants.count", "{}") && !withheld(r, "participants.count", "{\"country\":\"IT\"}"));
	cr_expect(withheld(r, "participants.count", "{\"country\":\"PL\"}"), "3 are told");
	cr_expect(withheld(r, "participants.count", "{\"country\":\"SI\"}"), "65 - 20 - 12 - 30 are told");
	cr_expect(withheld(r, "funnel.reach", "{\"country\":\"SI\",\"step\":\"connect\"}"), "all of 12");
	cr_expect(!withheld(r, "funnel.reach", "{\"country\":\"AT\",\"step\":\"connect\"}"));
	json_decref(r);
}

/* Nine participants of seven countries: every row holds one at least, so the total would leave none of them five. Nothing is told, and the
 * report is made all the same. */
Test(disclosure, too_few_to_tell_a_total)
{
	static const char *const countries[] = {"AT", "CZ", "DE", "HR", "IT", "PL", "SI"};
	event("info_day");
	for (size_t i = 0; i < COCO_LEN(countries); i++) {
		people(i < 4 ? "avm" : "cci", countries[i], i == 4 || i == 5 ? 2 : 1, 1);
	}
	json_t *r = policy(COCO_BY_SIDE | COCO_BY_COUNTRY, 5);
	cr_expect(withheld(r, "participants.count", "{}") && withheld(r, "participants.count", "{\"country\":\"IT\"}"));
	cr_expect(withheld(r, "participants.count", "{\"side\":\"avm\"}") && withheld(r, "funnel.reached", "{\"step\":\"connect\"}"));
	json_decref(r);
}

/* A share of 17 of 20 tells three. */
Test(disclosure, complements_of_shares)
{
	event("info_day");
	people("cci", "AT", 20, 17);
	people("avm", "AT", 20, 10);
	people("both", "AT", 20, 20);
	json_t *r = policy(COCO_BY_SIDE, 5);
	cr_expect(withheld(r, "funnel.reach", "{\"side\":\"cci\",\"step\":\"connect\"}"));
	cr_expect(withheld(r, "funnel.reached", "{\"side\":\"cci\",\"step\":\"connect\"}"));
	cr_expect(withheld(r, "funnel.reach", "{\"side\":\"avm\",\"step\":\"connect\"}"), "the total less the others");
	cr_expect(!withheld(r, "funnel.reach", "{\"side\":\"both\",\"step\":\"connect\"}") ||
	          !withheld(r, "participants.count", "{\"side\":\"cci\"}"));
	cr_expect(!withheld(r, "participants.count", "{}") && !withheld(r, "funnel.reach", "{\"step\":\"connect\"}"));
	json_decref(r);
}

/* Where the total itself is small, the second dimension must not tell it. */
Test(disclosure, small_total_over_two_dimensions)
{
	event("info_day");
	people("cci", "AT", 24, 14);
	people("avm", "SI", 24, 12);
	record_line("{\"type\":\"event\",\"id\":\"late\",\"activity\":\"individual_visit\",\"date\":\"2026-04-01\"}");
	for (int i = 0; i < 3; i++) { /* the first participant of the one side and two of the other */
		record_line("{\"type\":\"attendance\",\"event\":\"late\",\"participant\":\"r%d\",\"status\":\"attended\"}", i);
		record_line("{\"type\":\"participant\",\"id\":\"r%d\",\"side\":\"%s\",\"country\":\"%s\"}", i, i ? "avm" : "cci", i ? "SI" : "AT");
	}
	json_t *r = policy(COCO_BY_SIDE | COCO_BY_COUNTRY, 5);
	cr_expect(withheld(r, "funnel.reached", "{\"step\":\"innovate\"}"));
	cr_expect(withheld(r, "funnel.reached", "{\"country\":\"AT\",\"step\":\"innovate\"}"));
	cr_expect(withheld(r, "funnel.reached", "{\"country\":\"SI\",\"step\":\"connect\"}"), "the second dimension keeps its roots alone");
	cr_expect(!withheld(r, "participants.count", "{\"country\":\"SI\"}") && !withheld(r, "participants.count", "{}"));
	json_decref(r);
}

static void answers(const int counts[5])
{
	int id = 0;
	for (int v = 1; v <= 5; v++) {
		for (int i = 0; i < counts[v - 1]; i++, id++) {
			record_line("{\"type\":\"participant\",\"id\":\"q%d\",\"side\":\"cci\"}", id);
			record_line(
			    "{\"type\":\"response\",\"participant\":\"q%d\",\"survey\":\"s\",\"item\":\"i\",\"construct\":\"bold\",\"of\":\"self\","
			    "\"value\":%d,\"scale_min\":1,\"scale_max\":5}",
			    id, v);
		}
	}
}

Test(disclosure, answers)
{
	static const char *const cell = "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\"}";
	static const char *const shares[] = {"{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"answer\":\"1\"}",
	    "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"answer\":\"4\"}"};
	static const struct {
		int counts[5];
		bool shares, median, interval;
	} cases[] = {
	    {{8, 0, 9, 20, 6}, true, true, true},   /* none is small: all is told */
	    {{3, 8, 9, 20, 6}, false, true, true},  /* one is: no share is told, the median of 46 may be */
	    {{1, 3, 3, 5, 4}, false, true, false},  /* of 16 the middle two, not the interval's ends */
	    {{1, 3, 2, 1, 1}, false, false, false}, /* of 8 nothing */
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		answers(cases[i].counts);
		json_t *r = policy(COCO_BY_SIDE, 5);
		for (size_t k = 0; k < 2; k++) {
			cr_expect_eq(!withheld(r, "perceptions.share", shares[k]), cases[i].shares, "case %zu", i);
		}
		cr_expect_eq(!withheld(r, "perceptions.median", cell), cases[i].median, "case %zu", i);
		cr_expect_eq(!isnan(value_of(r, "perceptions.median", cell, "lo")), cases[i].interval, "case %zu", i);
		json_decref(r);
	}
}

/* A part of the table that names nothing would protect nothing. */
Test(disclosure, table)
{
	static const char *const parts[] = {
	    "value", "x", "n", "total", "never", "open", "money", "with_total", "missing", "missing.unknown", "missing.not_started"};
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "disclosure"), kpis = coco_table_find(&coco_tables_report, "kpi");
	size_t family = coco_table_column(t, "family"), cell = coco_table_column(t, "cell"), parent = coco_table_column(t, "parent");
	size_t kpi = coco_table_column(t, "kpi"), part = coco_table_column(t, "part"), defs = 0;
	for (size_t row = 0, first = 0; row < coco_table_rows(t); row++) {
		bool known = false, has_parent = !*coco_table_cell(t, row, parent), is_new = true;
		bool begins = strcmp(coco_table_cell(t, row, family), coco_table_cell(t, first, family)) != 0;
		first = begins ? row : first;
		defs = begins ? 0 : defs;
		cr_expect_eq(coco_table_row(t, family, coco_str_of(coco_table_cell(t, row, family))), first, "rows of a family stand together");
		cr_expect(coco_table_row(kpis, 0, coco_str_of(coco_table_cell(t, row, kpi))) != COCO_NONE, "row %zu", row);
		for (size_t i = 0; i < COCO_LEN(parts); i++) {
			known |= !strcmp(parts[i], coco_table_cell(t, row, part));
		}
		for (size_t r = first; r < row; r++) {
			has_parent |= !strcmp(coco_table_cell(t, r, cell), coco_table_cell(t, row, parent));
			is_new &= strcmp(coco_table_cell(t, r, cell), coco_table_cell(t, row, cell)) != 0;
		}
		defs += is_new;
		cr_expect(known && has_parent && defs <= 12, "row %zu", row);
	}
	for (size_t row = 0; row < coco_table_rows(kpis); row++) { /* what is published is covered: its value and, of a share, its n */
		const char *id = coco_table_cell(kpis, row, 0);
		bool value = false, n = false, share = !strcmp(coco_table_cell(kpis, row, coco_table_column(kpis, "method")), "wilson");
		bool quantile = !strcmp(coco_table_cell(kpis, row, coco_table_column(kpis, "method")), "order-statistics");
		for (size_t r = 0; r < coco_table_rows(t); r++) {
			const char *what = coco_table_cell(t, r, part);
			bool same = !strcmp(coco_table_cell(t, r, kpi), id);
			value |= same && (!strcmp(what, share ? "x" : "value") || !strcmp(what, "open") || !strcmp(what, "money"));
			n |= same && !strcmp(what, "n");
		}
		bool published = strstr(coco_table_cell(kpis, row, coco_table_column(kpis, "profiles")), "policy");
		cr_expect(!published || ((value || quantile) && (n || !(share || quantile))), "%s is published, but not protected", id);
	}
}

/* Rows of a table that tell nothing are named below it in one line; the card tells what is withheld once, and no parts that nobody gave. */
Test(disclosure, rows_that_tell_nothing)
{
	static const char *const langs[] = {"en", "de", "sl", "it"};
	struct coco_report_options options = {.as_of = {2026, 12, 31}, .profile = COCO_PROFILE_POLICY, .min_cell = 5, .tool = "0"};
	for (int given = 0; given < 2; given++) {
		struct coco_buf html = COCO_BUF_INIT;
		struct coco_err err = {0};
		for (size_t i = 0; i < 19; i++) {
			const char *lang = langs[i < 10 ? 0 : (i - 10) / 3 + 1];
			record_line(given
			                ? "{\"type\":\"challenge\",\"id\":\"c%zu\",\"owner\":\"o\",\"title\":\"T\",\"text\":\"Lids.\",\"lang\":\"%s\"}"
			                : "{\"type\":\"challenge\",\"id\":\"c%zu\",\"owner\":\"%s\",\"title\":\"T\",\"text\":\"Lids.\"}",
			    i, lang);
		}
		struct coco_report *report = report_of_recorded(&options);
		cr_assert_eq(coco_report_html(report, &html, &err), 0);
		cr_expect_eq(strstr(html.data, "small groups: German; Italian; Slovenian") != NULL, given);
		cr_expect_null(strstr(html.data, "<th scope=\"row\">German"));
		cr_expect_eq(strstr(html.data, "English\xc2\xa0"
		                               "10 \xc2\xb7 \xe2\x80\xa6\xc2\xa0\xe2\x80\x93\xc2\xa0"
		                               "c<") != NULL,
		    given);
		cr_expect(given || !strstr(html.data, "not given\xc2\xa0"
		                                      "19"));
		coco_buf_free(&html);
		coco_report_free(report);
	}
}
