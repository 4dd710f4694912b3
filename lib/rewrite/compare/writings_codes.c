/* Writings of codes and measures that signs tell, whatever the language: IP 54 (IP54), 800x600x500 and 800 × 600 × 500 (x between blanks),
 * 2.5±0.1 mm (2.5 mm ±0.1 mm), EN 527–1 (EN 527-1), 185,– € (185 €).
 *
 * Method: one pass over the text before the phrases are read. A code that may stand apart from its figures is joined with them; the unit
 * behind the last figure of a chain of ± and x is each one's; a dash in a code or behind a standard's number is a hyphen.
 *
 * Invariant: no digit comes, goes or moves. */
#include "scan.h"
#include "writings.h"

#include <string.h>

static const char TIMES[] = "×", PLUS_MINUS[] = "±", DASH[] = "–";

static bool is_at(struct coco_str t, size_t at, const char *sign)
{
	return coco_str_starts(coco_str_sub(t, at < t.n ? at : t.n, t.n), sign);
}

/* The sign between two figures of a chain that begins at `at`: its bytes, 0: none. */
static size_t chain_sign(struct coco_str t, size_t at)
{
	static const char *const signs[] = {TIMES, PLUS_MINUS, "+/-", "x", "X"};
	for (size_t i = 0; i < COCO_LEN(signs); i++)
		if (is_at(t, at, signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* 2217x40: what stands between is "x" alone. */
static bool times_at(struct coco_str t, size_t at, size_t *length)
{
	*length = is_at(t, at, TIMES) ? strlen(TIMES) : at < t.n && (t.s[at] | 32) == 'x' ? 1 : 0;
	return *length > 0;
}

/* What is counted may be so many times as long (4 x 6 m): only of these a chain is surely measures. */
static bool of_measures(struct coco_str unit)
{
	return coco_str_is(unit, "mm") || coco_str_is(unit, "cm");
}

/* Of a chain of figures from `end` on, behind the first, the unit behind the last one where none of them has one before; "": there is none.
 */
static struct coco_str chain_unit(const struct scan *scan, size_t end)
{
	enum { LONGEST = 4 };
	struct coco_str t = scan->text;
	size_t start, stop;
	bool money, product = false;
	for (int n = 0; n < LONGEST; n++) {
		size_t sign = blanks(t, end), length = chain_sign(t, sign), next = length ? blanks(t, sign + length) : 0;
		if (!length || !digit(t, next)) {
			bool unit = n > 0 && scan_unit(scan, end, &start, &stop, &money) && !money;
			return unit && (!product || of_measures(coco_str_sub(t, start, stop))) ? coco_str_sub(t, start, stop) : COCO_STR("");
		}
		product = product || !(is_at(t, sign, PLUS_MINUS) || t.s[sign] == '+');
		end = scan_number(scan, next);
	}
	return COCO_STR("");
}

/* Behind IP, RAL and their like: where the figures begin that stand apart from it; `end`: nowhere. */
static size_t apart(struct coco_str t, size_t at, size_t end)
{
	static const char *const codes[] = {"IP", "IK", "RAL", "DN", "PN", "M", "NCS", "SW"};
	size_t next = blanks(t, end);
	for (size_t i = 0; i < COCO_LEN(codes); i++)
		if (next > end && digit(t, next) && coco_str_is(coco_str_sub(t, at, end), codes[i]))
			return next;
	return end;
}

/* The word that ends at `end` is a standard's, or has a capital and a digit or a hyphen as codes do. */
static bool of_code(const struct brought *b, size_t end)
{
	struct coco_str t = b->text;
	size_t start = end;
	bool capital = false;
	while (start > 0 && (is_word_byte((unsigned char)t.s[start - 1]) || strchr("-/.", t.s[start - 1]))) {
		start--;
		capital = capital || (t.s[start] >= 'A' && t.s[start] <= 'Z');
	}
	if (capital)
		return true;
	size_t last = start;
	while (last > 0 && blank(t.s[last - 1]))
		last--;
	size_t word = last;
	while (word > 0 && t.s[word - 1] >= 'A' && t.s[word - 1] <= 'Z')
		word--;
	return word < last && word + 12 > start && lexicon_find(&b->rewriter->standards, coco_str_sub(t, word, last), NULL) != 0;
}

/* The figure that begins at `at`; what stands for it goes out. Its end, SIZE_MAX: no memory. */
static size_t figure(struct brought *b, const struct scan *scan, size_t at)
{
	enum { UNIT_BYTES = 32 };
	struct coco_str t = b->text, unit;
	size_t end = scan_number(scan, at), length, next;
	char behind[UNIT_BYTES] = " ";
	if (end == at)
		return at + 1;
	for (size_t i = at; i < end; i++) /* EN 527–1 */
		if (is_at(t, i, DASH) && of_code(b, i) && writing_put(b, i, i + strlen(DASH), COCO_STR("-")) != 0)
			return SIZE_MAX;
	if (end < t.n && (t.s[end] == ',' || t.s[end] == '.') && (is_at(t, end + 1, DASH) || is_at(t, end + 1, "-"))) { /* 185,– € */
		size_t stop = end + 1;
		while (is_at(t, stop, "-") || is_at(t, stop, DASH))
			stop += is_at(t, stop, "-") ? 1 : strlen(DASH);
		if (stop >= t.n || !is_word_byte((unsigned char)t.s[stop]))
			return writing_put(b, end, stop, COCO_STR("")) == 0 ? stop : SIZE_MAX;
	}
	unit = chain_unit(scan, end);
	if (unit.n && unit.n + 2 < UNIT_BYTES) {
		memcpy(behind + 1, unit.s, unit.n);
		behind[unit.n + 1] = ' ';
		if (writing_put(b, end, end, (struct coco_str){behind, unit.n + 1 + (end < t.n && !blank(t.s[end]))}) != 0)
			return SIZE_MAX;
	}
	size_t sign = blanks(t, end);
	if (!times_at(t, sign, &length))
		return end;
	next = blanks(t, sign + length);
	if (digit(t, next))
		return writing_put(b, end, next, COCO_STR(" x ")) == 0 ? next : SIZE_MAX;
	if (sign == end && t.s[end] != 'x' && (next >= t.n || next > sign + length || !is_word_byte((unsigned char)t.s[next]))) /* 3× */
		return writing_put(b, end, sign + length, COCO_STR("x")) == 0 ? sign + length : SIZE_MAX;
	return end;
}

int codes_put(struct brought *b)
{
	struct coco_str t = b->text;
	const struct scan scan = {b->rewriter, t, b->lang, &b->scratch, true};
	for (size_t i = 0, chain = SIZE_MAX; i < t.n;) {
		bool first = i == 0 || i == chain || !is_word_byte((unsigned char)t.s[i - 1]);
		size_t next = i + 1;
		if (is_at(t, i, "‐") || is_at(t, i, "‑")) {
			next = i + strlen("‐");
			if (writing_put(b, i, next, COCO_STR("-")) != 0)
				return -1;
		} else if (is_at(t, i, DASH)) {
			next = i + strlen(DASH);
			if (i > 0 && digit(t, next) && is_word_byte((unsigned char)t.s[i - 1]) && of_code(b, i) &&
			    writing_put(b, i, next, COCO_STR("-")) != 0)
				return -1;
		} else if (first && digit(t, i)) {
			chain = next = figure(b, &scan, i);
		} else if (first && t.s[i] >= 'A' && t.s[i] <= 'Z') {
			size_t end = capitals_end(t, i), figures = apart(t, i, end);
			if (figures > end && writing_put(b, end, figures, COCO_STR("")) != 0)
				return -1;
			next = figures > i ? figures : next;
			while (figures > end && next < t.n && is_word_byte((unsigned char)t.s[next]))
				next++;
		}
		if (next == SIZE_MAX)
			return -1;
		i = next;
	}
	return 0;
}
