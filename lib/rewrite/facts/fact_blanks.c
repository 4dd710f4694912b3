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

/* Bytes of the blank at `at`, also of such as do not break and of thin ones; 0: none. */
static size_t blank_length(struct coco_str t, size_t at)
{
	unsigned char c = (unsigned char)t.s[at];
	if (c == ' ')
		return 1;
	if (c == 0xC2)
		return at + 1 < t.n && (unsigned char)t.s[at + 1] == 0xA0 ? 2 : 0;
	bool thin = c == 0xE2 && at + 2 < t.n && (unsigned char)t.s[at + 1] == 0x80 &&
	            ((unsigned char)t.s[at + 2] == 0xAF || (unsigned char)t.s[at + 2] == 0x89);
	return thin ? 3 : 0;
}

/* Where the first blank stands that is not written as one, or the text's end. */
static size_t first_odd(struct coco_str t)
{
	size_t i = 0;
	for (size_t length; i < t.n; i += length ? length : 1) {
		unsigned char c = (unsigned char)t.s[i];
		length = c == ' ' || c == 0xC2 || c == 0xE2 ? blank_length(t, i) : 0;
		if (length > 1 || (length == 1 && i + 1 < t.n && blank_length(t, i + 1)))
			break;
	}
	return i < t.n ? i : t.n;
}

int single_blanks(struct coco_str *text, struct coco_arena *arena, size_t **places, struct coco_err *err)
{
	struct coco_str t = *text;
	size_t n = first_odd(t);
	*places = NULL;
	if (n == t.n)
		return 0;
	char *out = coco_arena_alloc(arena, t.n + 1);
	size_t *from = coco_arena_array(arena, t.n + 1, sizeof *from);
	if (!out || !from)
		return coco_err_nomem(err);
	memcpy(out, t.s, n);
	for (size_t i = 0; i < n; i++)
		from[i] = i;
	for (size_t i = n; i < t.n;) {
		unsigned char c = (unsigned char)t.s[i];
		size_t length = c == ' ' || c == 0xC2 || c == 0xE2 ? blank_length(t, i) : 0;
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
