/* The progress line: nothing within the first second, then on a terminal one line that is written over five times a
 * second and wiped at the end; elsewhere (--progress=always in a log) a line every ten seconds.
 * The clock is asked at each step, since a step may be a record or a minute's work: 25 ns, and only where a line may be
 * shown at all. */
#include "coco/base_run.h"
#include "out.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, AGAIN_MS = 200, AGAIN_LOG_MS = 10000 };

struct coco_progress {
	struct run_stderr *to; /* NULL: say nothing */
	char tool[64], noun[64];
	uint64_t count;
	int64_t begin_ms, next_ms;
};

static int64_t now_ms(void)
{
	struct timespec now;
	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct coco_progress *coco_progress_new(const struct coco_run *run, const char *noun)
{
	struct run_stderr *to = run->err_out;
	if (!to || run->common->progress == COCO_NEVER)
		return NULL;
	if (run->common->progress == COCO_AUTO && (!to->terminal || run->common->quiet || run->common->errors != 0))
		return NULL;
	struct coco_progress *progress = calloc(1, sizeof *progress);
	if (!progress)
		return NULL;
	progress->to = to;
	snprintf(progress->tool, sizeof progress->tool, "%s", run->tool->name);
	snprintf(progress->noun, sizeof progress->noun, "%s", noun);
	progress->begin_ms = now_ms();
	progress->next_ms = progress->begin_ms + FIRST_MS;
	return progress;
}

static void show(struct coco_progress *progress, int64_t now)
{
	bool terminal = progress->to->terminal;
	double seconds = (double)(now - progress->begin_ms) / 1000;
	char line[256];
	int n = snprintf(line, sizeof line, "%s%s: %llu %s, %.0f s, %.0f a second%s", terminal ? "\r\033[K" : "", progress->tool,
	    (unsigned long long)progress->count, progress->noun, seconds, (double)progress->count / seconds, terminal ? "" : "\n");
	if (n > 0 && (size_t)n < sizeof line)
		coco_fd_write(STDERR_FILENO, line, (size_t)n);
	progress->to->line_open = terminal;
	progress->next_ms = now + (terminal ? AGAIN_MS : AGAIN_LOG_MS);
}

void coco_progress_add(struct coco_progress *progress, uint64_t n)
{
	if (!progress)
		return;
	progress->count += n;
	int64_t now = now_ms();
	if (now >= progress->next_ms)
		show(progress, now);
}

void coco_progress_free(struct coco_progress *progress)
{
	if (!progress)
		return;
	if (progress->to->line_open) {
		coco_fd_write(STDERR_FILENO, "\r\033[K", 4);
		progress->to->line_open = false;
	}
	free(progress);
}
