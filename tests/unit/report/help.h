/* Records as text into a report, and back out as JSON. */
#ifndef TEST_REPORT_HELP_H
#define TEST_REPORT_HELP_H

#include <criterion/criterion.h>
#include <jansson.h>

#include "coco/report.h"

/* A closed report over NDJSON lines, taken in the order `from`, `from + step` … (mod their number). */
struct coco_report *report_of(const char *const *lines, size_t n, size_t step, const struct coco_report_options *options);
/* Records one after the other, then the report over them, or its JSON, parsed; which empties the list. */
void record_line(const char *fmt, ...) COCO_PRINTF(1, 2);
struct coco_report *report_of_recorded(const struct coco_report_options *options);
json_t *report_of_lines(const struct coco_report_options *options);
/* The JSON of a report, parsed. */
json_t *report_json(const struct coco_report *report);
/* The indicator of a KPI whose group is exactly the JSON text `group`; NULL if none. */
json_t *find(const json_t *report, const char *kpi, const char *group);
double value_of(const json_t *report, const char *kpi, const char *group, const char *member);

/* The member of an indicator is this figure; NaN: null. `missing`: so many are missing for this reason. */
void expect(const json_t *r, const char *kpi, const char *group, const char *member, double want);
void missing(const json_t *r, const char *kpi, const char *group, const char *reason, int want);

#endif
