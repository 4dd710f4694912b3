/* How many there are, and what a sum is paid for, in another's wording.
 *
 * Method: rows `one` and `many` of numbers_said.csv have the forms of what a contest chooses and rewards: where the sentences of the slot
 * have only one (the best idea), the wording has not several (the best ideas). Where a sum stands first in a list of what is offered (EUR
 * 4,000, a visit; EUR 4,000 and a visit), the wording does not pay it for the rest (EUR 4,000 for a visit; row `for`).
 *
 * Invariant: a text is true to itself; nothing is told of words that no row has. */
#include "compare.h"
#include "via.h"

#include <string.h>

enum { BEGINS = 4, NEXT = 5 };

static struct coco_str normal(struct coco_str word, struct coco_buf *to)
{
	coco_buf_clear(to);
	coco_text_normal(word, to);
	return coco_buf_view(to);
}

/* The cell of the table, forms by semicolons, has the word; `to` is scratch. */
static bool has_form(const char *cell, struct coco_str word, struct coco_buf *to)
{
	struct coco_str rest = coco_str_of(cell), form;
	while (coco_str_split(&rest, ';', &form))
		if (form.n && coco_str_eq(normal(form, to), word))
			return true;
	return false;
}

/* How many words of the text are in the cell. */
static size_t forms_in(struct coco_str text, const char *cell, struct coco_buf *one, struct coco_buf *other)
{
	struct coco_word word;
	size_t n = 0;
	for (size_t at = 0; cell[0] && coco_word_next(text, &at, &word);)
		n += has_form(cell, normal(coco_str_sub(text, word.start, word.end), one), other);
	return n;
}

/* Where the text has one of a thing, the wording has no more. */
static bool no_more(const struct via_wording *w, struct coco_table_ref table, struct coco_buf *one, struct coco_buf *other)
{
	size_t column = coco_table_column(table, coco_langs[w->lang]);
	for (size_t row = 0; row + 1 < coco_table_rows(table); row++) {
		if (strcmp(coco_table_cell(table, row, 0), "one") != 0)
			continue;
		const char *single = coco_table_cell(table, row, column), *several = coco_table_cell(table, row + 1, column);
		if (forms_in(w->whole, single, one, other) > 0 && forms_in(w->whole, several, one, other) == 0 &&
		    forms_in(w->text, several, one, other) > 0 && forms_in(w->text, single, one, other) == 0)
			return false;
	}
	return true;
}

/* A word of substance of the sentence behind `from` begins like `word`. */
static bool behind(struct coco_str text, size_t from, struct coco_str word, struct coco_buf *to)
{
	struct coco_word next;
	size_t end = from;
	while (end < text.n && !strchr(".!?\n", text.s[end]))
		end++;
	struct coco_str s = coco_str_sub(text, 0, end);
	while (coco_word_next(s, &from, &next)) {
		struct coco_str said = normal(coco_str_sub(s, next.start, next.end), to);
		if (said.n >= BEGINS && word.n >= BEGINS && !memcmp(said.s, word.s, BEGINS))
			return true;
	}
	return false;
}

/* The sum is paid for what the text names beside it. */
static bool paid_for(const struct via_wording *w, const char *cell, size_t end, size_t list, struct coco_buf *one, struct coco_buf *other)
{
	struct coco_word word;
	if (!coco_word_next(w->text, &end, &word) || !has_form(cell, normal(coco_str_sub(w->text, word.start, word.end), one), other))
		return false;
	for (int i = 0; i < NEXT && coco_word_next(w->text, &end, &word); i++)
		if (behind(w->source, list, normal(coco_str_sub(w->text, word.start, word.end), one), other))
			return true;
	return false;
}

/* Behind the sum the text names something beside it: a comma, or a word that joins (senses.csv). */
static bool goes_on(const struct via_wording *w, size_t at, struct coco_buf *one, struct coco_buf *other)
{
	struct coco_table_ref senses = coco_table_find(&coco_tables_rewrite, "senses");
	size_t row = coco_table_row(senses, 0, COCO_STR("join"));
	struct coco_word word;
	if (at < w->source.n && w->source.s[at] == ',')
		return true;
	return row != COCO_NONE && at < w->source.n && w->source.s[at] == ' ' && coco_word_next(w->source, &at, &word) &&
	       has_form(coco_table_cell(senses, row, coco_table_column(senses, coco_langs[w->lang])),
	           normal(coco_str_sub(w->source, word.start, word.end), one), other);
}

static int sums_apart(const struct via_wording *w, struct coco_table_ref table, struct coco_arena *arena, struct coco_buf *one,
    struct coco_buf *other, struct coco_err *err)
{
	struct coco_fact *said, *known;
	size_t n, m, row = 0;
	if (coco_facts(w->rewriter, w->text, w->lang, arena, &said, &n, err) != 0 ||
	    coco_facts(w->rewriter, w->source, w->lang, arena, &known, &m, err) != 0)
		return -1;
	while (row + 1 < coco_table_rows(table) && strcmp(coco_table_cell(table, row, 0), "for") != 0)
		row++;
	const char *cell = coco_table_cell(table, row, coco_table_column(table, coco_langs[w->lang]));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m && said[i].kind == COCO_FACT_MONEY; k++)
			if (known[k].kind == COCO_FACT_MONEY && coco_str_eq(known[k].value, said[i].value) && goes_on(w, known[k].end, one, other) &&
			    paid_for(w, cell, said[i].end, known[k].end, one, other))
				return 0;
	return 1;
}

int via_numbers_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "numbers_said");
	struct coco_buf one = COCO_BUF_INIT, other = COCO_BUF_INIT;
	bool few = (w->slot != COCO_SLOT_CHOICE && w->slot != COCO_SLOT_OFFER) || no_more(w, table, &one, &other);
	int rc = few ? sums_apart(w, table, arena, &one, &other, err) : 0;
	if (one.failed || other.failed)
		rc = coco_err_nomem(err);
	coco_buf_free(&one);
	coco_buf_free(&other);
	if (rc == 0)
		snprintf(why, 120, "%s", few ? "says of a sum what it is not paid for" : "has several of what the text has one of");
	return rc;
}
