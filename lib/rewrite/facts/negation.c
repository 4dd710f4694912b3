/* Negations, alone and written as one with their verb; demands that are none.
 *
 * Method: a word of the table, or one that begins with the language's prefix (nevíme, neodovzdávajú), unless its beginning is in the
 * table of those in which the same letters deny nothing (nebezpečný, nerez, nedeľa). A capital inside a sentence makes a name of it.
 *
 * "Má" demands where an infinitive follows in its clause (má být), else it only owns (má 16 lidí): rows "owns" and "ending" of words.csv.
 *
 * Invariant: a language without a prefix has its table alone. */
#include "parts.h"

#include <string.h>

enum { REST = 2 }; /* bytes of a verb behind its prefix */

static bool fused(const struct lang_tables *tables, struct coco_str normal)
{
	struct coco_str prefix = tables->prefix;
	return prefix.n > 0 && normal.n >= prefix.n + REST && coco_str_starts(normal, prefix.s) && !lexicon_begins(&tables->wholes, normal);
}

/* "Part no. 7", "drawing No. AB-12": the number that follows is named, nothing is denied. */
static bool numbers(struct coco_str text, const struct coco_word *word)
{
	size_t at = word->end;
	if (at - word->start != 2 || (text.s[word->start] | 32) != 'n' || text.s[word->start + 1] != 'o' || at >= text.n || text.s[at] != '.')
		return false;
	for (at++; at < text.n && blank(text.s[at]); at++)
		;
	while (at < text.n && ((text.s[at] >= 'A' && text.s[at] <= 'Z') || strchr("-/.", text.s[at])))
		at++;
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

unsigned word_class(
    const struct lang_tables *tables, struct coco_str text, const struct coco_word *at, bool inside, struct coco_buf *scratch)
{
	const struct coco_str word = coco_str_sub(text, at->start, at->end);
	unsigned found = lexicon_find(&tables->words, word, scratch);
	if (found >> 8 == W_NEGATION && numbers(text, at))
		return 0;
	if (found || tables->prefix.n == 0 || word.n < tables->prefix.n || (inside && word.s[0] >= 'A' && word.s[0] <= 'Z'))
		return found;
	if ((unsigned char)word.s[0] < 0x80 && (word.s[0] | 32) != (tables->prefix.s[0] | 32))
		return 0;
	coco_buf_clear(scratch);
	coco_text_normal(word, scratch);
	return fused(tables, coco_buf_view(scratch)) ? (unsigned)W_NEGATION << 8 | 1 : 0;
}

/* The word ends as infinitives do. */
static bool infinitive(const struct lang_tables *tables, struct coco_str word, struct coco_buf *scratch)
{
	enum { LONGEST = 5, LEAST = 1 };
	char key[LONGEST + 1] = "-";
	for (size_t n = 1; n <= LONGEST && word.n >= n + LEAST; n++) {
		memcpy(key + 1, word.s + word.n - n, n);
		if (lexicon_find(&tables->endings, (struct coco_str){key, n + 1}, scratch))
			return true;
	}
	return false;
}

bool only_owns(const struct lang_tables *tables, struct coco_str view, const struct coco_word *word, struct coco_buf *scratch)
{
	struct coco_word next;
	if (!lexicon_find(&tables->owns, coco_str_sub(view, word->start, word->end), scratch))
		return false;
	for (size_t at = word->end, last = at; coco_word_next(view, &at, &next); last = next.end) {
		for (size_t i = last; i < next.start; i++)
			if (strchr(",;:.!?", view.s[i]) && (i + 1 >= view.n || blank(view.s[i + 1])))
				return true;
		struct coco_str raw = coco_str_sub(view, next.start, next.end);
		if (last == word->end && coco_str_is(raw, "za")) /* má za cíl */
			return true;
		if (!next.number && infinitive(tables, raw, scratch) && lexicon_find(&tables->words, raw, scratch) >> 8 != W_COUNT)
			return false;
	}
	return true;
}
