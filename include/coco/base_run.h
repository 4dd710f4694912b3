/* coco/base_run.h: the frame of a main(): its option table, what every tool can be told, and one run of it from the command line to the
 * exit status.
 *
 * For those who look into a run or have options; who only hands one on needs base.h alone.
 */
#ifndef COCO_BASE_RUN_H
#define COCO_BASE_RUN_H

#include "coco/base.h"

enum coco_opt_kind {
	COCO_OPT_FLAG,   /* bool */
	COCO_OPT_TEXT,   /* const char * */
	COCO_OPT_INT,    /* long, min to max */
	COCO_OPT_NUM,    /* double, min to max */
	COCO_OPT_CHOICE, /* int: number of the chosen word in `choices` */
	COCO_OPT_DATE,   /* struct coco_date */
	COCO_OPT_LIST    /* struct coco_texts: may be repeated */
};
enum {
	COCO_OPT_SCOPED = 1,    /* holds for the FILEs after it */
	COCO_OPT_OPTIONAL = 2,  /* the argument may be left out: the target becomes "" (TEXT) or the first word (CHOICE) */
	COCO_OPT_FILE = 4,      /* the argument is a file name (completions) */
	COCO_OPT_HIDDEN = 8,    /* not in help */
	COCO_OPT_NO_INPUT = 16, /* with it the tool reads no FILE: a terminal on standard input is then no fault */
	COCO_OPT_WRITES = 32,   /* of a file name: it is written, or changed in place */
	COCO_OPT_EARLIER = 64,  /* of a file name: an earlier output, which -o may replace */
	COCO_OPT_FILES = 128    /* several file names, joined by commas */
};
struct coco_texts {
	const char **items;
	size_t count;
};
/* One row of a tool's option table. Help, man page, completions, configuration file and parsing all come from it. */
struct coco_opt {
	const char *name; /* long name without dashes */
	char letter;      /* or 0 */
	enum coco_opt_kind kind;
	unsigned flags;
	size_t offset;       /* of the target in the tool's options struct */
	const char *arg;     /* "FILE"; NULL for a flag, and for a choice that shows its words */
	const char *choices; /* "ndjson|json|csv"; for a TEXT: the only words it may be */
	double min, max;     /* INT and NUM; both 0: any */
	const char *help;    /* one phrase */
	const char *group;   /* a heading before this option, or NULL */
};
struct coco_example {
	const char *command, *what;
};
struct coco_tool {
	const char *name;     /* "coco-match" */
	const char *summary;  /* one phrase */
	const char *synopsis; /* "[OPTION]... [FILE]..."; several ways of use are joined by LF */
	const struct coco_example *examples;
	size_t n_examples;
	const struct coco_opt *options;
	size_t n_options;
	const char *findings; /* what exit status 1 means for this tool */
	bool stream;          /* its output is NDJSON by default: a failure ends it with an abort record */
};

enum coco_when { COCO_AUTO, COCO_ALWAYS, COCO_NEVER };
/* The options that every tool has: the FIRST member of each tool's options struct. */
struct coco_common {
	const char *output;     /* -o; NULL: standard output */
	const char *lang;       /* --lang; NULL: not given */
	struct coco_date as_of; /* --as-of, else SOURCE_DATE_EPOCH, else today (UTC) */
	const char *config;     /* already applied when coco_start returns */
	bool quiet, verbose;
	int progress, color; /* enum coco_when */
	int errors;          /* 0 text, 1 json */
};

struct coco_operand {
	const char *path;    /* as given; "-": standard input */
	const void *options; /* the options struct: scoped options as they stood when this FILE was met, the others as they ended */
};

/* One run of a tool: what a main() works with. */
struct run_stderr;
struct coco_run {
	const struct coco_tool *tool;
	struct coco_common *common;
	struct coco_arena *arena; /* lives as long as the run */
	struct coco_diag *diag;
	struct run_stderr *err_out; /* standard error, shared by messages and the progress line; NULL: no progress line */
	struct coco_operand *files; /* at least one: no FILE gives "-" */
	size_t n_files;
	struct coco_out *out; /* opened by coco_run_output */
	bool findings;        /* set it: the exit status is at least 1 */
	bool stream;          /* the output is NDJSON (starts as tool->stream; a main clears it for other formats) */
	bool records;         /* the output holds records, in whatever format: a sink was made for it */
	int status;           /* set by coco_start when it returns false */
};

/* Parses the command line into `options` (`size` bytes, filled with defaults, struct coco_common first) and makes `run`
 * ready. False: stop, there is nothing to do or the usage was wrong; `return coco_finish(&run, NULL)` all the same. */
bool coco_start(struct coco_run *run, const struct coco_tool *tool, void *options, size_t size, int argc, char **argv) COCO_MUST_USE;
/* 0 if the option named `option` may write `path` (NULL: nothing is written): no FILE and no other option names the same file. A usage
 * error otherwise. */
int coco_run_writes(struct coco_run *run, const char *option, const char *path, struct coco_err *err) COCO_MUST_USE;
/* Opens the output (-o or standard output), which must be none of the files that are read. `flags` as in coco_out_open. */
int coco_run_output(struct coco_run *run, unsigned flags, struct coco_err *err) COCO_MUST_USE;
/* Every main's last word: closes (and commits, if `err` holds no error) the output, writes the abort record where a stream
 * had begun, tells the error and the counted messages, frees the run, and returns the exit status. 0 means: all was read
 * and all was written. A closed pipe is quiet and not 0. */
int coco_finish(struct coco_run *run, const struct coco_err *err) COCO_MUST_USE;

/* A line on a terminal's standard error about a long run: nothing before a second has passed. `run` may say never. */
struct coco_progress;
struct coco_progress *coco_progress_new(const struct coco_run *run, const char *noun);
void coco_progress_add(struct coco_progress *progress, uint64_t n);
void coco_progress_free(struct coco_progress *progress);

#endif
