/* The command line and the frame of a main(), in a child process each: options, help, configuration, exit status. */
#include "coco/base_run.h"
#include "ours.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	struct coco_common common;
	int format;
	long top;
	double weight;
	const char *as, *schema, *secret;
	struct coco_texts maps;
	bool only_new;
};
#define AT(member) offsetof(struct options, member)
static const struct coco_opt rows[] = {
    {.name = "format",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(format),
        .choices = "ndjson|json|csv",
        .help = "form of the output",
        .group = "Output"},
    {.name = "top", .letter = 'n', .kind = COCO_OPT_INT, .offset = AT(top), .arg = "N", .min = 1, .max = 1000, .help = "only the N best"},
    {.name = "weight",
        .kind = COCO_OPT_NUM,
        .offset = AT(weight),
        .min = 0,
        .max = 1,
        .help = "it's [a]: 'weight' \\ of a word whose explanation is so long that it needs a second line"},
    {.name = "only-new", .kind = COCO_OPT_FLAG, .offset = AT(only_new), .help = "new records alone"},
    {.name = "as", .kind = COCO_OPT_TEXT, .flags = COCO_OPT_SCOPED, .offset = AT(as), .arg = "TYPE", .help = "type", .group = "Input"},
    {.name = "map", .kind = COCO_OPT_LIST, .flags = COCO_OPT_SCOPED | COCO_OPT_FILE, .offset = AT(maps), .arg = "FILE", .help = "columns"},
    {.name = "schema",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_OPTIONAL | COCO_OPT_NO_INPUT,
        .offset = AT(schema),
        .arg = "TYPE",
        .help = "schema"},
    {.name = "secret", .kind = COCO_OPT_TEXT, .flags = COCO_OPT_HIDDEN, .offset = AT(secret), .arg = "X", .help = "not shown"},
};
static const struct coco_example examples[] = {{"coco-t --top=3 a", "three"}, {"coco-t -", "what comes"}};
static const struct coco_tool tool = {.name = "coco-t",
    .summary = "a tool for tests",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = rows,
    .n_options = COCO_LEN(rows),
    .findings = "something was found",
    .stream = true};

/* Shows what was understood. */
static int show_options(int argc, char **argv)
{
	struct options options = {.top = 10, .weight = 0.5};
	struct coco_run run;
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct coco_err err = {0};
	if (coco_run_output(&run, 0, &err) == 0) {
		char line[512], day[11];
		coco_date_text(options.common.as_of, day);
		snprintf(line, sizeof line, "format=%d top=%ld weight=%g new=%d q=%d v=%d lang=%s as-of=%s schema=%s\n", options.format,
		    options.top, options.weight, options.only_new, options.common.quiet, options.common.verbose,
		    options.common.lang ? options.common.lang : "-", day, options.schema ? options.schema : "-");
		coco_out_puts(run.out, line);
		for (size_t i = 0; i < run.n_files; i++) {
			const struct options *own = run.files[i].options;
			snprintf(line, sizeof line, "%s: as=%s maps=%zu last=%s top=%ld\n", run.files[i].path, own->as ? own->as : "-", own->maps.count,
			    own->maps.count > 0 ? own->maps.items[own->maps.count - 1] : "-", own->top);
			coco_out_puts(run.out, line);
		}
	}
	return coco_finish(&run, &err);
}

static const struct ran *run_with(int (*child)(int, char **), const char *words, const char *input)
{
	static char text[512];
	static char *argv[32];
	int n = 0;
	snprintf(text, sizeof text, "%s", words);
	argv[n++] = (char *)(uintptr_t) "coco-t";
	for (char *p = strtok(text, " "); p; p = strtok(NULL, " "))
		argv[n++] = strcmp(p, "EMPTY") == 0 ? p + 5 : p;
	argv[n] = NULL;
	return run_child(child, argv, input);
}

static void environment(void)
{
	scratch_enter();
	setenv("SOURCE_DATE_EPOCH", "1773273600", 1); /* 2026-03-12 */
}

#define FIRST "format=0 top=10 weight=0.5 new=0 q=0 v=0 lang=- as-of=2026-03-12 schema=-\n"
#define STDIN "-: as=- maps=0 last=- top=10\n"
#define TRY "try 'coco-t --help'\n"

Test(run, options, .init = environment, .fini = scratch_leave)
{
	static const struct {
		const char *words, *out;
	} good[] = {
	    {"", FIRST STDIN},
	    {"--format=csv --top 3 --weight=.25 --only-new -qv --lang=sl --as-of=2025-01-31 --schema=x",
	        "format=2 top=3 weight=0.25 new=1 q=1 v=1 lang=sl as-of=2025-01-31 schema=x\n-: as=- maps=0 last=- top=3\n"},
	    {"-n5 -n 6 --schema a", "format=0 top=6 weight=0.5 new=0 q=0 v=0 lang=- as-of=2026-03-12 schema=\na: as=- maps=0 last=- top=6\n"},
	    {"-qn7", "format=0 top=7 weight=0.5 new=0 q=1 v=0 lang=- as-of=2026-03-12 schema=-\n-: as=- maps=0 last=- top=7\n"},
	    {"--as=p --map=1 a --map=2 b --as=q c -n 2", "format=0 top=2 weight=0.5 new=0 q=0 v=0 lang=- as-of=2026-03-12 schema=-\na: as=p "
	                                                 "maps=1 last=1 top=2\nb: as=p maps=2 last=2 top=2\nc: as=q maps=2 last=2 top=2\n"},
	    {"-- -q --top", FIRST "-q: as=- maps=0 last=- top=10\n--top: as=- maps=0 last=- top=10\n"},
	    {"- --as= -", FIRST "-: as=- maps=0 last=- top=10\n-: as= maps=0 last=- top=10\n"},
	    {"--as=p", FIRST "-: as=p maps=0 last=- top=10\n"},
	    {"--format=json --format=ndjson", FIRST STDIN},
	};
	for (size_t i = 0; i < COCO_LEN(good); i++) {
		const struct ran *ran = run_with(show_options, good[i].words, NULL);
		cr_expect(ran->status == 0, "%s", good[i].words);
		cr_expect_str_eq(ran->out, good[i].out);
		cr_expect_str_eq(ran->err, "");
	}
}

Test(run, usage_errors, .init = environment, .fini = scratch_leave)
{
	static const struct {
		const char *words, *err;
	} bad[] = {
	    {"--formt=csv", "coco-t: unknown option '--formt'; did you mean '--format'?\n" TRY},
	    {"--forma=csv", "coco-t: unknown option '--forma'; did you mean '--format'?\n" TRY},
	    {"--xyzzy", "coco-t: unknown option '--xyzzy'\n" TRY},
	    {"--secre=1", "coco-t: unknown option '--secre'\n" TRY},
	    {"-z", "coco-t: unknown option '-z'\n" TRY},
	    {"-qz", "coco-t: unknown option '-z' in '-qz'\n" TRY},
	    {"-only-new", "coco-t: unknown option '-only-new'; did you mean '--only-new'?\n" TRY},
	    {"--top=0", "coco-t: '--top' takes a whole number from 1 to 1000, not '0'\n" TRY},
	    {"-n 1.5", "coco-t: '-n' takes a whole number from 1 to 1000, not '1.5'\n" TRY},
	    {"--top", "coco-t: '--top' needs an argument: N\n" TRY},
	    {"--weight=2", "coco-t: '--weight' takes a number from 0 to 1, not '2'\n" TRY},
	    {"--weight=0,5", "coco-t: '--weight' takes a number from 0 to 1, not '0,5'\n" TRY},
	    {"--format=xml", "coco-t: '--format' takes one of ndjson, json, csv, not 'xml'\n" TRY},
	    {"--as-of=2026-02-30", "coco-t: '--as-of' takes a day as YYYY-MM-DD, not '2026-02-30'\n" TRY},
	    {"--lang=fr", "coco-t: '--lang' takes one of en, de, sl, it, pl, hu, sk, hr, cs, not 'fr'\n" TRY},
	    {"--only-new=yes", "coco-t: '--only-new' takes no argument\n" TRY},
	    {"--map=", "coco-t: '--map' needs a file name\n" TRY},
	    {"EMPTY", "coco-t: a FILE has an empty name\n" TRY},
	    {"a --as=x", "coco-t: '--as' holds for the FILEs after it, and none follows; put it before its FILE\n" TRY},
	    {"--x\x1B\xFF", "coco-t: unknown option '--x\\u{1B}\\x{FF}'\n" TRY},
	    {"--errors=json --xyzzy", "{\"tool\":\"coco-t\",\"level\":\"error\",\"code\":\"usage\",\"text\":\"unknown option '--xyzzy'\"}\n"},
	};
	for (size_t i = 0; i < COCO_LEN(bad); i++) {
		const struct ran *ran = run_with(show_options, bad[i].words, NULL);
		cr_expect(ran->status == 2, "%s", bad[i].words);
		cr_expect_str_eq(ran->out, "");
		cr_expect_str_eq(ran->err, bad[i].err);
	}
	setenv("SOURCE_DATE_EPOCH", "soon", 1);
	cr_expect(run_with(show_options, "", NULL)->status == 2);
	cr_expect(run_with(show_options, "--as-of=2026-01-01", NULL)->status == 0, "not read where --as-of is given");
}

Test(run, configuration, .init = environment, .fini = scratch_leave)
{
	static const struct {
		const char *json, *words, *err, *out;
	} cases[] = {
	    {"{\"format\":\"csv\",\"top\":4,\"weight\":0.25,\"only-new\":true,\"quiet\":false,\"map\":[\"x\",\"y\"],\"as-of\":\"2025-01-31\"}",
	        "--top=5", "", "format=2 top=5 weight=0.25 new=1 q=0 v=0 lang=- as-of=2025-01-31 schema=-\n-: as=- maps=2 last=y top=5\n"},
	    {"{\"coco-t\":{\"top\":7},\"coco-plan\":{\"weeks\":3},\"top\":4}", "", "",
	        "format=0 top=7 weight=0.5 new=0 q=0 v=0 lang=- as-of=2026-03-12 schema=-\n-: as=- maps=0 last=- top=7\n"},
	    {"{\"top\":4,\n\"formt\":\"csv\"}", "", "coco-t: config:2: coco-t has no option 'formt'; did you mean 'format'?\n" TRY, ""},
	    {"{\n\n\"coco-report\":3}", "", "coco-t: config:3: 'coco-report' takes an object of that tool's options\n" TRY, ""},
	    {"{\"top\":4,\"coco-t\":{\n\"top\":\"4\"}}", "", "coco-t: config:2: 'top' takes a number\n" TRY, ""},
	    {"{\"top\":5000}", "", "coco-t: config:1: 'top' takes a whole number from 1 to 1000, not '5000'\n" TRY, ""},
	    {"{\"format\":\"xml\"}", "", "coco-t: config:1: 'format' takes one of ndjson, json, csv, not 'xml'\n" TRY, ""},
	    {"{\"help\":\"text\"}", "", "coco-t: config:1: 'help' is an option of the command line alone\n" TRY, ""},
	    {"{\"only-new\":1}", "", "coco-t: config:1: 'only-new' takes true or false\n" TRY, ""},
	    {"{\"map\":[1]}", "", "coco-t: config:1: 'map' takes a list of texts\n" TRY, ""},
	    {"[1]", "", "coco-t: config:1: is not a JSON object of options\n" TRY, ""},
	    {"{\"top\":1,\"top\":2}", "", NULL, ""},
	    {"{\"top\":1,\n", "", NULL, ""},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		char words[64];
		file_put("config", coco_str_of(cases[i].json));
		snprintf(words, sizeof words, "%s --config=config", cases[i].words);
		const struct ran *ran = run_with(show_options, words, NULL);
		cr_expect(ran->status == (cases[i].out[0] ? 0 : 2), "%s", cases[i].json);
		cr_expect_str_eq(ran->out, cases[i].out);
		if (cases[i].err)
			cr_expect_str_eq(ran->err, cases[i].err);
		else
			cr_expect(strncmp(ran->err, "coco-t: config:", 15) == 0 && strstr(ran->err, "is not JSON"), "%s", ran->err);
	}
	cr_expect(run_with(show_options, "--config=missing", NULL)->status == 2);
}

Test(run, help, .init = environment, .fini = scratch_leave)
{
	const struct ran *ran = run_with(show_options, "--help", NULL);
	cr_expect(ran->status == 0 && ran->err[0] == '\0');
	/* In this order. */
	static const char *const pieces[] = {"coco-t: a tool for tests\n\nUsage: coco-t [OPTION]... [FILE]...\n",
	    "\nExamples:\n  coco-t --top=3 a\n      three\n",
	    "\nOutput:\n      --format=ndjson|json|csv\n                          form of the output\n",
	    "\n  -n, --top=N             only the N best\n", "\nInput:\n", "      --schema[=TYPE]     schema\n",
	    "\nCommon options:\n  -o, --output=FILE       write to FILE", "\nExit status:\n", "  1  something was found\n",
	    "\nMore: man coco-t\n"};
	const char *at = ran->out;
	for (size_t i = 0; i < COCO_LEN(pieces) && at; i++) {
		at = strstr(at, pieces[i]);
		cr_expect(at, "missing or too early: %s", pieces[i]);
	}
	cr_expect(!strstr(ran->out, "secret"));
	struct coco_str rest = coco_str_of(ran->out), line;
	while (coco_str_split(&rest, '\n', &line))
		cr_expect(coco_utf8_count(line) <= 80 && !coco_str_ends(line, " "), "%.*s", COCO_STR_ARG(line));
	ran = run_with(show_options, "--version", NULL);
	cr_expect(ran->status == 0 && strncmp(ran->out, "coco-t (coco) ", 14) == 0);
	ran = run_with(show_options, "--help=man", NULL);
	cr_expect(strstr(ran->out, ".Ss Output\n.Bl -tag -width Ds\n.It Fl \\-format Ns = Ns Cm \"\\&ndjson\" Ns | Ns Cm"));
	cr_expect(strstr(ran->out, ".It Fl n Ar N , Fl \\-top Ns = Ns Ar \"\\&N\"\nonly the N best.\n"));
	cr_expect(strstr(ran->out, "\\e of a word"));
	ran = run_with(show_options, "--help=bash", NULL);
	cr_expect(strstr(ran->out, "--format) mapfile -t COMPREPLY < <(compgen -W 'ndjson json csv' -- \"$cur\"); return ;;") &&
	          strstr(ran->out, "complete -F _coco_t coco-t\n"));
	ran = run_with(show_options, "--help=zsh", NULL);
	cr_expect(strstr(ran->out, "'--weight=[it'\\''s \\[a\\]\\: '\\''weight'\\'' \\\\ of a word"));
	ran = run_with(show_options, "--help=fish", NULL);
	cr_expect(strstr(ran->out, "complete -c coco-t -l weight -x -d 'it\\'s [a]: \\'weight\\' \\\\ of a word"));
}

/* Copies the lines of all FILEs; "bad" ones are errors, "odd" ones warnings, "found" sets the flag, "stop" ends with an error. */
static int copy_lines(int argc, char **argv)
{
	struct options options = {.top = 10};
	struct coco_run run;
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct coco_err err = {0};
	int result = coco_run_output(&run, 0, &err);
	for (size_t i = 0; i < run.n_files && result == 0; i++) {
		struct coco_in *in = coco_in_open(run.files[i].path, &err);
		struct coco_line line;
		while (in && (result = coco_in_line(in, &line, &err)) > 0) {
			struct coco_finding at = {.file = coco_in_name(in), .line = line.number};
			if (coco_str_starts(line.text, "bad"))
				coco_diag_say(run.diag, COCO_ERROR, "bad", &at, NULL, "bad");
			else if (coco_str_starts(line.text, "odd"))
				coco_diag_say(run.diag, COCO_WARNING, "odd", &at, NULL, "odd");
			else if (coco_str_starts(line.text, "found"))
				run.findings = true;
			else if (coco_str_starts(line.text, "half"))
				coco_out_puts(run.out, "half");
			else if (coco_str_starts(line.text, "stop") && coco_err_set(&err, COCO_EXIT_BUG, "stop", "stopped") != 0)
				break;
			else
				coco_out_str(run.out, line.text), coco_out_puts(run.out, "\n");
		}
		result = !in || err.exit != COCO_EXIT_OK ? -1 : 0;
		coco_in_close(in);
	}
	return coco_finish(&run, &err);
}

Test(run, exit_status, .init = environment, .fini = scratch_leave)
{
	static const struct {
		const char *input, *words;
		int status;
		const char *out, *err, *file; /* file: what `-o file` left, NULL: nothing */
	} cases[] = {
	    {"a\n", "-", 0, "a\n", "", NULL},
	    {"", "-", 0, "", "", NULL},
	    {"a\nbad\nb\n", "-", 1, "a\nb\n", "coco-t: -:2: error[bad]: bad\n", NULL},
	    {"a\nodd\nb\n", "-", 0, "a\nb\n", "coco-t: -:2: warning[odd]: odd\n", NULL},
	    {"a\nodd\nb\n", "-q", 0, "a\nb\n", "", NULL},
	    {"a\nfound\n", "-", 1, "a\n", "", NULL},
	    {"a\nstop\nb\n", "-", 5, "a\n{\"type\":\"abort\",\"tool\":\"coco-t\",\"reason\":\"stopped\"}\n", "coco-t: error[stop]: stopped\n",
	        NULL},
	    {"half\nstop\n", "-", 5, "half\n{\"type\":\"abort\",\"tool\":\"coco-t\",\"reason\":\"stopped\"}\n",
	        "coco-t: error[stop]: stopped\n", NULL},
	    {"stop\n", "-", 5, "", "coco-t: error[stop]: stopped\n", NULL},
	    {"a\n", "- missing", 3, "a\n{\"type\":\"abort\",\"tool\":\"coco-t\",\"reason\":\"missing: there is no such file\"}\n",
	        "coco-t: missing: error[no-file]: there is no such file\n", NULL},
	    {"a\nbad\n", "-o file", 1, "", "coco-t: -:2: error[bad]: bad\n", "a\n"},
	    {"a\nbad\nstop\n", "-o file", 5, "", "coco-t: -:2: error[bad]: bad\ncoco-t: error[stop]: stopped\n", NULL},
	    {"a\n", "-o no/file", 4, "", "coco-t: no/file: error[output-failed]: cannot be written: No such file or directory\n", NULL},
	    {"a\n", "-o /dev/full", 4, "", "coco-t: /dev/full: error[write-failed]: writing failed: No space left on device\n", NULL},
	    {"bad\n", "--errors=json", 1, "",
	        "{\"tool\":\"coco-t\",\"level\":\"error\",\"code\":\"bad\",\"file\":\"-\",\"line\":1,\"text\":\"bad\"}\n", NULL},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		file_put("input", coco_str_of(cases[i].input));
		const struct ran *ran = run_with(copy_lines, cases[i].words, "input");
		cr_expect(ran->status == cases[i].status, "case %zu: %d", i, ran->status);
		cr_expect_str_eq(ran->out, cases[i].out);
		cr_expect_str_eq(ran->err, cases[i].err);
		const char *file = file_get("file");
		cr_expect((file != NULL) == (cases[i].file != NULL), "case %zu", i);
		if (file && cases[i].file)
			cr_expect_str_eq(file, cases[i].file);
		unlink("file");
		cr_expect(folder_count() == 1, "case %zu leaves something behind", i);
	}
}

/* 312 messages of one code: 20 shown, the rest counted; -v shows all. */
Test(run, repeats, .init = environment, .fini = scratch_leave)
{
	FILE *file = fopen("input", "w");
	for (int i = 0; i < 332; i++)
		fputs("bad\n", file);
	fclose(file);
	const struct ran *ran = run_with(copy_lines, "-", "input");
	const char *end = strstr(ran->err, "coco-t: -:20: error[bad]: bad\ncoco-t: … 312 more like this [bad]; -v shows them all\n");
	cr_expect(end && ran->status == 1);
	ran = run_with(copy_lines, "-v", "input");
	cr_expect(strstr(ran->err, "coco-t: -:332: error[bad]: bad\n") && !strstr(ran->err, "more like"));
}

static int with_closed_input(int argc, char **argv)
{
	close(STDIN_FILENO);
	return copy_lines(argc, argv);
}

static int with_closed_output(int argc, char **argv)
{
	close(STDOUT_FILENO);
	return copy_lines(argc, argv);
}

static int with_full_output(int argc, char **argv)
{
	dup2(open("/dev/full", O_WRONLY), STDOUT_FILENO);
	return copy_lines(argc, argv);
}

static int with_broken_pipe(int argc, char **argv)
{
	int ends[2];
	signal(SIGPIPE, SIG_IGN);
	if (pipe(ends) != 0)
		return 99;
	close(ends[0]);
	dup2(ends[1], STDOUT_FILENO);
	return copy_lines(argc, argv);
}

static int with_default_sigpipe(int argc, char **argv)
{
	int ends[2];
	signal(SIGPIPE, SIG_DFL);
	if (pipe(ends) != 0)
		return 99;
	close(ends[0]);
	dup2(ends[1], STDOUT_FILENO);
	return copy_lines(argc, argv);
}

Test(run, standard_descriptors, .init = environment, .fini = scratch_leave)
{
	static const struct {
		int (*child)(int, char **);
		const char *words;
		int status;
		const char *err;
	} cases[] = {
	    {with_closed_input, "-", 3, "coco-t: -: error[closed-input]: standard input is closed\n"},
	    {with_closed_input, "input", 0, ""},
	    {with_closed_output, "-", 4, "coco-t: error[output-failed]: standard output is closed\n"},
	    {with_closed_output, "-o file input", 0, ""},
	    {with_closed_output, "--version", 4, "coco-t: error[output-failed]: standard output is closed\n"},
	    {with_full_output, "-", 4, "coco-t: standard output: error[write-failed]: writing failed: No space left on device\n"},
	    {with_full_output, "--help", 4, "coco-t: standard output: error[write-failed]: writing failed: No space left on device\n"},
	    {with_broken_pipe, "-", 141, ""},
	    {with_broken_pipe, "--help", 141, ""},
	    {with_default_sigpipe, "-", 128 + SIGPIPE, ""},
	    {copy_lines, ".", 3, "coco-t: .: error[directory]: is a directory\n"},
	};
	file_put("input", COCO_STR("a\n"));
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct ran *ran = run_with(cases[i].child, cases[i].words, "input");
		cr_expect(ran->status == cases[i].status, "case %zu: %d", i, ran->status);
		cr_expect_str_eq(ran->err, cases[i].err);
	}
}

/* A run of more than a second tells of itself where it was asked to. */
static int slow_run(int argc, char **argv)
{
	struct options options = {.top = 10};
	struct coco_run run;
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct coco_progress *progress = coco_progress_new(&run, "records");
	for (int i = 0; i < 100000; i++)
		coco_progress_add(progress, 1);
	for (int i = 0; i < 12; i++) {
		wait_ms(100);
		coco_progress_add(progress, 5000); /* many quick steps must not hide slow ones for long */
	}
	coco_progress_free(progress);
	return coco_finish(&run, NULL);
}

Test(run, progress, .init = environment, .fini = scratch_leave)
{
	const struct ran *ran = run_with(slow_run, "--progress=always", NULL);
	cr_expect(strncmp(ran->err, "coco-t: 1", 9) == 0 && strstr(ran->err, " records, 1 s, "), "%s", ran->err);
	ran = run_with(slow_run, "", NULL);
	cr_expect_str_eq(ran->err, "", "no terminal, no line");
}

Test(run, choices)
{
	char word[64];
	cr_expect(
	    coco_choice("a|bc|d", COCO_STR("bc")) == 1 && coco_choice("a|bc|d", COCO_STR("b")) == -1 && coco_choice("a|b", COCO_STR("")) == -1);
	cr_expect_str_eq(coco_choice_text("a|bc|d", 1, word), "bc");
	cr_expect_str_eq(coco_choice_text("a|bc|d", 3, word), "");
}
