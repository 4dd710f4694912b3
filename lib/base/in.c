/* Input in blocks: a file, standard input or memory behind one buffer. Lines and blocks are views into the buffer; only
 * the piece of a line that a block's end cut is moved.
 * Invariant: start ≤ end ≤ cap and the bytes start..end are read but not taken. Memory never grows beyond one line of
 * COCO_LINE_MAX plus a block: of a longer line only the beginning is kept, the rest is read into the same place again. */
#include "coco/base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK_DEFAULT = 65536, PAGE = 4096 };
static const size_t peek_max = (size_t)1 << 20;

struct coco_in {
	char *name;
	int fd;       /* -1: memory */
	char *buffer; /* NULL for memory: `bytes` is the caller's */
	const char *bytes;
	size_t start, end, cap;
	size_t block;
	size_t line; /* number of the last line given */
	uint64_t taken;
	bool at_end; /* nothing to be read behind `end` */
	bool peeked; /* the buffer may be larger than lines and blocks need, for somebody who looked ahead */
};

static struct coco_in *new_in(const char *name)
{
	struct coco_in *in = calloc(1, sizeof *in);
	if (!in)
		return NULL;
	in->name = strdup(name);
	if (!in->name) {
		free(in);
		return NULL;
	}
	in->fd = -1;
	in->block = BLOCK_DEFAULT;
	return in;
}

static bool is_stdin(const struct coco_in *in)
{
	return in->fd == STDIN_FILENO;
}

static int fail_open(struct coco_err *err, const char *path, int errnum)
{
	if (errnum == ENOENT)
		coco_err_set(err, COCO_EXIT_INPUT, "no-file", "there is no such file");
	else if (errnum == EISDIR)
		coco_err_set(err, COCO_EXIT_INPUT, "directory", "is a directory");
	else if (errnum == EBADF)
		coco_err_set(err, COCO_EXIT_INPUT, "closed-input", "standard input is closed");
	else if (errnum == EMFILE || errnum == ENFILE || errnum == ENOMEM)
		coco_err_errno(err, COCO_EXIT_IO, "open-failed", errnum, "cannot be opened");
	else
		coco_err_errno(err, COCO_EXIT_INPUT, "unreadable", errnum, "cannot be opened");
	return coco_err_at(err, path, 0, 0);
}

static int open_retrying(const char *path)
{
	int fd;
	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* 0, or the errno value for which descriptor `fd` is no input. */
static int check_readable(int fd, struct stat *info)
{
	int mode = fcntl(fd, F_GETFL);
	if (mode < 0 || fstat(fd, info) != 0)
		return errno;
	if ((mode & O_ACCMODE) == O_WRONLY)
		return EBADF;
	return S_ISDIR(info->st_mode) ? EISDIR : 0;
}

/* A small file's block is the file: a buffer of that size is had again from memory that was touched before, where a file is opened
 * several times, and is not asked of the system each time. */
static size_t block_for(const struct stat *info)
{
	if (!S_ISREG(info->st_mode) || info->st_size <= 0 || info->st_size >= BLOCK_DEFAULT)
		return BLOCK_DEFAULT;
	return (size_t)info->st_size / PAGE * PAGE + PAGE;
}

struct coco_in *coco_in_open(const char *path, struct coco_err *err)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open_retrying(path);
	if (fd < 0) {
		fail_open(err, path, errno);
		return NULL;
	}
	struct stat info = {0};
	int reason = check_readable(fd, &info);
	struct coco_in *in = reason == 0 ? new_in(path) : NULL;
	if (!in) {
		if (reason != 0)
			fail_open(err, path, reason);
		else
			coco_err_nomem(err);
		if (!standard)
			close(fd);
		return NULL;
	}
	in->fd = fd;
	in->block = block_for(&info);
	return in;
}

struct coco_in *coco_in_descriptor(const char *name, int fd, struct coco_err *err)
{
	struct coco_in *in = new_in(name);
	if (!in) {
		close(fd);
		coco_err_nomem(err);
		return NULL;
	}
	in->fd = fd;
	return in;
}

struct coco_in *coco_in_memory(const char *name, struct coco_str data)
{
	struct coco_in *in = new_in(name);
	if (!in)
		return NULL;
	in->bytes = data.s ? data.s : "";
	in->end = data.n;
	in->at_end = true;
	return in;
}

void coco_in_block(struct coco_in *in, size_t bytes)
{
	in->block = bytes > 0 ? bytes : 1;
}

const char *coco_in_name(const struct coco_in *in)
{
	return in->name;
}

uint64_t coco_in_bytes(const struct coco_in *in)
{
	return in->taken;
}

static void take(struct coco_in *in, size_t n)
{
	in->start += n;
	in->taken += n;
}

/* read() that outlasts signals and a descriptor that somebody made non-blocking. */
static ssize_t read_patiently(int fd, char *room, size_t n)
{
	for (;;) {
		ssize_t got = read(fd, room, n);
		if (got >= 0)
			return got;
		if (errno == EAGAIN || errno == EWOULDBLOCK) {
			struct pollfd wait = {.fd = fd, .events = POLLIN};
			if (poll(&wait, 1, -1) < 0 && errno != EINTR)
				return -1;
		} else if (errno != EINTR) {
			return -1;
		}
	}
}

/* Makes room for one block behind `end`. */
static int make_room(struct coco_in *in, struct coco_err *err)
{
	if (in->start == in->end)
		in->start = in->end = 0;
	if (in->cap - in->end >= in->block)
		return 0;
	if (in->start > 0) {
		memmove(in->buffer, in->buffer + in->start, in->end - in->start);
		in->end -= in->start;
		in->start = 0;
	}
	if (in->cap - in->end >= in->block)
		return 0;
	/* Two blocks to begin with: the cut piece in front, a whole block behind it. */
	size_t cap = in->cap > 0 ? in->cap : in->block * 2, most = COCO_LINE_MAX + in->block * 2;
	while (cap - in->end < in->block)
		cap *= 2;
	if (cap > most && most - in->end >= in->block)
		cap = most;
	char *buffer = realloc(in->buffer, cap);
	if (!buffer)
		return coco_err_nomem(err);
	in->buffer = buffer;
	in->bytes = buffer;
	in->cap = cap;
	return 0;
}

/* Reads one block more behind `end`: 1, 0 at the end, -1. */
static int fill(struct coco_in *in, struct coco_err *err)
{
	if (in->at_end)
		return 0;
	if (make_room(in, err) != 0)
		return -1;
	ssize_t got = read_patiently(in->fd, in->buffer + in->end, in->block);
	if (got < 0) {
		int errnum = errno;
		if (errnum == EISDIR || (errnum == EBADF && is_stdin(in)))
			return fail_open(err, in->name, errnum);
		coco_err_errno(err, COCO_EXIT_IO, "read-failed", errnum, "reading failed");
		return coco_err_at(err, in->name, 0, 0);
	}
	in->at_end = got == 0;
	in->end += (size_t)got;
	return got > 0;
}

/* Gives memory that was for a look ahead back, half of what is left each time, so that little is moved. */
static void room_return(struct coco_in *in)
{
	size_t left = in->end - in->start, cap = left + 2 * in->block;
	if (in->cap / 2 < cap && left > 0)
		return;
	memmove(in->buffer, in->buffer + in->start, left);
	in->start = 0;
	in->end = left;
	in->peeked = left > 0;
	char *buffer = realloc(in->buffer, cap);
	if (!buffer) /* then it stays as it is */
		return;
	in->buffer = buffer;
	in->bytes = buffer;
	in->cap = cap;
}

int coco_in_peek(struct coco_in *in, size_t want, struct coco_str *view, struct coco_err *err)
{
	if (want > peek_max)
		want = peek_max;
	in->peeked |= in->fd >= 0 && want > 2 * in->block;
	while (in->end - in->start < want) {
		int more = fill(in, err);
		if (more < 0)
			return -1;
		if (more == 0)
			break;
	}
	size_t n = in->end - in->start;
	*view = (struct coco_str){in->bytes ? in->bytes + in->start : "", n};
	return 0;
}

int coco_in_next(struct coco_in *in, struct coco_str *block, struct coco_err *err)
{
	if (in->peeked && in->buffer)
		room_return(in);
	if (in->start == in->end) {
		int more = fill(in, err);
		if (more <= 0)
			return more;
	}
	size_t n = in->end - in->start;
	if (n > in->block)
		n = in->block;
	*block = (struct coco_str){in->bytes + in->start, n};
	take(in, n);
	return 1;
}

/* Gives the line of `n` bytes (and its LF) that begins at `start`. */
static int give_line(struct coco_in *in, struct coco_line *line, size_t n, bool ended)
{
	*line = (struct coco_line){.text = {in->bytes + in->start, n}, .number = ++in->line, .ended = ended};
	if (n > COCO_LINE_MAX) {
		line->text.n = COCO_LINE_MAX;
		line->too_long = true;
	}
	take(in, n + ended);
	return 1;
}

/* The line at `start` has more than COCO_LINE_MAX bytes in the buffer and no LF yet: keeps its beginning where it is and
 * reads on behind that, over and over, until its LF. */
static int skip_rest(struct coco_in *in, struct coco_line *line, struct coco_err *err)
{
	size_t n = in->end - in->start;
	memmove(in->buffer, in->buffer + in->start, COCO_LINE_MAX);
	in->taken += n;
	for (;;) {
		size_t room = in->cap - COCO_LINE_MAX;
		char *rest = in->buffer + COCO_LINE_MAX;
		ssize_t got = read_patiently(in->fd, rest, room < in->block ? room : in->block);
		if (got < 0) {
			coco_err_errno(err, COCO_EXIT_IO, "read-failed", errno, "reading failed");
			return coco_err_at(err, in->name, in->line + 1, 0);
		}
		const char *lf = got > 0 ? memchr(rest, '\n', (size_t)got) : NULL;
		size_t used = lf ? (size_t)(lf - rest) + 1 : (size_t)got;
		in->taken += used;
		if (lf || got == 0) {
			in->at_end = got == 0;
			in->start = COCO_LINE_MAX + used;
			in->end = COCO_LINE_MAX + (size_t)got;
			*line = (struct coco_line){{in->bytes, COCO_LINE_MAX}, ++in->line, lf != NULL, true};
			return 1;
		}
	}
}

int coco_in_line(struct coco_in *in, struct coco_line *line, struct coco_err *err)
{
	size_t seen = 0; /* bytes of the line that hold no LF */
	for (;;) {
		size_t n = in->end - in->start;
		const char *from = in->bytes ? in->bytes + in->start : "";
		const char *lf = n > seen ? memchr(from + seen, '\n', n - seen) : NULL;
		if (lf)
			return give_line(in, line, (size_t)(lf - from), true);
		if (in->at_end)
			return n > 0 ? give_line(in, line, n, false) : 0;
		if (n > COCO_LINE_MAX)
			return skip_rest(in, line, err);
		seen = n;
		if (fill(in, err) < 0)
			return -1;
	}
}

void coco_in_close(struct coco_in *in)
{
	if (!in)
		return;
	if (in->fd >= 0 && !is_stdin(in))
		close(in->fd);
	free(in->buffer);
	free(in->name);
	free(in);
}

struct coco_str coco_file_read(const char *path, size_t limit, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_str text = COCO_STR_NONE, block;
	struct coco_in *in = coco_in_open(path, err);
	if (!in)
		return text;
	struct coco_buf buf = COCO_BUF_INIT;
	int more;
	while ((more = coco_in_next(in, &block, err)) > 0) {
		if (block.n > limit - buf.len) {
			coco_err_set(err, COCO_EXIT_INPUT, "too-large", "is larger than the %zu bytes that are read of such a file", limit);
			coco_err_at(err, path, 0, 0);
			goto out;
		}
		coco_buf_str(&buf, block);
	}
	if (more < 0)
		goto out;
	if (coco_buf_ok(&buf))
		text = coco_arena_copy(arena, coco_buf_view(&buf));
	if (!text.s)
		coco_err_nomem(err);
out:
	coco_buf_free(&buf);
	coco_in_close(in);
	return text;
}

bool coco_file_exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && !S_ISDIR(info.st_mode);
}
