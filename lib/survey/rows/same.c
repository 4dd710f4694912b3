/* Rows of one file that are of one participant by the export's own id: REDCap's record in its events and repeated forms, and a code that
 * people give in a table that says which time each row was asked.
 *
 * Method: the file is read once before, without a word, for what each id stands for: the person whom the first of its rows with an e-mail
 * or an id of the BSO's tells, else the organisation, else the first row itself. Rows that say less of themselves are that participant's,
 * and that is told once with their number. A code that comes twice in one wave is nobody's in particular. Invariant: a row that says by
 * itself who it is is never another's.
 */
#include <stdlib.h>
#include <string.h>
#include "answers.h"

struct same {
	struct coco_str id;
	enum survey_says_who by;
	size_t rows;
	bool doubtful;
};
struct survey_same {
	struct coco_map *keys, *waves; /* ids; ids with their waves */
	struct same *all;
	size_t cap, joined, twice;
	struct coco_arena *arena;
};

bool survey_same_wanted(const struct survey_plan *plan)
{
	bool numbered = false, again = plan->waves.column != NULL;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		numbered |= c->use == SURVEY_META && c->role == SURVEY_RESPONSE_ID;
		again |= c->use == SURVEY_META && (c->role == SURVEY_FORM || c->role == SURVEY_INSTANCE);
	}
	return numbered && again;
}

struct survey_same *survey_same_new(void)
{
	struct survey_same *same = calloc(1, sizeof *same);
	if (same) {
		same->keys = coco_map_new();
		same->waves = coco_map_new();
		same->arena = coco_arena_new();
	}
	if (same && same->keys && same->waves && same->arena)
		return same;
	survey_same_free(same);
	return NULL;
}

void survey_same_free(struct survey_same *same)
{
	if (!same)
		return;
	coco_map_free(same->keys);
	coco_map_free(same->waves);
	coco_arena_free(same->arena);
	free(same->all);
	free(same);
}

static enum survey_says_who who_by(const struct survey_answers *a)
{
	return a->own_id.n || a->email.n ? SURVEY_BY_PERSON : a->anonymous ? SURVEY_BY_ROW : SURVEY_BY_ORG;
}

/* The export's id as people write it: "ma 12" is "MA12". */
static struct coco_str key_of(const struct survey_answers *a)
{
	struct coco_buf *key = &a->job->scratch;
	coco_buf_clear(key);
	coco_fold(a->response_id, key);
	return coco_buf_ok(key) ? coco_buf_view(key) : COCO_STR_NONE;
}

/* Only a platform's own records are in one wave more than once. */
static int wave_note(struct survey_same *same, const struct survey_answers *a, struct same *s)
{
	struct coco_buf *key = &a->job->scratch;
	bool added = true;
	if (strcmp(a->job->plan->platform->name, "generic") != 0)
		return 0;
	coco_buf_putc(key, '\x1f');
	coco_buf_str(key, a->wave);
	if (!coco_buf_ok(key) || coco_map_add(same->waves, coco_buf_view(key), &added) == COCO_NONE)
		return -1;
	s->doubtful |= !added;
	return 0;
}

int survey_same_note(struct survey_same *same, const struct survey_answers *a)
{
	bool added;
	if (!a->response_id.n)
		return 0;
	if (coco_grow(&same->all, &same->cap, coco_map_count(same->keys), sizeof *same->all))
		return -1;
	const struct coco_str key = key_of(a);
	const size_t at = key.s ? coco_map_add(same->keys, key, &added) : COCO_NONE;
	if (at == COCO_NONE)
		return -1;
	struct same *s = &same->all[at];
	if (added)
		*s = (struct same){.rows = 0};
	if (!s->rows || who_by(a) > s->by) {
		s->id = coco_arena_copy(same->arena, a->id);
		s->by = who_by(a);
	}
	s->rows++;
	return s->id.s ? wave_note(same, a, s) : -1;
}

int survey_same_find(struct survey_same *same, struct survey_answers *a)
{
	const struct coco_str key = a->response_id.n ? key_of(a) : COCO_STR("");
	const size_t at = key.n ? coco_map_find(same->keys, key) : COCO_NONE;
	if (at == COCO_NONE)
		return key.s ? 0 : -1;
	const struct same *s = &same->all[at];
	const enum survey_says_who by = who_by(a);
	if (s->rows < 2 || by == SURVEY_BY_PERSON || (by == SURVEY_BY_ORG && s->by == SURVEY_BY_ORG))
		return 0;
	if (s->doubtful) {
		same->twice++;
		return 0;
	}
	same->joined += !coco_str_eq(a->id, s->id);
	a->id = coco_arena_copy(a->arena, s->id);
	a->anonymous = s->by == SURVEY_BY_ROW;
	a->joined = true;
	return a->id.s ? 0 : -1;
}

void survey_same_tell(struct survey_same *same, const struct survey_plan *plan, struct coco_diag *diag)
{
	struct coco_str column = COCO_STR("");
	for (size_t i = 0; i < plan->n; i++) {
		if (plan->columns[i].use == SURVEY_META && plan->columns[i].role == SURVEY_RESPONSE_ID)
			column = plan->columns[i].name;
	}
	const struct coco_finding at = {.file = plan->path};
	if (same->joined)
		coco_diag_say(diag, COCO_NOTE, "same-record", &at, "if it numbers answers, not people, drop it in a map",
		    "%zu row%s of the participant that an earlier or later row of the same \"%.*s\" is", same->joined,
		    same->joined == 1 ? " is" : "s are", COCO_STR_ARG(column));
	if (same->twice)
		coco_diag_say(diag, COCO_WARNING, "same-record-twice", &at, "correct the codes, or give each person an e-mail address",
		    "%zu rows share a \"%.*s\" within one wave: they stay participants of their own", same->twice, COCO_STR_ARG(column));
	same->joined = same->twice = 0;
}
