/* A run of the importer: its files one after the other, and the equation that closes it.
 *
 * Method: a file that begins with `{`, or with `[` and a JSON value, is records; all else is CSV, and a plan is made from
 * its beginning. First the surveys are read and their records given; a survey is read through before, for its digest (ids
 * of anonymous rows hang on it) and so that a fault of its bytes is told before anything is written. Then the names of all
 * records in tables are noted, because a table may refer to what a later one holds; then their records are given in the
 * files' order. A single table that does not refer to itself is read once, and nothing is kept.
 * Who came again after his record had to make room (people.c) is read for once more.
 * Invariant, checked at the end: data rows = rows that became records + rejects + rows of which something is withheld, for each file
 * and in all.
 */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include "import.h"
#include "others.h"
#include "people.h"
#include "gate.h"
#include "suits.h"

struct coco_import *coco_import_new(const struct coco_import_setup *setup, struct coco_err *err)
{
	struct coco_import *import = calloc(1, sizeof *import);
	if (!import) {
		coco_err_nomem(err);
		return NULL;
	}
	import->setup = *setup;
	import->at_file = COCO_NONE;
	if (sodium_init() < 0) /* it chooses the faster code for this processor */
		goto fail;
	coco_person_hasher_init(&import->keyed, setup->key);
	coco_person_hasher_init(&import->keyless, NULL);
	import->lexicon = survey_lexicon_new(setup->vocabs, err);
	import->keys = survey_keys_new(setup->arena);
	import->refs = coco_refs_new();
	if (import->refs && setup->admit_new)
		coco_refs_liken(import->refs);
	import->people = survey_people_new();
	import->others = survey_others_new();
	import->row = coco_arena_new();
	if (import->lexicon && import->keys && import->refs && import->people && import->others && import->row)
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
	coco_refs_free(import->refs);
	survey_people_free(import->people);
	survey_others_free(import->others);
	survey_hosts_free(import->hosts);
	survey_scales_kept_free(import->scales);
	survey_hashes_free(&import->candidates);
	survey_gate_free(import->gate);
	coco_told_free(import->told);
	coco_arena_free(import->row);
	coco_buf_free(&import->line);
	sodium_memzero(&import->keyed, sizeof import->keyed);
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

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* Makes text of a workbook's sheet. What is said of bytes does not touch it. */
static int sheet_take(struct survey_plan *plan, struct coco_import *import, struct coco_dsv_source *source,
    const struct coco_import_file *file, struct coco_err *err)
{
	struct coco_str sheet = file->sheet ? coco_str_of(file->sheet) : plan->map.sheet;
	struct coco_str decimal = file->decimal ? coco_str_of(file->decimal) : plan->map.decimal;
	if (!source->workbook)
		return 0;
	struct coco_workbook_said said = {.decimal = decimal.n == 1 ? decimal.s[0] : 0};
	if (sheet.s && !(said.sheet = coco_arena_copy(plan->arena, sheet).s))
		return coco_err_nomem(err);
	return coco_dsv_source_unpack(source, &said, import->setup.diag, err);
}

/* Opens the file, makes its plan. A survey and a table need the digest first; a file of rows streams. */
struct coco_dsv_bytes *survey_file_open(struct survey_plan *plan, struct coco_import *import, struct coco_dsv_source *source,
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
	if (said.s && coco_choice(COCO_DSV_ENCODINGS, said) < 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "encoding '%.*s' is not known", COCO_STR_ARG(said));
		coco_err_hint(err, "known: " COCO_DSV_ENCODINGS);
		return NULL;
	}
	if (said.n < sizeof encoding)
		memcpy(encoding, said.s ? said.s : "", said.n);
	const char *name = coco_arena_copy(import->setup.arena, coco_str_of(encoding)).s;
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_open(source, name && *name ? name : NULL, !source->once, err);
	if (bytes && survey_plan_make(plan, bytes, file, import->setup.diag, err)) {
		coco_dsv_bytes_close(bytes);
		return NULL;
	}
	/* two readers of standard input move one place; and a sample is a mebibyte that the rows do not need */
	bool can = source->regular || source->sheet || !source->once;
	return bytes && can && (plan->read_all || coco_dsv_bytes_looked(bytes)) ? coco_dsv_bytes_again(bytes, source, err) : bytes;
}

/* ---- a file in the run ------------------------------------------------------------------------------------------- */

enum kind { ROWS, SURVEY, TABLE, RECORDS };
struct file {
	struct coco_dsv_source source;
	enum kind kind;
	struct survey_suited suited;
	struct survey_plan plan; /* of CSV */
	struct survey_file_count *count;
};

static int kind_find(struct file *f, const struct coco_import_file *said, struct coco_err *err)
{
	const bool rows = survey_content_said(said) == SURVEY_OF_ROWS;
	f->kind = rows ? ROWS : SURVEY;
	if (coco_dsv_source_init(&f->source, f->source.path, rows, err))
		return -1;
	const int records = rows ? 0 : survey_records_are(&f->source, err);
	f->kind = records > 0 ? RECORDS : f->kind;
	f->suited = (struct survey_suited){f->source.path, said,
	    records > 0          ? SURVEY_IN_RECORDS
	    : f->source.workbook ? SURVEY_IN_WORKBOOK
	                         : SURVEY_IN_TEXT,
	    survey_content_said(said)};
	return records < 0 ? -1 : 0;
}

/* Of all files before the first is read: what can't be opened, and what is said in vain, is told before anything is written. */
static int kinds_find(
    struct coco_import *import, struct file *files, const struct coco_import_input *inputs, size_t n, struct coco_err *err)
{
	struct survey_suited *suited = coco_arena_array(import->setup.arena, n + 1, sizeof *suited);
	int rc = suited ? 0 : coco_err_nomem(err);
	for (size_t i = 0; i < n && !rc; i++) {
		rc = kind_find(&files[i], inputs[i].file, err);
		if (!rc)
			suited[i] = files[i].suited;
	}
	for (size_t i = 0; i < n && !rc; i++)
		rc = survey_suits(suited, n, i, err);
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

/* ---- reading without a word --------------------------------------------------------------------------------------- */

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

/* What the run gives and says goes nowhere; NULL: memory. The diagnostics are to be freed when the setup is restored. */
static struct coco_diag *run_mute(struct coco_import *import)
{
	struct coco_diag *mute = coco_diag_new("", &(struct coco_diag_options){.write = say_nothing});
	import->setup.diag = mute;
	import->setup.check = NULL;
	import->setup.put = put_nothing;
	import->setup.put_lines = put_no_lines;
	import->setup.reject = reject_nothing;
	return mute;
}

/* A file with several rows of one participant, known by the export's own id, is read for that alone: nothing of it is noted elsewhere. */
static int same_look(struct coco_import *import, struct file *f, const char *digest, struct coco_err *err)
{
	if (!survey_same_wanted(&f->plan))
		return 0;
	const struct coco_import before = *import;
	struct survey_plan plan = f->plan;
	struct survey_file_count count = {.rows = 0};
	struct survey_job job = {.import = import, .plan = &plan, .count = &count, .digest = digest, .looks = survey_same_new()};
	const char *given = strcmp(plan.encoding, "utf-8") == 0 ? NULL : plan.encoding;
	struct coco_dsv_bytes *bytes = job.looks ? coco_dsv_bytes_open(&f->source, given, false, err) : NULL;
	struct survey_column *columns = coco_arena_array(plan.arena, plan.n + 1, sizeof *columns);
	struct survey_others *others = survey_others_new();
	struct coco_diag *mute = run_mute(import);
	int rc = bytes && columns && others && mute ? 0 : coco_err_nomem(err);
	if (!rc) {
		memcpy(columns, plan.columns, plan.n * sizeof *columns); /* what they have told is told again */
		plan.columns = columns;
		import->others = others;
		rc = survey_data_rows(&job, bytes, NULL, false, err);
	}
	survey_answers_end(&job);
	coco_dsv_bytes_close(bytes);
	coco_diag_free(mute);
	survey_others_free(others);
	import->setup = before.setup;
	import->others = before.others;
	import->keyless_told = before.keyless_told;
	for (size_t i = 0; i < plan.n && columns && !rc; i++)
		f->plan.columns[i].cache = columns[i].cache;
	f->plan.scratch = plan.scratch;
	f->plan.failed |= plan.failed;
	f->plan.same = job.looks;
	return rc ? -1 : 0;
}

/* Reads rows or a survey to its end; of a table only the plan is made, of records the digest is taken. */
static int file_begin(struct coco_import *import, struct file *f, const struct coco_import_file *said, struct coco_err *err)
{
	struct survey_job job = {.import = import, .plan = &f->plan, .count = f->count};
	int rc = -1;
	struct coco_dsv_bytes *bytes =
	    f->kind == RECORDS ? coco_dsv_bytes_open(&f->source, NULL, true, err) : survey_file_open(&f->plan, import, &f->source, said, err);
	if (!bytes)
		return -1;
	job.digest = coco_dsv_bytes_digest(bytes);
	if (import->setup.check && f->kind != RECORDS && survey_check_file(import->setup.check, &f->plan, f->count, err)) {
		coco_dsv_bytes_close(bytes);
		return -1;
	}
	if (f->kind == RECORDS) {
		rc = 0;
	} else if (f->plan.raw) {
		rc = survey_raw_begin(&f->plan, err) || survey_data_rows(&job, bytes, NULL, false, err);
	} else if (f->plan.type) {
		f->kind = TABLE;
		f->suited.content = SURVEY_OF_RECORDS; /* a column `type` may have said so */
		rc = import->several ? 0 : survey_suits(&f->suited, 1, 0, err);
	} else {
		import->named |= plan_names(&f->plan);
		rc = survey_scales_keep(import, &f->plan, err) || survey_answers_begin(&job, err) || same_look(import, f, job.digest, err) ||
		     survey_data_rows(&job, bytes, NULL, false, err);
	}
	if (!rc && f->plan.same)
		survey_same_tell(f->plan.same, &f->plan, import->setup.diag);
	survey_answers_end(&job);
	if (!rc)
		coco_dsv_bytes_sha256(bytes, f->count->sha256);
	coco_dsv_bytes_close(bytes);
	return rc;
}

/* The rows of a file whose plan is made, once more: a table's names or records, a survey's answers; counted in `count`. */
static int file_again(struct coco_import *import, struct file *f, struct survey_file_count *count, bool names_only, struct coco_err *err)
{
	struct survey_job job = {.import = import, .plan = &f->plan, .count = count, .digest = f->count->sha256};
	struct survey_table *table = f->kind == TABLE ? survey_table_new(&job, err) : NULL;
	const char *given = strcmp(f->plan.encoding, "utf-8") == 0 ? NULL : f->plan.encoding;
	struct coco_dsv_bytes *bytes = table || f->kind == SURVEY ? coco_dsv_bytes_open(&f->source, given, false, err) : NULL;
	int rc = bytes ? survey_data_rows(&job, bytes, table, names_only, err) : -1;
	survey_answers_end(&job);
	coco_dsv_bytes_close(bytes);
	survey_table_free(table);
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
			import->at_file = i;
			if (files[i].kind == TABLE)
				rc = file_again(import, &files[i], files[i].count, pass == 0, err);
			else if (files[i].kind == RECORDS)
				rc = survey_records_read(import, run, &files[i].source, files[i].count, pass == 0, err);
		}
	}
	return rc;
}

/* ---- the participants -------------------------------------------------------------------------------------------- */

/* Those who came again after their record was given: the files are read once more for them, without a word. */
static int people_collect(struct coco_import *import, struct file *files, size_t n, struct coco_err *err)
{
	const struct coco_import_setup setup = import->setup;
	const uint64_t given = import->given;
	struct coco_diag *mute = run_mute(import);
	int rc = mute ? survey_people_collect(import->people) : -1;
	if (rc)
		coco_err_nomem(err);
	import->at_file = COCO_NONE;
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
	import->at_file = COCO_NONE;
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
	for (size_t i = 0; i < n; i++) {
		const char *slash = strrchr(inputs[i].path, '/');
		files[i].source.path = inputs[i].path;
		files[i].count = &import->files[i];
		files[i].count->file = coco_str_of(slash ? slash + 1 : inputs[i].path);
		files[i].count->path = inputs[i].path;
	}
	rc = kinds_find(import, files, inputs, n, err);
	for (size_t i = 0; i < n && !rc; i++) {
		import->at_file = i;
		rc = file_begin(import, &files[i], inputs[i].file, err);
	}
	if (!rc)
		rc = tables_read(import, run, files, n, err);
	if (!rc)
		rc = survey_others_tell(import, err);
	if (!rc)
		rc = people_give(import, files, n, err);
	/* what is absent for want of memory is not absent */
	bool whole = coco_arena_ok(import->row) && survey_lexicon_ok(import->lexicon);
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
		coco_dsv_source_free(&files[i].source);
	}
	free(files);
	return rc ? -1 : 0;
}
