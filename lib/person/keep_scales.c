/* Bounds of the scales of a run's answers, held against those of the answers that are kept.
 *
 * Method: each item of a survey is noted with the bounds of its first answer of the run; an answer of the file, of whomever and whichever
 * wave, that has others is counted. Invariant: the counts do not depend on the order of the file's records.
 */
#include <stdlib.h>
#include "keep.h"

struct keep_scale {
	double low, high, was_low, was_high; /* of the run; of the file's first answer that has others */
	bool differs;
};

static bool bounds_of(const struct coco_rec *rec, double *low, double *high)
{
	return coco_rec_is(rec, "response") && coco_rec_num(rec, "scale_min", low) && coco_rec_num(rec, "scale_max", high);
}

/* "survey", NUL, "item" */
static struct coco_str key_of(struct keep_scales *s, const struct coco_rec *rec, struct coco_arena *arena)
{
	coco_buf_clear(&s->key);
	coco_buf_str(&s->key, coco_rec_str(rec, "survey", arena));
	coco_buf_putc(&s->key, '\0');
	coco_buf_str(&s->key, coco_rec_str(rec, "item", arena));
	return coco_buf_view(&s->key);
}

int keep_scales_note(struct keep_scales *s, const struct coco_rec *rec, struct coco_arena *arena)
{
	double low, high;
	bool added;
	if (!bounds_of(rec, &low, &high))
		return 0;
	if (!s->items && !(s->items = coco_map_new()))
		return -1;
	if (coco_grow(&s->scales, &s->cap, coco_map_count(s->items), sizeof *s->scales))
		return -1;
	const size_t at = coco_map_add(s->items, key_of(s, rec, arena), &added);
	if (at == COCO_NONE || !coco_buf_ok(&s->key))
		return -1;
	if (added)
		s->scales[at] = (struct keep_scale){.low = low, .high = high};
	return 0;
}

void keep_scales_hold(struct keep_scales *s, const struct coco_rec *rec, struct coco_arena *arena)
{
	double low, high;
	if (!s->items || !bounds_of(rec, &low, &high))
		return;
	const size_t at = coco_map_find(s->items, key_of(s, rec, arena));
	struct keep_scale *scale = at == COCO_NONE ? NULL : &s->scales[at];
	if (!scale || scale->differs || (scale->low >= low && scale->low <= low && scale->high >= high && scale->high <= high))
		return;
	scale->differs = true;
	scale->was_low = low;
	scale->was_high = high;
}

void keep_scales_tell(const struct keep_scales *s, const char *path, struct coco_diag *diag)
{
	const struct coco_finding where = {.file = path};
	size_t n = 0, first = COCO_NONE;
	for (size_t i = 0; s->items && i < coco_map_count(s->items); i++)
		first = s->scales[i].differs && n++ == 0 ? i : first;
	if (!n)
		return;
	const struct coco_str key = coco_map_key(s->items, first);
	size_t at = 0;
	while (at < key.n && key.s[at])
		at++;
	const struct coco_str item = coco_str_sub(key, at + 1, key.n);
	const struct keep_scale *scale = &s->scales[first];
	coco_diag_say(diag, COCO_WARNING, "scale-differs", &where,
	    "give the question its \"options\" and its \"scale\" in the map, as when the kept answers were read",
	    "%zu question%s rated in this run from other bounds than in answers that are kept: \"%.*s\" from %g to %g, there from %g to %g; "
	    "the "
	    "same answer is not the same number%s",
	    n, n == 1 ? " is" : "s are", COCO_STR_ARG(item), scale->low, scale->high, scale->was_low, scale->was_high, n == 1 ? "" : " …");
}

void keep_scales_free(struct keep_scales *s)
{
	coco_map_free(s->items);
	free(s->scales);
	coco_buf_free(&s->key);
}
