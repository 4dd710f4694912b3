/* Numbers of identity in a text.
 *
 * Method: digits, in one run or in the groups that such a number is written in, count by their check digit (identity_numbers.csv) and by
 * the date in them where they hold one; a codice fiscale by its letters and check letter. How sure one is the table says: by itself, only
 * in its groups, or only behind a word that says what it is, since of numbers of whatever kind one in ten fits by chance. A number behind a
 * word for things (order, EAN, Artikelnummer), or behind others of such a list, is nobody's.
 *
 * Reference: the rules of the states that give these numbers, named by row; ISO 7064, MOD 11,10 (hybrid system). */
#include <string.h>
#include "reach.h"

enum { NUMBER_LEAST = 8, NUMBER_MAX = 13, GROUPS_MOST = 4, WORD_NEAR = 40, THING_NEAR = 24, LIST_MOST = 160, WHOLE_MOST = 4 };

/* Digits as they stand: groups of them, with a sign between. */
struct digits {
	char s[NUMBER_MAX + 1];
	size_t n, groups;
	size_t ends[GROUPS_MOST], counts[GROUPS_MOST]; /* by group: where it ends in the text, how many digits up to there */
	char signs[GROUPS_MOST];                       /* before each */
};

static bool is_digit(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

static bool in_word(struct coco_str text, size_t at)
{
	return is_digit(text, at) ||
	       (at < text.n && (((text.s[at] | 32) >= 'a' && (text.s[at] | 32) <= 'z') || (unsigned char)text.s[at] >= 0x80));
}

static struct coco_table_ref numbers(void)
{
	return coco_table_find(&coco_tables_person, "identity_numbers");
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

/* ---- check digits -------------------------------------------------------------------------------------------------- */

static int two(const char *digits)
{
	return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* The month without what the form lets add to it for a sex or a century: "ymd 20 50". Twenty more is a month of this century. */
static int month_of(int month, int year, struct coco_str more)
{
	enum { LAST_YEAR = 40, THIS_CENTURY = 20, FEMALE = 50 };
	struct coco_str word;
	int64_t add;
	for (; coco_str_split(&more, ' ', &word);)
		if (word.n && coco_int_parse(word, &add) && month > add && month <= add + 12)
			return add % FEMALE == THIS_CENTURY && year > LAST_YEAR ? 0 : month - (int)add;
	return month;
}

/* "dmy"; "dmY": the year's last three digits; "ymd", and what may be added to months. Before the form: behind so many digits. */
static bool date_fits(const char *digits, const char *form)
{
	static const int days[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int day, month;
	if (!*form)
		return true;
	if (*form >= '0' && *form <= '9')
		digits += *form++ - '0';
	if (*form == 'd') {
		day = two(digits);
		month = two(digits + 2);
		if (form[2] == 'Y' && digits[4] != '9' && digits[4] != '0')
			return false;
	} else {
		day = two(digits + 4);
		month = month_of(two(digits + 2), two(digits), coco_str_of(form + strlen("ymd")));
	}
	return month >= 1 && month <= 12 && day >= 1 && day <= days[month];
}

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
	const int64_t said = number_of(cell(t, row, "modulus")), modulus = said > 0 ? said : 1, place = number_of(cell(t, row, "check"));
	int64_t sum = 0, weight = 0;
	if (strcmp(rule, "iso7064") == 0)
		return iso7064(digits, n);
	if (strcmp(rule, "whole") == 0) {
		for (size_t i = 0; i < n; i++)
			sum = (sum * 10 + digits[i] - '0') % modulus;
		return sum == 0;
	}
	for (size_t i = 0; i < n && weights.n && coco_str_split(&weights, ' ', &word); i++) {
		coco_int_parse(word, &weight);
		sum += weight * (digits[i] - '0');
	}
	const int64_t rest = sum % modulus, check = strcmp(rule, "complement") == 0 ? (modulus - rest) % modulus
	                                            : strcmp(rule, "eleven") == 0   ? (modulus - rest) % 10
	                                                                            : rest;
	return check == digits[place > 0 ? (size_t)place - 1 : n - 1] - '0';
}

/* ---- words before -------------------------------------------------------------------------------------------------- */

static bool words_within(struct coco_str text, size_t at, size_t near, const char *words)
{
	struct coco_buf fold = COCO_BUF_INIT;
	struct coco_str rest = coco_str_of(words), word;
	bool found = false;
	size_t from = at > near ? at - near : 0;
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

bool coco_words_before(struct coco_str text, size_t at, const char *words)
{
	return words_within(text, at, WORD_NEAR, words);
}

/* Where the numbers begin that end at `at`, with signs and little words (and, und, in) between. */
static size_t list_begins(struct coco_str text, size_t at)
{
	enum { LITTLE = 5 };
	size_t from = at;
	for (;;) {
		while (from > 0 && at - from < LIST_MOST && (is_digit(text, from - 1) || strchr(" ,;:/-.#\n", text.s[from - 1])))
			from--;
		size_t word = from;
		while (word > 0 && from - word < LITTLE && in_word(text, word - 1) && !is_digit(text, word - 1))
			word--;
		if (word == from || from - word == LITTLE || word < 2 || text.s[word - 1] != ' ' || !is_digit(text, word - 2))
			return from;
		from = word;
	}
}

/* A word for things stands right before the number, or before the numbers that it stands in a row with. */
static bool of_thing(struct coco_table_ref t, struct coco_str text, size_t at)
{
	const size_t from = list_begins(text, at);
	size_t begin = from;
	while (begin > 0 && from - begin < THING_NEAR && !strchr("\n,;!?", text.s[begin - 1]))
		begin--;
	for (size_t row = 0; row < coco_table_rows(t); row++)
		if (strcmp(cell(t, row, "rule"), "things") == 0 &&
		    words_within(coco_str_sub(text, 0, from), from, from - begin, cell(t, row, "words")))
			return true;
	return false;
}

/* ---- digits -------------------------------------------------------------------------------------------------------- */

/* Bytes of what may stand between two groups at `at`, and the sign that it counts as; 0: none. */
static size_t gap_at(struct coco_str text, size_t at, char *sign)
{
	static const struct {
		const char *gap;
		char sign;
	} gaps[] = {{" / ", '/'}, {"/", '/'}, {" ", ' '}, {"\xC2\xA0", ' '}, {"-", ' '}};
	for (size_t i = 0; i < COCO_LEN(gaps); i++) {
		const size_t n = strlen(gaps[i].gap);
		if (coco_str_starts(coco_str_sub(text, at, text.n), gaps[i].gap) && is_digit(text, at + n)) {
			*sign = gaps[i].sign;
			return n;
		}
	}
	return 0;
}

/* The digits at `at`: as many groups as fit. False: none, or one that is too long. */
static bool digits_at(struct coco_str text, size_t at, struct digits *d)
{
	size_t i = at, gap = 0;
	*d = (struct digits){.n = 0};
	do {
		if (d->groups == GROUPS_MOST)
			return true;
		size_t n = d->n;
		for (i += gap; is_digit(text, i); i++) {
			if (n == NUMBER_MAX)
				return d->groups > 0;
			d->s[n++] = text.s[i];
		}
		d->n = n;
		d->ends[d->groups] = i;
		d->counts[d->groups++] = n;
	} while (d->groups < GROUPS_MOST && (gap = gap_at(text, i, &d->signs[d->groups])) > 0);
	return d->n > 0;
}

/* The first `groups` of the digits stand as one of the forms: "3 3 3", "6/4". */
static bool grouped_so(const struct digits *d, size_t groups, const char *forms)
{
	struct coco_str rest = coco_str_of(forms), form;
	while (rest.n && coco_str_split(&rest, ';', &form)) {
		size_t group = 0, i = 0;
		for (; i < form.n && group < groups; group++) {
			const char sign = group ? form.s[i++] : 0;
			const size_t digits = d->counts[group] - (group ? d->counts[group - 1] : 0);
			if (sign != d->signs[group] || (size_t)(form.s[i++] - '0') != digits)
				break;
		}
		if (i == form.n && group == groups)
			return true;
	}
	return false;
}

/* The first `groups` of the digits by each row. */
static enum coco_identity identity_of(struct coco_table_ref t, struct coco_str text, size_t at, const struct digits *d, size_t groups)
{
	const size_t n = d->counts[groups - 1];
	enum coco_identity found = COCO_IDENTITY_NONE;
	for (size_t row = 0; row < coco_table_rows(t) && found < COCO_IDENTITY_SURE; row++) {
		const char *alone = cell(t, row, "alone");
		if (number_of(cell(t, row, "digits")) != (int64_t)n || (groups > 1 && !grouped_so(d, groups, cell(t, row, "groups"))) ||
		    !date_fits(d->s, cell(t, row, "date")) || !check_fits(t, row, d->s, n))
			continue;
		const bool sure = strcmp(alone, "sure") == 0 || (groups > 1 && strcmp(alone, "grouped") == 0);
		enum coco_identity is = coco_words_before(text, at, cell(t, row, "words")) ? COCO_IDENTITY_SURE
		                        : of_thing(t, text, at)                            ? COCO_IDENTITY_NONE
		                        : sure                                             ? COCO_IDENTITY_SURE
		                        : strcmp(alone, "told") == 0                       ? COCO_IDENTITY_LIKE
		                                                                           : COCO_IDENTITY_FITS;
		found = is > found ? is : found;
	}
	return found;
}

static enum coco_identity number_at(struct coco_str text, size_t at, size_t *end)
{
	const struct coco_table_ref t = numbers();
	struct digits d;
	enum coco_identity found = COCO_IDENTITY_NONE;
	if (!digits_at(text, at, &d))
		return COCO_IDENTITY_NONE;
	for (size_t groups = d.groups; groups > 0 && !found; groups--) {
		const size_t to = d.ends[groups - 1], n = d.counts[groups - 1];
		const bool goes_on = in_word(text, to) || (to + 1 < text.n && strchr(".,-/", text.s[to]) && is_digit(text, to + 1));
		if (n < NUMBER_LEAST || n > NUMBER_MAX || goes_on)
			continue;
		found = identity_of(t, text, at, &d, groups);
		*end = to;
	}
	return found;
}

/* ---- letters and digits -------------------------------------------------------------------------------------------- */

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
		if (form[i] == 'A' ? c < 'A' || c > 'Z' : c < '0' || c > '9')
			return false;
		const unsigned value = (unsigned)(form[i] == '0' ? c - '0' : c - 'A');
		sum += i == 15 ? 0 : i % 2 ? value : odd[value];
	}
	*end = at + 16;
	return sum % 26 == (unsigned)(text.s[at + 15] - 'A');
}

enum coco_identity coco_identity_at(struct coco_str text, size_t at, size_t *end)
{
	if (is_digit(text, at))
		return number_at(text, at, end);
	return at < text.n && text.s[at] >= 'A' && text.s[at] <= 'Z' && fiscal_at(text, at, end) ? COCO_IDENTITY_SURE : COCO_IDENTITY_NONE;
}
