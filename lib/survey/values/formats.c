/* How the numbers and dates of each column are written, decided from the evidence of all its cells.
 *
 * Method: what the caller or the map declare holds for all columns. Else a column decides for itself where some of its cells can
 * be read in one way only and no cell contradicts them ("12,5" decides for "1.234"; 13/3 for 4/3). A column that
 * does not decide takes what the others of the file say, if they agree. The platform's own dates are told by its other dates alone, for
 * people type theirs in another order than it writes; an answer's column by all that the file holds, which is told.
 * Dates whose order nothing decides are an error; numbers are refused cell by cell. Numbers that say nothing of their mark ("1,000" may be
 * one or a thousand) and are read by another column's are told.
 * Invariant: no cell is read in a way that another cell of its column contradicts.
 */
#include <string.h>
#include "plan.h"

bool survey_evidence_numeric(const struct survey_evidence *e, char decimal)
{
	const size_t numbers = e->integers + (decimal ? e->decimals : 0) + e->written, among = e->signs + (e->written ? e->longs : 0);
	const bool one_unit = !(e->percents && e->moneys) && !e->currencies;
	return numbers > 0 && one_unit && numbers + among + e->words + e->powers == e->filled;
}

static bool is_numeric(const struct survey_column *c, const struct survey_evidence *e)
{
	if (c->use == SURVEY_DROP)
		return false;
	if (c->field && c->use == SURVEY_FIELD)
		return c->field->kind == COCO_INT || c->field->kind == COCO_NUM;
	return c->use == SURVEY_RESPONSE && !e->ips && ((c->map && c->map->scaled) || survey_evidence_numeric(e, ','));
}

/* Its field has whole numbers alone: a mark before three digits stands before thousands, whatever other columns say. */
static bool is_whole(const struct survey_column *c)
{
	return c->use == SURVEY_FIELD && c->field && c->field->kind == COCO_INT;
}

static bool is_dated(const struct survey_column *c)
{
	return (c->use == SURVEY_META && c->role == SURVEY_SUBMITTED) ||
	       (c->use == SURVEY_FIELD && c->field && (c->field->kind == COCO_DATE || c->field->kind == COCO_TIME));
}

/* A column that the platform writes. */
static bool is_platforms(const struct survey_column *c)
{
	return c->role != SURVEY_NO_ROLE && (c->use == SURVEY_META || c->use == SURVEY_DROP);
}

/* A column that may tell the order of others: of dates, or answers and metadata that are nothing but dates. */
static bool is_witness(const struct survey_column *c, const struct survey_evidence *e)
{
	const bool dates = e->filled && e->slashed == e->filled;
	return is_dated(c) || (dates && (c->use == SURVEY_RESPONSE || is_platforms(c)));
}

/* The bit of a language of a map; 0: none is said. */
static unsigned lang_said(struct coco_str lang)
{
	for (size_t i = 0; lang.n && i < COCO_LANGS; i++) {
		if (coco_str_starts(lang, coco_langs[i]))
			return 1u << i;
	}
	return 0;
}

void survey_formats_see(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	unsigned said = lang_said(plan->lang);
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		struct survey_format *f = &plan->columns[i].format;
		*f = plan->format;
		if (!f->decimal && e->decimal_comma && !e->decimal_dot)
			f->decimal = ',';
		else if (!f->decimal && e->decimal_dot && !e->decimal_comma)
			f->decimal = '.';
		if (f->order == SURVEY_ORDER_UNKNOWN && (e->dmy == 0) != (e->mdy == 0))
			f->order = e->dmy ? SURVEY_DMY : SURVEY_MDY;
		f->langs = said ? said : e->langs;
		f->serial = e->filled > 0 && e->serials == e->filled;
	}
}

bool survey_formats_open(const struct survey_plan *plan, const struct survey_evidence *evidence, bool *open)
{
	bool any = false, orders = false;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		const bool answers = c->use == SURVEY_RESPONSE && e->slashed && e->slashed + e->words == e->filled;
		bool order = (is_dated(c) || answers) && e->slashed && c->format.order == SURVEY_ORDER_UNKNOWN && !(e->dmy && e->mdy);
		bool mark = is_numeric(c, e) && e->decimals && !c->format.decimal && !(e->decimal_comma && e->decimal_dot);
		const bool codes = c->use == SURVEY_FIELD && survey_is_consent(c->field) && e->digits;
		open[i] = order || mark || codes;
		any |= open[i];
		orders |= order;
	}
	for (size_t i = 0; i < plan->n && orders; i++)
		open[i] = open[i] || (is_witness(&plan->columns[i], &evidence[i]) && !(evidence[i].dmy && evidence[i].mdy));
	return any;
}

/* A thousand or one: by the file's other numbers alone, which no reader of the records could see. */
static void decimal_tell(const struct survey_plan *plan, const struct survey_column *c, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .field = c->use == SURVEY_FIELD ? c->field->name : NULL};
	const bool comma = c->format.decimal == ',';
	coco_diag_say(diag, COCO_WARNING, "decimal-of-others", &at,
	    "--decimal=, or --decimal=. says it for the file; where columns differ, write one of them anew",
	    "column \"%.*s\": its marks may stand before thousands or before decimals; they are read as the file's other numbers: 1%c000 is "
	    "one, "
	    "1%c000 a thousand",
	    COCO_STR_ARG(c->name), comma ? ',' : '.', comma ? '.' : ',');
}

/* The file's decimal mark, where its columns of numbers agree. */
static void decimal_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	const bool said = plan->format.decimal != 0;
	size_t comma = 0, dot = 0;
	for (size_t i = 0; i < plan->n; i++) {
		bool numeric = is_numeric(&plan->columns[i], &evidence[i]);
		comma += numeric ? evidence[i].decimal_comma : 0;
		dot += numeric ? evidence[i].decimal_dot : 0;
	}
	dot += plan->sheet && coco_workbook_points(plan->sheet);
	if (!plan->format.decimal && (comma == 0) != (dot == 0))
		plan->format.decimal = comma ? ',' : '.';
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		bool torn = e->decimal_comma && e->decimal_dot;
		struct survey_column *c = &plan->columns[i];
		if (c->format.decimal || torn || (!said && is_whole(c)))
			continue;
		c->format.decimal = plan->format.decimal;
		if (!said && c->format.decimal && e->decimals && is_numeric(c, e))
			decimal_tell(plan, c, diag);
	}
}

/* Which responses are numbers: those that can be read, now that the marks are decided. What can't is told once a column. */
static void numbers_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	for (size_t i = 0; !plan->type && i < plan->n; i++) {
		const struct survey_evidence *e = &evidence[i];
		struct survey_column *c = &plan->columns[i];
		bool torn = e->decimal_comma && e->decimal_dot;
		if (c->use != SURVEY_RESPONSE || c->list)
			continue;
		c->number = (c->map && c->map->scaled) || (!e->ips && survey_evidence_numeric(e, torn ? '.' : c->format.decimal));
		struct coco_finding at = {.file = plan->path};
		if (!c->number && is_numeric(c, e))
			coco_diag_say(diag, COCO_WARNING, "ambiguous-number", &at, survey_fault_hint("ambiguous-number"),
			    "column \"%.*s\": its numbers may have thousands marks or decimal marks; they stay text", COCO_STR_ARG(c->name));
	}
}

static int order_refuse(const struct survey_plan *plan, const struct survey_column *c, bool both, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "ambiguous-date",
	    both ? "column \"%.*s\": some dates are day-month, some month-day" : "column \"%.*s\": dates may be day-month or month-day",
	    COCO_STR_ARG(c->name));
	coco_err_hint(err, "say which: --date-order=dmy or --date-order=mdy");
	return coco_err_at(err, plan->path, 0, 0);
}

/* What the columns that may tell it say of the order; UNKNOWN: nothing, or they disagree. `platforms`: the platform's columns alone. */
static enum survey_order order_witnessed(const struct survey_plan *plan, const struct survey_evidence *evidence, bool platforms)
{
	enum survey_order order = SURVEY_ORDER_UNKNOWN;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		if (!is_witness(c, e) || (platforms && !is_platforms(c)) || (!e->dmy && !e->mdy))
			continue;
		const enum survey_order seen = e->dmy && e->mdy ? SURVEY_ORDER_UNKNOWN : e->dmy ? SURVEY_DMY : SURVEY_MDY;
		if (seen == SURVEY_ORDER_UNKNOWN || (order != SURVEY_ORDER_UNKNOWN && order != seen))
			return SURVEY_ORDER_UNKNOWN;
		order = seen;
	}
	return order;
}

static int orders_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	const enum survey_order own = order_witnessed(plan, evidence, true), all = order_witnessed(plan, evidence, false);
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (!is_dated(c) || !evidence[i].slashed || c->format.order != SURVEY_ORDER_UNKNOWN)
			continue;
		const bool both = evidence[i].dmy && evidence[i].mdy;
		c->format.order = both ? SURVEY_ORDER_UNKNOWN : is_platforms(c) ? own : all;
		if (c->format.order == SURVEY_ORDER_UNKNOWN)
			return order_refuse(plan, c, both, err);
		struct coco_finding at = {.file = plan->path, .field = c->field ? c->field->name : NULL};
		coco_diag_say(diag, COCO_NOTE, "date-order", &at, "--date-order says it where this is wrong",
		    "column \"%.*s\": no date tells whether the day or the month comes first; it is read as the file's other dates, %s",
		    COCO_STR_ARG(c->name), c->format.order == SURVEY_DMY ? "day before month" : "month before day");
	}
	return 0;
}

/* Dates as a spreadsheet's numbers are read, but said: another program may count from another day. */
static void serials_tell(struct survey_plan *plan, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		struct coco_finding at = {.file = plan->path, .field = c->field ? c->field->name : NULL};
		if (!c->format.serial || !is_dated(c))
			continue;
		coco_diag_say(diag, COCO_WARNING, "serial-dates", &at, "format the column as a date in the spreadsheet if this is wrong",
		    "column \"%.*s\": its numbers are read as a spreadsheet's days since 1899-12-30", COCO_STR_ARG(c->name));
	}
}

/* What was decided, for --explain. */
static int formats_explain(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_err *err)
{
	static const char *const orders[] = {"", "", "month before day", "year-month-day"};
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		const char *say = NULL;
		if (is_numeric(c, e) && (e->decimals || e->decimal_comma || e->decimal_dot))
			say = c->format.decimal == ',' ? "decimal comma"
			      : c->format.decimal      ? "decimal point"
			      : is_whole(c)            ? "marks stand before thousands"
			                               : "decimal mark not decided";
		else if (is_dated(c) && e->slashed)
			say = c->format.order == SURVEY_DMY ? "day before month" : orders[c->format.order];
		else if (is_dated(c) && c->format.serial)
			say = "a spreadsheet's days";
		if (say && !(c->why = coco_arena_printf(plan->arena, "%s; %s", c->why ? c->why : "", say)))
			return coco_err_nomem(err);
	}
	return 0;
}

int survey_formats_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	decimal_decide(plan, evidence, diag);
	if (orders_decide(plan, evidence, diag, err))
		return -1;
	serials_tell(plan, diag);
	numbers_decide(plan, evidence, diag);
	survey_na_see(plan, evidence, diag);
	const enum survey_order others =
	    plan->format.order != SURVEY_ORDER_UNKNOWN ? plan->format.order : order_witnessed(plan, evidence, false);
	if (survey_answer_dates_see(plan, evidence, others, diag) || survey_choices_see(plan, evidence))
		return coco_err_nomem(err);
	return formats_explain(plan, evidence, err);
}
