/* The forms of questions.csv: patterns of sentences and titles with the question that each becomes.
 *
 * Method: @name@ in a pattern stands for the piece of that name in its language (question_pieces.csv): what seeks, what is sought, where a
 * clause ends are written once a language. A piece may hold others. A form is compiled with the first sentence that holds its needles,
 * since most are asked of none.
 *
 * Invariant: a piece that nobody defines, or that holds itself, is a fault of the table and no pattern. */
#include "question_source.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE_DEPTH = 6, PIECE_NAME_MAX = 24 };

static const char *piece_of(const char *lang, struct coco_str name)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "question_pieces");
	size_t col_lang = coco_table_column(table, "lang"), col_pattern = coco_table_column(table, "pattern");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (strcmp(coco_table_cell(table, i, col_lang), lang) == 0 && coco_str_is(name, coco_table_cell(table, i, 0)))
			return coco_table_cell(table, i, col_pattern);
	return NULL;
}

/* See question_pieces; `depth`: pieces that this one is in. */
static bool put_pieces(const char *lang, const char *pattern, unsigned depth, struct coco_buf *out)
{
	for (const char *at = pattern; *at; at++) {
		const char *end = *at == '@' ? strchr(at + 1, '@') : NULL;
		if (!end || end == at + 1 || end - at > PIECE_NAME_MAX) {
			coco_buf_putc(out, *at);
			continue;
		}
		const struct coco_str name = {at + 1, (size_t)(end - at) - 1};
		if (coco_str_is(name, "imperative") || coco_str_is(name, "purpose")) { /* of tables of their own */
			question_verbs(coco_str_is(name, "purpose") ? "purposes" : "imperatives", lang, out);
			at = end;
			continue;
		}
		const char *piece = depth < PIECE_DEPTH ? piece_of(lang, name) : NULL;
		if (!piece || !put_pieces(lang, piece, depth + 1, out))
			return false;
		at = end;
	}
	return true;
}

bool question_pieces(const char *lang, const char *pattern, struct coco_buf *out)
{
	return put_pieces(lang, pattern, 0, out);
}

static int add_form(struct lang_tables *to, struct coco_table_ref table, size_t row, const char *lang, struct coco_err *err)
{
	const char *pattern = coco_table_cell(table, row, coco_table_column(table, "pattern"));
	struct coco_buf whole = COCO_BUF_INIT;
	int rc = -1;
	if (coco_grow(&to->questions, &to->questions_cap, to->n_questions, sizeof *to->questions) != 0)
		return coco_err_nomem(err);
	struct question_form *form = &to->questions[to->n_questions];
	form->says = pattern;
	form->rank = atoi(coco_table_cell(table, row, 0));
	const char where = coco_table_cell(table, row, coco_table_column(table, "where"))[0];
	form->tells = where == 'p'; /* "problem": a sentence */
	form->where = where == 't' ? ASK_TITLE : where == 'm' ? ASK_TOLD : where == 'n' ? ASK_NAMED : ASK_SENTENCE;
	form->template = coco_table_cell(table, row, coco_table_column(table, "template"));
	form->verb = coco_table_cell(table, row, coco_table_column(table, "verb"));
	if (!put_pieces(lang, pattern, 0, &whole))
		coco_err_set(err, COCO_EXIT_BUG, "bad-pattern", "a piece of a form of the question is not defined: %.200s", pattern);
	else if (!coco_buf_ok(&whole))
		coco_err_nomem(err);
	else if ((form->pattern = pattern_late(whole.data, 0, err)))
		rc = 0;
	to->n_questions += rc == 0;
	coco_buf_free(&whole);
	return rc;
}

struct pattern *question_trouble(const char *lang, struct coco_err *err)
{
	struct coco_buf whole = COCO_BUF_INIT;
	struct pattern *pattern = NULL;
	if (!put_pieces(lang, "(?<!\\pL)(?:@trouble@)", 0, &whole))
		coco_err_set(err, COCO_EXIT_BUG, "bad-pattern", "the piece \"trouble\" of the questions is not defined in %s", lang);
	else if (!coco_buf_ok(&whole))
		coco_err_nomem(err);
	else
		pattern = pattern_late(whole.data, 0, err);
	coco_buf_free(&whole);
	return pattern;
}

int question_forms_load(struct lang_tables *to, const char *lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "questions");
	size_t col_lang = coco_table_column(table, "lang");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (strcmp(coco_table_cell(table, i, col_lang), lang) == 0 && add_form(to, table, i, lang, err) != 0)
			return -1;
	return 0;
}
