#include <math.h>
#include <stdlib.h>

#include "help.h"

struct coco_report *report_of(const char *const *lines, size_t n, size_t step, const struct coco_report_options *options)
{
	struct coco_report_options defaults = {.tool = "test", .as_of = {2026, 12, 31}, .by = COCO_BY_SIDE | COCO_BY_COUNTRY};
	struct coco_err err = {0};
	struct coco_report *report = coco_report_new(options ? options : &defaults, &err);
	struct coco_rec rec = {0};
	cr_assert_not_null(report, "%s", err.text);
	for (size_t i = 0, at = 0; i < n; i++, at = (at + step) % n) {
		cr_assert_eq(coco_rec_parse(&rec, coco_str_of(lines[at]), &err), 0, "%s: %s", lines[at], err.text);
		rec.valid = true;
		cr_assert_eq(coco_report_add(report, &rec, &err), 0, "%s", err.text);
	}
	coco_rec_free(&rec);
	cr_assert_eq(coco_report_close(report, &err), 0, "%s", err.text);
	return report;
}

json_t *report_json(const struct coco_report *report)
{
	struct coco_buf buf = COCO_BUF_INIT;
	struct coco_err err = {0};
	cr_assert_eq(coco_report_json(report, &buf, &err), 0, "%s", err.text);
	json_t *root = json_loadb(buf.data, buf.len, JSON_REJECT_DUPLICATES, NULL);
	cr_assert_not_null(root, "no JSON: %s", buf.data);
	coco_buf_free(&buf);
	return root;
}

#define LINES_MAX 1200
static char text[LINES_MAX][240];
static const char *lines[LINES_MAX];
static size_t n_lines;

void record_line(const char *fmt, ...)
{
	va_list args;
	cr_assert(n_lines < LINES_MAX);
	va_start(args, fmt);
	const int n = vsnprintf(text[n_lines], sizeof text[0], fmt, args);
	va_end(args);
	cr_assert(n >= 0 && (size_t)n < sizeof text[0], "a line of %d bytes", n);
	lines[n_lines] = text[n_lines];
	n_lines++;
}

struct coco_report *report_of_recorded(const struct coco_report_options *options)
{
	struct coco_report *report = report_of(lines, n_lines, 1, options);
	n_lines = 0;
	return report;
}

json_t *report_of_lines(const struct coco_report_options *options)
{
	struct coco_report *report = report_of_recorded(options);
	json_t *json = report_json(report);
	coco_report_free(report);
	return json;
}

json_t *find(const json_t *report, const char *kpi, const char *group)
{
	json_t *want = json_loads(group, 0, NULL), *indicators = json_object_get(report, "indicators"), *found = NULL;
	cr_assert_not_null(want);
	for (size_t i = 0; i < json_array_size(indicators) && !found; i++) {
		json_t *one = json_array_get(indicators, i);
		bool same = coco_str_is(coco_str_of(json_string_value(json_object_get(one, "kpi"))), kpi) &&
		            json_equal(json_object_get(one, "group"), want);
		found = same ? one : NULL;
	}
	json_decref(want);
	return found;
}

double value_of(const json_t *report, const char *kpi, const char *group, const char *member)
{
	json_t *one = find(report, kpi, group);
	cr_expect_not_null(one, "no %s %s", kpi, group);
	json_t *value = one ? json_object_get(one, member) : NULL;
	return json_is_number(value) ? json_number_value(value) : strtod("nan", NULL);
}

void expect(const json_t *r, const char *kpi, const char *group, const char *member, double want)
{
	double got = value_of(r, kpi, group, member);
	cr_expect(isnan(want) ? isnan(got) : fabs(got - want) < 1e-9, "%s %s %s: got %g, want %g", kpi, group, member, got, want);
}

void missing(const json_t *r, const char *kpi, const char *group, const char *reason, int want)
{
	json_t *one = find(r, kpi, group);
	cr_assert_not_null(one, "no %s %s", kpi, group);
	cr_expect_eq(json_integer_value(json_object_get(json_object_get(one, "missing"), reason)), want, "%s %s", kpi, group);
}
