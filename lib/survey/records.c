/* Record lines from fields and values: members in the schema's order, dotted names as objects.
 *
 * Invariant: the bytes depend on the values alone, not on the order of the columns that they came from.
 */
#include <string.h>
#include "import.h"

struct survey_keys {
	size_t n;
	struct survey_key keys[]; /* in the schema's order of fields */
};

/* The key's texts, `,"object":{"name":`, in pieces of one. */
static int key_make(struct survey_key *key, const struct survey_key *before, size_t order, struct coco_arena *arena)
{
	const struct coco_field *f = key->field;
	const char *dot = memchr(f->name, '.', f->name_bytes);
	size_t head = dot ? (size_t)(dot - f->name) + 1 : 0;
	char *text = dot ? coco_arena_printf(arena, ",\"%.*s\":{,\"%s\":", (int)head - 1, f->name, f->name + head)
	                 : coco_arena_printf(arena, ",\"%s\":", f->name);
	if (!text)
		return -1;
	key->more = coco_str_of(dot ? text + head + 4 : text);
	key->first = key->more;
	if (dot) { /* without the comma behind the bracket */
		char *first = coco_arena_printf(arena, "%.*s%s", (int)head + 4, text, key->more.s + 1);
		if (!first)
			return -1;
		key->first = coco_str_of(first);
	}
	key->order = f->type[0] == '*' ? coco_schema_count() + order : order;
	bool same =
	    before && dot && before->object && strcmp(before->field->type, f->type) == 0 && strncmp(before->field->name, f->name, head) == 0;
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

int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err)
{
	size_t object = 0; /* that is open */
	values_sort(values, n);
	coco_buf_puts(out, "{\"type\":\"");
	coco_buf_puts(out, type);
	coco_buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		const struct survey_key *key = values[i].key;
		if (!values[i].json.s)
			continue;
		bool more = object && key->object == object;
		if (object && !more)
			coco_buf_putc(out, '}');
		coco_buf_str(out, more ? key->more : key->first);
		coco_buf_str(out, values[i].json);
		object = key->object;
	}
	if (object)
		coco_buf_putc(out, '}');
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
