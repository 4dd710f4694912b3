/* What must not leave a text: addresses and numbers by which a person is reached, and of accounts. A text is masked when it is read, so
 * that neither terms nor passages nor likeness can come from them. Rather too much is masked than too little: a long number with blanks is
 * taken for a telephone number. */
#include "pool.h"

#include <string.h>

#define PHONE_DIGITS 9      /* that make a number a telephone number */
#define PHONE_DIGITS_PLUS 7 /* … if it begins with + or 00 */
#define IBAN_LEAST 15       /* letters and digits of an account's number (ISO 13616) */
#define IBAN_MOST 34

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

/* The remainder by 97 of a number in which a letter counts from 10 on, one more sign behind it. */
static unsigned add_sign(unsigned rest, char c)
{
	return is_digit(c) ? (rest * 10 + (unsigned)(c - '0')) % 97 : (rest * 100 + (unsigned)((c | 0x20) - 'a') + 10) % 97;
}

/* The number of an account that begins at `at`, with blanks or without: its check digits are right, so nothing else is taken for one. */
static size_t iban_end(struct coco_str text, size_t at)
{
	char sign[IBAN_MOST];
	size_t n = 0, end = 0;
	if (at > 0 && is_alnum(text.s[at - 1]))
		return 0;
	for (size_t i = at; i < text.n && n < IBAN_MOST; i++) {
		const char c = text.s[i];
		if (c == ' ' && n > 2 && i + 1 < text.n && text.s[i - 1] != ' ')
			continue;
		if (!is_alnum(c) || (unsigned char)c >= 0x80 || (n < 4 && is_digit(c) != (n > 1)))
			break;
		sign[n++] = c;
		if (n < IBAN_LEAST || (i + 1 < text.n && is_alnum(text.s[i + 1])))
			continue;
		unsigned rest = 0;
		for (size_t k = 0; k < n; k++)
			rest = add_sign(rest, sign[(k + 4) % n]);
		end = rest == 1 ? i + 1 : end;
	}
	return end;
}

/* Nothing that is masked begins with, or, of an address, goes around it. */
static bool is_harmless(char c)
{
	return c != '@' && c != 'h' && c != 'w' && c != '+' && c != '(' && !is_digit(c) && !(c >= 'A' && c <= 'Z');
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
			end = iban_end(text, i);
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
