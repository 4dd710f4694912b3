/* Figures of bars: who reached which step, all and by side; what each side names as barriers and wishes. Rows too small to judge stand
 * in the table alone. Invariant: a figure is drawn only where it has a row with data. */
#include <math.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

struct coco_str share_text(const struct coco_report *r, const struct indicator *i)
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
			bars[n++] = (struct coco_bar){label, share_text(r, i), i->value, i->lo, i->hi, tone};
		}
	}
	return n;
}

void reach_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
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
	figure_drawn(r, h, number, title, from, (struct shown){.kpis = "funnel.reach", .dims = "step side"});
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
		bars[n] = (struct coco_bar){side_short(r, side), share_text(r, i), i->value, i->lo, i->hi, tone};
		groups[n] = (struct coco_bar_group){code_label(r, dimension, code_of(i, dimension)), &bars[n], 1};
		n++;
	}
	if (!n) {
		return;
	}
	struct coco_str text = coco_str_of(coco_label(title, r->lang));
	figure_begin(r, h, number, text);
	size_t from = h->out->len, drawn = coco_chart_bars(h, text, groups, n, r->lang);
	figure_drawn(r, h, number, text, from, (struct shown){.kpis = kpi, .dims = "barrier wish side"});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.voices.note", r->lang)));
	drawn_note(r, h, drawn, rows);
	coco_html_end(h);
}

void voices_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	named_figure(r, s, h, number, "voices.barrier_share", "barrier", "chart.barriers");
	named_figure(r, s, h, number, "voices.wish_share", "wish", "chart.wishes");
}
