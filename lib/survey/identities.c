/* Marks of a person in free text: numbers of identity and of bank accounts, IP addresses, dates of birth.
 *
 * Method: a number counts by its check digit (identity_numbers.csv), and by the date in it where it holds one; one that would often fit by
 * chance is only told, unless a word before it says what it is. An IBAN is told by coco_iban_at, a codice fiscale
 * by its letters and check letter; of an IPv4 address one part is a hundred or more, or "IP" stands before it; a date counts beside a word
 * of birth, unless what was born is a firm or an idea. Invariant: in what survey_identities_mask writes it finds nothing more that is sure.
 */
#include <string.h>
#include "coco/person.h"
#include "identities.h"

enum { DIGITS_FEW = 5, NUMBER_LEAST = 8, NUMBER_MAX = 13, WORD_NEAR = 40, BIRTH_NEAR = 40, WHOLE_MOST = 4 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
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

static struct coco_table_ref numbers(void)
{
	return coco_table_find(&coco_tables_survey, "identity_numbers");
}

static const char *cell(struct coco_table_ref t, size_t row, const char *column)
{
	return coco_table_cell(t, row, coco_table_column(t, column));
}

static int64_t number_of(const char *text)
{
	int64_t n = 0;
	return coco_int_parse(coco_str_of(text), &n) ? n : 0;
}

/* ---- numbers with a check digit ----------------------------------------------------------------------------------- */

static int two(const char *digits)
{
	return (digits[0] - '0') * 10 + (digits[1] - '0');
}

static bool date_fits(const char *digits, const char *form)
{
	int day, month;
	if (strcmp(form, "dmY") == 0) {
		day = two(digits);
		month = two(digits + 2);
		if (digits[4] != '9' && digits[4] != '0')
			return false;
	} else if (strcmp(form, "ymd") == 0) {
		day = two(digits + 4);
		month = two(digits + 2);
		month -= month > 80 ? 80 : month > 70 ? 70 : month > 60 ? 60 : month > 50 ? 50 : month > 40 ? 40 : month > 20 ? 20 : 0;
	} else {
		return true;
	}
	return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* ISO 7064, MOD 11,10 (hybrid system). */
static bool iso7064(const char *digits, size_t n)
{
	int product = 10;
	for (size_t i = 0; i + 1 < n; i++) {
		int sum = (digits[i] - '0' + product) % 10;
		product = (sum ? sum : 10) * 2 % 11;
	}
	return (11 - product) % 10 == digits[n - 1] - '0';
}

static bool check_fits(struct coco_table_ref t, size_t row, const char *digits, size_t n)
{
	const char *rule = cell(t, row, "rule");
	struct coco_str weights = coco_str_of(cell(t, row, "weights")), word;
	const int64_t said = number_of(cell(t, row, "modulus")), modulus = said > 0 ? said : 1;
	int64_t sum = 0, weight = 0;
	if (strcmp(rule, "iso7064") == 0)
		return iso7064(digits, n);
	if (strcmp(rule, "whole") == 0) {
		for (size_t i = 0; i < n; i++)
			sum = (sum * 10 + digits[i] - '0') % modulus;
		return sum == 0;
	}
	for (size_t i = 0; i + 1 < n && weights.n && coco_str_split(&weights, ' ', &word); i++) {
		coco_int_parse(word, &weight);
		sum += weight * (digits[i] - '0');
	}
	const int64_t rest = sum % modulus, check = strcmp(rule, "complement") == 0 ? (modulus - rest) % modulus : rest;
	return check == digits[n - 1] - '0';
}

/* Does one of the words stand shortly before `at`? A short one is a whole word, of others the beginning counts. */
static bool word_before(struct coco_str text, size_t at, const char *words)
{
	struct coco_buf fold = COCO_BUF_INIT;
	struct coco_str rest = coco_str_of(words), word;
	bool found = false;
	size_t from = at > WORD_NEAR ? at - WORD_NEAR : 0;
	while (from < at && ((unsigned char)text.s[from] & 0xC0) == 0x80)
		from++;
	coco_buf_putc(&fold, ' ');
	coco_fold_words(coco_str_sub(text, from, at), &fold);
	while (!found && rest.n && coco_str_split(&rest, ';', &word)) {
		for (size_t i = 0; (i = coco_str_find(coco_buf_view(&fold), word, i)) != SIZE_MAX && !found; i++)
			found = fold.data[i - 1] == ' ' && (word.n > WHOLE_MOST || i + word.n == fold.len || fold.data[i + word.n] == ' ');
	}
	coco_buf_free(&fold);
	return found;
}

/* A run of digits, with a stroke before its last three or four: by which row it is a number of identity. 0: none, 1: may be, 2: is. */
static int number_at(struct coco_str text, size_t at, size_t *end)
{
	const struct coco_table_ref t = numbers();
	char digits[NUMBER_MAX + 1];
	size_t n = 0, i = at;
	bool stroke = false;
	int found = 0;
	for (; i < text.n && (is_digit(text.s[i]) || (text.s[i] == '/' && n == 6 && !stroke)) && n <= NUMBER_MAX; i++) {
		if (text.s[i] == '/')
			stroke = true;
		else if (n < NUMBER_MAX)
			digits[n++] = text.s[i];
		else
			n++;
	}
	if (n < NUMBER_LEAST || n > NUMBER_MAX || in_word(text, i) || (i + 1 < text.n && strchr(".,-/", text.s[i]) && is_digit(text.s[i + 1])))
		return 0;
	for (size_t row = 0; row < coco_table_rows(t) && found < 2; row++) {
		const bool whole = strcmp(cell(t, row, "rule"), "whole") == 0;
		if (number_of(cell(t, row, "digits")) != (int64_t)n || (stroke && !whole) || !date_fits(digits, cell(t, row, "date")) ||
		    !check_fits(t, row, digits, n))
			continue;
		const bool sure = *cell(t, row, "alone") || stroke || word_before(text, at, cell(t, row, "words"));
		const bool maybe = strcmp(cell(t, row, "rule"), "iso7064") == 0;
		found = sure ? 2 : maybe ? 1 : found;
	}
	*end = i;
	return found;
}

/* ---- letters and digits ------------------------------------------------------------------------------------------- */

/* Italy's codice fiscale: six letters, year, month, day, place, and a check letter (decree of 23 December 1976). */
static bool fiscal_at(struct coco_str text, size_t at, size_t *end)
{
	static const char form[] = "AAAAAA00A00A000A";
	static const unsigned char odd[26] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
	unsigned sum = 0;
	if (at + 16 > text.n || in_word(text, at + 16))
		return false;
	for (size_t i = 0; i < 16; i++) {
		const char c = text.s[at + i];
		if (form[i] == 'A' ? !is_upper(c) : !is_digit(c))
			return false;
		const unsigned value = (unsigned)(is_digit(c) ? c - '0' : c - 'A');
		sum += i == 15 ? 0 : i % 2 ? value : odd[value];
	}
	*end = at + 16;
	return sum % 26 == (unsigned)(text.s[at + 15] - 'A');
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
	return high || word_before(text, at, "ip");
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
	return word_before(coco_str_sub(text, 0, end), end, words);
}

/* A date of birth that begins at `at`: a word of birth stands before it, or behind it, and none for a firm. */
static bool birth_at(struct survey_lexicon *lx, struct coco_str text, size_t at, size_t *end)
{
	const struct coco_table_ref t = numbers();
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
		born |= strcmp(rule, "words") == 0 && (word_before(before, before.n, words) || word_behind(behind, words));
		firm |= strcmp(rule, "firms") == 0 && (word_before(before, before.n, words) || word_behind(behind, words));
	}
	return born && !firm;
}

bool survey_identities_mask(struct survey_lexicon *lx, struct coco_str text, bool *doubtful, struct coco_buf *out)
{
	size_t put = 0, end = 0;
	*doubtful = false;
	for (size_t at = 0; at < text.n; at++) {
		const char c = text.s[at];
		const bool digit = is_digit(c), upper = is_upper(c), hex = digit || ((c | 32) >= 'a' && (c | 32) <= 'f') || c == ':';
		if (!(digit || upper || hex) || (at && in_word(text, at - 1)) || (at && text.s[at - 1] == ':' && hex))
			continue;
		int found = 0;
		if (digit)
			found = ipv4_at(text, at, &end) || birth_at(lx, text, at, &end) ? 2 : number_at(text, at, &end);
		if (!found && upper && at + 4 < text.n)
			found = coco_iban_at(text, at, &end) || fiscal_at(text, at, &end) ? 2 : 0;
		if (!found && hex)
			found = ipv6_at(text, at, &end) ? 2 : 0;
		if (found == 2) {
			coco_buf_str(out, coco_str_sub(text, put, at));
			coco_buf_puts(out, "(masked)");
			put = end;
		}
		*doubtful |= found == 1;
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
