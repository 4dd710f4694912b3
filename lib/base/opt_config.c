/* The configuration file: a JSON object whose keys are long option names, so that what works on the command line works
 * here. One file may serve a whole campaign: a key that is the name of a tool holds options for that tool alone.
 * What is unknown is an error, since a misspelt option that is passed over is worse than none. */
#include "coco/base_run.h"
#include "opt.h"

#include <jansson.h>
#include <string.h>

enum { CONFIG_MOST = 1 << 20 };

static const char *const tool_names[] = {"coco-import", "coco-rewrite-challenge", "coco-match", "coco-plan", "coco-report"};

struct config {
	struct opt_parse *parse;
	const char *path;
	struct coco_str text;
	size_t from; /* where the object that is being read may begin in `text` */
};

/* Where `key` stands as a key; SIZE_MAX: not found (it may be written with escapes). jansson keeps no places. */
static size_t find_key(const struct config *config, const char *key)
{
	struct coco_buf quoted = COCO_BUF_INIT;
	coco_buf_printf(&quoted, "\"%s\"", key);
	size_t at = coco_buf_ok(&quoted) ? config->from : config->text.n;
	while ((at = coco_str_find(config->text, coco_buf_view(&quoted), at)) != SIZE_MAX) {
		struct coco_str after = coco_str_trim(coco_str_sub(config->text, at + quoted.len, SIZE_MAX));
		if (coco_str_starts(after, ":"))
			break;
		at++;
	}
	coco_buf_free(&quoted);
	return at;
}

/* 0: unknown. */
static size_t line_of(const struct config *config, const char *key)
{
	size_t at = find_key(config, key), line = 1;
	if (at == SIZE_MAX)
		return 0;
	for (size_t i = 0; i < at; i++)
		line += config->text.s[i] == '\n';
	return line;
}

COCO_PRINTF(4, 5) static int fail(const struct config *config, const char *key, struct coco_err *err, const char *fmt, ...)
{
	char text[300];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	coco_err_set(err, COCO_EXIT_USAGE, "bad-config", "%s", text);
	return coco_err_at(err, config->path, line_of(config, key), 0);
}

static int apply_text(const struct config *config, const struct coco_opt *opt, const char *key, const char *value, struct coco_err *err)
{
	char shown[128];
	snprintf(shown, sizeof shown, "'%s'", key);
	struct coco_str copy = coco_arena_copy(config->parse->arena, coco_str_of(value));
	if (!copy.s)
		return coco_err_nomem(err);
	if (opt_set(config->parse, opt, shown, copy.s, err) == 0)
		return 0;
	if (err && err->exit == COCO_EXIT_USAGE) {
		snprintf(err->code, sizeof err->code, "bad-config");
		coco_err_at(err, config->path, line_of(config, key), 0);
	}
	return -1;
}

static int apply_list(const struct config *config, const struct coco_opt *opt, const char *key, const json_t *list, struct coco_err *err)
{
	size_t i;
	json_t *item;
	json_array_foreach(list, i, item)
	{
		if (!json_is_string(item))
			return fail(config, key, err, "'%s' takes a list of texts", key);
		if (apply_text(config, opt, key, json_string_value(item), err) != 0)
			return -1;
	}
	return 0;
}

static int apply_number(const struct config *config, const struct coco_opt *opt, const char *key, const json_t *value, struct coco_err *err)
{
	char text[COCO_NUM_TEXT];
	if (json_is_integer(value))
		snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else
		coco_num_text(json_real_value(value), text);
	return apply_text(config, opt, key, text, err);
}

static const char *wanted(enum coco_opt_kind kind)
{
	if (kind == COCO_OPT_INT || kind == COCO_OPT_NUM)
		return "a number";
	return kind == COCO_OPT_LIST ? "a text or a list of texts" : "a text";
}

/* `key` names no option that a file may set. */
static int refuse_key(const struct config *config, const char *key, bool known, struct coco_err *err)
{
	const struct coco_tool *tool = config->parse->tool;
	if (known)
		return fail(config, key, err, "'%s' is an option of the command line alone", key);
	fail(config, key, err, "%s has no option '%s'", tool->name, key);
	const char *near = opt_nearest(tool, coco_str_of(key));
	return near ? coco_err_hint(err, "did you mean '%s'?", near) : -1;
}

static int apply(const struct config *config, const char *key, const json_t *value, struct coco_err *err)
{
	const struct coco_opt *opt = opt_find(config->parse->tool, coco_str_of(key));
	if (!opt || opt->flags & COCO_OPT_REQUEST || strcmp(key, "config") == 0)
		return refuse_key(config, key, opt != NULL, err);
	if (opt->kind == COCO_OPT_FLAG) {
		if (json_is_true(value))
			return opt_set(config->parse, opt, key, "", err);
		return json_is_false(value) ? 0 : fail(config, key, err, "'%s' takes true or false", key);
	}
	if (opt->kind == COCO_OPT_LIST && json_is_array(value))
		return apply_list(config, opt, key, value, err);
	if (opt->flags & COCO_OPT_OPTIONAL && json_is_true(value))
		return apply_text(config, opt, key, "", err);
	if ((opt->kind == COCO_OPT_INT || opt->kind == COCO_OPT_NUM) && json_is_number(value))
		return apply_number(config, opt, key, value, err);
	if (json_is_string(value) && opt->kind != COCO_OPT_INT && opt->kind != COCO_OPT_NUM)
		return apply_text(config, opt, key, json_string_value(value), err);
	return fail(config, key, err, "'%s' takes %s", key, wanted(opt->kind));
}

static bool is_tool_name(const char *key)
{
	for (size_t i = 0; i < COCO_LEN(tool_names); i++) {
		if (strcmp(tool_names[i], key) == 0)
			return true;
	}
	return false;
}

static int apply_object(const struct config *config, json_t *object, bool nested, struct coco_err *err)
{
	const char *key;
	json_t *value;
	json_t *own = NULL;
	json_object_foreach(object, key, value)
	{
		if (nested || !(is_tool_name(key) || strcmp(key, config->parse->tool->name) == 0)) {
			if (apply(config, key, value, err) != 0)
				return -1;
		} else if (!json_is_object(value)) {
			return fail(config, key, err, "'%s' takes an object of that tool's options", key);
		} else if (strcmp(key, config->parse->tool->name) == 0) {
			own = value;
		}
	}
	/* What is said to this tool alone comes last, so that it wins over what is said to all. */
	if (!own)
		return 0;
	struct config section = *config;
	size_t from = find_key(config, config->parse->tool->name);
	section.from = from != SIZE_MAX ? from : 0;
	return apply_object(&section, own, true, err);
}

int opt_config(struct opt_parse *parse, const char *path, struct coco_err *err)
{
	struct coco_str text = coco_file_read(path, CONFIG_MOST, parse->arena, err);
	if (!text.s) {
		if (err && err->exit == COCO_EXIT_INPUT)
			err->exit = COCO_EXIT_USAGE;
		return -1;
	}
	struct config config = {parse, path, text, 0};
	json_error_t place;
	json_t *root = json_loadb(text.s, text.n, JSON_REJECT_DUPLICATES, &place);
	/* jansson tells a failed allocation by its code, or by no text at all. */
	if (!root && (json_error_code(&place) == json_error_out_of_memory || !place.text[0]))
		return coco_err_nomem(err);
	if (!root) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-config", "is not JSON: %s", place.text);
		return coco_err_at(err, path, place.line > 0 ? (size_t)place.line : 0, place.column > 0 ? (size_t)place.column : 0);
	}
	int result;
	if (json_is_object(root)) {
		result = apply_object(&config, root, false, err);
	} else {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-config", "is not a JSON object of options");
		result = coco_err_at(err, path, 1, 0);
	}
	json_decref(root);
	return result;
}
