/* Negations, alone and written as one with their verb.
 *
 * Method: a word of the table, or one that begins with the language's prefix (nevíme, neodovzdávajú), unless its beginning is in the
 * table of those in which the same letters deny nothing (nebezpečný, nerez, nedeľa). A capital inside a sentence makes a name of it.
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

unsigned word_class(const struct lang_tables *tables, struct coco_str word, bool inside, struct coco_buf *scratch)
{
	unsigned found = lexicon_find(&tables->words, word, scratch);
	if (found || tables->prefix.n == 0 || word.n < tables->prefix.n || (inside && word.s[0] >= 'A' && word.s[0] <= 'Z'))
		return found;
	if ((unsigned char)word.s[0] < 0x80 && (word.s[0] | 32) != (tables->prefix.s[0] | 32))
		return 0;
	coco_buf_clear(scratch);
	coco_text_normal(word, scratch);
	return fused(tables, coco_buf_view(scratch)) ? (unsigned)W_NEGATION << 8 | 1 : 0;
}
