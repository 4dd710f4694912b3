/* By hand: what a policy maker reads: sectors, the two lists of creative and cultural activities, regions beside
 * what chance leaves. */
#include <math.h>
#include <string.h>

#include "help.h"

/* A narrower sector counts for its outer one; who names two is in neither; others stand by the division of their main activity. */
Test(policy, by_sector)
{
	static const char *const people[] = {"\"side\":\"cci\",\"creative_sectors\":[\"industrial_design\",\"design\"]",
	    "\"side\":\"cci\",\"creative_sectors\":[\"design\"],\"nace\":[\"62.01\"]",
	    "\"side\":\"both\",\"creative_sectors\":[\"music\",\"design\"]", "\"side\":\"avm\",\"nace\":[\"25.62\",\"74.10\"]",
	    "\"side\":\"avm\",\"nace\":[\"25\"]", "\"side\":\"avm\",\"nace\":[\"C\"]", "\"side\":\"cci\""};
	static const struct {
		const char *sector;
		int want;
	} parts[] = {{"design", 2}, {"several", 1}, {"25", 2}, {"unknown", 2}};
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_SECTOR};
	for (size_t i = 0; i < COCO_LEN(people); i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu\",%s}", i, people[i]);
	}
	json_t *r = report_of_lines(&options), *one;
	size_t at, place = 0;
	json_array_foreach(json_object_get(r, "indicators"), at, one)
	{
		const char *sector = json_string_value(json_object_get(json_object_get(one, "group"), "sector"));
		if (sector && !strcmp(json_string_value(json_object_get(one, "kpi")), "participants.count")) {
			cr_assert(place < COCO_LEN(parts) && !strcmp(sector, parts[place].sector), "%s at %zu", sector, place);
			cr_expect_eq(json_integer_value(json_object_get(one, "value")), parts[place].want, "%s", sector);
			place++;
		}
	}
	cr_expect_eq(place, COCO_LEN(parts));
	json_decref(r);
}

static json_t *of_all(const char *const *people, size_t n)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}};
	for (size_t i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu\",\"side\":\"cci\",%s}", i, people[i]);
	}
	return report_of_lines(&options);
}

#define DCMS "{\"nomenclature\":\"dcms_13\"}"
#define CULTURAL "{\"nomenclature\":\"eurostat_cultural\"}"

/* Museums are cultural and in no creative sector; software the other way round; a design studio is both. */
Test(policy, creative_and_cultural)
{
	static const char *const people[] = {"\"creative_sectors\":[\"design\"],\"nace\":[\"74.10\"],\"nace_version\":\"2\"",
	    "\"creative_sectors\":[\"design\"]", "\"nace\":[\"62.01\"],\"nace_version\":\"2\"", "\"nace\":[\"91.02\"],\"nace_version\":\"2\"",
	    "\"nace\":[\"25.62\",\"74.10\"]", "\"nace\":[\"47.63\"]", "\"eurostat_cultural\":true"};
	json_t *r = of_all(people, COCO_LEN(people));
	expect(r, "nomenclature.count", DCMS, "value", 3);
	expect(r, "nomenclature.known", DCMS, "value", 4); /* the museum's code does not tell, nor does one of an unknown version */
	expect(r, "nomenclature.count", CULTURAL, "value", 3);
	expect(r, "nomenclature.known", CULTURAL, "value", 5);
	json_decref(r);
}

/* Rev. 2.1 gave 47.63 to sporting goods and newspapers a new code. */
Test(policy, later_version)
{
	static const char *const later[] = {"\"nace\":[\"47.63\"],\"nace_version\":\"2.1\"", "\"nace\":[\"74.13\"],\"nace_version\":\"2.1\""};
	static const char *const both[] = {"\"nace\":[\"58.13\"],\"nace_version\":\"2\"", "\"nace\":[\"25\"],\"nace_version\":\"2\"",
	    "\"nace\":[\"47.63\"],\"nace_version\":\"2.1\""};
	json_t *r = of_all(later, COCO_LEN(later));
	expect(r, "nomenclature.count", CULTURAL, "value", 1);
	expect(r, "nomenclature.known", CULTURAL, "value", 2);
	json_decref(r);
	r = of_all(both, COCO_LEN(both));
	expect(r, "nomenclature.count", CULTURAL, "value", 1);
	expect(r, "nomenclature.known", CULTURAL, "value", 3);
	json_decref(r);
}

/* `n` of a country at the first event, `on` of them at the next. */
static void country(const char *code, int n, int on)
{
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"%s%d\",\"side\":\"cci\",\"country\":\"%s\"}", code, i, code);
		record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"%s%d\",\"status\":\"attended\"}", code, i);
		if (i < on) {
			record_line("{\"type\":\"attendance\",\"event\":\"f\",\"participant\":\"%s%d\",\"status\":\"attended\"}", code, i);
		}
	}
}

static json_t *regions(enum coco_profile profile)
{
	const struct coco_report_options options = {.tool = "test",
	    .as_of = {2026, 12, 31},
	    .by = COCO_BY_COUNTRY,
	    .profile = profile,
	    .min_cell = profile == COCO_PROFILE_DIRECTOR ? 0 : 5};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	record_line("{\"type\":\"event\",\"id\":\"f\",\"activity\":\"visit\",\"date\":\"2026-03-02\"}");
	country("AT", 100, 70);
	country("SI", 100, 35);
	country("IT", 50, 26);
	country("PL", 9, 5);
	return report_of_lines(&options);
}

/* Regions of one and two say nothing of chance, and of three large ones a rare step does not either: no sentence, flag u. */
Test(policy, spread_of_few)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY};
	static const struct {
		int n[3], went_on[3];
		const char *flag; /* NULL: there is none */
	} cases[] = {
	    {{9, 9, 1}, {9, 0, 1}, NULL},
	    {{60, 9, 1}, {30, 9, 0}, NULL}, /* one alone has enough */
	    {{10, 10, 10}, {8, 0, 0}, "u"}, /* 2.7 expected in each */
	    {{60, 60, 60}, {30, 5, 40}, ""},
	};
	static const char *const codes[] = {"AT", "SI", "IT"};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
		record_line("{\"type\":\"event\",\"id\":\"f\",\"activity\":\"visit\",\"date\":\"2026-03-02\"}");
		for (size_t k = 0; k < COCO_LEN(codes); k++) {
			country(codes[k], cases[i].n[k], cases[i].went_on[k]);
		}
		json_t *r = report_of_lines(&options), *one = find(r, "regions.spread_p", "{\"over\":\"country\",\"step\":\"share\"}");
		cr_expect_eq(one != NULL, cases[i].flag != NULL, "case %zu", i);
		const char *flag = one ? json_string_value(json_object_get(one, "flag")) : NULL;
		cr_expect(!one || !strcmp(flag ? flag : "", cases[i].flag), "case %zu: %s", i, flag);
		char *text = json_dumps(r, 0);
		cr_expect_eq(strstr(text, "differ by more than chance") != NULL, cases[i].flag && !*cases[i].flag, "case %zu", i);
		free(text);
		json_decref(r);
	}
}

#define STEP_OF(code) "{\"country\":\"" code "\",\"step\":\"share\"}"

Test(policy, regions)
{
	json_t *r = regions(COCO_PROFILE_DIRECTOR);
	expect(r, "regions.standing", STEP_OF("AT"), "value", 1);
	expect(r, "regions.standing", STEP_OF("SI"), "value", -1);
	expect(r, "regions.standing", STEP_OF("IT"), "value", 0);
	expect(r, "regions.standing", STEP_OF("PL"), "value", NAN);
	expect(r, "regions.expected", STEP_OF("AT"), "value", 136.0 / 259);
	double shrunk = value_of(r, "regions.shrunk", STEP_OF("PL"), "value"), own = 5.0 / 9, all = 136.0 / 259;
	cr_expect(shrunk > all && shrunk < own, "%g", shrunk);
	cr_expect_lt(value_of(r, "regions.spread_p", "{\"over\":\"country\",\"step\":\"share\"}", "value"), 0.001);
	expect(r, "regions.spread", "{\"over\":\"country\",\"step\":\"share\"}", "n", 3);       /* Poland's nine are too few */
	expect(r, "regions.expected", "{\"country\":\"AT\",\"step\":\"connect\"}", "value", 1); /* all who take part have a record */
	expect(r, "regions.standing", "{\"country\":\"AT\",\"step\":\"connect\"}", "value", 0);
	json_decref(r);
	r = regions(COCO_PROFILE_POLICY); /* four of Poland's nine did not go on: nothing is made of that */
	expect(r, "funnel.conversion", STEP_OF("PL"), "value", NAN);
	static const char *const withheld[][2] = {{"regions.expected", STEP_OF("PL")}, {"regions.standing", STEP_OF("PL")},
	    {"regions.shrunk", STEP_OF("PL")}, {"regions.shrunk", STEP_OF("AT")}, /* drawn towards those told it would mislead */
	    {"regions.spread", "{\"over\":\"country\",\"step\":\"share\"}"}, {"regions.spread_p", "{\"over\":\"country\",\"step\":\"share\"}"}};
	for (size_t i = 0; i < COCO_LEN(withheld); i++) {
		json_t *one = find(r, withheld[i][0], withheld[i][1]);
		cr_assert_not_null(one, "%s %s has no row", withheld[i][0], withheld[i][1]);
		cr_expect(json_is_null(json_object_get(one, "value")) && json_is_null(json_object_get(one, "n")), "%s", withheld[i][0]);
		cr_expect_str_eq(json_string_value(json_object_get(one, "flag")), "c");
	}
	expect(r, "regions.standing", STEP_OF("AT"), "value", 1);
	json_decref(r);
}

/* Oa in three collaborations (twice with two of its people), ob, oc and od in one each, oe in one that was never agreed. */
Test(policy, concentration)
{
	static const char *const who[] = {"\"a1\",\"a2\",\"c1\"", "\"a1\",\"c2\"", "\"a2\",\"c3\",\"x\"", "\"c4\""};
	static const char *const people[][3] = {
	    {"a1", "avm", "oa"}, {"a2", "avm", "oa"}, {"c1", "cci", "ob"}, {"c2", "cci", "oc"}, {"c3", "cci", "od"}, {"c4", "cci", "oe"}};
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY};
	for (size_t i = 0; i < COCO_LEN(people); i++) {
		record_line("{\"type\":\"participant\",\"id\":\"%s\",\"side\":\"%s\",\"org_id\":\"%s\",\"country\":\"%s\"}", people[i][0],
		    people[i][1], people[i][2], i < 4 ? "AT" : "SI");
	}
	record_line("{\"type\":\"participant\",\"id\":\"x\",\"side\":\"cci\"}");
	for (size_t i = 0; i < COCO_LEN(who); i++) {
		record_line("{\"type\":\"collaboration\",\"id\":\"k%zu\",\"participants\":[%s],\"status\":\"%s\"}", i, who[i],
		    i < 3 ? "active" : "contact");
	}
	json_t *r = report_of_lines(&options);
	expect(r, "collaborations.hhi", "{\"over\":\"organisation\"}", "value", (9 + 1 + 1 + 1) / 36.0);
	expect(r, "collaborations.gini", "{\"over\":\"organisation\"}", "value", .25);
	expect(r, "collaborations.repeat_share", "{\"over\":\"organisation\"}", "value", .25);
	missing(r, "collaborations.repeat_share", "{\"over\":\"organisation\"}", "not_given", 1);
	expect(r, "participants.hhi", "{\"over\":\"country\"}", "value", (16 + 4) / 36.0); /* of the seventh nothing is known */
	expect(r, "participants.gini", "{\"over\":\"country\"}", "n", 2);
	json_decref(r);
}

/* Two countries in one collaboration: it counts in both. */
Test(policy, collaborations_by_part)
{
	static const char *const rest[] = {"\"participants\":[\"a\",\"c\"],\"status\":\"active\",\"first_time_pair\":true",
	    "\"participants\":[\"a\",\"b\"],\"status\":\"dropped\"", "\"participants\":[\"c\",\"x\"],\"status\":\"contact\""};
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_COUNTRY};
	record_line("{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\",\"country\":\"AT\"}");
	record_line("{\"type\":\"participant\",\"id\":\"b\",\"side\":\"cci\",\"country\":\"AT\"}");
	record_line("{\"type\":\"participant\",\"id\":\"c\",\"side\":\"cci\",\"country\":\"SI\"}");
	for (size_t i = 0; i < COCO_LEN(rest); i++) {
		record_line("{\"type\":\"collaboration\",\"id\":\"k%zu\",%s}", i, rest[i]);
	}
	record_line("{\"type\":\"pitch\",\"id\":\"q\",\"challenge\":\"h\",\"participant\":\"x\",\"chosen\":true}");
	json_t *r = report_of_lines(&options);
	expect(r, "collaborations.count", "{\"country\":\"AT\"}", "value", 2);
	expect(r, "collaborations.count", "{\"country\":\"SI\"}", "value", 2);
	expect(r, "collaborations.count", "{\"country\":\"unknown\"}", "value", 1);
	expect(r, "collaborations.count", "{\"country\":\"SI\"}", "n", 3);
	expect(r, "collaborations.alive_share", "{\"country\":\"AT\"}", "value", .5);
	missing(r, "collaborations.alive_share", "{\"country\":\"SI\"}", "not_started", 1);
	expect(r, "partnerships.first_time_share", "{\"country\":\"AT\"}", "value", 1);
	missing(r, "partnerships.first_time_share", "{\"country\":\"AT\"}", "not_given", 1);
	expect(r, "collaborations.hhi", "{\"over\":\"country\"}", "value", .5);
	expect(r, "pitches.chosen_share", "{\"country\":\"unknown\"}", "value", 1);
	json_decref(r);
}

/* The latest year that has begun counts. */
Test(policy, declared)
{
	static const struct {
		const char *code;
		int total, year;
	} rows[] = {{"RCO83", 4, 2025}, {"RCO83", 6, 2026}, {"RCO83", 9, 2027}, {"RCR79", 6, 2026}};
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		record_line(
		    "{\"type\":\"population\",\"dimension\":\"interreg\",\"code\":\"%s\",\"total\":%d,\"year\":%d,\"source\":\"annual report\"}",
		    rows[i].code, rows[i].total, rows[i].year);
	}
	json_t *r = report_of_lines(&options);
	expect(r, "interreg.declared", "{\"interreg\":\"RCO83\"}", "value", 6);
	expect(r, "interreg.declared", "{\"interreg\":\"RCR79\"}", "value", 6);
	cr_expect_null(find(r, "interreg.declared", "{\"interreg\":\"RCO84\"}"));
	json_decref(r);
}
