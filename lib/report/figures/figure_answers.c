/* How the answers of each side spread, centred on the middle of the scale: a figure (in parts, if need be) for each wave,
 * scale and family of constructs. Rows too small to judge, or withheld, stand in the table alone. Invariant: a figure is
 * drawn only where it has a row with data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

#define GROUPS_MAX 64
#define PARTS_MAX 3 /* figures of one wave, scale and family; what goes beyond stands in the table */

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
static size_t answers_part(const struct coco_report *r, struct coco_html *h, struct numbering *number, const struct answers *a,
    struct coco_str title, size_t first, size_t at, size_t k)
{
	size_t n = groups_of_part(a, first);
	figure_begin(r, h, number, title);
	scale_legend(r, h, at, k);
	size_t from = h->out->len;
	coco_chart_diverging(h, title, a->groups + first, n, r->lang);
	figure_drawn(
	    r, h, number, title, from, (struct shown){.kpis = "perceptions.share", .wave = a->wave, .scale = a->scale, .family = a->family});
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.answers.note", r->lang)));
	if (a->images) {
		coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.images.note", r->lang)));
	}
	return n;
}

static void answers_figure(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number,
    struct answers *a, size_t at, size_t k)
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
struct coco_str family_of(const struct indicator *i)
{
	struct coco_str construct = code_of(i, "construct");
	size_t dot = construct.s ? coco_str_find(construct, COCO_STR("."), 0) : SIZE_MAX;
	return dot == SIZE_MAX ? COCO_STR_NONE : coco_str_sub(construct, 0, dot);
}

static bool belongs(const struct indicator *i, const struct answers *a)
{
	return coco_str_eq(code_of(i, "wave"), a->wave) && coco_str_eq(code_of(i, "scale"), a->scale) && coco_str_eq(family_of(i), a->family);
}

bool of_answers(const struct shown *shown, const struct indicator *i)
{
	const struct answers a = {.wave = shown->wave, .scale = shown->scale, .family = shown->family};
	return belongs(i, &a);
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
void answers_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
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
