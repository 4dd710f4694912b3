/* The use of each column of a survey: by the map, by the platform, by its heading and its values, else a response.
 *
 * Method: the map has the first word, the platform's metadata the second. Then the heading's words are compared with the
 * synonyms of headers.csv; the sampled values of coded, yes/no, number and address columns speak for or against it. Below
 * a score of 0.7, or with two fields within 0.05, the column stays a response: nothing is lost, nothing is guessed.
 * A column of e-mail or IP addresses is personal whatever its heading says.
 * Invariant: each single-valued field has one column at most, unless the map says otherwise.
 */
#include <string.h>
#include "plan.h"

#define THRESHOLD 0.7
#define MARGIN 0.05
#define NEARLY 0.85 /* of a lower heading, which could be an option as well */

/* ---- fields ------------------------------------------------------------------------------------------------------ */

const struct coco_field *survey_plan_field(const struct survey_plan *plan, struct coco_str name)
{
	if (coco_str_starts(name, "challenge."))
		return coco_schema_field(COCO_STR("challenge"), coco_str_sub(name, 10, name.n));
	if (coco_str_starts(name, "participant."))
		name = coco_str_sub(name, 12, name.n);
	return coco_schema_field(coco_str_of(plan->type && *plan->type ? plan->type : "participant"), name);
}

static bool is_list(const struct coco_field *field)
{
	return field->flags & COCO_FIELD_LIST;
}

static bool is_coded(const struct coco_field *field)
{
	return field->kind == COCO_CODE || field->kind == COCO_CHOICE;
}

/* Between several answers in one cell: as the map, the platform, or the cells say. */
void survey_separator_choose(const struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	const char *mark = plan->platform->separator;
	if (c->map && c->map->split.s) {
		memcpy(c->separator, c->map->split.s, c->map->split.n);
		return;
	}
	if (!*mark)
		mark = e->semicolons ? ";" : ", ";
	memcpy(c->separator, mark, strlen(mark) < sizeof c->separator ? strlen(mark) : 1);
}

/* ---- evidence ---------------------------------------------------------------------------------------------------- */

/* Share of the sampled different values that the field can be made from; -1: no values. */
static double share_readable(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_arena *arena = coco_arena_new();
	struct survey_column probe = *c;
	size_t good = 0, n = 0;
	bool region = strcmp(field->name, "nuts") == 0; /* a country's code says less of a region than of a country */
	probe.field = field;
	probe.use = SURVEY_FIELD;
	probe.partner = survey_partner_of(field);
	probe.cache = (struct survey_cache){0};
	survey_separator_choose(plan, &probe, e);
	for (size_t i = 0; arena && i < e->n_distinct; i++) {
		if (survey_cell_missing(plan, e->distinct[i]))
			continue;
		const struct survey_seen *seen = survey_cell_read(plan, &probe, e->distinct[i], arena);
		n++;
		good += seen && !seen->code && !seen->torn && !(region && seen->json.n == strlen("\"AT\""));
	}
	if (probe.cache.map) {
		struct survey_plan holder = {.columns = &probe, .n = 1};
		survey_plan_free(&holder);
	}
	coco_arena_free(arena);
	return n ? (double)good / (double)n : -1;
}

/* E-mail addresses in a fifth of the cells: the column is personal whatever it is called. */
static bool has_emails(const struct survey_evidence *e)
{
	return e->emails * 5 >= e->filled && e->emails > 0;
}

static bool is_text(const struct coco_field *field)
{
	return field->kind == COCO_STRING || field->kind == COCO_TEXT;
}

/* False: "Do you have a website?" and "Rate the services" ask for no text, whatever words they share with those that do. */
static bool all_words(const struct coco_field *field, const struct survey_evidence *e)
{
	size_t numbers = strcmp(field->name, "phone") == 0 ? 0 : e->integers + e->decimals;
	return (e->yes_no > numbers ? e->yes_no : numbers) * 10 < e->filled * 8;
}

/* What the values add to a heading's score, with the words for --explain. */
static double evidence_weigh(struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field,
    const struct survey_evidence *e, const char **what)
{
	*what = "";
	if (!e->filled)
		return 0;
	if (strcmp(field->name, "email") == 0) {
		*what = e->emails ? ", e-mail addresses" : ", no e-mail addresses";
		return e->emails ? 0.25 : -0.2;
	}
	if (has_emails(e))
		return -1; /* addresses are no other field */
	bool open = field->flags & COCO_FIELD_OPEN;
	if (is_text(field) && !all_words(field, e)) {
		*what = ", values are yes and no, or numbers";
		return -0.4;
	}
	if (!is_coded(field) && field->kind != COCO_BOOL && field->kind != COCO_INT && field->kind != COCO_NUM && field->kind != COCO_DATE)
		return 0;
	double share = share_readable(plan, c, field, e);
	if (share < 0)
		return 0;
	if (share >= 0.8) {
		*what = is_coded(field) ? ", values of the vocabulary" : ", values fit";
		return is_coded(field) || field->kind == COCO_BOOL ? 0.25 : 0.15;
	}
	const struct coco_field *size = strcmp(field->name, "headcount") == 0 ? survey_plan_field(plan, COCO_STR("size")) : NULL;
	if (size && share < 0.5 && share_readable(plan, c, size, e) >= 0.8)
		return 0.15; /* classes: guess_use makes it the size */
	*what = ", values do not fit";
	return open || share >= 0.5 ? 0 : -0.4;
}

/* ---- one column -------------------------------------------------------------------------------------------------- */

static const char *why(struct survey_plan *plan, const char *a, const char *b, const char *c, const char *d)
{
	const char *text = coco_arena_printf(plan->arena, "%s%s%s%s", a, b, c, d);
	return text ? text : "";
}

static void drop(struct survey_column *c, const char *reason)
{
	c->use = SURVEY_DROP;
	c->why = reason;
}

/* A column of a list field that stands for one option; false if nobody knows the option. */
static bool option_find(struct survey_plan *plan, struct survey_column *c)
{
	const struct coco_str names[] = {c->sub, c->option};
	struct coco_field closed = *c->field;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		struct coco_buf json = COCO_BUF_INIT;
		if (!names[i].n)
			continue;
		c->option_json = c->map ? survey_map_option(c->map, names[i]) : COCO_STR_NONE;
		if (!c->option_json.s && !survey_value(plan->lexicon, &closed, names[i], plan->format, &json))
			c->option_json = coco_arena_copy(plan->arena, coco_buf_view(&json));
		coco_buf_free(&json);
		if (c->option_json.s)
			return true;
	}
	return false;
}

static void field_set(struct survey_plan *plan, struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	c->use = SURVEY_FIELD;
	c->field = field;
	c->personal = field->flags & COCO_FIELD_PERSONAL;
	if (is_list(field))
		survey_separator_choose(plan, c, e);
}

static int map_use(struct survey_plan *plan, struct survey_column *c, struct survey_map_column *entry, bool exact,
    const struct survey_evidence *e, struct coco_err *err)
{
	c->map = entry;
	c->why = "map";
	if (entry->drop) {
		drop(c, "dropped by the map");
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
	bool ticked = c->stem || (e->filled && e->yes_no == e->filled);
	field_set(plan, c, field, e);
	if (is_list(field) && c->sub.s && !survey_is_other(plan->lexicon, c) && (!exact || ticked || !e->filled) && option_find(plan, c)) {
		c->use = SURVEY_OPTION;
	} else if (is_list(field) && c->sub.s && !exact) {
		c->use = (field->flags & COCO_FIELD_OPEN) || !is_coded(field) ? SURVEY_FIELD : SURVEY_RESPONSE;
		c->field = c->use == SURVEY_FIELD ? field : NULL;
		c->rest = true;
		c->why = survey_is_other(plan->lexicon, c) ? "map; a text beside the options" : "map; an option that no vocabulary knows";
	}
	return 0;
}

static void role_use(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	c->why = why(plan, plan->platform_name, " metadata", "", "");
	switch (c->role) {
	case SURVEY_EMAIL:
		field_set(plan, c, survey_plan_field(plan, COCO_STR("email")), e);
		break;
	case SURVEY_NAME:
		field_set(plan, c, survey_plan_field(plan, COCO_STR("contact_name")), e);
		break;
	case SURVEY_TECHNICAL:
		drop(c, c->why);
		break;
	case SURVEY_PRIVATE:
		drop(c, "personal: never in the stream");
		c->personal = true;
		break;
	default:
		c->use = SURVEY_META;
	}
}

/* A question for the number of employees whose answers are classes ("10-49") asks for the size. */
static const struct coco_field *headcount_or_size(struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field,
    const struct survey_evidence *e, const char **what)
{
	const struct coco_field *size = survey_plan_field(plan, COCO_STR("size"));
	double numbers = share_readable(plan, c, field, e), classes = size ? share_readable(plan, c, size, e) : -1;
	if (classes < 0.8 || numbers >= 0.5)
		return field;
	*what = ", values are classes";
	return size;
}

/* Of two rows of headings, "Contact" above "E-mail", the lower one alone may name a field: where the user says that they are
 * headings, and it stands for the field's whole name. */
static bool lower_heading(const struct survey_plan *plan, const struct survey_column *c)
{
	return c->sub.s && plan->header_rows > 1 && strcmp(plan->platform->name, "generic") == 0;
}

/* Whether the upper heading is a list's and the lower one of its options: "Skills" above "Graphic design". */
static bool lower_option(struct survey_plan *plan, struct survey_column *c, const char *name)
{
	const struct coco_field *field = name ? survey_plan_field(plan, coco_str_of(name)) : NULL;
	bool found = false;
	if (field && is_list(field) && is_coded(field)) {
		c->field = field;
		found = option_find(plan, c) || survey_is_other(plan->lexicon, c);
		c->field = NULL;
	}
	return found;
}

/* A field by heading and values; false: none is sure enough. */
static bool guess_use(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	struct survey_guess best[SURVEY_GUESSES];
	char side[8] = "";
	const char *what[SURVEY_GUESSES] = {"", "", "", ""};
	memcpy(side, plan->side.s ? plan->side.s : "", plan->side.n < 8 ? plan->side.n : 0);
	survey_lexicon_guess(plan->lexicon, c->asked, side, best);
	if (lower_heading(plan, c) && !lower_option(plan, c, best[0].field)) {
		const char *both = coco_arena_printf(plan->arena, "%.*s %.*s", COCO_STR_ARG(c->asked), COCO_STR_ARG(c->option));
		survey_lexicon_guess(plan->lexicon, coco_str_of(both ? both : ""), side, best);
		if (best[0].score < NEARLY) /* "Contact" above "E-mail" */
			survey_lexicon_guess(plan->lexicon, c->option, side, best);
		if (best[0].score < NEARLY)
			return false;
		c->sub = COCO_STR_NONE;
	}
	for (size_t i = 0; i < SURVEY_GUESSES; i++) {
		const struct coco_field *field = best[i].field ? survey_plan_field(plan, coco_str_of(best[i].field)) : NULL;
		if (!field)
			best[i].score = 0;
		else if (!c->sub.s)
			best[i].score += evidence_weigh(plan, c, field, e, &what[i]);
	}
	size_t k = 0, other = 1;
	for (size_t i = 1; i < SURVEY_GUESSES; i++)
		k = best[i].score > best[k].score ? i : k;
	other = k == 0;
	for (size_t i = 0; i < SURVEY_GUESSES; i++)
		other = i != k && best[i].score > best[other].score ? i : other;
	if (!best[k].field || best[k].score < THRESHOLD) {
		if (best[k].field && best[k].score > 0)
			c->why = why(plan, "too weak a likeness to ", best[k].field, what[k], "");
		return false;
	}
	if (best[other].score > best[k].score - MARGIN) {
		c->why = why(plan, best[k].field, " or ", best[other].field, ": not decided");
		return false;
	}
	const struct coco_field *field = survey_plan_field(plan, coco_str_of(best[k].field));
	if (strcmp(field->name, "headcount") == 0 && !c->sub.s)
		field = headcount_or_size(plan, c, field, e, &what[k]);
	c->field = field;
	bool ticked = e->yes_no == e->filled; /* a text beside the options, else */
	c->rest =
	    c->sub.s && is_list(field) && is_coded(field) && (field->flags & COCO_FIELD_OPEN) && !ticked && survey_is_other(plan->lexicon, c);
	if (c->sub.s && !c->rest && (!is_list(field) || !is_coded(field) || !option_find(plan, c))) {
		c->field = NULL;
		return false;
	}
	field_set(plan, c, field, e);
	if (c->sub.s && !c->rest)
		c->use = SURVEY_OPTION;
	c->score = best[k].score > 1 ? 1 : best[k].score;
	if (field != survey_plan_field(plan, coco_str_of(best[k].field)))
		c->score -= MARGIN; /* a column that asks for the size itself is it rather */
	const char *score = coco_arena_printf(plan->arena, "%.2f", c->score);
	c->why = why(plan, "heading", c->rest ? ", a text beside the options" : what[k], ", score ", score ? score : "");
	return true;
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
	if (c->counts) {
		c->why = "how many of the question's options are chosen";
		return 0;
	}
	if (entry && (entry->drop || entry->field.s || c->role == SURVEY_NO_ROLE))
		return map_use(plan, c, entry, exact, e, err);
	if (c->role != SURVEY_NO_ROLE) {
		role_use(plan, c, e);
		return 0;
	}
	if (guess_use(plan, c, e))
		return 0;
	if (has_emails(e))
		drop(c, "e-mail addresses under a heading that is not known: personal, never in the stream");
	else if (e->filled && e->ips * 10 >= e->filled * 8)
		drop(c, "IP addresses: personal, never in the stream");
	else if (e->filled && e->positions * 10 >= e->filled * 8)
		drop(c, "positions on the map: personal, never in the stream");
	c->personal = c->use == SURVEY_DROP;
	return 0;
}

/* ---- all columns ------------------------------------------------------------------------------------------------- */

static void back_to_response(struct survey_plan *plan, struct survey_column *c, const char *other)
{
	c->why = why(plan, "another column is it rather: ", other, "", "");
	c->use = SURVEY_RESPONSE;
	c->field = NULL;
}

/* Two columns for a field of one value: the map's or the platform's stays, else the better score; equal ones both go. */
static void rivals_settle(struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		for (size_t j = i + 1; j < plan->n; j++) {
			struct survey_column *a = &plan->columns[i], *b = &plan->columns[j];
			if (a->use != SURVEY_FIELD || b->use != SURVEY_FIELD || a->field != b->field || is_list(a->field) || a->personal)
				continue;
			double sa = a->score > 0 ? a->score : 2, sb = b->score > 0 ? b->score : 2;
			if (sa > 1.5 && sb > 1.5)
				continue; /* both said so: the first filled one counts */
			const char *of_a = coco_arena_copy(plan->arena, a->name).s, *of_b = coco_arena_copy(plan->arena, b->name).s;
			bool drop_a = sa <= sb, drop_b = sb <= sa;
			if (drop_a)
				back_to_response(plan, a, of_b ? of_b : "");
			if (drop_b)
				back_to_response(plan, b, of_a ? of_a : "");
		}
	}
}

static void map_unused(const struct survey_plan *plan, struct coco_diag *diag)
{
	for (size_t i = 0; plan->has_map && i < plan->map.n_columns; i++) {
		const struct survey_map_column *m = &plan->map.columns[i];
		struct coco_finding at = {.file = plan->map.path, .line = survey_map_line(&plan->map, m->key)};
		if (!m->used)
			coco_diag_say(diag, COCO_WARNING, "unused-map-column", &at, "correct the key, or take it out of the map",
			    "\"%.*s\" is no column of %s", COCO_STR_ARG(m->key), plan->path);
	}
}

/* Options of a list field that nobody knows: the list would be short of them. */
static void options_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const struct coco_field *field = NULL;
		for (size_t k = 0; k < plan->n && c->use == SURVEY_RESPONSE && c->sub.s && !survey_is_other(plan->lexicon, c) && !field; k++) {
			if (plan->columns[k].use == SURVEY_OPTION && coco_str_eq(plan->columns[k].question, c->question))
				field = plan->columns[k].field;
		}
		struct coco_finding at = {.file = plan->path, .field = field ? field->name : NULL};
		if (field)
			coco_diag_say(diag, COCO_WARNING, "unknown-option", &at, "give the question its \"options\" in the map",
			    "column \"%.*s\" is an option that no vocabulary knows; it stays a response", COCO_STR_ARG(c->name));
	}
}

/* A table of records without its type would be read as a survey: its headings are field names. */
static void table_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	for (size_t t = 0; t < coco_schema_types() && !plan->has_map && plan->n > 2; t++) {
		const char *type = coco_schema_type(t);
		bool fields = true;
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
			drop(c, "an option of the question beside it, which holds all its answers");
			break;
		}
	}
}

int survey_columns_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	survey_ticks_stems(plan, evidence);
	for (size_t i = 0; i < plan->n; i++) {
		if (column_decide(plan, &plan->columns[i], &evidence[i], err))
			return -1;
	}
	wholes_settle(plan, evidence);
	rivals_settle(plan);
	map_unused(plan, diag);
	options_tell(plan, diag);
	table_tell(plan, diag);
	for (size_t i = 0; i < plan->n; i++)
		plan->has_personal |= plan->columns[i].personal;
	if (survey_ticks_decide(plan, evidence, diag) || survey_scales_decide(plan, evidence, diag))
		return coco_err_nomem(err);
	return survey_slots_make(plan, err) || survey_responses_make(plan, evidence, diag, err) ? -1 : 0;
}
