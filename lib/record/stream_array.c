/* Elements of a JSON array, one at a time, of any length and however the bytes arrive.
 *
 * A small automaton over the bytes (inside a string? behind a backslash? how deep?) finds where an element ends; whether it is
 * good JSON is for the caller to check. An element over COCO_LINE_MAX is walked over and only its beginning kept.
 *
 * Invariant: `line` and `column` are the place of the next byte; `text` holds the element without the blanks around it.
 */
#include "json.h"
#include "stream.h"

#include <stdlib.h>
#include <string.h>

struct stream_array {
	struct coco_in *in;
	struct coco_str block;
	size_t at; /* in the block */
	size_t line, column;
	struct coco_buf text;
	bool begun, ended, first;
};

struct stream_array *stream_array_new(struct coco_in *in)
{
	struct stream_array *a = calloc(1, sizeof(*a));
	if (!a)
		return NULL;
	a->in = in;
	a->line = a->column = 1;
	a->first = true;
	return a;
}

void stream_array_free(struct stream_array *array)
{
	if (!array)
		return;
	coco_buf_free(&array->text);
	free(array);
}

/* Makes the next byte a->block.s[a->at]: 1, 0 at the end, -1. */
static int byte_ready(struct stream_array *a, struct coco_err *err)
{
	while (a->at == a->block.n) {
		a->at = 0;
		a->block = COCO_STR_NONE;
		int got = coco_in_next(a->in, &a->block, err);
		if (got <= 0)
			return got;
	}
	return 1;
}

static char take(struct stream_array *a)
{
	char c = a->block.s[a->at++];
	if (c == '\n') {
		a->line++;
		a->column = 1;
	} else {
		a->column++;
	}
	return c;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Steps over blanks: 1 with the next byte in *c, not taken; 0 at the end; -1. */
static int look(struct stream_array *a, char *c, struct coco_err *err)
{
	int ready;
	while ((ready = byte_ready(a, err)) > 0 && is_blank(a->block.s[a->at]))
		take(a);
	if (ready > 0)
		*c = a->block.s[a->at];
	return ready;
}

static int broken(const struct stream_array *a, const char *why, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "bad-json", "%s", why);
	return coco_err_at(err, coco_in_name(a->in), a->line, a->column);
}

/* Takes the BOM, if there is one, and the bracket. */
static int begin(struct stream_array *a, struct coco_err *err)
{
	static const char bom[] = STREAM_BOM;
	char c = 0;
	for (size_t i = 0; i < strlen(bom) && byte_ready(a, err) > 0 && a->block.s[a->at] == bom[i]; i++)
		a->at++;
	const int ready = look(a, &c, err);
	if (ready < 0)
		return -1;
	if (!ready || c != '[')
		return broken(a, "no JSON array", err);
	take(a);
	a->begun = true;
	return 0;
}

/* Behind the array only blanks may stand. */
static int finish(struct stream_array *a, struct coco_err *err)
{
	char c;
	take(a);
	a->ended = true;
	int ready = look(a, &c, err);
	return ready > 0 ? broken(a, "more text behind the JSON array", err) : ready;
}

static int next_block_ran_out(struct stream_array *a, int ready, struct coco_err *err)
{
	return ready < 0 ? -1 : broken(a, "the JSON array is not closed: the file seems to be cut off", err);
}

/* Collects the element whose first byte comes next, up to the comma or bracket behind it, which stays. */
static int collect(struct stream_array *a, struct stream_piece *piece, struct coco_err *err)
{
	size_t depth = 0, behind_break = 0;
	bool quoted = false, escaped = false;
	int ready;
	coco_buf_clear(&a->text);
	*piece = (struct stream_piece){.line = a->line, .column = a->column, .ended = true};
	while ((ready = byte_ready(a, err)) > 0) {
		char c = a->block.s[a->at];
		if (!quoted && depth == 0 && (c == ',' || c == ']'))
			break;
		if (quoted) {
			quoted = escaped || c != '"';
			escaped = !escaped && c == '\\';
		} else {
			quoted = c == '"';
			depth += c == '{' || c == '[';
			depth -= depth && (c == '}' || c == ']');
			if (!behind_break && (c == '\n' || c == '\r'))
				behind_break = a->text.len + 1;
		}
		take(a);
		if (a->text.len < COCO_LINE_MAX)
			coco_buf_putc(&a->text, c);
		else
			piece->too_long = piece->too_long || !is_blank(c);
	}
	if (ready <= 0)
		return next_block_ran_out(a, ready, err);
	if (!coco_buf_ok(&a->text))
		return coco_err_nomem(err);
	while (a->text.len && is_blank(a->text.data[a->text.len - 1]))
		a->text.len--;
	piece->spread = behind_break && behind_break <= a->text.len;
	piece->text = coco_buf_view(&a->text);
	return 1;
}

int stream_array_next(struct stream_array *array, struct stream_piece *piece, struct coco_err *err)
{
	char c;
	int ready;
	if (!array->begun && begin(array, err))
		return -1;
	if (array->ended)
		return 0;
	ready = look(array, &c, err);
	if (ready <= 0)
		return next_block_ran_out(array, ready, err);
	if (c == ']')
		return finish(array, err);
	if (!array->first) {
		take(array); /* the comma at which the element before ended */
		ready = look(array, &c, err);
		if (ready <= 0)
			return next_block_ran_out(array, ready, err);
	}
	if (c == ',' || c == ']')
		return broken(array, "a value is expected in the JSON array", err);
	array->first = false;
	return collect(array, piece, err);
}

struct coco_str stream_array_compact(struct stream_array *array)
{
	char *s = array->text.data;
	size_t n = 0;
	bool quoted = false, escaped = false;
	for (size_t i = 0; i < array->text.len; i++) {
		char c = s[i];
		if (quoted) {
			quoted = escaped || c != '"';
			escaped = !escaped && c == '\\';
		} else if (is_blank(c)) {
			continue;
		} else {
			quoted = c == '"';
		}
		s[n++] = c;
	}
	array->text.len = n;
	return coco_buf_view(&array->text);
}
