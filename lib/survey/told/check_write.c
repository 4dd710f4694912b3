/* The facilitator's view of a run, told: as text, as Markdown; as JSON in check_json.c.
 *
 * Method: files first, a table of columns each; then the participants that lack something or had a fault in their row, with
 * the question to ask, ready to be copied into an e-mail; then the rows that belong to nobody. Who lacks nothing is only
 * counted, and so is who answered without a name and can't be asked. Above the participants stands what is missing most.
 * Invariant: the three forms say the same.
 */
#include <string.h>
#include "check.h"
#include "coco/page.h"

struct telling {
	const struct coco_check *c;
	struct coco_buf *out;
	bool md;
	int lang;
};

/* ---- text and Markdown -------------------------------------------------------------------------------------------- */

static void heading(const struct telling *t, int level, struct coco_str text)
{
	if (t->md) {
		if (t->out->len && !coco_str_ends(coco_buf_view(t->out), "\n\n"))
			coco_buf_putc(t->out, '\n');
		coco_md_heading(t->out, level, text);
		return;
	}
	if (t->out->len)
		coco_buf_putc(t->out, '\n');
	coco_buf_str(t->out, text);
	coco_buf_putc(t->out, '\n');
}

static void item(const struct telling *t, struct coco_str text)
{
	if (t->md) {
		coco_md_item(t->out, text);
		return;
	}
	coco_buf_puts(t->out, "  - ");
	for (size_t i = 0; i < text.n; i++)
		coco_buf_putc(t->out, (unsigned char)text.s[i] < 0x20 ? ' ' : text.s[i]);
	coco_buf_putc(t->out, '\n');
}

static void paragraph(const struct telling *t, struct coco_str text)
{
	if (t->md) {
		coco_md_paragraph(t->out, text);
		return;
	}
	coco_buf_str(t->out, text);
	coco_buf_putc(t->out, '\n');
}

static struct coco_str label(const struct telling *t, const char *key)
{
	return coco_str_of(coco_label(key, t->lang));
}

static struct coco_str number(const struct coco_check *c, uint64_t n)
{
	return coco_str_of(coco_arena_printf(c->arena, "%llu", (unsigned long long)n));
}

/* "no answer: 3, not shown: 12" */
static struct coco_str missing_text(const struct telling *t, const struct check_column *col)
{
	struct coco_buf text = COCO_BUF_INIT;
	char word[64], key[80];
	for (int r = 0; r < CHECK_REASON; r++) {
		if (!col->missing[r])
			continue;
		snprintf(key, sizeof key, "missing.%s", coco_choice_text(CHECK_REASONS, r, word));
		coco_buf_printf(&text, "%s%s: %llu", text.len ? ", " : "", coco_label(key, t->lang), (unsigned long long)col->missing[r]);
	}
	struct coco_str kept = coco_arena_copy(t->c->arena, coco_buf_view(&text));
	coco_buf_free(&text);
	return kept;
}

static struct coco_str distinct_text(const struct coco_check *c, const struct check_column *col)
{
	size_t n = coco_map_count(col->values);
	return n < CHECK_DISTINCT ? number(c, n) : coco_str_of(coco_arena_printf(c->arena, "%d+", CHECK_DISTINCT));
}

/* A line a column: "  3  Heading -> org (145 answers, 145 different; 40 no_answer)" */
static int columns_list(const struct telling *t, const struct check_file *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct check_column *col = &f->columns[i];
		struct coco_str missing = missing_text(t, col), filled = label(t, "check.filled"), different = label(t, "check.distinct");
		coco_buf_printf(t->out, "%3zu  ", i + 1);
		for (size_t k = 0; k < col->name.n; k++)
			coco_buf_putc(t->out, (unsigned char)col->name.s[k] < 0x20 ? ' ' : col->name.s[k]);
		coco_buf_printf(t->out, " -> %.*s (%.*s: %llu, %.*s: %.*s%s%.*s)\n", COCO_STR_ARG(col->use), COCO_STR_ARG(filled),
		    (unsigned long long)col->filled, COCO_STR_ARG(different), COCO_STR_ARG(distinct_text(t->c, col)), missing.n ? "; " : "",
		    COCO_STR_ARG(missing));
	}
	return 0;
}

static int columns_tell(const struct telling *t, const struct check_file *f)
{
	enum { WIDTH = 5 };
	static const bool right[WIDTH] = {false, false, true, true, false};
	static const char *const heads[WIDTH] = {"check.column", "check.use", "check.filled", "check.distinct", "check.missing"};
	struct coco_str *cells = coco_arena_array(t->c->arena, (f->n + 1) * WIDTH, sizeof *cells);
	if (!cells)
		return -1;
	for (size_t k = 0; k < WIDTH; k++)
		cells[k] = label(t, heads[k]);
	for (size_t i = 0; i < f->n; i++) {
		const struct check_column *col = &f->columns[i];
		struct coco_str *row = &cells[(i + 1) * WIDTH];
		row[0] = col->name;
		row[1] = col->use;
		row[2] = number(t->c, col->filled);
		row[3] = distinct_text(t->c, col);
		row[4] = missing_text(t, col);
	}
	coco_md_table(t->out, cells, f->n + 1, WIDTH, right);
	return 0;
}

static int file_tell(const struct telling *t, const struct check_file *f)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fills[] = {{"file", f->count->file}, {"rows", number(t->c, f->count->rows)},
	    {"records", number(t->c, f->count->records)}, {"rejects", number(t->c, f->count->rejects)}};
	coco_label_fill(&text, coco_label("check.file", t->lang), fills, COCO_LEN(fills));
	coco_buf_printf(&text, " (%s, %s)", f->platform, f->encoding);
	heading(t, 3, coco_buf_view(&text));
	int rc = !coco_buf_ok(&text) ? -1 : t->md ? columns_tell(t, f) : columns_list(t, f);
	for (size_t i = 0; i < coco_map_count(f->codes) && !rc; i++) {
		coco_buf_clear(&text);
		coco_buf_printf(&text, "%llu %.*s", (unsigned long long)f->code_counts[i], COCO_STR_ARG(coco_map_key(f->codes, i)));
		item(t, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return rc;
}

static int fault_tell(const struct telling *t, const struct check_fault *f, bool with_file)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fills[] = {
	    {"line", number(t->c, f->line)}, {"column", f->column.s ? f->column : f->code}, {"text", check_fault_words(t->c, f, t->lang)}};
	if (with_file)
		coco_buf_printf(&text, "%.*s: ", COCO_STR_ARG(f->file));
	coco_label_fill(&text, coco_label("check.line", t->lang), fills, COCO_LEN(fills));
	item(t, coco_buf_view(&text));
	bool good = coco_buf_ok(&text);
	coco_buf_free(&text);
	return good ? 0 : -1;
}

static int person_tell(const struct telling *t, const struct check_person *p)
{
	struct coco_buf text = COCO_BUF_INIT;
	struct coco_str name = p->name.n ? p->name : p->id;
	coco_buf_printf(&text, "%.*s (%.*s%s%.*s)", COCO_STR_ARG(name), COCO_STR_ARG(p->side), p->side.n && p->name.n ? ", " : "",
	    p->name.n ? (int)p->id.n : 0, p->id.s);
	heading(t, 3, coco_buf_view(&text));
	for (size_t i = 0; i < p->n && !check_anonymous(p); i++) {
		const struct check_lack *lack = &p->lacks[i];
		coco_buf_clear(&text);
		if (lack->challenge.s)
			coco_buf_printf(&text, "%.*s: ", COCO_STR_ARG(lack->challenge));
		coco_buf_puts(&text, coco_wanted_ask(lack->wanted, t->lang));
		item(t, coco_buf_view(&text));
	}
	int rc = coco_buf_ok(&text) ? 0 : -1;
	for (size_t k = p->fault; k != COCO_NONE && !rc; k = t->c->faults[k].next)
		rc = fault_tell(t, &t->c->faults[k], false);
	coco_buf_free(&text);
	return rc;
}

/* What is missing most stands first; and how many can't be asked. */
static int summary_tell(const struct telling *t)
{
	const struct coco_check *c = t->c;
	struct coco_buf text = COCO_BUF_INIT;
	struct check_lacking *all = check_lacking_count(c);
	const uint64_t anonymous = check_anonymous_count(c);
	if (!all)
		return -1;
	if (all[0].people && c->n_people > 1)
		heading(t, 3, label(t, "check.most"));
	for (size_t i = 0; i < coco_wanted_rows() && all[i].people && c->n_people > 1; i++) {
		coco_buf_clear(&text);
		coco_buf_printf(&text, "%llu: %s", (unsigned long long)all[i].people, coco_wanted_ask(all[i].wanted, t->lang));
		item(t, coco_buf_view(&text));
	}
	if (anonymous) {
		const struct coco_fill fills[] = {{"n", number(c, anonymous)}};
		coco_buf_clear(&text);
		coco_label_fill(&text, coco_label("check.anonymous", t->lang), fills, 1);
		if (!t->md)
			coco_buf_putc(t->out, '\n');
		paragraph(t, coco_buf_view(&text));
	}
	const int rc = coco_buf_ok(&text) ? 0 : -1;
	coco_buf_free(&text);
	return rc;
}

static int text_write(const struct telling *t)
{
	const struct coco_check *c = t->c;
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fills[] = {{"complete", number(c, check_well_count(c))}, {"all", number(c, c->n_people)}};
	int rc = 0;
	if (c->n_files)
		heading(t, 2, label(t, "check.files"));
	for (size_t i = 0; i < c->n_files && !rc; i++)
		rc = file_tell(t, &c->files[i]);
	heading(t, 2, label(t, "check.participants"));
	coco_label_fill(&text, coco_label(c->n_people ? "check.complete" : "check.nobody", t->lang), fills, COCO_LEN(fills));
	paragraph(t, coco_buf_view(&text));
	if (!rc)
		rc = summary_tell(t);
	for (size_t i = 0; i < c->n_people && !rc; i++) {
		const struct check_person *p = &c->people[i];
		if (!check_well(p) && (!check_anonymous(p) || p->fault != COCO_NONE))
			rc = person_tell(t, p);
	}
	if (check_alone_count(c))
		heading(t, 2, label(t, "check.rows"));
	for (size_t i = 0; i < c->n_faults && !rc; i++) {
		if (c->faults[i].person == COCO_NONE)
			rc = fault_tell(t, &c->faults[i], true);
	}
	rc = coco_buf_ok(&text) ? rc : -1;
	coco_buf_free(&text);
	return rc;
}

int coco_check_write(struct coco_check *c, enum coco_check_form form, int lang, struct coco_buf *out, struct coco_err *err)
{
	const struct telling t = {c, out, form == COCO_CHECK_MD, lang < 0 ? 0 : lang};
	if (survey_check_hold(c, err))
		return -1;
	if (form == COCO_CHECK_JSON)
		check_json_write(c, t.lang, out);
	else if (text_write(&t))
		return coco_err_nomem(err);
	if (!coco_buf_ok(out))
		return coco_err_nomem(err);
	return check_well_count(c) < c->n_people || c->n_faults ? 1 : 0;
}
