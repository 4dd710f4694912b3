/* Whether a text begins with who writes it instead of a title.
 *
 * Method: the first line ends with a legal form (Huber GmbH), or what follows it is a postal address: a street with its number, and a
 * postal code before a name with a capital, or a British one.
 *
 * Invariant: a line whose next line only mentions an address, behind a firm's name or within a sentence, is a title. */
#include "parts.h"

#include <string.h>

enum { LEGAL_FORM_BYTES = 14, STREET_WORDS = 4, FIRM_WORDS = 5 }; /* " GmbH & Co. KG": what may stand behind a firm's name on its line */

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool capital(char c)
{
	return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

bool names_firm(struct coco_str line)
{
	size_t blank = line.n;
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] == ' ' && before_legal_form(line, i))
			blank = i;
	struct coco_str form = coco_str_sub(line, blank, line.n);
	return form.n > 0 && form.n <= LEGAL_FORM_BYTES && !memchr(form.s, ':', form.n);
}

/* Bytes of a postal code at `at`: 4020, 43-300, 749 01; 0: none. A name with a capital stands behind it. */
static size_t postal_code(struct coco_str s, size_t at)
{
	size_t i = at, digits = 0;
	while (
	    i < s.n && (digit(s.s[i]) || (digits == 2 && s.s[i] == '-') || (digits == 3 && s.s[i] == ' ' && i + 1 < s.n && digit(s.s[i + 1]))))
		digits += digit(s.s[i++]);
	return (digits == 4 || digits == 5) && i + 1 < s.n && s.s[i] == ' ' && capital(s.s[i + 1]) ? i - at : 0;
}

/* The end of a British one: "WS2 8QA". */
static bool british_code(struct coco_str s, size_t at)
{
	return at > 1 && at + 4 <= s.n && s.s[at] == ' ' && digit(s.s[at + 1]) && s.s[at + 2] >= 'A' && s.s[at + 2] <= 'Z' &&
	       s.s[at + 3] >= 'A' && s.s[at + 3] <= 'Z' && (digit(s.s[at - 1]) || (capital(s.s[at - 1]) && digit(s.s[at - 2])));
}

/* The line begins with a street and its number, or a postal code, and has a postal code. */
static bool is_address(struct coco_str s)
{
	size_t end = 0;
	bool number = false, code = false;
	for (; end < s.n && s.s[end] != ',' && s.s[end] != '\n'; end++)
		number = number || digit(s.s[end]);
	for (size_t i = 0; i < s.n && !code; i++)
		code = ((i == 0 || strchr(" \n", s.s[i - 1])) && postal_code(s, i) > 0) || british_code(s, i);
	return number && code && count_words(coco_str_sub(s, 0, end)) <= STREET_WORDS;
}

bool is_letterhead(struct coco_str text, const struct unit *units, size_t count)
{
	if (count > 0 && units[0].words <= FIRM_WORDS && names_firm(unit_text(text, &units[0]))) /* more is about a firm */
		return true;
	if (count < 2)
		return false;
	size_t last = count > 2 && units[2].words <= STREET_WORDS ? 2 : 1; /* the street, and the place on its own line */
	return is_address(coco_str_sub(text, units[1].start, units[last].end));
}
