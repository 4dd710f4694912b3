/* The form in which words are compared.
 *
 * Method: characters that are not seen are dropped; the rest is NFKC case folded (Unicode 5.18.4: NFKC(fold(NFKC))), accents kept; then
 * Cyrillic and Greek letters are written in Latin ones and apostrophes and hyphens as they are typed, by the table `letters`, two
 * letters before one. A Greek letter that stands alone is a sign (µm is not mm) and stays.
 *
 * Invariant: the normal form of a normal form is itself; a text of the letters of our nine languages goes a short way that never
 * allocates (but ß). */
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

/* ---- the table of letters --------------------------------------------------------------------------------------- */

struct latin { /* found when the first letter asks for it */
	struct coco_table_ref table;
	size_t column;
};

static bool is_greek(uint32_t cp)
{
	return cp >= 0x370 && cp <= 0x3FF;
}

/* May the table have it? Most letters are spared the look-up. */
static bool may_be_listed(uint32_t cp)
{
	return is_greek(cp) || (cp >= 0x430 && cp <= 0x491) || cp == 0x2BC || (cp >= 0x2010 && cp <= 0x2019);
}

static const char *latin_of(struct latin *latin, struct coco_str letters)
{
	if (latin->table.table == NULL) {
		latin->table = coco_table_find(&coco_tables_text, "letters");
		latin->column = coco_table_column(latin->table, "latin");
	}
	const size_t row = coco_table_row(latin->table, 0, letters);
	return row == COCO_NONE ? NULL : coco_table_cell(latin->table, row, latin->column);
}

static bool listed_greek(struct latin *latin, struct coco_str letter)
{
	uint32_t cp;
	return coco_utf8_next(letter, &cp) == letter.n && is_greek(cp) && latin_of(latin, letter) != NULL;
}

/* What is written for the letter at `at`, which has *n bytes, or for it and the next one: *n then counts both. NULL: itself. */
static const char *instead(struct latin *latin, struct coco_str text, size_t at, size_t before, uint32_t cp, size_t *n)
{
	if (!may_be_listed(cp))
		return NULL;
	const struct coco_str here = coco_str_sub(text, at, at + *n);
	if (!is_greek(cp))
		return latin_of(latin, here);
	uint32_t next;
	const size_t m = coco_utf8_next(coco_str_sub(text, at + *n, text.n), &next);
	const bool goes_on = m > 0 && listed_greek(latin, coco_str_sub(text, at + *n, at + *n + m));
	if (!goes_on && !(before > 0 && listed_greek(latin, coco_str_sub(text, at - before, at))))
		return NULL;
	const char *two = goes_on ? latin_of(latin, coco_str_sub(text, at, at + *n + m)) : NULL;
	*n += two ? m : 0;
	return two ? two : latin_of(latin, here);
}

/* `text` with its letters in Latin ones; false: there are none to change. */
static bool in_latin(struct coco_str text, struct coco_buf *out)
{
	struct latin latin = {0};
	size_t plain = 0, before = 0;
	bool changed = false;
	for (size_t at = 0; at < text.n;) {
		uint32_t cp;
		size_t n = coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
		if (n == 0)
			break;
		const char *letters = instead(&latin, text, at, before, cp, &n);
		if (letters) {
			coco_buf_put(out, text.s + plain, at - plain);
			coco_buf_puts(out, letters);
			plain = at + n;
			changed = true;
		}
		at += n;
		before = n;
	}
	if (changed)
		coco_buf_put(out, text.s + plain, text.n - plain);
	return changed;
}

/* ---- the form --------------------------------------------------------------------------------------------------- */

/* Latin may join the marks behind it, so what has been written anew is composed again. */
static void put_latin(struct coco_str text, struct coco_buf *out)
{
	struct coco_buf latin = COCO_BUF_INIT;
	if (!in_latin(text, &latin)) {
		coco_buf_str(out, text);
	} else if (!coco_buf_ok(&latin)) {
		out->failed = true;
	} else if (latin.len > 0) {
		size_t n = 0;
		uint8_t *composed = u8_normalize(UNINORM_NFKC, (const uint8_t *)latin.data, latin.len, NULL, &n);
		if (composed)
			coco_buf_put(out, (const char *)composed, n);
		else
			out->failed = true;
		free(composed);
	}
	coco_buf_free(&latin);
}

/* The small letter of a Latin letter from À to ž, 0: it is for the library to say (ß, ligatures, letters with dots of their own). */
static uint32_t small(uint32_t cp)
{
	if (cp < 0xC0 || cp > 0x17E || cp == 0xDF || cp == 0x130 || cp == 0x132 || cp == 0x133 || cp == 0x13F || cp == 0x140 || cp == 0x149)
		return 0;
	if (cp < 0x100)
		return cp <= 0xDE && cp != 0xD7 ? cp + 0x20 : cp;
	if (cp == 0x178)
		return 0xFF;
	if (cp == 0x131 || cp == 0x138)
		return cp;
	const bool capital_is_odd = (cp >= 0x139 && cp <= 0x148) || cp >= 0x179;
	return (cp & 1) == capital_is_odd ? cp + 1 : cp;
}

/* ASCII and the Latin letters of which nothing but the case changes, which nearly all words are made of. False: there are others. */
static bool put_plain(struct coco_str text, struct coco_buf *out)
{
	char *room = coco_buf_room(out, text.n + 1);
	if (!room)
		return true;
	for (size_t i = 0; i < text.n; i++) {
		const unsigned char c = (unsigned char)text.s[i];
		if (c < 0x80) {
			room[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
			continue;
		}
		if (c < 0xC3 || c > 0xC5 || i + 1 == text.n || ((unsigned char)text.s[i + 1] & 0xC0) != 0x80)
			return false;
		const uint32_t to = small((uint32_t)(c & 0x1F) << 6 | ((unsigned char)text.s[i + 1] & 0x3F));
		if (to == 0)
			return false;
		room[i] = (char)(0xC0 | to >> 6), room[i + 1] = (char)(0x80 | (to & 0x3F));
		i++;
	}
	out->len += text.n;
	room[text.n] = '\0';
	return true;
}

/* `text` without what is not seen; false: there is none. */
static bool seen(struct coco_str text, struct coco_buf *out)
{
	size_t plain = 0;
	uint32_t cp;
	for (size_t at = 0, n; at < text.n && (n = coco_utf8_next(coco_str_sub(text, at, text.n), &cp)) > 0; at += n) {
		if (cp < 0x80 || !text_hidden(cp))
			continue;
		coco_buf_put(out, text.s + plain, at - plain);
		plain = at + n;
	}
	if (plain == 0)
		return false;
	coco_buf_put(out, text.s + plain, text.n - plain);
	return true;
}

static void put_folded(struct coco_str text, struct coco_buf *out)
{
	uint8_t stack[256];
	size_t n = sizeof stack;
	uint8_t *folded = u8_casefold((const uint8_t *)text.s, text.n, NULL, UNINORM_NFKC, stack, &n);
	if (!folded) {
		out->failed = true;
		return;
	}
	put_latin((struct coco_str){(const char *)folded, n}, out);
	if (folded != stack)
		free(folded);
}

void coco_text_normal(struct coco_str text, struct coco_buf *out)
{
	if (put_plain(text, out))
		return;
	struct coco_buf bare = COCO_BUF_INIT;
	if (!seen(text, &bare))
		put_folded(text, out);
	else if (!coco_buf_ok(&bare))
		out->failed = true;
	else if (bare.len > 0)
		put_folded(coco_buf_view(&bare), out);
	coco_buf_free(&bare);
}
