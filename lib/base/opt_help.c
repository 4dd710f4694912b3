/* The command line for people, from the option table: --help (examples first, since that is what is copied), the short
 * help of an empty call, and the option list of the man page in mdoc(7). Lines are at most 80 columns wide. */
#include "coco/base_run.h"
#include "opt.h"

#include <string.h>

enum { WIDTH = 80, HELP_COLUMN = 26 };

/* Puts `text` in lines from `column` to WIDTH; the cursor stands at `at`. Words are never cut. */
static void put_wrapped(struct coco_buf *buf, const char *text, size_t column, size_t at)
{
	struct coco_str rest = coco_str_of(text), word;
	bool first = true;
	while (coco_str_split(&rest, ' ', &word)) {
		size_t width = coco_utf8_count(word);
		if (!first && at + 1 + width > WIDTH) {
			coco_buf_printf(buf, "\n%*s", (int)column, "");
			at = column;
		} else if (!first) {
			coco_buf_putc(buf, ' ');
			at++;
		}
		coco_buf_str(buf, word);
		at += width;
		first = false;
	}
	coco_buf_putc(buf, '\n');
}

/* "  -o, --output=FILE" */
static void put_names(struct coco_buf *buf, const struct coco_opt *opt)
{
	const char *arg = opt_arg(opt);
	if (opt->letter)
		coco_buf_printf(buf, "  -%c, --%s", opt->letter, opt->name);
	else
		coco_buf_printf(buf, "      --%s", opt->name);
	if (arg)
		coco_buf_printf(buf, opt->flags & COCO_OPT_OPTIONAL ? "[=%s]" : "=%s", arg);
}

static void put_option(struct coco_buf *buf, const struct coco_opt *opt)
{
	size_t begin = buf->len;
	put_names(buf, opt);
	size_t at = buf->len - begin;
	if (at + 2 > HELP_COLUMN) {
		coco_buf_putc(buf, '\n');
		at = 0;
	}
	coco_buf_printf(buf, "%*s", (int)(HELP_COLUMN - at), "");
	put_wrapped(buf, opt->help, HELP_COLUMN, HELP_COLUMN);
}

static void put_options(const struct coco_tool *tool, struct coco_buf *buf)
{
	bool begun = false, common = false;
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		bool first_common = opt_is_common(tool, i) && !common;
		if (opt->group || first_common || !begun)
			coco_buf_printf(buf, "\n%s:\n", first_common ? "Common options" : opt->group ? opt->group : "Options");
		begun = true;
		common |= first_common;
		if (!(opt->flags & COCO_OPT_HIDDEN))
			put_option(buf, opt);
	}
}

static void put_heading(const struct coco_tool *tool, struct coco_buf *buf)
{
	size_t begin = buf->len;
	coco_buf_printf(buf, "%s: ", tool->name);
	put_wrapped(buf, tool->summary, 2, buf->len - begin);
	coco_buf_putc(buf, '\n');
	/* A tool with several ways of use has them on lines of their own. */
	struct coco_str rest = coco_str_of(tool->synopsis), line;
	for (bool first = true; coco_str_split(&rest, '\n', &line); first = false)
		coco_buf_printf(buf, "%s %s %.*s\n", first ? "Usage:" : "      ", tool->name, COCO_STR_ARG(line));
}

static void put_examples(const struct coco_tool *tool, size_t most, struct coco_buf *buf)
{
	if (tool->n_examples > 0)
		coco_buf_puts(buf, "\nExamples:\n");
	for (size_t i = 0; i < tool->n_examples && i < most; i++) {
		coco_buf_printf(buf, "  %s\n      ", tool->examples[i].command);
		put_wrapped(buf, tool->examples[i].what, 6, 6);
	}
}

static void put_status(struct coco_buf *buf, int status, const char *text)
{
	coco_buf_printf(buf, "  %d  ", status);
	put_wrapped(buf, text, 5, 5);
}

void opt_help_text(const struct coco_tool *tool, struct coco_buf *buf)
{
	put_heading(tool, buf);
	put_examples(tool, SIZE_MAX, buf);
	put_options(tool, buf);
	coco_buf_puts(buf, "\nNo FILE, or -, is standard input. `--` ends the options.\n\nExit status:\n");
	put_status(buf, COCO_EXIT_OK, "all input was read and all output was written");
	put_status(buf, COCO_EXIT_FINDINGS, tool->findings ? tool->findings : "it ran, but with findings");
	put_status(buf, COCO_EXIT_USAGE, "wrong options or configuration");
	put_status(buf, COCO_EXIT_INPUT, "input that cannot be read or has not the expected form");
	put_status(buf, COCO_EXIT_IO, "a read, a write or memory failed");
	put_status(buf, COCO_EXIT_BUG, "the tool found its own result wrong: a bug, nothing is put out");
	coco_buf_printf(buf, "\nMore: man %s\n", tool->name);
}

void opt_help_short(const struct coco_tool *tool, struct coco_buf *buf)
{
	put_heading(tool, buf);
	put_examples(tool, 2, buf);
	coco_buf_printf(buf, "\nNothing to read: give a FILE, or - for this terminal.\n'%s --help' tells more.\n", tool->name);
}

/* ---- mdoc(7) -------------------------------------------------------------------------------------------------------- */

/* Text with \e for a backslash and \- for a hyphen; one that is `guarded` begins with \&, so that it is taken for no
 * macro, punctuation or request. */
static void put_mdoc(struct coco_buf *buf, struct coco_str text, bool guarded)
{
	if (guarded)
		coco_buf_puts(buf, "\\&");
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '\\')
			coco_buf_puts(buf, "\\e");
		else if (text.s[i] == '-')
			coco_buf_puts(buf, "\\-");
		else if (text.s[i] == '"' && guarded)
			coco_buf_puts(buf, "\\(dq");
		else
			coco_buf_putc(buf, text.s[i]);
	}
}

/* A phrase as text lines below WIDTH. */
static void put_mdoc_phrase(struct coco_buf *buf, const char *phrase)
{
	struct coco_str rest = coco_str_of(phrase), word;
	size_t at = 0;
	while (coco_str_split(&rest, ' ', &word)) {
		bool fresh = at == 0 || at + 1 + word.n >= WIDTH - 4;
		if (at > 0)
			coco_buf_putc(buf, fresh ? '\n' : ' ');
		at = fresh ? word.n : at + 1 + word.n;
		put_mdoc(buf, word, fresh && (word.s[0] == '.' || word.s[0] == '\''));
	}
	coco_buf_puts(buf, ".\n");
}

/* " Ns = Ns Ar FILE", or the words of a choice: " Ns = Ns Cm a | b". */
static void put_mdoc_argument(struct coco_buf *buf, const struct coco_opt *opt)
{
	const char *arg = opt_arg(opt);
	if (!arg)
		return;
	bool optional = (opt->flags & COCO_OPT_OPTIONAL) != 0, words = !opt->arg && opt->choices;
	coco_buf_puts(buf, optional ? " Ns Oo Ns = Ns" : " Ns = Ns");
	struct coco_str rest = coco_str_of(arg), word;
	for (bool first = true; coco_str_split(&rest, words ? '|' : '\0', &word); first = false) {
		coco_buf_puts(buf, words ? (first ? " Cm " : " Ns | Ns Cm ") : " Ar ");
		coco_buf_putc(buf, '"');
		put_mdoc(buf, word, true);
		coco_buf_putc(buf, '"');
	}
	if (optional)
		coco_buf_puts(buf, " Oc");
}

static void put_mdoc_option(struct coco_buf *buf, const struct coco_opt *opt)
{
	coco_buf_puts(buf, ".It");
	if (opt->letter) {
		coco_buf_printf(buf, " Fl %c", opt->letter);
		if (opt_arg(opt))
			coco_buf_printf(buf, " Ar %s", opt->arg ? opt->arg : "WORD");
		coco_buf_puts(buf, " ,");
	}
	coco_buf_puts(buf, " Fl \\-");
	put_mdoc(buf, coco_str_of(opt->name), false);
	put_mdoc_argument(buf, opt);
	coco_buf_putc(buf, '\n');
	put_mdoc_phrase(buf, opt->help);
}

void opt_help_man(const struct coco_tool *tool, struct coco_buf *buf)
{
	bool begun = false, common = false;
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		bool first_common = opt_is_common(tool, i) && !common;
		if (opt->group || first_common || !begun) {
			coco_buf_puts(buf, begun ? ".El\n.Ss " : ".Ss ");
			put_mdoc(buf, coco_str_of(first_common ? "Common options" : opt->group ? opt->group : "Options"), false);
			coco_buf_puts(buf, "\n.Bl -tag -width Ds\n");
		}
		begun = true;
		common |= first_common;
		if (!(opt->flags & COCO_OPT_HIDDEN))
			put_mdoc_option(buf, opt);
	}
	coco_buf_puts(buf, ".El\n");
}
