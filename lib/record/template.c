/* What a person reads about the schema: the words for a field's content, the empty spreadsheet, the tables of the manual.
 *
 * All three walk the schema table in its order; nothing about a field is said anywhere else. Invariant: a template is
 * record CSV with no records in it.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"

/* "a, b or c" from "a|b|c"; "=word" stands for the word. */
static void put_words(const char *words, struct coco_buf *out)
{
	struct coco_str piece;
	bool literal;
	for (size_t i = 0; schema_piece(&words, &piece, &literal); i++) {
		coco_buf_puts(out, i == 0 ? "" : *words ? ", " : " or ");
		coco_buf_str(out, piece);
	}
}

static void put_range(const struct coco_field *field, struct coco_buf *out)
{
	char low[COCO_NUM_TEXT], high[COCO_NUM_TEXT];
	size_t n_low = coco_num_text(field->min, low), n_high = coco_num_text(field->max, high);
	if (field->min == 0 && field->max == 0)
		return;
	if (field->max < 1e9)
		coco_buf_printf(out, ", %.*s to %.*s", (int)n_low, low, (int)n_high, high);
	else if (field->min > -1e9)
		coco_buf_printf(out, ", %.*s or more", (int)n_low, low);
}

/* A unit that says more than the range does. */
static void put_unit(const struct coco_field *field, struct coco_buf *out)
{
	if (field->unit && strcmp(field->unit, "year") != 0 && !strstr(field->unit, " to "))
		coco_buf_printf(out, ", in %s", field->unit);
}

static void put_code(const struct coco_field *field, struct coco_buf *out)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	coco_buf_puts(out, "a code of ");
	for (size_t i = 0; schema_piece(&of, &piece, &literal); i++) {
		coco_buf_puts(out, i == 0 ? "" : *of ? ", " : " or ");
		coco_buf_str(out, piece);
	}
	if (field->flags & COCO_FIELD_OPEN)
		coco_buf_puts(out, ", or a text");
}

void coco_field_describe(const struct coco_field *field, struct coco_buf *out)
{
	if (field->flags & COCO_FIELD_LIST)
		coco_buf_puts(out, "a list; each ");
	switch (field->kind) {
	case COCO_STRING:
		coco_buf_puts(out, "a text");
		return;
	case COCO_TEXT:
		coco_buf_puts(out, "a long text");
		return;
	case COCO_INT:
	case COCO_NUM:
		coco_buf_puts(out, field->kind == COCO_INT ? "a whole number" : "a number");
		put_range(field, out);
		put_unit(field, out);
		return;
	case COCO_BOOL:
		coco_buf_puts(out, "true or false");
		return;
	case COCO_DATE:
		coco_buf_puts(out, "a date as 2026-03-12");
		return;
	case COCO_TIME:
		coco_buf_puts(out, "a time as 2026-03-12T09:00+01:00");
		return;
	case COCO_INTERVAL:
		coco_buf_puts(out, "an interval as 2026-03-12T09:00/12:00");
		return;
	case COCO_CODE:
		put_code(field, out);
		return;
	case COCO_CHOICE:
		coco_buf_puts(out, "one of ");
		put_words(field->of, out);
		return;
	case COCO_REF:
		coco_buf_printf(out, "the id of %s %s%s", strchr("aeiou", field->of[0]) ? "an" : "a", field->of,
		    field->flags & COCO_FIELD_OPEN ? ", or a domain" : "");
		return;
	case COCO_ANY:
		coco_buf_puts(out, "a number, a text, true or false, or a list of texts");
		return;
	case COCO_OBJECT:
		coco_buf_puts(out, "an object");
		if (field->of)
			coco_buf_printf(out, " with names of your own and %s",
			    strcmp(field->of, "str") == 0   ? "texts"
			    : strcmp(field->of, "int") == 0 ? "whole numbers"
			                                    : "any values");
		return;
	}
}

/* ---- the template ----------------------------------------------------------------------------------------------- */

/* Under a list of objects, which a cell can hold only as JSON text. */
static bool in_list(const struct schema_type *type, const struct coco_field *field)
{
	for (const struct coco_field *at = type->fields; at <= field; at++) {
		if (at->kind == COCO_OBJECT && (at->flags & COCO_FIELD_LIST) && field >= at && field <= at + coco_schema_members(at))
			return true;
	}
	return false;
}

static bool in_template(const struct schema_type *type, const struct coco_field *field)
{
	return field->kind != COCO_OBJECT && !in_list(type, field) && strncmp(field->name, "source.", 7) != 0;
}

static void put_comment(const struct coco_field *field, struct coco_buf *out)
{
	struct coco_buf text = COCO_BUF_INIT;
	if (strcmp(field->type, "*") == 0 && strcmp(field->name, "type") == 0) {
		coco_buf_puts(&text, "# This row explains the columns and is not read. Several values in a cell: a;b;c");
	} else {
		coco_buf_printf(&text, "%s (", field->meaning);
		coco_field_describe(field, &text);
		coco_buf_puts(&text, field->flags & COCO_FIELD_REQUIRED ? "; required" : "");
		coco_buf_puts(&text, field->flags & COCO_FIELD_PERSONAL ? "; personal" : "");
		coco_buf_puts(&text, field->flags & COCO_FIELD_DERIVED ? "; computed, leave it empty" : "");
		coco_buf_putc(&text, ')');
	}
	coco_csv_cell(out, coco_buf_view(&text));
	if (!coco_buf_ok(&text))
		out->failed = true;
	coco_buf_free(&text);
}

/* Both rows at once: headings into `heads`, explanations into `notes`. `key`: only key fields; else only the others. */
static void put_fields(
    const struct schema_type *type, const struct schema_type *hidden_by, bool key, struct coco_buf *heads, struct coco_buf *notes)
{
	for (size_t i = 0; i < type->n; i++) {
		const struct coco_field *field = &type->fields[i];
		size_t at = 0;
		if (!in_template(type, field) || ((field->flags & COCO_FIELD_KEY) != 0) != key)
			continue;
		if (hidden_by && schema_seek(hidden_by->fields, hidden_by->n, (struct coco_str){field->name, field->name_bytes}, &at))
			continue;
		if (heads->len > 0) {
			coco_buf_putc(heads, ',');
			coco_buf_putc(notes, ',');
		}
		coco_csv_cell(heads, coco_str_of(field->name));
		put_comment(field, notes);
	}
}

static int unknown_type(const char *type, struct coco_err *err)
{
	struct coco_buf list = COCO_BUF_INIT;
	for (size_t i = 1; i < schema_n_types; i++)
		coco_buf_printf(&list, "%s%s", i > 1 ? ", " : "", schema_types[i].name);
	coco_err_set(err, COCO_EXIT_USAGE, "unknown-type", "there is no record type '%s'", type ? type : "");
	coco_err_hint(err, "one of %s", list.data ? list.data : "");
	coco_buf_free(&list);
	return -1;
}

int schema_type_find(const char *name, const struct schema_type **type, struct coco_err *err)
{
	*type = schema_type_of(coco_str_of(name));
	return *type == &schema_types[0] ? unknown_type(name, err) : 0;
}

int coco_schema_template(const char *name, struct coco_buf *out, struct coco_err *err)
{
	const struct schema_type *type, *common = &schema_types[0];
	const struct schema_type first = {common->name, common->meaning, common->name_bytes, common->fields, 1}; /* `type` */
	const struct schema_type rest = {common->name, common->meaning, common->name_bytes, common->fields + 1, common->n - 1};
	struct coco_buf notes = COCO_BUF_INIT, heads = COCO_BUF_INIT;
	if (schema_type_find(name, &type, err) < 0)
		return -1;
	put_fields(&first, NULL, false, &heads, &notes);
	put_fields(type, NULL, true, &heads, &notes);
	put_fields(type, NULL, false, &heads, &notes);
	put_fields(&rest, type, false, &heads, &notes);
	coco_buf_str(out, coco_buf_view(&heads));
	coco_buf_putc(out, '\n');
	coco_buf_str(out, coco_buf_view(&notes));
	coco_buf_putc(out, '\n');
	bool ok = coco_buf_ok(out) && coco_buf_ok(&heads) && coco_buf_ok(&notes);
	coco_buf_free(&heads);
	coco_buf_free(&notes);
	return ok ? 0 : coco_err_nomem(err);
}

/* ---- the manual ------------------------------------------------------------------------------------------------- */

/* mdoc takes a line's leading dot or quote and any backslash as its own. */
static void put_mdoc(const char *text, struct coco_buf *out)
{
	if (*text == '.' || *text == '\'')
		coco_buf_puts(out, "\\&");
	for (; *text; text++) {
		if (*text == '\\')
			coco_buf_puts(out, "\\e");
		else
			coco_buf_putc(out, *text);
	}
	coco_buf_putc(out, '\n');
}

static void put_item(const struct coco_field *field, struct coco_buf *out)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_printf(out, ".It Sy %s\n", field->name);
	coco_buf_printf(&text, "%s (", field->meaning);
	coco_field_describe(field, &text);
	coco_buf_puts(&text, field->flags & COCO_FIELD_REQUIRED ? "; required" : "");
	coco_buf_puts(&text, field->flags & COCO_FIELD_KEY ? "; part of the key" : "");
	coco_buf_puts(&text, field->flags & COCO_FIELD_INSTEAD ? "; part of the key where there is no other" : "");
	coco_buf_puts(&text, field->flags & COCO_FIELD_PERSONAL ? "; personal" : "");
	coco_buf_puts(&text, field->flags & COCO_FIELD_DERIVED ? "; derived" : "");
	coco_buf_puts(&text, ").");
	if (coco_buf_ok(&text))
		put_mdoc(text.data, out);
	else
		out->failed = true;
	coco_buf_free(&text);
}

static void put_vocabularies(struct coco_buf *out)
{
	enum { LISTED = 32 };
	const char *const *names;
	size_t n = coco_vocab_names(&names);
	coco_buf_puts(out, ".Sh VOCABULARIES\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < n; i++) {
		const struct coco_vocab *vocab = coco_vocab(names[i]);
		size_t count = vocab ? coco_vocab_count(vocab) : 0;
		coco_buf_printf(out, ".It Sy %s\n", names[i]);
		for (size_t j = 0; count <= LISTED && j < count; j++)
			coco_buf_printf(out, "%s%s", coco_vocab_code(vocab, j), j + 1 < count ? ", " : ".\n");
		if (count > LISTED)
			coco_buf_printf(out, "A long list: see\n.Ql coco-import --vocab=%s .\n", names[i]);
	}
	coco_buf_puts(out, ".El\n");
}

void coco_schema_mdoc(struct coco_buf *out)
{
	coco_buf_puts(out, ".Sh FIELDS\n");
	for (size_t t = 0; t < schema_n_types; t++) {
		const struct schema_type *type = &schema_types[t];
		coco_buf_printf(out, ".Ss %s\n", t == 0 ? "every record" : type->name);
		put_mdoc(t == 0 ? "Fields that a record of any type may have." : type->meaning, out);
		coco_buf_puts(out, ".Bl -tag -width Ds\n");
		for (size_t i = 0; i < type->n; i++)
			put_item(&type->fields[i], out);
		coco_buf_puts(out, ".El\n");
	}
	put_vocabularies(out);
}
