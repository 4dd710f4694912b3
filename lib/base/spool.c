/* Bytes kept for a second look: in memory up to a limit, beyond that in an unlinked file that nobody else can open.
 * Invariant: what is read is what was put, in order: the file's bytes first, then those in memory; a read that comes short
 * is a failure, never an end. Settled, all bytes are in memory or all are in the file, and pread leaves no trace in it, so that
 * threads may read side by side. */
#include "coco/base.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct coco_spool {
	struct coco_buf held; /* what is not in the file */
	size_t limit, read;   /* of held, taken already */
	uint64_t size;        /* of all bytes put */
	FILE *file;           /* NULL: all is held */
};

struct coco_spool *coco_spool_new(size_t limit)
{
	struct coco_spool *spool = calloc(1, sizeof *spool);
	if (spool)
		spool->limit = limit;
	return spool;
}

void coco_spool_free(struct coco_spool *spool)
{
	if (!spool)
		return;
	if (spool->file)
		fclose(spool->file);
	coco_buf_free(&spool->held);
	free(spool);
}

static int fault(struct coco_err *err)
{
	coco_err_errno(err, COCO_EXIT_IO, "temporary-file", errno, "a temporary file can't be used");
	coco_err_hint(err, "make room in the folder for temporary files");
	return -1;
}

static int spill(struct coco_spool *spool, struct coco_err *err)
{
	if (!spool->file && !(spool->file = tmpfile()))
		return fault(err);
	if (fwrite(spool->held.data, 1, spool->held.len, spool->file) != spool->held.len)
		return fault(err);
	coco_buf_clear(&spool->held);
	return 0;
}

int coco_spool_put(struct coco_spool *spool, struct coco_str bytes, struct coco_err *err)
{
	enum { FLUSHED_AT = 1 << 16 };
	coco_buf_str(&spool->held, bytes);
	spool->size += bytes.n;
	if (!coco_buf_ok(&spool->held))
		return coco_err_nomem(err);
	return spool->held.len >= (spool->file ? FLUSHED_AT : spool->limit) && spool->held.len > 0 ? spill(spool, err) : 0;
}

int coco_spool_rewind(struct coco_spool *spool, struct coco_err *err)
{
	spool->read = 0;
	return spool->file && (fflush(spool->file) != 0 || fseek(spool->file, 0, SEEK_SET) != 0) ? fault(err) : 0;
}

int coco_spool_take(struct coco_spool *spool, void *to, size_t n, struct coco_err *err)
{
	size_t got = spool->file && n > 0 ? fread(to, 1, n, spool->file) : 0;
	if (got < n && spool->held.len - spool->read >= n - got && !(spool->file && ferror(spool->file))) {
		memcpy((char *)to + got, spool->held.data + spool->read, n - got);
		spool->read += n - got;
		return 0;
	}
	errno = got < n && errno == 0 ? EIO : errno;
	return got == n ? 0 : fault(err);
}

int coco_spool_settle(struct coco_spool *spool, struct coco_err *err)
{
	if (!spool->file)
		return 0;
	if (spill(spool, err))
		return -1;
	return fflush(spool->file) == 0 ? 0 : fault(err);
}

uint64_t coco_spool_size(const struct coco_spool *spool)
{
	return spool->size;
}

int coco_spool_at(const struct coco_spool *spool, uint64_t at, void *to, size_t n, struct coco_err *err)
{
	if (at > spool->size || n > spool->size - at) {
		errno = EINVAL;
		return fault(err);
	}
	if (!spool->file) {
		if (n > 0)
			memcpy(to, spool->held.data + at, n);
		return 0;
	}
	for (size_t got = 0; got < n;) {
		const ssize_t some = pread(fileno(spool->file), (char *)to + got, n - got, (off_t)(at + got));
		if (some < 0 && errno == EINTR)
			continue;
		if (some <= 0) {
			errno = some == 0 ? EIO : errno;
			return fault(err);
		}
		got += (size_t)some;
	}
	return 0;
}

struct coco_in *coco_spool_open(struct coco_spool *spool, const char *name, struct coco_err *err)
{
	if (!spool->file) {
		struct coco_in *in = coco_in_memory(name, coco_buf_view(&spool->held));
		if (!in)
			coco_err_nomem(err);
		return in;
	}
	if (spill(spool, err) || coco_spool_rewind(spool, err))
		return NULL;
	int fd = dup(fileno(spool->file));
	if (fd < 0) {
		fault(err);
		return NULL;
	}
	return coco_in_descriptor(name, fd, err);
}
