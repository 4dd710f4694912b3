/* The recognisers of dates: with and without a year, in figures and with names of months, a month alone.
 *
 * Method: as in fact_scan.c. A month alone is written with a capital in English and German and without one in the other languages;
 * words.csv has the names that are months only beside a figure (`beside`: Mar, and May at the beginning of a sentence).
 *
 * Invariant: a scanner returns `at` (nothing here) or an end behind it, on a code point's border. */
#include "scan.h"

#include <string.h>

/* "14 may enter": the month is a verb as well, and stands in small letters before a word in such; behind it no year follows. */
static bool verb_in_place(const struct scan *scan, const struct coco_word *word)
{
	const struct coco_str t = scan->text;
	const size_t next = word->end + 1;
	const bool small = t.s[word->start] >= 'a' && t.s[word->start] <= 'z';
	return small && next < t.n && t.s[word->end] == ' ' && t.s[next] >= 'a' && t.s[next] <= 'z' &&
	       lexicon_find(&lang_of(scan->rewriter, scan->lang)->words, coco_str_sub(t, word->start, word->end), scan->scratch) >> 8 ==
	           W_MODAL;
}

static unsigned month_at(const struct scan *scan, size_t at, size_t *end)
{
	struct coco_word word;
	struct coco_str view = coco_str_sub(scan->text, 0, at + 48 < scan->text.n ? at + 48 : scan->text.n);
	while (view.n > at && view.n < scan->text.n && ((unsigned char)scan->text.s[view.n] & 0xC0) == 0x80)
		view.n--;
	size_t i = at;
	if (!coco_word_next(view, &i, &word) || word.start != at || word.number)
		return 0;
	unsigned found = lexicon_find(&lang_of(scan->rewriter, scan->lang)->months, coco_str_sub(view, word.start, word.end), scan->scratch);
	if (found && verb_in_place(scan, &word))
		return 0;
	*end = word.end;
	return found >> 8 == W_MONTH ? found & 255 : 0;
}

/* 31. 12. 2026, 12/05/2026, 2026-03-12, 20–24 April 2026, 31 December 2026, 1. Oktober, 2026. május 15, week 15/2026 is none. */
/* Where the word before `at` begins, of one line; SIZE_MAX: none. */
static size_t word_before(struct coco_str t, size_t at)
{
	size_t end = at;
	while (end > 0 && t.s[end - 1] == ' ')
		end--;
	size_t start = end;
	while (start > 0 && is_word_byte((unsigned char)t.s[start - 1]))
		start--;
	return start < end && end < at ? start : SIZE_MAX;
}

/* One or two words that say by when or since when, right before `at`. */
static bool behind_when(const struct scan *scan, size_t at)
{
	const struct lexicon *when = &lang_of(scan->rewriter, scan->lang)->when;
	size_t last = word_before(scan->text, at), first = last == SIZE_MAX ? SIZE_MAX : word_before(scan->text, last), end = at;
	while (end > 0 && scan->text.s[end - 1] == ' ')
		end--;
	if (last == SIZE_MAX)
		return false;
	return lexicon_find(when, coco_str_sub(scan->text, last, end), scan->scratch) ||
	       (first != SIZE_MAX && phrase_find(when, coco_str_sub(scan->text, first, end), scan->scratch));
}

/* A day of the week right before `at`, or before a comma there: v sredo, 12. 5. */
static bool behind_weekday(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at;
	while (end > 0 && strchr(" ,.", t.s[end - 1]))
		end--;
	size_t start = end == at ? SIZE_MAX : end;
	while (start != SIZE_MAX && start > 0 && is_word_byte((unsigned char)t.s[start - 1]))
		start--;
	if (start == SIZE_MAX || start == end)
		return false;
	unsigned found = lexicon_find(&lang_of(scan->rewriter, scan->lang)->words, coco_str_sub(t, start, end), scan->scratch);
	struct coco_table_ref days = coco_table_find(&coco_tables_rewrite, "days");
	return found >> 8 == W_MARK &&
	       coco_table_row(days, 0, coco_str_of(coco_table_cell(coco_table_find(&coco_tables_rewrite, "words"), found & 255, 1))) !=
	           COCO_NONE;
}

/* "Do 15. 5.", "entro il 15/5": a day and a month in figures without a year, where texts are compared and a word says by when; in English
 * the order is not sure, in Hungarian the month comes first. `one`: behind the day. Its end; `at`: none. */
static size_t short_date(const struct scan *scan, size_t at, size_t one)
{
	struct coco_str t = scan->text;
	enum { MONTHS = 12, DAYS = 31 };
	const bool day_first =
	    scan->lang >= 0 && scan->lang != coco_lang_index(COCO_STR("en")) && scan->lang != coco_lang_index(COCO_STR("hu"));
	if (!scan->said || !day_first || one >= t.n || !strchr("./", t.s[one]))
		return at;
	size_t i = t.s[one] == '.' ? blanks(t, one + 1) : one + 1, two = digits_end(t, i);
	const bool stop = two < t.n && t.s[two] == '.', more = two < t.n && is_word_byte((unsigned char)t.s[two]);
	if (two == i || two - i > 2 || more || (t.s[one] == '.' && !stop && i == one + 1 && two - i < 2))
		return at;
	unsigned day = 0, month = 0;
	for (size_t k = at; k < one; k++)
		day = day * 10 + (unsigned)(t.s[k] - '0');
	for (size_t k = i; k < two; k++)
		month = month * 10 + (unsigned)(t.s[k] - '0');
	return day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS && (behind_when(scan, at) || behind_weekday(scan, at)) ? two : at;
}

size_t scan_date(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t one = digits_end(t, at), n = one - at;
	if (n == 0 || n > 4)
		return at;
	if (n == 4 && one < t.n && t.s[one] == '-' && digits_end(t, one + 1) == one + 3 && one + 3 < t.n && t.s[one + 3] == '-' &&
	    digits_end(t, one + 4) == one + 6)
		return one + 6;
	if (n == 4 && scan->lang == 5 && one < t.n && t.s[one] == ' ') { /* 2026 májusában */
		size_t end;
		return month_at(scan, one + 1, &end) > 0 ? end : at;
	}
	if (n == 4 && one < t.n && t.s[one] == '.') { /* Hungarian order */
		size_t i = blanks(t, one + 1), end;
		if (month_at(scan, i, &end) > 0) {
			i = blanks(t, end + (end < t.n && t.s[end] == '.')); /* 2026. okt. 15 */
			size_t day = digits_end(t, i);
			return day > i && day - i <= 2 ? day : end;
		}
		size_t month = digits_end(t, i), k = month < t.n && t.s[month] == '.' ? blanks(t, month + 1) : i, last = digits_end(t, k);
		if (scan->lang == 5 && month - i == 2 && k > i && last - k == 2) /* 2026. 09. 01. */
			return last;
		return at;
	}
	if (n > 2)
		return at;
	if (one < t.n && strchr("./-", t.s[one])) {
		char sep = t.s[one];
		size_t i = sep == '.' ? blanks(t, one + 1) : one + 1, two = digits_end(t, i);
		if (two > i && two - i <= 2 && two < t.n && t.s[two] == sep) {
			size_t k = sep == '.' ? blanks(t, two + 1) : two + 1, three = digits_end(t, k);
			if (three - k == 4 || (three - k == 2 && sep != '-'))
				return three;
		}
	}
	size_t short_end = short_date(scan, at, one);
	if (short_end > at)
		return short_end;
	size_t i = one;
	if (starts_at(t, i, "–") || (i < t.n && t.s[i] == '-')) { /* 20–24 April */
		size_t k = i + (t.s[i] == '-' ? 1 : 3), end = digits_end(t, k);
		if (end > k && end - k <= 2)
			i = end;
	}
	if (i < t.n && t.s[i] == '.')
		i++;
	else if (starts_at(t, i, "°") || starts_at(t, i, "º")) /* 1° maggio */
		i += 2;
	else if (starts_at(t, i, "st ") || starts_at(t, i, "nd ") || starts_at(t, i, "rd ") || starts_at(t, i, "th "))
		i += 2;
	size_t name = blanks(t, i), end;
	if (name == i && i == one)
		return at;
	if (month_at(scan, name, &end) == 0)
		return at;
	size_t k = blanks(t, end);
	if (k < t.n && (t.s[k] == ',' || (k == end && t.s[k] == '.'))) /* 30 Sept. 2026 */
		k = blanks(t, k + 1);
	size_t year = digits_end(t, k);
	return year - k == 4 ? year : end;
}

/* May 14, 2026: behind the year; `month`: no day and year follow. */
static size_t day_and_year(struct coco_str t, size_t month)
{
	size_t day = blanks(t, month), end = digits_end(t, day);
	if (end == day || end - day > 2)
		return month;
	if (starts_at(t, end, "st") || starts_at(t, end, "nd") || starts_at(t, end, "rd") || starts_at(t, end, "th"))
		end += 2;
	size_t year = blanks(t, end < t.n && t.s[end] == ',' ? end + 1 : end), stop = digits_end(t, year);
	return year > end && stop - year == 4 ? stop : month;
}

/* Május 15, and May 14 where nothing follows that the number could count: the end of the day behind a month, or `month`. */
static size_t day_behind(const struct scan *scan, size_t month)
{
	struct coco_str t = scan->text;
	size_t day = blanks(t, month), end = digits_end(t, day);
	if (end == day || end - day > 2 || (scan->lang != 5 && scan->lang != 0))
		return month;
	bool bare = end >= t.n || (strchr(",;:)!?\n", t.s[end]) && !digit(t, end + 1)) || (t.s[end] == '.' && !digit(t, end + 1));
	return bare || (scan->lang == 5 && (t.s[end] == '-' || t.s[end] == '.')) ? end : month;
}

/* No word stands between `at` and the beginning of its sentence. */
static bool begins_sentence(struct coco_str t, size_t at)
{
	while (at > 0 && (blank(t.s[at - 1]) || strchr("\"'(*-", t.s[at - 1])) && t.s[at - 1] != '\n')
		at--;
	return at == 0 || strchr(".!?:;\n", t.s[at - 1]);
}

/* Ende Mai, w maju: a month without a figure. English and German write it with a capital, the others without one. */
static size_t lone_month(const struct scan *scan, size_t at, size_t end)
{
	struct coco_str t = scan->text;
	bool capital = t.s[at] >= 'A' && t.s[at] <= 'Z', small = end > at + 1 && !(t.s[at + 1] >= 'A' && t.s[at + 1] <= 'Z');
	size_t stop;
	if (scan->lang < 0 || capital != (scan->lang <= 1) || !small || month_at(scan, at, &stop) == 0)
		return at;
	unsigned beside = lexicon_find(&lang_of(scan->rewriter, scan->lang)->beside, coco_str_sub(t, at, stop), scan->scratch) & 255;
	return beside == 1 || (beside == 2 && begins_sentence(t, at)) ? at : stop;
}

/* A month with its day or year, or alone: April 2026, May 14, 2026, május 15, in May. */
size_t scan_month(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at;
	char first[2];
	while (end < t.n && is_word_byte((unsigned char)t.s[end]) && !digit(t, end))
		end++;
	if (end < at + 3)
		return at;
	for (size_t i = 0; i < 2; i++)
		first[i] = (char)(t.s[at + i] >= 'A' && t.s[at + i] <= 'Z' ? t.s[at + i] | 32 : t.s[at + i]);
	if ((unsigned char)first[0] < 0x80 && !lang_of(scan->rewriter, scan->lang)->months_begin[month_begin(first)])
		return at; /* looking a word up is dear */
	if (!digit(t, blanks(t, end)) || month_at(scan, at, &end) == 0)
		return lone_month(scan, at, end);
	size_t year = day_and_year(t, end), stop;
	if (year > end)
		return year;
	year = blanks(t, end);
	stop = digits_end(t, year);
	if (year > end && stop - year == 4 && (t.s[year] == '1' || t.s[year] == '2'))
		return stop;
	stop = day_behind(scan, end);
	return stop > end ? stop : lone_month(scan, at, end);
}
