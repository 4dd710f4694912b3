/* Conditions that make a report an alarm, for a script that nobody watches: KPI[DIMENSION=CODE,…] < NUMBER and the like,
 * with commas between. A condition that holds is an alarm, and so is a figure of which it cannot be said: one without a
 * value, one with a flag, one that is not there. Invariant: silence means that every condition was judged and is false. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

enum compare { LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, COMPARES };
static const char *const signs[COMPARES] = {"<", "<=", ">", ">=", "="};

struct condition {
	struct coco_str text, kpi_id, dims; /* dims: what stands in the brackets */
	size_t kpi;
	enum compare compare;
	double limit;
};

/* The next condition: up to a comma outside of brackets. False: there is none. */
static bool next(struct coco_str *rest, struct coco_str *text)
{
	size_t at = 0;
	bool inside = false;
	if (!rest->s) {
		return false;
	}
	while (at < rest->n && (inside || rest->s[at] != ',')) {
		inside = rest->s[at] == '[' || (inside && rest->s[at] != ']');
		at++;
	}
	*text = coco_str_trim(coco_str_sub(*rest, 0, at));
	*rest = at < rest->n ? coco_str_sub(*rest, at + 1, rest->n) : COCO_STR_NONE;
	return true;
}

static int malformed(struct coco_str text, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_USAGE, "bad-condition", "'%.*s' is no condition", COCO_STR_ARG(text));
	return coco_err_hint(
	    err, "the comparisons are <, <=, >, >= and =; as in --fail-if='funnel.reach[step=solve,side=cci] < 0.3, pitches.count < 10'");
}

static bool well_formed(struct coco_str dims)
{
	struct coco_str piece, name;
	while (coco_str_split(&dims, ',', &piece)) {
		bool both = coco_str_find(piece, COCO_STR("="), 0) != SIZE_MAX && coco_str_split(&piece, '=', &name);
		if (!both || !coco_str_trim(name).n || !coco_str_trim(piece).n) {
			return false;
		}
	}
	return true;
}

/* A KPI's id is of letters, digits, points and low lines: what else stands there is of a comparison that is none. */
static bool is_id(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789._", text.s[i])) {
			return false;
		}
	}
	return text.n > 0;
}

/* A dimension that no figure of the KPI has would make an alarm of every report. */
static int check_dims(const struct condition *c, struct coco_err *err)
{
	static const char *const asked[] = {"country", "nuts2", "sector", "size", "campaign"}; /* of these the catalogue says all */
	struct coco_str dims = c->dims, piece, name;
	while (coco_str_split(&dims, ',', &piece)) {
		char key[64];
		coco_str_split(&piece, '=', &name);
		name = coco_str_trim(name);
		snprintf(key, sizeof key, "dim.%.*s", COCO_STR_ARG(name));
		bool possible = coco_label(key, 0) != NULL, split = false;
		for (size_t i = 0; i < COCO_LEN(asked); i++) {
			split |= coco_str_is(name, asked[i]);
		}
		struct coco_str by = coco_str_of(kpi_cell(c->kpi, "by")), word;
		bool has = !split;
		while (coco_str_split(&by, ' ', &word)) {
			has |= coco_str_eq(word, name);
		}
		if (!possible || !has) {
			coco_err_set(err, COCO_EXIT_USAGE, "unknown-dimension", "no figure of %s has the dimension '%.*s'", kpi_cell(c->kpi, "id"),
			    COCO_STR_ARG(name));
			return coco_err_hint(err, "coco-report --explain=%s says what it is broken down by", kpi_cell(c->kpi, "id"));
		}
	}
	return 0;
}

/* A code that no record may hold would make an alarm of every report. */
static int check_codes(const struct coco_report *r, struct coco_str dims, struct coco_err *err)
{
	struct coco_str piece, name;
	while (coco_str_split(&dims, ',', &piece)) {
		coco_str_split(&piece, '=', &name);
		const struct coco_str code = coco_str_trim(piece);
		const char *dimension = coco_arena_printf(r->arena, "%.*s", COCO_STR_ARG(coco_str_trim(name)));
		bool closed;
		if (!dimension) {
			return coco_err_nomem(err);
		}
		if (!code_known(r, dimension, code, &closed) && closed) {
			coco_err_set(err, COCO_EXIT_USAGE, "unknown-code", "there is no %s '%.*s'", dimension, COCO_STR_ARG(code));
			return coco_err_hint(
			    err, "codes are written as in the records (SI, avm); coco-report --format=csv lists the figures that there are");
		}
	}
	return 0;
}

/* A share lies between 0 and 1: "> 90" could never hold. A ratio of sums of money may be larger. */
static int check_limit(const struct condition *c, struct coco_err *err)
{
	const bool share = !strcmp(kpi_cell(c->kpi, "unit"), "share") && strcmp(kpi_cell(c->kpi, "method"), "ratio") != 0;
	if (share && fabs(c->limit) > 1) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-a-share", "'%.*s': shares lie between 0 and 1", COCO_STR_ARG(c->text));
		return coco_err_hint(err, "90 %% is written 0.9");
	}
	return 0;
}

static int parse(const struct coco_report *r, struct coco_str text, struct condition *c, struct coco_err *err)
{
	size_t close = coco_str_find(text, COCO_STR("]"), 0), open = coco_str_find(text, COCO_STR("["), 0);
	size_t from = close == SIZE_MAX ? 0 : close, at = from;
	while (at < text.n && !strchr("<>=", text.s[at])) {
		at++;
	}
	size_t width = at + 1 < text.n && text.s[at] != '=' && text.s[at + 1] == '=' ? 2 : 1;
	struct coco_str sign = coco_str_sub(text, at, at + width), limit = coco_str_trim(coco_str_sub(text, at + width, text.n));
	*c = (struct condition){.text = text, .dims = COCO_STR_NONE, .kpi_id = coco_str_trim(coco_str_sub(text, 0, at))};
	while (c->compare < COMPARES && !coco_str_is(sign, signs[c->compare])) {
		c->compare++;
	}
	if (close != SIZE_MAX) {
		if (open >= close || coco_str_trim(coco_str_sub(text, close + 1, at)).n) {
			return malformed(text, err);
		}
		c->kpi_id = coco_str_trim(coco_str_sub(text, 0, open));
		c->dims = coco_str_sub(text, open + 1, close);
	}
	if (limit.n && limit.s[0] == '.') { /* people write .5 */
		const char *whole = coco_arena_printf(r->arena, "0%.*s", COCO_STR_ARG(limit));
		limit = whole ? coco_str_of(whole) : limit;
	}
	if (c->compare == COMPARES || !is_id(c->kpi_id) || !coco_num_parse(limit, &c->limit) || (c->dims.s && !well_formed(c->dims))) {
		return malformed(text, err);
	}
	c->kpi = kpi_row(c->kpi_id);
	if (c->kpi == COCO_NONE || !in_profile(r, c->kpi)) {
		coco_err_set(err, COCO_EXIT_USAGE, c->kpi == COCO_NONE ? "unknown-kpi" : "not-in-profile", "%s KPI '%.*s'",
		    c->kpi == COCO_NONE ? "there is no" : "the profile has no", COCO_STR_ARG(c->kpi_id));
		return coco_err_hint(err, "coco-report --list names them all");
	}
	return check_dims(c, err) || check_codes(r, c->dims, err) || check_limit(c, err) ? -1 : 0;
}

/* The figure has these dimensions and no others, in any order; `codes`: and these codes. */
static bool of_group(const struct indicator *i, struct coco_str dims, bool codes)
{
	struct coco_str piece, name;
	size_t n = 0;
	while (coco_str_split(&dims, ',', &piece)) {
		bool found = false;
		coco_str_split(&piece, '=', &name);
		for (size_t d = 0; d < i->group.n; d++) {
			found |= coco_str_is(coco_str_trim(name), i->group.dim[d].name) &&
			         (!codes || coco_str_eq(coco_str_trim(piece), i->group.dim[d].code));
		}
		if (!found) {
			return false;
		}
		n++;
	}
	return n == i->group.n;
}

static bool holds(const struct condition *c, double value)
{
	switch (c->compare) {
	case LESS:
		return value < c->limit;
	case LESS_EQUAL:
		return value <= c->limit;
	case GREATER:
		return value > c->limit;
	case GREATER_EQUAL:
		return value >= c->limit;
	default:
		return !(value < c->limit) && !(value > c->limit);
	}
}

static const struct indicator *figure_of(const struct coco_report *r, const struct condition *c)
{
	for (size_t k = 0; k < r->n_indicators; k++) {
		if (r->indicators[k].kpi == c->kpi && of_group(&r->indicators[k], c->dims, true)) {
			return &r->indicators[k];
		}
	}
	return NULL;
}

/* How many there are of a code that nobody has: 0, and no figure. So it is where the count itself is told, or that of other codes; not
 * where a code's count may be withheld. */
static bool is_nought(const struct coco_report *r, const struct condition *c)
{
	struct coco_str dims = c->dims, piece, name;
	bool closed = c->dims.s && !strcmp(kpi_cell(c->kpi, "method"), "count") && r->options.min_cell <= 1, told = false;
	while (closed && coco_str_split(&dims, ',', &piece)) {
		coco_str_split(&piece, '=', &name);
		const char *dimension = coco_arena_printf(r->arena, "%.*s", COCO_STR_ARG(coco_str_trim(name)));
		closed = dimension && code_known(r, dimension, coco_str_trim(piece), &closed) && closed;
	}
	for (size_t k = 0; closed && k < r->n_indicators && !told; k++) {
		const struct indicator *i = &r->indicators[k];
		told = i->kpi == c->kpi && (i->group.n ? of_group(i, c->dims, false) : !(i->value > 0) && !(i->value < 0));
	}
	return told;
}

static void judge(const struct coco_report *r, const struct condition *c, struct coco_diag *diag)
{
	static const char *const hint = "coco-report --format=csv shows the figure";
	const struct indicator *i = figure_of(r, c);
	char value[COCO_NUM_TEXT] = "";
	if (!i && is_nought(r, c)) {
		if (holds(c, 0)) {
			coco_diag_say(diag, COCO_ERROR, "alarm", NULL, NULL, "%.*s: there is none", COCO_STR_ARG(c->text));
		}
	} else if (!i) {
		coco_diag_say(diag, COCO_ERROR, "alarm", NULL, "coco-report --format=csv lists the figures that there are",
		    "%.*s: the report has no such figure", COCO_STR_ARG(c->text));
	} else if (i->flag == 'c') {
		coco_diag_say(diag, COCO_ERROR, "alarm", NULL, "no format of this profile tells it; --profile=director does",
		    "%.*s: the figure is withheld (flag c)", COCO_STR_ARG(c->text));
	} else if (!number_text(i->value, value)) {
		coco_diag_say(diag, COCO_ERROR, "alarm", NULL, hint, "%.*s: the figure has no value", COCO_STR_ARG(c->text));
	} else if (i->flag == 'u') {
		coco_diag_say(
		    diag, COCO_ERROR, "alarm", NULL, hint, "%.*s: too few to judge (flag u), n = %lld", COCO_STR_ARG(c->text), (long long)i->n);
	} else if (i->flag) {
		coco_diag_say(diag, COCO_ERROR, "alarm", NULL, hint, "%.*s: it is %s so far, but the period is not over (flag p)",
		    COCO_STR_ARG(c->text), value);
	} else if (holds(c, i->value)) {
		coco_diag_say(diag, COCO_ERROR, "alarm", NULL, NULL, "%.*s: it is %s", COCO_STR_ARG(c->text), value);
	}
}

int coco_report_alarms(const struct coco_report *report, const char *conditions, struct coco_diag *diag, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(conditions), text;
	struct condition c;
	while (next(&rest, &text)) {
		if (parse(report, text, &c, err)) {
			return -1;
		}
		if (diag) {
			judge(report, &c, diag);
		}
	}
	return 0;
}
