/* Dates of the proleptic Gregorian calendar, years 1 to 9999, and ISO 8601 times. Day numbers by the era method: 400
 * years are 146097 days, and a year that begins in March has its leap day at its end, so that day-of-year is linear in
 * the month (E. G. Richards, Explanatory Supplement to the Astronomical Almanac, 2013, ch. 15.11). No time zone data, no
 * locale, no libc calendar. */
#include "coco/base.h"

#include <string.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool coco_date_valid(struct coco_date date)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1)
		return false;
	return date.day <= days[date.month - 1] + (date.month == 2 && is_leap(date.year));
}

/* Exactly `n` digits at *p, which moves behind them; -1: something else. */
static int digits(const char **p, const char *end, int n)
{
	int value = 0;
	if (end - *p < n)
		return -1;
	for (int i = 0; i < n; i++, (*p)++) {
		if (**p < '0' || **p > '9')
			return -1;
		value = value * 10 + (**p - '0');
	}
	return value;
}

static bool skip(const char **p, const char *end, char c)
{
	if (*p >= end || **p != c)
		return false;
	(*p)++;
	return true;
}

/* The number of two digits; NO_PAIR, which makes every date invalid: they are none. */
enum { NO_PAIR = 1 << 20 };
static int pair(const char *p)
{
	const unsigned tens = (unsigned char)p[0] - (unsigned)'0', ones = (unsigned char)p[1] - (unsigned)'0';
	return tens > 9 || ones > 9 ? NO_PAIR : (int)(tens * 10 + ones);
}

static bool take_date(const char **p, const char *end, struct coco_date *date)
{
	const char *at = *p;
	if (end - at < 10 || at[4] != '-' || at[7] != '-')
		return false;
	const struct coco_date d = {pair(at) * 100 + pair(at + 2), pair(at + 5), pair(at + 8)};
	if (!coco_date_valid(d))
		return false;
	*date = d;
	*p += 10;
	return true;
}

bool coco_date_parse(struct coco_str text, struct coco_date *date)
{
	const char *p = text.s;
	return p && text.n == 10 && take_date(&p, p + text.n, date);
}

static char *put_number(char *p, int value, int n)
{
	for (int i = n - 1; i >= 0; i--, value /= 10)
		p[i] = (char)('0' + value % 10);
	return p + n;
}

static char *put_date(char *p, struct coco_date date)
{
	p = put_number(p, date.year, 4);
	*p++ = '-';
	p = put_number(p, date.month, 2);
	*p++ = '-';
	return put_number(p, date.day, 2);
}

size_t coco_date_text(struct coco_date date, char out[11])
{
	out[0] = '\0';
	if (!coco_date_valid(date))
		return 0;
	*put_date(out, date) = '\0';
	return 10;
}

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 }; /* EPOCH_SHIFT: days from 0000-03-01 to 1970-01-01 */

int32_t coco_date_days(struct coco_date date)
{
	int32_t year = date.month > 2 ? date.year : date.year - 1; /* ≥ 0 for valid dates */
	int32_t era = year / 400, year_of_era = year % 400;
	int32_t month = (date.month + 9) % 12; /* 0: March */
	int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
	return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH_SHIFT;
}

struct coco_date coco_date_from_days(int32_t days)
{
	int64_t shifted = (int64_t)days + EPOCH_SHIFT;
	int64_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	int64_t day_of_era = shifted - era * ERA_DAYS;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153;
	struct coco_date date;
	date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.year = (int)(year_of_era + era * 400) + (date.month <= 2);
	return coco_date_valid(date) ? date : (struct coco_date){0, 0, 0};
}

int coco_date_weekday(struct coco_date date)
{
	int32_t days = coco_date_days(date) + 3; /* 1970-01-01 was a Thursday */
	return (days % 7 + 7) % 7 + 1;
}

int coco_date_cmp(struct coco_date a, struct coco_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* `Z` or `±hh:mm` to the end; nothing: local time. */
static bool take_offset(const char **p, const char *end, struct coco_time *time)
{
	if (*p == end)
		return true;
	time->has_offset = true;
	if (skip(p, end, 'Z'))
		return *p == end;
	int sign = skip(p, end, '+') ? 1 : skip(p, end, '-') ? -1 : 0;
	int hours = digits(p, end, 2);
	if (sign == 0 || hours < 0 || hours > 14 || !skip(p, end, ':'))
		return false;
	int minutes = digits(p, end, 2);
	if (minutes < 0 || minutes > 59 || *p != end)
		return false;
	time->offset_min = sign * (hours * 60 + minutes);
	return true;
}

/* `:ss` and `.fff` where they stand; the fraction is read and dropped. */
static bool take_seconds(const char **p, const char *end, struct coco_time *time)
{
	if (!skip(p, end, ':'))
		return true;
	time->second = digits(p, end, 2);
	if (time->second < 0 || time->second > 59)
		return false;
	if (!skip(p, end, '.'))
		return true;
	if (digits(p, end, 1) < 0)
		return false;
	while (digits(p, end, 1) >= 0)
		;
	return true;
}

bool coco_time_parse(struct coco_str text, struct coco_time *time)
{
	struct coco_time t = {0};
	if (!text.s)
		return false;
	const char *p = text.s, *end = text.s + text.n;
	if (!take_date(&p, end, &t.date) || !skip(&p, end, 'T'))
		return false;
	t.hour = digits(&p, end, 2);
	if (t.hour < 0 || t.hour > 23 || !skip(&p, end, ':'))
		return false;
	t.minute = digits(&p, end, 2);
	if (t.minute < 0 || t.minute > 59 || !take_seconds(&p, end, &t) || !take_offset(&p, end, &t))
		return false;
	*time = t;
	return true;
}

int64_t coco_time_minutes(struct coco_time time)
{
	return ((int64_t)coco_date_days(time.date) * 24 + time.hour) * 60 + time.minute;
}

bool coco_interval_parse(struct coco_str text, int64_t *from, int64_t *to)
{
	struct coco_time start, end;
	char whole[48];
	const size_t slash = coco_str_find(text, COCO_STR("/"), 0);
	if (slash == COCO_NONE || !coco_time_parse(coco_str_sub(text, 0, slash), &start))
		return false;
	const struct coco_str tail = coco_str_sub(text, slash + 1, text.n);
	if (!coco_time_parse(tail, &end)) {
		if (tail.n < 5 || tail.n > sizeof whole - 12 || text.n < 11)
			return false;
		memcpy(whole, text.s, 11); /* the start's day and its T */
		memcpy(whole + 11, tail.s, tail.n);
		if (!coco_time_parse((struct coco_str){whole, 11 + tail.n}, &end))
			return false;
	}
	*from = coco_time_minutes(start), *to = coco_time_minutes(end);
	return *to > *from;
}

size_t coco_time_text(struct coco_time time, char out[32])
{
	out[0] = '\0';
	if (!coco_date_valid(time.date))
		return 0;
	char *p = put_date(out, time.date);
	*p++ = 'T';
	p = put_number(p, time.hour, 2);
	*p++ = ':';
	p = put_number(p, time.minute, 2);
	if (time.second != 0 || time.has_offset) {
		*p++ = ':';
		p = put_number(p, time.second, 2);
	}
	if (time.has_offset && time.offset_min == 0) {
		*p++ = 'Z';
	} else if (time.has_offset) {
		int minutes = time.offset_min < 0 ? -time.offset_min : time.offset_min;
		*p++ = time.offset_min < 0 ? '-' : '+';
		p = put_number(p, minutes / 60, 2);
		*p++ = ':';
		p = put_number(p, minutes % 60, 2);
	}
	*p = '\0';
	return (size_t)(p - out);
}
