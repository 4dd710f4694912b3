/* The ids of sealed rows that are keyed by one, by which other records refer to them: a table in which an id stands beside its place, so
 * that looking it up reads memory in one place rather than a slot, a key and its bytes. Ids that are too long for that stay in the map of
 * keys, which goes where there are none. Invariant: at most half of the slots are used. */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

struct rows_id {
	uint32_t next; /* one more than the place; 0: free */
	unsigned char n;
	char text[27];
};

static struct rows_id *slot_of(const struct rows *rows, struct coco_str id)
{
	size_t at = (size_t)(coco_hash(id) >> 32) & rows->ids_mask;
	while (rows->ids[at].next && !(rows->ids[at].n == id.n && coco_same_bytes(rows->ids[at].text, id.s, id.n)))
		at = (at + 1) & rows->ids_mask;
	return &rows->ids[at];
}

int rows_ids_make(struct rows *rows)
{
	bool all = true;
	while (rows->ids_mask < rows->n_keyed * 2)
		rows->ids_mask = rows->ids_mask * 2 + 1;
	rows->ids = calloc(rows->ids_mask + 1, sizeof *rows->ids);
	if (!rows->ids)
		return -1;
	for (size_t i = 0; i < rows->n_keyed; i++) {
		const struct coco_str id = coco_map_key(rows->keys, i);
		all &= id.n <= sizeof rows->ids->text;
		if (id.n > sizeof rows->ids->text)
			continue;
		struct rows_id *slot = slot_of(rows, id);
		slot->next = rows->place[i] + 1;
		slot->n = (unsigned char)id.n;
		memcpy(slot->text, id.s, id.n);
	}
	if (all) {
		coco_map_free(rows->keys);
		free(rows->place);
		rows->keys = NULL;
		rows->place = NULL;
	}
	return 0;
}

void rows_ids_fetch(const struct rows *rows, struct coco_str id)
{
	if (rows->ids)
		__builtin_prefetch(&rows->ids[(size_t)(coco_hash(id) >> 32) & rows->ids_mask]);
}

/* Records that refer to one other mostly stand side by side. */
size_t rows_place(struct rows *rows, struct coco_str id)
{
	if (rows->found != COCO_NONE && id.n == rows->found_id.n && coco_same_bytes(id.s, rows->found_id.s, id.n))
		return rows->found;
	if (rows->ids && id.n <= sizeof rows->ids->text) {
		const struct rows_id *slot = slot_of(rows, id);
		if (!slot->next)
			return COCO_NONE;
		rows->found_id = (struct coco_str){slot->text, slot->n};
		return rows->found = slot->next - (size_t)1;
	}
	const size_t number = rows->place ? coco_map_find(rows->keys, id) : COCO_NONE;
	if (number == COCO_NONE)
		return COCO_NONE;
	rows->found_id = coco_map_key(rows->keys, number);
	return rows->found = rows->place[number];
}
