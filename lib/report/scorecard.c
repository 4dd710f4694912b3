/* What the figures say about the actions that the policy paper recommends: scorecard.csv names for each action the KPIs that
 * speak to it, and how well; the score counts those of them that hold a value in this report, on enough cases. An action that
 * no KPI of the catalogue speaks to has nobody's word: 0 of 0, which is no data and no bad mark. Withheld figures count as
 * absent. Invariant: the score depends on what the report tells alone. */
#include <math.h>
#include <string.h>

#include "model.h"

static const char *cell(size_t row, const char *column)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "scorecard");
	return coco_table_cell(t, row, coco_table_column(t, column));
}

static bool speaks(const struct coco_report *r, size_t kpi)
{
	for (size_t i = 0; i < r->n_indicators; i++) {
		const struct indicator *one = &r->indicators[i];
		if (one->kpi == kpi && !isnan(one->value) && one->flag != 'u' && one->flag != 'c') {
			return true;
		}
	}
	return false;
}

void put_scorecard(struct coco_report *r)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "scorecard");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		struct coco_str rest = coco_str_of(cell(row, "kpis")), id;
		int64_t n = 0, with_data = 0;
		while (coco_str_split(&rest, ' ', &id)) {
			size_t kpi = id.n ? kpi_row(id) : COCO_NONE;
			if (kpi != COCO_NONE && in_profile(r, kpi)) {
				n++;
				with_data += speaks(r, kpi);
			}
		}
		const char *dimension = cell(row, "vocabulary");
		struct group g = group_with((struct group){.n = 0}, dimension, coco_str_of(cell(row, "code")));
		put_count(r, "scorecard.figures", g, with_data, n);
		put_count(r, "scorecard.asked", g, n, n);
	}
}
