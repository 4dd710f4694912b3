/* The store: records by type and key.
 *
 * Lines, members and keys are copied into one arena; a map of keys gives each record a slot, so that a later record of the
 * same key takes the slot of the earlier one (whose bytes stay in the arena until the end). Records without a full key have a
 * slot of their own each. Sealing sorts a type's slots: those with a key by its bytes, then those without by their canonical
 * text, so that the order does not depend on the input's. The records of a spooled type lie in a file (store_file.c), those of a store that
 * keeps some fields only are rows (rows.c).
 *
 * Invariant: slot i of a type holds a parsed record whose spans point into the arena; `keys` gives a slot's number in its
 * type's array, valid until sealing and after.
 */
#include "store.h"

#include <stdlib.h>
#include <string.h>

struct coco_store *coco_store_new(void)
{
	struct coco_store *store = calloc(1, sizeof(*store));
	if (!store)
		return NULL;
	store->arena = coco_arena_new();
	store->types = coco_map_new();
	store->keys = coco_map_new();
	store->guess = calloc(STORE_GUESSES, sizeof *store->guess);
	if (!store->arena || !store->types || !store->keys || !store->guess) {
		coco_store_free(store);
		return NULL;
	}
	return store;
}

void coco_store_free(struct coco_store *store)
{
	if (!store)
		return;
	for (size_t i = 0; store->types && store->shelves && i < coco_map_count(store->types); i++) {
		free(store->shelves[i].slots);
		store_file_free(store->shelves[i].file);
		rows_free(store->shelves[i].rows);
	}
	free(store->shelves);
	free(store->places);
	free(store->guess);
	coco_map_free(store->types);
	coco_map_free(store->keys);
	coco_buf_free(&store->key);
	coco_arena_free(store->arena);
	free(store);
}

/* ---- adding ----------------------------------------------------------------------------------------------------- */

/* Records of a type mostly come one after another. */
static struct store_shelf *shelf_for(struct coco_store *store, struct coco_str type)
{
	size_t count = coco_map_count(store->types);
	if (store->last_shelf < count && store->shelves[store->last_shelf].ready) {
		struct store_shelf *last = &store->shelves[store->last_shelf];
		if (last->name.n == type.n && coco_same_bytes(last->name.s, type.s, type.n))
			return last;
	}
	if (count == store->cap_shelves && coco_grow(&store->shelves, &store->cap_shelves, count, sizeof(*store->shelves)))
		return NULL;
	bool added;
	size_t number = coco_map_add(store->types, type.s ? type : COCO_STR(""), &added);
	if (number == COCO_NONE)
		return NULL;
	if (added)
		store->shelves[number] = (struct store_shelf){.name = coco_map_key(store->types, number)};
	struct store_shelf *shelf = &store->shelves[number];
	if (store->keeps_some && !shelf->rows) {
		shelf->rows = rows_new(coco_map_key(store->types, number), store->keeps, store->n_keeps);
		if (!shelf->rows)
			return NULL;
		shape_says(&shelf->rows->shape, shelf->rows->type, store->says, store->n_says);
	}
	store->last_shelf = number;
	shelf->ready = true;
	return shelf;
}

/* The span of the copied line that lies where `span` lies in the old one. */
static struct coco_str moved(struct coco_str span, const char *from, const char *to)
{
	return (struct coco_str){to + (span.s - from), span.n};
}

static bool within(struct coco_str span, struct coco_str line)
{
	return (uintptr_t)span.s >= (uintptr_t)line.s && (uintptr_t)span.s + span.n <= (uintptr_t)line.s + line.n;
}

/* A copy of `rec` in the arena. */
static int copy_rec(struct coco_store *store, const struct coco_rec *rec, struct coco_rec *copy)
{
	*copy = (struct coco_rec){.n_members = rec->n_members, .line_number = rec->line_number, .valid = rec->valid};
	copy->line = coco_arena_copy(store->arena, rec->line);
	copy->members = coco_arena_array(store->arena, rec->n_members, sizeof(*rec->members));
	if (!copy->line.s || !copy->members)
		return -1;
	for (size_t i = 0; i < rec->n_members; i++) {
		copy->members[i].key = moved(rec->members[i].key, rec->line.s, copy->line.s);
		copy->members[i].value = moved(rec->members[i].value, rec->line.s, copy->line.s);
	}
	if (rec->type.s) {
		copy->type = within(rec->type, rec->line) ? moved(rec->type, rec->line.s, copy->line.s) : coco_arena_copy(store->arena, rec->type);
		if (!copy->type.s)
			return -1;
	}
	if (rec->file && (!store->last_file || store->last_file != rec->file || strcmp(store->file, rec->file) != 0)) {
		store->file = coco_arena_copy(store->arena, coco_str_of(rec->file)).s;
		store->last_file = store->file ? rec->file : NULL;
		if (!store->file)
			return -1;
	}
	copy->file = rec->file ? store->file : NULL;
	return 0;
}

/* The place of the key in store->key on its shelf; a new one gets the shelf's next place. COCO_NONE: no memory. */
static size_t place_of_key(struct coco_store *store, const struct store_shelf *shelf, size_t *number, bool *added)
{
	size_t count = coco_map_count(store->keys);
	if (count == store->cap_places && coco_grow(&store->places, &store->cap_places, count, sizeof(*store->places)))
		return COCO_NONE;
	*number = coco_map_add(store->keys, coco_buf_view(&store->key), added);
	if (*number == COCO_NONE)
		return COCO_NONE;
	if (*added)
		store->places[*number] = shelf->n;
	return store->places[*number];
}

int coco_store_spool(struct coco_store *store, const char *type, struct coco_err *err)
{
	struct store_shelf *shelf = shelf_for(store, coco_str_of(type));
	if (shelf && !shelf->file)
		shelf->file = store_file_new();
	return shelf && shelf->file ? 0 : coco_err_nomem(err);
}

void coco_store_keep(struct coco_store *store, const struct coco_kept_field *keeps, size_t n)
{
	store->keeps = keeps;
	store->n_keeps = n;
	store->keeps_some = true;
}

void coco_store_says(struct coco_store *store, const struct coco_says *says, size_t n)
{
	store->says = says;
	store->n_says = n;
}

int coco_store_add_kept(
    struct coco_store *store, const struct coco_rec *rec, const unsigned char digest[COCO_SHA256_BYTES], struct coco_err *err)
{
	const struct store_shelf *shelf = shelf_for(store, rec->type);
	bool added = true;
	if (!shelf)
		return coco_err_nomem(err);
	if (rows_add(shelf->rows, rec, digest, &store->key, &added, err))
		return -1;
	store->superseded += !added;
	return 0;
}

int coco_store_add(struct coco_store *store, const struct coco_rec *rec, struct coco_err *err)
{
	if (store->keeps_some)
		return coco_store_add_kept(store, rec, NULL, err);
	struct store_shelf *shelf = shelf_for(store, rec->type);
	struct store_slot slot = {.key = COCO_STR_NONE, .order = COCO_STR_NONE, .number = COCO_NONE};
	bool added = true;
	if (shelf && shelf->file) {
		if (store_file_add(shelf->file, rec, &store->key, &added, err))
			return -1;
		store->superseded += !added;
		return 0;
	}
	if (!shelf || copy_rec(store, rec, &slot.rec))
		return coco_err_nomem(err);
	if (shelf->n == shelf->cap && coco_grow(&shelf->slots, &shelf->cap, shelf->n, sizeof(*shelf->slots)))
		return coco_err_nomem(err);
	size_t place = shelf->n;
	coco_buf_clear(&store->key);
	if (coco_rec_key(rec, &store->key)) {
		place = place_of_key(store, shelf, &slot.number, &added);
		if (place == COCO_NONE)
			return coco_err_nomem(err);
		slot.key = coco_map_key(store->keys, slot.number);
	} else if (!coco_buf_ok(&store->key)) {
		return coco_err_nomem(err);
	}
	shelf->slots[place] = slot;
	shelf->n += added;
	store->superseded += !added;
	return 0;
}

/* ---- sealing ---------------------------------------------------------------------------------------------------- */

/* With a key before without; then by key or canonical text; the same values in another spelling by their bytes. */
static int by_key(const void *a, const void *b)
{
	const struct store_slot *x = a, *y = b;
	if ((x->key.s == NULL) != (y->key.s == NULL))
		return x->key.s ? -1 : 1;
	int order = x->key.s ? coco_str_cmp(x->key, y->key) : coco_str_cmp(x->order, y->order);
	return order ? order : coco_str_cmp(x->rec.line, y->rec.line);
}

/* Gives a record without a key its canonical text to be sorted by. */
static int order_unkeyed(struct coco_store *store, struct store_slot *slot, struct coco_buf *text, struct coco_err *err)
{
	if (slot->key.s || slot->order.s)
		return 0;
	coco_buf_clear(text);
	if (coco_rec_canonical(&slot->rec, text, err))
		return -1;
	slot->order = coco_arena_copy(store->arena, coco_buf_view(text));
	return slot->order.s ? 0 : coco_err_nomem(err);
}

int coco_store_seal(struct coco_store *store, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	int result = 0;
	for (size_t s = 0; !result && s < coco_map_count(store->types); s++) {
		struct store_shelf *shelf = &store->shelves[s];
		if (shelf->file)
			result = store_file_seal(shelf->file, err);
		if (shelf->rows)
			result = rows_seal(shelf->rows, err);
		for (size_t i = 0; !result && i < shelf->n; i++)
			result = order_unkeyed(store, &shelf->slots[i], &text, err);
		if (result || !shelf->n)
			continue;
		qsort(shelf->slots, shelf->n, sizeof(*shelf->slots), by_key);
		for (size_t i = 0; i < shelf->n; i++)
			if (shelf->slots[i].number != COCO_NONE)
				store->places[shelf->slots[i].number] = i;
	}
	coco_buf_free(&text);
	return result;
}
