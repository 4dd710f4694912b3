/* Numbers as people in Europe write them: 1234.5, 1 234,5, 1.234,50, 1'234.50.
 *
 * Method: with the decimal mark given, the other mark and blanks may only stand between groups of three. Without, the last
 * of two kinds of mark is the decimal one; a single mark with exactly three digits behind it ("1.234") is ambiguous and
 * refused. Invariant: no value that can be read in two ways is returned.
 */
#include <string.h>
#include "values.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of a blank or an apostrophe that people put between groups; 0: none. */
static size_t group_mark(struct coco_str text)
{
	static const char *const marks[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"};
	for (size_t i = 0; i < COCO_LEN(marks); i++) {
		if (coco_str_starts(text, marks[i]))
			return strlen(marks[i]);
	}
	return 0;
}

/* The text with blank and apostrophe groups as '_', at most `room` bytes; 0: no number's text. */
static size_t squeeze(struct coco_str text, char *out, size_t room)
{
	size_t n = 0;
	for (size_t i = 0; i < text.n;) {
		const bool plain = is_digit(text.s[i]) || text.s[i] == '.' || text.s[i] == ',';
		const size_t mark = plain ? 0 : group_mark(coco_str_sub(text, i, text.n));
		if (n + 1 >= room || (!plain && !mark))
			return 0;
		out[n++] = plain ? text.s[i] : '_';
		i += plain ? 1 : mark;
	}
	out[n] = 0;
	return n;
}

/* All marks but `decimal` stand between groups of three digits, the first group has one to three, and they are one kind. */
static bool groups_right(const char *s, size_t n, char decimal)
{
	char mark = 0;
	size_t run = 0;
	bool grouped = false;
	for (size_t i = 0; i <= n; i++) {
		char c = i < n ? s[i] : decimal;
		if (is_digit(c)) {
			run++;
			continue;
		}
		if (grouped && run != 3)
			return false;
		if (i == n || c == decimal)
			return true;
		if (run < 1 || run > 3 || (mark && c != mark))
			return false;
		mark = c;
		grouped = true;
		run = 0;
	}
	return true;
}

/* The decimal mark of an undeclared number: '.', ',' or 0 (none is needed); -1: ambiguous. */
static int decimal_of(const char *s, size_t n)
{
	const char *dot = memchr(s, '.', n), *comma = memchr(s, ',', n);
	if (!dot && !comma)
		return 0;
	if (dot && comma)
		return strrchr(s, '.') > strrchr(s, ',') ? '.' : ',';
	const char *first = dot ? dot : comma, *last = strrchr(s, *first);
	if (first != last)
		return 0; /* several of a kind: groups */
	size_t before = (size_t)(first - s), after = n - before - 1;
	bool maybe_group = after == 3 && before >= 1 && before <= 3 && s[0] != '0' && !memchr(s, '_', n);
	return maybe_group ? -1 : *first;
}

char survey_decimal_of(struct coco_str text)
{
	char squeezed[64];
	text = coco_str_trim(text);
	if (text.n && (text.s[0] == '-' || text.s[0] == '+'))
		text = coco_str_sub(text, 1, text.n);
	size_t len = squeeze(text, squeezed, sizeof squeezed);
	if (!len || !is_digit(squeezed[0]) || !is_digit(squeezed[len - 1]))
		return 0;
	int mark = decimal_of(squeezed, len);
	if (mark > 0)
		return (char)mark;
	/* several of a kind stand between groups, so the other one is the decimal mark */
	const char *dot = memchr(squeezed, '.', len), *comma = memchr(squeezed, ',', len);
	bool groups = mark == 0 && (dot || comma) && groups_right(squeezed, len, 0);
	return groups ? (dot ? ',' : '.') : 0;
}

/* A number as JSON has it. */
struct plain {
	size_t whole, fraction; /* digits before and behind the point */
	size_t bytes;           /* without needless zeros at its end */
	double value;
};

/* Reads a number without marks, needless zeros before it and exponent, "-12.50": nearly every number is one. At most 15 digits:
 * then both they and the power of ten are exact doubles, and so is their quotient the nearest one (Clinger 1990). */
static bool plain_read(struct coco_str text, struct plain *p)
{
	static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	const bool minus = text.n && text.s[0] == '-';
	const char *at = text.s + minus, *const start = at, *const end = text.s + text.n;
	uint64_t digits = 0;
	if (end - start > 16)
		return false;
	for (; at < end && is_digit(*at); at++)
		digits = digits * 10 + (uint64_t)(*at - '0');
	p->whole = (size_t)(at - start);
	p->fraction = 0;
	p->bytes = (size_t)(at - text.s);
	if (!p->whole || (p->whole > 1 && *start == '0'))
		return false;
	if (at < end && *at == '.') {
		const char *const point = at++;
		for (; at < end && is_digit(*at); at++) {
			digits = digits * 10 + (uint64_t)(*at - '0');
			p->bytes = *at == '0' ? p->bytes : (size_t)(at + 1 - text.s);
		}
		p->fraction = (size_t)(at - point) - 1;
	}
	if (at < end || !is_digit(at[-1]) || p->whole + p->fraction > 15 || (minus && !digits))
		return false;
	p->value = p->fraction ? (double)digits / powers[p->fraction] : (double)digits;
	p->value = minus ? -p->value : p->value;
	return true;
}

struct coco_str survey_number_plain(struct coco_str text, char decimal, double *value)
{
	struct plain usual;
	if (!plain_read(text, &usual) || (usual.fraction && decimal != '.' && (decimal || usual.fraction == 3)))
		return COCO_STR_NONE;
	*value = usual.value;
	return (struct coco_str){text.s, usual.bytes};
}

const char *survey_number(struct coco_str text, char decimal, double *value, struct coco_buf *json)
{
	char squeezed[64], plain[72];
	size_t n = 0, digits = 0;
	text = coco_str_trim(text);
	struct coco_str usual = survey_number_plain(text, decimal, value);
	if (usual.s) {
		coco_buf_str(json, usual);
		return NULL;
	}
	if (coco_str_starts(text, "\xE2\x88\x92")) { /* the minus sign */
		plain[n++] = '-';
		text = coco_str_sub(text, 3, text.n);
	} else if (text.n && (text.s[0] == '-' || text.s[0] == '+')) {
		if (text.s[0] == '-')
			plain[n++] = '-';
		text = coco_str_sub(text, 1, text.n);
	}
	size_t len = squeeze(text, squeezed, sizeof squeezed);
	if (!len || !is_digit(squeezed[0]) || !is_digit(squeezed[len - 1]))
		return "bad-number";
	int mark = decimal ? decimal : decimal_of(squeezed, len);
	if (mark < 0)
		return "ambiguous-number";
	const char *point = mark ? memchr(squeezed, mark, len) : NULL;
	if (point && memchr(point + 1, mark, len - (size_t)(point + 1 - squeezed)))
		return "bad-number";
	size_t whole = point ? (size_t)(point - squeezed) : len;
	if (!groups_right(squeezed, whole, 0) || (point && strspn(point + 1, "0123456789") != len - whole - 1))
		return "bad-number";
	size_t start = n;
	for (size_t i = 0; i < whole; i++) {
		if (is_digit(squeezed[i]) && (n > start || squeezed[i] != '0' || i + 1 == whole))
			plain[n++] = squeezed[i];
	}
	if (n == start)
		plain[n++] = '0';
	digits = n - start;
	size_t end = len;
	while (point && end > whole + 1 && squeezed[end - 1] == '0')
		end--;
	if (point && end > whole + 1) {
		plain[n++] = '.';
		for (size_t i = whole + 1; i < end; i++, digits++)
			plain[n++] = squeezed[i];
	}
	plain[n] = 0;
	struct coco_str number = {plain, n};
	if (!coco_num_parse(number, value))
		return "bad-number";
	coco_buf_str(json, strcmp(plain, "-0") == 0 ? COCO_STR("0") : number);
	return NULL;
}

bool survey_number_canonical(struct coco_str text)
{
	double value;
	char out[COCO_NUM_TEXT];
	struct plain usual;
	if (!text.n || text.n > 17 || !(is_digit(text.s[0]) || text.s[0] == '-'))
		return false;
	if (plain_read(text, &usual) && (!usual.fraction || usual.value >= 1e-4 || usual.value <= -1e-4)) /* smaller: an exponent */
		return usual.bytes == text.n;
	if (!coco_num_parse(text, &value))
		return false;
	size_t n = coco_num_text(value, out);
	return n && coco_str_eq(text, (struct coco_str){out, n});
}
