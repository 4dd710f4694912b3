/* Function words: lib/text/stopwords.csv is sorted by the word's bytes (a test holds it to that), so a word is found by
 * bisection and nothing has to be built at start-up. */
#include "words.h"

static unsigned lang_mask(const char *langs)
{
	unsigned mask = 0;
	struct coco_str rest = coco_str_of(langs), piece;
	while (coco_str_split(&rest, ' ', &piece)) {
		const int l = coco_lang_index(piece);
		mask |= l < 0 ? 0 : 1u << l;
	}
	return mask;
}

static unsigned stop_mask(struct coco_str normal)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "stopwords");
	const size_t row = coco_table_row(table, 0, normal);
	return row == COCO_NONE ? 0 : lang_mask(coco_table_cell(table, row, coco_table_column(table, "langs")));
}

bool coco_stop_word(int lang, struct coco_str normal)
{
	return lang >= 0 && lang < COCO_LANGS && (stop_mask(normal) >> lang & 1);
}
