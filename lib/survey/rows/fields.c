/* The cells of a survey's row that say something about the participant, the challenge, or the row itself.
 *
 * Method: what a column's cells nearly all are is decided before the first row: text goes to its field as it stands, and so
 * does a number that JSON would write like that; all others are read by the column's plan (cells.c).
 * Invariant: the short ways give what the plan would.
 */
#include <string.h>
#include "answers.h"
#include "phones.h"
#include "reached.h"

/* Apart from the way of nearly every cell, which is the faster the shorter it is. */
#ifdef __GNUC__
#define RARE __attribute__((noinline))
#else
#define RARE
#endif

int survey_answers_extra(struct survey_answers *a, const struct survey_column *c, struct coco_str cell)
{
	if (c->personal || coco_is_email(cell))
		return 0;
	if (survey_text_clean(a->job, c, false, &cell))
		return -1;
	a->extra[a->n_extra++] = (struct survey_extra){c->name, cell};
	return 0;
}

/* Adds the items of a cell to a list slot that has some, each once. */
static RARE int items_add(struct survey_answers *a, size_t slot, const struct survey_seen *seen)
{
	struct coco_buf *joined = &a->job->scratch;
	struct coco_str old = a->json[slot];
	coco_buf_clear(joined);
	coco_buf_put(joined, old.s, old.n - 1);
	for (size_t i = 0; i < seen->n_items; i++) {
		struct coco_str now = coco_buf_view(joined), item = seen->items[i];
		size_t at = coco_str_find(now, item, 0);
		bool whole = at != SIZE_MAX && (at == 1 || now.s[at - 1] == ',') && (at + item.n == now.n || now.s[at + item.n] == ',');
		if (whole)
			continue;
		coco_buf_putc(joined, ',');
		coco_buf_str(joined, item);
	}
	coco_buf_putc(joined, ']');
	a->json[slot] = coco_buf_ok(joined) ? coco_arena_copy(a->arena, coco_buf_view(joined)) : COCO_STR_NONE;
	return a->json[slot].s ? 0 : -1;
}

static void split_tell(struct survey_answers *a, struct survey_column *c)
{
	struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line};
	if (c->split_told)
		return;
	c->split_told = true;
	coco_diag_say(a->job->import->setup.diag, COCO_WARNING, "split-by-separator", &at,
	    "give the column its \"options\" in the map; --suggest-map begins one",
	    "column \"%.*s\": answers that no vocabulary knows were split at '%s'; the cell is kept beside", COCO_STR_ARG(c->name),
	    c->separator);
}

/* "-", "--", "/", "—", ".": what people put where a form asks for something that they have not. */
static bool is_dash(struct coco_str cell)
{
	size_t i = 0;
	while (i < cell.n) {
		const char c = cell.s[i];
		const bool wide = cell.n - i >= 3 && memcmp(cell.s + i, "\xe2\x80", 2) == 0 && (unsigned char)cell.s[i + 2] >= 0x90 &&
		                  (unsigned char)cell.s[i + 2] <= 0x95;
		if (c != '-' && c != '/' && c != '.' && c != '_' && !wide)
			return false;
		i += wide ? 3 : 1;
	}
	return cell.n > 0;
}

static RARE int personal_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct coco_str *to = strcmp(c->field->name, "email") == 0   ? &a->email
	                      : strcmp(c->field->name, "phone") == 0 ? &a->phone
	                                                             : &a->contact_name;
	cell = coco_str_trim(cell);
	if (is_dash(cell) || (to == &a->contact_name && survey_word_missing(a->job->plan->lexicon, cell, false)))
		return 0;
	if (to == &a->email)
		return survey_email_take(a, c, cell);
	if (!to->n || !cell.n)
		*to = to->n ? *to : cell;
	else if (c->part != SURVEY_NAME_WHOLE)
		*to = survey_name_join(c->part, cell, *to, a->arena);
	else
		return survey_contact_again(a, c, *to, cell);
	return to->s ? 0 : -1;
}

/* A reference of a survey: an id if somebody is known by that name. */
static RARE int reference_take(struct survey_answers *a, const struct survey_column *c, struct coco_str cell, struct coco_str *json)
{
	struct coco_buf candidates = COCO_BUF_INIT;
	struct coco_str id;
	const char *code = survey_reference_find(a->job, c->field->of, cell, &id, &candidates);
	coco_buf_free(&candidates);
	if (code) {
		survey_finding(a->job, c, code, cell);
		return survey_answers_extra(a, c, cell);
	}
	*json = survey_quote(id, a->arena);
	return json->s ? 0 : -1;
}

/* The currency beside an amount; another one than before is told. */
static void currency_take(struct survey_answers *a, const struct survey_column *c, struct coco_str currency)
{
	if (!a->json[c->currency_slot].s)
		a->json[c->currency_slot] = currency;
	else if (!coco_str_eq(a->json[c->currency_slot], currency))
		survey_finding(a->job, c, "second-currency", currency);
}

/* A further value of a field that has one: another one is told, and kept beside. */
static RARE int value_again(struct survey_answers *a, struct survey_column *c, struct coco_str cell, struct coco_str json)
{
	if (coco_str_eq(a->json[c->slot], json))
		return 0;
	if (survey_is_consent(c->field)) {
		survey_finding(a->job, c, "two-consents", cell);
		a->json[c->slot] = survey_consent_stricter(a->json[c->slot], json);
		return survey_answers_extra(a, c, cell);
	}
	if (!c->conflict_told)
		survey_finding(a->job, c, "second-value", cell);
	c->conflict_told = true;
	return survey_answers_extra(a, c, cell);
}

static inline int value_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell, struct coco_str json)
{
	struct coco_str *value = &a->json[c->slot];
	if (value->s)
		return value_again(a, c, cell, json);
	*value = json;
	return 0;
}

int survey_text_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	if (c->mixed && survey_is_full_name(a->job->plan, cell)) {
		survey_finding(a->job, c, "person-in-answer", COCO_STR_NONE);
		return 0;
	}
	if (c->field->kind == COCO_STRING) {
		if (c->way != SURVEY_AS_TOWN && survey_positions_clean(a->job, c, false, &cell))
			return -1;
		if (!coco_str_trim(cell).n)
			return 0;
	}
	if (c->words && survey_text_clean(a->job, c, true, &cell))
		return -1;
	const struct coco_str bare = coco_str_trim(cell);
	if (is_dash(bare))
		return 0;
	struct coco_str json = survey_quote(c->field->kind == COCO_TEXT ? cell : bare, a->arena);
	return json.s ? value_take(a, c, cell, json) : -1;
}

/* "keine", "in Arbeit": without a dot it is no address; what was said stays beside. */
static int page_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line, .field = c->field->name};
	if (memchr(cell.s, '.', cell.n) || is_dash(coco_str_trim(cell)))
		return survey_text_take(a, c, cell);
	if (!c->pageless_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "names-no-website", &at, NULL,
		    "%.*s has cells like \"none\", which are no address on the web; they are kept beside", COCO_STR_ARG(c->name));
	c->pageless_told = true;
	return survey_answers_extra(a, c, cell);
}

/* A town; its post code stays beside it where it is an organisation's, and nowhere where it may be a home's. */
static int town_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line, .field = c->field->name};
	if (survey_positions_clean(a->job, c, true, &cell))
		return -1;
	const struct coco_str town = survey_town(cell);
	if (town.n == coco_str_trim(cell).n)
		return survey_text_take(a, c, cell);
	const bool firm = a->job->plan->who[SURVEY_WHO_ORG] != COCO_NONE;
	if (!c->code_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "post-code-beside", &at, NULL,
		    "%.*s has post codes beside the towns; they are %s", COCO_STR_ARG(c->name),
		    firm ? "kept beside" : "left out, for they may be homes'");
	c->code_told = true;
	return survey_text_take(a, c, town) || (firm && survey_answers_extra(a, c, cell)) ? -1 : 0;
}

/* A number as JSON has it is the value as it stands, in the row's own bytes. False: not so, or it is no value of the field. */
static bool number_take(struct survey_answers *a, const struct survey_column *c, struct coco_str cell)
{
	const struct coco_field *f = c->field;
	double value;
	const bool is_short = survey_number_short(cell, &value);
	const struct coco_str number = is_short ? cell : survey_number_plain(coco_str_trim(cell), c->format.decimal, &value);
	if (!number.s || a->json[c->slot].s)
		return false;
	if ((f->min < 0 || f->max > 0) && (value < f->min || value > f->max))
		return false;
	if (f->kind == COCO_INT && !is_short && value != (double)(int64_t)value)
		return false;
	a->json[c->slot] = number;
	return true;
}

/* A list of which some answers can't be read does not take the place of a whole one. */
static int partial_note(struct survey_answers *a, const struct survey_column *c)
{
	const char *names = coco_arena_printf(a->arena, "%.*s %s", COCO_STR_ARG(a->partial), c->field->name);
	a->partial = coco_str_of(names ? names : "");
	return names ? 0 : -1;
}

/* What a cell that was read says besides its value. */
static RARE int seen_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell, const struct survey_seen *seen)
{
	struct survey_job *job = a->job;
	if (seen->n_items && seen->code && partial_note(a, c))
		return -1;
	if (seen->person) {
		survey_finding(job, c, "person-in-answer", COCO_STR_NONE);
		return 0; /* nor does the cell stand anywhere else */
	}
	if (seen->torn)
		split_tell(a, c);
	if (seen->power && !c->power_told)
		survey_finding(job, c, "power-of-ten", cell);
	c->power_told |= seen->power;
	if (seen->level && !c->level_told)
		survey_finding(job, c, "level-left-out", cell);
	c->level_told |= seen->level;
	if (seen->code && !(c->undecided && strcmp(seen->code, "unknown-code") == 0)) /* told of the column */
		survey_finding(job, c, seen->code, cell);
	if (seen->code && seen->json.s) { /* a consent that is not clear */
		a->json[c->slot] = a->json[c->slot].s ? survey_consent_stricter(a->json[c->slot], seen->json) : seen->json;
		return survey_answers_extra(a, c, cell);
	}
	const bool other = seen->other && (!c->texts || survey_cell_missing(job->plan, a->row->cells[c->texts - 1]));
	if (seen->code || seen->torn || seen->missing || other)
		return survey_answers_extra(a, c, cell);
	if (seen->currency.s)
		currency_take(a, c, seen->currency);
	if (seen->partner.s && !a->json[c->partner_slot].s)
		a->json[c->partner_slot] = seen->partner;
	if (!seen->json.s || (c->field->flags & COCO_FIELD_LIST))
		return 0;
	return value_take(a, c, cell, seen->json);
}

static inline int field_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct survey_job *job = a->job;
	if (survey_cell_missing(job->plan, cell)) {
		if (c->head_json.n && coco_str_trim(cell).n && !survey_options_chosen(job, a->row, c, cell))
			a->unsaid[a->n_unsaid++] = (size_t)(c - job->plan->columns);
		return 0;
	}
	switch (c->way) {
	case SURVEY_AS_TEXT:
		return survey_text_take(a, c, cell);
	case SURVEY_AS_ORG:
		return survey_org_take(a, c, cell);
	case SURVEY_AS_PAGE:
		return page_take(a, c, cell);
	case SURVEY_AS_TOWN:
		return town_take(a, c, cell);
	case SURVEY_AS_NUMBER:
		if (number_take(a, c, cell))
			return 0;
		break;
	case SURVEY_AS_PERSONAL:
		return personal_take(a, c, cell);
	case SURVEY_AS_REFERENCE:
		return reference_take(a, c, cell, &a->json[c->slot]);
	case SURVEY_AS_REGISTER:
		return survey_register_take(a, c, cell);
	case SURVEY_AS_ID:
		if (!coco_is_email(cell))
			break;
		survey_finding(job, c, "personal-id", COCO_STR_NONE);
		return 0;
	case SURVEY_BY_PLAN:
		break;
	}
	if (c->words && survey_text_clean(job, c, true, &cell))
		return -1;
	const struct survey_seen *seen = survey_cell_recent(c, cell);
	if (!seen && !(seen = survey_cell_read(job->plan, c, cell, a->arena)))
		return -1;
	if (seen->n_items && !a->json[c->slot].s)
		a->json[c->slot] = seen->list;
	else if (seen->n_items && items_add(a, c->slot, seen))
		return -1;
	if (seen->plain) /* as nearly all that was read before */
		return seen->json.s && !(c->field->flags & COCO_FIELD_LIST) ? value_take(a, c, cell, seen->json) : 0;
	return seen_take(a, c, cell, seen);
}

/* The row's language: a code of two or three letters, a name, or a tag with script or country behind it ("sr-Latn", "pt_BR"). */
static int language_take(struct survey_answers *a, const struct survey_column *c, struct coco_str cell)
{
	const struct coco_vocab *languages = coco_vocab("language");
	size_t n = 0;
	if (survey_cell_missing(a->job->plan, cell))
		return 0;
	const char *code = survey_lexicon_code(a->job->plan->lexicon, languages, cell);
	while (n < cell.n && cell.s[n] != '-' && cell.s[n] != '_')
		n++;
	if (!code && n < cell.n && n >= 2 && n <= 3)
		code = survey_lexicon_code(a->job->plan->lexicon, languages, coco_str_sub(cell, 0, n));
	if (!code) {
		survey_finding(a->job, c, "bad-code", cell);
		return survey_answers_extra(a, c, cell);
	}
	a->lang = coco_str_of(code);
	return 0;
}

/* Of several columns, of which each tells of a part of the questions, all must say that it is complete. */
static void complete_take(struct survey_answers *a, struct coco_str cell)
{
	const struct survey_plan *plan = a->job->plan;
	const char *code = plan->platform->completed;
	const bool coded = *code && cell.n == 1 && cell.s[0] >= '0' && cell.s[0] <= '9';
	const char *word = coded ? NULL : survey_lexicon_word(plan->lexicon, "complete", cell);
	word = coded || word ? word : survey_lexicon_word(plan->lexicon, "bool", cell);
	if (coded || word)
		a->complete = a->complete != 0 && (coded ? coco_str_is(cell, code) : strcmp(word, "yes") == 0);
}

/* When the row was sent. */
static int submitted_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	const struct survey_platform *platform = a->job->plan->platform;
	struct coco_time time;
	enum survey_clock clock;
	char text[32];
	if (platform->dated_is_complete)
		a->complete = cell.n > 0;
	if (survey_cell_missing(a->job->plan, cell) || (*platform->no_date && coco_str_starts(cell, platform->no_date)))
		return 0;
	const char *fault = survey_time(a->job->plan->lexicon, cell, c->format, &time, &clock);
	if (fault) {
		survey_finding(a->job, c, fault, cell);
		return survey_answers_extra(a, c, cell);
	}
	if (clock == SURVEY_CLOCK_ELSEWHERE && !c->zone_told)
		survey_finding(a->job, c, "zone-left-out", cell);
	c->zone_told |= clock == SURVEY_CLOCK_ELSEWHERE;
	if (!clock && !c->day_told)
		survey_day_tell(a->job, c);
	c->day_told |= !clock;
	coco_time_text(time, text); /* of a day alone its first minute: time has no other form */
	a->submitted = coco_arena_copy(a->arena, coco_str_of(text));
	return a->submitted.s ? 0 : -1;
}

static RARE int meta_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	bool known;
	cell = coco_str_trim(cell);
	switch (c->role) {
	case SURVEY_RESPONSE_ID:
		if (memchr(cell.s, '+', cell.n) && survey_is_exponent(cell)) {
			survey_finding(a->job, c, "exponent", cell);
			return survey_answers_extra(a, c, cell);
		}
		a->response_id = coco_is_email(cell) || survey_cell_missing(a->job->plan, cell) ? COCO_STR_NONE : cell;
		break;
	case SURVEY_LANG:
		return language_take(a, c, cell);
	case SURVEY_COMPLETE:
		complete_take(a, cell);
		break;
	case SURVEY_TRIAL: {
		const char *trial = survey_lexicon_trial(a->job->plan->lexicon, a->job->plan->platform->name, cell);
		a->trial = trial ? trial : a->trial;
		break;
	}
	case SURVEY_WAVE:
		if (!survey_cell_missing(a->job->plan, cell))
			a->wave = survey_wave_of(a->job->plan->lexicon, &a->job->plan->waves, cell, &known);
		break;
	case SURVEY_FORM:
		a->form = survey_cell_missing(a->job->plan, cell) ? COCO_STR_NONE : cell;
		break;
	case SURVEY_INSTANCE:
		a->instance = survey_cell_missing(a->job->plan, cell) ? COCO_STR_NONE : cell;
		break;
	case SURVEY_SUBMITTED:
		return submitted_take(a, c, cell);
	default:
		break;
	}
	return 0;
}

/* The currency that a heading names, where neither the amount below it nor a column says one. */
static void currencies_settle(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_fields && plan->has_currency; k++) {
		const struct survey_column *c = &plan->columns[plan->fields[k]];
		if (c->currency_json.s && a->json[c->slot].s && !a->json[c->currency_slot].s)
			a->json[c->currency_slot] = c->currency_json;
	}
}

/* A form that is filled in once more is a wave of its own: "pre-2"; without an event by the form's name. */
static int instance_settle(struct survey_answers *a)
{
	if (a->form.n && !a->wave.n)
		a->wave = a->form;
	if (!a->wave.n || !a->instance.n || coco_str_is(a->instance, "1"))
		return 0;
	const char *wave = coco_arena_printf(a->arena, "%.*s-%.*s", COCO_STR_ARG(a->wave), COCO_STR_ARG(a->instance));
	a->wave = coco_str_of(wave ? wave : "");
	return wave ? 0 : -1;
}

/* Why nothing is said of a challenge needs no reason where the row describes none. */
static void unsaid_settle(struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	bool described = false;
	size_t kept = 0;
	for (size_t i = 0; i < plan->n_fed && !described && a->n_unsaid; i++)
		described = plan->slots[i].challenge && a->json[i].s;
	for (size_t k = 0; k < a->n_unsaid; k++) {
		if (described || !plan->slots[plan->columns[a->unsaid[k]].slot].challenge)
			a->unsaid[kept++] = a->unsaid[k];
	}
	a->n_unsaid = kept;
}

int survey_answers_fields(struct survey_answers *a)
{
	struct survey_plan *plan = a->job->plan;
	struct survey_column *const columns = plan->columns;
	const struct coco_str *const cells = a->row->cells;
	const size_t *const fields = plan->fields, n = plan->n_fields;
	for (size_t k = 0; k < n; k++) {
		struct survey_column *c = &columns[fields[k]];
		struct coco_str cell = cells[fields[k]];
		if (c->use == SURVEY_META ? meta_take(a, c, cell) : field_take(a, c, cell))
			return -1;
	}
	survey_email_settle(a);
	if (survey_org_settle(a) || survey_bounds_settle(a) || instance_settle(a))
		return -1;
	currencies_settle(a);
	unsaid_settle(a);
	return 0;
}

void survey_fields_prepare(struct survey_plan *plan)
{
	for (size_t k = 0; k < plan->n_fields; k++) {
		struct survey_column *c = &plan->columns[plan->fields[k]];
		const struct coco_field *f = c->field;
		c->way = SURVEY_BY_PLAN;
		plan->has_currency |= c->currency_json.s != NULL;
		if (!f || c->use == SURVEY_META)
			continue;
		if (f->flags & COCO_FIELD_PERSONAL)
			c->way = SURVEY_AS_PERSONAL;
		else if (f->kind == COCO_REF)
			c->way = f->flags & COCO_FIELD_LIST ? SURVEY_BY_PLAN : SURVEY_AS_REFERENCE;
		else if (strcmp(f->name, "id") == 0)
			c->way = SURVEY_AS_ID;
		else if (c->registered)
			c->way = SURVEY_AS_REGISTER;
		else if (c->use != SURVEY_FIELD || f->flags & COCO_FIELD_LIST)
			continue;
		else if (c->text)
			c->way = strcmp(f->name, "org") == 0       ? SURVEY_AS_ORG
			         : strcmp(f->name, "website") == 0 ? SURVEY_AS_PAGE
			         : strcmp(f->name, "city") == 0    ? SURVEY_AS_TOWN
			                                           : SURVEY_AS_TEXT;
		else if ((f->kind == COCO_INT || f->kind == COCO_NUM) && !c->words && !c->list && !(c->map && c->map->n_options))
			c->way = SURVEY_AS_NUMBER;
	}
}
