/* Which open fact of a candidate stands for which of the original.
 *
 * Method: first by equal values, then by equal units, each time the nearest in order and the earlier of two. The open facts of the
 * candidate stand in lists: of one value, of one class (kind and unit), and of names between the same two words; what was taken is
 * skipped by links that lead over it, so that two texts without one fact in common take no longer than others.
 *
 * Invariant: each fact of the candidate is taken once. */
#include "compare.h"

#include <string.h>

/* The open facts of one key, in order: items[from .. to) of `places`. */
struct list {
	size_t from, to;
};

struct lists {
	struct coco_map *keys;
	struct list *of;          /* by the key's number */
	size_t *places;           /* facts, list by list */
	size_t *left, *right;     /* by place: a free one is there or beyond; 0: before the first, and 1 more than places */
	struct coco_buf *scratch; /* of a key */
};

enum kind_of_list { BY_VALUE, BY_CLASS, BY_WORDS };

/* The word that ends before `at`, or begins behind it, within a window; "": none. */
static struct coco_str neighbour(const struct side *side, size_t at, bool behind)
{
	enum { WINDOW = 60 };
	struct coco_word word;
	size_t from = behind || at < WINDOW ? (behind ? at : 0) : at - WINDOW, to = behind && at + WINDOW < side->text.n ? at + WINDOW
	                                                                            : behind                             ? side->text.n
	                                                                                                                 : at;
	struct coco_str found = COCO_STR(""), view = coco_str_sub(side->text, 0, to);
	while (from < to && ((unsigned char)side->text.s[from] & 0xC0) == 0x80)
		from++;
	while (coco_word_next(view, &from, &word)) {
		found = coco_str_sub(view, word.start, word.end);
		if (behind)
			break;
	}
	return found;
}

bool perhaps_name(const struct coco_fact *fact)
{
	return fact->kind == COCO_FACT_NAME && fact->name < COCO_NAME_SURE;
}

/* The key of the list that the fact is in; absent: none. */
static struct coco_str list_key(const struct side *side, size_t i, enum kind_of_list kind, struct coco_buf *scratch)
{
	const struct coco_fact *fact = &side->facts[i];
	bool quantity = fact->kind <= COCO_FACT_MONEY;
	coco_buf_clear(scratch);
	switch (kind) {
	case BY_VALUE:
		coco_buf_printf(scratch, "%d ", quantity ? 0 : (int)fact->kind);
		coco_buf_str(scratch, fact->value);
		break;
	case BY_CLASS:
		if (fact->kind > COCO_FACT_DATE)
			return COCO_STR_NONE;
		coco_buf_printf(scratch, "%d ", quantity ? 0 : (int)fact->kind);
		coco_buf_str(scratch, fact->unit);
		break;
	case BY_WORDS:
		if (fact->kind != COCO_FACT_NAME || fact->name < COCO_NAME_SWAPPED)
			return COCO_STR_NONE;
		coco_buf_str(scratch, neighbour(side, fact->start, false));
		coco_buf_putc(scratch, '\n');
		coco_buf_str(scratch, neighbour(side, fact->end, true));
		break;
	}
	return coco_buf_view(scratch);
}

static int lists_make(const struct side *b, enum kind_of_list kind, struct lists *to, struct coco_arena *arena, struct coco_err *err)
{
	size_t n = b->count + 1, at = 0;
	size_t *number = coco_arena_array(arena, n, sizeof *number);
	to->keys = coco_map_new();
	to->of = coco_arena_array(arena, n, sizeof *to->of);
	to->places = coco_arena_array(arena, n, sizeof *to->places);
	to->left = coco_arena_array(arena, n + 1, sizeof *to->left);
	to->right = coco_arena_array(arena, n + 1, sizeof *to->right);
	if (!number || !to->keys || !to->of || !to->places || !to->left || !to->right)
		return coco_err_nomem(err);
	for (size_t k = 0; k < b->count; k++) {
		struct coco_str key = b->open[k] ? list_key(b, k, kind, to->scratch) : COCO_STR_NONE;
		number[k] = key.s ? coco_map_add(to->keys, key, NULL) : COCO_NONE;
		if (to->scratch->failed || (key.s && number[k] == COCO_NONE))
			return coco_err_nomem(err);
		if (key.s)
			to->of[number[k]].to++;
	}
	for (size_t i = 0; i < coco_map_count(to->keys); i++) {
		size_t length = to->of[i].to;
		to->of[i] = (struct list){at, at};
		at += length;
	}
	for (size_t k = 0; k < b->count; k++)
		if (number[k] != COCO_NONE)
			to->places[to->of[number[k]].to++] = k;
	for (size_t i = 0; i <= n; i++)
		to->left[i] = to->right[i] = i;
	return 0;
}

/* The first place at or behind `at` (before it: one more than the place) whose fact is open, and `end` where the list has none. */
static size_t free_place(const struct side *b, const struct lists *lists, size_t *links, size_t at, size_t end)
{
	bool back = links == lists->left;
	size_t found = at;
	while (found != end && !b->open[lists->places[back ? found - 1 : found]])
		found = links[found] != found ? links[found] : back ? found - 1 : found + 1;
	while (at != found) { /* the next time it is one step */
		size_t next = links[at] != at ? links[at] : back ? at - 1 : at + 1;
		links[at] = found;
		at = next;
	}
	return found;
}

/* The nearest open fact to number `near` in the list of fact `i` of `a`; COCO_NONE. */
static size_t nearest(const struct side *a, size_t i, const struct side *b, enum kind_of_list kind, const struct lists *lists)
{
	struct coco_str key = list_key(a, i, kind, lists->scratch);
	size_t number = key.s ? coco_map_find(lists->keys, key) : COCO_NONE;
	if (number == COCO_NONE)
		return COCO_NONE;
	struct list of = lists->of[number];
	size_t low = of.from, high = of.to, near = kind == BY_WORDS ? 0 : i; /* of names the first one */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (lists->places[mid] < near)
			low = mid + 1;
		else
			high = mid;
	}
	size_t after = free_place(b, lists, lists->right, low, of.to), before = free_place(b, lists, lists->left, low, of.from);
	size_t next = after == of.to ? COCO_NONE : lists->places[after], last = before == of.from ? COCO_NONE : lists->places[before - 1];
	if (next == COCO_NONE || last == COCO_NONE)
		return next == COCO_NONE ? last : next;
	return near - last <= next - near ? last : next;
}

int facts_pair(const struct side *a, struct side *b, size_t *with, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	struct lists lists[3] = {{.scratch = &scratch}, {.scratch = &scratch}, {.scratch = &scratch}};
	int rc = 0;
	for (int kind = BY_VALUE; rc == 0 && kind <= BY_WORDS; kind++)
		rc = lists_make(b, (enum kind_of_list)kind, &lists[kind], arena, err);
	for (int pass = BY_VALUE; rc == 0 && pass <= BY_CLASS; pass++)
		for (size_t i = 0; i < a->count; i++) {
			enum kind_of_list kind = perhaps_name(&a->facts[i]) ? BY_WORDS : (enum kind_of_list)pass;
			if (!a->open[i] || with[i] || (kind == BY_WORDS && a->facts[i].name != COCO_NAME_SWAPPED))
				continue;
			size_t k = nearest(a, i, b, kind, &lists[kind]);
			if (k == COCO_NONE)
				continue;
			with[i] = k + 1;
			b->open[k] = false;
		}
	if (scratch.failed)
		rc = coco_err_nomem(err);
	for (int kind = BY_VALUE; kind <= BY_WORDS; kind++)
		coco_map_free(lists[kind].keys);
	coco_buf_free(&scratch);
	return rc;
}
