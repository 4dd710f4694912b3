/* By hand: the Interreg indicators and their inequalities, first-time partnerships, the scorecard; what a policy report may tell
 * of money. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "help.h"

static json_t *report_on(enum coco_profile profile)
{
	const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .profile = profile, .min_cell = profile == COCO_PROFILE_DIRECTOR ? 0 : 5};
	return report_of_lines(&options);
}

static void person(const char *id, const char *rest)
{
	record_line("{\"type\":\"participant\",\"id\":\"%s\",%s}", id, rest);
}

static void collaboration(const char *id, const char *who, const char *rest)
{
	record_line("{\"type\":\"collaboration\",\"id\":\"%s\",\"participants\":[%s],%s}", id, who, rest);
}

Test(interreg, by_the_rules)
{
	person("a1", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"SI\",\"size\":\"small\",\"nace\":[\"25.11\"]");
	person("a2", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"SI\",\"size\":\"small\""); /* the same firm */
	person("a3", "\"side\":\"avm\",\"org_id\":\"ob\",\"country\":\"AT\",\"size\":\"large\"");
	person("c1", "\"side\":\"cci\",\"org_id\":\"oc\",\"country\":\"AT\",\"size\":\"micro\"");
	person("c2", "\"side\":\"cci\",\"org_id\":\"od\",\"country\":\"SI\",\"size\":\"micro\"");
	person("c3", "\"side\":\"cci\",\"country\":\"SI\""); /* no organisation: not counted */
	person("c4", "\"side\":\"cci\",\"org_id\":\"oe\",\"country\":\"SI\"");
	person("u", "\"side\":\"other\",\"org_id\":\"ou\",\"country\":\"SI\",\"nace\":[\"72.19\"]");
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"c3\",\"status\":\"attended\"}");
	record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"c2\",\"status\":\"attended\"}");
	record_line("{\"type\":\"voucher\",\"id\":\"v1\",\"applicant\":\"c4\",\"status\":\"granted\"}");
	collaboration("k1", "\"a1\",\"a2\",\"c1\"", "\"status\":\"active\",\"kind\":\"co_creation\",\"agreed\":\"2026-01-10\"");
	collaboration("k2", "\"a3\",\"u\"", "\"status\":\"completed\",\"kind\":\"commission\""); /* bought: no RCO10 */
	collaboration("k3", "\"a1\",\"u\"", "\"status\":\"agreed\",\"kind\":\"rd\",\"agreed\":\"2025-01-10\"");
	collaboration("k4", "\"a3\",\"c1\"", "\"status\":\"dropped\",\"kind\":\"co_creation\"");
	static const char *const effects[] = {
	    "\"collaboration\":\"k1\",\"participant\":\"a1\",\"impact\":\"new_products\",\"evidence\":\"documented\",\"date\":\"2026-06-"
	    "01\"",
	    "\"collaboration\":\"k3\",\"participant\":\"a1\",\"impact\":\"new_products\",\"evidence\":\"verified\",\"date\":\"2026-01-"
	    "11\"", /* 366 days */
	    "\"collaboration\":\"k1\",\"participant\":\"a3\",\"impact\":\"new_products\",\"evidence\":\"documented\",\"date\":\"2026-"
	    "06-01\"", /* large, not in k1 */
	    "\"collaboration\":\"k1\",\"participant\":\"c1\",\"impact\":\"new_business_models\",\"evidence\":\"self\",\"date\":\"2026-"
	    "06-01\"",
	    "\"collaboration\":\"k1\",\"participant\":\"c1\",\"impact\":\"jobs\",\"evidence\":\"verified\",\"date\":\"2026-06-01\""};
	for (size_t i = 0; i < COCO_LEN(effects); i++) {
		record_line("{\"type\":\"impact\",\"indicator\":\"i%zu\",%s}", i, effects[i]);
	}
	json_t *r = report_on(COCO_PROFILE_DIRECTOR);
	expect(r, "interreg.count", "{\"interreg\":\"RCO01\"}", "value", 5); /* oa, ob, oc, od, and oe by its voucher */
	expect(r, "interreg.count", "{\"interreg\":\"RCO04\"}", "value", 4);
	expect(r, "interreg.count", "{\"interreg\":\"RCO10\"}", "value", 1);      /* oa */
	expect(r, "interreg.count", "{\"interreg\":\"RCO87\"}", "value", 3);      /* oa and oc in k1, ob with the researcher in k2 */
	expect(r, "interreg.count", "{\"interreg\":\"RCR03\"}", "value", 1);      /* oa */
	expect(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "value", 1); /* k1: k3 is of one country */
	expect(r, "interreg.solutions", "{\"interreg\":\"RCR104\"}", "value", 1);
	json_decref(r);
}

/* A firm with research, where NACE codes tell both; where they do not, it may be one, and the count says how many may. */
Test(interreg, research_known_and_not)
{
	static const struct {
		const char *who;
		int counted, perhaps;
	} cases[] = {{"\"firm\",\"science\"", 1, 0}, {"\"firm\",\"maker\"", 0, 0}, {"\"untold\",\"science\"", 0, 1},
	    {"\"firm\",\"untold\"", 0, 1}, {"\"untold\",\"other\"", 0, 2}, {"\"untold\",\"maker\"", 0, 1}, {"\"untold\"", 0, 0},
	    {"\"science\",\"untold\"", 0, 1}, {"\"colleague\",\"science\"", 1, 0}, {"\"firm\",\"science\",\"untold\"", 1, 1},
	    {"\"firm\",\"colleague\"", 0, 0}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		person("firm", "\"side\":\"avm\",\"org_id\":\"of\",\"nace\":[\"25.11\"]");
		person("colleague", "\"side\":\"avm\",\"org_id\":\"of\""); /* of the same firm */
		person("maker", "\"side\":\"cci\",\"org_id\":\"om\",\"nace\":[\"74.10\"]");
		person("science", "\"side\":\"avm\",\"org_id\":\"os\",\"nace\":[\"72.19\"]");
		person("untold", "\"side\":\"cci\",\"org_id\":\"ou\"");
		person("other", "\"side\":\"cci\",\"org_id\":\"ov\",\"nace\":[]");
		collaboration("k", cases[i].who, "\"status\":\"active\",\"kind\":\"rd\"");
		json_t *r = report_on(COCO_PROFILE_DIRECTOR);
		expect(r, "interreg.count", "{\"interreg\":\"RCO10\"}", "value", cases[i].counted);
		missing(r, "interreg.count", "{\"interreg\":\"RCO10\"}", "unknown", cases[i].perhaps);
		json_decref(r);
	}
}

/* Jointly developed is what two organisations of two countries work on; who has no org_id or no country may be the second. */
Test(interreg, joint)
{
	static const struct {
		const char *who;
		int solutions, unknown, borders;
	} cases[] = {{"\"a\",\"b\"", 1, 0, 2}, {"\"a\",\"twin\"", 0, 0, 0}, {"\"a\",\"abroad\"", 0, 0, 0}, {"\"a\",\"home\"", 0, 0, 0},
	    {"\"a\"", 0, 0, 0}, {"", 0, 0, 0}, {"\"a\",\"nobody\"", 0, 1, 0}, {"\"a\",\"nowhere\"", 0, 1, 0}, {"\"a\",\"home\",\"b\"", 1, 0, 3},
	    {"\"a\",\"gone\"", 0, 1, 0}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		person("a", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"SI\"");
		person("twin", "\"side\":\"cci\",\"org_id\":\"oa\",\"country\":\"SI\"");
		person("abroad", "\"side\":\"cci\",\"org_id\":\"oa\",\"country\":\"AT\"");
		person("home", "\"side\":\"cci\",\"org_id\":\"oh\",\"country\":\"SI\"");
		person("b", "\"side\":\"cci\",\"org_id\":\"ob\",\"country\":\"AT\"");
		person("nobody", "\"side\":\"cci\",\"country\":\"AT\"");
		person("nowhere", "\"side\":\"cci\",\"org_id\":\"on\"");
		collaboration("k", cases[i].who, "\"status\":\"active\",\"kind\":\"rd\"");
		json_t *r = report_on(COCO_PROFILE_DIRECTOR);
		expect(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "value", cases[i].solutions);
		missing(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "unknown", cases[i].unknown);
		expect(r, "interreg.count", "{\"interreg\":\"RCO87\"}", "value", cases[i].borders);
		json_decref(r);
	}
}

/* Taken up while the work goes on or within a year after its end, by any manufacturer; research with itself or by licence is none. */
Test(interreg, taken_up_and_research)
{
	static const struct {
		const char *work, *who, *date;
		int taken_up;
	} cases[] = {{"\"status\":\"active\",\"kind\":\"rd\"", "a", "2026-12-01", 1},
	    {"\"status\":\"active\",\"kind\":\"rd\"", "other", "2026-12-01", 1},
	    {"\"status\":\"active\",\"kind\":\"rd\"", "b", "2026-12-01", 0}, {"\"status\":\"completed\",\"kind\":\"rd\"", "a", "2025-01-10", 1},
	    {"\"status\":\"completed\",\"kind\":\"rd\"", "a", "2025-01-11", 0},
	    {"\"status\":\"completed\",\"kind\":\"rd\",\"end\":\"2025-06-30\"", "a", "2026-06-30", 1},
	    {"\"status\":\"completed\",\"kind\":\"rd\",\"end\":\"2025-06-30\"", "a", "2026-07-01", 0},
	    {"\"status\":\"completed\",\"kind\":\"licence\",\"end\":\"2025-06-30\"", "a", "2025-07-01", 0}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		char work[120];
		person("a", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"SI\"");
		person("lab", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"SI\",\"nace\":[\"72.19\"]"); /* of the same firm */
		person("other", "\"side\":\"avm\",\"org_id\":\"oo\",\"country\":\"SI\"");
		person("b", "\"side\":\"cci\",\"org_id\":\"ob\",\"country\":\"AT\"");
		snprintf(work, sizeof work, "%s,\"agreed\":\"2024-01-10\"", cases[i].work);
		collaboration("k", "\"a\",\"b\"", work);
		collaboration("self", "\"a\",\"lab\"", work);
		record_line("{\"type\":\"impact\",\"indicator\":\"i\",\"collaboration\":\"k\",\"participant\":\"%s\",\"impact\":\"new_products\","
		            "\"evidence\":\"verified\",\"date\":\"%s\"}",
		    cases[i].who, cases[i].date);
		json_t *r = report_on(COCO_PROFILE_DIRECTOR);
		expect(r, "interreg.solutions", "{\"interreg\":\"RCR104\"}", "value", cases[i].taken_up);
		expect(r, "interreg.count", "{\"interreg\":\"RCO10\"}", "value", 0);
		json_decref(r);
	}
	person("a", "\"side\":\"avm\",\"org_id\":\"oa\"");
	person("u", "\"side\":\"other\",\"org_id\":\"ou\",\"nace\":[\"85.42\"]");
	collaboration("k", "\"a\",\"u\"", "\"status\":\"active\",\"kind\":\"licence\"");
	json_t *r = report_on(COCO_PROFILE_DIRECTOR);
	expect(r, "interreg.count", "{\"interreg\":\"RCO10\"}", "value", 0);
	json_decref(r);
}

/* What did not change, was there before the agreement or was measured as nothing, is no effect; fewer of something may be one. */
Test(interreg, nothing_came_about)
{
	static const char *const effects[] = {"\"value\":3,\"baseline\":3,\"date\":\"2026-06-01\"",
	    "\"value\":2,\"baseline\":3,\"date\":\"2026-06-01\"", "\"value\":0,\"date\":\"2026-06-01\"", "\"value\":1,\"date\":\"2026-01-09\"",
	    "\"value\":1,\"date\":\"2026-01-10\"", "\"value\":4,\"baseline\":3,\"date\":\"2026-06-01\""};
	person("c", "\"side\":\"cci\",\"org_id\":\"oc\",\"country\":\"SI\"");
	for (size_t i = 0; i < COCO_LEN(effects); i++) {
		char id[8], who[24], org[64];
		snprintf(id, sizeof id, "a%zu", i);
		snprintf(who, sizeof who, "\"a%zu\",\"c\"", i);
		snprintf(org, sizeof org, "\"side\":\"avm\",\"org_id\":\"o%zu\",\"country\":\"AT\",\"size\":\"small\"", i);
		person(id, org);
		snprintf(id, sizeof id, "k%zu", i);
		collaboration(id, who, "\"status\":\"active\",\"kind\":\"rd\",\"agreed\":\"2026-01-10\"");
		record_line(
		    "{\"type\":\"impact\",\"indicator\":\"i\",\"collaboration\":\"k%zu\",\"participant\":\"a%zu\",\"impact\":\"new_products\","
		    "\"evidence\":\"verified\",%s}",
		    i, i, effects[i]);
	}
	json_t *r = report_on(COCO_PROFILE_DIRECTOR);
	expect(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "value", 6);
	expect(r, "interreg.solutions", "{\"interreg\":\"RCR104\"}", "value", 3);
	expect(r, "interreg.count", "{\"interreg\":\"RCR03\"}", "value", 3);
	json_decref(r);
}

/* In a policy report solutions are told where kinds and states beside them tell no small count, and their effects where neither is one. */
Test(disclosure, solutions)
{
	static const struct {
		struct {
			const char *kind, *status;
			int n;
		} made[5];
		int effects;
		double solutions, taken_up; /* NaN: withheld */
	} cases[] = {
	    {{{"co_creation", "active", 10}, {"commission", "active", 5}, {"co_creation", "contact", 5}, {"commission", "contact", 5}}, 5, 10,
	        5},
	    {{{"co_creation", "active", 10}, {"commission", "active", 5}}, 0, 10, 0},
	    {{{"co_creation", "active", 10}, {"commission", "active", 5}}, 7, 10, NAN}, /* three are not taken up */
	    {{{"co_creation", "active", 10}, {"commission", "active", 5}}, 3, 10, NAN},
	    {{{"co_creation", "active", 4}, {"commission", "active", 5}}, 0, NAN, NAN},
	    {{{"co_creation", "active", 10}, {"rd", "active", 3}, {"commission", "active", 5}}, 5, NAN, NAN}, /* 13 less 10 */
	    {{{"co_creation", "active", 10}, {"commission", "active", 3}, {"commission", "contact", 5}}, 5, NAN, NAN},
	    {{{"co_creation", "active", 10}, {"co_creation", "contact", 3}, {"commission", "contact", 5}}, 5, NAN, NAN},
	    {{{"co_creation", "active", 10}, {"co_creation", "dropped", 3}, {"co_creation", "contact", 3}}, 5, NAN, NAN},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		char id[12], rest[120];
		int n = 0;
		person("a", "\"side\":\"avm\",\"org_id\":\"oa\",\"country\":\"AT\",\"size\":\"small\"");
		person("c", "\"side\":\"cci\",\"org_id\":\"oc\",\"country\":\"SI\"");
		for (size_t k = 0; k < COCO_LEN(cases[i].made); k++) {
			for (int m = 0; m < cases[i].made[k].n; m++, n++) {
				snprintf(id, sizeof id, "k%d", n);
				snprintf(rest, sizeof rest, "\"status\":\"%s\",\"kind\":\"%s\",\"agreed\":\"2026-01-10\"", cases[i].made[k].status,
				    cases[i].made[k].kind);
				collaboration(id, "\"a\",\"c\"", rest);
			}
		}
		for (int m = 0; m < cases[i].effects; m++) {
			record_line("{\"type\":\"impact\",\"indicator\":\"i%d\",\"collaboration\":\"k%d\",\"participant\":\"a\",\"impact\":\"new_"
			            "products\",\"evidence\":\"documented\",\"date\":\"2026-06-01\"}",
			    m, m);
		}
		json_t *r = report_on(COCO_PROFILE_POLICY);
		expect(r, "interreg.solutions", "{\"interreg\":\"RCO116\"}", "value", cases[i].solutions);
		expect(r, "interreg.solutions", "{\"interreg\":\"RCR104\"}", "value", cases[i].taken_up);
		json_decref(r);
	}
}

Test(interreg, first_time)
{
	collaboration("k1", "\"a\",\"c\"", "\"status\":\"active\",\"first_time_pair\":true");
	collaboration("k2", "\"a\",\"c\"", "\"status\":\"dropped\",\"first_time_pair\":false");
	collaboration("k3", "\"a\",\"c\"", "\"status\":\"active\"");
	collaboration("k4", "\"a\",\"c\"", "\"status\":\"contact\",\"first_time_pair\":true");
	json_t *r = report_on(COCO_PROFILE_DIRECTOR);
	expect(r, "partnerships.first_time_share", "{}", "value", .5);
	expect(r, "partnerships.first_time_share", "{}", "n", 2);
	json_decref(r);
}

#define LEVERAGE "{\"recommendation\":\"incentives\",\"figure\":\"vouchers.leverage[currency=EUR]\"}"
#define WISH "{\"recommendation\":\"incentives\",\"figure\":\"voices.wish_share[side=cci,wish=financial_support]\"}"

/* Every KPI that the scorecard names is one; an action without any is 0 of 0; too few to judge is no data. */
Test(scorecard, figures_with_data)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "scorecard"), kpis = coco_table_find(&coco_tables_report, "kpi");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const char *figure = coco_table_cell(t, row, coco_table_column(t, "figure"));
		const struct coco_vocab *vocab = coco_vocab(coco_table_cell(t, row, coco_table_column(t, "vocabulary")));
		struct coco_str id = coco_str_sub(coco_str_of(figure), 0, strcspn(figure, "["));
		cr_assert_not_null(vocab);
		cr_expect(coco_vocab_find(vocab, coco_str_of(coco_table_cell(t, row, coco_table_column(t, "code")))) != COCO_NONE, "row %zu", row);
		cr_expect(!id.n || coco_table_row(kpis, 0, id) != COCO_NONE, "no KPI %s", figure);
	}
	record_line("{\"type\":\"voucher\",\"id\":\"v1\",\"applicant\":\"a\",\"status\":\"drawn\",\"granted\":10,\"drawn\":10,\"own_share\":1,"
	            "\"currency\":\"EUR\"}");
	json_t *r = report_on(COCO_PROFILE_DIRECTOR);
	expect(r, "scorecard.figures", "{\"recommendation\":\"strategies\"}", "value", 0);
	expect(r, "scorecard.asked", "{\"recommendation\":\"strategies\"}", "value", 0);
	expect(r, "scorecard.figures", "{\"recommendation\":\"incentives\"}", "value", 2); /* uptake and leverage; the share has n = 1 */
	expect(r, "scorecard.asked", "{\"recommendation\":\"incentives\"}", "value", 7);
	expect(r, "scorecard.value", LEVERAGE, "value", .1);
	expect(r, "scorecard.strength", LEVERAGE, "value", 2); /* one case */
	expect(r, "scorecard.strength", "{\"recommendation\":\"incentives\",\"figure\":\"vouchers.granted_share\"}", "value", 1);
	expect(r, "scorecard.value", WISH, "value", NAN);
	expect(r, "scorecard.strength", WISH, "value", 0);
	json_decref(r);
	r = report_on(COCO_PROFILE_DIRECTOR);
	cr_expect_null(find(r, "scorecard.figures", "{\"recommendation\":\"incentives\"}"), "an empty report has no scorecard");
	json_decref(r);
}

static json_t *money(const double granted[6])
{
	for (int i = 0; i < 6; i++) {
		record_line("{\"type\":\"voucher\",\"id\":\"v%d\",\"applicant\":\"a%d\",\"status\":\"drawn\",\"granted\":%g,\"drawn\":%g,\"own_"
		            "share\":5,\"currency\":\"EUR\"}",
		    i, i, granted[i], granted[i] - 1);
	}
	return report_on(COCO_PROFILE_POLICY);
}

Test(disclosure, dominance)
{
	static const double even[6] = {10, 10, 10, 20, 20, 30}, one[6] = {10, 10, 10, 10, 10, 900};
	json_t *r = money(even);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", 100);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", .94);
	json_decref(r);
	r = money(one);
	expect(r, "vouchers.granted", "{\"currency\":\"EUR\"}", "value", NAN);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", NAN);
	cr_expect_str_eq(json_string_value(json_object_get(find(r, "vouchers.granted", "{\"currency\":\"EUR\"}"), "flag")), "c");
	json_decref(r);
}

/* Jobs are whole: a sum of four would tell that at most four brought one. */
Test(disclosure, jobs_tell_how_many)
{
	static const struct {
		int n;
		double told; /* NaN: withheld */
	} cases[] = {{3, NAN}, {4, NAN}, {5, 5}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		for (int k = 0; k < 30; k++) {
			record_line("{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[\"a\",\"c\"],\"status\":\"active\",\"agreed\":\"2026-"
			            "01-10\"}",
			    k);
			record_line("{\"type\":\"impact\",\"collaboration\":\"k%d\",\"impact\":\"jobs\",\"indicator\":\"i\",\"wave\":\"6m\",\"date\":"
			            "\"2026-07-11\",\"value\":%d}",
			    k, k < cases[i].n);
		}
		json_t *r = report_on(COCO_PROFILE_POLICY);
		expect(r, "impacts.jobs", "{\"wave\":\"6m\"}", "value", cases[i].told);
		json_decref(r);
	}
}

/* Four vouchers are too few to be counted; what part of their money was drawn is no count. */
Test(disclosure, ratios_of_money)
{
	for (int i = 0; i < 4; i++) {
		record_line("{\"type\":\"voucher\",\"id\":\"v%d\",\"applicant\":\"a%d\",\"status\":\"drawn\",\"granted\":10,\"drawn\":5,\"own_"
		            "share\":1,\"currency\":\"EUR\"}",
		    i, i);
	}
	json_t *r = report_on(COCO_PROFILE_POLICY);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "value", .5);
	expect(r, "vouchers.leverage", "{\"currency\":\"EUR\"}", "value", .2);
	expect(r, "vouchers.uptake", "{\"currency\":\"EUR\"}", "n", NAN);
	expect(r, "vouchers.hhi", "{\"currency\":\"EUR\"}", "value", NAN);
	expect(r, "vouchers.count", "{}", "value", NAN);
	json_decref(r);
}
