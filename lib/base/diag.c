/* The sink of messages. Each becomes one line, built whole and then handed to the writer, so that lines of several
 * processes on one terminal do not mix.
 * Invariant: every message is counted under its level, whether it is shown or not; per code, shown + more = all that the
 * settings allow to be shown. */
#include "coco/base.h"
#include "escape.h"

#include <stdlib.h>
#include <string.h>

struct tally {
	unsigned shown;
	size_t more; /* counted, not shown */
};

struct coco_diag {
	char *tool;
	struct coco_diag_options options;
	size_t counts[3]; /* by level */
	struct coco_map *codes;
	struct tally *tallies; /* by number in `codes` */
	size_t tallies_cap;
	struct coco_buf line;
};

static const char *const level_words[] = {"note", "warning", "error"};
static const char *const level_colors[] = {"\033[36m", "\033[33m", "\033[31m"};

struct coco_diag *coco_diag_new(const char *tool, const struct coco_diag_options *options)
{
	struct coco_diag *diag = calloc(1, sizeof *diag);
	if (!diag)
		return NULL;
	diag->options = *options;
	diag->tool = strdup(tool);
	diag->codes = coco_map_new();
	if (!diag->tool || !diag->codes) {
		coco_diag_free(diag);
		return NULL;
	}
	return diag;
}

static void put_text(struct coco_buf *line, const char *text)
{
	coco_escape_text(line, coco_str_of(text));
}

static void put_member(struct coco_buf *line, const char *name, const char *value)
{
	if (!value || !value[0])
		return;
	coco_buf_printf(line, ",\"%s\":", name);
	coco_escape_json(line, coco_str_of(value));
}

static void build_json(struct coco_diag *diag, const struct coco_finding *f)
{
	struct coco_buf *line = &diag->line;
	coco_buf_puts(line, "{\"tool\":");
	coco_escape_json(line, coco_str_of(diag->tool));
	put_member(line, "level", level_words[f->level]);
	put_member(line, "code", f->code);
	put_member(line, "file", f->file);
	if (f->line > 0)
		coco_buf_printf(line, ",\"line\":%zu", f->line);
	if (f->column > 0)
		coco_buf_printf(line, ",\"column\":%zu", f->column);
	put_member(line, "record", f->record);
	put_member(line, "field", f->field);
	put_member(line, "text", f->text);
	put_member(line, "hint", f->hint);
	if (f->data && f->data[0])
		coco_buf_printf(line, ",\"data\":%s", f->data);
	coco_buf_puts(line, "}\n");
}

static void put_place(struct coco_buf *line, const struct coco_finding *f)
{
	if (!f->file || !f->file[0])
		return;
	put_text(line, f->file);
	if (f->line > 0)
		coco_buf_printf(line, ":%zu", f->line);
	if (f->line > 0 && f->column > 0)
		coco_buf_printf(line, ":%zu", f->column);
	coco_buf_puts(line, ": ");
}

static void put_level(const struct coco_diag *diag, struct coco_buf *line, const struct coco_finding *f)
{
	if (diag->options.color)
		coco_buf_printf(line, "%s%s\033[0m", level_colors[f->level], level_words[f->level]);
	else
		coco_buf_puts(line, level_words[f->level]);
	if (f->code && f->code[0]) {
		coco_buf_putc(line, '[');
		put_text(line, f->code);
		coco_buf_putc(line, ']');
	}
	coco_buf_puts(line, ": ");
}

static bool in_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* `name`, unless the text says it already, as a word. A number may stand there for something else. */
static bool is_news(const char *name, const char *text)
{
	if (name == NULL || name[0] == '\0')
		return false;
	const size_t n = strlen(name);
	for (const char *at = text; at != NULL && (at = strstr(at, name)) != NULL; at++)
		if (name[strspn(name, "0123456789")] != '\0' && !in_word(at[n]) && (at == text || !in_word(at[-1])))
			return false;
	return true;
}

static void build_text(struct coco_diag *diag, const struct coco_finding *f)
{
	struct coco_buf *line = &diag->line;
	put_text(line, diag->tool);
	coco_buf_puts(line, ": ");
	put_place(line, f);
	put_level(diag, line, f);
	if (f->text)
		put_text(line, f->text);
	bool record = is_news(f->record, f->text), field = is_news(f->field, f->text);
	if (record || field) {
		coco_buf_puts(line, " (");
		if (record)
			put_text(line, f->record);
		if (record && field)
			coco_buf_puts(line, ", ");
		if (field)
			put_text(line, f->field);
		coco_buf_putc(line, ')');
	}
	if (f->hint && f->hint[0]) {
		coco_buf_puts(line, "; ");
		put_text(line, f->hint);
	}
	coco_buf_putc(line, '\n');
}

static void write_line(struct coco_diag *diag)
{
	static const char sorry[] = "out of memory for a message\n";
	if (!diag->options.write)
		return;
	if (coco_buf_ok(&diag->line))
		diag->options.write(diag->options.context, diag->line.data, diag->line.len);
	else
		diag->options.write(diag->options.context, sorry, sizeof sorry - 1);
}

/* The tally of `code`; NULL: no memory, then the message is shown. */
static struct tally *tally_of(struct coco_diag *diag, const char *code)
{
	bool added;
	/* Room first, so that there is never a code without its tally. */
	if (coco_grow(&diag->tallies, &diag->tallies_cap, coco_map_count(diag->codes), sizeof *diag->tallies) != 0)
		return NULL;
	size_t number = coco_map_add(diag->codes, coco_str_of(code ? code : ""), &added);
	if (number == COCO_NONE)
		return NULL;
	if (added)
		diag->tallies[number] = (struct tally){0, 0};
	return &diag->tallies[number];
}

/* Whether a message of this code is still to be shown in text; else it is counted. */
static bool may_show(struct coco_diag *diag, const char *code)
{
	if (diag->options.json || diag->options.repeat == 0)
		return true;
	struct tally *tally = tally_of(diag, code);
	if (!tally)
		return true;
	if (tally->shown >= diag->options.repeat) {
		tally->more++;
		return false;
	}
	tally->shown++;
	return true;
}

void coco_diag_add(struct coco_diag *diag, const struct coco_finding *finding)
{
	diag->counts[finding->level]++;
	if (diag->options.quiet && finding->level != COCO_ERROR)
		return;
	if (!may_show(diag, finding->code))
		return;
	coco_buf_clear(&diag->line);
	if (diag->options.json)
		build_json(diag, finding);
	else
		build_text(diag, finding);
	write_line(diag);
}

void coco_diag_say(
    struct coco_diag *diag, enum coco_level level, const char *code, const struct coco_finding *at, const char *hint, const char *fmt, ...)
{
	struct coco_finding finding = at ? *at : (struct coco_finding){.level = level};
	char text[1024];
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	/* A cut text loses the sequence that the cut broke. */
	if (n >= (int)sizeof text) {
		size_t bad = coco_utf8_check((struct coco_str){text, sizeof text - 1});
		if (bad != SIZE_MAX && bad + 4 > sizeof text - 1)
			text[bad] = '\0';
	}
	finding.level = level;
	finding.code = code;
	finding.text = n >= 0 ? text : fmt;
	finding.hint = hint;
	coco_diag_add(diag, &finding);
}

void coco_diag_err(struct coco_diag *diag, const struct coco_err *err)
{
	coco_diag_add(diag, &(struct coco_finding){.level = COCO_ERROR,
	                        .code = err->code,
	                        .file = err->source,
	                        .line = err->line,
	                        .column = err->column,
	                        .text = err->text,
	                        .hint = err->hint});
}

size_t coco_diag_count(const struct coco_diag *diag, enum coco_level level)
{
	return diag->counts[level];
}

void coco_diag_end(struct coco_diag *diag)
{
	for (size_t i = 0; i < coco_map_count(diag->codes); i++) {
		if (diag->tallies[i].more == 0)
			continue;
		coco_buf_clear(&diag->line);
		put_text(&diag->line, diag->tool);
		coco_buf_printf(&diag->line, ": … %zu more like this [", diag->tallies[i].more);
		coco_escape_text(&diag->line, coco_map_key(diag->codes, i));
		coco_buf_puts(&diag->line, "]; -v shows them all\n");
		write_line(diag);
		diag->tallies[i].more = 0;
	}
}

void coco_diag_free(struct coco_diag *diag)
{
	if (!diag)
		return;
	coco_buf_free(&diag->line);
	coco_map_free(diag->codes);
	free(diag->tallies);
	free(diag->tool);
	free(diag);
}
