/* Atomic replacement of a file. The bytes go to a file without a name (O_TMPFILE) in the target's folder; on commit it is
 * made durable (fsync), linked as `.NAME.coco~` and renamed onto the target. Where the file system has no O_TMPFILE, the
 * file is `.NAME.coco~` from the beginning.
 * A `.NAME.coco~` that is met belongs to a living run if that run holds a lock on it: every writer locks its file before
 * it has that name, or at once behind its creation, and the kernel drops the lock when the writer dies. Without a lock it
 * is the leftover of a dead run and is removed.
 * Invariant: the target is the old file or the whole new one, at any moment, whoever dies. */
#define _GNU_SOURCE /* O_TMPFILE, F_OFD_SETLK */
#include "out_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Open-file-description locks: unlike POSIX record locks they also tell two outputs of one process apart. */
#ifdef F_OFD_SETLK
enum { LOCK_SET = F_OFD_SETLK };
#else
enum { LOCK_SET = F_SETLK };
#endif

enum { LINKS_MAX = 40, LINK_TRIES = 100, LINK_WAIT_NS = 10 * 1000 * 1000 };

static int fail_errno(struct coco_err *err, const char *path, int errnum)
{
	if (errnum == EISDIR)
		coco_err_set(err, COCO_EXIT_IO, "output-failed", "cannot be written: is a directory");
	else if (errnum == EBUSY)
		coco_err_set(err, COCO_EXIT_IO, "output-busy", "cannot be written: another run is writing it now");
	else
		coco_err_errno(err, COCO_EXIT_IO, "output-failed", errnum, "cannot be written");
	return coco_err_at(err, path, 0, 0);
}

static int open_retrying(const char *path, int flags, mode_t mode)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* `name` beside `path`, or `name` itself if it is absolute. */
static char *beside(const char *path, const char *before, const char *name, const char *after)
{
	const char *slash = strrchr(path, '/');
	size_t folder = slash && name[0] != '/' ? (size_t)(slash - path) + 1 : 0;
	struct coco_buf buf = COCO_BUF_INIT;
	coco_buf_put(&buf, path, folder);
	coco_buf_puts(&buf, before);
	coco_buf_puts(&buf, name);
	coco_buf_puts(&buf, after);
	if (!coco_buf_ok(&buf))
		coco_buf_free(&buf);
	return buf.data;
}

/* Where `path` leads to through symbolic links, the last of which may dangle. NULL with errno. */
static char *follow(const char *path)
{
	char *at = strdup(path), link[PATH_MAX];
	for (int i = 0; at && i < LINKS_MAX; i++) {
		ssize_t n = readlink(at, link, sizeof link - 1);
		if (n < 0)
			return at; /* no link, or nothing there yet */
		link[n] = '\0';
		char *next = beside(at, "", link, "");
		free(at);
		at = next;
	}
	errno = at ? ELOOP : ENOMEM;
	free(at);
	return NULL;
}

static char *temporary_name(const char *target)
{
	const char *slash = strrchr(target, '/');
	char name[241]; /* leaves room for the rest in 255 bytes */
	snprintf(name, sizeof name, "%s", slash ? slash + 1 : target);
	return beside(target, ".", name, ".coco~");
}

/* Locks the whole file for as long as it is open; false: another has it, or the file system has no locks (then leftovers
 * are never removed). */
static bool lock(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int result;
	do
		result = fcntl(fd, LOCK_SET, &whole);
	while (result != 0 && errno == EINTR);
	return result == 0;
}

/* Whether the name `temporary` means the file that is open as `fd`. */
static bool is_named(const char *temporary, int fd)
{
	struct stat named, open;
	return lstat(temporary, &named) == 0 && fstat(fd, &open) == 0 && named.st_dev == open.st_dev && named.st_ino == open.st_ino;
}

/* Removes `temporary` if the run that made it is dead. 0, or an errno value; EBUSY: it lives, or nobody can know. The
 * name is removed under the lock of the file that it means, so that no two runs remove it and none removes another's. */
static int remove_leftover(const char *temporary)
{
	struct stat info;
	if (lstat(temporary, &info) != 0)
		return errno == ENOENT ? 0 : errno;
	if (!S_ISREG(info.st_mode))
		return unlink(temporary) == 0 || errno == ENOENT ? 0 : errno;
	int fd = open_retrying(temporary, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0)
		return errno == ENOENT ? 0 : errno;
	int errnum = EBUSY;
	if (lock(fd) && is_named(temporary, fd))
		errnum = unlink(temporary) == 0 || errno == ENOENT ? 0 : errno;
	close(fd);
	return errnum;
}

/* Opens the file beside the target that will replace it. Without a file to replace, the kernel applies the umask. */
static int open_beside(struct out_file *file, mode_t mode)
{
	const char *slash = strrchr(file->target, '/');
	char *folder = slash ? strndup(file->target, (size_t)(slash - file->target) + 1) : strdup(".");
	file->temporary = temporary_name(file->target);
	if (!folder || !file->temporary) {
		free(folder);
		return ENOMEM;
	}
	file->fd = -1;
#ifdef O_TMPFILE
	if (access("/proc/self/fd", X_OK) == 0)
		file->fd = open_retrying(folder, O_TMPFILE | O_WRONLY, mode);
#endif
	free(folder);
	if (file->fd < 0) {
		int errnum = remove_leftover(file->temporary);
		if (errnum != 0)
			return errnum;
		file->fd = open_retrying(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
		if (file->fd < 0)
			return errno == EEXIST ? EBUSY : errno;
		file->linked = true;
	}
	file->atomic = true;
	(void)lock(file->fd); /* without it the file is written all the same */
	return 0;
}

/* These names stand for descriptors that are open already; nothing can be renamed onto them. */
static bool names_descriptor(const char *path)
{
	struct coco_str name = coco_str_of(path);
	return coco_str_starts(name, "/dev/fd/") || coco_str_starts(name, "/dev/std") || coco_str_starts(name, "/proc/");
}

static int open_path(struct out_file *file, const char *path, bool is_private)
{
	struct stat old;
	bool exists = stat(path, &old) == 0;
	if (!exists && errno != ENOENT)
		return errno;
	if (exists && S_ISDIR(old.st_mode))
		return EISDIR;
	if (exists && (!S_ISREG(old.st_mode) || names_descriptor(path))) {
		file->fd = open_retrying(path, O_WRONLY | O_NOCTTY | (S_ISREG(old.st_mode) ? O_APPEND : 0), 0);
		return file->fd < 0 ? errno : 0;
	}
	if (exists && access(path, W_OK) != 0)
		return errno;
	file->target = follow(path);
	if (!file->target)
		return errno;
	size_t n = strlen(file->target);
	if (n == 0 || file->target[n - 1] == '/')
		return n == 0 ? ENOENT : EISDIR;
	if (exists) {
		file->owner = old.st_uid;
		file->group = old.st_gid;
	}
	file->set_mode = exists || is_private;
	file->mode = is_private ? 0600 : old.st_mode & 0777;
	return open_beside(file, file->set_mode ? 0600 : 0666);
}

int out_file_open(struct out_file *file, const char *path, bool is_private, struct coco_err *err)
{
	*file = (struct out_file){.fd = -1, .owner = (uid_t)-1, .group = (gid_t)-1};
	if (!path || strcmp(path, "-") == 0) {
		int mode = fcntl(STDOUT_FILENO, F_GETFL);
		if (mode < 0 || (mode & O_ACCMODE) == O_RDONLY)
			return coco_err_set(err, COCO_EXIT_IO, "output-failed", "standard output is closed");
		/* A descriptor of our own, so that close() can tell of late errors and standard output stays open. */
		file->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
		if (file->fd < 0)
			return coco_err_errno(err, COCO_EXIT_IO, "output-failed", errno, "standard output cannot be written");
		return 0;
	}
	int errnum = open_path(file, path, is_private);
	if (errnum != 0) {
		out_file_close(file);
		return fail_errno(err, path, errnum);
	}
	return 0;
}

/* Gives a nameless file its temporary name. Another run between its link and its rename is waited for. */
static int link_temporary(struct out_file *file)
{
	char source[64];
	snprintf(source, sizeof source, "/proc/self/fd/%d", file->fd);
	for (int i = 0; i < LINK_TRIES; i++) {
		if (linkat(AT_FDCWD, source, AT_FDCWD, file->temporary, AT_SYMLINK_FOLLOW) == 0) {
			file->linked = true;
			return 0;
		}
		if (errno != EEXIST)
			return errno;
		int errnum = remove_leftover(file->temporary);
		if (errnum != 0 && errnum != EBUSY)
			return errnum;
		if (errnum == EBUSY)
			nanosleep(&(struct timespec){.tv_nsec = LINK_WAIT_NS}, NULL);
	}
	return EBUSY;
}

static int set_owner_and_mode(const struct out_file *file)
{
	struct stat now;
	if (!file->set_mode)
		return 0;
	if (fstat(file->fd, &now) != 0)
		return errno;
	/* Only root can keep another's file another's; for all else the new file is the writer's own. */
	bool kept = file->owner == (uid_t)-1 || (now.st_uid == file->owner && now.st_gid == file->group) ||
	            fchown(file->fd, file->owner, file->group) == 0;
	/* A group that could not be kept must not give its rights to the writer's group. */
	mode_t mode = kept ? file->mode : file->mode & ~(mode_t)0070;
	return fchmod(file->fd, mode) == 0 ? 0 : errno;
}

/* The rename itself is durable once the folder is. Some file systems refuse to sync folders: that is no failure. */
static void sync_folder(const char *target)
{
	const char *slash = strrchr(target, '/');
	char *folder = slash ? strndup(target, (size_t)(slash - target) + 1) : strdup(".");
	int fd = folder ? open_retrying(folder, O_RDONLY | O_DIRECTORY, 0) : -1;
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

int out_file_commit(struct out_file *file)
{
	if (!file->atomic)
		return 0;
	int errnum = set_owner_and_mode(file);
	if (errnum != 0)
		return errnum;
	if (fsync(file->fd) != 0 && errno != EINVAL && errno != ENOTSUP)
		return errno;
	if (!file->linked && (errnum = link_temporary(file)) != 0)
		return errnum;
	if (!is_named(file->temporary, file->fd)) {
		file->linked = false;
		return EBUSY;
	}
	if (rename(file->temporary, file->target) != 0)
		return errno;
	file->linked = false;
	sync_folder(file->target);
	return 0;
}

int out_file_close(struct out_file *file)
{
	int errnum = 0;
	if (file->linked && is_named(file->temporary, file->fd))
		unlink(file->temporary);
	if (file->fd >= 0 && close(file->fd) != 0 && errno != EINTR)
		errnum = errno;
	free(file->target);
	free(file->temporary);
	*file = (struct out_file){.fd = -1};
	return errnum;
}
