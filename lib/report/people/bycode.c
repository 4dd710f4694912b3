/* Counting records by a code of theirs. Codes of a given order come first, so that a status reads in the order of its
 * life; others follow by their bytes. Invariant: the counts add up to the records counted. */
#include <stdlib.h>

#include "model.h"

struct entry {
	size_t place; /* in the given order; n_order: not in it */
	struct coco_str code;
	int64_t count;
};

static int by_place(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : coco_str_cmp(x->code, y->code);
}

static size_t place_of(const struct by_code *what, struct coco_str code)
{
	if (coco_str_is(code, what->otherwise)) {
		return what->n_order + 1;
	}
	size_t i = 0;
	while (i < what->n_order && !coco_str_is(code, what->order[i])) {
		i++;
	}
	return i;
}

int put_by_code(struct coco_report *r, const struct by_code *what)
{
	struct coco_map *codes = coco_map_new();
	struct entry *entries = NULL;
	size_t cap = 0, n = 0, total = 0;
	int status = codes ? 0 : -1;
	for (size_t i = 0, records = coco_store_count(r->store, what->type); i < records && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, what->type, i);
		if (what->counts && !what->counts(r, rec)) {
			continue;
		}
		struct coco_str code = what->code ? what->code(r, rec) : rec_code(r, rec, what->path, what->otherwise);
		bool added = false;
		size_t at = coco_map_add(codes, code, &added);
		if (at == COCO_NONE || coco_grow(&entries, &cap, at, sizeof *entries)) {
			status = -1;
			break;
		}
		if (added) {
			entries[at] = (struct entry){place_of(what, code), code, 0};
			n++;
		}
		entries[at].count++;
		total++;
	}
	if (!status && n) {
		qsort(entries, n, sizeof *entries, by_place);
		for (size_t i = 0; i < n; i++) {
			put_count(r, what->kpi, group_with((struct group){.n = 0}, what->dimension, entries[i].code), entries[i].count, (int64_t)total);
		}
	}
	free(entries);
	coco_map_free(codes);
	return status;
}
