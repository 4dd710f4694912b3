/* Numbers by which people are known: of bank accounts, of identity.
 *
 * Method: an IBAN takes its word along. A number of identity (coco_identity_at) counts where that is sure; where only its check digit fits,
 * a person's name stands within PERSON_NEAR bytes before or behind it, on its line or the next, for numbers of parts and orders fit as
 * well.
 *
 * Invariant: what is found begins and ends with a word. */
#include "parts.h"
#include "coco/person.h"

#include <string.h>

enum { PERSON_NEAR = 80, LINES_BETWEEN = 1 };

int personal_accounts(struct coco_str text, personal_found add, void *to)
{
	static const char *const words[] = {"IBAN: ", "IBAN "};
	for (size_t at = 0, end; at < text.n; at++) {
		if ((at && is_word_byte((unsigned char)text.s[at - 1])) || !coco_iban_at(text, at, &end))
			continue;
		size_t start = at;
		for (size_t i = 0; i < COCO_LEN(words) && start == at; i++)
			if (coco_str_ends(coco_str_sub(text, 0, at), words[i]))
				start = at - strlen(words[i]);
		if (add(to, start, end) != 0)
			return -1;
		at = end - 1;
	}
	return 0;
}

static bool near(struct coco_str text, size_t from, size_t to)
{
	size_t lines = 0;
	for (size_t i = from; i < to; i++)
		lines += text.s[i] == '\n';
	return to - from <= PERSON_NEAR && lines <= LINES_BETWEEN;
}

/* Eight digits that are a day of this time: 20261127. */
static bool is_day(struct coco_str digits)
{
	struct coco_date date;
	char iso[11];
	if (digits.n != 8)
		return false;
	snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", digits.s, digits.s + 4, digits.s + 6);
	return coco_date_parse(coco_str_of(iso), &date) && date.year >= 1900 && date.year < 2100;
}

/* A name stands beside [start, end). */
static bool beside_name(struct coco_str text, const struct personal *names, size_t n, size_t start, size_t end)
{
	for (size_t i = 0; i < n; i++)
		if (!names[i].site && !names[i].extension &&
		    (names[i].end <= start ? near(text, names[i].end, start) : names[i].start >= end && near(text, end, names[i].start)))
			return true;
	return false;
}

int personal_identities(struct coco_str text, const struct personal *names, size_t n_names, personal_found add, void *to)
{
	for (size_t at = 0, end; at < text.n; at++) {
		const unsigned char c = (unsigned char)text.s[at];
		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) || (at && is_word_byte((unsigned char)text.s[at - 1])))
			continue;
		const enum coco_identity is = coco_identity_at(text, at, &end);
		if (is == COCO_IDENTITY_NONE)
			continue;
		if ((is == COCO_IDENTITY_SURE || (!is_day(coco_str_sub(text, at, end)) && beside_name(text, names, n_names, at, end))) &&
		    add(to, at, end) != 0)
			return -1;
		at = end - 1;
	}
	return 0;
}
