/* Scratch folders and child processes for the tests of lib/base. */
#include "ours.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[64];

static void empty_folder(void)
{
	DIR *dir = opendir(".");
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		if (unlink(entry->d_name) != 0)
			rmdir(entry->d_name);
	}
	if (dir)
		closedir(dir);
}

void scratch_enter(void)
{
	snprintf(folder, sizeof folder, "/tmp/coco-base-XXXXXX");
	if (!mkdtemp(folder) || chdir(folder) != 0)
		abort();
}

void scratch_leave(void)
{
	if (chdir(folder) != 0)
		return;
	empty_folder();
	if (chdir("/") == 0)
		rmdir(folder);
}

void file_put(const char *path, struct coco_str text)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(text.s, 1, text.n, file) != text.n || fclose(file) != 0)
		abort();
}

static void slurp(int fd, char *text, size_t size)
{
	size_t n = 0;
	for (ssize_t got; n < size - 1 && (got = read(fd, text + n, size - 1 - n)) > 0;)
		n += (size_t)got;
	text[n] = '\0';
}

const char *file_get(const char *path)
{
	static char text[1 << 20];
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return NULL;
	slurp(fd, text, sizeof text);
	close(fd);
	return text;
}

int folder_count(void)
{
	int count = 0;
	DIR *dir = opendir(".");
	while (dir && readdir(dir))
		count++;
	if (dir)
		closedir(dir);
	return count - 2;
}

struct coco_str letters(size_t n)
{
	static char text[1 << 16];
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)('a' + i % 26);
	return (struct coco_str){text, n};
}

void wait_ms(int ms)
{
	nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

const struct ran *run_child(int (*child)(int, char **), char **argv, const char *input)
{
	static struct ran ran;
	FILE *out = tmpfile(), *err = tmpfile();
	int argc = 0;
	while (argv[argc])
		argc++;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		int in = open(input ? input : "/dev/null", O_RDONLY);
		dup2(in, STDIN_FILENO);
		dup2(fileno(out), STDOUT_FILENO);
		dup2(fileno(err), STDERR_FILENO);
		_exit(child(argc, argv));
	}
	int status = 0;
	waitpid(pid, &status, 0);
	ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	lseek(fileno(out), 0, SEEK_SET);
	lseek(fileno(err), 0, SEEK_SET);
	slurp(fileno(out), ran.out, sizeof ran.out);
	slurp(fileno(err), ran.err, sizeof ran.err);
	fclose(out);
	fclose(err);
	return &ran;
}
