/* Buffered output with a sticky error: the first errno is kept, all later puts do nothing, and closing tells. How a file
 * appears whole or not at all is out_file.c's subject.
 * Invariant: the bytes put are the bytes written plus the first `used` of the buffer, as long as nothing failed. */
#include "out.h"
#include "out_file.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What little is put touches few pages of the buffer: the system gives each of them at the first touch, which costs more than a write. */
enum { BUFFER = 65536, BUFFER_FIRST = 16384, PUT_LITTLE = 1 << 20 };

struct coco_out {
	struct out_file file;
	char *name;
	int errnum; /* of the first failure */
	uint64_t put;
	char last; /* byte put last */
	size_t used;
	char buffer[BUFFER];
};

int coco_fd_write(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);
		if (done >= 0) {
			bytes += done;
			n -= (size_t)done;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			struct pollfd wait = {.fd = fd, .events = POLLOUT};
			if (poll(&wait, 1, -1) < 0 && errno != EINTR)
				return errno;
		} else if (errno != EINTR) {
			return errno;
		}
	}
	return 0;
}

struct coco_out *coco_out_open(const char *path, unsigned flags, struct coco_err *err)
{
	struct coco_out *out = malloc(sizeof *out);
	char *name = strdup(path && strcmp(path, "-") != 0 ? path : "standard output");
	if (!out || !name) {
		coco_err_nomem(err);
		goto fail;
	}
	if (out_file_open(&out->file, path, (flags & COCO_OUT_PRIVATE) != 0, err) != 0)
		goto fail;
	out->name = name;
	out->errnum = 0;
	out->put = 0;
	out->last = '\n';
	out->used = 0;
	return out;
fail:
	free(name);
	free(out);
	return NULL;
}

void coco_out_private(struct coco_out *out)
{
	out->file.set_mode = true;
	out->file.mode = 0600;
}

static void write_out(struct coco_out *out, const char *bytes, size_t n)
{
	if (out->errnum == 0)
		out->errnum = coco_fd_write(out->file.fd, bytes, n);
}

static void flush(struct coco_out *out)
{
	write_out(out, out->buffer, out->used);
	out->used = 0;
}

void coco_out_put(struct coco_out *out, const char *bytes, size_t n)
{
	if (n == 0 || out->errnum != 0)
		return;
	out->put += n;
	out->last = bytes[n - 1];
	const size_t room = out->put > PUT_LITTLE ? BUFFER : BUFFER_FIRST;
	if (n > room - out->used)
		flush(out);
	if (n >= room) {
		write_out(out, bytes, n);
		return;
	}
	memcpy(out->buffer + out->used, bytes, n);
	out->used += n;
}

void coco_out_str(struct coco_out *out, struct coco_str text)
{
	coco_out_put(out, text.s, text.n);
}

void coco_out_puts(struct coco_out *out, const char *text)
{
	coco_out_put(out, text, strlen(text));
}

uint64_t coco_out_bytes(const struct coco_out *out)
{
	return out->put;
}

bool coco_out_failed(const struct coco_out *out)
{
	return out->errnum != 0;
}

bool coco_out_atomic(const struct coco_out *out)
{
	return out->file.atomic;
}

bool coco_out_at_line_start(const struct coco_out *out)
{
	return out->last == '\n';
}

int coco_out_close(struct coco_out *out, bool commit, struct coco_err *err)
{
	if (commit || !out->file.atomic)
		flush(out);
	if (commit && out->errnum == 0 && !coco_memory_ok()) /* what is absent for want of memory is not absent: the output is not whole */
		out->errnum = ENOMEM;
	if (commit && out->errnum == 0)
		out->errnum = out_file_commit(&out->file);
	int late = out_file_close(&out->file);
	int errnum = out->errnum != 0 ? out->errnum : late;
	if (errnum != 0) {
		if (errnum == EPIPE)
			coco_err_set(err, COCO_EXIT_IO, COCO_CODE_CLOSED_PIPE, "the reader of the output has gone");
		else if (errnum == EBUSY)
			coco_err_set(err, COCO_EXIT_IO, "output-busy", "cannot be written: another run is writing it now");
		else
			coco_err_errno(err, COCO_EXIT_IO, "write-failed", errnum, "writing failed");
		coco_err_at(err, out->name, 0, 0);
	}
	free(out->name);
	free(out);
	return errnum != 0 ? -1 : 0;
}
