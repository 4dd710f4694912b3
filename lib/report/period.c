/* The time that a report covers: flows (events, pitches, collaborations begun) count what happened within the period,
 * stocks (participants, steps reached, challenges) what stood at its end. So the period's last day is the reporting day,
 * unless today is earlier: then the period is not over, and its flows are provisional. What has no date cannot be placed
 * in a period; without one it counts. Invariant: nothing dated after the reporting day counts anywhere. */
#include <math.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static struct coco_date last_of(int year, int month)
{
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return (struct coco_date){year, month, month_days[month - 1] + (month == 2 && leap)};
}

/* Exactly `n` digits; -1: no number. */
static int digits(struct coco_str text, size_t n)
{
	int value = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9') {
			return -1;
		}
		value = value * 10 + text.s[i] - '0';
	}
	return text.n == n ? value : -1;
}

/* A year, a month or a quarter. */
static bool named(struct coco_str text, struct coco_period *out)
{
	struct coco_str rest = text, year_text = COCO_STR_NONE;
	coco_str_split(&rest, '-', &year_text);
	int year = digits(year_text, 4), first = 1, last = 12;
	if (year_text.n == text.n) {
		rest = COCO_STR_NONE;
	} else if (rest.n == 2 && rest.s[0] == 'Q' && rest.s[1] >= '1' && rest.s[1] <= '4') {
		last = (rest.s[1] - '0') * 3;
		first = last - 2;
	} else {
		first = last = digits(rest, 2);
	}
	if (year < 1 || first < 1 || last > 12) {
		return false;
	}
	*out = (struct coco_period){{year, first, 1}, last_of(year, last)};
	return true;
}

int coco_period_parse(const char *text, struct coco_period *out, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(text), from = COCO_STR_NONE;
	bool range = coco_str_find(rest, COCO_STR("/"), 0) != SIZE_MAX;
	*out = (struct coco_period){.from = {0}};
	if (range) {
		coco_str_split(&rest, '/', &from);
	}
	if (range ? !coco_date_parse(from, &out->from) || !coco_date_parse(rest, &out->to) : !named(rest, out)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-period", "'%s' is no period", text);
		return coco_err_hint(err, "a year (2026), a month (2026-03), a quarter (2026-Q1) or two days (2026-03-01/2026-05-31)");
	}
	if (coco_date_cmp(out->to, out->from) < 0) {
		return coco_err_set(err, COCO_EXIT_USAGE, "bad-period", "the period %s ends before it begins", text);
	}
	return 0;
}

int period_begin(struct coco_report *r, struct coco_err *err)
{
	const struct coco_period *p = &r->options.period;
	if (!p->from.year) {
		return 0;
	}
	if (coco_date_cmp(r->options.as_of, p->from) < 0) {
		char day[11], from[11];
		coco_date_text(r->options.as_of, day);
		coco_date_text(p->from, from);
		coco_err_set(err, COCO_EXIT_USAGE, "bad-period", "the period begins on %s, after the reporting day %s", from, day);
		return coco_err_hint(err, "--as-of sets the reporting day");
	}
	r->provisional = coco_date_cmp(r->options.as_of, p->to) < 0;
	r->options.as_of = r->provisional ? r->options.as_of : p->to;
	return 0;
}

bool within(const struct coco_report *r, struct coco_date date)
{
	bool period = r->options.period.from.year != 0;
	if (!date.year) {
		return !period;
	}
	return coco_date_cmp(date, r->options.as_of) <= 0 && (!period || coco_date_cmp(date, r->options.period.from) >= 0);
}

bool days_contradict(struct coco_date first, struct coco_date second)
{
	return first.year && second.year && coco_date_cmp(second, first) < 0;
}

bool is_flow(size_t kpi)
{
	return !strcmp(kpi_cell(kpi, "counts"), "flow");
}

struct coco_date covered_from(const struct coco_report *r, size_t kpi)
{
	if (r->options.period.from.year && (kpi == COCO_NONE || is_flow(kpi))) {
		return r->options.period.from;
	}
	return r->facts.first_day == INT32_MAX ? (struct coco_date){0, 0, 0} : coco_date_from_days(r->facts.first_day);
}

void flag_provisional(struct coco_report *r)
{
	for (size_t i = 0; r->provisional && i < r->n_indicators; i++) {
		struct indicator *ind = &r->indicators[i];
		ind->flag = !ind->flag && is_flow(ind->kpi) && !isnan(ind->value) ? 'p' : ind->flag;
	}
}

static void date_label(const struct coco_report *r, const char *key, struct coco_date day, struct coco_buf *out)
{
	struct coco_buf date = COCO_BUF_INIT;
	coco_format_date(&date, day, r->lang);
	const struct coco_fill fill = {"date", coco_buf_view(&date)};
	coco_label_fill(out, coco_label(key, r->lang), &fill, 1);
	out->failed |= date.failed;
	coco_buf_free(&date);
}

void dates_text(const struct coco_report *r, struct coco_buf *out)
{
	const struct coco_period *p = &r->options.period;
	if (p->from.year) {
		struct coco_buf from = COCO_BUF_INIT, to = COCO_BUF_INIT;
		coco_format_date(&from, p->from, r->lang);
		coco_format_date(&to, p->to, r->lang);
		const struct coco_fill fills[] = {{"from", coco_buf_view(&from)}, {"to", coco_buf_view(&to)}};
		coco_label_fill(out, coco_label("report.period", r->lang), fills, COCO_LEN(fills));
		coco_buf_puts(out, " \xc2\xb7 ");
		out->failed |= from.failed || to.failed;
		coco_buf_free(&from);
		coco_buf_free(&to);
	}
	date_label(r, "report.as_of", r->options.as_of, out);
	if (!p->from.year && r->facts.first_day != INT32_MAX) {
		coco_buf_puts(out, " \xc2\xb7 ");
		date_label(r, "report.first_record", coco_date_from_days(r->facts.first_day), out);
	}
	if (r->compared.year) {
		coco_buf_puts(out, " \xc2\xb7 ");
		date_label(r, "report.compared", r->compared, out);
	}
}
