/* People who are another in a translation.
 *
 * Method: a given name (person/given.csv) with a capital, and behind it a word with one: the letters of the family name, less its last two,
 * must stand somewhere in the other text. What may be an everyday word, or a town, is no given name here.
 *
 * Invariant: a name that both texts have is never told. */
#include "across.h"
#include "coco/person.h"

#include <string.h>

enum { STEM_LEAST = 4, CASE_LETTERS = 2 };

/* It begins with a capital and goes on in small letters. */
static bool capital(struct coco_str word)
{
	unsigned char first = word.n > 2 ? (unsigned char)word.s[0] : 0, last = word.n > 2 ? (unsigned char)word.s[word.n - 1] : 0;
	return ((first >= 'A' && first <= 'Z') || (first >= 0xC3 && first <= 0xC5)) && !(last >= 'A' && last <= 'Z');
}

size_t across_people_lost(const struct across *from, const struct across *to, struct coco_fact *lost, size_t room)
{
	struct coco_word one = {0}, two;
	size_t n = 0, at = 0;
	bool given = false;
	while (n < room && coco_word_next(from->text, &at, &two)) {
		struct coco_str word = coco_str_sub(from->text, two.start, two.end);
		bool beside = given && two.start == one.end + 1 && from->text.s[one.end] == ' ' && !two.number && capital(word);
		if (beside) {
			size_t stem = word.n >= STEM_LEAST + CASE_LETTERS ? word.n - CASE_LETTERS : word.n > STEM_LEAST ? STEM_LEAST : word.n;
			while (stem < word.n && ((unsigned char)word.s[stem] & 0xC0) == 0x80)
				stem++;
			if (coco_str_find(to->text, coco_str_sub(word, 0, stem), 0) == SIZE_MAX)
				lost[n++] = (struct coco_fact){.kind = COCO_FACT_NAME, .start = two.start, .end = two.end, .value = word};
		}
		given = !beside && !two.number && capital(word) && coco_given_name(word, -1) == COCO_GIVEN_NAME;
		one = two;
	}
	return n;
}
