/* Columns beside each other: forms of contact data, two columns for one field, options that a column beside them holds, and what a
 * file as a whole tells of itself.
 *
 * Invariant: each single-valued field has one column at most, unless the map says otherwise.
 */
#include <string.h>
#include "columns_parts.h"

/* "Contact information [Name]", "… [E-mail]": the addresses in one column show that the others are no options. */
void columns_contacts_see(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		for (size_t k = 0; k < plan->n && plan->columns[i].sub.s && column_has_emails(&evidence[i]); k++)
			plan->columns[k].contact |= plan->columns[k].sub.s && coco_str_eq(plan->columns[k].question, plan->columns[i].question);
	}
}

static void back_to_response(struct survey_plan *plan, struct survey_column *c, const char *other)
{
	c->why = column_why(plan, "another column is it rather: ", other, "", "");
	c->use = SURVEY_RESPONSE;
	c->field = NULL;
}

/* Two columns that ask for one consent: both are read, for a refusal in either counts. */
static void consents_tell(
    const struct survey_plan *plan, const struct survey_column *a, const struct survey_column *b, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .field = a->field->name};
	coco_diag_say(diag, COCO_NOTE, "two-columns", &at, "drop one in the map if it asks for something else",
	    "columns \"%.*s\" and \"%.*s\" ask for one consent: the stricter answer counts", COCO_STR_ARG(a->name), COCO_STR_ARG(b->name));
}

/* How much speaks for the one of two columns that ask for one thing: an empty or a ticked one names nothing, and of organisations the one
 * with legal forms is meant ("Firma" is a signature in Italian). A column that the map names is as it is. */
static size_t rival_weighs(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	size_t firms = 0;
	if (c->map)
		return 2;
	if (strcmp(c->field->name, "org") != 0)
		return e->filled > 0;
	for (size_t k = 0; k < e->n_distinct; k++)
		firms += column_is_firm(plan, e->distinct[k]);
	return e->filled == 0 || e->yes_no == e->filled ? 0 : firms * 2 >= e->n_distinct ? 2 : 1;
}

static bool is_blank(const struct survey_evidence *a, const struct survey_evidence *b)
{
	return a->filled == 0 || b->filled == 0 || a->yes_no == a->filled || b->yes_no == b->filled;
}

static void rivals_tell(
    const struct survey_plan *plan, const struct survey_column *a, const struct survey_column *b, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .field = a->field->name};
	coco_diag_say(diag, COCO_NOTE, "two-columns", &at, "name in the map the one that is meant",
	    "columns \"%.*s\" and \"%.*s\" ask for one field of one value: neither is taken for it", COCO_STR_ARG(a->name),
	    COCO_STR_ARG(b->name));
}

/* What another column describes may be a further challenge, which nothing numbers. */
static void challenge_tell(
    const struct survey_plan *plan, const struct survey_column *taken, const struct survey_column *other, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .field = taken->field->name};
	coco_diag_say(diag, COCO_NOTE, "two-challenges", &at,
	    "if each row tells of two, name them challenge.1.text and challenge.2.text in the map",
	    "columns \"%.*s\" and \"%.*s\" ask for a challenge: the second one stays a response", COCO_STR_ARG(taken->name),
	    COCO_STR_ARG(other->name));
}

/* Two columns for a field of one value: the map's or the platform's stays, else the better score, of equal ones the heading that
 * says nothing else; or both go. */
static void rivals_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		for (size_t j = i + 1; j < plan->n; j++) {
			struct survey_column *a = &plan->columns[i], *b = &plan->columns[j];
			if (a->use != SURVEY_FIELD || b->use != SURVEY_FIELD || a->field != b->field || column_is_list(a->field) || a->personal)
				continue;
			if (a->nth && b->nth && a->nth != b->nth)
				continue; /* of two challenges */
			if (survey_is_consent(a->field) && !a->map == !b->map) {
				consents_tell(plan, a, b, diag);
				continue;
			}
			double sa = a->score > 0 ? a->score : 2, sb = b->score > 0 ? b->score : 2;
			if (sa > 1.5 && sb > 1.5)
				continue; /* both said so: the first filled one counts */
			const char *of_a = coco_arena_copy(plan->arena, a->name).s, *of_b = coco_arena_copy(plan->arena, b->name).s;
			if (rival_weighs(plan, a, &evidence[i]) != rival_weighs(plan, b, &evidence[j]) &&
			    (sa == sb || is_blank(&evidence[i], &evidence[j])))
				*(rival_weighs(plan, a, &evidence[i]) > rival_weighs(plan, b, &evidence[j]) ? &sb : &sa) = 0;
			if (sa == sb && a->exact != b->exact) /* "Country" beside "Country of delivery" */
				*(a->exact ? &sb : &sa) = 0;
			bool drop_a = sa <= sb, drop_b = sb <= sa;
			if (drop_a && drop_b)
				rivals_tell(plan, a, b, diag);
			else if (strcmp(a->field->type, "challenge") == 0 && strcmp(a->field->name, "text") == 0)
				challenge_tell(plan, drop_a ? b : a, drop_a ? a : b, diag);
			if (drop_a)
				back_to_response(plan, a, of_b ? of_b : "");
			if (drop_b)
				back_to_response(plan, b, of_a ? of_a : "");
		}
	}
}

/* Another column of the map, which the file has, is the same: the map is one for exports in several languages or of several platforms. */
static bool is_pooled(const struct survey_map *map, const struct survey_map_column *m)
{
	for (size_t i = 0; i < map->n_columns; i++) {
		const struct survey_map_column *o = &map->columns[i];
		if (o->used && ((m->item.n && coco_str_eq(o->item, m->item)) || (m->field.n && coco_str_eq(o->field, m->field))))
			return true;
	}
	return false;
}

void columns_map_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	for (size_t i = 0; plan->has_map && i < plan->map.n_columns; i++) {
		const struct survey_map_column *m = &plan->map.columns[i];
		struct coco_finding at = {.file = plan->map.path, .line = survey_map_line(&plan->map, m->key)};
		if (!m->used && !is_pooled(&plan->map, m))
			coco_diag_say(diag, COCO_WARNING, "unused-map-column", &at, "correct the key, or take it out of the map",
			    "\"%.*s\" is no column of %s", COCO_STR_ARG(m->key), plan->path);
	}
}

/* The list field of whose question another option is known; NULL. */
static const struct coco_field *field_of_options(const struct survey_plan *plan, const struct survey_column *c)
{
	for (size_t k = 0; k < plan->n && c->sub.s; k++) {
		if (plan->columns[k].use == SURVEY_OPTION && coco_str_eq(plan->columns[k].question, c->question))
			return plan->columns[k].field;
	}
	return NULL;
}

/* An option that nobody knows: in a list that takes any text it is taken as it is written, as in a cell; else the list would be short
 * of it, which is told, too. */
static int options_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool open = c->use == SURVEY_RESPONSE && c->sub.s && !survey_is_other(plan->lexicon, c);
		const struct coco_field *field = open ? field_of_options(plan, c) : NULL;
		const struct coco_str option = coco_str_trim(c->option);
		if (!field || survey_lexicon_word(plan->lexicon, "no_option", option) || survey_lexicon_word(plan->lexicon, "option", option))
			continue;
		const struct survey_evidence *e = &evidence[i];
		const bool own_text = e->n_distinct == 1 && coco_str_eq(coco_str_trim(e->distinct[0]), option);
		const bool ticked = c->mark.n || e->yes_no == e->filled || own_text;
		const bool taken =
		    (field->flags & COCO_FIELD_OPEN) && ticked && !c->map && option.n > 2 && !survey_lexicon_word(plan->lexicon, "option", option);
		if (taken) {
			c->use = SURVEY_OPTION;
			c->field = field;
			c->option_json = survey_quote(option, plan->arena);
			c->why = "an option of the question, as it is written";
			if (!c->option_json.s)
				return -1;
		}
		struct coco_finding at = {.file = plan->path, .field = field->name};
		coco_diag_say(diag, COCO_WARNING, "unknown-option", &at, "give the question its \"options\" in the map",
		    "column \"%.*s\" is an option that no vocabulary knows; it %s", COCO_STR_ARG(c->name),
		    taken ? "is kept as it is written" : "stays a response");
	}
	return 0;
}

/* A table of records without its type would be read as a survey: its headings are field names. */
static void table_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	for (size_t t = 0; t < coco_schema_types() && !plan->has_map && plan->n > 2; t++) {
		const char *type = coco_schema_type(t);
		bool fields = type != NULL;
		for (size_t i = 0; i < plan->n && fields; i++) {
			const struct coco_field *field = coco_schema_field(coco_str_of(type), coco_str_trim(plan->columns[i].name));
			fields = field && strcmp(field->type, type) == 0;
		}
		if (!fields)
			continue;
		coco_diag_say(diag, COCO_WARNING, "looks-like-table", &at, "give --as=TYPE before the file, or a column type",
		    "every heading is a field of %s records, but the file is read as a survey", type);
		return;
	}
}

bool columns_feed(const struct survey_plan *plan, const char *name)
{
	const struct coco_field *field = survey_plan_field(plan, coco_str_of(name));
	for (size_t i = 0; i < plan->n; i++) {
		if (plan->columns[i].use == SURVEY_FIELD && plan->columns[i].field == field)
			return true;
	}
	for (size_t i = 0; plan->has_map && i < plan->map.n_constants; i++) {
		if (coco_str_is(plan->map.constants[i].field, name))
			return true;
	}
	return false;
}

enum { DOUBTFUL_NAMED = 3 };

/* Contact people without an organisation: nobody would be counted, seated or kept apart by where they work. */
static void org_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1, .field = "org"};
	if (plan->type || plan->raw || plan->has_map || columns_feed(plan, "org") || !columns_feed(plan, "contact_name"))
		return;
	coco_diag_say(diag, COCO_NOTE, "no-organisation", &at, "map the column that names it to \"org\", if there is one",
	    "no column is known for the organisation: its participants have none, unless another file says it");
}

/* A heading that asks for a field, of whose values none can be read as the field, or too few for a sentence. */
static void unread_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		struct coco_finding at = {.file = plan->path, .line = 1, .field = c->unread ? c->unread->name : NULL};
		if (c->unread && c->unexplained && c->use == SURVEY_RESPONSE && !c->map)
			coco_diag_say(diag, COCO_NOTE, "codes-not-explained", &at,
			    "name its field in the map, and what each number means (\"options\") if it is a code",
			    "column \"%.*s\" asks for %s, but its numbers may be codes of classes; it stays a response", COCO_STR_ARG(c->name),
			    c->unread->name);
		else if (c->unread && c->use == SURVEY_RESPONSE && !c->map)
			coco_diag_say(diag, COCO_NOTE, "field-not-read", &at, "name its field, and what its values mean (\"options\"), in the map",
			    "column \"%.*s\" asks for %s, but too few of its values can be read as that; it stays a response", COCO_STR_ARG(c->name),
			    c->unread->name);
	}
}

/* Nothing in the file says whose a row is: no other file, wave or list can come back to it. */
static void nameless_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	static const char *const fields[] = {"id", "org", "contact_name", "email", "phone", "website"};
	const struct coco_finding at = {.file = plan->path, .line = 1};
	bool named = plan->type || plan->raw || survey_same_wanted(plan);
	for (size_t i = 0; i < COCO_LEN(fields) && !named; i++)
		named = columns_feed(plan, fields[i]);
	if (!named)
		coco_diag_say(diag, COCO_NOTE, "nobody-named", &at,
		    "a map names the column that says who it is (org, email, contact_name, id), if there is one",
		    "no column says whose a row is: each is an anonymous participant of its own, who is not matched, and to whom no other wave, "
		    "list or "
		    "later export of the survey can be linked");
}

/* Options that a column beside them holds together ("skills" and "skills/wood"): they are counted there, once. A field takes
 * each item once by itself; what is not ticked is an answer of its own, a text beside the options. */
static void wholes_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		bool ticked = evidence[i].yes_no == evidence[i].filled;
		for (size_t k = 0; k < plan->n && c->of_whole && (!c->map || c->map->drop) && c->use != SURVEY_META && ticked; k++) {
			struct survey_column *q = &plan->columns[k];
			if (k == i || !coco_str_eq(q->plain, c->question) || (q->use == SURVEY_FIELD && c->use == SURVEY_OPTION))
				continue;
			q->has_options = true;
			c->field = NULL;
			column_drop(c, "an option of the question beside it, which holds all its answers");
			break;
		}
	}
}

/* The money of a ticket or an order is in a currency, too: without an amount of the challenge it says nothing of one. */
static void currencies_settle(struct survey_plan *plan)
{
	const struct coco_field *currency = survey_plan_field(plan, COCO_STR("challenge.currency"));
	struct survey_column *asked = NULL;
	bool amount = false;
	for (size_t i = 0; i < plan->n && currency; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool is = c->use == SURVEY_FIELD && strcmp(c->field->type, currency->type) == 0;
		amount |= is && c->field->unit && strcmp(c->field->unit, "currency") == 0;
		asked = is && c->field == currency && !c->map ? c : asked;
	}
	for (size_t i = 0; plan->has_map && i < plan->map.n_constants; i++)
		amount |= coco_str_is(plan->map.constants[i].type, "challenge");
	if (!asked || amount)
		return;
	asked->use = SURVEY_RESPONSE;
	asked->field = NULL;
	asked->why = "a currency, but no amount of a challenge beside it";
}

int columns_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	int rc = 0;
	wholes_settle(plan, evidence);
	columns_registers_settle(plan);
	columns_signatures_settle(plan, evidence);
	rivals_settle(plan, evidence, diag);
	currencies_settle(plan);
	columns_pages_settle(plan, evidence);
	columns_people_settle(plan, evidence);
	columns_names_again_settle(plan, evidence);
	columns_another_settle(plan, evidence);
	columns_orgs_settle(plan, evidence);
	columns_homes_settle(plan);
	columns_positions_settle(plan, evidence);
	columns_births_settle(plan, evidence);
	columns_bare_settle(plan, evidence);
	columns_beside_settle(plan, evidence, diag);
	columns_others_settle(plan, evidence);
	rc = options_settle(plan, evidence, diag);
	columns_others_tell(plan, evidence, diag);
	columns_one_name_tell(plan, diag);
	unread_tell(plan, diag);
	org_tell(plan, diag);
	columns_waved_settle(plan);
	nameless_tell(plan, diag);
	columns_waves_tell(plan, evidence, diag);
	table_tell(plan, diag);
	return rc;
}

/* Headings that are a field's, or two fields', to some degree: one note for all, so that nobody has to ask for an explanation to learn of
 * them. */
void columns_doubtful_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	struct coco_buf names = COCO_BUF_INIT;
	size_t n = 0;
	for (size_t i = 0; i < plan->n && !plan->type && !plan->raw; i++) {
		const struct survey_column *c = &plan->columns[i];
		if (!c->doubtful || c->unread || c->use != SURVEY_RESPONSE || c->map || c->personal || c->scale || c->number || c->ticks)
			continue;
		if (n++ < DOUBTFUL_NAMED)
			coco_buf_printf(&names, "%s\"%.*s\"", n > 1 ? ", " : "", COCO_STR_ARG(c->plain.n ? c->plain : c->name));
	}
	if (n)
		coco_diag_say(diag, COCO_NOTE, "columns-not-decided", &at,
		    "--explain says what each may be; name its field in the map that --suggest-map begins",
		    "%zu %s nearly that of a field and %s: %.*s%s", n, n == 1 ? "column has a heading that is" : "columns have headings, each",
		    n == 1 ? "stays a response" : "stay responses", (int)names.len, names.data ? names.data : "",
		    n > DOUBTFUL_NAMED ? ", ..." : "");
	coco_buf_free(&names);
}
