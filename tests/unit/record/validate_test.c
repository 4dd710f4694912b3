/* The check of records: each fault is seen, named and placed; what is right passes; personal values stay unsaid. */
#include <criterion/criterion.h>
#include <string.h>
#include "coco/base_run.h"
#include "help.h"

static void keep(void *context, const char *bytes, size_t n)
{
	coco_buf_put(context, bytes, n);
}

/* What is said about a record, one message a line; *ok is the verdict. */
static struct coco_buf said(const char *line, bool json, bool *ok)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	struct coco_diag *diag = coco_diag_new("test", &(struct coco_diag_options){.json = json, .write = keep, .context = &out});
	cr_assert(coco_rec_parse(&rec, view(line), &err) == 0, "%s: %s", err.text, line);
	rec.file = "f";
	rec.line_number = 7;
	*ok = coco_schema_check(&rec, diag);
	cr_expect(*ok == coco_schema_check(&rec, NULL), "the verdict depends on the sink: %s", line);
	cr_expect(*ok == (coco_diag_count(diag, COCO_ERROR) == 0));
	coco_diag_free(diag);
	coco_rec_free(&rec);
	coco_buf_puts(&out, "");
	return out;
}

#define P "{\"type\":\"participant\",\"id\":\"p1\",\"org_id\":\"o1\""

static const char *const valid[] = {
    P "}",
    P ",\"nonsense\":{\"a\":[1]},\"country\":null,\"languages\":null,\"readiness\":{\"culture\":null,\"own\":\"x\"}}",
    P ",\"side\":\"cci\",\"country\":\"AT\",\"nuts\":\"AT130\",\"lat\":-90,\"lon\":180,\"nace\":[\"26.11\"],\"languages\":[\"de\",\"sl\"],"
      "\"skills\":[\"own words\"],"
      "\"portfolio\":[{\"title\":\"t\",\"year\":2020}],\"availability\":[\"2026-03-12T09:00/12:00\",\"2026-03-12T22:00/"
      "2026-03-13T02:00\"],\"brain\":-1,"
      "\"consent\":{\"process\":true,\"date\":\"2026-02-28\"},\"stop_reason\":\"time\",\"exclude\":[\"example.org\"],\"tech_level\":"
      "\"high\",\"org\":\"\\u00c4\"}",
    P ",\"stop_reason\":\"vague_definition\",\"areas\":[],\"readiness.culture\":3}",
    "{\"type\":\"unheard_of\",\"id\":5}",
    "{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"score\":0.5,\"components\":{\"text\":null,\"skills\":1},\"reasons\":[{"
    "\"terms\":[{\"weight\":2}]}]}",
    "{\"type\":\"response\",\"participant\":\"p\",\"survey\":\"s\",\"item\":\"i\",\"value\":[\"a\"],\"submitted\":\"2026-03-12T09:00:01+01:"
    "00\"}",
    "{\"type\":\"indicator\",\"kpi\":\"k\",\"value\":null,\"flag\":null,\"group\":{\"country\":\"AT\"},\"missing\":{\"no_answer\":2},"
    "\"period\":{\"from\":\"2026-01-01\"}}",
    "{\"type\":\"row\",\"row\":1,\"cells\":{}}",
    "{\"type\":\"population\",\"dimension\":\"d\",\"code\":\"c\",\"total\":5,\"source\":\"Eurostat\"}",
    "{\"org_id\":\"o\",\"id\":\"p\",\"typ\\u0065\":\"participant\"}",
};

Test(validate, what_is_right_passes)
{
	for (size_t i = 0; i < COCO_LEN(valid); i++) {
		bool ok;
		struct coco_buf out = said(valid[i], false, &ok);
		cr_expect(ok && out.len == 0, "%s\n%s", valid[i], out.data);
		coco_buf_free(&out);
	}
}

static const struct {
	const char *line, *code, *field, *says;
} faults[] = {
    {"{\"id\":\"x\"}", "missing-field", "type", ""},
    {"{\"type\":\"participant\",\"org_id\":\"o\"}", "missing-field", "id", "required"},
    {"{\"type\":\"participant\",\"id\":null,\"org_id\":\"o\"}", "missing-field", "id", ""},
    {P ",\"org\":5}", "bad-kind", "org", "is a number, wanted: a text"},
    {P ",\"org\":[\"x\"]}", "bad-kind", "org", "is a list"},
    {P ",\"lat\":\"47\"}", "bad-kind", "lat", "is text, wanted: a number, -90 to 90, in deg"},
    {P ",\"headcount\":5.5}", "bad-kind", "headcount", "whole number"},
    {P ",\"org_personal\":\"true\"}", "bad-kind", "org_personal", "true or false"},
    {P ",\"readiness\":3}", "bad-kind", "readiness", "an object"},
    {P ",\"readiness\":{\"culture\":\"3\"}}", "bad-kind", "readiness.culture", ""},
    {P ",\"languages\":[\"de\",7]}", "bad-kind", "languages[2]", "a code of language"},
    {P ",\"languages\":[null]}", "bad-kind", "languages[1]", "is null"},
    {P ",\"languages\":\"de\"}", "not-a-list", "languages", "wanted: a list"},
    {P ",\"portfolio\":{}}", "not-a-list", "portfolio", ""},
    {P ",\"portfolio\":[{},{\"title\":\"x\",\"year\":\"2020\"}]}", "bad-kind", "portfolio[2].year", ""},
    {P ",\"country\":\"Slovenija\"}", "bad-code", "country", "write SI"},
    {P ",\"country\":\"\"}", "bad-code", "country", ""},
    {P ",\"areas\":[\"desing_thinking\"]}", "bad-code", "areas[1]", "perhaps design_thinking"},
    {P ",\"side\":\"CCI\"}", "bad-code", "side", "perhaps cci"},
    {P ",\"size\":\"enormous\"}", "bad-code", "size", "one of micro, small, medium, large"},
    {P ",\"stop_reason\":\"tine\"}", "bad-code", "stop_reason", "perhaps time"},
    {P ",\"nuts\":\"XX1\"}", "bad-code", "nuts", "'XX1'"},
    {P ",\"joined\":\"2026-02-29\"}", "bad-date", "joined", "'2026-02-29' is no date"},
    {P ",\"joined\":\"31.2.2026\"}", "bad-date", "joined", "2026-03-12"},
    {P ",\"availability\":[\"2026-03-12T12:00/09:00\"]}", "bad-interval", "availability[1]", ""},
    {P ",\"availability\":[\"2026-03-13T09:00/2026-03-12T10:00\"]}", "bad-interval", "availability[1]", ""},
    {P ",\"availability\":[\"2026-03-12\"]}", "bad-interval", "availability[1]", ""},
    {P ",\"availability\":[\"2026-03-12T09:00/25:00\"]}", "bad-interval", "availability[1]", ""},
    {P ",\"lat\":90.5}", "out-of-range", "lat", "'90.5' is out of range: -90 to 90"},
    {P ",\"brain\":-1.01}", "out-of-range", "brain", ""},
    {P ",\"headcount\":-1}", "out-of-range", "headcount", "0 to 999999"},
    {P ",\"headcount\":123456789012345678901234567890}", "out-of-range", "headcount", ""},
    {P ",\"expires\":\"soon\"}", "bad-date", "expires", ""},
    {P ",\"source\":{\"row\":\"2\"}}", "bad-kind", "source.row", ""},
    {"{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"score\":1.2}", "out-of-range", "score", ""},
    {"{\"type\":\"match\",\"challenge\":\"c\",\"participant\":\"p\",\"score\":1,\"reasons\":[{\"terms\":[{},{\"weight\":\"x\"}]}]}",
        "bad-kind", "reasons[1].terms[2].weight", ""},
    {"{\"type\":\"response\",\"participant\":\"p\",\"survey\":\"s\",\"item\":\"i\",\"submitted\":\"yesterday\"}", "bad-time", "submitted",
        ""},
    {"{\"type\":\"response\",\"participant\":\"p\",\"survey\":\"s\",\"item\":\"i\",\"value\":{}}", "bad-kind", "value", ""},
    {"{\"type\":\"indicator\",\"kpi\":\"k\",\"missing\":{\"x\":\"5\"}}", "bad-kind", "missing", ""},
    {"{\"type\":\"indicator\",\"kpi\":\"k\",\"group\":{\"x\":5}}", "bad-kind", "group", ""},
    {"{\"type\":\"contact\",\"date\":\"2026-01-01\",\"participants\":\"p\"}", "not-a-list", "participants", ""},
    {"{\"type\":\"row\",\"row\":1,\"cells\":{\"a\":1}}", "bad-kind", "cells", ""},
};

Test(validate, each_fault_is_named_and_placed)
{
	for (size_t i = 0; i < COCO_LEN(faults); i++) {
		bool ok;
		char place[80], code[40];
		struct coco_buf out = said(faults[i].line, true, &ok);
		snprintf(place, sizeof place, "\"field\":\"%s\"", faults[i].field);
		snprintf(code, sizeof code, "\"code\":\"%s\"", faults[i].code);
		cr_expect(!ok && strstr(out.data, code) && strstr(out.data, place) && strstr(out.data, faults[i].says), "%s %s %s %s\n%s",
		    faults[i].line, code, place, faults[i].says, out.data);
		cr_expect(out.len > 0 && strchr(out.data, '\n') == out.data + out.len - 1, "one message: %s", out.data);
		cr_expect(strstr(out.data, "\"line\":7") && strstr(out.data, "\"file\":\"f\""));
		coco_buf_free(&out);
	}
}

Test(validate, all_faults_of_a_record_are_told)
{
	bool ok;
	struct coco_buf out = said("{\"type\":\"event\",\"id\":\"e1\",\"capacity\":-1,\"mode\":\"x\",\"date\":\"\"}", false, &ok);
	size_t lines = 0;
	for (const char *at = out.data; (at = strchr(at, '\n')); at++)
		lines++;
	cr_expect(!ok && lines == 4, "%s", out.data);
	cr_expect(strstr(out.data, "test: f:7: error[out-of-range]: event capacity: '-1' is out of range: 0 or more (e1)"), "%s", out.data);
	coco_buf_free(&out);
}

Test(validate, personal_values_are_not_told)
{
	static const char *const lines[] = {P ",\"email\":[\"secret\"]}", P ",\"contact_name\":{\"a\":\"secret\"}}",
	    P ",\"country\":\"secret@example.org\"}", P ",\"joined\":\"secret@example.org\"}"};
	for (size_t i = 0; i < COCO_LEN(lines); i++) {
		for (int json = 0; json < 2; json++) {
			bool ok;
			struct coco_buf out = said(lines[i], json, &ok);
			cr_expect(!ok && !strstr(out.data, "secret"), "%s", out.data);
			coco_buf_free(&out);
		}
	}
}

/* Lines that tempt the check to take a field for the one at its place in the record before. */
static const char *const changing[] = {P ",\"mode\":\"phone\"}", P ",\"mode\":\"either\"}",
    P ",\"stop_reason\":\"time\",\"mode\":\"phone\"}",
    "{\"type\":\"contact\",\"date\":\"2026-01-01\",\"participants\":[\"p\"],\"mode\":\"phone\"}",
    "{\"type\":\"contact\",\"date\":\"2026-01-01\",\"participants\":[\"p\"],\"mode\":\"either\"}", "{\"type\":\"challenge\",\"id\":\"c\"}",
    "{\"type\":\"facilitator\",\"id\":\"f\"}", "{\"id\":\"c\",\"type\":\"challenge\"}", "{\"id\":\"f\",\"type\":\"facilitator\"}",
    "{\"type\":\"participant\",\"id\":\"p\",\"side\":\"cci\",\"skills\":[\"industrial_design\"]}",
    "{\"type\":\"participant\",\"id\":\"p\",\"side\":\"cci\",\"skills\":\"industrial_design\"}",
    "{\"type\":\"facilitator\",\"\\u0069d\":\"f\",\"kind\":\"BSO\"}", P ",\"joined\":\"2026-03-12\"}", P ",\"joined\":\"2026-13-12\"}",
    P ",\"joined\":\"2026\\u002d03-12\"}", P ",\"lat\":47.25}", P ",\"lat\":97.25}", P ",\"lat\":90.0}", P ",\"lat\":90.0000000000001}",
    P ",\"readiness\":{\"culture\":3.5}}", P ",\"readiness\":{\"culture\":300.5}}", P ",\"readiness\":{\"culture\":\"3\"}}",
    P ",\"portfolio\":[{\"year\":2020},{\"year\":2020.5}]}", P ",\"portfolio\":[{\"year\":2020},{\"year\":2021}]}"};

/* What is said about a record doesn't depend on the records before it. */
Test(validate, each_record_is_judged_by_itself)
{
	enum { LINES = 3000 };
	struct rng rng = {7};
	struct coco_buf lines = COCO_BUF_INIT, alone = COCO_BUF_INIT, together = COCO_BUF_INIT;
	struct coco_diag *one = coco_diag_new("test", &(struct coco_diag_options){.json = true, .write = keep, .context = &alone});
	struct coco_diag *all = coco_diag_new("test", &(struct coco_diag_options){.json = true, .write = keep, .context = &together});
	struct coco_common common = {.progress = COCO_NEVER};
	struct coco_run run = {.arena = coco_arena_new(), .diag = all, .common = &common};
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	for (size_t i = 1; i <= LINES; i++) {
		size_t n = rng_below(&rng, COCO_LEN(valid) + COCO_LEN(faults) - 1 + COCO_LEN(changing));
		const char *line = n < COCO_LEN(valid)                        ? valid[n]
		                   : n < COCO_LEN(valid) + COCO_LEN(changing) ? changing[n - COCO_LEN(valid)]
		                                                              : faults[n - COCO_LEN(valid) - COCO_LEN(changing) + 1].line;
		coco_buf_printf(&lines, "%s\n", line);
		cr_assert(coco_rec_parse(&rec, view(line), &err) == 0);
		rec.file = "f";
		rec.line_number = i;
		coco_schema_check(&rec, one);
	}
	struct coco_stream *stream = coco_stream_of(&run, coco_in_memory("f", coco_buf_view(&lines)), NULL, &err);
	cr_assert(stream);
	int more;
	while ((more = coco_stream_next(stream, &rec, &err)) > 0)
		;
	cr_expect(more == 0 && coco_stream_records(stream) == LINES);
	cr_expect(alone.len > 0 && coco_str_eq(coco_buf_view(&alone), coco_buf_view(&together)));
	coco_stream_free(stream);
	coco_rec_free(&rec);
	coco_arena_free(run.arena);
	coco_diag_free(one);
	coco_diag_free(all);
	coco_buf_free(&lines);
	coco_buf_free(&alone);
	coco_buf_free(&together);
}
