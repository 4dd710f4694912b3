/* Numbers with a power of ten, "1.2E+05": statistics programs write them for round numbers, spreadsheet programs for long ones.
 *
 * Method: the decimal mark is moved in the text. A spreadsheet shows a number of twelve digits or more in this form, so that the digits
 * behind the mark may be all that is left of it: such a power is refused. Invariant: what is read is told, for nobody sees which of both it
 * was.
 */
#include <string.h>
#include "values.h"

#define POWER_MAX 10 /* 10 000 000 000 has eleven digits */
#define MANTISSA_MAX 15

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes before the letter; 0: it is no such number. */
static size_t mantissa(struct coco_str text, size_t *digits)
{
	size_t i = text.n && (text.s[0] == '-' || text.s[0] == '+'), marks = 0;
	*digits = 0;
	for (; i < text.n && (is_digit(text.s[i]) || text.s[i] == '.' || text.s[i] == ','); i++) {
		*digits += is_digit(text.s[i]);
		marks += !is_digit(text.s[i]);
	}
	return *digits && marks < 2 && i + 2 <= text.n && (text.s[i] | 32) == 'e' ? i : 0;
}

bool survey_is_exponent(struct coco_str text)
{
	size_t digits, start;
	text = coco_str_trim(text);
	size_t i = mantissa(text, &digits);
	if (!i)
		return false;
	i++;
	i += text.s[i] == '+' || text.s[i] == '-';
	for (start = i; i < text.n && is_digit(text.s[i]);)
		i++;
	return i == text.n && i > start && i - start <= 3;
}

const char *survey_power(struct coco_str text, struct coco_buf *plain)
{
	char digits[MANTISSA_MAX + 1];
	size_t n, count = 0;
	int power = 0, point;
	text = coco_str_trim(text);
	n = mantissa(text, &count);
	if (!survey_is_exponent(text) || count > MANTISSA_MAX)
		return "exponent";
	for (size_t i = n + 1; i < text.n; i++)
		power = is_digit(text.s[i]) ? power * 10 + (text.s[i] - '0') : power;
	if (power > POWER_MAX)
		return "exponent";
	power = text.s[n + 1] == '-' ? -power : power;
	point = power;
	count = 0;
	for (size_t i = 0, behind = 0; i < n; i++) {
		behind |= text.s[i] == '.' || text.s[i] == ',';
		if (!is_digit(text.s[i]))
			continue;
		digits[count++] = text.s[i];
		point += !behind;
	}
	/* the mark stands behind so many of the digits */
	coco_buf_puts(plain, text.s[0] == '-' ? "-" : "");
	coco_buf_puts(plain, point <= 0 ? "0." : "");
	for (int i = point; i < 0; i++)
		coco_buf_putc(plain, '0');
	for (int i = 0; i < (int)count || i < point; i++) {
		coco_buf_puts(plain, i == point && i > 0 ? "." : "");
		coco_buf_putc(plain, i < (int)count ? digits[i] : '0');
	}
	return NULL;
}
