/* What one told count leaves of another is a count as well: of 20 participants 19 were asked, of 20 collaborations 18 are in a region. */
#include <string.h>

#include "help.h"

static json_t *policy(void)
{
	const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_SIDE | COCO_BY_COUNTRY, .profile = COCO_PROFILE_POLICY, .min_cell = 5};
	return report_of_lines(&options);
}

static bool told(const json_t *report, const char *kpi, const char *group)
{
	const json_t *one = find(report, kpi, group);
	cr_expect_not_null(one, "no %s %s", kpi, group);
	return one && json_is_number(json_object_get(one, "value"));
}

/* 20 manufacturers of whom `unasked` have no barriers in their record; half of the others name one. */
static json_t *asked(int unasked)
{
	for (int i = 0; i < 20; i++) {
		const char *named = i < unasked ? "" : i % 2 ? ",\"barriers\":[\"time\"]" : ",\"barriers\":[]";
		record_line("{\"type\":\"participant\",\"id\":\"a%d\",\"side\":\"avm\",\"country\":\"SI\"%s}", i, named);
	}
	return policy();
}

Test(remainders, who_was_not_asked)
{
	static const char *const share = "{\"side\":\"avm\",\"barrier\":\"time\"}";
	for (int unasked = 0; unasked <= 5; unasked++) {
		json_t *r = asked(unasked);
		cr_expect(told(r, "participants.count", "{\"side\":\"avm\"}"));
		cr_expect_eq(told(r, "voices.barrier_share", share), unasked == 0 || unasked == 5, "20 less %d are told", 20 - unasked);
		json_decref(r);
	}
}

/* 20 collaborations, `others` of them without a participant of SI. */
static json_t *in_region(int others)
{
	for (int i = 0; i < 20; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"a%d\",\"org_id\":\"o%d\",\"side\":\"avm\",\"country\":\"%s\"}", i, i,
		    i < others ? "AT" : "SI");
		record_line("{\"type\":\"participant\",\"id\":\"c%d\",\"org_id\":\"q%d\",\"side\":\"cci\",\"country\":\"AT\"}", i, i);
		record_line("{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[\"a%d\",\"c%d\"],\"kind\":\"rd\",\"status\":\"active\"}",
		    i, i, i);
	}
	return policy();
}

Test(remainders, outside_a_region)
{
	for (int others = 3; others <= 5; others++) {
		json_t *r = in_region(others);
		cr_expect(told(r, "collaborations.count", "{}") && told(r, "collaborations.count", "{\"country\":\"AT\"}"));
		cr_expect_eq(told(r, "collaborations.count", "{\"country\":\"SI\"}"), others == 5, "%d are outside", others);
		json_decref(r);
	}
}

/* 12 collaborations are judged, of `n` an effect is told half a year on. */
static json_t *effects(int n)
{
	for (int i = 0; i < 12; i++) {
		record_line("{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[],\"status\":\"active\",\"agreed\":\"2026-03-01\"}", i);
		if (i < n) {
			record_line(
			    "{\"type\":\"impact\",\"collaboration\":\"k%d\",\"impact\":\"new_products\",\"wave\":\"6m\",\"indicator\":\"i\"}", i);
		}
	}
	return policy();
}

/* 20 manufacturers, 18 creatives, and `both`, all but the manufacturers with a creative sector: the list less the creatives is those of
 * both. */
Test(remainders, who_is_of_both_sides)
{
	for (int both = 0; both <= 5; both++) {
		for (int i = 0; i < 38 + both; i++) {
			const char *side = i < 20 ? "avm" : i < 38 ? "cci" : "both";
			record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"%s\",\"country\":\"SI\",%s}", i, side,
			    i < 20 ? "\"nace\":[\"25\"],\"nace_version\":\"2\"" : "\"creative_sectors\":[\"design\"]");
		}
		json_t *r = policy();
		cr_expect_eq(told(r, "nomenclature.count", "{\"nomenclature\":\"dcms_13\"}"), both == 0 || both == 5, "%d are of both", both);
		json_decref(r);
	}
}

/* 20 collaborations, 10 old enough to be asked half a year on, and asked; `young` younger ones were asked too. */
Test(remainders, asked_too_early)
{
	for (int young = 0; young <= 5; young++) {
		for (int i = 0; i < 20; i++) {
			record_line("{\"type\":\"collaboration\",\"id\":\"k%d\",\"participants\":[],\"status\":\"active\",\"agreed\":\"2026-%s-01\"}",
			    i, i < 10 ? "03" : "11");
			if (i < 10 + young) {
				record_line("{\"type\":\"impact\",\"collaboration\":\"k%d\",\"impact\":\"%s\",\"wave\":\"6m\",\"indicator\":\"i\"}", i,
				    i % 2 ? "new_products" : "ecosystems_connectivity");
			}
		}
		json_t *r = policy();
		const bool both = told(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}") &&
		                  told(r, "impacts.asked_share", "{\"wave\":\"6m\"}");
		cr_expect_eq(both, young == 0 || young == 5, "%d are too young", young);
		json_decref(r);
	}
}

Test(remainders, of_whom_nobody_told)
{
	for (int n = 10; n <= 12; n += 2) {
		json_t *r = effects(n);
		cr_expect_eq(told(r, "impacts.share", "{\"wave\":\"6m\",\"impact\":\"new_products\"}"), n == 12, "12 less %d are told", n);
		json_decref(r);
	}
}

/* What a count is a part of stands before it, or in its own family. */
Test(remainders, table)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_report, "disclosure");
	const size_t family = coco_table_column(t, "family"), cell = coco_table_column(t, "cell"), of = coco_table_column(t, "of");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const char *name = coco_table_cell(t, row, of);
		bool found = !*name;
		for (size_t i = 0; i < coco_table_rows(t) && !found; i++) {
			const char *at = coco_table_cell(t, i, family);
			const size_t n = strlen(at);
			found = !strncmp(name, at, n) && name[n] == '.' && !strcmp(name + n + 1, coco_table_cell(t, i, cell)) &&
			        (i < row || !strcmp(at, coco_table_cell(t, row, family)));
		}
		cr_expect(found, "row %zu: no count %s before it", row, name);
	}
}
