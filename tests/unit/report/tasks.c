/* The facilitator's work list: which records make which task, who may be named, the order, and that all words are there. */
#include <math.h>
#include <string.h>

#include "coco/rewrite.h"
#include "help.h"

#define P(id, side, more) \
	"{\"type\":\"participant\",\"id\":\"" id "\",\"side\":\"" side "\",\"org\":\"Org " id "\",\"org_personal\":false" more "}"
#define YES ",\"consent\":{\"process\":true,\"share\":true}"
#define FULL YES ",\"languages\":[\"en\"],\"country\":\"SI\",\"skills\":[\"illustration\"]"
#define MEET(id)                                                                                \
	"{\"type\":\"event\",\"id\":\"" id "\",\"activity\":\"info_day\",\"date\":\"2026-11-20\"}", \
	    "{\"type\":\"attendance\",\"event\":\"" id "\",\"participant\":\"c\",\"status\":\"attended\"}"
/* Nothing is open: the creative is complete and was there in November. */
#define QUIET P("c", "cci", FULL), MEET("e")
#define BRIEF "\"brief\":{\"question\":\"How?\"},\"approved\":{\"by\":\"x\"}"
#define CHALLENGE(more)                                                                                                                \
	"{\"type\":\"challenge\",\"id\":\"h\",\"owner\":\"o\",\"title\":\"Lids\",\"text\":\"t\",\"area\":\"product_development\",\"seats_" \
	"min\":2" more "}"
#define OWNER                                                        \
	P("o", "avm", YES ",\"languages\":[\"en\"],\"country\":\"SI\""), \
	    "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"o\",\"status\":\"attended\"}"
#define PITCH(id, more) "{\"type\":\"pitch\",\"id\":\"" id "\",\"challenge\":\"h\",\"participant\":\"c\"" more "}"
#define SENT ",\"date\":\"2026-12-01\",\"feedback_sent\":\"2026-12-05\""
#define WORK(more) "{\"type\":\"collaboration\",\"id\":\"w\",\"participants\":[\"o\",\"c\"]" more "}"
#define PARTS "\"aims\":\"a\",\"timeline\":\"b\",\"milestones\":\"c\",\"responsibilities\":\"d\",\"expectations\":\"e\""
#define TWO QUIET, OWNER, CHALLENGE("," BRIEF), PITCH("p", SENT), PITCH("q", SENT)
#define DONE ",\"commitment\":{" PARTS ",\"mode\":\"f\"}"

struct expected {
	const char *tasks; /* all of them, in order: "feedback:o" */
	const char *lines[24];
};

static struct coco_report *facilitator(const char *const *lines, size_t n, size_t step, int lang)
{
	const struct coco_report_options options = {.tool = "test", .as_of = {2026, 12, 31}, .profile = COCO_PROFILE_FACILITATOR, .lang = lang};
	return report_of(lines, n, step, &options);
}

static void list(const json_t *report, struct coco_buf *out)
{
	const json_t *tasks = json_object_get(report, "tasks");
	for (size_t i = 0; i < json_array_size(tasks); i++) {
		const json_t *one = json_array_get(tasks, i), *who = json_object_get(one, "participant");
		coco_buf_printf(out, "%s%s:%s", i ? " " : "", json_string_value(json_object_get(one, "task")), who ? json_string_value(who) : "-");
	}
}

static void check(const struct expected *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t lines = 0;
		while (lines < COCO_LEN(e[i].lines) && e[i].lines[lines]) {
			lines++;
		}
		for (size_t back = 0; back < 2; back++) {
			size_t step = back ? lines - 1 : 1;
			struct coco_report *report = facilitator(e[i].lines, lines, step, 0);
			json_t *json = report_json(report);
			struct coco_buf got = COCO_BUF_INIT;
			list(json, &got);
			cr_expect_str_eq(got.data ? got.data : "", e[i].tasks, "%zu: %s", i, e[i].lines[lines - 1]);
			coco_buf_free(&got);
			json_decref(json);
			coco_report_free(report);
		}
	}
}

Test(tasks, people)
{
	static const struct expected cases[] = {
	    {"", {QUIET}},
	    {"consent_refused:x", {QUIET, P("x", "cci", ",\"consent\":{\"process\":false}")}},
	    {"consent_missing:x", {QUIET, P("x", "avm", "")}},
	    {"", {QUIET, P("x", "cci", ",\"consent\":{\"process\":false},\"joined\":\"2027-01-01\"")}},
	    {"expires:x", {QUIET, P("x", "cci", FULL ",\"status\":\"paused\",\"expires\":\"2027-01-30\"")}},
	    {"", {QUIET, P("x", "cci", FULL ",\"status\":\"paused\",\"expires\":\"2027-01-31\"")}},
	    {"missing:x", {QUIET, P("x", "cci", YES ",\"languages\":[\"en\"],\"country\":\"SI\",\"status\":\"invited\"")}},
	    {"", {QUIET, P("x", "cci", YES ",\"status\":\"alumni\"")}},
	    {"missing:x", {QUIET, P("x", "avm", FULL ",\"status\":\"invited\"")}}, /* no challenge */
	    {"not_started:x", {QUIET, P("x", "cci", FULL ",\"joined\":\"2026-12-01\"")}},
	    {"", {QUIET, P("x", "cci", FULL ",\"joined\":\"2026-12-02\"")}},
	    {"stalled:c", {P("c", "cci", FULL), "{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-10-02\"}",
	                      "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"c\",\"status\":\"attended\"}"}},
	    {"", {P("c", "cci", FULL), "{\"type\":\"event\",\"id\":\"e\",\"activity\":\"info_day\",\"date\":\"2026-10-03\"}",
	             "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"c\",\"status\":\"attended\"}"}},
	};
	check(cases, COCO_LEN(cases));
}

Test(tasks, challenges)
{
	static const struct expected cases[] = {
	    {"", {TWO}},
	    {"brief:o", {QUIET, OWNER, CHALLENGE(""), PITCH("p", SENT), PITCH("q", SENT)}},
	    {"approval:o", {QUIET, OWNER, CHALLENGE(",\"brief\":{\"question\":\"How?\"}"), PITCH("p", SENT), PITCH("q", SENT)}},
	    {"approval:o",
	        {QUIET, OWNER,
	            CHALLENGE(",\"brief\":{\"question\":\"How?\",\"fixed\":[],\"missing\":[],\"annex\":[],\"original_sha256\":\"0\"},"
	                      "\"approved\":{\"by\":\"x\",\"brief_sha256\":\"0\"}"),
	            PITCH("p", SENT), PITCH("q", SENT)}},
	    {"questions:o", {QUIET, OWNER,
	                        CHALLENGE(",\"brief\":{\"question\":\"How?\",\"missing\":[{\"slot\":\"why\",\"ask\":\"Why?\"}]},"
	                                  "\"approved\":{\"by\":\"x\"}"),
	                        PITCH("p", SENT), PITCH("q", SENT)}},
	    {"", {QUIET, OWNER,
	             CHALLENGE(",\"brief\":{\"question\":\"How?\",\"missing\":[{\"slot\":\"why\",\"ask\":\"Why?\"}]},"
	                       "\"approved\":{\"by\":\"x\"},\"answers\":[{\"slot\":\"why\",\"text\":\"So.\"}]"),
	             PITCH("p", SENT), PITCH("q", SENT)}},
	    {"no_pitch:o", {QUIET, OWNER, CHALLENGE("," BRIEF)}},
	    {"no_pitch:o", {QUIET, OWNER, CHALLENGE(",\"deadline\":\"2027-01-14\"," BRIEF)}},
	    {"", {QUIET, OWNER, CHALLENGE(",\"deadline\":\"2027-01-15\"," BRIEF)}},
	    {"", {QUIET, OWNER, CHALLENGE(",\"status\":\"closed\"")}},
	    {"few_pitches:o", {QUIET, OWNER, CHALLENGE("," BRIEF), PITCH("p", SENT)}},
	    {"feedback:o", {TWO, PITCH("r", ",\"date\":\"2026-12-16\"")}},
	    {"", {TWO, PITCH("r", ",\"date\":\"2026-12-17\"")}},
	    {"feedback:o", {TWO, PITCH("r", ",\"date\":\"2026-12-01\",\"feedback_sent\":\"2027-01-02\"")}},
	    {"answer:c", {TWO, "{\"type\":\"match\",\"challenge\":\"h\",\"participant\":\"c\",\"score\":1,\"status\":\"invited\",\"decided\":"
	                       "\"2026-12-24\"}"}},
	    {"", {TWO, "{\"type\":\"match\",\"challenge\":\"h\",\"participant\":\"c\",\"score\":1,\"status\":\"invited\",\"decided\":\"2026-12-"
	               "25\"}"}},
	    {"", {TWO, "{\"type\":\"match\",\"challenge\":\"h\",\"participant\":\"c\",\"score\":1,\"status\":\"accepted\",\"decided\":\"2026-"
	               "12-01\"}"}},
	};
	check(cases, COCO_LEN(cases));
}

Test(tasks, work)
{
#define TALK(more) \
	"{\"type\":\"contact\",\"date\":\"2026-12-01\",\"participants\":[\"o\",\"c\"],\"next\":\"Send it\",\"next_due\":\"2026-12-30\"" more "}"
#define GOAL(more) "{\"type\":\"milestone\",\"collaboration\":\"w\",\"title\":\"First\"" more "}"
	static const struct expected cases[] = {
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\"" DONE)}},
	    {"commitment:o", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\",\"commitment\":{" PARTS "}")}},
	    {"", {TWO, WORK(",\"status\":\"completed\",\"agreed\":\"2026-12-01\",\"commitment\":{" PARTS "}")}},
	    {"milestone:c",
	        {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\"" DONE), GOAL(",\"owner\":\"c\",\"due\":\"2026-12-30\"")}},
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\"" DONE), GOAL(",\"due\":\"2026-12-31\"")}},
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\"" DONE), GOAL(",\"due\":\"2026-12-01\",\"done\":\"2026-12-20\"")}},
	    {"followup_due:o", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-07-14\"" DONE)}},
	    {"followup_due:o", {TWO, WORK(",\"status\":\"agreed\",\"agreed\":\"2026-07-14\",\"start\":\"2027-03-01\"" DONE)}},
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-07-15\"" DONE)}},
	    {"", {TWO, WORK(",\"status\":\"dropped\",\"agreed\":\"2026-06-01\"" DONE)}},
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-06-01\"" DONE),
	             "{\"type\":\"impact\",\"collaboration\":\"w\",\"impact\":\"new_products\",\"wave\":\"6m\"}"}},
	    {"followup_unanswered:o",
	        {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-06-01\"" DONE),
	            "{\"type\":\"response\",\"participant\":\"c\",\"survey\":\"s\",\"wave\":\"6m\",\"item\":\"i\",\"missing\":\"no_answer\"}"}},
	    {"", {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-06-01\"" DONE),
	             "{\"type\":\"response\",\"participant\":\"c\",\"survey\":\"s\",\"wave\":\"6m\",\"item\":\"i\",\"value\":3}"}},
	    /* who is in two collaborations told of neither in particular */
	    {"followup_unanswered:o followup_unanswered:o",
	        {TWO, WORK(",\"status\":\"active\",\"agreed\":\"2026-06-01\"" DONE),
	            "{\"type\":\"collaboration\",\"id\":\"v\",\"participants\":[\"o\",\"c\"],\"status\":\"active\",\"agreed\":\"2026-06-"
	            "02\"" DONE "}",
	            "{\"type\":\"response\",\"participant\":\"c\",\"survey\":\"s\",\"wave\":\"6m\",\"item\":\"i\",\"value\":3}"}},
	    {"next_step:o", {TWO, TALK("")}},
	    {"", {TWO, TALK(""), "{\"type\":\"contact\",\"date\":\"2026-12-02\",\"participants\":[\"c\"]}"}},
	    {"", {TWO, TALK(",\"collaboration\":\"w\""), WORK(",\"status\":\"active\",\"agreed\":\"2026-12-02\"" DONE)}},
	};
	check(cases, COCO_LEN(cases));
}

/* An approval holds for the brief that it was given for. */
Test(tasks, approval)
{
	static const char brief[] = "{\"question\":\"How?\",\"missing\":[],\"annex\":[],\"original_sha256\":"
	                            "\"0123456789012345678901234567890123456789012345678901234567890123\"}";
	struct coco_arena *arena = coco_arena_new();
	struct coco_brief read;
	struct coco_err err = {0};
	char sha[COCO_SHA256_TEXT], challenge[700];
	cr_assert(coco_brief_read(coco_str_of(brief), COCO_STR("[]"), arena, &read) && !coco_brief_sha256(&read, sha, &err));
	for (int wrong = 0; wrong < 2; wrong++) {
		sha[0] = wrong ? (char)(sha[0] == '0' ? '1' : '0') : sha[0];
		snprintf(challenge, sizeof challenge, CHALLENGE(",\"brief\":%s,\"approved\":{\"by\":\"x\",\"brief_sha256\":\"%s\"}"), brief, sha);
		const char *const lines[] = {QUIET, OWNER, challenge, PITCH("p", SENT), PITCH("q", SENT)};
		struct coco_report *report = facilitator(lines, COCO_LEN(lines), 1, 0);
		json_t *json = report_json(report);
		expect(json, "tasks.count", "{\"task\":\"approval\"}", "value", wrong);
		json_decref(json);
		coco_report_free(report);
	}
	coco_arena_free(arena);
}

/* Urgency before all, then the oldest first. */
Test(tasks, order)
{
	static const struct expected one = {"consent_refused:x feedback:o feedback:o milestone:o not_started:y",
	    {TWO, PITCH("s", ",\"date\":\"2026-11-16\""), PITCH("r", ",\"date\":\"2026-11-15\""),
	        WORK(",\"status\":\"active\",\"agreed\":\"2026-12-01\"" DONE), GOAL(",\"due\":\"2026-12-10\""),
	        P("x", "cci", ",\"consent\":{\"process\":false}"), P("y", "cci", FULL)}};
	check(&one, 1);
	size_t n = 0;
	while (one.lines[n]) {
		n++;
	}
	struct coco_report *report = facilitator(one.lines, n, 1, 0);
	json_t *json = report_json(report);
	const char *first = json_string_value(json_object_get(json_array_get(json_object_get(json, "tasks"), 1), "pitch"));
	cr_expect_str_eq(first, "r");
	expect(json, "tasks.count", "{\"task\":\"feedback\"}", "value", 2);
	expect(json, "tasks.count", "{\"task\":\"stalled\"}", "value", 0);
	json_decref(json);
	coco_report_free(report);
}

/* Who did not agree is named nowhere but to be asked; who refused not even by the organisation's name; a sole trader by id. */
Test(tasks, names)
{
	static const char *const lines[] = {MEET("e"), OWNER, CHALLENGE("," BRIEF), P("c", "cci", ",\"languages\":[\"de\"]"),
	    P("n", "cci", ",\"consent\":{\"process\":false},\"country\":\"AT\""),
	    "{\"type\":\"participant\",\"id\":\"m\",\"side\":\"cci\",\"org\":\"Jo Muster\",\"size\":\"micro\"" FULL "}",
	    PITCH("p", ",\"date\":\"2026-01-01\""),
	    "{\"type\":\"pitch\",\"id\":\"q\",\"challenge\":\"h\",\"participant\":\"m\",\"date\":\"2026-01-01\"}"};
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		struct coco_report *report = facilitator(lines, COCO_LEN(lines), 1, lang);
		struct coco_buf html = COCO_BUF_INIT, md = COCO_BUF_INIT, csv = COCO_BUF_INIT;
		json_t *json = report_json(report), *tasks = json_object_get(json, "tasks");
		struct coco_err err = {0};
		char *text = json_dumps(tasks, 0);
		cr_assert(!coco_report_html(report, &html, &err) && !coco_report_md(report, &md, &err) && !coco_report_csv(report, &csv, &err));
		const char *const all[] = {text, html.data, md.data, csv.data};
		for (size_t i = 0; i < COCO_LEN(all); i++) {
			cr_expect(!strstr(all[i], "Org n") && !strstr(all[i], "Jo Muster"), "a name in %zu", i);
			cr_expect(strstr(all[i], "Org c") && strstr(all[i], "Org o"), "who is to be asked has no name in %zu", i);
			cr_expect(i == 1 || !strchr(all[i] + 1, '{') || i == 0, "an unfilled place in %zu, %s", i, coco_langs[lang]);
		}
		for (size_t i = 0; i < json_array_size(tasks); i++) {
			const json_t *one = json_array_get(tasks, i);
			const char *reason = json_string_value(json_object_get(one, "reason"));
			cr_expect(reason && !strchr(reason, '{'), "%s", reason);
			cr_expect(json_object_get(one, "title") && json_object_get(one, "todo"));
		}
		cr_expect_eq(json_integer_value(json_object_get(json, "unnamed")), 1, "the pitch of who was not asked yet");
		free(text);
		json_decref(json);
		coco_buf_free(&html);
		coco_buf_free(&md);
		coco_buf_free(&csv);
		coco_report_free(report);
	}
}
