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
#include "rows.h"
#include "store_file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define GUESSES 64

struct slot {
	struct coco_rec rec;
	struct coco_str key; /* absent: none; sealed, its canonical text is in `order` */
	struct coco_str order;
	size_t number; /* of the key in the store's map, or COCO_NONE */
};

/* The records of one type. */
struct shelf {
	const char *name;
	struct slot *slots;
	size_t n, cap;
	struct store_file *file; /* of a spooled type */
	struct rows *rows;       /* of a store that keeps some fields; both NULL: the records are in `slots` */
};

struct coco_store {
	struct coco_arena *arena;
	struct coco_map *types; /* number: index of the shelf */
	unsigned char *guess;   /* by the address of a type's name, the shelf that it was when last asked for */
	struct shelf *shelves;
	size_t cap_shelves;
	struct coco_map *keys;
	size_t *places; /* by a key's number: its slot on its shelf */
	size_t cap_places;
	struct coco_buf key;   /* scratch */
	const char *last_file; /* as the caller gave it, and our copy */
	const char *file;
	size_t superseded;
	const struct coco_kept_field *keeps;
	size_t n_keeps;
	bool keeps_some;
};

struct coco_store *coco_store_new(void)
{
	struct coco_store *store = calloc(1, sizeof(*store));
	if (!store)
		return NULL;
	store->arena = coco_arena_new();
	store->types = coco_map_new();
	store->keys = coco_map_new();
	store->guess = calloc(GUESSES, sizeof *store->guess);
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

static struct shelf *shelf_for(struct coco_store *store, struct coco_str type)
{
	size_t count = coco_map_count(store->types);
	if (count == store->cap_shelves && coco_grow(&store->shelves, &store->cap_shelves, count, sizeof(*store->shelves)))
		return NULL;
	bool added;
	size_t number = coco_map_add(store->types, type.s ? type : COCO_STR(""), &added);
	if (number == COCO_NONE)
		return NULL;
	if (added)
		store->shelves[number] = (struct shelf){.name = coco_map_key(store->types, number).s};
	if (store->keeps_some && !store->shelves[number].rows &&
	    !(store->shelves[number].rows = rows_new(coco_map_key(store->types, number), store->keeps, store->n_keeps)))
		return NULL;
	return &store->shelves[number];
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
static size_t place_of_key(struct coco_store *store, const struct shelf *shelf, size_t *number, bool *added)
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
	struct shelf *shelf = shelf_for(store, coco_str_of(type));
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

int coco_store_add_kept(
    struct coco_store *store, const struct coco_rec *rec, const unsigned char digest[COCO_SHA256_BYTES], struct coco_err *err)
{
	const struct shelf *shelf = shelf_for(store, rec->type);
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
	struct shelf *shelf = shelf_for(store, rec->type);
	struct slot slot = {.key = COCO_STR_NONE, .order = COCO_STR_NONE, .number = COCO_NONE};
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
	const struct slot *x = a, *y = b;
	if ((x->key.s == NULL) != (y->key.s == NULL))
		return x->key.s ? -1 : 1;
	int order = x->key.s ? coco_str_cmp(x->key, y->key) : coco_str_cmp(x->order, y->order);
	return order ? order : coco_str_cmp(x->rec.line, y->rec.line);
}

/* Gives a record without a key its canonical text to be sorted by. */
static int order_unkeyed(struct coco_store *store, struct slot *slot, struct coco_buf *text, struct coco_err *err)
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
		struct shelf *shelf = &store->shelves[s];
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

/* ---- looking up ------------------------------------------------------------------------------------------------- */

/* Who reads a type asks for it record after record, mostly by a literal of the program: asked for again, it is where it was. */
static const struct shelf *find_shelf(const struct coco_store *store, const char *type)
{
	unsigned char *guess = &store->guess[((uintptr_t)type ^ (uintptr_t)type >> 6) % GUESSES];
	if (*guess < coco_map_count(store->types) && strcmp(store->shelves[*guess].name, type) == 0)
		return &store->shelves[*guess];
	size_t number = coco_map_find(store->types, (struct coco_str){type, strlen(type)});
	if (number == COCO_NONE)
		return NULL;
	*guess = (unsigned char)(number < UCHAR_MAX ? number : UCHAR_MAX);
	return &store->shelves[number];
}

static size_t count_of(const struct shelf *shelf)
{
	return shelf->rows ? rows_count(shelf->rows) : shelf->file ? store_file_count(shelf->file) : shelf->n;
}

size_t coco_store_count(const struct coco_store *store, const char *type)
{
	const struct shelf *shelf = find_shelf(store, type);
	return shelf ? count_of(shelf) : 0;
}

const struct coco_rec *coco_store_at(const struct coco_store *store, const char *type, size_t i)
{
	const struct shelf *shelf = find_shelf(store, type);
	if (shelf && shelf->rows)
		return rows_at(shelf->rows, i);
	return shelf && i < shelf->n ? &shelf->slots[i].rec : NULL;
}

const struct coco_rec *coco_store_find(const struct coco_store *store, const char *type, struct coco_str id)
{
	const struct shelf *shelf = find_shelf(store, type);
	char room[256], *key = room;
	size_t n = strlen(type), whole = n + 1 + id.n;
	if (!shelf || shelf->file || !id.s)
		return NULL;
	if (shelf->rows)
		return rows_find(shelf->rows, id);
	if (whole > sizeof(room) && !(key = malloc(whole)))
		return NULL;
	/* as coco_rec_key writes it for a type of one key field */
	memcpy(key, type, n);
	key[n] = '\x1f';
	memcpy(key + n + 1, id.s, id.n);
	size_t number = coco_map_find(store->keys, (struct coco_str){key, whole});
	if (key != room)
		free(key);
	return number == COCO_NONE ? NULL : &shelf->slots[store->places[number]].rec;
}

size_t coco_store_superseded(const struct coco_store *store)
{
	return store->superseded;
}

/* ---- one at a time ---------------------------------------------------------------------------------------------- */

struct coco_store_reader {
	const struct coco_store *store;
	struct coco_buf line; /* of the spooled record in work */
	struct coco_rec rec;
};

struct coco_store_reader *coco_store_reader_new(const struct coco_store *store)
{
	struct coco_store_reader *reader = calloc(1, sizeof *reader);
	if (reader)
		reader->store = store;
	return reader;
}

void coco_store_reader_free(struct coco_store_reader *reader)
{
	if (!reader)
		return;
	coco_buf_free(&reader->line);
	coco_rec_free(&reader->rec);
	free(reader);
}

static const struct coco_rec *read_one(struct coco_store_reader *reader, const struct shelf *shelf, size_t i, struct coco_err *err)
{
	bool valid;
	if (shelf->rows)
		return rows_at(shelf->rows, i);
	if (!shelf->file)
		return &shelf->slots[i].rec;
	if (store_file_line(shelf->file, i, &reader->line, &valid, err) || coco_rec_parse(&reader->rec, coco_buf_view(&reader->line), err))
		return NULL;
	reader->rec.valid = valid;
	return &reader->rec;
}

const struct coco_rec *coco_store_read(struct coco_store_reader *reader, const char *type, size_t i, struct coco_err *err)
{
	const struct shelf *shelf = find_shelf(reader->store, type);
	if (shelf && i < count_of(shelf))
		return read_one(reader, shelf, i, err);
	coco_err_set(err, COCO_EXIT_BUG, "no-record", "there is no record %zu of type %s", i, type);
	return NULL;
}

/* ---- kept fields ------------------------------------------------------------------------------------------------ */

const char *coco_store_missed(const struct coco_store *store, struct coco_str *type)
{
	const char *missed = NULL;
	for (size_t i = 0; !missed && i < coco_map_count(store->types); i++) {
		*type = coco_map_key(store->types, i);
		missed = store->shelves[i].rows ? rows_missed(store->shelves[i].rows) : NULL;
	}
	return missed;
}

const unsigned char *store_kept_digest(const struct coco_store *store, const char *type, size_t i)
{
	const struct shelf *shelf = find_shelf(store, type);
	return shelf && shelf->rows ? rows_digest(shelf->rows, i) : NULL;
}

void coco_store_kept_json(const struct coco_store *store, const char *type, size_t i, struct coco_buf *out)
{
	const struct shelf *shelf = find_shelf(store, type);
	if (shelf && shelf->rows)
		rows_json(shelf->rows, i, out);
}
