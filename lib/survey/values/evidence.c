/* What the cells of a column say of it: counts of forms, and the first different values.
 *
 * Method: every cell is looked at by itself and only counted, so that evidence can be added row by row, from the sample or
 * from a whole file. Cells that hold no answer count for nothing.
 * Invariant: the counts do not depend on the order of the rows; the first SURVEY_DISTINCT different values do.
 */
#include <stddef.h>
#include <string.h>
#include "coco/base_mask.h"
#include "plan.h"

/* Forms of a cell, as bits: looked up once for a value that comes again. */
enum {
	IS_EMAIL = 1,
	IS_IP = 2,
	ENDS_SEMICOLON = 4,
	HAS_SEMICOLON = 8,
	HAS_COMMA = 16,
	IS_YES_NO = 32,
	IS_WORD = 64,
	IS_INTEGER = 128,
	IS_DECIMAL = 256,
	SHOWS_COMMA = 512,
	SHOWS_DOT = 1024,
	IS_DMY = 2048,
	IS_MDY = 4096,
	IS_SLASHED = 8192,
	IS_SERIAL = 16384,
	IS_NAMED = 32768,
	IS_POSITION = 65536,
	IS_CUT = 131072,
	IS_WRITTEN = 262144,
	IS_SIGN = 524288,
	IS_LONG = 1048576,
	IS_PERCENT = 2097152,
	IS_MONEY = 4194304
};

/* Where the evidence counts each, by its bit; a name of a month is counted with its languages (form_count). */
#define COUNTED(member) ((uint16_t)offsetof(struct survey_evidence, member))
static const uint16_t counted[] = {COUNTED(emails), COUNTED(ips), COUNTED(ends_semicolon), COUNTED(semicolons), COUNTED(commas),
    COUNTED(yes_no), COUNTED(words), COUNTED(integers), COUNTED(decimals), COUNTED(decimal_comma), COUNTED(decimal_dot), COUNTED(dmy),
    COUNTED(mdy), COUNTED(slashed), COUNTED(serials), COUNTED(named), COUNTED(positions), COUNTED(powers), COUNTED(written), COUNTED(signs),
    COUNTED(longs), COUNTED(percents), COUNTED(moneys)};
_Static_assert(IS_MONEY == 1u << (COCO_LEN(counted) - 1), "each form has its count");

/* A number that people or programs write for a number: no leading zeros, blanks or plus sign (a post code, a telephone). */
static unsigned number_form(struct coco_str text)
{
	struct coco_buf json = COCO_BUF_INIT;
	double value;
	size_t i = text.n && text.s[0] == '-';
	bool zero = text.n > i + 1 && text.s[i] == '0' && text.s[i + 1] >= '0' && text.s[i + 1] <= '9';
	if (survey_is_exponent(text)) {
		const char *cut = survey_power(text, &json);
		coco_buf_free(&json);
		return cut ? IS_CUT : IS_INTEGER;
	}
	if (!text.n || text.n >= 20 || zero || text.s[0] == '+' || memchr(text.s, ' ', text.n))
		return 0;
	if (!memchr(text.s, '.', text.n) && !memchr(text.s, ',', text.n))
		return survey_number_canonical(text) ? IS_INTEGER : 0;
	const char *fault = survey_number(text, 0, &value, &json);
	coco_buf_free(&json);
	return !fault || strcmp(fault, "ambiguous-number") == 0 ? IS_DECIMAL : 0;
}

/* A number as people write it; notes the currency. */
static unsigned written_form(struct survey_plan *plan, struct survey_evidence *e, struct coco_str text)
{
	static const unsigned forms[] = {0, IS_WRITTEN, IS_SIGN, IS_LONG};
	struct survey_amount amount;
	const unsigned form = forms[survey_written_of(plan->lexicon, text, &amount)];
	if (!form || !amount.currency[0])
		return form | (form && amount.percent ? IS_PERCENT : 0u);
	e->currencies |= e->currency[0] && strcmp(e->currency, amount.currency) != 0;
	memcpy(e->currency, amount.currency, sizeof e->currency);
	return form | IS_MONEY;
}

/* Its decimal mark, of a number with words around it as well; the order of a date. */
static unsigned digits_form(struct survey_plan *plan, struct coco_str text, unsigned *langs)
{
	bool matters;
	struct survey_month_date named;
	struct coco_str core = survey_number_core(text);
	char mark = core.n > 2 ? survey_decimal_of(core) : 0;
	enum survey_order order = survey_order_of(text, &matters);
	unsigned form = mark == ',' ? SHOWS_COMMA : mark == '.' ? SHOWS_DOT : 0;
	if (!core.n)
		return 0;
	if (matters)
		form |= IS_SLASHED | (order == SURVEY_DMY ? IS_DMY : order == SURVEY_MDY ? IS_MDY : 0u);
	form |= survey_is_serial(text) ? IS_SERIAL : 0;
	size_t digits = 0;
	while (digits < core.n && core.s[digits] >= '0' && core.s[digits] <= '9')
		digits++;
	/* a day and a year are two numbers */
	if (digits < core.n && survey_month_scan(plan->lexicon, text, SURVEY_ALL_LANGS, &named)) {
		*langs = named.langs;
		form |= IS_NAMED;
	}
	return form;
}

/* What a text without a digit may be. */
static unsigned words_form(struct survey_plan *plan, struct coco_str text)
{
	const size_t name = survey_lexicon_words(plan->lexicon, text);
	if (name == COCO_NONE)
		return 0;
	unsigned form = !plan->type && text.n < 24 && survey_lexicon_word_at(plan->lexicon, "bool", name) ? IS_YES_NO : 0u;
	return form | (survey_word_missing(plan->lexicon, text, true) ? IS_WORD : 0u);
}

static unsigned form_of(struct survey_plan *plan, struct survey_evidence *e, struct coco_str text, unsigned *langs)
{
	unsigned form = coco_is_email(text) ? IS_EMAIL : 0u;
	bool digits = false;
	if (memchr(text.s, ',', text.n))
		form |= HAS_COMMA;
	if (memchr(text.s, ';', text.n))
		form |= HAS_SEMICOLON | (text.n > 1 && text.s[text.n - 1] == ';' ? ENDS_SEMICOLON : 0u);
	form |= coco_is_position(text) ? IS_POSITION : 0u;
	if (text.n >= 40)
		return form;
	form |= words_form(plan, text);
	for (size_t i = 0; i < text.n && !digits; i++)
		digits = text.s[i] >= '0' && text.s[i] <= '9';
	if (!digits)
		return form;
	const unsigned number = number_form(text);
	form |= number ? number : written_form(plan, e, text);
	return form | (coco_is_ip(text) ? IS_IP : 0u) | digits_form(plan, text, langs);
}

static void form_count(struct survey_evidence *e, unsigned form, unsigned langs)
{
	if (form & IS_NAMED)
		e->langs = e->named ? e->langs & langs : langs;
	for (; form; form &= form - 1) {
		const size_t bit = coco_bytes_first(form);
		size_t count;
		memcpy(&count, (const char *)e + counted[bit], sizeof count);
		count++;
		memcpy((char *)e + counted[bit], &count, sizeof count);
	}
}

/* The slot of a value: the one that names it, or the free one where it would. */
static uint8_t *slot_of(struct survey_evidence *e, struct coco_str cell, uint32_t hash)
{
	size_t at = hash % SURVEY_DISTINCT_SLOTS;
	for (; e->slots[at]; at = (at + 1) % SURVEY_DISTINCT_SLOTS) {
		const size_t k = e->slots[at] - 1u;
		if (e->hashes[k] == hash && e->distinct[k].n == cell.n && coco_same_bytes(e->distinct[k].s, cell.s, cell.n))
			break;
	}
	return &e->slots[at];
}

void survey_evidence_add(struct survey_plan *plan, struct survey_evidence *e, struct coco_str cell)
{
	if (survey_cell_missing(plan, cell))
		return;
	unsigned langs = 0, form;
	e->filled++;
	const uint32_t hash = (uint32_t)coco_hash(cell);
	uint8_t *slot = slot_of(e, cell, hash);
	const size_t k = *slot ? *slot - 1u : e->n_distinct;
	if (*slot) {
		form = e->forms[k];
		langs = e->form_langs[k];
	} else {
		form = form_of(plan, e, coco_str_trim(cell), &langs);
		e->na |= coco_str_is(coco_str_trim(cell), "NA");
		if (k < SURVEY_DISTINCT) {
			*slot = (uint8_t)(k + 1);
			e->distinct[e->n_distinct++] = cell;
			e->hashes[k] = hash;
			e->forms[k] = form;
			e->form_langs[k] = (uint16_t)langs;
		}
	}
	if (k < SURVEY_DISTINCT)
		e->times[k]++;
	form_count(e, form, langs);
	const struct coco_str text = form & IS_INTEGER ? coco_str_trim(cell) : COCO_STR_NONE;
	if (text.n)
		e->digits |= text.n == 1 ? 1u << (text.s[0] - '0') : 1u << 10;
}

int survey_evidence_take(struct survey_plan *plan, struct coco_str sample, struct survey_evidence *evidence, struct coco_err *err)
{
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_of(sample);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_of(bytes, &plan->dialect, err) : NULL;
	struct coco_dsv_row row;
	struct coco_err fault = {0};
	int rc = rows ? coco_dsv_rows_skip(rows, plan->dialect.skip, err) : coco_err_nomem(err);
	if (rows)
		coco_dsv_rows_width(rows, plan->n);
	for (size_t i = 0; rc > 0 && (rc = coco_dsv_rows_next(rows, &row, &fault)) > 0; i++) {
		if (i < plan->header_rows || row.fault || row.n != plan->n)
			continue;                                            /* a cut last row is left out */
		uint64_t mixed = (i + 1) * UINT64_C(0x9E3779B97F4A7C15); /* sums of rows differ where the rows do */
		mixed = (mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
		for (size_t k = 0; k < row.n; k++) {
			/* cells of the short cut point into the sample and stay; others move with the reader's buffer */
			struct coco_str cell = row.cells[k];
			bool stays = cell.s >= sample.s && cell.s <= sample.s + sample.n;
			const size_t known = evidence[k].n_distinct, filled = evidence[k].filled;
			survey_evidence_add(plan, &evidence[k], cell);
			evidence[k].rows += evidence[k].filled > filled ? mixed : 0;
			if (!stays && evidence[k].n_distinct > known)
				evidence[k].distinct[known] = coco_arena_copy(plan->arena, cell);
		}
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	if (!bytes || !rows)
		return coco_err_nomem(err);
	return rc < 0 && fault.exit != COCO_EXIT_INPUT && fault.exit != COCO_EXIT_OK ? coco_err_nomem(err) : 0;
}

int survey_evidence_all(struct survey_plan *plan, const bool *open, struct survey_evidence *evidence, struct coco_err *err)
{
	const char *given = strcmp(plan->encoding, "utf-8") == 0 ? NULL : plan->encoding;
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_open(plan->source, given, false, err);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_of(bytes, &plan->dialect, err) : NULL;
	struct coco_dsv_row row;
	int rc = rows ? coco_dsv_rows_skip(rows, plan->dialect.skip, err) : -1;
	if (rows)
		coco_dsv_rows_width(rows, plan->n);
	for (size_t k = 0; k < plan->n; k++) {
		struct survey_evidence *e = &evidence[k];
		if (open[k]) /* the first values stay, as many as there may be, so that none is noted that will move */
			e->digits = 0, e->filled = e->integers = e->decimals = e->decimal_dot = e->decimal_comma = e->dmy = e->mdy = e->slashed =
			                   e->named = e->serials = e->words = e->powers = e->written = e->signs = e->longs = e->percents = e->moneys =
			                       0;
	}
	for (size_t i = 0; rc > 0 && (rc = coco_dsv_rows_next(rows, &row, err)) > 0; i++) {
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
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	return rc < 0 ? -1 : 0;
}
