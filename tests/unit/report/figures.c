/* Figures by hand and against R: the funnel's counts and intervals, perceptions with reversed items and missing answers,
 * pairs, pitches, collaborations; and what must hold for any input. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

#define LINES_MAX 4000
static char *lines[LINES_MAX];

/* printf into the next line */
static size_t line(size_t n, const char *fmt, ...) COCO_PRINTF(2, 3);
static size_t line(size_t n, const char *fmt, ...)
{
	va_list args;
	char *text = malloc(600);
	cr_assert(text && n < LINES_MAX);
	va_start(args, fmt);
	vsnprintf(text, 600, fmt, args);
	va_end(args);
	lines[n] = text;
	return n + 1;
}

static void near(double got, double want, const char *what)
{
	cr_expect(fabs(got - want) <= 1e-9, "%s: got %.15g, want %.15g", what, got, want);
}

/* r.json's funnel: 240 people, 151, 84 and 31 of whom reach CONNECT by way of the three later steps and its own. */
Test(funnel, as_r)
{
	const char *shared = getenv("SHARED");
	char path[512], group[64];
	snprintf(path, sizeof path, "%s/reference/r.json", shared ? shared : "../shared");
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	static const char *const activities[] = {"visit", "hands_on", "individual_visit"};
	json_t *funnel = json_object_get(root, "funnel"), *counts = json_object_get(funnel, "n");
	size_t n = 0;
	for (int i = 0; i < 240; i++) {
		n = line(n, "{\"type\":\"participant\",\"id\":\"p%03d\",\"side\":\"%s\"}", i, i % 2 ? "avm" : "cci");
	}
	for (size_t s = 0; s < 3; s++) {
		n = line(n, "{\"type\":\"event\",\"id\":\"e%zu\",\"activity\":\"%s\",\"date\":\"2026-03-01\"}", s, activities[s]);
		for (int i = 0; i < (int)json_integer_value(json_array_get(counts, s + 1)); i++) {
			n = line(n, "{\"type\":\"attendance\",\"event\":\"e%zu\",\"participant\":\"p%03d\",\"status\":\"attended\"}", s, i);
		}
	}
	struct coco_report *report = report_of((const char *const *)lines, n, 1, NULL);
	json_t *json = report_json(report);
	static const char *const steps[] = {"connect", "share", "solve", "innovate"};
	for (size_t s = 1; s < 4; s++) {
		snprintf(group, sizeof group, "{\"step\":\"%s\"}", steps[s]);
		json_t *ci = json_array_get(json_object_get(funnel, "step_wilson95"), s - 1);
		near(value_of(json, "funnel.reached", group, "value"), json_number_value(json_array_get(counts, s)), "reached");
		near(value_of(json, "funnel.reach", group, "value"), json_number_value(json_array_get(json_object_get(funnel, "overall"), s)),
		    "reach");
		if (s > 1) { /* R's first step is from all to SHARE; here CONNECT lies between */
			near(value_of(json, "funnel.conversion", group, "value"),
			    json_number_value(json_array_get(json_object_get(funnel, "step"), s - 1)), "conversion");
			near(value_of(json, "funnel.conversion", group, "lo"), json_number_value(json_array_get(ci, 0)), "lower end");
			near(value_of(json, "funnel.conversion", group, "hi"), json_number_value(json_array_get(ci, 1)), "upper end");
		}
	}
	near(value_of(json, "funnel.reached", "{\"step\":\"connect\"}", "value"), 151, "a later step counts for the first");
	near(value_of(json, "funnel.skipped", "{\"step\":\"connect\"}", "value"), 151, "all of them skipped its own records");
	near(value_of(json, "funnel.reached", "{\"step\":\"share\",\"side\":\"avm\"}", "value"), 75, "by side");
	json_decref(json);
	json_decref(root);
	coco_report_free(report);
}

static const char *const small[] = {
    "{\"type\":\"participant\",\"id\":\"a1\",\"side\":\"avm\",\"country\":\"SI\",\"org_id\":\"o1\"}",
    "{\"type\":\"participant\",\"id\":\"a2\",\"side\":\"avm\",\"country\":\"AT\",\"org_id\":\"o1\"}",
    "{\"type\":\"participant\",\"id\":\"c1\",\"side\":\"cci\",\"country\":\"SI\"}",
    "{\"type\":\"participant\",\"id\":\"c2\",\"side\":\"cci\"}",
    "{\"type\":\"participant\",\"id\":\"c3\",\"side\":\"cci\",\"status\":\"prospect\"}",
    "{\"type\":\"participant\",\"id\":\"b1\",\"side\":\"bso\"}",
    "{\"type\":\"event\",\"id\":\"e1\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}",
    "{\"type\":\"event\",\"id\":\"e2\",\"activity\":\"visit\",\"date\":\"2027-03-01\"}",
    "{\"type\":\"attendance\",\"event\":\"e1\",\"participant\":\"a1\",\"status\":\"attended\",\"rating\":4}",
    "{\"type\":\"attendance\",\"event\":\"e1\",\"participant\":\"c1\",\"status\":\"no_show\"}",
    "{\"type\":\"attendance\",\"event\":\"e2\",\"participant\":\"a2\",\"status\":\"attended\"}",
    "{\"type\":\"attendance\",\"event\":\"e9\",\"participant\":\"a2\",\"status\":\"attended\"}",
    "{\"type\":\"meeting\",\"event\":\"e1\",\"slot\":\"1\",\"a\":\"a2\",\"b\":\"c2\",\"status\":\"held\"}",
    "{\"type\":\"meeting\",\"event\":\"e1\",\"slot\":\"2\",\"a\":\"a2\",\"b\":\"c1\",\"status\":\"cancelled\"}",
    "{\"type\":\"challenge\",\"id\":\"h1\",\"owner\":\"a1\",\"text\":\"t\",\"lang\":\"sl\",\"status\":\"published\",\"seats_max\":4,"
    "\"title\":\"T <1>\"}",
    "{\"type\":\"challenge\",\"id\":\"h2\",\"owner\":\"zz\",\"text\":\"t\"}",
    "{\"type\":\"match\",\"round\":1,\"challenge\":\"h1\",\"participant\":\"c1\",\"score\":0.5,\"status\":\"assigned\"}",
    "{\"type\":\"match\",\"round\":1,\"challenge\":\"h1\",\"participant\":\"c2\",\"score\":0.7,\"status\":\"vetoed\"}",
    "{\"type\":\"pitch\",\"id\":\"p1\",\"challenge\":\"h1\",\"participant\":\"c1\",\"chosen\":true}",
    "{\"type\":\"pitch\",\"id\":\"p2\",\"challenge\":\"h1\",\"participant\":\"c2\",\"chosen\":false}",
    "{\"type\":\"pitch\",\"id\":\"p3\",\"challenge\":\"h1\",\"participant\":\"c2\"}",
    "{\"type\":\"collaboration\",\"id\":\"k1\",\"participants\":[\"a1\",\"c1\"],\"status\":\"active\",\"commitment\":{\"aims\":\"x\","
    "\"timeline\":\"x\",\"milestones\":\"x\","
    "\"responsibilities\":\"x\",\"expectations\":\"x\",\"mode\":\"x\"}}",
    "{\"type\":\"collaboration\",\"id\":\"k2\",\"participants\":[\"a1\",\"c1\"],\"status\":\"dropped\",\"kind\":\"rd\"}",
    "{\"type\":\"collaboration\",\"id\":\"k3\",\"participants\":[\"a2\",\"c2\"],\"status\":\"agreed\",\"start\":\"2027-01-01\"}",
    "{\"type\":\"response\",\"participant\":\"a1\",\"survey\":\"s\",\"item\":\"q1\",\"construct\":\"bold\",\"of\":\"self\",\"value\":2,"
    "\"scale_min\":1,\"scale_max\":5}",
    "{\"type\":\"response\",\"participant\":\"a2\",\"survey\":\"s\",\"item\":\"q1\",\"construct\":\"bold\",\"of\":\"self\",\"value\":2,"
    "\"scale_min\":1,\"scale_max\":5,\"reversed\":true}",
    "{\"type\":\"response\",\"participant\":\"c1\",\"survey\":\"s\",\"item\":\"q1\",\"construct\":\"bold\",\"of\":\"self\",\"value\":null,"
    "\"missing\":\"dont_know\"}",
    "{\"type\":\"response\",\"participant\":\"c2\",\"survey\":\"s\",\"item\":\"q1\",\"construct\":\"bold\",\"of\":\"self\",\"value\":9,"
    "\"scale_min\":1,\"scale_max\":5}",
    "{\"type\":\"response\",\"participant\":\"c2\",\"survey\":\"s\",\"item\":\"q2\",\"value\":\"words\"}",
};

Test(figures, by_hand)
{
	static const struct {
		const char *kpi, *group, *member;
		double want; /* NaN: null */
	} cases[] = {
	    {"participants.count", "{}", "value", 4},
	    {"participants.count", "{\"side\":\"cci\"}", "value", 2},
	    {"participants.count", "{\"country\":\"unknown\"}", "value", 1},
	    {"participants.organisations", "{}", "value", 1},
	    {"funnel.reached", "{\"step\":\"connect\"}", "value", 4}, /* attended, met, pitched; c1 by its pitch */
	    {"funnel.reached", "{\"step\":\"share\"}", "value", 3},   /* the visit is dated later */
	    {"funnel.reached", "{\"step\":\"solve\"}", "value", 3},   /* c1, c2 pitch to a1 */
	    {"funnel.reached", "{\"step\":\"innovate\"}", "value", 2},
	    {"funnel.skipped", "{\"step\":\"share\"}", "value", 3},
	    {"perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"avm\"}", "value", 3},
	    {"perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"avm\"}", "n", 2},
	    {"perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"avm\"}", "lo", 0.0 / 1},
	    {"perceptions.share", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"avm\",\"answer\":\"4\"}", "value",
	        0.5},
	    {"perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\"}", "n", 0},
	    {"challenges.count", "{\"lang\":\"unknown\"}", "value", 1},
	    {"challenges.count", "{\"country\":\"unknown\"}", "value", 1},
	    {"challenges.seats", "{}", "value", 4},
	    {"matches.count", "{}", "value", 2},
	    {"matches.pairs", "{\"challenge\":\"h1\"}", "value", 1},
	    {"matches.pairs", "{\"challenge\":\"h2\"}", "value", 0},
	    {"matches.score_median", "{}", "value", 0.5},
	    {"matches.unmatched_share", "{}", "value", 0.5},
	    {"matches.gini", "{}", "value", 0.5},
	    {"pitches.count", "{}", "value", 3},
	    {"pitches.chosen_share", "{}", "value", 0.5},
	    {"pitches.per_challenge", "{}", "value", 3},
	    {"collaborations.count", "{}", "value", 2},
	    {"collaborations.alive_share", "{}", "value", 0.5},
	    {"collaborations.commitment_share", "{}", "value", 0.5},
	    {"activities.events", "{}", "value", 1},
	    {"activities.show_share", "{\"activity\":\"info_day\"}", "value", 0.5},
	    {"activities.rating", "{}", "value", 4},
	    {"health.later", "{}", "value", 2},
	    {"health.broken_refs", "{\"type\":\"attendance\",\"field\":\"event\"}", "value", 1},
	    {"health.broken_refs", "{\"type\":\"challenge\",\"field\":\"owner\"}", "value", 1},
	    {"health.missing_share", "{\"type\":\"participant\",\"field\":\"country\"}", "value", 0.5},
	};
	struct coco_report *report = report_of(small, COCO_LEN(small), 1, NULL);
	json_t *json = report_json(report);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		double got = value_of(json, cases[i].kpi, cases[i].group, cases[i].member);
		if (!strcmp(cases[i].member, "lo")) {
			cr_expect(isnan(got), "two answers give no interval of the median");
		} else {
			cr_expect(fabs(got - cases[i].want) < 1e-12, "%s %s: got %g, want %g", cases[i].kpi, cases[i].group, got, cases[i].want);
		}
	}
	json_t *cci = find(json, "perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\"}");
	json_t *missing = json_object_get(cci, "missing");
	cr_expect(json_integer_value(json_object_get(missing, "dont_know")) == 1 &&
	          json_integer_value(json_object_get(missing, "out_of_scale")) == 1);
	cr_expect_str_eq(json_string_value(json_object_get(cci, "flag")), "u");
	cr_expect_null(find(json, "funnel.reach", "{\"side\":\"other\",\"step\":\"connect\"}"), "a support organisation is no participant");
	json_decref(json);
	coco_report_free(report);
}

/* The same records in another order give the same bytes in every format. */
Test(figures, order_does_not_matter)
{
	static int (*const writers[])(const struct coco_report *, struct coco_buf *, struct coco_err *) = {
	    coco_report_json, coco_report_csv, coco_report_md, coco_report_html};
	static const size_t strides[] = {1, 2, 3, 5, 11}; /* coprime with the number of records */
	cr_assert(COCO_LEN(small) % 29 == 0);
	for (size_t f = 0; f < COCO_LEN(writers); f++) {
		struct coco_buf first = COCO_BUF_INIT, other = COCO_BUF_INIT;
		struct coco_err err = {0};
		for (size_t s = 0; s < COCO_LEN(strides); s++) {
			struct coco_report *report = report_of(small, COCO_LEN(small), strides[s], NULL);
			coco_buf_clear(&other);
			cr_expect_eq(writers[f](report, s ? &other : &first, &err), 0);
			cr_expect(!s || coco_str_eq(coco_buf_view(&first), coco_buf_view(&other)), "format %zu, stride %zu", f, strides[s]);
			coco_report_free(report);
		}
		coco_buf_free(&first);
		coco_buf_free(&other);
	}
}

/* lo <= value <= hi, n >= 0, flag u exactly under the catalogue's minimum, counts without an interval. */
Test(figures, invariants)
{
	struct coco_report *report = report_of(small, COCO_LEN(small), 1, NULL);
	struct coco_table_ref kpis = coco_table_find(&coco_tables_report, "kpi");
	cr_assert(coco_report_count(report) > 60);
	for (size_t i = 0; i < coco_report_count(report); i++) {
		struct coco_indicator one = coco_report_at(report, i);
		size_t row = coco_table_row(kpis, coco_table_column(kpis, "id"), coco_str_of(one.kpi));
		const char *method = coco_table_cell(kpis, row, coco_table_column(kpis, "method"));
		if (!strcmp(method, "as-named")) { /* another figure's, which is looked at by itself */
			continue;
		}
		bool interval = !isnan(one.lo);
		cr_expect_eq(isnan(one.lo), isnan(one.hi));
		cr_expect(!interval || (one.lo <= one.value && one.value <= one.hi), "%s", one.kpi);
		bool may = !strcmp(method, "order-statistics") || !strcmp(method, "funnel-limits") || !strcmp(method, "empirical-bayes") ||
		           !strcmp(method, "kaplan-meier") || !strcmp(method, "newcombe");
		cr_expect(!interval || may || !strcmp(method, "wilson"), "%s", one.kpi);
		cr_expect(strcmp(method, "wilson") || interval == (one.n > 0), "%s", one.kpi);
		cr_expect_eq(one.flag == 'u', one.n < atoi(coco_table_cell(kpis, row, coco_table_column(kpis, "min_n"))), "%s", one.kpi);
	}
	coco_report_free(report);
}

/* Regions by their second level, sizes in their order, campaigns; what is not known comes last and adds up with the rest. */
Test(figures, other_groups)
{
	static const char *const people[] = {"\"nuts\":\"SI036\",\"size\":\"large\",\"campaign\":\"2026\"",
	    "\"nuts\":\"SI03\",\"size\":\"micro\",\"campaign\":\"2025\"", "\"nuts\":\"AT\",\"size\":\"micro\"", "\"campaign\":\"2026\""};
	static const struct {
		unsigned by;
		const char *group;
		double want;
	} cases[] = {{COCO_BY_NUTS2, "{\"nuts2\":\"SI03\"}", 2}, {COCO_BY_NUTS2, "{\"nuts2\":\"unknown\"}", 2},
	    {COCO_BY_SIZE, "{\"size\":\"micro\"}", 2}, {COCO_BY_SIZE, "{\"size\":\"unknown\"}", 1},
	    {COCO_BY_CAMPAIGN, "{\"campaign\":\"2026\"}", 2}, {COCO_BY_CAMPAIGN, "{\"campaign\":\"unknown\"}", 1}};
	static const char *const sizes[] = {"micro", "large", "unknown"};
	size_t place = 0;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = cases[i].by};
		for (size_t k = 0; k < COCO_LEN(people); k++) {
			record_line("{\"type\":\"participant\",\"id\":\"p%zu\",\"side\":\"cci\",%s}", k, people[k]);
		}
		json_t *r = report_of_lines(&options), *one;
		size_t at;
		near(value_of(r, "participants.count", cases[i].group, "value"), cases[i].want, cases[i].group);
		json_array_foreach(json_object_get(r, "indicators"), at, one)
		{
			const char *size = json_string_value(json_object_get(json_object_get(one, "group"), "size"));
			bool count = !strcmp(json_string_value(json_object_get(one, "kpi")), "participants.count");
			cr_expect(!size || !count || (place < 6 && !strcmp(size, sizes[place++ % 3])), "%s", size);
		}
		json_decref(r);
	}
	cr_expect_eq(place, 6);
}
