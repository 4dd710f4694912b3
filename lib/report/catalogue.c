/* The KPI catalogue: kpi.csv and sections.csv and nothing else say which figures there are, what they mean, how they are
 * made and how they are called in nine languages. --list, --explain and every output read them here. */
#include <string.h>

#include "coco/page.h"
#include "model.h"

static struct coco_table_ref kpis(void)
{
	return coco_table_find(&coco_tables_report, "kpi");
}

static struct coco_table_ref sections(void)
{
	return coco_table_find(&coco_tables_report, "sections");
}

static const char *lang_cell(struct coco_table_ref ref, size_t row, int lang)
{
	const char *code = coco_langs[lang >= 0 && lang < COCO_LANGS ? lang : 0];
	const char *text = coco_table_cell(ref, row, coco_table_column(ref, code));
	return *text ? text : coco_table_cell(ref, row, coco_table_column(ref, "en"));
}

size_t kpi_rows(void)
{
	return coco_table_rows(kpis());
}

size_t kpi_row(struct coco_str id)
{
	return coco_table_row(kpis(), coco_table_column(kpis(), "id"), id);
}

const char *kpi_cell(size_t row, const char *column)
{
	const struct coco_table_ref ref = kpis();
	return coco_table_cell(ref, row, coco_table_column(ref, column));
}

const char *kpi_title(size_t row, int lang)
{
	return lang_cell(kpis(), row, lang);
}

size_t section_rows(void)
{
	return coco_table_rows(sections());
}

size_t section_row(struct coco_str id)
{
	return coco_table_row(sections(), coco_table_column(sections(), "id"), id);
}

const char *section_id(size_t row)
{
	const struct coco_table_ref ref = sections();
	return coco_table_cell(ref, row, coco_table_column(ref, "id"));
}

const char *section_title(size_t row, int lang)
{
	return lang_cell(sections(), row, lang);
}

/* Columns of the catalogue that --explain shows, in its order. */
static const struct {
	const char *column, *heading;
} shown[] = {
    {"section", "section"},
    {"question", "question"},
    {"formula", "formula"},
    {"numerator", "numerator"},
    {"denominator", "denominator"},
    {"records", "records"},
    {"method", "method"},
    {"unit", "unit"},
    {"by", "broken down by"},
    {"min_n", "minimum n"},
    {"profiles", "profiles"},
    {"counts", "counts"},
    {"version", "version"},
};

static void write_kpi(struct coco_writer *w, size_t row, int lang, bool all)
{
	coco_write_object(w);
	coco_write_key(w, "id");
	coco_write_text(w, kpi_cell(row, "id"));
	coco_write_key(w, "title");
	coco_write_text(w, kpi_title(row, lang));
	for (size_t i = 0; i < COCO_LEN(shown); i++) {
		if (all || !strcmp(shown[i].column, "section") || !strcmp(shown[i].column, "unit")) {
			coco_write_key(w, shown[i].column);
			coco_write_text(w, kpi_cell(row, shown[i].column));
		}
	}
	coco_write_end(w, true);
}

int coco_kpi_list(enum coco_profile profile, int lang, enum coco_kpi_format format, struct coco_buf *out, struct coco_err *err)
{
	struct coco_writer w;
	size_t listed = 0;
	coco_writer_init(&w, out);
	if (format == COCO_KPI_JSON) {
		coco_write_array(&w);
	}
	for (size_t i = 0; i < kpi_rows(); i++) {
		if (profile != COCO_PROFILE_DIRECTOR && !kpi_in_profile(i, profile)) {
			continue;
		}
		if (format == COCO_KPI_JSON) {
			coco_buf_puts(out, listed++ ? "\n" : "");
			write_kpi(&w, i, lang, false);
		} else {
			coco_buf_printf(
			    out, "%-32s %-15s %-15s %s\n", kpi_cell(i, "id"), kpi_cell(i, "section"), kpi_cell(i, "unit"), kpi_title(i, lang));
		}
	}
	if (format == COCO_KPI_JSON) {
		coco_write_end(&w, false);
		coco_buf_putc(out, '\n');
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

int coco_kpi_explain(const char *id, int lang, enum coco_kpi_format format, struct coco_buf *out, struct coco_err *err)
{
	size_t row = kpi_row(coco_str_of(id));
	if (row == COCO_NONE) {
		coco_err_set(err, COCO_EXIT_USAGE, "unknown-kpi", "there is no KPI '%s'", id);
		return coco_err_hint(err, "coco-report --list names them all");
	}
	if (format == COCO_KPI_JSON) {
		struct coco_writer w;
		coco_writer_init(&w, out);
		write_kpi(&w, row, lang, true);
		coco_buf_putc(out, '\n');
		return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
	}
	coco_buf_printf(out, "%s: %s\n", kpi_cell(row, "id"), kpi_title(row, lang));
	for (size_t i = 0; i < COCO_LEN(shown); i++) {
		const char *text = kpi_cell(row, shown[i].column);
		if (*text) {
			coco_buf_printf(out, "  %-15s %s\n", shown[i].heading, text);
		}
	}
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
