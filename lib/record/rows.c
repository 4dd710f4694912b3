/* Rows: of each record the values of the fields that are kept, and the digest of the whole.
 *
 * A row lies in an arena: 32 bytes of SHA-256 over the record's canonical text, then for each field of the shape the raw JSON of its value
 * (rows.h). Where a key is one id, a map of keys gives a record its number, so that a later one of the same key takes its place; of several
 * ids, which are most, the later one is found when they are sorted (rows_doubles.c). Sealing sorts the rows by their keys, those without a
 * key behind them by their digests, and copies them into a fresh arena in this order, so that who reads one after another reads memory from
 * one end to the other; the rows that were superseded go. Rows that came nearly in this order, as a tool writes them, stay where they are.
 *
 * Invariant: before sealing `keyed` has the row of key number i at i where a key is one id, else all rows in the order in which they came;
 * after it `sorted` is the order, and `keys` is there only where a key is one id, and some id a long one (rows_ids.c). */
#include "rows.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD 8   /* rows that are fetched before they are copied */
#define NEAR 1024 /* bytes, within which the next row is read as if it stood side by side */
#define DEAD_MIN ((size_t)1 << 20)
#define OUTER_NONE UCHAR_MAX
#define OUTER_SOUGHT (UCHAR_MAX - 1)
#define WORDS 8  /* a text with more is a sentence */
#define FEW 3    /* with fewer blanks the mark at the end makes no sentence: Nein. */
#define DIGITS 7 /* a text with so many may hold a telephone number or a date */

/* ---- a life ----------------------------------------------------------------------------------------------------- */

struct rows *rows_new(struct coco_str type, const struct coco_kept_field *keeps, size_t n)
{
	struct rows *rows = calloc(1, sizeof *rows);
	if (!rows)
		return NULL;
	rows->type = type;
	rows->found = COCO_NONE;
	rows->arena = coco_arena_new();
	rows->keys = coco_map_new();
	if (rows->arena && rows->keys && shape_make(&rows->shape, type, keeps, n) == 0 &&
	    (rows->values = calloc(rows->shape.n + 1, sizeof *rows->values)) != NULL)
		return rows;
	rows_free(rows);
	return NULL;
}

void rows_free(struct rows *rows)
{
	if (!rows)
		return;
	coco_arena_free(rows->arena);
	coco_map_free(rows->keys);
	free(rows->keyed);
	free(rows->keyless);
	free(rows->sorted);
	free(rows->recs);
	free(rows->place);
	free(rows->ids);
	free(rows->values);
	shape_free(&rows->shape);
	coco_buf_free(&rows->text);
	coco_buf_free(&rows->decoded);
	free(rows);
}

/* ---- adding ----------------------------------------------------------------------------------------------------- */

/* A text that may be an option of a question, as record_says.h says. */
static bool is_short(struct coco_str text, size_t most)
{
	size_t digits = 0, blanks = 0;
	for (size_t i = 0; i < text.n && text.n <= most; i++) {
		if (text.s[i] == '@' || text.s[i] == '\n' || text.s[i] == '\r')
			return false;
		digits += text.s[i] >= '0' && text.s[i] <= '9';
		blanks += text.s[i] == ' ';
	}
	return text.n && text.n <= most && digits < DIGITS && blanks < WORDS && (blanks < FEW || !strchr(".!?\"", text.s[text.n - 1]));
}

/* A text of a field that is kept as filled or not: itself where it is blank, or short and may be kept; else "x". */
static struct coco_str text_kept(struct rows *rows, struct coco_str raw, size_t most)
{
	struct coco_str text = json_inside(raw);
	if (text.s && memchr(text.s, '\\', text.n)) {
		coco_buf_clear(&rows->decoded);
		char *room = coco_buf_room(&rows->decoded, text.n);
		text = (struct coco_str){room, room ? json_unescape(text, room) : 0};
	}
	return text.s && coco_str_trim(text).n && !(most && is_short(text, most)) ? COCO_STR("\"x\"") : raw;
}

/* The same of a value of any kind; of a list of each element, or where none is kept, any text. */
static struct coco_str whether_filled(struct rows *rows, struct coco_str raw, struct shape_said *said)
{
	if (raw.s[0] != '[' || !coco_json_count(raw))
		return text_kept(rows, raw, said->most);
	if (!said->most)
		return COCO_STR("[\"x\"]");
	struct coco_json_iter elements = coco_json_iter(raw);
	struct coco_str key, value;
	coco_buf_clear(&said->text);
	while (coco_json_next(&elements, &key, &value)) {
		coco_buf_putc(&said->text, said->text.len ? ',' : '[');
		coco_buf_str(&said->text, text_kept(rows, value, said->most));
	}
	coco_buf_putc(&said->text, ']');
	return coco_buf_ok(&said->text) ? coco_buf_view(&said->text) : COCO_STR("[\"x\"]");
}

/* The kept field that a member is. */
static size_t field_of(const struct rows *rows, struct coco_str key)
{
	size_t f = 0;
	while (f < rows->shape.n && !json_key_is(key, rows->shape.fields[f]))
		f++;
	return f;
}

/* The member in which a field of two names lies, as "consent.publish" in "consent"; those of more names are sought in each record. */
static unsigned char outer_of(const struct coco_rec *rec, struct coco_str field)
{
	const size_t dot = coco_str_find(field, COCO_STR("."), 0);
	if (coco_str_find(field, COCO_STR("."), dot + 1) != COCO_NONE)
		return OUTER_SOUGHT;
	for (size_t i = 0; i < rec->n_members; i++) {
		if (json_key_is(rec->members[i].key, coco_str_sub(field, 0, dot)))
			return (unsigned char)i;
	}
	return OUTER_NONE;
}

/* What is known of the record's form; NULL: it has none. */
static const struct rows_form *form_of(struct rows *rows, const struct coco_rec *rec)
{
	const uint64_t id = json_form_id(rec);
	struct rows_form *form = &rows->forms[id % ROWS_FORMS];
	if (id == 0 || rows->shape.n > UCHAR_MAX)
		return NULL;
	if (form->id == id)
		return form;
	form->id = id;
	for (size_t i = 0; i < rec->n_members; i++)
		form->field[i] = (unsigned char)field_of(rows, rec->members[i].key);
	for (size_t f = rows->shape.first_dotted; f < rows->shape.n && f - rows->shape.first_dotted < ROWS_DOTTED; f++)
		form->outer[f - rows->shape.first_dotted] = outer_of(rec, rows->shape.fields[f]);
	form->in_order = rec_canonical_order(rec, form->order);
	return form;
}

/* The values of the record's kept fields, in their order. */
static void find_values(struct rows *rows, const struct coco_rec *rec, const struct rows_form *form)
{
	for (size_t f = 0; f < rows->shape.n; f++)
		rows->values[f] = COCO_STR_NONE;
	for (size_t i = 0; i < rec->n_members; i++)
		rows->values[form ? form->field[i] : field_of(rows, rec->members[i].key)] = rec->members[i].value;
	for (size_t f = rows->shape.first_dotted, d = 0; f < rows->shape.n; f++, d++) {
		if (rows->values[f].s)
			continue;
		if (!form || d >= ROWS_DOTTED || form->outer[d] == OUTER_SOUGHT)
			rows->values[f] = coco_rec_find(rec, rows->shape.fields[f]);
		else if (form->outer[d] != OUTER_NONE)
			rows->values[f] = coco_json_get(rec->members[form->outer[d]].value, strchr(rows->shape.fields[f].s, '.') + 1);
	}
}

/* A new row of the record whose values were found, with the key behind it if that is to stand there. NULL: no memory. */
static const char *row_new(struct rows *rows, const unsigned char digest[COCO_SHA256_BYTES], struct coco_str behind)
{
	for (size_t i = 0, left = rows->shape.n_filled; left; i++) {
		left -= rows->shape.filled[i];
		if (rows->values[i].s && rows->shape.filled[i])
			rows->values[i] = whether_filled(rows, rows->values[i], &rows->shape.said[i]);
	}
	const size_t bytes = COCO_SHA256_BYTES + row_size(rows->values, rows->shape.n);
	char *row = coco_arena_room(rows->arena, bytes + (behind.s ? rows_key_bytes(behind) : 0));
	if (!row)
		return NULL;
	memcpy(row, digest, COCO_SHA256_BYTES);
	row_put(row + COCO_SHA256_BYTES, rows->values, rows->shape.n);
	if (behind.s)
		rows_key_put(row + bytes, behind);
	return row;
}

static size_t bytes_of(const struct rows *rows, const char *row)
{
	return COCO_SHA256_BYTES + row_bytes(row + COCO_SHA256_BYTES, rows->shape.n);
}

static int note_keyless(struct rows *rows, const char *row)
{
	if (rows->n_keyless == rows->cap_keyless && coco_grow(&rows->keyless, &rows->cap_keyless, rows->n_keyless, sizeof *rows->keyless))
		return -1;
	rows->live += bytes_of(rows, row);
	rows->keyless[rows->n_keyless++] = row;
	return 0;
}

/* Of one id a row takes the place of the one before it that has the same; of several ids they stand in the order in which they come. */
static int note_keyed(struct rows *rows, const char *row, struct coco_str key, uint32_t fetched, bool *added)
{
	const size_t bytes = bytes_of(rows, row);
	size_t at = rows->n_keyed;
	if (at == rows->cap_keyed && coco_grow(&rows->keyed, &rows->cap_keyed, at, sizeof *rows->keyed))
		return -1;
	if (!rows->shape.one_id) {
		rows->keyed[rows->n_keyed++] = row;
		return rows->n_keyed < UINT32_MAX ? rows_sample(rows, key, bytes + rows_key_bytes(key)) : -1;
	}
	at = coco_map_add_fetched(rows->keys, key, fetched, added);
	if (at == COCO_NONE)
		return -1;
	rows->live += bytes;
	rows->n_keyed += *added;
	if (!*added) {
		const size_t old = bytes_of(rows, rows->keyed[at]);
		rows->dead += old;
		rows->live -= old;
	}
	rows->keyed[at] = row;
	return 0;
}

/* ---- what was superseded ---------------------------------------------------------------------------------------- */

static struct row_item item_of(struct coco_str key, const char *row, size_t number)
{
	return (struct row_item){coco_str_head(key), key, row, (uint32_t)number};
}

/* The rows with what they are sorted by, those without a key behind the others. NULL: no memory. */
static struct row_item *items_new(const struct rows *rows)
{
	struct row_item *items = calloc(rows->n_keyed + rows->n_keyless + 1, sizeof *items);
	for (size_t i = 0; items && i < rows->n_keyed; i++)
		items[i] = item_of(rows->shape.one_id ? coco_map_key(rows->keys, i) : rows_key(rows, rows->keyed[i]), rows->keyed[i], i);
	for (size_t i = 0; items && i < rows->n_keyless; i++)
		items[rows->n_keyed + i] = item_of((struct coco_str){rows->keyless[i], COCO_SHA256_BYTES}, rows->keyless[i], UINT32_MAX);
	return items;
}

/* Of several ids, leaves the last row of each key, in the order of the keys. */
static int single_out(struct rows *rows)
{
	struct row_item *items = items_new(rows);
	if (!items)
		return -1;
	row_items_sort(items, rows->n_keyed);
	rows->n_keyed = rows_single(rows, items, rows->n_keyed);
	for (size_t i = 0; i < rows->n_keyed; i++)
		rows->keyed[i] = items[i].row;
	free(items);
	return 0;
}

/* Copies the rows that count into a fresh arena, once those that were superseded fill more room: what is superseded costs nothing for long.
 */
static int forget_superseded(struct rows *rows)
{
	struct coco_arena *arena = rows->shape.one_id || single_out(rows) == 0 ? coco_arena_new() : NULL;
	if (!arena)
		return -1;
	rows->live = 0;
	for (size_t i = 0; i < rows->n_keyed + rows->n_keyless; i++) {
		const char **row = i < rows->n_keyed ? &rows->keyed[i] : &rows->keyless[i - rows->n_keyed];
		const bool key = i < rows->n_keyed && !rows->shape.one_id;
		const size_t bytes = bytes_of(rows, *row) + (key ? rows_key_bytes(rows_key(rows, *row)) : 0);
		char *copy = coco_arena_room(arena, bytes);
		if (!copy) {
			coco_arena_free(arena);
			return -1;
		}
		*row = memcpy(copy, *row, bytes);
		rows->live += bytes;
	}
	coco_arena_free(rows->arena);
	rows->arena = arena;
	rows->dead = 0;
	return 0;
}

int rows_add(
    struct rows *rows, const struct coco_rec *rec, const unsigned char *digest, struct coco_buf *key, bool *added, struct coco_err *err)
{
	unsigned char own[COCO_SHA256_BYTES];
	const struct rows_form *form = form_of(rows, rec);
	find_values(rows, rec, form);
	coco_buf_clear(key);
	const bool keyed = schema_key_put(rows->shape.parts, rows->values, rows->shape.n_parts, key);
	const struct coco_str name = keyed ? coco_str_sub(coco_buf_view(key), 1, key->len) : COCO_STR_NONE;
	/* comes while the digest is taken */
	const uint32_t fetched = keyed && rows->shape.one_id ? coco_map_fetch(rows->keys, name) : 0;
	if (!digest) {
		coco_buf_clear(&rows->text);
		if (rec_canonical_in(rec, form && form->in_order ? form->order : NULL, &rows->text, err))
			return -1;
		coco_sha256_bytes(coco_buf_view(&rows->text), own);
	}
	const struct coco_str behind = keyed && !rows->shape.one_id ? name : COCO_STR_NONE;
	const char *row = coco_buf_ok(key) ? row_new(rows, digest ? digest : own, behind) : NULL;
	*added = true;
	if (!row || (keyed ? note_keyed(rows, row, name, fetched, added) : note_keyless(rows, row)))
		return coco_err_nomem(err);
	return rows->dead > DEAD_MIN && rows->dead > rows->live && forget_superseded(rows) ? coco_err_nomem(err) : 0;
}

/* ---- sealing ---------------------------------------------------------------------------------------------------- */

/* Are the rows mostly read one behind the other where they lie, and few of them superseded? Then it does not pay to move them. */
static bool stand_well(const struct rows *rows, const struct row_item *items)
{
	size_t jumps = 0;
	for (size_t i = 1; i < rows->n; i++)
		jumps += (uintptr_t)items[i].row - (uintptr_t)items[i - 1].row > NEAR; /* backwards is far, too */
	return jumps < rows->n / 8 && rows->dead < rows->live / 8;
}

/* Copies the sorted rows into `arena`, or leaves them where they are where that is NULL. */
static int set_rows(struct rows *rows, const struct row_item *items, struct coco_arena *arena)
{
	for (size_t i = 0; i < rows->n; i++) {
		const char *row = items[i].row;
		if (arena) {
			if (rows->n - i > AHEAD)
				__builtin_prefetch(items[i + AHEAD].row + COCO_SHA256_BYTES);
			const size_t bytes = bytes_of(rows, row);
			char *copy = coco_arena_room(arena, bytes);
			if (!copy)
				return -1;
			row = memcpy(copy, row, bytes);
		}
		rows->sorted[i] = row + COCO_SHA256_BYTES;
		if (rows->place && items[i].number != UINT32_MAX)
			rows->place[items[i].number] = (uint32_t)i;
	}
	return 0;
}

/* The records that will be given. */
static int set_recs(struct rows *rows)
{
	const size_t n = rows->shape.one_id ? rows->n : ROWS_TURNS;
	rows->recs = calloc(n + 1, sizeof *rows->recs);
	for (size_t i = 0; rows->recs && i < n; i++) {
		rows->recs[i] = (struct coco_rec){.type = rows->type, .valid = true, .shape = &rows->shape};
		if (rows->shape.one_id)
			rows_set(rows, &rows->recs[i], i);
	}
	return rows->recs ? 0 : -1;
}

/* Sorts the rows and copies them where that pays. */
static int set_sorted(struct rows *rows, struct row_item *items)
{
	const size_t keyed = rows->n_keyed;
	row_items_sort(items, keyed);
	row_items_sort(items + keyed, rows->n_keyless);
	if (!rows->shape.one_id) {
		rows->n_keyed = rows_single(rows, items, keyed);
		memmove(items + rows->n_keyed, items + keyed, rows->n_keyless * sizeof *items);
	}
	rows->n = rows->n_keyed + rows->n_keyless;
	rows->sorted = calloc(rows->n + 1, sizeof *rows->sorted);
	rows->place = rows->shape.one_id ? calloc(keyed + 1, sizeof *rows->place) : NULL;
	if (!rows->sorted || (!rows->place && rows->shape.one_id))
		return -1;
	struct coco_arena *arena = NULL;
	if (!stand_well(rows, items) && !(arena = coco_arena_new()))
		return -1;
	if (set_rows(rows, items, arena)) {
		coco_arena_free(arena);
		return -1;
	}
	if (arena) {
		coco_arena_free(rows->arena);
		rows->arena = arena;
	}
	return rows->shape.one_id ? rows_ids_make(rows) : 0;
}

int rows_seal(struct rows *rows, struct coco_err *err)
{
	struct row_item *items = items_new(rows);
	const int result = items ? set_sorted(rows, items) : -1;
	free(items);
	if (result || set_recs(rows))
		return coco_err_nomem(err);
	free(rows->keyed);
	free(rows->keyless);
	rows->keyed = rows->keyless = NULL;
	if (!rows->shape.one_id) {
		coco_map_free(rows->keys);
		rows->keys = NULL;
	}
	return 0;
}
