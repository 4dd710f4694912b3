/* Semantic-differential profiles: how each side answers about itself, about the other, and about what it thinks the other sees, as a
 * line of medians down the statements, for each wave, scale and family of constructs. Medians too small to judge, or withheld, stand in
 * the table alone. Invariant: a profile has two images and two statements at least. */
#include <math.h>
#include <string.h>

#include "coco/page.h"
#include "figures.h"

#define IMAGES 3
#define PROFILES_MAX 16 /* what goes beyond stands in the table */
static const char *const images[IMAGES] = {"self", "other", "assumed"};
static const char *const sides[] = {"avm", "cci"};

struct profile {
	const struct indicator *first; /* its wave, scale and family are the profile's */
	struct shown shown;
	struct coco_dot_row *rows; /* the arena's; of both sides, one after the other */
	struct coco_dot *dots;     /* rows x images */
	size_t n[COCO_LEN(sides)], all;
	int64_t least[COCO_LEN(sides)], most[COCO_LEN(sides)]; /* n of the medians */
	bool met[IMAGES];
};

static size_t image_of(const struct indicator *i)
{
	size_t k = 0;
	while (k < IMAGES && !coco_str_is(code_of(i, "of"), images[k])) {
		k++;
	}
	return k;
}

static struct coco_str statement(const struct coco_report *r, const struct indicator *i)
{
	struct coco_str construct = code_of(i, "construct"), item = code_of(i, "item");
	struct coco_str label = construct.n ? code_label(r, "construct", construct) : COCO_STR_NONE;
	struct coco_str own = item.n ? code_label(r, "item", item) : COCO_STR_NONE;
	const char *both = label.n && own.n ? coco_arena_printf(r->arena, "%.*s: %.*s", COCO_STR_ARG(label), COCO_STR_ARG(own)) : NULL;
	return both ? coco_str_of(both) : label.n ? label : own;
}

static bool same_statement(const struct indicator *a, const struct indicator *b)
{
	return coco_str_eq(code_of(a, "construct"), code_of(b, "construct")) && coco_str_eq(code_of(a, "item"), code_of(b, "item"));
}

/* A row of one side: the medians of its images, from the figure `at` on. */
static void add_row(const struct coco_report *r, const struct section *s, struct profile *p, size_t side, size_t at)
{
	const struct indicator *first = &r->indicators[r->order[at]];
	size_t row = side ? p->n[0] + p->n[1] : p->n[0];
	struct coco_dot *dots = p->dots + row * IMAGES;
	struct coco_buf text = COCO_BUF_INIT;
	for (size_t k = 0; k < IMAGES; k++) {
		dots[k] = (struct coco_dot){(double)NAN, (double)NAN, (double)NAN};
	}
	for (size_t o = at; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		size_t image = image_of(i);
		if (i->kpi != first->kpi || image == IMAGES || isnan(i->value) || i->flag || !coco_str_is(code_of(i, "side"), sides[side]) ||
		    !of_answers(&p->shown, i) || !same_statement(i, first)) {
			continue;
		}
		dots[image] = (struct coco_dot){i->value, i->lo, i->hi};
		p->met[image] = true;
		p->least[side] = p->most[side] ? (i->n < p->least[side] ? i->n : p->least[side]) : i->n;
		p->most[side] = i->n > p->most[side] ? i->n : p->most[side];
	}
	for (size_t k = 0; k < IMAGES; k++) {
		coco_buf_puts(&text, k ? " \xc2\xb7 " : "");
		value_text(r, first, dots[k].value, &text);
	}
	p->rows[row] =
	    (struct coco_dot_row){statement(r, first), coco_arena_copy(r->arena, coco_buf_view(&text)), dots, (double)NAN, (double)NAN};
	p->n[side]++;
	coco_buf_free(&text);
}

/* Whether an earlier figure of the section has this statement of this side already. */
static bool seen_before(const struct coco_report *r, const struct section *s, const struct profile *p, size_t side, size_t at)
{
	const struct indicator *i = &r->indicators[r->order[at]];
	for (size_t o = s->first; o < at; o++) {
		const struct indicator *before = &r->indicators[r->order[o]];
		if (before->kpi == i->kpi && !isnan(before->value) && !before->flag && image_of(before) < IMAGES &&
		    coco_str_is(code_of(before, "side"), sides[side]) && of_answers(&p->shown, before) && same_statement(before, i)) {
			return true;
		}
	}
	return false;
}

static bool read_profile(const struct coco_report *r, const struct section *s, struct profile *p)
{
	p->rows = coco_arena_array(r->arena, s->count + 1, sizeof *p->rows);
	p->dots = coco_arena_array(r->arena, (s->count + 1) * IMAGES, sizeof *p->dots);
	if (!p->rows || !p->dots) {
		return false;
	}
	for (size_t side = 0; side < COCO_LEN(sides); side++) {
		for (size_t o = s->first; o < s->first + s->count; o++) {
			const struct indicator *i = &r->indicators[r->order[o]];
			bool here = i->kpi == p->first->kpi && image_of(i) < IMAGES && coco_str_is(code_of(i, "side"), sides[side]) &&
			            of_answers(&p->shown, i) && !isnan(i->value) && !i->flag;
			if (here && !seen_before(r, s, p, side, o)) {
				add_row(r, s, p, side, o);
			}
		}
	}
	return true;
}

static struct coco_str side_title(const struct coco_report *r, const struct profile *p, size_t side)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_str(&text, code_label(r, "side", coco_str_of(sides[side])));
	coco_buf_puts(&text, ", n\xc2\xa0=\xc2\xa0");
	coco_format_num(&text, (double)p->least[side], 0, r->lang);
	if (p->most[side] > p->least[side]) {
		coco_buf_puts(&text, "\xe2\x80\x93");
		coco_format_num(&text, (double)p->most[side], 0, r->lang);
	}
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&text));
	coco_buf_free(&text);
	return copy;
}

static struct coco_scale scale_of(const struct indicator *i)
{
	struct coco_str code = code_of(i, "scale");
	size_t dots = code.s ? coco_str_find(code, COCO_STR(".."), 0) : SIZE_MAX;
	struct coco_scale scale = {.share = false};
	bool read = dots != SIZE_MAX && coco_num_parse(coco_str_sub(code, 0, dots), &scale.lo) &&
	            coco_num_parse(coco_str_sub(code, dots + 2, code.n), &scale.hi) && scale.lo < scale.hi;
	return read ? scale : (struct coco_scale){0, 0, false};
}

static void notes(const struct coco_report *r, struct coco_html *h, const struct profile *p)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fill = {"scale", code_label(r, "scale", p->shown.scale)};
	coco_label_fill(&text, coco_label("chart.profile.note", r->lang), &fill, 1);
	coco_html_leaf(h, "p", "note", coco_buf_view(&text));
	coco_html_leaf(h, "p", "note", coco_str_of(coco_label("chart.images.note", r->lang)));
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void draw_profile(const struct coco_report *r, struct coco_html *h, struct numbering *number, const struct profile *p)
{
	struct coco_dot_group groups[COCO_LEN(sides)];
	struct coco_str names[IMAGES], title = coco_str_of(coco_label("chart.profile", r->lang));
	struct coco_buf text = COCO_BUF_INIT;
	size_t n = 0;
	for (size_t side = 0; side < COCO_LEN(sides); side++) {
		if (p->n[side]) {
			groups[n++] = (struct coco_dot_group){side_title(r, p, side), p->rows + (side ? p->n[0] : 0), p->n[side], (double)NAN};
		}
	}
	for (size_t k = 0; k < IMAGES; k++) {
		names[k] = code_label(r, "of", coco_str_of(images[k]));
	}
	if (p->shown.wave.n) {
		const struct coco_fill fills[] = {{"title", title}, {"wave", code_label(r, "wave", p->shown.wave)}};
		coco_label_fill(&text, coco_label("chart.wave", r->lang), fills, COCO_LEN(fills));
		title = coco_buf_view(&text);
	}
	figure_begin(r, h, number, title);
	coco_chart_series(h, names, IMAGES);
	size_t from = h->out->len, drawn = coco_chart_dots(h, title, groups, n, IMAGES, scale_of(p->first), true, r->lang);
	figure_drawn(r, h, number, title, from, p->shown);
	notes(r, h, p);
	drawn_note(r, h, drawn, p->n[0] + p->n[1]);
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

void profile_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	struct shown done[PROFILES_MAX];
	size_t n_done = 0, kpi = kpi_row(COCO_STR("perceptions.median"));
	for (size_t o = s->first; o < s->first + s->count && n_done < PROFILES_MAX; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		struct profile p = {.first = i};
		size_t seen = 0;
		if (i->kpi != kpi || image_of(i) == IMAGES) {
			continue;
		}
		p.shown =
		    (struct shown){.kpis = "perceptions.median", .wave = code_of(i, "wave"), .scale = code_of(i, "scale"), .family = family_of(i)};
		while (seen < n_done && !of_answers(&done[seen], i)) {
			seen++;
		}
		if (seen < n_done) {
			continue;
		}
		done[n_done++] = p.shown;
		h->out->failed |= !read_profile(r, s, &p);
		bool two = p.met[0] + p.met[1] + p.met[2] >= 2 && (p.n[0] >= 2 || p.n[1] >= 2);
		if (two && scale_of(i).hi > scale_of(i).lo) {
			draw_profile(r, h, number, &p);
		}
	}
}
