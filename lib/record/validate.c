/* The check of a record against the schema.
 *
 * One pass over the members; the fields of a record that has the form of one before are known (validate_memory.c), others are sought behind
 * the last one's (schema.c). Values are looked at where they stand and decoded only where an escape asks for it, and nothing is allocated
 * unless there is a fault to tell. Required fields are counted; they are gone through only where the count is short. Invariant: the answer
 * doesn't depend on the order of the members, nor on the record before, nor on whether there is a sink for the faults.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"
#include "validate.h"

/* ---- values ----------------------------------------------------------------------------------------------------- */

static void check_number(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	enum coco_json_kind kind = coco_json_kind(raw);
	double value = 0;
	if ((kind != COCO_JSON_INT && (kind != COCO_JSON_REAL || field->kind == COCO_INT)) || !coco_json_num(raw, &value)) {
		validate_bad_kind(c, place, raw);
		return;
	}
	bool any = field->min == 0 && field->max == 0;
	if (!any && !(value >= field->min && value <= field->max))
		validate_out_of_range(c, place, raw);
}

/* The vocabulary that a piece of a field's `of` names. */
static const struct coco_vocab *vocab_of(struct check *c, struct coco_str piece)
{
	char name[32];
	if (piece.s != c->vocab_name && piece.n < sizeof name) {
		memcpy(name, piece.s, piece.n);
		name[piece.n] = '\0';
		c->vocab = coco_vocabs_get(c->vocabs, name);
		c->vocab_name = piece.s;
	}
	return piece.s == c->vocab_name ? c->vocab : NULL;
}

static bool code_valid(struct check *c, const struct coco_field *field, struct coco_str code)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	while (schema_piece(&of, &piece, &literal)) {
		const struct coco_vocab *vocab = literal ? NULL : vocab_of(c, piece);
		if (literal ? coco_str_eq(piece, code) : vocab && coco_vocab_valid(vocab, code))
			return true;
	}
	return false;
}

static void check_text(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	struct coco_date date;
	struct coco_time time;
	int64_t from, to;
	if (raw.s[0] != '"') {
		validate_bad_kind(c, place, raw);
		return;
	}
	if (field->kind == COCO_STRING || field->kind == COCO_TEXT || field->kind == COCO_REF || (field->flags & COCO_FIELD_OPEN))
		return;
	struct coco_str text = schema_text(raw, &c->arena);
	if (!text.s)
		return; /* no memory: not the record's fault */
	if (field->kind == COCO_DATE && !coco_date_parse(text, &date))
		validate_fault(c, place, "bad-date", text, "is no date", "write it as 2026-03-12");
	else if (field->kind == COCO_TIME && !coco_time_parse(text, &time))
		validate_fault(c, place, "bad-time", text, "is no time", "write it as 2026-03-12T09:00 or 2026-03-12T09:00+01:00");
	else if (field->kind == COCO_INTERVAL && !coco_interval_parse(text, &from, &to))
		validate_fault(c, place, "bad-interval", text, "is no interval of time", "write it as 2026-03-12T09:00/12:00");
	else if (field->kind == COCO_CHOICE && coco_choice(field->of, text) < 0)
		validate_fault(c, place, "bad-code", text, "is none of the words for this field", NULL);
	else if (field->kind == COCO_CODE && !code_valid(c, field, text))
		validate_fault(c, place, "bad-code", text, "is no code of this vocabulary", NULL);
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

/* Of numbers without a sign and an exponent that are exact in a double: digits, and a point among them. */
static bool number_in_range(const struct coco_field *field, struct coco_str raw)
{
	static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	uint64_t digits = 0;
	size_t point = raw.n;
	if (raw.n > 15) /* more than a double has for sure */
		return false;
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.s[i] == '.' && field->kind == COCO_NUM)
			point = i + 1;
		else if (raw.s[i] >= '0' && raw.s[i] <= '9')
			digits = digits * 10 + (uint64_t)(raw.s[i] - '0');
		else
			return false;
	}
	const double value = (double)digits / tens[raw.n - point]; /* rounded once, as the decimal is */
	return (field->min == 0 && field->max == 0) || (value >= field->min && value <= field->max);
}

/* Is a value of the field, if it is good, worth to be kept in mind? Others are seen to be good as quickly, or hardly come again. */
static bool comes_again(const struct coco_field *field)
{
	return (field->flags & COCO_FIELD_LIST) || field->kind == COCO_CODE || field->kind == COCO_CHOICE || field->kind == COCO_OBJECT ||
	       field->kind == COCO_INTERVAL;
}

/* Is it plain to see that the value, which is not null, is one of the field's? Dates with escapes go the long way. */
static bool plainly_good(const struct check *c, const struct coco_field *field, struct coco_str raw)
{
	struct coco_date date;
	struct coco_time time;
	if (comes_again(field) || raw.n == 0)
		return validate_was_good(c->memory, field, raw);
	switch (field->kind) {
	case COCO_STRING:
	case COCO_TEXT:
	case COCO_REF:
		return raw.s[0] == '"';
	case COCO_BOOL:
		return raw.s[0] == 't' || raw.s[0] == 'f';
	case COCO_INT:
	case COCO_NUM:
		return number_in_range(field, raw);
	case COCO_DATE:
		return raw.s[0] == '"' && coco_date_parse(coco_str_sub(raw, 1, raw.n - 1), &date);
	case COCO_TIME:
		return raw.s[0] == '"' && coco_time_parse(coco_str_sub(raw, 1, raw.n - 1), &time);
	default:
		return false;
	}
}

static void check_member(struct check *c, const struct place *place, struct coco_str raw)
{
	if (raw.n == 0 || raw.s[0] == 'n' || plainly_good(c, place->field, raw)) /* null is good */
		return;
	const bool ok = c->ok;
	c->ok = true;
	check_value(c, place, raw);
	if (c->ok && comes_again(place->field))
		validate_is_good(c->memory, place->field, raw);
	c->ok = c->ok && ok;
}

/* How many fields the object may have. */
static size_t members_of(struct check *c, const struct coco_field *field)
{
	const size_t slot = (size_t)((uintptr_t)field / sizeof *field % VALIDATE_OBJECTS);
	if (c->memory->objects[slot].field != field) {
		c->memory->objects[slot].field = field;
		c->memory->objects[slot].n = coco_schema_members(field);
	}
	return c->memory->objects[slot].n;
}

static void check_object(struct check *c, const struct place *place, struct coco_str raw)
{
	const struct coco_field *field = place->field;
	if (raw.s[0] != '{') {
		validate_bad_kind(c, place, raw);
		return;
	}
	if (field->of) {
		check_map(c, place, raw);
		return;
	}
	const size_t n = members_of(c, field);
	size_t at = 0;
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	while (coco_json_next(&iter, &key, &value)) {
		struct coco_str name = schema_text(key, &c->arena);
		const struct coco_field *member = name.s ? schema_seek_member(field, n, name, &at) : NULL;
		if (member)
			check_member(c, &(struct place){place, member, COCO_NONE}, value);
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
			validate_bad_kind(c, place, raw);
		return;
	case COCO_OBJECT:
		check_object(c, place, raw);
		return;
	case COCO_ANY:
		if (raw.s[0] == '{')
			validate_bad_kind(c, place, raw);
		return;
	default:
		check_text(c, place, raw);
	}
}

/* Was this item of a list seen to be a code of the field's? What is an item's is not the field's own, which is a list. */
static bool item_known(const struct check *c, const struct coco_field *field, struct coco_str raw)
{
	return (field->kind == COCO_CODE || field->kind == COCO_CHOICE) && validate_was_good(c->memory, &field->kind, raw);
}

static void check_item(struct check *c, const struct place *place, struct coco_str raw)
{
	const bool ok = c->ok;
	c->ok = true;
	check_one(c, place, raw);
	if (c->ok && (place->field->kind == COCO_CODE || place->field->kind == COCO_CHOICE))
		validate_is_good(c->memory, &place->field->kind, raw);
	c->ok = c->ok && ok;
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
		validate_bad_kind(c, place, raw);
		return;
	}
	struct coco_str key, value;
	struct coco_json_iter iter = coco_json_iter(raw);
	struct place item = {place->up, place->field, 0};
	for (; coco_json_next(&iter, &key, &value); item.item++) {
		if (!item_known(c, item.field, value))
			check_item(c, &item, value);
	}
}

/* ---- the record ------------------------------------------------------------------------------------------------- */

static bool required(const struct coco_field *field)
{
	return (field->flags & COCO_FIELD_REQUIRED) != 0;
}

static size_t count_required(const struct schema_type *type)
{
	size_t n = 0;
	for (size_t i = 0; i < type->n; i++)
		n += required(&type->fields[i]);
	return n;
}

/* Where the search for the fields of a record's members is. */
struct seeker {
	const struct schema_type *own, *common;
	size_t at_own, at_common;
};

static const struct coco_field *seek_field(struct seeker *s, struct coco_str name)
{
	const struct coco_field *field = s->own ? schema_seek(s->own->fields, s->own->n, name, &s->at_own) : NULL;
	return field || s->own == s->common ? field : schema_seek(s->common->fields, s->common->n, name, &s->at_common);
}

/* The field of a member, or NULL. */
static const struct coco_field *field_of(struct check *c, struct seeker *seeker, struct coco_str key)
{
	if (memchr(key.s, '\\', key.n))
		key = schema_text((struct coco_str){key.s - 1, key.n + 2}, &c->arena); /* with its quotes */
	return key.s ? seek_field(seeker, key) : NULL;
}

/* What is to be checked of the record's type; of what `plan` is for another form, it is made anew. */
static void make_plan(struct check *c, struct validate_plan *plan, uint64_t form)
{
	const struct coco_rec *rec = c->rec;
	const struct schema_type *common = schema_type_of(COCO_STR_NONE);
	plan->form = form;
	plan->own = schema_type_of(rec->type);
	plan->required = count_required(common) + (plan->own != common ? count_required(plan->own) : 0);
	struct seeker seeker = {plan->own, common, 0, 0};
	for (size_t i = 0; i < rec->n_members && i < COCO_LEN(plan->fields); i++)
		plan->fields[i] = field_of(c, &seeker, rec->members[i].key);
}

bool validate_knows(const struct coco_rec *rec, const struct validate_memory *memory)
{
	const uint64_t form = json_form_id(rec);
	const struct validate_plan *plan = form && memory->plans ? &memory->plans[form % VALIDATE_PLANS] : NULL;
	return plan && plan->form == form ? plan->own != schema_type_of(COCO_STR_NONE) : coco_schema_known(rec->type);
}

bool validate_next(const struct coco_rec *rec, const struct coco_vocabs *vocabs, struct coco_diag *diag, struct validate_memory *memory)
{
	struct check c = {.rec = rec, .vocabs = vocabs, .diag = diag, .memory = memory, .ok = true};
	const uint64_t form = json_form_id(rec);
	struct validate_plan *plan = validate_plan_for(memory, form);
	if (!form || plan->form != form)
		make_plan(&c, plan, form);
	const struct schema_type *common = schema_type_of(COCO_STR_NONE);
	struct seeker seeker = {plan->own, common, 0, 0};
	size_t seen = 0;
	for (size_t i = 0; i < rec->n_members; i++) {
		const struct coco_field *field = i < COCO_LEN(plan->fields) ? plan->fields[i] : field_of(&c, &seeker, rec->members[i].key);
		struct coco_str raw = rec->members[i].value;
		if (!field || raw.s[0] == 'n') /* null */
			continue;
		seen += required(field);
		memory->personal |= (field->flags & COCO_FIELD_PERSONAL) != 0;
		check_member(&c, &(struct place){NULL, field, COCO_NONE}, raw);
	}
	if (seen < plan->required) {
		if (plan->own != common)
			validate_missing(&c, plan->own);
		validate_missing(&c, common);
	}
	if (c.arena)
		coco_arena_free(c.arena);
	return c.ok;
}

bool coco_schema_check_in(const struct coco_rec *rec, const struct coco_vocabs *vocabs, struct coco_diag *diag)
{
	struct validate_memory memory = {0};
	return validate_next(rec, vocabs, diag, &memory);
}

bool coco_schema_check(const struct coco_rec *rec, struct coco_diag *diag)
{
	return coco_schema_check_in(rec, NULL, diag);
}
