/* How a person is reached, without an e-mail address: phone numbers, extensions, names at a messenger, profiles.
 *
 * Method: a number is one by its own form (a plus, 00, a 0 and groups of digits) or by a word that announces it (words.csv, call): right
 * before it, or, where it has the digits of a phone number and no unit, before the names of whom it reaches. What a messenger or a
 * network's host announces is told by its form, which no ordinary word has.
 *
 * Invariant: a scanner returns `at` (nothing here) or an end behind it, on a code point's border. */
#include "parts.h"

#include <string.h>
#include <unictype.h>

enum {
	LEAST = 8,
	LEAST_ALONE = 7,
	LEAST_ANNOUNCED = 6,
	LEAST_TWO_GROUPS = 9,
	WHOLE = 9,
	MOST = 18,
	EXTENSION_LEAST = 3,
	EXTENSION_MOST = 6,
	HANDLE_LEAST = 5
};

static bool digit(struct coco_str t, size_t at)
{
	return at < t.n && t.s[at] >= '0' && t.s[at] <= '9';
}

/* What the word [from, to) announces: a value of W_CALL, or 0. */
static unsigned calls(const struct scan *scan, size_t from, size_t to)
{
	return lexicon_find(&lang_of(scan->rewriter, scan->lang)->calls, coco_str_sub(scan->text, from, to), scan->scratch) & 255;
}

/* The word before `end` in its line, behind at most three signs of `gap`: where it begins, and its end; false: none. */
static bool word_before(struct coco_str t, size_t end, const char *gap, size_t *from, size_t *to)
{
	for (*to = end; *to > 0 && end - *to < 3 && strchr(gap, t.s[*to - 1]); --*to)
		;
	for (*from = *to; *from > 0 && *to - *from < 24 && is_word_byte((unsigned char)t.s[*from - 1]); --*from)
		;
	return *from < *to && *to < end;
}

/* "Tel. 0316 …", "call me on 041 …": a word that announces a phone number stands right before, or one short word before that. */
static bool announced(const struct scan *scan, size_t at)
{
	size_t end = at, from, to;
	for (int k = 0; k < 3 && word_before(scan->text, end, " .:(", &from, &to); k++) {
		unsigned call = calls(scan, from, to);
		if (call == CALL_PHONE)
			return true;
		if (call || to - from > 4)
			return false;
		end = from;
	}
	return false;
}

static bool begins_large(struct coco_str t, size_t from)
{
	uint32_t cp = 0;
	return coco_utf8_next(coco_str_sub(t, from, t.n), &cp) > 0 && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu);
}

/* "Contact: Janet Okoro, 601 555 012": before the number stand names, and before them a word that announces how to reach them. */
static bool behind_names(const struct scan *scan, size_t at)
{
	enum { NAMES = 6 };
	size_t end = at, from, to;
	for (int k = 0; k < NAMES && word_before(scan->text, end, " .:(,;-", &from, &to); k++) {
		unsigned call = calls(scan, from, to);
		if (call == CALL_PHONE || call == CALL_REACH)
			return true;
		struct coco_str word = coco_str_sub(scan->text, from, to);
		if (call || lexicon_find(&scan->rewriter->units, word, NULL) || (to - from > 4 && !begins_large(scan->text, from)))
			return false;
		end = from;
	}
	return false;
}

/* "03741 / 55 12", "0316 - 12 34": a sign with blanks around it at `at`, between digits. */
static bool is_spread(struct coco_str t, size_t at)
{
	return at + 3 < t.n && t.s[at] == ' ' && strchr("/-", t.s[at + 1]) && t.s[at + 2] == ' ' && digit(t, at + 3);
}

/* 0905 123 456, 07700 900123: a number that begins with 0 and a digit, in groups of digits, is no quantity. Of two groups each has three
 * digits, and both together those of a whole number. Dots part three groups of three or more, or it is a date. A digit alone may end it. */
static bool grouped(struct coco_str t, size_t at, size_t end)
{
	size_t groups = 0, length = 0, all = 0, shortest = MOST, last = 0;
	bool dots = false;
	if (t.s[at] != '0')
		return false;
	for (size_t i = at; i <= end; i++) {
		if (i < end && digit(t, i)) {
			length++;
			continue;
		}
		i += is_spread(t, i) ? 2 : 0;
		if ((length < 2 && !(i == end && groups >= 3)) || (i < end && !strchr(" /.", t.s[i])))
			return false;
		dots = dots || (i < end && t.s[i] == '.');
		shortest = length < shortest ? length : shortest;
		all += length;
		groups++;
		last = length;
		length = 0;
	}
	if ((groups == 3 && all == 8 && last == 4) || (dots && (shortest < 3 || groups < 3))) /* 01 / 02 / 2026 */
		return false;
	return groups >= 3 || (groups == 2 && shortest >= 3 && all >= LEAST_TWO_GROUPS);
}

/* (041) 555-019: a trunk's nought and two digits or more in brackets, a blank at most behind them, and digits in groups. */
static bool bracketed(struct coco_str t, size_t at, size_t end)
{
	size_t close = at + 1;
	while (close < end && digit(t, close))
		close++;
	const size_t behind = close + 1 + (close + 1 < end && t.s[close + 1] == ' ');
	return t.s[at] == '(' && close >= at + 4 && close < end && t.s[close] == ')' && behind < end && digit(t, behind);
}

/* 091/234-5678, 02351 9876-54: a 0 and three digits or more before the first sign, a hyphen behind the last, and no year between. */
static bool hyphened(struct coco_str t, size_t at, size_t end)
{
	enum { YEAR = 4 };
	size_t first = at, hyphen = end;
	while (first < end && digit(t, first))
		first++;
	while (hyphen > first && digit(t, hyphen - 1))
		hyphen--;
	if (t.s[at] != '0' || first - at < 3 || first == end || !strchr(" /", t.s[first]) || hyphen < first + 4 || t.s[hyphen - 1] != '-')
		return false;
	for (size_t i = first + 1; i + 1 < hyphen; i++)
		if (!digit(t, i))
			return false;
	bool year = hyphen - first == YEAR + 2 && (memcmp(t.s + first + 1, "20", 2) == 0 || memcmp(t.s + first + 1, "19", 2) == 0);
	return !year;
}

/* An amount in groups of three: 1 200 000, 487 000 000; a phone number has other groups, or nine digits of which the last are no zeros. */
static bool is_amount(struct coco_str t, size_t at, size_t end, size_t digits)
{
	size_t length = 0, groups = 0;
	bool threes = true;
	for (size_t i = at; i <= end; i++) {
		if (i < end && digit(t, i)) {
			length++;
			continue;
		}
		threes = threes && (groups == 0 ? length <= 3 : length == 3);
		groups++;
		length = 0;
	}
	bool round = end > at + 3 && memcmp(t.s + end - 3, "000", 3) == 0;
	return (threes && groups > 1 && digits < LEAST) || round || (groups == 1 && digits < WHOLE);
}

/* "Contact: purchasing, 487 741 111.", "by arrangement with the office (487 741 111)", "send it to 487741111": the number stands alone
 * between signs, or behind a small word of direction, and a word of how to reach somebody, or of whom one arranges it with, stands before
 * it in the sentence. */
static bool alone(const struct scan *scan, size_t at, size_t end, size_t digits)
{
	enum { WORDS = 12 };
	struct coco_str t = scan->text;
	bool opened = at > 0 && t.s[at - 1] == '(';
	bool led = opened || (at > 1 && t.s[at - 1] == ' ' && strchr(",:;-", t.s[at - 2])) ||
	           (at > 3 && memcmp(t.s + at - 4, "\xE2\x80\x93 ", 4) == 0);
	size_t from, to;
	led = led || (word_before(t, at, " ", &from, &to) && calls(scan, from, to) == CALL_TOWARD);
	bool left = end >= t.n || (opened ? t.s[end] == ')' : strchr(".,;)\r\n", t.s[end]) != NULL);
	if (!led || !left || (end + 1 < t.n && t.s[end] != '\n' && digit(t, end + 1)) || is_amount(t, at, end, digits))
		return false;
	to = at;
	for (int k = 0; k < WORDS && to > 0; k++) {
		while (to > 0 && !is_word_byte((unsigned char)t.s[to - 1]))
			if (strchr(".!?\n", t.s[--to]))
				return false;
		from = to;
		while (from > 0 && is_word_byte((unsigned char)t.s[from - 1]))
			from--;
		unsigned call = calls(scan, from, to);
		if (call == CALL_PHONE || call == CALL_REACH || call == CALL_DESK)
			return true;
		to = from;
	}
	return false;
}

/* 777 123 456, the usual form of three countries: three groups of three digits of which the last is not 000, and what is counted does not
 * stand behind it: its clause ends there, or goes on with a word that has no meaning of its own. */
static bool thrice_three(const struct scan *scan, size_t at, size_t end)
{
	enum { LENGTH = 11 };
	struct coco_str t = scan->text;
	struct coco_word next;
	if (end - at != LENGTH || memcmp(t.s + end - 3, "000", 3) == 0)
		return false;
	for (size_t i = 0; i < LENGTH; i++)
		if (i % 4 == 3 ? t.s[at + i] != ' ' : !digit(t, at + i))
			return false;
	if (end >= t.n || (strchr(".,;:!?)\r\n", t.s[end]) && !(end + 1 < t.n && strchr(".,", t.s[end]) && digit(t, end + 1))))
		return true;
	size_t i = end;
	return t.s[end] == ' ' && coco_word_next(t, &i, &next) && next.start == end + 1 && !next.number &&
	       coco_stop_word(scan->lang, coco_str_sub(t, next.start, next.end));
}

/* The digits from `at`, in groups: where they end, and how many. */
static size_t groups_end(struct coco_str t, size_t at, size_t *digits)
{
	size_t i = at + (t.s[at] == '+' || t.s[at] == '('), end = at;
	*digits = 0;
	while (i < t.n && *digits < MOST) {
		if (digit(t, i)) {
			++*digits;
			end = ++i;
		} else if (i == end && i > at && is_spread(t, i)) {
			i += 3;
			end = i;
		} else if (strchr(" ()/-.", t.s[i]) && (i == end || i == end + (t.s[i] == '(' || t.s[end] == ' ' || t.s[end] == ')'))) {
			i++;
		} else {
			break;
		}
	}
	return end;
}

/* "ext. 4512": the end of the number within a house; `at`: none. */
static size_t extension(const struct scan *scan, size_t at)
{
	size_t from, to, end = at;
	while (digit(scan->text, end))
		end++;
	if (end - at < EXTENSION_LEAST || end - at > EXTENSION_MOST || !word_before(scan->text, at, " .:", &from, &to))
		return at;
	return calls(scan, from, to) == CALL_EXTENSION ? end : at;
}

/* A quantity: a unit or a currency stands at the number. */
static bool measures(const struct scan *scan, size_t end)
{
	size_t unit_start, unit_end;
	bool money;
	return scan_unit(scan, end, &unit_start, &unit_end, &money);
}

/* +386 1 234 56 78, 0043 (0)316 1234, Tel. 22 555 12 34, (041) 555 019. */
size_t scan_phone(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t n, end;
	if (!digit(t, at + (t.s[at] == '+' || t.s[at] == '(')))
		return at;
	end = groups_end(t, at, &n);
	if (t.s[at] == '(')
		return t.s[at + 1] == '0' && n >= LEAST && bracketed(t, at, end) ? end : at;
	if (t.s[at] == '+' || (t.s[at] == '0' && at + 1 < t.n && t.s[at + 1] == '0'))
		return n >= LEAST ? end : at;
	if (n < LEAST_ANNOUNCED)
		return extension(scan, at);
	if (n >= LEAST && scan_date(scan, at) == at &&
	    (grouped(t, at, end) || hyphened(t, at, end) || thrice_three(scan, at, end) || (behind_names(scan, at) && !measures(scan, end))))
		return end;
	if (n >= LEAST_ALONE && scan_date(scan, at) == at && alone(scan, at, end, n))
		return end;
	return announced(scan, at) ? end : at;
}

/* linkedin.com/in/…: the host of a network begins at `at`, and a person's name there follows: its end; `at`: none. */
static size_t profile(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at, slash = at;
	while (end < t.n && (unsigned char)t.s[end] > ' ' && !strchr("<>\"'])},;", t.s[end]))
		end++;
	while (end > at && strchr(".!?:/", t.s[end - 1]))
		end--;
	size_t host = at;
	for (const char *const *lead = (const char *const[]){"https://", "http://", "www.", NULL}; *lead; lead++)
		if (coco_str_starts(coco_str_sub(t, host, end), *lead))
			host += strlen(*lead);
	for (slash = host; slash < end; slash++)
		if (t.s[slash] == '/' && calls(scan, host, slash) == CALL_PROFILE)
			return end;
	return at;
}

/* "Skype janet.okoro77", "Telegram @okoro": what a messenger's word announces and has a digit, a sign within or an @; `at`: none. */
size_t scan_handle(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	bool marked = at > 0 && t.s[at - 1] == '@';
	size_t end = at, from, to;
	while (end < t.n && (is_word_byte((unsigned char)t.s[end]) ||
	                        (strchr("._-:", t.s[end]) && end + 1 < t.n && is_word_byte((unsigned char)t.s[end + 1])))) {
		marked = marked || digit(t, end) || !is_word_byte((unsigned char)t.s[end]);
		end++;
	}
	if (marked && end - at >= HANDLE_LEAST && word_before(t, at, " :@", &from, &to) && calls(scan, from, to) == CALL_HANDLE)
		return end;
	return end < t.n && (t.s[end] == '/' || t.s[end] == ':') && memchr(t.s + at, '.', (end + 20 < t.n ? end + 20 : t.n) - at)
	           ? profile(scan, at)
	           : at;
}
