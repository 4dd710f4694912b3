/* coco/workbook.h: one sheet of a workbook (XLSX, ODS) as CSV text: what a person sees in the cells, other sheets of the same rows beside
 * it. */
#ifndef COCO_WORKBOOK_H
#define COCO_WORKBOOK_H

#include "coco/base.h"

/* What a caller may say; NULL, 0: find it. */
struct coco_workbook_said {
	const char *sheet; /* its name, or its number from 1 */
	char decimal;      /* mark of numbers in the text; 0: a point */
	size_t block;      /* bytes that are unpacked at once (tests) */
};

/* By its first bytes: a ZIP file, which may be a workbook; or a file of the old Office, or of an encrypted workbook. */
bool coco_workbook_is(struct coco_str head);

struct coco_workbook;
/* Reads the sheet out of `file`, all bytes of the workbook, which are not needed afterwards. Notes and warnings go to `diag`.
 * Errors: no workbook, damaged, encrypted, over a limit, no such sheet. */
struct coco_workbook *coco_workbook_new(
    struct coco_str file, const char *path, const struct coco_workbook_said *said, struct coco_diag *diag, struct coco_err *err);
/* The sheet as CSV text: UTF-8, commas, LF, rows of one width. One opening at a time. */
struct coco_in *coco_workbook_open(struct coco_workbook *sheet, struct coco_err *err);
/* The sheet's row, as its user counts, of a line of that text; and the line at which a row begins. */
size_t coco_workbook_row(const struct coco_workbook *sheet, size_t line);
size_t coco_workbook_line(const struct coco_workbook *sheet, size_t row);
/* SHA-256 of the workbook. */
const char *coco_workbook_digest(const struct coco_workbook *sheet);
/* "Answers (1 of 3)", and which others hold cells. */
const char *coco_workbook_about(const struct coco_workbook *sheet);
/* Numbers of the sheet were written with a point, and no text of it looks like a number with a mark: a point is the mark. */
bool coco_workbook_points(const struct coco_workbook *sheet);
void coco_workbook_free(struct coco_workbook *sheet);

#endif
