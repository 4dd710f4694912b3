/* Two records that are likely the same participant's made one.
 *
 * Method: the later record says what it says over the earlier one, as an update does (keep_merge.c), but nobody knows which of the two is
 * newer: lists are united, and of two answers to one consent the stricter counts and is told.
 * Invariant: a value of either that is not in the result stands in its source.history.
 */
#include <string.h>
#include "keep.h"

static struct coco_str value_of(const struct coco_rec *rec, struct coco_str key)
{
	for (size_t i = 0; i < rec->n_members; i++) {
		if (coco_str_eq(rec->members[i].key, key))
			return rec->members[i].value;
	}
	return COCO_STR_NONE;
}

/* A no before what is not clear, that before a yes; the later one of others (a date). */
static struct coco_str stricter(struct coco_str a, struct coco_str b)
{
	if (coco_json_kind(a) == COCO_JSON_FALSE || (coco_json_kind(a) == COCO_JSON_NULL && coco_json_kind(b) == COCO_JSON_TRUE))
		return a;
	return b;
}

static bool is_answer(struct coco_str value)
{
	const enum coco_json_kind kind = coco_json_kind(value);
	return kind == COCO_JSON_FALSE || kind == COCO_JSON_TRUE || kind == COCO_JSON_NULL;
}

/* The later consents, each as strict as the earlier one; true if an answer differs. */
static bool consents_tighten(struct coco_writer *w, struct coco_str earlier, struct coco_str later)
{
	struct coco_json_iter iter = coco_json_iter(later), other;
	struct coco_str key, value, name, before;
	bool differ = false;
	coco_write_object(w);
	while (coco_json_next(&iter, &key, &value)) {
		for (other = coco_json_iter(earlier); coco_json_next(&other, &name, &before);) {
			if (!coco_str_eq(name, key) || !is_answer(before) || !is_answer(value))
				continue;
			differ |= coco_json_kind(before) != coco_json_kind(value);
			value = stricter(before, value);
		}
		coco_write_key_raw(w, key);
		coco_write_raw(w, value);
	}
	coco_write_end(w, true);
	return differ;
}

/* The later record as it is put over the earlier one. */
static int later_make(
    struct coco_arena *arena, const struct coco_rec *earlier, const struct coco_rec *later, struct coco_buf *line, bool *differ)
{
	struct coco_patch *patches = coco_arena_array(arena, later->n_members + 1, sizeof *patches);
	size_t n = 0;
	for (size_t i = 0; patches && i < later->n_members; i++) {
		const struct coco_member *m = &later->members[i];
		const struct coco_str before = value_of(earlier, m->key);
		const bool consent = coco_str_is(m->key, "consent") && coco_json_kind(m->value) == COCO_JSON_OBJECT;
		const bool list = coco_json_kind(m->value) == COCO_JSON_ARRAY && !coco_str_is(m->key, "aliases");
		struct coco_buf json = COCO_BUF_INIT;
		struct coco_writer w;
		if (!before.s || coco_json_kind(before) != coco_json_kind(m->value) || (!consent && !list))
			continue;
		coco_writer_init(&w, &json);
		if (consent)
			*differ |= consents_tighten(&w, before, m->value);
		else
			coco_person_lists_unite(&w, before, m->value);
		patches[n].key = coco_arena_copy(arena, m->key).s;
		patches[n].value = coco_arena_copy(arena, coco_buf_view(&json));
		line->failed |= !coco_buf_ok(&json) || !patches[n].key || !patches[n].value.s;
		coco_buf_free(&json);
		n++;
	}
	if (!patches || line->failed)
		return -1;
	coco_rec_patch(later, patches, n, line);
	return coco_buf_ok(line) ? 0 : -1;
}

/* `made` over `first`, its members in the schema's order, with the history of an update. */
static int history_keep(
    struct coco_run *run, struct coco_arena *arena, const struct coco_rec *first, const struct coco_rec *made, struct coco_buf *out)
{
	struct coco_person_merge *merge = coco_person_merge_new();
	struct coco_rec updated = {0}, merged = {0};
	struct coco_buf changed = COCO_BUF_INIT;
	struct coco_str line = COCO_STR_NONE;
	enum coco_keep_fate fate = COCO_KEEP_SAME;
	int rc = !merge || keep_record_merge(run, arena, first, made, COCO_STR(""), false, &changed, &fate) ||
	         coco_person_merge(merge, first->line, made->line, COCO_STR(""), &line) || coco_rec_parse(&merged, line, NULL);
	if (!rc && fate == COCO_KEEP_CHANGED && !(rc = coco_rec_parse(&updated, coco_buf_view(&changed), NULL))) {
		const struct coco_str source = coco_rec_get(&updated, "source");
		coco_rec_patch(&merged, &(struct coco_patch){"source", source}, source.s ? 1 : 0, out);
	} else {
		coco_buf_str(out, line);
	}
	rc = rc || !coco_buf_ok(out) || !coco_buf_ok(&changed);
	coco_person_merge_free(merge);
	coco_rec_free(&updated);
	coco_rec_free(&merged);
	coco_buf_free(&changed);
	return rc ? -1 : 0;
}

int keep_twins_merge(
    struct coco_run *run, struct coco_arena *arena, struct coco_str earlier, struct coco_str later, struct coco_str *merged, bool *differ)
{
	struct coco_rec first = {0}, second = {0}, made = {0};
	struct coco_buf line = COCO_BUF_INIT, out = COCO_BUF_INIT;
	*differ = false;
	int rc = coco_rec_parse(&first, earlier, NULL) || coco_rec_parse(&second, later, NULL) ||
	         later_make(arena, &first, &second, &line, differ) || coco_rec_parse(&made, coco_buf_view(&line), NULL) ||
	         history_keep(run, arena, &first, &made, &out);
	*merged = coco_arena_copy(arena, coco_buf_view(&out));
	rc = rc || !merged->s;
	coco_rec_free(&first);
	coco_rec_free(&second);
	coco_rec_free(&made);
	coco_buf_free(&line);
	coco_buf_free(&out);
	return rc ? -1 : 0;
}
