/* Rows of a type that is keyed by several ids (answers, attendances, matches), which are most of a campaign's: a map of their keys would be
 * larger than they are, and nobody looks one of them up. So a key stands behind its row until the rows are sorted; then those of one key
 * stand side by side, and the last that was added stays.
 *
 * Whether many rows were superseded before, so that it pays to sort and throw them out, is estimated from a sample of the keys: those whose
 * hash ends in as many zero bits as it takes to leave SAMPLE of them at most, which are all while there are few. The estimate decides when
 * that is done, never what is left. */
#include "rows.h"

#include <string.h>

#define SAMPLE 4096

size_t rows_key_bytes(struct coco_str key)
{
	return sizeof(uint32_t) + key.n;
}

void rows_key_put(char *at, struct coco_str key)
{
	const uint32_t n = (uint32_t)key.n; /* no longer than a line */
	memcpy(at, &n, sizeof n);
	memcpy(at + sizeof n, key.s, key.n);
}

struct coco_str rows_key(const struct rows *rows, const char *row)
{
	const char *at = row + COCO_SHA256_BYTES + row_bytes(row + COCO_SHA256_BYTES, rows->shape.n);
	uint32_t n;
	memcpy(&n, at, sizeof n);
	return (struct coco_str){at + sizeof n, n};
}

/* Leaves half of the sample. */
static int thin_out(struct rows *rows)
{
	struct coco_map *less = coco_map_new();
	int status = less ? 0 : -1;
	rows->sampled = rows->sampled * 2 + 1;
	for (size_t i = 0; !status && i < coco_map_count(rows->keys); i++) {
		const struct coco_str key = coco_map_key(rows->keys, i);
		if ((coco_hash(key) & rows->sampled) == 0)
			status = coco_map_add(less, key, NULL) == COCO_NONE ? -1 : 0;
	}
	coco_map_free(status ? less : rows->keys);
	rows->keys = status ? rows->keys : less;
	return status;
}

int rows_sample(struct rows *rows, struct coco_str key, size_t bytes)
{
	bool added = true;
	rows->live += bytes;
	if ((coco_hash(key) & rows->sampled) != 0)
		return 0;
	if (coco_map_add(rows->keys, key, &added) == COCO_NONE)
		return -1;
	if (!added) {
		const size_t died = bytes * (rows->sampled + 1);
		rows->dead += died;
		rows->live -= died < rows->live ? died : rows->live;
	}
	return coco_map_count(rows->keys) > SAMPLE ? thin_out(rows) : 0;
}

/* Items of one key were cut by the same bytes while they were sorted, so that what is left of their keys is alike; so it may be of others.
 */
static bool same_key(const struct rows *rows, const struct row_item *a, const struct row_item *b)
{
	return a->head == b->head && a->key.n == b->key.n && coco_str_eq(rows_key(rows, a->row), rows_key(rows, b->row));
}

size_t rows_single(struct rows *rows, struct row_item *items, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0, next; i < n; i = next) {
		size_t last = i;
		for (next = i + 1; next < n && same_key(rows, &items[i], &items[next]); next++)
			last = items[next].number > items[last].number ? next : last;
		items[kept++] = items[last];
	}
	rows->superseded += n - kept;
	return kept;
}
