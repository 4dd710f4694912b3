/* A run of the importer: its files one after the other, and the equation that closes it.
 *
 * Method: a file that begins with `{`, or with `[` and a JSON value, is records; all else is CSV, and a plan is made from
 * its beginning. First the surveys are read and their records given; a survey is read through before, for its digest (ids
 * of anonymous rows hang on it) and so that a fault of its bytes is told before anything is written. Then the names of all
 * records in tables are noted, because a table may refer to what a later one holds; then their records are given in the
 * files' order. A single table that does not refer to itself is read once, and nothing is kept.
 * Who came again after his record had to make room (people.c) is read for once more.
 * Invariant, checked at the end: data rows = rows that became records + rejects, for each file and in all.
 */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include "import.h"
#include "people.h"
#include "gate.h"

struct coco_import *coco_import_new(const struct coco_import_setup *setup, struct coco_err *err)
{
	struct coco_import *import = calloc(1, sizeof *import);
	if (!import) {
		coco_err_nomem(err);
		return NULL;
	}
	import->setup = *setup;
	if (sodium_init() < 0) /* it chooses the faster code for this processor */
		goto fail;
	import->lexicon = survey_lexicon_new(setup->vocabs, err);
	import->keys = survey_keys_new(setup->arena);
	import->refs = survey_refs_new();
	import->people = survey_people_new();
	import->row = coco_arena_new();
	if (import->lexicon && import->keys && import->refs && import->people && import->row)
		return import;
fail:
	coco_import_free(import);
	coco_err_nomem(err);
	return NULL;
}

void coco_import_free(struct coco_import *import)
{
	if (!import)
		return;
	survey_lexicon_free(import->lexicon);
	survey_refs_free(import->refs);
	survey_people_free(import->people);
	survey_gate_free(import->gate);
	coco_arena_free(import->row);
	coco_buf_free(&import->line);
	free(import);
}

int survey_give(struct coco_import *import, struct coco_str line, struct coco_err *err)
{
	import->given++;
	return import->setup.put(import->setup.context, line, err);
}

int survey_give_lines(struct coco_import *import, struct coco_str lines, size_t n, struct coco_err *err)
{
	struct coco_str line;
	if (import->setup.put_lines) {
		import->given += n;
		return import->setup.put_lines(import->setup.context, lines, n, err);
	}
	while (n-- && coco_str_split(&lines, '\n', &line)) {
		if (survey_give(import, line, err))
			return -1;
	}
	return 0;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static int ragged_reject(struct survey_job *job, const struct survey_row *row, struct coco_err *err)
{
	char text[128], lines[64] = "";
	if (row->lines > 1)
		snprintf(lines, sizeof lines, ", lines %zu to %zu,", row->line, row->line + row->lines - 1);
	snprintf(text, sizeof text, "the row%s has %zu cell%s, the header %zu", lines, row->n, row->n == 1 ? "" : "s", job->plan->n);
	return survey_reject(job, row, NULL, "ragged-row", text, err);
}

static int raw_row(struct survey_job *job, const struct survey_row *row, struct coco_err *err)
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

/* `,"heading":` of each column. */
static int raw_begin(struct survey_plan *plan, struct coco_err *err)
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

/* A row that may be several. */
static void swallowed_tell(struct survey_job *job, const struct survey_row *row)
{
	struct coco_finding at = {.file = job->plan->path, .line = row->quote_line};
	coco_diag_say(job->import->setup.diag, COCO_WARNING, "swallowed-lines", &at, "if they are, close the quote on its line",
	    "a quote opened here runs down to line %zu, and each of these lines looks like a row", row->line + row->lines - 1);
}

static int fault_reject(struct survey_job *job, const struct survey_row *row, struct coco_err *err)
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
static bool is_comment(const struct survey_job *job, const struct survey_row *row)
{
	return job->plan->type && job->row == 0 && row->n && coco_str_starts(row->cells[0], "#");
}

/* All data rows of `bytes`; `names_only`: a first reading of a table for its names. */
static int rows_read(struct survey_job *job, struct survey_bytes *bytes, struct survey_table *table, bool names_only, struct coco_err *err)
{
	struct survey_plan *plan = job->plan;
	struct coco_import *import = job->import;
	struct survey_rows *rows = survey_rows_new(bytes, plan->dialect.delimiter, err);
	struct survey_row row;
	int rc = rows ? survey_rows_skip(rows, plan->dialect.skip, err) : -1;
	if (rows)
		survey_rows_width(rows, plan->n);
	job->row = 0;
	for (size_t i = 0; rc > 0 && (rc = survey_rows_next(rows, &row, err)) > 0; i++) {
		if (i < plan->header_rows || is_comment(job, &row))
			continue;
		job->row++;
		job->line = row.line;
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
	survey_rows_free(rows);
	return rc < 0 ? -1 : 0;
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* Makes text of a workbook's sheet. What is said of bytes does not touch it. */
static int sheet_take(struct survey_plan *plan, struct coco_import *import, struct survey_source *source,
    const struct coco_import_file *file, struct coco_err *err)
{
	struct coco_str sheet = file->sheet ? coco_str_of(file->sheet) : plan->map.sheet;
	struct coco_str decimal = file->decimal ? coco_str_of(file->decimal) : plan->map.decimal;
	struct coco_finding at = {.file = source->path};
	if (!source->workbook && file->sheet)
		coco_diag_say(import->setup.diag, COCO_NOTE, "not-used", &at, NULL, "this is no workbook: --sheet is not used");
	if (!source->workbook)
		return 0;
	if (file->encoding || file->delimiter)
		coco_diag_say(import->setup.diag, COCO_NOTE, "not-used", &at, NULL, "a workbook has neither encoding nor delimiter: %s is not used",
		    file->encoding ? "--encoding" : "--delimiter");
	struct survey_sheet_said said = {.decimal = decimal.n == 1 ? decimal.s[0] : 0};
	if (sheet.s && !(said.sheet = coco_arena_copy(plan->arena, sheet).s))
		return coco_err_nomem(err);
	return survey_source_unpack(source, &said, import->setup.diag, err);
}

/* Opens the file, makes its plan. A survey and a table need the digest first; a file of rows streams. */
struct survey_bytes *survey_file_open(struct survey_plan *plan, struct coco_import *import, struct survey_source *source,
    const struct coco_import_file *file, struct coco_err *err)
{
	char encoding[40] = "";
	*plan = (struct survey_plan){
	    .arena = coco_arena_new(), .lexicon = import->lexicon, .keys = import->keys, .path = source->path, .source = source};
	if (!plan->arena) {
		coco_err_nomem(err);
		return NULL;
	}
	if (survey_plan_map(plan, file, err) || sheet_take(plan, import, source, file, err))
		return NULL;
	struct coco_str said = file->encoding ? coco_str_of(file->encoding) : plan->map.encoding;
	if (said.s && coco_choice(COCO_IMPORT_ENCODINGS, said) < 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "encoding '%.*s' is not known", COCO_STR_ARG(said));
		coco_err_hint(err, "known: " COCO_IMPORT_ENCODINGS);
		return NULL;
	}
	if (said.n < sizeof encoding)
		memcpy(encoding, said.s ? said.s : "", said.n);
	const char *name = coco_arena_copy(import->setup.arena, coco_str_of(encoding)).s;
	struct survey_bytes *bytes = survey_bytes_open(source, name && *name ? name : NULL, !source->once, err);
	if (bytes && survey_plan_make(plan, bytes, file, import->setup.diag, err)) {
		survey_bytes_close(bytes);
		return NULL;
	}
	if (bytes && plan->read_all) { /* two readers of standard input move one place: begin anew */
		survey_bytes_close(bytes);
		bytes = survey_bytes_open(source, name && *name ? name : NULL, !source->once, err);
	}
	return bytes;
}

/* ---- records that come as records -------------------------------------------------------------------------------- */

static bool is_records(struct coco_str head)
{
	if (coco_str_starts(head, "\xEF\xBB\xBF"))
		head = coco_str_sub(head, 3, head.n);
	head = coco_str_trim(head);
	if (head.n < 2 || (head.s[0] != '{' && head.s[0] != '['))
		return false;
	struct coco_str rest = coco_str_trim(coco_str_sub(head, 1, head.n));
	return head.s[0] == '{' ? rest.n && (rest.s[0] == '"' || rest.s[0] == '}') : rest.n && (rest.s[0] == '{' || rest.s[0] == ']');
}

/* A record that came with contact data gives them to where contacts go, and is given without them. */
static int record_give(struct coco_import *import, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	struct coco_buf rest = COCO_BUF_INIT;
	if (import->setup.with_contacts || !coco_rec_redact(rec, &rest))
		return survey_give(import, rec->line, err);
	struct coco_finding at = {.file = path, .line = rec->line_number};
	coco_diag_say(import->setup.diag, COCO_NOTE, "contacts-left-out", &at,
	    "--contacts=FILE keeps them apart, --with-contacts in the records", "contact data are not passed on");
	struct coco_arena *arena = import->row;
	struct coco_contact contact = {coco_rec_str(rec, "id", arena), coco_rec_str(rec, "org", arena),
	    coco_rec_str(rec, "contact_name", arena), coco_rec_str(rec, "email", arena), coco_rec_str(rec, "phone", arena)};
	int rc = import->setup.contact ? import->setup.contact(import->setup.context, &contact, err) : 0;
	if (rc == 0)
		rc = coco_buf_ok(&rest) ? survey_give(import, coco_buf_view(&rest), err) : coco_err_nomem(err);
	coco_buf_free(&rest);
	return rc;
}

static int record_take(
    struct coco_import *import, const struct coco_rec *rec, struct survey_file_count *count, const char *path, struct coco_err *err)
{
	count->rows++;
	coco_arena_reset(import->row);
	if (!rec->valid) {
		struct coco_str cell = rec->line;
		bool masked = true;
		struct coco_reject reject = {.file = path,
		    .row = count->rows,
		    .line = rec->line_number,
		    .code = "bad-record",
		    .text = "the record breaks the schema",
		    .hint = "see coco-import --schema",
		    .cells = &cell,
		    .masked = import->setup.show_values ? NULL : &masked,
		    .n_cells = 1};
		count->rejects++;
		return import->setup.reject(import->setup.context, &reject, err);
	}
	count->records++;
	return record_give(import, rec, path, err);
}

/* ---- a file in the run ------------------------------------------------------------------------------------------- */

enum kind { ROWS, SURVEY, TABLE, RECORDS };
struct file {
	struct survey_source source;
	enum kind kind;
	struct survey_plan plan; /* of CSV */
	struct survey_file_count *count;
};

static int kind_find(struct file *f, const struct coco_import_file *said, struct coco_err *err)
{
	struct coco_str head;
	bool rows = said->as && strcmp(said->as, "row") == 0;
	f->kind = rows ? ROWS : SURVEY;
	if (survey_source_init(&f->source, f->source.path, rows, err))
		return -1;
	if (rows)
		return 0;
	struct coco_in *in = survey_source_open(&f->source, err);
	int rc = in ? coco_in_peek(in, 4096, &head, err) : -1;
	if (!rc && is_records(head))
		f->kind = RECORDS;
	if (in)
		coco_in_close(in);
	return rc;
}

/* Are names looked up in a survey by itself? An own id stands for the person's e-mail; a reference names somebody. */
static bool plan_names(const struct survey_plan *plan)
{
	for (size_t k = 0; k < plan->n_fed; k++) {
		if (plan->slots[k].key->field->kind == COCO_REF || strcmp(plan->slots[k].key->field->name, "id") == 0)
			return true;
	}
	return false;
}

/* Reads rows or a survey to its end; of a table only the plan is made, of records the digest is taken. */
static int file_begin(struct coco_import *import, struct file *f, const struct coco_import_file *said, struct coco_err *err)
{
	struct survey_job job = {.import = import, .plan = &f->plan, .count = f->count};
	int rc = -1;
	if (kind_find(f, said, err))
		return -1;
	struct survey_bytes *bytes =
	    f->kind == RECORDS ? survey_bytes_open(&f->source, NULL, true, err) : survey_file_open(&f->plan, import, &f->source, said, err);
	if (!bytes)
		return -1;
	job.digest = survey_bytes_digest(bytes);
	if (import->setup.check && f->kind != RECORDS && survey_check_file(import->setup.check, &f->plan, f->count, err)) {
		survey_bytes_close(bytes);
		return -1;
	}
	if (f->kind == RECORDS) {
		rc = 0;
	} else if (f->plan.raw) {
		rc = raw_begin(&f->plan, err) || rows_read(&job, bytes, NULL, false, err);
	} else if (f->plan.type) {
		f->kind = TABLE;
		rc = 0;
	} else {
		import->named |= plan_names(&f->plan);
		rc = survey_answers_begin(&job, err) || rows_read(&job, bytes, NULL, false, err);
	}
	survey_answers_end(&job);
	if (!rc)
		survey_bytes_sha256(bytes, f->count->sha256);
	survey_bytes_close(bytes);
	return rc;
}

/* The rows of a file whose plan is made, once more: a table's names or records, a survey's answers; counted in `count`. */
static int file_again(struct coco_import *import, struct file *f, struct survey_file_count *count, bool names_only, struct coco_err *err)
{
	struct survey_job job = {.import = import, .plan = &f->plan, .count = count, .digest = f->count->sha256};
	struct survey_table *table = f->kind == TABLE ? survey_table_new(&job, err) : NULL;
	const char *given = strcmp(f->plan.encoding, "utf-8") == 0 ? NULL : f->plan.encoding;
	struct survey_bytes *bytes = table || f->kind == SURVEY ? survey_bytes_open(&f->source, given, false, err) : NULL;
	int rc = bytes ? rows_read(&job, bytes, table, names_only, err) : -1;
	survey_answers_end(&job);
	survey_bytes_close(bytes);
	survey_table_free(table);
	return rc;
}

static int records_read(struct coco_import *import, struct coco_run *run, struct file *f, bool names_only, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_in *in = survey_source_open(&f->source, err);
	struct coco_stream *stream = in ? coco_stream_of(run, in, &(struct coco_stream_options){.no_check = names_only}, err) : NULL;
	int rc = stream ? 1 : -1;
	while (rc > 0 && (rc = coco_stream_next(stream, &rec, err)) > 0) {
		coco_arena_reset(import->row);
		if (names_only && survey_refs_record(import->refs, &rec, import->row))
			rc = coco_err_nomem(err);
		else if (!names_only && record_take(import, &rec, f->count, f->source.path, err))
			rc = -1;
	}
	if (rc == 0 && !names_only) { /* lines that are no records are named by the stream */
		f->count->rejects += coco_stream_rejects(stream);
		f->count->rows += coco_stream_rejects(stream);
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}

/* Must the names of all records be known before the first is given? */
static bool names_wanted(const struct file *files, size_t n)
{
	if (n > 1)
		return true;
	for (size_t i = 0; i < n && files[i].kind == TABLE; i++) {
		const struct survey_plan *plan = &files[i].plan;
		if (plan->row_type != COCO_NONE)
			return true; /* types by row: they may refer to each other */
		for (size_t k = 0; k < plan->n; k++) {
			const struct coco_field *f = plan->columns[k].field;
			if (f && f->kind == COCO_REF && strcmp(f->of, plan->type) == 0)
				return true;
		}
	}
	return false;
}

static int tables_read(struct coco_import *import, struct coco_run *run, struct file *files, size_t n, struct coco_err *err)
{
	bool names = names_wanted(files, n);
	int rc = 0;
	for (size_t pass = names ? 0 : 1; pass < 2 && !rc; pass++) {
		for (size_t i = 0; i < n && !rc; i++) {
			if (files[i].kind == TABLE)
				rc = file_again(import, &files[i], files[i].count, pass == 0, err);
			else if (files[i].kind == RECORDS)
				rc = records_read(import, run, &files[i], pass == 0, err);
		}
	}
	return rc;
}

/* ---- the participants -------------------------------------------------------------------------------------------- */

static int put_nothing(void *context, struct coco_str line, struct coco_err *err)
{
	(void)context, (void)line, (void)err;
	return 0;
}

static int put_no_lines(void *context, struct coco_str lines, size_t n, struct coco_err *err)
{
	(void)context, (void)lines, (void)n, (void)err;
	return 0;
}

static int reject_nothing(void *context, const struct coco_reject *reject, struct coco_err *err)
{
	(void)context, (void)reject, (void)err;
	return 0;
}

static void say_nothing(void *context, const char *bytes, size_t n)
{
	(void)context, (void)bytes, (void)n;
}

/* Those who came again after their record was given: the files are read once more for them, without a word. */
static int people_collect(struct coco_import *import, struct file *files, size_t n, struct coco_err *err)
{
	const struct coco_import_setup setup = import->setup;
	const uint64_t given = import->given;
	struct coco_diag *mute = coco_diag_new("", &(struct coco_diag_options){.write = say_nothing});
	int rc = mute ? survey_people_collect(import->people) : -1;
	if (rc)
		coco_err_nomem(err);
	import->setup.diag = mute;
	import->setup.check = NULL;
	import->setup.put = put_nothing;
	import->setup.put_lines = put_no_lines;
	import->setup.reject = reject_nothing;
	for (size_t i = 0; i < n && !rc; i++) {
		struct survey_file_count count = {.rows = 0};
		if (files[i].kind == SURVEY || files[i].kind == TABLE)
			rc = file_again(import, &files[i], &count, false, err);
	}
	import->setup = setup;
	import->given = given;
	coco_diag_free(mute);
	return rc ? -1 : survey_people_give(import->people, import, err);
}

static int people_give(struct coco_import *import, struct file *files, size_t n, struct coco_err *err)
{
	if (survey_people_give(import->people, import, err))
		return -1;
	int again = survey_people_again(import->people, err);
	return again > 0 ? people_collect(import, files, n, err) : again;
}

int coco_import_read(
    struct coco_import *import, struct coco_run *run, const struct coco_import_input *inputs, size_t n, struct coco_err *err)
{
	struct file *files = calloc(n ? n : 1, sizeof *files);
	int rc = 0;
	import->files = coco_arena_array(import->setup.arena, n + 1, sizeof *import->files);
	if (!files || !import->files) {
		free(files);
		return coco_err_nomem(err);
	}
	import->several = n > 1;
	import->named |= n > 1;
	import->n_files = n;
	for (size_t i = 0; i < n && !rc; i++) {
		const char *slash = strrchr(inputs[i].path, '/');
		files[i].source.path = inputs[i].path;
		files[i].count = &import->files[i];
		files[i].count->file = coco_str_of(slash ? slash + 1 : inputs[i].path);
		rc = file_begin(import, &files[i], inputs[i].file, err);
	}
	if (!rc)
		rc = tables_read(import, run, files, n, err);
	if (!rc)
		rc = people_give(import, files, n, err);
	/* what is absent for want of memory is not absent */
	bool whole = coco_arena_ok(import->row);
	for (size_t i = 0; i < n; i++)
		whole = whole && (!files[i].plan.arena || coco_arena_ok(files[i].plan.arena));
	if (!rc && !whole)
		rc = coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		const struct coco_finding at = {.file = files[i].source.path};
		if (!rc && files[i].kind != RECORDS && files[i].count->rows == 0)
			coco_diag_say(import->setup.diag, COCO_NOTE, "no-rows", &at, NULL, "a header, and no rows below it");
		survey_plan_free(&files[i].plan);
		coco_arena_free(files[i].plan.arena);
		survey_source_free(&files[i].source);
	}
	free(files);
	return rc ? -1 : 0;
}
