/* Words: where they begin and end, and the form in which they are compared.
 *
 * Method: a word is a run of letters and digits; one of ' ’ - ‑ . , belongs to it where a letter or digit stands right
 * before and right after it. Marks that combine (accents written apart) belong to the letter before them. This is not
 * UAX #29: it keeps "low-cost", "1,000" and "e.g" whole, as the counts of readability formulas want it. Soft hyphens
 * and characters without width do not end a word, but only stand within one.
 * The compared form is in normal.c.
 *
 * Invariant: word.start < word.end <= *at; words come in order and do not overlap. */
#include "words.h"

#include <unictype.h>

enum kind { OTHER, LETTER, DIGIT, MARK, JOINER, HIDDEN };

static enum kind kind_of(uint32_t cp)
{
	if (cp == 0x2019 || cp == 0x2011 || cp == 0x2010)
		return JOINER;
	if (text_hidden(cp))
		return HIDDEN;
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

/* By character; a table, since every word of a text asks for each of its characters. */
static const unsigned char ascii_kinds[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* controls */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* */
    0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 4, 4, 0, /* ' , - . */
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, /* 0 to 9 */
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* A to O */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, /* P to Z */
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* a to o */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, /* p to z */
};

static inline enum kind kind_at(struct coco_str text, size_t at, size_t *length)
{
	unsigned char c = (unsigned char)text.s[at];
	if (c >= 0x80)
		return kind_behind_ascii(text, at, length);
	*length = 1;
	return (enum kind)ascii_kinds[c];
}

/* The place behind the characters at `at` that are not seen. */
static size_t behind_hidden(struct coco_str text, size_t at)
{
	size_t length;
	while (at < text.n && kind_at(text, at, &length) == HIDDEN)
		at += length;
	return at;
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
		const unsigned char c = (unsigned char)text.s[i];
		if (c < 0x80 && (ascii_kinds[c] == LETTER || ascii_kinds[c] == DIGIT)) {
			i++;
			continue;
		}
		if (c < 0x80 && ascii_kinds[c] == OTHER)
			break;
		kind = kind_at(text, i, &length);
		if (kind == LETTER || kind == DIGIT || kind == MARK) {
			i += length;
			continue;
		}
		if (kind != JOINER && kind != HIDDEN)
			break;
		const size_t next = behind_hidden(text, i + length);
		if (next >= text.n)
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
