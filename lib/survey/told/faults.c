/* What is wrong with a cell or a row, by its code: the rows of faults.csv, each with what to do and with its words in nine languages.
 * Invariant: messages are English; a check is in the language that was asked for.
 */
#include <stdio.h>
#include <string.h>
#include "values.h"

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_survey, "faults");
}

/* The code's text in that column; NULL: none. */
static const char *text_in(const char *code, const char *column)
{
	const struct coco_table_ref t = table();
	const size_t at = coco_table_column(t, column);
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		if (strcmp(coco_table_cell(t, row, 0), code) == 0)
			return *coco_table_cell(t, row, at) ? coco_table_cell(t, row, at) : NULL;
	}
	return NULL;
}

const char *survey_fault_said(const char *code, int lang)
{
	return text_in(code, coco_langs[lang >= 0 && lang < COCO_LANGS ? lang : 0]);
}

const char *survey_fault_text(const char *code, const char *type, char room[SURVEY_FAULT])
{
	bool person = !type || strcmp(type, "participant") == 0 || strcmp(type, "facilitator") == 0;
	if (!person && strcmp(code, "unknown-reference") == 0) {
		snprintf(room, SURVEY_FAULT, "names no %s that is known", type);
		return room;
	}
	const char *text = survey_fault_said(code, 0);
	return text ? text : "can't be used";
}

const char *survey_fault_hint(const char *code)
{
	return text_in(code, "hint");
}
