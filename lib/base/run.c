/* The frame of every main(): what stands before the work (options, messages, help) and behind it (output committed or
 * not, abort record, counted messages, exit status). This file and progress.c alone write to standard error.
 * Invariant: status 0 is returned only where all output, standard output included, was written and closed. */
#include "coco/base_run.h"
#include "escape.h"
#include "opt.h"
#include "out.h"
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { REPEAT = 20, STATUS_CLOSED_PIPE = 128 + 13 };

static void write_stderr(void *context, const char *bytes, size_t n)
{
	struct run_stderr *to = context;
	if (to->line_open) {
		coco_fd_write(STDERR_FILENO, "\r\033[K", 4);
		to->line_open = false;
	}
	/* There is nobody left to tell if this fails. */
	coco_fd_write(STDERR_FILENO, bytes, n);
}

/* A standard descriptor that is closed would be given to the next file that is opened, and messages would end in it. It
 * is filled with one whose use fails: standard input cannot be read then, the others cannot be written. */
static void fill_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return;
	}
}

/* ---- before the work ------------------------------------------------------------------------------------------------ */

/* `--errors=json` counts for the messages about the command line, too, before it is understood. */
static bool wants_json(const struct coco_run *run, int argc, char **argv)
{
	if (run->common && run->common->errors == 1)
		return true;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--errors=json") == 0)
			return true;
		if (strcmp(argv[i], "--errors") == 0 && i + 1 < argc && strcmp(argv[i + 1], "json") == 0)
			return true;
	}
	return false;
}

/* One line of what is wrong and one of where help is: no level, no code, as every Unix tool has it. */
static void tell_usage(const struct coco_tool *tool, const struct coco_err *err, struct coco_buf *line)
{
	coco_buf_printf(line, "%s: ", tool->name);
	if (err->source[0]) {
		coco_escape_text(line, coco_str_of(err->source));
		if (err->line > 0)
			coco_buf_printf(line, ":%zu", err->line);
		coco_buf_puts(line, ": ");
	}
	coco_escape_text(line, coco_str_of(err->text));
	if (err->hint[0]) {
		coco_buf_puts(line, "; ");
		coco_escape_text(line, coco_str_of(err->hint));
	}
	coco_buf_printf(line, "\ntry '%s --help'\n", tool->name);
}

static bool stop_with(struct coco_run *run, const struct coco_err *err, bool json)
{
	struct run_stderr to = {0};
	struct coco_diag_options options = {.json = json, .write = write_stderr, .context = &to};
	run->status = (int)err->exit;
	struct coco_buf line = COCO_BUF_INIT;
	if (!json && err->exit == COCO_EXIT_USAGE) {
		tell_usage(run->tool, err, &line);
		if (coco_buf_ok(&line))
			write_stderr(&to, line.data, line.len);
	} else {
		struct coco_diag *diag = coco_diag_new(run->tool->name, &options);
		if (diag)
			coco_diag_err(diag, err);
		coco_diag_free(diag);
	}
	coco_buf_free(&line);
	return false;
}

static void build_request(const struct coco_tool *tool, const struct opt_request *request, struct coco_buf *buf)
{
	static void (*const forms[])(const struct coco_tool *, struct coco_buf *) = {
	    [HELP_TEXT] = opt_help_text,
	    [HELP_MAN] = opt_help_man,
	    [HELP_BASH] = opt_complete_bash,
	    [HELP_ZSH] = opt_complete_zsh,
	    [HELP_FISH] = opt_complete_fish,
	};
	if (request->help >= 0)
		forms[request->help](tool, buf);
	else
		coco_buf_printf(buf, "%s (coco) %s\n", tool->name, COCO_VERSION);
}

/* --help and --version: to standard output, checked like any output. */
static bool stop_with_request(struct coco_run *run, const struct opt_request *request, bool json)
{
	struct coco_err err = {0};
	struct coco_buf buf = COCO_BUF_INIT;
	build_request(run->tool, request, &buf);
	struct coco_out *out = coco_buf_ok(&buf) ? coco_out_open(NULL, 0, &err) : NULL;
	int result = -1;
	if (out) {
		coco_out_str(out, coco_buf_view(&buf));
		result = coco_out_close(out, true, &err);
	} else if (!coco_buf_ok(&buf)) {
		coco_err_nomem(&err);
	}
	coco_buf_free(&buf);
	if (result == 0)
		return false;
	if (strcmp(err.code, COCO_CODE_CLOSED_PIPE) != 0)
		return stop_with(run, &err, json);
	run->status = STATUS_CLOSED_PIPE;
	return false;
}

/* The day that counts as today: --as-of, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock, in UTC. */
static int choose_day(struct coco_common *common, struct coco_err *err)
{
	if (common->as_of.year != 0)
		return 0;
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int64_t seconds = (int64_t)time(NULL);
	if (epoch && epoch[0] && (!coco_int_parse(coco_str_of(epoch), &seconds) || seconds < 0))
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "SOURCE_DATE_EPOCH takes seconds since 1970, not '%s'", epoch);
	int64_t days = seconds / 86400;
	common->as_of = coco_date_from_days(days <= INT32_MAX ? (int32_t)days : INT32_MAX);
	if (common->as_of.year == 0)
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "SOURCE_DATE_EPOCH lies beyond the year 9999");
	return 0;
}

static int start_messages(struct coco_run *run, struct coco_err *err)
{
	const struct coco_common *common = run->common;
	struct run_stderr *to = coco_arena_alloc(run->arena, sizeof *to);
	if (!to)
		return coco_err_nomem(err);
	to->terminal = isatty(STDERR_FILENO) == 1;
	const char *no_color = getenv("NO_COLOR");
	bool color = to->terminal && !(no_color && no_color[0]);
	struct coco_diag_options options = {
	    .json = common->errors == 1,
	    .color = common->color == COCO_AUTO ? color : common->color == COCO_ALWAYS,
	    .quiet = common->quiet,
	    .repeat = common->verbose ? 0 : REPEAT,
	    .write = write_stderr,
	    .context = to,
	};
	run->err_out = to;
	run->diag = coco_diag_new(run->tool->name, &options);
	return run->diag ? 0 : coco_err_nomem(err);
}

/* No FILE is standard input. */
static int choose_files(struct coco_run *run, const struct opt_parse *parse, struct coco_err *err)
{
	run->files = parse->operands;
	run->n_files = parse->n_operands;
	if (run->n_files > 0)
		return 0;
	run->files = coco_arena_alloc(run->arena, sizeof *run->files);
	if (!run->files)
		return coco_err_nomem(err);
	run->files[0] = (struct coco_operand){"-", parse->options};
	run->n_files = 1;
	return 0;
}

/* Parses twice: first aside, for --help and to learn of --config, whose options the command line then overrides. */
static int parse_all(struct coco_run *run, struct opt_parse *parse, int argc, char **argv, struct coco_err *err)
{
	struct opt_parse first = *parse;
	first.options = coco_arena_alloc(run->arena, parse->size);
	if (!first.options)
		return coco_err_nomem(err);
	memcpy(first.options, parse->options, parse->size);
	if (opt_parse(&first, argc, argv, err) != 0)
		return -1;
	parse->request = first.request;
	if (first.request.help >= 0 || first.request.version)
		return 0;
	const char *config = ((const struct coco_common *)(const void *)first.options)->config;
	if (config && opt_config(parse, config, err) != 0)
		return -1;
	return opt_parse(parse, argc, argv, err);
}

/* A person at a terminal who gave nothing to read wants to know what this is. */
static bool stop_with_short_help(struct coco_run *run)
{
	struct run_stderr to = {0};
	struct coco_buf buf = COCO_BUF_INIT;
	opt_help_short(run->tool, &buf);
	if (coco_buf_ok(&buf))
		write_stderr(&to, buf.data, buf.len);
	coco_buf_free(&buf);
	run->status = COCO_EXIT_USAGE;
	return false;
}

bool coco_start(struct coco_run *run, const struct coco_tool *tool, void *options, size_t size, int argc, char **argv)
{
	struct coco_err err = {0};
	fill_standard_descriptors();
	*run = (struct coco_run){.tool = tool, .common = options, .stream = tool->stream};
	run->arena = coco_arena_new();
	if (!run->arena) {
		coco_err_nomem(&err);
		return stop_with(run, &err, wants_json(run, argc, argv));
	}
	struct opt_parse parse = {.tool = tool, .arena = run->arena, .options = options, .size = size, .request = {.help = -1}};
	if (parse_all(run, &parse, argc, argv, &err) != 0)
		return stop_with(run, &err, wants_json(run, argc, argv));
	if (parse.request.help >= 0 || parse.request.version)
		return stop_with_request(run, &parse.request, wants_json(run, argc, argv));
	if (choose_day(run->common, &err) != 0 || choose_files(run, &parse, &err) != 0)
		return stop_with(run, &err, wants_json(run, argc, argv));
	if (parse.n_operands == 0 && !parse.needs_no_input && isatty(STDIN_FILENO) == 1)
		return stop_with_short_help(run);
	if (start_messages(run, &err) != 0)
		return stop_with(run, &err, wants_json(run, argc, argv));
	return true;
}

int coco_run_output(struct coco_run *run, unsigned flags, struct coco_err *err)
{
	if (coco_run_writes(run, "output", run->common->output, err) != 0)
		return -1;
	run->out = coco_out_open(run->common->output, flags, err);
	return run->out ? 0 : -1;
}

/* ---- behind the work ------------------------------------------------------------------------------------------------ */

/* Tells the reader of a stream that has begun that it will not be whole. */
static void put_abort(const struct coco_run *run, const struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT, reason = COCO_BUF_INIT;
	if (!coco_out_at_line_start(run->out))
		coco_buf_putc(&line, '\n');
	coco_buf_puts(&line, "{\"type\":\"abort\",\"tool\":");
	coco_escape_json(&line, coco_str_of(run->tool->name));
	coco_buf_puts(&line, ",\"reason\":");
	coco_buf_printf(&reason, "%s%s%s", err->source, err->source[0] ? ": " : "", err->text);
	coco_escape_json(&line, coco_buf_view(&reason));
	coco_buf_puts(&line, "}\n");
	if (coco_buf_ok(&line) && coco_buf_ok(&reason))
		coco_out_str(run->out, coco_buf_view(&line));
	coco_buf_free(&reason);
	coco_buf_free(&line);
}

/* Closes the output. Returns the status that this asks for, told in `late` if it is an error. */
static int finish_output(struct coco_run *run, const struct coco_err *err, struct coco_err *late)
{
	if (!run->out)
		return COCO_EXIT_OK;
	bool failed = err && err->exit >= COCO_EXIT_USAGE;
	if (failed && run->stream && !coco_out_atomic(run->out) && coco_out_bytes(run->out) > 0)
		put_abort(run, err);
	int result = coco_out_close(run->out, !failed, late);
	run->out = NULL;
	if (result == 0)
		return COCO_EXIT_OK;
	return strcmp(late->code, COCO_CODE_CLOSED_PIPE) == 0 ? STATUS_CLOSED_PIPE : (int)late->exit;
}

static void free_run(struct coco_run *run)
{
	coco_diag_free(run->diag);
	coco_arena_free(run->arena);
	run->diag = NULL;
	run->arena = NULL;
	run->files = NULL;
	run->n_files = 0;
}

int coco_finish(struct coco_run *run, const struct coco_err *err)
{
	struct coco_err late = {0}, memory = {0};
	if (!run->diag) { /* coco_start said stop */
		free_run(run);
		return run->status;
	}
	if (err && err->exit == COCO_EXIT_OK)
		err = NULL;
	if (!err &&
	    (!coco_memory_ok() || !coco_arena_ok(run->arena))) { /* what is absent for want of memory is not absent: no output is whole */
		coco_err_no_memory(&memory);
		err = &memory;
	}
	int status = finish_output(run, err, &late);
	if (err && (status != STATUS_CLOSED_PIPE || strcmp(err->code, COCO_CODE_CLOSED_PIPE) != 0)) {
		coco_diag_err(run->diag, err);
		status = (int)err->exit;
	} else if (status != COCO_EXIT_OK && status != STATUS_CLOSED_PIPE) {
		coco_diag_err(run->diag, &late);
	} else if (status == COCO_EXIT_OK && (run->findings || coco_diag_count(run->diag, COCO_ERROR) > 0)) {
		status = COCO_EXIT_FINDINGS;
	}
	coco_diag_end(run->diag);
	free_run(run);
	run->status = status;
	return status;
}
