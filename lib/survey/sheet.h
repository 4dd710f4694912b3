/* sheet.h: one sheet of a workbook (XLSX, ODS) as the CSV text that the rest of the room reads. */
#ifndef COCO_SURVEY_SHEET_H
#define COCO_SURVEY_SHEET_H

#include "coco/base.h"

/* What a caller may say; NULL, 0: find it. */
struct survey_sheet_said {
	const char *sheet; /* its name, or its number from 1 */
	char decimal;      /* mark of numbers in the text; 0: a point */
	size_t block;      /* bytes that are unpacked at once (tests) */
};

/* By its first bytes: a ZIP file, which may be a workbook; or a file of the old Office, or of an encrypted workbook. */
bool survey_sheet_is(struct coco_str head);

struct survey_sheet;
/* Reads the sheet out of `file`, all bytes of the workbook, which are not needed afterwards. Notes and warnings go to `diag`.
 * Errors: no workbook, damaged, encrypted, over a limit, no such sheet. */
struct survey_sheet *survey_sheet_new(
    struct coco_str file, const char *path, const struct survey_sheet_said *said, struct coco_diag *diag, struct coco_err *err);
/* The sheet as CSV text: UTF-8, commas, LF, rows of one width. One opening at a time. */
struct coco_in *survey_sheet_open(struct survey_sheet *sheet, struct coco_err *err);
/* The sheet's row, as its user counts, of a line of that text; and the line at which a row begins. */
size_t survey_sheet_row(const struct survey_sheet *sheet, size_t line);
size_t survey_sheet_line(const struct survey_sheet *sheet, size_t row);
/* SHA-256 of the workbook. */
const char *survey_sheet_digest(const struct survey_sheet *sheet);
/* "Answers (1 of 3)", and which others hold cells. */
const char *survey_sheet_about(const struct survey_sheet *sheet);
/* Numbers of the sheet were written with a point, and no text of it looks like a number with a mark: a point is the mark. */
bool survey_sheet_points(const struct survey_sheet *sheet);
void survey_sheet_free(struct survey_sheet *sheet);

#endif
