/* The order of names in a language: a key that sorts by bytes as the language sorts letters. collation.csv has each alphabet, letters
 * of two or three signs among them (ch, dž, zs); a letter that is not in it sorts as the one that is left without its accents. Signs
 * stand before digits, digits before letters; names that are alike so far are told apart by their bytes. Invariant: the order is total
 * and depends on the two names and the language alone. */
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "coco/page.h"
#include "coco/record.h"

enum { KEY_BLANK = 1, KEY_SIGN = 2, KEY_DIGIT = 3, KEY_LETTER = 16, KEY_OTHER = 0xf0 };
#define LETTER_SIGNS 3 /* of the longest letter */

/* The place of a text in the alphabet, from 0 on; -1: it is no letter of it. */
static int place_in(const char *alphabet, struct coco_str text)
{
	struct coco_str rest = coco_str_of(alphabet), letter;
	for (int place = 0; coco_str_split(&rest, ' ', &letter); place++) {
		if (coco_str_eq(letter, text)) {
			return place;
		}
	}
	return -1;
}

static void put_lower(struct coco_buf *out, uint32_t cp)
{
	char bytes[4];
	coco_buf_put(out, bytes, coco_utf8_put(uc_tolower(cp), bytes));
}

/* The letter at `at`, as long as the alphabet has one: its bytes in the lowered text; 0: none. */
static size_t letter_at(const char *alphabet, struct coco_str lower, size_t at, int *place)
{
	size_t ends[LETTER_SIGNS] = {0}, n = 0, end = at;
	uint32_t cp;
	while (n < LETTER_SIGNS && end < lower.n) {
		end += coco_utf8_next(coco_str_sub(lower, end, lower.n), &cp);
		ends[n++] = end;
	}
	while (n && (*place = place_in(alphabet, coco_str_sub(lower, at, ends[n - 1]))) < 0) {
		n--;
	}
	return n ? ends[n - 1] - at : 0;
}

/* A character that is no letter of the alphabet. */
static void put_other(const char *alphabet, struct coco_str sign, uint32_t cp, struct coco_buf *key)
{
	struct coco_buf plain = COCO_BUF_INIT;
	coco_fold(sign, &plain);
	int place = plain.len && !plain.failed ? place_in(alphabet, coco_str_sub(coco_buf_view(&plain), 0, 1)) : -1;
	if (place >= 0) {
		coco_buf_putc(key, (char)(KEY_LETTER + place));
	} else if (cp >= '0' && cp <= '9') {
		coco_buf_putc(key, (char)(KEY_DIGIT + (cp - '0')));
	} else {
		coco_buf_putc(key, (char)(uc_is_property_white_space(cp) ? KEY_BLANK : uc_is_alpha(cp) ? KEY_OTHER : KEY_SIGN));
	}
	key->failed |= plain.failed;
	coco_buf_free(&plain);
}

void coco_sort_key(struct coco_buf *key, struct coco_str name, int lang)
{
	struct coco_table_ref ref = coco_table_find(&coco_tables_page, "collation");
	const char *code = coco_langs[lang >= 0 && lang < COCO_LANGS ? lang : 0];
	const char *alphabet = coco_table_cell(ref, coco_table_row(ref, 0, coco_str_of(code)), coco_table_column(ref, "alphabet"));
	struct coco_buf buf = COCO_BUF_INIT;
	uint32_t cp;
	for (size_t at = 0; at < name.n;) {
		at += coco_utf8_next(coco_str_sub(name, at, name.n), &cp);
		put_lower(&buf, cp);
	}
	struct coco_str lower = coco_buf_view(&buf);
	for (size_t at = 0, n; at < lower.n; at += n) {
		int place = -1;
		n = letter_at(alphabet, lower, at, &place);
		if (n) {
			coco_buf_putc(key, (char)(KEY_LETTER + place));
		} else {
			n = coco_utf8_next(coco_str_sub(lower, at, lower.n), &cp);
			put_other(alphabet, coco_str_sub(lower, at, at + n), cp, key);
		}
	}
	coco_buf_putc(key, '\0');
	coco_buf_str(key, name);
	key->failed |= buf.failed;
	coco_buf_free(&buf);
}
