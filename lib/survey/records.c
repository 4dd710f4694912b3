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

static size_t head_length(const char *name)
{
	const char *dot = strchr(name, '.');
	return dot ? (size_t)(dot - name) : strlen(name);
}

static void extra_write(struct coco_writer *w, const struct survey_extra *extra, size_t n)
{
	if (!n)
		return;
	coco_write_key(w, "extra");
	coco_write_object(w);
	for (size_t i = 0; i < n; i++) {
		bool again = false;
		for (size_t k = 0; k < i && !again; k++)
			again = coco_str_eq(extra[k].name, extra[i].name);
		if (again)
			continue;
		coco_write_key_str(w, extra[i].name);
		coco_write_str(w, extra[i].text);
	}
	coco_write_end(w, true);
}

int survey_record_write(struct coco_buf *out, const char *type, struct survey_value *values, size_t n, const struct survey_extra *extra,
    size_t n_extra, struct coco_err *err)
{
	struct coco_writer w;
	values_sort(values, n);
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, type);
	for (size_t i = 0; i < n;) {
		const char *name = values[i].field->name;
		size_t head = head_length(name), end = i + 1;
		if (!values[i].json.s) {
			i++;
			continue;
		}
		if (!name[head]) {
			coco_write_key(&w, name);
			coco_write_raw(&w, values[i++].json);
			continue;
		}
		while (end < n && strncmp(values[end].field->name, name, head + 1) == 0)
			end++;
		coco_write_key_str(&w, (struct coco_str){name, head});
		coco_write_object(&w);
		for (; i < end; i++) {
			if (!values[i].json.s)
				continue;
			coco_write_key(&w, values[i].field->name + head + 1);
			coco_write_raw(&w, values[i].json);
		}
		coco_write_end(&w, true);
	}
	extra_write(&w, extra, n_extra);
	coco_write_end(&w, true);
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
