/* What may mean a person in a text, but is not surely he: words of the name alone or inflected, a number that ends alike.
 *
 * Method: a word of the name with four letters in common counts wherever it stands, with an ending or a short one for its last letters.
 * Shorter names are everyday words in some language, so that they count as whole words with a capital: as they are, with an ending
 * ("Kosa"), or with another last vowel ("Majo" of Maja). Of short ones the first and the last word of the name are looked for, not
 * particles between them. Invariant: a text that holds the name as it is written, with a capital, is told.
 */
#include <string.h>
#include <unictype.h>
#include "spans.h"

enum { HINT_LETTERS = 4, SHORT_LEAST = 2, SHORT_MOST = 5, STEM_CHANGE = 2, ENDING_SHORT = 1, ENDING_NAME = 3, ENDING_LONG = 5 };

static size_t common(struct coco_str a, struct coco_str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

/* The word, or a form of it: a name gets an ending ("Novakova"), or a short one for its last letters ("Vzorec", "Vzorca"). */
static bool is_form_of(struct coco_str word, struct coco_str name)
{
	const size_t n = common(word, name);
	if (n < HINT_LETTERS || n + STEM_CHANGE < name.n)
		return false;
	return word.n <= name.n + (n == name.n ? ENDING_LONG : ENDING_SHORT);
}

static bool is_vowel(char c)
{
	return c && strchr("aeiouy", c) != NULL;
}

/* A short name as it is, with an ending, or with other vowels for its last one. */
static bool is_short_form(struct coco_str word, struct coco_str name)
{
	const size_t n = common(word, name);
	if (name.n < SHORT_LEAST || name.n > SHORT_MOST)
		return false;
	if (n == name.n)
		return word.n <= name.n + (name.n == SHORT_LEAST ? 0 : ENDING_NAME);
	return n + 1 == name.n && n >= SHORT_LEAST && is_vowel(name.s[n]) && n < word.n && is_vowel(word.s[n]) &&
	       word.n <= name.n + ENDING_SHORT;
}

static bool has_capital(struct coco_str word)
{
	uint32_t cp = 0;
	return coco_utf8_next(word, &cp) && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu);
}

/* Whether a folded word may be one of the name's; `capital`: it begins with one. */
static bool may_name(struct coco_str word, bool capital, struct coco_str name)
{
	struct coco_str rest = name, piece;
	bool is = false;
	while (!is && coco_str_split(&rest, ' ', &piece)) {
		const bool end = piece.s == name.s || !rest.n;
		is = is_form_of(word, piece) || (capital && end && is_short_form(word, piece));
	}
	return is;
}

bool coco_person_hinted(const struct coco_person *p, struct coco_str text)
{
	struct coco_buf folded = COCO_BUF_INIT;
	struct span word = {0, 0}, number;
	bool is = spans_phone_find(p, text, 0, true, &number);
	while (!is && p->n_names && spans_word_next(text, word.to, &word)) {
		const struct coco_str as_written = spans_text(text, word);
		const bool capital = has_capital(as_written);
		if (as_written.n < HINT_LETTERS && !capital)
			continue;
		coco_buf_clear(&folded);
		coco_fold(as_written, &folded);
		for (size_t i = 0; i < p->n_names && !is; i++)
			is = may_name(coco_buf_view(&folded), capital, p->names[i]);
	}
	coco_buf_free(&folded);
	return is;
}
