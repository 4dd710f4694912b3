/* Dates and times as platforms and people write them.
 *
 * Method: ISO 8601 first; else a day and a year around a month's name in one of nine languages (months.c), else three numbers with
 * one kind of mark between them. Four digits in front mean year-month-day; dots mean day-month-year; with slashes or
 * hyphens the order must be known or follow from a number above 12. Behind (or, in Hungarian, before) the clock may stand a
 * word for the half of the day, and a zone, by its offset or its name (zones.c); in one that is not known here the time stays
 * local, and is told. Before the day may stand the weekday. A bare number is a spreadsheet's count of days only where the whole column says
 * so. Invariant: an order, and a month that two languages name alike, is never guessed.
 */
#include <string.h>
#include "values.h"

struct scan {
	const char *at, *end;
};

static void blanks(struct scan *s)
{
	while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == ','))
		s->at++;
}

/* Digits; their count, 0 if there are none or too many. */
static size_t number(struct scan *s, int *value)
{
	const char *start = s->at;
	*value = 0;
	while (s->at < s->end && *s->at >= '0' && *s->at <= '9' && s->at - start < 5)
		*value = *value * 10 + (*s->at++ - '0');
	return (size_t)(s->at - start);
}

struct triple {
	int n[3];
	size_t digits[3];
	char mark;
};

static bool triple_scan(struct scan *s, struct triple *t)
{
	for (int i = 0; i < 3; i++) {
		t->digits[i] = number(s, &t->n[i]);
		if (!t->digits[i])
			return false;
		if (i == 2)
			break;
		if (s->at == s->end || !memchr("./-", *s->at, 3) || (i == 1 && *s->at != t->mark))
			return false;
		t->mark = *s->at++;
		while (s->at < s->end && *s->at == ' ')
			s->at++;
	}
	if (s->at < s->end && *s->at == '.') /* Hungarian: 2026. 03. 04. */
		s->at++;
	return true;
}

static enum survey_order triple_order(const struct triple *t)
{
	if (t->digits[0] == 4)
		return SURVEY_YMD;
	if (t->mark == '.')
		return SURVEY_DMY;
	if (t->n[0] > 12)
		return SURVEY_DMY;
	return t->n[1] > 12 ? SURVEY_MDY : SURVEY_ORDER_UNKNOWN;
}

static const char *triple_date(const struct triple *t, enum survey_order order, struct coco_date *date)
{
	enum survey_order seen = triple_order(t);
	if (seen != SURVEY_ORDER_UNKNOWN && (order == SURVEY_ORDER_UNKNOWN || seen == SURVEY_YMD || t->mark == '.'))
		order = seen;
	if (order == SURVEY_ORDER_UNKNOWN)
		return "ambiguous-date";
	int year = order == SURVEY_YMD ? 0 : 2, month = order == SURVEY_MDY ? 0 : 1,
	    day = order == SURVEY_DMY   ? 0
	          : order == SURVEY_MDY ? 1
	                                : 2;
	if (t->digits[year] != 4 && t->digits[year] != 2)
		return "bad-date";
	*date = (struct coco_date){t->digits[year] == 2 ? 2000 + t->n[year] : t->n[year], t->n[month], t->n[day]};
	return coco_date_valid(*date) ? NULL : "bad-date";
}

enum survey_order survey_order_of(struct coco_str text, bool *matters)
{
	struct triple t = {0};
	struct scan s = {text.s, text.s + text.n};
	*matters = false;
	blanks(&s);
	if (!text.n || !triple_scan(&s, &t))
		return SURVEY_ORDER_UNKNOWN;
	*matters = t.digits[0] != 4 && t.mark != '.';
	return triple_order(&t);
}

static bool clock_scan(struct scan *s, struct coco_time *time)
{
	if (!number(s, &time->hour) || s->at == s->end || (*s->at != ':' && *s->at != '.'))
		return false;
	char mark = *s->at++; /* "9:05:12", and "9.05.12" as Italians write */
	if (number(s, &time->minute) != 2)
		return false;
	if (s->at < s->end && *s->at == mark) {
		s->at++;
		if (number(s, &time->second) != 2)
			return false;
		if (s->at < s->end && *s->at == '.') {
			int fraction;
			s->at++;
			number(s, &fraction);
		}
	}
	return true;
}

/* "+02:00", "+2", "-0500" behind a zone's name or the clock. */
static bool offset_scan(struct scan *s, struct coco_time *time)
{
	int sign = *s->at == '-' ? -1 : 1, hours, minutes = 0;
	s->at++;
	size_t n = number(s, &hours);
	if (n == 4) {
		minutes = hours % 100;
		hours /= 100;
	} else if (n == 0 || n > 2) {
		return false;
	} else if (s->at < s->end && *s->at == ':') {
		s->at++;
		if (number(s, &minutes) != 2)
			return false;
	}
	time->offset_min = sign * (hours * 60 + minutes);
	time->has_offset = true;
	return hours <= 14 && minutes < 60;
}

/* A word in small letters that nothing is known of: a zone's short name is in capitals, its long one in brackets. */
static bool is_strange(struct coco_str word)
{
	bool small = false;
	for (size_t i = 0; i < word.n; i++)
		small |= word.s[i] >= 'a' && word.s[i] <= 'z';
	return small && word.s[0] != '(';
}

/* "(Central European Time)", "[Europe/Ljubljana]" at the beginning: what is between; absent: it is none, or holds an offset. */
static struct coco_str bracketed(struct scan *s)
{
	const char *start = s->at + 1, *end;
	if (s->at == s->end || (*s->at != '(' && *s->at != '['))
		return COCO_STR_NONE;
	for (end = start; end < s->end && *end != ')' && *end != ']'; end++) {
		if (*end == '+' || (*end >= '0' && *end <= '9'))
			return COCO_STR_NONE;
	}
	s->at = end < s->end ? end + 1 : end;
	return (struct coco_str){start, (size_t)(end - start)};
}

static bool is_short_zone(struct coco_str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (word.s[i] < 'A' || word.s[i] > 'Z')
			return false;
	}
	return word.n >= 3 && word.n <= 5;
}

/* What stands behind the clock. */
struct behind {
	char half;
	bool named, strange; /* a zone by name; by one that is not known */
	struct survey_zone zone;
};

/* A word between date and end: half of the day, zone. Returns 'a', 'p', 'h' (the word for hours), '?' (it may be for a half of the day)
 * or 0. */
static char word_scan(struct survey_lexicon *lx, struct scan *s, struct behind *behind)
{
	const char *start = s->at;
	struct coco_str word = bracketed(s);
	while (!word.s && s->at < s->end && !memchr(" ,+-[(", *s->at, 6) && !(*s->at >= '0' && *s->at <= '9'))
		s->at++;
	if (!word.s && s->at == start && s->at < s->end && memchr("[(", *s->at, 2))
		s->at++; /* "(UTC+01:00)" */
	word = word.s ? word : (struct coco_str){start, (size_t)(s->at - start)};
	const char *half = survey_lexicon_word(lx, "clock", word);
	if (half)
		return half[0];
	if (survey_zone_find(lx, word, &behind->zone)) {
		behind->named = true;
		return 0;
	}
	if (survey_lexicon_word(lx, "weekday", word))
		return 0;
	behind->strange |= is_short_zone(word) || *start == '[' || *start == '(';
	return is_strange(word) && *start != '(' && *start != '[' ? '?' : 0;
}

/* "Mon, ", "pon. ", "lunedì " before the day. */
static bool weekday_skip(struct survey_lexicon *lx, struct coco_str text, struct scan *s)
{
	size_t n = 0;
	while (n < text.n && !memchr(" .,", text.s[n], 3) && !(text.s[n] >= '0' && text.s[n] <= '9'))
		n++;
	if (!n || n == text.n || !survey_lexicon_word(lx, "weekday", coco_str_sub(text, 0, n)))
		return false;
	s->at = text.s + n + (text.s[n] == '.');
	blanks(s);
	return s->at < s->end;
}

/* The day at the beginning of a text. NULL or a code. */
static const char *day_scan(struct survey_lexicon *lx, struct scan *s, struct survey_format format, struct coco_date *date)
{
	struct triple t = {0};
	struct coco_str rest = {s->at, (size_t)(s->end - s->at)};
	struct survey_month_date named;
	size_t n = survey_month_scan(lx, rest, SURVEY_ALL_LANGS, &named);
	if (n && named.date.month < 0 && format.langs)
		n = survey_month_scan(lx, rest, format.langs, &named);
	if (n) {
		s->at += n;
		*date = named.date;
		return named.date.month < 0 ? "ambiguous-month" : coco_date_valid(named.date) ? NULL : "bad-date";
	}
	return triple_scan(s, &t) ? triple_date(&t, format.order, date) : "bad-date";
}

/* 8 digits YYYYMMDD. */
static bool basic_date(struct coco_str text, struct coco_date *date)
{
	struct scan s = {text.s, text.s + text.n};
	int64_t value;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
	}
	if (s.end - s.at != 8 || !coco_int_parse(text, &value))
		return false;
	*date = (struct coco_date){(int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100)};
	return date->year >= 1900 && date->year < 2100 && coco_date_valid(*date);
}

/* A spreadsheet counts days from 1899-12-30; the fraction is the time of the day. */
#define SERIAL_FIRST 14612 /* 1940-01-01 */
#define SERIAL_LAST 73050  /* 2099-12-31 */
#define SERIAL_DAYS_BEFORE_1970 25569

bool survey_is_serial(struct coco_str text)
{
	double value;
	text = coco_str_trim(text);
	return text.n >= 5 && text.n < 18 && text.s[0] >= '1' && text.s[0] <= '9' && (text.n == 5 || text.s[5] == '.') &&
	       coco_num_parse(text, &value) && value >= SERIAL_FIRST && value < SERIAL_LAST + 1;
}

static void serial_time(struct coco_str text, struct coco_time *time, enum survey_clock *clock)
{
	double value = 0;
	coco_num_parse(text, &value);
	int64_t seconds = (int64_t)(value * 86400 + 0.5);
	time->date = coco_date_from_days((int32_t)(seconds / 86400 - SERIAL_DAYS_BEFORE_1970));
	int rest = (int)(seconds % 86400);
	*clock = text.n > 5 ? SURVEY_CLOCK : SURVEY_NO_CLOCK;
	time->hour = rest / 3600;
	time->minute = rest / 60 % 60;
	time->second = rest % 60;
}

const char *survey_time(
    struct survey_lexicon *lx, struct coco_str text, struct survey_format format, struct coco_time *time, enum survey_clock *clock)
{
	struct behind behind = {0};
	text = coco_str_trim(text);
	struct scan s = {text.s, text.s + text.n};
	*time = (struct coco_time){0};
	*clock = SURVEY_NO_CLOCK;
	if (coco_date_parse(text, &time->date))
		return NULL;
	if (coco_time_parse(text, time)) {
		*clock = SURVEY_CLOCK;
		return NULL;
	}
	*time = (struct coco_time){0};
	if (basic_date(text, &time->date))
		return NULL;
	*time = (struct coco_time){0};
	if (format.serial && survey_is_serial(text)) {
		serial_time(text, time, clock);
		return NULL;
	}
	const char *fault = text.n ? day_scan(lx, &s, format, &time->date) : "bad-date";
	if (fault && weekday_skip(lx, text, &s))
		fault = day_scan(lx, &s, format, &time->date);
	if (fault)
		return fault;
	if (s.at < s.end && *s.at == 'T')
		s.at++;
	for (blanks(&s); s.at < s.end; blanks(&s)) {
		if (*s.at >= '0' && *s.at <= '9') {
			if (*clock || !clock_scan(&s, time))
				return "bad-time";
			*clock = SURVEY_CLOCK;
		} else if (*clock && (*s.at == '+' || *s.at == '-')) {
			if (!offset_scan(&s, time))
				return "bad-time";
		} else {
			const char *before = s.at;
			char h = word_scan(lx, &s, &behind);
			bool zoned = time->has_offset || behind.named;
			behind.half = h == 'a' || h == 'p' ? h : behind.half;
			if (s.at == before || (h == '?' && *clock && !behind.half && !zoned && time->hour >= 1 && time->hour <= 12))
				return "bad-time";
		}
	}
	if (behind.half && time->hour >= 1 && time->hour <= 12) /* "13:05 PM": the clock says it already */
		time->hour = time->hour % 12 + (behind.half == 'p' ? 12 : 0);
	if (time->hour > 23 || time->minute > 59 || time->second > 60)
		return "bad-time";
	if (behind.named && *clock && !time->has_offset)
		survey_zone_set(behind.zone, time);
	if (*clock && !behind.named && !time->has_offset && behind.strange)
		*clock = SURVEY_CLOCK_ELSEWHERE;
	return NULL;
}
