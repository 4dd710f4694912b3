/* The command line, after POSIX guideline 10 and GNU habit: `--name=value`, `--name value`, `-ovalue`, `-o value`, bundled
 * `-qv`, `--` ends the options, options and FILEs mix. Names are exact: an abbreviation that works today would be
 * ambiguous with tomorrow's option, and scripts live long.
 * Invariant: each operand has a copy of the options struct in the arena; what an option stores outlives the parse. */
#include "coco/base_run.h"
#include "opt.h"

#include <stdlib.h>
#include <string.h>

static size_t target_size(enum coco_opt_kind kind)
{
	switch (kind) {
	case COCO_OPT_FLAG:
		return sizeof(bool);
	case COCO_OPT_TEXT:
		return sizeof(const char *);
	case COCO_OPT_INT:
		return sizeof(long);
	case COCO_OPT_NUM:
		return sizeof(double);
	case COCO_OPT_CHOICE:
		return sizeof(int);
	case COCO_OPT_DATE:
		return sizeof(struct coco_date);
	case COCO_OPT_LIST:
		return sizeof(struct coco_texts);
	}
	return 0;
}

/* A walk over argv. */
struct words {
	int argc, at;
	char **argv;
	const struct coco_opt *scoped; /* the last scoped option that no FILE has followed yet */
};

static int add_operand(struct opt_parse *parse, struct words *words, const char *path, struct coco_err *err)
{
	if (path[0] == '\0')
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "a FILE has an empty name");
	if (parse->n_operands == parse->operands_cap) {
		size_t cap = parse->operands_cap > 0 ? parse->operands_cap * 2 : 8;
		struct coco_operand *operands = coco_arena_array(parse->arena, cap, sizeof *operands);
		if (!operands)
			return coco_err_nomem(err);
		if (parse->n_operands > 0)
			memcpy(operands, parse->operands, parse->n_operands * sizeof *operands);
		parse->operands = operands;
		parse->operands_cap = cap;
	}
	void *snapshot = coco_arena_alloc(parse->arena, parse->size);
	if (!snapshot)
		return coco_err_nomem(err);
	memcpy(snapshot, parse->options, parse->size);
	parse->operands[parse->n_operands++] = (struct coco_operand){path, snapshot};
	words->scoped = NULL;
	return 0;
}

static int store(
    struct opt_parse *parse, struct words *words, const struct coco_opt *opt, const char *shown, const char *value, struct coco_err *err)
{
	if (opt->flags & COCO_OPT_SCOPED)
		words->scoped = opt;
	return opt_set(parse, opt, shown, value, err);
}

/* The argument of `opt`: `given` (behind `=` or glued to the letter; NULL: none) or the next word. */
static int store_with_argument(
    struct opt_parse *parse, struct words *words, const struct coco_opt *opt, const char *shown, const char *given, struct coco_err *err)
{
	if (given || opt->flags & COCO_OPT_OPTIONAL)
		return store(parse, words, opt, shown, given ? given : "", err);
	if (words->at >= words->argc)
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "%s needs an argument: %s", shown, opt_arg(opt));
	return store(parse, words, opt, shown, words->argv[words->at++], err);
}

static int parse_long(struct opt_parse *parse, struct words *words, const char *word, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(word + 2), name;
	coco_str_split(&rest, '=', &name);
	const struct coco_opt *opt = opt_find(parse->tool, name);
	char shown[128];
	snprintf(shown, sizeof shown, "'--%.*s'", COCO_STR_ARG(name));
	if (!opt) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "unknown option %s", shown);
		const char *near = opt_nearest(parse->tool, name);
		return near ? coco_err_hint(err, "did you mean '--%s'?", near) : -1;
	}
	if (opt->kind == COCO_OPT_FLAG && rest.s)
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "%s takes no argument", shown);
	if (opt->kind == COCO_OPT_FLAG)
		return store(parse, words, opt, shown, "", err);
	return store_with_argument(parse, words, opt, shown, rest.s, err);
}

static const struct coco_opt *find_letter(const struct coco_tool *tool, char letter)
{
	for (size_t i = 0, n = opt_count(tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(tool, i);
		if (opt->letter != 0 && opt->letter == letter)
			return opt;
	}
	return NULL;
}

static int parse_letters(struct opt_parse *parse, struct words *words, const char *word, struct coco_err *err)
{
	/* A long name with one dash: `-only-new` must not write to a file `nly-new`. */
	struct coco_str rest = {word + 1, strlen(word + 1)}, name;
	coco_str_split(&rest, '=', &name);
	if (name.n > 1 && opt_find(parse->tool, name)) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "unknown option '-%.*s'", COCO_STR_ARG(name));
		return coco_err_hint(err, "did you mean '--%.*s'?", COCO_STR_ARG(name));
	}
	for (const char *p = word + 1; *p; p++) {
		char shown[8];
		snprintf(shown, sizeof shown, "'-%c'", *p);
		const struct coco_opt *opt = find_letter(parse->tool, *p);
		if (!opt && p == word + 1) {
			/* The whole word helps more than its first letter: it may be meant as a long name. */
			coco_err_set(err, COCO_EXIT_USAGE, "usage", "unknown option '%s'", word);
			const char *near = p[1] ? opt_nearest(parse->tool, coco_str_of(p)) : NULL;
			return near ? coco_err_hint(err, "did you mean '--%s'?", near) : -1;
		}
		if (!opt)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "unknown option %s in '%s'", shown, word);
		if (opt->kind != COCO_OPT_FLAG)
			return store_with_argument(parse, words, opt, shown, p[1] ? p + 1 : NULL, err);
		if (store(parse, words, opt, shown, "", err) != 0)
			return -1;
	}
	return 0;
}

/* Options that are not scoped hold for every FILE, wherever they stood. */
static void share_unscoped(struct opt_parse *parse)
{
	for (size_t i = 0, n = opt_count(parse->tool); i < n; i++) {
		const struct coco_opt *opt = opt_at(parse->tool, i);
		if (opt->flags & (COCO_OPT_SCOPED | COCO_OPT_REQUEST))
			continue;
		for (size_t k = 0; k < parse->n_operands; k++) {
			/* The snapshots are ours until they are handed out as const. */
			char *snapshot = (char *)(uintptr_t)parse->operands[k].options;
			memcpy(snapshot + opt->offset, parse->options + opt->offset, target_size(opt->kind));
		}
	}
}

int opt_parse(struct opt_parse *parse, int argc, char **argv, struct coco_err *err)
{
	struct words words = {.argc = argc, .at = 1, .argv = argv};
	bool only_files = false;
	while (words.at < argc) {
		const char *word = argv[words.at++];
		int result;
		if (only_files || word[0] != '-' || word[1] == '\0') {
			result = add_operand(parse, &words, word, err);
		} else if (strcmp(word, "--") == 0) {
			only_files = true;
			result = 0;
		} else if (word[1] == '-') {
			result = parse_long(parse, &words, word, err);
		} else {
			result = parse_letters(parse, &words, word, err);
		}
		if (result != 0)
			return -1;
	}
	if (words.scoped && parse->n_operands > 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "'--%s' holds for the FILEs after it, and none follows", words.scoped->name);
		return coco_err_hint(err, "put it before its FILE");
	}
	share_unscoped(parse);
	return 0;
}
