/* Words: where they begin and end, and the form in which they are compared.
 *
 * Method: a word is a run of letters and digits; one of ' ’ - ‑ . , belongs to it where a letter or digit stands right
 * before and right after it. Marks that combine (accents written apart) belong to the letter before them. This is not
 * UAX #29: it keeps "low-cost", "1,000" and "e.g" whole, as the counts of readability formulas want it.
 * The compared form is NFKC case folded (Unicode 5.18.4: NFKC(fold(NFKC))), with Cyrillic letters written in Latin
 * (ISO 9:1995's values without its marks, as in everyday Serbian and Bulgarian spelling), accents kept.
 *
 * Invariant: word.start < word.end <= *at; words come in order and do not overlap; an ASCII text never allocates. */
#include "words.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>

enum kind { OTHER, LETTER, DIGIT, MARK, JOINER };

static enum kind kind_of(uint32_t cp)
{
	if (cp == 0x2019 || cp == 0x2011 || cp == 0x2010)
		return JOINER;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L))
		return LETTER;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_N))
		return DIGIT;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M))
		return MARK;
	return OTHER;
}

static enum kind kind_behind_ascii(struct coco_str text, size_t at, size_t *length)
{
	uint32_t cp;
	*length = coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	if (*length == 0)
		*length = 1;
	return kind_of(cp);
}

static inline enum kind kind_at(struct coco_str text, size_t at, size_t *length)
{
	unsigned char c = (unsigned char)text.s[at];
	if (c >= 0x80)
		return kind_behind_ascii(text, at, length);
	*length = 1;
	if ((unsigned char)((c | 0x20) - 'a') < 26)
		return LETTER;
	if ((unsigned char)(c - '0') < 10)
		return DIGIT;
	return c == '\'' || c == '-' || c == '.' || c == ',' ? JOINER : OTHER;
}

bool coco_word_next(struct coco_str text, size_t *at, struct coco_word *word)
{
	size_t length = 1;
	size_t i = *at;
	enum kind kind = OTHER;
	while (i < text.n && (kind = kind_at(text, i, &length)) != LETTER && kind != DIGIT)
		i += length;
	if (i >= text.n) {
		*at = text.n;
		return false;
	}
	word->start = i;
	word->number = kind == DIGIT;
	i += length;
	while (i < text.n) {
		kind = kind_at(text, i, &length);
		if (kind == LETTER || kind == DIGIT || kind == MARK) {
			i += length;
			continue;
		}
		size_t next = i + length;
		if (kind != JOINER || next >= text.n)
			break;
		kind = kind_at(text, next, &length);
		if (kind != LETTER && kind != DIGIT)
			break;
		i = next + length;
	}
	word->end = i;
	*at = i;
	return true;
}

const char *coco_latin_of(uint32_t cp)
{
	static const char *const russian[] = {"a", "b", "v", "g", "d", "e", "ž", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t",
	    "u", "f", "h", "c", "č", "š", "šč", "", "y", "", "e", "ju", "ja"};
	static const char *const more[] = {"e", "e", "đ", "g", "e", "dz", "i", "i", "j", "lj", "nj", "ć", "k", "i", "u", "dž"};
	if (cp >= 0x430 && cp < 0x430 + COCO_LEN(russian))
		return russian[cp - 0x430];
	if (cp >= 0x450 && cp < 0x450 + COCO_LEN(more))
		return more[cp - 0x450];
	return cp == 0x491 ? "g" : NULL;
}

/* Latin may join the marks behind it, so what was transliterated is composed again. */
static void put_transliterated(struct coco_str text, struct coco_buf *out)
{
	struct coco_buf latin_text = COCO_BUF_INIT;
	size_t plain = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t cp;
		size_t n = coco_utf8_next(coco_str_sub(text, i, text.n), &cp);
		if (n == 0)
			break;
		const char *latin = cp >= 0x430 ? coco_latin_of(cp) : NULL;
		if (latin) {
			coco_buf_put(&latin_text, text.s + plain, i - plain);
			coco_buf_puts(&latin_text, latin);
			plain = i + n;
		}
		i += n;
	}
	if (plain == 0) {
		coco_buf_str(out, text);
		return;
	}
	coco_buf_put(&latin_text, text.s + plain, text.n - plain);
	size_t n = 0;
	uint8_t *composed = coco_buf_ok(&latin_text) && latin_text.len
	                        ? u8_normalize(UNINORM_NFKC, (const uint8_t *)latin_text.data, latin_text.len, NULL, &n)
	                        : NULL;
	if (composed)
		coco_buf_put(out, (const char *)composed, n);
	else
		out->failed = out->failed || latin_text.failed || latin_text.len > 0;
	free(composed);
	coco_buf_free(&latin_text);
}

void coco_text_normal(struct coco_str text, struct coco_buf *out)
{
	size_t ascii = 0;
	while (ascii < text.n && (unsigned char)text.s[ascii] < 0x80)
		ascii++;
	if (ascii == text.n) {
		char *room = coco_buf_room(out, text.n + 1);
		if (!room)
			return;
		for (size_t i = 0; i < text.n; i++)
			room[i] = (char)(text.s[i] >= 'A' && text.s[i] <= 'Z' ? text.s[i] + 32 : text.s[i]);
		out->len += text.n;
		room[text.n] = '\0';
		return;
	}
	uint8_t stack[256];
	size_t n = sizeof stack;
	uint8_t *folded = u8_casefold((const uint8_t *)text.s, text.n, NULL, UNINORM_NFKC, stack, &n);
	if (!folded) {
		out->failed = true;
		return;
	}
	put_transliterated((struct coco_str){(const char *)folded, n}, out);
	if (folded != stack)
		free(folded);
}
