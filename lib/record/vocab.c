/* Vocabularies: the lists of codes with their labels, compiled from lib/vocab/ or read from a user's folder.
 *
 * Rows stand in the order of their meaning; codes, which are the first column, are found by bisection (coco/base.h's tables).
 * People's words are found among the names (names.c), which are folded when the table is made. Invariant: a code is valid only if it, or
 * for nace and nuts the longest listed prefix of the system's form, stands in the table.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/record.h"
#include "vocab.h"

#define DEPTH_MAX 8

/* In the order of RECORDS; a test compares this with the tables that are compiled in. */
static const char *const names[] = {"country", "nuts", "nace", "sector", "technology", "skill", "language", "area", "barrier", "wish",
    "impact", "path", "activity", "step", "size", "readiness", "recommendation", "outlook", "interreg"};

struct coco_table_ref coco_vocab_table(const struct coco_vocab *vocab)
{
	const struct coco_table *table = &vocab->table, *compiled = coco_tables_vocab.tables;
	if ((uintptr_t)table >= (uintptr_t)compiled && (uintptr_t)table < (uintptr_t)(compiled + coco_tables_vocab.count))
		return (struct coco_table_ref){&coco_tables_vocab, table};
	return (struct coco_table_ref){&((const struct vocab_loaded *)(const void *)vocab)->set, table};
}

const struct coco_vocab *coco_vocab(const char *name)
{
	for (size_t i = 0; i < coco_tables_vocab.count; i++) {
		const struct coco_table *table = &coco_tables_vocab.tables[i];
		if (table->name[0] == name[0] && strcmp(table->name, name) == 0)
			return (const struct coco_vocab *)table;
	}
	return NULL;
}

size_t coco_vocab_names(const char *const **list)
{
	*list = names;
	return COCO_LEN(names);
}

size_t coco_vocab_count(const struct coco_vocab *vocab)
{
	return vocab->table.rows;
}

static const char *cell(const struct coco_vocab *vocab, size_t row, const char *column)
{
	struct coco_table_ref ref = coco_vocab_table(vocab);
	return coco_table_cell(ref, row, coco_table_column(ref, column));
}

const char *coco_vocab_code(const struct coco_vocab *vocab, size_t i)
{
	return coco_table_cell(coco_vocab_table(vocab), i, 0);
}

const char *coco_vocab_parent(const struct coco_vocab *vocab, size_t i)
{
	return cell(vocab, i, "parent");
}

const char *coco_vocab_label(const struct coco_vocab *vocab, size_t i, int lang)
{
	if (lang >= 0 && lang < COCO_LANGS) {
		const char *label = cell(vocab, i, coco_langs[lang]);
		if (*label)
			return label;
	}
	const char *english = cell(vocab, i, "en");
	return *english ? english : coco_vocab_code(vocab, i);
}

const char *coco_vocab_synonyms(const struct coco_vocab *vocab, size_t i)
{
	return cell(vocab, i, "synonyms");
}

const char *coco_vocab_extra(const struct coco_vocab *vocab, size_t i, const char *column)
{
	return cell(vocab, i, column);
}

/* ---- codes ------------------------------------------------------------------------------------------------------ */

size_t coco_vocab_find(const struct coco_vocab *vocab, struct coco_str code)
{
	return code.n > 0 ? coco_table_row(coco_vocab_table(vocab), 0, code) : COCO_NONE;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* NACE: division 26, group 26.1, class 26.11; the division decides. Sections (A to U) only if listed. */
static bool nace_form(struct coco_str code)
{
	return code.n >= 2 && code.n <= 5 && code.n != 3 && digit(code.s[0]) && digit(code.s[1]) &&
	       (code.n < 4 || (code.s[2] == '.' && digit(code.s[3]))) && (code.n < 5 || digit(code.s[4]));
}

/* NUTS: two letters of the country, then up to three letters or digits. */
static bool nuts_form(struct coco_str code)
{
	if (code.n < 2 || code.n > 5)
		return false;
	for (size_t i = 0; i < code.n; i++) {
		char c = code.s[i];
		if (!(c >= 'A' && c <= 'Z') && !(i >= 2 && digit(c)))
			return false;
	}
	return true;
}

/* The longest prefix (of at least `least` bytes) that is listed, in bytes; 0: none. */
static size_t listed_prefix(const struct coco_vocab *vocab, struct coco_str code, size_t least)
{
	for (size_t n = code.n; n >= least; n--) {
		if (coco_vocab_find(vocab, coco_str_sub(code, 0, n)) != COCO_NONE)
			return n;
	}
	return 0;
}

/* The country decides: it is in the list of regions, or, where that list does not reach, in the list of countries with the flag
 * `regions` (EL and UK are NUTS's own letters for GR and GB). */
static bool nuts_valid(const struct coco_vocab *nuts, struct coco_str code)
{
	if (!nuts_form(code))
		return false;
	if (listed_prefix(nuts, code, 2) > 0)
		return true;
	const struct coco_vocab *country = coco_vocab("country");
	struct coco_str letters = coco_str_sub(code, 0, 2);
	if (coco_str_is(letters, "EL"))
		letters = COCO_STR("GR");
	else if (coco_str_is(letters, "UK"))
		letters = COCO_STR("GB");
	size_t row = country ? coco_vocab_find(country, letters) : COCO_NONE;
	return row != COCO_NONE && strstr(cell(country, row, "flags"), "regions");
}

/* Whether a listed code begins with the first n bytes of `code` and is longer. */
static bool has_parts(const struct coco_vocab *vocab, struct coco_str code, size_t n)
{
	for (size_t i = 0; i < coco_vocab_count(vocab); i++) {
		struct coco_str other = coco_str_of(coco_vocab_code(vocab, i));
		if (other.n > n && memcmp(other.s, code.s, n) == 0)
			return true;
	}
	return false;
}

bool coco_vocab_listed(const struct coco_vocab *vocab, struct coco_str code)
{
	size_t n = listed_prefix(vocab, code, 1);
	return coco_vocab_valid(vocab, code) && (!n || n == code.n || !has_parts(vocab, code, n));
}

bool coco_vocab_valid(const struct coco_vocab *vocab, struct coco_str code)
{
	if (coco_vocab_find(vocab, code) != COCO_NONE)
		return true;
	if (strcmp(vocab->table.name, "nace") == 0)
		return nace_form(code) && listed_prefix(vocab, code, 2) > 0;
	if (strcmp(vocab->table.name, "nuts") == 0)
		return nuts_valid(vocab, code);
	return false;
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* Of two rows that share a name: the outer one where the other is a part of it (a region that is its own only part), else
 * none. */
static size_t outer(const struct coco_vocab *vocab, size_t a, size_t b)
{
	if (a == b || a == COCO_NONE || b == COCO_NONE)
		return a == b ? a : COCO_NONE;
	for (int way = 0; way < 2; way++) {
		size_t whole = way ? b : a, part = way ? a : b;
		for (size_t depth = 0; part != COCO_NONE && depth < DEPTH_MAX; depth++) {
			part = coco_vocab_find(vocab, coco_str_of(coco_vocab_parent(vocab, part)));
			if (part == whole)
				return whole;
		}
	}
	return COCO_NONE;
}

static bool has_name(const struct coco_vocab *vocab, size_t row, struct coco_str words)
{
	struct coco_str rest = coco_str_of(coco_vocab_synonyms(vocab, row)), piece;
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		if (coco_str_is(words, coco_vocab_label(vocab, row, lang)))
			return true;
	}
	while (rest.n && coco_str_split(&rest, ';', &piece)) {
		if (coco_str_eq(coco_str_trim(piece), words))
			return true;
	}
	return false;
}

/* The one row that has the words letter by letter among its names, where folding does not tell two apart ("ČR" and the code CR). */
static size_t find_literal(const struct coco_vocab *vocab, struct coco_str words)
{
	size_t found = COCO_NONE;
	for (size_t i = 0; i < coco_vocab_count(vocab); i++) {
		if (!has_name(vocab, i, coco_str_trim(words)))
			continue;
		if (found != COCO_NONE)
			return COCO_NONE;
		found = i;
	}
	return found;
}

size_t coco_vocab_recognise_in(const struct coco_vocab *vocab, struct coco_str words, struct coco_buf *fold)
{
	struct coco_table_ref ref = coco_vocab_table(vocab);
	size_t exact = coco_vocab_find(vocab, coco_str_trim(words));
	if (exact != COCO_NONE)
		return exact;
	coco_buf_clear(fold);
	coco_fold(words, fold);
	size_t name = coco_buf_ok(fold) ? coco_names_find(ref, coco_buf_view(fold)) : COCO_NONE;
	size_t row = name == COCO_NONE ? COCO_NONE : coco_names_row(ref, name);
	bool known = row != COCO_NONE;
	while (row != COCO_NONE && (name = coco_names_next(ref, name)) != COCO_NONE)
		row = outer(vocab, row, coco_names_row(ref, name));
	return known && row == COCO_NONE ? find_literal(vocab, words) : row;
}

size_t coco_vocab_recognise(const struct coco_vocab *vocab, struct coco_str words)
{
	struct coco_buf fold = COCO_BUF_INIT;
	size_t row = coco_vocab_recognise_in(vocab, words, &fold);
	coco_buf_free(&fold);
	return row;
}

int coco_vocab_csv(const struct coco_vocabs *vocabs, const char *name, struct coco_buf *out, struct coco_err *err)
{
	const struct coco_vocab *vocab = coco_vocabs_get(vocabs, name);
	if (!vocab) {
		coco_err_set(err, COCO_EXIT_USAGE, "unknown-vocabulary", "there is no vocabulary '%s'", name);
		struct coco_buf list = COCO_BUF_INIT;
		for (size_t i = 0; i < COCO_LEN(names); i++)
			coco_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
		coco_err_hint(err, "one of %s", list.data ? list.data : "");
		coco_buf_free(&list);
		return -1;
	}
	const struct coco_table_ref ref = coco_vocab_table(vocab);
	const struct coco_table *table = ref.table;
	const uint32_t *offsets = ref.set->offsets + table->at;
	for (size_t i = 0; i < (size_t)table->columns * (table->rows + (size_t)1); i++) {
		coco_csv_cell(out, coco_str_of(ref.set->text + offsets[i]));
		coco_buf_putc(out, (i + 1) % table->columns ? ',' : '\n');
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
