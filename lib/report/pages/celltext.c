/* What a table prints beside a value, in Markdown and in HTML alike: interval, n and missing answers in the cell, or n and
 * missing answers once a row where all cells of the row stand on the same. Also the lines on dates and input. Invariant:
 * each figure that is no complete count is printed with its n. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

/* "change +3.4 (-1.2 … +8.0) pp" behind `before`; nothing where there is none to tell. */
void change_text(const struct coco_report *r, const struct indicator *i, const char *before, struct coco_buf *out)
{
	if (!i->change.told) {
		return;
	}
	coco_buf_puts(out, before);
	coco_buf_puts(out, coco_label("col.change", r->lang));
	coco_buf_puts(out, "\xc2\xa0");
	signed_text(r, i->kpi, i->change.value, out);
	if (!isnan(i->change.lo) && !isnan(i->change.hi)) {
		coco_buf_puts(out, " (");
		signed_text(r, i->kpi, i->change.lo, out);
		coco_buf_puts(out, " \xe2\x80\xa6 ");
		signed_text(r, i->kpi, i->change.hi, out);
		coco_buf_putc(out, ')');
	}
	if (!strcmp(kpi_cell(i->kpi, "unit"), "share")) {
		coco_buf_puts(out, "\xc2\xa0");
		coco_buf_puts(out, coco_label("unit.points", r->lang));
	}
}

/* "56.6% to 68.8%; n = 240; missing 3 (no answer 3)" between `before` and `after`; nothing if there is nothing to say. */
void note_text(const struct coco_report *r, const struct table *t, const struct indicator *i, const char *before, const char *after,
    struct coco_buf *out)
{
	struct coco_buf note = COCO_BUF_INIT;
	interval_text(r, i, &note);
	if (!t->same_n && !is_count(i->kpi) && i->n != NOT_TOLD) {
		coco_buf_puts(&note, note.len ? "; n\xc2\xa0=\xc2\xa0" : "n\xc2\xa0=\xc2\xa0");
		coco_format_num(&note, (double)i->n, 0, r->lang);
	}
	if (!t->same_n && missing_total(&i->missing) > 0) {
		coco_buf_puts(&note, note.len ? "; " : "");
		coco_buf_puts(&note, coco_label("col.missing", r->lang));
		coco_buf_putc(&note, ' ');
		missing_text(r, &i->missing, &note);
	}
	change_text(r, i, note.len ? "; " : "", &note);
	if (note.len) {
		coco_buf_puts(out, before);
		coco_buf_str(out, coco_buf_view(&note));
		coco_buf_puts(out, after);
	}
	out->failed |= note.failed;
	coco_buf_free(&note);
}

/* The figure that a row's n and missing answers come from: the first that is no count and tells its n, else the first that is no
 * count; a count's n is not the n of what is withheld beside it. NULL: all are counts. */
static const struct indicator *row_base(const struct coco_report *r, const struct table *t, size_t row)
{
	const struct indicator *base = NULL;
	for (size_t c = 0; c < t->n_columns; c++) {
		size_t at = t->cells[row * t->n_columns + c];
		const struct indicator *i = at == COCO_NONE ? NULL : &r->indicators[at];
		if (i && !is_count(i->kpi) && (!base || (base->n == NOT_TOLD && i->n != NOT_TOLD))) {
			base = i;
		}
	}
	return base;
}

void row_n_text(const struct coco_report *r, const struct table *t, size_t row, struct coco_buf *out)
{
	const struct indicator *base = row_base(r, t, row);
	coco_format_num(out, !base || base->n == NOT_TOLD ? (double)NAN : (double)base->n, 0, r->lang);
}

const struct missing *row_missing(const struct coco_report *r, const struct table *t, size_t row)
{
	static const struct missing none = {.count = {0}};
	const struct indicator *base = row_base(r, t, row);
	return base ? &base->missing : &none;
}

bool table_flagged(const struct coco_report *r, const struct table *t, char flag)
{
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
		if (t->cells[i] != COCO_NONE && r->indicators[t->cells[i]].flag == flag) {
			return true;
		}
	}
	return false;
}

bool table_withheld(const struct coco_report *r, const struct table *t)
{
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
		const struct indicator *one = t->cells[i] == COCO_NONE ? NULL : &r->indicators[t->cells[i]];
		if (one && (one->flag != 'c' || one->n != NOT_TOLD || missing_total(&one->missing) > 0)) {
			return false;
		}
	}
	return t->n_rows > 0;
}

void flag_text(const struct coco_report *r, char flag, struct coco_buf *out)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)r->options.min_cell);
	const struct coco_fill fill = {"k", coco_str_of(text)};
	coco_label_fill(out, coco_label(flag == 'c' ? "method.flag_c" : flag == 'p' ? "method.flag_p" : "method.flag_u", r->lang), &fill, 1);
}

/* "Table 3. Reached: Side × Step" */
void table_caption(const struct coco_report *r, const struct table *t, size_t *number, struct coco_buf *out)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", ++*number);
	const struct coco_fill fill = {"n", coco_str_of(text)};
	coco_label_fill(out, coco_label("report.table", r->lang), &fill, 1);
	coco_buf_puts(out, ". ");
	table_title(r, t, out);
}

int input_text(const struct coco_report *r, struct coco_buf *out, struct coco_err *err)
{
	char digest[COCO_SHA256_TEXT];
	struct coco_buf count = COCO_BUF_INIT, records = COCO_BUF_INIT;
	if (input_digest(r, digest, err)) {
		return -1;
	}
	if (r->options.min_cell) { /* how many records there are would tell a small count */
		const struct coco_fill only = {"digest", coco_str_of(digest)};
		coco_label_fill(out, coco_label("report.input_digest", r->lang), &only, 1);
		return 0;
	}
	double n = (double)input_records(r);
	coco_format_num(&count, n, 0, r->lang);
	const struct coco_fill fill = {"n", coco_buf_view(&count)};
	coco_label_fill(&records, coco_label_plural("records", n, r->lang), &fill, 1);
	const struct coco_fill fills[] = {{"records", coco_buf_view(&records)}, {"digest", coco_str_of(digest)}};
	coco_label_fill(out, coco_label("report.input", r->lang), fills, COCO_LEN(fills));
	out->failed |= count.failed || records.failed;
	coco_buf_free(&count);
	coco_buf_free(&records);
	return 0;
}
