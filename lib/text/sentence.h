/* What the files of the sentence splitter share: blocks (sentence_block.c), full stops (sentence_dot.c), items of a list
 * that runs on in a paragraph (sentence_list.c), and what they know of letters. */
#ifndef COCO_TEXT_SENTENCE_H
#define COCO_TEXT_SENTENCE_H

#include "coco/text.h"

#include <unictype.h>

struct block {
	size_t start, end;
	enum coco_block kind;
	size_t number; /* from 0 */
};
/* Zero-initialise but for `text`. */
struct block_reader {
	struct coco_str text;
	size_t at, number;
	bool joined; /* no empty line since the block before */
	bool headed; /* the block before is a heading */
};
/* The next block; false at the end. A block ends at an empty line, at the beginning of an item, row or heading, and at a
 * line end that is no soft wrap. */
bool block_next(struct block_reader *reader, struct block *block);

/* ---- lines: sentence_block.c; a `line` is a line's text without blanks around it, not empty ---- */

enum { WRAP_AT = 55 }; /* bytes of a line that may be wrapped */
struct line {
	size_t start, end; /* blanks trimmed */
	size_t next;       /* where the next line begins */
};
struct line line_at(struct coco_str text, size_t at);
/* Length of a bullet or item number with its blank, or 0. */
size_t line_marker(struct coco_str line);
/* A row of a table. */
bool line_row(struct coco_str line);
/* Ends like a sentence, or like the head of a list. */
bool line_closed(struct coco_str line);
/* The next line is set in, the first of the paragraph, which begins at `start`, is not, and it begins with a capital. */
bool line_set_in(struct coco_str text, size_t start, struct line next);
/* A date that the text before `end` begins, from `start` on, goes on in the next line: its year, its month and year, or its day. */
bool line_date_goes_on(struct coco_str text, size_t start, size_t end, struct line next);
/* The end of the line `at` is a soft wrap: `next`, which has no mark and is no row, goes on. */
bool line_wraps(struct coco_str text, size_t start, struct line at, struct line next, bool paragraph);

/* The mark of an item: "b)", "2.", "•". */
struct item_mark {
	size_t start, end;
	int form;
	unsigned value;
	bool item; /* one of a row of marks that follow each other */
};
struct splitter {
	struct coco_str text;
	int lang;
	struct coco_table_ref abbreviations;
	size_t col_langs, col_kind;
	struct coco_buf fold;
	bool small;              /* the block at hand is written without capitals at the beginning of sentences */
	struct item_mark *marks; /* of the block at hand */
	size_t n_marks, marks_cap;
	struct coco_sentence *out;
	size_t count, cap;
};

static inline bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline uint32_t code_at(struct coco_str text, size_t at)
{
	uint32_t cp = 0;
	if (at < text.n)
		coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	return cp;
}

/* The code point that ends before `at`. */
static inline uint32_t code_before(struct coco_str text, size_t at, size_t *start)
{
	*start = 0;
	if (at == 0)
		return 0;
	size_t i = at - 1;
	while (i > 0 && ((unsigned char)text.s[i] & 0xC0) == 0x80)
		i--;
	*start = i;
	return code_at(text, i);
}

static inline bool is_letter(uint32_t cp)
{
	return cp < 0x80 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
}

static inline bool is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

static inline bool is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

static inline bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '}' || cp == 0xBB || cp == 0xAB || cp == 0x2019 || cp == 0x201D ||
	       cp == 0x201C || cp == 0x203A || cp == 0x2018 || cp == '*' || cp == '_';
}

static inline bool is_opener(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '`' || cp == '(' || cp == '[' || cp == '{' || cp == 0xAB || cp == 0xBB || cp == 0x2018 ||
	       cp == 0x201C || cp == 0x201E || cp == 0x201A || cp == 0x2039 || cp == 0xBF || cp == 0xA1;
}

static inline bool is_end_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x203C || cp == 0x2047 || cp == 0x2048 || cp == 0x2049 ||
	       cp == 0x3002 || cp == 0xFF01 || cp == 0xFF0E || cp == 0xFF1F;
}

/* The marks of full width stand without a blank behind them. */
static inline bool is_wide_stop(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF0E || cp == 0xFF1F;
}

/* ---- full stops: sentence_dot.c ---- */

/* Whether a lone dot at `dot` ends a sentence when the next word begins at `next` with a capital, digit or opener. */
bool dot_ends(struct splitter *sp, size_t from, size_t dot, size_t next, size_t end);
/* "requirements.Conduct": a blank was forgotten. A word of three small letters before, a capital and a small one after. */
bool blank_forgotten(struct coco_str text, size_t from, size_t dot, size_t after);
/* Behind an end mark: the end of notes' numbers, "[7][8]" or "11 12", that stand where a superscript was; `at` if none. */
size_t note_numbers(struct splitter *sp, size_t from, size_t dot, size_t at, size_t end);

/* ---- items in a paragraph: sentence_list.c ---- */

/* Finds the items of the block: "a) one b) two", "1. One 2. Two", "• one • two". Fills sp->marks. 0 or -1. */
int items_find(struct splitter *sp, const struct block *block, struct coco_err *err);

#endif
