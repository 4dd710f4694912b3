/* Does the JSON checker accept and refuse what jansson does? Every input is tried as a text of any kind and as a record.
 * What is accepted must also walk, decode and read back well. */
#include "coco/record.h"
#include "jansson_says.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Visits every value of checked JSON and decodes it. */
static void walk(struct coco_str raw, struct coco_arena *arena, unsigned depth)
{
	struct coco_json_iter iter = coco_json_iter(raw);
	struct coco_str key, value;
	double number;
	size_t count = 0;
	while (coco_json_next(&iter, &key, &value)) {
		count++;
		if (coco_json_kind(value) == COCO_JSON_ABSENT)
			abort();
		if (key.s && !coco_json_str(key, arena).s)
			abort();
		if (depth < 200)
			walk(value, arena, depth + 1);
	}
	if (count != coco_json_count(raw))
		abort();
	enum coco_json_kind kind = coco_json_kind(raw);
	if (kind == COCO_JSON_REAL && !coco_json_num(raw, &number))
		abort();
	if (kind == COCO_JSON_STRING) {
		struct coco_str text = coco_json_str(raw, arena);
		struct coco_buf again = COCO_BUF_INIT;
		coco_json_quote(&again, text);
		if (!text.s || coco_utf8_check(text) != SIZE_MAX || coco_json_check(coco_buf_view(&again), NULL))
			abort();
		if (!coco_str_eq(coco_json_str(coco_buf_view(&again), arena), text))
			abort();
		coco_buf_free(&again);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct coco_rec rec;
	static struct coco_arena *arena;
	struct coco_str text = {(const char *)data, size};
	struct coco_err err = {0};
	if (!arena)
		arena = coco_arena_new();
	coco_arena_reset(arena);
	bool any = coco_json_check(text, &err) == 0;
	if (any != jansson_accepts(text.s, text.n, JSON_DECODE_ANY))
		abort();
	if (!any && (!err.line || !err.column || !err.text[0]))
		abort();
	bool record = coco_rec_parse(&rec, text, &err) == 0;
	if (record != (any && coco_json_kind(text) == COCO_JSON_OBJECT))
		abort();
	if (record && rec.n_members != coco_json_count(text))
		abort();
	if (any) {
		const char *s = text.s, *end = s + text.n;
		while (strchr(" \t\r\n", *s))
			s++;
		while (strchr(" \t\r\n", end[-1]))
			end--;
		walk((struct coco_str){s, (size_t)(end - s)}, arena, 0);
	}
	return 0;
}
