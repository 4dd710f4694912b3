/* Reading a sealed store: a type's records by number, one by its id, what a field refers to, one after the other wherever they lie. */
#include "store.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

COCO_APART static const struct store_shelf *seek_shelf(const struct coco_store *store, struct coco_str type, unsigned char *guess)
{
	const size_t number = coco_map_find(store->types, type);
	if (number == COCO_NONE)
		return NULL;
	*guess = (unsigned char)(number < UCHAR_MAX ? number + 1 : 0);
	return &store->shelves[number];
}

/* Who reads a type asks for it record after record, mostly by a literal of the program: asked for again, it is where it was. */
static inline const struct store_shelf *find_shelf(const struct coco_store *store, struct coco_str type)
{
	unsigned char *guess = &store->guess[((uintptr_t)type.s ^ (uintptr_t)type.s >> 6) % STORE_GUESSES];
	if (*guess) {
		const struct store_shelf *shelf = &store->shelves[*guess - 1];
		if (shelf->name.n == type.n && coco_same_bytes(shelf->name.s, type.s, type.n))
			return shelf;
	}
	return seek_shelf(store, type, guess);
}

static size_t count_of(const struct store_shelf *shelf)
{
	return shelf->rows ? rows_count(shelf->rows) : shelf->file ? store_file_count(shelf->file) : shelf->n;
}

size_t coco_store_count_of(const struct coco_store *store, struct coco_str type)
{
	const struct store_shelf *shelf = find_shelf(store, type);
	return shelf ? count_of(shelf) : 0;
}

const struct coco_rec *coco_store_at_of(const struct coco_store *store, struct coco_str type, size_t i)
{
	const struct store_shelf *shelf = find_shelf(store, type);
	if (shelf && shelf->rows)
		return rows_at(shelf->rows, i);
	return shelf && i < shelf->n ? &shelf->slots[i].rec : NULL;
}

/* The place of the record of that id on its shelf, which is no file. */
static size_t place_of_id(const struct coco_store *store, const struct store_shelf *shelf, struct coco_str id)
{
	char room[256], *key = room;
	size_t n = shelf->name.n, whole = n + 1 + id.n;
	if (whole > sizeof(room) && !(key = malloc(whole))) {
		coco_memory_refused();
		return COCO_NONE;
	}
	/* as coco_rec_key writes it for a type of one key field */
	memcpy(key, shelf->name.s, n);
	key[n] = '\x1f';
	memcpy(key + n + 1, id.s, id.n);
	size_t number = coco_map_find(store->keys, (struct coco_str){key, whole});
	if (key != room)
		free(key);
	return number == COCO_NONE ? COCO_NONE : store->places[number];
}

static size_t place_in(const struct coco_store *store, const struct store_shelf *shelf, struct coco_str id)
{
	if (!shelf || shelf->file || !id.s)
		return COCO_NONE;
	return shelf->rows ? rows_place(shelf->rows, id) : place_of_id(store, shelf, id);
}

size_t coco_store_place(const struct coco_store *store, const char *type, struct coco_str id)
{
	return place_in(store, find_shelf(store, coco_str_of(type)), id);
}

const struct coco_rec *coco_store_find(const struct coco_store *store, const char *type, struct coco_str id)
{
	const size_t place = coco_store_place(store, type, id);
	return place == COCO_NONE ? NULL : coco_store_at(store, type, place);
}

size_t coco_store_refer_of(const struct coco_store *store, const struct coco_rec *rec, struct coco_str field, struct coco_str type)
{
	const struct store_shelf *target = rec->shape ? find_shelf(store, type) : NULL;
	if (target && target->rows)
		return rows_refer(rec, field, target->rows);
	return place_in(store, find_shelf(store, type), coco_rec_find_str(rec, field, store->arena));
}

struct rows *store_rows(const struct coco_store *store, const char *type)
{
	const struct store_shelf *shelf = find_shelf(store, coco_str_of(type));
	return shelf ? shelf->rows : NULL;
}

size_t coco_store_superseded(const struct coco_store *store)
{
	size_t n = store->superseded;
	for (size_t i = 0; i < coco_map_count(store->types); i++)
		n += store->shelves[i].rows ? store->shelves[i].rows->superseded : 0;
	return n;
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

static const struct coco_rec *read_one(struct coco_store_reader *reader, const struct store_shelf *shelf, size_t i, struct coco_err *err)
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
	const struct store_shelf *shelf = find_shelf(reader->store, coco_str_of(type));
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

void coco_store_kept_json(const struct coco_store *store, const char *type, size_t i, struct coco_buf *out)
{
	const struct store_shelf *shelf = find_shelf(store, coco_str_of(type));
	if (shelf && shelf->rows)
		rows_json(shelf->rows, i, out);
}
