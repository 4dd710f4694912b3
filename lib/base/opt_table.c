/* The option table of a tool: its own rows, then the rows that all tools share. A tool's row hides the common row of the
 * same name (as coco-rewrite-challenge's --lang=auto does). Every view of the command line walks this one table. */
#include "coco/base_run.h"
#include "opt.h"

#include <string.h>

#define AT(member) offsetof(struct coco_common, member)

static const struct coco_opt common_rows[] = {
    {.name = "output",
        .letter = 'o',
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
        .offset = AT(output),
        .arg = "FILE",
        .help = "write to FILE, whole or not at all, instead of standard output"},
    {.name = "lang",
        .kind = COCO_OPT_TEXT,
        .offset = AT(lang),
        .choices = "en|de|sl|it|pl|hu|sk|hr|cs",
        .help = "language of what people read"},
    {.name = "as-of",
        .kind = COCO_OPT_DATE,
        .offset = AT(as_of),
        .arg = "DATE",
        .help = "the day that counts as today (YYYY-MM-DD); else SOURCE_DATE_EPOCH, else today in UTC"},
    {.name = "config",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(config),
        .arg = "FILE",
        .help = "options from a JSON object: names as here without dashes; the command line has the last word"},
    {.name = "quiet", .letter = 'q', .kind = COCO_OPT_FLAG, .offset = AT(quiet), .help = "tell errors only, no warnings and notes"},
    {.name = "verbose",
        .letter = 'v',
        .kind = COCO_OPT_FLAG,
        .offset = AT(verbose),
        .help = "tell every message, however often it repeats"},
    {.name = "progress",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(progress),
        .choices = "auto|always|never",
        .help = "a line about a run of more than a second; auto: on a terminal"},
    {.name = "color",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(color),
        .choices = "auto|always|never",
        .help = "colour in messages; auto: on a terminal, unless NO_COLOR is set"},
    {.name = "errors",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(errors),
        .choices = "text|json",
        .help = "messages as lines for people or as one JSON object a line"},
    {.name = "help",
        .kind = COCO_OPT_CHOICE,
        .flags = COCO_OPT_OPTIONAL | COCO_OPT_REQUEST,
        .offset = offsetof(struct opt_request, help),
        .choices = "text|man|bash|zsh|fish",
        .help = "print this help, the manual's option list or a shell's completions, and end"},
    {.name = "version",
        .kind = COCO_OPT_FLAG,
        .flags = COCO_OPT_REQUEST,
        .offset = offsetof(struct opt_request, version),
        .help = "print the version and end"},
};

static bool is_hidden_by_tool(const struct coco_tool *tool, const char *name)
{
	for (size_t i = 0; i < tool->n_options; i++) {
		if (tool->options[i].name[0] == name[0] && strcmp(tool->options[i].name, name) == 0)
			return true;
	}
	return false;
}

const struct coco_opt *opt_at(const struct coco_tool *tool, size_t number)
{
	if (number < tool->n_options)
		return &tool->options[number];
	number -= tool->n_options;
	for (size_t i = 0; i < COCO_LEN(common_rows); i++) {
		if (!is_hidden_by_tool(tool, common_rows[i].name) && number-- == 0)
			return &common_rows[i];
	}
	return NULL;
}

size_t opt_count(const struct coco_tool *tool)
{
	size_t count = tool->n_options;
	for (size_t i = 0; i < COCO_LEN(common_rows); i++)
		count += !is_hidden_by_tool(tool, common_rows[i].name);
	return count;
}

bool opt_is_common(const struct coco_tool *tool, size_t number)
{
	return number >= tool->n_options;
}

const struct coco_opt *opt_find(const struct coco_tool *tool, struct coco_str name)
{
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		if (opt && coco_str_is(name, opt->name))
			return opt;
	}
	return NULL;
}

const char *opt_arg(const struct coco_opt *opt)
{
	if (opt->kind == COCO_OPT_FLAG)
		return NULL;
	if (opt->arg)
		return opt->arg;
	if (opt->choices)
		return opt->choices;
	return opt->kind == COCO_OPT_INT ? "N" : opt->kind == COCO_OPT_DATE ? "DATE" : opt->kind == COCO_OPT_NUM ? "NUMBER" : "TEXT";
}

/* ---- the nearest name ---------------------------------------------------------------------------------------------- */

enum { NAME_MOST = 48 };

/* Edits (insert, delete, replace, swap of neighbours) between two names: optimal string alignment (Damerau 1964). */
static size_t edits(struct coco_str a, struct coco_str b)
{
	size_t rows[3][NAME_MOST + 1];
	if (a.n > NAME_MOST || b.n > NAME_MOST)
		return NAME_MOST;
	for (size_t k = 0; k <= b.n; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a.n; i++) {
		const size_t *before = rows[(i - 1) % 3], *two_before = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];
		row[0] = i;
		for (size_t k = 1; k <= b.n; k++) {
			size_t best = before[k - 1] + (a.s[i - 1] != b.s[k - 1]);
			if (before[k] + 1 < best)
				best = before[k] + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			if (i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] && a.s[i - 2] == b.s[k - 1] && two_before[k - 2] + 1 < best)
				best = two_before[k - 2] + 1;
			row[k] = best;
		}
	}
	return rows[a.n % 3][b.n];
}

const char *opt_nearest(const struct coco_tool *tool, struct coco_str name)
{
	const char *best = NULL;
	size_t least = name.n / 3 + 2; /* one edit for short names, one more for every three letters */
	if (name.n == 0)
		return NULL;
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		if (!opt || opt->flags & COCO_OPT_HIDDEN)
			continue;
		struct coco_str known = coco_str_of(opt->name);
		/* A beginning is as near as one edit. */
		bool begins = name.n >= 2 && known.n > name.n && memcmp(known.s, name.s, name.n) == 0;
		size_t distance = begins ? 1 : edits(name, known);
		if (distance < least && distance < known.n) {
			least = distance;
			best = opt->name;
		}
	}
	return best;
}

/* ---- word lists ---------------------------------------------------------------------------------------------------- */

int coco_choice(const char *choices, struct coco_str word)
{
	struct coco_str rest = coco_str_of(choices), piece;
	for (int number = 0; coco_str_split(&rest, '|', &piece); number++) {
		if (coco_str_eq(piece, word))
			return number;
	}
	return -1;
}

const char *coco_choice_text(const char *choices, int number, char out[64])
{
	struct coco_str rest = coco_str_of(choices), piece;
	out[0] = '\0';
	for (int i = 0; coco_str_split(&rest, '|', &piece); i++) {
		if (i == number)
			snprintf(out, 64, "%.*s", COCO_STR_ARG(piece));
	}
	return out;
}
