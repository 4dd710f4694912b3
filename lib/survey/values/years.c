/* A year among words: "gegr. 1950", "1998-ban", "maja 2003".
 *
 * Method: the cell has four digits in one run and no other, and each word beside them is one that goes with a year (words.csv, set "year"),
 * that says "about", or a month. Invariant: another word ("before 1950") and the cell is no year.
 */
#include "lexicon.h"
#include "values.h"

static bool goes_with(struct survey_lexicon *lx, struct coco_str word)
{
	const char *amount = survey_lexicon_word(lx, "amount", word);
	unsigned langs;
	return survey_lexicon_word(lx, "year", word) || (amount && *amount == '~') ||
	       survey_lexicon_month(lx, word, SURVEY_ALL_LANGS, &langs) != 0;
}

const char *survey_year(struct survey_lexicon *lx, struct coco_str cell, struct coco_buf *json)
{
	struct coco_str year = COCO_STR_NONE;
	for (size_t i = 0; i < cell.n;) {
		const size_t from = i;
		while (i < cell.n && cell.s[i] >= '0' && cell.s[i] <= '9')
			i++;
		if (i > from) {
			if (year.s || i - from != 4)
				return "bad-number";
			year = coco_str_sub(cell, from, i);
			continue;
		}
		while (i < cell.n && ((unsigned char)cell.s[i] >= 0x80 || ((cell.s[i] | 32) >= 'a' && (cell.s[i] | 32) <= 'z')))
			i++;
		if (i > from && !goes_with(lx, coco_str_sub(cell, from, i)))
			return "bad-number";
		i += i == from;
	}
	if (!year.s || year.s[0] == '0')
		return "bad-number";
	coco_buf_str(json, year);
	return NULL;
}
