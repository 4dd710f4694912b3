/* What the figures say about the actions that the policy paper recommends: scorecard.csv names for each action the figures that
 * speak to it, and from how narrow an interval on one is firm. Each stands with its value and its strength: no data, too few to
 * judge, rough, firm. Counts of all that there is are firm. An action that no figure of the catalogue speaks to has nobody's
 * word: 0 of 0, which is no data and no bad mark. A withheld figure is no data to its reader. Invariant: all of it depends on
 * what the report tells alone. */
#include <math.h>
#include <string.h>

#include "model.h"

#define MANY 10 /* cases, as kpi.csv says */
enum strength { NO_DATA, TOO_FEW, ROUGH, FIRM };

static const char *cell(size_t row, const char *column)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "scorecard");
	return coco_table_cell(t, row, coco_table_column(t, column));
}

size_t figure_kpi(struct coco_str name)
{
	size_t bracket = coco_str_find(name, COCO_STR("["), 0);
	return kpi_row(bracket == SIZE_MAX ? name : coco_str_sub(name, 0, bracket));
}

bool figure_dim(struct coco_str name, size_t *at, struct coco_str *dimension, struct coco_str *code)
{
	size_t from = *at ? *at : coco_str_find(name, COCO_STR("["), 0);
	if (from == SIZE_MAX || from + 1 >= name.n) {
		return false;
	}
	struct coco_str rest = coco_str_sub(name, from + 1, name.n - 1), piece;
	if (!rest.n || !coco_str_split(&rest, ',', &piece)) {
		return false;
	}
	*at = from + 1 + piece.n;
	*code = piece;
	return coco_str_split(code, '=', dimension);
}

/* The figure has these dimensions and no others. */
static bool names(struct coco_str name, const struct indicator *i)
{
	struct coco_str dimension, code;
	size_t at = 0, n = 0;
	while (figure_dim(name, &at, &dimension, &code)) {
		bool found = false;
		for (size_t d = 0; d < i->group.n; d++) {
			found |= coco_str_is(dimension, i->group.dim[d].name) && coco_str_eq(code, i->group.dim[d].code);
		}
		if (!found) {
			return false;
		}
		n++;
	}
	return n == i->group.n;
}

static const struct indicator *figure_of(const struct coco_report *r, struct coco_str name)
{
	const size_t kpi = figure_kpi(name);
	for (size_t i = 0; i < r->n_indicators; i++) {
		if (r->indicators[i].kpi == kpi && names(name, &r->indicators[i])) {
			return &r->indicators[i];
		}
	}
	return NULL;
}

static enum strength strength_of(const struct indicator *i, double firm)
{
	if (!i || isnan(i->value) || i->flag == 'c') {
		return NO_DATA;
	}
	if (i->flag == 'u') {
		return TOO_FEW;
	}
	if (isnan(i->lo)) { /* a ratio, an index: it describes its cases, of which there may be few */
		return is_count(i->kpi) || i->n >= MANY ? FIRM : ROUGH;
	}
	return (i->hi - i->lo) / 2 <= firm ? FIRM : ROUGH;
}

static enum strength put_figure(struct coco_report *r, size_t row)
{
	struct coco_str name = coco_str_of(cell(row, "figure"));
	struct group g = group_with((struct group){.n = 0}, cell(row, "vocabulary"), coco_str_of(cell(row, "code")));
	const struct indicator *found = figure_of(r, name);
	struct indicator own = found ? *found : (struct indicator){.value = (double)NAN, .lo = (double)NAN, .hi = (double)NAN, .n = 0};
	double firm = 0;
	coco_num_parse(coco_str_of(cell(row, "firm")), &firm);
	enum strength strength = strength_of(found, firm);
	g = group_with(g, "figure", name);
	struct indicator *i = put(r, "scorecard.value", g);
	i->value = own.value;
	i->lo = own.lo;
	i->hi = own.hi;
	i->n = own.n;
	i->flag = own.flag;
	i->missing.count[0] = own.flag == 'c' ? NOT_TOLD : 0;
	i = put(r, "scorecard.strength", g);
	i->value = strength;
	i->n = own.n;
	return strength;
}

void put_scorecard(struct coco_report *r)
{
	size_t rows = coco_table_rows(coco_table_find(&coco_tables_report, "scorecard"));
	for (size_t row = 0; row < rows;) {
		size_t first = row;
		int64_t n = 0, with_data = 0;
		for (; row < rows && !strcmp(cell(row, "code"), cell(first, "code")); row++) {
			size_t kpi = figure_kpi(coco_str_of(cell(row, "figure")));
			if (kpi != COCO_NONE && in_profile(r, kpi)) {
				n++;
				with_data += put_figure(r, row) >= ROUGH;
			}
		}
		struct group g = group_with((struct group){.n = 0}, cell(first, "vocabulary"), coco_str_of(cell(first, "code")));
		put_count(r, "scorecard.figures", g, with_data, n);
		put_count(r, "scorecard.asked", g, n, n);
	}
}
