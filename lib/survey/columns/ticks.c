/* Questions of several answers whose options stand in columns of their own and that no field takes: one response a question.
 *
 * Method: which headings are options of one question say tick_names.c and the headings' own form, "Question [Option]". They are taken for
 * options where every cell that the plan sees is a tick: the platform's two codes, a word for yes or no, or the option's own text; and
 * where yes and no both occur. The response's value is the list of the options that are ticked; its raw text is the cells as they stand, in
 * the file's order, with a semicolon between. Invariant: no cell's text is lost; a cell that is no tick is told of.
 */
#include <string.h>
#include "answers.h"
#include "ticks_parts.h"

#define CELLS_MARK ';' /* between the cells in `raw` */

/* ---- which columns are options ----------------------------------------------------------------------------------- */

bool ticks_says(struct coco_str a, struct coco_str b)
{
	struct coco_buf x = COCO_BUF_INIT, y = COCO_BUF_INIT;
	coco_fold(a, &x);
	coco_fold(b, &y);
	bool same = x.len && coco_str_eq(coco_buf_view(&x), coco_buf_view(&y));
	coco_buf_free(&x);
	coco_buf_free(&y);
	return same;
}

bool survey_is_other(struct survey_lexicon *lexicon, const struct survey_column *c)
{
	const struct coco_str names[] = {c->sub, c->option};
	for (size_t i = 0; i < COCO_LEN(names) && !c->stem && !c->selected;
	     i++) { /* by the platform's codes it is a tick as well; the text has a column of another form */
		size_t bracket = coco_str_find(names[i], COCO_STR("("), 0);
		struct coco_str word = bracket == SIZE_MAX ? names[i] : coco_str_sub(names[i], 0, bracket);
		if (word.n && survey_lexicon_word(lexicon, "option", word))
			return true;
	}
	return false;
}

/* Not the map's own column, which says itself what it is. */
static bool map_allows(const struct survey_column *c)
{
	const struct survey_map_column *m = c->map;
	return !m || (coco_str_eq(m->key, c->question) && !coco_str_eq(m->key, c->name) && !m->split.s && !m->scaled);
}

static bool may_be(struct survey_plan *plan, const struct survey_column *c)
{
	return c->use == SURVEY_RESPONSE && c->sub.n && !c->rest && map_allows(c) && plan->platform->joined &&
	       (c->stem || c->selected || !c->code.s || c->option.n) && !survey_is_other(plan->lexicon, c);
}

/* Its cells are ticks; notes which of the two there are. A bare figure is a tick only where it is the platform's. */
static bool is_ticked(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e, bool *yes, bool *no)
{
	if (c->stem) {
		for (size_t i = 0; i < e->n_distinct; i++) {
			const struct coco_str cell = coco_str_trim(e->distinct[i]);
			const char *word = survey_lexicon_word(plan->lexicon, "tick", cell);
			*(coco_str_is(cell, plan->platform->chosen) || (word && strcmp(word, "yes") == 0) ? yes : no) = true;
		}
		return true;
	}
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_str cell = coco_str_trim(e->distinct[i]);
		const char *word = c->mark.n && coco_str_eq(cell, c->mark)                ? "yes"
		                   : cell.s[0] >= '0' && cell.s[0] <= '9' && !c->selected ? NULL
		                                                                          : survey_lexicon_word(plan->lexicon, "bool", cell);
		if (!word && survey_word_missing(plan->lexicon, cell, false))
			continue;
		if (!word && !ticks_says(cell, c->option))
			return false;
		*(!word || strcmp(word, "yes") == 0 ? yes : no) = true;
	}
	return e->n_distinct < SURVEY_DISTINCT;
}

/* The option as an item: what the map says of it, its text, else its code. A map with options of which none is a column's is not of these.
 */
static int option_name(struct survey_plan *plan, struct survey_column *c, bool *known)
{
	c->option_json = c->map ? survey_map_option(c->map, c->sub) : COCO_STR_NONE;
	if (!c->option_json.s && c->map && c->option.n)
		c->option_json = survey_map_option(c->map, c->option);
	*known |= c->option_json.s != NULL;
	if (!c->option_json.s)
		c->option_json = survey_quote(c->option.n ? c->option : c->sub, plan->arena);
	return c->option_json.s ? 0 : -1;
}

/* The columns that are options of the question of column `i`, the first of them; none: they are no ticks. -1: memory. */
static int members_find(struct survey_plan *plan, const struct survey_evidence *evidence, size_t i, struct survey_ticks *t)
{
	bool yes = false, no = false, known = false, ticked = true, silent = false;
	*t = (struct survey_ticks){
	    .columns = coco_arena_array(plan->arena, plan->n, sizeof *t->columns), .count = COCO_NONE, .other = COCO_NONE};
	if (!t->columns)
		return -1;
	for (size_t k = 0; k < plan->n && ticked; k++) {
		struct survey_column *c = &plan->columns[k];
		if (!may_be(plan, c) || !coco_str_eq(c->question, plan->columns[i].question))
			continue;
		t->columns[t->n++] = k;
		ticked = is_ticked(plan, c, &evidence[k], &yes, &no);
		silent |= !evidence[k].filled;
		if (ticked && option_name(plan, c, &known))
			return -1;
	}
	const struct survey_map_column *m = plan->columns[i].map;
	/* where only what is ticked is written, an option that nobody took is an empty column */
	if (!ticked || t->n < 2 || t->columns[0] != i || !yes || !(no || silent || !plan->columns[i].stem) || (m && m->n_options && !known))
		t->n = 0;
	return 0;
}

/* ---- one response a question ------------------------------------------------------------------------------------- */

/* By what a column is told to be an option. */
static const char *ticks_told(const struct survey_plan *plan, const struct survey_column *c)
{
	return c->stem                ? "the platform's codes"
	       : c->mark.n            ? "a mark or nothing"
	       : c->selected          ? "the platform's words"
	       : plan->platform->bare ? "its cells repeat its heading"
	                              : "yes or no";
}

/* The response's columns; a text for "other" beside them is called after it. */
static int question_make(struct survey_plan *plan, const struct survey_ticks *found)
{
	struct survey_column *head = &plan->columns[found->columns[0]];
	struct survey_ticks *t = coco_arena_alloc(plan->arena, sizeof *t);
	if (!t)
		return -1;
	*t = *found;
	for (size_t k = 0; k < t->n; k++) {
		struct survey_column *c = &plan->columns[t->columns[k]];
		c->use = SURVEY_TICK;
		c->why = coco_arena_printf(plan->arena, "an option of several: %s; %zu columns are one response", ticks_told(plan, c), t->n);
		if (!c->why)
			return -1;
	}
	head->use = SURVEY_TICKS;
	head->ticks = t;
	head->label = head->asked;
	head->code = head->code.s || head->stem || head->selected ? head->question : COCO_STR_NONE;
	for (size_t k = 0; k < plan->n; k++) {
		struct survey_column *c = &plan->columns[k];
		if (c->counts && head->stem && coco_str_eq(coco_str_trim(c->name), head->question))
			t->count = k;
		if (c->use != SURVEY_RESPONSE || head->stem || !coco_str_eq(c->question, head->question) || !survey_is_other(plan->lexicon, c))
			continue;
		t->other = k;
		if (!c->map && !c->beside)
			c->beside = head;
	}
	return 0;
}

static void questions_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	const struct survey_column *first = NULL;
	struct coco_finding at = {.file = plan->path};
	size_t n = 0;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		first = c->use == SURVEY_TICKS && !first ? c : first;
		n += c->use == SURVEY_TICKS;
	}
	if (first)
		coco_diag_say(diag, COCO_NOTE, "options-joined", &at, "a map's \"item\" for each column keeps them apart",
		    "%zu question%s ha%s options in columns of their own, which are one response: \"%.*s\" and %zu more%s", n, n == 1 ? "" : "s",
		    n == 1 ? "s" : "ve", COCO_STR_ARG(first->name), first->ticks->n - 1, n == 1 ? "" : " …");
}

int survey_ticks_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	if (ticks_bare(plan, evidence))
		return -1;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_ticks found;
		if (!may_be(plan, &plan->columns[i]))
			continue;
		if (members_find(plan, evidence, i, &found) || (found.n && question_make(plan, &found)))
			return -1;
	}
	questions_tell(plan, diag);
	return 0;
}

/* ---- a row's answer ---------------------------------------------------------------------------------------------- */

static int raw_add(struct survey_answers *a, const struct survey_column *c, struct coco_str cell, bool read, struct coco_buf *raw)
{
	if (!read) { /* anything may stand there, even an address */
		survey_finding(a->job, c, "bad-boolean", coco_is_email(cell) ? COCO_STR_NONE : cell);
		if (coco_is_email(cell))
			cell = COCO_STR("(masked)");
		else if (survey_text_clean(a->job, c, false, &cell))
			return -1;
	}
	coco_buf_str(raw, cell);
	return 0;
}

/* Why there is no answer: what the number of options says instead, else the reason of the cells if they have one. */
static const char *missing_of(
    const struct survey_answers *a, const struct survey_ticks *t, const char *reason, bool answered, size_t chosen)
{
	struct coco_str count = t->count == COCO_NONE ? COCO_STR("") : a->row->cells[t->count];
	const char *instead = !chosen && count.n ? survey_cell_missing(a->job->plan, count) : NULL;
	return instead ? instead : answered ? NULL : reason;
}

/* A reason that says more than that nothing stands there. */
static bool reason_said(const char *reason)
{
	return reason && strcmp(reason, "no_answer") != 0;
}

int survey_ticks_put(struct survey_answers *a, const struct survey_column *head, struct coco_buf *out)
{
	const struct survey_ticks *t = head->ticks;
	struct survey_plan *plan = a->job->plan;
	struct coco_buf raw = COCO_BUF_INIT, items = COCO_BUF_INIT;
	const char *reason = NULL;
	size_t chosen = 0, texts = 0;
	bool answered = false, unread = false;
	int rc = 0;
	for (size_t k = 0; k < t->n && !rc; k++) {
		struct survey_column *c = &plan->columns[t->columns[k]];
		struct coco_str cell = a->row->cells[t->columns[k]];
		const char *missing = survey_cell_missing(plan, cell);
		if (k)
			coco_buf_putc(&raw, CELLS_MARK);
		texts += cell.n > 0;
		if (missing) {
			bool left = !cell.n && a->complete == 0 && t->columns[k] >= a->last_filled;
			reason = reason_said(reason) ? reason : left ? "dropout" : missing;
			coco_buf_str(&raw, cell);
			continue;
		}
		const struct survey_seen *seen = survey_cell_read(plan, c, cell, a->arena);
		if (seen && seen->missing) {
			reason = reason_said(reason) ? reason : seen->missing;
			coco_buf_str(&raw, cell);
			continue;
		}
		rc = seen ? raw_add(a, c, cell, !seen->code, &raw) : -1;
		answered |= seen && !seen->code;
		unread |= seen && seen->code;
		for (size_t i = 0; seen && i < seen->n_items; i++) {
			coco_buf_puts(&items, chosen++ ? "," : "");
			coco_buf_str(&items, seen->items[i]);
		}
	}
	/* who wrote something else only has answered the question */
	answered |= !reason_said(reason) && t->other != COCO_NONE && !survey_cell_missing(plan, a->row->cells[t->other]);
	const char *missing = unread && !answered ? NULL : missing_of(a, t, reason ? reason : "no_answer", answered, chosen);
	if (unread && !answered) { /* it says something, but nothing that the question asks */
		coco_json_quote(out, coco_buf_view(&raw));
		texts = 0;
	} else if (missing) {
		coco_buf_puts(out, "null");
	} else {
		coco_buf_putc(out, '[');
		coco_buf_str(out, coco_buf_view(&items));
		coco_buf_putc(out, ']');
	}
	if (texts) {
		coco_buf_puts(out, ",\"raw\":");
		coco_json_quote(out, coco_buf_view(&raw));
	}
	if (missing) {
		coco_buf_puts(out, ",\"missing\":");
		coco_json_quote(out, coco_str_of(missing));
	}
	rc = rc || !coco_buf_ok(&raw) || !coco_buf_ok(&items) ? -1 : 0;
	coco_buf_free(&raw);
	coco_buf_free(&items);
	return rc;
}
