/* Whose names a row brings, and where texts of other rows hold one of them: told, with the file, the line and the column.
 *
 * Invariant: a file without a column of names, in a run that knows no contacts, costs nothing.
 */
#include "check.h"
#include "import.h"
#include "others.h"

int survey_others_row(struct survey_job *job, const struct survey_column *columns, const struct coco_dsv_row *row)
{
	struct survey_others *others = job->import->others;
	int rc = 0;
	if (!others)
		return 0;
	if (job->own_name.n)
		rc = survey_others_name(others, job->own_name);
	for (size_t i = 0; i < row->n && i < job->plan->n && job->plan->has_people && !rc; i++)
		rc = columns[i].people ? survey_others_name(others, row->cells[i]) : 0;
	return rc;
}

int survey_others_note(struct survey_job *job, const struct survey_column *c, struct coco_str text)
{
	struct survey_others *others = job->import->others;
	if (!others || !(survey_others_any(others) || job->plan->has_personal || job->plan->has_people || job->import->several))
		return 0;
	const struct survey_others_place at = {job->plan->path, c->name.s, c->field ? c->field->name : NULL, job->line, job->own_name};
	return survey_others_text(others, &at, text);
}

static void place_tell(void *context, const struct survey_others_place *place)
{
	static const char code[] = "other-name-in-answer";
	struct coco_import *import = context;
	const struct coco_finding at = {.file = place->path, .line = place->line, .field = place->field};
	char room[SURVEY_FAULT];
	const char *text = survey_fault_text(code, NULL, room);
	if (import->setup.check)
		survey_check_fault(import->setup.check, place->path, place->line, place->column, code, coco_str_of(text), COCO_STR_NONE);
	else
		coco_diag_say(import->setup.diag, COCO_WARNING, code, &at, survey_fault_hint(code), "%s%s%s", place->column ? place->column : "",
		    place->column ? " " : "", text);
}

int survey_others_tell(struct coco_import *import, struct coco_err *err)
{
	const int rc = survey_others_each(import->others, place_tell, import, err);
	if (!rc && survey_others_full(import->others))
		coco_diag_say(import->setup.diag, COCO_NOTE, "names-many", NULL,
		    "import fewer rows at once, and look at the texts of later ones yourself",
		    "there are more people than are looked for in the texts of others");
	survey_others_free(import->others);
	import->others = NULL;
	return rc;
}
