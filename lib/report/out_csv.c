/* The indicators as record CSV with the same columns in every run, so that a script or a spreadsheet can rely on them: all
 * dimensions and all reasons for missing values have a column, an empty cell is an absent or null member. The numbers are
 * those of out_json.c to the last digit. */
#include <math.h>
#include <string.h>

#include "model.h"

static const char *const dimensions[] = {"side", "country", "step", "construct", "item", "scale", "of", "wave", "answer", "status", "kind",
    "lang", "challenge", "activity", "type", "field"};

static void put_head(struct coco_buf *out)
{
	coco_buf_puts(out, "type,kpi,definition,title");
	for (size_t d = 0; d < COCO_LEN(dimensions); d++) {
		coco_buf_printf(out, ",group.%s", dimensions[d]);
	}
	coco_buf_puts(out, ",value,lo,hi,n");
	for (size_t m = 0; m < REASONS; m++) {
		coco_buf_printf(out, ",missing.%s", reason_name((enum reason)m));
	}
	coco_buf_puts(out, ",unit,flag,method,period.from,period.to,change.before,change.value,change.lo,change.hi\n");
}

static void put_number(struct coco_buf *out, double value)
{
	coco_buf_putc(out, ',');
	char text[COCO_NUM_TEXT] = "";
	number_text(value, text);
	coco_buf_puts(out, text);
}

static void put_cell(struct coco_buf *out, const char *text)
{
	coco_buf_putc(out, ',');
	coco_csv_cell(out, coco_str_of(text));
}

static void put_row(const struct coco_report *r, const struct indicator *i, struct coco_buf *out)
{
	char from[11] = "", to[11] = "";
	coco_buf_puts(out, "indicator");
	put_cell(out, kpi_cell(i->kpi, "id"));
	put_cell(out, kpi_cell(i->kpi, "version"));
	put_cell(out, kpi_title(i->kpi, r->lang));
	for (size_t d = 0; d < COCO_LEN(dimensions); d++) {
		coco_buf_putc(out, ',');
		for (size_t g = 0; g < i->group.n; g++) {
			if (!strcmp(i->group.dim[g].name, dimensions[d])) {
				coco_csv_cell(out, i->group.dim[g].code);
			}
		}
	}
	put_number(out, i->value);
	put_number(out, i->lo);
	put_number(out, i->hi);
	put_number(out, i->n == NOT_TOLD ? (double)NAN : (double)i->n);
	for (size_t m = 0; m < REASONS; m++) {
		put_number(out, i->missing.count[m] > 0 ? (double)i->missing.count[m] : (double)NAN);
	}
	put_cell(out, kpi_cell(i->kpi, "unit"));
	coco_buf_printf(out, ",%.*s,", i->flag != 0, &i->flag);
	coco_buf_puts(out, kpi_cell(i->kpi, "method"));
	coco_date_text(covered_from(r, i->kpi), from);
	coco_date_text(r->options.as_of, to);
	coco_buf_printf(out, ",%s,%s", from, to);
	const double change[] = {i->change.before, i->change.value, i->change.lo, i->change.hi};
	for (size_t k = 0; k < COCO_LEN(change); k++) {
		put_number(out, i->change.told ? change[k] : (double)NAN);
	}
	coco_buf_putc(out, '\n');
}

int coco_report_csv(const struct coco_report *report, struct coco_buf *out, struct coco_err *err)
{
	put_head(out);
	for (size_t o = 0; o < report->n_order; o++) {
		put_row(report, &report->indicators[report->order[o]], out);
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
