/* What must not leave a text: addresses and numbers by which a person is reached. A text is masked when it is read, so that
 * neither terms nor passages nor likeness can come from them. Rather too much is masked than too little: a long number with
 * blanks is taken for a telephone number. */
#include "pool.h"

#include <string.h>

#define PHONE_DIGITS 9      /* that make a number a telephone number */
#define PHONE_DIGITS_PLUS 7 /* … if it begins with + or 00 */

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* End of an address around the @ at `at`, and where it starts; 0: there is none. */
static size_t email_end(struct coco_str text, size_t at, size_t *start)
{
	size_t from = at, to = at + 1;
	while (from > 0 && (is_alnum(text.s[from - 1]) || strchr("._%+-", text.s[from - 1]) != NULL))
		from--;
	while (to < text.n && (is_alnum(text.s[to]) || text.s[to] == '.' || text.s[to] == '-'))
		to++;
	*start = from;
	return from < at && to > at + 1 ? to : 0;
}

static size_t url_end(struct coco_str text, size_t at)
{
	const struct coco_str rest = coco_str_sub(text, at, text.n);
	if (at > 0 && is_alnum(text.s[at - 1]))
		return 0;
	if (!coco_str_starts(rest, "http://") && !coco_str_starts(rest, "https://") && !coco_str_starts(rest, "www."))
		return 0;
	size_t to = at;
	while (to < text.n && (unsigned char)text.s[to] > ' ' && strchr("<>\"", text.s[to]) == NULL)
		to++;
	return to;
}

static size_t phone_end(struct coco_str text, size_t at)
{
	size_t digits = 0, end = 0, gap = 0;
	if (at > 0 && (is_alnum(text.s[at - 1]) || text.s[at - 1] == '+' || text.s[at - 1] == '.' || text.s[at - 1] == ','))
		return 0;
	if (text.s[at] != '+' && text.s[at] != '(' && !is_digit(text.s[at]))
		return 0;
	for (size_t i = at; i < text.n; i++) {
		if (is_digit(text.s[i])) {
			digits++, end = i + 1, gap = 0;
		} else if (i > at && (strchr(" -/().", text.s[i]) == NULL || ++gap > 3)) {
			break;
		}
	}
	const bool marked = text.s[at] == '+' || (text.s[at] == '0' && at + 1 < text.n && text.s[at + 1] == '0');
	return digits >= (marked ? PHONE_DIGITS_PLUS : PHONE_DIGITS) ? end : 0;
}

/* Nothing that is masked begins with, or, of an address, goes around it. */
static bool is_harmless(char c)
{
	return c != '@' && c != 'h' && c != 'w' && c != '+' && c != '(' && !is_digit(c);
}

struct coco_str coco_masked(struct coco_str text, struct coco_arena *arena)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t kept = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (is_harmless(text.s[i]))
			continue;
		size_t start = i, end = text.s[i] == '@' ? email_end(text, i, &start) : 0;
		if (end == 0)
			end = url_end(text, i);
		if (end == 0)
			end = phone_end(text, i);
		if (end == 0)
			continue;
		if (start < kept)
			start = kept;
		coco_buf_put(&out, text.s + kept, start - kept);
		coco_buf_puts(&out, "[…]");
		kept = end;
		i = end - 1;
	}
	if (kept == 0)
		return text;
	coco_buf_put(&out, text.s + kept, text.n - kept);
	const struct coco_str masked = coco_buf_ok(&out) ? coco_arena_copy(arena, coco_buf_view(&out)) : COCO_STR_NONE;
	coco_buf_free(&out);
	return masked;
}
