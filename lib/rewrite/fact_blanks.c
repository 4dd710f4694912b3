/* Blanks do not count: two of them, or one that does not break, or a line end in a phrase read as one blank.
 *
 * Method: a copy with single blanks and, for each of its bytes, its place in the text. */
#include "parts.h"

#include <string.h>

unsigned phrase_find(const struct lexicon *words, struct coco_str phrase, struct coco_buf *scratch)
{
	char flat[96];
	size_t n = 0;
	if (phrase.n >= sizeof flat)
		return 0;
	for (size_t i = 0; i < phrase.n; i++)
		if (!blank(phrase.s[i]) || (n > 0 && flat[n - 1] != ' '))
			flat[n++] = blank(phrase.s[i]) ? ' ' : phrase.s[i];
	return lexicon_find(words, (struct coco_str){flat, n}, scratch);
}

int single_blanks(struct coco_str *text, struct coco_arena *arena, size_t **places, struct coco_err *err)
{
	struct coco_str t = *text;
	bool needed = false;
	*places = NULL;
	for (size_t i = 0; i + 1 < t.n && !needed; i++)
		needed =
		    (t.s[i] == ' ' && t.s[i + 1] == ' ') || t.s[i] == '\t' || !memcmp(t.s + i, "\xC2\xA0", 2) || !memcmp(t.s + i, "\xE2\x80", 2);
	if (!needed)
		return 0;
	char *out = coco_arena_alloc(arena, t.n + 1);
	size_t *from = coco_arena_array(arena, t.n + 1, sizeof *from), n = 0;
	if (!out || !from)
		return coco_err_nomem(err);
	for (size_t i = 0; i < t.n;) {
		struct coco_str rest = coco_str_sub(t, i, t.n);
		size_t length = coco_str_starts(rest, "\xC2\xA0")                                                ? 2
		                : coco_str_starts(rest, "\xE2\x80\xAF") || coco_str_starts(rest, "\xE2\x80\x89") ? 3
		                                                                                                 : t.s[i] == ' ';
		if (length == 0 || n == 0 || out[n - 1] != ' ') {
			from[n] = i;
			out[n++] = length ? ' ' : t.s[i];
		}
		i += length ? length : 1;
	}
	from[n] = t.n;
	out[n] = '\0';
	*text = (struct coco_str){out, n};
	*places = from;
	return 0;
}
