/* The summary of a run: one JSON object, in which the ways to assign stand side by side, so that the price of fairness is in view. */
#include "choosing.h"
#include "figures.h"
#include "keep.h"
#include "unfilled.h"

#include <math.h>
#include <stdlib.h>

const char *const coco_fair_names[COCO_FAIRS] = {"total", "worst", "everyone"};

static void write_number(struct coco_writer *w, const char *key, double value)
{
	coco_write_key(w, key);
	if (isnan(value))
		coco_write_null(w);
	else
		coco_write_fixed(w, value, 6);
}

static void write_count(struct coco_writer *w, const char *key, size_t n)
{
	coco_write_key(w, key);
	coco_write_int(w, (int64_t)n);
}

int coco_summary_written(const struct coco_match *match, struct coco_written *written, struct coco_err *err)
{
	*written = (struct coco_written){.sum = calloc(match->pool.n_challenges + 1, sizeof *written->sum),
	    .pitches = calloc(match->pool.n_participants + 1, sizeof *written->pitches)};
	if (!written->sum || !written->pitches)
		return coco_err_nomem(err);
	for (size_t c = 0; c < match->pool.n_challenges; c++) {
		written->sum[c] = llround(match->tallies[c].sum * 1e6);
		written->unmet += match->pool.challenges[c].open ? match->tallies[c].unmet : 0;
	}
	for (size_t i = 0; i < match->pool.n_participants; i++)
		written->pitches[i] = match->pitches[i];
	return 0;
}

double coco_summary_given_up(const struct coco_figures *greatest, const struct coco_figures *figures)
{
	return greatest->total > 0 ? 100 * (double)(greatest->total - figures->total) / (double)greatest->total : 0;
}

static void write_figures(const struct coco_match *m, const struct coco_figures *f, struct coco_writer *w)
{
	write_count(w, "pairs", f->pairs);
	write_number(w, "total", (double)f->total / 1e6);
	write_number(w, "mean", f->mean);
	coco_write_key(w, "worst");
	if (f->worst == COCO_NONE) {
		coco_write_null(w);
	} else {
		coco_write_object(w);
		coco_write_key(w, "challenge");
		coco_write_str(w, m->pool.challenges[f->worst].id);
		write_number(w, "sum", (double)f->worst_sum / 1e6);
		coco_write_end(w, true);
	}
	write_number(w, "bottom_quartile_mean", f->quartile);
	write_number(w, "gini_challenges", f->gini_challenges);
	coco_write_key(w, "unmet_seats");
	coco_write_int(w, f->unmet);
	write_count(w, "unused_participants", f->unused);
	write_number(w, "gini_participants", f->gini_participants);
}

static double share(size_t part, size_t whole)
{
	return whole > 0 ? (double)part / (double)whole : NAN;
}

static int write_shares(const struct coco_match *m, const size_t *pitches, struct coco_writer *w, struct coco_err *err)
{
	int rc = 0;
	coco_write_key(w, "shares");
	coco_write_object(w);
	for (enum coco_dimension d = 0; rc == 0 && d < COCO_DIMENSIONS; d++) {
		struct coco_shares s;
		rc = coco_shares_of(m, d, pitches, &s, err);
		coco_write_key(w, coco_dimension_names[d]);
		coco_write_array(w);
		for (size_t i = 0; rc == 0 && i < s.n; i++) {
			if (s.pool[i] == 0)
				continue;
			coco_write_object(w);
			coco_write_key(w, "code");
			if (i + 1 < s.n)
				coco_write_text(w, coco_vocab_code(coco_vocab(coco_dimension_names[d]), i));
			else
				coco_write_null(w);
			write_count(w, "pool", s.pool[i]);
			write_number(w, "pool_share", share(s.pool[i], s.participants));
			write_count(w, "chances", s.chances[i]);
			write_number(w, "chance_share", share(s.chances[i], s.pairs));
			coco_write_end(w, true);
		}
		coco_write_end(w, false);
		coco_shares_free(&s);
	}
	coco_write_end(w, true);
	return rc;
}

static int write_modes(const struct coco_match *m, struct coco_writer *w, struct coco_err *err)
{
	struct coco_figures greatest, f;
	const struct coco_outcome *total = &m->outcomes[COCO_FAIR_TOTAL];
	int rc = coco_figures_of(m, total->sum, total->pitches, total->assignment.shortfall, &greatest, err);
	coco_write_key(w, "fair");
	coco_write_text(w, coco_fair_names[m->options->fair]);
	coco_write_key(w, "modes");
	coco_write_object(w);
	for (size_t fair = 0; rc == 0 && fair < COCO_FAIRS; fair++) {
		const struct coco_outcome *o = &m->outcomes[fair];
		if ((rc = coco_figures_of(m, o->sum, o->pitches, o->assignment.shortfall, &f, err)) != 0)
			break;
		coco_write_key(w, coco_fair_names[fair]);
		coco_write_object(w);
		write_figures(m, &f, w);
		write_number(w, "given_up_pct", coco_summary_given_up(&greatest, &f));
		if (fair == COCO_FAIR_WORST) {
			write_number(w, "budget_pct", coco_match_budget(m->options));
			write_number(w, "worst_bound", o->fairness.counted > 0 ? (double)o->fairness.bound / 1e6 : NAN);
		}
		rc = write_shares(m, o->pitches, w, err);
		coco_write_end(w, true);
	}
	coco_write_end(w, true);
	return rc;
}

static int write_object(const struct coco_match *m, struct coco_writer *w, struct coco_err *err)
{
	struct coco_figures f;
	struct coco_written written;
	int rc = coco_summary_written(m, &written, err);
	if (rc == 0)
		rc = coco_figures_of(m, written.sum, written.pitches, written.unmet, &f, err);
	coco_write_object(w);
	coco_write_key(w, "schema");
	coco_write_text(w, "coco-match-summary/2");
	coco_write_key(w, "run");
	coco_write_text(w, m->run_hash);
	coco_write_key(w, "round");
	coco_write_int(w, m->round);
	coco_write_key(w, "mode");
	coco_write_text(w, m->options->assign ? "assign" : m->options->stable ? "stable" : "rank");
	write_count(w, "challenges", coco_figures_challenges(m));
	write_count(w, "challenges_with_candidates", coco_figures_candidates(m));
	write_count(w, "participants", coco_figures_participants(m));
	if (rc == 0)
		write_figures(m, &f, w);
	if (rc == 0)
		rc = m->outcomes != NULL ? write_modes(m, w, err) : write_shares(m, written.pitches, w, err);
	if (rc == 0 && m->choosing != NULL)
		rc = coco_choosing_write(m, w, err);
	coco_keep_write(m, w);
	coco_unfilled_write(m, w);
	coco_write_end(w, true);
	free(written.sum), free(written.pitches);
	return rc;
}

int coco_match_summary(const struct coco_match *match, bool page, struct coco_buf *out, struct coco_err *err)
{
	struct coco_writer w;
	if (page)
		return coco_summary_page(match, out, err);
	coco_writer_init(&w, out);
	if (write_object(match, &w, err) != 0)
		return -1;
	coco_buf_putc(out, '\n');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
