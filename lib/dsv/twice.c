/* UTF-8 that somebody read in an 8-bit encoding and wrote as UTF-8 once more: "MÃ¼nchen", "DrÅ¾ava", "M├╝nchen".
 *
 * Method: each run of characters outside ASCII is written back in each of the encodings that are met so (encoding.c, utf-8-as-…); a byte
 * that has no character there stands as the control character of its number, as programs write it. A run that then is UTF-8 was
 * written twice. If that holds for every run of a text in one encoding, the text was; else the runs that give letters of the
 * languages of spellings.csv are noted with their place. One run alone must give such letters as well, for a capital before a closing
 * quote ("CAFÉ”") is a run, too.
 * Invariant: a text with one run that is none of these is never taken for written twice.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_mask.h"
#include "bytemap.h"
#include "spelling.h"
#include "twice.h"

#define RUN_MOST 64 /* characters of a run that are looked at: a longer one is none of these */
#define HOWS 8      /* encodings at most */
#define CP_MOST 0x2600
#define SURE 3 /* runs that need not be letters of our languages */

struct table {
	size_t number; /* of the encoding */
	uint8_t byte[CP_MOST];
};

struct dsv_twice {
	struct table *tables;
	size_t n_tables;
	struct dsv_spelling *spelling;
	uint64_t at, run_at;
	uint32_t run[RUN_MOST];
	size_t n; /* of the run, also what is not kept */
	size_t runs, whole[HOWS], known[HOWS];
	struct dsv_twice_found found;
	bool failed;
};

struct dsv_undo {
	struct table table;
	char tail[4];
	size_t tail_n;
};

/* Characters to bytes; 0 where it has none. */
static int table_load(struct table *t, size_t number)
{
	uint32_t map[128];
	bool known;
	*t = (struct table){.number = number};
	if (dsv_bytemap_load(coco_dsv_encoding_inner(number), map, &known))
		return -1;
	for (unsigned b = 0; b < 32; b++)
		t->byte[0x80 + b] = (uint8_t)(0x80 + b);
	for (unsigned b = 0; b < 128 && known; b++) {
		if (map[b] && map[b] < CP_MOST)
			t->byte[map[b]] = (uint8_t)(0x80 + b);
	}
	return 0;
}

/* ---- looking ----------------------------------------------------------------------------------------------------- */

struct dsv_twice *dsv_twice_new(void)
{
	return calloc(1, sizeof(struct dsv_twice));
}

/* Most texts never need them, and iconv costs a start more than all the rest. */
static void tables_load(struct dsv_twice *t)
{
	if (t->tables || t->failed)
		return;
	t->tables = calloc(HOWS, sizeof *t->tables);
	t->failed = !t->tables;
	for (size_t k = COCO_DSV_ENCODINGS_TWICE; !t->failed && t->n_tables < HOWS && coco_dsv_encoding_name(k, NULL); k++)
		t->failed = table_load(&t->tables[t->n_tables++], k) != 0;
}

/* The bytes C2 to C5, E2 and F0, with which the letters, signs and pictures of our languages begin, as the encodings show them. */
static bool is_lead(uint32_t cp)
{
	char one[4] = "";
	return coco_str_find(COCO_STR("ÂÃÄÅâðĂĹđ¬√ƒ≈‚┬├─┼Ô"), (struct coco_str){one, coco_utf8_put(cp, one)}, 0) != SIZE_MAX;
}

void dsv_twice_free(struct dsv_twice *t)
{
	if (!t)
		return;
	dsv_spelling_free(t->spelling);
	free(t->tables);
	free(t);
}

/* What a text of our languages may hold outside ASCII. */
static bool is_usual(struct dsv_twice *t, uint32_t cp)
{
	if (!t->spelling && !(t->spelling = dsv_spelling_new()))
		t->failed = true;
	if (dsv_is_letter(cp))
		return t->spelling && dsv_spelling_has(t->spelling, dsv_letter_lower(cp));
	return (cp >= 0xA0 && cp < 0xC0) || (cp >= 0x2010 && cp < 0x2200) || cp >= 0x1F000;
}

/* Is the run UTF-8 in this encoding? *usual: and of what our languages hold. */
static bool run_undone(struct dsv_twice *t, const struct table *table, bool *usual)
{
	char bytes[RUN_MOST];
	for (size_t i = 0; i < t->n; i++) {
		uint8_t byte = t->run[i] < CP_MOST ? table->byte[t->run[i]] : 0;
		if (!byte)
			return false;
		bytes[i] = (char)byte;
	}
	struct coco_str text = {bytes, t->n};
	if (coco_utf8_check(text) != SIZE_MAX)
		return false;
	uint32_t cp;
	*usual = true;
	for (size_t n; (n = coco_utf8_next(text, &cp)) > 0; text = coco_str_sub(text, n, text.n))
		*usual = *usual && is_usual(t, cp);
	return true;
}

static void run_end(struct dsv_twice *t)
{
	const char *name = NULL;
	bool maybe = t->n > 1 && t->n <= RUN_MOST && is_lead(t->run[0]);
	t->runs++;
	if (maybe)
		tables_load(t);
	for (size_t k = 0; k < t->n_tables && maybe; k++) {
		bool usual;
		if (!run_undone(t, &t->tables[k], &usual))
			continue;
		t->whole[k]++;
		t->known[k] += usual;
		if (usual && !name)
			name = coco_dsv_encoding_name(t->tables[k].number, NULL);
	}
	if (name && t->found.n < COCO_DSV_TWICE_PLACES) {
		t->found.at[t->found.n] = t->run_at;
		t->found.name[t->found.n] = name;
	}
	t->found.n += name != NULL;
	t->n = 0;
}

void dsv_twice_add(struct dsv_twice *t, struct coco_str text)
{
	size_t i = 0;
	while (i < text.n) {
		uint32_t cp;
		if (!t->n && text.n - i >= 64) {
			const uint64_t wide = coco_bytes_wide(text.s + i);
			i += wide ? coco_bytes_first(wide) : 64;
			if (!wide)
				continue;
		}
		if ((unsigned char)text.s[i] < 0x80) {
			if (t->n)
				run_end(t);
			i++;
			continue;
		}
		size_t n = coco_utf8_next(coco_str_sub(text, i, text.n), &cp);
		if (!t->n)
			t->run_at = t->at + i;
		if (t->n < RUN_MOST)
			t->run[t->n] = cp;
		t->n++;
		i += n ? n : 1;
	}
	t->at += text.n;
}

int dsv_twice_end(struct dsv_twice *t, struct dsv_twice_found *found)
{
	if (t->n)
		run_end(t);
	for (size_t k = 0; k < t->n_tables && !t->found.whole; k++) {
		if (t->whole[k] == t->runs && (t->known[k] == t->runs || t->runs >= SURE) && t->known[k])
			t->found.whole = t->tables[k].number;
	}
	t->found.runs = t->runs;
	*found = t->found;
	return t->failed ? -1 : 0;
}

/* ---- taking back ------------------------------------------------------------------------------------------------- */

struct dsv_undo *dsv_undo_new(size_t encoding)
{
	struct dsv_undo *u = calloc(1, sizeof *u);
	if (u && table_load(&u->table, encoding)) {
		free(u);
		return NULL;
	}
	return u;
}

void dsv_undo_free(struct dsv_undo *u)
{
	free(u);
}

/* How many bytes the character wants that begins so. */
static size_t wanted(unsigned char c)
{
	return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}

bool dsv_undo_block(struct dsv_undo *u, struct coco_str raw, struct coco_buf *out, size_t *bad)
{
	for (size_t i = 0; i < raw.n; i++) {
		if (!u->tail_n && (unsigned char)raw.s[i] < 0x80) {
			size_t end = i;
			while (end < raw.n && (unsigned char)raw.s[end] < 0x80)
				end++;
			coco_buf_str(out, coco_str_sub(raw, i, end));
			i = end - 1;
			continue;
		}
		u->tail[u->tail_n++] = raw.s[i];
		if (u->tail_n < wanted((unsigned char)u->tail[0]))
			continue;
		uint32_t cp;
		size_t n = coco_utf8_next((struct coco_str){u->tail, u->tail_n}, &cp);
		uint8_t byte = n == u->tail_n && cp < CP_MOST ? u->table.byte[cp] : 0;
		u->tail_n = 0;
		if (!byte) {
			*bad = i;
			return false;
		}
		coco_buf_putc(out, (char)byte);
	}
	return true;
}
