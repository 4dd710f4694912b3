/* The use of each column of a survey: by the map, by the platform, by its heading and its values, else a response.
 *
 * Method: the map has the first word, the platform's metadata the second. Then the heading's words are compared with the
 * synonyms of headers.csv; the sampled values of coded, yes/no, number and address columns speak for or against it. Below
 * a score of 0.7, or with two fields within 0.05, the column stays a response: nothing is lost, nothing is guessed.
 * A column of e-mail or IP addresses is personal whatever its heading says.
 * Invariant: what is not sure enough stays a response.
 */
#include <string.h>
#include "columns_parts.h"

#define NEARLY 0.85 /* of a lower heading, which could be an option as well */
#define UNNAMED 0.1 /* what a question loses whose cells name nothing that its field's vocabulary knows */
#define LIKELY 0.60 /* of a question that is worth a word where the values do not bear it out */

/* ---- fields ------------------------------------------------------------------------------------------------------ */

/* Of "challenge.2.title" 2; 0: no number. */
static unsigned char survey_challenge_nth(struct coco_str name)
{
	const bool numbered = coco_str_starts(name, "challenge.") && name.n > 12 && name.s[11] == '.' && name.s[10] >= '1';
	return numbered && name.s[10] <= '0' + SURVEY_CHALLENGES ? (unsigned char)(name.s[10] - '0') : 0;
}

const struct coco_field *survey_plan_field(const struct survey_plan *plan, struct coco_str name)
{
	if (coco_str_starts(name, "challenge.")) {
		const size_t from = survey_challenge_nth(name) ? 12 : 10;
		return coco_schema_field(COCO_STR("challenge"), coco_str_sub(name, from, name.n));
	}
	if (coco_str_starts(name, "participant."))
		name = coco_str_sub(name, 12, name.n);
	return coco_schema_field(coco_str_of(plan->type && *plan->type ? plan->type : "participant"), name);
}

/* Whether the cells show the platform's other mark: at their beginning, or anywhere. */
static bool other_mark(const struct survey_platform *p, const struct survey_evidence *e)
{
	for (size_t i = 0; *p->also && i < e->n_distinct; i++) {
		struct coco_str cell = coco_str_trim(e->distinct[i]);
		if (p->also_leads ? coco_str_starts(cell, p->also) : coco_str_find(cell, coco_str_of(p->also), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Between several answers in one cell: as the map, the platform, or the cells say. */
void survey_separator_choose(const struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	const char *mark = plan->platform->separator;
	if (c->map && c->map->split.s) {
		memcpy(c->separator, c->map->split.s, c->map->split.n);
		return;
	}
	if (other_mark(plan->platform, e))
		mark = plan->platform->also;
	else if (!*mark || (c->rest && !coco_str_trim(coco_str_of(mark)).n)) /* blanks stand between codes, not between words */
		mark = e->semicolons ? ";" : ", ";
	memcpy(c->separator, mark, strlen(mark) < sizeof c->separator ? strlen(mark) : 1);
}

/* ---- one column -------------------------------------------------------------------------------------------------- */

const char *column_why(struct survey_plan *plan, const char *a, const char *b, const char *c, const char *d)
{
	const char *text = coco_arena_printf(plan->arena, "%s%s%s%s", a, b, c, d);
	return text ? text : "";
}

void column_drop(struct survey_column *c, const char *reason)
{
	c->use = SURVEY_DROP;
	c->why = reason;
}

/* A column of a list field that stands for one option; false if nobody knows the option. */
static bool option_find(struct survey_plan *plan, struct survey_column *c)
{
	const struct coco_str names[] = {c->sub, c->option};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		if (!names[i].n)
			continue;
		c->option_json = c->map ? survey_map_option(c->map, names[i]) : COCO_STR_NONE;
		if (!c->option_json.s)
			c->option_json = survey_item_json(plan, c->field, names[i], plan->arena);
		if (c->option_json.s)
			return true;
	}
	return false;
}

void column_field(struct survey_plan *plan, struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	c->use = SURVEY_FIELD;
	c->field = field;
	c->personal = field->flags & COCO_FIELD_PERSONAL;
	if (column_is_list(field))
		survey_separator_choose(plan, c, e);
}

/* XForms' "skills_other": the text that stands beside the options of "skills". */
static bool other_text(const struct survey_plan *plan, const struct survey_column *c)
{
	const struct coco_str name = coco_str_trim(c->label);
	size_t at = name.n;
	if (c->map && survey_lexicon_other(plan->lexicon, c->asked))
		return true;
	while (at > 0 && name.s[at - 1] != '_')
		at--;
	return *plan->platform->path && at > 1 && survey_lexicon_word(plan->lexicon, "option", coco_str_sub(name, at, name.n));
}

static int map_use(struct survey_plan *plan, struct survey_column *c, struct survey_map_column *entry, bool exact,
    const struct survey_evidence *e, struct coco_err *err)
{
	c->map = entry;
	c->why = "map";
	if (entry->drop) {
		column_drop(c, "dropped by the map");
		return 0;
	}
	if (!entry->field.s)
		return 0;
	const struct coco_field *field = survey_plan_field(plan, entry->field);
	if (!field || (field->kind == COCO_OBJECT && strcmp(field->name, "portfolio") != 0)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-map", "\"%.*s\" is mapped to \"%.*s\", which is no field", COCO_STR_ARG(entry->key),
		    COCO_STR_ARG(entry->field));
		coco_err_hint(err, "see coco-import --template=participant, or write challenge.FIELD");
		return coco_err_at(err, plan->map.path, survey_map_line(&plan->map, entry->key), 0);
	}
	bool ticked = c->stem || c->mark.n || (e->filled && e->yes_no == e->filled);
	c->rest =
	    column_is_list(field) && column_is_coded(field) && (field->flags & COCO_FIELD_OPEN) && !c->sub.s && !ticked && other_text(plan, c);
	column_field(plan, c, field, e);
	if (strcmp(field->name, "org_id") == 0)
		(void)column_register_see(plan, c, e);
	c->nth = survey_challenge_nth(entry->field);
	if (column_is_list(field) && c->sub.s && !survey_is_other(plan->lexicon, c) && (!exact || ticked || !e->filled) &&
	    option_find(plan, c)) {
		c->use = SURVEY_OPTION;
	} else if (column_is_list(field) && c->sub.s && !exact) {
		c->use = (field->flags & COCO_FIELD_OPEN) || !column_is_coded(field) ? SURVEY_FIELD : SURVEY_RESPONSE;
		c->field = c->use == SURVEY_FIELD ? field : NULL;
		c->rest = true;
		c->why = survey_is_other(plan->lexicon, c) ? "map; a text beside the options" : "map; an option that no vocabulary knows";
	}
	return 0;
}

static void role_use(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	c->why = c->contact ? "a form of contact data" : column_why(plan, plan->platform_name, " metadata", "", "");
	switch (c->role) {
	case SURVEY_EMAIL:
		column_field(plan, c, survey_plan_field(plan, COCO_STR("email")), e);
		break;
	case SURVEY_NAME:
		column_field(plan, c, survey_plan_field(plan, COCO_STR("contact_name")), e);
		break;
	case SURVEY_TECHNICAL:
		column_drop(c, c->why);
		break;
	case SURVEY_PRIVATE:
		column_drop(c, "personal: never in the stream");
		c->personal = true;
		break;
	default:
		c->use = SURVEY_META;
	}
}

/* A question for the number of employees whose answers are all classes ("10-49") asks for the size; among numbers each is read as it is. */
static const struct coco_field *headcount_or_size(struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field,
    const struct survey_evidence *e, const char **what)
{
	const struct coco_field *size = survey_plan_field(plan, COCO_STR("size"));
	size_t numbers = 0, classes = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_buf json = COCO_BUF_INIT;
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		const bool number = !survey_value(plan->lexicon, field, cell, c->format, &json);
		numbers += number;
		classes += !number && size && !survey_value(plan->lexicon, size, cell, c->format, &json);
		coco_buf_free(&json);
	}
	if (classes)
		*what = numbers ? ", values are numbers and classes" : ", values are classes";
	return classes && !numbers ? size : field;
}

/* Numbers of one digit in place of classes of size, or where the platform writes codes for what was chosen: nobody knows whether 2 is two
 * people or the second class. */
static bool may_be_codes(const struct survey_plan *plan, const struct coco_field *field, const struct survey_evidence *e)
{
	const unsigned above = field->kind == COCO_INT ? 0x701u : 0x400u; /* 0, and more than seven classes, are numbers */
	const bool asked = strcmp(field->name, "size") == 0 || (strcmp(field->name, "headcount") == 0 && plan->platform->codes);
	return asked && !plan->type && e->integers && e->integers + e->words == e->filled && !(e->digits & above);
}

/* "Where is it based?" asks for a city, unless countries stand below it. */
static const struct coco_field *city_or_country(struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field,
    const struct survey_evidence *e, const char **what)
{
	const struct coco_field *country = survey_plan_field(plan, COCO_STR("country"));
	if (!country || e->n_distinct < 2 || column_readable(plan, c, country, e) < 0.8)
		return field;
	*what = ", values are countries";
	return country;
}

/* Of two rows of headings, "Contact" above "E-mail", the lower one alone may name a field: where the user says that they are
 * headings, or the question is a form of contact data, and it stands for the field's whole name. */
static bool lower_heading(const struct survey_plan *plan, const struct survey_column *c)
{
	if (c->contact)
		return true;
	return c->sub.s && plan->header_rows > 1 && (plan->grouped || strcmp(plan->platform->name, "generic") == 0);
}

/* Whether the upper heading is a list's and the lower one of its options: "Skills" above "Graphic design". */
static bool lower_option(struct survey_plan *plan, struct survey_column *c, const char *name)
{
	const struct coco_field *field = name ? survey_plan_field(plan, coco_str_of(name)) : NULL;
	bool found = false;
	if (field && column_is_list(field) && column_is_coded(field)) {
		c->field = field;
		found = option_find(plan, c) || survey_is_other(plan->lexicon, c);
		c->field = NULL;
	}
	return found;
}

static bool unsure(const struct survey_guess best[SURVEY_GUESSES])
{
	return best[0].score < NEARLY || best[1].score > best[0].score - COLUMN_MARGIN;
}

struct column_side column_side(const struct survey_plan *plan)
{
	struct column_side side = {""};
	memcpy(side.text, plan->side.s ? plan->side.s : "", plan->side.n < sizeof side.text ? plan->side.n : 0);
	return side;
}

/* The field of a lower heading: by itself if it is the field's whole name ("E-mail" below "Contact") and the upper one is not of a
 * challenge, else with the upper one before or behind it ("Number" below "Employees"). `best`: the upper one's. False: none. */
static bool lower_guess(struct survey_plan *plan, const struct survey_column *c, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	const bool of_challenge = best[0].field && strncmp(best[0].field, "challenge", strlen("challenge")) == 0;
	const char *before = coco_arena_printf(plan->arena, "%.*s %.*s", COCO_STR_ARG(c->asked), COCO_STR_ARG(c->option));
	const char *behind = coco_arena_printf(plan->arena, "%.*s %.*s", COCO_STR_ARG(c->option), COCO_STR_ARG(c->asked));
	const struct coco_str ways[] = {c->option, coco_str_of(before ? before : ""), coco_str_of(behind ? behind : ""), c->option};
	for (size_t i = of_challenge; i < COCO_LEN(ways); i++) {
		survey_lexicon_guess(plan->lexicon, ways[i], side, best);
		columns_langs_settle(plan, best);
		if (!unsure(best) && (i > 0 || best[0].score >= 1))
			return true;
	}
	return false;
}

/* Of a vocabulary and a text that are equally likely, the cells' being of the vocabulary decides. */
static bool told_by_values(
    const struct survey_plan *plan, const struct survey_guess *best, const char *what, const struct survey_guess *other)
{
	const struct coco_field *coded = survey_plan_field(plan, coco_str_of(best->field));
	const struct coco_field *text = other->field ? survey_plan_field(plan, coco_str_of(other->field)) : NULL;
	return coded && text && column_is_coded(coded) && strstr(what, "vocabulary") && (text->kind == COCO_TEXT || text->kind == COCO_STRING);
}

static const char *consent_asked(struct survey_plan *plan, struct coco_str text, bool *sure)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, text, "", best);
	*sure = !unsure(best);
	return best[0].field && strncmp(best[0].field, "consent.", strlen("consent.")) == 0 ? best[0].field : NULL;
}

/* An option that asks for a consent by itself, "Consent [Photos may be taken]": each is a field of its own, whatever question they share;
 * a question that is about refusals makes none. */
static bool consent_use(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	const struct coco_str text = c->option.s ? c->option : c->sub;
	const char *what = "";
	bool sure = false;
	if (!c->sub.s || !e->filled || lower_heading(plan, c))
		return false;
	const char *both = coco_arena_printf(plan->arena, "%.*s %.*s", COCO_STR_ARG(c->asked), COCO_STR_ARG(text));
	const char *name = both ? consent_asked(plan, coco_str_of(both), &sure) : NULL;
	if (name && !sure)
		name = consent_asked(plan, text, &sure);
	const struct coco_field *field = name && sure ? survey_plan_field(plan, coco_str_of(name)) : NULL;
	if (!field || column_weigh(plan, c, field, e, &what) < 0)
		return false;
	column_field(plan, c, field, e);
	c->score = NEARLY;
	c->why = column_why(plan, "the option asks for it", what, "", "");
	return true;
}

/* A field by heading and values; false: none is sure enough. */
static bool guess_use(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	struct survey_guess best[SURVEY_GUESSES];
	const struct column_side side = column_side(plan);
	const char *what[SURVEY_GUESSES] = {"", "", "", ""};
	survey_lexicon_guess(plan->lexicon, c->asked, side.text, best);
	if (lower_heading(plan, c) && !lower_option(plan, c, best[0].field)) {
		if (!lower_guess(plan, c, side.text, best))
			return false;
		c->sub = COCO_STR_NONE;
	}
	columns_langs_settle(plan, best);
	double asked[SURVEY_GUESSES];
	for (size_t i = 0; i < SURVEY_GUESSES; i++) {
		asked[i] = best[i].field && survey_plan_field(plan, coco_str_of(best[i].field)) ? best[i].score : 0;
		const struct coco_field *field = best[i].field && best[i].score > 0 ? survey_plan_field(plan, coco_str_of(best[i].field)) : NULL;
		if (!field)
			best[i].score = 0;
		else if (best[i].bare)
			best[i].score = survey_cells_agree(plan, e) ? NEARLY : 0;
		else if (!c->sub.s && best[i].named && !column_is_named(plan, c, field, e))
			best[i].score -= UNNAMED;
		else if (!c->sub.s)
			best[i].score += column_weigh(plan, c, field, e, &what[i]);
	}
	size_t k = 0, other = 1;
	for (size_t i = 1; i < SURVEY_GUESSES; i++)
		k = best[i].score > best[k].score ? i : k;
	if (best[k].score < COLUMN_THRESHOLD)
		k = column_by_heading(plan, c, e, best, asked, k, what);
	other = k == 0;
	for (size_t i = 0; i < SURVEY_GUESSES; i++)
		other = i != k && best[i].score > best[other].score ? i : other;
	if (!best[k].field || best[k].score < COLUMN_THRESHOLD) {
		if (best[k].field && best[k].score > 0 && (!best[k].question || asked[k] >= LIKELY))
			c->why = column_why(plan, "too weak a likeness to ", best[k].field, what[k], "");
		const struct coco_field *nearly = asked[k] >= COLUMN_THRESHOLD ? survey_plan_field(plan, coco_str_of(best[k].field)) : NULL;
		c->doubtful = nearly && best[k].score > 0 && e->yes_no < e->filled && !column_is_rated(plan, c, nearly, e) &&
		              !(survey_lexicon_may_be(plan->lexicon, c->asked) & SURVEY_ASKS_DEGREE);
		return false;
	}
	if (best[other].score > best[k].score - COLUMN_MARGIN && !(best[k].whole && !best[other].whole) &&
	    !told_by_values(plan, &best[k], what[k], &best[other])) {
		c->why = column_why(plan, best[k].field, " or ", best[other].field, ": not decided");
		c->doubtful = true;
		return false;
	}
	const struct coco_field *field = survey_plan_field(plan, coco_str_of(best[k].field));
	if (strcmp(field->name, "headcount") == 0 && !c->sub.s)
		field = headcount_or_size(plan, c, field, e, &what[k]);
	if (strcmp(field->name, "city") == 0 && !c->sub.s)
		field = city_or_country(plan, c, field, e, &what[k]);
	if (!c->sub.s && may_be_codes(plan, field, e)) {
		c->unread = field;
		c->unexplained = true;
		c->why = column_why(plan, "asks for ", field->name, ", but its numbers may be codes of classes: not decided", "");
		return false;
	}
	c->field = field;
	bool ticked = e->yes_no == e->filled || c->mark.n; /* a text beside the options, else */
	c->rest = column_is_list(field) && column_is_coded(field) && (field->flags & COCO_FIELD_OPEN) && !ticked &&
	          (c->sub.s ? survey_is_other(plan->lexicon, c) : other_text(plan, c));
	if (c->sub.s && !c->rest && (!column_is_list(field) || !column_is_coded(field) || !option_find(plan, c))) {
		c->field = NULL;
		return false;
	}
	column_field(plan, c, field, e);
	if (c->sub.s && !c->rest)
		c->use = SURVEY_OPTION;
	c->score = best[k].score > 1 ? 1 : best[k].score;
	c->exact = best[k].whole;
	if (field != survey_plan_field(plan, coco_str_of(best[k].field)))
		c->score -= COLUMN_MARGIN; /* a column that asks for the size itself is it rather */
	const char *score = coco_arena_printf(plan->arena, "%.2f", c->score);
	c->why = column_why(plan, "heading", c->rest ? ", a text beside the options" : what[k], ", score ", score ? score : "");
	return true;
}

/* Nearly all cells say yes or no, or agree or refuse. */
static bool column_is_answered(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		n += survey_lexicon_word(plan->lexicon, "bool", cell) || survey_lexicon_says(plan->lexicon, cell) != SURVEY_SAYS_NOTHING;
	}
	return n && n * 5 >= e->n_distinct * 4;
}

static void personal_drop(struct survey_column *c, const char *why)
{
	column_drop(c, why);
	c->personal = true;
}

/* A column of marks of people stays out though a map names its item, which it had when its cells were others. */
static void mapped_check(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	if (c->use != SURVEY_RESPONSE || column_is_vouched(c))
		return;
	const char *personal = column_personal_heading(plan, c, false, e) ? NULL : column_personal_both(plan, c, e);
	if (!personal)
		personal = column_personal_cells(plan, c, e);
	if (personal)
		personal_drop(c, personal);
}

static int column_decide(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, struct coco_err *err)
{
	bool exact = false;
	/* the map's word for a question is none for the number of its options */
	struct survey_map_column *entry =
	    plan->has_map && !c->counts ? survey_map_find(&plan->map, c->name, c->code, c->question, &exact) : NULL;
	c->use = SURVEY_RESPONSE;
	c->why = "no field is known for it";
	c->role = survey_platform_role(plan, c);
	if (c->role == SURVEY_WAVE && !survey_waves_hold(plan, c, e))
		c->role = SURVEY_NO_ROLE;
	if (c->counts) {
		c->why = "how many of the question's options are chosen";
		return 0;
	}
	c->reachable = survey_lexicon_firm(plan->lexicon, c->asked);
	if (entry && !c->reachable)
		c->reachable = column_personal_heading(plan, c, false, e) || (entry->keep && column_personal_cells(plan, c, e));
	if (entry && (entry->drop || entry->field.s || c->role == SURVEY_NO_ROLE)) {
		if (map_use(plan, c, entry, exact, e, err))
			return -1;
		mapped_check(plan, c, e);
		return 0;
	}
	if (column_register_see(plan, c, e)) {
		column_field(plan, c, survey_plan_field(plan, COCO_STR("org_id")), e);
		c->score = 1;
		c->why = "heading, numbers in a register or of taxes";
		return 0;
	}
	if (c->role != SURVEY_NO_ROLE) {
		role_use(plan, c, e);
		return 0;
	}
	const char *personal = column_personal_heading(plan, c, false, e);
	if (!personal)
		personal = column_personal_both(plan, c, e);
	if (personal)
		personal_drop(c, personal);
	if (personal || consent_use(plan, c, e) || guess_use(plan, c, e))
		return 0;
	const char *refused = survey_lexicon_refuses(plan->lexicon, c->asked);
	c->refuses = refused || (c->option.n && survey_lexicon_refuses(plan->lexicon, c->option));
	if ((personal = column_personal_heading(plan, c, true, e)) || (personal = column_personal_cells(plan, c, e)))
		personal_drop(c, personal);
	else if (refused && !c->sub.s) { /* whoever says yes to it has not agreed */
		column_field(plan, c, survey_plan_field(plan, coco_str_of(refused)), e);
		c->why = column_why(plan, "heading, refuses the consent: its yes counts as none", "", "", "");
	}
	c->asks = c->use == SURVEY_RESPONSE && !c->refuses && !c->sub.s && column_is_answered(plan, e) &&
	          survey_lexicon_asks(plan->lexicon, c->asked);
	return 0;
}

/* ---- all columns ------------------------------------------------------------------------------------------------- */

int survey_columns_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	if (survey_ticks_stems(plan, evidence))
		return coco_err_nomem(err);
	columns_groups_see(plan, evidence);
	columns_contacts_see(plan, evidence);
	for (size_t i = 0; i < plan->n; i++) {
		if (column_decide(plan, &plan->columns[i], &evidence[i], err))
			return -1;
	}
	if (columns_several_settle(plan, evidence))
		return coco_err_nomem(err);
	if (columns_settle(plan, evidence, diag))
		return coco_err_nomem(err);
	for (size_t i = 0; i < plan->n; i++) {
		plan->has_personal |= plan->columns[i].personal;
		plan->has_people |= plan->columns[i].people;
	}
	if (survey_ticks_decide(plan, evidence, diag) || survey_options_decide(plan, evidence) || survey_scales_decide(plan, evidence, diag))
		return coco_err_nomem(err);
	columns_map_tell(plan, diag);
	if (survey_slots_make(plan, err) || survey_responses_make(plan, evidence, diag, err))
		return -1;
	columns_doubtful_tell(plan, diag);
	return 0;
}
