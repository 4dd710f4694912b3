/* Two records of one person made one.
 *
 * Method: both lines are taken apart; a member of the later one replaces the earlier's, objects (consent, extra …) part by
 * part; a list of which the later row could be read in part only is united with the earlier one; the organisation's id is of what both know
 * (org_of_both.c); `source` stays that of the first row.
 * Members go out in the schema's order, those of every type (source, extra) last. Invariant: a member of either is in the result; merging a
 * record with itself gives its own bytes.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/person.h"

struct coco_person_merge {
	struct coco_rec earlier, later;
	struct coco_arena *arena;
	struct coco_buf out;
};

struct coco_person_merge *coco_person_merge_new(void)
{
	struct coco_person_merge *m = calloc(1, sizeof *m);
	if (m && !(m->arena = coco_arena_new())) {
		free(m);
		return NULL;
	}
	return m;
}

void coco_person_merge_free(struct coco_person_merge *m)
{
	if (!m)
		return;
	coco_rec_free(&m->earlier);
	coco_rec_free(&m->later);
	coco_buf_free(&m->out);
	coco_arena_free(m->arena);
	free(m);
}

/* Where a member stands in a record: `type` first, then by the first field of that name or of an object of that name. */
static size_t rank_of(struct coco_str type, struct coco_str key)
{
	size_t n = coco_schema_count();
	if (coco_str_is(key, "type"))
		return 0;
	for (size_t i = 0; i < n; i++) {
		const struct coco_field *f = coco_schema_field_at(i);
		bool common = f->type[0] == '*', head = strncmp(f->name, key.s, key.n) == 0 && (!f->name[key.n] || f->name[key.n] == '.');
		if (head && (common || coco_str_is(type, f->type)))
			return common ? n + 2 + i : 1 + i;
	}
	return n + 1;
}

static void object_merge(struct coco_writer *w, struct coco_str earlier, struct coco_str later)
{
	struct coco_json_iter a = coco_json_iter(earlier), b;
	struct coco_str key, value, other_key, other;
	coco_write_object(w);
	while (coco_json_next(&a, &key, &value)) {
		b = coco_json_iter(later);
		while (coco_json_next(&b, &other_key, &other)) {
			if (coco_str_eq(key, other_key))
				value = other;
		}
		coco_write_key_raw(w, key);
		coco_write_raw(w, value);
	}
	b = coco_json_iter(later);
	while (coco_json_next(&b, &other_key, &other)) {
		bool known = false;
		for (a = coco_json_iter(earlier); !known && coco_json_next(&a, &key, &value);)
			known = coco_str_eq(key, other_key);
		if (known)
			continue;
		coco_write_key_raw(w, other_key);
		coco_write_raw(w, other);
	}
	coco_write_end(w, true);
}

static const struct coco_member *member_of(const struct coco_rec *rec, struct coco_str key)
{
	for (size_t i = 0; i < rec->n_members; i++) {
		if (coco_str_eq(rec->members[i].key, key))
			return &rec->members[i];
	}
	return NULL;
}

static bool has_item(struct coco_str list, struct coco_str item)
{
	struct coco_json_iter iter = coco_json_iter(list);
	struct coco_str key, value;
	while (coco_json_next(&iter, &key, &value)) {
		if (coco_str_eq(value, item))
			return true;
	}
	return false;
}

void coco_person_lists_unite(struct coco_writer *w, struct coco_str earlier, struct coco_str later)
{
	struct coco_json_iter iter = coco_json_iter(earlier);
	struct coco_str key, value;
	coco_write_array(w);
	while (coco_json_next(&iter, &key, &value))
		coco_write_raw(w, value);
	for (iter = coco_json_iter(later); coco_json_next(&iter, &key, &value);) {
		if (!has_item(earlier, value))
			coco_write_raw(w, value);
	}
	coco_write_end(w, false);
}

/* Whether a key is among names, each between blanks. */
static bool is_named(struct coco_str names, struct coco_str key)
{
	struct coco_str name;
	while (names.n && coco_str_split(&names, ' ', &name)) {
		if (name.n && coco_str_eq(name, key))
			return true;
	}
	return false;
}

/* What is asked of each member. */
struct both {
	const struct coco_rec *earlier, *later;
	struct coco_str partial, org_id; /* absent: as any member */
};

static void member_write(struct coco_writer *w, const struct both *both, struct coco_str key)
{
	const struct coco_member *a = member_of(both->earlier, key), *b = member_of(both->later, key);
	bool first = a && (!b || coco_str_is(key, "source"));
	coco_write_key_raw(w, (struct coco_str){key.s - 1, key.n + 2});
	if (both->org_id.n && coco_str_is(key, "org_id"))
		coco_write_raw(w, both->org_id);
	else if (a && b && !first && a->value.s[0] == '{' && b->value.s[0] == '{')
		object_merge(w, a->value, b->value);
	else if (a && b && a->value.s[0] == '[' && b->value.s[0] == '[' && is_named(both->partial, key))
		coco_person_lists_unite(w, a->value, b->value);
	else if (first)
		coco_write_raw(w, a->value);
	else if (b)
		coco_write_raw(w, b->value);
}

int coco_person_merge(
    struct coco_person_merge *m, struct coco_str earlier, struct coco_str later, struct coco_str partial, struct coco_str *merged)
{
	struct coco_writer w;
	size_t i = 0, k = 0;
	if (coco_rec_parse(&m->earlier, earlier, NULL) || coco_rec_parse(&m->later, later, NULL))
		return -1;
	const struct coco_rec *a = &m->earlier, *b = &m->later;
	coco_arena_reset(m->arena);
	const struct both both = {a, b, partial, coco_org_id_of_both(a, b, m->arena)};
	coco_buf_clear(&m->out);
	coco_writer_init(&w, &m->out);
	coco_write_object(&w);
	while (i < a->n_members || k < b->n_members) {
		if (k < b->n_members && member_of(a, b->members[k].key)) {
			k++; /* its place is the earlier's */
			continue;
		}
		bool first = k == b->n_members || (i < a->n_members && rank_of(a->type, a->members[i].key) < rank_of(a->type, b->members[k].key));
		member_write(&w, &both, first ? a->members[i++].key : b->members[k++].key);
	}
	coco_write_end(&w, true);
	*merged = coco_buf_view(&m->out);
	return coco_buf_ok(&m->out) && coco_arena_ok(m->arena) ? 0 : -1;
}
