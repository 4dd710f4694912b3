/* Dates among the answers: a column of responses whose cells are all days, with or without a clock.
 *
 * Method: the first different cells are read by the order that the column itself shows, else the file's other dates. If four of five are
 * days of a year in full, the answers stand in ISO form, with what was typed beside. Where day-month and month-day stand in one column, or
 * nothing tells which it is, they stay as they were typed, and that is told: unlike a field, an answer can.
 * Invariant: no date is read in a way that another cell of its column contradicts; what was typed is never lost.
 */
#include <string.h>
#include "plan.h"

/* The most digits that stand together: four of a year; three numbers of two may be a version. */
static size_t digits_most(struct coco_str text)
{
	size_t digits = 0, most = 0;
	for (size_t i = 0; i < text.n; i++) {
		digits = text.s[i] >= '0' && text.s[i] <= '9' ? digits + 1 : 0;
		most = digits > most ? digits : most;
	}
	return most;
}

/* ISO 8601 already: it stands as it is. */
static bool is_iso(struct coco_str text)
{
	struct coco_time time = {0};
	return coco_date_parse(text, &time.date) || coco_time_parse(text, &time);
}

const char *survey_answer_date(struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, char out[32])
{
	struct coco_time time;
	enum survey_clock clock;
	const struct coco_str text = coco_str_trim(cell);
	*out = '\0';
	if (is_iso(text))
		return NULL;
	struct survey_format format = c->format;
	format.serial = false;
	const size_t digits = digits_most(text);
	const char *fault = digits == 4 ? survey_time(plan->lexicon, text, format, &time, &clock) : digits ? "bad-date" : "no-date";
	if (fault || clock == SURVEY_CLOCK_ELSEWHERE)
		return fault ? fault : "unknown-zone";
	if (clock)
		coco_time_text(time, out);
	else
		coco_date_text(time.date, out);
	return NULL;
}

/* Four of five different cells are days, one of them not in ISO form; one that is none has no more than its row's answer to lose. */
static bool are_dates(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	char text[32];
	size_t dates = 0, others = 0;
	bool typed = false;
	for (size_t i = 0; i < e->n_distinct; i++) {
		if (survey_word_missing(plan->lexicon, e->distinct[i], false))
			continue;
		const bool date = !survey_answer_date(plan, c, e->distinct[i], text);
		typed |= date && *text;
		dates += date;
		others += !date;
	}
	return typed && others * 4 <= dates;
}

/* Why a column of dates stays as it was typed. */
static void typed_tell(
    const struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path};
	if (plan->format.order != SURVEY_ORDER_UNKNOWN)
		coco_diag_say(diag, COCO_WARNING, "mixed-dates", &at,
		    "give the --date-order that its dates have, or correct them where they came from",
		    "column \"%.*s\": its dates are not in the order that is said: they stay as they were typed", COCO_STR_ARG(c->name));
	else if (e->dmy && e->mdy)
		coco_diag_say(diag, COCO_WARNING, "mixed-dates", &at, "correct the cells that are in the other order where they came from",
		    "column \"%.*s\": some of its dates are day-month, some month-day: they stay as they were typed", COCO_STR_ARG(c->name));
	else
		coco_diag_say(diag, COCO_NOTE, "undecided-dates", &at, "say which: --date-order=dmy or --date-order=mdy",
		    "column \"%.*s\": its dates may be day-month or month-day: they stay as they were typed", COCO_STR_ARG(c->name));
}

/* Of a column of responses, whose order is decided if it can be. 0 or -1 (memory). */
static int dates_decide(
    struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, enum survey_order others, struct coco_diag *diag)
{
	const bool open = e->slashed && c->format.order == SURVEY_ORDER_UNKNOWN;
	const bool torn = (e->dmy && e->mdy) || (c->format.order == SURVEY_DMY && e->mdy) || (c->format.order == SURVEY_MDY && e->dmy);
	struct coco_finding at = {.file = plan->path};
	if (open && !torn)
		c->format.order = others;
	c->dated = !torn && !(open && others == SURVEY_ORDER_UNKNOWN) && are_dates(plan, c, e);
	if (!c->dated && e->slashed && (e->slashed + e->words) * 2 > e->filled)
		typed_tell(plan, c, e, diag);
	if (!c->dated)
		return 0;
	if (open)
		coco_diag_say(diag, COCO_NOTE, "date-order", &at, "--date-order says it where this is wrong",
		    "column \"%.*s\": no date tells whether the day or the month comes first; it is read as the file's other dates, %s",
		    COCO_STR_ARG(c->name), c->format.order == SURVEY_DMY ? "day before month" : "month before day");
	c->why = coco_arena_printf(plan->arena, "%s; dates%s", c->why ? c->why : "",
	    !e->slashed                     ? ""
	    : c->format.order == SURVEY_DMY ? ", day before month"
	                                    : ", month before day");
	return c->why ? 0 : -1;
}

int survey_answer_dates_see(
    struct survey_plan *plan, const struct survey_evidence *evidence, enum survey_order others, struct coco_diag *diag)
{
	for (size_t i = 0; !plan->type && i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool mapped = c->map && (c->map->n_options || c->map->scaled || c->map->split.s);
		const bool text = c->use == SURVEY_RESPONSE && !c->list && !c->number && !c->scale && !mapped;
		if (text && evidence[i].n_distinct && dates_decide(plan, c, &evidence[i], others, diag))
			return -1;
	}
	return 0;
}
