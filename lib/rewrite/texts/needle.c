/* What a match of a pattern must hold: runs of characters of which every match has at least one.
 *
 * Method: of each alternative of a pattern the rarest run of literal characters that every match of it holds, or must have before or behind
 * it, is a needle (of a group, if that is better, one of each of its alternatives), folded as sieve.c folds texts. Where the pattern says
 * that a word begins or ends at the needle's border, so does the needle. A pattern with an alternative without a needle has none.
 *
 * Invariant: a text in which the pattern matches holds one of its needles, folded, with what is said of its borders. */
#include "sieve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 30, SHORTEST = 3 };

struct needles {
	const char *whole; /* the pattern, in which the pieces that it calls are defined */
	struct needle *items;
	size_t n, cap;
	bool failed;
};

static bool word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* How much a needle holds back: frequent letters and blanks count little. */
static unsigned rarity(const struct needle *needle)
{
	unsigned sum = needle->begins + (unsigned)needle->ends;
	for (unsigned i = 0; i < needle->n; i++)
		sum += needle->s[i] == ' ' ? 1 : strchr("etaoinsr", needle->s[i]) ? 2 : 4;
	return sum;
}

/* ---- what is no literal character ---- */

static bool letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The end of what begins at `p` with a backslash. */
static const char *escape_end(const char *p, const char *end)
{
	char kind = p + 1 < end ? p[1] : '\0';
	p = p + 2 < end ? p + 2 : end;
	if (kind == 'p' || kind == 'P' || kind == 'x') {
		if (p < end && *p == '{')
			while (p < end && *p++ != '}')
				;
		else if (p < end)
			p += kind == 'x' && p + 1 < end ? 2 : 1;
	}
	return p;
}

static const char *class_end(const char *p, const char *end)
{
	p += 1 + (p + 1 < end && p[1] == '^');
	p += p < end && *p == ']';
	while (p < end && *p != ']') {
		if (*p == '\\')
			p = escape_end(p, end);
		else if (*p == '[' && p + 1 < end && p[1] == ':')
			for (p += 2; p < end && *p++ != ']';)
				;
		else
			p++;
	}
	return p < end ? p + 1 : end;
}

/* The bracket that closes the one at `p`, and beyond. */
static const char *group_end(const char *p, const char *end)
{
	int open = 0;
	while (p < end) {
		if (*p == '\\') {
			p = escape_end(p, end);
			continue;
		}
		if (*p == '[') {
			p = class_end(p, end);
			continue;
		}
		open += (*p == '(') - (*p == ')');
		p++;
		if (open == 0)
			return p;
	}
	return end;
}

/* What must stand behind or before the place where the group at `p` is; NULL: it does not look around, or denies. */
static const char *look_inside(const char *p, const char *end)
{
	if (p + 3 >= end || p[1] != '?')
		return NULL;
	return p[2] == '=' ? p + 3 : p[2] == '<' && p[3] == '=' ? p + 4 : NULL; /* (?= (?<= */
}

/* The group at `p` takes no character: it looks around, sets flags or is a verb. */
static bool takes_none(const char *p, const char *end)
{
	if (p + 2 >= end || p[1] != '?')
		return p + 1 < end && p[1] == '*';
	if (p[2] == '<')
		return p + 3 < end && (p[3] == '=' || p[3] == '!');
	for (p += 2; p < end && (letter(*p) || *p == '-' || *p == '^'); p++)
		;
	return p < end && (*p == '=' || *p == '!' || *p == ')');
}

/* The piece that the group at `p` calls, (?&name): where its bracket (?<name>…) opens; NULL: it calls none. */
static const char *piece_of(const char *whole, const char *p, const char *end)
{
	enum { NAME_MAX = 32 };
	char head[NAME_MAX + 5];
	const char *name = p + 3, *stop = p + 3 < end && p[1] == '?' && p[2] == '&' ? memchr(name, ')', (size_t)(end - name)) : NULL;
	if (!stop || stop - name > NAME_MAX)
		return NULL;
	snprintf(head, sizeof head, "(?<%.*s>", (int)(stop - name), name);
	return strstr(whole, head);
}

/* Where the alternatives of the group at `p` begin; NULL: it takes no character (looking around, flags, verbs), or is not known. */
static const char *group_inside(const char *p, const char *end)
{
	if (p + 1 < end && p[1] == '*')
		return NULL;
	if (p + 1 >= end || p[1] != '?')
		return p + 1;
	for (p += 2; p < end && (letter(*p) || *p == '-' || *p == '^'); p++)
		;
	return p < end && (*p == ':' || *p == '>') ? p + 1 : NULL;
}

static bool may_be_left_out(const char *p, const char *end)
{
	return p < end && (*p == '?' || *p == '*' || *p == '{');
}

/* ---- runs ---- */

static unsigned least(const struct needles *list, size_t from)
{
	unsigned sum = UINT32_MAX;
	for (size_t i = from; i < list->n; i++)
		sum = rarity(&list->items[i]) < sum ? rarity(&list->items[i]) : sum;
	return list->n > from ? sum : 0;
}

/* What was added behind `middle` replaces what stands from `from` on, if its most frequent needle is rarer; else it goes. */
static void keep_better(struct needles *list, size_t from, size_t middle)
{
	if (middle <= from || list->n == middle)
		return;
	unsigned before = UINT32_MAX, behind = least(list, middle);
	for (size_t i = from; i < middle; i++)
		before = rarity(&list->items[i]) < before ? rarity(&list->items[i]) : before;
	if (behind > before) {
		memmove(list->items + from, list->items + middle, (list->n - middle) * sizeof *list->items);
		list->n = from + list->n - middle;
	} else {
		list->n = middle;
	}
}

/* The run ends, with a word or not; it is a needle if it is long enough and better than what stands from `from` on. */
static void run_ends(struct needles *list, size_t from, struct needle *run, bool with_word)
{
	size_t middle = list->n;
	if (run->n >= SHORTEST && !list->failed) {
		run->ends = with_word && word_char(run->s[run->n - 1]);
		if (coco_grow(&list->items, &list->cap, list->n, sizeof *list->items) != 0)
			list->failed = true;
		else
			list->items[list->n++] = *run;
		if (!list->failed)
			keep_better(list, from, middle);
	}
	*run = (struct needle){0};
}

/* The literal character at *p, folded, and *p behind it: its bytes, 0: there is none. */
static size_t literal(const char **p, const char *end, char to[3])
{
	const char *s = *p;
	if (*s == '\\') {
		bool blank = s + 1 < end && s[1] == 's', many = blank && s + 2 < end && s[2] == '+';
		if (!blank && (s + 1 >= end || letter(s[1]) || (s[1] >= '0' && s[1] <= '9') || (unsigned char)s[1] >= 0x80))
			return 0;
		to[0] = blank ? ' ' : s[1];
		*p = s + 2 + many;
		return 1;
	}
	if ((unsigned char)*s < 0x80 && (*s < ' ' || strchr(".+*?()[]{}|^$", *s)))
		return 0;
	size_t length, n = fold_char((struct coco_str){s, (size_t)(end - s)}, to, &length);
	if (n == 0 || to[0] == '\0')
		return 0;
	*p = s + length;
	return n;
}

static void put(struct needles *list, size_t from, struct needle *run, const char *s, size_t n, bool word_begins)
{
	if (run->n == 0)
		run->begins = word_begins && word_char(s[0]);
	else if (run->n + n > sizeof run->s)
		run_ends(list, from, run, false);
	if (s[0] == ' ' && run->n > 0 && run->s[run->n - 1] == ' ')
		return;
	memcpy(run->s + run->n, s, n);
	run->n = (uint8_t)(run->n + n);
}

static bool alternatives(const char *p, const char *end, struct needles *list, int depth, bool begins, bool ends);

/* What begins at `p` and is no literal character; behind it. */
static const char *other(const char *p, const char *end, size_t from, struct needles *list, int depth, bool begins, bool ends)
{
	if (*p == '(') {
		const char *inside = group_inside(p, end), *stop = group_end(p, end), *closed = stop - 1;
		const char *look = inside ? NULL : look_inside(p, end), *piece = inside || look ? NULL : piece_of(list->whole, p, end);
		size_t middle = list->n;
		if (piece) {
			inside = strchr(piece, '>') + 1;
			closed = group_end(piece, piece + strlen(piece)) - 1;
		} else if (look) {
			inside = look;
		}
		if (inside && depth < DEPTH && !may_be_left_out(stop, end)) {
			bool last = !look && ends && (stop == end || *stop == '|');
			if (alternatives(inside, closed, list, depth + 1, begins && inside != p + 4, last)) /* behind (?<= nothing begins */
				keep_better(list, from, middle);
			else
				list->n = middle;
		}
		return stop;
	}
	if (*p == '\\')
		return escape_end(p, end);
	if (*p == '[')
		return class_end(p, end);
	if (*p == '{') {
		while (p < end && *p++ != '}')
			;
		return p;
	}
	return p + 1;
}

/* The best needles of one alternative, up to its end. `begins`, `ends`: a word can't go on before or behind it. */
static const char *alternative(const char *p, const char *end, struct needles *list, int depth, bool begins, bool ends)
{
	size_t from = list->n;
	struct needle run = {0};
	bool border = begins;
	while (p < end && *p != '|') {
		char c[3];
		const char *next = p;
		size_t n = literal(&next, end, c);
		if (n > 0) {
			if (!may_be_left_out(next, end))
				put(list, from, &run, c, n, border);
			if (may_be_left_out(next, end) || (next < end && *next == '+'))
				run_ends(list, from, &run, false);
			border = false;
			p = next;
		} else if (*p == '\\' && p + 1 < end && p[1] == 'b') {
			run_ends(list, from, &run, true);
			border = true;
			p += 2;
		} else if (*p == '^') {
			border = true;
			p++;
		} else {
			bool around = *p == '(' && takes_none(p, end);
			run_ends(list, from, &run, false);
			p = other(p, end, from, list, depth, border, ends);
			border = border && around;
		}
	}
	run_ends(list, from, &run, ends);
	return p;
}

/* Needles of all alternatives of [p, end); false: one has none. */
static bool alternatives(const char *p, const char *end, struct needles *list, int depth, bool begins, bool ends)
{
	for (;; p++) {
		size_t before = list->n;
		p = alternative(p, end, list, depth, begins, ends);
		if (list->n == before || list->failed)
			return false;
		if (p >= end)
			return true;
	}
}

struct needle *needles_of(const char *alternation, bool begins, bool ends, size_t *count)
{
	struct needles list = {.whole = alternation};
	*count = 0;
	if (!alternatives(alternation, alternation + strlen(alternation), &list, 0, begins, ends)) {
		free(list.items);
		return NULL;
	}
	*count = list.n;
	return list.items;
}
