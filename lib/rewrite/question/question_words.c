/* Whether a question says only what its text and the tables say: the promise that the proof holds it to.
 *
 * Method: each word, in its normal form, is a word of what the question was made of, of a template (questions.csv, positive.csv) or a verb
 * of verbs.csv. A form that cuts a word in two is seen by that, and the next form is tried.
 *
 * Invariant: what passes here passes the proof (verify.c), which has code of its own. */
#include "parts.h"

#include <string.h>

/* The words of a column, normalised. */
static int add_column(struct coco_map *map, const char *name, const char *column, struct coco_buf *normal)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	size_t col = coco_table_column(table, column);
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		struct coco_str cell = coco_str_of(coco_table_cell(table, i, col));
		struct coco_word word;
		for (size_t at = 0; coco_word_next(cell, &at, &word);) {
			coco_buf_clear(normal);
			coco_text_normal(coco_str_sub(cell, word.start, word.end), normal);
			if (coco_map_add(map, coco_buf_view(normal), NULL) == COCO_NONE)
				return -1;
		}
	}
	return 0;
}

struct coco_map *question_vocabulary(struct coco_err *err)
{
	static const char *const columns[][2] = {
	    {"questions", "template"}, {"positive", "template"}, {"verbs", "base"}, {"imperatives", "base"}, {"purposes", "base"}};
	struct coco_map *map = coco_map_new();
	struct coco_buf normal = COCO_BUF_INIT;
	bool made = map != NULL;
	for (size_t i = 0; made && i < COCO_LEN(columns); i++)
		made = add_column(map, columns[i][0], columns[i][1], &normal) == 0;
	coco_buf_free(&normal);
	if (made)
		return map;
	coco_map_free(map);
	coco_err_nomem(err);
	return NULL;
}

/* Hungarian puts the object's -t on the text's word: megújítása, megújítását. */
static bool takes_object(struct coco_str word, struct coco_str of)
{
	static const char *const ends[][2] = {{"át", "a"}, {"ét", "e"}};
	for (size_t i = 0; i < COCO_LEN(ends); i++) {
		size_t stem = word.n - strlen(ends[i][0]);
		if (coco_str_ends(word, ends[i][0]) && coco_str_ends(of, ends[i][1]) && of.n == stem + 1 && memcmp(of.s, word.s, stem) == 0)
			return true;
	}
	return false;
}

/* `word`, normalised, is a word of `source`. */
static bool stands_in(struct coco_str source, struct coco_str word, bool hungarian, struct coco_buf *normal)
{
	struct coco_word other;
	for (size_t at = 0; coco_word_next(source, &at, &other);) {
		coco_buf_clear(normal);
		coco_text_normal(coco_str_sub(source, other.start, other.end), normal);
		if (coco_str_eq(coco_buf_view(normal), word) || (hungarian && takes_object(word, coco_buf_view(normal))))
			return true;
	}
	return false;
}

bool question_says(struct coco_str question, const struct coco_map *vocabulary, int lang, struct coco_str source, struct coco_str before)
{
	struct coco_buf normal = COCO_BUF_INIT, other = COCO_BUF_INIT;
	struct coco_word word;
	bool known = true;
	for (size_t at = 0; known && coco_word_next(question, &at, &word);) {
		coco_buf_clear(&normal);
		coco_text_normal(coco_str_sub(question, word.start, word.end), &normal);
		struct coco_str w = coco_buf_view(&normal);
		known =
		    coco_map_find(vocabulary, w) != COCO_NONE || stands_in(source, w, lang == 5, &other) || stands_in(before, w, lang == 5, &other);
	}
	known = known && coco_buf_ok(&normal) && coco_buf_ok(&other);
	coco_buf_free(&normal);
	coco_buf_free(&other);
	return known;
}
