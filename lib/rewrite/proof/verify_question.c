/* The question holds: it asks with words of the text, of what its owner answered and of the tables, has no number and is short.
 *
 * Invariant: 1 only if all of that holds. */
#include "verify.h"

#include <string.h>

/* The words of a column, and of `text`, normalised. */
static int add_words(struct coco_map *map, struct coco_str text, struct coco_buf *normal)
{
	struct coco_word word;
	size_t at = 0;
	while (coco_word_next(text, &at, &word)) {
		coco_buf_clear(normal);
		coco_text_normal(coco_str_sub(text, word.start, word.end), normal);
		if (coco_map_add(map, coco_buf_view(normal), NULL) == COCO_NONE)
			return -1;
	}
	return 0;
}

static int add_column(struct coco_map *map, const char *name, const char *column, struct coco_buf *normal)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	size_t col = coco_table_column(table, column);
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (add_words(map, coco_str_of(coco_table_cell(table, i, col)), normal) != 0)
			return -1;
	return 0;
}

/* Hungarian puts the object's -t on the text's word: megújítása, megújítását. */
static bool inflected(const struct coco_map *map, struct coco_str word)
{
	static const char *const ends[][2] = {{"át", "a"}, {"ét", "e"}};
	char key[64];
	for (size_t i = 0; i < COCO_LEN(ends); i++) {
		size_t n = strlen(ends[i][0]);
		if (!coco_str_ends(word, ends[i][0]) || word.n >= sizeof key)
			continue;
		memcpy(key, word.s, word.n - n);
		key[word.n - n] = ends[i][1][0];
		if (coco_map_find(map, (struct coco_str){key, word.n - n + 1}) != COCO_NONE)
			return true;
	}
	return false;
}

int proof_question_holds(struct proof *p, struct coco_str question)
{
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_map *map = coco_map_new();
	struct coco_word word;
	size_t at = 0, words = 0, length;
	bool known = map != NULL;
	int rc = 1;
	for (size_t i = 0; map && i < p->brief->n_answers; i++)
		rc = rc == 1 && add_words(map, p->brief->answers[i].ask, &normal) == 0 ? 1 : -1;
	if (rc != 1 || !map || add_words(map, p->text, &normal) != 0 || add_words(map, p->title, &normal) != 0 ||
	    add_column(map, "questions", "template", &normal) != 0 || add_column(map, "positive", "template", &normal) != 0 ||
	    add_column(map, "verbs", "base", &normal) != 0 || add_column(map, "imperatives", "base", &normal) != 0 ||
	    add_column(map, "purposes", "base", &normal) != 0)
		rc = coco_err_nomem(p->err);
	while (rc == 1 && coco_word_next(question, &at, &word)) {
		words++;
		coco_buf_clear(&normal);
		coco_text_normal(coco_str_sub(question, word.start, word.end), &normal);
		known =
		    known && (coco_map_find(map, coco_buf_view(&normal)) != COCO_NONE || (p->lang == 5 && inflected(map, coco_buf_view(&normal))));
	}
	for (size_t i = 0; i < question.n; i += length)
		if (is_decimal_digit(question, i, &length))
			known = false;
	coco_map_free(map);
	coco_buf_free(&normal);
	if (rc == 1 && (!known || words > 20 || !coco_str_ends(question, "?")))
		rc = proof_fails(p, "the ", "question", " holds a number or a word that the text does not have, or is too long");
	return rc;
}
