/* The figures of a report: their frame and numbers here, what each shows in figure_*.c. They draw only what the section's figures say;
 * every row stands in a table below as well. Invariant: a figure is drawn only where it has a row with data. */
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

/* In the order of the page. */
static const struct {
	const char *section;
	void (*draw)(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number);
} drawn_in[] = {{"reach", reach_figure}, {"reach", pace_figure}, {"reach", regions_figures}, {"perceptions", profile_figures},
    {"perceptions", answers_figures}, {"questions", questions_figures}, {"voices", voices_figures}, {"collaborations", sectors_figure},
    {"impacts", impacts_figure}};

static void section_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
{
	number->section = section_id(s->row);
	number->here = 0;
	for (size_t i = 0; i < COCO_LEN(drawn_in); i++) {
		if (!strcmp(number->section, drawn_in[i].section)) {
			drawn_in[i].draw(r, s, h, number);
		}
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

static bool listed(const char *list, const char *word)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (coco_str_split(&rest, ' ', &piece)) {
		if (coco_str_is(piece, word)) {
			return true;
		}
	}
	return false;
}

static bool shows(const struct shown *shown, const struct indicator *i)
{
	bool all = listed(shown->kpis, kpi_cell(i->kpi, "id"));
	if (shown->dims) {
		all &= (!shown->item.s || coco_str_eq(code_of(i, "item"), shown->item)) &&
		       (!shown->of.s || coco_str_eq(code_of(i, "of"), shown->of)) &&
		       (!shown->wave.s || coco_str_eq(code_of(i, "wave"), shown->wave));
	}
	for (size_t d = 0; shown->dims && all && d < i->group.n; d++) {
		all = listed(shown->dims, i->group.dim[d].name);
	}
	return all && (shown->dims || of_answers(shown, i));
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
