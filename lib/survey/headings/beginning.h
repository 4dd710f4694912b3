/* beginning.h: a file's first rows, and which of them are headings. */
#ifndef COCO_SURVEY_BEGINNING_H
#define COCO_SURVEY_BEGINNING_H

#include "plan.h"

#define SURVEY_BEGINNING 9 /* rows */

struct survey_beginning {
	struct coco_str *rows[SURVEY_BEGINNING];
	size_t n[SURVEY_BEGINNING];
	size_t lines[SURVEY_BEGINNING]; /* lines of text up to the end of the row */
	size_t count;
};

/* Reads the first rows behind those that the dialect leaves out; cells in the plan's arena. 0, -1. */
int survey_beginning_read(struct survey_plan *plan, struct coco_str sample, struct survey_beginning *beginning, struct coco_err *err);
/* Takes the empty cell behind headings that end with a delimiter away, where the rows below do not; dialect->above says how many. */
void survey_beginning_close(struct survey_beginning *beginning, struct coco_dsv_dialect *dialect);
/* Rows of a title above the headings; 0: none. */
size_t survey_beginning_title(const struct survey_beginning *beginning);
/* Whether all headings are codes of questions; `*questions`: the row below them holds the questions. */
bool survey_beginning_codes(struct survey_plan *plan, const struct survey_beginning *beginning, bool *questions);
/* Whether the second row is SurveyMonkey's: options, and its words for an answer that is open. */
bool survey_beginning_options(struct survey_plan *plan, const struct survey_beginning *beginning);
/* Whether the second row is one of headings below titles of groups. */
bool survey_beginning_groups(struct survey_plan *plan, const struct survey_beginning *beginning);
/* headless.c: refuses a file whose first row is one of people or firms; `said`: somebody says that it holds headings. 0, -1. */
int survey_headless_check(struct survey_plan *plan, const struct survey_beginning *beginning, bool said, struct coco_err *err);

#endif
