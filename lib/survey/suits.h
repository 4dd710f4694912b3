/* What is said of a FILE by options, and whether it says anything there. */
#ifndef COCO_SURVEY_SUITS_H
#define COCO_SURVEY_SUITS_H

#include "coco/survey.h"

enum { SURVEY_IN_TEXT = 1, SURVEY_IN_WORKBOOK = 2, SURVEY_IN_RECORDS = 4 };
enum {
	SURVEY_OF_ANSWERS = 1,
	SURVEY_OF_PARTICIPANTS = 2,
	SURVEY_OF_CHALLENGES = 4,
	SURVEY_OF_OTHERS = 8, /* records of other types */
	SURVEY_OF_RECORDS = SURVEY_OF_PARTICIPANTS | SURVEY_OF_CHALLENGES | SURVEY_OF_OTHERS,
	SURVEY_OF_ROWS = 16
};
struct survey_suited {
	const char *path;
	const struct coco_import_file *said;
	unsigned form;    /* one of these */
	unsigned content; /* of a text or a workbook: what may be read in it */
};

/* What is read in a file by what is said of it: without a type a survey, for all that is known before its headings are read. */
unsigned survey_content_said(const struct coco_import_file *file);
/* Does all that is said of file i say something of it, or of another of the n files of which the same is said? 0, or -1: usage. */
int survey_suits(const struct survey_suited *files, size_t n, size_t i, struct coco_err *err);

#endif
