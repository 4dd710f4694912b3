/* The brief that a record has and that is left alone: approved, reviewed, published.
 *
 * Method: it is read from the record, not made again; its state is what became of it. What only the making knows (where each sentence of
 * the text stands) is absent.
 *
 * Invariant: nothing of the record is changed. */
#include "parts.h"

static const char *state_of(const struct coco_rec *rec, enum coco_rewrite_outcome outcome, struct coco_arena *arena)
{
	static const struct {
		const char *status, *key;
	} later[] = {{"reviewed", "state.reviewed"}, {"published", "state.published"}, {"matched", "state.matched"}, {"closed", "state.closed"},
	    {"withdrawn", "state.withdrawn"}};
	if (outcome == COCO_REWRITE_APPROVED)
		return "state.approved";
	if (outcome == COCO_REWRITE_ALTERED)
		return "state.altered";
	if (outcome == COCO_REWRITE_OUTDATED)
		return "state.outdated";
	for (size_t i = 0; i < COCO_LEN(later); i++)
		if (coco_str_is(coco_rec_str(rec, "status", arena), later[i].status))
			return later[i].key;
	return NULL;
}

int coco_rewrite_standing(struct coco_rewriter *rewriter, const struct coco_rec *rec, struct coco_str given,
    enum coco_rewrite_outcome outcome, struct coco_arena *arena, struct coco_brief *brief, int *lang, struct coco_err *err)
{
	struct coco_str text = coco_rewrite_text(rec, arena), none = COCO_STR("[]"), edits = coco_rec_get(rec, "edits");
	const char *state = state_of(rec, outcome, arena);
	if (!text.s || !state || !coco_rec_get(rec, "brief").s ||
	    !coco_brief_read(coco_rec_get(rec, "brief"), edits.s ? edits : none, arena, brief) || brief->n_annex == 0)
		return 0;
	*lang = coco_rewrite_lang(given.n ? given : coco_rec_str(rec, "lang", arena), text);
	brief->state = state;
	for (size_t i = 0; i < brief->n_parts; i++)
		if (brief->parts[i].start > brief->parts[i].end || brief->parts[i].end > text.n || outcome == COCO_REWRITE_OUTDATED)
			brief->n_parts = 0; /* of another text */
	if (coco_rewrite_check(rewriter, text, *lang, arena, &brief->smells, &brief->n_smells, err) != 0 ||
	    brief_measure(text, *lang, brief, err) != 0)
		return -1;
	return 1;
}
