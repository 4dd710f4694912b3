/* Records in a spool: of each, memory holds where it lies, and until they are sealed its key.
 *
 * A record lies there behind a head (bytes of its line, valid or not). One that is superseded stays in the spool, and nothing points to it.
 * A record without a full key is sorted behind those that have one, by its canonical text and then by its bytes: both together,
 * parted by a NUL, which no JSON text holds, stand for its key.
 *
 * Invariant: sealed, `at` is in the order of keys and the keys are forgotten. */
#include "store_file.h"

#include <stdlib.h>
#include <string.h>

#define IN_MEMORY ((size_t)4 << 20) /* bytes: small pools need no file */
#define READ_AHEAD 4096             /* a head and most lines come with one read */

struct head {
	uint32_t bytes, valid;
};

struct entry {
	struct coco_str key;
	uint64_t at;
	bool keyless;
};

struct store_file {
	struct coco_spool *spool;
	struct coco_map *keys; /* until sealed */
	struct coco_arena *arena;
	size_t *places; /* by a key's number: its entry */
	size_t cap_places;
	struct entry *entries;
	size_t n, cap;
	uint64_t *at; /* sealed */
};

struct store_file *store_file_new(void)
{
	struct store_file *file = calloc(1, sizeof *file);
	if (!file)
		return NULL;
	file->spool = coco_spool_new(IN_MEMORY);
	file->keys = coco_map_new();
	file->arena = coco_arena_new();
	if (file->spool && file->keys && file->arena)
		return file;
	store_file_free(file);
	return NULL;
}

static void forget_keys(struct store_file *file)
{
	coco_map_free(file->keys);
	coco_arena_free(file->arena);
	free(file->places);
	free(file->entries);
	file->keys = NULL, file->arena = NULL, file->places = NULL, file->entries = NULL;
}

void store_file_free(struct store_file *file)
{
	if (!file)
		return;
	forget_keys(file);
	if (file->spool)
		coco_spool_free(file->spool);
	free(file->at);
	free(file);
}

/* The key of a record without one; absent: no memory. */
static struct coco_str stand_in(struct store_file *file, const struct coco_rec *rec, struct coco_buf *scratch, struct coco_err *err)
{
	coco_buf_clear(scratch);
	if (coco_rec_canonical(rec, scratch, err))
		return COCO_STR_NONE;
	coco_buf_putc(scratch, '\0');
	coco_buf_str(scratch, rec->line);
	const struct coco_str key = coco_buf_ok(scratch) ? coco_arena_copy(file->arena, coco_buf_view(scratch)) : COCO_STR_NONE;
	if (!key.s)
		coco_err_nomem(err);
	return key;
}

/* The place of the key in `scratch`; a new one gets the next. COCO_NONE: no memory. */
static size_t place_of(struct store_file *file, const struct coco_buf *scratch, struct coco_str *key, bool *added)
{
	const size_t count = coco_map_count(file->keys);
	if (count == file->cap_places && coco_grow(&file->places, &file->cap_places, count, sizeof *file->places))
		return COCO_NONE;
	const size_t number = coco_map_add(file->keys, coco_buf_view(scratch), added);
	if (number == COCO_NONE)
		return COCO_NONE;
	if (*added)
		file->places[number] = file->n;
	*key = coco_map_key(file->keys, number);
	return file->places[number];
}

static int put(struct store_file *file, const struct coco_rec *rec, uint64_t *at, struct coco_err *err)
{
	const struct head head = {(uint32_t)rec->line.n, rec->valid};
	if (rec->line.n > UINT32_MAX)
		return coco_err_set(err, COCO_EXIT_INPUT, "line-too-long", "a record has more than 4 GiB");
	*at = coco_spool_size(file->spool);
	return coco_spool_put(file->spool, (struct coco_str){(const char *)&head, sizeof head}, err) ||
	               coco_spool_put(file->spool, rec->line, err)
	           ? -1
	           : 0;
}

int store_file_add(struct store_file *file, const struct coco_rec *rec, struct coco_buf *scratch, bool *added, struct coco_err *err)
{
	struct entry entry = {.key = COCO_STR_NONE};
	size_t place = file->n;
	*added = true;
	if (put(file, rec, &entry.at, err))
		return -1;
	if (file->n == file->cap && coco_grow(&file->entries, &file->cap, file->n, sizeof *file->entries))
		return coco_err_nomem(err);
	coco_buf_clear(scratch);
	if (coco_rec_key(rec, scratch)) {
		place = place_of(file, scratch, &entry.key, added);
		if (place == COCO_NONE)
			return coco_err_nomem(err);
	} else {
		if (!coco_buf_ok(scratch))
			return coco_err_nomem(err);
		entry.keyless = true;
		entry.key = stand_in(file, rec, scratch, err);
		if (!entry.key.s)
			return -1;
	}
	file->entries[place] = entry;
	file->n += *added;
	return 0;
}

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return x->keyless != y->keyless ? (x->keyless ? 1 : -1) : coco_str_cmp(x->key, y->key);
}

int store_file_seal(struct store_file *file, struct coco_err *err)
{
	bool sorted = true;
	for (size_t i = 1; sorted && i < file->n; i++)
		sorted = by_key(&file->entries[i - 1], &file->entries[i]) <= 0;
	if (!sorted)
		qsort(file->entries, file->n, sizeof *file->entries, by_key);
	file->at = malloc((file->n + 1) * sizeof *file->at);
	if (!file->at)
		return coco_err_nomem(err);
	for (size_t i = 0; i < file->n; i++)
		file->at[i] = file->entries[i].at;
	forget_keys(file);
	return coco_spool_settle(file->spool, err);
}

size_t store_file_count(const struct store_file *file)
{
	return file->n;
}

int store_file_line(const struct store_file *file, size_t i, struct coco_buf *line, bool *valid, struct coco_err *err)
{
	const uint64_t at = file->at[i], left = coco_spool_size(file->spool) - at;
	const size_t first = left < READ_AHEAD ? (size_t)left : READ_AHEAD;
	struct head head;
	coco_buf_clear(line);
	char *room = coco_buf_room(line, first);
	if (!room)
		return coco_err_nomem(err);
	if (coco_spool_at(file->spool, at, room, first, err))
		return -1;
	memcpy(&head, room, sizeof head);
	const size_t whole = sizeof head + head.bytes, got = first < whole ? first : whole;
	*valid = head.valid != 0;
	memmove(room, room + sizeof head, got - sizeof head);
	line->len = got - sizeof head;
	if (got == whole)
		return 0;
	room = coco_buf_room(line, whole - got);
	if (!room)
		return coco_err_nomem(err);
	if (coco_spool_at(file->spool, at + got, room, whole - got, err))
		return -1;
	line->len += whole - got;
	return 0;
}
