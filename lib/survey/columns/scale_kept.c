/* A question that is asked again is rated on the scale it had: bounds that differ between the files of a run are told.
 *
 * Method: the first file that rates an item of a survey says its bounds. Where nobody took the middle of a scale its labels look like those
 * of a shorter one, so that one label would be two numbers in two waves. Invariant: told once a file, with the first such question.
 */
#include <stdlib.h>
#include <string.h>
#include "import.h"

struct kept {
	double low, high;
	size_t file;
};
struct survey_scales_kept {
	struct coco_map *items; /* "survey", NUL, "item" */
	struct kept *kept;      /* by their numbers */
	size_t room;
};

void survey_scales_kept_free(struct survey_scales_kept *scales)
{
	if (!scales)
		return;
	coco_map_free(scales->items);
	free(scales->kept);
	free(scales);
}

/* The item's place; its bounds are there if it was met before. */
static struct kept *place(struct survey_scales_kept *scales, struct coco_str survey, struct coco_str item, bool *added)
{
	struct coco_buf key = COCO_BUF_INIT;
	coco_buf_str(&key, survey);
	coco_buf_putc(&key, '\0');
	coco_buf_str(&key, item);
	size_t at = coco_buf_ok(&key) ? coco_map_add(scales->items, coco_buf_view(&key), added) : COCO_NONE;
	coco_buf_free(&key);
	if (at == COCO_NONE)
		return NULL;
	if (at >= scales->room) {
		size_t room = 2 * at + 64;
		struct kept *more = realloc(scales->kept, room * sizeof *more);
		if (!more)
			return NULL;
		scales->kept = more;
		scales->room = room;
	}
	return &scales->kept[at];
}

int survey_scales_keep(struct coco_import *import, const struct survey_plan *plan, struct coco_err *err)
{
	const struct survey_column *first = NULL;
	struct kept was = {0}, is = {0};
	size_t n = 0;
	if (!import->scales && !((import->scales = calloc(1, sizeof *import->scales)) && (import->scales->items = coco_map_new())))
		return coco_err_nomem(err);
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		struct kept now = {.file = import->at_file};
		bool added;
		if (!c->item.s || !survey_column_bounds(c, &now.low, &now.high))
			continue;
		struct kept *kept = place(import->scales, plan->survey, c->item, &added);
		if (!kept)
			return coco_err_nomem(err);
		if (added) {
			*kept = now;
		} else if (kept->low != now.low || kept->high != now.high) {
			if (n++ == 0) {
				first = c;
				was = *kept;
				is = now;
			}
		}
	}
	const struct coco_finding at = {.file = plan->path};
	if (n)
		coco_diag_say(import->setup.diag, COCO_WARNING, "scale-differs", &at,
		    "give the question its \"options\" and its \"scale\" in the map, the same for both files",
		    "%zu question%s rated from other bounds than in %s: \"%.*s\" from %g to %g, there from %g to %g; the same answer is not the "
		    "same number%s",
		    n, n == 1 ? " is" : "s are", import->files[was.file].path, COCO_STR_ARG(first->name), is.low, is.high, was.low, was.high,
		    n == 1 ? "" : " …");
	return 0;
}
