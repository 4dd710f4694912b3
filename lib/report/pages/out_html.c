/* The report as one HTML page that a director may forward: four figures first, then each section with its figure, its
 * tables and its sentences, and how to read them. Each cell with a figure has a data-value, the number that
 * JSON has. Long tables are folded, so that what comes behind them is seen; paper has what is
 * unfolded, and the method says so. Invariant: no text reaches the page but
 * through the escaping writer. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "nomenclature.h"
#include "stories.h"

#define FOLD_ROWS 20    /* a longer table waits behind its caption */
#define WITHHELD_ROWS 3 /* of a table, from so many on, are named below it */
#define SHORT_HEAD 16   /* bytes: a row's head of two words that stays on its line */

static void leaf_label(const struct coco_report *r, struct coco_html *h, const char *tag, const char *css, const char *key)
{
	coco_html_leaf(h, tag, css, coco_str_of(coco_label(key, r->lang)));
}

static void flag_mark(const struct coco_report *r, struct coco_html *h, char flag)
{
	if (flag) {
		coco_html_puts(h, " ");
		coco_html_tag(h, "abbr");
		coco_html_attrs(h, "class", "flag");
		coco_html_attrs(h, "title",
		    coco_label(flag == 'c'   ? "words.withheld"
		               : flag == 'p' ? "words.provisional"
		                             : "words.too_few",
		        r->lang));
		coco_html_text(h, (struct coco_str){&flag, 1});
		coco_html_end(h);
	}
}

static void cell(const struct coco_report *r, struct coco_html *h, const struct table *t, size_t row, size_t column)
{
	size_t at = t->cells[row * t->n_columns + column];
	struct coco_buf text = COCO_BUF_INIT;
	char number[COCO_NUM_TEXT] = "";
	coco_html_tag(h, "td");
	coco_html_attrs(h, "class", "r");
	if (at != COCO_NONE) {
		const struct indicator *i = &r->indicators[at];
		coco_html_attrs(h, "data-value", number_text(i->value, number) ? number : NULL);
		value_text(r, i, i->value, &text);
		coco_html_text(h, coco_buf_view(&text));
		flag_mark(r, h, i->flag);
		coco_buf_clear(&text);
		note_text(r, t, i, "", "", &text);
		if (text.len) {
			coco_html_leaf(h, "span", "ci", coco_buf_view(&text));
		}
	} else { /* there is no such figure of this row */
		coco_format_num(&text, (double)NAN, 0, r->lang);
		coco_html_text(h, coco_buf_view(&text));
	}
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void head(struct coco_html *h, const char *css, struct coco_str text)
{
	coco_html_tag(h, "th");
	coco_html_attrs(h, "scope", "col");
	coco_html_attrs(h, "class", css);
	coco_html_text(h, text);
	coco_html_end(h);
}

static void table_head(const struct coco_report *r, struct coco_html *h, const struct table *t)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_html_tag(h, "thead");
	coco_html_tag(h, "tr");
	for (size_t d = 0; d < t->n_dims; d++) {
		if (!t->constant[d]) {
			head(h, NULL, coco_str_of(dim_label(r, t->dims[d])));
		}
	}
	for (size_t c = 0; c < t->n_columns; c++) {
		coco_buf_clear(&text);
		column_title(r, &t->columns[c], &text);
		head(h, "r", coco_buf_view(&text));
	}
	if (t->same_n) {
		head(h, "r", coco_str_of(coco_label("col.n", r->lang)));
	}
	if (t->same_n && t->missing) {
		head(h, "m", coco_str_of(coco_label("col.missing", r->lang)));
	}
	coco_html_end(h);
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void missing_cell(const struct coco_report *r, struct coco_html *h, const struct missing *missing)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_html_tag(h, "td");
	coco_html_attrs(h, "class", "m");
	int64_t total = missing_total(missing);
	coco_format_num(&text, total == NOT_TOLD ? (double)NAN : (double)total, 0, r->lang);
	coco_html_text(h, coco_buf_view(&text));
	if (total > 0) {
		coco_buf_clear(&text);
		reasons_text(r, missing, &text);
		coco_html_leaf(h, "span", "ci", coco_buf_view(&text));
	}
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void table_row(const struct coco_report *r, struct coco_html *h, const struct table *t, size_t row)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_html_tag(h, "tr");
	for (size_t d = 0; d < t->n_dims; d++) {
		if (t->constant[d]) {
			continue;
		}
		const struct coco_str label = code_label(r, t->dims[d], t->rows[row].group.dim[d].code);
		coco_html_tag(h, "th");
		coco_html_attrs(h, "scope", "row");
		coco_html_attrs(h, "class", label.n <= SHORT_HEAD && coco_str_find(label, COCO_STR(" "), 0) != SIZE_MAX ? "k" : NULL);
		coco_html_text(h, label);
		coco_html_end(h);
	}
	for (size_t c = 0; c < t->n_columns; c++) {
		cell(r, h, t, row, c);
	}
	if (t->same_n) {
		row_n_text(r, t, row, &text);
		coco_html_leaf(h, "td", "r", coco_buf_view(&text));
	}
	if (t->same_n && t->missing) {
		missing_cell(r, h, row_missing(r, t, row));
	}
	coco_html_end(h);
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

/* The caption of a folded table says how long it is. */
static void summary(const struct coco_report *r, struct coco_html *h, const struct table *t, struct coco_str caption)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT;
	coco_format_num(&n, (double)t->n_rows, 0, r->lang);
	const struct coco_fill fills[] = {{"caption", caption}, {"n", coco_buf_view(&n)}};
	coco_label_fill(&text, coco_label("report.rows", r->lang), fills, COCO_LEN(fills));
	coco_html_leaf(h, "summary", NULL, coco_buf_view(&text));
	h->out->failed |= text.failed || n.failed;
	coco_buf_free(&text);
	coco_buf_free(&n);
}

/* A table that tells nothing is its caption with the reason why. */
static void withheld_table(const struct coco_report *r, struct coco_html *h, struct coco_buf *caption)
{
	coco_buf_puts(caption, " – ");
	coco_buf_puts(caption, coco_label("words.withheld", r->lang));
	coco_html_leaf(h, "p", "note", coco_buf_view(caption));
	coco_buf_free(caption);
}

static bool row_withheld(const struct coco_report *r, const struct table *t, size_t row)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		const size_t at = t->cells[row * t->n_columns + c];
		if (at != COCO_NONE && !(isnan(r->indicators[at].value) && r->indicators[at].flag == 'c' && r->indicators[at].n == NOT_TOLD)) {
			return false;
		}
	}
	return true;
}

/* Rows that tell nothing, if there are several, are named below the table in one line. How many there are. */
static size_t rows_withheld(const struct coco_report *r, const struct table *t)
{
	size_t n = 0;
	for (size_t row = 0; row < t->n_rows; row++) {
		n += row_withheld(r, t, row);
	}
	return n < WITHHELD_ROWS ? 0 : n;
}

static void name_withheld(const struct coco_report *r, struct coco_html *h, const struct table *t)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_puts(&text, coco_label("words.withheld", r->lang));
	while (text.len && text.data[text.len - 1] == '.') {
		text.len--;
	}
	for (size_t row = 0, n = 0; row < t->n_rows; row++) {
		size_t said = 0;
		if (!row_withheld(r, t, row)) {
			continue;
		}
		coco_buf_puts(&text, n++ ? "; " : ": ");
		for (size_t d = 0; d < t->n_dims; d++) {
			if (!t->constant[d]) {
				coco_buf_puts(&text, said++ ? ", " : "");
				coco_buf_str(&text, code_label(r, t->dims[d], t->rows[row].group.dim[d].code));
			}
		}
	}
	coco_html_leaf(h, "p", "note", coco_buf_view(&text));
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void table(const struct coco_report *r, struct coco_html *h, const struct table *t, size_t *number)
{
	struct coco_buf text = COCO_BUF_INIT;
	const bool folded = t->n_rows > FOLD_ROWS;
	const size_t withheld = folded ? 0 : rows_withheld(r, t);
	table_caption(r, t, number, &text);
	if (table_withheld(r, t)) {
		withheld_table(r, h, &text);
		return;
	}
	if (folded) {
		coco_html_tag(h, "details");
		coco_html_attrs(h, "class", "long");
		summary(r, h, t, coco_buf_view(&text));
	}
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "scroll");
	coco_html_attrs(h, "tabindex", "0");
	coco_html_attr(h, "aria-label", coco_buf_view(&text));
	coco_html_tag(h, "table");
	coco_html_attrs(h, "class",
	    t->n_columns <= 4  ? "few"
	    : t->n_columns > 5 ? "many"
	                       : NULL); /* room for intervals beside the values, or little */
	if (!folded) {
		coco_html_leaf(h, "caption", NULL, coco_buf_view(&text));
	}
	table_head(r, h, t);
	coco_html_tag(h, "tbody");
	for (size_t row = 0; row < t->n_rows; row++) {
		if (!withheld || !row_withheld(r, t, row)) {
			table_row(r, h, t, row);
		}
	}
	coco_html_end(h);
	coco_html_end(h);
	if (withheld) {
		name_withheld(r, h, t);
	}
	for (const char *flag = "ucp"; *flag; flag++) {
		if (table_flagged(r, t, *flag)) {
			coco_buf_clear(&text);
			flag_text(r, *flag, &text);
			coco_html_leaf(h, "p", "note", coco_buf_view(&text));
		}
	}
	coco_html_end(h);
	if (folded) {
		coco_html_end(h);
	}
	h->out->failed |= text.failed;
	coco_buf_free(&text);
}

static void section(const struct coco_report *r, struct coco_html *h, const struct section *s, size_t *n_figures, size_t *n_tables)
{
	struct coco_str words[WORDS_MAX];
	size_t n = section_words(r, s, words, &h->out->failed);
	coco_html_tag(h, "section");
	coco_html_attrs(h, "id", section_id(s->row));
	coco_html_leaf(h, "h2", NULL, coco_str_of(section_title(s->row, r->lang)));
	for (size_t i = 0; i < n; i++) { /* the first is what the section says, the others say it more exactly */
		coco_html_leaf(h, "p", !s->count ? "note" : i ? NULL : "lead", words[i]);
	}
	figures(r, s, h, n_figures);
	for (size_t t = 0; t < s->n_tables; t++) {
		table(r, h, &s->tables[t], n_tables);
	}
	stories_html(r, s, h);
	coco_html_end(h);
}

static void card(const struct coco_report *r, struct coco_html *h, struct coco_str name, const struct coco_buf *value,
    const struct coco_buf *about, char flag)
{
	coco_html_tag(h, "li");
	coco_html_leaf(h, "span", "name", name);
	coco_html_tag(h, "span");
	coco_html_attrs(h, "class", "value");
	coco_html_text(h, coco_buf_view(value));
	flag_mark(r, h, flag);
	coco_html_end(h);
	coco_html_leaf(h, "span", "about", coco_buf_view(about));
	coco_html_end(h);
}

static void headlines(const struct coco_report *r, struct coco_html *h)
{
	struct coco_buf value = COCO_BUF_INIT, about = COCO_BUF_INIT;
	const struct indicator *i;
	struct coco_str name;
	bool any = false;
	for (int place = 1; place <= 4; place++) {
		coco_buf_clear(&value);
		coco_buf_clear(&about);
		if (!headline(r, place, &name, &value, &about, &i)) {
			continue;
		}
		if (!any) {
			coco_html_tag(h, "section");
			coco_html_attrs(h, "aria-label", coco_label("report.headlines", r->lang));
			coco_html_tag(h, "ul");
			coco_html_attrs(h, "class", "cards");
		}
		any = true;
		card(r, h, name, &value, &about, i->flag);
	}
	if (any) {
		coco_html_end(h);
		coco_html_end(h);
	}
	h->out->failed |= value.failed || about.failed;
	coco_buf_free(&value);
	coco_buf_free(&about);
}

static void top(const struct coco_report *r, struct coco_html *h)
{
	struct coco_buf dates = COCO_BUF_INIT;
	dates_text(r, &dates);
	coco_html_tag(h, "header");
	logo(r, h);
	coco_html_leaf(h, "h1", NULL, coco_str_of(r->options.title));
	coco_html_leaf(h, "p", NULL, coco_buf_view(&dates));
	coco_html_tag(h, "nav");
	coco_html_attrs(h, "aria-label", coco_label("report.contents", r->lang));
	coco_html_tag(h, "ul");
	tasks_nav(r, h);
	for (size_t s = 0; s < r->n_sections; s++) {
		char target[64];
		snprintf(target, sizeof target, "#%s", section_id(r->sections[s].row));
		coco_html_tag(h, "li");
		coco_html_tag(h, "a");
		coco_html_attrs(h, "href", target);
		coco_html_puts(h, section_title(r->sections[s].row, r->lang));
		coco_html_end(h);
		coco_html_end(h);
	}
	coco_html_end(h);
	coco_html_end(h);
	coco_html_end(h);
	h->out->failed |= dates.failed;
	coco_buf_free(&dates);
}

/* Where some table is folded. */
static void folded_note(const struct coco_report *r, struct coco_html *h)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT;
	bool any = false;
	for (size_t s = 0; s < r->n_sections; s++) {
		for (size_t t = 0; t < r->sections[s].n_tables; t++) {
			any |= r->sections[s].tables[t].n_rows > FOLD_ROWS;
		}
	}
	coco_format_num(&n, FOLD_ROWS, 0, r->lang);
	const struct coco_fill fill = {"n", coco_buf_view(&n)};
	coco_label_fill(&text, coco_label("report.folded", r->lang), &fill, 1);
	if (any) {
		coco_html_leaf(h, "li", NULL, coco_buf_view(&text));
	}
	h->out->failed |= text.failed || n.failed;
	coco_buf_free(&text);
	coco_buf_free(&n);
}

static int method(const struct coco_report *r, struct coco_html *h, struct coco_err *err)
{
	const char *const *keys;
	size_t n = method_keys(r, &keys);
	struct coco_buf input = COCO_BUF_INIT;
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "method");
	coco_html_attrs(h, "id", "method");
	leaf_label(r, h, "h2", NULL, "report.method");
	coco_html_tag(h, "ul");
	tasks_method(r, h, NULL);
	for (size_t i = 0; i < n; i++) {
		leaf_label(r, h, "li", NULL, keys[i]);
	}
	if (r->compared.year) {
		leaf_label(r, h, "li", NULL, "method.change");
	}
	folded_note(r, h);
	if (r->options.min_cell) {
		flag_text(r, 'c', &input);
		coco_html_leaf(h, "li", NULL, coco_buf_view(&input));
		coco_buf_clear(&input);
	}
	nomenclatures_text(r, &input);
	if (input.len) {
		coco_html_leaf(h, "li", NULL, coco_buf_view(&input));
		coco_buf_clear(&input);
	}
	int status = input_text(r, &input, err);
	coco_html_leaf(h, "li", "digest", coco_buf_view(&input));
	leaf_label(r, h, "li", NULL, "report.definitions");
	coco_html_end(h);
	coco_html_leaf(h, "p", "note", coco_str_of(r->options.tool));
	coco_html_end(h);
	h->out->failed |= input.failed;
	coco_buf_free(&input);
	return status;
}

int coco_report_html(const struct coco_report *report, struct coco_buf *out, struct coco_err *err)
{
	struct coco_html h;
	const struct coco_page page = {report->lang, coco_str_of(report->options.title)};
	size_t n_figures = 0, n_tables = 0;
	coco_html_init(&h, out);
	coco_page_begin(&h, &page, report->options.dress.css);
	top(report, &h);
	struct coco_str rest = report->options.dress.intro, paragraph;
	while (next_paragraph(&rest, &paragraph)) {
		coco_html_leaf(&h, "p", "intro", paragraph);
	}
	headlines(report, &h);
	if (nothing_told(report)) {
		leaf_label(report, &h, "p", "lead", nothing_told(report));
	}
	tasks_html(report, &h);
	for (size_t s = 0; s < report->n_sections; s++) {
		section(report, &h, &report->sections[s], &n_figures, &n_tables);
	}
	if (method(report, &h, err)) {
		return -1;
	}
	coco_page_end(&h);
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
