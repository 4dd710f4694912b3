/* A lock on the folders of files that are to be read and then replaced, so that two runs do so one after the other.
 *
 * Method: flock(2) on the folder itself. It leaves nothing behind, works for a file that is not there yet, is not lost when
 * the file is renamed over, and the kernel drops it when its holder dies. Folders are taken in the order of device and inode,
 * each once, so that no two runs wait for each other.
 * Invariant: whoever holds it is alone among those who ask for it.
 */
#define _GNU_SOURCE /* flock */
#include "coco/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
	int fd;
	dev_t device;
	ino_t inode;
};
struct coco_lock {
	size_t n;
	struct folder folders[];
};

/* Where the file is, through links; of one that is not there yet, where its name leads. */
static int folder_open(const char *path)
{
	char *real = realpath(path, NULL), *name = real ? real : strdup(path);
	if (!name)
		return -1;
	char *slash = strrchr(name, '/');
	if (slash)
		slash[slash == name] = '\0';
	int fd = open(slash ? name : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(name);
	return fd;
}

static int by_inode(const void *a, const void *b)
{
	const struct folder *x = a, *y = b;
	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	return (x->inode > y->inode) - (x->inode < y->inode);
}

static int take(struct coco_lock *lock)
{
	for (size_t i = 0; i < lock->n; i++) {
		if (i > 0 && by_inode(&lock->folders[i - 1], &lock->folders[i]) == 0)
			continue;
		int rc;
		do
			rc = flock(lock->folders[i].fd, LOCK_EX);
		while (rc && errno == EINTR);
		if (rc)
			return -1;
	}
	return 0;
}

struct coco_lock *coco_lock_new(const char *const *paths, size_t n, struct coco_err *err)
{
	struct coco_lock *lock = calloc(1, sizeof *lock + n * sizeof lock->folders[0]);
	if (!lock) {
		coco_err_nomem(err);
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		struct stat st;
		int fd = folder_open(paths[i]);
		if (fd < 0 || fstat(fd, &st)) {
			coco_err_errno(err, COCO_EXIT_IO, "not-locked", errno, "its folder can't be opened");
			coco_err_at(err, paths[i], 0, 0);
			if (fd >= 0)
				close(fd);
			coco_lock_free(lock);
			return NULL;
		}
		lock->folders[lock->n++] = (struct folder){fd, st.st_dev, st.st_ino};
	}
	qsort(lock->folders, lock->n, sizeof lock->folders[0], by_inode);
	if (take(lock)) {
		coco_err_errno(err, COCO_EXIT_IO, "not-locked", errno, "its folder can't be locked");
		coco_err_at(err, n ? paths[0] : NULL, 0, 0);
		coco_lock_free(lock);
		return NULL;
	}
	return lock;
}

void coco_lock_free(struct coco_lock *lock)
{
	for (size_t i = 0; lock && i < lock->n; i++)
		close(lock->folders[i].fd);
	free(lock);
}
