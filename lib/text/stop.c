/* Function words: lib/text/stopwords.csv is sorted by the word's bytes (a test holds it to that), so a word is found by
 * bisection and nothing has to be built at start-up. */
#include "words.h"

unsigned coco_lang_mask(const char *langs)
{
	unsigned mask = 0;
	struct coco_str rest = coco_str_of(langs), piece;
	while (coco_str_split(&rest, ' ', &piece)) {
		const int l = coco_lang_index(piece);
		mask |= l < 0 ? 0 : 1u << l;
	}
	return mask;
}

unsigned coco_mask_count(unsigned mask)
{
	unsigned n = 0;
	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

/* coco_str_cmp against a NUL-terminated word, without asking for its length first. */
static int compare(struct coco_str word, const char *cell)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] != cell[i])
			return (unsigned char)word.s[i] < (unsigned char)cell[i] ? -1 : 1;
	return cell[word.n] == '\0' ? 0 : -1;
}

unsigned coco_stop_mask(struct coco_str normal)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "stopwords");
	const size_t word = coco_table_column(table, "word"), langs = coco_table_column(table, "langs");
	size_t low = 0, high = coco_table_rows(table);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare(normal, coco_table_cell(table, middle, word));
		if (order == 0)
			return coco_lang_mask(coco_table_cell(table, middle, langs));
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

bool coco_stop_word(int lang, struct coco_str normal)
{
	return lang >= 0 && lang < COCO_LANGS && (coco_stop_mask(normal) >> lang & 1);
}
