/* Preloaded into a tool: makes the k-th call of a kind fail, once.
 *
 *   FAULT=alloc:K   malloc, calloc, realloc return NULL        FAULT=read:K    read fails with EIO
 *   FAULT=write:K   write fails with ENOSPC                    FAULT=fsync:K   fsync fails with EIO
 *   FAULT=half:0    every write writes half of what it is given (at least one byte): not a fault, must be survived
 *   FAULT=eintr:N   every N-th read and write is interrupted: not a fault, must be survived
 *
 * FAULT_HIT names a file that is created when the fault happened, so that a walk over K knows where to end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static bool parsed;
static char kind[8];
static long target, calls;

/* Parses without allocating: this runs inside malloc. */
static bool wanted(const char *name)
{
	if (!parsed) {
		parsed = true;
		const char *spec = getenv("FAULT");
		const char *colon = spec ? strchr(spec, ':') : NULL;
		if (colon && (size_t)(colon - spec) < sizeof kind) {
			memcpy(kind, spec, (size_t)(colon - spec));
			target = strtol(colon + 1, NULL, 10);
		}
	}
	return strcmp(kind, name) == 0;
}

static bool hit(const char *name)
{
	if (!wanted(name) || ++calls != target)
		return false;
	const char *file = getenv("FAULT_HIT");
	if (file)
		close(open(file, O_CREAT | O_WRONLY, 0600));
	return true;
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t n)
{
	if (hit("alloc"))
		return errno = ENOMEM, NULL;
	return __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	if (hit("alloc"))
		return errno = ENOMEM, NULL;
	return __libc_calloc(n, size);
}

void *realloc(void *old, size_t n)
{
	if (hit("alloc"))
		return errno = ENOMEM, NULL;
	return __libc_realloc(old, n);
}

static bool interrupted(void)
{
	return wanted("eintr") && target > 0 && ++calls % target == 0;
}

ssize_t read(int fd, void *to, size_t n)
{
	static ssize_t (*real)(int, void *, size_t);
	if (!real)
		real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
	if (interrupted())
		return errno = EINTR, -1;
	if (hit("read"))
		return errno = EIO, -1;
	return real(fd, to, n);
}

ssize_t __read_chk(int fd, void *to, size_t n, size_t room)
{
	return n > room ? (abort(), -1) : read(fd, to, n);
}

ssize_t write(int fd, const void *from, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);
	if (!real)
		real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
	if (fd == 2)
		return real(fd, from, n);
	if (interrupted())
		return errno = EINTR, -1;
	if (hit("write"))
		return errno = ENOSPC, -1;
	return real(fd, from, wanted("half") && n > 1 ? n / 2 : n);
}

int fsync(int fd)
{
	static int (*real)(int);
	if (!real)
		real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
	if (hit("fsync"))
		return errno = EIO, -1;
	return real(fd);
}
