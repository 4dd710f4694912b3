/* What is asked for by name, KPIs and sections, must be known, of the profile, and be what the rest of the options leave in the report:
 * a page without figures would otherwise look like an input without records. Invariant: checked before a record is read. */
#include <math.h>
#include <string.h>

#include "model.h"

/* Every name of a list must be known. */
static int check_names(const char *list, size_t (*row)(struct coco_str), const char *what, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (coco_str_split(&rest, ',', &piece)) {
		piece = coco_str_trim(piece);
		if (row(piece) == COCO_NONE) {
			coco_err_set(err, COCO_EXIT_USAGE, "unknown-name", "there is no %s '%.*s'", what, COCO_STR_ARG(piece));
			return coco_err_hint(err, "coco-report --list names all KPIs and their sections");
		}
	}
	return 0;
}

static bool named(const char *list, const char *word)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (coco_str_split(&rest, ',', &piece)) {
		if (coco_str_is(coco_str_trim(piece), word)) {
			return true;
		}
	}
	return false;
}

static bool needs_weights(size_t kpi)
{
	static const char *const methods[] = {"wilson-kish", "kish", "largest"};
	for (size_t m = 0; m < COCO_LEN(methods); m++) {
		if (!strcmp(kpi_cell(kpi, "method"), methods[m])) {
			return true;
		}
	}
	return false;
}

static int check_kpi(const struct coco_report *r, size_t kpi, struct coco_err *err)
{
	const char *id = kpi_cell(kpi, "id"), *section = kpi_cell(kpi, "section");
	if (!in_profile(r, kpi)) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-in-profile", "the profile %s has no KPI '%s'", profile_name(r), id);
		return coco_err_hint(err, "coco-report --explain=KPI names the profiles");
	}
	if (r->options.sections && !named(r->options.sections, section)) {
		coco_err_set(
		    err, COCO_EXIT_USAGE, "not-in-sections", "the KPI '%s' is of the section '%s', which --sections leaves out", id, section);
		return coco_err_hint(err, "leave out --sections, or name this section too");
	}
	if (needs_weights(kpi) && !r->options.population) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-population", "the KPI '%s' is weighted, and there is no population to weigh to", id);
		return coco_err_hint(err, "--population=FILE gives its margins");
	}
	return 0;
}

static int check_section(const struct coco_report *r, const char *id, struct coco_err *err)
{
	for (size_t kpi = 0; kpi < kpi_rows(); kpi++) {
		if (!strcmp(kpi_cell(kpi, "section"), id) && in_profile(r, kpi)) {
			return 0;
		}
	}
	coco_err_set(err, COCO_EXIT_USAGE, "not-in-profile", "the profile %s has no section '%s'", profile_name(r), id);
	return coco_err_hint(err, "coco-report --list --profile=%s names the sections that it has", profile_name(r));
}

int check_asked(const struct coco_report *r, struct coco_err *err)
{
	const struct coco_report_options *o = &r->options;
	struct coco_str rest = coco_str_of(o->kpis), piece;
	if (check_names(o->kpis, kpi_row, "KPI", err) || check_names(o->sections, section_row, "section", err)) {
		return -1;
	}
	while (coco_str_split(&rest, ',', &piece)) {
		if (check_kpi(r, kpi_row(coco_str_trim(piece)), err)) {
			return -1;
		}
	}
	rest = coco_str_of(o->sections);
	while (coco_str_split(&rest, ',', &piece)) {
		if (check_section(r, section_id(section_row(coco_str_trim(piece))), err)) {
			return -1;
		}
	}
	return 0;
}

const char *nothing_told(const struct coco_report *r)
{
	if (!r->n_indicators) {
		return "report.no_records";
	}
	if (!r->n_order) {
		return r->options.min_cell ? "report.none_told" : "report.none_asked";
	}
	bool withheld = false;
	for (size_t o = 0; o < r->n_order; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (!isnan(i->value)) {
			return NULL;
		}
		withheld |= i->flag == 'c';
	}
	return withheld ? "report.all_withheld" : NULL;
}
