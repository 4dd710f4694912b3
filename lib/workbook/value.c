/* The text of a sheet's numbers: as a person sees them, or by ISO 8601 where the format makes them dates.
 *
 * Method: spreadsheets count with doubles and show 15 digits, so that 0.1 + 0.2 is 0.3; a date is a number of days whose
 * format holds a letter for day, month, year, hour or second outside of quotes and brackets (ECMA-376, part 1, 18.8.30 and
 * 18.8.31). Days are counted from 1900 with a 29 February that year did not have, or from 1904.
 * Invariant: a number that its format can't show as a date (negative, beyond the year 9999) stays a number.
 */
#include <string.h>
#include "book.h"

/* ---- formats ----------------------------------------------------------------------------------------------------- */

struct sheet_format sheet_format_builtin(long id)
{
	struct sheet_format f = {SHEET_NUMBER, COCO_STR_NONE};
	if (id == 9 || id == 10)
		f.kind = SHEET_PERCENT;
	else if (id == 22)
		f.kind = SHEET_DATETIME;
	else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47 || id == 55 || id == 56)
		f.kind = SHEET_TIME;
	else if (id == 46)
		f.kind = SHEET_DURATION;
	else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
		f.kind = SHEET_DATE;
	return f;
}

/* What a format's first part holds outside of quotes and brackets. */
struct seen {
	bool day, month, clock, elapsed, percent, other;
	size_t zeros;
};

static size_t bracket_read(struct coco_str code, size_t i, struct seen *seen)
{
	const char *end = memchr(code.s + i, ']', code.n - i);
	size_t close = end ? (size_t)(end - code.s) : code.n - 1;
	struct coco_str inside = coco_str_sub(code, i + 1, close);
	size_t same = 0;
	while (same < inside.n && (inside.s[same] | 32) == (inside.s[0] | 32))
		same++;
	if (inside.n && same == inside.n && strchr("hms", inside.s[0] | 32)) /* [h], [mm]: time that has passed */
		seen->elapsed = true;
	return close;
}

static struct seen format_scan(struct coco_str code)
{
	struct seen seen = {0};
	for (size_t i = 0; i < code.n; i++) {
		char c = code.s[i];
		if (c == '"') {
			const char *end = memchr(code.s + i + 1, '"', code.n - i - 1);
			i = end ? (size_t)(end - code.s) : code.n - 1;
			continue;
		}
		if (c == '[') {
			i = bracket_read(code, i, &seen);
			continue;
		}
		if (c == '\\' || c == '_' || c == '*') {
			i++;
			continue;
		}
		char low = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
		seen.day |= low == 'd' || low == 'y';
		seen.month |= low == 'm';
		seen.clock |= low == 'h' || low == 's';
		seen.percent |= c == '%';
		seen.zeros += c == '0';
		seen.other |= c == '#' || c == '?' || c == '.' || c == ',' || c == '@' || low == 'e' || low == 'g';
	}
	return seen;
}

struct sheet_format sheet_format_of(struct coco_str code)
{
	struct sheet_format f = {SHEET_NUMBER, COCO_STR_NONE};
	size_t end = 0;
	for (bool quoted = false; end < code.n && (quoted || code.s[end] != ';'); end++) {
		if (code.s[end] == '\\')
			end++;
		else
			quoted ^= code.s[end] == '"';
	}
	code = coco_str_sub(code, 0, end < code.n ? end : code.n);
	if (coco_str_is(code, "General"))
		return f;
	struct seen seen = format_scan(code);
	if (seen.elapsed)
		f.kind = SHEET_DURATION;
	else if (seen.day && seen.clock)
		f.kind = SHEET_DATETIME;
	else if (seen.clock)
		f.kind = SHEET_TIME;
	else if (seen.day || seen.month)
		f.kind = SHEET_DATE;
	else if (seen.percent)
		f.kind = SHEET_PERCENT;
	else if (seen.zeros > 1 && !seen.other)
		f = (struct sheet_format){SHEET_DIGITS, code};
	return f;
}

/* ---- dates ------------------------------------------------------------------------------------------------------- */

static struct coco_date serial_date(int32_t days, bool date1904)
{
	if (date1904)
		return coco_date_from_days(days + coco_date_days((struct coco_date){1904, 1, 1}));
	return coco_date_from_days(days + coco_date_days((struct coco_date){1899, 12, days < 60 ? 31 : 30}));
}

static void clock_put(long seconds, struct coco_buf *out)
{
	coco_buf_printf(out, "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* False: no such date. */
static bool date_put(double value, enum sheet_kind kind, bool date1904, struct coco_buf *out)
{
	char text[11];
	if (!(value >= 0 && value < 2958466)) /* 10000-01-01 */
		return false;
	int64_t total = (int64_t)(value * 86400 + 0.5);
	int32_t days = (int32_t)(total / 86400);
	long seconds = (long)(total % 86400);
	if (kind == SHEET_DURATION || (kind == SHEET_TIME && days == 0)) {
		clock_put((long)total, out);
		return true;
	}
	if (days == 60 && !date1904) {
		coco_buf_puts(out, "1900-02-29"); /* as the sheet shows it: no day, and refused as one */
	} else {
		struct coco_date date = serial_date(days, date1904);
		if ((days == 0 && !date1904) || !coco_date_text(date, text))
			return false;
		coco_buf_puts(out, text);
	}
	if (kind != SHEET_DATE || seconds) {
		coco_buf_putc(out, 'T');
		clock_put(seconds, out);
	}
	return true;
}

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

/* Digits with an optional minus, as they stand: also more than a double holds. */
static bool plain_digits(struct coco_str text)
{
	size_t start = text.n && text.s[0] == '-';
	for (size_t i = start; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
	}
	return text.n > start && text.n <= 20 && (text.n == start + 1 || text.s[start] != '0');
}

/* The digits of a whole number in the places of the format's zeros, from the right; what is too long stands before the first. */
static void digits_put(struct coco_str digits, struct coco_str code, struct coco_buf *out)
{
	size_t zeros = 0;
	struct seen all = format_scan(code);
	size_t lead = digits.n > all.zeros ? digits.n - all.zeros : 0;
	for (size_t i = 0; i < code.n; i++) {
		char c = code.s[i];
		if (c == '"') {
			while (++i < code.n && code.s[i] != '"')
				coco_buf_putc(out, code.s[i]);
		} else if (c == '[') {
			i = bracket_read(code, i, &all);
		} else if (c == '\\' && i + 1 < code.n) {
			coco_buf_putc(out, code.s[++i]);
		} else if (c == '_' || c == '*') {
			i++;
		} else if (c != '0') {
			coco_buf_putc(out, c);
		} else {
			if (!zeros)
				coco_buf_str(out, coco_str_sub(digits, 0, lead));
			size_t from_right = all.zeros - zeros++;
			coco_buf_putc(out, from_right <= digits.n ? digits.s[digits.n - from_right] : '0');
		}
	}
}

static void number_put(struct coco_str stored, double value, char decimal, struct coco_buf *out)
{
	char text[COCO_NUM_TEXT], rounded[40];
	if (plain_digits(stored)) {
		coco_buf_str(out, stored);
		return;
	}
	snprintf(rounded, sizeof rounded, "%.14e", value);
	coco_num_parse(coco_str_of(rounded), &value);
	size_t n = coco_num_text(value, text);
	if (n == 2 && memcmp(text, "-0", 2) == 0)
		memmove(text, "0", n = 1);
	for (size_t i = 0; i < n; i++)
		coco_buf_putc(out, text[i] == '.' && decimal ? decimal : text[i]);
}

bool sheet_is_marked(struct coco_str text)
{
	bool digit = false, mark = false;
	text = coco_str_trim(text);
	for (size_t i = 0; i < text.n && text.n < 24; i++) {
		char c = text.s[i];
		digit |= c >= '0' && c <= '9';
		mark |= c == '.' || c == ',';
		if (!((c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' ' || c == '-'))
			return false;
	}
	return digit && mark;
}

void sheet_number_text(struct coco_str stored, struct sheet_format format, bool date1904, char decimal, struct coco_buf *out)
{
	double value;
	stored = coco_str_trim(stored);
	if (!coco_num_parse(stored, &value)) {
		coco_buf_str(out, stored);
		return;
	}
	if (format.kind >= SHEET_DATE && date_put(value, format.kind, date1904, out))
		return;
	if (format.kind == SHEET_DIGITS && plain_digits(stored) && stored.s[0] != '-') {
		digits_put(stored, format.digits, out);
		return;
	}
	number_put(stored, value, decimal, out);
}
