/* What a question can hold of a sentence: what a form has caught is cut until it fits.
 *
 * Method: the rows of a kind in cuts.csv are one pattern in a language; @name@ is a piece of question_pieces.csv. Brackets go, but those
 * within a word; then what follows a limit or a means (cuts.csv, "cut"), anything from the first number on with its part of the sentence,
 * words that cannot stand at the end ("tail"); where more words are left than there is room for, parts from the end at a comma, "and" or a
 * preposition.
 *
 * Invariant: what comes out is the beginning of what came in, without brackets. */
#include "parts.h"

#include <string.h>

enum { BRACKET_MAX = 8, LIST_ITEM = 2 };

/* The rows of a kind and language, joined; of none a pattern that matches nothing. */
static struct pattern *cut_late(const char *kind, int lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "cuts");
	const size_t col_lang = coco_table_column(table, "lang"), col_pattern = coco_table_column(table, "pattern");
	struct coco_buf joined = COCO_BUF_INIT;
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const char *of = coco_table_cell(table, i, col_lang);
		if (strcmp(coco_table_cell(table, i, 0), kind) != 0 || (of[0] != '*' && strcmp(of, coco_langs[lang]) != 0))
			continue;
		if (joined.len)
			coco_buf_putc(&joined, '|');
		coco_buf_puts(&joined, coco_table_cell(table, i, col_pattern));
	}
	struct coco_buf whole = COCO_BUF_INIT;
	struct pattern *pattern = NULL;
	if (joined.failed)
		coco_err_nomem(err);
	else if (!question_pieces(coco_langs[lang], joined.len ? joined.data : "(*FAIL)", &whole))
		coco_err_set(
		    err, COCO_EXIT_BUG, "bad-pattern", "a piece of the rows \"%s\" of cuts.csv is not defined in %s", kind, coco_langs[lang]);
	else if (!coco_buf_ok(&whole))
		coco_err_nomem(err);
	else
		pattern = pattern_late(whole.data, 0, err);
	coco_buf_free(&whole);
	coco_buf_free(&joined);
	return pattern;
}

struct pattern *cut_pattern(const char *kind, int lang, struct coco_err *err)
{
	struct pattern *pattern = cut_late(kind, lang, err);
	if (pattern && pattern_ready(pattern, COCO_STR_NONE, err) != 0) {
		pattern_free(pattern);
		pattern = NULL;
	}
	return pattern;
}

const struct pattern *cut_of(struct coco_rewriter *rewriter, int lang, enum cut_kind kind, struct coco_err *err)
{
	static const char *const names[CUTS] = {"cut", "tail", "never", "part", "urgent", "one", "more", "other", "every", "counted", "first",
	    "next", "lead", "trouble", "back one", "back many", "subject one", "subject many", "figure", "small", "stated", "seeking", "over",
	    "not noun", "not plain", "told", "told end", "told after", "told head", "filler", "bound", "topic lead", "topic tail", "topic case",
	    "no topic", "hollow", "task", "contest", "process", "praise", "vague", "points", "undenied", "verb"};
	struct pattern **made = &lang_of(rewriter, lang)->cuts[kind];
	if (!*made) {
		*made = cut_late(names[kind], lang, err);
		pattern_sieve(*made, lang_of(rewriter, lang)->sieve);
	}
	return *made;
}

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

/* The bracket that opens at `i` stands within a word, or at its end: Kolleg(inn)en, module(s), (re)use. */
static bool within_word(struct coco_str s, size_t i)
{
	size_t end = i + 1;
	while (end < s.n && is_letter(s.s[end]))
		end++;
	if (end - i > BRACKET_MAX || end >= s.n || !strchr(")]", s.s[end]))
		return false;
	return (i > 0 && is_letter(s.s[i - 1])) || (end + 1 < s.n && is_letter(s.s[end + 1]));
}

struct coco_str without_brackets(struct coco_str s, struct coco_arena *arena)
{
	char *out = coco_arena_alloc(arena, s.n + 1);
	size_t n = 0, depth = 0;
	if (!out)
		return COCO_STR_NONE;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i] == '\n' || s.s[i] == '\r' || s.s[i] == '\t' ? ' ' : s.s[i];
		bool opens = c == '(' || c == '[', closes = c == ')' || c == ']';
		depth += opens && (depth > 0 || !within_word(s, i));
		bool inside = depth > 0;
		if (depth > 0 && closes)
			depth--;
		if (inside || (c == ' ' && (n == 0 || out[n - 1] == ' ')))
			continue;
		if (n > 0 && out[n - 1] == ' ' && strchr(",.;:?", c))
			n--;
		out[n++] = c;
	}
	return (struct coco_str){out, n};
}

struct coco_str without_stops(struct coco_str s)
{
	s = coco_str_trim(s);
	while (s.n > 0 && strchr(".,;:! ", s.s[s.n - 1]))
		s.n--;
	return s;
}

static struct coco_str strip_tail(const struct pattern *tail, struct coco_str s)
{
	size_t start, end;
	while (s.n > 0) {
		s = coco_str_trim(s);
		if (s.n > 0 && strchr(".,;:!", s.s[s.n - 1]))
			s.n--;
		else if (pattern_find(tail, s, 0, &start, &end) == 1 && end == s.n && start < end)
			s.n = start;
		else
			break;
	}
	return s;
}

bool question_hangs(const struct pattern *tail, struct coco_str s)
{
	char word[16] = " ";
	size_t start, end;
	if (s.n == 0 || s.n >= sizeof word - 1 || memchr(s.s, ' ', s.n))
		return false;
	memcpy(word + 1, s.s, s.n);
	return pattern_find(tail, (struct coco_str){word, s.n + 1}, 0, &start, &end) == 1 && start == 0;
}

/* The last place before `limit` where a part ends: a comma, a preposition, "and" before a verb: "a carbon and waste neutral box" is one
 * part. 0: none. */
static size_t boundary(struct coco_str s, size_t limit)
{
	static const char *const marks[] = {", and ", ", or ", ", ", " and ", " or ", " for ", " with ", " at ", " in ", " under ", " from ",
	    " into ", " e che ", " und dass ", " in da ", " i da ", " a aby ", " i żeby ", " és hogy "};
	size_t best = 0;
	for (size_t i = 0; i < COCO_LEN(marks); i++) {
		struct coco_str mark = coco_str_of(marks[i]);
		bool joins = coco_str_ends(mark, " and ") || coco_str_ends(mark, " or ");
		for (size_t at = coco_str_find(s, mark, 0); at != SIZE_MAX && at < limit; at = coco_str_find(s, mark, at + 1))
			if (at > best && (!joins || question_does(coco_str_sub(s, at + mark.n, s.n))))
				best = at;
	}
	return best;
}

/* Byte behind the n-th word. */
static size_t after_words(struct coco_str s, size_t n)
{
	struct coco_word word = {0, 0, false};
	size_t at = 0;
	while (n > 0 && coco_word_next(s, &at, &word))
		n--;
	return word.end;
}

/* "of a, b" of which the end was cut: only the first, as no "and" is left. A longer part behind a comma is a clause. */
static struct coco_str closed_list(struct coco_str s)
{
	size_t first = coco_str_find(s, COCO_STR(", "), 0), last = first;
	if (first == SIZE_MAX)
		return s;
	for (size_t at = first; at != SIZE_MAX; at = coco_str_find(s, COCO_STR(", "), at + 1))
		last = at;
	bool open = count_words(coco_str_sub(s, last + 2, s.n)) <= LIST_ITEM && count_words(coco_str_sub(s, 0, first)) > 2;
	return open ? coco_str_sub(s, 0, first) : s;
}

struct coco_str question_cut(const struct question_cutter *cutter, struct coco_str s, size_t room, bool ends)
{
	size_t start, end, length;
	s = without_brackets(s, cutter->arena);
	if (!s.s)
		return s;
	const size_t whole = s.n;
	bool bare = false; /* the number names what stands before it (gate 4), or is what is done (buy 3): nothing is left without it */
	if (pattern_find(cutter->cut, s, 0, &start, &end) == 1)
		s.n = start;
	for (size_t i = 0; i < s.n; i += length)
		if (is_decimal_digit(s, i, &length)) {
			while (i > 0 && s.s[i - 1] != ' ')
				i--;
			size_t part = boundary(s, i);                                 /* "at 5 bar", "in hall B3": the whole part goes */
			bare = part == 0 && i > 0 && is_decimal_digit(s, i, &length); /* no code: line BL-450 */
			s.n = part ? part : i;
			break;
		}
	const size_t cut = coco_str_trim(s).n;
	s = ends && s.n == whole ? without_stops(s) : strip_tail(cutter->tail, s);
	if (bare && s.n == cut)
		return COCO_STR("");
	while (s.n > 0 && count_words(s) > room) {
		size_t at = boundary(s, after_words(s, room + 1));
		if (at == 0)
			return COCO_STR("");
		at -= at > 0 && s.s[at - 1] == ','; /* of ", and " the comma too */
		size_t list = s.s[at] == ',' ? coco_str_find(s, COCO_STR(", "), 0) : at;
		s.n = list < at && count_words(coco_str_sub(s, 0, list)) > 2 ? list : at; /* of "a, b, and c" not "a, b" */
		s = strip_tail(cutter->tail, s);
	}
	return s.n < whole ? closed_list(s) : s;
}
