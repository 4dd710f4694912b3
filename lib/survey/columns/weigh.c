/* What a column's cells say for or against a field that its heading names.
 *
 * Method: the sampled values are read as the field would read them: most of a coded, yes/no, number or date field's can be read, or the
 * field is doubted, unless its heading says no less than the field's name; addresses speak for the e-mail alone; yes and no, or numbers,
 * are no text. Invariant: the cells alone name no field.
 */
#include <string.h>
#include "columns_parts.h"

#define BY_CHANCE 0.25 /* of answers in words that might hold a date */

/* `named`: the cells of which a part is known count as well as those that are known as a whole. */
static double share_read(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e, bool named)
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
		plan->failed |= !seen;
		n++;
		/* a date whose order is decided later is a date */
		bool read = seen && (!seen->code || strcmp(seen->code, "ambiguous-date") == 0);
		good += named ? seen && seen->n_items > 0 : read && !seen->torn && !(region && seen->json.n == strlen("\"AT\""));
	}
	if (probe.cache.map) {
		struct survey_plan holder = {.columns = &probe, .n = 1};
		survey_plan_free(&holder);
	}
	plan->failed |= !arena || !coco_arena_ok(arena);
	coco_arena_free(arena);
	return n ? (double)good / (double)n : -1;
}

double column_readable(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	return share_read(plan, c, field, e, false);
}

bool column_is_named(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_field closed = *field;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	if (field->unit && strcmp(field->unit, "currency") == 0)
		return e->moneys * 2 >= e->filled;
	return !column_is_list(field) || share_read(plan, c, &closed, e, true) >= 0.5;
}

/* Yes, no and words for ticks are no items of a list. */
static bool is_ticks(const struct coco_field *field, const struct survey_evidence *e)
{
	return column_is_coded(field) && column_is_list(field) && e->filled && e->yes_no == e->filled && !e->integers; /* 1 may be a code */
}

/* A value is in the vocabulary of an open field, which takes any other text as it stands. */
static bool any_known(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e)
{
	struct coco_field closed = *field;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	return column_readable(plan, c, &closed, e) > 0;
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

/* ---- forms of texts ---------------------------------------------------------------------------------------------- */

/* Six digits or more, and few letters. */
static bool is_telephone(struct coco_str text)
{
	size_t digits = 0, letters = 0;
	for (size_t i = 0; i < text.n; i++) {
		digits += text.s[i] >= '0' && text.s[i] <= '9';
		letters += (text.s[i] | 0x20) >= 'a' && (text.s[i] | 0x20) <= 'z';
	}
	return digits >= 6 && letters * 2 < digits;
}

/* How texts of a field look: a test of their form, or the longest that they are. What has the form speaks for the field, too. */
struct form {
	const char *field;
	bool (*is)(struct coco_str text);
	size_t most; /* bytes */
};
static const struct form forms[] = {
    {"website", column_is_address, 0},
    {"phone", is_telephone, 0},
    {"contact_name", NULL, 80},
    {"city", NULL, 60},
    {"org", NULL, 160},
    {"title", NULL, 200},
};

/* Nearly all cells are dates. */
static bool all_dates(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	const struct coco_field *date = survey_plan_field(plan, COCO_STR("challenge.deadline"));
	return date && column_readable(plan, c, date, e) >= 0.8;
}

static double form_weigh(const struct coco_field *field, const struct survey_evidence *e, const char **what)
{
	const struct form *form = NULL;
	size_t good = 0;
	for (size_t i = 0; i < COCO_LEN(forms) && !form; i++)
		form = strcmp(forms[i].field, field->name) == 0 ? &forms[i] : NULL;
	if (!form || !e->n_distinct)
		return 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_str text = coco_str_trim(e->distinct[i]);
		good += form->is ? form->is(text) : text.n <= form->most;
	}
	if (form->is && good * 5 >= e->n_distinct * 4) {
		*what = ", values fit";
		return 0.15;
	}
	if (good * 2 >= e->n_distinct)
		return 0;
	*what = ", values do not fit";
	return -0.3;
}

enum { RUNNING_WORDS = 8, RUNNING_ALL = 10, RUNNING_MEAN = 5 };

/* A piece of so many words, or pieces of so many on average, which no list has: people's own sentences. */
static bool is_running(struct coco_str cell)
{
	size_t words = 0, most = 0, all = 0, pieces = 1;
	for (size_t i = 0; i < cell.n; i++) {
		if (memchr(",;/|\n", cell.s[i], 5)) {
			pieces++;
			words = 0;
			continue;
		}
		const bool begins = cell.s[i] != ' ' && (i == 0 || strchr(" ,;/|\n", cell.s[i - 1]));
		words += begins;
		all += begins;
		most = words > most ? words : most;
	}
	return most >= RUNNING_WORDS || (all >= RUNNING_ALL && all >= RUNNING_MEAN * pieces);
}

/* Half of the different cells or more. */
static bool is_running_text(const struct survey_evidence *e)
{
	size_t running = 0;
	for (size_t k = 0; k < e->n_distinct; k++)
		running += is_running(coco_str_trim(e->distinct[k]));
	return e->n_distinct && running * 2 >= e->n_distinct;
}

/* ---- all fields -------------------------------------------------------------------------------------------------- */

/* Some rows say the same, and no cell looks like an address that is spelled wrong: "Outlook", "Thunderbird", "Outlook". */
static bool answers_alike(const struct survey_evidence *e)
{
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = e->distinct[i];
		if (memchr(cell.s, '@', cell.n) || memchr(cell.s, '.', cell.n) || memchr(cell.s, '(', cell.n) || memchr(cell.s, '[', cell.n))
			return false;
	}
	return e->n_distinct < e->filled && e->n_distinct < SURVEY_DISTINCT;
}

double column_weigh(struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field,
    const struct survey_evidence *e, const char **what)
{
	*what = "";
	if (!e->filled)
		return 0;
	if (strcmp(field->name, "email") == 0) {
		*what = e->emails ? ", e-mail addresses" : ", no e-mail addresses";
		return e->emails ? 0.25 : answers_alike(e) ? -1 : -0.2;
	}
	if (column_has_emails(e))
		return -1; /* addresses are no other field */
	bool open = field->flags & COCO_FIELD_OPEN;
	if (is_text(field) && !all_words(field, e)) {
		*what = ", values are yes and no, or numbers";
		return -0.4;
	}
	if (column_is_rated(plan, c, field, e)) {
		*what = ", values are ratings";
		return -0.4;
	}
	if (field->kind == COCO_TEXT && all_dates(plan, c, e)) {
		*what = ", values are dates";
		return -0.4;
	}
	if (strcmp(field->name, "contact_name") == 0 && column_asks_post(plan, c, e)) {
		*what = ", values are posts";
		return -1;
	}
	if (is_text(field))
		return form_weigh(field, e, what);
	if (!column_is_coded(field) && field->kind != COCO_BOOL && field->kind != COCO_INT && field->kind != COCO_NUM &&
	    field->kind != COCO_DATE)
		return 0;
	if (is_ticks(field, e)) {
		*what = ", values are yes and no";
		return -0.4;
	}
	double share = column_readable(plan, c, field, e);
	if (share < 0)
		return 0;
	if (open && column_is_coded(field) && column_is_list(field) && is_running_text(e)) {
		*what = ", values are running text";
		return -0.3;
	}
	if (share >= 0.8 && open && column_is_coded(field) && !any_known(plan, c, field, e)) {
		*what = ", values are in no vocabulary";
		return 0.25;
	}
	if (share >= 0.8) {
		*what = column_is_coded(field) ? ", values of the vocabulary" : ", values fit";
		return column_is_coded(field) || field->kind == COCO_BOOL ? 0.25 : 0.15;
	}
	if (survey_is_consent(field)) {
		*what = ", values do not fit";
		return 0; /* its heading says what it is; a cell that can't be read is told */
	}
	*what = ", values do not fit";
	if (field->kind == COCO_BOOL && share < 0.5)
		return -1; /* nobody agrees by naming what he does */
	return open || share >= 0.5 ? 0 : -0.4;
}

/* ---- by the heading alone ---------------------------------------------------------------------------------------- */

/* A field that values are read for, so that what does not fit it can be told. */
static bool is_read(const struct coco_field *field)
{
	return field->kind == COCO_INT || field->kind == COCO_NUM || field->kind == COCO_DATE || column_is_coded(field);
}

/* The guess whose heading is all a field's name and whose field some values can be read as, of several the one that most can ("Kraj" is a
 * country in Polish, a region in Czech); COCO_NONE: there is none. `asked`: the headings' scores. What can be read is read, and each
 * other cell is told. Where nothing can, or the heading is a sentence, of which an answer may fit by chance, as no date does,
 * c->unread notes the field. */
static size_t heading_rules(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e,
    const struct survey_guess best[SURVEY_GUESSES], const double asked[SURVEY_GUESSES])
{
	size_t first = 0, found = COCO_NONE;
	double most = 0;
	bool asks = false;
	for (size_t i = 1; i < SURVEY_GUESSES; i++)
		first = asked[i] > asked[first] ? i : first;
	if (asked[first] < COLUMN_THRESHOLD || c->sub.s || !e->filled || column_has_emails(e))
		return COCO_NONE;
	for (size_t i = 0; i < SURVEY_GUESSES; i++) {
		if (asked[i] <= asked[first] - COLUMN_MARGIN)
			continue;
		const struct coco_field *field = survey_plan_field(plan, coco_str_of(best[i].field));
		if (best[i].bare || !is_read(field) || is_ticks(field, e) || column_is_rated(plan, c, field, e))
			return COCO_NONE;
		const double readable = column_readable(plan, c, field, e);
		const bool dates = field->kind == COCO_DATE && readable >= BY_CHANCE;
		const double share = best[i].whole || dates ? readable : 0;
		asks |= best[i].whole || readable > 0; /* a sentence of which no answer fits asks for something else */
		found = share > most ? i : share == most ? COCO_NONE : found;
		most = share > most ? share : most;
	}
	if (found == COCO_NONE && asks)
		c->unread = survey_plan_field(plan, coco_str_of(best[first].field));
	return found;
}

size_t column_by_heading(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e,
    struct survey_guess best[SURVEY_GUESSES], const double asked[SURVEY_GUESSES], size_t k, const char *what[SURVEY_GUESSES])
{
	const size_t ruled = heading_rules(plan, c, e, best, asked);
	if (ruled == COCO_NONE)
		return k;
	best[ruled].score = COLUMN_THRESHOLD;
	what[ruled] = ", some values fit";
	return ruled;
}
