/* Completions for three shells from the option table: long names, the words of a choice, file names. Each script stands
 * alone: no helper package of the shell is needed. Names and words of the table are letters, digits, `-`, `_` and `.`
 * (a test checks it), help texts are quoted. */
#include "coco/base_run.h"
#include "opt.h"

#include <string.h>

/* A shell function's name: coco-match becomes _coco_match. */
static void put_function(struct coco_buf *buf, const char *name)
{
	coco_buf_putc(buf, '_');
	for (const char *p = name; *p; p++)
		coco_buf_putc(buf, *p == '-' ? '_' : *p);
}

static void put_words(struct coco_buf *buf, const char *choices)
{
	for (const char *p = choices; *p; p++)
		coco_buf_putc(buf, *p == '|' ? ' ' : *p);
}

/* In single quotes, as POSIX shells read them: ' becomes '\''. */
static void put_quoted(struct coco_buf *buf, const char *text)
{
	coco_buf_putc(buf, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '\'')
			coco_buf_puts(buf, "'\\''");
		else
			coco_buf_putc(buf, *p);
	}
	coco_buf_putc(buf, '\'');
}

static bool takes_word(const struct coco_opt *opt)
{
	return opt->kind != COCO_OPT_FLAG;
}

/* The next word is its argument, too, not only what follows the `=`. */
static bool takes_next_word(const struct coco_opt *opt)
{
	return takes_word(opt) && !(opt->flags & COCO_OPT_OPTIONAL);
}

/* ---- bash ---------------------------------------------------------------------------------------------------------- */

static void put_bash_case(struct coco_buf *buf, const struct coco_opt *opt)
{
	if (!takes_word(opt))
		return;
	coco_buf_printf(buf, "\t--%s", opt->name);
	if (opt->letter)
		coco_buf_printf(buf, "|-%c", opt->letter);
	coco_buf_putc(buf, ')');
	/* An option whose argument is optional takes it behind `=` only. */
	if (!takes_next_word(opt))
		coco_buf_puts(buf, " [[ $glued ]] &&");
	if (opt->choices) {
		coco_buf_puts(buf, " mapfile -t COMPREPLY < <(compgen -W '");
		put_words(buf, opt->choices);
		coco_buf_puts(buf, "' -- \"$cur\")");
	} else if (opt->flags & COCO_OPT_FILE) {
		coco_buf_puts(buf, " compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")");
	} else {
		coco_buf_puts(buf, " COMPREPLY=()");
	}
	coco_buf_puts(buf, takes_next_word(opt) ? "; return ;;\n" : " && return ;;\n");
}

void opt_complete_bash(const struct coco_tool *tool, struct coco_buf *buf)
{
	size_t n = opt_count(tool);
	coco_buf_printf(buf, "# bash completion for %s, made by %s --help=bash\n", tool->name, tool->name);
	put_function(buf, tool->name);
	/* bash splits words at `=`, so that --name=va arrives as three of them. */
	coco_buf_puts(buf, "()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} glued=''\n"
	                   "\tif [[ $cur == = ]]; then\n\t\tcur='' glued=1\n"
	                   "\telif [[ $prev == = ]]; then\n\t\tprev=${COMP_WORDS[COMP_CWORD-2]} glued=1\n\tfi\n"
	                   "\tCOMPREPLY=()\n\tcase $prev in\n");
	for (size_t i = 0; i < n; i++)
		put_bash_case(buf, opt_at(tool, i));
	coco_buf_puts(buf, "\tesac\n\tif [[ $cur == -* ]]; then\n\t\tcompopt -o nospace\n\t\tmapfile -t COMPREPLY < <(compgen -W '");
	for (size_t i = 0; i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		if (!(opt->flags & COCO_OPT_HIDDEN))
			coco_buf_printf(buf, "--%s%s ", opt->name, takes_next_word(opt) ? "=" : "");
	}
	coco_buf_puts(buf, "' -- \"$cur\")\n\t\t[[ ${COMPREPLY[0]-} == *= ]] || compopt +o nospace\n\telse\n"
	                   "\t\tcompopt -o filenames\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\tfi\n}\ncomplete -F ");
	put_function(buf, tool->name);
	coco_buf_printf(buf, " %s\n", tool->name);
}

/* ---- zsh ----------------------------------------------------------------------------------------------------------- */

/* The text within [...] of an _arguments specification: brackets, colons and backslashes are escaped. */
static void put_zsh_text(struct coco_buf *buf, const char *text)
{
	for (const char *p = text; *p; p++) {
		if (strchr("[]:\\", *p))
			coco_buf_putc(buf, '\\');
		if (*p == '\'')
			coco_buf_puts(buf, "'\\''");
		else
			coco_buf_putc(buf, *p);
	}
}

static void put_zsh_argument(struct coco_buf *buf, const struct coco_opt *opt)
{
	if (!takes_word(opt))
		return;
	coco_buf_puts(buf, opt->flags & COCO_OPT_OPTIONAL ? "::" : ":");
	put_zsh_text(buf, opt->arg ? opt->arg : opt->name);
	if (opt->choices) {
		coco_buf_puts(buf, ":(");
		put_words(buf, opt->choices);
		coco_buf_putc(buf, ')');
	} else {
		coco_buf_puts(buf, opt->flags & COCO_OPT_FILE ? ":_files" : ": ");
	}
}

static void put_zsh_option(struct coco_buf *buf, const struct coco_opt *opt)
{
	if (opt->flags & COCO_OPT_HIDDEN)
		return;
	bool many = opt->kind == COCO_OPT_LIST || opt->flags & COCO_OPT_SCOPED;
	const char *repeat = many ? "*" : "", *equals = !takes_word(opt) ? "" : opt->flags & COCO_OPT_OPTIONAL ? "=-" : "=";
	coco_buf_printf(buf, "\t'%s--%s%s[", repeat, opt->name, equals);
	put_zsh_text(buf, opt->help);
	coco_buf_putc(buf, ']');
	put_zsh_argument(buf, opt);
	coco_buf_puts(buf, "' \\\n");
	if (!opt->letter)
		return;
	coco_buf_printf(buf, "\t'%s-%c%s[", repeat, opt->letter, takes_word(opt) ? "+" : "");
	put_zsh_text(buf, opt->help);
	coco_buf_putc(buf, ']');
	put_zsh_argument(buf, opt);
	coco_buf_puts(buf, "' \\\n");
}

void opt_complete_zsh(const struct coco_tool *tool, struct coco_buf *buf)
{
	coco_buf_printf(buf, "#compdef %s\n# made by %s --help=zsh\n_arguments -s -S \\\n", tool->name, tool->name);
	for (size_t i = 0, n = opt_count(tool); i < n; i++)
		put_zsh_option(buf, opt_at(tool, i));
	coco_buf_puts(buf, "\t'*:FILE:_files'\n");
}

/* ---- fish ---------------------------------------------------------------------------------------------------------- */

/* fish reads \' and \\ within single quotes. */
static void put_fish_text(struct coco_buf *buf, const char *text)
{
	coco_buf_putc(buf, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '\'' || *p == '\\')
			coco_buf_putc(buf, '\\');
		coco_buf_putc(buf, *p);
	}
	coco_buf_putc(buf, '\'');
}

void opt_complete_fish(const struct coco_tool *tool, struct coco_buf *buf)
{
	coco_buf_printf(buf, "# fish completion for %s, made by %s --help=fish\n", tool->name, tool->name);
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		if (opt->flags & COCO_OPT_HIDDEN)
			continue;
		coco_buf_printf(buf, "complete -c %s -l %s", tool->name, opt->name);
		if (opt->letter)
			coco_buf_printf(buf, " -s %c", opt->letter);
		if (takes_next_word(opt))
			coco_buf_puts(buf, opt->flags & COCO_OPT_FILE ? " -r -F" : " -x");
		if (opt->choices) {
			coco_buf_puts(buf, takes_next_word(opt) ? " -a " : " -f -a ");
			struct coco_buf words = COCO_BUF_INIT;
			put_words(&words, opt->choices);
			put_quoted(buf, coco_buf_ok(&words) && words.data ? words.data : "");
			coco_buf_free(&words);
		}
		coco_buf_puts(buf, " -d ");
		put_fish_text(buf, opt->help);
		coco_buf_putc(buf, '\n');
	}
}
