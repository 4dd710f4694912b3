/* Record lines from fields and values: members in the schema's order, dotted names as objects.
 *
 * Invariant: the bytes depend on the values alone, not on the order of the columns that they came from.
 */
#include <string.h>
#include "coco/base_mask.h"
#include "import.h"

enum { KEY_ROOM = 32, ESCAPED_MAX = 4096 };

struct survey_keys {
	struct coco_arena *arena;
	struct survey_key *made[]; /* in the schema's order of fields; NULL: nobody has asked for it yet */
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

/* The number of the object whose member the field is: the place of its first one, from 1. */
static size_t object_of(const struct coco_field *f, size_t order, size_t head)
{
	while (order > 0) {
		const struct coco_field *before = coco_schema_field_at(order - 1);
		if (strcmp(before->type, f->type) != 0 || strncmp(before->name, f->name, head) != 0)
			break;
		order--;
	}
	return order + 1;
}

/* The key's texts, `,"object":{"name":`. Each has KEY_ROOM bytes, zeros behind it, so that it is copied without a look at its length. */
static struct survey_key *key_make(const struct coco_field *f, size_t order, struct coco_arena *arena)
{
	const char *dot = memchr(f->name, '.', f->name_bytes);
	size_t head = dot ? (size_t)(dot - f->name) : 0, rest = dot ? f->name_bytes - head - 1 : f->name_bytes;
	struct survey_key *key = coco_arena_alloc(arena, sizeof *key);
	char *more = coco_arena_alloc(arena, f->name_bytes + KEY_ROOM), *first = dot ? coco_arena_alloc(arena, f->name_bytes + KEY_ROOM) : more;
	if (!key || !more || !first)
		return NULL;
	key->field = f;
	key->more = key_text(more, 0, f->name + f->name_bytes - rest, rest, ",\"", "\":");
	key->first = key->more;
	if (dot) {
		size_t n = key_text(first, 0, f->name, head, ",\"", "\":{\"").n;
		key->first = key_text(first, n, dot + 1, rest, "", "\":");
	}
	key->order = f->type[0] == '*' ? coco_schema_count() + order : order;
	key->object = dot ? object_of(f, order, head + 1) : 0;
	return key;
}

struct survey_keys *survey_keys_new(struct coco_arena *arena)
{
	struct survey_keys *keys = coco_arena_alloc(arena, sizeof *keys + coco_schema_count() * sizeof(struct survey_key *));
	if (keys)
		keys->arena = arena;
	return keys;
}

const struct survey_key *survey_key_find(struct survey_keys *keys, const struct coco_field *field)
{
	static const char zeros[KEY_ROOM];
	static const struct survey_key none = {.first = {zeros, 0}, .more = {zeros, 0}};
	for (size_t i = 0, n = coco_schema_count(); i < n; i++) {
		if (coco_schema_field_at(i) != field)
			continue;
		if (!keys->made[i])
			keys->made[i] = key_make(field, i, keys->arena);
		return keys->made[i] ? keys->made[i] : &none; /* the arena has failed then, and the run will */
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

/* Nearly all values are short: a call costs more than it copies. Two pieces that may overlap make any length. */
static char *value_put(char *to, struct coco_str json)
{
	const char *from = json.s;
	size_t n = json.n;
	if (n > 32) {
		memcpy(to, from, n);
	} else if (n >= 16) {
		memcpy(to, from, 16);
		memcpy(to + n - 16, from + n - 16, 16);
	} else if (n >= 8) {
		memcpy(to, from, 8);
		memcpy(to + n - 8, from + n - 8, 8);
	} else if (n >= 4) {
		memcpy(to, from, 4);
		memcpy(to + n - 4, from + n - 4, 4);
	} else if (n > 0) {
		to[0] = from[0];
		to[n / 2] = from[n / 2];
		to[n - 1] = from[n - 1];
	}
	return to + n;
}

static char *key_put(char *to, struct coco_str key)
{
	if (key.n > KEY_ROOM)
		memcpy(to, key.s, key.n);
	else
		memcpy(to, key.s, KEY_ROOM); /* what is too much is written over */
	return to + key.n;
}

/* The most bytes that a member takes, with the end of the object before it. */
static inline size_t member_bytes(const struct survey_key *key, struct coco_str json)
{
	return key->first.n + json.n + 1;
}

/* A member; *object is the one that is open, 0: none. */
static inline char *member_put(char *to, const struct survey_key *key, struct coco_str json, size_t *object)
{
	bool more = *object && key->object == *object;
	if (*object && !more)
		*to++ = '}';
	*object = key->object;
	return value_put(key_put(to, more ? key->more : key->first), json);
}

static void type_put(struct coco_buf *out, const char *type)
{
	coco_buf_puts(out, "{\"type\":\"");
	coco_buf_puts(out, type);
	coco_buf_putc(out, '"');
}

/* Behind the members, which have been put to the buffer's room up to `to`. */
static int record_end(struct coco_buf *out, char *to, size_t object, const struct survey_extra *extra, size_t n_extra, struct coco_err *err)
{
	if (object)
		*to++ = '}';
	out->len = (size_t)(to - out->data);
	if (n_extra) {
		coco_buf_puts(out, ",\"extra\":");
		extra_write(out, extra, n_extra);
	}
	coco_buf_putc(out, '}');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err)
{
	size_t object = 0, bytes = KEY_ROOM;
	values_sort(values, n);
	type_put(out, type);
	for (size_t i = 0; i < n; i++)
		bytes += member_bytes(values[i].key, values[i].json);
	char *to = coco_buf_room(out, bytes);
	if (!to)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		if (values[i].json.s)
			to = member_put(to, values[i].key, values[i].json, &object);
	}
	return record_end(out, to, object, extra, n_extra, err);
}

int survey_record_of_slots(struct coco_buf *out, const char *type, const struct survey_slots *slots, const struct coco_str *json,
    const struct survey_extra *extra, size_t n_extra, struct coco_err *err)
{
	size_t object = 0, bytes = KEY_ROOM + slots->bytes;
	type_put(out, type);
	for (size_t i = 0; i < slots->n; i++)
		bytes += json[slots->at[i].slot].n;
	char *to = coco_buf_room(out, bytes);
	if (!to)
		return coco_err_nomem(err);
	for (size_t i = 0; i < slots->n; i++) {
		const struct coco_str value = json[slots->at[i].slot];
		if (value.s)
			to = member_put(to, slots->at[i].key, value, &object);
	}
	return record_end(out, to, object, extra, n_extra, err);
}

/* A text that holds signs that JSON escapes. */
static struct coco_str escaped(struct coco_str text, struct coco_arena *arena)
{
	struct coco_buf json = COCO_BUF_INIT;
	coco_json_quote(&json, text);
	struct coco_str out = coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
	coco_buf_free(&json);
	return out;
}

/* The same where these are quotes and backslashes alone, as in nearly every such text. .s NULL: they are not, it is long, or memory. */
static struct coco_str backslashed(struct coco_str text, struct coco_arena *arena)
{
	char tail[64], *to = text.n <= ESCAPED_MAX ? coco_arena_room(arena, 2 * text.n + 3) : NULL, *const json = to;
	const char *from = text.s, *const end = text.s + text.n;
	if (!to)
		return COCO_STR_NONE;
	*to++ = '"';
	for (const char *at = text.s; at < end; at += 64) {
		const char *block = coco_bytes_block(at, end, tail);
		const uint64_t in_text = end - at < 64 ? ((uint64_t)1 << (end - at)) - 1 : UINT64_MAX;
		if (coco_bytes_controls(block) & in_text)
			return COCO_STR_NONE;
		for (uint64_t marks = coco_bytes_mask(block, '"', '\\'); marks; marks &= marks - 1) {
			const char *mark = at + coco_bytes_first(marks);
			memcpy(to, from, (size_t)(mark - from));
			to += mark - from;
			*to++ = '\\';
			from = mark;
		}
	}
	memcpy(to, from, (size_t)(end - from));
	to += end - from;
	*to++ = '"';
	*to = '\0';
	return (struct coco_str){json, (size_t)(to - json)};
}

struct coco_str survey_quote(struct coco_str text, struct coco_arena *arena)
{
	char *to = coco_arena_room(arena, text.n + 3);
	if (!to)
		return COCO_STR_NONE;
	if (!coco_json_copy_plain(to + 1, text)) {
		const struct coco_str usual = backslashed(text, arena);
		return usual.s ? usual : escaped(text, arena);
	}
	to[0] = to[text.n + 1] = '"';
	to[text.n + 2] = '\0';
	return (struct coco_str){to, text.n + 2};
}
