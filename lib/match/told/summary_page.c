/* The summary for reading: Markdown tables in the language of the run, the ways to assign side by side. Words are in summary.csv. */
#include "choosing.h"
#include "figures.h"
#include "task.h"

#include "coco/page.h"

#include <math.h>
#include <stdlib.h>

enum { WAYS_MAX = COCO_FAIRS };

/* The ways that are shown: all of an assignment, the choices that are best for either side, the lists of a ranking alone. */
struct page {
	const struct coco_match *m;
	int lang;
	size_t n;
	struct coco_written written[COCO_STABLE_SIDES]; /* of a ranking, or of the choices */
	struct coco_figures figures[WAYS_MAX];
	const size_t *pitches[WAYS_MAX];
	struct coco_str names[WAYS_MAX];
	struct coco_arena *arena; /* of the cells */
	struct coco_str *cells;   /* of a table, first + n columns */
	size_t n_cells, cap_cells;
	bool failed;
};

static const char *word(const struct page *p, const char *key)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "summary");
	const size_t row = coco_table_row(table, coco_table_column(table, "key"), coco_str_of(key));
	return row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[p->lang]));
}

static struct coco_str filled(struct page *p, const char *key, const struct coco_fill *fills, size_t n)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_label_fill(&text, word(p, key), fills, n);
	const struct coco_str copy = coco_arena_copy(p->arena, coco_buf_view(&text));
	p->failed = p->failed || !coco_buf_ok(&text);
	coco_buf_free(&text);
	return copy;
}

static void put(struct page *p, struct coco_str cell)
{
	if (p->n_cells == p->cap_cells && coco_grow(&p->cells, &p->cap_cells, p->n_cells, sizeof *p->cells) != 0) {
		p->failed = true;
		return;
	}
	p->cells[p->n_cells++] = cell;
}

static struct coco_str number(struct page *p, double value, int decimals, bool share)
{
	struct coco_buf text = COCO_BUF_INIT;
	if (share && !isnan(value))
		coco_format_share(&text, value, decimals, p->lang);
	else
		coco_format_num(&text, value, decimals, p->lang);
	const struct coco_str copy = coco_arena_copy(p->arena, coco_buf_view(&text));
	p->failed = p->failed || !coco_buf_ok(&text);
	coco_buf_free(&text);
	return copy;
}

static void table(struct page *p, struct coco_buf *out, size_t columns)
{
	static const bool right[WAYS_MAX + 2] = {false, true, true, true, true};
	if (!p->failed)
		coco_md_table(out, p->cells, p->n_cells / columns, columns, right);
	p->n_cells = 0;
}

/* ---- the figures ------------------------------------------------------------------------------------------------ */

static double of(const struct page *p, size_t way, const char *key)
{
	const struct coco_figures *f = &p->figures[way];
	switch (coco_choice(
	    "pairs|total|given_up|mean|worst|worst_bound|quartile|gini_challenges|gini_participants|unused|unmet|place_cci|place_avm",
	    coco_str_of(key))) {
	case 0:
		return (double)f->pairs;
	case 1:
		return (double)f->total / 1e6;
	case 2:
		return coco_summary_given_up(&p->figures[0], f) / 100;
	case 3:
		return f->mean;
	case 4:
		return f->worst == COCO_NONE ? NAN : (double)f->worst_sum / 1e6;
	case 5:
		return way == COCO_FAIR_WORST && f->worst != COCO_NONE ? (double)p->m->outcomes[way].fairness.bound / 1e6 : NAN;
	case 6:
		return f->quartile;
	case 7:
		return f->gini_challenges;
	case 8:
		return f->gini_participants;
	case 9:
		return (double)f->unused;
	case 10:
		return (double)f->unmet;
	case 11:
		return coco_choosing_place(p->m->choosing, (enum coco_stable_side)way, COCO_STABLE_CCI);
	default:
		return coco_choosing_place(p->m->choosing, (enum coco_stable_side)way, COCO_STABLE_AVM);
	}
}

static void figures(struct page *p, struct coco_buf *out)
{
	static const struct {
		const char *key;
		int decimals;
		bool share;
		enum { ALWAYS, ASSIGNED, CHOSEN } when;
		const char *chosen; /* its word where it is about a choice, if that is another */
	} rows[] = {{"pairs", 0, false, ALWAYS, NULL}, {"total", 2, false, ALWAYS, NULL}, {"given_up", 2, true, ASSIGNED, NULL},
	    {"mean", 2, false, ALWAYS, NULL}, {"worst", 3, false, ALWAYS, NULL}, {"worst_bound", 3, false, ASSIGNED, NULL},
	    {"quartile", 3, false, ALWAYS, NULL}, {"gini_challenges", 3, false, ALWAYS, NULL}, {"gini_participants", 3, false, ALWAYS, NULL},
	    {"unused", 0, false, ALWAYS, "unused.stable"}, {"unmet", 0, false, ASSIGNED, NULL}, {"place_cci", 2, false, CHOSEN, NULL},
	    {"place_avm", 2, false, CHOSEN, NULL}};
	put(p, coco_str_of(word(p, "figure")));
	for (size_t way = 0; way < p->n; way++)
		put(p, p->names[way]);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		if ((rows[i].when == ASSIGNED && p->m->outcomes == NULL) || (rows[i].when == CHOSEN && p->m->choosing == NULL))
			continue;
		put(p, coco_str_of(word(p, rows[i].chosen != NULL && p->m->choosing != NULL ? rows[i].chosen : rows[i].key)));
		for (size_t way = 0; way < p->n; way++)
			put(p, number(p, of(p, way, rows[i].key), rows[i].decimals, rows[i].share));
	}
	table(p, out, p->n + 1);
}

/* ---- shares ------------------------------------------------------------------------------------------------------ */

/* "20 (24.7%)" */
static struct coco_str part(struct page *p, size_t n, size_t whole)
{
	const struct coco_str count = number(p, (double)n, 0, false), share = number(p, whole > 0 ? (double)n / (double)whole : NAN, 1, true);
	return coco_str_of(coco_arena_printf(p->arena, "%.*s (%.*s)", COCO_STR_ARG(count), COCO_STR_ARG(share)));
}

static int shares(struct page *p, enum coco_dimension dimension, struct coco_buf *out, struct coco_err *err)
{
	const struct coco_vocab *vocab = coco_vocab(coco_dimension_names[dimension]);
	struct coco_shares s[WAYS_MAX] = {0};
	int rc = 0;
	for (size_t way = 0; rc == 0 && way < p->n; way++)
		rc = coco_shares_of(p->m, dimension, p->pitches[way], &s[way], err);
	if (rc == 0) {
		put(p, COCO_STR(""));
		put(p, coco_str_of(word(p, "pool")));
		for (size_t way = 0; way < p->n; way++)
			put(p, p->names[way]);
		for (size_t i = 0; i < s[0].n; i++) {
			if (s[0].pool[i] == 0)
				continue;
			put(p, coco_str_of(i + 1 < s[0].n ? coco_vocab_label(vocab, i, p->lang) : word(p, "unknown")));
			put(p, part(p, s[0].pool[i], s[0].participants));
			for (size_t way = 0; way < p->n; way++)
				put(p, part(p, s[way].chances[i], s[way].pairs));
		}
		table(p, out, p->n + 2);
	}
	for (size_t way = 0; way < p->n; way++)
		coco_shares_free(&s[way]);
	return rc;
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

static void name_way(struct page *p, size_t way, const char *key, bool chosen)
{
	p->names[way] = coco_str_of(word(p, key));
	if (chosen)
		p->names[way] = filled(p, "chosen", &(struct coco_fill){"way", p->names[way]}, 1);
}

static int read_outcomes(struct page *p, struct coco_err *err)
{
	static const char *const keys[COCO_FAIRS] = {"way.total", "way.worst", "way.everyone"};
	int rc = 0;
	p->n = COCO_FAIRS;
	for (size_t way = 0; rc == 0 && way < p->n; way++) {
		const struct coco_outcome *o = &p->m->outcomes[way];
		name_way(p, way, keys[way], way == (size_t)p->m->options->fair);
		p->pitches[way] = o->pitches;
		rc = coco_figures_of(p->m, o->sum, o->pitches, o->assignment.shortfall, &p->figures[way], err);
	}
	return rc;
}

static int read_choices(struct page *p, struct coco_err *err)
{
	static const char *const keys[COCO_STABLE_SIDES] = {"way.cci", "way.avm"};
	int rc = 0;
	p->n = COCO_STABLE_SIDES;
	for (size_t way = 0; rc == 0 && way < p->n; way++) {
		struct coco_written *w = &p->written[way];
		w->sum = calloc(p->m->pool.n_challenges + 1, sizeof *w->sum);
		w->pitches = calloc(p->m->pool.n_participants + 1, sizeof *w->pitches);
		if (!w->sum || !w->pitches)
			return coco_err_nomem(err);
		coco_choosing_sums(p->m->choosing, (enum coco_stable_side)way, w->sum, w->pitches);
		name_way(p, way, keys[way], way == (size_t)p->m->choosing->side);
		p->pitches[way] = w->pitches;
		rc = coco_figures_of(p->m, w->sum, w->pitches, 0, &p->figures[way], err);
	}
	return rc;
}

static int read_lists(struct page *p, struct coco_err *err)
{
	p->n = 1;
	if (coco_summary_written(p->m, &p->written[0], err) != 0)
		return -1;
	name_way(p, 0, "way.rank", false);
	p->pitches[0] = p->written[0].pitches;
	return coco_figures_of(p->m, p->written[0].sum, p->written[0].pitches, p->written[0].unmet, &p->figures[0], err);
}

static int read_ways(struct page *p, struct coco_err *err)
{
	return p->m->outcomes ? read_outcomes(p, err) : p->m->choosing ? read_choices(p, err) : read_lists(p, err);
}

static void head(struct page *p, struct coco_buf *out)
{
	const struct coco_fill about[] = {{"round", number(p, (double)p->m->round, 0, false)},
	    {"challenges", number(p, (double)coco_figures_challenges(p->m), 0, false)},
	    {"candidates", number(p, (double)coco_figures_candidates(p->m), 0, false)},
	    {"participants", number(p, (double)coco_figures_participants(p->m), 0, false)}};
	coco_md_heading(out, 1, coco_str_of(word(p, p->m->outcomes ? "title" : p->m->choosing ? "title.stable" : "title.rank")));
	coco_md_paragraph(out, filled(p, "about", about, COCO_LEN(about)));
	if (p->n > 1)
		coco_md_paragraph(out, coco_str_of(word(p, p->m->choosing ? "how.stable" : "how")));
}

int coco_summary_page(const struct coco_match *match, struct coco_buf *out, struct coco_err *err)
{
	static const char *const titles[COCO_DIMENSIONS] = {"by.country", "by.size", "by.sector"};
	struct page p = {.m = match, .lang = match->options->lang, .arena = coco_arena_new()};
	int rc = p.arena != NULL ? read_ways(&p, err) : coco_err_nomem(err);
	if (rc == 0) {
		head(&p, out);
		figures(&p, out);
	}
	for (enum coco_dimension d = 0; rc == 0 && d < COCO_DIMENSIONS; d++) {
		coco_md_heading(out, 2, coco_str_of(word(&p, titles[d])));
		coco_md_paragraph(out, coco_str_of(word(&p, match->choosing ? "shares.stable" : "shares")));
		if (d == COCO_BY_SECTOR)
			coco_md_paragraph(out, coco_str_of(word(&p, "sectors")));
		rc = shares(&p, d, out, err);
	}
	if (rc == 0 && (p.failed || !coco_buf_ok(out) || !coco_arena_ok(p.arena)))
		rc = coco_err_nomem(err);
	for (size_t i = 0; i < COCO_LEN(p.written); i++)
		free(p.written[i].sum), free(p.written[i].pitches);
	free(p.cells);
	coco_arena_free(p.arena);
	return rc;
}
