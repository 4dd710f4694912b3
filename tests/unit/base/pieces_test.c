/* Work in pieces: whatever the threads and slots, results come in order, each once; the first failure is told. */
#include "ours.h"

#include <criterion/criterion.h>
#include <stdatomic.h>

enum { PIECES = 500 };

struct job {
	size_t slots[16], n_put, work_fails, put_fails;
	bool in_order;
	atomic_size_t worked;
};

/* Some pieces take much longer than others. */
static int work(void *context, size_t thread, size_t slot, size_t piece, struct coco_err *err)
{
	struct job *job = context;
	volatile size_t burnt = thread;
	for (size_t i = 0; i < (piece % 7 == 0 ? 20000 : 10); i++)
		burnt += i;
	job->slots[slot] = piece * piece + 0 * burnt;
	job->worked++;
	return piece >= job->work_fails ? coco_err_set(err, COCO_EXIT_IO, "test", "piece %zu", piece) : 0;
}

static int put(void *context, size_t slot, size_t piece, struct coco_err *err)
{
	struct job *job = context;
	job->in_order = job->in_order && piece == job->n_put && job->slots[slot] == piece * piece;
	job->n_put++;
	return piece == job->put_fails ? coco_err_set(err, COCO_EXIT_IO, "test", "put %zu", piece) : 0;
}

static int run(struct job *job, size_t threads, size_t slots, struct coco_err *err)
{
	const struct coco_pieces all = {.n = PIECES, .threads = threads, .slots = slots, .work = work, .put = put, .context = job};
	job->in_order = true;
	return coco_pieces_do(&all, err);
}

Test(pieces, come_in_order)
{
	for (size_t threads = 1; threads <= 5; threads++)
		for (size_t slots = 1; slots <= 16; slots += 5) {
			struct job job = {.work_fails = PIECES, .put_fails = PIECES};
			cr_assert_eq(run(&job, threads, slots, NULL), 0);
			cr_expect(job.in_order && job.n_put == PIECES && job.worked == PIECES, "%zu threads, %zu slots", threads, slots);
		}
}

Test(pieces, tell_the_first_failure)
{
	for (size_t threads = 1; threads <= 4; threads++) {
		struct coco_err err = {0};
		struct job job = {.work_fails = 77, .put_fails = PIECES};
		cr_expect(run(&job, threads, 8, &err) == -1);
		cr_expect(strcmp(err.text, "piece 77") == 0 && job.in_order && job.n_put == 77, "%zu threads: %s", threads, err.text);
		job = (struct job){.work_fails = 400, .put_fails = 33};
		cr_expect(run(&job, threads, 8, &err) == -1);
		cr_expect(strcmp(err.text, "put 33") == 0 && job.in_order && job.n_put == 34, "%zu threads: %s", threads, err.text);
	}
}

Test(pieces, may_be_none)
{
	const struct coco_pieces none = {.threads = 4, .slots = 4, .work = work, .put = put};
	cr_expect_eq(coco_pieces_do(&none, NULL), 0);
	cr_expect(coco_cores() >= 1);
}
