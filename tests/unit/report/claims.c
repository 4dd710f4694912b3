/* What the report claims, and what not: differences of the sides against R (r.json: deltas with intervals, Holm over the
 * five), the order and the number of claims, too few answers, countries against the limits that chance leaves. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "help.h"

static const char *words(const json_t *report, const char *section, size_t i)
{
	json_t *sections = json_object_get(report, "sections");
	for (size_t s = 0; s < json_array_size(sections); s++) {
		json_t *one = json_array_get(sections, s);
		if (!strcmp(json_string_value(json_object_get(one, "id")), section)) {
			const char *said = json_string_value(json_array_get(json_object_get(one, "words"), i));
			return said ? said : "";
		}
	}
	return "";
}

/* Answers of one side to a statement, so many for each point of the scale. */
static void answers(const char *side, const char *construct, const int counts[5])
{
	int id = 0;
	for (int v = 1; v <= 5; v++) {
		for (int i = 0; i < counts[v - 1]; i++, id++) {
			record_line(
			    "{\"type\":\"response\",\"participant\":\"%s%d\",\"survey\":\"s\",\"item\":\"%s\",\"construct\":\"%s\",\"value\":%d,"
			    "\"scale_min\":1,\"scale_max\":5}",
			    side, id, construct, construct, v);
		}
	}
}

static void persons(const char *side, int n)
{
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"%s%d\",\"side\":\"%s\"}", side, i, side);
	}
}

Test(claims, sides_as_r)
{
	const char *shared = getenv("SHARED");
	char path[512], group[80], name[4];
	snprintf(path, sizeof path, "%s/reference/r.json", shared ? shared : "../shared");
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	json_t *list = json_object_get(root, "mannwhitney_likert"), *holm = json_object_get(json_object_get(root, "p_adjust"), "holm");
	persons("avm", 62);
	persons("cci", 88);
	for (size_t k = 0; k < 5; k++) {
		static const char *const keys[] = {"avm_counts", "cci_counts"};
		for (size_t s = 0; s < 2; s++) {
			int counts[5];
			for (size_t v = 0; v < 5; v++) {
				counts[v] = (int)json_number_value(json_array_get(json_object_get(json_array_get(list, k), keys[s]), v));
			}
			snprintf(name, sizeof name, "c%zu", k);
			answers(s ? "cci" : "avm", name, counts);
		}
	}
	json_t *report = report_of_lines(NULL);
	for (size_t k = 0; k < 5; k++) {
		json_t *c = json_array_get(list, k), *ci = json_object_get(c, "delta_ci95_cliff");
		snprintf(group, sizeof group, "{\"construct\":\"c%zu\",\"scale\":\"1..5\"}", k);
		const double want[] = {json_number_value(json_object_get(c, "cliffs_delta")), json_number_value(json_array_get(ci, 0)),
		    json_number_value(json_array_get(ci, 1)), json_number_value(json_array_get(holm, k))};
		const double got[] = {value_of(report, "perceptions.difference", group, "value"),
		    value_of(report, "perceptions.difference", group, "lo"), value_of(report, "perceptions.difference", group, "hi"),
		    value_of(report, "perceptions.p", group, "value")};
		for (size_t i = 0; i < COCO_LEN(want); i++) {
			cr_expect(fabs(got[i] - want[i]) < 1e-9, "c%zu, %zu: %.12g, not %.12g", k, i, got[i], want[i]);
		}
	}
	static const char *const said[] = {"c3: manufacturers (AVM) answer lower", "c4: manufacturers (AVM) answer higher",
	    "c2: manufacturers (AVM) answer higher", "c0: manufacturers (AVM) answer lower",
	    "Comparisons of the two sides without a clear difference: 1.", ""};
	for (size_t i = 0; i < COCO_LEN(said); i++) {
		cr_expect(coco_str_starts(coco_str_of(words(report, "perceptions", i)), said[i]), "%zu: %s", i, words(report, "perceptions", i));
	}
	cr_expect(!strlen(words(report, "perceptions", 5)));
	json_decref(report);
	json_decref(root);
}

/* Nine against nine as far apart as can be: no claim. Ten against ten: one. A difference of .13 with thousands: none. */
Test(claims, sides_few_and_small)
{
	static const int low[5] = {9, 0, 0, 0, 0}, high[5] = {0, 0, 0, 0, 9}, low_10[5] = {10, 0, 0, 0, 0}, high_10[5] = {0, 0, 0, 0, 10};
	static const int even[5] = {0, 120, 0, 120, 0}, shifted[5] = {0, 104, 0, 136, 0};
	persons("avm", 240);
	persons("cci", 240);
	answers("avm", "few", low);
	answers("cci", "few", high);
	json_t *report = report_of_lines(NULL);
	cr_expect_str_eq(words(report, "perceptions", 0), "Comparisons of the two sides with too few answers to judge: 1.");
	json_decref(report);
	persons("avm", 240);
	persons("cci", 240);
	answers("avm", "ten", low_10);
	answers("cci", "ten", high_10);
	answers("avm", "slight", even);
	answers("cci", "slight", shifted);
	report = report_of_lines(NULL);
	/* all of one side below all of the other: delta is -1 and has no interval */
	cr_expect_str_eq(
	    words(report, "perceptions", 0), "ten: manufacturers (AVM) answer lower than creatives (CCI), Cliff’s delta -1.00 (n = 20).");
	cr_expect_str_eq(words(report, "perceptions", 1), "Comparisons of the two sides without a clear difference: 1.");
	json_decref(report);
}

static void country(const char *code, int n, int met)
{
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"%s%d\",\"side\":\"cci\",\"country\":\"%s\"}", code, i, code);
		if (i < met) {
			record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"%s%d\",\"status\":\"attended\"}", code, i);
		}
	}
}

Test(claims, countries)
{
	static const struct {
		int at, si, pl;
		const char *said[5];
	} cases[] = {
	    {50, 52, 5, {"Too few participants to judge: Poland.", "", "", "", ""}},
	    {70, 35, 0,
	        {"Above the 95% limits around the share of all: Austria (CONNECT 70.0%).",
	            "Below the 95% limits around the share of all: Slovenia (CONNECT 35.0%).",
	            "Shares judged: 2; chance alone would put about 0.1 of them outside these limits.",
	            "Too few participants to judge: Poland.", ""}},
	};
	/* all of 18 where 94% of all are: as likely as not one in three; chance, whatever the interpolated limit says */
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	country("DE", 18, 18);
	country("IT", 111, 103);
	json_t *sure = report_of_lines(NULL);
	cr_expect_str_eq(words(sure, "reach", 0), "No country lies outside the 95% limits around the share of all participants.");
	json_decref(sure);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
		country("AT", 100, cases[i].at);
		country("SI", 100, cases[i].si);
		country("PL", 9, cases[i].pl);
		json_t *report = report_of_lines(NULL);
		size_t from = 0;
		while (from < 4 && !strstr(words(report, "reach", from), "95%") && !strstr(words(report, "reach", from), "Poland")) {
			from++;
		}
		cr_expect((strstr(words(report, "reach", from), "No country lies outside") != NULL) == (i == 0), "case %zu", i);
		for (size_t k = 0; k < 4; k++) {
			const char *said = words(report, "reach", from + k + (i == 0));
			cr_expect_str_eq(said, cases[i].said[k], "case %zu: %s", i, said);
		}
		json_decref(report);
	}
}

static void area(size_t at, int n, int met)
{
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu.%d\",\"side\":\"cci\",\"country\":\"SI\",\"nuts\":\"SI%c%zu\",\"nuts_"
		            "version\":\"2024\"}",
		    at, i, "ABCDEFG"[at / 10], at % 10);
		if (i < met) {
			record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%zu.%d\",\"status\":\"attended\"}", at, i);
		}
	}
}

/* Of many regions at most five are named, the least likely first, and the rest are counted; how many chance would name is said, and first
 * of all that they differ by no more than chance leaves. 60 regions of twelve: as many of each count as the binomial distribution has. */
Test(claims, many_regions)
{
	static const int like_chance[11] = {0, 1, 3, 7, 12, 14, 12, 7, 3, 0, 1}, apart[11] = {6, 0, 0, 0, 0, 48, 0, 0, 0, 0, 6};
	static const struct {
		const int *regions;
		int few;
		const char *said[5];
	} cases[] = {
	    {like_chance, 7,
	        {"Regions do not differ by more than chance alone leaves, in the step: CONNECT; those named for it may lie outside the limits "
	         "by "
	         "chance.",
	            "Above the 95% limits around the share of all: SIF9 (CONNECT 91.7%).",
	            "Below the 95% limits around the share of all: SIA0 (CONNECT 16.7%).",
	            "Shares judged: 60; chance alone would put about 2.3 of them outside these limits.",
	            "Too few participants to judge: SIG0, SIG1, SIG2, SIG3, SIG4 and 2 more, in the table."}},
	    {apart, 5,
	        {"Above the 95% limits around the share of all: SIF4 (CONNECT 91.7%), SIF5 (CONNECT 91.7%), SIF6 (CONNECT 91.7%), SIF7 "
	         "(CONNECT "
	         "91.7%), SIF8 (CONNECT 91.7%) and 1 more, in the table.",
	            "Below the 95% limits around the share of all: SIA0 (CONNECT 8.3%), SIA1 (CONNECT 8.3%), SIA2 (CONNECT 8.3%), SIA3 "
	            "(CONNECT "
	            "8.3%), SIA4 (CONNECT 8.3%) and 1 more, in the table.",
	            "Shares judged: 60; chance alone would put about 2.3 of them outside these limits.",
	            "Too few participants to judge: SIG0, SIG1, SIG2, SIG3, SIG4.",
	            "Regions differ by more than chance alone leaves, in the step: CONNECT."}},
	};
	const struct coco_report_options by_region = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_NUTS2};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		size_t at = 0;
		record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
		for (int met = 0; met <= 10; met++) {
			for (int k = 0; k < cases[i].regions[met]; k++) {
				area(at++, 12, met + 1);
			}
		}
		for (int k = 0; k < cases[i].few; k++) {
			area(at++, 2, 1);
		}
		json_t *report = report_of_lines(&by_region);
		size_t from = 0;
		while (*words(report, "reach", from) && strcmp(words(report, "reach", from), cases[i].said[0]) != 0) {
			from++; /* past the smallest step */
		}
		for (size_t k = 0; k < COCO_LEN(cases[i].said); k++) {
			const char *said = words(report, "reach", from + k);
			cr_expect_str_eq(said, cases[i].said[k], "case %zu, %zu: %s", i, k, said);
		}
		json_decref(report);
	}
}

/* One country, or none that is known, has nothing to stand beside: nothing is said of limits, and the unknown are not named. */
Test(claims, nothing_to_compare)
{
	static const struct {
		int at, unknown;
		bool named;
	} cases[] = {{20, 0, false}, {0, 20, false}, {40, 3, false}, {40, 40, true}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
		country("AT", cases[i].at, cases[i].at);
		for (int k = 0; k < cases[i].unknown; k++) {
			record_line("{\"type\":\"participant\",\"id\":\"u%d\",\"side\":\"cci\"}", k);
		}
		json_t *report = report_of_lines(NULL);
		bool named = false;
		for (size_t w = 0; *words(report, "reach", w); w++) {
			cr_expect_null(strstr(words(report, "reach", w), "No country"), "case %zu: %s", i, words(report, "reach", w));
			cr_expect_null(strstr(words(report, "reach", w), "not known"), "case %zu: %s", i, words(report, "reach", w));
			named |= strstr(words(report, "reach", w), "Above the 95% limits around the share of all: Austria") != NULL;
		}
		cr_expect_eq(named, cases[i].named, "case %zu", i);
		json_decref(report);
	}
}

/* A country far outside whose share is withheld is not told to lie within. */
Test(claims, withheld_country)
{
	const struct coco_report_options policy = {
	    .tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	country("AT", 100, 52);
	country("SI", 100, 50);
	country("HR", 30, 2);
	country("PL", 30, 28);
	json_t *report = report_of_lines(&policy);
	const char *none = "None of the countries whose shares are told lies outside the 95% limits around the share of all participants; "
	                   "shares judged: 4; withheld, in a step or more: 2.";
	bool said = false;
	for (size_t i = 0; *words(report, "reach", i); i++) {
		said |= !strcmp(words(report, "reach", i), none);
		cr_expect_null(strstr(words(report, "reach", i), "No country"), "%s", words(report, "reach", i));
	}
	cr_expect(said, "%s", words(report, "reach", 0));
	json_decref(report);
}

/* One country stands outside: that others are withheld, which may, too, is said beside. */
Test(claims, withheld_beside_one_outside)
{
	const struct coco_report_options policy = {
	    .tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	country("AT", 100, 52);
	country("SI", 100, 85);
	country("HR", 30, 2);
	country("PL", 30, 28);
	json_t *report = report_of_lines(&policy);
	bool above = false, beside = false;
	for (size_t i = 0; *words(report, "reach", i); i++) {
		above |= strstr(words(report, "reach", i), "Above the 95% limits") != NULL;
		beside |= !strcmp(words(report, "reach", i), "Countries of which a share is withheld, in a step or more: 2.");
	}
	cr_expect(above && beside, "%s", words(report, "reach", 0));
	json_decref(report);
}

/* So many participants who came to each step and no further. */
static void steps(const int last[5])
{
	int id = 0;
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	record_line("{\"type\":\"event\",\"id\":\"m\",\"activity\":\"matchmaking\",\"date\":\"2026-03-02\"}");
	for (int step = 0; step < 5; step++) {
		for (int i = 0; i < last[step]; i++, id++) {
			record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"avm\"}", id);
			if (step > 0)
				record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%d\",\"status\":\"attended\"}", id);
			if (step > 1)
				record_line("{\"type\":\"attendance\",\"event\":\"m\",\"participant\":\"p%d\",\"status\":\"attended\"}", id);
			if (step > 2)
				record_line(
				    "{\"type\":\"pitch\",\"id\":\"q%d\",\"challenge\":\"h\",\"participant\":\"p%d\",\"date\":\"2026-04-01\"}", id, id);
			if (step > 3)
				record_line("{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[\"p%d\",\"x\"],\"status\":\"active\",\"agreed\":"
				            "\"2026-05-01\"}",
				    id, id);
		}
	}
}

/* Where the smallest step is withheld, the smallest of those told is not called the smallest of all. */
Test(claims, weakest_of_those_told)
{
	static const int last[5] = {2, 40, 6, 6, 8};
	const struct coco_report_options policy = {.tool = "test", .as_of = {2026, 12, 31}, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	const struct coco_report_options director = {.tool = "test", .as_of = {2026, 12, 31}};
	steps(last);
	json_t *report = report_of_lines(&director);
	cr_expect(coco_str_starts(coco_str_of(words(report, "reach", 0)), "Smallest share that goes on after CONNECT: CONNECT → SHARE"), "%s",
	    words(report, "reach", 0));
	cr_expect_null(strstr(words(report, "reach", 0), "withheld"));
	json_decref(report);
	steps(last);
	report = report_of_lines(&policy);
	cr_expect(strstr(words(report, "reach", 0), "Of the steps that are told only; withheld, and possibly smaller: 1."), "%s",
	    words(report, "reach", 0));
	json_decref(report);
}

/* The rules name what there is, and every sentence that they may say. */
Test(claims, table)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "words"), kpis = coco_table_find(&coco_tables_report, "kpi");
	static const char *const labels[] = {"above", "below", "none", "few"}, *const told[] = {"none_told", "withheld"};
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const char *kpi = coco_table_cell(t, row, coco_table_column(t, "kpi"));
		cr_expect(coco_table_row(kpis, 0, coco_str_of(kpi)) != COCO_NONE, "%s", kpi);
		for (size_t i = 0; i < COCO_LEN(labels); i++) {
			cr_expect_not_null(coco_label(coco_table_cell(t, row, coco_table_column(t, labels[i])), 0), "row %zu: %s", row, labels[i]);
		}
		for (size_t i = 0; i < COCO_LEN(told) && !strcmp(kpi, "funnel.conversion"); i++) {
			cr_expect_not_null(coco_label(coco_table_cell(t, row, coco_table_column(t, told[i])), 0), "row %zu: %s", row, told[i]);
		}
	}
	cr_expect_eq(coco_table_rows(t), 4);
	/* as coco-report(1) tells them */
	cr_expect_str_eq(coco_table_cell(t, 0, coco_table_column(t, "p_below")), "0.05");
	cr_expect_str_eq(coco_table_cell(t, 0, coco_table_column(t, "effect_from")), "0.147");
	cr_expect_str_eq(coco_table_cell(t, 0, coco_table_column(t, "most")), "5");
	cr_expect_str_eq(coco_table_cell(t, 1, coco_table_column(t, "n_from")), "10");
}
