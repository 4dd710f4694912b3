/* The items of a list that runs on in a paragraph: "a) one b) two", "1. One 2. Two", "• one • two".
 *
 * Method: marks of one form whose values follow each other (a b c, 9 10) make a row, if the first stands where a sentence
 * begins. A number with a dot needs a capital behind it, and in languages that write ordinals so a row of three: "1. Mai
 * bis 2. Juni" is no list. Bullets need no value.
 *
 * Invariant: the marks of a row are in order and begin behind a blank or at the block's beginning. */
#include "sentence.h"
#include "coco/base_mask.h"

#include <string.h>

enum { FORM_PAREN = 1, FORM_DOT = 2, FORM_OPEN = 4, FORM_LETTER = 8, FORM_BULLET = 16 };

static size_t bullet_at(struct coco_str text, size_t at, size_t end)
{
	static const char *const bullets[] = {"•", "⁃", "▪", "‣", "◦", "●"};
	for (size_t k = 0; k < COCO_LEN(bullets); k++)
		if (text.s[at] == bullets[k][0] && coco_str_starts(coco_str_sub(text, at, end), bullets[k]))
			return strlen(bullets[k]);
	return 0;
}

/* The number or letter that ends before `close`: its start, or `close`. */
static size_t value_before(struct coco_str text, size_t from, size_t close, unsigned *value)
{
	size_t i = close;
	*value = 0;
	for (unsigned ten = 1; i > from && close - i < 3 && is_digit((unsigned char)text.s[i - 1]); ten *= 10)
		*value += ten * (unsigned)(text.s[--i] - '0');
	if (i == close && i > from && text.s[i - 1] >= 'a' && text.s[i - 1] <= 'z')
		*value = (unsigned)text.s[--i];
	return i;
}

/* The mark whose dot, bracket or bullet stands at `at`. */
static bool mark_at(struct coco_str text, const struct block *block, size_t at, struct item_mark *mark)
{
	size_t from = block->start, bullet = bullet_at(text, at, block->end), start, close = at;
	*mark = (struct item_mark){at, at + bullet, FORM_BULLET, 0, false};
	if (bullet > 0)
		return at == from || is_blank((unsigned char)text.s[at - 1]);
	if (text.s[at] == ')' && at > from && text.s[at - 1] == '.')
		close--;
	mark->form = (text.s[at] == ')' ? FORM_PAREN : 0) | (close < at || text.s[at] == '.' ? FORM_DOT : 0);
	mark->end = at + 1;
	start = value_before(text, from, close, &mark->value);
	if (start == close || mark->end >= block->end || !is_blank((unsigned char)text.s[mark->end]))
		return false;
	mark->form |= mark->value >= 'a' && !is_digit((unsigned char)text.s[start]) ? FORM_LETTER : 0;
	if (start > from && text.s[start - 1] == '(' && mark->form & FORM_PAREN) {
		mark->form |= FORM_OPEN;
		start--;
	}
	for (size_t back = 0; start > from && back < 2; back++) { /* • 9. */
		size_t n = start - from >= 3 && bullet_at(text, start - 3, start) ? 3 : 0;
		if (n == 0 && back == 0 && is_blank((unsigned char)text.s[start - 1]) && start - from >= 4 && bullet_at(text, start - 4, start))
			n = 4;
		if (n == 0)
			break;
		start -= n;
		mark->form |= FORM_BULLET;
	}
	mark->start = start;
	return start == from || is_blank((unsigned char)text.s[start - 1]);
}

static bool begins_sentence(struct coco_str text, size_t from, size_t at)
{
	while (at > from && is_blank((unsigned char)text.s[at - 1]))
		at--;
	while (at > from && is_closer((unsigned char)text.s[at - 1]))
		at--;
	return at == from || strchr(".!?", text.s[at - 1]);
}

static bool capital_behind(struct coco_str text, const struct item_mark *mark)
{
	size_t at = mark->end;
	while (at < text.n && is_blank((unsigned char)text.s[at]))
		at++;
	return is_upper(code_at(text, at)) || is_opener(code_at(text, at));
}

/* Marks the row that begins with mark `first`. */
static void row_from(struct splitter *sp, const struct block *block, size_t first)
{
	struct item_mark *head = &sp->marks[first];
	bool bare_number = head->form == FORM_DOT, letter_dot = head->form == (FORM_DOT | FORM_LETTER);
	size_t count = 0, need = bare_number && sp->lang != 0 && sp->lang != 3 ? 3 : 2;
	if (!begins_sentence(sp->text, block->start, head->start) || (letter_dot && head->value != 'a'))
		return;
	for (int pass = 0; pass < 2; pass++) {
		unsigned value = head->value;
		for (size_t k = first; k < sp->n_marks; k++) {
			struct item_mark *mark = &sp->marks[k];
			if (mark->form != head->form || mark->value != value || (bare_number && !capital_behind(sp->text, mark)))
				continue;
			value += head->form != FORM_BULLET;
			count += pass == 0;
			mark->item = mark->item || pass == 1;
		}
		if (count < need)
			return;
	}
}

/* The first byte at or behind `at` by which a mark may be known: a dot, a closing bracket, the first of a bullet. */
static size_t mark_sign(struct coco_str text, size_t at, size_t end)
{
	char tail[64];
	for (; at < end; at += 64) {
		const char *block = coco_bytes_block(text.s + at, text.s + end, tail);
		uint64_t signs = coco_bytes_mask(block, ')', '.') | coco_bytes_mask(block, '\xE2', '\xE2');
		if (signs)
			return at + coco_bytes_first(signs);
	}
	return end;
}

int items_find(struct splitter *sp, const struct block *block, struct coco_err *err)
{
	struct coco_str text = sp->text;
	sp->n_marks = 0;
	for (size_t i = block->start; (i = mark_sign(text, i, block->end)) < block->end; i++) {
		struct item_mark mark;
		if (!mark_at(text, block, i, &mark))
			continue;
		if (coco_grow(&sp->marks, &sp->marks_cap, sp->n_marks, sizeof *sp->marks) != 0)
			return coco_err_nomem(err);
		sp->marks[sp->n_marks++] = mark;
	}
	for (size_t k = 0; k + 1 < sp->n_marks; k++)
		if (!sp->marks[k].item)
			row_from(sp, block, k);
	return 0;
}
