/* The figures of a report: who reached which step (all, and by side) here, the answers in figure_answers.c. They draw only what the
 * section's figures say; every row stands in a table below as well. Invariant: a figure is drawn only where it has a row with data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

struct coco_str code_of(const struct indicator *i, const char *dimension)
{
	for (size_t d = 0; d < i->group.n; d++) {
		if (!strcmp(i->group.dim[d].name, dimension)) {
			return i->group.dim[d].code;
		}
	}
	return COCO_STR_NONE;
}

/* AVM and CCI are the project's own names in every language; room beside a bar is short. */
struct coco_str side_short(const struct coco_report *r, struct coco_str code)
{
	static const struct {
		const char *code, *text;
	} names[] = {{"avm", "AVM"}, {"cci", "CCI"}, {"both", "AVM+CCI"}, {"unknown", "?"}};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		if (coco_str_is(code, names[i].code)) {
			return coco_str_of(names[i].text);
		}
	}
	return code_label(r, "side", code);
}

void figure_begin(const struct coco_report *r, struct coco_html *h, struct numbering *number, struct coco_str title)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT;
	char id[64];
	snprintf(id, sizeof id, "%s-%zu", number->section, ++number->here);
	coco_html_tag(h, "figure");
	coco_html_attrs(h, "id", id);
	coco_buf_printf(&n, "%zu", ++number->page);
	const struct coco_fill fill = {"n", coco_buf_view(&n)};
	coco_label_fill(&text, coco_label("report.figure", r->lang), &fill, 1);
	coco_buf_puts(&text, coco_str_ends(coco_buf_view(&text), ".") ? " " : ". ");
	coco_buf_str(&text, title);
	coco_html_leaf(h, "figcaption", NULL, coco_buf_view(&text));
	h->out->failed |= text.failed || n.failed;
	coco_buf_free(&text);
	coco_buf_free(&n);
}

/* The SVG that was written from `from` on as a picture of it. */
static void as_image(struct coco_html *h, struct coco_str title, size_t from)
{
	struct coco_buf uri = COCO_BUF_INIT;
	if (!coco_buf_ok(h->out)) {
		return;
	}
	coco_data_uri(&uri, "image/svg+xml", coco_str_sub(coco_buf_view(h->out), from, h->out->len));
	h->out->len = from;
	coco_html_tag(h, "img");
	coco_html_attrs(h, "class", "chart");
	coco_html_attr(h, "alt", title);
	coco_html_attr(h, "src", coco_buf_view(&uri));
	coco_html_end(h);
	h->out->failed |= uri.failed;
	coco_buf_free(&uri);
}

void figure_drawn(
    const struct coco_report *r, struct coco_html *h, struct numbering *number, struct coco_str title, size_t from, struct shown shown)
{
	char id[64];
	snprintf(id, sizeof id, "%s-%zu", number->section, number->here);
	if (number->names) {
		coco_buf_printf(number->names, "%s%s", number->names->len ? ", " : "", id);
	}
	if (number->want && !number->to && !strcmp(id, number->want)) {
		number->from = from;
		number->to = h->out->len;
		number->shown = shown;
	} else if (!number->want && r->options.dress.charts == COCO_CHARTS_IMG) {
		as_image(h, title, from);
	}
}

void drawn_note(const struct coco_report *r, struct coco_html *h, size_t drawn, size_t rows)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT, m = COCO_BUF_INIT;
	if (drawn < rows) {
		coco_format_num(&n, (double)drawn, 0, r->lang);
		coco_format_num(&m, (double)rows, 0, r->lang);
		const struct coco_fill fills[] = {{"n", coco_buf_view(&n)}, {"m", coco_buf_view(&m)}};
		coco_label_fill(&text, coco_label("chart.drawn", r->lang), fills, COCO_LEN(fills));
		coco_html_leaf(h, "p", "note", coco_buf_view(&text));
	}
	h->out->failed |= text.failed || n.failed || m.failed;
	coco_buf_free(&text);
	coco_buf_free(&n);
	coco_buf_free(&m);
}

/* ---- reach ------------------------------------------------------------------------------------------------------ */

static struct coco_str bar_value(const struct coco_report *r, const struct indicator *i)
{
	struct coco_buf text = COCO_BUF_INIT, x = COCO_BUF_INIT, n = COCO_BUF_INIT;
	coco_format_num(&x, round(i->value * (double)i->n), 0, r->lang);
	coco_format_num(&n, (double)i->n, 0, r->lang);
	const struct coco_fill fills[] = {{"x", coco_buf_view(&x)}, {"n", coco_buf_view(&n)}};
	coco_label_fill(&text, coco_label("of_all", r->lang), fills, COCO_LEN(fills));
	coco_buf_puts(&text, " \xc2\xb7 ");
	value_text(r, i, i->value, &text);
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&text));
	coco_buf_free(&text);
	coco_buf_free(&x);
	coco_buf_free(&n);
	return copy;
}

/* The bars of a step: all, then each side that has enough participants to judge. *rows counts those left out too. */
static size_t step_bars(
    const struct coco_report *r, const struct section *s, const char *step, struct coco_bar bars[1 + SIDES], size_t *rows)
{
	size_t kpi = kpi_row(COCO_STR("funnel.reach")), n = 0;
	for (size_t o = s->first; o < s->first + s->count && n < 1 + SIDES; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		struct coco_str side = code_of(i, "side");
		bool shown = i->kpi == kpi && coco_str_is(code_of(i, "step"), step) && (side.s ? i->group.n == 2 : i->group.n == 1);
		*rows += shown;
		if (shown && !isnan(i->value) && !(side.s && i->flag)) {
			enum coco_tone tone = !side.s                    ? COCO_TONE_ALL
			                      : coco_str_is(side, "avm") ? COCO_TONE_AVM
			                      : coco_str_is(side, "cci") ? COCO_TONE_CCI
			                                                 : COCO_TONE_OTHER;
			struct coco_str label = side.s ? side_short(r, side) : coco_str_of(coco_label("col.all", r->lang));
			bars[n++] = (struct coco_bar){label, bar_value(r, i), i->value, i->lo, i->hi, tone};
		}
	}
	return n;
}

static void reach_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	struct coco_bar bars[STEPS][1 + SIDES] = {{{.share = 0}}};
	struct coco_bar_group groups[STEPS];
	size_t rows = 0, bars_drawn = 0;
	for (size_t k = 0; k < STEPS; k++) {
		struct coco_str label = code_label(r, "step", coco_str_of(step_codes[k]));
		groups[k] = (struct coco_bar_group){label, bars[k], step_bars(r, s, step_codes[k], bars[k], &rows)};
		bars_drawn += groups[k].n;
	}
	if (!bars_drawn) {
		return;
	}
	struct coco_str title = coco_str_of(coco_label("chart.reach", r->lang));
	figure_begin(r, h, number, title);
	size_t from = h->out->len, drawn = coco_chart_bars(h, title, groups, STEPS, r->lang);
	figure_drawn(r, h, number, title, from, (struct shown){.kpi = "funnel.reach"});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.reach.note", r->lang)));
	drawn_note(r, h, drawn, rows);
	coco_html_end(h);
}

/* ---- voices ----------------------------------------------------------------------------------------------------- */

/* What the sides name, a group of bars a code, in the table's order. */
static void named_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number,
    const char *kpi, const char *dimension, const char *title)
{
	struct coco_bar_group *groups = coco_arena_array(r->arena, s->count + 1, sizeof *groups);
	struct coco_bar *bars = coco_arena_array(r->arena, s->count + 1, sizeof *bars);
	size_t n = 0, rows = 0;
	h->out->failed |= !groups || !bars;
	for (size_t o = s->first; groups && bars && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != kpi_row(coco_str_of(kpi))) {
			continue;
		}
		rows++;
		if (isnan(i->value) || i->flag) {
			continue;
		}
		struct coco_str side = code_of(i, "side");
		enum coco_tone tone = coco_str_is(side, "avm") ? COCO_TONE_AVM : COCO_TONE_CCI;
		bars[n] = (struct coco_bar){side_short(r, side), bar_value(r, i), i->value, i->lo, i->hi, tone};
		groups[n] = (struct coco_bar_group){code_label(r, dimension, code_of(i, dimension)), &bars[n], 1};
		n++;
	}
	if (!n) {
		return;
	}
	struct coco_str text = coco_str_of(coco_label(title, r->lang));
	figure_begin(r, h, number, text);
	size_t from = h->out->len, drawn = coco_chart_bars(h, text, groups, n, r->lang);
	figure_drawn(r, h, number, text, from, (struct shown){.kpi = kpi});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.voices.note", r->lang)));
	drawn_note(r, h, drawn, rows);
	coco_html_end(h);
}

static void section_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	number->section = section_id(s->row);
	number->here = 0;
	if (!strcmp(number->section, "reach")) {
		reach_figure(r, s, h, number);
	} else if (!strcmp(number->section, "perceptions")) {
		answers_figures(r, s, h, number);
	} else if (!strcmp(number->section, "voices")) {
		named_figure(r, s, h, number, "voices.barrier_share", "barrier", "chart.barriers");
		named_figure(r, s, h, number, "voices.wish_share", "wish", "chart.wishes");
	}
}

void figures(const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number)
{
	struct numbering numbering = {.page = *number};
	if (r->options.dress.charts == COCO_CHARTS_NONE) {
		return;
	}
	section_figures(r, s, h, &numbering);
	*number = numbering.page;
}

/* ---- one figure ------------------------------------------------------------------------------------------------- */

static bool shows(const struct shown *shown, const struct indicator *i)
{
	return shown->kpi ? i->kpi == kpi_row(coco_str_of(shown->kpi)) && !code_of(i, "country").s : shows_answer(shown, i);
}

int coco_report_figure(struct coco_report *report, const char *id, struct coco_buf *svg, struct coco_err *err)
{
	struct coco_buf page = COCO_BUF_INIT, names = COCO_BUF_INIT;
	struct coco_html h;
	struct numbering number = {.want = id, .names = &names};
	int status = 0;
	coco_html_init(&h, &page);
	for (size_t s = 0; s < report->n_sections; s++) {
		section_figures(report, &report->sections[s], &h, &number);
	}
	if (!coco_buf_ok(&page) || !coco_buf_ok(&names)) {
		status = coco_err_nomem(err);
	} else if (!number.to) {
		coco_err_set(err, COCO_EXIT_USAGE, "unknown-figure", "the report has no figure '%s'", id);
		status = names.len ? coco_err_hint(err, "it has %s", names.data) : coco_err_hint(err, "it has none: there is nothing to draw");
	} else {
		size_t n = 0;
		coco_buf_str(svg, coco_str_sub(coco_buf_view(&page), number.from, number.to));
		for (size_t o = 0; o < report->n_order; o++) {
			if (shows(&number.shown, &report->indicators[report->order[o]])) {
				report->order[n++] = report->order[o];
			}
		}
		report->n_order = n;
	}
	coco_buf_free(&page);
	coco_buf_free(&names);
	return status;
}
