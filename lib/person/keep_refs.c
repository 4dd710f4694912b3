/* The ids in a record, mapped to others or taken out.
 *
 * Method: the schema says which members are ids: the own one, aliases, references, also those within objects and lists of
 * objects. Where an id goes, an item of a list goes, an object of a list goes, an optional member goes; a record goes whose own
 * id, required reference or keying reference goes, for it was about that record. All other bytes stay (coco_rec_patch).
 * Invariant: with a map that keeps all ids nothing changes.
 */
#include <stdlib.h>
#include <string.h>
#include "keep.h"

struct mapping {
	const struct coco_rec *rec;
	coco_keep_map map;
	void *context;
	struct coco_arena *arena;
	bool changed, lost, failed; /* lost: an id has gone */
};

bool coco_keep_is_person(const char *type)
{
	return strcmp(type, "participant") == 0 || strcmp(type, "facilitator") == 0;
}

/* The type of which the field's values are ids, or NULL. */
static const char *id_type(const struct coco_field *f)
{
	if (f->kind == COCO_REF)
		return f->of;
	if (strcmp(f->name, "id") == 0 && (f->flags & COCO_FIELD_KEY))
		return f->type;
	return strcmp(f->type, "participant") == 0 && strcmp(f->name, "aliases") == 0 ? f->type : NULL;
}

/* Any member of the object is a reference. */
static bool holds_refs(const struct coco_field *f)
{
	size_t n = f->kind == COCO_OBJECT ? coco_schema_members(f) : 0;
	for (size_t i = 1; i <= n; i++) {
		if (f[i].kind == COCO_REF)
			return true;
	}
	return false;
}

/* A value that is an id; false: it goes. */
static bool one_map(struct mapping *m, const char *type, struct coco_str raw, struct coco_buf *out)
{
	struct coco_str id = coco_json_str(raw, m->arena), other = id.n ? m->map(m->context, type, id) : id;
	if (!id.n || coco_str_eq(id, other)) {
		coco_buf_str(out, raw);
		return true;
	}
	m->changed = true;
	m->lost |= !other.s;
	if (other.s)
		coco_json_quote(out, other);
	return other.s != NULL;
}

static bool value_map(struct mapping *m, const struct coco_field *f, struct coco_str raw, struct coco_buf *out);

/* False: a reference of the object itself goes, and with it the object. */
static bool object_map(struct mapping *m, const struct coco_field *f, struct coco_str raw, struct coco_buf *out)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, value;
	size_t n = 0;
	bool lost = false;
	coco_buf_putc(out, '{');
	while (coco_json_next(&iter, &key, &value)) {
		char *dotted = coco_arena_printf(m->arena, "%s.%.*s", f->name, (int)key.n - 2, key.s + 1);
		const struct coco_field *field = dotted ? coco_schema_field(coco_str_of(f->type), coco_str_of(dotted)) : NULL;
		size_t from = out->len;
		m->failed |= !dotted;
		coco_buf_puts(out, n ? "," : "");
		coco_buf_str(out, key);
		coco_buf_putc(out, ':');
		if (!field || (field->kind != COCO_REF && !holds_refs(field))) {
			coco_buf_str(out, value);
		} else if (!value_map(m, field, value, out)) {
			lost |= field->kind == COCO_REF;
			out->len = from;
			continue;
		}
		n++;
	}
	coco_buf_putc(out, '}');
	return !lost;
}

/* The id at the end of the list that begins at `start` is in it already, since two have become one. */
static bool stands_before(const struct coco_buf *out, size_t start, size_t from)
{
	struct coco_str list = coco_str_sub(coco_buf_view(out), start, from), item = coco_str_sub(coco_buf_view(out), from, out->len);
	for (size_t at = 0; item.n && item.s[0] == '"' && (at = coco_str_find(list, item, at)) != SIZE_MAX; at++) {
		if (list.s[at - 1] == '[' || list.s[at - 1] == ',')
			return true;
	}
	return false;
}

static bool value_map(struct mapping *m, const struct coco_field *f, struct coco_str raw, struct coco_buf *out)
{
	const char *type = id_type(f);
	enum coco_json_kind kind = coco_json_kind(raw);
	if (kind == COCO_JSON_STRING && type)
		return one_map(m, type, raw, out);
	if (kind == COCO_JSON_OBJECT && !type)
		return object_map(m, f, raw, out);
	if (kind != COCO_JSON_ARRAY) {
		coco_buf_str(out, raw);
		return true;
	}
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, item;
	size_t n = 0, start = out->len;
	coco_buf_putc(out, '[');
	while (coco_json_next(&iter, &key, &item)) {
		size_t from = out->len;
		coco_buf_puts(out, n ? "," : "");
		if (value_map(m, f, item, out) && !stands_before(out, start, from + (n > 0)))
			n++;
		else
			out->len = from;
	}
	coco_buf_putc(out, ']');
	return n > 0 || !coco_json_count(raw);
}

/* What a member of the record becomes. False: the record goes. */
static bool member_map(struct mapping *m, const struct coco_field *f, const struct coco_member *member, struct coco_patch *patch)
{
	const unsigned binding = COCO_FIELD_REQUIRED | COCO_FIELD_KEY;
	struct coco_buf value = COCO_BUF_INIT;
	m->changed = m->lost = false;
	bool stays = value_map(m, f, member->value, &value);
	m->failed |= !coco_buf_ok(&value);
	*patch = (struct coco_patch){f->name, COCO_STR_NONE};
	if (m->changed && stays) {
		patch->value = coco_arena_copy(m->arena, coco_buf_view(&value));
		m->failed |= !patch->value.s;
	}
	coco_buf_free(&value);
	/* a list of people that keys a record is about all of them together */
	bool shorter = patch->value.s && (f->flags & COCO_FIELD_KEY) && m->lost;
	return !((m->changed && !stays && (f->flags & binding)) || shorter);
}

int coco_keep_refs(const struct coco_rec *rec, coco_keep_map map, void *context, struct coco_arena *arena, struct coco_buf *changed,
    enum coco_keep_fate *fate)
{
	struct mapping m = {.rec = rec, .map = map, .context = context, .arena = arena};
	struct coco_patch *patches = coco_arena_array(arena, rec->n_members + 1, sizeof *patches);
	size_t n = 0;
	*fate = COCO_KEEP_SAME;
	if (!patches)
		return -1;
	for (size_t i = 0; i < rec->n_members; i++) {
		const struct coco_field *f = rec->type.s ? coco_schema_field(rec->type, rec->members[i].key) : NULL;
		if (!f || (!id_type(f) && !holds_refs(f)))
			continue;
		if (!member_map(&m, f, &rec->members[i], &patches[n])) {
			*fate = COCO_KEEP_GONE;
			return m.failed ? -1 : 0;
		}
		n += m.changed;
	}
	if (n > 0) {
		*fate = COCO_KEEP_CHANGED;
		coco_rec_patch(rec, patches, n, changed);
	}
	return m.failed ? -1 : 0;
}
