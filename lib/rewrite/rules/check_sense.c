/* Rules that look beyond the words of one pattern: several needs in a text, the question that it would give, units that few
 * can picture, a sentence in another language.
 *
 * Method: needs are told by a connective and a demand (patterns.csv), the question is the one that question.c makes, pictures
 * of units come from pictures.csv by their range, languages from coco/text's detector.
 *
 * Invariant: what is unsure is not found. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { MIXED_WORDS = 8, SURE_PERCENT = 97 };

int several(struct check *c, size_t rule)
{
	for (size_t i = 1; i < c->count; i++) {
		size_t start, end;
		if ((c->units[i].flags & (F_HEADING | F_ITEM)) ||
		    pattern_find(c->tables->rules[rule], unit_text(c->text, &c->units[i]), 0, &start, &end) != 1)
			continue;
		return found(c, rule, c->units[i].start + start, c->units[i].start + end, false);
	}
	return 0;
}

int negative_question(struct check *c, size_t rule)
{
	struct coco_str question;
	size_t from, start, end;
	if (question_make(c->rewriter, c->text, COCO_STR_NONE, c->lang, c->units, c->count, c->arena, &question, &from, NULL, c->err) != 0)
		return -1;
	if (!question.s || pattern_find(c->tables->rules[rule], question, 0, &start, &end) != 1)
		return 0;
	return from == COCO_NONE ? found(c, rule, 0, 0, false) : found(c, rule, c->units[from].start, c->units[from].end, false);
}

/* The words that picture a value of a unit; NULL: none. */
static const char *picture_of(const struct coco_fact *fact, int lang)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_rewrite, "pictures");
	double value = 0;
	bool known = false;
	for (size_t i = 0; i < coco_table_rows(t); i++) {
		if (!coco_str_is(fact->unit, coco_table_cell(t, i, 0)))
			continue;
		value = known ? value : strtod(coco_str_trim(fact->value).s, NULL);
		known = true;
		double least = strtod(coco_table_cell(t, i, coco_table_column(t, "from")), NULL),
		       most = strtod(coco_table_cell(t, i, coco_table_column(t, "to")), NULL);
		if (value >= least && value < most)
			return coco_table_cell(t, i, coco_table_column(t, coco_langs[lang >= 0 ? lang : 0]));
	}
	return NULL;
}

int no_picture(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t from, to, start, end;
		const char *picture = NULL;
		if (pattern_find(c->tables->without[rule], unit_text(c->text, &c->units[i]), 0, &start, &end) == 1)
			continue;
		for (facts_between(c->facts, c->n_facts, c->units[i].start, c->units[i].end, &from, &to); from < to && !picture; from++)
			if (c->facts[from].kind == COCO_FACT_NUMBER && c->facts[from].unit.n && (picture = picture_of(&c->facts[from], c->lang))) {
				if (found(c, rule, c->facts[from].start, c->facts[from].end, false) != 0)
					return -1;
				c->smells[c->n - 1].hint = coco_str_of(picture);
			}
	}
	return 0;
}

int mixed(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		struct coco_str s = unit_text(c->text, &c->units[i]);
		if (c->units[i].words < MIXED_WORDS)
			continue;
		struct coco_lang_guess guess = coco_lang_detect(s);
		bool kin = guess.code[0] && coco_lang_kin(coco_str_of(guess.code)) == c->lang;
		if (guess.code[0] && guess.lang != c->lang && !kin && guess.confidence * 100 >= SURE_PERCENT &&
		    found(c, rule, c->units[i].start, c->units[i].end, false) != 0)
			return -1;
	}
	return 0;
}
