/* start RUNS COMMAND [; COMMAND]...: runs the commands in turns, RUNS times each, their output to /dev/null, and prints of each the least
 * and the median CPU (user + system) in milliseconds, the resident KiB, the page faults and the command's first word. In turns, because a
 * busy machine slows all commands of one turn alike. Exit 1 where a command's status is 2 or more. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define COMMANDS 16

extern char **environ;

struct command {
	char **argv;
	double *ms;
	long kib, faults;
};

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static double ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int run(struct command *c, size_t turn, const posix_spawn_file_actions_t *files)
{
	pid_t child;
	int status;
	struct rusage used;
	if (posix_spawnp(&child, c->argv[0], files, NULL, c->argv, environ) != 0 || wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1) {
		fprintf(stderr, "start: %s failed\n", c->argv[0]);
		return -1;
	}
	c->ms[turn] = ms_of(used.ru_utime) + ms_of(used.ru_stime);
	c->kib = used.ru_maxrss;
	c->faults = used.ru_minflt;
	return 0;
}

int main(int argc, char **argv)
{
	struct command commands[COMMANDS];
	size_t n = 0, runs = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
	for (int i = 2, begun = 0; i < argc && n < COMMANDS; i++) {
		if (strcmp(argv[i], ";") == 0) {
			argv[i] = NULL;
			begun = 0;
		} else if (!begun) {
			begun = 1;
			commands[n++] = (struct command){.argv = argv + i, .ms = calloc(runs, sizeof(double))};
		}
	}
	posix_spawn_file_actions_t files;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	for (size_t turn = 0; turn < runs; turn++) {
		for (size_t i = 0; i < n; i++) {
			if (!commands[i].ms || run(&commands[i], turn, &files) != 0)
				return 1;
		}
	}
	for (size_t i = 0; i < n; i++) {
		qsort(commands[i].ms, runs, sizeof(double), by_size);
		printf("%.3f %.3f %ld %ld %s\n", commands[i].ms[0], commands[i].ms[runs / 2], commands[i].kib, commands[i].faults,
		    commands[i].argv[0]);
		free(commands[i].ms);
	}
	return 0;
}
