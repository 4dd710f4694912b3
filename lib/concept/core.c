/* The core of a word.
 *
 * Method: a word, folded (no case, no accents), loses at most one ending in each of the rounds of the table `endings`:
 * Hungarian cases; plurals; cases of the Slavic and the German languages; then the vowels at its end; at last some changes of
 * the final letters (ceramic, keramik; oblikovalca, oblikovalec). Names and texts are cut alike, so no language need be
 * known and no word need be right: two forms of one word must only end up the same, and two words not. An ending is cut only
 * where `keep` letters stay. An ending that is replaced by itself protects the word.
 *
 * Hungarian's -val and -vel double the consonant before them (tervezéssel); no table can list that. */
#include "core.h"

#include <string.h>

#define CORE 4    /* letters that stay when vowels are cut */
#define DOUBLED 5 /* … and before the doubled consonant's -al, -el */

bool coco_short_capitals(struct coco_str word)
{
	if (word.n > 3)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (!(word.s[i] >= 'A' && word.s[i] <= 'Z'))
			return false;
	return word.n > 0;
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Puts the item behind those of its chain that are as long or longer. */
static void insert(struct coco_endings *e, uint8_t *link, uint8_t item)
{
	while (*link != 0 && e->items[*link - 1].ending.n >= e->items[item - 1].ending.n)
		link = &e->items[*link - 1].next;
	e->items[item - 1].next = *link;
	*link = item;
}

size_t coco_endings_read(struct coco_endings *endings)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "endings");
	const size_t round = coco_table_column(table, "round"), ending = coco_table_column(table, "ending");
	const size_t instead = coco_table_column(table, "instead"), keep = coco_table_column(table, "keep");
	const size_t rows = coco_table_rows(table);
	*endings = (struct coco_endings){0};
	for (size_t i = 0; i < rows && i < COCO_ENDINGS; i++) {
		const struct coco_str letters = coco_str_of(coco_table_cell(table, i, ending));
		const size_t r = (size_t)(coco_table_cell(table, i, round)[0] - '1');
		const char last = letters.n > 0 ? letters.s[letters.n - 1] : '\0';
		if (r >= COCO_ROUNDS || last < 'a' || last > 'z')
			continue;
		endings->items[i] = (struct coco_ending){
		    letters, coco_str_of(coco_table_cell(table, i, instead)), (size_t)(coco_table_cell(table, i, keep)[0] - '0'), 0};
		insert(endings, &endings->first[r][last - 'a'], (uint8_t)(i + 1));
	}
	return rows;
}

static size_t cut_round(const struct coco_endings *e, size_t round, char *word, size_t n)
{
	const char last = n > 0 ? word[n - 1] : '\0';
	for (uint8_t item = last >= 'a' && last <= 'z' ? e->first[round][last - 'a'] : 0; item != 0; item = e->items[item - 1].next) {
		const struct coco_ending *one = &e->items[item - 1];
		const struct coco_str ending = one->ending, instead = one->instead;
		if (n < ending.n || memcmp(word + n - ending.n, ending.s, ending.n) != 0 || n - ending.n + instead.n < one->keep)
			continue;
		memcpy(word + n - ending.n, instead.s, instead.n);
		return n - ending.n + instead.n;
	}
	return n;
}

size_t coco_core_cut(const struct coco_endings *endings, char *word, size_t n)
{
	if (n >= DOUBLED + 3 && word[n - 1] == 'l' && (word[n - 2] == 'a' || word[n - 2] == 'e') && word[n - 3] == word[n - 4] &&
	    !is_vowel(word[n - 3]))
		n -= 3;
	else
		n = cut_round(endings, 0, word, n);
	n = cut_round(endings, 1, word, n);
	n = cut_round(endings, 2, word, n);
	while (n > CORE && is_vowel(word[n - 1]))
		n--;
	return cut_round(endings, 3, word, n);
}
