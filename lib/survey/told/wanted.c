/* What participants and challenges must have before the matching: the rows of wanted.csv, each with the question that asks for
 * it. A row holds for a type of record and, of participants, for a side; "skills|offers" is there where one of them is,
 * "consent.process?=true" where the field is not there or is just that. Invariant: who reads the table reads it here. */
#include <string.h>
#include "coco/survey.h"

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_survey, "wanted");
}

size_t coco_wanted_rows(void)
{
	return coco_table_rows(table());
}

const char *coco_wanted_fields(size_t row)
{
	return coco_table_cell(table(), row, coco_table_column(table(), "fields"));
}

const char *coco_wanted_ask(size_t row, int lang)
{
	return coco_table_cell(table(), row, coco_table_column(table(), coco_langs[lang >= 0 && lang < COCO_LANGS ? lang : 0]));
}

bool coco_wanted_of(size_t row, const char *type, struct coco_str side)
{
	const char *of = coco_table_cell(table(), row, coco_table_column(table(), "side"));
	bool both = coco_str_is(side, "both") && *of;
	return strcmp(coco_table_cell(table(), row, coco_table_column(table(), "type")), type) == 0 && (!*of || both || coco_str_is(side, of));
}

/* "skills", or "consent.process=true" */
static bool has(const struct coco_rec *rec, struct coco_str piece)
{
	char path[64];
	const char *equals = memchr(piece.s, '=', piece.n);
	bool maybe = equals && equals > piece.s && equals[-1] == '?';
	size_t n = equals ? (size_t)(equals - piece.s) - maybe : piece.n;
	if (n >= sizeof path)
		return false;
	memcpy(path, piece.s, n);
	path[n] = 0;
	struct coco_str value = coco_rec_get(rec, path);
	bool empty = !value.s || coco_str_is(value, "null") || coco_str_is(value, "\"\"") || (value.s[0] == '[' && !coco_json_count(value));
	if (!equals)
		return !empty;
	return (maybe && empty) || coco_str_eq(value, coco_str_sub(piece, (size_t)(equals - piece.s) + 1, piece.n));
}

bool coco_wanted_lacks(size_t row, const struct coco_rec *rec, size_t challenges)
{
	struct coco_str rest = coco_str_of(coco_wanted_fields(row)), piece;
	while (coco_str_split(&rest, '|', &piece)) {
		if (coco_str_is(piece, "challenge") ? challenges > 0 : has(rec, piece))
			return false;
	}
	return true;
}
