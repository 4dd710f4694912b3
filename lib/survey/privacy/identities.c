/* Marks of a person in free text: numbers of identity and of bank accounts, IP addresses, dates of birth.
 *
 * Method: a number of identity is told by coco_identity_at, where one that would often fit by chance is only told of; an IBAN by
 * coco_iban_at; of an IPv4 address one part is a hundred or more, or "IP" stands before it; a date counts beside a word of birth, unless
 * what was born is a firm or an idea (births.csv). Invariant: in what survey_identities_mask writes it finds nothing more that is sure.
 */
#include <string.h>
#include "coco/person.h"
#include "identities.h"

enum { DIGITS_FEW = 5, BIRTH_NEAR = 40 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool in_word(struct coco_str text, size_t at)
{
	return at < text.n &&
	       (is_digit(text.s[at]) || ((text.s[at] | 32) >= 'a' && (text.s[at] | 32) <= 'z') || (unsigned char)text.s[at] >= 0x80);
}

bool survey_identities_may(struct coco_str text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.n && digits < DIGITS_FEW; i++)
		digits += is_digit(text.s[i]) || text.s[i] == ':';
	return digits >= DIGITS_FEW;
}

static struct coco_table_ref births(void)
{
	return coco_table_find(&coco_tables_survey, "births");
}

static const char *cell(struct coco_table_ref t, size_t row, const char *column)
{
	return coco_table_cell(t, row, coco_table_column(t, column));
}

/* ---- addresses of machines ---------------------------------------------------------------------------------------- */

static bool ipv4_at(struct coco_str text, size_t at, size_t *end)
{
	bool high = false;
	size_t i = at;
	for (int part = 0; part < 4; part++) {
		int value = 0;
		const size_t from = i;
		while (i < text.n && is_digit(text.s[i]) && i - from < 3)
			value = value * 10 + (text.s[i++] - '0');
		if (i == from || value > 255 || (text.s[from] == '0' && i > from + 1) || (part < 3 && (i >= text.n || text.s[i++] != '.')))
			return false;
		high |= value >= 100;
	}
	*end = i;
	if (in_word(text, i) || (i + 1 < text.n && text.s[i] == '.' && is_digit(text.s[i + 1])))
		return false;
	return high || coco_words_before(text, at, "ip");
}

/* Eight groups, or fewer around "::", of hexadecimal digits; three at least. */
static bool ipv6_at(struct coco_str text, size_t at, size_t *end)
{
	size_t i = at, colons = 0, groups = 0, group = 0;
	bool gap = false, digit = false;
	for (; i < text.n; i++) {
		const char c = text.s[i];
		if (c == ':') {
			gap |= i > at && text.s[i - 1] == ':';
			colons++;
			group = 0;
		} else if (is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f')) {
			groups += group == 0;
			digit |= is_digit(c);
			if (++group > 4)
				return false;
		} else {
			break;
		}
	}
	*end = i;
	return digit && !in_word(text, i) && groups >= 3 && (gap ? colons <= 7 : colons == 7 && groups == 8);
}

/* ---- dates of birth ----------------------------------------------------------------------------------------------- */

/* "1.2.1980", "1. 2. 1980", "1/2/1980", "1980-02-01". */
static size_t date_bytes(struct coco_str text, size_t at)
{
	size_t i = at, n[3] = {0, 0, 0};
	for (int part = 0; part < 3; part++) {
		while (i < text.n && is_digit(text.s[i]) && n[part] < 5) {
			n[part]++;
			i++;
		}
		if (part == 2)
			break;
		const size_t mark = i;
		while (i < text.n && strchr("./- ", text.s[i]) && i - mark < 2)
			i++;
		if (i == mark)
			return 0;
	}
	const bool dmy = n[0] && n[0] <= 2 && n[1] && n[1] <= 2 && n[2] == 4, ymd = n[0] == 4 && n[1] && n[1] <= 2 && n[2] && n[2] <= 2;
	return dmy || ymd ? i - at : 0;
}

/* The date's year, of four digits, is one in which people of working age were born. */
static bool is_birth_year(struct coco_str date)
{
	enum { YEAR_LEAST = 1900, YEAR_MOST = 2015, YEAR_DIGITS = 4 };
	for (size_t i = 0, n = 0; i <= date.n; i++) {
		int64_t year;
		if (i < date.n && is_digit(date.s[i])) {
			n++;
			continue;
		}
		if (n == YEAR_DIGITS && coco_int_parse(coco_str_sub(date, i - n, i), &year))
			return year >= YEAR_LEAST && year <= YEAR_MOST;
		n = 0;
	}
	return false;
}

/* The same of the words behind a date, up to the end of the clause: "am 3.5.1985 geboren", "1985. 3. 5-én születtem". */
static bool word_behind(struct coco_str text, const char *words)
{
	size_t end = 0;
	while (end < text.n && !strchr(",;!?\n", text.s[end]) && !(text.s[end] == '.' && end + 1 < text.n && text.s[end + 1] == ' '))
		end++;
	return coco_words_before(coco_str_sub(text, 0, end), end, words);
}

/* A date of birth that begins at `at`: a word of birth stands before it, or behind it, and none for a firm. */
static bool birth_at(struct survey_lexicon *lx, struct coco_str text, size_t at, size_t *end)
{
	const struct coco_table_ref t = births();
	struct survey_month_date named;
	size_t n = date_bytes(text, at);
	if (!n)
		n = survey_month_scan(lx, coco_str_sub(text, at, text.n), SURVEY_ALL_LANGS, &named);
	if (!n)
		return false;
	*end = at + n;
	if (!is_birth_year(coco_str_sub(text, at, *end)))
		return false;
	const size_t from = at > BIRTH_NEAR ? at - BIRTH_NEAR : 0, to = *end + BIRTH_NEAR < text.n ? *end + BIRTH_NEAR : text.n;
	const struct coco_str before = coco_str_sub(text, from, at), behind = coco_str_sub(text, *end, to);
	bool born = false, firm = false;
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const char *rule = cell(t, row, "rule"), *words = cell(t, row, "words");
		born |= strcmp(rule, "words") == 0 && (coco_words_before(before, before.n, words) || word_behind(behind, words));
		firm |= strcmp(rule, "firms") == 0 && (coco_words_before(before, before.n, words) || word_behind(behind, words));
	}
	return born && !firm;
}

bool survey_identities_mask(struct survey_lexicon *lx, struct coco_str text, bool *doubtful, struct coco_buf *out)
{
	size_t put = 0, end = 0;
	*doubtful = false;
	for (size_t at = 0; at < text.n; at++) {
		const char c = text.s[at];
		const bool digit = is_digit(c), upper = c >= 'A' && c <= 'Z', hex = digit || ((c | 32) >= 'a' && (c | 32) <= 'f') || c == ':';
		if (!(digit || upper || hex) || (at && in_word(text, at - 1)) || (at && text.s[at - 1] == ':' && hex))
			continue;
		enum coco_identity found = COCO_IDENTITY_NONE;
		if ((digit && (ipv4_at(text, at, &end) || birth_at(lx, text, at, &end))) || (upper && coco_iban_at(text, at, &end)))
			found = COCO_IDENTITY_SURE;
		if (!found && hex)
			found = ipv6_at(text, at, &end) ? COCO_IDENTITY_SURE : COCO_IDENTITY_NONE;
		if (!found && (digit || upper))
			found = coco_identity_at(text, at, &end);
		if (found == COCO_IDENTITY_SURE) {
			coco_buf_str(out, coco_str_sub(text, put, at));
			coco_buf_puts(out, "(masked)");
			put = end;
		}
		*doubtful |= found == COCO_IDENTITY_LIKE;
		at = found ? end - 1 : at;
	}
	if (put)
		coco_buf_str(out, coco_str_sub(text, put, text.n));
	return put > 0;
}

bool survey_has_identity(struct survey_lexicon *lx, struct coco_str text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful;
	const bool sure = survey_identities_may(text) && survey_identities_mask(lx, text, &doubtful, &masked);
	coco_buf_free(&masked);
	return sure;
}
