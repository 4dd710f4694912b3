/* The recognisers of the fact ledger: what begins at a place of the text, and where it ends.
 *
 * Method: hand-written scanners, linear in what they take. They prefer to take too little to too much: what they leave,
 * the ledger (fact.c) takes as bare digits. No locale, no date arithmetic: a fact is text that must survive.
 *
 * Invariant: a scanner returns `at` (nothing here) or an end behind it, on a code point's border. */
#include "parts.h"

#include <string.h>
#include <unictype.h>

bool is_word_byte(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool digit(struct coco_str t, size_t at)
{
	return at < t.n && t.s[at] >= '0' && t.s[at] <= '9';
}

static bool letter(struct coco_str t, size_t at)
{
	return at < t.n && ((t.s[at] | 32) >= 'a' && (t.s[at] | 32) <= 'z');
}

bool is_decimal_digit(struct coco_str text, size_t at, size_t *length)
{
	*length = 1;
	if ((unsigned char)text.s[at] < 0x80)
		return digit(text, at);
	uint32_t cp = 0;
	*length = coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	if (*length == 0)
		*length = 1;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd);
}

static size_t digits_end(struct coco_str t, size_t at)
{
	while (digit(t, at))
		at++;
	return at;
}

static bool starts_at(struct coco_str t, size_t at, const char *what)
{
	return coco_str_starts(coco_str_sub(t, at, t.n), what);
}

size_t scan_url(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	if (!starts_at(t, at, "http://") && !starts_at(t, at, "https://") && !starts_at(t, at, "www.") && !starts_at(t, at, "ftp://"))
		return at;
	size_t end = at;
	while (end < t.n && (unsigned char)t.s[end] > ' ' && !strchr("<>\"'])}", t.s[end]))
		end++;
	while (end > at && strchr(".,;:!?", t.s[end - 1]))
		end--;
	return end;
}

size_t scan_email(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t i = at;
	while (i < t.n && (letter(t, i) || digit(t, i) || strchr("._+-", t.s[i]) || (unsigned char)t.s[i] >= 0x80) && i - at < 128)
		i++;
	if (i == at || i >= t.n || t.s[i] != '@')
		return at;
	size_t dot = 0, end = ++i;
	while (end < t.n && (letter(t, end) || digit(t, end) || t.s[end] == '-' || (unsigned char)t.s[end] >= 0x80 ||
	                        (t.s[end] == '.' && (letter(t, end + 1) || digit(t, end + 1))))) {
		dot += t.s[end] == '.';
		end++;
	}
	return dot > 0 && end > i + 2 ? end : at;
}

/* "Tel. 0316 …", "call me on 041 …": a word that announces a phone number stands right before, or one short word before that. */
static bool announced(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at;
	for (int k = 0; k < 3; k++) {
		size_t from, to = end;
		while (to > 0 && end - to < 3 && strchr(" .:(", t.s[to - 1]))
			to--;
		for (from = to; from > 0 && to - from < 24 && is_word_byte((unsigned char)t.s[from - 1]); from--)
			;
		if (from == to || to == end)
			return false;
		if (lexicon_find(&lang_of(scan->rewriter, scan->lang)->calls, coco_str_sub(t, from, to), scan->scratch) != 0)
			return true;
		if (to - from > 4)
			return false;
		end = from;
	}
	return false;
}

/* 0905 123 456: a number that begins with 0 and a digit, in groups of two digits or more, is no quantity. */
static bool grouped(const struct scan *scan, size_t at, size_t end)
{
	struct coco_str t = scan->text;
	size_t groups = 0, length = 0;
	if (t.s[at] != '0' || scan_date(scan, at) > at)
		return false;
	for (size_t i = at; i <= end; i++) {
		if (i < end && digit(t, i)) {
			length++;
			continue;
		}
		if (length < 2 || (i < end && !strchr(" /", t.s[i])))
			return false;
		groups++;
		length = 0;
	}
	return groups >= 3;
}

/* +386 1 234 56 78, 0043 (0)316 1234, Tel. 22 555 12 34: a plus, 00, or a word that announces it, then groups of digits. */
size_t scan_phone(const struct scan *scan, size_t at)
{
	enum { LEAST = 8, LEAST_ANNOUNCED = 6 };
	struct coco_str t = scan->text;
	size_t i = at, n = 0, end = at;
	bool plain = t.s[i] != '+' && !starts_at(t, at, "00");
	if (t.s[i] == '+')
		i++;
	if (!digit(t, i))
		return at;
	while (i < t.n && n < 18) {
		if (digit(t, i)) {
			n++;
			end = ++i;
		} else if (strchr(" ()/-.", t.s[i]) && i == end + (t.s[i] == '(' || t.s[end] == ' ' || t.s[end] == ')')) {
			i++;
		} else if (strchr(" ()/-.", t.s[i]) && i == end) {
			i++;
		} else {
			break;
		}
	}
	if (!plain)
		return n >= LEAST ? end : at;
	return n >= LEAST_ANNOUNCED && ((n >= LEAST && grouped(scan, at, end)) || announced(scan, at)) ? end : at;
}

size_t capitals_end(struct coco_str t, size_t at)
{
	while (at < t.n) {
		uint32_t cp = 0;
		size_t n = coco_utf8_next(coco_str_sub(t, at, t.n), &cp);
		if (n == 0 || !uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu))
			break;
		at += n;
	}
	return at;
}

/* PN 40 is the nominal pressure of a valve; a Polish standard has another prefix, more digits, or a dash behind them. */
static bool nominal_pressure(struct coco_str t, size_t at)
{
	size_t i = at + 2, digits = 0;
	if (!starts_at(t, at, "PN"))
		return false;
	while (i < t.n && t.s[i] == ' ')
		i++;
	while (digit(t, i + digits))
		digits++;
	return digits > 0 && digits <= 3 && !(i + digits < t.n && strchr("-:", t.s[i + digits]));
}

/* DIN EN ISO 13849-1, MIL-STD-810G, EN AW-6082 (a material), ISO 9001:2015. */
size_t scan_standard(const struct scan *scan, size_t at, bool *material)
{
	struct coco_str t = scan->text;
	size_t i = at, tokens = 0;
	*material = false;
	if (nominal_pressure(t, at))
		return at;
	for (;;) {
		size_t end = capitals_end(t, i);
		if (end == i)
			break;
		bool known = lexicon_find(&scan->rewriter->standards, coco_str_sub(t, i, end), NULL) != 0;
		if (!known && tokens == 0)
			return at;
		if (!known && !(end - i <= 4 && end < t.n && (t.s[end] == '-' || digit(t, end))))
			return at;
		if (!known &&
		    !(end - i >= 3 && (starts_at(t, i, "STD") || starts_at(t, i, "HDBK") || starts_at(t, i, "PRF") || starts_at(t, i, "PAS"))) &&
		    !digit(t, end))
			*material = true;
		tokens++;
		i = end;
		if (digit(t, i))
			break;
		if (i < t.n && (t.s[i] == ' ' || t.s[i] == '-' || t.s[i] == '/') && i + 1 < t.n)
			i++;
		else if (starts_at(t, i, "\xC2\xA0"))
			i += 2;
		else
			return at;
	}
	if (tokens == 0 || !digit(t, i))
		return at;
	while (i < t.n &&
	       (digit(t, i) || (letter(t, i) && t.s[i] < 'a') ||
	           (strchr("-./:", t.s[i]) && (digit(t, i + 1) || (t.s[i] == '-' && i + 1 < t.n && t.s[i + 1] >= 'A' && t.s[i + 1] <= 'Z')))))
		i++;
	return i;
}

/* A run of letters, digits and inner - . _ / that begins with a letter. *digits: has some; *acronym: two capitals or more
 * and nothing else (but a plural s). */
size_t scan_token(const struct scan *scan, size_t at, bool *digits, bool *acronym)
{
	struct coco_str t = scan->text;
	size_t i = at, capitals = 0, smalls = 0, letters = 0;
	uint32_t last = 0;
	*digits = false;
	while (i < t.n) {
		uint32_t cp = 0;
		size_t n = coco_utf8_next(coco_str_sub(t, i, t.n), &cp);
		if (n == 0)
			break;
		if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu))
			capitals++, letters++;
		else if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L))
			smalls++, letters++;
		else if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_N))
			*digits = true;
		else if (!(cp < 0x80 && strchr("-._/", (int)cp) && i + n < t.n && is_word_byte((unsigned char)t.s[i + n]) && i > at))
			break;
		last = cp;
		i += n;
	}
	bool plural = smalls == 1 && last == 's';
	*acronym = capitals >= 2 && (smalls == 0 || plural) && letters <= 12 && !*digits;
	return i;
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
	*end = word.end;
	return found >> 8 == W_MONTH ? found & 255 : 0;
}

static size_t blanks(struct coco_str t, size_t at)
{
	for (;;) {
		if (at < t.n && t.s[at] == ' ')
			at++;
		else if (starts_at(t, at, "\xC2\xA0"))
			at += 2;
		else if (starts_at(t, at, "\xE2\x80\xAF"))
			at += 3;
		else
			return at;
	}
}

/* 31. 12. 2026, 12/05/2026, 2026-03-12, 20–24 April 2026, 31 December 2026, 1. Oktober, 2026. május 15, week 15/2026 is none. */
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
			i = blanks(t, end);
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
	if (k < t.n && t.s[k] == ',')
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

/* A month and its year: April 2026, May 14, 2026. */
size_t scan_month(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at;
	while (end < t.n && is_word_byte((unsigned char)t.s[end]) && !digit(t, end))
		end++;
	if (!digit(t, blanks(t, end)) || month_at(scan, at, &end) == 0) /* looking a word up is dear */
		return at;
	size_t year = day_and_year(t, end), stop;
	if (year > end)
		return year;
	year = blanks(t, end);
	stop = digits_end(t, year);
	return year > end && stop - year == 4 && (t.s[year] == '1' || t.s[year] == '2') ? stop : at;
}

/* Digits with grouping, decimals, clock times, ratios and ranges: 1,200  1 500 000  0.002  10:00  1/3  5–50  10^-2. */
size_t scan_number(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t i = digits_end(t, at);
	if (i == at)
		return at;
	for (;;) {
		size_t next = i;
		if (i < t.n && strchr(".,:'/", t.s[i]) && digit(t, i + 1)) {
			next = digits_end(t, i + 1);
		} else if (starts_at(t, i, "’") && digit(t, i + 3)) {
			next = digits_end(t, i + 3);
		} else if (i < t.n && (t.s[i] == ' ' || starts_at(t, i, "\xC2\xA0") || starts_at(t, i, "\xE2\x80\xAF"))) {
			size_t k = t.s[i] == ' ' ? i + 1 : starts_at(t, i, "\xC2\xA0") ? i + 2 : i + 3;
			size_t group = digits_end(t, k), lead = i;
			while (lead > at && digit(t, lead - 1))
				lead--;
			if (group - k == 3 && i - lead <= 3 && !(group < t.n && is_word_byte((unsigned char)t.s[group]) && letter(t, group)))
				next = group;
		} else if ((starts_at(t, i, "–") || starts_at(t, i, "−")) && digit(t, i + 3)) {
			next = digits_end(t, i + 3);
		} else if (i < t.n && t.s[i] == '-' && digit(t, i + 1)) {
			next = digits_end(t, i + 1);
		} else if (i < t.n && t.s[i] == '^' && (digit(t, i + 1) || (i + 1 < t.n && t.s[i + 1] == '-' && digit(t, i + 2)))) {
			next = digits_end(t, i + 2);
		}
		if (next == i)
			return i;
		i = next;
	}
}

/* One factor of a unit: letters and signs, an exponent behind. */
static bool unit_factor(const struct scan *scan, struct coco_str part, bool *money)
{
	size_t n = part.n;
	while (n > 0) { /* ² ³ ⁻ ¹ 2 3 */
		if (n >= 2 && (!memcmp(part.s + n - 2, "²", 2) || !memcmp(part.s + n - 2, "³", 2) || !memcmp(part.s + n - 2, "¹", 2)))
			n -= 2;
		else if (n >= 3 && !memcmp(part.s + n - 3, "⁻", 3))
			n -= 3;
		else if (n > 1 && (part.s[n - 1] == '2' || part.s[n - 1] == '3') &&
		         (part.s[n - 2] == 'm' || part.s[n - 2] == 'n' || part.s[n - 2] == 't'))
			n--;
		else
			break;
	}
	unsigned found = lexicon_find(&scan->rewriter->units, part, NULL);
	if (!found && n < part.n && n > 0)
		found = lexicon_find(&scan->rewriter->units, coco_str_sub(part, 0, n), NULL);
	*money = *money || (found & 255) == 2;
	return found != 0;
}

static bool known_unit(const struct scan *scan, struct coco_str text, bool *money)
{
	size_t from = 0;
	*money = false;
	if (unit_factor(scan, text, money))
		return true;
	for (size_t i = 0; i <= text.n; i++) {
		bool dot = i + 1 < text.n && !memcmp(text.s + i, "·", 2);
		if (i < text.n && text.s[i] != '/' && !dot)
			continue;
		if (i == from || !unit_factor(scan, coco_str_sub(text, from, i), money))
			return false;
		from = i + (dot ? 2 : 1);
		i += dot;
	}
	return from > 0;
}

bool scan_unit(const struct scan *scan, size_t at, size_t *start, size_t *end, bool *money)
{
	struct coco_str t = scan->text;
	size_t i = blanks(t, at);
	if (i == at && i < t.n && t.s[i] == '-' && letter(t, i + 1))
		i++; /* a 0.5-inch layer */
	size_t stop = i;
	while (stop < t.n && (unsigned char)t.s[stop] > ' ' && !strchr(",;:!?[]{}\"<>=", t.s[stop]) && stop - i < 24)
		stop++;
	if (stop < t.n && t.s[stop] == '"' && stop == at)
		stop++; /* 0.25" */
	while (stop > i && (unsigned char)t.s[stop - 1] >= 0x80 && stop < t.n && ((unsigned char)t.s[stop] & 0xC0) == 0x80)
		stop--;
	*start = i;
	size_t two = stop; /* per cent */
	while (two < t.n && (t.s[two] == ' ' ? two == stop : is_word_byte((unsigned char)t.s[two])))
		two++;
	if (two > stop + 1 && stop > i && lexicon_find(&scan->rewriter->units, coco_str_sub(t, i, two), NULL)) {
		*money = false;
		*end = two;
		return true;
	}
	while (stop > i) {
		if (known_unit(scan, coco_str_sub(t, i, stop), money)) {
			*end = stop;
			return true;
		}
		/* shorten only by what can't belong to a unit */
		char last = t.s[stop - 1];
		if (strchr(").'/-*_", last))
			stop--;
		else if (stop - i >= 3 && (!memcmp(t.s + stop - 3, "–", 3) || !memcmp(t.s + stop - 3, "’", 3) || !memcmp(t.s + stop - 3, "…", 3)))
			stop -= 3;
		else if (memchr(t.s + i, '-', stop - i) || memchr(t.s + i, ')', stop - i))
			while (stop > i && t.s[stop - 1] != '-' && t.s[stop - 1] != ')')
				stop--;
		else
			break;
	}
	return false;
}
