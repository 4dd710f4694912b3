/* What words of a sentence do, and which slot they make of it together.
 *
 * Method: deed_words.csv has words of a kind in each language (who answers, what gets, what varies); a row of deeds.csv names the kinds
 * that a sentence has to have, in whatever order, and those it may not have, for a weight in a slot. One row holds for all languages.
 *
 * Invariant: a row asks for a kind that some language has, or for one of the marks of facts; anything else is a fault of the tables. */
#include "deeds.h"

#include <stdlib.h>
#include <string.h>

static const char *const marks[DEED_MARKS] = {"money", "date", "number", "first", "people", "limit"};

/* The number of a kind or mark; a new kind gets the next one. -1: no room. */
static int kind_number(struct deeds *deeds, const char *name, size_t n)
{
	for (int i = 0; i < DEED_MARKS; i++)
		if (strlen(marks[i]) == n && !strncmp(marks[i], name, n))
			return i;
	for (size_t i = 0; i < deeds->n_kinds; i++)
		if (deeds->kinds[i].name.n == n && !memcmp(deeds->kinds[i].name.s, name, n))
			return (int)(DEED_MARKS + i);
	if (DEED_MARKS + deeds->n_kinds >= DEED_KINDS)
		return -1;
	deeds->kinds[deeds->n_kinds].name = coco_str_sub(coco_str_of(name), 0, n);
	return (int)(DEED_MARKS + deeds->n_kinds++);
}

/* The kinds in a cell, "answerer get money". */
static bool kinds_of(struct deeds *deeds, const char *cell, struct deed_kinds *kinds)
{
	for (kinds->count = 0; *cell; cell += *cell == ' ') {
		size_t n = strcspn(cell, " ");
		int kind = n ? kind_number(deeds, cell, n) : -1;
		if (n && (kind < 0 || kinds->count == COCO_LEN(kinds->of)))
			return false;
		if (n)
			kinds->of[kinds->count++] = (uint8_t)kind;
		cell += n;
	}
	return true;
}

/* All rows of a kind are alternatives of one pattern. */
static int load_words(struct deeds *deeds, const char *lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "deed_words");
	size_t col_lang = coco_table_column(table, "lang"), col = coco_table_column(table, "pattern");
	struct coco_buf joined = COCO_BUF_INIT;
	int rc = 0;
	for (size_t k = 0; rc == 0 && k < deeds->n_kinds; k++) {
		coco_buf_clear(&joined);
		for (size_t i = 0; i < coco_table_rows(table); i++)
			if (coco_str_is(deeds->kinds[k].name, coco_table_cell(table, i, 0)) && !strcmp(coco_table_cell(table, i, col_lang), lang))
				coco_buf_printf(&joined, "%s%s", joined.len ? "|" : "", coco_table_cell(table, i, col));
		if (joined.len && !(deeds->kinds[k].pattern = pattern_late(joined.data, PATTERN_WORDS, err)))
			rc = -1;
	}
	coco_buf_free(&joined);
	return rc;
}

int deeds_load(struct deeds *deeds, const char *lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "deeds");
	size_t col_weight = coco_table_column(table, "weight"), col_all = coco_table_column(table, "all"),
	       col_none = coco_table_column(table, "none");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		if (coco_grow(&deeds->rows, &deeds->cap, deeds->n_rows, sizeof *deeds->rows) != 0)
			return coco_err_nomem(err);
		struct deed *deed = &deeds->rows[deeds->n_rows++];
		deed->slot = slot_named(coco_str_of(coco_table_cell(table, i, 0)));
		deed->weight = atoi(coco_table_cell(table, i, col_weight));
		if (deed->slot < 0 || !kinds_of(deeds, coco_table_cell(table, i, col_all), &deed->all) ||
		    !kinds_of(deeds, coco_table_cell(table, i, col_none), &deed->none))
			return coco_err_set(err, COCO_EXIT_BUG, "bad-table", "deeds.csv: row %zu names no slot, or too many kinds of words", i + 1);
	}
	return load_words(deeds, lang, err);
}

void deeds_sieve(struct deeds *deeds, struct sieve *sieve)
{
	for (size_t k = 0; k < deeds->n_kinds; k++)
		pattern_sieve(deeds->kinds[k].pattern, sieve);
}

void deeds_free(struct deeds *deeds)
{
	for (size_t k = 0; k < deeds->n_kinds; k++)
		pattern_free(deeds->kinds[k].pattern);
	free(deeds->rows);
}

/* What is known of a sentence: 0 not asked yet, 1 it has none of the kind, 2 it has one. */
struct asked {
	struct coco_str s;
	uint8_t kinds[DEED_KINDS];
};

/* Whether the sentence has all of the kinds (2), or with `all` false none of them (0); 1: neither. Each is asked for once. -1: error. */
static int has_kinds(const struct deeds *deeds, struct asked *asked, const struct deed_kinds *kinds, bool all, struct coco_err *err)
{
	for (size_t i = 0; i < kinds->count; i++) {
		const uint8_t k = kinds->of[i];
		struct pattern *pattern = k < DEED_MARKS ? NULL : deeds->kinds[k - DEED_MARKS].pattern;
		size_t start, end;
		if (!asked->kinds[k]) {
			if (pattern && pattern_ready(pattern, asked->s, err) != 0)
				return -1;
			asked->kinds[k] = pattern && pattern_find(pattern, asked->s, 0, &start, &end) == 1 ? 2 : 1;
		}
		if ((asked->kinds[k] == 2) != all)
			return 1;
	}
	return all ? 2 : 0;
}

int deeds_weigh(const struct deeds *deeds, struct coco_str s, unsigned marks_of, int weights[], struct coco_err *err)
{
	struct asked asked = {.s = s};
	for (unsigned k = 0; k < DEED_MARKS; k++)
		asked.kinds[k] = marks_of >> k & 1 ? 2 : 1;
	for (size_t i = 0; i < deeds->n_rows; i++) {
		const struct deed *deed = &deeds->rows[i];
		if (deed->weight <= weights[deed->slot])
			continue;
		int all = has_kinds(deeds, &asked, &deed->all, true, err);
		int none = all == 2 ? has_kinds(deeds, &asked, &deed->none, false, err) : 1;
		if (all < 0 || none < 0)
			return -1;
		if (all == 2 && none == 0)
			weights[deed->slot] = deed->weight;
	}
	return 0;
}
