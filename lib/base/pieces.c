/* Pieces of work in threads.
 *
 * Each thread takes the next piece that nobody has, works on it without the lock and marks its slot done; whoever finds the slot of the
 * next piece in order done, and nobody at it, puts it, so that results come in the order of numbers whatever thread was the quickest. A
 * thread waits only when all slots are taken. Where a thread cannot be started, those that were do the work.
 *
 * Invariant: pieces before `put` are put; those from `put` to `next` are worked on or done; no slot is used by two of them. The first
 * failure by number is the one that is told: pieces before it were taken before it, and are all finished. */
#include "coco/base.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct crew {
	const struct coco_pieces *pieces;
	pthread_mutex_t lock;
	pthread_cond_t moved; /* a piece was put, or something failed */
	size_t next, put;
	bool *done; /* by slot */
	bool putting;
	size_t failed; /* the first piece that failed; their number: none did */
	struct coco_err err;
};

struct hand {
	struct crew *crew;
	size_t number;
	pthread_t thread;
};

size_t coco_cores(void)
{
	const long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 1 ? (size_t)n : 1;
}

static void fail(struct crew *c, size_t piece, const struct coco_err *err)
{
	if (piece < c->failed)
		c->failed = piece, c->err = *err;
	pthread_cond_broadcast(&c->moved);
}

/* Puts what is done, in order. Holds the lock, but not while a piece is put. */
static void put_done(struct crew *c)
{
	const struct coco_pieces *p = c->pieces;
	while (!c->putting && c->put < c->failed && c->done[c->put % p->slots]) {
		const size_t piece = c->put, slot = piece % p->slots;
		struct coco_err err = {0};
		c->putting = true;
		pthread_mutex_unlock(&c->lock);
		const int rc = p->put(p->context, slot, piece, &err);
		pthread_mutex_lock(&c->lock);
		c->putting = false;
		c->done[slot] = false;
		c->put++;
		pthread_cond_broadcast(&c->moved);
		if (rc != 0)
			fail(c, piece, &err);
	}
}

static void *labour(void *hand)
{
	const struct hand *h = hand;
	struct crew *c = h->crew;
	const struct coco_pieces *p = c->pieces;
	pthread_mutex_lock(&c->lock);
	for (put_done(c); c->next < p->n && c->failed == p->n; put_done(c)) {
		if (c->next >= c->put + p->slots) {
			pthread_cond_wait(&c->moved, &c->lock);
			continue;
		}
		const size_t piece = c->next++;
		struct coco_err err = {0};
		pthread_mutex_unlock(&c->lock);
		const int rc = p->work(p->context, h->number, piece % p->slots, piece, &err);
		pthread_mutex_lock(&c->lock);
		if (rc == 0)
			c->done[piece % p->slots] = true;
		else
			fail(c, piece, &err);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

static int alone(const struct coco_pieces *p, struct coco_err *err)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->work(p->context, 0, i % p->slots, i, err) != 0 || p->put(p->context, i % p->slots, i, err) != 0)
			return -1;
	return 0;
}

int coco_pieces_do(const struct coco_pieces *pieces, struct coco_err *err)
{
	if (pieces->threads <= 1 || pieces->n <= 1)
		return alone(pieces, err);
	struct crew crew = {.pieces = pieces, .failed = pieces->n};
	struct hand *hands = calloc(pieces->threads, sizeof *hands);
	crew.done = calloc(pieces->slots, sizeof *crew.done);
	int rc = hands && crew.done ? 0 : coco_err_nomem(err);
	if (rc == 0) {
		size_t started = 1;
		pthread_mutex_init(&crew.lock, NULL);
		pthread_cond_init(&crew.moved, NULL);
		for (; started < pieces->threads && started < pieces->n; started++) {
			hands[started] = (struct hand){.crew = &crew, .number = started};
			if (pthread_create(&hands[started].thread, NULL, labour, &hands[started]) != 0)
				break;
		}
		hands[0] = (struct hand){.crew = &crew};
		labour(&hands[0]);
		for (size_t i = 1; i < started; i++)
			pthread_join(hands[i].thread, NULL);
		pthread_cond_destroy(&crew.moved);
		pthread_mutex_destroy(&crew.lock);
		if (crew.failed < pieces->n) {
			if (err != NULL)
				*err = crew.err;
			rc = -1;
		}
	}
	free(hands);
	free(crew.done);
	return rc;
}
