/* By hand: effects by wave and evidence, vouchers, barriers and wishes, ranks, feedback, what rewriting did, who came back. */
#include <math.h>
#include <string.h>

#include "help.h"

static json_t *report_on(int year, int month, int day)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {year, month, day}, .by = COCO_BY_SIDE};
	return report_of_lines(&options);
}

static void impact(const char *collaboration, const char *impact, const char *wave, const char *rest)
{
	static int number;
	record_line(
	    "{\"type\":\"impact\",\"collaboration\":\"%s\",\"impact\":\"%s\",\"wave\":\"%s\",\"indicator\":\"i%d\",\"date\":\"2026-05-01\"%s}",
	    collaboration, impact, wave, number++, rest);
}

Test(impacts, once_for_a_collaboration)
{
	for (int i = 1; i <= 4; i++) {
		record_line(
		    "{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[\"a\",\"c\"],\"status\":\"active\",\"agreed\":\"2025-0%d-01\"}",
		    i, i);
	}
	impact("k1", "new_products", "6m", ",\"path\":\"servitisation\",\"evidence\":\"self\"");
	impact("k1", "new_products", "6m", ",\"path\":\"product_value\",\"evidence\":\"verified\"");
	impact("k2", "new_products", "6m", ",\"trend\":\"horizontal\"");
	impact("k2", "jobs", "6m", ",\"value\":3,\"baseline\":1,\"evidence\":\"documented\"");
	impact("k3", "jobs", "6m", ",\"value\":2,\"baseline\":2,\"evidence\":\"documented\""); /* nothing changed, but asked */
	impact("k1", "jobs", "12m", ",\"value\":0.5");
	impact("k1", "jobs", "pre", ",\"value\":9");
	record_line("{\"type\":\"impact\",\"participant\":\"a\",\"impact\":\"jobs\",\"wave\":\"6m\",\"value\":7}"); /* of no collaboration */
	json_t *r = report_on(2026, 12, 31);
	expect(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}", "value", 2.0 / 3);
	expect(r, "impacts.proven_share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}", "value", 1.0 / 3);
	expect(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"jobs\"}", "value", 1.0 / 3);
	expect(r, "impacts.proven_share", "{\"wave\":\"12m\",\"impact\":\"jobs\"}", "value", 0);
	/* k1 has a document for one of its two records, k2 told without any; the best counts, and both add up to the share */
	expect(r, "impacts.level_share", "{\"wave\":\"6m\",\"impact\":\"new_products\",\"evidence\":\"verified\"}", "value", 1.0 / 3);
	expect(r, "impacts.level_share", "{\"wave\":\"6m\",\"impact\":\"new_products\",\"evidence\":\"self\"}", "value", 0);
	expect(r, "impacts.level_share", "{\"wave\":\"6m\",\"impact\":\"new_products\",\"evidence\":\"not_given\"}", "value", 1.0 / 3);
	expect(r, "impacts.trend_share", "{\"wave\":\"6m\",\"impact\":\"new_products\",\"trend\":\"vertical\"}", "value", 1.0 / 3);
	expect(r, "impacts.trend_share", "{\"wave\":\"6m\",\"impact\":\"new_products\",\"trend\":\"horizontal\"}", "value", 1.0 / 3);
	/* effects that nobody told stand there with 0, their heading and their levels do not */
	expect(r, "impacts.share", "{\"wave\":\"12m\",\"impact\":\"social_inclusion\"}", "value", 0);
	cr_expect_null(find(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"jobs_wellbeing\"}"));
	cr_expect_null(find(r, "impacts.level_share", "{\"wave\":\"12m\",\"impact\":\"sustainability\",\"evidence\":\"self\"}"));
	expect(r, "impacts.path_share", "{\"wave\":\"6m\",\"path\":\"servitisation\"}", "value", 1.0 / 3);
	expect(r, "impacts.path_share", "{\"wave\":\"6m\",\"trend\":\"vertical\"}", "value", 1.0 / 3); /* from its paths */
	expect(r, "impacts.path_share", "{\"wave\":\"6m\",\"trend\":\"horizontal\"}", "value", 1.0 / 3);
	expect(r, "impacts.records", "{\"wave\":\"6m\",\"evidence\":\"not_given\"}", "value", 1);
	expect(r, "impacts.records", "{\"wave\":\"6m\",\"evidence\":\"documented\"}", "n", 4);
	expect(r, "impacts.jobs", "{\"wave\":\"6m\"}", "value", 2);
	expect(r, "impacts.jobs", "{\"wave\":\"12m\"}", "value", .5);
	expect(r, "impacts.asked_share", "{\"wave\":\"6m\"}", "value", .75);
	expect(r, "impacts.asked_share", "{\"wave\":\"12m\"}", "value", .25);
	json_decref(r);
}

/* Measured as nothing: the collaboration was asked, and has no effect; of jobs it is an answer all the same. */
Test(impacts, measured_as_nothing)
{
	impact("k1", "new_products", "6m", ",\"value\":0,\"evidence\":\"verified\",\"path\":\"servitisation\"");
	impact("k2", "new_products", "6m", ",\"value\":-1,\"evidence\":\"self\"");
	impact("k3", "new_products", "6m", "");
	impact("k1", "jobs", "6m", ",\"value\":0");
	impact("k2", "jobs", "6m", ",\"value\":2");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}", "value", 2.0 / 3);
	expect(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}", "n", 3);
	expect(r, "impacts.proven_share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}", "value", 0);
	expect(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"jobs\"}", "value", 1.0 / 3);
	cr_expect_null(find(r, "impacts.path_share", "{\"wave\":\"6m\",\"path\":\"servitisation\"}"));
	cr_expect_null(find(r, "impacts.records", "{\"wave\":\"6m\",\"evidence\":\"verified\"}"));
	expect(r, "impacts.jobs", "{\"wave\":\"6m\"}", "value", 2);
	expect(r, "impacts.jobs", "{\"wave\":\"6m\"}", "n", 2);
	json_decref(r);
}

/* What cannot be added stands apart; what both sides tell of one collaboration counts once, by the best evidence. */
Test(impacts, jobs_by_unit)
{
	static const char *const told[] = {"\"collaboration\":\"k1\",\"participant\":\"a\",\"value\":3,\"unit\":\"fte\",\"evidence\":\"self\"",
	    "\"collaboration\":\"k1\",\"participant\":\"c\",\"value\":3,\"unit\":\"FTE\",\"evidence\":\"self\"",
	    "\"collaboration\":\"k2\",\"participant\":\"a\",\"value\":9,\"unit\":\"Vollzeit\u00e4quivalente\",\"evidence\":\"self\"",
	    "\"collaboration\":\"k2\",\"participant\":\"c\",\"value\":2,\"unit\":\"full-time equivalents\",\"evidence\":\"documented\"",
	    "\"collaboration\":\"k3\",\"participant\":\"a\",\"value\":12,\"unit\":\"%\"",
	    "\"collaboration\":\"k4\",\"participant\":\"a\",\"value\":1600,\"unit\":\"h\"",
	    "\"collaboration\":\"k4\",\"participant\":\"a\",\"value\":5,\"baseline\":1,\"unit\":\"persons\"",
	    "\"collaboration\":\"k1\",\"value\":1"};
	for (size_t i = 0; i < COCO_LEN(told); i++) {
		record_line(
		    "{\"type\":\"impact\",\"impact\":\"jobs\",\"indicator\":\"i%zu\",\"wave\":\"12m\",\"date\":\"2026-06-01\",%s}", i, told[i]);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "impacts.fte", "{\"wave\":\"12m\"}", "value", 5);
	expect(r, "impacts.fte", "{\"wave\":\"12m\"}", "n", 2);
	expect(r, "impacts.jobs", "{\"wave\":\"12m\"}", "value", 5);
	expect(r, "impacts.jobs", "{\"wave\":\"12m\"}", "n", 2);
	missing(r, "impacts.jobs", "{\"wave\":\"12m\"}", "unknown", 2);
	json_decref(r);
}

/* What is dated before the agreement is no effect of it; less may be the aim, but fewer jobs are not the effect jobs. */
Test(impacts, before_and_below)
{
	static const char *const told[] = {"\"collaboration\":\"k1\",\"impact\":\"new_products\",\"date\":\"2026-01-31\"",
	    "\"collaboration\":\"k2\",\"impact\":\"new_products\",\"date\":\"2026-02-01\"",
	    "\"collaboration\":\"k2\",\"impact\":\"sustainability\",\"value\":3,\"baseline\":9,\"unit\":\"kg\",\"date\":\"2026-06-01\"",
	    "\"collaboration\":\"k3\",\"impact\":\"jobs\",\"value\":3,\"baseline\":5,\"unit\":\"jobs\",\"date\":\"2026-06-01\"",
	    "\"collaboration\":\"gone\",\"impact\":\"new_products\",\"date\":\"2026-01-31\""};
	for (size_t i = 1; i <= 3; i++) {
		record_line("{\"type\":\"collaboration\",\"id\":\"k%zu\",\"participants\":[\"a\",\"c\"],\"status\":\"active\",\"agreed\":"
		            "\"2026-02-01\"}",
		    i);
	}
	for (size_t i = 0; i < COCO_LEN(told); i++) {
		record_line("{\"type\":\"impact\",\"indicator\":\"i%zu\",\"wave\":\"6m\",%s}", i, told[i]);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "impacts.share", "{\"impact\":\"new_products\",\"wave\":\"6m\"}", "value", 2.0 / 3);
	expect(r, "impacts.share", "{\"impact\":\"new_products\",\"wave\":\"6m\"}", "n", 3); /* k2, k3, gone */
	expect(r, "impacts.share", "{\"impact\":\"sustainability\",\"wave\":\"6m\"}", "value", 1.0 / 3);
	expect(r, "impacts.share", "{\"impact\":\"jobs\",\"wave\":\"6m\"}", "value", 0);
	expect(r, "impacts.jobs", "{\"wave\":\"6m\"}", "value", -2);
	expect(r, "health.misdated", "{}", "value", 1);
	json_decref(r);
}

static void voucher(const char *id, const char *applicant, const char *rest)
{
	record_line("{\"type\":\"voucher\",\"id\":\"%s\",\"applicant\":\"%s\",%s}", id, applicant, rest);
}

/* Five people of one organisation apply, and one of another: two contribute, and one has most. */
Test(vouchers, money_of_organisations)
{
	static const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	for (int i = 0; i < 6; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"avm\",\"org_id\":\"o%d\"}", i, i / 5);
		record_line("{\"type\":\"voucher\",\"id\":\"v%d\",\"applicant\":\"p%d\",\"status\":\"drawn\",\"granted\":100,\"drawn\":80,"
		            "\"own_share\":20,\"currency\":\"EUR\"}",
		    i, i);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "vouchers.hhi", "{\"currency\":\"EUR\"}", "value", 26. / 36);
	expect(r, "vouchers.hhi", "{\"currency\":\"EUR\"}", "n", 2);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", 600);
	json_decref(r);
	for (int i = 0; i < 6; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"avm\",\"org_id\":\"o%d\"}", i, i / 5);
		record_line("{\"type\":\"voucher\",\"id\":\"v%d\",\"applicant\":\"p%d\",\"status\":\"drawn\",\"granted\":100,\"drawn\":80,"
		            "\"own_share\":20,\"currency\":\"EUR\"}",
		    i, i);
	}
	r = report_of_lines(&options);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", NAN);
	expect(r, "vouchers.gini", "{\"currency\":\"EUR\"}", "value", NAN);
	json_decref(r);
}

Test(vouchers, money_and_comparison)
{
	record_line("{\"type\":\"collaboration\",\"id\":\"k1\",\"participants\":[\"a\",\"c\"],\"status\":\"active\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k2\",\"participants\":[\"a\",\"c\"],\"status\":\"dropped\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k3\",\"participants\":[\"a\",\"c\"],\"status\":\"unknown\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k4\",\"participants\":[\"a\",\"c\"],\"status\":\"active\"}");
	voucher("v1", "a", "\"status\":\"drawn\",\"granted\":100,\"drawn\":60,\"own_share\":30,\"currency\":\"EUR\",\"collaboration\":\"k1\"");
	voucher(
	    "v2", "b", "\"status\":\"completed\",\"granted\":300,\"drawn\":140,\"own_share\":70,\"currency\":\"EUR\",\"collaboration\":\"k2\"");
	voucher("v3", "a", "\"status\":\"granted\",\"granted\":100,\"currency\":\"EUR\",\"collaboration\":\"k3\"");
	voucher("v4", "c", "\"status\":\"granted\",\"granted\":5000,\"currency\":\"HUF\"");
	voucher("v5", "d", "\"status\":\"rejected\",\"currency\":\"EUR\",\"comparison_group\":true,\"collaboration\":\"k2\"");
	voucher("v5b", "d", "\"status\":\"rejected\",\"currency\":\"EUR\",\"comparison_group\":true,\"collaboration\":\"k4\"");
	voucher("v6", "e", "\"status\":\"applied\",\"currency\":\"EUR\"");
	voucher("v7", "f", "\"status\":\"granted\",\"decided\":\"2027-01-01\",\"granted\":9,\"currency\":\"EUR\"");
	voucher("v8", "g", "\"status\":\"granted\",\"currency\":\"EUR\"");
	/* a second voucher for k1: one collaboration all the same */
	voucher("v9", "h", "\"status\":\"drawn\",\"granted\":9,\"drawn\":6,\"own_share\":0,\"currency\":\"CZK\",\"collaboration\":\"k1\"");
	voucher("v10", "i", "\"status\":\"drawn\",\"granted\":9,\"drawn\":6,\"own_share\":0,\"currency\":\"CZK\",\"collaboration\":\"k1\"");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "vouchers.count", "{}", "value", 10);
	expect(r, "vouchers.per_lasting", "{\"currency\":\"CZK\"}", "value", 12);
	expect(r, "vouchers.per_lasting", "{\"currency\":\"CZK\"}", "n", 1);
	expect(r, "vouchers.count", "{\"status\":\"granted\"}", "value", 3);
	expect(r, "vouchers.granted_share", "{}", "value", 7.0 / 9);
	missing(r, "vouchers.granted_share", "{}", "not_yet", 1);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", 500);
	missing(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "not_given", 1);
	expect(r, "vouchers.granted", "{\"currency\":\"HUF\"}", "value", 5000);
	expect(r, "vouchers.drawn", "{\"currency\":\"EUR\"}", "value", 200);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", .5); /* of 400: of v3 nobody knows what was drawn */
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "value", .5);
	expect(r, "vouchers.per_lasting", "{\"currency\":\"EUR\"}", "value", 200); /* k1 alone lasts */
	expect(r, "vouchers.per_lasting", "{\"currency\":\"HUF\"}", "value", NAN);
	expect(r, "vouchers.hhi", "{\"currency\":\"EUR\"}", "value", .4 * .4 + .6 * .6);
	expect(r, "vouchers.gini", "{\"currency\":\"EUR\"}", "value", .1);
	/* k1 and k2, each once; k2, of which one voucher was granted, is none of the comparison group */
	expect(r, "vouchers.lasting_share", "{\"voucher\":\"granted\"}", "value", .5);
	expect(r, "vouchers.lasting_share", "{\"voucher\":\"granted\"}", "n", 2);
	missing(r, "vouchers.lasting_share", "{\"voucher\":\"granted\"}", "unknown", 1);
	missing(r, "vouchers.lasting_share", "{\"voucher\":\"granted\"}", "not_given", 2);
	expect(r, "vouchers.lasting_share", "{\"voucher\":\"comparison\"}", "value", 1);
	expect(r, "vouchers.lasting_share", "{\"voucher\":\"comparison\"}", "n", 1);
	json_decref(r);
}

/* More drawn than granted: one of the two is wrong; no share is above 1. */
Test(vouchers, drawn_above_granted)
{
	voucher("v1", "a", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":5001,\"own_share\":1000,\"currency\":\"EUR\"");
	voucher("v2", "b", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":5000,\"own_share\":500,\"currency\":\"EUR\"");
	voucher("v3", "c", "\"status\":\"drawn\",\"drawn\":5000,\"currency\":\"EUR\"");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", 10000);
	expect(r, "vouchers.drawn", "{\"currency\":\"EUR\"}", "value", 5000);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", 1);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "n", 1);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "value", .1);
	expect(r, "health.overdrawn", "{}", "value", 1);
	expect(r, "health.overdrawn", "{}", "n", 3);
	json_decref(r);
}

/* What is promised beside a voucher that lies unused was added to nothing. */
Test(vouchers, own_share_of_the_unused)
{
	voucher("v1", "a", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":1000,\"own_share\":500,\"currency\":\"EUR\"");
	voucher("v2", "b", "\"status\":\"granted\",\"granted\":5000,\"drawn\":0,\"own_share\":9500,\"currency\":\"EUR\"");
	voucher("v3", "c", "\"status\":\"granted\",\"granted\":5000,\"drawn\":0,\"currency\":\"EUR\"");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "value", .5);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "n", 1);
	missing(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "not_given", 0);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", 1000.0 / 15000);
	json_decref(r);
}

/* An own share that nobody gave is not nought: the voucher is in neither sum. */
Test(vouchers, own_share_not_given)
{
	voucher("v1", "a", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":5000,\"own_share\":1000,\"currency\":\"EUR\"");
	voucher("v2", "b", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":4000,\"own_share\":0,\"currency\":\"EUR\"");
	voucher("v3", "c", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":5000,\"currency\":\"EUR\"");
	voucher("v4", "d", "\"status\":\"drawn\",\"granted\":5000,\"drawn\":5000,\"currency\":\"CZK\"");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "value", 1000.0 / 9000);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "n", 2);
	missing(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "not_given", 1);
	expect(r, "vouchers.drawn", "{\"currency\":\"EUR\"}", "n", 3);
	expect(r, "vouchers.leverage", "{\"currency\":\"CZK\"}", "value", NAN);
	json_decref(r);
}

Test(voices, of_those_asked)
{
	record_line(
	    "{\"type\":\"participant\",\"id\":\"a1\",\"side\":\"avm\",\"barriers\":[\"management\",\"management\",\"unclear_outcome\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"a2\",\"side\":\"avm\",\"barriers\":[]}");
	record_line("{\"type\":\"participant\",\"id\":\"a3\",\"side\":\"avm\"}");
	record_line("{\"type\":\"participant\",\"id\":\"a4\",\"side\":\"avm\",\"status\":\"prospect\",\"barriers\":[\"management\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"c1\",\"side\":\"cci\",\"barriers\":[\"stereotypes\"],\"wishes\":[\"mentoring\"]}");
	record_line("{\"type\":\"participant\",\"id\":\"b1\",\"side\":\"both\",\"barriers\":[\"stereotypes\"]}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "voices.barrier_share", "{\"side\":\"avm\",\"barrier\":\"management\"}", "value", .5);
	missing(r, "voices.barrier_share", "{\"side\":\"avm\",\"barrier\":\"management\"}", "no_answer", 1);
	expect(r, "voices.barrier_share", "{\"side\":\"cci\",\"barrier\":\"stereotypes\"}", "n", 1);
	expect(r, "voices.wish_share", "{\"side\":\"cci\",\"wish\":\"mentoring\"}", "value", 1);
	json_decref(r);
}

Test(choices, ranks)
{
	static const struct {
		int rank;
		const char *status;
	} matches[] = {{1, "accepted"}, {1, "declined"}, {1, "assigned"}, {2, "vetoed"}, {4, "declined"}, {5, "accepted"}, {9, "accepted"},
	    {0, "declined"}};
	for (size_t i = 0; i < COCO_LEN(matches); i++) {
		record_line("{\"type\":\"match\",\"round\":1,\"challenge\":\"h\",\"participant\":\"p%zu\",\"rank\":%d,\"status\":\"%s\"}", i,
		    matches[i].rank, matches[i].status);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "matches.accepted_share", "{\"rank\":\"1\"}", "value", .5);
	missing(r, "matches.accepted_share", "{\"rank\":\"1\"}", "not_yet", 1);
	expect(r, "matches.accepted_share", "{\"rank\":\"2\"}", "value", NAN);
	missing(r, "matches.accepted_share", "{\"rank\":\"2\"}", "not_shown", 1); /* vetoed: nobody will decide it */
	expect(r, "matches.accepted_share", "{\"rank\":\"4-5\"}", "value", .5);
	expect(r, "matches.accepted_share", "{\"rank\":\"6+\"}", "value", 1);
	expect(r, "matches.accepted_share", "{\"rank\":\"unknown\"}", "value", 0);
	json_decref(r);
}

/* On 20 May the fourteen days of a pitch of 6 May are just over. */
Test(choices, feedback)
{
	static const char *const pitches[] = {"\"date\":\"2026-05-01\",\"feedback_sent\":\"2026-05-15\"",
	    "\"date\":\"2026-05-01\",\"feedback_sent\":\"2026-05-16\"", "\"date\":\"2026-05-06\"", "\"date\":\"2026-05-07\"",
	    "\"date\":\"2026-05-07\",\"feedback_sent\":\"2026-05-08\"", "\"feedback_sent\":\"2026-05-08\"", "\"date\":\"2026-05-21\""};
	for (size_t i = 0; i < COCO_LEN(pitches); i++) {
		record_line("{\"type\":\"pitch\",\"id\":\"q%zu\",\"challenge\":\"h\",\"participant\":\"p\",%s}", i, pitches[i]);
	}
	json_t *r = report_on(2026, 5, 20);
	expect(r, "pitches.feedback_share", "{}", "value", .5);
	expect(r, "pitches.feedback_share", "{}", "n", 4);
	missing(r, "pitches.feedback_share", "{}", "not_yet", 1);
	missing(r, "pitches.feedback_share", "{}", "not_given", 1);
	json_decref(r);
}

/* Of three creatives who may be matched one pitched by the day; a pitch of later, one of a manufacturer and one of nobody known count for
 * none. A creative who withdrew is none of those who could. */
Test(choices, without_a_pitch)
{
	static const char *const people[] = {"cci\",\"country\":\"SI", "cci\",\"country\":\"PL", "both\",\"country\":\"PL",
	    "avm\",\"country\":\"PL", "cci\",\"country\":\"PL\",\"status\":\"withdrawn"};
	for (size_t i = 0; i < COCO_LEN(people); i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu\",\"side\":\"%s\"}", i, people[i]);
	}
	static const char *const pitches[] = {
	    "p1\",\"date\":\"2026-05-01", "p2\",\"date\":\"2026-05-21", "p3\",\"date\":\"2026-05-01", "nobody\",\"date\":\"2026-05-01"};
	for (size_t i = 0; i < COCO_LEN(pitches); i++) {
		record_line("{\"type\":\"pitch\",\"id\":\"q%zu\",\"challenge\":\"h\",\"participant\":\"%s\"}", i, pitches[i]);
	}
	const struct coco_report_options by_country = {.tool = "test", .as_of = {2026, 5, 20}, .by = COCO_BY_COUNTRY};
	json_t *r = report_of_lines(&by_country);
	expect(r, "pitches.without_share", "{}", "value", 2.0 / 3);
	expect(r, "pitches.without_share", "{}", "n", 3);
	expect(r, "pitches.without_share", "{\"country\":\"PL\"}", "value", .5);
	expect(r, "pitches.without_share", "{\"country\":\"SI\"}", "value", 1);
	json_decref(r);
}

Test(choices, feedback_before_its_pitch)
{
	record_line("{\"type\":\"pitch\",\"id\":\"q1\",\"challenge\":\"h\",\"participant\":\"p\",\"date\":\"2026-02-10\",\"feedback_sent\":"
	            "\"2025-01-05\"}");
	record_line("{\"type\":\"pitch\",\"id\":\"q2\",\"challenge\":\"h\",\"participant\":\"p\",\"date\":\"2026-02-10\",\"feedback_sent\":"
	            "\"2026-02-10\"}");
	record_line("{\"type\":\"collaboration\",\"id\":\"k\",\"participants\":[\"a\",\"c\"],\"status\":\"completed\",\"agreed\":"
	            "\"2026-02-10\",\"end\":\"2026-02-09\"}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "pitches.feedback_share", "{}", "n", 1);
	expect(r, "pitches.feedback_share", "{}", "value", 1);
	missing(r, "pitches.feedback_share", "{}", "unknown", 1);
	expect(r, "health.misdated", "{}", "value", 2);
	json_decref(r);
}

Test(activities, registered_and_nobody_noted_who_came)
{
	static const char *const status[] = {"attended", "attended", "no_show", "registered", "registered", "registered", "invited"};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-01\"}");
	for (size_t i = 0; i < COCO_LEN(status); i++) {
		record_line("{\"type\":\"attendance\",\"participant\":\"p%zu\",\"event\":\"e\",\"status\":\"%s\"}", i, status[i]);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "activities.show_share", "{}", "value", 2.0 / 3);
	missing(r, "activities.show_share", "{}", "unknown", 3);
	missing(r, "activities.show_share", "{\"activity\":\"visit\"}", "unknown", 3);
	json_decref(r);
}

/* Answers that stand in no figure are counted: numbers without a scale, words where a number belongs. Open answers and missing ones are
 * none. */
Test(answers, in_no_figure)
{
	static const char *const answers[] = {"\"item\":\"q\",\"construct\":\"trust\",\"value\":\"4\",\"scale_min\":1,\"scale_max\":5",
	    "\"item\":\"q\",\"construct\":\"trust\",\"value\":4,\"scale_min\":1,\"scale_max\":5",
	    "\"item\":\"q\",\"construct\":\"trust\",\"value\":\"4\",\"missing\":\"dont_know\",\"scale_min\":1,\"scale_max\":5",
	    "\"item\":\"n\",\"construct\":\"nps\",\"value\":9", "\"item\":\"m\",\"value\":9",
	    "\"item\":\"o\",\"construct\":\"open\",\"value\":\"words\"",
	    "\"item\":\"n\",\"construct\":\"nps\",\"value\":9,\"submitted\":\"2027-01-01\""};
	for (size_t i = 0; i < COCO_LEN(answers); i++) {
		record_line("{\"type\":\"response\",\"participant\":\"p%zu\",\"survey\":\"s\",%s}", i, answers[i]);
	}
	json_t *r = report_on(2026, 12, 31);
	expect(r, "health.unread", "{}", "value", 1);
	expect(r, "health.unread", "{\"construct\":\"trust\"}", "value", 1);
	expect(r, "health.unscaled", "{}", "value", 2);
	expect(r, "health.unscaled", "{\"construct\":\"nps\"}", "value", 1);
	cr_expect_null(find(r, "health.unread", "{\"construct\":\"open\"}"));
	json_decref(r);
}

/* Who was invited takes part once a record says so; who takes part by the status does so without one. */
Test(facts, only_invited)
{
	static const char *const status[] = {"invited", "invited", "prospect", "active"};
	for (size_t i = 0; i < COCO_LEN(status); i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu\",\"side\":\"avm\",\"joined\":\"2026-0%zu-01\",\"status\":\"%s\"}", i, i + 2,
		    status[i]);
	}
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-01\"}");
	record_line("{\"type\":\"attendance\",\"participant\":\"p1\",\"event\":\"e\",\"status\":\"attended\"}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "participants.count", "{}", "value", 2);
	json_decref(r);
}

/* The first dated record may be of any type. */
Test(facts, first_day)
{
	static const char *const first[] = {"{\"type\":\"participant\",\"id\":\"p\",\"side\":\"avm\",\"joined\":\"2025-02-03\"}",
	    "{\"type\":\"contact\",\"date\":\"2025-02-03\",\"participants\":[\"a\",\"c\"]}",
	    "{\"type\":\"response\",\"participant\":\"p\",\"survey\":\"s\",\"item\":\"i\",\"value\":3,\"submitted\":\"2025-02-03T10:00:00Z\"}",
	    "{\"type\":\"voucher\",\"id\":\"v\",\"applicant\":\"a\",\"status\":\"applied\",\"applied\":\"2025-02-03\"}"};
	for (size_t i = 0; i < COCO_LEN(first); i++) {
		record_line("%s", first[i]);
		record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-01\"}");
		record_line("{\"type\":\"contact\",\"date\":\"2027-03-01\",\"participants\":[\"a\",\"c\"]}");
		json_t *r = report_on(2026, 12, 31);
		json_t *from = json_object_get(json_object_get(find(r, "activities.events", "{}"), "period"), "from");
		cr_expect_str_eq(json_string_value(from), "2025-02-03", "case %zu", i);
		json_decref(r);
	}
}

Test(choices, rewriting)
{
	static const int before[] = {60, 50, 55, 40, 48}, after[] = {50, 45, 40, 41, 44};
	for (size_t i = 0; i < COCO_LEN(before); i++) {
		record_line("{\"type\":\"challenge\",\"id\":\"h%zu\",\"owner\":\"a\",\"text\":\"t\",\"readability\":{\"before\":{\"lix\":%d},"
		            "\"after\":{\"lix\":%d}}}",
		    i, before[i], after[i]);
	}
	record_line("{\"type\":\"challenge\",\"id\":\"h9\",\"owner\":\"a\",\"text\":\"t\",\"readability\":{\"before\":{\"lix\":90}}}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "challenges.lix_before", "{}", "value", 50);
	expect(r, "challenges.lix_after", "{}", "value", 44);
	expect(r, "challenges.lix_change", "{}", "value", -5);
	expect(r, "challenges.lix_p", "{}", "value", 2 * 2.0 / 32); /* the one rise is the smallest: 2 of 32 signs are as good or better */
	missing(r, "challenges.lix_p", "{}", "not_given", 1);
	json_decref(r);
}

Test(choices, return_to_events)
{
	for (int e = 0; e < 3; e++) {
		record_line("{\"type\":\"event\",\"id\":\"e%d\",\"activity\":\"visit\",\"date\":\"%d-03-01\"}", e, e == 2 ? 2027 : 2026);
	}
	static const char *const there[][3] = {{"a1", "e0", "attended"}, {"a1", "e1", "attended"}, {"c1", "e0", "attended"},
	    {"c1", "e2", "attended"}, {"c2", "e0", "no_show"}, {"c2", "e1", "attended"}};
	for (size_t i = 0; i < COCO_LEN(there); i++) {
		record_line(
		    "{\"type\":\"attendance\",\"participant\":\"%s\",\"event\":\"%s\",\"status\":\"%s\"}", there[i][0], there[i][1], there[i][2]);
	}
	record_line("{\"type\":\"participant\",\"id\":\"a1\",\"side\":\"avm\"}");
	record_line("{\"type\":\"participant\",\"id\":\"c1\",\"side\":\"cci\"}");
	record_line("{\"type\":\"participant\",\"id\":\"c2\",\"side\":\"cci\"}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "activities.return_share", "{}", "value", 1.0 / 3);
	expect(r, "activities.return_share", "{\"side\":\"avm\"}", "value", 1);
	expect(r, "activities.return_share", "{\"side\":\"cci\"}", "n", 2);
	json_decref(r);
}
