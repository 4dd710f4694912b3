/* The run in figures: what the facilitator compares when trying bounds and weights. Shares and sums are over the pairs that
 * were made or stand; Gini 0: all alike, towards 1: all with one. */
#include "engine.h"

#include "coco/stats.h"

#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static void write_gini(struct coco_writer *w, const char *key, double *values, size_t n)
{
	coco_write_key(w, key);
	if (n > 1)
		qsort(values, n, sizeof *values, ascending);
	const double gini = n > 0 ? coco_gini(values, n) : NAN;
	if (isnan(gini))
		coco_write_null(w);
	else
		coco_write_fixed(w, gini, 6);
}

static void write_count(struct coco_writer *w, const char *key, size_t n)
{
	coco_write_key(w, key);
	coco_write_int(w, (int64_t)n);
}

/* Challenges: sums, the worst, unfilled seats. */
static void write_challenges(const struct coco_match *m, struct coco_writer *w, double *values)
{
	size_t n = 0, pairs = 0, worst = COCO_NONE;
	int64_t unmet = 0;
	double total = 0;
	for (size_t c = 0; c < m->pool.n_challenges; c++) {
		if (!m->pool.challenges[c].open)
			continue;
		total += m->tallies[c].sum;
		pairs += m->tallies[c].filled;
		unmet += m->tallies[c].unmet;
		if (worst == COCO_NONE || m->tallies[c].sum < m->tallies[worst].sum)
			worst = c;
		values[n++] = m->tallies[c].sum;
	}
	write_count(w, "challenges", n);
	write_count(w, "pairs", pairs);
	coco_write_key(w, "total");
	coco_write_fixed(w, total, 6);
	coco_write_key(w, "mean");
	if (n > 0)
		coco_write_fixed(w, total / (double)n, 6);
	else
		coco_write_null(w);
	coco_write_key(w, "worst");
	if (worst == COCO_NONE) {
		coco_write_null(w);
	} else {
		coco_write_object(w);
		coco_write_key(w, "challenge");
		coco_write_str(w, m->pool.challenges[worst].id);
		coco_write_key(w, "sum");
		coco_write_fixed(w, m->tallies[worst].sum, 6);
		coco_write_end(w, true);
	}
	write_gini(w, "gini_challenges", values, n);
	coco_write_key(w, "unmet_seats");
	coco_write_int(w, unmet);
}

/* Those who could have been paired with some challenge. */
static void write_participants(const struct coco_match *m, struct coco_writer *w, double *values)
{
	size_t n = 0, unused = 0;
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		if (!m->admissible[i])
			continue;
		values[n++] = (double)m->pitches[i];
		unused += m->pitches[i] == 0;
	}
	write_count(w, "participants", n);
	write_count(w, "unused_participants", unused);
	write_gini(w, "gini_participants", values, n);
}

int coco_match_summary(const struct coco_match *match, struct coco_buf *out, struct coco_err *err)
{
	const size_t most = match->pool.n_challenges + match->pool.n_participants + 1;
	double *values = calloc(most, sizeof *values);
	struct coco_writer w;
	if (values == NULL)
		return coco_err_nomem(err);
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "schema");
	coco_write_text(&w, "coco-match-summary/1");
	coco_write_key(&w, "run");
	coco_write_text(&w, match->run_hash);
	coco_write_key(&w, "round");
	coco_write_int(&w, match->round);
	coco_write_key(&w, "mode");
	coco_write_text(&w, match->options->assign ? "assign" : "rank");
	write_challenges(match, &w, values);
	write_participants(match, &w, values);
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
	free(values);
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
