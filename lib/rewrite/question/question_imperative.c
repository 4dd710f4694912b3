/* Verbs that ask the reader to do something, and verbs of what a thing that is sought does, with the form that a question of ours has of
 * them: "navrhněte" → "navrhnout", "(aplikace, která) ukáže" → "ukázat".
 *
 * Method: imperatives.csv and purposes.csv, a row a verb and language, its forms (to one, to several, polite, "let us"; what it does, would
 * do) in one cell.
 *
 * Invariant: what is not in the table is no such verb. */
#include "question_source.h"

#include <string.h>

static const char *base_of(const char *name, int lang, struct coco_str word)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	const size_t of = coco_table_column(table, "lang"), forms = coco_table_column(table, "forms");
	struct coco_buf normal = COCO_BUF_INIT, other = COCO_BUF_INIT;
	const char *found = NULL;
	coco_text_normal(word, &normal);
	for (size_t i = 0; !found && i < coco_table_rows(table); i++) {
		struct coco_str cell = coco_str_of(coco_table_cell(table, i, forms));
		struct coco_word form;
		if (!coco_str_is(coco_str_of(coco_langs[lang]), coco_table_cell(table, i, of)))
			continue;
		for (size_t at = 0; !found && coco_word_next(cell, &at, &form);) {
			coco_buf_clear(&other);
			coco_text_normal(coco_str_sub(cell, form.start, form.end), &other);
			if (coco_buf_ok(&normal) && coco_buf_ok(&other) && coco_str_eq(coco_buf_view(&normal), coco_buf_view(&other)))
				found = coco_table_cell(table, i, 0);
		}
	}
	coco_buf_free(&normal);
	coco_buf_free(&other);
	return found;
}

const char *question_imperative(int lang, struct coco_str word)
{
	return base_of("imperatives", lang, word);
}

const char *question_purpose(int lang, struct coco_str word)
{
	return base_of("purposes", lang, word);
}

void question_verbs(const char *name, const char *lang, struct coco_buf *out)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	const size_t of = coco_table_column(table, "lang"), forms = coco_table_column(table, "forms");
	const char *before = "(?:";
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		if (strcmp(lang, coco_table_cell(table, i, of)) != 0)
			continue;
		coco_buf_puts(out, before);
		for (const char *form = coco_table_cell(table, i, forms); *form; form++)
			coco_buf_putc(out, *form == ' ' ? '|' : *form);
		before = "|";
	}
	coco_buf_putc(out, ')');
}
