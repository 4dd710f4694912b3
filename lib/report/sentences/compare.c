/* What has changed since an earlier report, whose JSON is the only thing read of it: each figure less the one of the same
 * KPI and group. Where both have an interval the change has one, from the two alone (Zou and Donner 2008); it takes the
 * reports as two independent samples, so it is too wide rather than too narrow where they are about the same people.
 * Two versions of a definition are two different things and are not compared, nor are a part of the time and all of it, times of unlike
 * length, or a report with one of a later day: such differences are no changes. Where small counts are withheld, a change
 * that would be a count of 1 to min_cell - 1 is withheld too. Invariant: a change is told only where both values are, and
 * both stand on enough. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"

#define SCHEMA "coco-report/1"

/* One figure of the earlier report. */
struct earlier {
	double value, lo, hi;
	int64_t n; /* NOT_TOLD: null */
	bool few;  /* flag u */
};
struct comparison {
	struct coco_report *r;
	const char *source;
	struct coco_map *keys;
	struct earlier *figures;
	size_t cap;
	int64_t min_cell; /* the larger of the two reports' */
	struct coco_buf key;
};

static double number_of(struct coco_str object, const char *name)
{
	double value = 0;
	return coco_json_num(coco_json_get(object, name), &value) ? value : (double)NAN;
}

static struct coco_str text_of(const struct comparison *c, struct coco_str object, const char *path)
{
	struct coco_str text = coco_json_str(coco_json_get(object, path), c->r->arena);
	return text.s ? text : COCO_STR("");
}

static void add_dim(struct coco_buf *key, struct coco_str name, struct coco_str code)
{
	coco_buf_putc(key, '\x1e');
	coco_buf_str(key, name);
	coco_buf_putc(key, '\x1f');
	coco_buf_str(key, code);
}

static void own_key(const struct indicator *i, struct coco_buf *key)
{
	coco_buf_clear(key);
	coco_buf_puts(key, kpi_cell(i->kpi, "id"));
	for (size_t d = 0; d < i->group.n; d++) {
		add_dim(key, coco_str_of(i->group.dim[d].name), i->group.dim[d].code);
	}
}

/* ---- the earlier report ----------------------------------------------------------------------------------------- */

static int refuse(const struct comparison *c, const char *code, const char *text, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, code, "%s", text);
	coco_err_at(err, c->source, 0, 0);
	return coco_err_hint(err, "--compare takes what coco-report --format=json wrote, of the same profile");
}

/* A tenth: between a February and a March, the first quarter of a year and the second. */
static bool alike(int32_t days, int32_t others)
{
	return 10 * (days < others ? days : others) >= 9 * (days < others ? others : days);
}

static int32_t days_of(struct coco_date from, struct coco_date to)
{
	return coco_date_days(to) - coco_date_days(from) + 1;
}

static int wrong_time(const struct comparison *c, const char *code, const char *text, const char *hint, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_USAGE, code, "%s", text);
	coco_err_at(err, c->source, 0, 0);
	return coco_err_hint(err, "%s", hint);
}

/* The earlier report must be earlier, and of all the time where this is, of as long a period where this is of one. */
static int check_time(struct comparison *c, struct coco_str json, struct coco_err *err)
{
	const struct coco_date here = c->r->options.as_of, from = c->r->options.period.from;
	struct coco_date old_from;
	bool whole = false;
	const bool told =
	    coco_date_parse(text_of(c, json, "period.to"), &c->r->compared) && coco_json_bool(coco_json_get(json, "period.whole"), &whole);
	if (!told) {
		return refuse(c, "no-period", "the earlier report does not say what time it covers", err);
	}
	if (coco_date_cmp(c->r->compared, here) > 0) {
		return wrong_time(c, "later-report", "this report is of a later day than the one that is made: what it lacks has not gone",
		    "--compare takes the earlier of the two; --as-of sets the day of the other", err);
	}
	if (whole != !from.year) {
		return wrong_time(c, "other-period",
		    whole ? "the earlier report counts all that happened until its day, this one what happened within a period"
		          : "the earlier report counts what happened within a period, this one all until its day",
		    "make both with --period, or both without", err);
	}
	if (!whole &&
	    (!coco_date_parse(text_of(c, json, "period.from"), &old_from) || !alike(days_of(old_from, c->r->compared), days_of(from, here)))) {
		return wrong_time(c, "other-period", "the two periods are not of one length: a shorter time has fewer events",
		    "compare a month with a month, a quarter with a quarter; of a period that is not over the days until --as-of count", err);
	}
	return 0;
}

static int check_head(struct comparison *c, struct coco_str json, struct coco_err *err)
{
	if (coco_json_check(json, err)) {
		coco_err_at(err, c->source, err->line, err->column);
		err->exit = COCO_EXIT_INPUT;
		return -1;
	}
	if (coco_json_kind(json) != COCO_JSON_OBJECT || !coco_str_is(text_of(c, json, "schema"), SCHEMA) || !coco_json_get(json, "profile").n) {
		return refuse(c, "no-report", "this is no report of coco-report", err);
	}
	if (!coco_str_is(text_of(c, json, "profile"), profile_name(c->r))) {
		return refuse(c, "other-profile", "the earlier report is of another profile", err);
	}
	const struct coco_str margins = text_of(c, json, "population.margins");
	if (c->r->population && margins.n && !coco_str_is(margins, coco_report_weighting(c->r).margins)) {
		return refuse(c, "other-population", "the earlier report is weighted to other margins", err);
	}
	int64_t min_cell = 0;
	coco_json_int(coco_json_get(json, "min_cell"), &min_cell);
	c->min_cell = min_cell > c->r->options.min_cell ? min_cell : c->r->options.min_cell;
	return check_time(c, json, err);
}

static int take(struct comparison *c, struct coco_str figure, struct coco_err *err)
{
	struct coco_str kpi = text_of(c, figure, "kpi"), name, code;
	size_t row = kpi_row(kpi);
	if (row == COCO_NONE || !wanted_kpi(c->r, row)) {
		return 0; /* of a KPI that this report has not */
	}
	struct coco_str version = text_of(c, figure, "definition");
	if (!coco_str_is(version, kpi_cell(row, "version"))) {
		coco_err_set(err, COCO_EXIT_INPUT, "other-definition", "%s has the definition %.*s there and %s here: they cannot be compared",
		    kpi_cell(row, "id"), COCO_STR_ARG(version), kpi_cell(row, "version"));
		coco_err_at(err, c->source, 0, 0);
		return coco_err_hint(err, "make the earlier report again with this coco-report (--as-of), or leave the KPI out (--kpi)");
	}
	coco_buf_clear(&c->key);
	coco_buf_str(&c->key, kpi);
	struct coco_json_iter dims = coco_json_iter(coco_json_get(figure, "group"));
	while (coco_json_next(&dims, &name, &code)) {
		add_dim(&c->key, coco_json_str(name, c->r->arena), coco_json_str(code, c->r->arena));
	}
	bool added = false;
	size_t at = coco_buf_ok(&c->key) ? coco_map_add(c->keys, coco_buf_view(&c->key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&c->figures, &c->cap, at, sizeof *c->figures)) {
		return coco_err_nomem(err);
	}
	struct earlier *e = &c->figures[at];
	*e = (struct earlier){number_of(figure, "value"), number_of(figure, "lo"), number_of(figure, "hi"), NOT_TOLD, false};
	e->few = coco_str_is(text_of(c, figure, "flag"), "u");
	coco_json_int(coco_json_get(figure, "n"), &e->n);
	return 0;
}

/* ---- the change ------------------------------------------------------------------------------------------------- */

static bool small(const struct comparison *c, double difference)
{
	return fabs(round(difference)) >= 1 && fabs(round(difference)) < (double)c->min_cell;
}

/* Whether the change tells a count of 1 to min_cell - 1: those who came or went, among all or among those counted. */
static bool tells(const struct comparison *c, const struct indicator *i, const struct earlier *e)
{
	if (!c->min_cell) {
		return false;
	}
	if (is_count(i->kpi)) {
		return small(c, i->value - e->value);
	}
	double n = (double)i->n - (double)e->n;
	if (i->n == NOT_TOLD || e->n == NOT_TOLD || small(c, n)) {
		return true;
	}
	if (strcmp(kpi_cell(i->kpi, "unit"), "share") != 0) {
		return false;
	}
	double x = i->value * (double)i->n - e->value * (double)e->n;
	return small(c, x) || small(c, n - x);
}

static void change(const struct comparison *c, struct indicator *i, const struct earlier *e)
{
	bool none = isnan(i->value) || isnan(e->value) || i->flag == 'u' || e->few;
	if (none || !strcmp(kpi_cell(i->kpi, "unit"), "p") || tells(c, i, e)) { /* two chances have no difference */
		return;
	}
	struct coco_estimate now = {i->value, {i->lo, i->hi}}, before = {e->value, {e->lo, e->hi}};
	struct coco_estimate difference = coco_difference(now, before);
	i->change = (struct change){true, e->value, difference.value, difference.ci.lo, difference.ci.hi};
}

int coco_report_compare(struct coco_report *report, struct coco_str json, const char *source, struct coco_err *err)
{
	struct comparison c = {.r = report, .source = source, .keys = coco_map_new()};
	int status = c.keys ? check_head(&c, json, err) : coco_err_nomem(err);
	struct coco_str figure, key;
	if (!status) {
		struct coco_json_iter figures = coco_json_iter(coco_json_get(json, "indicators"));
		while (!status && coco_json_next(&figures, &key, &figure)) {
			status = take(&c, figure, err);
		}
	}
	for (size_t o = 0; !status && o < report->n_order; o++) {
		struct indicator *i = &report->indicators[report->order[o]];
		own_key(i, &c.key);
		size_t at = coco_buf_ok(&c.key) ? coco_map_find(c.keys, coco_buf_view(&c.key)) : COCO_NONE;
		if (at != COCO_NONE) {
			change(&c, i, &c.figures[at]);
		}
	}
	status = !status && c.key.failed ? coco_err_nomem(err) : status;
	coco_buf_free(&c.key);
	free(c.figures);
	coco_map_free(c.keys);
	return status;
}
