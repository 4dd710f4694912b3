/* Output: a file appears whole or not at all, and nothing is left behind. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "ours.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned mode_of(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 ? info.st_mode & 0777 : 0;
}

/* Writes `n` letters in pieces of odd sizes. */
static int write_letters(const char *path, unsigned flags, size_t n, bool commit, struct coco_err *err)
{
	struct coco_out *out = coco_out_open(path, flags, err);
	if (!out)
		return -1;
	struct coco_str all = letters(n);
	for (size_t at = 0, piece = 1; at < n; at += piece, piece = piece * 3 % 70001 + 1) {
		if (piece > n - at)
			piece = n - at;
		coco_out_put(out, all.s + at, piece);
	}
	cr_expect(coco_out_bytes(out) == n || coco_out_failed(out));
	return coco_out_close(out, commit, err);
}

Test(out, commit_and_abort, .init = scratch_enter, .fini = scratch_leave)
{
	static const size_t sizes[] = {0, 1, 65535, 65536};
	for (size_t i = 0; i < COCO_LEN(sizes); i++) {
		cr_expect(write_letters("file", 0, sizes[i], true, NULL) == 0);
		const char *text = file_get("file");
		cr_assert(text);
		cr_expect(strlen(text) == sizes[i] && memcmp(text, letters(0).s, sizes[i]) == 0);
		cr_expect(write_letters("file", 0, 10, false, NULL) == 0);
		cr_expect(strlen(file_get("file")) == sizes[i], "an abort leaves the target as it was");
		cr_expect(folder_count() == 1, "and nothing else");
		unlink("file");
		cr_expect(write_letters("file", 0, 10, false, NULL) == 0 && folder_count() == 0);
	}
	struct coco_out *out = coco_out_open("file", 0, NULL);
	coco_out_puts(out, "seen by nobody");
	cr_expect(coco_out_atomic(out) && !file_get("file"));
	cr_expect(coco_out_close(out, true, NULL) == 0 && file_get("file"));
}

Test(out, modes_and_links, .init = scratch_enter, .fini = scratch_leave)
{
	umask(027);
	cr_expect(write_letters("new", 0, 3, true, NULL) == 0 && mode_of("new") == 0640);
	chmod("new", 0604);
	cr_expect(write_letters("new", 0, 4, true, NULL) == 0 && mode_of("new") == 0604, "an existing mode is kept");
	cr_expect(write_letters("private", COCO_OUT_PRIVATE, 3, true, NULL) == 0 && mode_of("private") == 0600);
	cr_expect(write_letters("new", COCO_OUT_PRIVATE, 3, true, NULL) == 0 && mode_of("new") == 0600, "personal data makes it private");
	/* A chain of links is followed, and stays. */
	cr_assert(mkdir("folder", 0700) == 0 && symlink("folder/target", "one") == 0 && symlink("one", "two") == 0);
	struct stat info;
	cr_expect(write_letters("two", 0, 5, true, NULL) == 0 && lstat("two", &info) == 0 && S_ISLNK(info.st_mode));
	cr_expect_str_eq(file_get("folder/target"), "abcde", "through a link that led nowhere");
	cr_expect(write_letters("two", 0, 6, true, NULL) == 0);
	cr_expect_str_eq(file_get("folder/target"), "abcdef");
	unlink("folder/target");
	struct coco_err err = {0};
	cr_assert(symlink("loop", "loop") == 0);
	cr_expect(write_letters("loop", 0, 1, true, &err) == -1 && err.exit == COCO_EXIT_IO);
}

Test(out, what_cannot_be_written, .init = scratch_enter, .fini = scratch_leave)
{
	static const char *const paths[] = {".", "missing/file", "file/below", "missing/"};
	file_put("file", COCO_STR("old"));
	for (size_t i = 0; i < COCO_LEN(paths); i++) {
		struct coco_err err = {0};
		cr_expect(write_letters(paths[i], 0, 1, true, &err) == -1 && err.exit == COCO_EXIT_IO, "%s", paths[i]);
		cr_expect_str_eq(err.source, paths[i]);
	}
	struct coco_err err = {0};
	struct coco_out *out = coco_out_open("/dev/full", 0, &err);
	cr_assert(out && !coco_out_atomic(out));
	coco_out_str(out, letters(65536));
	coco_out_str(out, letters(65536));
	cr_expect(coco_out_failed(out), "the failure is known before the end");
	cr_expect(coco_out_close(out, true, &err) == -1 && err.exit == COCO_EXIT_IO);
	cr_expect_str_eq(err.source, "/dev/full");
	cr_expect_str_eq(err.text, "writing failed: No space left on device");
	cr_expect(folder_count() == 1);
	cr_expect_str_eq(file_get("file"), "old");
}

Test(out, broken_pipe, .init = scratch_enter, .fini = scratch_leave)
{
	struct coco_err err = {0};
	signal(SIGPIPE, SIG_IGN);
	cr_assert(mkfifo("fifo", 0600) == 0);
	int reader = open("fifo", O_RDONLY | O_NONBLOCK);
	struct coco_out *out = coco_out_open("fifo", 0, &err);
	cr_assert(out && !coco_out_atomic(out));
	close(reader);
	coco_out_puts(out, "to nobody");
	cr_expect(coco_out_close(out, true, &err) == -1);
	cr_expect_str_eq(err.code, "closed-pipe");
}

/* A named file in the way: `.file.coco~`. */
static int leave_behind(void)
{
	int fd = open(".file.coco~", O_RDWR | O_CREAT | O_TRUNC, 0600);
	if (write(fd, "half", 4) != 4)
		abort();
	return fd;
}

Test(out, leftovers, .init = scratch_enter, .fini = scratch_leave)
{
	close(leave_behind());
	cr_expect(write_letters("file", 0, 3, true, NULL) == 0);
	cr_expect_str_eq(file_get("file"), "abc");
	cr_expect(folder_count() == 1, "a dead run's leftover is removed");
	int fd = leave_behind();
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	cr_assert(fcntl(fd, F_OFD_SETLK, &whole) == 0);
	struct coco_err err = {0};
	cr_expect(write_letters("file", 0, 5, true, &err) == -1, "a living run's file is not touched");
	cr_expect_str_eq(err.code, "output-busy");
	cr_expect_str_eq(file_get("file"), "abc");
	cr_expect_str_eq(file_get(".file.coco~"), "half");
	close(fd);
	cr_expect(write_letters("file", 0, 5, true, &err) == 0 && folder_count() == 1);
}

/* Many writers of one file at once: each ends well or says that another is at it, and the file is one of theirs, whole. */
Test(out, concurrent, .init = scratch_enter, .fini = scratch_leave)
{
	enum { WRITERS = 8, ROUNDS = 20 };
	for (int i = 0; i < WRITERS; i++) {
		if (fork() != 0)
			continue;
		int failures = 0;
		for (int round = 0; round < ROUNDS; round++) {
			struct coco_err err = {0};
			int result = write_letters("file", 0, (size_t)(1000 * (i + 1)), true, &err);
			failures += result != 0 && strcmp(err.code, "output-busy") != 0;
		}
		_exit(failures);
	}
	int failures = 0, status;
	while (wait(&status) > 0)
		failures += status != 0;
	cr_expect(failures == 0, "%d writers failed", failures);
	const char *text = file_get("file");
	cr_assert(text);
	cr_expect(strlen(text) % 1000 == 0 && strlen(text) > 0 && folder_count() == 1);
}

/* What was written may lack what memory was refused for: it is not put in place. */
Test(out, refused_memory, .init = scratch_enter, .fini = scratch_leave)
{
	struct coco_err err = {0};
	cr_expect(write_letters("file", 0, 10, true, NULL) == 0 && coco_memory_ok());
	coco_memory_refused();
	cr_expect(!coco_memory_ok() && write_letters("file", 0, 20, true, &err) == -1 && err.exit == COCO_EXIT_IO);
	cr_expect(file_get("file") && strlen(file_get("file")) == 10);
}
