/* Folding: what is left of a text when case, accents, blanks and punctuation do not count.
 *
 * Method: Unicode case folding with NFKD (libunistring), then letters (L*) and numbers (N*) only, which drops the marks
 * that NFKD has split off; letters with a stroke, which NFKD leaves whole, get their plain form. ASCII takes a short cut.
 * Invariant: fold(fold(x)) == fold(x), and the result holds no blank, mark or punctuation.
 */
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include "coco/record.h"

/* Plain form of a case-folded letter that has no decomposition; "" if it needs none. */
static const char *plain(uint32_t cp)
{
	switch (cp) {
	case 0x142: /* ł */
		return "l";
	case 0x111: /* đ */
	case 0xF0:  /* ð */
		return "d";
	case 0xF8: /* ø */
		return "o";
	case 0x127: /* ħ */
		return "h";
	case 0x131: /* ı */
		return "i";
	case 0xE6: /* æ */
		return "ae";
	case 0x153: /* œ */
		return "oe";
	case 0xFE: /* þ */
		return "th";
	default:
		return "";
	}
}

/* U+00C0 to U+017F. */
static const char latin[192][4] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  /* À to Ï */
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",  /* Ð to ß */
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  /* à to ï */
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",   /* ð to ÿ */
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",   /* Ā to ď */
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",   /* Đ to ğ */
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",   /* Ġ to į */
    "i", "i", "ij", "ij", "j", "j", "k", "k", "ĸ", "l", "l", "l", "l", "l", "l", "l", /* İ to Ŀ */
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "ʼn", "ŋ", "ŋ", "o", "o", "o", "o",  /* ŀ to ŏ */
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", /* Ő to ş */
    "s", "s", "t", "t", "t", "t", "ŧ", "ŧ", "u", "u", "u", "u", "u", "u", "u", "u",   /* Š to ů */
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",   /* Ű to ſ */
};

/* The fold of one of the characters of the short cut, behind the ASCII ones; NULL: it is none. *n: its bytes. */
static const char *latin_fold(const unsigned char *at, size_t left, size_t *n)
{
	if (left >= 2 && at[0] >= 0xC3 && at[0] <= 0xC5) {
		*n = 2;
		return latin[((size_t)at[0] - 0xC3) * 64 + (at[1] & 0x3F)];
	}
	*n = 2; /* no-break space, angle quotes */
	if (left >= 2 && at[0] == 0xC2 && (at[1] == 0xA0 || at[1] == 0xAB || at[1] == 0xBB))
		return "";
	*n = 3; /* hyphens, dashes, quotation marks, bullets, ellipses: U+2010 to U+2027 */
	return left >= 3 && at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7 ? "" : NULL;
}

/* Appends the fold of the text; returns the bytes that it could fold: less than all where the long way is needed. */
static size_t fold_latin(struct coco_str text, struct coco_buf *out)
{
	size_t i = 0, n = 0, step;
	char *to = coco_buf_room(out, 2 * text.n + 1); /* "ŉ" grows most: two bytes to three */
	if (!to)
		return text.n;
	while (i < text.n) {
		char c = text.s[i];
		if (c >= 'A' && c <= 'Z') {
			to[n++] = (char)(c + ('a' - 'A'));
		} else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			to[n++] = c;
		} else if ((unsigned char)c >= 0x80) {
			const char *letters = latin_fold((const unsigned char *)text.s + i, text.n - i, &step);
			if (!letters)
				break;
			while (*letters)
				to[n++] = *letters++;
			i += step;
			continue;
		}
		i++;
	}
	out->len += n;
	out->data[out->len] = '\0';
	return i;
}

static void fold_unicode(struct coco_str text, struct coco_buf *out)
{
	uint8_t stack[512];
	size_t n = sizeof stack;
	uint8_t *folded = u8_casefold((const uint8_t *)text.s, text.n, NULL, UNINORM_NFKD, stack, &n);
	if (!folded) { /* no memory, or no UTF-8: leave the sticky failure to the caller's check */
		out->failed = true;
		return;
	}
	const uc_general_category_t wanted = uc_general_category_or(UC_CATEGORY_L, UC_CATEGORY_N);
	struct coco_str rest = {(const char *)folded, n};
	uint32_t cp;
	for (size_t step; (step = coco_utf8_next(rest, &cp)) > 0; rest = coco_str_sub(rest, step, rest.n)) {
		if (!uc_is_general_category(cp, wanted))
			continue;
		const char *instead = plain(cp);
		if (*instead)
			coco_buf_puts(out, instead);
		else
			coco_buf_put(out, rest.s, step);
	}
	if (folded != stack)
		free(folded);
}

/* Of what the fold makes something, as far as one byte tells. */
static bool in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

void coco_fold_words(struct coco_str text, struct coco_buf *out)
{
	size_t start = out->len;
	for (size_t i = 0; i < text.n;) {
		size_t from = i, before = out->len;
		while (i < text.n && in_word(text.s[i]))
			i++;
		if (i > from) {
			if (before > start)
				coco_buf_putc(out, ' ');
			size_t bare = out->len;
			coco_fold(coco_str_sub(text, from, i), out);
			if (out->len == bare) /* a dash: no word */
				out->len = before;
			else if (i < text.n && text.s[i] == '*')
				coco_buf_putc(out, '*');
		} else {
			i++;
		}
	}
	if (out->data)
		out->data[out->len] = '\0';
}

void coco_fold_name(struct coco_str text, struct coco_buf *out)
{
	size_t bare = out->len;
	coco_fold(text, out);
	if (out->len == bare)
		coco_buf_str(out, coco_str_trim(text));
}

void coco_fold(struct coco_str text, struct coco_buf *out)
{
	size_t start = out->len;
	if (!text.s || text.n == 0)
		return;
	if (fold_latin(text, out) == text.n)
		return;
	out->len = start; /* the rest may join what stands before it: fold the whole */
	out->data[start] = '\0';
	fold_unicode(text, out);
}
