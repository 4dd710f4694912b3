/* The sentences of a text as the brief deals with them.
 *
 * Method: coco_sentences gives them with their block; here bullets and heading marks are taken off their front, since they
 * are layout and not text (an item's number is kept: it is a number). Lines of a form, each with its label, and of a mail's
 * head are units of their own.
 *
 * Invariant: units are in order, do not overlap, and hold every letter and digit of the text. */
#include "parts.h"

#include <string.h>

size_t count_words(struct coco_str text)
{
	struct coco_word word;
	size_t at = 0, n = 0;
	while (coco_word_next(text, &at, &word))
		n++;
	return n;
}

struct coco_str unit_text(struct coco_str text, const struct unit *unit)
{
	return coco_str_sub(text, unit->start, unit->end);
}

struct coco_str unnumbered(struct coco_str s)
{
	size_t i = 0, marks = 0;
	while (i < s.n && ((s.s[i] >= '0' && s.s[i] <= '9') || (i > 0 && (s.s[i] == '.' || s.s[i] == ')'))))
		marks += s.s[i++] < '0';
	bool number = marks > 0 && i + 1 < s.n && s.s[i] == ' ' && !(s.s[i + 1] >= '0' && s.s[i + 1] <= '9');
	return number ? coco_str_sub(s, i + 1, s.n) : s;
}

/* A byte order mark at a text's beginning is none of its letters. */
static size_t order_mark(struct coco_str text, size_t start)
{
	static const char mark[] = "\xEF\xBB\xBF";
	return start == 0 && coco_str_starts(text, mark) ? sizeof mark - 1 : 0;
}

/* Bytes of layout at the front: "- ", "## ", "• ". */
static size_t layout(struct coco_str sentence)
{
	static const char *const bullets[] = {"-", "*", "+", "•", "–", "—", "▪", "◦", "‣", "·", "○", "●", "■", "➢", "→"};
	size_t i = 0;
	while (i < sentence.n && sentence.s[i] == '#')
		i++;
	for (size_t k = 0; i == 0 && k < COCO_LEN(bullets); k++)
		if (coco_str_starts(sentence, bullets[k]))
			i = strlen(bullets[k]);
	if (i == 0 || i >= sentence.n || (sentence.s[i] != ' ' && sentence.s[i] != '\t'))
		return 0;
	while (i < sentence.n && (sentence.s[i] == ' ' || sentence.s[i] == '\t'))
		i++;
	return i;
}

/* "3. Current situation": an item that stands alone, is short and does not end as a sentence is a heading. */
static bool numbered_heading(struct coco_str text, const struct coco_sentence *s, size_t n, size_t i)
{
	struct coco_str of = coco_str_sub(text, s[i].start, s[i].end);
	bool single = (i == 0 || s[i - 1].block_number != s[i].block_number) && (i + 1 == n || s[i + 1].block_number != s[i].block_number);
	return s[i].block == COCO_ITEM && single && of.n > 0 && of.s[0] >= '0' && of.s[0] <= '9' && !strchr(".!?;:,", of.s[of.n - 1]) &&
	       count_words(of) <= 8 && i + 1 < n && s[i + 1].block != COCO_ITEM && (i == 0 || s[i - 1].block != COCO_ITEM);
}

/* Of "Problem: …\nBudget: …", lines of a form that make one sentence, each is a unit of its own. */
static void split_labels(struct coco_str text, struct unit *units, size_t *count)
{
	struct unit whole = units[*count - 1];
	for (size_t i = whole.start + 1; i < whole.end; i++) {
		size_t end = i - 1;
		struct coco_str line = coco_str_sub(text, i, whole.end);
		if (text.s[i - 1] != '\n' || (coco_label_length(line) == 0 && !coco_clause_number(line)))
			continue;
		while (end > whole.start && strchr(" \r\n", text.s[end - 1]))
			end--;
		units[*count - 1].end = end;
		units[*count - 1].words = count_words(unit_text(text, &units[*count - 1]));
		units[*count] = whole;
		units[*count].start = i;
		units[*count].words = count_words(unit_text(text, &units[*count]));
		++*count;
	}
}

int units_make(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct unit **units, size_t *count,
    struct coco_err *err)
{
	struct coco_sentence *sentences;
	size_t n;
	*count = 0;
	if (coco_sentences(text, lang, arena, &sentences, &n, err) != 0)
		return -1;
	size_t lines = 1;
	for (size_t i = 0; i < text.n; i++)
		lines += text.s[i] == '\n';
	*units = coco_arena_array(arena, n + lines + 1, sizeof **units);
	if (!*units)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		sentences[i].start += order_mark(text, sentences[i].start);
		struct coco_str sentence = coco_str_sub(text, sentences[i].start, sentences[i].end);
		bool first = i == 0 || sentences[i].block_number != sentences[i - 1].block_number;
		size_t skip = first && (sentences[i].block == COCO_ITEM || sentences[i].block == COCO_HEADING) ? layout(sentence) : 0;
		struct unit *unit = &(*units)[(*count)++];
		*unit = (struct unit){
		    .start = sentences[i].start + skip, .end = sentences[i].end, .block = sentences[i].block_number, .section = -1, .slot = -1};
		bool heading = sentences[i].block == COCO_HEADING || numbered_heading(text, sentences, n, i);
		unit->flags = heading ? F_HEADING : sentences[i].block == COCO_ITEM ? F_ITEM : sentences[i].block == COCO_ROW ? F_ROW : 0;
		unit->words = count_words(unit_text(text, unit));
		if (!heading && sentences[i].block != COCO_ROW)
			split_labels(text, *units, count);
	}
	mail_heads_mark(text, *units, count);
	return rewriter ? clauses_apart(rewriter, text, lang, arena, units, count, err) : 0;
}
