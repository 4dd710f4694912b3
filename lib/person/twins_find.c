/* Pairs of participants that are likely the same, found without comparing all with all.
 *
 * Method: only those are compared whose organisation's id is the same, or whose folded names begin with the same two letters; of these only
 * those in one country or without one, from the shortest name on to those that are too long for it. Of each that is left the length and the
 * classes of pairs of letters (twins.h) bound the likeness in whole numbers, side by side in memory, before names are looked at.
 * Invariant: what is left out cannot be alike: a pair is found if and only if twins_alike says so of it.
 */
#include <stdlib.h>
#include <string.h>
#include "twins.h"

enum { BLOCK_LETTERS = 2, ALIKE_PCT = 85 }; /* the share is twins.c's */

struct entry {
	struct coco_str key;
	struct coco_str country;
	uint64_t pairs;
	size_t n; /* of the folded name */
	size_t at;
};

struct finding {
	const struct twin *twins;
	twins_found *found;
	void *context;
};

static struct coco_str block_of(const struct entry *e)
{
	return coco_str_sub(e->key, 0, BLOCK_LETTERS);
}

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	const int order = coco_str_cmp(x->key, y->key);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* A block's entries together, in it a country's, in that by length. */
static int by_block(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = coco_str_cmp(block_of(x), block_of(y));
	order = order ? order : coco_str_cmp(x->country, y->country);
	order = order ? order : (x->n > y->n) - (x->n < y->n);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static size_t bits_of(uint64_t bits)
{
	size_t n = 0;
	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* So many pairs in common cannot make them alike. */
static bool too_few(size_t common, const struct entry *a, const struct entry *b)
{
	return 200 * common < (size_t)ALIKE_PCT * (a->n + b->n - 2);
}

static void compare(const struct finding *f, const struct entry *a, const struct entry *b)
{
	if (a->n > 1 && b->n > 1 && too_few(least(a->n - 1 - bits_of(a->pairs & ~b->pairs), b->n - 1 - bits_of(b->pairs & ~a->pairs)), a, b))
		return;
	if (twins_alike(&f->twins[a->at], &f->twins[b->at]))
		f->found(f->context, a->at, b->at);
}

/* Each with those behind it, which are as long or longer. */
static void group_compare(const struct finding *f, const struct entry *entries, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n && !too_few(entries[i].n - 1, &entries[i], &entries[k]); k++)
			compare(f, &entries[i], &entries[k]);
	}
}

/* Those without a country with those of each. */
static void groups_compare(const struct finding *f, const struct entry *a, size_t n_a, const struct entry *b, size_t n_b)
{
	for (size_t i = 0, from = 0; i < n_a; i++) {
		while (from < n_b && b[from].n < a[i].n && too_few(b[from].n - 1, &a[i], &b[from]))
			from++; /* too short for all that follow, too */
		for (size_t k = from; k < n_b && (b[k].n <= a[i].n || !too_few(a[i].n - 1, &a[i], &b[k])); k++)
			compare(f, &a[i], &b[k]);
	}
}

/* The entries from `i` on that are of its block, or of its country in the block. */
static size_t run_end(const struct entry *entries, size_t n, size_t i, bool country)
{
	size_t end = i + 1;
	while (end < n && coco_str_eq(block_of(&entries[end]), block_of(&entries[i])) &&
	       (!country || coco_str_eq(entries[end].country, entries[i].country)))
		end++;
	return end;
}

static void blocks_compare(const struct finding *f, struct entry *entries, size_t n)
{
	qsort(entries, n, sizeof *entries, by_block);
	for (size_t from = 0, end; from < n; from = end) {
		end = run_end(entries, n, from, false);
		const size_t without = entries[from].country.n ? 0 : run_end(entries, end, from, true) - from;
		for (size_t i = from, next; i < end; i = next) {
			next = run_end(entries, end, i, true);
			group_compare(f, entries + i, next - i);
			if (i >= from + without)
				groups_compare(f, entries + from, without, entries + i, next - i);
		}
	}
}

/* Those of one organisation by its id. */
static void orgs_compare(const struct finding *f, struct entry *entries, size_t n)
{
	qsort(entries, n, sizeof *entries, by_key);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n && coco_str_eq(entries[i].key, entries[k].key); k++) {
			if (twins_alike(&f->twins[entries[i].at], &f->twins[entries[k].at]))
				f->found(f->context, entries[i].at, entries[k].at);
		}
	}
}

int twins_find(const struct twin *twins, size_t n, twins_found *found, void *context)
{
	const struct finding f = {twins, found, context};
	struct entry *entries = calloc(n + 1, sizeof *entries);
	size_t m = 0;
	for (size_t i = 0; entries && i < n; i++) {
		if (twins[i].org_id.n)
			entries[m++] = (struct entry){.key = twins[i].org_id, .at = i};
	}
	if (entries)
		orgs_compare(&f, entries, m);
	m = 0;
	for (size_t i = 0; entries && i < n; i++) {
		if (twins[i].folded.n)
			entries[m++] = (struct entry){twins[i].folded, twins[i].country, twins[i].pairs, twins[i].folded.n, i};
	}
	if (entries)
		blocks_compare(&f, entries, m);
	free(entries);
	return entries ? 0 : -1;
}
