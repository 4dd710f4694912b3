/* A file's plan: everything that is decided before its first row is read.
 *
 * Method: the map (given, or NAME.map.json beside NAME.csv) is read first, because it may name the encoding. The first
 * mebibyte of the file then decides in this order: delimiter, platform, header rows, headings, the evidence of the cells,
 * the use of the columns, the decimal mark and the order of dates. What the caller says wins over the map, the map over
 * what was found. Invariant: the file itself is not moved; the same first mebibyte and options give the same plan.
 */
#include <stdlib.h>
#include <string.h>
#include "plan.h"

#define HEADERS_MAX 9

/* ---- the map ----------------------------------------------------------------------------------------------------- */

int survey_plan_map(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err)
{
	const char *path = file->map;
	size_t n = strlen(plan->path);
	const char *slash = strrchr(plan->path, '/');
	plan->file = coco_str_of(slash ? slash + 1 : plan->path);
	if (!path && strcmp(plan->path, "-") != 0) {
		const char *dot = strrchr(slash ? slash : plan->path, '.');
		const char *beside = coco_arena_printf(plan->arena, "%.*s.map.json", (int)(dot ? (size_t)(dot - plan->path) : n), plan->path);
		if (!beside)
			return coco_err_nomem(err);
		path = coco_file_exists(beside) ? beside : NULL;
	}
	if (path && survey_map_load(path, &plan->map, plan->arena, err))
		return -1;
	plan->has_map = path != NULL;
	return 0;
}

/* ---- what was said ----------------------------------------------------------------------------------------------- */

static struct coco_str said(const char *given, struct coco_str mapped)
{
	return given ? coco_str_of(given) : mapped;
}

static int bad_word(const struct survey_plan *plan, const char *what, struct coco_str word, const char *known, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "%s '%.*s' is not known", what, COCO_STR_ARG(word));
	coco_err_hint(err, "known: %s", known);
	return coco_err_at(err, plan->has_map ? plan->map.path : NULL, 0, 0);
}

static int delimiter_said(const struct survey_plan *plan, const struct coco_import_file *file, char *out, struct coco_err *err)
{
	struct coco_str text = said(file->delimiter, plan->map.delimiter);
	*out = 0;
	if (!text.s)
		return 0;
	if (coco_str_is(text, "tab") || coco_str_is(text, "\\t"))
		text = COCO_STR("\t");
	if (text.n != 1 || text.s[0] == '"' || text.s[0] == '\n' || text.s[0] == '\r')
		return bad_word(plan, "delimiter", text, "one character: , ; | or tab", err);
	*out = text.s[0];
	return 0;
}

static int format_said(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err)
{
	struct coco_str decimal = said(file->decimal, plan->map.decimal), order = said(file->date_order, plan->map.date_order);
	if (decimal.s && !coco_str_is(decimal, ",") && !coco_str_is(decimal, "."))
		return bad_word(plan, "decimal mark", decimal, "\",\" and \".\"", err);
	plan->format.decimal = decimal.s ? decimal.s[0] : 0;
	if (order.s) {
		int k = coco_choice(SURVEY_ORDERS, order);
		if (k < 0)
			return bad_word(plan, "date order", order, SURVEY_ORDERS, err);
		plan->format.order = (enum survey_order)(k + 1);
	}
	plan->side = said(file->side, plan->map.side);
	if (plan->side.s && coco_choice("avm|cci|both|bso|other", plan->side) < 0)
		return bad_word(plan, "side", plan->side, "avm cci both bso other", err);
	plan->wave = said(file->wave, plan->map.wave);
	plan->lang = plan->map.lang;
	plan->survey = said(file->survey, plan->map.survey);
	if (!plan->survey.s && strcmp(plan->path, "-") == 0) {
		plan->survey = COCO_STR("survey"); /* standard input has no name */
	} else if (!plan->survey.s) {          /* the file's name without its ending */
		const char *dot = strrchr(plan->file.s, '.');
		plan->survey = coco_str_sub(plan->file, 0, dot && dot > plan->file.s ? (size_t)(dot - plan->file.s) : plan->file.n);
	}
	return 0;
}

static int missing_add(struct survey_plan *plan, struct coco_str token, const char *reason)
{
	static const char *const reasons[] = {"not_shown", "no_answer", "dont_know", "dropout"};
	size_t equals = coco_str_find(token, COCO_STR("="), 1);
	token = coco_str_trim(token);
	if (equals != SIZE_MAX) {
		for (size_t i = 0; i < COCO_LEN(reasons); i++) {
			if (coco_str_is(coco_str_sub(token, equals + 1, token.n), reasons[i])) {
				reason = reasons[i];
				token = coco_str_sub(token, 0, equals);
				break;
			}
		}
	}
	plan->missing[plan->n_missing++] = (struct survey_missing){token, reason};
	return 0;
}

/* --missing=LIST and the map's list: TEXT or TEXT=REASON. */
static int missing_said(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(file->missing), token;
	size_t n = 2 + plan->map.n_missing + survey_lexicon_missing(plan->lexicon, plan->platform->name, NULL, 0);
	for (size_t i = 0; i < rest.n; i++)
		n += rest.s[i] == ',';
	plan->missing = coco_arena_array(plan->arena, n, sizeof *plan->missing);
	if (!plan->missing)
		return coco_err_nomem(err);
	while (rest.s && coco_str_split(&rest, ',', &token)) {
		if (token.n)
			missing_add(plan, token, "no_answer");
	}
	for (size_t i = 0; !file->missing && i < plan->map.n_missing; i++)
		missing_add(plan, plan->map.missing[i], "no_answer");
	plan->n_missing += survey_lexicon_missing(plan->lexicon, plan->platform->name, plan->missing + plan->n_missing, n - plan->n_missing);
	plan->missing_bytes = 64;
	for (size_t i = 0; i < plan->n_missing; i++)
		plan->missing_bytes = plan->missing[i].text.n + 32 > plan->missing_bytes ? plan->missing[i].text.n + 32 : plan->missing_bytes;
	return 0;
}

/* ---- the beginning of the file ----------------------------------------------------------------------------------- */

struct beginning {
	struct coco_str *rows[HEADERS_MAX];
	size_t n[HEADERS_MAX];
	size_t lines[HEADERS_MAX]; /* lines of text up to the end of the row */
	size_t count;
};

static int beginning_read(struct survey_plan *plan, struct coco_str sample, struct beginning *b, struct coco_err *err)
{
	struct survey_bytes *bytes = survey_bytes_of(sample);
	struct survey_rows *rows = bytes ? survey_rows_of(bytes, &plan->dialect, err) : NULL;
	struct survey_row row;
	int rc = rows ? survey_rows_skip(rows, plan->dialect.skip, err) : coco_err_nomem(err);
	b->count = 0;
	while (rc > 0 && b->count < HEADERS_MAX && (rc = survey_rows_next(rows, &row, err)) > 0) {
		struct coco_str *cells = coco_arena_array(plan->arena, row.n + 1, sizeof *cells);
		if (row.fault && b->count == 0) {
			coco_err_set(err, COCO_EXIT_INPUT, "bad-quote", "the header has a quote that CSV does not allow there");
			rc = coco_err_at(err, plan->path, row.line, row.column);
			break;
		}
		for (size_t i = 0; cells && i < row.n; i++)
			cells[i] = coco_arena_copy(plan->arena, row.cells[i]);
		b->rows[b->count] = cells;
		b->lines[b->count] = survey_rows_line(rows);
		b->n[b->count++] = row.n;
		if (!cells)
			rc = coco_err_nomem(err);
	}
	survey_rows_free(rows);
	survey_bytes_close(bytes);
	/* a quote that a later row leaves open is told when that row is read */
	if (rc < 0 && b->count && err->exit == COCO_EXIT_INPUT) {
		*err = (struct coco_err){0};
		rc = 0;
	}
	return rc < 0 ? -1 : 0;
}

/* Rows of headings that end with a delimiter, where the rows below do not: the empty heading behind it is none. */
static void open_end_close(struct beginning *b, struct survey_dialect *dialect)
{
	const size_t n = b->count ? b->n[0] : 0;
	size_t narrower = 0, wide = 0;
	for (size_t i = 0; i < b->count; i++) {
		if (b->n[i] != n && b->n[i] + 1 != n)
			return;
		if (b->n[i] == n && coco_str_trim(b->rows[i][n - 1]).n)
			return;
		narrower += b->n[i] != n;
		wide += b->n[i] == n && !narrower;
	}
	if (narrower && n > 2 && !dialect->above && wide + narrower == b->count)
		dialect->above = wide;
	for (size_t i = 0; i < b->count && narrower && n > 2; i++)
		b->n[i] = n - 1;
}

static size_t filled_in(const struct coco_str *row, size_t n)
{
	size_t filled = 0;
	for (size_t i = 0; i < n; i++)
		filled += coco_str_trim(row[i]).n > 0;
	return filled;
}

/* Rows of a title above the headings, which a spreadsheet program fills with empty cells: one or two words in a row, and then
 * a row of at least three headings and twice as many. No heading is a number. 0: none. */
static size_t title_rows(const struct beginning *b)
{
	size_t widest = 1;
	for (size_t i = 0; i + 1 < b->count; i++) {
		size_t filled = filled_in(b->rows[i], b->n[i]);
		bool words = filled >= 3 && filled >= 2 * widest;
		for (size_t k = 0; k < b->n[i] && words; k++)
			words = !survey_number_canonical(coco_str_trim(b->rows[i][k])) && !survey_is_email(b->rows[i][k]);
		if (words)
			return i;
		if (filled > 2)
			return 0;
		widest = filled > widest ? filled : widest;
	}
	return 0;
}

/* A heading that is an e-mail address is a person's: the file has no header, or the table begins further down. */
static int header_check(const struct survey_plan *plan, struct coco_err *err)
{
	for (size_t i = 0; !plan->raw && i < plan->n; i++) {
		if (!survey_is_email(plan->columns[i].name))
			continue;
		coco_err_set(err, COCO_EXIT_INPUT, "no-header", "heading %zu is an e-mail address: the first row seems to be no header", i + 1);
		coco_err_hint(err, "add a row of headings, or leave out the lines before it: --skip-rows=N");
		return coco_err_at(err, plan->path, plan->dialect.skip + 1, 0);
	}
	return 0;
}

static int empty_refuse(const struct survey_plan *plan, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "empty-file", "is empty: there is not even a header");
	coco_err_hint(err, "export it again");
	return coco_err_at(err, plan->path, 0, 0);
}

static int type_decide(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err)
{
	const char *as = file->as ? file->as : "auto";
	plan->raw = strcmp(as, "row") == 0;
	plan->row_type = COCO_NONE;
	plan->type = plan->raw || strcmp(as, "auto") == 0 ? NULL : as;
	if (plan->type && (!coco_schema_known(coco_str_of(as)) || strcmp(as, "import") == 0 || strcmp(as, "abort") == 0)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "--as=%s: there is no such record type", as);
		coco_err_hint(err, "--as=auto, --as=row or a record type: participant, challenge, event, attendance …");
		return -1;
	}
	return 0;
}

/* A table of records has a column `type` whose cells are record types. */
static void type_column_find(struct survey_plan *plan, const struct beginning *b)
{
	for (size_t i = 0; !plan->raw && i < plan->n; i++) {
		if (!coco_str_is(coco_str_trim(plan->columns[i].name), "type"))
			continue;
		struct coco_str first = b->count > 1 && i < b->n[1] ? coco_str_trim(b->rows[1][i]) : COCO_STR_NONE;
		if (b->count > 2 && b->n[1] && coco_str_starts(b->rows[1][0], "#")) /* a template's comment row */
			first = i < b->n[2] ? coco_str_trim(b->rows[2][i]) : first;
		if (b->count > 1 && !coco_schema_known(first))
			continue;
		plan->row_type = i;
		for (size_t k = 0; k < plan->n; k++) {
			const struct coco_field *f = coco_schema_field(COCO_STR("participant"), coco_str_trim(plan->columns[k].name));
			plan->has_personal |= f && (f->flags & COCO_FIELD_PERSONAL);
		}
		plan->type = plan->type ? plan->type : "";
	}
}

/* A column that the sample leaves open is decided by all of the file: a date of December may be the first that tells. */
static int formats_from_all(struct survey_plan *plan, struct survey_evidence *evidence, struct coco_err *err)
{
	bool *open = coco_arena_array(plan->arena, plan->n + 1, sizeof *open);
	if (!open)
		return coco_err_nomem(err);
	if (!survey_formats_open(plan, evidence, open))
		return 0;
	if (survey_evidence_all(plan, open, evidence, err))
		return -1;
	plan->read_all = true;
	survey_formats_see(plan, evidence);
	return 0;
}

int survey_plan_make(
    struct survey_plan *plan, struct survey_bytes *bytes, const struct coco_import_file *file, struct coco_diag *diag, struct coco_err *err)
{
	struct coco_str sample, platform;
	struct beginning begin = {.count = 0};
	bool whole;
	char delimiter, name[40] = "";
	if (type_decide(plan, file, err) || format_said(plan, file, err) || delimiter_said(plan, file, &delimiter, err) ||
	    survey_bytes_sample(bytes, &sample, &whole, err))
		return -1;
	plan->encoding = survey_bytes_encoding(bytes);
	plan->encoding_why = coco_arena_copy(plan->arena, coco_str_of(survey_bytes_reason(bytes))).s;
	if (!plan->encoding_why)
		return coco_err_nomem(err);
	plan->sheet = survey_bytes_sheet(bytes);
	if (!coco_str_trim(sample).n)
		return empty_refuse(plan, err);
	size_t skip = file->skip_rows > 0 ? (size_t)file->skip_rows : 0;
	if (plan->sheet) {
		delimiter = ',';
		skip = survey_sheet_line(plan->sheet, skip + 1) - 1;
	}
	if (survey_dialect_find(sample, skip, delimiter, plan->path, &plan->dialect, err) || beginning_read(plan, sample, &begin, err))
		return -1;
	if (plan->sheet)
		plan->dialect.reason = "cells of a sheet";
	if (!begin.count)
		return empty_refuse(plan, err);
	open_end_close(&begin, &plan->dialect);
	platform = plan->raw || plan->type ? COCO_STR("generic") : said(file->platform, plan->map.platform);
	memcpy(name, platform.s ? platform.s : "", platform.n < sizeof name ? platform.n : sizeof name - 1);
	size_t before;
	plan->preamble = plan->dialect.preamble;
	if (survey_platform_find(plan, begin.rows, begin.n, begin.count, platform.s ? name : NULL, &before, err))
		return -1;
	bool free = strcmp(plan->platform->name, "generic") == 0 && !plan->raw && !file->header_rows && !file->skip_rows;
	if (!before && !plan->preamble && free)
		plan->dialect.preamble = before = title_rows(&begin);
	if (before) { /* rows that the platform writes before the headings, or a title: read on behind them */
		plan->dialect.skip = begin.lines[before - 1];
		plan->preamble += before;
		if (beginning_read(plan, sample, &begin, err))
			return -1;
	}
	plan->header_rows = file->header_rows > 0   ? (size_t)file->header_rows
	                    : plan->map.header_rows ? (size_t)plan->map.header_rows
	                    : plan->dialect.above   ? plan->dialect.above
	                                            : plan->platform->header_rows;
	if (!plan->dialect.above && !file->header_rows && !plan->map.header_rows && begin.count > 1 &&
	    survey_platform_labels(plan, begin.rows[0], begin.n[0], begin.rows[1], begin.n[1]))
		plan->header_rows += plan->platform->optional_rows;
	if (plan->header_rows > begin.count)
		plan->header_rows = begin.count;
	if (survey_header_make(plan, begin.rows, begin.n, plan->header_rows, err) || header_check(plan, err) || missing_said(plan, file, err))
		return -1;
	if (plan->dialect.preamble && !plan->platform->preamble) {
		struct coco_finding at = {.file = plan->path, .line = 1};
		coco_diag_say(diag, COCO_NOTE, "preamble", &at, "--header-rows and --skip-rows say it where this is wrong",
		    "lines before the headings are left out: %zu", plan->dialect.preamble);
	}
	if (plan->raw)
		return 0;
	type_column_find(plan, &begin);
	struct survey_evidence *evidence = coco_arena_array(plan->arena, plan->n + 1, sizeof *evidence);
	if (!evidence)
		return coco_err_nomem(err);
	if (survey_evidence_take(plan, sample, evidence, err))
		return -1;
	survey_formats_see(plan, evidence);
	if (plan->type) {
		if (plan->type[0]) {
			struct survey_column *columns = survey_columns_of_type(plan, plan->type, err);
			if (!columns)
				return -1;
			plan->columns = columns;
		}
	} else if (survey_columns_decide(plan, evidence, diag, err)) {
		return -1;
	}
	if (!whole && formats_from_all(plan, evidence, err))
		return -1;
	return survey_formats_decide(plan, evidence, diag, err);
}
