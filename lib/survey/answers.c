/* A survey's row: what it says about the participant, the challenge it describes, and a response for every other column.
 *
 * Method: the fields' cells are read first, because they say who the row is about: the BSO's own id, an e-mail that the
 * run knows, the keyed hash of the e-mail, the hash of organisation and country, or else the row itself (anon-). Then the
 * values go to the person, the challenge is written, and a response for each remaining column from parts that are made
 * once a file and once a row; also one for a field's column where the platform says why it holds no answer.
 * Invariant: every cell with text is in a record, a contact, `extra`, or in a column that the plan drops by name.
 */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include "answers.h"
#include "phones.h"

/* ---- the responses ----------------------------------------------------------------------------------------------- */

static void member(struct coco_buf *out, const char *key, struct coco_str text)
{
	coco_buf_puts(out, key);
	coco_json_quote(out, text);
}

/* What stands before a response's own members, and what behind them with the beginning of the next one. */
static void parts_make(struct survey_answers *a)
{
	struct coco_writer number;
	struct survey_plan *plan = a->job->plan;
	struct coco_buf *head = &a->job->head, *tail = &a->job->between;
	coco_buf_clear(head);
	coco_buf_clear(tail);
	member(head, "{\"type\":\"response\",\"participant\":", a->id);
	member(head, ",\"survey\":", plan->survey);
	if (plan->wave.s || a->wave.n)
		member(head, ",\"wave\":", plan->wave.s ? plan->wave : a->wave);
	if (a->lang.n || plan->lang.n)
		member(tail, ",\"lang\":", a->lang.n ? a->lang : plan->lang);
	if (a->submitted.n)
		member(tail, ",\"submitted\":", a->submitted);
	if (a->complete >= 0)
		coco_buf_puts(tail, a->complete ? ",\"complete\":true" : ",\"complete\":false");
	coco_buf_puts(tail, ",\"source\":{\"file\":");
	coco_buf_str(tail, a->job->file_json);
	coco_buf_puts(tail, ",\"row\":");
	coco_writer_init(&number, tail);
	coco_write_int(&number, (int64_t)a->job->line);
	if (a->response_id.n)
		member(tail, ",\"response\":", a->response_id);
	coco_buf_puts(tail, "}}\n");
	coco_buf_str(tail, coco_buf_view(head));
}

/* Most answers of most surveys. */
static bool is_digit(struct coco_str cell)
{
	return cell.n == 1 && cell.s[0] >= '0' && cell.s[0] <= '9';
}

/* Of a heading that says no bounds any digit is. */
static bool in_bounds(const struct survey_column *c, char digit)
{
	return !c->bounded || (digit - '0' >= c->low && digit - '0' <= c->high);
}

enum put { PUT_NOT, PUT_PLAIN, PUT_CHANGED };

/* "1.2E+05", told once a column. NULL or a code. */
static const char *power_put(struct survey_answers *a, struct survey_column *c, struct coco_str cell, struct coco_buf *out)
{
	struct coco_buf plain = COCO_BUF_INIT;
	double value;
	const char *fault = survey_power(cell, &plain);
	if (!fault)
		fault = survey_number(coco_buf_view(&plain), '.', &value, out);
	if (!fault && !c->power_told)
		survey_finding(a->job, c, "power-of-ten", cell);
	c->power_told |= !fault;
	coco_buf_free(&plain);
	return fault;
}

/* A number as it stands, or by the column's decimal mark. `*fault`: why it is none. */
static enum put number_put(
    struct survey_answers *a, struct survey_column *c, struct coco_str cell, struct coco_buf *out, const char **fault)
{
	double value;
	const struct survey_map_column *m = c->map && c->map->scaled ? c->map : NULL;
	*fault = NULL;
	if (!m && is_digit(cell) && in_bounds(c, cell.s[0])) {
		coco_buf_putc(out, cell.s[0]);
		return PUT_PLAIN;
	}
	struct coco_str text = coco_str_trim(cell);
	size_t start = out->len;
	char decimal = c->format.decimal;
	if (survey_number_canonical(text) && (decimal == '.' || !memchr(text.s, '.', text.n)))
		coco_buf_str(out, text);
	else if (survey_is_exponent(text))
		*fault = power_put(a, c, cell, out);
	else
		*fault = survey_number(text, decimal, &value, out);
	if (*fault && strcmp(*fault, "bad-number") == 0) {
		out->len = start;
		*fault = survey_written_read(a->job->plan->lexicon, text, decimal, out);
	}
	if (*fault) {
		out->len = start;
		return PUT_NOT;
	}
	struct coco_str number = {out->data + start, out->len - start};
	const double low = m ? m->scale_min : c->low, high = m ? m->scale_max : c->high;
	if ((m || c->bounded) && coco_num_parse(number, &value) && (value < low || value > high))
		survey_finding(a->job, c, "out-of-range", cell);
	return coco_str_eq(number, cell) ? PUT_PLAIN : PUT_CHANGED;
}

/* Told once a column. */
static void lacks_tell(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	const struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line};
	const bool shown = survey_cell_shown(a->job, c, cell);
	if (!c->lacks_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "no-option", &at, "give it its code in the map if it is one",
		    "%.*s has answers that are none of the map's options%s%.*s%s; they stay as they are", COCO_STR_ARG(c->name),
		    shown ? ", as '" : "", shown ? (int)cell.n : 0, shown ? cell.s : "", shown ? "'" : "");
	c->lacks_told = true;
}

static void list_put(
    struct survey_answers *a, struct survey_column *c, struct coco_str cell, const struct survey_seen *seen, struct coco_buf *out)
{
	if (seen->code) {
		survey_finding(a->job, c, seen->code, COCO_STR_NONE);
		coco_json_quote(out, cell);
		return;
	}
	coco_buf_str(out, seen->n_items ? seen->list : COCO_STR("[]"));
	member(out, ",\"raw\":", cell);
	if (c->map && c->map->n_options && !c->lacks_told && survey_map_lacks_items(c, seen))
		lacks_tell(a, c, cell);
}

static void missing_put(struct coco_str cell, const char *reason, struct coco_buf *out)
{
	coco_buf_puts(out, "null");
	if (cell.n)
		member(out, ",\"raw\":", cell);
	member(out, ",\"missing\":", coco_str_of(reason));
}

/* A day in ISO form, with what was typed beside. */
static void date_put(struct survey_answers *a, const struct survey_column *c, struct coco_str cell, struct coco_buf *out)
{
	struct survey_plan *plan = a->job->plan;
	char text[32];
	const char *missing = survey_word_missing(plan->lexicon, cell, false);
	if (missing) {
		missing_put(cell, missing, out);
		return;
	}
	const char *fault = survey_answer_date(plan, c, cell, text);
	if (fault && strcmp(fault, "no-date") != 0)
		survey_finding(a->job, c, fault, cell);
	coco_json_quote(out, *text ? coco_str_of(text) : cell);
	if (*text)
		member(out, ",\"raw\":", cell);
}

static int value_put(struct survey_answers *a, struct survey_column *c, struct coco_str cell, struct coco_buf *out)
{
	const char *fault = NULL;
	bool options = c->map && c->map->n_options;
	if (c->dated) {
		date_put(a, c, cell, out);
		return 0;
	}
	if (!c->list && !c->choice && !options) {
		coco_json_quote(out, cell);
		return 0;
	}
	if (c->codes && cell.s[0] == '-' && survey_code_missing(a->job->plan->lexicon, cell)) {
		missing_put(cell, survey_code_missing(a->job->plan->lexicon, cell), out);
		return 0;
	}
	if (c->number && !options) {
		enum put put = number_put(a, c, cell, out, &fault);
		if (put == PUT_CHANGED)
			member(out, ",\"raw\":", cell);
		if (put != PUT_NOT)
			return 0;
	}
	const struct survey_seen *seen = survey_cell_recent(c, cell);
	if (!seen && !(seen = survey_cell_read(a->job->plan, c, cell, a->arena)))
		return -1;
	if (c->list) {
		list_put(a, c, cell, seen, out);
	} else if (seen->json.s) {
		coco_buf_str(out, seen->json);
		member(out, ",\"raw\":", cell);
	} else if (seen->missing) {
		missing_put(cell, seen->missing, out);
	} else if (options && c->number && number_put(a, c, cell, out, &fault) != PUT_NOT) {
		member(out, ",\"raw\":", cell);
		if (survey_map_lacks(c, cell))
			lacks_tell(a, c, cell);
	} else {
		if (fault || c->scale)
			survey_finding(a->job, c, fault ? fault : "not-on-scale", cell);
		else if (options && survey_map_lacks(c, cell))
			lacks_tell(a, c, cell);
		coco_json_quote(out, cell);
	}
	return 0;
}

/* Behind the last answer of a sheet that was not sent in, nothing was seen any more. */
static size_t last_filled(const struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t i = plan->n; i-- > 0;) {
		bool asked = plan->columns[i].use != SURVEY_META && plan->columns[i].use != SURVEY_DROP;
		if (asked && !survey_cell_missing(plan, a->row->cells[i]))
			return i + 1;
	}
	return 0;
}

/* The value of an answer, with what goes beside it. */
static int answer_put(struct survey_answers *a, struct survey_column *c, size_t i, struct coco_str cell, struct coco_buf *line)
{
	const char *missing = survey_cell_missing(a->job->plan, cell);
	if (missing && survey_options_chosen(a->job, a->row, c, cell)) {
		coco_json_quote(line, coco_str_trim(cell));
		return 0;
	}
	if (missing) {
		if (!cell.n && a->complete == 0 && i >= a->last_filled)
			missing = "dropout";
		missing_put(cell, missing, line);
		return 0;
	}
	bool address = memchr(cell.s, '@', cell.n) != NULL;
	if (address && coco_is_email(cell)) {
		survey_finding(a->job, c, "address-in-answer", COCO_STR_NONE);
		coco_buf_puts(line, "null,\"raw\":\"(masked)\"");
		return 0;
	}
	if (c->mixed && survey_is_full_name(a->job->plan, cell)) {
		survey_finding(a->job, c, "person-in-answer", COCO_STR_NONE);
		coco_buf_puts(line, "null,\"raw\":\"(masked)\"");
		return 0;
	}
	if ((address || cell.n >= SURVEY_TELLING) && survey_text_clean(a->job, c, false, &cell))
		return -1;
	return value_put(a, c, cell, line);
}

/* A record's unchanging parts with an answer of one digit: one look at the room for all of them. */
static void digit_put(struct coco_buf *lines, const struct survey_column *c, char digit, struct coco_str between)
{
	const size_t n = c->head_json.n + 1 + c->tail_json.n + between.n;
	char *to = n < lines->cap - lines->len && !lines->failed ? lines->data + lines->len : coco_buf_room(lines, n);
	if (!to)
		return;
	memcpy(to, c->head_json.s, c->head_json.n);
	to += c->head_json.n;
	*to++ = digit;
	memcpy(to, c->tail_json.s, c->tail_json.n);
	to += c->tail_json.n;
	memcpy(to, between.s, between.n);
	to[between.n] = '\0';
	lines->len += n;
}

/* An empty cell in the row of one form is a question of another one. */
static bool is_unasked(struct coco_str value)
{
	return coco_str_starts(value, "null,\"missing\":") || coco_str_is(value, "[]");
}

static int responses_give(struct survey_answers *a, struct coco_err *err)
{
	struct coco_import *import = a->job->import;
	struct survey_plan *plan = a->job->plan;
	struct coco_buf *lines = &import->line, *head = &a->job->head;
	if (!plan->n_asked && !a->n_unsaid)
		return 0;
	parts_make(a);
	if (!coco_buf_ok(head) || !coco_buf_ok(&a->job->between))
		return coco_err_nomem(err);
	const struct coco_str between = coco_buf_view(&a->job->between);
	coco_buf_clear(lines);
	coco_buf_str(lines, coco_buf_view(head));
	if (a->complete == 0)
		a->last_filled = last_filled(a);
	size_t given = plan->n_asked + a->n_unsaid;
	for (size_t k = 0; k < plan->n_asked; k++) {
		const size_t i = plan->asked[k], before = lines->len;
		struct survey_column *c = &plan->columns[i];
		struct coco_str cell = a->row->cells[i];
		if (c->digits && is_digit(cell) && in_bounds(c, cell.s[0])) {
			digit_put(lines, c, cell.s[0], between);
			continue;
		}
		coco_buf_str(lines, c->head_json);
		if (c->use == SURVEY_TICKS ? survey_ticks_put(a, c, lines) : answer_put(a, c, i, cell, lines))
			return coco_err_nomem(err);
		if (a->form.n && !lines->failed && is_unasked(coco_str_sub(coco_buf_view(lines), before + c->head_json.n, lines->len))) {
			lines->len = before;
			given--;
			continue;
		}
		coco_buf_str(lines, c->tail_json);
		coco_buf_str(lines, between);
	}
	for (size_t k = 0; k < a->n_unsaid; k++) {
		const struct survey_column *c = &plan->columns[a->unsaid[k]];
		coco_buf_str(lines, c->head_json);
		missing_put(a->row->cells[a->unsaid[k]], survey_cell_missing(plan, a->row->cells[a->unsaid[k]]), lines);
		coco_buf_str(lines, c->tail_json);
		coco_buf_str(lines, between);
	}
	if (!coco_buf_ok(lines))
		return coco_err_nomem(err);
	return survey_give_lines(import, coco_str_sub(coco_buf_view(lines), 0, lines->len - head->len), given, err);
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

/* What every row would decide anew of a column. */
static void columns_prepare(struct survey_plan *plan)
{
	survey_fields_prepare(plan);
	for (size_t k = 0; k < plan->n_asked; k++) {
		struct survey_column *c = &plan->columns[plan->asked[k]];
		bool mapped = c->map && (c->map->n_options || c->map->scaled);
		c->digits = c->number && c->choice && !c->list && !mapped && !plan->n_missing;
	}
}

int survey_answers_begin(struct survey_job *job, struct coco_err *err)
{
	const struct survey_map *map = &job->plan->map;
	survey_dropped_tell(job->plan, job->plan->columns, job->import->setup.diag);
	columns_prepare(job->plan);
	for (size_t i = 0; i < map->n_constants; i++) {
		const struct survey_map_constant *c = &map->constants[i];
		if (coco_schema_field(c->type, c->field) && coco_schema_known(c->type))
			continue;
		coco_err_set(
		    err, COCO_EXIT_USAGE, "bad-map", "constants: %.*s has no field \"%.*s\"", COCO_STR_ARG(c->type), COCO_STR_ARG(c->field));
		return coco_err_at(err, map->path, survey_map_line(map, c->field), 0);
	}
	return 0;
}

static int trial_reject(const struct survey_answers *a, struct coco_err *err)
{
	char text[128];
	snprintf(text, sizeof text, "%s, by what %s says", a->trial, a->job->plan->platform_name);
	return survey_reject(a->job, a->row, NULL, "trial-row", text, err);
}

int survey_answers_row(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	struct survey_plan *plan = job->plan;
	struct survey_answers a = {.job = job, .row = row, .arena = job->import->row, .complete = -1};
	if (survey_row_is_total(plan, row))
		return survey_reject(job, row, NULL, "total-row", "a row of sums below the table", err);
	if (survey_row_is_footnote(row))
		return survey_reject(job, row, NULL, "footnote-row", "a footnote below the table", err);
	survey_own_find(job, plan->columns, row);
	if (survey_others_row(job, plan->columns, row))
		return coco_err_nomem(err);
	if (!job->file_json.s && !(job->file_json = survey_quote(plan->file, plan->arena)).s)
		return coco_err_nomem(err);
	a.json = coco_arena_array(a.arena, plan->n_slots + 1, sizeof *a.json);
	if (!job->extra)
		job->extra = coco_arena_array(plan->arena, 2 * plan->n + 1, sizeof *job->extra);
	a.extra = job->extra;
	if (!job->unsaid)
		job->unsaid = coco_arena_array(plan->arena, plan->n + 1, sizeof *job->unsaid);
	a.unsaid = job->unsaid;
	if (!a.json || !a.extra || !a.unsaid || survey_answers_fields(&a))
		return coco_err_nomem(err);
	if (a.trial)
		return trial_reject(&a, err);
	if (survey_profile_identify(&a))
		return coco_err_nomem(err);
	if (job->looks)
		return survey_same_note(job->looks, &a) ? coco_err_nomem(err) : 0;
	if ((plan->has_challenge && survey_profile_challenges(&a, err)) || survey_profile_participant(&a, err) || responses_give(&a, err))
		return -1;
	job->count->records++;
	return 0;
}

void survey_answers_end(struct survey_job *job)
{
	coco_person_free(&job->own);
	coco_buf_free(&job->head);
	coco_buf_free(&job->between);
	coco_buf_free(&job->scratch);
}
