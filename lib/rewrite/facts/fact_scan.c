/* The recognisers of the fact ledger: what begins at a place of the text, and where it ends.
 *
 * Method: hand-written scanners, linear in what they take. They prefer to take too little to too much: what they leave,
 * the ledger (fact.c) takes as bare digits. No locale, no date arithmetic: a fact is text that must survive.
 *
 * Invariant: a scanner returns `at` (nothing here) or an end behind it, on a code point's border. */
#include "scan.h"

#include <string.h>
#include <unictype.h>

/* Bytes of the small letter at `at`, of the Latin ones that our languages write; 0: it is something else. */
static size_t small_letter(struct coco_str t, size_t at)
{
	unsigned char c = (unsigned char)t.s[at];
	if ((unsigned char)(c - 'a') < 26)
		return 1;
	if (c < 0xC3 || c > 0xC5 || at + 1 >= t.n)
		return 0;
	unsigned cp = (c & 0x1FU) << 6 | ((unsigned char)t.s[at + 1] & 0x3FU);
	if (cp < 0x100)
		return cp >= 0xDF && cp != 0xF7 ? 2 : 0;
	bool small_is_even = (cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E);
	return cp < 0x17F && cp != 0x138 && cp != 0x149 && cp != 0x178 && (cp & 1) != small_is_even ? 2 : 0;
}

size_t scan_plain(struct coco_str t, size_t at)
{
	size_t i = at, length, letters = 0;
	if (at > 0 && t.s[at - 1] == '@')
		return at;
	if (t.s[i] >= 'A' && t.s[i] <= 'Z')
		i++;
	for (; i < t.n && (length = small_letter(t, i)) > 0; i += length)
		letters++;
	if (letters == 0 ||
	    (i < t.n && !strchr(" \t\r\n,;!?)\"'", t.s[i]) && !(t.s[i] == '.' && (i + 1 == t.n || strchr(" \t\r\n", t.s[i + 1])))))
		return at;
	return i - at == 3 && t.s[at] == 'w' ? at : i; /* www. */
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

/* name@example.org, and what a line's end cut: name@ example.org. What is spelled in words is the ledger's (fact.c). */
size_t scan_email(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	size_t i = at;
	while (i < t.n && (letter(t, i) || digit(t, i) || strchr("._+-", t.s[i]) || (unsigned char)t.s[i] >= 0x80) && i - at < 128)
		i++;
	if (i == at || i >= t.n || t.s[i] != '@')
		return at;
	i++;
	while (i < t.n && strchr(" \r\n", t.s[i]))
		i++;
	size_t dot = 0, end = i;
	while (end < t.n && (letter(t, end) || digit(t, end) || t.s[end] == '-' || (unsigned char)t.s[end] >= 0x80 ||
	                        (t.s[end] == '.' && (letter(t, end + 1) || digit(t, end + 1))))) {
		dot += t.s[end] == '.';
		end++;
	}
	return dot > 0 && end > i + 2 ? end : at;
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
	bool small = i + 1 < t.n && t.s[i] == '-' && letter(t, i + 1),
	     classes = small && letter(t, i + 2) && t.s[i + 2] < 'a'; /* ISO 2768-mK */
	size_t end = i + 2 + classes;
	return small && (end >= t.n || !is_word_byte((unsigned char)t.s[end])) ? end : i;
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
		} else if (starts_at(t, i, "÷") && digit(t, i + 2)) { /* 18÷32, as Italians write */
			next = digits_end(t, i + 2);
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
	bool followed = digit(t, blanks(t, stop));
	if (followed && (coco_str_is(coco_str_sub(t, i, stop), "x") || coco_str_is(coco_str_sub(t, i, stop), "in")))
		return false;  /* 4 x 6 m, med 5 in 8 ur: another number follows */
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
