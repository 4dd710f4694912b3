/* What the cells of a column say of it: counts of forms, and the first different values.
 *
 * Method: every cell is looked at by itself and only counted, so that evidence can be added row by row, from the sample or
 * from a whole file. Cells that hold no answer count for nothing.
 * Invariant: the counts do not depend on the order of the rows; the first SURVEY_DISTINCT different values do.
 */
#include <string.h>
#include "plan.h"

/* A number that people or programs write for a number: no leading zeros, blanks or plus sign (a post code, a telephone). */
static void number_see(struct survey_evidence *e, struct coco_str text)
{
	struct coco_buf json = COCO_BUF_INIT;
	double value;
	size_t i = text.n && text.s[0] == '-';
	bool zero = text.n > i + 1 && text.s[i] == '0' && text.s[i + 1] >= '0' && text.s[i + 1] <= '9';
	if (!text.n || text.n >= 20 || zero || text.s[0] == '+' || memchr(text.s, ' ', text.n))
		return;
	if (!memchr(text.s, '.', text.n) && !memchr(text.s, ',', text.n)) {
		e->integers += survey_number_canonical(text);
		return;
	}
	const char *fault = survey_number(text, 0, &value, &json);
	e->decimals += !fault || strcmp(fault, "ambiguous-number") == 0;
	coco_buf_free(&json);
}

/* Its decimal mark, of a number with words around it as well. */
static void decimal_see(struct survey_evidence *e, struct coco_str text)
{
	char mark = text.n < 40 ? survey_decimal_of(survey_number_core(text)) : 0;
	e->decimal_comma += mark == ',';
	e->decimal_dot += mark == '.';
}

static void date_see(struct survey_plan *plan, struct survey_evidence *e, struct coco_str text)
{
	bool matters;
	struct survey_month_date named;
	enum survey_order order = survey_order_of(text, &matters);
	e->dmy += matters && order == SURVEY_DMY;
	e->mdy += matters && order == SURVEY_MDY;
	e->slashed += matters;
	e->serials += survey_is_serial(text);
	if (text.n < 40 && text.n > 5 && survey_month_scan(plan->lexicon, text, SURVEY_ALL_LANGS, &named)) {
		e->langs = e->named ? e->langs & named.langs : named.langs;
		e->named++;
	}
}

void survey_evidence_add(struct survey_plan *plan, struct survey_evidence *e, struct coco_str cell)
{
	if (survey_cell_missing(plan, cell))
		return;
	struct coco_str text = coco_str_trim(cell);
	e->filled++;
	size_t k = 0;
	while (k < e->n_distinct && !coco_str_eq(e->distinct[k], cell))
		k++;
	if (k < e->n_distinct) {
		/* seen already */
	} else if (e->n_distinct < SURVEY_DISTINCT) {
		e->distinct[e->n_distinct++] = cell;
	}
	e->emails += survey_is_email(text);
	e->ips += survey_is_ip(text);
	e->ends_semicolon += text.n > 1 && text.s[text.n - 1] == ';';
	e->semicolons += memchr(text.s, ';', text.n) != NULL;
	e->commas += memchr(text.s, ',', text.n) != NULL;
	e->yes_no += !plan->type && text.n < 16 && survey_lexicon_word(plan->lexicon, "bool", text) != NULL;
	e->words += survey_word_missing(plan->lexicon, text, true) != NULL;
	number_see(e, text);
	decimal_see(e, text);
	date_see(plan, e, text);
}

int survey_evidence_take(struct survey_plan *plan, struct coco_str sample, struct survey_evidence *evidence, struct coco_err *err)
{
	struct survey_bytes *bytes = survey_bytes_of(sample);
	struct survey_rows *rows = bytes ? survey_rows_new(bytes, plan->dialect.delimiter, err) : NULL;
	struct survey_row row;
	struct coco_err fault = {0};
	int rc = rows ? survey_rows_skip(rows, plan->dialect.skip, err) : coco_err_nomem(err);
	if (rows)
		survey_rows_width(rows, plan->n);
	for (size_t i = 0; rc > 0 && (rc = survey_rows_next(rows, &row, &fault)) > 0; i++) {
		if (i < plan->header_rows || row.fault || row.n != plan->n)
			continue; /* a cut last row is left out */
		for (size_t k = 0; k < row.n; k++) {
			/* cells of the short cut point into the sample and stay; others move with the reader's buffer */
			struct coco_str cell = row.cells[k];
			bool stays = cell.s >= sample.s && cell.s <= sample.s + sample.n;
			size_t known = evidence[k].n_distinct;
			survey_evidence_add(plan, &evidence[k], cell);
			if (!stays && evidence[k].n_distinct > known)
				evidence[k].distinct[known] = coco_arena_copy(plan->arena, cell);
		}
	}
	survey_rows_free(rows);
	survey_bytes_close(bytes);
	return rc < 0 && fault.exit != COCO_EXIT_INPUT && fault.exit != COCO_EXIT_OK ? coco_err_nomem(err) : 0;
}

int survey_evidence_all(struct survey_plan *plan, const bool *open, struct survey_evidence *evidence, struct coco_err *err)
{
	const char *given = strcmp(plan->encoding, "utf-8") == 0 ? NULL : plan->encoding;
	struct survey_bytes *bytes = survey_bytes_open(plan->source, given, false, err);
	struct survey_rows *rows = bytes ? survey_rows_new(bytes, plan->dialect.delimiter, err) : NULL;
	struct survey_row row;
	int rc = rows ? survey_rows_skip(rows, plan->dialect.skip, err) : -1;
	if (rows)
		survey_rows_width(rows, plan->n);
	for (size_t k = 0; k < plan->n; k++) {
		struct survey_evidence *e = &evidence[k];
		if (open[k]) /* the first values stay, as many as there may be, so that none is noted that will move */
			e->filled = e->integers = e->decimals = e->decimal_dot = e->decimal_comma = e->dmy = e->mdy = e->slashed = e->named =
			    e->serials = e->words = 0;
	}
	for (size_t i = 0; rc > 0 && (rc = survey_rows_next(rows, &row, err)) > 0; i++) {
		if (i < plan->header_rows || row.fault || row.n != plan->n)
			continue;
		for (size_t k = 0; k < row.n; k++) {
			size_t known = evidence[k].n_distinct;
			if (!open[k])
				continue;
			evidence[k].n_distinct = SURVEY_DISTINCT;
			survey_evidence_add(plan, &evidence[k], row.cells[k]);
			evidence[k].n_distinct = known;
		}
	}
	survey_rows_free(rows);
	survey_bytes_close(bytes);
	return rc < 0 ? -1 : 0;
}
