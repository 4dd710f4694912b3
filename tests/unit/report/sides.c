/* Differences of two shares, each with its interval and its p, against figures by hand (Newcombe's method 10, Fisher's sum over the tables
 * that are no more likely, Holm over four steps). */
#include "help.h"

#include <math.h>

/* Of so many of a side, the first ones visited. */
static void side(const char *name, int n, int visitors)
{
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"%s%d\",\"side\":\"%s\"}", name, i, name);
		if (i < visitors)
			record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"%s%d\",\"status\":\"attended\"}", name, i);
	}
}

static json_t *report(void)
{
	struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}};
	return report_of_lines(&options);
}

Test(sides, how_far_each_side_gets)
{
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	side("avm", 10, 8);
	side("cci", 12, 3);
	side("both", 5, 5);
	json_t *r = report();
	expect(r, "funnel.side_difference", "{\"step\":\"connect\"}", "value", 0.55);
	expect(r, "funnel.side_difference", "{\"step\":\"connect\"}", "lo", 0.13083941481070172);
	expect(r, "funnel.side_difference", "{\"step\":\"connect\"}", "hi", 0.7655917250068687);
	expect(r, "funnel.side_difference", "{\"step\":\"connect\"}", "n", 22);
	expect(r, "funnel.side_p", "{\"step\":\"connect\"}", "value", 4 * 0.029973122852379824);
	expect(r, "funnel.side_difference", "{\"step\":\"solve\"}", "value", 0);
	expect(r, "funnel.side_p", "{\"step\":\"solve\"}", "value", 1);
	cr_expect(json_is_null(json_object_get(find(r, "funnel.side_p", "{\"step\":\"connect\"}"), "flag")), "both sides have ten");
	json_decref(r);
	side("avm", 9, 8);
	side("cci", 12, 3);
	r = report();
	cr_expect_str_eq(json_string_value(json_object_get(find(r, "funnel.side_difference", "{\"step\":\"connect\"}"), "flag")), "u");
	expect(r, "funnel.side_p", "{\"step\":\"connect\"}", "value", NAN); /* too few to be judged */
	json_decref(r);
	side("avm", 12, 3);
	r = report();
	cr_expect_null(find(r, "funnel.side_difference", "{\"step\":\"connect\"}"), "there is one side only");
	json_decref(r);
}

/* Collaborations of a status, the first ones after a meeting in person. */
static void agreed(const char *status, int n, int met)
{
	for (int i = 0; i < n; i++) {
		record_line(
		    "{\"type\":\"collaboration\",\"id\":\"%s%d\",\"participants\":[\"a\",\"b\"],\"status\":\"%s\",\"agreed\":\"2026-03-10\"}",
		    status, i, status);
		record_line(
		    "{\"type\":\"contact\",\"collaboration\":\"%s%d\",\"date\":\"2026-03-%02d\",\"participants\":[\"a\",\"b\"],\"purpose\":\"%s "
		    "%d\",\"mode\":\"%s\"}",
		    status, i, i == met ? 11 : 9, status, i, i <= met ? "in_person" : "phone");
	}
}

Test(sides, who_met_in_person_before_the_agreement)
{
	record_line("{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\"}");
	record_line("{\"type\":\"participant\",\"id\":\"b\",\"side\":\"cci\"}");
	agreed("active", 10, 9); /* the tenth met a day later: that does not count */
	agreed("dropped", 11, 2);
	json_t *r = report();
	expect(r, "trust.met_share", "{\"outcome\":\"alive\"}", "value", 0.9);
	expect(r, "trust.met_share", "{\"outcome\":\"dropped\"}", "value", 2.0 / 11);
	expect(r, "trust.met_difference", "{}", "value", 0.7181818181818183);
	expect(r, "trust.met_difference", "{}", "lo", 0.2943563004849412);
	expect(r, "trust.met_difference", "{}", "hi", 0.8723299523173245);
	expect(r, "trust.met_difference", "{}", "n", 21);
	expect(r, "trust.met_p", "{}", "value", 0.0019052155275065491);
	json_decref(r);
}
