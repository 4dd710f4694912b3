/* Endings of cases and possession, most of them Hungarian: grafikus|t, illusztrátor|ra, logó|nk|at.
 *
 * Method: the table `cases` lists endings with the letters that must stay before them. They are cut one after the other, and only where a
 * word as it stands is in no name; so an ending that other languages have in the midst of a word (art, Kunst, kultura) spoils nothing: what
 * is cut must be a name, or it was no ending. */
#include "cases.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

#define CASES_MOST 96

struct coco_cases {
	struct coco_str endings[CASES_MOST];
	size_t keep[CASES_MOST];
	uint8_t next[CASES_MOST], first[26]; /* of those that end with the same letter: item + 1; 0: none */
};

struct coco_cases *coco_cases_new(void)
{
	struct coco_cases *c = calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "cases");
	const size_t keep = coco_table_column(table, "keep");
	for (size_t row = coco_table_rows(table) < CASES_MOST ? coco_table_rows(table) : CASES_MOST; row-- > 0;) {
		const struct coco_str ending = coco_str_of(coco_table_cell(table, row, 0));
		if (ending.n == 0 || ending.s[ending.n - 1] < 'a' || ending.s[ending.n - 1] > 'z')
			continue;
		uint8_t *first = &c->first[ending.s[ending.n - 1] - 'a'];
		c->endings[row] = ending;
		c->keep[row] = (size_t)(coco_table_cell(table, row, keep)[0] - '0');
		c->next[row] = *first;
		*first = (uint8_t)(row + 1);
	}
	return c;
}

void coco_cases_free(struct coco_cases *cases)
{
	free(cases);
}

size_t coco_cases_cut(const struct coco_cases *cases, struct coco_str word, size_t *next)
{
	const char last = word.n > 0 ? word.s[word.n - 1] : '\0';
	size_t item = *next != 0 ? cases->next[*next - 1] : last >= 'a' && last <= 'z' ? cases->first[last - 'a'] : 0;
	for (; item != 0; item = cases->next[item - 1]) {
		const struct coco_str ending = cases->endings[item - 1];
		*next = item;
		if (word.n >= ending.n + cases->keep[item - 1] && memcmp(word.s + word.n - ending.n, ending.s, ending.n) == 0)
			return word.n - ending.n;
	}
	return 0;
}
