/* The figures at the head of a report, with their parts or intervals, and the step at which fewest go on. Invariant: that a step is the
 * weakest is said with what keeps the order open: another's interval, a step that is not told, too few participants. */
#include <math.h>

#include "coco/page.h"
#include "model.h"

static const struct indicator *find_total(const struct coco_report *r, size_t kpi)
{
	for (size_t o = 0; o < r->n_order; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi == kpi && i->group.n == 0) {
			return i;
		}
	}
	return NULL;
}

/* It says nothing of the code: how many did not give it. */
static bool not_said(struct coco_str code)
{
	return coco_str_is(code, "not_given") || coco_str_is(code, "unknown");
}

/* "Manufacturers (AVM) 60 · Creatives (CCI) 140": the parts of a count by one dimension, unless nobody gave it; behind those that are told
 * "… – c" for all that are withheld. */
static void parts_text(const struct coco_report *r, size_t kpi, struct coco_str dimension, struct coco_buf *out)
{
	bool withheld = false, said = false;
	const size_t start = out->len;
	for (size_t o = 0; o < r->n_order; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != kpi || i->group.n != 1 || !coco_str_is(dimension, i->group.dim[0].name)) {
			continue;
		}
		withheld |= isnan(i->value) && i->flag == 'c';
		if (!isnan(i->value)) {
			said |= !not_said(i->group.dim[0].code);
			coco_buf_puts(out, out->len > start ? " \xc2\xb7 " : "");
			coco_buf_str(out, code_label(r, i->group.dim[0].name, i->group.dim[0].code));
			coco_buf_puts(out, "\xc2\xa0");
			coco_format_num(out, i->value, 0, r->lang);
		}
	}
	if (!said) {
		out->len = start;
		return;
	}
	coco_buf_puts(out, withheld ? " \xc2\xb7 \xe2\x80\xa6\xc2\xa0\xe2\x80\x93\xc2\xa0"
	                              "c"
	                            : "");
}

/* The KPI of a place: the one that the catalogue names for it, or where that is withheld the one named as `else`. COCO_NONE: the report has
 * none. */
static size_t kpi_of_place(const struct coco_report *r, int place, struct coco_str *by)
{
	size_t first = COCO_NONE, other = COCO_NONE;
	for (size_t kpi = 0; kpi < kpi_rows(); kpi++) {
		struct coco_str spec = coco_str_of(kpi_cell(kpi, "headline")), digit = COCO_STR_NONE, rest = COCO_STR_NONE;
		if (!spec.n || spec.s[0] - '0' != place) {
			continue;
		}
		coco_str_split(&spec, ' ', &digit);
		coco_str_split(&spec, ' ', &rest);
		if (coco_str_is(rest, "else")) {
			other = kpi;
		} else {
			first = kpi;
			*by = rest;
		}
	}
	const struct indicator *i = first == COCO_NONE ? NULL : find_total(r, first),
	                       *in_place = other == COCO_NONE ? NULL : find_total(r, other);
	const bool withheld = i && i->flag == 'c' && isnan(i->value);
	return !i ? COCO_NONE : withheld && in_place && !isnan(in_place->value) ? other : first;
}

bool headline(const struct coco_report *r, int place, struct coco_str *name, struct coco_buf *value, struct coco_buf *about,
    const struct indicator **out)
{
	struct coco_str by = COCO_STR_NONE;
	const size_t kpi = kpi_of_place(r, place, &by);
	if (kpi == COCO_NONE) {
		return false;
	}
	const struct indicator *i = *out = find_total(r, kpi);
	*name = coco_str_of(kpi_title(kpi, r->lang));
	value_text(r, i, i->value, value);
	if (by.n) {
		parts_text(r, kpi, by, about);
	} else {
		interval_text(r, i, about);
	}
	if (!by.n && !is_count(kpi) && i->n != NOT_TOLD) {
		coco_buf_puts(about, about->len ? "; n\xc2\xa0=\xc2\xa0" : "n\xc2\xa0=\xc2\xa0");
		coco_format_num(about, (double)i->n, 0, r->lang);
	}
	change_text(r, i, about->len ? "; " : "", about);
	return true;
}

/* Conversions of all participants from step to step, CONNECT left out; beside, how many more are withheld. */
static size_t conversions(const struct coco_report *r, const struct indicator *found[STEPS], size_t *withheld)
{
	size_t kpi = kpi_row(COCO_STR("funnel.conversion")), n = 0;
	*withheld = 0;
	for (size_t o = 0; o < r->n_order && n < STEPS; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != kpi || i->group.n != 1 || coco_str_is(i->group.dim[0].code, step_codes[CONNECT])) {
			continue;
		}
		*withheld += i->flag == 'c';
		if (!isnan(i->value)) {
			found[n++] = i;
		}
	}
	return n;
}

/* What keeps the order of the steps open: another one's interval, a step that is not told, too few participants. */
static void weakest_doubts(const struct coco_report *r, const struct indicator *low, bool tie, size_t withheld, struct coco_buf *out)
{
	struct coco_buf n = COCO_BUF_INIT;
	coco_format_num(&n, (double)withheld, 0, r->lang);
	const struct coco_fill fill = {"n", coco_buf_view(&n)};
	if (withheld) {
		coco_buf_putc(out, ' ');
		coco_label_fill(out, coco_label("words.weakest_withheld", r->lang), &fill, 1);
	}
	if (tie) {
		coco_buf_putc(out, ' ');
		coco_buf_puts(out, coco_label("words.weakest_tie", r->lang));
	}
	if (low->flag) {
		coco_buf_putc(out, ' ');
		coco_buf_puts(out, coco_label("words.too_few", r->lang));
	}
	out->failed |= n.failed;
	coco_buf_free(&n);
}

static struct coco_str step_before(const struct coco_report *r, struct coco_str code)
{
	for (size_t s = 1; s < STEPS; s++) {
		if (coco_str_is(code, step_codes[s])) {
			return code_label(r, "step", coco_str_of(step_codes[s - 1]));
		}
	}
	return COCO_STR("");
}

bool weakest_text(const struct coco_report *r, struct coco_buf *out)
{
	const struct indicator *all[STEPS] = {NULL};
	size_t withheld, n = conversions(r, all, &withheld);
	bool tie = false;
	if (n < 2) {
		return false;
	}
	const struct indicator *low = all[0];
	for (size_t i = 1; i < n; i++) {
		low = round(all[i]->value * 1e6) < round(low->value * 1e6) ? all[i] : low;
	}
	if (low->value >= 1) { /* everybody has gone on at each step that is told: none is the weakest */
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		tie |= all[i] != low && all[i]->lo <= low->hi;
	}
	struct coco_buf text[4] = {COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT};
	value_text(r, low, low->value, &text[0]);
	value_text(r, low, low->lo, &text[1]);
	value_text(r, low, low->hi, &text[2]);
	coco_format_num(&text[3], (double)low->n, 0, r->lang);
	const struct coco_fill fills[] = {{"first", code_label(r, "step", coco_str_of(step_codes[CONNECT]))},
	    {"from", step_before(r, low->group.dim[0].code)}, {"to", code_label(r, "step", low->group.dim[0].code)},
	    {"share", coco_buf_view(&text[0])}, {"lo", coco_buf_view(&text[1])}, {"hi", coco_buf_view(&text[2])},
	    {"n", coco_buf_view(&text[3])}};
	coco_label_fill(out, coco_label("words.weakest", r->lang), fills, COCO_LEN(fills));
	weakest_doubts(r, low, tie, withheld, out);
	for (size_t i = 0; i < COCO_LEN(text); i++) {
		out->failed |= text[i].failed;
		coco_buf_free(&text[i]);
	}
	return true;
}
