/* What the policy and partner profiles may tell. Every count of 1 to min_cell - 1 is withheld, and with it what else a
 * reader could work it out from: disclosure.csv says which part of which figure is which count and how counts nest, so that
 * a share is withheld where its numerator, its denominator or their difference is, whatever the format. Sums of
 * money are told where no contributor has most of them. Medians are told where their ranks leave room for min_cell answers between them.
 * The withheld figure keeps its row, with the flag c. Invariant: only figures of the profile are told, each of its KPIs stands in
 * disclosure.csv, and a withheld one has neither value nor n. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "disclose.h"

#define LEVEL 0.95
#define RANKS_MAX 4
#define INDEX_STEPS 100 /* two decimals of an index are told */

/* ---- the table -------------------------------------------------------------------------------------------------- */

enum part { PART_VALUE, PART_X, PART_N, PART_TOTAL, PART_MISSING, PART_NEVER, PART_MONEY, PART_WITH_TOTAL, PART_OPEN };
struct rule { /* a row of disclosure.csv: a part of a KPI is a count of a family */
	const char *family, *cell, *parent, *by, *under, *of, *whole, *kpi_id, *part_text, *where, *least;
	size_t kpi, def;
	enum part part;
	size_t reason; /* of a missing part; REASONS: all */
};

static enum part part_of(const char *text, size_t *reason)
{
	static const char *const names[] = {"value", "x", "n", "total", "missing", "never", "money", "with_total", "open"};
	enum part part = PART_VALUE;
	size_t n = strcspn(text, ".");
	while (part < PART_OPEN && (strlen(names[part]) != n || strncmp(names[part], text, n) != 0)) {
		part++;
	}
	*reason = 0;
	while (*reason < REASONS && strcmp(text + n + (text[n] == '.'), reason_name((enum reason) * reason)) != 0) {
		++*reason;
	}
	return part;
}

static struct rule rule_at(size_t row)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "disclosure");
	struct rule rule = {.kpi = 0};
	const struct {
		const char *column, **cell;
	} cells[] = {{"family", &rule.family}, {"cell", &rule.cell}, {"parent", &rule.parent}, {"by", &rule.by}, {"under", &rule.under},
	    {"of", &rule.of}, {"whole", &rule.whole}, {"least", &rule.least}, {"kpi", &rule.kpi_id}, {"part", &rule.part_text},
	    {"where", &rule.where}};
	for (size_t i = 0; i < COCO_LEN(cells); i++) {
		*cells[i].cell = coco_table_cell(t, row, coco_table_column(t, cells[i].column));
	}
	rule.kpi = kpi_row(coco_str_of(rule.kpi_id));
	rule.part = part_of(rule.part_text, &rule.reason);
	return rule;
}

/* ---- a family's counts ------------------------------------------------------------------------------------------ */

static size_t def_of(struct family *f, const struct rule *rule)
{
	size_t d = 0, parent = 0;
	while (d < f->n_defs && strcmp(f->defs[d].name, rule->cell) != 0) {
		d++;
	}
	if (d < f->n_defs || d == DEFS_MAX) {
		return d;
	}
	while (parent < f->n_defs && strcmp(f->defs[parent].name, rule->parent) != 0) {
		parent++;
	}
	f->defs[d] = (struct def){rule->cell, rule->of, parent < d ? parent : COCO_NONE, false, *rule->least != 0};
	if (parent < d) {
		f->defs[parent].inner = true;
	}
	f->n_defs++;
	return d;
}

static bool listed_dim(const char *list, const char *name)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (coco_str_split(&rest, ' ', &piece)) {
		if (coco_str_is(piece, name)) {
			return true;
		}
	}
	return false;
}

/* Whether the rule is about a figure of this group; `left`: the group without the dimension that the rule names, `code`:
 * its code. */
static bool applies(const struct family *f, const struct rule *rule, const struct group *g, struct group *left, struct coco_str *code)
{
	struct coco_str where = coco_str_of(rule->where), name = COCO_STR_NONE;
	bool found = !where.n;
	*left = (struct group){.n = 0};
	*code = COCO_STR_NONE;
	if (rule->part == PART_TOTAL) {
		return true;
	}
	coco_str_split(&where, '=', &name);
	for (size_t d = 0; d < g->n; d++) {
		if (name.n && coco_str_is(name, g->dim[d].name)) {
			*code = g->dim[d].code;
			found = !where.n || coco_str_eq(where, *code);
		} else if (!strcmp(f->by, "*") || listed_dim(f->by, g->dim[d].name)) {
			*left = group_with(*left, g->dim[d].name, g->dim[d].code);
		} else {
			return false;
		}
	}
	return found;
}

static int64_t part_count(const struct indicator *i, const struct rule *rule)
{
	switch (rule->part) {
	case PART_VALUE:
		return isnan(i->value) ? 0 : llround(i->value);
	case PART_X:
		return isnan(i->value) ? 0 : llround(i->value * (double)i->n);
	case PART_MISSING:
		return rule->reason < REASONS ? i->missing.count[rule->reason] : missing_total(&i->missing);
	default:
		return i->n;
	}
}

static unsigned hides(enum part part)
{
	return part == PART_VALUE || part == PART_X ? HIDE_VALUE : part == PART_MISSING ? HIDE_MISSING : HIDE_N;
}

static void group_key(const struct group *g, struct coco_buf *key)
{
	coco_buf_clear(key);
	for (size_t d = 0; d < g->n; d++) {
		coco_buf_printf(key, "%s\x1f%.*s\x1e", g->dim[d].name, COCO_STR_ARG(g->dim[d].code));
	}
}

/* The number of a group, and of one of its counts; COCO_NONE: out of memory. */
static size_t group_of(struct family *f, const struct group *g, struct coco_buf *key)
{
	bool added = false;
	group_key(g, key);
	size_t at = coco_buf_ok(key) ? coco_map_add(f->group_keys, coco_buf_view(key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&f->groups, &f->cap_groups, at, sizeof *f->groups)) {
		return COCO_NONE;
	}
	if (added) {
		f->groups[f->n_groups++] = *g;
	}
	return at;
}

static size_t count_of(struct family *f, const struct rule *rule, size_t group, struct coco_str code, int64_t value, struct coco_buf *key)
{
	bool added = false, each = !strncmp(rule->cell, "each", 4);
	coco_buf_clear(key);
	coco_buf_printf(key, "%zu\x1f%zu\x1f%.*s", group, rule->def, COCO_STR_ARG(each ? code : COCO_STR("")));
	size_t at = coco_buf_ok(key) ? coco_map_add(f->count_keys, coco_buf_view(key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&f->counts, &f->cap_counts, at, sizeof *f->counts)) {
		return COCO_NONE;
	}
	if (added) {
		f->counts[f->n_counts++] = (struct count){rule->def, group, each, value, false};
	}
	return at;
}

/* A part of what overlaps with others is a lower bound of the total: where that is withheld, the part would tell of it. */
static bool total_withheld(const struct coco_report *r, const struct indicator *part)
{
	bool withheld = false;
	for (size_t i = 0; part->group.n && i < r->n_indicators; i++) {
		const struct indicator *total = &r->indicators[i];
		withheld |= total->kpi == part->kpi && !total->group.n && (total->hides & (HIDE_VALUE | HIDE_N));
	}
	return withheld;
}

static int take(struct coco_report *r, struct family *f, const struct rule *rule, size_t number, struct coco_buf *key)
{
	struct indicator *i = &r->indicators[number];
	struct group left;
	struct coco_str code;
	if (i->kpi != rule->kpi || !applies(f, rule, &i->group, &left, &code)) {
		return 0;
	}
	if (rule->part == PART_NEVER || rule->part == PART_OPEN || rule->part == PART_MONEY || rule->part == PART_WITH_TOTAL) {
		i->hides |= rule->part == PART_NEVER ? HIDE_N | HIDE_MISSING : 0;
		i->hides |= rule->part == PART_MONEY && i->dominated ? HIDE_VALUE : 0;
		i->hides |= rule->part == PART_WITH_TOTAL && total_withheld(r, i) ? HIDE_VALUE | HIDE_N | HIDE_MISSING : 0;
		return 0;
	}
	/* where a figure's n is the total, another figure has the total as its value */
	if (rule->part == PART_TOTAL && !f->n_counts) {
		return 0;
	}
	size_t group = group_of(f, &left, key);
	size_t at = group == COCO_NONE ? COCO_NONE : count_of(f, rule, group, code, part_count(i, rule), key);
	if (at == COCO_NONE || coco_grow(&f->refs, &f->cap_refs, f->n_refs, sizeof *f->refs)) {
		return -1;
	}
	f->counts[at].hidden |= (i->hides & hides(rule->part)) != 0;
	f->refs[f->n_refs++] = (struct ref){at, number, hides(rule->part)};
	return 0;
}

/* ---- a family --------------------------------------------------------------------------------------------------- */

/* All counts below the root of a group, or none. */
static void hide_whole(struct family *f, bool *any)
{
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < f->n_counts; i++) {
			struct count *c = &f->counts[i];
			bool below = f->defs[c->def].parent != COCO_NONE;
			any[c->group] |= !pass && c->hidden;
			c->hidden |= pass && below && any[c->group];
		}
	}
}

static void family_free(struct family *f)
{
	free(f->groups);
	free(f->counts);
	free(f->refs);
	coco_map_free(f->group_keys);
	coco_map_free(f->count_keys);
}

/* The rules from *row on that are of one family. */
static int read_family(struct coco_report *r, struct family *f, size_t *row, size_t rows, struct coco_buf *key)
{
	struct rule rule = rule_at(*row);
	*f = (struct family){.name = rule.family, .by = rule.by, .under = rule.under, .whole = *rule.whole != 0};
	f->group_keys = coco_map_new();
	f->count_keys = coco_map_new();
	if (!f->group_keys || !f->count_keys) {
		return -1;
	}
	for (; *row < rows && (rule = rule_at(*row), !strcmp(rule.family, f->name)); ++*row) {
		rule.def = def_of(f, &rule);
		for (size_t i = 0; i < r->n_indicators; i++) {
			if (take(r, f, &rule, i, key)) {
				return -1;
			}
		}
	}
	return 0;
}

static int protect(struct coco_report *r, struct family *f, struct seen *seen, struct coco_err *err)
{
	bool *any = coco_arena_array(r->arena, f->n_groups + 1, sizeof *any);
	if (!any || note_family(f, seen) || hide_under(f, seen, r->options.min_cell)) {
		return coco_err_nomem(err);
	}
	if (family_protect(f, r->options.min_cell, err)) {
		return -1;
	}
	if (f->whole) {
		hide_whole(f, any);
	}
	for (size_t i = 0; i < f->n_refs; i++) {
		const struct ref *ref = &f->refs[i];
		r->indicators[ref->indicator].hides |= f->counts[ref->count].hidden ? ref->hides : 0;
	}
	return note_family(f, seen) ? coco_err_nomem(err) : 0;
}

/* ---- figures ---------------------------------------------------------------------------------------------------- */

/* The ranks whose values a quantile tells, with its interval's or without. */
static size_t ranks_of(int64_t n, double p, bool interval, size_t ranks[RANKS_MAX])
{
	size_t count = 0, lower = 0, upper = 0, size = (size_t)n, at = (size_t)floor((double)(n - 1) * p) + 1;
	bool between = fabs((double)(n - 1) * p - (double)(at - 1)) > 1e-9;
	interval = interval && coco_quantile_ranks(size, p, LEVEL, &lower, &upper);
	if (interval && lower < at) {
		ranks[count++] = lower;
	}
	ranks[count++] = at;
	if (between) {
		ranks[count++] = at + 1;
	}
	if (interval && upper > ranks[count - 1]) {
		ranks[count++] = upper;
	}
	return count;
}

/* All quantiles of the published profiles are medians. */
static void judge_median(struct indicator *i, int64_t min_cell)
{
	size_t ranks[RANKS_MAX];
	if (i->n <= 0 || coco_ranks_safe(ranks, ranks_of(i->n, 0.5, true, ranks), (size_t)i->n, (size_t)min_cell)) {
		return;
	}
	i->lo = i->hi = (double)NAN;
	if (!coco_ranks_safe(ranks, ranks_of(i->n, 0.5, false, ranks), (size_t)i->n, (size_t)min_cell)) {
		i->hides |= HIDE_VALUE;
	}
}

static void withhold(struct indicator *i, int64_t min_cell)
{
	if (!strcmp(kpi_cell(i->kpi, "method"), "order-statistics")) {
		judge_median(i, min_cell);
	}
	if (!strcmp(kpi_cell(i->kpi, "method"), "hhi") || !strcmp(kpi_cell(i->kpi, "method"), "gini")) {
		i->value = round(i->value * INDEX_STEPS) / INDEX_STEPS; /* to all digits it would be a sum of squares that can be taken apart */
	}
	for (size_t m = 0; m < REASONS; m++) {
		i->hides |= i->missing.count[m] > 0 && i->missing.count[m] < min_cell ? HIDE_MISSING : 0;
	}
	/* a ratio of two sums of money tells no count; one of money to a count does, and has the unit of money */
	bool of_money = !strcmp(kpi_cell(i->kpi, "method"), "ratio") && strcmp(kpi_cell(i->kpi, "unit"), "money") != 0;
	if ((i->hides & HIDE_VALUE) || (!is_count(i->kpi) && !of_money && (i->hides & HIDE_N))) {
		i->hides = HIDE_VALUE | HIDE_N | HIDE_MISSING;
		i->value = i->lo = i->hi = (double)NAN;
		i->flag = 'c';
	}
	if (i->hides & HIDE_N) {
		i->n = NOT_TOLD;
	}
	if (i->hides & HIDE_MISSING) {
		i->missing = (struct missing){.count = {NOT_TOLD}};
	}
}

int disclose(struct coco_report *r, struct coco_err *err)
{
	size_t rows = coco_table_rows(coco_table_find(&coco_tables_report, "disclosure"));
	struct seen *seen = seen_new();
	struct coco_buf key = COCO_BUF_INIT;
	int status = seen ? 0 : coco_err_nomem(err);
	for (size_t row = 0; r->options.min_cell && row < rows && !status;) {
		struct family f;
		status = read_family(r, &f, &row, rows, &key) ? coco_err_nomem(err) : protect(r, &f, seen, err);
		family_free(&f);
	}
	for (size_t i = 0; r->options.min_cell && i < r->n_indicators; i++) {
		withhold(&r->indicators[i], r->options.min_cell);
	}
	coco_buf_free(&key);
	seen_free(seen);
	return status;
}
