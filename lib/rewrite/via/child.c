/* A program that is asked one question.
 *
 * Method: fork and exec in a process group of its own, with nothing open but three pipes' ends and the environment that it
 * is given. Writing, reading and the clock share one poll loop; a pipe that closes on exec tells whether exec worked. At the
 * end the whole group is killed before its leader is reaped, so that its number can be no one else's.
 *
 * Invariant: whatever the program does, this returns within its time, with at most its bytes, and leaves no process. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { SLICE_MS = 50, ENDING_MS = 5, DESCRIPTORS = 1024 };

int command_split(struct coco_str command, struct coco_arena *arena, char ***argv, struct coco_err *err)
{
	char *bytes = coco_arena_alloc(arena, command.n + 1);
	size_t n = 0, i = 0;
	*argv = coco_arena_array(arena, command.n / 2 + 2, sizeof **argv);
	if (!bytes || !*argv)
		return coco_err_nomem(err);
	while (i < command.n) {
		char quote = 0;
		while (i < command.n && strchr(" \t\n", command.s[i]))
			i++;
		if (i == command.n)
			break;
		(*argv)[n++] = bytes;
		for (; i < command.n && (quote || !strchr(" \t\n", command.s[i])); i++) {
			char c = command.s[i];
			if (c == quote)
				quote = 0;
			else if (!quote && (c == '\'' || c == '"'))
				quote = c;
			else
				*bytes++ = c;
		}
		if (quote)
			return coco_err_set(err, COCO_EXIT_USAGE, "bad-command", "the command has a quote (%c) without its partner", quote);
		*bytes++ = '\0';
	}
	(*argv)[n] = NULL;
	return n ? 0 : coco_err_set(err, COCO_EXIT_USAGE, "bad-command", "the command is empty");
}

struct child {
	pid_t pid;
	int in, out, failed; /* our ends; -1: closed */
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* In the child: never returns. Only calls that are safe after fork. */
static void become(char *const argv[], char **environment, int in, int out, int failed)
{
	const struct rlimit none = {0, 0};
	int sink = open("/dev/null", O_WRONLY);
	setpgid(0, 0);
	setrlimit(RLIMIT_CORE, &none);
	signal(SIGPIPE, SIG_DFL);
	if (sink >= 0 && dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(sink, 2) == 2) {
		for (int fd = 3; fd < DESCRIPTORS; fd++)
			if (fd != failed)
				close(fd);
		fcntl(failed, F_SETFD, FD_CLOEXEC);
		environ = environment;
		execvp(argv[0], argv);
	}
	int code = errno;
	if (write(failed, &code, sizeof code) < 0)
		_exit(126);
	_exit(127);
}

static int spawn(struct child *child, char *const argv[], char **environment, struct coco_err *err)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, failed[2] = {-1, -1};
	*child = (struct child){-1, -1, -1, -1};
	if (pipe(in) == 0 && pipe(out) == 0 && pipe(failed) == 0)
		child->pid = fork();
	if (child->pid == 0)
		become(argv, environment, in[0], out[1], failed[1]);
	int code = errno;
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&failed[1]);
	*child = (struct child){child->pid, in[1], out[0], failed[0]};
	if (child->pid < 0) {
		close_end(&child->in);
		close_end(&child->out);
		close_end(&child->failed);
		return coco_err_set(err, COCO_EXIT_IO, "no-process", "cannot start a process: %s", strerror(code));
	}
	setpgid(child->pid, child->pid); /* here, too: whoever comes first */
	fcntl(child->in, F_SETFL, O_NONBLOCK);
	fcntl(child->out, F_SETFL, O_NONBLOCK);
	return 0;
}

static double seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void write_some(struct child *child, struct coco_str in, size_t *sent)
{
	ssize_t n = *sent < in.n ? write(child->in, in.s + *sent, in.n - *sent) : 0;
	if (n > 0)
		*sent += (size_t)n;
	if (*sent == in.n || (n < 0 && errno != EAGAIN && errno != EINTR)) /* who does not read the question may still answer */
		close_end(&child->in);
}

/* 1: more may come; 0: the end; -1: more than `limit`. */
static int read_some(struct child *child, size_t limit, struct coco_buf *out)
{
	char bytes[8192];
	ssize_t n = read(child->out, bytes, sizeof bytes);
	if (n > 0) {
		coco_buf_str(out, (struct coco_str){bytes, (size_t)n});
		return out->len > limit ? -1 : 1;
	}
	return n < 0 && (errno == EAGAIN || errno == EINTR);
}

static bool ended(const struct child *child)
{
	siginfo_t info = {0};
	return waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child->pid;
}

/* Asks until the answer is whole: NULL, or what went wrong. */
static const char *converse(struct child *child, struct coco_str in, const struct child_limits *limits, struct coco_buf *out)
{
	double end = seconds_now() + limits->seconds;
	size_t sent = 0;
	int more = 1;
	while (more == 1 || !ended(child)) {
		bool over = more == 1 && ended(child); /* what its children might still write is not waited for */
		struct pollfd fds[2] = {{child->in, POLLOUT, 0}, {more == 1 ? child->out : -1, POLLIN, 0}};
		if (seconds_now() > end)
			return "did not end in time";
		if (poll(fds, 2, over ? 0 : more == 1 ? SLICE_MS : ENDING_MS) < 0 && errno != EINTR)
			return "could not be waited for";
		if (child->in >= 0 && fds[0].revents)
			write_some(child, in, &sent);
		if (more == 1 && fds[1].revents)
			more = read_some(child, limits->bytes, out);
		else if (over)
			more = 0;
		if (more < 0)
			return "answered more than it may";
	}
	return NULL;
}

int child_ask(
    char *const argv[], struct coco_str in, const struct child_limits *limits, struct coco_buf *out, char why[120], struct coco_err *err)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	struct child child;
	int status = 0, code = 0;
	if (spawn(&child, argv, limits->environment, err) != 0)
		return -1;
	sigaction(SIGPIPE, &ignore, &before);
	const char *wrong = read(child.failed, &code, sizeof code) == sizeof code ? "could not be started" : converse(&child, in, limits, out);
	kill(-child.pid, SIGKILL);
	while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGPIPE, &before, NULL);
	close_end(&child.in);
	close_end(&child.out);
	close_end(&child.failed);
	if (out->failed)
		return coco_err_nomem(err);
	if (wrong)
		snprintf(why, 120, "%s%s%s", wrong, code ? ": " : "", code ? strerror(code) : "");
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		snprintf(why, 120, WIFEXITED(status) ? "ended with status %d" : "was ended by signal %d",
		    WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	else
		return 1;
	return 0;
}
