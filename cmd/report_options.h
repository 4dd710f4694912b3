/* The command line of coco-report. */
#ifndef CMD_REPORT_OPTIONS_H
#define CMD_REPORT_OPTIONS_H

#include "coco/base_run.h"
#include "coco/report.h"

enum { JSON, NDJSON, CSV, CSV_EXCEL, MD, HTML, PACKAGE };
#define NOT_GIVEN (-1)
struct options {
	struct coco_common common;
	int format, by, profile;
	long min_cell;
	const char *title, *kpi, *sections, *explain, *as, *period, *compare, *fail_if, *figure, *population, *intro, *css, *logo, *contacts_in;
	int charts;
	bool list, partial, merge;
};

extern const struct coco_tool report_tool;

/* Every option has an effect on what is asked for (a report of a format, a figure, a state, the catalogue), and --as is a type of the
 * schema: 0, or -1 with a usage error. */
int report_check(const struct options *o, const struct coco_run *run, struct coco_err *err);
/* What is given together must go together: 0, or -1 with a usage error. The command line as the library's settings. */
int report_settings(const struct options *o, struct coco_report_options *settings, struct coco_err *err);

#endif
