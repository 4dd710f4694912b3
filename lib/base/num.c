/* Numbers as text, free of locale: printf and strtod see digits and exponents only, never a decimal point. A double is
 * first turned into its shortest decimal digits (15 to 17, the least that reads back the same), then laid out as %g would.
 * Reading takes the exact short way of Clinger (1990) where digits and power of ten are both exact doubles, else strtod. */
#include "coco/base.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct decimal { /* ± d.ddd × 10^exponent; no trailing zeros; zero has n == 1 and digit 0 */
	bool negative;
	int n, precision, exponent;
	char digit[18];
};

/* The powers of ten that are exact doubles. */
static const double tens[] = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Nearest double of digits × 10^power (digits: a run of ASCII digits, at most 800). False: out of range. */
static bool to_double(const char *digit, size_t n, long power, double *value)
{
	if (n <= 15 && power >= -22 && power <= 22) {
		uint64_t whole = 0;
		for (size_t i = 0; i < n; i++)
			whole = whole * 10 + (uint64_t)(digit[i] - '0');
		*value = power < 0 ? (double)whole / tens[-power] : (double)whole * tens[power];
		return true;
	}
	char text[832];
	snprintf(text, sizeof text, "%.*se%ld", (int)n, digit, power);
	double result = strtod(text, NULL);
	if (!isfinite(result))
		return false;
	*value = result;
	return true;
}

/* `value` (finite) with `precision` significant digits. */
static struct decimal round_to(double value, int precision)
{
	char text[64];
	struct decimal d = {.negative = signbit(value) != 0, .precision = precision};
	snprintf(text, sizeof text, "%.*e", precision - 1, fabs(value));
	const char *p = text;
	for (; *p && *p != 'e'; p++) {
		if (*p >= '0' && *p <= '9' && d.n < precision)
			d.digit[d.n++] = *p;
	}
	d.exponent = *p ? (int)strtol(p + 1, NULL, 10) : 0;
	while (d.n > 1 && d.digit[d.n - 1] == '0')
		d.n--;
	return d;
}

/* The fewest digits that read back as `value`: 15 do for most doubles, fewer are made by dropping zeros; subnormals have
 * less precision and are tried from one digit on. */
static struct decimal shortest(double value)
{
	int precision = fabs(value) < DBL_MIN && value != 0 ? 1 : 15;
	struct decimal d;
	for (;; precision++) {
		double back = 0;
		d = round_to(value, precision);
		if (precision == 17 || (to_double(d.digit, (size_t)d.n, d.exponent - d.n + 1, &back) && back == fabs(value)))
			break;
	}
	if (precision < 15)
		d.precision = 15;
	return d;
}

static char *put_digits(char *p, const struct decimal *d, int from, int to)
{
	for (int i = from; i < to; i++)
		*p++ = (char)(i >= 0 && i < d->n ? d->digit[i] : '0');
	return p;
}

/* A whole number below 10^15 needs no search. */
static size_t whole_text(int64_t value, bool negative, char *out)
{
	char reversed[20];
	size_t n = 0, length = 0;
	do {
		reversed[n++] = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	if (negative)
		out[length++] = '-';
	while (n > 0)
		out[length++] = reversed[--n];
	out[length] = '\0';
	return length;
}

size_t coco_num_text(double value, char out[COCO_NUM_TEXT])
{
	out[0] = '\0';
	if (!isfinite(value))
		return 0;
	double size = fabs(value);
	if (size < 1e15 && size == (double)(int64_t)size)
		return whole_text((int64_t)size, signbit(value) != 0, out);
	struct decimal d = shortest(value);
	char *p = out;
	if (d.negative)
		*p++ = '-';
	if (d.exponent < -4 || d.exponent >= d.precision) {
		*p++ = d.digit[0];
		if (d.n > 1) {
			*p++ = '.';
			p = put_digits(p, &d, 1, d.n);
		}
		return (size_t)(p - out) + (size_t)snprintf(p, 8, "e%+03d", d.exponent);
	}
	if (d.exponent < 0) {
		*p++ = '0';
		*p++ = '.';
		p = put_digits(p, &d, d.exponent + 1, d.n);
	} else {
		p = put_digits(p, &d, 0, d.exponent + 1);
		if (d.n > d.exponent + 1) {
			*p++ = '.';
			p = put_digits(p, &d, d.exponent + 1, d.n);
		}
	}
	*p = '\0';
	return (size_t)(p - out);
}

/* Cuts `d` behind `keep` digits (≤ 0: before the first), half away from zero. */
static void round_half_up(struct decimal *d, int keep)
{
	if (keep >= d->n)
		return;
	bool up = keep >= 0 && d->digit[keep] >= '5';
	d->n = keep > 0 ? keep : 0;
	while (up && d->n > 0 && d->digit[d->n - 1] == '9')
		d->n--;
	if (up && d->n > 0) {
		d->digit[d->n - 1]++;
	} else if (up) {
		d->digit[0] = '1';
		d->n = 1;
		d->exponent++;
	}
	if (d->n == 0) {
		d->digit[0] = '0';
		d->n = 1;
		d->exponent = 0;
		d->negative = false;
	}
}

/* What most numbers are: below 10^13 when its decimals are whole, and clear of the middle between two of them, where the shortest digits
 * and the double's own say the same: both are within a 500th of what is computed here. 0: another number. */
static size_t fixed_short(double value, int decimals, char *out)
{
	const double scaled = fabs(value) * tens[decimals];
	if (!(scaled < 1e13))
		return 0;
	uint64_t whole = (uint64_t)scaled;
	const double rest = scaled - (double)whole;
	if (fabs(rest - 0.5) < 1e-2)
		return 0;
	whole += rest > 0.5;
	char reversed[24];
	size_t n = 0, length = 0;
	for (; whole > 0 || n < (size_t)decimals + 1; whole /= 10)
		reversed[n++] = (char)('0' + whole % 10);
	if (signbit(value) && scaled > 0.5)
		out[length++] = '-';
	while (n > 0) {
		if (n == (size_t)decimals)
			out[length++] = '.';
		out[length++] = reversed[--n];
	}
	out[length] = '\0';
	return length;
}

/* A whole number with zeros behind its point. */
static size_t whole_fixed(int64_t value, bool negative, int decimals, char *out)
{
	size_t n = whole_text(value, negative, out);
	if (decimals > 0) {
		out[n++] = '.';
		memset(out + n, '0', (size_t)decimals);
		n += (size_t)decimals;
	}
	out[n] = '\0';
	return n;
}

size_t coco_num_fixed(double value, int decimals, char out[COCO_NUM_TEXT])
{
	out[0] = '\0';
	if (!isfinite(value))
		return 0;
	if (fabs(value) >= 1e21)
		return coco_num_text(value, out);
	if (decimals < 0)
		decimals = 0;
	if (decimals > 12)
		decimals = 12;
	const size_t written = fixed_short(value, decimals, out);
	if (written > 0)
		return written;
	const double size = fabs(value);
	if (size < 1e15 && size == (double)(int64_t)size)
		return whole_fixed((int64_t)size, value < 0, decimals, out);
	struct decimal d = shortest(value);
	if (value == 0)
		d.negative = false;
	round_half_up(&d, d.exponent + 1 + decimals);
	char *p = out;
	if (d.negative)
		*p++ = '-';
	p = d.exponent < 0 ? put_digits(p, &d, -1, 0) : put_digits(p, &d, 0, d.exponent + 1);
	if (decimals > 0) {
		*p++ = '.';
		p = put_digits(p, &d, d.exponent + 1, d.exponent + 1 + decimals);
	}
	*p = '\0';
	return (size_t)(p - out);
}

/* The significant digits of a number while it is read: leading zeros dropped, at most 800 kept (no double's decimal
 * expansion needs more than 767); a last digit 1 stands for any rest. */
struct reading {
	char digit[801];
	size_t n;
	bool rest;
	int64_t power;
};

static void take_digit(struct reading *r, char c, bool fraction)
{
	if (r->n == 0 && c == '0') {
		r->power -= fraction;
	} else if (r->n < 800) {
		r->digit[r->n++] = c;
		r->power -= fraction;
	} else {
		r->rest |= c != '0';
		r->power += !fraction;
	}
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* `e[+-]digits` at text.s[*i]; false: malformed. */
static bool take_exponent(struct coco_str text, size_t *i, int64_t *power)
{
	if (*i == text.n || (text.s[*i] != 'e' && text.s[*i] != 'E'))
		return true;
	(*i)++;
	bool negative = *i < text.n && text.s[*i] == '-';
	if (negative || (*i < text.n && text.s[*i] == '+'))
		(*i)++;
	if (*i == text.n || !is_digit(text.s[*i]))
		return false;
	int64_t exponent = 0;
	for (; *i < text.n && is_digit(text.s[*i]); (*i)++) {
		if (exponent < INT64_C(1) << 40)
			exponent = exponent * 10 + (text.s[*i] - '0');
	}
	*power += negative ? -exponent : exponent;
	return true;
}

/* What most numbers are: at most 15 digits, zeros counted, and no exponent. False: another form, or malformed. */
static bool parse_short(struct coco_str text, double *value)
{
	bool negative = text.n > 0 && text.s[0] == '-';
	size_t first = negative, point = text.n; /* where they stand */
	uint64_t digits = 0;
	for (size_t i = first; i < text.n; i++) {
		if (is_digit(text.s[i]))
			digits = digits * 10 + (uint64_t)(text.s[i] - '0'); /* of a longer number of no account */
		else if (text.s[i] == '.' && point == text.n)
			point = i;
		else
			return false;
	}
	size_t whole = point - first, decimals = point < text.n ? text.n - point - 1 : 0;
	if (whole == 0 || whole + decimals > 15 || (whole > 1 && text.s[first] == '0') || (point < text.n && decimals == 0))
		return false;
	double size = (double)digits / tens[decimals];
	*value = negative ? -size : size;
	return true;
}

/* A whole number of at most 15 digits. */
static bool parse_whole(struct coco_str text, double *value)
{
	uint64_t digits = 0;
	if (text.n == 0 || text.n > 15 || (text.s[0] == '0' && text.n > 1))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (!is_digit(text.s[i]))
			return false;
		digits = digits * 10 + (uint64_t)(text.s[i] - '0');
	}
	*value = (double)digits;
	return true;
}

/* Any. */
COCO_APART static bool parse_long(struct coco_str text, double *value)
{
	struct reading r;
	r.n = 0;
	r.rest = false;
	r.power = 0;
	size_t i = 0;
	bool negative = text.n > 0 && text.s[0] == '-';
	if (negative)
		i++;
	size_t first = i;
	for (; i < text.n && is_digit(text.s[i]); i++)
		take_digit(&r, text.s[i], false);
	if (i == first || (text.s[first] == '0' && i - first > 1))
		return false;
	if (i < text.n && text.s[i] == '.') {
		size_t point = i++;
		for (; i < text.n && is_digit(text.s[i]); i++)
			take_digit(&r, text.s[i], true);
		if (i == point + 1)
			return false;
	}
	if (!take_exponent(text, &i, &r.power) || i != text.n)
		return false;
	double result = 0;
	if (r.rest) {
		r.digit[r.n++] = '1';
		r.power--;
	}
	int64_t scale = r.power + (int64_t)r.n; /* the value is below 10^scale and at least a tenth of it */
	if (r.n > 0 && scale > 400)
		return false;
	if (r.n > 0 && scale >= -400 && !to_double(r.digit, r.n, (long)r.power, &result))
		return false;
	*value = negative ? -result : result;
	return true;
}

bool coco_num_parse(struct coco_str text, double *value)
{
	return parse_whole(text, value) || parse_short(text, value) || parse_long(text, value);
}

bool coco_int_parse(struct coco_str text, int64_t *value)
{
	bool negative = text.n > 0 && text.s[0] == '-';
	size_t i = negative;
	if (i == text.n)
		return false;
	uint64_t limit = (uint64_t)INT64_MAX + negative, size = 0;
	for (; i < text.n; i++) {
		if (!is_digit(text.s[i]))
			return false;
		uint64_t digit = (uint64_t)(text.s[i] - '0');
		if (size > (limit - digit) / 10)
			return false;
		size = size * 10 + digit;
	}
	*value = negative ? (size == limit ? INT64_MIN : -(int64_t)size) : (int64_t)size;
	return true;
}
