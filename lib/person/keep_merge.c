/* A record that comes again is merged into the one that is kept.
 *
 * Method: member by member, objects part by part: new answers win, what they say nothing of stays, and an earlier value goes to
 * source.history. A list that could be read in part only adds to the older one. A consent that is null, for its cell was no clear answer,
 * takes the older one's place. One that was sent before the kept one only fills what that says nothing of. Invariant: the same record again
 * changes nothing.
 */
#include <string.h>
#include "coco/base_run.h"
#include "keep.h"

/* A record in work. */
struct merging {
	struct coco_run *run;
	struct coco_arena *arena; /* of the records in work */
	const struct coco_rec *earlier, *later;
	struct coco_str partial; /* lists of the later one that could be read in part */
	bool filling;            /* the later one only fills what the earlier one says nothing of */
	struct coco_buf history; /* new entries, each behind a comma */
	bool failed;
};

static bool value_same(struct merging *m, struct coco_str a, struct coco_str b)
{
	struct coco_buf text[2] = {COCO_BUF_INIT, COCO_BUF_INIT};
	const struct coco_str raw[2] = {a, b};
	bool same = coco_str_eq(a, b);
	for (size_t i = 0; !same && i < 2; i++) {
		struct coco_rec rec = {0};
		char *line = coco_arena_printf(m->arena, "{\"v\":%.*s}", COCO_STR_ARG(raw[i]));
		bool good = line && !coco_rec_parse(&rec, coco_str_of(line), NULL) && !coco_rec_canonical(&rec, &text[i], NULL);
		if (!good) /* no memory, or nested as deep as can be: not the same bytes, so not the same */
			coco_buf_put(&text[i], i ? "b" : "a", 1);
		coco_rec_free(&rec);
	}
	same = same || coco_str_eq(coco_buf_view(&text[0]), coco_buf_view(&text[1]));
	coco_buf_free(&text[0]);
	coco_buf_free(&text[1]);
	return same;
}

static void member_text(struct coco_writer *w, const char *key, struct coco_str raw)
{
	coco_write_key(w, key);
	coco_write_raw(w, raw);
}

/* A value as a response may have it; what is nested deeper stands as JSON text. */
static void value_write(struct coco_writer *w, struct coco_str value)
{
	struct coco_json_iter iter = coco_json_iter(value);
	struct coco_str key, item;
	bool nested = coco_json_kind(value) == COCO_JSON_OBJECT;
	while (!nested && coco_json_next(&iter, &key, &item))
		nested = coco_json_kind(item) != COCO_JSON_STRING;
	coco_write_key(w, "value");
	if (nested)
		coco_write_str(w, value);
	else
		coco_write_raw(w, value);
}

static void history_note(struct merging *m, struct coco_str field, struct coco_str value)
{
	const struct coco_field *f = coco_schema_field(m->earlier->type, field);
	struct coco_writer w;
	struct coco_str file = coco_rec_get(m->later, "source.file"), row = coco_rec_get(m->later, "source.row");
	if (coco_json_kind(value) == COCO_JSON_NULL || (f && (f->flags & COCO_FIELD_PERSONAL)))
		return;
	coco_buf_putc(&m->history, ',');
	coco_writer_init(&w, &m->history);
	coco_write_object(&w);
	coco_write_key(&w, "field");
	coco_write_str(&w, field);
	value_write(&w, value);
	if (file.s)
		member_text(&w, "file", file);
	if (row.s)
		member_text(&w, "row", row);
	coco_write_key(&w, "date");
	coco_write_date(&w, m->run->common->as_of);
	coco_write_end(&w, true);
}

static struct coco_str object_member(struct coco_str object, struct coco_str key)
{
	struct coco_json_iter iter = coco_json_iter(object);
	struct coco_str k, value;
	while (coco_json_next(&iter, &k, &value)) {
		if (coco_str_eq(k, key))
			return value;
	}
	return COCO_STR_NONE;
}

static struct coco_str bare(struct coco_str key)
{
	return coco_str_sub(key, 1, key.n - 1);
}

/* Both objects in one; true if that is not the earlier one. */
static bool object_merge(struct merging *m, struct coco_str name, struct coco_str earlier, struct coco_str later, struct coco_buf *out)
{
	struct coco_json_iter iter = coco_json_iter(earlier);
	struct coco_str key, value;
	struct coco_writer w;
	bool changed = false;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	while (coco_json_next(&iter, &key, &value)) {
		struct coco_str other = object_member(later, key);
		coco_write_key_raw(&w, key);
		const bool unclear = coco_str_is(name, "consent"); /* an answer that is not clear leaves no older yes in force */
		if (other.s && !m->filling && (unclear || coco_json_kind(other) != COCO_JSON_NULL) && !value_same(m, value, other)) {
			char *dotted = coco_arena_printf(m->arena, "%.*s.%.*s", COCO_STR_ARG(name), COCO_STR_ARG(bare(key)));
			m->failed |= !dotted;
			history_note(m, coco_str_of(dotted), value);
			value = other;
			changed = true;
		}
		coco_write_raw(&w, value);
	}
	iter = coco_json_iter(later);
	while (coco_json_next(&iter, &key, &value)) {
		if (object_member(earlier, key).s)
			continue;
		coco_write_key_raw(&w, key);
		coco_write_raw(&w, value);
		changed = true;
	}
	coco_write_end(&w, true);
	return changed;
}

static bool is_partial(const struct merging *m, struct coco_str key)
{
	struct coco_str rest = m->partial, name;
	while (rest.n && coco_str_split(&rest, ' ', &name)) {
		if (name.n && coco_str_eq(name, key))
			return true;
	}
	return false;
}

static struct coco_str lists_unite(struct merging *m, struct coco_str earlier, struct coco_str later)
{
	struct coco_buf both = COCO_BUF_INIT;
	struct coco_writer w;
	coco_writer_init(&w, &both);
	coco_person_lists_unite(&w, earlier, later);
	const struct coco_str united = coco_arena_copy(m->arena, coco_buf_view(&both));
	m->failed |= !coco_buf_ok(&both) || !united.s;
	coco_buf_free(&both);
	return united;
}

/* What a member of the later record does to the earlier one; absent: nothing. */
static struct coco_str member_merge(struct merging *m, const struct coco_member *later)
{
	struct coco_str earlier = COCO_STR_NONE, merged = COCO_STR_NONE;
	for (size_t i = 0; i < m->earlier->n_members && !earlier.s; i++) {
		if (coco_str_eq(m->earlier->members[i].key, later->key))
			earlier = m->earlier->members[i].value;
	}
	if (coco_json_kind(later->value) == COCO_JSON_NULL)
		return COCO_STR_NONE;
	if (!earlier.s)
		return later->value;
	if (coco_json_kind(earlier) == COCO_JSON_OBJECT && coco_json_kind(later->value) == COCO_JSON_OBJECT) {
		struct coco_buf both = COCO_BUF_INIT;
		if (object_merge(m, later->key, earlier, later->value, &both))
			merged = coco_arena_copy(m->arena, coco_buf_view(&both));
		m->failed |= !coco_buf_ok(&both);
		coco_buf_free(&both);
		return merged;
	}
	if (m->filling)
		return COCO_STR_NONE;
	struct coco_str value = later->value;
	if (coco_json_kind(earlier) == COCO_JSON_ARRAY && coco_json_kind(value) == COCO_JSON_ARRAY && is_partial(m, later->key))
		value = lists_unite(m, earlier, value);
	if (m->failed || value_same(m, earlier, value))
		return COCO_STR_NONE;
	history_note(m, later->key, earlier);
	return value;
}

/* The organisation's id, of what both records know; absent: nothing changes. */
static struct coco_str org_id_merge(struct merging *m, const struct coco_member *later)
{
	const struct coco_str earlier = coco_rec_get(m->earlier, "org_id");
	const struct coco_str id =
	    m->filling ? coco_org_id_of_both(m->later, m->earlier, m->arena) : coco_org_id_of_both(m->earlier, m->later, m->arena);
	if (!id.s)
		return member_merge(m, later);
	if (value_same(m, earlier, id))
		return COCO_STR_NONE;
	history_note(m, later->key, earlier);
	return id;
}

/* `source` of the earlier record, the new history behind the old. */
static struct coco_str source_merge(struct merging *m)
{
	struct coco_str earlier = coco_rec_get(m->earlier, "source"), old = coco_json_get(earlier, "history"), key, value;
	struct coco_json_iter iter = coco_json_iter(earlier.s ? earlier : coco_rec_get(m->later, "source"));
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_writer w;
	coco_writer_init(&w, &out);
	coco_write_object(&w);
	while (coco_json_next(&iter, &key, &value)) {
		if (coco_str_is(key, "\"history\""))
			continue;
		coco_write_key_raw(&w, key);
		coco_write_raw(&w, value);
	}
	coco_write_key(&w, "history");
	coco_write_array(&w);
	for (iter = coco_json_iter(old); coco_json_next(&iter, &key, &value);)
		coco_write_raw(&w, value);
	coco_write_raw(&w, coco_str_sub(coco_buf_view(&m->history), 1, m->history.len));
	coco_write_end(&w, false);
	coco_write_end(&w, true);
	struct coco_str source = coco_arena_copy(m->arena, coco_buf_view(&out));
	m->failed |= !coco_buf_ok(&out);
	coco_buf_free(&out);
	return source;
}

/* A brief was made from a text that is no more. */
static void text_tell(struct merging *m, struct coco_str key)
{
	struct coco_finding at = {.file = m->earlier->file, .line = m->earlier->line_number};
	if (coco_rec_is(m->earlier, "challenge") && coco_str_is(key, "text") && coco_rec_get(m->earlier, "brief").s)
		coco_diag_say(m->run->diag, COCO_WARNING, "brief-of-old-text", &at, "undo it by hand, or rewrite the challenge with --force",
		    "the text of the challenge has changed; its brief was made from the old one");
}

int keep_record_merge(struct coco_run *run, struct coco_arena *arena, const struct coco_rec *earlier, const struct coco_rec *later,
    struct coco_str partial, bool filling, struct coco_buf *changed, enum coco_keep_fate *fate)
{
	struct merging m = {.run = run, .arena = arena, .earlier = earlier, .later = later, .partial = partial, .filling = filling};
	struct coco_patch *patches = coco_arena_array(arena, later->n_members + 1, sizeof *patches);
	size_t n = 0;
	if (!patches)
		return -1;
	for (size_t i = 0; i < later->n_members; i++) {
		struct coco_str key = later->members[i].key;
		if (coco_str_is(key, "type") || coco_str_is(key, "id") || coco_str_is(key, "source"))
			continue;
		struct coco_str value = coco_str_is(key, "org_id") ? org_id_merge(&m, &later->members[i]) : member_merge(&m, &later->members[i]);
		if (!value.s)
			continue;
		text_tell(&m, key);
		patches[n].key = coco_arena_copy(arena, key).s;
		m.failed |= !patches[n].key;
		patches[n++].value = value;
	}
	if (m.history.len && !m.failed)
		patches[n++] = (struct coco_patch){"source", source_merge(&m)};
	if (n > 0 && !m.failed) {
		*fate = COCO_KEEP_CHANGED;
		coco_rec_patch(earlier, patches, n, changed);
	}
	bool good = coco_buf_ok(&m.history) && !m.failed;
	coco_buf_free(&m.history);
	return good ? 0 : -1;
}

int keep_record_same(struct coco_arena *arena, struct coco_str a, struct coco_str b, bool *same)
{
	struct merging m = {.arena = arena};
	*same = value_same(&m, a, b);
	return m.failed ? -1 : 0;
}
