/* The indicators as record CSV with the same columns in every run, so that a script or a spreadsheet can rely on them: all
 * dimensions and all reasons for missing values have a column, an empty cell is an absent or null member. The numbers are
 * those of out_json.c to the last digit. */
#include <math.h>
#include <string.h>

#include "cells.h"

static const char *const dimensions[] = {"side", "country", "step", "construct", "item", "scale", "of", "wave", "answer", "status", "kind",
    "lang", "challenge", "activity", "type", "field", "barrier", "wish", "rank", "part", "after", "outcome", "mode", "reason", "impact",
    "path", "trend", "evidence", "currency", "voucher", "interreg", "recommendation", "outlook", "figure", "nomenclature", "over", "nuts2",
    "sector", "size", "campaign", "cohort", "within", "avm_sector", "cci_sector", "option"};

static void put_separator(const struct cells *d, struct coco_buf *out)
{
	coco_buf_putc(out, d->separator);
}

/* Spreadsheets run what begins with one of these signs, some with their full-width forms too. */
static bool like_formula(struct coco_str text)
{
	static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
	bool like = text.n && strchr("=+-@\t\r\n", text.s[0]);
	for (size_t i = 0; i < COCO_LEN(wide); i++) {
		like |= coco_str_starts(text, wide[i]);
	}
	return like;
}

static void note_neutralised(struct cells *d)
{
	struct coco_neutralised *n = d->neutralised;
	if (n && n->cells++ < COCO_LEN(n->lines)) {
		n->lines[n->cells - 1] = d->line;
	}
}

void cell_put(struct cells *d, struct coco_str text, struct coco_buf *out)
{
	bool risky = d->guard && like_formula(text);
	if (risky) {
		note_neutralised(d);
	}
	if (d->separator == ',') {
		coco_csv_cell(out, text);
		return;
	}
	bool quoted = false;
	for (size_t i = 0; i < text.n; i++) {
		quoted |= strchr(";\"\r\n", text.s[i]) != NULL;
	}
	coco_buf_puts(out, quoted ? "\"" : "");
	coco_buf_puts(out, risky ? "'" : "");
	for (size_t i = 0; i < text.n; i++) {
		coco_buf_putc(out, text.s[i]);
		if (text.s[i] == '"') {
			coco_buf_putc(out, '"');
		}
	}
	coco_buf_puts(out, quoted ? "\"" : "");
}

static void put_text(struct cells *d, const char *text, struct coco_buf *out)
{
	put_separator(d, out);
	cell_put(d, coco_str_of(text), out);
}

static void put_number(const struct cells *d, double value, struct coco_buf *out)
{
	char text[COCO_NUM_TEXT] = "";
	number_text(value, text);
	char *point = strchr(text, '.');
	if (point) {
		*point = d->decimal;
	}
	put_separator(d, out);
	coco_buf_puts(out, text);
}

static void put_head(struct cells *d, struct coco_buf *out)
{
	static const char *const before[] = {"kpi", "definition", "title"}, *const values[] = {"value", "lo", "hi", "n"};
	static const char *const behind[] = {
	    "unit", "flag", "method", "period.from", "period.to", "change.before", "change.value", "change.lo", "change.hi"};
	char name[64];
	coco_buf_puts(out, "type");
	for (size_t i = 0; i < COCO_LEN(before); i++) {
		put_text(d, before[i], out);
	}
	for (size_t i = 0; i < COCO_LEN(dimensions); i++) {
		snprintf(name, sizeof name, "group.%s", dimensions[i]);
		put_text(d, name, out);
	}
	for (size_t i = 0; i < COCO_LEN(values); i++) {
		put_text(d, values[i], out);
	}
	for (size_t m = 0; m < REASONS; m++) {
		snprintf(name, sizeof name, "missing.%s", reason_name((enum reason)m));
		put_text(d, name, out);
	}
	for (size_t i = 0; i < COCO_LEN(behind); i++) {
		put_text(d, behind[i], out);
	}
	coco_buf_puts(out, d->eol);
}

static void put_group(struct cells *d, const struct group *group, struct coco_buf *out)
{
	for (size_t i = 0; i < COCO_LEN(dimensions); i++) {
		put_separator(d, out);
		for (size_t g = 0; g < group->n; g++) {
			if (!strcmp(group->dim[g].name, dimensions[i])) {
				cell_put(d, group->dim[g].code, out);
			}
		}
	}
}

static void put_row(const struct coco_report *r, struct cells *d, const struct indicator *i, struct coco_buf *out)
{
	char from[11] = "", to[11] = "";
	const char flag[2] = {i->flag, '\0'};
	coco_buf_puts(out, "indicator");
	put_text(d, kpi_cell(i->kpi, "id"), out);
	put_text(d, kpi_cell(i->kpi, "version"), out);
	put_text(d, kpi_title(i->kpi, r->lang), out);
	put_group(d, &i->group, out);
	const double values[] = {i->value, i->lo, i->hi, i->n == NOT_TOLD ? (double)NAN : (double)i->n};
	for (size_t k = 0; k < COCO_LEN(values); k++) {
		put_number(d, values[k], out);
	}
	for (size_t m = 0; m < REASONS; m++) {
		put_number(d, i->missing.count[m] > 0 ? (double)i->missing.count[m] : (double)NAN, out);
	}
	coco_date_text(covered_from(r, i->kpi), from);
	coco_date_text(r->options.as_of, to);
	const char *const texts[] = {kpi_cell(i->kpi, "unit"), flag, kpi_cell(i->kpi, "method"), from, to};
	for (size_t k = 0; k < COCO_LEN(texts); k++) {
		put_text(d, texts[k], out);
	}
	const double change[] = {i->change.before, i->change.value, i->change.lo, i->change.hi};
	for (size_t k = 0; k < COCO_LEN(change); k++) {
		put_number(d, i->change.told ? change[k] : (double)NAN, out);
	}
	coco_buf_puts(out, d->eol);
}

static int put_all(const struct coco_report *r, struct cells *d, struct coco_buf *out, struct coco_err *err)
{
	if (r->tasks) { /* the list itself is what a spreadsheet is for */
		tasks_csv(r, d, out);
		return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
	}
	put_head(d, out);
	for (size_t o = 0; o < r->n_order; o++) {
		d->line = o + 2;
		put_row(r, d, &r->indicators[r->order[o]], out);
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

int coco_report_csv(const struct coco_report *report, struct coco_buf *out, struct coco_err *err)
{
	struct cells d = {.separator = ',', .decimal = '.', .eol = "\n"};
	return put_all(report, &d, out, err);
}

int coco_report_csv_excel(
    const struct coco_report *report, struct coco_buf *out, struct coco_neutralised *neutralised, struct coco_err *err)
{
	struct cells d = {.separator = ';', .decimal = ',', .eol = "\r\n", .guard = true, .neutralised = neutralised};
	*neutralised = (struct coco_neutralised){.cells = 0};
	coco_buf_puts(out, "\xef\xbb\xbf");
	return put_all(report, &d, out, err);
}
