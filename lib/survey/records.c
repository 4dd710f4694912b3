/* Record lines from fields and values: members in the schema's order, dotted names as objects.
 *
 * Invariant: the bytes depend on the values alone, not on the order of the columns that they came from.
 */
#include <stdlib.h>
#include <string.h>
#include "import.h"

size_t survey_field_order(const struct coco_field *field)
{
	size_t n = coco_schema_count();
	for (size_t i = 0; i < n; i++) {
		if (coco_schema_field_at(i) == field)
			return i;
	}
	return n;
}

/* The common fields, which the schema has first, go last: source, extra. */
static bool is_before(const struct survey_value *x, const struct survey_value *y)
{
	bool cx = x->field->type[0] == '*', cy = y->field->type[0] == '*';
	return cx != cy ? cy : x->order < y->order;
}

/* Insertion: the columns of a table mostly stand in the schema's order already. */
static void values_sort(struct survey_value *values, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct survey_value value = values[i];
		size_t k = i;
		for (; k > 0 && is_before(&value, &values[k - 1]); k--)
			values[k] = values[k - 1];
		values[k] = value;
	}
}

/* `,"name":` */
static void key_write(struct coco_buf *out, const char *name, size_t n)
{
	char *to = coco_buf_room(out, n + 4);
	if (!to)
		return;
	to[0] = ',';
	to[1] = '"';
	memcpy(to + 2, name, n);
	memcpy(to + 2 + n, "\":", 3);
	out->len += n + 4;
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

/* The members of one object: values[from, to) share the name up to their dot. */
static void object_write(struct coco_buf *out, const struct survey_value *values, size_t from, size_t to, size_t head)
{
	bool any = false;
	for (size_t i = from; i < to; i++) {
		const struct coco_field *f = values[i].field;
		if (!values[i].json.s)
			continue;
		size_t comma = out->len;
		key_write(out, f->name + head + 1, f->name_bytes - head - 1);
		if (!any && coco_buf_ok(out))
			out->data[comma] = '{';
		any = true;
		coco_buf_str(out, values[i].json);
	}
	coco_buf_puts(out, any ? "}" : "{}");
}

int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err)
{
	values_sort(values, n);
	coco_buf_puts(out, "{\"type\":\"");
	coco_buf_puts(out, type);
	coco_buf_putc(out, '"');
	for (size_t i = 0; i < n;) {
		const struct coco_field *f = values[i].field;
		const char *dot = memchr(f->name, '.', f->name_bytes);
		size_t head = dot ? (size_t)(dot - f->name) : f->name_bytes, end = i + 1;
		if (!values[i].json.s) {
			i++;
			continue;
		}
		key_write(out, f->name, head);
		if (!dot) {
			coco_buf_str(out, values[i++].json);
			continue;
		}
		while (end < n && strncmp(values[end].field->name, f->name, head + 1) == 0)
			end++;
		object_write(out, values, i, end, head);
		i = end;
	}
	if (n_extra) {
		key_write(out, "extra", 5);
		extra_write(out, extra, n_extra);
	}
	coco_buf_putc(out, '}');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

struct coco_str survey_quote(struct coco_str text, struct coco_arena *arena)
{
	bool plain = true;
	for (size_t i = 0; i < text.n && plain; i++)
		plain = (unsigned char)text.s[i] >= 0x20 && text.s[i] != '"' && text.s[i] != '\\';
	if (!plain) {
		struct coco_buf json = COCO_BUF_INIT;
		coco_json_quote(&json, text);
		struct coco_str out = coco_buf_ok(&json) ? coco_arena_copy(arena, coco_buf_view(&json)) : COCO_STR_NONE;
		coco_buf_free(&json);
		return out;
	}
	char *to = coco_arena_alloc(arena, text.n + 3);
	if (!to)
		return COCO_STR_NONE;
	to[0] = to[text.n + 1] = '"';
	if (text.n)
		memcpy(to + 1, text.s, text.n);
	return (struct coco_str){to, text.n + 2};
}
