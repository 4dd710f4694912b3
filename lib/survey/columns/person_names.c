/* Columns of people's names that no heading calls so.
 *
 * Method: given and family name in two columns are one name. A bare "Name" is told by what stands beside it and by legal forms; any other
 * column that would become responses is looked at cell by cell: two to four words with capitals, one of them a frequent given name of the
 * nine languages (person/given.csv), titles aside; or one word that is such a name. Invariant: what may be a person's name never comes
 * into the stream unless a map says so.
 */
#include <string.h>
#include "columns_parts.h"

/* "Kovinar d.o.o.". */
bool column_is_firm(struct survey_plan *plan, struct coco_str text)
{
	text = coco_str_trim(text);
	for (size_t i = 1; i < text.n; i++) {
		if ((text.s[i - 1] == ' ' || text.s[i - 1] == ',') && survey_lexicon_word(plan->lexicon, "form", coco_str_sub(text, i, text.n)))
			return true;
	}
	return false;
}

static bool field_known(const struct survey_plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->n; i++) {
		if (plan->columns[i].use == SURVEY_FIELD && plan->columns[i].field == survey_plan_field(plan, coco_str_of(name)))
			return true;
	}
	return false;
}

/* "firm/name": the group is an organisation's. */
static bool group_is_firm(struct survey_plan *plan, const struct survey_column *c)
{
	const struct coco_str name = coco_str_trim(c->name);
	const char mark = plan->platform->path[0];
	struct survey_guess best[SURVEY_GUESSES];
	size_t end = name.n, begin;
	while (mark && end > 0 && name.s[end - 1] != mark && name.s[end - 1] != '/')
		end--;
	for (begin = end ? end - 1 : 0; begin > 0 && name.s[begin - 1] != mark && name.s[begin - 1] != '/';)
		begin--;
	if (!mark || end < 2)
		return false;
	survey_lexicon_guess(plan->lexicon, coco_str_sub(name, begin, end - 1), "", best);
	return best[0].field && strcmp(best[0].field, "org") == 0 && best[0].whole;
}

/* A bare "Naziv" or "Název", which is no word for a person's name: an organisation's if legal forms say so, or a website beside it, else a
 * response as any other. */
static void titled_settle(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, size_t firms)
{
	const bool by_form = firms && firms * 2 >= e->n_distinct;
	if (field_known(plan, "org") || !(by_form || field_known(plan, "website")))
		return;
	column_field(plan, c, survey_plan_field(plan, COCO_STR("org")), e);
	c->why = by_form ? "a name, values end with a legal form" : "a name beside a website";
}

/* A bare "Name": an organisation's if legal forms say so; a person's beside an organisation. Else it can't be told who is meant: it may be
 * a person, so it stays out of the stream, and that is told; a map says otherwise. */
static void names_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		size_t firms = 0;
		const bool open = c->use == SURVEY_RESPONSE && !c->map && !c->sub.s;
		const bool titled = open && survey_lexicon_role(plan->lexicon, "titled", c->asked) == SURVEY_NAME;
		if (!open || (!titled && survey_lexicon_role(plan->lexicon, "contact", c->asked) != SURVEY_NAME))
			continue;
		for (size_t k = 0; k < e->n_distinct; k++)
			firms += column_is_firm(plan, e->distinct[k]);
		if (titled) {
			titled_settle(plan, c, e, firms);
			continue;
		}
		bool org = field_known(plan, "org");
		const bool grouped = !org && group_is_firm(plan, c);
		const char *field = grouped || (!org && firms && firms * 2 >= e->n_distinct) ? "org"
		                    : org && !firms && !field_known(plan, "contact_name")    ? "contact_name"
		                                                                             : NULL;
		if (field) {
			column_field(plan, c, survey_plan_field(plan, coco_str_of(field)), e);
			c->why = org       ? "a name beside an organisation"
			         : grouped ? "a name in a group that is called an organisation"
			                   : "a name, values end with a legal form";
		} else {
			column_drop(c, "a name that may be a person's: personal, never in the stream");
			c->personal = c->people = true;
		}
	}
}

/* The one column whose heading asks for that part of a name; NULL: none, or several (a partner's beside the respondent's). */
static struct survey_column *part_find(struct survey_plan *plan, const char *part)
{
	const struct coco_field *name = survey_plan_field(plan, COCO_STR("contact_name"));
	struct survey_column *found = NULL;
	size_t n = 0;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct coco_str texts[] = {c->asked, c->sub, c->option, c->name};
		bool is = false;
		/* a map that calls both parts the contact's name says nothing else */
		const bool may = c->map ? c->use == SURVEY_FIELD && c->field == name : c->use == SURVEY_RESPONSE || c->personal;
		for (size_t k = 0; k < COCO_LEN(texts) && !is && may; k++)
			is = texts[k].n && survey_lexicon_role(plan->lexicon, part, texts[k]) == SURVEY_NAME;
		is = is || (c->personal && may && column_is_part(plan, c, part));
		found = is ? c : found;
		n += is;
	}
	return n == 1 ? found : NULL;
}

/* "First name" alone is all that the contact is called; a word that may be a firm's name as well is none. */
static void lone_part(struct survey_plan *plan, const struct coco_field *name, struct survey_column *part, const struct survey_evidence *e)
{
	if (!e->n_distinct || survey_lexicon_role(plan->lexicon, "contact", part->asked) == SURVEY_NAME)
		return;
	part->role = SURVEY_NO_ROLE;
	column_field(plan, part, name, e);
	part->why = "a part of the name, the only one";
}

/* "First name" and "Last name" are one contact_name; so are "First name" and a bare "Name" beside it. */
static void parts_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	const struct coco_field *name = survey_plan_field(plan, COCO_STR("contact_name"));
	struct survey_column *given = part_find(plan, "given"), *family = part_find(plan, "family");
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool bare = survey_lexicon_role(plan->lexicon, "contact", c->asked) == SURVEY_NAME ||
		                  survey_lexicon_attendee(plan->lexicon, c->asked) == SURVEY_ATTENDEE_NAME;
		if (c->use != SURVEY_FIELD || c->field != name || c == given || c == family)
			continue;
		if (!bare || (given && family))
			return;
		*(family ? &given : &family) = c;
	}
	for (int k = 0; k < 2 && name && given && family && given != family; k++) {
		struct survey_column *c = k ? family : given;
		c->role = SURVEY_NO_ROLE;
		column_field(plan, c, name, &evidence[c - plan->columns]);
		c->part = k ? SURVEY_NAME_FAMILY : SURVEY_NAME_GIVEN;
		c->why = c->map ? "map; a part of the name" : "a part of the name";
	}
	struct survey_column *lone = given ? given : family;
	if (name && lone && !(given && family) && lone->use != SURVEY_FIELD)
		lone_part(plan, name, lone, &evidence[lone - plan->columns]);
}

#define NAME_WORDS 4

/* No digits, and no signs but those that stand in names. */
static bool is_lettered(struct coco_str word)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char b = (unsigned char)word.s[i];
		if (b < 0x80 && !((b | 32) >= 'a' && (b | 32) <= 'z') && b != '-' && b != '\'')
			return false;
	}
	return word.n > 0;
}

/* "Dr. Eva Novak", "Novak Eva", "Ana van Dam". *alone: it is one word. */
bool column_is_person(struct coco_str text, bool *alone)
{
	size_t words = 0, given = 0;
	*alone = false;
	struct coco_str rest = coco_str_trim(text), word;
	while (rest.n) {
		size_t end = 0;
		while (end < rest.n && rest.s[end] != ' ' && rest.s[end] != ',')
			end++;
		word = coco_str_sub(rest, 0, end);
		rest = coco_str_trim(coco_str_sub(rest, end + (end < rest.n), rest.n));
		if (word.n == 0 || word.s[word.n - 1] == '.')
			continue; /* a title */
		const bool small = word.s[0] >= 'a' && word.s[0] <= 'z';
		const enum coco_given kind = coco_given_name(word, -1);
		if ((small && kind != COCO_GIVEN_PARTICLE) || !is_lettered(word) || ++words > NAME_WORDS)
			return false;
		given += kind == COCO_GIVEN_NAME || kind == COCO_GIVEN_OR_WORD;
	}
	*alone = words == 1;
	return given > 0;
}

/* Half of the different answers are full names, or nearly all are given names; what ends with a legal form is an organisation's. */
static bool holds_people(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t full = 0, single = 0;
	bool alone;
	for (size_t k = 0; k < e->n_distinct; k++) {
		const bool person = column_is_person(e->distinct[k], &alone) && !column_is_firm(plan, e->distinct[k]);
		full += person && !alone;
		single += person && alone;
	}
	return e->n_distinct && (full * 2 >= e->n_distinct || (single > 1 && (full + single) * 5 >= e->n_distinct * 4));
}

/* What "Full Name - First Name" and "Full Name - Last Name" have before their last dash; empty: they have none. */
static struct coco_str name_group(const struct survey_column *c)
{
	size_t at = c->label.n;
	while (at > 3 && memcmp(c->label.s + at - 3, " - ", 3) != 0)
		at--;
	return at > 3 ? coco_str_sub(c->label, 0, at - 3) : COCO_STR("");
}

/* The parts of one person's name under one heading are one name, in the order in which they stand. */
static void parts_join(struct survey_plan *plan)
{
	const struct coco_field *field = survey_plan_field(plan, COCO_STR("contact_name"));
	for (size_t i = 1; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i], *before = c - 1;
		const bool both = c->use == SURVEY_FIELD && before->use == SURVEY_FIELD && c->field == field && before->field == field;
		if (both && field && !c->map == !before->map && !c->part && !before->part && name_group(c).n &&
		    coco_str_eq(name_group(c), name_group(before)))
			before->part = SURVEY_NAME_GIVEN, c->part = SURVEY_NAME_FAMILY;
	}
}

void columns_people_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	names_settle(plan, evidence);
	columns_attendees_settle(plan, evidence);
	parts_settle(plan, evidence);
	parts_join(plan);
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (c->use != SURVEY_RESPONSE || column_is_vouched(c) ||
		    !(holds_people(plan, &evidence[i]) || column_repeats_contact(plan, evidence, i)))
			continue;
		column_drop(c, "its cells are people's names: personal, never in the stream");
		c->personal = c->people = true;
	}
}
