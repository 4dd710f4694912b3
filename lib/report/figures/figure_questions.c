/* Figures of closed questions: who said yes, a group of bars a question; who chose which option, a figure a question; of each wave. Rows
 * too small to judge stand in the table alone. Invariant: a figure is drawn only where it has a row with data. */
#include <math.h>

#include "coco/page.h"
#include "figures.h"

#define FIGURES_MAX 16 /* further questions stand in the table */

struct bars {
	struct coco_bar_group *groups;
	struct coco_bar *bars;
	struct coco_str *codes; /* of the groups */
	size_t *group_of;       /* of the bars, which lie by their groups in the end */
	size_t n_groups, n, rows;
};

/* The question of a figure: its image and wave, and of options its item. */
static bool same_question(const struct indicator *a, const struct indicator *b, bool items)
{
	return a->kpi == b->kpi && coco_str_eq(code_of(a, "of"), code_of(b, "of")) && coco_str_eq(code_of(a, "wave"), code_of(b, "wave")) &&
	       (!items || coco_str_eq(code_of(a, "item"), code_of(b, "item")));
}

/* "What do you need?, wave pre (before)" */
static struct coco_str titled(const struct coco_report *r, const struct indicator *i, struct coco_str title)
{
	const struct coco_str of = code_of(i, "of"), wave = code_of(i, "wave");
	struct coco_buf text = COCO_BUF_INIT;
	if (of.n) {
		const struct coco_str image = code_label(r, "of", of);
		const char *both = coco_arena_printf(r->arena, "%.*s \xc2\xb7 %.*s", COCO_STR_ARG(title), COCO_STR_ARG(image));
		title = both ? coco_str_of(both) : title;
	}
	if (wave.n) {
		const struct coco_fill fills[] = {{"title", title}, {"wave", code_label(r, "wave", wave)}};
		if (coco_str_ends(title, "?")) {
			coco_buf_printf(&text, "%.*s \xc2\xb7 %.*s", COCO_STR_ARG(title), COCO_STR_ARG(fills[1].value));
		} else {
			coco_label_fill(&text, coco_label("chart.wave", r->lang), fills, COCO_LEN(fills));
		}
		title = coco_arena_copy(r->arena, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return title;
}

static bool bars_new(const struct coco_report *r, struct bars *b, size_t n)
{
	*b = (struct bars){.groups = coco_arena_array(r->arena, n + 1, sizeof *b->groups),
	    .bars = coco_arena_array(r->arena, n + 1, sizeof *b->bars),
	    .codes = coco_arena_array(r->arena, n + 1, sizeof *b->codes),
	    .group_of = coco_arena_array(r->arena, n + 1, sizeof *b->group_of)};
	return b->groups && b->bars && b->codes && b->group_of;
}

/* A bar of the group that `dimension` names. */
static void add_bar(const struct coco_report *r, struct bars *b, const struct indicator *i, const char *dimension)
{
	const struct coco_str code = code_of(i, dimension), side = code_of(i, "side");
	size_t g = 0;
	b->rows++;
	if (isnan(i->value) || i->flag) {
		return;
	}
	while (g < b->n_groups && !coco_str_eq(b->codes[g], code)) {
		g++;
	}
	if (g == b->n_groups) {
		b->codes[g] = code;
		b->groups[b->n_groups++] = (struct coco_bar_group){code_label(r, dimension, code), NULL, 0};
	}
	const enum coco_tone tone = coco_str_is(side, "avm") ? COCO_TONE_AVM : coco_str_is(side, "cci") ? COCO_TONE_CCI : COCO_TONE_OTHER;
	size_t at = b->n++;
	for (; at && b->group_of[at - 1] > g; at--) {
		b->group_of[at] = b->group_of[at - 1];
		b->bars[at] = b->bars[at - 1];
	}
	b->group_of[at] = g;
	b->bars[at] = (struct coco_bar){side_short(r, side), share_text(r, i), i->value, i->lo, i->hi, tone};
	b->groups[g].n++;
}

static void draw(const struct coco_report *r, struct coco_html *h, struct numbering *number, struct bars *b, struct coco_str title,
    struct shown shown, const char *note)
{
	for (size_t g = 0, first = 0; g < b->n_groups; first += b->groups[g++].n) {
		b->groups[g].bars = b->bars + first;
	}
	figure_begin(r, h, number, title);
	const size_t from = h->out->len, drawn = coco_chart_bars(h, title, b->groups, b->n_groups, r->lang);
	figure_drawn(r, h, number, title, from, shown);
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label(note, r->lang)));
	drawn_note(r, h, drawn, b->rows);
	coco_html_end(h);
}

/* The figure of the questions that the indicator at `first` is of, and how many bars it has; 0: nothing is drawn. */
static size_t question_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number,
    size_t first, bool options, const char *note)
{
	struct bars b;
	const struct indicator *one = &r->indicators[r->order[first]];
	const struct coco_str item = code_of(one, "item"), label = code_label(r, "item", item);
	if (!bars_new(r, &b, s->count)) {
		h->out->failed = true;
		return 0;
	}
	for (size_t o = first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (same_question(i, one, options)) {
			add_bar(r, &b, i, options ? "option" : "item");
		}
	}
	if (b.n) {
		const struct shown shown = {.kpis = kpi_cell(one->kpi, "id"),
		    .dims = "item of side wave option",
		    .wave = code_of(one, "wave"),
		    .of = code_of(one, "of"),
		    .item = options ? item : COCO_STR_NONE};
		draw(r, h, number, &b, titled(r, one, options ? label : coco_str_of(coco_label("chart.yes", r->lang))), shown, note);
	}
	return b.n;
}

/* An earlier figure of the section is of the same question. */
static bool drawn_before(const struct coco_report *r, const struct section *s, size_t o, bool options)
{
	bool found = false;
	for (size_t k = s->first; k < o && !found; k++) {
		found = same_question(&r->indicators[r->order[k]], &r->indicators[r->order[o]], options);
	}
	return found;
}

void questions_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	static const struct {
		const char *kpi, *note;
		bool options;
	} kinds[] = {{"questions.yes_share", "chart.questions.note", false}, {"questions.option_share", "chart.questions.note", true},
	    {"questions.choice_share", "chart.choices.note", true}};
	for (size_t k = 0, drawn = 0; k < COCO_LEN(kinds); k++) {
		const size_t kpi = kpi_row(coco_str_of(kinds[k].kpi));
		for (size_t o = s->first; o < s->first + s->count && drawn < FIGURES_MAX; o++) {
			const struct indicator *i = &r->indicators[r->order[o]];
			const bool follows = o > s->first && same_question(i, &r->indicators[r->order[o - 1]], kinds[k].options);
			if (i->kpi == kpi && !follows && !drawn_before(r, s, o, kinds[k].options)) {
				drawn += question_figure(r, s, h, number, o, kinds[k].options, kinds[k].note) > 0;
			}
		}
	}
}
