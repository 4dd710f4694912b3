/* What the check of records says: which field of which record, what is wrong with its value, what to write in its place.
 *
 * Each function marks the check as failed and tells a sink, if there is one. Invariant: values of personal fields, and what
 * looks like an address, are never shown.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"
#include "validate.h"

/* A hint for a wrong code costs a walk through its vocabulary: only the first faults of a run get one. */
enum { HINTED = 200 };

/* "portfolio[2].year": the field's name with the numbers of the list items put in. */
static void put_place(const struct place *place, struct coco_buf *out)
{
	for (size_t i = 0; i < place->field->name_bytes; i++) {
		for (const struct place *at = place; at; at = at->up) {
			if (at->item != COCO_NONE && at->field->name_bytes == i)
				coco_buf_printf(out, "[%zu]", at->item + 1);
		}
		coco_buf_putc(out, place->field->name[i]);
	}
	if (place->item != COCO_NONE)
		coco_buf_printf(out, "[%zu]", place->item + 1);
}

/* The record's key as people read it: "campaign-7, p12". */
static void put_key(const struct coco_rec *rec, struct coco_buf *out)
{
	struct coco_buf key = COCO_BUF_INIT;
	if (coco_rec_key(rec, &key)) {
		struct coco_str rest = coco_buf_view(&key), piece;
		coco_str_split(&rest, '\x1f', &piece); /* the type */
		bool first = true;                     /* a key field that may be absent leaves an empty piece */
		while (coco_str_split(&rest, '\x1f', &piece)) {
			coco_buf_puts(out, first || !piece.n ? "" : ", ");
			first = first && !piece.n;
			for (size_t i = 0; i < piece.n; i++)
				coco_buf_putc(out, piece.s[i] == '\x1e' ? '+' : piece.s[i]);
		}
	}
	coco_buf_free(&key);
}

/* A value may be shown unless its field is personal or it looks like an address. */
static bool showable(const struct coco_field *field, struct coco_str value)
{
	return value.s && !(field->flags & COCO_FIELD_PERSONAL) && !memchr(value.s, '@', value.n);
}

/* "'31.2.' is no date", "the value is no date". */
static void put_subject(const struct coco_field *field, struct coco_str value, struct coco_buf *out)
{
	enum { SHOWN = 48 };
	if (!showable(field, value)) {
		coco_buf_puts(out, "the value");
		return;
	}
	size_t n = value.n;
	if (n > SHOWN) {
		n = SHOWN;
		while (n > 0 && ((unsigned char)value.s[n] & 0xC0) == 0x80)
			n--;
	}
	coco_buf_printf(out, "'%.*s%s'", (int)n, value.s, n < value.n ? "…" : "");
}

static void tell(struct check *c, const struct place *place, const char *code, const struct coco_buf *text, const struct coco_buf *hint)
{
	struct coco_buf field = COCO_BUF_INIT, record = COCO_BUF_INIT;
	put_place(place, &field);
	put_key(c->rec, &record);
	struct coco_finding at = {.level = COCO_ERROR,
	    .code = code,
	    .file = c->rec->file,
	    .line = c->rec->line_number,
	    .record = record.len > 0 ? record.data : NULL,
	    .field = field.data};
	coco_diag_say(c->diag, COCO_ERROR, code, &at, hint && hint->len > 0 ? hint->data : NULL, "%.*s %s: %s", COCO_STR_ARG(c->rec->type),
	    field.data ? field.data : place->field->name, text->data ? text->data : "");
	coco_buf_free(&record);
	coco_buf_free(&field);
}

void validate_fault(struct check *c, const struct place *place, const char *code, struct coco_str value, const char *what, const char *hint)
{
	c->ok = false;
	if (!c->diag)
		return;
	struct coco_buf text = COCO_BUF_INIT, help = COCO_BUF_INIT;
	put_subject(place->field, value, &text);
	coco_buf_printf(&text, " %s", what);
	if (hint)
		coco_buf_puts(&help, hint);
	else if (showable(place->field, value) && coco_diag_count(c->diag, COCO_ERROR) < HINTED)
		validate_code_hint(place->field, c->vocabs, value, &help);
	tell(c, place, code, &text, &help);
	coco_buf_free(&text);
	coco_buf_free(&help);
}

static const char *kind_name(struct coco_str raw)
{
	switch (coco_json_kind(raw)) {
	case COCO_JSON_NULL:
		return "null";
	case COCO_JSON_FALSE:
	case COCO_JSON_TRUE:
		return "true or false";
	case COCO_JSON_INT:
	case COCO_JSON_REAL:
		return "a number";
	case COCO_JSON_STRING:
		return "text";
	case COCO_JSON_ARRAY:
		return "a list";
	default:
		return "an object";
	}
}

void validate_bad_kind(struct check *c, const struct place *place, struct coco_str raw)
{
	c->ok = false;
	if (!c->diag)
		return;
	bool list = (place->field->flags & COCO_FIELD_LIST) && place->item == COCO_NONE;
	struct coco_buf text = COCO_BUF_INIT, wanted = COCO_BUF_INIT;
	struct coco_field one = *place->field;
	if (!list)
		one.flags &= ~(unsigned)COCO_FIELD_LIST;
	coco_field_describe(&one, &wanted);
	coco_buf_printf(&text, "is %s, wanted: %s", kind_name(raw), wanted.data ? wanted.data : "");
	tell(c, place, list ? "not-a-list" : "bad-kind", &text, NULL);
	coco_buf_free(&wanted);
	coco_buf_free(&text);
}

void validate_out_of_range(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	char low[COCO_NUM_TEXT] = "", high[COCO_NUM_TEXT] = "", what[3 * COCO_NUM_TEXT];
	low[coco_num_text(field->min, low)] = '\0';
	high[coco_num_text(field->max, high)] = '\0';
	double value = 0;
	if (field->max >= 1e15 && coco_json_num(raw, &value) && value < field->min) /* what has no bound is told none */
		snprintf(what, sizeof what, "is out of range: %s or more", low);
	else
		snprintf(what, sizeof what, "is out of range: %s to %s", low, high);
	validate_fault(c, place, "out-of-range", raw, what, "");
}

void validate_missing(struct check *c, const struct schema_type *type)
{
	c->ok = false;
	if (!c->diag)
		return;
	for (size_t i = 0; i < type->n; i++) {
		const struct coco_field *field = &type->fields[i];
		if (!(field->flags & COCO_FIELD_REQUIRED))
			continue;
		struct coco_str raw = coco_rec_get(c->rec, field->name);
		if (raw.s && raw.s[0] != 'n')
			continue;
		struct coco_buf text = COCO_BUF_INIT;
		coco_buf_printf(&text, "is required and missing (%s)", field->meaning);
		tell(c, &(struct place){NULL, field, COCO_NONE}, "missing-field", &text, NULL);
		coco_buf_free(&text);
	}
}
