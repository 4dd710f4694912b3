/* The check of a record against the schema.
 *
 * One pass over the members; a member's field is sought behind the last one's (schema.c), values are looked at where they
 * stand and decoded only where an escape asks for it, and nothing is allocated unless there is a fault to tell.
 * Invariant: the answer doesn't depend on the order of the members, nor on whether there is a sink for the faults.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"
#include "validate.h"

/* Where in the record the check is: a field and, in a list, the number of the item. */
struct place {
	const struct place *up;
	const struct coco_field *field;
	size_t item; /* COCO_NONE: not in a list */
};

/* A hint for a wrong code costs a walk through its vocabulary: only the first faults of a run get one. */
enum { HINTED = 200 };

struct check {
	const struct coco_rec *rec;
	const struct coco_vocabs *vocabs;
	struct coco_diag *diag;
	struct coco_arena *arena; /* for decoded strings; NULL until needed */
	bool ok;
};

/* ---- telling ---------------------------------------------------------------------------------------------------- */

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
		while (coco_str_split(&rest, '\x1f', &piece)) {
			for (size_t i = 0; i < piece.n; i++)
				coco_buf_putc(out, piece.s[i] == '\x1e' ? '+' : piece.s[i]);
			coco_buf_puts(out, rest.s ? ", " : "");
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

/* A fault whose text is "SUBJECT WHAT". */
static void fault(struct check *c, const struct place *place, const char *code, struct coco_str value, const char *what, const char *hint)
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

static void bad_kind(struct check *c, const struct place *place, struct coco_str raw)
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

/* ---- values ----------------------------------------------------------------------------------------------------- */

static void check_number(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	enum coco_json_kind kind = coco_json_kind(raw);
	double value = 0;
	if ((kind != COCO_JSON_INT && (kind != COCO_JSON_REAL || field->kind == COCO_INT)) || !coco_json_num(raw, &value)) {
		bad_kind(c, place, raw);
		return;
	}
	if ((field->min == 0 && field->max == 0) || (value >= field->min && value <= field->max))
		return;
	char low[COCO_NUM_TEXT] = "", high[COCO_NUM_TEXT] = "", what[3 * COCO_NUM_TEXT];
	low[coco_num_text(field->min, low)] = '\0';
	high[coco_num_text(field->max, high)] = '\0';
	if (field->max >= 1e15)
		snprintf(what, sizeof what, "is out of range: %s or more", low);
	else
		snprintf(what, sizeof what, "is out of range: %s to %s", low, high);
	fault(c, place, "out-of-range", raw, what, "");
}

static bool code_valid(const struct check *c, const struct coco_field *field, struct coco_str code)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	while (schema_piece(&of, &piece, &literal)) {
		char name[32];
		if (literal) {
			if (coco_str_eq(piece, code))
				return true;
			continue;
		}
		if (piece.n >= sizeof name)
			continue;
		memcpy(name, piece.s, piece.n);
		name[piece.n] = '\0';
		const struct coco_vocab *vocab = coco_vocabs_get(c->vocabs, name);
		if (vocab && coco_vocab_valid(vocab, code))
			return true;
	}
	return false;
}

/* Minutes of a wall clock since 1970, for comparing the ends of an interval. */
static int64_t minutes_of(struct coco_time time)
{
	return ((int64_t)coco_date_days(time.date) * 24 + time.hour) * 60 + time.minute;
}

/* 2026-03-12T09:00/12:00 or 2026-03-12T22:00/2026-03-13T02:00, the end after the start. */
static bool interval_valid(struct coco_str text)
{
	struct coco_time start, end;
	char whole[48];
	size_t slash = coco_str_find(text, COCO_STR("/"), 0);
	if (slash == SIZE_MAX || !coco_time_parse(coco_str_sub(text, 0, slash), &start))
		return false;
	struct coco_str tail = coco_str_sub(text, slash + 1, text.n);
	if (coco_time_parse(tail, &end))
		return minutes_of(end) > minutes_of(start);
	if (tail.n < 5 || tail.n > sizeof whole - 12 || text.n < 11)
		return false;
	memcpy(whole, text.s, 11); /* the start's day and its T */
	memcpy(whole + 11, tail.s, tail.n);
	return coco_time_parse((struct coco_str){whole, 11 + tail.n}, &end) && minutes_of(end) > minutes_of(start);
}

static void check_text(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	struct coco_date date;
	struct coco_time time;
	if (raw.s[0] != '"') {
		bad_kind(c, place, raw);
		return;
	}
	if (field->kind == COCO_STRING || field->kind == COCO_TEXT || field->kind == COCO_REF || (field->flags & COCO_FIELD_OPEN))
		return;
	struct coco_str text = schema_text(raw, &c->arena);
	if (!text.s)
		return; /* no memory: not the record's fault */
	if (field->kind == COCO_DATE && !coco_date_parse(text, &date))
		fault(c, place, "bad-date", text, "is no date", "write it as 2026-03-12");
	else if (field->kind == COCO_TIME && !coco_time_parse(text, &time))
		fault(c, place, "bad-time", text, "is no time", "write it as 2026-03-12T09:00 or 2026-03-12T09:00+01:00");
	else if (field->kind == COCO_INTERVAL && !interval_valid(text))
		fault(c, place, "bad-interval", text, "is no interval of time", "write it as 2026-03-12T09:00/12:00");
	else if (field->kind == COCO_CHOICE && coco_choice(field->of, text) < 0)
		fault(c, place, "bad-code", text, "is none of the words for this field", NULL);
	else if (field->kind == COCO_CODE && !code_valid(c, field, text))
		fault(c, place, "bad-code", text, "is no code of this vocabulary", NULL);
}

static void check_value(struct check *c, const struct place *place, struct coco_str raw);

/* The values of a free map. */
static void check_map(struct check *c, const struct place *place, struct coco_str raw)
{
	struct coco_field value_of = *place->field;
	value_of.kind = strcmp(place->field->of, "str") == 0 ? COCO_STRING : COCO_INT;
	value_of.flags &= ~(unsigned)COCO_FIELD_LIST;
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	while (strcmp(place->field->of, "any") != 0 && coco_json_next(&iter, &key, &value))
		check_value(c, &(struct place){place->up, &value_of, COCO_NONE}, value);
}

static void check_object(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	if (raw.s[0] != '{') {
		bad_kind(c, place, raw);
		return;
	}
	if (field->of) {
		check_map(c, place, raw);
		return;
	}
	size_t n = schema_members(field), at = 0;
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	while (coco_json_next(&iter, &key, &value)) {
		struct coco_str name = schema_text(key, &c->arena);
		const struct coco_field *member = name.s ? schema_seek_member(field, n, name, &at) : NULL;
		if (member)
			check_value(c, &(struct place){place, member, COCO_NONE}, value);
	}
}

static void check_one(struct check *c, const struct place *place, struct coco_str raw)
{
	switch (place->field->kind) {
	case COCO_INT:
	case COCO_NUM:
		check_number(c, place, raw);
		return;
	case COCO_BOOL:
		if (raw.s[0] != 't' && raw.s[0] != 'f')
			bad_kind(c, place, raw);
		return;
	case COCO_OBJECT:
		check_object(c, place, raw);
		return;
	case COCO_ANY:
		if (raw.s[0] == '{')
			bad_kind(c, place, raw);
		return;
	default:
		check_text(c, place, raw);
	}
}

static void check_value(struct check *c, const struct place *place, struct coco_str raw)
{
	if (raw.n == 0 || raw.s[0] == 'n') /* null */
		return;
	if (!(place->field->flags & COCO_FIELD_LIST)) {
		check_one(c, place, raw);
		return;
	}
	if (raw.s[0] != '[') {
		bad_kind(c, place, raw);
		return;
	}
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	struct place item = {place->up, place->field, 0};
	for (; coco_json_next(&iter, &key, &value); item.item++)
		check_one(c, &item, value);
}

/* ---- the record ------------------------------------------------------------------------------------------------- */

static void check_required(struct check *c, const struct schema_type *type, const uint64_t *seen)
{
	for (size_t i = 0; i < type->n; i++) {
		const struct coco_field *field = &type->fields[i];
		if (!(field->flags & COCO_FIELD_REQUIRED) || (seen[i / 64] >> (i % 64) & 1))
			continue;
		c->ok = false;
		if (!c->diag)
			continue;
		struct coco_buf text = COCO_BUF_INIT;
		coco_buf_printf(&text, "is required and missing (%s)", field->meaning);
		tell(c, &(struct place){NULL, field, COCO_NONE}, "missing-field", &text, NULL);
		coco_buf_free(&text);
	}
}

bool coco_schema_check_in(const struct coco_rec *rec, const struct coco_vocabs *vocabs, struct coco_diag *diag)
{
	struct check c = {rec, vocabs, diag, NULL, true};
	const struct schema_type *own = schema_type_of(rec->type), *common = schema_type_of(COCO_STR_NONE);
	uint64_t seen_own[SCHEMA_FIELDS_MAX / 64] = {0}, seen_common[SCHEMA_FIELDS_MAX / 64] = {0};
	size_t at_own = 0, at_common = 0;
	for (size_t i = 0; i < rec->n_members; i++) {
		struct coco_str key = rec->members[i].key, raw = rec->members[i].value;
		if (memchr(key.s, '\\', key.n))
			key = schema_text((struct coco_str){key.s - 1, key.n + 2}, &c.arena); /* with its quotes */
		if (!key.s)
			continue;
		const struct coco_field *field = schema_seek(own->fields, own->n, key, &at_own);
		uint64_t *seen = seen_own;
		const struct schema_type *in = own;
		if (!field && own != common) {
			field = schema_seek(common->fields, common->n, key, &at_common);
			seen = seen_common;
			in = common;
		}
		if (!field)
			continue;
		size_t number = (size_t)(field - in->fields);
		if (raw.s[0] != 'n')
			seen[number / 64] |= UINT64_C(1) << (number % 64);
		check_value(&c, &(struct place){NULL, field, COCO_NONE}, raw);
	}
	if (own != common)
		check_required(&c, own, seen_own);
	check_required(&c, common, own != common ? seen_common : seen_own);
	if (c.arena)
		coco_arena_free(c.arena);
	return c.ok;
}

bool coco_schema_check(const struct coco_rec *rec, struct coco_diag *diag)
{
	return coco_schema_check_in(rec, NULL, diag);
}
