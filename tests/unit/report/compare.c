/* Changes since an earlier report, by hand; what is not compared; what a change would tell of few. Conditions and their
 * alarms. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/stats.h"
#include "help.h"

/* `n` creatives, the first `met` of whom were at an event, `pitched` of whom made a pitch. */
static struct coco_report *campaign(int n, int met, int pitched, enum coco_profile profile)
{
	const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .profile = profile, .min_cell = profile == COCO_PROFILE_DIRECTOR ? 0 : 5};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	for (int i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"cci\"}", i);
		if (i < met) {
			record_line("{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%d\",\"status\":\"attended\"}", i);
		}
		if (i < pitched) {
			record_line("{\"type\":\"pitch\",\"id\":\"q%d\",\"challenge\":\"h\",\"participant\":\"p%d\",\"chosen\":%s}", i, i,
			    i % 2 ? "true" : "false");
		}
	}
	return report_of_recorded(&options);
}

static char *text_of(struct coco_report *report)
{
	struct coco_buf buf = COCO_BUF_INIT;
	struct coco_err err = {0};
	cr_assert_eq(coco_report_json(report, &buf, &err), 0, "%s", err.text);
	coco_buf_putc(&buf, '\0');
	coco_report_free(report);
	return buf.data;
}

static json_t *change_of(const json_t *report, const char *kpi, const char *group)
{
	json_t *one = find(report, kpi, group);
	cr_assert_not_null(one, "no %s", kpi);
	json_t *change = json_object_get(one, "change");
	cr_assert_not_null(change, "%s has no change", kpi);
	return change;
}

static double member(const json_t *change, const char *name)
{
	json_t *value = json_object_get(change, name);
	return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

Test(compare, changes)
{
	char *old = text_of(campaign(40, 20, 12, COCO_PROFILE_DIRECTOR));
	struct coco_report *report = campaign(60, 45, 5, COCO_PROFILE_DIRECTOR);
	struct coco_err err = {0};
	cr_assert_eq(coco_report_compare(report, coco_str_of(old), "old.json", &err), 0, "%s", err.text);
	json_t *r = report_json(report);
	json_t *count = change_of(r, "participants.count", "{}"), *share = change_of(r, "funnel.reach", "{\"step\":\"connect\"}");
	cr_expect(member(count, "before") == 40 && member(count, "value") == 20 && isnan(member(count, "lo")));
	struct coco_interval before = {0.351995269, 0.648004731}, now = {0.627679299, 0.842234775}; /* Wilson */
	cr_expect(fabs(member(share, "before") - .5) < 1e-9 && fabs(member(share, "value") - .25) < 1e-9);
	cr_expect(fabs(member(share, "lo") - (.25 - hypot(.75 - now.lo, before.hi - .5))) < 1e-6, "%g", member(share, "lo"));
	cr_expect(fabs(member(share, "hi") - (.25 + hypot(now.hi - .75, .5 - before.lo))) < 1e-6, "%g", member(share, "hi"));
	cr_expect(json_is_null(change_of(r, "pitches.chosen_share", "{}")), "5 pitches are too few to judge");
	cr_expect_str_eq(json_string_value(json_object_get(r, "compared")), "2026-12-31");
	json_decref(r);
	coco_report_free(report);
	free(old);
}

/* Where small counts are withheld, who came and who went are counts as well. */
Test(compare, small_changes)
{
	static const struct {
		int n, met;
		bool count, share;
	} cases[] = {
	    {40, 20, true, true}, /* nothing changed */
	    {45, 25, true, true}, /* five came, all to the event */
	    {44, 24, false, false},
	    {46, 25, true, false}, /* of the six one did not go there */
	    {40, 23, true, false},
	};
	char *old = text_of(campaign(40, 20, 0, COCO_PROFILE_POLICY));
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_report *report = campaign(cases[i].n, cases[i].met, 0, COCO_PROFILE_POLICY);
		struct coco_err err = {0};
		cr_assert_eq(coco_report_compare(report, coco_str_of(old), "old.json", &err), 0, "%s", err.text);
		json_t *r = report_json(report);
		cr_expect_eq(json_is_object(change_of(r, "participants.count", "{}")), cases[i].count, "case %zu", i);
		cr_expect_eq(json_is_object(change_of(r, "funnel.reach", "{\"step\":\"connect\"}")), cases[i].share, "case %zu", i);
		json_decref(r);
		coco_report_free(report);
	}
	free(old);
}

static void refused(const char *json, const char *code)
{
	struct coco_report *report = campaign(12, 6, 0, COCO_PROFILE_DIRECTOR);
	struct coco_err err = {0};
	cr_expect_eq(coco_report_compare(report, coco_str_of(json), "old.json", &err), -1, "%s", json);
	cr_expect(
	    err.exit == COCO_EXIT_INPUT && !strcmp(err.code, code) && !strcmp(err.source, "old.json"), "%s: %s %s", json, err.code, err.text);
	coco_report_free(report);
}

Test(compare, refusals)
{
	refused("", "bad-json");
	refused("{\"schema\":", "bad-json");
	refused("[1]", "no-report");
	refused("{\"schema\":\"coco-report/2\",\"profile\":\"director\"}", "no-report");
	refused("{\"schema\":\"coco-report/1\",\"profile\":\"policy\"}", "other-profile");
	refused("{\"schema\":\"coco-report/1\",\"profile\":\"director\",\"period\":{\"to\":\"2026-12-31\"}}", "no-period");
	refused("{\"schema\":\"coco-report/"
	        "1\",\"profile\":\"director\",\"period\":{\"to\":\"2026-12-31\",\"whole\":true},\"indicators\":[{\"kpi\":\"participants."
	        "count\",\"definition\":\"0\"}]}",
	    "other-definition");
}

/* What differs because the reports are of other times is no change. */
Test(compare, times)
{
	static const struct {
		const char *earlier, *now; /* the periods; "": none */
		struct coco_date day;      /* reporting day of the earlier one; of this 2026-11-15 */
		const char *code;          /* NULL: they are compared */
	} cases[] = {
	    {"", "", {2026, 11, 15}, NULL},
	    {"", "", {2026, 11, 16}, "later-report"},
	    {"2026-Q2", "", {2026, 11, 15}, "other-period"},
	    {"", "2026-Q2", {2026, 3, 1}, "other-period"},
	    {"2026-Q2", "2026-Q3", {2026, 11, 15}, NULL},
	    {"2026-Q3", "2026-Q2", {2026, 11, 15}, "later-report"},
	    {"2026-02", "2026-03", {2026, 11, 15}, NULL},
	    {"2026-03", "2026-Q2", {2026, 11, 15}, "other-period"},
	    {"2026-Q3", "2026-Q4", {2026, 11, 15}, "other-period"}, /* 46 days so far */
	    {"2026-07-01/2026-08-15", "2026-Q4", {2026, 11, 15}, NULL},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_report_options options = {.tool = "test", .as_of = cases[i].day};
		struct coco_err err = {0};
		cr_assert(!*cases[i].earlier || !coco_period_parse(cases[i].earlier, &options.period, &err));
		record_line("{\"type\":\"participant\",\"id\":\"p\",\"side\":\"cci\"}");
		char *old = text_of(report_of_recorded(&options));
		options = (struct coco_report_options){.tool = "test", .as_of = {2026, 11, 15}};
		cr_assert(!*cases[i].now || !coco_period_parse(cases[i].now, &options.period, &err));
		record_line("{\"type\":\"participant\",\"id\":\"p\",\"side\":\"cci\"}");
		struct coco_report *report = report_of_recorded(&options);
		cr_expect_eq(coco_report_compare(report, coco_str_of(old), "old.json", &err), cases[i].code ? -1 : 0, "case %zu: %s", i, err.text);
		cr_expect(!cases[i].code || (err.exit == COCO_EXIT_USAGE && !strcmp(err.code, cases[i].code)), "case %zu: %s", i, err.code);
		coco_report_free(report);
		free(old);
	}
}

/* ---- alarms ----------------------------------------------------------------------------------------------------- */

static void count_line(void *context, const char *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	++*(size_t *)context;
}

Test(alarms, conditions)
{
	static const struct {
		const char *text;
		int alarms; /* -1: badly written */
	} cases[] = {
	    {"participants.count < 40", 0},
	    {"participants.count <= 40", 1},
	    {"participants.count>39.5", 1},
	    {"participants.count >= 41", 0},
	    {"participants.count = 40", 1},
	    {"participants.count = 41", 0},
	    {"funnel.reach[step=connect] < 0.6", 1},
	    {"funnel.reach[ step = connect ] < 0.4", 0},
	    {"funnel.reach[step=connect,side=cci] < 0.6, participants.count < 41,funnel.reached[step=connect] = 21", 2},
	    {"funnel.reach[side=cci,step=connect] > 0", 1},
	    {"funnel.reach < 0", 1},                    /* there is none of all steps */
	    {"pitches.count < 0", 1},                   /* nor of pitches */
	    {"funnel.conversion[step=solve] > 1", 1},   /* nobody reached SHARE: no value */
	    {"funnel.conversion[step=solve] > 90", -1}, /* per cent */
	    {"funnel.reach[step=solv] < 1", -1},
	    {"vouchers.uptake < 2", 1}, /* a ratio of money may be above 1 */
	    {"", -1},
	    {"participants.count", -1},
	    {"participants.count < ", -1},
	    {"participants.count < ten", -1},
	    {"participants.count =< 10", -1},
	    {"participants.count < 10,", -1},
	    {"nonsense < 10", -1},
	    {"participants.count != 40", -1},
	    {"participants.count == 40", -1},
	    {"funnel.reach[colour=red] < 1", -1}, /* no figure has it, ever */
	    {"activities.events[country=SI] < 1", -1},
	    {"funnel.reach[country=SI] < 1", 1}, /* this report alone has it not */
	    {"funnel.reach[step] < 1", -1},
	    {"funnel.reach[step=] < 1", -1},
	    {"funnel.reach[step=solve < 1", -1},
	    {"funnel.reach]step=solve[ < 1", -1},
	    {"funnel.reach[step=solve] x < 1", -1},
	};
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_SIDE};
	record_line("{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-03-01\"}");
	for (int i = 0; i < 40; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%d\",\"side\":\"cci\"}", i);
		record_line(
		    "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%d\",\"status\":\"%s\"}", i, i % 2 ? "attended" : "no_show");
	}
	struct coco_report *report = report_of_recorded(&options);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		size_t lines = 0;
		const struct coco_diag_options to = {.write = count_line, .context = &lines};
		struct coco_diag *diag = coco_diag_new("test", &to);
		struct coco_err err = {0};
		int status = coco_report_alarms(report, cases[i].text, diag, &err);
		cr_expect_eq(status, cases[i].alarms < 0 ? -1 : 0, "%s: %s", cases[i].text, err.text);
		cr_expect(cases[i].alarms < 0 || coco_diag_count(diag, COCO_ERROR) == (size_t)cases[i].alarms, "%s: %zu", cases[i].text,
		    coco_diag_count(diag, COCO_ERROR));
		cr_expect(!status || err.exit == COCO_EXIT_USAGE);
		coco_diag_free(diag);
	}
	coco_report_free(report);
}
