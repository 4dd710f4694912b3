/* Times of the clock, however they are written: 9 am, 09:00, 9.00 Uhr, ore 9, ob 9. uri.
 *
 * Method: an hour with or without minutes is one by its colon, by its unit (Uhr, pm), or by a word before it and a unit that may also be a
 * span of time (rows "clock" of words.csv). It becomes its hour of 24 and its minutes, and the unit "clock".
 *
 * Invariant: a number that is none stays as it is. */
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum clock_word { CLOCK_BEFORE = 1, CLOCK_UNIT, CLOCK_PERHAPS, CLOCK_STRONG, CLOCK_AM, CLOCK_PM, CLOCK_TIME };

struct written {
	unsigned hour, minute;
	char mark; /* between them, 0: no minutes */
};

static bool hour_and_minutes(struct coco_str value, struct written *w)
{
	size_t n = digits_end(value, 0), m = n < value.n ? digits_end(value, n + 1) : n;
	if (n == 0 || n > 2 || m != value.n || (n < value.n && (m != n + 3 || !strchr(":.", value.s[n]))))
		return false;
	w->mark = n < value.n ? value.s[n] : '\0';
	w->hour = (unsigned)strtoul(value.s, NULL, 10);
	w->minute = w->mark ? (unsigned)(value.s[n + 1] - '0') * 10 + (unsigned)(value.s[n + 2] - '0') : 0;
	return w->hour <= 24 && w->minute < 60;
}

static unsigned clock_word(const struct scan *scan, struct coco_str word)
{
	return lexicon_find(&lang_of(scan->rewriter, scan->lang)->clocks, word, scan->scratch) & 255;
}

/* The word behind the figure, with the dots of "a.m." and without that of an ordinal before it. */
static struct coco_str word_behind(struct coco_str t, size_t at, size_t to)
{
	if (at < to && t.s[at] == '.')
		at++;
	while (at < to && blank(t.s[at]))
		at++;
	size_t end = at + (at < to && t.s[at] == '-'); /* 8.30-kor */
	while (end < to && (is_word_byte((unsigned char)t.s[end]) || (strchr(".'", t.s[end]) && end > at && letter(t, end + 1))))
		end++;
	return coco_str_sub(t, at, end);
}

/* The word before `at`, behind an article or a word of the clock: "alle ore 9". */
static unsigned word_before(const struct scan *scan, size_t from, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at, start;
	while (end > from && (blank(t.s[end - 1]) || t.s[end - 1] == '.'))
		end--;
	for (start = end; start > from && is_word_byte((unsigned char)t.s[start - 1]); start--)
		;
	return start < end ? clock_word(scan, coco_str_sub(t, start, end)) : 0;
}

bool clock_time(const struct scan *scan, struct coco_fact *fact, size_t from, size_t to, char out[16])
{
	struct written w;
	if (fact->kind != COCO_FACT_NUMBER || scan->lang < 0 || !hour_and_minutes(fact->value, &w) ||
	    (w.mark && memchr(scan->text.s + fact->start, ',', fact->end - fact->start))) /* od 0,18 do 0,25 € */
		return false;
	struct coco_str next = fact->unit.n ? fact->unit : word_behind(scan->text, fact->end, to);
	unsigned unit = clock_word(scan, next), before = word_before(scan, from, fact->start);
	if (fact->unit.n && unit < CLOCK_UNIT && w.mark != ':')
		return false;                                                                              /* 9.30 kg; but 9:00 in */
	bool named = clock_word(scan, coco_str_sub(scan->text, fact->start, fact->end)) == CLOCK_TIME; /* noon */
	bool led = before == CLOCK_BEFORE || before == CLOCK_STRONG;
	bool is = named || unit == CLOCK_UNIT || unit == CLOCK_AM || unit == CLOCK_PM || before == CLOCK_STRONG ||
	          (unit == CLOCK_PERHAPS && led) || w.mark == ':' || (w.mark == '.' && (led || unit == CLOCK_PERHAPS));
	if (!is)
		return false;
	if (unit == CLOCK_PM && w.hour < 12)
		w.hour += 12;
	if (unit == CLOCK_AM && w.hour == 12)
		w.hour = 0;
	snprintf(out, 16, w.minute ? "%u:%02u" : "%u", w.hour, w.minute);
	return true;
}
