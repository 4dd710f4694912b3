/* Words that everybody has.
 *
 * Method: the table `fillers` lists words as they are written, a row a language: figures, times, parts of a day, what anybody does or finds
 * good or hard. They are no function words, since beside others they tell what a text is about; but alone they say nothing of what somebody
 * does, and in a pool of some hundred people they are as rare as the words that do. */
#include "fillers.h"

#include "lexis_parts.h"

#include "coco/record.h"
#include "coco/text.h"

#include <stdlib.h>

struct coco_fillers {
	struct coco_map *words; /* normal forms */
	uint16_t *langs;        /* … by number */
	size_t cap;
};

static int add(struct coco_fillers *f, struct coco_str word, int lang, struct coco_buf *normal)
{
	bool added;
	coco_buf_clear(normal);
	coco_text_normal(word, normal);
	const size_t number = coco_buf_ok(normal) ? coco_map_add(f->words, coco_buf_view(normal), &added) : COCO_NONE;
	if (number == COCO_NONE || coco_grow(&f->langs, &f->cap, number, sizeof *f->langs) != 0)
		return -1;
	f->langs[number] = (uint16_t)((added ? 0u : f->langs[number]) | 1u << lexis_slot(lang));
	return 0;
}

static int read(struct coco_fillers *f)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "fillers");
	const size_t lang = coco_table_column(table, "lang"), words = coco_table_column(table, "words");
	struct coco_buf normal = COCO_BUF_INIT;
	int rc = 0;
	for (size_t row = 0; rc == 0 && row < coco_table_rows(table); row++) {
		const int of = coco_lang_index(coco_str_of(coco_table_cell(table, row, lang)));
		struct coco_str list = coco_str_of(coco_table_cell(table, row, words)), word;
		while (rc == 0 && list.n > 0 && coco_str_split(&list, ';', &word))
			rc = add(f, word, of, &normal);
	}
	coco_buf_free(&normal);
	return rc;
}

struct coco_fillers *coco_fillers_new(void)
{
	struct coco_fillers *f = calloc(1, sizeof *f);
	if (f == NULL)
		return NULL;
	f->words = coco_map_new();
	if (f->words != NULL && read(f) == 0)
		return f;
	coco_fillers_free(f);
	return NULL;
}

unsigned coco_fillers_in(const struct coco_fillers *fillers, struct coco_str normal)
{
	const size_t number = coco_map_find(fillers->words, normal);
	return number == COCO_NONE ? 0 : fillers->langs[number];
}

void coco_fillers_free(struct coco_fillers *fillers)
{
	if (fillers == NULL)
		return;
	coco_map_free(fillers->words);
	free(fillers->langs);
	free(fillers);
}
