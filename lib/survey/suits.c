/* What is said of a FILE by options, and whether it says anything there.
 *
 * Method: a table names for each option what must be read in a text or a workbook (a survey, a table of records, rows as they stand)
 * for it to have a meaning; for records none has. Options hold for all FILEs after them, so one is refused only if it has a
 * meaning for none of these. Invariant: an option that changes nothing of a run is an error.
 */
#include <stddef.h>
#include <string.h>
#include "suits.h"

enum { TYPED = SURVEY_OF_ANSWERS | SURVEY_OF_RECORDS, ALL = TYPED | SURVEY_OF_ROWS };
#define AT(member) offsetof(struct coco_import_file, member)
static const struct {
	const char *name;
	size_t at;               /* a text; of --header-rows and --skip-rows a number */
	unsigned text, workbook; /* what must be read in one */
	const char *is_for;
} table[] = {
    {"as", AT(as), ALL, ALL, "tables: records say themselves of which type they are"},
    {"side", AT(side), SURVEY_OF_ANSWERS | SURVEY_OF_PARTICIPANTS, SURVEY_OF_ANSWERS | SURVEY_OF_PARTICIPANTS,
        "surveys and tables of participants"},
    {"survey", AT(survey), SURVEY_OF_ANSWERS | SURVEY_OF_CHALLENGES, SURVEY_OF_ANSWERS | SURVEY_OF_CHALLENGES,
        "surveys and tables of challenges"},
    {"wave", AT(wave), SURVEY_OF_ANSWERS, SURVEY_OF_ANSWERS, "surveys; a table of responses has a column wave"},
    {"map", AT(map), ALL, ALL, "surveys and tables"},
    {"platform", AT(platform), SURVEY_OF_ANSWERS, SURVEY_OF_ANSWERS, "surveys"},
    {"missing", AT(missing), TYPED, TYPED, "surveys and tables"},
    {"sheet", AT(sheet), 0, ALL, "workbooks (XLSX, ODS)"},
    {"encoding", AT(encoding), ALL, 0, "text files: a workbook says its own, and records are UTF-8"},
    {"delimiter", AT(delimiter), ALL, 0, "text files"},
    {"header-rows", AT(header_rows), ALL, ALL, "surveys and tables"},
    {"skip-rows", AT(skip_rows), ALL, ALL, "surveys and tables"},
    {"decimal", AT(decimal), TYPED, ALL, "surveys and tables, and the numbers of a workbook"},
    {"date-order", AT(date_order), TYPED, TYPED, "surveys and tables"},
};

/* What the option says of a file, as bytes that are zero where it says nothing. */
union said {
	const char *text;
	long number;
};

static union said said_of(const struct coco_import_file *file, size_t option)
{
	const char *at = (const char *)file + table[option].at;
	union said said = {.text = NULL};
	if (table[option].at >= AT(header_rows))
		memcpy(&said.number, at, sizeof said.number);
	else
		memcpy(&said.text, at, sizeof said.text);
	return said;
}

static bool same(const struct coco_import_file *a, const struct coco_import_file *b, size_t option)
{
	const union said of_a = said_of(a, option), of_b = said_of(b, option);
	return table[option].at >= AT(header_rows) ? of_a.number == of_b.number : of_a.text == of_b.text;
}

static bool is_said(const struct coco_import_file *file, size_t option)
{
	static const struct coco_import_file nothing;
	const bool by_type = table[option].at == AT(as);
	return !same(file, &nothing, option) && !(by_type && strcmp(file->as, "auto") == 0); /* --as=auto takes one back */
}

static bool suits(const struct survey_suited *file, size_t option)
{
	return (file->form == SURVEY_IN_TEXT          ? table[option].text
	           : file->form == SURVEY_IN_WORKBOOK ? table[option].workbook
	                                              : 0u) &
	       file->content;
}

unsigned survey_content_said(const struct coco_import_file *file)
{
	if (!file->as || strcmp(file->as, "auto") == 0)
		return SURVEY_OF_ANSWERS;
	return strcmp(file->as, "row") == 0           ? SURVEY_OF_ROWS
	       : strcmp(file->as, "participant") == 0 ? SURVEY_OF_PARTICIPANTS
	       : strcmp(file->as, "challenge") == 0   ? SURVEY_OF_CHALLENGES
	                                              : SURVEY_OF_OTHERS;
}

static int refuse(const struct survey_suited *file, size_t option, struct coco_err *err)
{
	const bool anywhere = (file->form == SURVEY_IN_WORKBOOK ? table[option].workbook : table[option].text) != 0;
	const char *is = file->form == SURVEY_IN_RECORDS                 ? "holds records"
	                 : anywhere && file->content == SURVEY_OF_ROWS   ? "is read as rows of text"
	                 : anywhere && file->content & SURVEY_OF_RECORDS ? "is a table of records"
	                 : file->form == SURVEY_IN_WORKBOOK              ? "is a workbook"
	                                                                 : "is a text file";
	coco_err_set(err, COCO_EXIT_USAGE, "not-for-this", "%s: --%s would change nothing", is, table[option].name);
	coco_err_hint(err, "leave it out; it is for %s", table[option].is_for);
	return coco_err_at(err, file->path, 0, 0);
}

int survey_suits(const struct survey_suited *files, size_t n, size_t i, struct coco_err *err)
{
	for (size_t option = 0; option < COCO_LEN(table); option++) {
		if (!is_said(files[i].said, option))
			continue;
		bool of_use = false;
		for (size_t k = 0; k < n && !of_use; k++)
			of_use = same(files[k].said, files[i].said, option) && suits(&files[k], option);
		if (!of_use)
			return refuse(&files[i], option, err);
	}
	return 0;
}
