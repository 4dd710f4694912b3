/* Periods: their names, what counts within and what stood at their end, by hand; a period that is not over. */
#include <math.h>
#include <string.h>

#include "help.h"

Test(period, names)
{
	static const struct {
		const char *text;
		struct coco_period want; /* from.year 0: an error */
	} cases[] = {
	    {"2026", {{2026, 1, 1}, {2026, 12, 31}}},
	    {"2026-03", {{2026, 3, 1}, {2026, 3, 31}}},
	    {"2024-02", {{2024, 2, 1}, {2024, 2, 29}}},
	    {"1900-02", {{1900, 2, 1}, {1900, 2, 28}}},
	    {"2026-Q1", {{2026, 1, 1}, {2026, 3, 31}}},
	    {"2026-Q4", {{2026, 10, 1}, {2026, 12, 31}}},
	    {"2026-03-05/2026-03-05", {{2026, 3, 5}, {2026, 3, 5}}},
	    {"2026-03-05/2026-03-04", {{0}, {0}}},
	    {"2026-Q5", {{0}, {0}}},
	    {"2026-Q", {{0}, {0}}},
	    {"2026-", {{0}, {0}}},
	    {"2026-13", {{0}, {0}}},
	    {"2026-00", {{0}, {0}}},
	    {"2026-3", {{0}, {0}}},
	    {"26", {{0}, {0}}},
	    {"0000", {{0}, {0}}},
	    {"2026-02-30/2026-03-01", {{0}, {0}}},
	    {"/", {{0}, {0}}},
	    {"", {{0}, {0}}},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_period got;
		struct coco_err err = {0};
		int status = coco_period_parse(cases[i].text, &got, &err);
		cr_expect_eq(status, cases[i].want.from.year ? 0 : -1, "%s", cases[i].text);
		cr_expect(
		    status || (!coco_date_cmp(got.from, cases[i].want.from) && !coco_date_cmp(got.to, cases[i].want.to)), "%s", cases[i].text);
		cr_expect(!status || (err.exit == COCO_EXIT_USAGE && strstr(err.text, "period")), "%s: %s", cases[i].text, err.text);
	}
}

static json_t *report_of_period(const char *period, struct coco_date as_of)
{
	struct coco_report_options options = {.tool = "test", .as_of = as_of, .by = COCO_BY_SIDE};
	struct coco_err err = {0};
	cr_assert(!period || !coco_period_parse(period, &options.period, &err));
	record_line("{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\"}");
	record_line("{\"type\":\"participant\",\"id\":\"b\",\"side\":\"cci\",\"joined\":\"2026-02-10\"}");
	record_line("{\"type\":\"participant\",\"id\":\"c\",\"side\":\"cci\",\"joined\":\"2026-05-02\"}");
	record_line("{\"type\":\"challenge\",\"id\":\"h\",\"owner\":\"a\",\"text\":\"t\",\"seats_max\":3}");
	record_line("{\"type\":\"challenge\",\"id\":\"i\",\"owner\":\"a\",\"text\":\"t\",\"opens\":\"2026-06-01\",\"seats_max\":4}");
	record_line("{\"type\":\"pitch\",\"id\":\"p1\",\"challenge\":\"h\",\"participant\":\"b\",\"date\":\"2026-03-31\",\"chosen\":true}");
	record_line("{\"type\":\"pitch\",\"id\":\"p2\",\"challenge\":\"h\",\"participant\":\"b\",\"date\":\"2026-04-01\",\"chosen\":false}");
	record_line("{\"type\":\"pitch\",\"id\":\"p3\",\"challenge\":\"h\",\"participant\":\"b\",\"chosen\":false}");
	record_line("{\"type\":\"event\",\"id\":\"e1\",\"activity\":\"info_day\",\"date\":\"2025-12-31\"}");
	record_line("{\"type\":\"event\",\"id\":\"e2\",\"activity\":\"info_day\",\"date\":\"2026-01-01\"}");
	record_line("{\"type\":\"attendance\",\"event\":\"e1\",\"participant\":\"a\",\"status\":\"attended\"}");
	record_line("{\"type\":\"attendance\",\"event\":\"e2\",\"participant\":\"b\",\"status\":\"attended\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k1\",\"participants\":[\"a\",\"b\"],\"status\":\"active\",\"start\":\"2026-03-20\","
	            "\"agreed\":\"2026-04-02\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k2\",\"participants\":[\"a\",\"b\"],\"status\":\"active\",\"start\":\"2026-03-20\"}");
	for (int i = 1; i <= 3; i++) {
		record_line("{\"type\":\"response\",\"participant\":\"b\",\"survey\":\"s\",\"item\":\"i\",\"wave\":\"%d\",\"construct\":\"bold\","
		            "\"value\":%d,\"scale_min\":1,\"scale_max\":5,\"submitted\":\"2026-0%d-15T10:00:00+01:00\"}",
		    i, i, i * 2);
	}
	record_line("{\"type\":\"response\",\"participant\":\"b\",\"survey\":\"s\",\"item\":\"i\",\"wave\":\"undated\",\"value\":1}");
	return report_of_lines(&options);
}

Test(period, flows_and_stocks)
{
	static const struct {
		const char *kpi, *group;
		double all, first_quarter, second_quarter; /* NaN: not in the report */
	} cases[] = {
	    {"participants.count", "{}", 3, 2, 3},
	    {"participants.count", "{\"side\":\"cci\"}", 2, 1, 2},
	    {"funnel.reached", "{\"step\":\"connect\"}", 2, 2, 2}, /* what stood at the end: also what came before the period */
	    {"challenges.count", "{}", 2, 1, 2},
	    {"challenges.seats", "{}", 7, 3, 7},
	    {"pitches.count", "{}", 3, 1, 1},
	    {"pitches.chosen_share", "{}", 1.0 / 3, 1, 0},
	    {"activities.events", "{}", 2, 1, NAN},
	    {"activities.attended", "{}", 2, 1, NAN},
	    {"collaborations.count", "{}", 2, 1, 1},
	    {"perceptions.median", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"wave\":\"2\",\"side\":\"cci\"}", 2, NAN, 2},
	    {"health.undated", "{}", NAN, 4, 4},
	    {"health.undated", "{\"type\":\"participant\"}", NAN, 1, 1},
	    {"health.undated", "{\"type\":\"challenge\"}", NAN, 1, 1},
	    {"health.undated", "{\"type\":\"response\"}", NAN, 1, 1},
	    {"health.undated", "{\"type\":\"pitch\"}", NAN, 1, 1},
	    {"health.undated", "{\"type\":\"event\"}", NAN, 0, 0},
	};
	json_t *reports[] = {report_of_period(NULL, (struct coco_date){2026, 12, 31}),
	    report_of_period("2026-Q1", (struct coco_date){2026, 12, 31}), report_of_period("2026-Q2", (struct coco_date){2026, 12, 31})};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const double wants[] = {cases[i].all, cases[i].first_quarter, cases[i].second_quarter};
		for (size_t k = 0; k < COCO_LEN(reports); k++) {
			json_t *one = find(reports[k], cases[i].kpi, cases[i].group);
			cr_expect_eq(one != NULL, !isnan(wants[k]), "%s %s in %zu", cases[i].kpi, cases[i].group, k);
			double got = one ? json_number_value(json_object_get(one, "value")) : (double)NAN;
			cr_expect(!one || fabs(got - wants[k]) < 1e-9, "%s %s in %zu: got %g, want %g", cases[i].kpi, cases[i].group, k, got, wants[k]);
			cr_expect(!one || json_string_length(json_object_get(one, "flag")) == 0 ||
			          strcmp(json_string_value(json_object_get(one, "flag")), "p") != 0);
		}
	}
	json_t *flow = json_object_get(find(reports[1], "pitches.count", "{}"), "period");
	json_t *stock = json_object_get(find(reports[1], "participants.count", "{}"), "period");
	cr_expect_str_eq(json_string_value(json_object_get(flow, "from")), "2026-01-01");
	cr_expect_str_eq(json_string_value(json_object_get(flow, "to")), "2026-03-31");
	cr_expect_str_eq(json_string_value(json_object_get(stock, "from")), "2025-12-31");
	cr_expect_str_eq(json_string_value(json_object_get(stock, "to")), "2026-03-31");
	for (size_t k = 0; k < COCO_LEN(reports); k++) {
		json_decref(reports[k]);
	}
}

/* The flows of a period that is not over are provisional, the stocks stand as of today; one that has not begun is refused. */
Test(period, not_over)
{
	json_t *r = report_of_period("2026", (struct coco_date){2026, 3, 31});
	cr_expect_str_eq(json_string_value(json_object_get(find(r, "pitches.count", "{}"), "flag")), "p");
	cr_expect(json_is_null(json_object_get(find(r, "participants.count", "{}"), "flag")));
	cr_expect_str_eq(json_string_value(json_object_get(json_object_get(r, "period"), "to")), "2026-03-31");
	json_decref(r);
	struct coco_report_options options = {.as_of = {2026, 3, 31}};
	struct coco_err err = {0};
	cr_expect(!coco_period_parse("2026-Q2", &options.period, &err) && !coco_report_new(&options, &err) && err.exit == COCO_EXIT_USAGE);
}
