/* Figures of a run, by counting: sums over challenges, pairs over participants, and whose chances they are. */
#include "figures.h"

#include "coco/stats.h"

#include <math.h>
#include <stdlib.h>

const char *const coco_dimension_names[COCO_DIMENSIONS] = {"country", "size", "sector"};

static int ascending(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static double gini(double *values, size_t n)
{
	if (n > 1)
		qsort(values, n, sizeof *values, ascending);
	return n > 0 ? coco_gini(values, n) : NAN;
}

static bool counts(const struct coco_match *m, size_t challenge)
{
	return m->pool.challenges[challenge].open && m->tallies[challenge].candidates > 0;
}

size_t coco_figures_challenges(const struct coco_match *match)
{
	size_t n = 0;
	for (size_t c = 0; c < match->pool.n_challenges; c++)
		n += match->pool.challenges[c].open;
	return n;
}

size_t coco_figures_candidates(const struct coco_match *match)
{
	size_t n = 0;
	for (size_t c = 0; c < match->pool.n_challenges; c++)
		n += counts(match, c);
	return n;
}

size_t coco_figures_participants(const struct coco_match *match)
{
	size_t n = 0;
	for (size_t i = 0; i < match->pool.n_participants; i++)
		n += match->admissible[i];
	return n;
}

static void of_challenges(const struct coco_match *m, const int64_t *sum, double *values, struct coco_figures *f)
{
	size_t n = 0, quarter;
	double all = 0, least = 0;
	for (size_t c = 0; c < m->pool.n_challenges; c++) {
		if (!counts(m, c))
			continue;
		f->total += sum[c];
		if (f->worst == COCO_NONE || sum[c] < f->worst_sum)
			f->worst = c, f->worst_sum = sum[c];
		values[n++] = (double)sum[c] / 1e6;
	}
	f->gini_challenges = gini(values, n);
	quarter = (n + 3) / 4;
	for (size_t i = 0; i < n; i++) {
		all += values[i];
		least += i < quarter ? values[i] : 0;
	}
	f->mean = n > 0 ? all / (double)n : NAN;
	f->quartile = n > 0 ? least / (double)quarter : NAN;
}

static void of_participants(const struct coco_match *m, const size_t *pitches, double *values, struct coco_figures *f)
{
	size_t n = 0;
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		if (!m->admissible[i])
			continue;
		values[n++] = (double)pitches[i];
		f->pairs += pitches[i];
		f->unused += pitches[i] == 0;
	}
	f->gini_participants = gini(values, n);
}

int coco_figures_of(const struct coco_match *match, const int64_t *sum, const size_t *pitches, int64_t unmet, struct coco_figures *figures,
    struct coco_err *err)
{
	double *values = calloc(match->pool.n_challenges + match->pool.n_participants + 1, sizeof *values);
	if (values == NULL)
		return coco_err_nomem(err);
	*figures = (struct coco_figures){.worst = COCO_NONE, .unmet = unmet};
	of_challenges(match, sum, values, figures);
	of_participants(match, pitches, values, figures);
	free(values);
	return 0;
}

/* ---- shares ------------------------------------------------------------------------------------------------------ */

void coco_shares_free(struct coco_shares *shares)
{
	free(shares->pool), free(shares->chances);
	*shares = (struct coco_shares){0};
}

/* The row of a code, or of the kind it belongs to; the last where it is not known. */
static size_t row_of(const struct coco_vocab *vocab, struct coco_str code, size_t unknown)
{
	size_t row = code.n > 0 ? coco_vocab_find(vocab, code) : COCO_NONE;
	while (row != COCO_NONE && *coco_vocab_parent(vocab, row) != '\0')
		row = coco_vocab_find(vocab, coco_str_of(coco_vocab_parent(vocab, row)));
	return row == COCO_NONE ? unknown : row;
}

static void count(struct coco_shares *s, size_t row, size_t pitches)
{
	s->pool[row]++;
	s->chances[row] += pitches;
}

static void count_sectors(
    struct coco_shares *s, const struct coco_vocab *vocab, const struct coco_strs *sectors, size_t pitches, size_t *seen, size_t mark)
{
	for (size_t k = 0; k < sectors->n; k++) {
		const size_t row = row_of(vocab, sectors->items[k], s->n - 1);
		if (seen[row] != mark)
			count(s, row, pitches);
		seen[row] = mark;
	}
	if (sectors->n == 0)
		count(s, s->n - 1, pitches);
}

int coco_shares_of(
    const struct coco_match *match, enum coco_dimension dimension, const size_t *pitches, struct coco_shares *shares, struct coco_err *err)
{
	const struct coco_vocab *vocab = coco_vocab(coco_dimension_names[dimension]);
	const size_t n = coco_vocab_count(vocab) + 1;
	size_t *seen = calloc(n, sizeof *seen);
	*shares = (struct coco_shares){.n = n, .pool = calloc(n, sizeof *shares->pool), .chances = calloc(n, sizeof *shares->chances)};
	if (!seen || !shares->pool || !shares->chances) {
		free(seen);
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < match->pool.n_participants; i++) {
		if (!match->admissible[i])
			continue;
		const struct coco_participant *p = coco_sheet_read(match->sheet, i);
		shares->participants++, shares->pairs += pitches[i];
		if (dimension == COCO_BY_SECTOR)
			count_sectors(shares, vocab, &p->sectors, pitches[i], seen, i + 1);
		else
			count(shares, row_of(vocab, dimension == COCO_BY_SIZE ? p->size : p->country, n - 1), pitches[i]);
	}
	free(seen);
	return 0;
}
