/* Counting by one code or two, see tallies.h. Invariant: the order of the items depends on their codes alone. */
#include <stdlib.h>

#include "tallies.h"

#define FIRST 8 /* items that are looked through, since most tallies have few codes */

static bool is_code(struct coco_str a, struct coco_str b)
{
	return a.n == b.n && (a.s == b.s || coco_same_bytes(a.s, b.s, a.n));
}

struct tally *tally_of(struct tallies *t, struct coco_str first, struct coco_str second)
{
	for (size_t i = 0; i < t->n && i < FIRST; i++) {
		if (is_code(t->items[i].code[0], first) && is_code(t->items[i].code[1], second))
			return &t->items[i];
	}
	struct coco_buf key = COCO_BUF_INIT;
	bool added = false;
	t->keys = t->keys ? t->keys : coco_map_new();
	coco_buf_str(&key, first);
	coco_buf_putc(&key, '\x1f');
	coco_buf_str(&key, second);
	/* Room comes first: a key without its item would have another's. */
	const bool room = t->keys && coco_buf_ok(&key) && coco_grow(&t->items, &t->cap, t->n, sizeof *t->items) == 0;
	size_t at = room ? coco_map_add(t->keys, coco_buf_view(&key), &added) : COCO_NONE;
	coco_buf_free(&key);
	if (at == COCO_NONE) {
		t->failed = true;
		return &t->spare;
	}
	if (added) {
		t->items[at] = (struct tally){.code = {first, second}};
		t->n++;
	}
	return &t->items[at];
}

void tally_value(struct tallies *t, struct tally *tally, double value)
{
	if (coco_grow(&tally->values, &tally->cap, tally->n_values, sizeof *tally->values)) {
		t->failed = true;
	} else {
		tally->values[tally->n_values++] = value;
	}
}

static size_t place_of(const struct tallies *t, size_t dim, struct coco_str code)
{
	size_t i = 0;
	const struct coco_vocab *vocab = t->vocab[dim] ? coco_vocab(t->vocab[dim]) : NULL;
	while (i < t->order[dim].n && !coco_str_is(code, t->order[dim].codes[i])) {
		i++;
	}
	if (i < t->order[dim].n) {
		return i;
	}
	size_t at = vocab ? coco_vocab_find(vocab, code) : COCO_NONE, known = i + (vocab ? coco_vocab_count(vocab) : 0);
	bool last = coco_str_is(code, "unknown") || coco_str_is(code, "not_given");
	return at != COCO_NONE ? i + at : known + last;
}

static int compare(const struct tallies *t, const struct tally *a, const struct tally *b)
{
	for (size_t d = 0; d < TALLY_DIMS; d++) {
		size_t x = place_of(t, d, a->code[d]), y = place_of(t, d, b->code[d]);
		int order = x != y ? (x > y) - (x < y) : coco_str_cmp(a->code[d], b->code[d]);
		if (order) {
			return order;
		}
	}
	return 0;
}

/* By insertion, where each may know the order of codes; there are few codes. */
void tallies_sort(struct tallies *t)
{
	for (size_t i = 1; i < t->n; i++) {
		struct tally item = t->items[i];
		size_t at = i;
		while (at && compare(t, &t->items[at - 1], &item) > 0) {
			t->items[at] = t->items[at - 1];
			at--;
		}
		t->items[at] = item;
	}
	for (size_t i = 0; i < t->n; i++) {
		coco_sort_num(t->items[i].values, t->items[i].n_values);
	}
}

struct group tally_group(const struct tallies *t, const struct tally *tally)
{
	struct group g = {.n = 0};
	for (size_t d = 0; d < TALLY_DIMS; d++) {
		g = t->dims[d] ? group_with(g, t->dims[d], tally->code[d]) : g;
	}
	return g;
}

void put_tally_shares(struct coco_report *r, const char *kpi, const struct tallies *t)
{
	for (size_t i = 0; i < t->n; i++) {
		put_share(r, kpi, tally_group(t, &t->items[i]), t->items[i].x, t->items[i].n, &t->items[i].missing);
	}
}

void put_tally_counts(struct coco_report *r, const char *kpi, const struct tallies *t)
{
	for (size_t i = 0; i < t->n; i++) {
		put_count(r, kpi, tally_group(t, &t->items[i]), t->items[i].x, t->items[i].n);
	}
}

void put_tally_medians(struct coco_report *r, const char *kpi, const struct tallies *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct tally *one = &t->items[i];
		put_quantile(r, kpi, tally_group(t, one), one->values, one->n_values, 0.5, &one->missing);
	}
}

int tallies_free(struct tallies *t)
{
	int status = t->failed ? -1 : 0;
	for (size_t i = 0; i < t->n; i++) {
		free(t->items[i].values);
	}
	free(t->items);
	coco_map_free(t->keys);
	*t = (struct tallies){.n = 0};
	return status;
}
