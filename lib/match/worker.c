/* Threads over challenges.
 *
 * A worker is a copy of the run with scratch of its own, made once a thread. Challenges are pieces of work (coco_pieces_do), so their
 * results are put together in their order by one thread at a time, and nothing of the result depends on how many there are. What is told
 * to the user is told there, too. */
#include "engine.h"

#include <stdlib.h>

#define PAIRS_PAY 20000 /* a thread is made for so many pairs of a challenge and a profile */
#define SLOTS 8         /* results of a thread that may wait for their turn */

size_t coco_match_threads(const struct coco_match *match, size_t n, size_t pays)
{
	const size_t asked = (size_t)match->options->threads, worth = 1 + n / pays;
	const size_t most = asked > 0 ? asked : coco_cores();
	return asked > 0 || most < worth ? most : worth;
}

static void worker_free(struct coco_match *worker)
{
	if (worker == NULL)
		return;
	coco_question_free(worker->pool.question);
	coco_concepts_free(worker->pool.again);
	coco_arena_free(worker->pool.arena);
	coco_sheet_free(worker->sheet);
	coco_store_reader_free(worker->reader);
	coco_buf_free(&worker->lines);
	coco_promises_free(worker->promises);
	free(worker->texts);
	free(worker->candidates);
	free(worker);
}

static struct coco_match *worker_new(const struct coco_match *match)
{
	struct coco_match *w = malloc(sizeof *w);
	if (w == NULL)
		return NULL;
	*w = *match;
	w->pool.question = NULL;
	w->pool.again = NULL;
	w->pool.arena = coco_arena_new();
	w->sheet = coco_sheet_new(match->pool.rows);
	w->reader = coco_store_reader_new(match->store);
	w->asked = 0;
	w->promises = NULL;
	w->texts = NULL;
	w->candidates = NULL;
	w->n = w->cap = 0;
	w->lines = COCO_BUF_INIT;
	if (w->pool.arena && w->sheet && w->reader)
		return w;
	worker_free(w);
	return NULL;
}

struct crew {
	struct coco_match *match, **workers; /* by thread */
	const struct coco_labour *labour;
	size_t *challenges;          /* by piece */
	struct coco_result *results; /* by slot */
};

static int work(void *context, size_t thread, size_t slot, size_t piece, struct coco_err *err)
{
	const struct crew *c = context;
	struct coco_match *w = c->workers[thread];
	coco_arena_reset(w->pool.arena);
	if (c->labour->work(w, c->challenges[piece], &c->results[slot], err) != 0)
		return -1;
	return coco_arena_ok(w->pool.arena) ? 0 : coco_err_nomem(err);
}

static int put(void *context, size_t slot, size_t piece, struct coco_err *err)
{
	const struct crew *c = context;
	return c->labour->put(c->match, c->challenges[piece], &c->results[slot], err);
}

int coco_match_labour(struct coco_match *match, const struct coco_labour *labour, struct coco_err *err)
{
	struct crew crew = {.match = match, .labour = labour};
	struct coco_pieces all = {.work = work, .put = put, .context = &crew};
	crew.challenges = calloc(match->pool.n_challenges + 1, sizeof *crew.challenges);
	for (size_t i = 0; crew.challenges != NULL && i < match->pool.n_challenges; i++)
		if (match->pool.challenges[i].open && coco_match_in_shard(match, i))
			crew.challenges[all.n++] = i;
	all.threads = coco_match_threads(match, all.n * match->pool.n_profiles, PAIRS_PAY);
	all.threads = all.threads < all.n ? all.threads : all.n;
	all.slots = SLOTS * all.threads;
	crew.workers = calloc(all.threads + 1, sizeof(struct coco_match *));
	crew.results = calloc(all.slots + 1, sizeof *crew.results);
	int rc = crew.challenges && crew.workers && crew.results ? 0 : coco_err_nomem(err);
	for (size_t i = 0; rc == 0 && i < all.threads; i++)
		if ((crew.workers[i] = worker_new(match)) == NULL)
			rc = coco_err_nomem(err);
	if (rc == 0)
		rc = coco_pieces_do(&all, err);
	for (size_t i = 0; crew.workers != NULL && i < all.threads; i++)
		worker_free(crew.workers[i]);
	for (size_t i = 0; crew.results != NULL && i < all.slots; i++) {
		coco_buf_free(&crew.results[i].lines);
		free(crew.results[i].candidates);
	}
	free(crew.challenges);
	free(crew.workers);
	free(crew.results);
	return rc;
}
