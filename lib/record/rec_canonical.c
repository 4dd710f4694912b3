/* The canonical text of a record: the same bytes for all spellings of the same values.
 *
 * Members are sorted by the bytes of their decoded keys at every depth, blanks go, strings carry the fewest escapes. A whole
 * number stands as its digits (any size; -0 is 0); a real is the shortest decimal that reads back as the same double, written
 * as digits where it is whole, so that 1, 1.0 and 1e0 agree, and 1e19 agrees with its twenty digits.
 *
 * An explicit stack of open arrays and objects, so that depth never costs the call stack. The sorted members of the open
 * objects lie in one array, the innermost object's on top. Reports take the digest of every record, so what stands as it must is copied as
 * it is (rec_canonical_plain.c).
 */
#include "json.h"

#include <stdlib.h>
#include <string.h>

#define FEW CANONICAL_FEW /* members that are sorted by insertion */
#define SHALLOW 8

struct pair {
	uint64_t head;              /* the key's first eight bytes as a number */
	struct coco_str key, value; /* the key decoded */
	struct coco_str raw;        /* with its quotes if it has no escape, else absent */
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
	struct pair few[FEW]; /* where pairs and levels lie while they are few */
	struct level shallow[SHALLOW];
};

static int by_key(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	return x->head != y->head ? (x->head < y->head ? -1 : 1) : coco_str_cmp(x->key, y->key);
}

static void sort_pairs(struct pair *pairs, size_t n)
{
	if (n > FEW) {
		qsort(pairs, n, sizeof *pairs, by_key);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		const struct pair pair = pairs[i];
		size_t at = i;
		for (; at > 0 && by_key(&pair, &pairs[at - 1]) < 0; at--)
			pairs[at] = pairs[at - 1];
		pairs[at] = pair;
	}
}

/* The array with room for one more; `first` is where it lay when it was made, and stays. NULL: no memory. */
static void *grown(void *array, const void *first, size_t *cap, size_t count, size_t size)
{
	void *more = array == first ? malloc(2 * *cap * size) : realloc(array, 2 * *cap * size);
	if (!more) {
		coco_memory_refused();
		return NULL;
	}
	if (array == first)
		memcpy(more, first, count * size);
	*cap *= 2;
	return more;
}

static int more_pairs(struct canon *c)
{
	struct pair *more = grown(c->pairs, c->few, &c->cap_pairs, c->n_pairs, sizeof *c->pairs);
	c->pairs = more ? more : c->pairs;
	return more ? 0 : -1;
}

static int more_levels(struct canon *c)
{
	struct level *more = grown(c->levels, c->shallow, &c->cap_levels, c->depth, sizeof *c->levels);
	c->levels = more ? more : c->levels;
	return more ? 0 : -1;
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

static bool has_escape(struct coco_str inside)
{
	return memchr(inside.s, '\\', inside.n) != NULL;
}

/* The decoded string; absent: no memory. */
static struct coco_str decoded(struct canon *c, struct coco_str raw)
{
	struct coco_str inside = json_inside(raw);
	if (!inside.s || !has_escape(inside))
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
		if (!has_escape(raw)) {
			coco_buf_str(c->out, raw);
			return 0;
		}
		text = decoded(c, raw);
		if (!text.s)
			return -1;
		coco_json_quote(c->out, text);
		return 0;
	case COCO_JSON_REAL:
		if (!rec_canonical_stands(raw) && coco_json_num(raw, &value))
			put_real(c->out, value);
		else
			coco_buf_str(c->out, raw);
		return 0;
	default:
		coco_buf_str(c->out, coco_str_is(raw, "-0") ? COCO_STR("0") : raw);
		return 0;
	}
}

/* Notes a member of the innermost object; `quoted` is its key with its quotes. */
static int add_pair(struct canon *c, struct coco_str quoted, struct coco_str value)
{
	if (c->n_pairs == c->cap_pairs && more_pairs(c))
		return -1;
	const bool plain = !has_escape(quoted);
	struct pair *pair = &c->pairs[c->n_pairs++];
	pair->key = plain ? json_inside(quoted) : decoded(c, quoted);
	pair->raw = plain ? quoted : COCO_STR_NONE;
	pair->value = value;
	if (!pair->key.s)
		return -1;
	pair->head = coco_str_head(pair->key);
	return 0;
}

/* Opens an array or object; of the record itself the members are known. */
static int open_level(struct canon *c, struct coco_str raw, const struct coco_rec *rec)
{
	struct coco_str key, value;
	if (c->depth == c->cap_levels && more_levels(c))
		return -1;
	struct level *level = &c->levels[c->depth++];
	level->iter = coco_json_iter(raw);
	level->object = level->iter.object;
	level->filled = false;
	level->from = level->next = level->to = c->n_pairs;
	coco_buf_putc(c->out, level->object ? '{' : '[');
	if (!level->object)
		return 0;
	for (size_t i = 0; rec && i < rec->n_members; i++) {
		const struct coco_str name = rec->members[i].key;
		if (add_pair(c, (struct coco_str){name.s - 1, name.n + 2}, rec->members[i].value))
			return -1;
	}
	while (!rec && coco_json_next(&level->iter, &key, &value)) {
		if (add_pair(c, key, value))
			return -1;
	}
	level->to = c->n_pairs;
	sort_pairs(c->pairs + level->from, level->to - level->from);
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
		if (pair->raw.s)
			coco_buf_str(c->out, pair->raw);
		else
			coco_json_quote(c->out, pair->key);
		coco_buf_putc(c->out, ':');
		*value = pair->value;
	}
	return true;
}

/* Writes what is left of the open levels. */
static int put_levels(struct canon *c)
{
	while (c->depth) {
		struct coco_str value;
		if (next_value(c, &value)) {
			bool nested = *value.s == '{' || *value.s == '[';
			if (nested ? open_level(c, value, NULL) : put_scalar(c, value))
				return -1;
			continue;
		}
		const struct level *level = &c->levels[--c->depth];
		coco_buf_putc(c->out, level->object ? '}' : ']');
		c->n_pairs = level->from;
	}
	return coco_buf_ok(c->out) ? 0 : -1;
}

/* The array or object that member `i` of the record is. */
static int put_nested(struct canon *c, const struct coco_rec *rec, size_t i)
{
	const struct coco_str raw = rec->members[i].value;
	struct json_again *again = json_again_of(rec, i);
	if (again && again->ordered) {
		coco_buf_put(c->out, again->canonical, raw.n);
		return 0;
	}
	char *room = coco_buf_room(c->out, raw.n);
	const size_t n = room ? rec_canonical_nested(raw, room) : 0;
	if (n && again) {
		memcpy(again->canonical, room, n);
		again->ordered = true;
	}
	if (n) {
		c->out->len += n;
		room[n] = '\0';
		return 0;
	}
	return open_level(c, raw, NULL) || put_levels(c) ? -1 : 0;
}

/* The members in their known order. */
static int put_members(struct canon *c, const struct coco_rec *rec, const unsigned char *order)
{
	const uint64_t standing = json_stand(rec);
	for (size_t i = 0; i < rec->n_members;) {
		/* those that stand as they must, as far as they go; each is a part of the line, so the line has room for all */
		char *start = coco_buf_room(c->out, rec->line.n + rec->n_members + 2), *at = start;
		if (!start)
			return -1;
		for (; i < rec->n_members && (standing >> order[i] & 1); i++) {
			const struct coco_member *member = &rec->members[order[i]];
			if (member->value.s != member->key.s + member->key.n + 2)
				break;
			*at++ = i ? ',' : '{';
			at = json_put_bytes(at, member->key.s - 1, member->key.n + 3 + member->value.n);
		}
		c->out->len += (size_t)(at - start);
		c->out->data[c->out->len] = '\0';
		if (i == rec->n_members)
			break;
		const struct coco_member *member = &rec->members[order[i]];
		coco_buf_putc(c->out, i ? ',' : '{');
		coco_buf_str(c->out, (struct coco_str){member->key.s - 1, member->key.n + 2});
		coco_buf_putc(c->out, ':');
		const bool nested = *member->value.s == '{' || *member->value.s == '[';
		if (nested ? put_nested(c, rec, order[i]) : put_scalar(c, member->value))
			return -1;
		i++;
	}
	coco_buf_puts(c->out, rec->n_members ? "}" : "{}");
	return coco_buf_ok(c->out) ? 0 : -1;
}

bool rec_canonical_order(const struct coco_rec *rec, unsigned char order[CANONICAL_FEW])
{
	if (rec->n_members > CANONICAL_FEW)
		return false;
	for (size_t i = 0; i < rec->n_members; i++) {
		const struct coco_str key = rec->members[i].key;
		size_t at = i;
		if (has_escape(key))
			return false;
		for (; at > 0 && coco_str_cmp(key, rec->members[order[at - 1]].key) < 0; at--)
			order[at] = order[at - 1];
		order[at] = (unsigned char)i;
	}
	return true;
}

int rec_canonical_in(const struct coco_rec *rec, const unsigned char *order, struct coco_buf *out, struct coco_err *err)
{
	struct canon c; /* the few pairs and levels are not cleared: that would cost a fifth of it all */
	c.out = out;
	c.arena = NULL;
	c.pairs = c.few;
	c.n_pairs = c.depth = 0;
	c.cap_pairs = FEW;
	c.levels = c.shallow;
	c.cap_levels = SHALLOW;
	int result = order ? put_members(&c, rec, order) : open_level(&c, rec->line, rec) || put_levels(&c) ? -1 : 0;
	if (c.pairs != c.few)
		free(c.pairs);
	if (c.levels != c.shallow)
		free(c.levels);
	coco_arena_free(c.arena);
	return result ? coco_err_nomem(err) : 0;
}

int coco_rec_canonical(const struct coco_rec *rec, struct coco_buf *out, struct coco_err *err)
{
	return rec_canonical_in(rec, NULL, out, err);
}
