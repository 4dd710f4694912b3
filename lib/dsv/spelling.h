/* spelling.h: how the nine languages, and names of their neighbours, are spelt: how likely a letter is behind another. */
#ifndef DSV_SPELLING_H
#define DSV_SPELLING_H

#include "coco/base.h"

#define DSV_SPELLINGS 16 /* languages at most: the nine, in their order, and those that spellings.csv adds */

struct dsv_spelling;
/* From the vocabularies' labels, the function words and spellings.csv. NULL: no memory. */
struct dsv_spelling *dsv_spelling_new(void);
void dsv_spelling_free(struct dsv_spelling *spelling);
size_t dsv_spelling_count(const struct dsv_spelling *spelling);
const char *dsv_spelling_lang(const struct dsv_spelling *spelling, size_t lang);
/* Lower case; of letters alone. */
uint32_t dsv_letter_lower(uint32_t cp);
/* A letter that words of these languages may hold: Latin, without digraphs. */
bool dsv_is_letter(uint32_t cp);
/* How likely `cp` (0: the word's end) is behind `before` (0: its beginning) in a word of `lang`; both lower case. Never 0. */
double dsv_spelling_step(const struct dsv_spelling *spelling, size_t lang, uint32_t before, uint32_t cp);
/* The languages whose tables hold this very word, in lower case, a bit a language; only words of plain and of other letters are held. */
uint32_t dsv_spelling_knows(const struct dsv_spelling *spelling, struct coco_str word);
/* Do the words of any of these languages hold the letter? Lower case. */
bool dsv_spelling_has(const struct dsv_spelling *spelling, uint32_t letter);
/* How likely a sign that is no letter is between what stands left and right of it: 's' blank or delimiter, 'l' letter, 'd' digit, 'p'
 * other ASCII, 'm' another such sign. Never 0. */
double dsv_spelling_mark(const struct dsv_spelling *spelling, uint32_t cp, char left, char right);

#endif
