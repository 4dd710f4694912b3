/* The work list for people, as Markdown and on the page: what is for today first, under each task what to do and a table of whom to
 * call, since when and why, with the ids by which the records are found. Invariant: each task stands in one table, and both forms
 * print the same cells. */
#include <stdlib.h>

#include "tasks.h"

#define FOLD_ROWS 20 /* a longer table waits behind its caption */

static const char *const urgencies[] = {"now", "week", "later"};
enum { WHO, ABOUT, SINCE, REASON, IDS, COLUMNS };
static const char *const heads[COLUMNS] = {"who", "about", "since", "reason", "ids"};

/* A run of tasks of one rule. */
struct run {
	size_t first, end;
};

static bool next_run(const struct coco_report *r, const char *urgency, struct run *run)
{
	const struct tasks *t = r->tasks;
	run->first = run->end;
	while (run->first < t->n && strcmp(task_cell(t->items[run->first].rule, "urgency"), urgency) != 0) {
		run->first++;
	}
	run->end = run->first;
	while (run->end < t->n && t->items[run->end].rule == t->items[run->first].rule) {
		run->end++;
	}
	return run->first < t->n;
}

static size_t count_of(const struct coco_report *r, const char *urgency)
{
	size_t n = 0;
	struct run run = {0, 0};
	while (next_run(r, urgency, &run)) {
		n += run.end - run.first;
	}
	return n;
}

/* ---- texts -------------------------------------------------------------------------------------------------------- */

static struct coco_str kept(const struct coco_report *r, struct coco_buf *buf)
{
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(buf));
	coco_buf_free(buf);
	return copy.s ? copy : COCO_STR("");
}

static struct coco_str number(const struct coco_report *r, size_t n)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_format_num(&text, (double)n, 0, r->lang);
	return kept(r, &text);
}

/* "Feedback overdue (5)" */
static struct coco_str heading(const struct coco_report *r, const char *title, size_t n)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fills[] = {{"title", coco_str_of(title)}, {"n", number(r, n)}};
	coco_label_fill(&text, task_word(r, "page", "of"), fills, COCO_LEN(fills));
	return kept(r, &text);
}

static void join(struct coco_buf *out, const char *between, struct coco_str text)
{
	if (text.n) {
		coco_buf_puts(out, out->len ? between : "");
		coco_buf_str(out, text);
	}
}

/* Words that belong on one line: a date, a telephone number. */
static struct coco_str unbroken(const struct coco_report *r, struct coco_str text)
{
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < text.n; i++) {
		coco_buf_put(&out, text.s[i] == ' ' ? "\xc2\xa0" : text.s + i, text.s[i] == ' ' ? 2 : 1);
	}
	return kept(r, &out);
}

/* "Creatives (CCI) · Zahodna Slovenija · Slovenia · Slovene, English" */
static struct coco_str about(const struct coco_report *r, const struct task *task)
{
	static const struct {
		enum task_field field;
		const char *dimension;
	} parts[] = {{TASK_SIDE, "side"}, {TASK_NUTS, "nuts2"}, {TASK_COUNTRY, "country"}};
	struct coco_buf line = COCO_BUF_INIT, langs = COCO_BUF_INIT;
	struct coco_str rest = task_field(r, task, TASK_LANGUAGES), code;
	for (size_t k = 0; k < COCO_LEN(parts); k++) {
		struct coco_str text = task_field(r, task, parts[k].field);
		join(&line, " \xc2\xb7 ", text.n ? code_label(r, parts[k].dimension, text) : text);
	}
	while (rest.n && coco_str_split(&rest, ';', &code)) {
		join(&langs, ", ", code_label(r, "lang", code));
	}
	join(&line, " \xc2\xb7 ", coco_buf_view(&langs));
	coco_buf_free(&langs);
	return kept(r, &line);
}

/* How to reach them, a line each; then who accompanies them. */
static const enum task_field reach[] = {TASK_CONTACT_NAME, TASK_EMAIL, TASK_PHONE, TASK_FACILITATOR};

static struct coco_str ids(const struct coco_report *r, const struct task *task)
{
	struct coco_buf text = COCO_BUF_INIT;
	join(&text, " ", task_id(r, task->person));
	join(&text, " ", task->challenge);
	join(&text, " ", task->collaboration);
	join(&text, " ", task->pitch);
	return kept(r, &text);
}

static struct coco_str who(const struct coco_report *r, const struct task *task)
{
	return task->person == COCO_NONE ? COCO_STR("\xe2\x80\x93") : task_who(r, task->person);
}

static struct coco_str since(const struct coco_report *r, const struct task *task)
{
	return task->since.year ? unbroken(r, task_date(r, task->since)) : COCO_STR("\xe2\x80\x93");
}

static struct coco_str lead(const struct coco_report *r)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fills[] = {{"n", number(r, r->tasks->n)}, {"now", number(r, count_of(r, "now"))}};
	coco_label_fill(&text, task_word(r, "page", r->tasks->n ? "lead" : "none"), fills, COCO_LEN(fills));
	return kept(r, &text);
}

/* "Left out …: 3"; "" where none was. */
static struct coco_str unnamed(const struct coco_report *r)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill n = {"n", number(r, (size_t)r->tasks->unnamed)};
	if (r->tasks->unnamed) {
		coco_label_fill(&text, task_word(r, "page", "unnamed"), &n, 1);
	}
	return kept(r, &text);
}

const char *tasks_title(const struct coco_report *r)
{
	return task_word(r, "page", "title");
}

void tasks_method(const struct coco_report *r, struct coco_html *h, struct coco_buf *md)
{
	static const char *const notes[] = {"method_by", "method_consent", "method_names"};
	for (size_t i = 0; r->tasks && i < COCO_LEN(notes) - (r->options.contacts != NULL); i++) {
		struct coco_str note = coco_str_of(task_word(r, "page", notes[i]));
		md ? coco_md_item(md, note) : coco_html_leaf(h, "li", NULL, note);
	}
}

/* ---- Markdown ----------------------------------------------------------------------------------------------------- */

static void md_table(const struct coco_report *r, struct run run, struct coco_buf *out)
{
	static const bool right[COLUMNS] = {false};
	size_t rows = run.end - run.first + 1;
	struct coco_str *cells = coco_arena_array(r->arena, rows * COLUMNS, sizeof *cells);
	if (!cells) {
		out->failed = true;
		return;
	}
	for (size_t c = 0; c < COLUMNS; c++) {
		cells[c] = coco_str_of(task_word(r, "page", heads[c]));
	}
	for (size_t i = run.first; i < run.end; i++) {
		const struct task *task = &r->tasks->items[i];
		struct coco_str *row = cells + (i - run.first + 1) * COLUMNS;
		struct coco_buf both = COCO_BUF_INIT;
		for (size_t k = 0; k < COCO_LEN(reach); k++) {
			join(&both, "; ", task_field(r, task, reach[k]));
		}
		join(&both, "; ", about(r, task));
		row[WHO] = who(r, task);
		row[ABOUT] = kept(r, &both);
		row[SINCE] = since(r, task);
		row[REASON] = task->reason;
		row[IDS] = ids(r, task);
	}
	coco_md_table(out, cells, rows, COLUMNS, right);
}

void tasks_md(const struct coco_report *r, struct coco_buf *out)
{
	if (!r->tasks) {
		return;
	}
	coco_md_paragraph(out, lead(r));
	for (size_t u = 0; u < COCO_LEN(urgencies); u++) {
		struct run run = {0, 0};
		size_t n = count_of(r, urgencies[u]);
		if (n) {
			coco_md_heading(out, 2, heading(r, task_word(r, "page", urgencies[u]), n));
		}
		while (next_run(r, urgencies[u], &run)) {
			const char *id = task_cell(r->tasks->items[run.first].rule, "id");
			coco_md_heading(out, 3, heading(r, task_word(r, id, "title"), run.end - run.first));
			coco_md_paragraph(out, coco_str_of(task_word(r, id, "todo")));
			md_table(r, run, out);
		}
	}
	if (r->tasks->unnamed) {
		coco_md_paragraph(out, unnamed(r));
	}
}

/* ---- the page ----------------------------------------------------------------------------------------------------- */

static void cell(struct coco_html *h, const char *tag, const char *css, struct coco_str text)
{
	coco_html_tag(h, tag);
	coco_html_attrs(h, "scope", strcmp(tag, "th") ? NULL : "row");
	coco_html_attrs(h, "class", css);
	coco_html_text(h, text);
	coco_html_end(h);
}

static void details(const struct coco_report *r, struct coco_html *h, const struct task *task)
{
	coco_html_tag(h, "td");
	coco_html_attrs(h, "class", "m");
	for (size_t k = 0, n = 0; k < COCO_LEN(reach); k++) {
		struct coco_str text = task_field(r, task, reach[k]);
		if (text.n && n++) {
			coco_html_tag(h, "br");
			coco_html_end(h);
		}
		coco_html_text(h, reach[k] == TASK_PHONE ? unbroken(r, text) : text);
	}
	coco_html_leaf(h, "span", "ci", about(r, task));
	coco_html_end(h);
}

static void row(const struct coco_report *r, struct coco_html *h, const struct task *task)
{
	struct coco_str id, rest = ids(r, task);
	coco_html_tag(h, "tr");
	cell(h, "th", NULL, who(r, task));
	details(r, h, task);
	coco_html_tag(h, "td");
	coco_html_attrs(h, "data-label", task_word(r, "page", heads[SINCE]));
	coco_html_text(h, since(r, task));
	coco_html_end(h);
	cell(h, "td", "m", task->reason);
	coco_html_tag(h, "td");
	coco_html_attrs(h, "class", "m digest");
	while (coco_str_split(&rest, ' ', &id)) {
		coco_html_leaf(h, "span", "ci", id);
	}
	coco_html_end(h);
	coco_html_end(h);
}

static void table(const struct coco_report *r, struct coco_html *h, struct run run)
{
	const char *id = task_cell(r->tasks->items[run.first].rule, "id");
	struct coco_str title = heading(r, task_word(r, id, "title"), run.end - run.first);
	bool folded = run.end - run.first > FOLD_ROWS;
	coco_html_leaf(h, "h3", NULL, title);
	coco_html_leaf(h, "p", NULL, coco_str_of(task_word(r, id, "todo")));
	if (folded) {
		coco_html_tag(h, "details");
		coco_html_leaf(h, "summary", NULL, title);
	}
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "scroll");
	coco_html_attrs(h, "tabindex", "0");
	coco_html_attr(h, "aria-label", title);
	coco_html_tag(h, "table");
	coco_html_attrs(h, "class", "stack"); /* on a narrow page a task's cells stand below one another */
	coco_html_tag(h, "thead");
	coco_html_tag(h, "tr");
	for (size_t c = 0; c < COLUMNS; c++) {
		coco_html_tag(h, "th");
		coco_html_attrs(h, "scope", "col");
		coco_html_attrs(h, "class", c == WHO || c == SINCE ? NULL : "m");
		coco_html_puts(h, task_word(r, "page", heads[c]));
		coco_html_end(h);
	}
	coco_html_end(h);
	coco_html_end(h);
	coco_html_tag(h, "tbody");
	for (size_t i = run.first; i < run.end; i++) {
		row(r, h, &r->tasks->items[i]);
	}
	coco_html_end(h);
	coco_html_end(h);
	coco_html_end(h);
	if (folded) {
		coco_html_end(h);
	}
}

void tasks_html(const struct coco_report *r, struct coco_html *h)
{
	if (!r->tasks) {
		return;
	}
	coco_html_leaf(h, "p", "lead", lead(r));
	for (size_t u = 0; u < COCO_LEN(urgencies); u++) {
		struct run run = {0, 0};
		size_t n = count_of(r, urgencies[u]);
		if (!n) {
			continue;
		}
		coco_html_tag(h, "section");
		coco_html_attrs(h, "id", urgencies[u]);
		coco_html_leaf(h, "h2", NULL, heading(r, task_word(r, "page", urgencies[u]), n));
		while (next_run(r, urgencies[u], &run)) {
			table(r, h, run);
		}
		coco_html_end(h);
	}
	if (r->tasks->unnamed) {
		coco_html_leaf(h, "p", "note", unnamed(r));
	}
}

void tasks_nav(const struct coco_report *r, struct coco_html *h)
{
	for (size_t u = 0; r->tasks && u < COCO_LEN(urgencies); u++) {
		char target[16];
		snprintf(target, sizeof target, "#%s", urgencies[u]);
		if (count_of(r, urgencies[u])) {
			coco_html_tag(h, "li");
			coco_html_tag(h, "a");
			coco_html_attrs(h, "href", target);
			coco_html_text(h, heading(r, task_word(r, "page", urgencies[u]), count_of(r, urgencies[u])));
			coco_html_end(h);
			coco_html_end(h);
		}
	}
}
