/* Numbers of bank accounts in free text.
 *
 * Method: an IBAN begins with its country and two figures, has its country's length (ibans.csv), in groups or not, and leaves 1 modulo 97
 * when its first four signs stand last (ISO 13616, ISO 7064). Invariant: what is one ends where its word does. */
#include <string.h>
#include "reach.h"

enum { IBAN_MAX = 34, HEAD = 4 };

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static size_t iban_length(struct coco_str country)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "ibans");
	int64_t length = 0;
	for (size_t row = 0; row < coco_table_rows(t); row++)
		if (coco_str_is(country, coco_table_cell(t, row, 0)))
			coco_int_parse(coco_str_of(coco_table_cell(t, row, coco_table_column(t, "length"))), &length);
	return length > 0 && length <= IBAN_MAX ? (size_t)length : 0;
}

bool coco_iban_at(struct coco_str text, size_t at, size_t *end)
{
	char letters[IBAN_MAX];
	size_t n = 0, i = at;
	if (at + HEAD >= text.n || !is_upper(text.s[at]) || !is_upper(text.s[at + 1]) || !reach_is_digit(text, at + 2) ||
	    !reach_is_digit(text, at + 3))
		return false;
	const size_t length = iban_length(coco_str_sub(text, at, at + 2));
	for (; i < text.n && n < length; ++i) {
		if (reach_is_digit(text, i) || is_upper(text.s[i]))
			letters[n++] = text.s[i];
		else if (text.s[i] != ' ' || n < HEAD)
			return false;
	}
	if (!length || n < length || reach_in_word(text, i))
		return false;
	unsigned rest = 0;
	for (size_t k = 0; k < n; k++) {
		const char c = letters[(k + HEAD) % n];
		rest = is_upper(c) ? (rest * 100 + (unsigned)(c - 'A') + 10) % 97 : (rest * 10 + (unsigned)(c - '0')) % 97;
	}
	*end = i;
	return rest == 1;
}
