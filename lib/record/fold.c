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

/* Appends the fold of the leading ASCII part; returns its length in bytes. */
static size_t fold_ascii(struct coco_str text, struct coco_buf *out)
{
	size_t i = 0;
	char *to = coco_buf_room(out, text.n + 1);
	if (!to)
		return text.n;
	size_t n = 0;
	for (; i < text.n && (unsigned char)text.s[i] < 0x80; i++) {
		char c = text.s[i];
		if (c >= 'A' && c <= 'Z')
			to[n++] = (char)(c + ('a' - 'A'));
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			to[n++] = c;
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

void coco_fold(struct coco_str text, struct coco_buf *out)
{
	size_t start = out->len;
	if (!text.s || text.n == 0)
		return;
	if (fold_ascii(text, out) == text.n)
		return;
	out->len = start; /* the rest may join the ASCII part: fold the whole */
	out->data[start] = '\0';
	fold_unicode(text, out);
}
