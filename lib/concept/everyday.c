/* Everyday words: forms that a name shares with a word of daily life once accents and endings are gone (zene, Hungarian for music;
 * žene, Croatian for women), or that a language has with another meaning (operators of machines; an operator of a camera).
 *
 * Method: the table `everyday` lists the written forms, accents and all, with the languages in which they are no name (`*`: in all).
 * A word is compared without case. As the one word of an answer it is a name all the same, but where the table says `no` in `alone`. Where
 * a text's language is not known its words are the everyday ones: of a skill that somebody has there is more than one word, of a word that
 * means nothing nobody can tell. */
#include "everyday.h"

#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

struct coco_everyday {
	struct coco_map *forms;
	int *langs; /* by number in `forms` */
	size_t cap_langs;
	struct coco_buf form;
};

static int langs_of(struct coco_str list)
{
	struct coco_str code;
	int langs = COCO_EVERYDAY_ELSE;
	if (coco_str_is(list, "*"))
		return COCO_EVERYDAY_ELSE * 2 - 1;
	while (coco_str_split(&list, ' ', &code)) {
		const int lang = coco_lang_index(code);
		langs |= lang < 0 ? 0 : 1 << lang;
	}
	return langs;
}

static int read(struct coco_everyday *e)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "everyday");
	const size_t words = coco_table_column(table, "words"), langs = coco_table_column(table, "langs");
	const size_t alone = coco_table_column(table, "alone");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, words)), form;
		while (rest.n > 0 && coco_str_split(&rest, ';', &form)) {
			const size_t number = coco_map_add(e->forms, form, NULL);
			if (number == COCO_NONE || coco_grow(&e->langs, &e->cap_langs, number, sizeof *e->langs) != 0)
				return -1;
			e->langs[number] = langs_of(coco_str_of(coco_table_cell(table, row, langs)));
			e->langs[number] |= strcmp(coco_table_cell(table, row, alone), "no") == 0 ? COCO_EVERYDAY_ALONE : 0;
		}
	}
	return 0;
}

struct coco_everyday *coco_everyday_new(void)
{
	struct coco_everyday *e = calloc(1, sizeof *e);
	if (e == NULL)
		return NULL;
	e->forms = coco_map_new();
	if (e->forms != NULL && read(e) == 0)
		return e;
	coco_everyday_free(e);
	return NULL;
}

void coco_everyday_free(struct coco_everyday *everyday)
{
	if (everyday == NULL)
		return;
	coco_map_free(everyday->forms);
	coco_buf_free(&everyday->form);
	free(everyday->langs);
	free(everyday);
}

int coco_everyday_in(struct coco_everyday *everyday, struct coco_str word)
{
	coco_buf_clear(&everyday->form);
	coco_text_normal(word, &everyday->form);
	if (!coco_buf_ok(&everyday->form))
		return -1;
	const size_t number = coco_map_find(everyday->forms, coco_buf_view(&everyday->form));
	return number == COCO_NONE ? 0 : everyday->langs[number];
}
