/* The report as Markdown for the body of a mail: the same sections, sentences, tables and notes as the HTML page, without
 * the figures. Invariant: every figure of the report stands in a table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "nomenclature.h"
#include "stories.h"

/* "62.9% (56.6% to 68.8%; n = 240) u" */
static void cell_text(const struct coco_report *r, const struct table *t, size_t row, size_t column, struct coco_buf *out)
{
	size_t at = t->cells[row * t->n_columns + column];
	if (at == COCO_NONE) { /* there is no such figure of this row */
		coco_format_num(out, (double)NAN, 0, r->lang);
		return;
	}
	const struct indicator *i = &r->indicators[at];
	value_text(r, i, i->value, out);
	note_text(r, t, i, " (", ")", out);
	if (i->flag) {
		coco_buf_printf(out, " %c", i->flag);
	}
}

static struct coco_str kept(const struct coco_report *r, struct coco_buf *buf)
{
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(buf));
	coco_buf_clear(buf);
	return copy.s ? copy : COCO_STR("");
}

static void table(const struct coco_report *r, const struct table *t, size_t *number, struct coco_buf *out)
{
	size_t columns = t->n_heads + t->n_columns + (t->same_n ? 1 + t->missing : 0), rows = t->n_rows + 1;
	struct coco_str *cells = coco_arena_array(r->arena, rows * columns, sizeof *cells);
	bool *right = coco_arena_array(r->arena, columns, sizeof *right);
	struct coco_buf buf = COCO_BUF_INIT;
	if (!cells || !right) {
		out->failed = true;
		return;
	}
	table_caption(r, t, number, &buf);
	coco_md_heading(out, 3, coco_buf_view(&buf));
	coco_buf_clear(&buf);
	if (table_withheld(r, t)) { /* tells nothing but that */
		coco_md_paragraph(out, coco_str_of(coco_label("words.withheld", r->lang)));
		coco_buf_free(&buf);
		return;
	}
	for (size_t row = 0; row < rows; row++) {
		struct coco_str *line = cells + row * columns;
		size_t at = 0;
		for (size_t d = 0; d < t->n_dims; d++) {
			if (!t->constant[d]) {
				line[at++] = row ? code_label(r, t->dims[d], t->rows[row - 1].group.dim[d].code) : coco_str_of(dim_label(r, t->dims[d]));
			}
		}
		for (size_t c = 0; c < t->n_columns; c++) {
			row ? cell_text(r, t, row - 1, c, &buf) : column_title(r, &t->columns[c], &buf);
			line[t->n_heads + c] = kept(r, &buf);
			right[t->n_heads + c] = true;
		}
		if (t->same_n) {
			row ? row_n_text(r, t, row - 1, &buf) : coco_buf_puts(&buf, coco_label("col.n", r->lang));
			line[t->n_heads + t->n_columns] = kept(r, &buf);
			right[t->n_heads + t->n_columns] = true;
		}
		if (t->same_n && t->missing) {
			row ? missing_text(r, row_missing(r, t, row - 1), &buf) : coco_buf_puts(&buf, coco_label("col.missing", r->lang));
			line[columns - 1] = kept(r, &buf);
		}
	}
	coco_md_table(out, cells, rows, columns, right);
	for (const char *flag = "ucp"; *flag; flag++) {
		if (table_flagged(r, t, *flag)) {
			coco_buf_clear(&buf);
			flag_text(r, *flag, &buf);
			coco_md_paragraph(out, coco_buf_view(&buf));
		}
	}
	out->failed |= buf.failed;
	coco_buf_free(&buf);
}

static void section(const struct coco_report *r, const struct section *s, size_t *number, struct coco_buf *out)
{
	struct coco_str words[WORDS_MAX];
	size_t n = section_words(r, s, words, &out->failed);
	coco_md_heading(out, 2, coco_str_of(section_title(s->row, r->lang)));
	for (size_t i = 0; i < n; i++) {
		coco_md_paragraph(out, words[i]);
	}
	for (size_t t = 0; t < s->n_tables; t++) {
		table(r, &s->tables[t], number, out);
	}
	stories_md(r, s, out);
}

static void headlines(const struct coco_report *r, struct coco_buf *out)
{
	struct coco_buf line = COCO_BUF_INIT, value = COCO_BUF_INIT, about = COCO_BUF_INIT;
	const struct indicator *i;
	struct coco_str name;
	bool any = false;
	for (int place = 1; place <= 4; place++) {
		coco_buf_clear(&line);
		coco_buf_clear(&value);
		coco_buf_clear(&about);
		if (!headline(r, place, &name, &value, &about, &i)) {
			continue;
		}
		if (!any) {
			coco_md_heading(out, 2, coco_str_of(coco_label("report.headlines", r->lang)));
		}
		any = true;
		coco_buf_str(&line, name);
		coco_buf_puts(&line, ": ");
		coco_buf_str(&line, coco_buf_view(&value));
		if (about.len) {
			coco_buf_puts(&line, " (");
			coco_buf_str(&line, coco_buf_view(&about));
			coco_buf_puts(&line, ")");
		}
		if (i->flag) {
			coco_buf_printf(&line, " %c", i->flag);
		}
		coco_md_item(out, coco_buf_view(&line));
	}
	coco_buf_puts(out, any ? "\n" : "");
	out->failed |= line.failed || value.failed || about.failed;
	coco_buf_free(&line);
	coco_buf_free(&value);
	coco_buf_free(&about);
}

static int method(const struct coco_report *r, struct coco_buf *out, struct coco_err *err)
{
	const char *const *keys;
	size_t n = method_keys(r, &keys);
	struct coco_buf input = COCO_BUF_INIT;
	coco_md_heading(out, 2, coco_str_of(coco_label("report.method", r->lang)));
	tasks_method(r, NULL, out);
	for (size_t i = 0; i < n; i++) {
		coco_md_item(out, coco_str_of(coco_label(keys[i], r->lang)));
	}
	if (r->compared.year) {
		coco_md_item(out, coco_str_of(coco_label("method.change", r->lang)));
	}
	if (r->options.min_cell) {
		flag_text(r, 'c', &input);
		coco_md_item(out, coco_buf_view(&input));
		coco_buf_clear(&input);
	}
	nomenclatures_text(r, &input);
	if (input.len) {
		coco_md_item(out, coco_buf_view(&input));
		coco_buf_clear(&input);
	}
	int status = input_text(r, &input, err);
	coco_md_item(out, coco_buf_view(&input));
	coco_md_item(out, coco_str_of(coco_label("report.definitions", r->lang)));
	out->failed |= input.failed;
	coco_buf_free(&input);
	return status;
}

int coco_report_md(const struct coco_report *report, struct coco_buf *out, struct coco_err *err)
{
	struct coco_buf dates = COCO_BUF_INIT;
	size_t number = 0;
	coco_md_heading(out, 1, coco_str_of(report->options.title));
	dates_text(report, &dates);
	coco_md_paragraph(out, coco_buf_view(&dates));
	struct coco_str rest = report->options.dress.intro, paragraph;
	while (next_paragraph(&rest, &paragraph)) {
		coco_md_paragraph(out, paragraph);
	}
	headlines(report, out);
	if (nothing_told(report)) {
		coco_md_paragraph(out, coco_str_of(coco_label(nothing_told(report), report->lang)));
	}
	tasks_md(report, out);
	for (size_t s = 0; s < report->n_sections; s++) {
		section(report, &report->sections[s], &number, out);
	}
	out->failed |= dates.failed;
	coco_buf_free(&dates);
	if (method(report, out, err)) {
		return -1;
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
