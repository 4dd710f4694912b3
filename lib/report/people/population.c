/* Margins of the population and the weights that they give.
 *
 * A respondent is a participant counted who answered anything: a number in a survey up to the reporting day, or a question after barriers
 * or wishes. All respondents are raked at once to the margins given (coco_rake), each scaled to the number of respondents, so that counts
 * and shares do alike; a weight is 1 on the average. Nothing is trimmed: how far the weights reach and what they cost is told instead.
 * Invariant: the weights fit every margin, or the report is refused; a margin that the respondents cannot fit is never passed over. */
#include "population.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "split.h"

#define LEAST 2 /* codes of a dimension */

void population_free(struct population *population)
{
	if (population)
		free(population->rows);
	free(population);
}

/* ---- margins ---------------------------------------------------------------------------------------------------- */

static int check_row(const struct population *p, const struct margin_row *row, struct coco_err *err)
{
	if (!is_way(row->dimension)) {
		coco_err_set(err, COCO_EXIT_INPUT, "unknown-dimension", "there are no weights by '%.*s'", COCO_STR_ARG(row->dimension));
		return coco_err_hint(err, "a margin is by side, country, nuts2, sector, size or campaign");
	}
	for (size_t i = 0; i < p->n; i++) {
		const struct margin_row *other = &p->rows[i];
		if (!coco_str_eq(other->dimension, row->dimension))
			continue;
		if (other->year != row->year) {
			coco_err_set(err, COCO_EXIT_INPUT, "two-years", "%.*s has numbers of more than one year", COCO_STR_ARG(row->dimension));
			return coco_err_hint(err, "leave the rows of one year");
		}
		if (coco_str_eq(other->code, row->code))
			return coco_err_set(
			    err, COCO_EXIT_INPUT, "twice", "%.*s %.*s stands twice", COCO_STR_ARG(row->dimension), COCO_STR_ARG(row->code));
	}
	if (!(row->total >= 0) || !isfinite(row->total))
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-total", "the total of %.*s %.*s is no number from 0 on",
		    COCO_STR_ARG(row->dimension), COCO_STR_ARG(row->code));
	return 0;
}

/* "9.000": nine to whom writes points before decimals, nine thousand to half of the readers of these reports. */
static bool is_grouped(struct coco_str total)
{
	size_t groups = 0, at = 0;
	while (at < total.n && at < 3 && total.s[at] >= '0' && total.s[at] <= '9')
		at++;
	for (; at > 0 && at + 4 <= total.n && total.s[at] == '.'; at += 4, groups++) {
		for (size_t k = 1; k < 4; k++) {
			if (total.s[at + k] < '0' || total.s[at + k] > '9')
				return false;
		}
	}
	return groups && at == total.n && total.s[0] != '0';
}

int coco_report_population(struct coco_report *report, const struct coco_rec *rec, struct coco_err *err)
{
	struct margin_row row = {.year = NO_YEAR};
	if (!report->population && !(report->population = calloc(1, sizeof *report->population)))
		return coco_err_nomem(err);
	struct population *p = report->population;
	if (!coco_rec_is(rec, "population") || !rec->valid) {
		coco_err_set(err, COCO_EXIT_INPUT, "no-margin", "this is no row of a margin");
		return coco_err_hint(err, "a CSV with the columns dimension, code, total");
	}
	row.dimension = coco_arena_copy(report->arena, coco_str_trim(coco_rec_str(rec, "dimension", report->arena)));
	row.code = coco_arena_copy(report->arena, coco_str_trim(coco_rec_str(rec, "code", report->arena)));
	const struct coco_str total = coco_rec_get(rec, "total");
	if (is_grouped(total)) {
		coco_err_set(err, COCO_EXIT_INPUT, "ambiguous-total", "the total %.*s of %.*s %.*s can be read as a whole number or with decimals",
		    COCO_STR_ARG(total), COCO_STR_ARG(row.dimension), COCO_STR_ARG(row.code));
		return coco_err_hint(err, "write it without a mark of thousands, or without the noughts behind the point");
	}
	if (!coco_rec_num(rec, "total", &row.total))
		row.total = (double)NAN;
	(void)coco_rec_int(rec, "year", &row.year);
	if (check_row(p, &row, err))
		return -1;
	if (coco_grow(&p->rows, &p->cap, p->n, sizeof *p->rows))
		return coco_err_nomem(err);
	p->rows[p->n++] = row;
	return 0;
}

/* ---- respondents ------------------------------------------------------------------------------------------------ */

static bool answered(const struct coco_report *r, const struct coco_rec *rec)
{
	double value;
	struct coco_date day = {0, 0, 0};
	struct coco_str missing = coco_rec_str(rec, "missing", r->arena), submitted = coco_rec_str(rec, "submitted", r->arena);
	const bool late = coco_date_parse(coco_str_sub(submitted, 0, 10), &day) && coco_date_cmp(day, r->options.as_of) > 0;
	return coco_rec_num(rec, "value", &value) && !missing.n && !late;
}

/* The numbers of the respondents, ascending; *n of them. NULL: no memory. */
static size_t *respondents(const struct coco_report *r, size_t *n)
{
	const size_t people = coco_store_count(r->store, "participant");
	bool *did = coco_arena_array(r->arena, people + 1, sizeof *did);
	size_t *who = coco_arena_array(r->arena, people + 1, sizeof *who);
	if (!did || !who)
		return NULL;
	for (size_t i = 0; i < people; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		did[i] =
		    coco_json_kind(coco_rec_get(rec, "barriers")) > COCO_JSON_NULL || coco_json_kind(coco_rec_get(rec, "wishes")) > COCO_JSON_NULL;
	}
	for (size_t i = 0, records = coco_store_count(r->store, "response"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "response", i);
		const size_t person = person_in(r, rec, "participant");
		if (person != COCO_NONE && !did[person])
			did[person] = answered(r, rec);
	}
	for (size_t i = 0; i < people; i++) {
		if (did[i] && r->facts.people[i].counted)
			who[(*n)++] = i;
	}
	return who;
}

/* ---- weights ---------------------------------------------------------------------------------------------------- */

/* What one dimension says, in a form to be raked. */
struct side_of {
	struct coco_str dimension;
	size_t *category, n; /* of each respondent its place among the codes */
	double *totals;
	struct coco_str *codes;
	size_t *people; /* by code */
};

static size_t place_in(const struct side_of *d, struct coco_str code)
{
	size_t i = 0;
	while (i < d->n && !coco_str_eq(d->codes[i], code))
		i++;
	return i;
}

/* Everyone has a code of the margin, and every code someone. */
static int check_margin(const struct side_of *d, struct coco_err *err)
{
	for (size_t i = 0; i < d->n; i++) {
		if (!(d->totals[i] > 0) && d->people[i]) { /* weighed with 0 they would be gone without a word */
			coco_err_set(err, COCO_EXIT_INPUT, "no-such-category", "some who answered have %.*s %.*s, of which the population has 0",
			    COCO_STR_ARG(d->dimension), COCO_STR_ARG(d->codes[i]));
			return coco_err_hint(err, "correct the total, or leave this dimension out");
		}
		if (d->totals[i] > 0 && !d->people[i]) {
			coco_err_set(err, COCO_EXIT_INPUT, "empty-category", "nobody who answered stands for %.*s %.*s of the population",
			    COCO_STR_ARG(d->dimension), COCO_STR_ARG(d->codes[i]));
			return coco_err_hint(err, "join it with another code, or leave this dimension out");
		}
	}
	return 0;
}

static int read_margin(struct coco_report *r, const size_t *who, size_t n, struct side_of *d, struct coco_err *err)
{
	const struct population *p = r->population;
	double sum = 0;
	d->category = coco_arena_array(r->arena, n, sizeof *d->category);
	d->totals = coco_arena_array(r->arena, p->n, sizeof *d->totals);
	d->codes = coco_arena_array(r->arena, p->n, sizeof *d->codes);
	d->people = coco_arena_array(r->arena, p->n, sizeof *d->people);
	if (!d->category || !d->totals || !d->codes || !d->people)
		return coco_err_nomem(err);
	for (size_t i = 0; i < p->n; i++) {
		if (!coco_str_eq(p->rows[i].dimension, d->dimension))
			continue;
		d->codes[d->n] = p->rows[i].code;
		d->totals[d->n++] = p->rows[i].total;
		sum += p->rows[i].total;
	}
	if (d->n < LEAST || !(sum > 0))
		return coco_err_set(
		    err, COCO_EXIT_INPUT, "bad-margin", "%.*s has no two codes to weigh against each other", COCO_STR_ARG(d->dimension));
	for (size_t i = 0; i < d->n; i++)
		d->totals[i] *= (double)n / sum;
	for (size_t i = 0; i < n; i++) {
		const struct coco_str code = part_of(r, d->dimension, who[i]);
		d->category[i] = place_in(d, code);
		if (d->category[i] == d->n) {
			coco_err_set(err, COCO_EXIT_INPUT, "no-such-category", "some who answered have %.*s %.*s, which the population has not",
			    COCO_STR_ARG(d->dimension), COCO_STR_ARG(code));
			return coco_err_hint(err, "add a row for it, or leave this dimension out");
		}
		d->people[d->category[i]]++;
	}
	return check_margin(d, err);
}

/* Each dimension once, as they were given. */
static size_t dimensions(const struct population *p, struct side_of of[SPLITS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++) {
		size_t at = 0;
		while (at < n && !coco_str_eq(of[at].dimension, p->rows[i].dimension))
			at++;
		if (at == n && n < SPLITS_MAX)
			of[n++].dimension = p->rows[i].dimension;
	}
	return n;
}

static int rake(struct coco_report *r, const size_t *who, size_t n, double *weights, struct coco_err *err)
{
	struct side_of of[SPLITS_MAX] = {{.n = 0}};
	struct coco_margin margins[SPLITS_MAX];
	const size_t n_margins = dimensions(r->population, of);
	for (size_t m = 0; m < n_margins; m++) {
		if (read_margin(r, who, n, &of[m], err))
			return -1;
		margins[m] = (struct coco_margin){of[m].category, of[m].totals, of[m].n};
	}
	for (size_t i = 0; i < n; i++)
		weights[i] = 1;
	return coco_rake(margins, n_margins, weights, n, err);
}

static int by_name(const void *a, const void *b)
{
	const struct margin_row *x = a, *y = b;
	const int order = coco_str_cmp(x->dimension, y->dimension);
	return order ? order : coco_str_cmp(x->code, y->code);
}

/* Puts the rows in an order of their own, so that weights do not depend on that of the file, and takes the digest of their shares. */
static int sort_rows(struct population *p, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	double sum = 0;
	qsort(p->rows, p->n, sizeof *p->rows, by_name);
	for (size_t i = 0, from = 0; i < p->n; i++) {
		sum += p->rows[i].total;
		if (i + 1 < p->n && coco_str_eq(p->rows[i + 1].dimension, p->rows[i].dimension))
			continue;
		for (; from <= i; from++)
			coco_buf_printf(&text, "%.*s %.*s %.12g\n", COCO_STR_ARG(p->rows[from].dimension), COCO_STR_ARG(p->rows[from].code),
			    p->rows[from].total / sum);
		sum = 0;
	}
	const int status = coco_buf_ok(&text) ? 0 : coco_err_nomem(err);
	coco_sha256_text(coco_buf_view(&text), p->margins);
	coco_buf_free(&text);
	return status;
}

int weights_read(struct coco_report *r, struct coco_err *err)
{
	struct population *p = r->population;
	size_t n = 0, people = coco_store_count(r->store, "participant");
	if (!p)
		return 0;
	const size_t *who = respondents(r, &n);
	double *weights = who ? coco_arena_array(r->arena, n + 1, sizeof *weights) : NULL;
	p->weights = weights ? coco_arena_array(r->arena, people + 1, sizeof *p->weights) : NULL;
	if (!who || !weights || !p->weights)
		return coco_err_nomem(err);
	if (!p->n)
		return coco_err_set(err, COCO_EXIT_INPUT, "no-margin", "the population has no rows");
	if (!n)
		return coco_err_set(err, COCO_EXIT_INPUT, "no-respondents", "nobody answered, so there is nobody to weigh");
	if (sort_rows(p, err) || rake(r, who, n, weights, err))
		return -1;
	for (size_t i = 0; i < people; i++)
		p->weights[i] = (double)NAN;
	for (size_t i = 0; i < n; i++) {
		p->weights[who[i]] = weights[i];
		p->largest = fmax(p->largest, weights[i]);
	}
	p->respondents = (int64_t)n;
	p->n_eff = coco_kish(weights, n);
	return 0;
}

struct coco_weighting coco_report_weighting(const struct coco_report *report)
{
	const struct population *p = report->population;
	return p ? (struct coco_weighting){p->margins, p->respondents, p->n_eff, p->largest} : (struct coco_weighting){"", 0, 0, 0};
}
