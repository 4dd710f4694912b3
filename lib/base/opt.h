/* The parts of the command line behind coco_start: parsing, help, completions, configuration. Private to lib/base. */
#ifndef COCO_BASE_OPT_H
#define COCO_BASE_OPT_H

#include "coco/base.h"

enum help_form { HELP_TEXT, HELP_MAN, HELP_BASH, HELP_ZSH, HELP_FISH };

/* Beside the flags of coco/base.h: the target lies in struct opt_request. */
enum { COCO_OPT_REQUEST = 1 << 8 };

/* The options that ask for something instead of a run. */
struct opt_request {
	int help; /* enum help_form; -1: not asked for */
	bool version;
};

/* One parse of a command line (or of a configuration file) into an options struct. */
struct opt_parse {
	const struct coco_tool *tool;
	struct coco_arena *arena; /* gets the lists and snapshots */
	char *options;
	size_t size;
	struct opt_request request;
	bool needs_no_input; /* an option that reads no FILE was given */
	struct coco_operand *operands;
	size_t n_operands, operands_cap;
};

/* ---- the table: the tool's rows, then the common ones that the tool has none of the same name for ---- */
size_t opt_count(const struct coco_tool *tool);
const struct coco_opt *opt_at(const struct coco_tool *tool, size_t number);
/* Whether the row is one of the common options. */
bool opt_is_common(const struct coco_tool *tool, size_t number);
const struct coco_opt *opt_find(const struct coco_tool *tool, struct coco_str name);

/* Reads `value` ("" for a flag) as `opt` wants it and stores it. `shown` is how the user wrote the option, for the message. */
int opt_set(struct opt_parse *parse, const struct coco_opt *opt, const char *shown, const char *value, struct coco_err *err);
/* Parses argv[1..]; an error is a usage error with a hint. */
int opt_parse(struct opt_parse *parse, int argc, char **argv, struct coco_err *err);
/* The known name nearest to `name`, or NULL if none is near. */
const char *opt_nearest(const struct coco_tool *tool, struct coco_str name);
/* Sets what the JSON file `path` says. */
int opt_config(struct opt_parse *parse, const char *path, struct coco_err *err);

/* "FILE", "ndjson|json|csv" or NULL: what follows the `=`. */
const char *opt_arg(const struct coco_opt *opt);
void opt_help_text(const struct coco_tool *tool, struct coco_buf *buf);
void opt_help_short(const struct coco_tool *tool, struct coco_buf *buf);
void opt_help_man(const struct coco_tool *tool, struct coco_buf *buf);
void opt_complete_bash(const struct coco_tool *tool, struct coco_buf *buf);
void opt_complete_zsh(const struct coco_tool *tool, struct coco_buf *buf);
void opt_complete_fish(const struct coco_tool *tool, struct coco_buf *buf);

#endif
