/* From figures to a page: sections in the order of sections.csv, in each the tables of kpi.csv; figures of one table with
 * the same dimensions stand in one grid, a row a group, a column a KPI (or a KPI and a code of its pivot dimension). The
 * page's order is every format's order. Invariant: each wanted figure stands in exactly one cell, and once in `order`. */
#include <stdlib.h>
#include <string.h>

#include "model.h"

/* ---- what is wanted --------------------------------------------------------------------------------------------- */

static bool listed(const char *list, const char *word)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (coco_str_split(&rest, ',', &piece)) {
		if (coco_str_is(coco_str_trim(piece), word)) {
			return true;
		}
	}
	return false;
}

static const char *name_of(enum coco_profile profile)
{
	static const char *const names[] = {[COCO_PROFILE_DIRECTOR] = "director",
	    [COCO_PROFILE_POLICY] = "policy",
	    [COCO_PROFILE_PARTNER] = "partner",
	    [COCO_PROFILE_FACILITATOR] = "facilitator"};
	return names[profile];
}

const char *profile_name(const struct coco_report *r)
{
	return name_of(r->options.profile);
}

bool kpi_in_profile(size_t kpi, enum coco_profile profile)
{
	struct coco_str rest = coco_str_of(kpi_cell(kpi, "profiles")), piece;
	while (coco_str_split(&rest, ' ', &piece)) {
		if (coco_str_is(piece, name_of(profile))) {
			return true;
		}
	}
	return false;
}

bool in_profile(const struct coco_report *r, size_t kpi)
{
	return kpi_in_profile(kpi, r->options.profile);
}

bool wanted_kpi(const struct coco_report *r, size_t kpi)
{
	return in_profile(r, kpi) && (!r->options.kpis || listed(r->options.kpis, kpi_cell(kpi, "id")));
}

bool wanted_section(const struct coco_report *r, size_t row)
{
	if (r->options.sections && !listed(r->options.sections, section_id(row))) {
		return false;
	}
	const char *section = section_id(row);
	for (size_t k = 0, n = kpi_rows(); k < n; k++) { /* a section without any of the KPIs asked for is left out */
		if (!strcmp(kpi_cell(k, "section"), section) && wanted_kpi(r, k)) {
			return true;
		}
	}
	return false;
}

/* ---- grids ------------------------------------------------------------------------------------------------------ */

static const struct dim *pivot_of(const struct indicator *i)
{
	const char *pivot = kpi_cell(i->kpi, "pivot");
	for (size_t d = 0; *pivot && d < i->group.n; d++) {
		if (!strcmp(i->group.dim[d].name, pivot)) {
			return &i->group.dim[d];
		}
	}
	return NULL;
}

static struct group without_pivot(const struct indicator *i)
{
	const struct dim *pivot = pivot_of(i);
	struct group g = {.n = 0};
	for (size_t d = 0; d < i->group.n; d++) {
		if (&i->group.dim[d] != pivot) {
			g = group_with(g, i->group.dim[d].name, i->group.dim[d].code);
		}
	}
	return g;
}

/* Answers on two scales have no columns in common: each scale has its table. */
static struct coco_str scale_of(const struct group *g)
{
	for (size_t d = 0; d < g->n; d++) {
		if (!strcmp(g->dim[d].name, "scale")) {
			return g->dim[d].code;
		}
	}
	return COCO_STR_NONE;
}

static bool same_dims(const struct table *t, const struct group *g)
{
	if (t->n_dims != g->n) {
		return false;
	}
	for (size_t d = 0; d < g->n; d++) {
		if (strcmp(t->dims[d], g->dim[d].name) != 0) {
			return false;
		}
	}
	return coco_str_eq(t->scale, scale_of(g));
}

static struct coco_str row_key(const struct group *g, struct coco_buf *key)
{
	coco_buf_clear(key);
	for (size_t d = 0; d < g->n; d++) {
		coco_buf_str(key, g->dim[d].code);
		coco_buf_putc(key, '\x1f');
	}
	return coco_buf_view(key);
}

static int by_column(const void *a, const void *b)
{
	const struct column *x = a, *y = b;
	double p = 0, q = 0;
	if (x->kpi != y->kpi) {
		return (x->kpi > y->kpi) - (x->kpi < y->kpi);
	}
	if (x->pivot.s && y->pivot.s && coco_num_parse(x->pivot, &p) && coco_num_parse(y->pivot, &q)) {
		return (p > q) - (p < q);
	}
	return (x->place > y->place) - (x->place < y->place);
}

static size_t column_of(const struct table *t, size_t kpi, struct coco_str pivot)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		if (t->columns[c].kpi == kpi && coco_str_eq(t->columns[c].pivot, pivot)) {
			return c;
		}
	}
	return COCO_NONE;
}

static int add_column(struct table *t, size_t kpi, struct coco_str pivot)
{
	if (column_of(t, kpi, pivot) != COCO_NONE) {
		return 0;
	}
	if (coco_grow(&t->columns, &t->cap_columns, t->n_columns, sizeof *t->columns)) {
		return -1;
	}
	t->columns[t->n_columns] = (struct column){kpi, pivot, t->n_columns};
	t->n_columns++;
	return 0;
}

static int add_row(struct table *t, struct coco_map *rows, struct group g, struct coco_buf *key)
{
	bool added = false;
	size_t at = coco_map_add(rows, row_key(&g, key), &added);
	if (!coco_buf_ok(key) || at == COCO_NONE) {
		return -1;
	}
	if (!added) {
		return 0;
	}
	if (coco_grow(&t->rows, &t->cap_rows, t->n_rows, sizeof *t->rows)) {
		return -1;
	}
	t->rows[t->n_rows++] = (struct row){g};
	return 0;
}

static bool of_table(const struct coco_report *r, const struct indicator *i, const struct table *t, struct group *g)
{
	if (r->table_of[i->kpi] != t->id) {
		return false;
	}
	*g = without_pivot(i);
	return same_dims(t, g);
}

/* Whether all cells of each row that are no counts stand on one n; and whether any cell has missing values. */
static void judge_n(const struct coco_report *r, struct table *t)
{
	bool some = false; /* a table of counts alone needs no n */
	t->same_n = true;
	for (size_t row = 0; row < t->n_rows; row++) {
		const struct indicator *first = NULL;
		for (size_t c = 0; c < t->n_columns; c++) {
			size_t at = t->cells[row * t->n_columns + c];
			const struct indicator *i = at == COCO_NONE ? NULL : &r->indicators[at];
			if (!i || i->n == NOT_TOLD) {
				continue;
			}
			t->missing |= missing_total(&i->missing) > 0;
			if (is_count(i->kpi)) {
				t->same_n &= missing_total(&i->missing) <= 0;
				continue;
			}
			t->same_n &= !first || (first->n == i->n && missing_total(&first->missing) == missing_total(&i->missing));
			first = first ? first : i;
			some = true;
		}
	}
	t->same_n &= some;
}

/* Dimensions that do not tell rows apart need no column; at least one keeps its own. */
static void judge_dims(struct table *t)
{
	t->n_heads = 0;
	for (size_t d = 0; d < t->n_dims; d++) {
		bool last_hope = !t->n_heads && d + 1 == t->n_dims;
		t->constant[d] = !last_hope;
		for (size_t row = 1; row < t->n_rows && t->constant[d]; row++) {
			t->constant[d] = coco_str_eq(t->rows[row].group.dim[d].code, t->rows[0].group.dim[d].code);
		}
		t->n_heads += !t->constant[d];
	}
}

/* Rows, columns and cells of a table whose id and dimensions are set. */
static int fill(struct coco_report *r, struct table *t)
{
	struct coco_map *rows = coco_map_new();
	struct coco_buf key = COCO_BUF_INIT;
	struct group g;
	int status = rows ? 0 : -1;
	for (size_t i = 0; i < r->n_indicators && !status; i++) {
		const struct indicator *ind = &r->indicators[i];
		if (of_table(r, ind, t, &g)) {
			const struct dim *pivot = pivot_of(ind);
			status = add_column(t, ind->kpi, pivot ? pivot->code : COCO_STR_NONE) || add_row(t, rows, g, &key) ? -1 : 0;
		}
	}
	size_t n = t->n_rows * t->n_columns;
	t->cells = status ? NULL : coco_arena_array(r->arena, n + 1, sizeof *t->cells);
	if (t->cells) {
		qsort(t->columns, t->n_columns, sizeof *t->columns, by_column);
		for (size_t i = 0; i < n; i++) {
			t->cells[i] = COCO_NONE;
		}
		for (size_t i = 0; i < r->n_indicators; i++) {
			const struct indicator *ind = &r->indicators[i];
			if (of_table(r, ind, t, &g)) {
				const struct dim *pivot = pivot_of(ind);
				size_t c = column_of(t, ind->kpi, pivot ? pivot->code : COCO_STR_NONE);
				t->cells[coco_map_find(rows, row_key(&g, &key)) * t->n_columns + c] = i;
			}
		}
		judge_n(r, t);
		judge_dims(t);
	}
	coco_map_free(rows);
	coco_buf_free(&key);
	return t->cells ? 0 : -1;
}

/* ---- sections --------------------------------------------------------------------------------------------------- */

/* The table of KPI k by one name for all that are in it, so that names are compared by their address; `names` has those of the KPIs before,
 * which mostly are in the same. */
static const char *name_of_table(const char *const *names, size_t k)
{
	const char *id = kpi_cell(k, "table");
	for (size_t before = k; before > 0; before--) {
		if (strcmp(names[before - 1], id) == 0) {
			return names[before - 1];
		}
	}
	return id;
}

/* A table for each set of dimensions among the figures of table `id`, in the order in which they were put. */
static int add_tables(struct coco_report *r, struct section *s, const char *id)
{
	for (size_t i = 0; i < r->n_indicators; i++) {
		const struct indicator *ind = &r->indicators[i];
		if (r->table_of[ind->kpi] != id) {
			continue;
		}
		struct group g = without_pivot(ind);
		size_t t = 0;
		while (t < s->n_tables && !(s->tables[t].id == id && same_dims(&s->tables[t], &g))) {
			t++;
		}
		if (t < s->n_tables) {
			continue;
		}
		if (coco_grow(&s->tables, &s->cap_tables, s->n_tables, sizeof *s->tables)) {
			return -1;
		}
		struct table *table = &s->tables[s->n_tables++];
		*table = (struct table){.n_rows = 0};
		table->id = id;
		table->n_dims = g.n;
		table->scale = scale_of(&g);
		for (size_t d = 0; d < g.n; d++) {
			table->dims[d] = g.dim[d].name;
		}
		if (fill(r, table)) {
			return -1;
		}
	}
	return 0;
}

static int add_section(struct coco_report *r, size_t row, const char *const *names)
{
	struct section *s = &r->sections[r->n_sections++];
	*s = (struct section){.row = row, .first = r->n_order};
	const char *before = "", *section = section_id(row);
	for (size_t k = 0, n = kpi_rows(); k < n; k++) { /* the KPIs of a table stand together in the catalogue */
		const char *id = strcmp(kpi_cell(k, "section"), section) == 0 ? names[k] : before;
		if (id != before) {
			before = id;
			if (add_tables(r, s, id)) {
				return -1;
			}
		}
	}
	for (size_t t = 0; t < s->n_tables; t++) {
		for (size_t i = 0; i < s->tables[t].n_rows * s->tables[t].n_columns; i++) {
			if (s->tables[t].cells[i] != COCO_NONE) {
				r->order[r->n_order++] = s->tables[t].cells[i];
			}
		}
	}
	s->count = r->n_order - s->first;
	return 0;
}

int layout(struct coco_report *r, struct coco_err *err)
{
	r->sections = coco_arena_array(r->arena, section_rows() + 1, sizeof *r->sections);
	r->order = coco_arena_array(r->arena, r->n_indicators + 1, sizeof *r->order);
	r->table_of = coco_arena_array(r->arena, kpi_rows() + 1, sizeof *r->table_of);
	const char **names = coco_arena_array(r->arena, kpi_rows() + 1, sizeof *names);
	if (!r->sections || !r->order || !r->table_of || !names) {
		return coco_err_nomem(err);
	}
	for (size_t k = 0; k < kpi_rows(); k++) {
		names[k] = name_of_table(names, k);
		r->table_of[k] = wanted_kpi(r, k) ? names[k] : NULL;
	}
	for (size_t row = 0; row < section_rows(); row++) {
		if (wanted_section(r, row) && add_section(r, row, names)) {
			return coco_err_nomem(err);
		}
	}
	return order_rows(r) ? coco_err_nomem(err) : 0;
}

void layout_free(struct coco_report *r)
{
	for (size_t s = 0; s < r->n_sections; s++) {
		for (size_t t = 0; r->sections[s].tables && t < r->sections[s].n_tables; t++) {
			free(r->sections[s].tables[t].columns);
			free(r->sections[s].tables[t].rows);
		}
		free(r->sections[s].tables);
	}
}
