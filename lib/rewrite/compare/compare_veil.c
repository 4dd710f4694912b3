/* What is told of a word that may be somebody's name: that it changed, not the word.
 *
 * Method: such a word of a difference is a given or a family name that is known (person/given.csv, person/family.csv), in small letters
 * where a given name stands before it; or a single word with a capital within its sentence, in German right behind another noun
 * ("unser Schweißer Novak"). The difference becomes one of a name, which no message shows.
 *
 * Invariant: how many differences there are and where stays the same. */
#include "compare.h"
#include "coco/person.h"

#include <string.h>
#include <unictype.h>

enum { GERMAN = 1 };

static bool capital(struct coco_str word)
{
	uint32_t first = 0;
	coco_utf8_next(word, &first);
	return uc_is_general_category_withtable(first, UC_CATEGORY_MASK_Lu);
}

/* The word right before the byte, with nothing but a blank between; n 0: none. */
static struct coco_str word_before(struct coco_str text, size_t at)
{
	size_t from, end = at > 0 ? at - 1 : 0;
	if (at == 0 || text.s[end] != ' ')
		return COCO_STR("");
	for (from = end; from > 0 && is_word_byte((unsigned char)text.s[from - 1]); from--)
		;
	return coco_str_sub(text, from, end);
}

static bool stop_word(struct coco_str word, int lang)
{
	struct coco_buf normal = COCO_BUF_INIT;
	coco_text_normal(word, &normal);
	const bool is = coco_stop_word(lang, coco_buf_view(&normal));
	coco_buf_free(&normal);
	return is;
}

static bool known_name(struct coco_str text, struct coco_word word, int lang)
{
	struct coco_str is = coco_str_sub(text, word.start, word.end), before = word_before(text, word.start);
	const bool large = capital(is);
	const enum coco_given given = coco_given_name(is, large ? lang : -1); /* a case in small letters may be a word: blaža */
	if (given == COCO_GIVEN_NAME || (before.n && coco_given_name(before, capital(before) ? lang : -1) == COCO_GIVEN_NAME))
		return true;
	return large && (given == COCO_GIVEN_OR_WORD || coco_family_name(is));
}

/* A single word with a capital that neither its sentence's beginning nor, in German, a noun explains. */
static bool perhaps_somebody(struct coco_str text, struct coco_word word, int lang)
{
	struct coco_str is = coco_str_sub(text, word.start, word.end), before = word_before(text, word.start);
	if (is.n <= 2 || !capital(is) || capitals_end(text, word.start) == word.end || before.n == 0)
		return false;
	return lang != GERMAN || (capital(before) && !stop_word(before, lang));
}

static void veil(struct coco_fact *fact, struct coco_str text, int lang)
{
	struct coco_word word, first = {0};
	size_t n = 0;
	bool known = false;
	if (fact->kind != COCO_FACT_MARK && fact->kind != COCO_FACT_DEMAND && fact->kind != COCO_FACT_NEGATION)
		return;
	for (size_t at = fact->start; coco_word_next(coco_str_sub(text, 0, fact->end), &at, &word); n++) {
		first = n == 0 ? word : first;
		known = known || (!word.number && known_name(text, word, lang));
	}
	if (known || (n == 1 && !first.number && perhaps_somebody(text, first, lang)))
		fact->kind = COCO_FACT_NAME;
}

void differences_veil(struct coco_str original, struct coco_str candidate, int lang, struct coco_difference *differences, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct coco_fact *before = &differences[i].before, *after = &differences[i].after;
		veil(before, original, lang);
		veil(after, candidate, lang);
		if (differences[i].change == COCO_CHANGED && (before->kind == COCO_FACT_NAME) != (after->kind == COCO_FACT_NAME) &&
		    before->kind >= COCO_FACT_DEMAND && after->kind >= COCO_FACT_DEMAND) /* what a name became tells it, or is one, too */
			before->kind = after->kind = COCO_FACT_NAME;
	}
}
