/* The data rows of a file: each goes to who makes records of it, or is rejected with the reason.
 *
 * Invariant: every row that is no header counts, and each of them becomes records or a reject. */
#include "import.h"

#include <stdio.h>

static int ragged_reject(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	char text[128], lines[64] = "";
	if (row->lines > 1)
		snprintf(lines, sizeof lines, ", lines %zu to %zu,", row->line, row->line + row->lines - 1);
	snprintf(text, sizeof text, "the row%s has %zu cell%s, the header %zu", lines, row->n, row->n == 1 ? "" : "s", job->plan->n);
	return survey_reject(job, row, NULL, "ragged-row", text, err);
}

static int raw_row(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	struct coco_buf *line = &job->import->line;
	coco_buf_clear(line);
	coco_buf_printf(line, "{\"type\":\"row\",\"row\":%llu,\"source\":{\"file\":", (unsigned long long)job->row);
	coco_json_quote(line, job->plan->file);
	coco_buf_printf(line, ",\"row\":%zu},\"cells\":{", row->line);
	for (size_t i = 0; i < row->n; i++) {
		coco_buf_str(line, job->plan->columns[i].head_json);
		coco_json_quote(line, row->cells[i]);
	}
	coco_buf_puts(line, "}}");
	if (!coco_buf_ok(line))
		return coco_err_nomem(err);
	job->count->records++;
	return survey_give(job->import, coco_buf_view(line), err);
}

int survey_raw_begin(struct survey_plan *plan, struct coco_err *err)
{
	struct coco_buf key = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; i < plan->n && !rc; i++) {
		coco_buf_clear(&key);
		coco_buf_puts(&key, i ? "," : "");
		coco_json_quote(&key, plan->columns[i].name);
		coco_buf_putc(&key, ':');
		plan->columns[i].head_json = coco_arena_copy(plan->arena, coco_buf_view(&key));
		rc = plan->columns[i].head_json.s && coco_buf_ok(&key) ? 0 : coco_err_nomem(err);
	}
	coco_buf_free(&key);
	return rc;
}

static void bare_quote_tell(struct survey_job *job)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	coco_diag_say(job->import->setup.diag, COCO_WARNING, "bare-quote", &at, "quote the cell and double the quote",
	    "a quote stands inside a cell that is not quoted; it is kept as it stands");
}

/* Once a file: who writes so does it in every row. */
static void quote_blanks_tell(struct survey_job *job, bool *told)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	if (!*told)
		coco_diag_say(job->import->setup.diag, COCO_WARNING, "quote-blanks", &at, "where they belong to a cell, put them within its quotes",
		    "blanks before or behind the quotes of a cell are left out, here and below");
	*told = true;
}

/* A row that may be several. */
static void swallowed_tell(struct survey_job *job, const struct coco_dsv_row *row)
{
	struct coco_finding at = {.file = job->plan->path, .line = row->quote_line};
	coco_diag_say(job->import->setup.diag, COCO_WARNING, "swallowed-lines", &at, "if they are, close the quote on its line",
	    "a quote opened here runs down to line %zu, and each of these lines looks like a row", row->line + row->lines - 1);
}

static int fault_reject(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	char text[256];
	size_t last = row->line + row->lines - 1;
	if (!row->quote_line)
		return survey_reject(job, row, NULL, row->fault, row->why, err);
	int n = snprintf(text, sizeof text, "a quote opened on line %zu, column %zu, %s", row->quote_line, row->column, row->why);
	if (row->lines > 1)
		n += snprintf(text + n, sizeof text - (size_t)n, "; lines %zu to %zu are left out", row->line, last);
	snprintf(text + n, sizeof text - (size_t)n, "; reading goes on behind line %zu", last);
	return survey_reject(job, row, NULL, row->fault, text, err);
}

/* A template's second row says what the columns hold. */
static bool is_comment(const struct survey_job *job, const struct coco_dsv_row *row)
{
	return job->plan->type && job->row == 0 && row->n && coco_str_starts(row->cells[0], "#");
}

/* Nothing but delimiters and blanks, as spreadsheet programs write what stands below the last row: no more than a blank line is. */
static bool is_empty(const struct coco_dsv_row *row)
{
	size_t i = 0;
	while (i < row->n && !coco_str_trim(row->cells[i]).n)
		i++;
	return !row->fault && i == row->n;
}

/* What a meeting program writes behind the table. */
static void section_tell(struct survey_job *job, size_t line, size_t rows)
{
	struct coco_finding at = {.file = job->plan->path, .line = line};
	coco_diag_say(job->import->setup.diag, COCO_NOTE, "other-section", &at, "save the section as a file of its own if you need it",
	    "another section begins here; the rest of the file is left out: %zu row%s", rows, rows == 1 ? "" : "s");
}

int survey_data_rows(
    struct survey_job *job, struct coco_dsv_bytes *bytes, struct survey_table *table, bool names_only, struct coco_err *err)
{
	struct survey_plan *plan = job->plan;
	struct coco_import *import = job->import;
	struct coco_dsv_rows *rows = coco_dsv_rows_of(bytes, &plan->dialect, err);
	struct coco_dsv_row row;
	int rc = rows ? coco_dsv_rows_skip(rows, plan->dialect.skip, err) : -1;
	if (rows)
		coco_dsv_rows_width(rows, plan->n);
	job->row = 0;
	size_t section = 0, behind = 0; /* its line, and its rows */
	bool blanks_told = false;
	for (size_t i = 0; rc > 0 && (rc = coco_dsv_rows_next(rows, &row, err)) > 0; i++) {
		if (i < plan->header_rows || is_comment(job, &row) || (!plan->raw && is_empty(&row)))
			continue;
		section = section ? section : survey_meeting_ends(plan, &row) ? row.line : 0;
		if (section) {
			behind++;
			continue;
		}
		job->row++;
		job->line = import->at_line = row.line;
		if (i < plan->dialect.above && row.n == plan->n + 1 && !row.cells[plan->n].n)
			row.n--; /* headings that end with a delimiter, read as rows */
		if (names_only) {
			if (!row.fault && row.n == plan->n && survey_table_row(table, job, &row, true, err))
				rc = -1;
			continue;
		}
		job->count->rows++;
		if (import->setup.check && !row.fault && row.n == plan->n && survey_check_row(import->setup.check, job, &row, err)) {
			rc = -1;
			break;
		}
		int bad;
		job->columns = NULL;
		coco_arena_reset(job->import->row);
		if (row.bare_quote)
			bare_quote_tell(job);
		if (row.quote_blanks)
			quote_blanks_tell(job, &blanks_told);
		if (row.swallowed)
			swallowed_tell(job, &row);
		if (row.fault)
			bad = fault_reject(job, &row, err);
		else if (row.n != plan->n)
			bad = ragged_reject(job, &row, err);
		else if (plan->raw)
			bad = raw_row(job, &row, err);
		else if (table)
			bad = survey_table_row(table, job, &row, false, err);
		else
			bad = survey_answers_row(job, &row, err);
		rc = bad ? -1 : rc;
	}
	coco_dsv_rows_free(rows);
	if (section && !names_only)
		section_tell(job, section, behind);
	return rc < 0 ? -1 : 0;
}
