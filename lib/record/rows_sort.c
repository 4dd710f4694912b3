/* Sorting by byte strings: quicksort with three parts (Bentley & McIlroy 1993) over the next eight bytes of each key as a number; those
 * that are alike in them go on with the eight behind, so that most comparisons read no key (multikey quicksort: Bentley & Sedgewick 1997).
 * Few items are sorted by insertion; where the pivots were bad too often the library's own sort goes on, so that no input costs more than
 * n log n. Invariant: the items of a call agree in all bytes before `key`. */
#include "rows.h"

#include <stdlib.h>

#define FEW 12

static int by_key(const void *a, const void *b)
{
	const struct row_item *x = a, *y = b;
	return x->head != y->head ? (x->head < y->head ? -1 : 1) : coco_str_cmp(x->key, y->key);
}

static void sort_few(struct row_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct row_item item = items[i];
		size_t at = i;
		for (; at > 0 && by_key(&item, &items[at - 1]) < 0; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

static void swap(struct row_item *a, struct row_item *b)
{
	const struct row_item item = *a;
	*a = *b;
	*b = item;
}

static uint64_t median(uint64_t a, uint64_t b, uint64_t c)
{
	if (a < b)
		return b < c ? b : a < c ? c : a;
	return a < c ? a : b < c ? c : b;
}

/* Moves the heads below the pivot to the front and those above it to the end; those between begin at *from and end before *to. */
static void part(struct row_item *items, size_t n, uint64_t pivot, size_t *from, size_t *to)
{
	size_t below = 0, at = 0, above = n;
	while (at < above) {
		if (items[at].head < pivot)
			swap(&items[below++], &items[at++]);
		else if (items[at].head > pivot)
			swap(&items[at], &items[--above]);
		else
			at++;
	}
	*from = below;
	*to = above;
}

/* Of items with one head, those whose keys end in it go to the front, sorted; returns how many. The others go on behind it. */
static size_t go_on(struct row_item *items, size_t n)
{
	size_t ended = 0;
	for (size_t i = 0; i < n; i++) {
		if (items[i].key.n <= sizeof items->head)
			swap(&items[ended++], &items[i]);
	}
	qsort(items, ended, sizeof *items, by_key);
	for (size_t i = ended; i < n; i++) {
		items[i].key = coco_str_sub(items[i].key, sizeof items->head, items[i].key.n);
		items[i].head = coco_str_head(items[i].key);
	}
	return ended;
}

/* `budget`: how often the larger part may still be more than seven eighths, or the next eight bytes be asked for. */
static void sort(struct row_item *items, size_t n, unsigned budget)
{
	while (n > FEW) {
		size_t from, to;
		if (budget == 0) {
			qsort(items, n, sizeof *items, by_key);
			return;
		}
		part(items, n, median(items[0].head, items[n / 2].head, items[n - 1].head), &from, &to);
		const size_t larger = from > n - to ? from : n - to;
		budget -= larger > n - n / 8;
		if (to - from > FEW) {
			const size_t ended = go_on(items + from, to - from);
			sort(items + from + ended, to - from - ended, budget ? budget - 1 : 0);
		} else {
			sort_few(items + from, to - from);
		}
		/* the smaller part first, so that the stack stays low */
		if (from < n - to) {
			sort(items, from, budget);
			items += to;
			n -= to;
		} else {
			sort(items + to, n - to, budget);
			n = from;
		}
	}
	sort_few(items, n);
}

void row_items_sort(struct row_item *items, size_t n)
{
	sort(items, n, 64);
}
