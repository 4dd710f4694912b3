/* Words for what people are by what they do.
 *
 * Method: the cells of callings.csv in a language, folded, each a word or a piece of one: a star before it stands for any letters, one
 * behind it for at most LETTERS_MORE, which are cases, possessives and women's forms.
 *
 * Invariant: a word of fewer than two letters is none. */
#include "callings.h"
#include "parts.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS_MORE = 8 };

struct piece {
	struct coco_str letters; /* folded */
	bool before, behind;     /* a star */
};
struct callings {
	struct coco_arena *arena;
	struct piece *of[CALLINGS];
	size_t n[CALLINGS], cap[CALLINGS];
};

void callings_free(struct callings *callings)
{
	for (size_t i = 0; callings && i < CALLINGS; i++)
		free(callings->of[i]);
	if (callings)
		coco_arena_free(callings->arena);
	free(callings);
}

/* The pieces of a cell: 0, or -1: memory. */
static int add_cell(struct callings *to, enum calling kind, const char *cell, struct coco_buf *folded)
{
	struct coco_str rest = coco_str_of(cell), form;
	while (coco_str_split(&rest, ';', &form)) {
		struct piece piece = {.before = coco_str_starts(form, "*"), .behind = form.n > 1 && form.s[form.n - 1] == '*'};
		coco_buf_clear(folded);
		coco_fold(coco_str_sub(form, piece.before, form.n - piece.behind), folded);
		if (folded->len == 0)
			continue;
		piece.letters = coco_arena_copy(to->arena, coco_buf_view(folded));
		if (!piece.letters.s || coco_grow(&to->of[kind], &to->cap[kind], to->n[kind], sizeof piece) != 0)
			return -1;
		to->of[kind][to->n[kind]++] = piece;
	}
	return 0;
}

struct callings *callings_new(int lang, struct coco_err *err)
{
	static const char *const kinds[CALLINGS] = {"none", "unsure", "trade", "firm", "thing", "work", "ending", "whose", "whom", "and",
	    "never", "maker", "many", "by", "own", "sub", "from", "old", "lettered"};
	const struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "callings");
	const size_t column = coco_table_column(table, coco_langs[lang]);
	struct callings *new = calloc(1, sizeof *new);
	struct coco_buf folded = COCO_BUF_INIT;
	int rc = new && (new->arena = coco_arena_new()) ? 0 : -1;
	for (size_t row = 0; rc == 0 && row < coco_table_rows(table); row++)
		for (size_t kind = 0; rc == 0 && kind < CALLINGS; kind++)
			if (!strcmp(coco_table_cell(table, row, 0), kinds[kind]))
				rc = add_cell(new, (enum calling)kind, coco_table_cell(table, row, kind == CALLING_MAKER ? 1 : column), &folded);
	coco_buf_free(&folded);
	if (rc == 0)
		return new;
	callings_free(new);
	coco_err_nomem(err);
	return NULL;
}

static bool fits(const struct piece *piece, struct coco_str folded)
{
	const size_t n = piece->letters.n;
	if (folded.n < n)
		return false;
	const size_t most = piece->behind ? LETTERS_MORE : 0, last = folded.n - n;
	for (size_t at = piece->before ? (last > most ? last - most : 0) : 0; at <= (piece->before ? last : 0); at++)
		if (last - at <= most && !memcmp(folded.s + at, piece->letters.s, n))
			return true;
	return false;
}

static bool any(const struct callings *callings, enum calling kind, struct coco_str folded)
{
	for (size_t i = 0; folded.n > 0 && i < callings->n[kind]; i++)
		if (fits(&callings->of[kind][i], folded))
			return true;
	return false;
}

bool callings_has(const struct callings *callings, enum calling kind, struct coco_str word)
{
	struct coco_buf folded = COCO_BUF_INIT;
	coco_fold(word, &folded);
	const bool is = any(callings, kind, coco_buf_view(&folded));
	coco_buf_free(&folded);
	return is;
}

/* What stands behind the apostrophe of an article; the word itself. */
static struct coco_str bare(struct coco_str word)
{
	size_t from = 0;
	for (size_t i = 0; i + 2 < word.n; i++) {
		if (word.s[i] == '\'')
			from = i + 1;
		else if (!memcmp(word.s + i, "’", 3))
			from = i + 3;
	}
	return coco_str_sub(word, from, word.n);
}

enum calling callings_role(const struct callings *callings, struct coco_str word)
{
	struct coco_buf folded = COCO_BUF_INIT;
	enum calling found = CALLING_NONE;
	coco_fold(bare(word), &folded);
	const struct coco_str view = coco_buf_view(&folded);
	if (view.n > 1 && !any(callings, CALLING_NONE, view))
		for (enum calling kind = CALLING_UNSURE; !found && kind <= CALLING_ENDING; kind++)
			found = any(callings, kind, view) ? kind : CALLING_NONE;
	coco_buf_free(&folded);
	return found;
}
