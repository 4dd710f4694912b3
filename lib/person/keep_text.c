/* The strings of a record, looked at and changed wherever they stand.
 *
 * Method: the line is checked JSON, so a string runs from quote to quote and is a key if a colon follows. All bytes but those
 * of changed strings stay.
 */
#include <string.h>
#include "keep.h"

/* Behind the closing quote of the string at `from`. */
static size_t string_end(struct coco_str line, size_t from)
{
	size_t i = from + 1;
	while (i < line.n && line.s[i] != '"')
		i += line.s[i] == '\\' ? 2 : 1;
	return i < line.n ? i + 1 : line.n;
}

static bool is_key(struct coco_str line, size_t end)
{
	while (end < line.n && strchr(" \t\r\n", line.s[end]))
		end++;
	return end < line.n && line.s[end] == ':';
}

bool coco_keep_strings(struct coco_str line, coco_keep_string each, void *context, struct coco_arena *arena, struct coco_buf *out)
{
	struct coco_buf other = COCO_BUF_INIT;
	size_t put = 0;
	bool any = false;
	for (size_t i = 0, end; i < line.n; i = end) {
		end = i + 1;
		if (line.s[i] != '"')
			continue;
		end = string_end(line, i);
		if (is_key(line, end))
			continue;
		coco_buf_clear(&other);
		if (!each(context, coco_json_str(coco_str_sub(line, i, end), arena), &other))
			continue;
		coco_buf_str(out, coco_str_sub(line, put, i));
		coco_json_quote(out, coco_buf_view(&other));
		put = end;
		any = true;
	}
	if (any)
		coco_buf_str(out, coco_str_sub(line, put, line.n));
	out->failed |= other.failed;
	coco_buf_free(&other);
	return any;
}
