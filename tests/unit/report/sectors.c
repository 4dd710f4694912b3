/* Which sectors work with which, by hand; and that a pair below the minimum cell is no row. */
#include <math.h>

#include "help.h"

static void people(void)
{
	record_line("{\"type\":\"participant\",\"id\":\"a1\",\"side\":\"avm\",\"nace\":[\"25.1\",\"25.2\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"a2\",\"side\":\"avm\"}");
	record_line("{\"type\":\"participant\",\"id\":\"b1\",\"side\":\"both\",\"nace\":[\"28\"],\"creative_sectors\":[\"music\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"c1\",\"side\":\"cci\",\"creative_sectors\":[\"graphic_design\",\"design\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"c2\",\"side\":\"cci\",\"creative_sectors\":[\"music\"]}");
}

static void together(int k, const char *who, const char *status)
{
	record_line(
	    "{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[%s],\"status\":\"%s\",\"start\":\"2026-01-01\"}", k, who, status);
}

static size_t pairs(const json_t *report)
{
	size_t n = 0, at;
	json_t *one;
	json_array_foreach(json_object_get(report, "indicators"), at, one)
	{
		n += json_object_get(json_object_get(one, "group"), "avm_sector") != NULL;
	}
	return n;
}

/* Divisions and uppermost sectors; both of one collaboration once; who is of both sides is no partner of its own. */
Test(sectors, by_hand)
{
	people();
	together(1, "\"a1\",\"c1\"", "active");
	together(2, "\"a1\",\"c1\",\"c2\"", "dropped");
	together(3, "\"a2\",\"c2\"", "agreed");
	together(4, "\"a1\",\"c2\"", "contact");
	together(5, "\"b1\",\"c2\"", "completed");
	together(6, "\"a1\",\"zz\"", "active");
	json_t *r = report_of_lines(NULL);
	expect(r, "partnerships.sectors", "{\"avm_sector\":\"25\",\"cci_sector\":\"design\"}", "value", 2);
	expect(r, "partnerships.sectors", "{\"avm_sector\":\"25\",\"cci_sector\":\"music\"}", "value", 1);
	expect(r, "partnerships.sectors", "{\"avm_sector\":\"unknown\",\"cci_sector\":\"music\"}", "value", 1);
	expect(r, "partnerships.sectors", "{\"avm_sector\":\"28\",\"cci_sector\":\"music\"}", "value", 1);
	cr_expect_eq(pairs(r), 4);
	json_decref(r);
}

Test(sectors, small_pairs_are_no_rows)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	for (int all = 9; all <= 10; all++) {
		people();
		for (int k = 0; k < 9; k++) {
			together(k, k < 5 ? "\"a1\",\"c1\"" : "\"a1\",\"c2\"", "active");
		}
		together(10, "\"a1\",\"a2\"", all == 10 ? "active" : "contact");
		json_t *r = report_of_lines(&options);
		cr_expect_eq(pairs(r), all == 10 ? 1 : 0, "four are told no more than none, nor five where four are left");
		json_decref(r);
	}
}
