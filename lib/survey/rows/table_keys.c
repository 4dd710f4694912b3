/* Two rows of a table whose records have one key: in a record file the last of them counts, and the others are lost.
 *
 * Method: the hashes of the keys are kept, those of the first KEYS_MOST records; a record whose key is among them is told of.
 * Invariant: what is kept does not grow with the rows beyond that.
 */
#include "table.h"

#define KEYS_MOST ((size_t)1 << 17) /* more rows than people keep in a table: memory must not grow with a machine's */

static int key_tell(struct survey_building *b, struct coco_err *err)
{
	struct survey_table *t = b->table;
	struct coco_finding at = {.file = b->job->plan->path, .line = b->job->line};
	coco_buf_clear(&t->key);
	if (coco_rec_parse(&t->rec, coco_buf_view(&b->job->import->line), err))
		return -1;
	if (!coco_rec_key(&t->rec, &t->key))
		return coco_buf_ok(&t->key) ? 0 : coco_err_nomem(err);
	const uint64_t hash = coco_hash(coco_buf_view(&t->key)) | 1; /* 0 can't be in the set */
	struct survey_meeting *m = &b->job->plan->meeting;
	if (survey_hashes_has(&t->keys, hash) && m->found) {
		if (!m->again_told)
			coco_diag_say(b->job->import->setup.diag, COCO_NOTE, "joined-again", &at, NULL,
			    "somebody has joined more than once: it is one attendance all the same");
		m->again_told = true;
		return 0;
	}
	if (survey_hashes_has(&t->keys, hash)) {
		coco_diag_say(b->job->import->setup.diag, COCO_WARNING, "same-key", &at, "leave one of the rows in the table",
		    "this row and an earlier one are the same %s; of the two records the last one counts", b->type);
		return 0;
	}
	return t->keys.n < KEYS_MOST && survey_hashes_add(&t->keys, hash) ? coco_err_nomem(err) : 0;
}

int survey_building_give(struct survey_building *b, struct coco_err *err)
{
	return key_tell(b, err) ? -1 : survey_give(b->job->import, coco_buf_view(&b->job->import->line), err);
}
