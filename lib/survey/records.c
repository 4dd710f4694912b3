/* Record lines from fields and values: members in the schema's order, dotted names as objects.
 *
 * Invariant: the bytes depend on the values alone, not on the order of the columns that they came from.
 */
#include <string.h>
#include "import.h"

enum { KEY_ROOM = 32 };

struct survey_keys {
	size_t n;
	struct survey_key keys[]; /* in the schema's order of fields */
};

/* Puts `before`, the name and `behind` to `text`, from `at` on. */
static struct coco_str key_text(char *text, size_t at, const char *name, size_t n, const char *before, const char *behind)
{
	size_t n_before = strlen(before), n_behind = strlen(behind);
	memcpy(text + at, before, n_before);
	memcpy(text + at + n_before, name, n);
	memcpy(text + at + n_before + n, behind, n_behind);
	return (struct coco_str){text, at + n_before + n + n_behind};
}

/* The key's texts, `,"object":{"name":`. Each has KEY_ROOM bytes, zeros behind it, so that it is copied without a look at its length. */
static int key_make(struct survey_key *key, const struct survey_key *before, size_t order, struct coco_arena *arena)
{
	const struct coco_field *f = key->field;
	const char *dot = memchr(f->name, '.', f->name_bytes);
	size_t head = dot ? (size_t)(dot - f->name) : 0, rest = dot ? f->name_bytes - head - 1 : f->name_bytes;
	char *more = coco_arena_alloc(arena, f->name_bytes + KEY_ROOM), *first = dot ? coco_arena_alloc(arena, f->name_bytes + KEY_ROOM) : more;
	if (!more || !first)
		return -1;
	key->more = key_text(more, 0, f->name + f->name_bytes - rest, rest, ",\"", "\":");
	key->first = key->more;
	if (dot) {
		size_t n = key_text(first, 0, f->name, head, ",\"", "\":{\"").n;
		key->first = key_text(first, n, dot + 1, rest, "", "\":");
	}
	key->order = f->type[0] == '*' ? coco_schema_count() + order : order;
	bool same = before && dot && before->object && strcmp(before->field->type, f->type) == 0 &&
	            strncmp(before->field->name, f->name, head + 1) == 0;
	key->object = !dot ? 0 : same ? before->object : order + 1;
	return 0;
}

struct survey_keys *survey_keys_new(struct coco_arena *arena)
{
	size_t n = coco_schema_count();
	struct survey_keys *keys = coco_arena_alloc(arena, sizeof *keys + n * sizeof *keys->keys);
	for (size_t i = 0; keys && i < n; i++) {
		keys->keys[i].field = coco_schema_field_at(i);
		if (key_make(&keys->keys[i], i ? &keys->keys[i - 1] : NULL, i, arena))
			return NULL;
	}
	if (keys)
		keys->n = n;
	return keys;
}

const struct survey_key *survey_key_find(const struct survey_keys *keys, const struct coco_field *field)
{
	for (size_t i = 0; i < keys->n; i++) {
		if (keys->keys[i].field == field)
			return &keys->keys[i];
	}
	return NULL;
}

/* Insertion: nearly all stand in the records' order already. */
static void values_sort(struct survey_value *values, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct survey_value value = values[i];
		size_t k = i;
		for (; k > 0 && value.key->order < values[k - 1].key->order; k--)
			values[k] = values[k - 1];
		if (k < i)
			values[k] = value;
	}
}

static void extra_write(struct coco_buf *out, const struct survey_extra *extra, size_t n)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	for (size_t i = 0; i < n; i++) {
		bool again = false;
		for (size_t k = 0; k < i && !again; k++)
			again = coco_str_eq(extra[k].name, extra[i].name);
		if (again)
			continue;
		coco_write_key_str(&w, extra[i].name);
		coco_write_str(&w, extra[i].text);
	}
	coco_write_end(&w, true);
}

/* Nearly all values are short: eight bytes and eight bytes, which may overlap. */
static char *value_put(char *to, struct coco_str json)
{
	if (json.n > 16 || json.n < 8) {
		memcpy(to, json.s, json.n);
	} else {
		memcpy(to, json.s, 8);
		memcpy(to + json.n - 8, json.s + json.n - 8, 8);
	}
	return to + json.n;
}

static char *key_put(char *to, struct coco_str key)
{
	if (key.n > KEY_ROOM)
		memcpy(to, key.s, key.n);
	else
		memcpy(to, key.s, KEY_ROOM); /* what is too much is written over */
	return to + key.n;
}

int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err)
{
	size_t object = 0 /* that is open */, bytes = KEY_ROOM;
	values_sort(values, n);
	coco_buf_puts(out, "{\"type\":\"");
	coco_buf_puts(out, type);
	coco_buf_putc(out, '"');
	for (size_t i = 0; i < n; i++)
		bytes += values[i].key->first.n + values[i].json.n + 1;
	char *room = coco_buf_room(out, bytes), *to = room;
	if (!room)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		const struct survey_key *key = values[i].key;
		if (!values[i].json.s)
			continue;
		bool more = object && key->object == object;
		if (object && !more)
			*to++ = '}';
		to = value_put(key_put(to, more ? key->more : key->first), values[i].json);
		object = key->object;
	}
	if (object)
		*to++ = '}';
	out->len += (size_t)(to - room);
	if (n_extra) {
		coco_buf_puts(out, ",\"extra\":");
		extra_write(out, extra, n_extra);
	}
	coco_buf_putc(out, '}');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

struct coco_str survey_quote(struct coco_str text, struct coco_arena *arena)
{
	if (!coco_json_is_plain(text)) {
		struct coco_buf json = COCO_BUF_INIT;
		coco_json_quote(&json, text);
		struct coco_str out = coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
		coco_buf_free(&json);
		return out;
	}
	char *to = coco_arena_room(arena, text.n + 3);
	if (!to)
		return COCO_STR_NONE;
	to[0] = to[text.n + 1] = '"';
	to[text.n + 2] = '\0';
	if (text.n)
		memcpy(to + 1, text.s, text.n);
	return (struct coco_str){to, text.n + 2};
}
