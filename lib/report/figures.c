/* The two figures: who reached which step (all, and by side), and how the answers of each side spread, centred on the
 * middle of the scale. They draw only what the section's figures say; every row stands in a table below as well.
 * Invariant: a figure is drawn only where it has a row with data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

#define GROUPS_MAX 64
#define PARTS_MAX 3 /* figures of one wave, scale and family; what goes beyond stands in the table */

static struct coco_str code_of(const struct indicator *i, const char *dimension)
{
	for (size_t d = 0; d < i->group.n; d++) {
		if (!strcmp(i->group.dim[d].name, dimension)) {
			return i->group.dim[d].code;
		}
	}
	return COCO_STR_NONE;
}

/* AVM and CCI are the project's own names in every language; room beside a bar is short. */
static struct coco_str side_short(const struct coco_report *r, struct coco_str code)
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

static void caption(const struct coco_report *r, struct coco_html *h, size_t *number, struct coco_str title)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT;
	coco_buf_printf(&n, "%zu", ++*number);
	const struct coco_fill fill = {"n", coco_buf_view(&n)};
	coco_label_fill(&text, coco_label("report.figure", r->lang), &fill, 1);
	coco_buf_puts(&text, coco_str_ends(coco_buf_view(&text), ".") ? " " : ". ");
	coco_buf_str(&text, title);
	coco_html_leaf(h, "figcaption", NULL, coco_buf_view(&text));
	h->out->failed |= text.failed || n.failed;
	coco_buf_free(&text);
	coco_buf_free(&n);
}

static void drawn_note(const struct coco_report *r, struct coco_html *h, size_t drawn, size_t rows)
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

static void reach_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number)
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
	coco_html_tag(h, "figure");
	caption(r, h, number, title);
	size_t drawn = coco_chart_bars(h, title, groups, STEPS, r->lang);
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.reach.note", r->lang)));
	drawn_note(r, h, drawn, rows);
	coco_html_end(h);
}

/* ---- answers ---------------------------------------------------------------------------------------------------- */

struct answers {
	struct coco_str wave, scale, family;
	bool images; /* of the other side, or assumed: how the sides are seen */
	struct coco_stack *rows;
	size_t n, cap;
	struct coco_stack_group *groups;
	struct coco_str *group_keys;
	size_t *firsts; /* of each group in rows */
	size_t n_groups, cap_groups, cap_keys, cap_firsts;
	size_t all; /* rows, those too small to judge included, which are not drawn */
};

static bool same_row(const struct indicator *a, const struct indicator *b)
{
	if (a->group.n != b->group.n) {
		return false;
	}
	for (size_t d = 0; d + 1 < a->group.n; d++) { /* the last dimension is the answer */
		if (strcmp(a->group.dim[d].name, b->group.dim[d].name) != 0 || !coco_str_eq(a->group.dim[d].code, b->group.dim[d].code)) {
			return false;
		}
	}
	return true;
}

static struct coco_str joined(const struct coco_report *r, struct coco_str a, const char *between, struct coco_str b)
{
	return a.n && b.n ? coco_str_of(coco_arena_printf(r->arena, "%.*s%s%.*s", COCO_STR_ARG(a), between, COCO_STR_ARG(b))) : a.n ? a : b;
}

/* One row of the figure from the k shares that begin at `at`. */
static int add_stack(const struct coco_report *r, struct answers *a, size_t at, size_t k)
{
	const struct indicator *i = &r->indicators[r->order[at]];
	struct coco_str construct = code_of(i, "construct"), item = code_of(i, "item");
	struct coco_str key = joined(r, construct, "\x1f", item);
	double *shares = coco_arena_array(r->arena, k, sizeof *shares);
	if (!shares || coco_grow(&a->rows, &a->cap, a->n, sizeof *a->rows)) {
		return -1;
	}
	if (!a->n_groups || !coco_str_eq(a->group_keys[a->n_groups - 1], key)) {
		if (coco_grow(&a->groups, &a->cap_groups, a->n_groups, sizeof *a->groups) ||
		    coco_grow(&a->group_keys, &a->cap_keys, a->n_groups, sizeof *a->group_keys) ||
		    coco_grow(&a->firsts, &a->cap_firsts, a->n_groups, sizeof *a->firsts)) {
			return -1;
		}
		struct coco_str label = construct.n ? code_label(r, "construct", construct) : COCO_STR_NONE;
		struct coco_str item_text = item.n ? code_label(r, "item", item) : COCO_STR_NONE;
		a->group_keys[a->n_groups] = key;
		a->firsts[a->n_groups] = a->n;
		a->groups[a->n_groups++] = (struct coco_stack_group){joined(r, label, ": ", item_text), NULL, 0};
	}
	for (size_t c = 0; c < k; c++) {
		shares[c] = r->indicators[r->order[at + c]].value;
	}
	struct coco_str of = code_of(i, "of"), label = side_short(r, code_of(i, "side"));
	if (of.n) {
		label = joined(r, label, " \xc2\xb7 ", code_label(r, "of", of));
	}
	a->images |= coco_str_is(of, "other") || coco_str_is(of, "assumed");
	a->rows[a->n++] = (struct coco_stack){label, shares, k, (double)i->n};
	a->groups[a->n_groups - 1].n++;
	return 0;
}

static void scale_legend(const struct coco_report *r, struct coco_html *h, size_t at, size_t k)
{
	struct coco_str labels[16];
	for (size_t c = 0; c < k && c < COCO_LEN(labels); c++) {
		struct coco_str code = code_of(&r->indicators[r->order[at + c]], "answer");
		const char *end = c == 0 ? "chart.low" : c + 1 == k ? "chart.high" : NULL;
		labels[c] = end ? joined(r, code, " ", coco_str_of(coco_arena_printf(r->arena, "(%s)", coco_label(end, r->lang)))) : code;
	}
	coco_chart_legend(h, labels, k);
}

/* Groups from `first` on that one figure has room for. */
static size_t groups_of_part(const struct answers *a, size_t first)
{
	size_t n = 0, rows = 0;
	while (first + n < a->n_groups && (!n || rows + a->groups[first + n].n <= COCO_CHART_ROWS)) {
		rows += a->groups[first + n++].n;
	}
	return n;
}

static size_t count_parts(const struct answers *a)
{
	size_t parts = 0;
	for (size_t g = 0; g < a->n_groups && parts < PARTS_MAX; g += groups_of_part(a, g)) {
		parts++;
	}
	return parts;
}

/* One figure of the groups from `first` on; returns how many it shows. */
static size_t answers_part(const struct coco_report *r, struct coco_html *h, size_t *number, const struct answers *a, struct coco_str title,
    size_t first, size_t at, size_t k)
{
	size_t n = groups_of_part(a, first);
	coco_html_tag(h, "figure");
	caption(r, h, number, title);
	scale_legend(r, h, at, k);
	coco_chart_diverging(h, title, a->groups + first, n, r->lang);
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.answers.note", r->lang)));
	if (a->images) {
		coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.images.note", r->lang)));
	}
	return n;
}

static void answers_figure(
    const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number, struct answers *a, size_t at, size_t k)
{
	for (size_t g = 0; g < a->n_groups; g++) {
		a->groups[g].rows = a->rows + a->firsts[g];
	}
	struct coco_str title = coco_str_of(a->images ? coco_label("chart.answers", r->lang) : section_title(s->row, r->lang));
	struct coco_buf text = COCO_BUF_INIT;
	if (a->wave.n) {
		const struct coco_fill fills[] = {{"title", title}, {"wave", code_label(r, "wave", a->wave)}};
		coco_label_fill(&text, coco_label("chart.wave", r->lang), fills, COCO_LEN(fills));
		title = coco_buf_view(&text);
	}
	size_t parts = 0, drawn = 0, all = count_parts(a);
	for (size_t g = 0; g < a->n_groups && parts < PARTS_MAX; parts++) {
		const char *part = all > 1 ? coco_arena_printf(r->arena, "%.*s (%zu/%zu)", COCO_STR_ARG(title), parts + 1, all) : NULL;
		size_t n = answers_part(r, h, number, a, part ? coco_str_of(part) : title, g, at, k);
		for (size_t i = 0; i < n; i++) {
			drawn += a->groups[g + i].n < COCO_CHART_ROWS ? a->groups[g + i].n : COCO_CHART_ROWS;
		}
		g += n;
		if (g == a->n_groups || parts + 1 == PARTS_MAX) {
			drawn_note(r, h, drawn, a->all);
		}
		coco_html_end(h);
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

/* "image" of "image.closed_open". */
static struct coco_str family_of(const struct indicator *i)
{
	struct coco_str construct = code_of(i, "construct");
	size_t dot = construct.s ? coco_str_find(construct, COCO_STR("."), 0) : SIZE_MAX;
	return dot == SIZE_MAX ? COCO_STR_NONE : coco_str_sub(construct, 0, dot);
}

static bool belongs(const struct indicator *i, const struct answers *a)
{
	return coco_str_eq(code_of(i, "wave"), a->wave) && coco_str_eq(code_of(i, "scale"), a->scale) && coco_str_eq(family_of(i), a->family);
}

static size_t categories(const struct coco_report *r, const struct section *s, size_t o)
{
	size_t k = 1, share = kpi_row(COCO_STR("perceptions.share"));
	const struct indicator *first = &r->indicators[r->order[o]];
	while (o + k < s->first + s->count && r->indicators[r->order[o + k]].kpi == share && same_row(first, &r->indicators[r->order[o + k]])) {
		k++;
	}
	return k;
}

/* A figure (or some) for each wave, scale and family of constructs, in the order in which the table has them. */
static void answers_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number)
{
	struct answers done[GROUPS_MAX];
	size_t n_done = 0, share = kpi_row(COCO_STR("perceptions.share"));
	for (size_t start = s->first; start < s->first + s->count && n_done < GROUPS_MAX; start++) {
		const struct indicator *first = &r->indicators[r->order[start]];
		struct answers a = {.wave = code_of(first, "wave"), .scale = code_of(first, "scale"), .family = family_of(first)};
		size_t k = 0, at = 0, seen = 0;
		while (seen < n_done && !belongs(first, &done[seen])) {
			seen++;
		}
		if (first->kpi != share || isnan(first->value) || seen < n_done) {
			continue;
		}
		for (size_t o = start; o < s->first + s->count; o += k) {
			const struct indicator *i = &r->indicators[r->order[o]];
			k = 1;
			if (i->kpi == share) {
				k = categories(r, s, o);
				bool here = belongs(i, &a);
				a.all += here;
				if (here && !isnan(i->value) && !i->flag) {
					at = o;
					h->out->failed |= k >= 2 && add_stack(r, &a, o, k) != 0;
				}
			}
		}
		if (a.n) {
			answers_figure(r, s, h, number, &a, at, categories(r, s, at));
		}
		free(a.rows);
		free(a.groups);
		free(a.group_keys);
		free(a.firsts);
		done[n_done++] = (struct answers){.wave = a.wave, .scale = a.scale, .family = a.family};
	}
}

void figures(const struct coco_report *r, const struct section *s, struct coco_html *h, size_t *number)
{
	if (!strcmp(section_id(s->row), "reach")) {
		reach_figure(r, s, h, number);
	} else if (!strcmp(section_id(s->row), "perceptions")) {
		answers_figures(r, s, h, number);
	}
}
