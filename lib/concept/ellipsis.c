/* Ellipses: of names that are joined the text says a common part once (graphic and web design, design grafico e industriale, Möbel- und
 * Leuchtendesign).
 *
 * Method: where a word that joins stands behind or before a name, the part of the name that may be common is put to the word beyond: its
 * first words before the one behind (design + industriale), its last words behind the one before (grafično + oblikovanje), or, where that
 * one ends with a hyphen, the end of a compound (Möbel + design). What is a name then was meant. A word that is a name of its own needs
 * nothing. Commas join like words where more of them stand before (grafično, industrijsko in spletno oblikovanje). */
#include "ellipsis.h"

#include "roles.h"

#include <string.h>

#define END_LEAST 4 /* letters of a compound's end */

static uint32_t meaning_of(uint32_t node)
{
	const uint32_t meaning = node != 0 ? coco_lexicon_tree.nodes[node].meaning : 0;
	return meaning < LEXICON_NEXT ? meaning : 0;
}

static bool joins(const struct lexicon_text *text, size_t at)
{
	return at < text->n && (text->words[at].roles & COCO_ROLE_AND) != 0;
}

/* The node behind words [from, to) from `node` on. */
static uint32_t follow(const struct lexicon_text *text, uint32_t node, size_t from, size_t to)
{
	for (size_t i = from; i < to && (i == from || node != 0); i++)
		node = lexicon_step(node, text->words[i].is.core);
	return node;
}

/* What the words behind the name mean with its first words: the word itself, or the one behind an article. */
static uint32_t behind(const struct lexicon_text *text, struct coco_named named, size_t at, size_t *end)
{
	for (size_t words = 1; words <= 2 && at + words <= text->n; words++) {
		const uint32_t alone = meaning_of(follow(text, 0, at + words - 1, at + words));
		for (size_t kept = named.end - named.start - 1; kept > 0 && alone == 0; kept--) {
			const uint32_t node = follow(text, 0, named.start, named.start + kept);
			const uint32_t all = node != 0 ? meaning_of(follow(text, node, at, at + words)) : 0;
			const uint32_t last = node != 0 && all == 0 ? meaning_of(follow(text, node, at + words - 1, at + words)) : 0;
			*end = at + words;
			if (all != 0 || last != 0)
				return all != 0 ? all : last;
		}
	}
	return 0;
}

/* What the word before the name means with its last words. */
static uint32_t before(const struct lexicon_text *text, struct coco_named named, size_t at)
{
	const uint32_t node = follow(text, 0, at, at + 1);
	for (size_t kept = named.start + 1; node != 0 && meaning_of(node) == 0 && kept < named.end; kept++) {
		const uint32_t meaning = meaning_of(follow(text, node, kept, named.end));
		if (meaning != 0)
			return meaning;
	}
	return 0;
}

/* What a beginning that is cut off means with the end of the compound. */
static uint32_t with_end(struct lexicon_text *text, struct coco_str beginning, struct coco_str compound)
{
	char whole[LEXICON_LETTERS];
	for (size_t cut = 1; cut + END_LEAST <= compound.n && beginning.n + compound.n <= sizeof whole; cut++) {
		if (((unsigned char)compound.s[cut] & 0xC0) == 0x80)
			continue;
		memcpy(whole, beginning.s, beginning.n);
		memcpy(whole + beginning.n, compound.s + cut, compound.n - cut);
		const struct coco_str word = {whole, beginning.n + compound.n - cut};
		const uint32_t meaning = meaning_of(lexicon_step(0, lexicon_text_plain(text, word)));
		if (meaning != 0)
			return meaning;
	}
	return 0;
}

size_t coco_ellipses(struct lexicon_text *text, struct coco_named named, size_t from, struct coco_named left_out[COCO_ELLIPSES_MOST])
{
	size_t n = 0, end;
	const bool many = named.end - named.start > 1;
	const uint32_t other = many && joins(text, named.end) ? behind(text, named, named.end + 1, &end) : 0;
	if (other != 0)
		left_out[n++] = (struct coco_named){.meaning = other, .start = named.end + 1, .end = end};
	size_t at = named.start;
	bool joined = at > 0 && joins(text, at - 1);
	at -= joined;
	while (joined && at > from && n < COCO_ELLIPSES_MOST) {
		const struct lexicon_word *word = &text->words[--at];
		const uint32_t meaning = word->cut ? with_end(text, word->text, text->words[named.end - 1].text)
		                         : many    ? before(text, named, at)
		                                   : 0;
		joined = word->comma;
		if (meaning != 0)
			left_out[n++] = (struct coco_named){.meaning = meaning, .start = at, .end = at + 1};
	}
	return n;
}
