/* Sentences of a plain text.
 *
 * Method: lines make blocks (sentence_block.c); inside a block a sentence ends at . ! ? … with the closing quotes and
 * brackets behind them, if what stands before is no abbreviation, initial, ordinal or decimal and what follows can begin
 * a sentence. Abbreviations come from abbreviations.csv, sorted by their first column so that a look-up is a binary
 * search; where a table can't decide (etc., U.S., 3.), a capital function word after it decides.
 *
 * Invariant: every byte that is no blank belongs to exactly one sentence; sentences come in order and are not empty. */
#include "coco/text.h"
#include "sentence.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

struct splitter {
	struct coco_str text;
	int lang;
	struct coco_table_ref abbreviations;
	size_t col_langs, col_kind;
	struct coco_buf fold;
	struct coco_sentence *out;
	size_t count, cap;
};

enum { NO_ABBREVIATION, NEVER_ENDS, BEFORE_NUMBER, BEFORE_CAPITAL, MAY_END };

static bool is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t code_at(struct coco_str text, size_t at)
{
	uint32_t cp = 0;
	if (at < text.n)
		coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	return cp;
}

/* The code point that ends before `at`. */
static uint32_t code_before(struct coco_str text, size_t at, size_t *start)
{
	if (at == 0)
		return 0;
	size_t i = at - 1;
	while (i > 0 && ((unsigned char)text.s[i] & 0xC0) == 0x80)
		i--;
	*start = i;
	return code_at(text, i);
}

static bool is_letter(uint32_t cp)
{
	return cp < 0x80 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
}

static bool is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

static bool is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_closer(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '}' || cp == 0xBB || cp == 0xAB || cp == 0x2019 || cp == 0x201D ||
	       cp == 0x201C || cp == 0x203A || cp == 0x2018 || cp == '*' || cp == '_';
}

static bool is_opener(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '`' || cp == '(' || cp == '[' || cp == '{' || cp == 0xAB || cp == 0xBB || cp == 0x2018 ||
	       cp == 0x201C || cp == 0x201E || cp == 0x201A || cp == 0x2039 || cp == 0xBF || cp == 0xA1;
}

static bool is_end_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x203C || cp == 0x2047 || cp == 0x2048 || cp == 0x2049;
}

/* The kind of abbreviation that `word` (without its last dot) is in the text's language. */
static int abbreviation(struct splitter *sp, struct coco_str word)
{
	coco_buf_clear(&sp->fold);
	coco_text_normal(word, &sp->fold);
	struct coco_str key = coco_buf_view(&sp->fold);
	size_t low = 0, high = coco_table_rows(sp->abbreviations);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = coco_str_cmp(coco_str_of(coco_table_cell(sp->abbreviations, mid, 0)), key);
		if (order == 0) {
			const char *langs = coco_table_cell(sp->abbreviations, mid, sp->col_langs);
			if (langs[0] != '*' && sp->lang >= 0 && !strstr(langs, coco_langs[sp->lang]))
				return NO_ABBREVIATION;
			const char *kind = coco_table_cell(sp->abbreviations, mid, sp->col_kind);
			return !strcmp(kind, "never")            ? NEVER_ENDS
			       : !strcmp(kind, "before-number")  ? BEFORE_NUMBER
			       : !strcmp(kind, "before-capital") ? BEFORE_CAPITAL
			                                         : MAY_END;
		}
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NO_ABBREVIATION;
}

/* The word that begins at `at` is a function word: a good beginning of a sentence, a bad second half of a name. */
static bool function_word_at(struct splitter *sp, size_t at, size_t end)
{
	struct coco_word word;
	struct coco_str view = coco_str_sub(sp->text, 0, end);
	size_t i = at;
	if (!coco_word_next(view, &i, &word) || word.number)
		return false;
	coco_buf_clear(&sp->fold);
	coco_text_normal(coco_str_sub(view, word.start, word.end), &sp->fold);
	return coco_stop_word(sp->lang, coco_buf_view(&sp->fold));
}

/* The word that ends at `dot`: letters, digits and inner dots. */
static size_t word_start(struct coco_str text, size_t from, size_t dot)
{
	size_t i = dot;
	while (i > from) {
		size_t start;
		uint32_t cp = code_before(text, i, &start);
		if (!(is_letter(cp) || is_digit(cp) || cp == '.') || start < from)
			break;
		i = start;
	}
	return i;
}

/* Languages that write ordinals and dates with a dot: de sl hu sk hr cs (and pl in dates). */
static bool dotted_ordinals(int lang)
{
	return lang < 0 || lang == 1 || lang == 2 || lang >= 4;
}

/* What begins at `start` is the second half of a number: 13849-1, 12:00, 9–12, but not 8.-11. */
static bool second_half(struct coco_str text, size_t from, size_t start)
{
	size_t mark = start > from && (text.s[start - 1] == '-' || text.s[start - 1] == ':') ? 1
	              : start > from + 2 && !memcmp(text.s + start - 3, "\xE2\x80\x93", 3)   ? 3
	                                                                                     : 0;
	return mark && start > from + mark && is_digit((unsigned char)text.s[start - mark - 1]);
}

/* A word of three capitals: 2,1 mil. EUR */
static bool currency_at(struct coco_str text, size_t at)
{
	for (size_t i = at; i < at + 3; i++)
		if (i >= text.n || text.s[i] < 'A' || text.s[i] > 'Z')
			return false;
	return !is_letter(code_at(text, at + 3));
}

static size_t words_between(struct coco_str text, size_t from, size_t to)
{
	struct coco_word word;
	size_t n = 0;
	for (struct coco_str view = coco_str_sub(text, 0, to); coco_word_next(view, &from, &word);)
		n++;
	return n;
}

/* A unit of one letter, by what stands before it: 4 m, 34 g, 4.300 Kč/t. In German "5 s." refers to a page or a figure. */
static bool small_unit(struct coco_str text, size_t from, size_t start, uint32_t letter, int lang)
{
	if (letter >= 0x80 || !strchr(lang == 1 ? "mgtlh" : "mgtlsh", (int)letter) || start == from)
		return false;
	if (text.s[start - 1] == '/')
		return true;
	while (start > from && strchr(" \t\n\r\xC2\xA0", text.s[start - 1]))
		start--;
	return start > from && is_digit((unsigned char)text.s[start - 1]);
}

/* Whether a lone dot at `dot` ends a sentence when the next word begins at `next` with a capital, digit or opener. */
static bool dot_ends(struct splitter *sp, size_t from, size_t dot, size_t next, size_t end)
{
	struct coco_str text = sp->text;
	size_t start = word_start(text, from, dot);
	struct coco_str word = coco_str_sub(text, start, dot);
	uint32_t after = code_at(text, next);
	if (word.n == 0)
		return true;
	uint32_t first = code_at(text, start);
	bool all_digits = true, dots = false;
	for (size_t i = 0; i < word.n; i++) {
		all_digits = all_digits && (is_digit((unsigned char)word.s[i]) || word.s[i] == '.');
		dots = dots || word.s[i] == '.';
	}
	bool front = true; /* nothing but a bullet before it */
	for (size_t i = from; i < start; i++)
		front = front && !is_letter((unsigned char)text.s[i] < 0x80 ? (unsigned char)text.s[i] : 0) && !is_digit((unsigned char)text.s[i]);
	if (front && word.n == 1 && is_upper(first) && first != 'I')
		return false; /* Q. What is his name? */
	if (all_digits) {
		if (front && word.n <= 3)
			return false; /* the number of a list item or of a heading */
		if (!dotted_ordinals(sp->lang))
			return !(sp->lang < 0 && word.n <= 2);
		if (is_digit(after))
			return false; /* 31. 12. 2026 */
		if (is_upper(after) && sp->lang != 1 && second_half(text, from, start))
			return true;
		return (word.n > 2 && sp->lang != 4) || function_word_at(sp, next, end);
	}
	if (word.n == 1 && is_upper(after) && small_unit(text, from, start, first, sp->lang))
		return true;
	if (word.n == 1 && is_lower(first) && is_upper(after) && start > from && text.s[start - 1] == '-')
		return true; /* an ending: PDV-a. Rok */
	int kind = abbreviation(sp, word);
	size_t before = start;
	while (before > from && is_blank((unsigned char)text.s[before - 1]))
		before--;
	if (kind == NEVER_ENDS && before > from && is_digit((unsigned char)text.s[before - 1]))
		kind = currency_at(text, next) ? NEVER_ENDS : NO_ABBREVIATION; /* a unit: 20 ms. */
	if (kind == NEVER_ENDS)
		return false;
	if (kind == BEFORE_NUMBER)
		return !is_digit(after) && after != '(' && !(after == 'I' || after == 'V' || after == 'X');
	if (kind == BEFORE_CAPITAL)
		return is_upper(after) || is_opener(after);
	if (kind == MAY_END && sp->lang == 4 && word.n == 1 && first == 'r' && is_upper(after) && words_between(text, from, start) > 3)
		return true; /* Polish "do 31.08.2026 r. Wybór …", but "W 2025 r. Polska …" */
	if (kind == MAY_END)
		return is_upper(after) ? function_word_at(sp, next, end) : after != '(' && !is_digit(after);
	if (coco_utf8_count(word) == 1 && is_letter(first)) /* J. Smith; but "plan B. The" */
		return sp->lang != 1 && first != 'I' ? function_word_at(sp, next, end) : first == 'I' || function_word_at(sp, next, end);
	if (dots) { /* U.S. or d.d.: letters alone between dots */
		for (size_t i = 0, run = 0; i < word.n; i++) {
			run = word.s[i] == '.' ? 0 : run + (((unsigned char)word.s[i] & 0xC0) != 0x80);
			if (run > 2)
				return true;
		}
		return function_word_at(sp, next, end);
	}
	return true;
}

/* "requirements.Conduct": a blank was forgotten. A word of three small letters before, a capital and a small one after. */
static bool blank_forgotten(struct coco_str text, size_t from, size_t dot, size_t after)
{
	size_t at = dot;
	for (int i = 0; i < 3; i++) {
		size_t start;
		if (at <= from || !is_lower(code_before(text, at, &start)))
			return false;
		at = start;
	}
	uint32_t cp = code_at(text, after);
	size_t n = cp < 0x80 ? 1 : 2;
	for (size_t i = at; i > from && !is_blank((unsigned char)text.s[i - 1]); i--)
		if (strchr("/@:\\", text.s[i - 1]) || text.s[i - 1] == '.')
			return false; /* an address or a file name */
	for (size_t i = after; i < text.n && i < after + 80 && !is_blank((unsigned char)text.s[i]); i++)
		if (text.s[i] == '@' || text.s[i] == '/')
			return false;
	return is_upper(cp) && is_lower(code_at(text, after + n)) && !is_closer(code_at(text, dot));
}

static int add(struct splitter *sp, size_t start, size_t end, const struct block *block, struct coco_err *err)
{
	while (start < end && is_blank((unsigned char)sp->text.s[start]))
		start++;
	while (end > start && is_blank((unsigned char)sp->text.s[end - 1]))
		end--;
	if (start == end)
		return 0;
	if (coco_grow(&sp->out, &sp->cap, sp->count, sizeof *sp->out) != 0)
		return coco_err_nomem(err);
	sp->out[sp->count++] = (struct coco_sentence){start, end, block->kind, block->number};
	return 0;
}

/* Behind the end marks at `i`: *stop is where the sentence would end; true if it does. */
static bool ends_here(struct splitter *sp, size_t from, size_t i, size_t end, size_t *stop)
{
	struct coco_str text = sp->text;
	size_t marks = 0, at = i;
	uint32_t last = 0, cp;
	while (at < end && is_end_mark(cp = code_at(text, at))) {
		last = cp;
		marks++;
		at += cp < 0x80 ? 1 : 3;
	}
	size_t closed = at;
	bool quote = false;
	while (closed < end && is_closer(cp = code_at(text, closed))) {
		quote = true;
		closed += cp < 0x80 ? 1 : cp < 0x800 ? 2 : 3;
	}
	*stop = closed;
	if (closed >= end)
		return true;
	if (!is_blank((unsigned char)text.s[closed]))
		return marks == 1 && !quote && blank_forgotten(text, from, i, closed);
	size_t next = closed;
	while (next < end && is_blank((unsigned char)text.s[next]))
		next++;
	if (next >= end)
		return true;
	cp = code_at(text, next);
	if (is_opener(cp)) { /* what stands inside decides */
		size_t inner = next;
		while (inner < end && is_opener(code_at(text, inner)))
			inner += code_at(text, inner) < 0x80 ? 1 : code_at(text, inner) < 0x800 ? 2 : 3;
		uint32_t in = code_at(text, inner);
		if (is_lower(in) && last == '.' && marks == 1)
			return false;
	}
	size_t dash = next;
	while (dash < end && (text.s[dash] == '-' || is_blank((unsigned char)text.s[dash]) || !strncmp(text.s + dash, "–", 3) ||
	                         !strncmp(text.s + dash, "—", 3)))
		dash += (unsigned char)text.s[dash] < 0x80 ? 1 : 3;
	if (is_lower(cp) || (dash > next && is_lower(code_at(text, dash))))
		return false;
	if (cp == ',' || cp == ';' || cp == ':' || cp == ')')
		return false;
	if (last != '.' || marks > 1)
		return true;
	if (quote && text.s[closed - 1] == ')' && i - from <= 3)
		return false; /* 1.) a.) */
	return quote || dot_ends(sp, from, i, next, end);
}

/* The closing mark that belongs to the opening one at `at`, or 0: a quotation or a bracket of at most QUOTE_MAX bytes is
 * not split. A straight quote opens after a blank and closes before one. */
enum { QUOTE_MAX = 600 };

static size_t quote_end(const struct splitter *sp, size_t from, size_t at, size_t end)
{
	static const struct {
		const char *open, *close, *also;
	} pairs[] = {{"“", "”", "\""}, {"„", "“", "”"}, {"«", "»", "»"}, {"»", "«", "«"}, {"\"", "\"", "\""}, {"‘", "’", "'"}, {"'", "'", "’"},
	    {"`", "'", "’"}, {"(", ")", ")"}, {"[", "]", "]"}};
	struct coco_str text = sp->text, rest = coco_str_sub(text, at, end < at + QUOTE_MAX ? end : at + QUOTE_MAX);
	if (at > from && !is_blank((unsigned char)text.s[at - 1]) && !strchr("([-", text.s[at - 1]))
		return 0;
	for (size_t k = 0; k < COCO_LEN(pairs); k++) {
		size_t n = strlen(pairs[k].open);
		if (!coco_str_starts(rest, pairs[k].open))
			continue;
		if (rest.n <= n || is_blank((unsigned char)rest.s[n]))
			return 0;
		for (size_t i = n; i < rest.n; i++) {
			struct coco_str here = coco_str_sub(rest, i, rest.n);
			if (n == 1 && pairs[k].open[0] == '(' && here.s[0] == '(')
				return 0; /* nested: let it be */
			const char *close = coco_str_starts(here, pairs[k].close)  ? pairs[k].close
			                    : coco_str_starts(here, pairs[k].also) ? pairs[k].also
			                                                           : NULL;
			size_t behind = close ? at + i + strlen(close) : 0;
			if (close && (behind >= end || !(is_letter(code_at(text, behind)) || is_digit(code_at(text, behind)))))
				return at + i;
		}
		return 0;
	}
	return 0;
}

static int split_block(struct splitter *sp, const struct block *block, struct coco_err *err)
{
	size_t from = block->start, i = from, quoted = from;
	if (block->kind == COCO_ROW)
		return add(sp, block->start, block->end, block, err);
	while (i < block->end) {
		unsigned char c = (unsigned char)sp->text.s[i];
		if (c != '.' && c != '!' && c != '?' && c != '"' && c != '\'' && c != '`' && c != '(' && c != '[' && c < 0x80) {
			i++;
			continue;
		}
		uint32_t cp = code_at(sp->text, i);
		if (i >= quoted && is_opener(cp)) {
			size_t close = quote_end(sp, from, i, block->end);
			quoted = close ? close : i; /* inside, only the marks right before the closing one may end a sentence */
			while (close > i && is_end_mark((unsigned char)sp->text.s[quoted - 1]))
				quoted--;
		}
		size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
		size_t stop = i + n;
		if (i >= quoted && is_end_mark(cp) && ends_here(sp, from, i, block->end, &stop)) {
			if (add(sp, from, stop, block, err) != 0)
				return -1;
			from = stop;
		}
		i = stop;
	}
	return add(sp, from, block->end, block, err);
}

int coco_sentences(
    struct coco_str text, int lang, struct coco_arena *arena, struct coco_sentence **sentences, size_t *count, struct coco_err *err)
{
	struct splitter sp = {.text = text, .lang = lang};
	sp.abbreviations = coco_table_find(&coco_tables_text, "abbreviations");
	sp.col_langs = coco_table_column(sp.abbreviations, "langs");
	sp.col_kind = coco_table_column(sp.abbreviations, "kind");
	struct block_reader blocks = {.text = text};
	struct block block;
	int rc = 0;
	while (rc == 0 && block_next(&blocks, &block))
		rc = split_block(&sp, &block, err);
	if (rc == 0 && sp.fold.failed)
		rc = coco_err_nomem(err);
	*count = sp.count;
	*sentences = rc == 0 ? coco_arena_array(arena, sp.count ? sp.count : 1, sizeof **sentences) : NULL;
	if (rc == 0 && !*sentences)
		rc = coco_err_nomem(err);
	if (rc == 0 && sp.count)
		memcpy(*sentences, sp.out, sp.count * sizeof *sp.out);
	free(sp.out);
	coco_buf_free(&sp.fold);
	return rc;
}
