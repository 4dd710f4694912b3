/* Phrases of the closed tables (phrases.csv) in a text: the first in the text, and of those at one place the longest; what stands on the
 * left and the right of a phrase may decide whether it is meant.
 *
 * Invariant: no phrase is a part of a word with a hyphen, or of a name in the midst of a sentence. */
#include "parts.h"

#include <string.h>

const struct phrase *phrase_of(const struct lang_tables *tables, struct coco_str match, struct coco_buf *key)
{
	coco_buf_clear(key);
	for (size_t i = 0; i < match.n; i++) {
		char c = match.s[i];
		bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
		if (blank && key->len && key->data[key->len - 1] == ' ')
			continue;
		coco_buf_putc(key, blank ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
	size_t number = coco_map_find(tables->phrase_map, coco_buf_view(key));
	return number == COCO_NONE ? NULL : &tables->phrases[number];
}

/* "Original Equipment Manufacturer": its capital does not begin a sentence. */
static bool of_name(struct coco_str s, size_t start)
{
	size_t at = start;
	while (at > 0 && strchr(" \t\r\n", s.s[at - 1]))
		at--;
	return s.s[start] >= 'A' && s.s[start] <= 'Z' && at > 0 && !strchr(".!?:;\"(-", s.s[at - 1]) && (unsigned char)s.s[at - 1] < 0x80;
}

const struct phrase *phrase_next(
    const struct lang_tables *tables, struct coco_str s, size_t from, size_t *start, size_t *end, struct coco_buf *key)
{
	while (patterns_find(&tables->phrase_patterns, s, from, start, end) == 1 && *end > *start) {
		const struct phrase *phrase = phrase_of(tables, coco_str_sub(s, *start, *end), key);
		from = *end;
		bool hyphen = (*start > 0 && s.s[*start - 1] == '-') || (*end < s.n && s.s[*end] == '-');
		if (phrase && !hyphen && !of_name(s, *start))
			return phrase;
	}
	return NULL;
}

/* The same words, of which the first may begin with a capital in `after`. */
static bool same_but_capital(struct coco_str says, struct coco_str after)
{
	bool first = says.n == after.n && (says.n == 0 || (says.s[0] | 32) == (after.s[0] | 32));
	return first && (says.n == 0 || coco_str_eq(coco_str_sub(says, 1, says.n), coco_str_sub(after, 1, after.n)));
}

bool phrase_holds(const struct lang_tables *tables, struct coco_str before, struct coco_str after)
{
	struct coco_buf key = COCO_BUF_INIT;
	const struct phrase *phrase = phrase_of(tables, before, &key);
	struct coco_str says = phrase ? coco_str_of(phrase->after) : COCO_STR_NONE;
	bool holds = phrase && same_but_capital(says, after);
	/* left out with the blank behind it and the next word's first letter, which becomes a capital */
	for (size_t less = 1; !holds && less <= 2 && before.n > less; less++) {
		phrase = phrase_of(tables, coco_str_sub(before, 0, before.n - less), &key);
		holds = phrase && !phrase->after[0] && before.s[before.n - less] == ' ' && after.n == less - 1 &&
		        (less == 1 || same_but_capital(coco_str_sub(before, before.n - 1, before.n), after));
	}
	coco_buf_free(&key);
	return holds;
}
