/* A record: a line, checked once, and the spans of its top-level members. Looking a member up walks the spans, which beats a
 * hash for the twenty or so members that a record has; nothing is decoded before somebody asks.
 *
 * Invariant: after a successful parse every span lies within `line` and is one checked JSON value; `type` is the decoded type
 * or absent. After a failed one the record has no members.
 */
#include "json.h"
#include "rows.h"

#include <stdlib.h>
#include <string.h>

static struct coco_str find_member(const void *context, struct coco_str name)
{
	const struct coco_rec *rec = context;
	for (size_t i = 0; i < rec->n_members; i++)
		if (json_key_may_be(rec->members[i].key, name) && json_key_is(rec->members[i].key, name))
			return rec->members[i].value;
	return COCO_STR_NONE;
}

int coco_rec_parse(struct coco_rec *rec, struct coco_str line, struct coco_err *err)
{
	rec->n_members = 0;
	rec->type = COCO_STR_NONE;
	rec->line = line;
	rec->valid = false;
	if (!rec->scratch && !(rec->scratch = calloc(1, sizeof(struct json_parser))))
		return coco_err_nomem(err);
	if (json_scan(rec->scratch, line, rec, err)) {
		rec->n_members = 0;
		return -1;
	}
	const char *end = line.s + line.n, *at = json_blanks(line.s, end);
	if (*at != '{') {
		coco_err_set(err, COCO_EXIT_INPUT, "not-an-object", "a record is a JSON object, this is another value");
		return coco_err_at(err, NULL, 1, (size_t)(at - line.s) + 1);
	}
	const size_t type_at = ((const struct json_parser *)rec->scratch)->type_at;
	const struct coco_str type = type_at < rec->n_members ? rec->members[type_at].value : COCO_STR_NONE;
	if (type.s && *type.s == '"') {
		rec->type = json_inside(type);
		if (memchr(type.s, '\\', type.n)) {
			struct coco_arena *arena = json_parser_arena(rec->scratch);
			if (arena)
				rec->type = coco_json_str(type, arena);
			if (!arena || !rec->type.s)
				return coco_err_nomem(err);
		}
	}
	rec->valid = true;
	return 0;
}

void coco_rec_free(struct coco_rec *rec)
{
	if (rec->scratch)
		json_parser_free(rec->scratch);
	free(rec->scratch);
	free(rec->members);
	memset(rec, 0, sizeof(*rec));
}

bool coco_rec_is(const struct coco_rec *rec, const char *type)
{
	return rec->type.s && coco_str_is(rec->type, type);
}

struct coco_str coco_rec_find(const struct coco_rec *rec, struct coco_str path)
{
	if (!rec->shape)
		return json_path(find_member, rec, path);
	return rows_get(rec, path);
}

struct coco_str coco_rec_find_str(const struct coco_rec *rec, struct coco_str path, struct coco_arena *arena)
{
	if (rec->shape && !row_escaped(rec))
		return json_inside(rows_get(rec, path));
	return coco_json_str(coco_rec_find(rec, path), arena);
}

bool coco_rec_num(const struct coco_rec *rec, const char *path, double *value)
{
	return coco_json_num(coco_rec_get(rec, path), value);
}

bool coco_rec_int(const struct coco_rec *rec, const char *path, int64_t *value)
{
	return coco_json_int(coco_rec_get(rec, path), value);
}

bool coco_rec_bool(const struct coco_rec *rec, const char *path, bool *value)
{
	return coco_json_bool(coco_rec_get(rec, path), value);
}

struct coco_date coco_rec_date(const struct coco_rec *rec, const char *path)
{
	char room[64]; /* ten characters, each at most a six-byte escape */
	struct coco_date date = {0, 0, 0};
	struct coco_str text = rec->shape && !row_escaped(rec) ? coco_rec_find_str(rec, coco_str_of(path), NULL)
	                                                       : json_str_small(coco_rec_get(rec, path), room, sizeof(room));
	if (!text.s || !coco_date_parse(text, &date))
		return (struct coco_date){0, 0, 0};
	return date;
}

struct coco_str *coco_rec_list(const struct coco_rec *rec, const char *path, size_t *count, struct coco_arena *arena)
{
	struct coco_str raw = coco_rec_get(rec, path), value;
	struct coco_str *list;
	bool lone = coco_json_kind(raw) == COCO_JSON_STRING;
	size_t n = lone ? 1 : coco_json_kind(raw) == COCO_JSON_ARRAY ? coco_json_count(raw) : 0;
	*count = 0;
	if (!n || !(list = coco_arena_array(arena, n, sizeof(*list))))
		return NULL;
	struct coco_json_iter iter = coco_json_iter(raw);
	while (lone || coco_json_next(&iter, NULL, &value)) {
		struct coco_str text = coco_json_str(lone ? raw : value, arena);
		if (text.s)
			list[(*count)++] = text;
		if (lone)
			break;
	}
	return *count ? list : NULL;
}
