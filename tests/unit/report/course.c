/* By hand: the parts of a commitment, what became of collaborations half a year and a year on, milestones, footing, contacts
 * before the agreement, losses. */
#include <math.h>
#include <string.h>

#include "help.h"

static json_t *report_on(int year, int month, int day)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {year, month, day}};
	return report_of_lines(&options);
}

static void collaboration(const char *id, const char *rest)
{
	record_line("{\"type\":\"collaboration\",\"id\":\"%s\",\"participants\":[\"a\",\"c\"],%s}", id, rest);
}

Test(course, parts)
{
	collaboration("k1", "\"status\":\"active\",\"commitment\":{\"aims\":\"x\",\"timeline\":\" \",\"mode\":\"x\"}");
	collaboration("k2", "\"status\":\"dropped\",\"commitment\":{\"aims\":\"x\"}");
	collaboration("k3", "\"status\":\"contact\",\"commitment\":{\"timeline\":\"x\"}");
	collaboration("k4", "\"status\":\"agreed\",\"agreed\":\"2027-01-01\",\"commitment\":{\"timeline\":\"x\"}");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "collaborations.part_share", "{\"part\":\"aims\"}", "value", 1);
	expect(r, "collaborations.part_share", "{\"part\":\"timeline\"}", "value", 0);
	expect(r, "collaborations.part_share", "{\"part\":\"mode\"}", "value", .5);
	expect(r, "collaborations.part_share", "{\"part\":\"mode\"}", "n", 2);
	json_decref(r);
}

/* On 1 September 2026 half a year is over for what was agreed up to 1 March, a year for nothing but k5. */
Test(course, later)
{
	collaboration("k1", "\"status\":\"active\",\"start\":\"2026-02-01\",\"agreed\":\"2026-03-01\"");
	collaboration("k2", "\"status\":\"dropped\",\"agreed\":\"2026-02-01\",\"end\":\"2026-08-01\""); /* on the very day */
	collaboration("k3", "\"status\":\"dropped\",\"agreed\":\"2026-02-01\",\"end\":\"2026-08-02\""); /* alive then */
	collaboration("k4", "\"status\":\"dropped\",\"agreed\":\"2026-02-01\"");                        /* nobody knows when */
	collaboration("k5", "\"status\":\"completed\",\"start\":\"2025-08-31\",\"end\":\"2025-10-01\"");
	collaboration("k6", "\"status\":\"unknown\",\"agreed\":\"2026-01-01\"");
	collaboration("k7", "\"status\":\"contact\",\"start\":\"2026-01-01\"");
	collaboration("k8", "\"status\":\"active\",\"agreed\":\"2026-03-02\""); /* too young */
	collaboration("k9", "\"status\":\"active\"");
	record_line("{\"type\":\"milestone\",\"collaboration\":\"k1\",\"title\":\"t\",\"done\":\"2026-09-01\"}"); /* on the very day */
	json_t *r = report_on(2026, 9, 1);
	expect(r, "collaborations.alive_at", "{\"after\":\"6m\"}", "value", 3.0 / 4);
	expect(r, "collaborations.alive_at", "{\"after\":\"6m\"}", "n", 4);
	expect(r, "collaborations.known_share", "{\"after\":\"6m\"}", "value", 4.0 / 6);
	expect(r, "collaborations.alive_least", "{\"after\":\"6m\"}", "value", 3.0 / 6);
	expect(r, "collaborations.alive_most", "{\"after\":\"6m\"}", "value", 5.0 / 6);
	expect(r, "collaborations.alive_most", "{\"after\":\"6m\"}", "hi", NAN);
	missing(r, "collaborations.alive_at", "{\"after\":\"6m\"}", "unknown", 2);
	missing(r, "collaborations.alive_at", "{\"after\":\"6m\"}", "not_given", 1);
	expect(r, "collaborations.alive_at", "{\"after\":\"12m\"}", "value", 1);
	expect(r, "collaborations.alive_at", "{\"after\":\"12m\"}", "n", 1);
	json_decref(r);
}

/* 31 August and half a year: the last of February. */
Test(course, ends_of_months)
{
	collaboration("k", "\"status\":\"active\",\"agreed\":\"2025-08-31\"");
	json_t *r = report_on(2026, 2, 27);
	cr_expect_null(find(r, "collaborations.alive_at", "{\"after\":\"6m\"}"));
	json_decref(r);
	collaboration("k", "\"status\":\"completed\",\"agreed\":\"2025-08-31\"");
	r = report_on(2026, 2, 28);
	expect(r, "collaborations.alive_at", "{\"after\":\"6m\"}", "n", 1);
	json_decref(r);
}

/* Signed in August, begun in April: on the last of February it counts everywhere as agreed. */
Test(course, agreed_before_work_begins)
{
	record_line("{\"type\":\"participant\",\"id\":\"a\",\"org_id\":\"o1\",\"side\":\"avm\",\"country\":\"SI\"}");
	record_line("{\"type\":\"participant\",\"id\":\"c\",\"org_id\":\"o2\",\"side\":\"cci\",\"country\":\"AT\"}");
	collaboration("k", "\"status\":\"agreed\",\"kind\":\"co_creation\",\"agreed\":\"2025-08-31\",\"start\":\"2026-04-01\"");
	collaboration("m", "\"status\":\"agreed\",\"kind\":\"co_creation\",\"agreed\":\"2026-03-01\",\"start\":\"2026-02-01\"");
	json_t *r = report_on(2026, 2, 28);
	expect(r, "collaborations.count", "{}", "value", 1);
	expect(r, "collaborations.alive_share", "{}", "n", 1);
	expect(r, "collaborations.known_share", "{\"after\":\"6m\"}", "n", 1);
	expect(r, "funnel.reached", "{\"step\":\"innovate\"}", "value", 2);
	expect(r, "interreg.count", "{\"interreg\":\"RCO01\"}", "value", 2);
	expect(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "value", 1);
	expect(r, "health.later", "{}", "value", 1);
	json_decref(r);
}

/* Of what is agreed and was never heard of again nobody knows; half a year is over on 1 July 2025. */
Test(course, signs_of_life)
{
	static const struct {
		const char *sign;
		int known_6m, known_12m;
	} cases[] = {{"", 0, 0},
	    {"{\"type\":\"impact\",\"collaboration\":\"k\",\"impact\":\"jobs\",\"wave\":\"6m\",\"date\":\"2025-06-20\"}", 1, 0},
	    {"{\"type\":\"impact\",\"collaboration\":\"k\",\"impact\":\"jobs\",\"wave\":\"12m\"}", 1, 1},
	    {"{\"type\":\"milestone\",\"collaboration\":\"k\",\"title\":\"t\",\"done\":\"2025-06-30\"}", 0, 0},
	    {"{\"type\":\"milestone\",\"collaboration\":\"k\",\"title\":\"t\",\"done\":\"2025-07-01\"}", 1, 0},
	    {"{\"type\":\"milestone\",\"collaboration\":\"k\",\"title\":\"t\",\"due\":\"2026-07-01\"}", 0, 0},
	    {"{\"type\":\"contact\",\"collaboration\":\"k\",\"participants\":[\"a\",\"c\"],\"date\":\"2026-01-01\"}", 1, 1},
	    {"{\"type\":\"contact\",\"collaboration\":\"k\",\"participants\":[\"a\",\"c\"],\"date\":\"2027-01-01\"}", 0, 0},
	    {"{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"collaboration\":\"k\",\"date\":\"2025-08-01\"}", 1, 0}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		collaboration("k", i % 2 ? "\"status\":\"active\",\"agreed\":\"2025-01-01\"" : "\"status\":\"agreed\",\"agreed\":\"2025-01-01\"");
		if (*cases[i].sign) {
			record_line("%s", cases[i].sign);
		}
		json_t *r = report_on(2026, 9, 1);
		expect(r, "collaborations.known_share", "{\"after\":\"6m\"}", "value", cases[i].known_6m);
		expect(r, "collaborations.known_share", "{\"after\":\"12m\"}", "value", cases[i].known_12m);
		expect(r, "collaborations.alive_least", "{\"after\":\"12m\"}", "value", cases[i].known_12m);
		expect(r, "collaborations.alive_most", "{\"after\":\"12m\"}", "value", 1);
		json_decref(r);
	}
	collaboration("k", "\"status\":\"dropped\",\"agreed\":\"2025-01-01\",\"end\":\"2024-12-01\"");
	json_t *r = report_on(2026, 9, 1);
	expect(r, "collaborations.known_share", "{\"after\":\"6m\"}", "value", 0);
	json_decref(r);
}

/* What a partner says in a follow-up, and a talk of exactly the two, are of their only collaboration: known and asked in the same way. */
Test(course, answers)
{
#define ANSWER(who, wave, rest) \
	"{\"type\":\"response\",\"participant\":\"" who "\",\"survey\":\"f\",\"item\":\"i\",\"wave\":\"" wave "\"," rest "}"
#define TALK(who, date) "{\"type\":\"contact\",\"participants\":[" who "],\"date\":\"" date "\"}"
	static const struct {
		const char *record;
		int known_6m, known_12m, asked_6m, asked_12m;
	} cases[] = {{"", 0, 0, 0, 0}, {ANSWER("a", "6m", "\"value\":1"), 1, 0, 1, 0}, {ANSWER("c", "12m", "\"value\":1"), 1, 1, 0, 1},
	    {ANSWER("a", "6m", "\"missing\":\"no_answer\""), 0, 0, 0, 0}, {ANSWER("a", "post", "\"value\":1"), 0, 0, 0, 0},
	    {ANSWER("a", "6m", "\"value\":1,\"submitted\":\"2026-09-02T08:00:00Z\""), 0, 0, 0, 0},
	    {ANSWER("z", "6m", "\"value\":1"), 0, 0, 0, 0}, {TALK("\"c\",\"a\"", "2026-01-01"), 1, 1, 0, 0},
	    {TALK("\"a\",\"c\",\"z\"", "2026-01-01"), 0, 0, 0, 0}, {TALK("\"a\"", "2026-01-01"), 0, 0, 0, 0},
	    {TALK("\"a\",\"c\"", "2026-09-02"), 0, 0, 0, 0},
	    {"{\"type\":\"impact\",\"collaboration\":\"k\",\"impact\":\"jobs\",\"wave\":\"6m\",\"value\":0}", 1, 0, 1, 0}};
	for (size_t i = 0; i < 2 * COCO_LEN(cases); i++) {
		const bool busy = i % 2; /* the two have other work as well: whose answer it is nobody knows; a talk is still of the two */
		const bool answer = strstr(cases[i / 2].record, "response");
		for (const char *id = "acz"; *id; id++) {
			record_line("{\"type\":\"participant\",\"id\":\"%c\",\"side\":\"%s\"}", *id, *id == 'a' ? "avm" : "cci");
		}
		collaboration("k", "\"status\":\"active\",\"agreed\":\"2025-01-01\"");
		record_line(
		    "{\"type\":\"collaboration\",\"id\":\"z\",\"participants\":[\"a\",\"c\",\"x\"],\"status\":\"%s\",\"agreed\":\"2026-08-01\"}",
		    busy ? "active" : "contact");
		if (*cases[i / 2].record) {
			record_line("%s", cases[i / 2].record);
		}
		json_t *r = report_on(2026, 9, 1);
		expect(r, "collaborations.known_share", "{\"after\":\"6m\"}", "value", busy && answer ? 0 : cases[i / 2].known_6m);
		expect(r, "collaborations.known_share", "{\"after\":\"12m\"}", "value", busy && answer ? 0 : cases[i / 2].known_12m);
		expect(r, "impacts.asked_share", "{\"wave\":\"6m\"}", "value", busy && answer ? 0 : cases[i / 2].asked_6m);
		expect(r, "impacts.asked_share", "{\"wave\":\"12m\"}", "value", busy && answer ? 0 : cases[i / 2].asked_12m);
		json_decref(r);
	}
}

Test(course, milestones)
{
	static const char *const all[] = {"\"due\":\"2026-05-01\",\"done\":\"2026-05-01\",\"status\":\"done\"",
	    "\"due\":\"2026-05-01\",\"done\":\"2026-05-02\",\"status\":\"done\"", "\"due\":\"2026-05-01\",\"status\":\"open\"",
	    "\"due\":\"2026-05-01\",\"status\":\"cancelled\"", "\"due\":\"2026-06-02\",\"status\":\"open\"",
	    "\"due\":\"2026-05-01\",\"status\":\"done\"", "\"status\":\"open\""};
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		record_line("{\"type\":\"milestone\",\"collaboration\":\"k\",\"title\":\"m%zu\",%s}", i, all[i]);
	}
	json_t *r = report_on(2026, 6, 1);
	expect(r, "milestones.on_time_share", "{}", "value", 1.0 / 3);
	missing(r, "milestones.on_time_share", "{}", "not_given", 2);
	json_decref(r);
}

/* The day counts, and that the status denies it is told. */
Test(course, milestones_done_against_their_status)
{
	static const char *const all[] = {"\"done\":\"2026-04-30\",\"status\":\"open\"", "\"done\":\"2026-05-01\",\"status\":\"missed\"",
	    "\"done\":\"2026-05-02\",\"status\":\"missed\"", "\"done\":\"2026-05-01\",\"status\":\"cancelled\"",
	    "\"done\":\"2026-05-01\",\"status\":\"done\""};
	for (size_t i = 0; i < COCO_LEN(all); i++) {
		record_line("{\"type\":\"milestone\",\"collaboration\":\"k\",\"title\":\"m%zu\",\"due\":\"2026-05-01\",%s}", i, all[i]);
	}
	json_t *r = report_on(2026, 6, 1);
	expect(r, "health.misstated", "{}", "value", 3);
	expect(r, "milestones.on_time_share", "{}", "value", 3. / 4);
	json_decref(r);
}

Test(footing, both_sides)
{
	collaboration("k1", "\"status\":\"active\",\"kind\":\"co_creation\",\"equal_footing_avm\":4,\"equal_footing_cci\":5");
	collaboration("k2", "\"status\":\"active\",\"kind\":\"commission\",\"equal_footing_avm\":5,\"equal_footing_cci\":3");
	collaboration("k3", "\"status\":\"active\",\"kind\":\"commission\",\"equal_footing_avm\":5");
	collaboration("k4", "\"status\":\"active\",\"kind\":\"rd\",\"equal_footing_avm\":1,\"equal_footing_cci\":4");
	collaboration("k5", "\"status\":\"active\"");
	/* whether these were agreed nobody knows: missing; that one is in contact only: not asked */
	collaboration("k6", "\"status\":\"unknown\",\"kind\":\"co_creation\",\"equal_footing_avm\":5,\"equal_footing_cci\":5");
	collaboration("k7", "\"status\":\"unknown\",\"kind\":\"rd\",\"equal_footing_avm\":5,\"equal_footing_cci\":5");
	collaboration("k8", "\"status\":\"contact\",\"kind\":\"co_creation\",\"equal_footing_avm\":5,\"equal_footing_cci\":5");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "footing.median", "{\"side\":\"avm\"}", "value", 4.5);
	expect(r, "footing.median", "{\"side\":\"cci\"}", "value", 4);
	missing(r, "footing.median", "{\"side\":\"cci\"}", "no_answer", 2);
	expect(r, "footing.median", "{\"side\":\"avm\",\"kind\":\"commission\"}", "value", 5);
	missing(r, "footing.median", "{\"side\":\"avm\"}", "unknown", 2);
	missing(r, "footing.median", "{\"side\":\"avm\",\"kind\":\"co_creation\"}", "unknown", 1);
	expect(r, "footing.even_share", "{}", "value", 1.0 / 3);
	missing(r, "footing.even_share", "{}", "no_answer", 2);
	missing(r, "footing.even_share", "{}", "unknown", 2);
	expect(r, "footing.cocreation_share", "{}", "value", 1.0 / 3);
	missing(r, "footing.cocreation_share", "{}", "not_given", 1);
	missing(r, "footing.cocreation_share", "{}", "unknown", 1);
	json_decref(r);
}

static void contact(const char *date, const char *who, const char *rest)
{
	record_line("{\"type\":\"contact\",\"date\":\"%s\",\"participants\":[%s],\"purpose\":\"p\"%s}", date, who, rest);
}

static json_t *ended(int month, int day)
{
	collaboration("k1", "\"status\":\"dropped\",\"agreed\":\"2025-01-10\",\"end\":\"2026-05-01\"");
	collaboration("k2", "\"status\":\"completed\",\"agreed\":\"2025-01-10\",\"end\":\"2026-06-01\"");
	return report_on(2026, month, day);
}

/* What ends after the reporting day is active until then: in counts and shares as in losses. */
Test(course, ends_to_come)
{
	json_t *r = ended(4, 30);
	expect(r, "collaborations.alive_share", "{}", "value", 1);
	expect(r, "collaborations.count", "{\"status\":\"active\"}", "value", 2);
	cr_expect_null(find(r, "collaborations.count", "{\"status\":\"dropped\"}"));
	cr_expect_null(find(r, "losses.count", "{\"type\":\"collaboration\",\"reason\":\"not_given\"}"));
	json_decref(r);
	r = ended(5, 1);
	expect(r, "collaborations.alive_share", "{}", "value", .5);
	expect(r, "collaborations.count", "{\"status\":\"active\"}", "value", 1);
	expect(r, "losses.count", "{\"type\":\"collaboration\",\"reason\":\"not_given\"}", "value", 1);
	json_decref(r);
}

Test(footing, contacts_before_the_agreement)
{
	collaboration("k1", "\"status\":\"active\",\"agreed\":\"2026-03-10\"");
	collaboration("k2", "\"status\":\"dropped\",\"agreed\":\"2026-05-01\"");
	record_line(
	    "{\"type\":\"collaboration\",\"id\":\"k3\",\"participants\":[\"a\",\"c\",\"d\"],\"status\":\"active\",\"agreed\":\"2026-05-01\"}");
	collaboration("k4", "\"status\":\"active\"");
	contact("2026-03-10", "\"a\",\"c\"", ",\"collaboration\":\"k1\",\"mode\":\"in_person\",\"minutes\":60");
	contact(
	    "2026-03-11", "\"a\",\"c\"", ",\"collaboration\":\"k1\",\"mode\":\"in_person\",\"minutes\":60"); /* later: success makes contacts */
	contact("2026-03-01", "\"c\",\"a\"", ",\"mode\":\"online\",\"minutes\":20");                         /* of both k1 and k2 */
	contact("2026-04-01", "\"a\",\"c\"", ",\"mode\":\"phone\"");                                         /* of k2; time not known */
	contact("2026-04-02", "\"a\",\"d\"", ",\"mode\":\"phone\",\"minutes\":5");                           /* of nobody */
	contact("2026-04-03", "\"a\"", ",\"collaboration\":\"k3\",\"mode\":\"in_person\",\"minutes\":600");  /* with a facilitator alone */
	json_t *r = report_on(2026, 12, 31);
	expect(r, "trust.contacts", "{\"outcome\":\"alive\"}", "value", 1); /* k1: 2, k3: 0 */
	expect(r, "trust.contacts", "{\"outcome\":\"alive\"}", "n", 2);
	expect(r, "trust.contacts", "{\"outcome\":\"dropped\"}", "value", 2);
	expect(r, "trust.contacts", "{\"outcome\":\"dropped\",\"mode\":\"phone\"}", "value", 1);
	expect(r, "trust.contacts", "{\"outcome\":\"alive\",\"mode\":\"in_person\"}", "value", .5);
	expect(r, "trust.minutes", "{\"outcome\":\"alive\"}", "value", 40);
	expect(r, "trust.minutes", "{\"outcome\":\"dropped\"}", "n", 0);
	missing(r, "trust.minutes", "{\"outcome\":\"dropped\"}", "not_given", 1);
	json_decref(r);
	collaboration("k1", "\"status\":\"active\",\"agreed\":\"2026-03-10\"");
	r = report_on(2026, 12, 31);
	cr_expect_null(find(r, "trust.contacts", "{\"outcome\":\"alive\"}"), "without a log nothing is known of contacts");
	json_decref(r);
}

static void meeting(const char *event, const char *slot, const char *status)
{
	record_line("{\"type\":\"meeting\",\"event\":\"%s\",\"slot\":\"%s\",\"a\":\"a\",\"b\":\"c\",\"status\":\"%s\",\"start\":"
	            "\"2026-03-01T10:00+01:00\",\"end\":\"2026-03-01T10:20+01:00\"}",
	    event, slot, status);
}

/* A meeting held at an event in person is a contact in person, unless the log has it. */
Test(footing, met_at_an_event)
{
	static const char *const days[] = {"2026-03-01", "2026-03-02", "2026-03-03", "2026-06-01"};
	for (int logged = 0; logged < 2; logged++) {
		collaboration("k1", "\"status\":\"active\",\"agreed\":\"2026-03-10\"");
		for (size_t i = 0; i < COCO_LEN(days); i++) {
			record_line("{\"type\":\"event\",\"id\":\"e%zu\",\"activity\":\"solution_pitch\",\"date\":\"%s\",\"mode\":\"%s\"}", i, days[i],
			    i == 1 ? "online" : "in_person");
		}
		meeting("e0", "1", "held");
		meeting("e1", "1", "held");
		meeting("e2", "1", "proposed");
		meeting("e3", "1", "held"); /* after the agreement */
		contact(logged ? "2026-03-01" : "2026-02-20", "\"a\",\"c\"",
		    logged ? ",\"mode\":\"in_person\",\"minutes\":30" : ",\"mode\":\"phone\",\"minutes\":5");
		json_t *r = report_on(2026, 12, 31);
		expect(r, "trust.met_share", "{\"outcome\":\"alive\"}", "value", 1);
		expect(r, "trust.contacts", "{\"outcome\":\"alive\"}", "value", logged ? 2 : 3);
		expect(r, "trust.contacts", "{\"outcome\":\"alive\",\"mode\":\"online\"}", "value", 1);
		expect(r, "trust.minutes", "{\"outcome\":\"alive\"}", "value", logged ? 50 : 45);
		json_decref(r);
	}
}

Test(losses, by_reason_and_step)
{
	record_line("{\"type\":\"participant\",\"id\":\"p1\",\"side\":\"avm\",\"status\":\"withdrawn\",\"stop_reason\":\"time\"}");
	record_line("{\"type\":\"participant\",\"id\":\"p2\",\"side\":\"cci\",\"status\":\"withdrawn\"}");
	record_line("{\"type\":\"participant\",\"id\":\"p3\",\"side\":\"bso\",\"status\":\"withdrawn\",\"stop_reason\":\"time\"}");
	record_line("{\"type\":\"participant\",\"id\":\"p4\",\"side\":\"cci\",\"status\":\"paused\",\"stop_reason\":\"time\"}");
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"visit\",\"date\":\"2026-03-01\"}");
	record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p2\",\"status\":\"attended\"}");
	record_line("{\"type\":\"match\",\"round\":1,\"challenge\":\"h\",\"participant\":\"p4\",\"score\":0.5,\"status\":\"declined\",\"stop_"
	            "reason\":\"stereotypes\"}");
	collaboration("k1", "\"status\":\"dropped\",\"stop_reason\":\"money\"");
	collaboration("k2", "\"status\":\"dropped\",\"end\":\"2027-01-01\"");
	json_t *r = report_on(2026, 12, 31);
	expect(r, "losses.count", "{\"type\":\"participant\",\"reason\":\"time\"}", "value", 1);
	expect(r, "losses.count", "{\"type\":\"participant\",\"reason\":\"not_given\"}", "value", 1);
	expect(r, "losses.count", "{\"type\":\"participant\",\"reason\":\"not_given\"}", "n", 2);
	expect(r, "losses.count", "{\"type\":\"match\",\"reason\":\"stereotypes\"}", "value", 1);
	expect(r, "losses.count", "{\"type\":\"collaboration\",\"reason\":\"money\"}", "n", 1);
	expect(r, "losses.step", "{\"step\":\"none\"}", "value", 1);
	expect(r, "losses.step", "{\"step\":\"share\"}", "value", 1);
	json_decref(r);
}
