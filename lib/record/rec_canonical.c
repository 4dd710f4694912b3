/* The canonical text of a record: the same bytes for all spellings of the same values.
 *
 * Members are sorted by the bytes of their decoded keys at every depth, blanks go, strings carry the fewest escapes. A whole
 * number stands as its digits (any size; -0 is 0); a real is the shortest decimal that reads back as the same double, written
 * as digits where it is whole, so that 1, 1.0 and 1e0 agree, and 1e19 agrees with its twenty digits.
 *
 * An explicit stack of open arrays and objects, so that depth never costs the call stack. The sorted members of the open
 * objects lie in one array, the innermost object's on top.
 */
#include "json.h"

#include <stdlib.h>
#include <string.h>

struct pair {
	struct coco_str key, value;
};

struct level {
	struct coco_json_iter iter; /* array */
	size_t from, next, to;      /* object: its pairs, and the next one to write */
	bool object, filled;
};

struct canon {
	struct coco_buf *out;
	struct coco_arena *arena; /* decoded strings; NULL until there is one */
	struct pair *pairs;
	size_t n_pairs, cap_pairs;
	struct level *levels;
	size_t depth, cap_levels;
};

static int by_key(const void *a, const void *b)
{
	return coco_str_cmp(((const struct pair *)a)->key, ((const struct pair *)b)->key);
}

static void put_real(struct coco_buf *out, double value)
{
	char text[COCO_NUM_TEXT], *digits = text, *mark;
	size_t n = value == 0 ? 0 : coco_num_text(value, text);
	long exponent = 0, fraction = 0;
	if (n == 0) {
		coco_buf_putc(out, '0');
		return;
	}
	/* a whole number: digits d.ddde+x with x at least the number of decimals */
	mark = memchr(text, 'e', n);
	if (mark) {
		for (const char *c = mark + 1; c < text + n; c++)
			exponent = *c == '-' || *c == '+' ? exponent : exponent * 10 + (*c - '0');
		exponent = mark[1] == '-' ? -exponent : exponent;
	}
	char *digits_end = mark ? mark : text + n;
	char *point = memchr(text, '.', (size_t)(digits_end - text));
	if (point) {
		while (digits_end[-1] == '0')
			digits_end--;
		fraction = digits_end - point - 1;
	}
	if (fraction > exponent || exponent < 0) {
		coco_buf_put(out, text, n);
		return;
	}
	for (; digits < digits_end; digits++)
		if (*digits != '.')
			coco_buf_putc(out, *digits);
	for (; exponent > fraction; exponent--)
		coco_buf_putc(out, '0');
}

/* The decoded string; absent: no memory. */
static struct coco_str decoded(struct canon *c, struct coco_str raw)
{
	struct coco_str inside = json_inside(raw);
	if (!memchr(inside.s, '\\', inside.n))
		return inside;
	if (!c->arena && !(c->arena = coco_arena_new()))
		return COCO_STR_NONE;
	return coco_json_str(raw, c->arena);
}

static int put_scalar(struct canon *c, struct coco_str raw)
{
	double value;
	struct coco_str text;
	switch (coco_json_kind(raw)) {
	case COCO_JSON_STRING:
		text = decoded(c, raw);
		if (!text.s)
			return -1;
		coco_json_quote(c->out, text);
		return 0;
	case COCO_JSON_REAL:
		if (coco_json_num(raw, &value)) {
			put_real(c->out, value);
			return 0;
		}
		coco_buf_str(c->out, raw);
		return 0;
	default:
		coco_buf_str(c->out, coco_str_is(raw, "-0") ? COCO_STR("0") : raw);
		return 0;
	}
}

static int open_level(struct canon *c, struct coco_str raw)
{
	struct coco_str key, value;
	if (c->depth == c->cap_levels && coco_grow(&c->levels, &c->cap_levels, c->depth, sizeof(*c->levels)))
		return -1;
	struct level *level = &c->levels[c->depth++];
	level->iter = coco_json_iter(raw);
	level->object = level->iter.object;
	level->filled = false;
	level->from = level->next = level->to = c->n_pairs;
	coco_buf_putc(c->out, level->object ? '{' : '[');
	if (!level->object)
		return 0;
	while (coco_json_next(&level->iter, &key, &value)) {
		if (c->n_pairs == c->cap_pairs && coco_grow(&c->pairs, &c->cap_pairs, c->n_pairs, sizeof(*c->pairs)))
			return -1;
		struct pair *pair = &c->pairs[c->n_pairs++];
		pair->key = decoded(c, key);
		pair->value = value;
		if (!pair->key.s)
			return -1;
	}
	level->to = c->n_pairs;
	if (level->to > level->from)
		qsort(c->pairs + level->from, level->to - level->from, sizeof(*c->pairs), by_key);
	return 0;
}

/* The next value of the innermost level with its comma and key written; false where the level has ended. */
static bool next_value(struct canon *c, struct coco_str *value)
{
	struct level *level = &c->levels[c->depth - 1];
	if (level->object ? level->next == level->to : !coco_json_next(&level->iter, NULL, value))
		return false;
	if (level->filled)
		coco_buf_putc(c->out, ',');
	level->filled = true;
	if (level->object) {
		const struct pair *pair = &c->pairs[level->next++];
		coco_json_quote(c->out, pair->key);
		coco_buf_putc(c->out, ':');
		*value = pair->value;
	}
	return true;
}

static int put_all(struct canon *c, struct coco_str raw)
{
	if (open_level(c, raw))
		return -1;
	while (c->depth) {
		struct coco_str value;
		if (next_value(c, &value)) {
			bool nested = *value.s == '{' || *value.s == '[';
			if (nested ? open_level(c, value) : put_scalar(c, value))
				return -1;
			continue;
		}
		const struct level *level = &c->levels[--c->depth];
		coco_buf_putc(c->out, level->object ? '}' : ']');
		c->n_pairs = level->from;
	}
	return coco_buf_ok(c->out) ? 0 : -1;
}

int coco_rec_canonical(const struct coco_rec *rec, struct coco_buf *out, struct coco_err *err)
{
	struct canon c = {.out = out};
	int result = put_all(&c, rec->line);
	free(c.pairs);
	free(c.levels);
	coco_arena_free(c.arena);
	return result ? coco_err_nomem(err) : 0;
}
