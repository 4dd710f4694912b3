/* Sentences of a plain text.
 *
 * Method: lines make blocks (sentence_block.c); inside a block a sentence ends at . ! ? … with the closing quotes and
 * brackets behind them, if what stands before is no abbreviation, initial, ordinal or decimal (sentence_dot.c) and what
 * follows can begin a sentence (in a block without any capital there, as mails have it, a small letter can); and before each item of a list
 * that runs on in the block (sentence_list.c).
 *
 * Invariant: every byte that is no blank belongs to exactly one sentence; sentences come in order and are not empty. */
#include "sentence.h"

#include <stdlib.h>
#include <string.h>

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

/* Behind a dot at `i`, the end of dots with a blank before each: "with a period . . . ."; *dots counts them all. */
static size_t spaced_dots(struct coco_str text, size_t i, size_t end, size_t *dots)
{
	size_t at = i + 1;
	*dots = 1;
	while (at + 1 < end && is_blank((unsigned char)text.s[at]) && text.s[at + 1] == '.' && (at + 2 >= end || text.s[at + 2] != '.')) {
		at += 2;
		++*dots;
	}
	return at;
}

/* What such a run does: 0 nothing, as it is none; 1 ends the sentence at *stop; 2 goes on behind *stop. Three dots leave
 * something out; a fourth is the full stop, which stands first where it touches the word: "compounds. . . . The". */
static int ellipsis_ends(struct coco_str text, size_t from, size_t i, size_t end, size_t *stop)
{
	size_t dots, run = spaced_dots(text, i, end, &dots), next = run;
	if (dots < 3)
		return 0;
	while (next < end && is_blank((unsigned char)text.s[next]))
		next++;
	bool touches = i > from && !is_blank((unsigned char)text.s[i - 1]);
	*stop = run;
	if (next >= end)
		return 1;
	if (!is_upper(code_at(text, next)) && !is_opener(code_at(text, next)))
		return 2;
	if (touches)
		*stop = i + 1;
	return touches || dots > 3 ? 1 : 2;
}

/* Behind the end marks at `i`: *stop is where the sentence would end; true if it does. */
static bool ends_here(struct splitter *sp, size_t from, size_t i, size_t end, size_t *stop)
{
	struct coco_str text = sp->text;
	size_t marks = 0, at = i;
	uint32_t last = 0, cp;
	int ellipsis = text.s[i] == '.' ? ellipsis_ends(text, from, i, end, stop) : 0;
	if (ellipsis)
		return ellipsis == 1;
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
	closed = note_numbers(sp, from, i, closed, end);
	*stop = closed;
	if (closed >= end || is_wide_stop(last))
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
		if (quote && coco_str_starts(coco_str_sub(text, next, end), "(Which "))
			return false; /* a clause that leans on the quotation before it: "…!' (Which was true.)" */
		if (is_lower(in) && last == '.' && marks == 1)
			return false;
	}
	size_t dash = next;
	while (dash < end && (text.s[dash] == '-' || is_blank((unsigned char)text.s[dash]) || !strncmp(text.s + dash, "–", 3) ||
	                         !strncmp(text.s + dash, "—", 3)))
		dash += (unsigned char)text.s[dash] < 0x80 ? 1 : 3;
	if ((is_lower(cp) && !sp->small) || (dash > next && is_lower(code_at(text, dash))))
		return false;
	if (cp == ',' || cp == ';' || cp == ':' || cp == ')')
		return false;
	if (last != '.' || marks > 1)
		return true;
	if (quote && text.s[closed - 1] == ')' && i - from <= 3)
		return false; /* 1.) a.) */
	return quote || closed > at || dot_ends(sp, from, i, next, end);
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
			if (here.s[0] != pairs[k].close[0] && here.s[0] != pairs[k].also[0])
				continue;
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

/* A quotation that breaks off, "we're doing our best, to--" and what follows begins with a capital. */
static bool breaks_off(struct coco_str text, size_t close, size_t end)
{
	size_t next = close + 1;
	if (close < 3 || (memcmp(text.s + close - 2, "--", 2) != 0 && memcmp(text.s + close - 3, "—", 3) != 0))
		return false;
	if (next >= end || !is_blank((unsigned char)text.s[next]))
		return false;
	while (next < end && is_blank((unsigned char)text.s[next]))
		next++;
	return is_upper(code_at(text, next));
}

/* A mail in small letters: the block begins with one, and so does whatever follows an end mark in it. */
static bool without_capitals(struct coco_str text, const struct block *block)
{
	size_t begun = 0;
	if (block->kind != COCO_PARAGRAPH || !is_lower(code_at(text, block->start)))
		return false;
	for (size_t i = block->start; i + 2 < block->end; i++) {
		if (!strchr(".!?", text.s[i]) || !is_blank((unsigned char)text.s[i + 1]))
			continue;
		uint32_t cp = code_at(text, i + 2);
		if (is_upper(cp))
			return false;
		begun += is_lower(cp) && i > block->start + 2 && is_letter((unsigned char)text.s[i - 1]) && is_letter((unsigned char)text.s[i - 2]);
	}
	return begun > 0;
}

/* No sign by which a sentence or a quotation may end or begin. */
static bool says_nothing(unsigned char c)
{
	return c < 0x80 && (c > '`' || (c > '?' && c < '[') || (c > '.' && c < '?') || c == ' ' || c == ',' || c == '-');
}

static int split_block(struct splitter *sp, const struct block *block, struct coco_err *err)
{
	size_t from = block->start, i = from, quoted = from, mark = 0;
	if (block->kind == COCO_ROW)
		return add(sp, block->start, block->end, block, err);
	if (items_find(sp, block, err) != 0)
		return -1;
	sp->small = without_capitals(sp->text, block);
	while (i < block->end) {
		while (mark < sp->n_marks && (!sp->marks[mark].item || sp->marks[mark].end <= i))
			mark++;
		if (mark < sp->n_marks && i >= sp->marks[mark].start) { /* an item begins */
			if (sp->marks[mark].start > from && add(sp, from, sp->marks[mark].start, block, err) != 0)
				return -1;
			from = sp->marks[mark].start;
			i = sp->marks[mark].end;
			continue;
		}
		const size_t said = mark < sp->n_marks && sp->marks[mark].start < block->end ? sp->marks[mark].start : block->end;
		while (i < said && says_nothing((unsigned char)sp->text.s[i]))
			i++;
		if (i == said)
			continue;
		uint32_t cp = code_at(sp->text, i);
		if (i >= quoted && is_opener(cp)) {
			size_t close = quote_end(sp, from, i, block->end);
			quoted = close ? close : i; /* inside, only the marks right before the closing one may end a sentence */
			while (close > i && is_end_mark((unsigned char)sp->text.s[quoted - 1]))
				quoted--;
			if (close && sp->text.s[close] == '"' && breaks_off(sp->text, close, block->end)) {
				if (add(sp, from, close + 1, block, err) != 0)
					return -1;
				from = i = close + 1;
				continue;
			}
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
	free(sp.marks);
	coco_buf_free(&sp.fold);
	return rc;
}
