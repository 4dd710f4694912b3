/* Days between steps against R's survfit (r.json), and who stands still. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "help.h"

/* An attended event of participant p on the day `days` before the reporting day; below 0: on no day. */
static void attended(int p, const char *activity, int days)
{
	static const struct coco_date as_of = {2026, 12, 31};
	char date[11] = "";
	coco_date_text(coco_date_from_days(coco_date_days(as_of) - days), date);
	if (days < 0) {
		record_line("{\"type\":\"event\",\"id\":\"e%d%s\",\"activity\":\"%s\"}", p, activity, activity);
	} else {
		record_line("{\"type\":\"event\",\"id\":\"e%d%s\",\"activity\":\"%s\",\"date\":\"%s\"}", p, activity, activity, date);
	}
	record_line("{\"type\":\"attendance\",\"event\":\"e%d%s\",\"participant\":\"p%d\",\"status\":\"attended\"}", p, activity, p);
}

Test(pace, as_r)
{
	const char *shared = getenv("SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/reference/r.json", shared ? shared : "../shared");
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	json_t *c = json_object_get(root, "kaplan_meier");
	for (int i = 0; i < 12; i++) {
		int time = (int)json_number_value(json_array_get(json_object_get(c, "time"), (size_t)i));
		bool reached = json_number_value(json_array_get(json_object_get(c, "event"), (size_t)i)) > 0;
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"avm\"}", i);
		attended(i, "info_day", time + 10 * reached);
		if (reached) {
			attended(i, "individual_visit", 10);
		}
	}
	json_t *report = report_of_lines(NULL);
	static const char *const groups[] = {"{\"step\":\"share\"}", "{\"step\":\"innovate\"}", "{\"side\":\"avm\",\"step\":\"innovate\"}"};
	for (size_t g = 0; g < COCO_LEN(groups); g++) {
		cr_expect(fabs(value_of(report, "pace.days", groups[g], "value") - json_number_value(json_object_get(c, "median"))) < 1e-9);
		cr_expect(fabs(value_of(report, "pace.days", groups[g], "lo") - 45) < 1e-9);
		cr_expect(isnan(value_of(report, "pace.days", groups[g], "hi")));
		cr_expect(fabs(value_of(report, "pace.days", groups[g], "n") - 12) < 1e-9);
	}
	static const struct {
		int day;
		size_t step; /* of R's steps: the last by this day */
	} days[] = {{30, 0}, {60, 2}, {90, 4}, {120, 5}, {180, 6}};
	for (size_t i = 0; i < COCO_LEN(days); i++) {
		char group[64];
		snprintf(group, sizeof group, "{\"step\":\"innovate\",\"within\":\"%d\"}", days[i].day);
		int at_risk = 0;
		for (size_t k = 0; k < 12; k++) {
			at_risk += json_number_value(json_array_get(json_object_get(c, "time"), k)) >= days[i].day;
		}
		expect(report, "pace.at_risk", group, "value", at_risk);
		double waiting = json_number_value(json_array_get(json_object_get(c, "surv"), days[i].step));
		expect(report, "pace.within_share", group, "value", 1 - waiting);
		expect(report, "pace.within_share", group, "lo",
		    1 - json_number_value(json_array_get(json_object_get(c, "upper95_loglog"), days[i].step)));
		expect(report, "pace.within_share", group, "hi",
		    1 - json_number_value(json_array_get(json_object_get(c, "lower95_loglog"), days[i].step)));
	}
	expect(report, "pace.within_share", "{\"step\":\"innovate\",\"within\":\"14\"}", "value", 0);
	cr_expect_null(find(report, "pace.within_share", "{\"step\":\"innovate\",\"within\":\"270\"}"), "nobody was followed so long");
	/* of the five who wait, four had their last record 90 days ago or earlier */
	cr_expect(fabs(value_of(report, "pace.still_share", "{}", "value") - 4.0 / 5) < 1e-9);
	json_decref(report);
	json_decref(root);
}

/* Who was there on an unknown day is missing; who is paused does not stand still; no record, no part in it. */
Test(pace, without_dates)
{
	for (int i = 0; i < 5; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"cci\"%s}", i, i == 3 ? ",\"status\":\"paused\"" : "");
	}
	attended(0, "info_day", 40);
	attended(0, "visit", 30);
	attended(1, "info_day", 100);
	attended(1, "hands_on", -1);
	attended(2, "visit", -1);
	attended(3, "info_day", 200);
	json_t *report = report_of_lines(NULL);
	const char *share = "{\"step\":\"share\"}";
	cr_expect(fabs(value_of(report, "pace.days", share, "value") - 10) < 1e-9, "one after 10 days, one waits");
	cr_expect(fabs(value_of(report, "pace.days", share, "n") - 2) < 1e-9);
	json_t *missing = json_object_get(find(report, "pace.days", share), "missing");
	cr_expect_eq(json_integer_value(json_object_get(missing, "not_given")), 2);
	cr_expect(fabs(value_of(report, "pace.still_share", "{}", "value") - 1.0 / 2) < 1e-9);
	cr_expect(fabs(value_of(report, "pace.still_share", "{}", "n") - 2) < 1e-9);
	json_decref(report);
}

Test(pace, cohorts)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}};
	static const char *const events[][2] = {
	    {"info_day", "2026-03-31"}, {"hands_on", "2026-07-01"}, {"info_day", "2026-04-01"}, {"visit", "2025-12-31"}};
	for (size_t e = 0; e < COCO_LEN(events); e++) {
		record_line("{\"type\":\"event\",\"id\":\"e%zu\",\"activity\":\"%s\",\"date\":\"%s\"}", e, events[e][0], events[e][1]);
	}
	static const int came[][2] = {{0, 0}, {0, 1}, {1, 0}, {2, 2}, {3, 3}}; /* person, event */
	for (size_t i = 0; i < COCO_LEN(came); i++) {
		record_line("{\"type\":\"attendance\",\"event\":\"e%d\",\"participant\":\"p%d\",\"status\":\"attended\"}", came[i][1], came[i][0]);
	}
	for (int i = 0; i < 5; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"cci\"}", i);
	}
	json_t *r = report_of_lines(&options);
	cr_expect(value_of(r, "cohorts.reach", "{\"cohort\":\"2026-Q1\",\"step\":\"connect\"}", "n") == 2);
	cr_expect(value_of(r, "cohorts.reach", "{\"cohort\":\"2026-Q1\",\"step\":\"solve\"}", "value") == .5);
	cr_expect(value_of(r, "cohorts.reach", "{\"cohort\":\"2026-Q1\",\"step\":\"innovate\"}", "value") == 0);
	cr_expect(value_of(r, "cohorts.reach", "{\"cohort\":\"2026-Q2\",\"step\":\"connect\"}", "n") == 1);
	cr_expect(value_of(r, "cohorts.reach", "{\"cohort\":\"2025-Q4\",\"step\":\"share\"}", "value") == 1);
	json_decref(r);
}
