/* A file's plan: everything that is decided before its first row is read.
 *
 * Method: the map (given, or NAME.map.json beside NAME.csv) is read first, because it may name the encoding. The first
 * mebibyte of the file then decides in this order: delimiter, platform, header rows, headings, the evidence of the cells,
 * the use of the columns, the decimal mark and the order of dates. What the caller says wins over the map, the map over
 * what was found. Invariant: the file itself is not moved; the same first mebibyte and options give the same plan.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "beginning.h"

/* ---- the map ----------------------------------------------------------------------------------------------------- */

static bool is_without_a_byte(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0;
}

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
		path = coco_file_exists(beside) && !(file->new_map && is_without_a_byte(beside)) ? beside : NULL;
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

/* `given`: by an option, which the map does not overrule; else the map is at fault. */
static int bad_word(
    const struct survey_plan *plan, const char *given, const char *what, struct coco_str word, const char *known, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "%s '%.*s' is not known", what, COCO_STR_ARG(word));
	coco_err_hint(err, "known: %s", known);
	return coco_err_at(err, given ? NULL : plan->map.path, 0, 0);
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
		return bad_word(plan, file->delimiter, "delimiter", text, "one character: , ; | or tab", err);
	*out = text.s[0];
	return 0;
}

static int format_said(struct survey_plan *plan, const struct coco_import_file *file, struct coco_err *err)
{
	struct coco_str decimal = said(file->decimal, plan->map.decimal), order = said(file->date_order, plan->map.date_order);
	if (decimal.s && !coco_str_is(decimal, ",") && !coco_str_is(decimal, "."))
		return bad_word(plan, file->decimal, "decimal mark", decimal, "\",\" and \".\"", err);
	plan->format.decimal = decimal.s ? decimal.s[0] : 0;
	if (order.s) {
		int k = coco_choice(SURVEY_ORDERS, order);
		if (k < 0)
			return bad_word(plan, file->date_order, "date order", order, SURVEY_ORDERS, err);
		plan->format.order = (enum survey_order)(k + 1);
	}
	plan->side = said(file->side, plan->map.side);
	if (plan->side.s && coco_choice("avm|cci|both|bso|other", plan->side) < 0)
		return bad_word(plan, file->side, "side", plan->side, "avm cci both bso other", err);
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
	size_t n = 3 + plan->map.n_missing + survey_lexicon_missing(plan->lexicon, plan->platform->name, NULL, 0);
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
static void type_column_find(struct survey_plan *plan, const struct survey_beginning *b)
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

/* The text's beginning as rows, by its dialect. */
static int begin_with(struct survey_plan *plan, struct coco_str sample, const struct coco_import_file *file, struct survey_beginning *begin,
    struct coco_err *err)
{
	char delimiter;
	size_t skip = file->skip_rows > 0 ? (size_t)file->skip_rows : 0;
	if (delimiter_said(plan, file, &delimiter, err))
		return -1;
	if (!coco_str_trim(sample).n)
		return empty_refuse(plan, err);
	if (plan->sheet) {
		delimiter = ',';
		skip = coco_workbook_line(plan->sheet, skip + 1) - 1;
	}
	if (survey_meeting_find(plan, sample, &skip, &delimiter, err))
		return -1;
	if (coco_dsv_dialect_find(sample, skip, delimiter, plan->path, &plan->dialect, err) || survey_beginning_read(plan, sample, begin, err))
		return -1;
	if (plan->meeting.found) {
		plan->dialect.preamble = plan->meeting.above;
		plan->dialect.reason = "it parts the headings of a meeting program's list";
	}
	if (plan->sheet)
		plan->dialect.reason = "cells of a sheet";
	if (!begin->count)
		return empty_refuse(plan, err);
	survey_beginning_close(begin, &plan->dialect);
	return survey_meeting_refuse(plan, err);
}

/* What a second row of headings is that the file alone tells. */
enum second_row { NO_SECOND_ROW, BELOW_GROUPS, BELOW_CODES };

static void second_row_tell(const struct survey_plan *plan, enum second_row second, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	coco_diag_say(diag, COCO_NOTE, "two-headings", &at, "--header-rows=1 says it where this is wrong", "the first row holds %s",
	    second == BELOW_CODES ? "codes, the second one the questions" : "titles of groups, the second one headings");
}

/* Columns whose options stood in the second row of headings, which was taken out: nobody can tell what they ask. */
static void options_lost_tell(const struct survey_plan *plan, const struct survey_beginning *begin, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	size_t nameless = 0, first = 0;
	for (size_t i = 1; i < begin->n[0] && strcmp(plan->platform->second, "option") == 0; i++) {
		const bool empty = !coco_str_trim(begin->rows[0][i]).n;
		first = empty && !nameless ? i : first;
		nameless += empty;
	}
	if (nameless)
		coco_diag_say(diag, COCO_WARNING, "options-lost", &at, "export the file anew with both rows, or name the columns in a map",
		    "%zu column%s ha%s no heading, column %zu first: the row that names the options of a question is missing, so that %s called by "
		    "%s number",
		    nameless, nameless == 1 ? "" : "s", nameless == 1 ? "s" : "ve", first + 1, nameless == 1 ? "it is" : "they are",
		    nameless == 1 ? "its" : "their");
}

/* How many rows are headings, behind those that stand before them. */
static void header_rows_decide(struct survey_plan *plan, const struct coco_import_file *file, const struct survey_beginning *begin,
    enum second_row second, struct coco_diag *diag)
{
	const size_t above = plan->raw ? 0 : plan->dialect.above;
	const bool given = file->header_rows > 0 || plan->map.header_rows;
	plan->header_rows = file->header_rows > 0   ? (size_t)file->header_rows
	                    : plan->map.header_rows ? (size_t)plan->map.header_rows
	                    : above                 ? above
	                                            : survey_platform_rows(plan, begin->rows, begin->n, begin->count);
	if (!given && !above && plan->header_rows < plan->platform->header_rows) {
		struct coco_finding at = {.file = plan->path, .line = 1};
		coco_diag_say(diag, COCO_NOTE, "fewer-headings", &at, "--header-rows says it where this is wrong",
		    "%s writes %zu rows of headings; answers stand in row %zu already, so that the others were taken out", plan->platform_name,
		    plan->platform->header_rows, plan->header_rows + 1);
		options_lost_tell(plan, begin, diag);
	}
	if (!above && !given && begin->count > 1 && survey_platform_labels(plan, begin->rows[0], begin->n[0], begin->rows[1], begin->n[1]))
		plan->header_rows += plan->platform->optional_rows;
	if (second && plan->header_rows == 1 && !given) {
		plan->header_rows = 2;
		second_row_tell(plan, second, diag);
	}
	if (plan->header_rows > begin->count)
		plan->header_rows = begin->count;
	if (plan->dialect.preamble && !plan->platform->preamble) {
		struct coco_finding at = {.file = plan->path, .line = 1};
		coco_diag_say(diag, COCO_NOTE, "preamble", &at, "--header-rows and --skip-rows say it where this is wrong",
		    "lines before the headings are left out: %zu", plan->dialect.preamble);
	}
}

/* The platform, and which rows are headings. */
static int header_decide(struct survey_plan *plan, struct coco_str sample, const struct coco_import_file *file,
    struct survey_beginning *begin, struct coco_diag *diag, struct coco_err *err)
{
	char name[40] = "";
	size_t before;
	struct coco_str platform = plan->raw || plan->type ? COCO_STR("generic") : said(file->platform, plan->map.platform);
	memcpy(name, platform.s ? platform.s : "", platform.n < sizeof name ? platform.n : sizeof name - 1);
	plan->preamble = plan->dialect.preamble;
	if (survey_platform_find(plan, begin->rows, begin->n, begin->count, platform.s ? name : NULL, &before, err))
		return -1;
	const bool free = strcmp(plan->platform->name, "generic") == 0 && !plan->raw && !file->header_rows && !file->skip_rows;
	enum second_row second = plan->grouped && plan->map.header_rows != 1 ? BELOW_GROUPS : NO_SECOND_ROW;
	bool questions = false;
	if (free && !before && !plan->type && plan->map.header_rows != 1 && survey_beginning_groups(plan, begin))
		second = BELOW_GROUPS;
	else if ((free || plan->platform->optional_rows) && !before && !plan->type && survey_beginning_codes(plan, begin, &questions))
		second =
		    (!free || survey_platform_by_codes(plan, begin->rows[0], begin->n[0], questions)) && questions ? BELOW_CODES : NO_SECOND_ROW;
	const bool alone = free && !before && !second;
	const bool options =
	    alone && !plan->type && plan->map.header_rows != 1 && survey_beginning_options(plan, begin) && survey_platform_by_options(plan);
	if (alone && !plan->preamble && !options)
		plan->dialect.preamble = before = survey_beginning_title(begin);
	if (before) { /* rows that the platform writes before the headings, or a title: read on behind them */
		plan->dialect.skip = begin->lines[before - 1];
		plan->preamble += before;
		if (survey_beginning_read(plan, sample, begin, err))
			return -1;
	}
	header_rows_decide(plan, file, begin, second, diag);
	const bool said_so = file->header_rows > 0 || plan->map.header_rows;
	return survey_header_make(plan, begin->rows, begin->n, plan->header_rows, err) || survey_headless_check(plan, begin, said_so, err) ? -1
	                                                                                                                                   : 0;
}

static int columns_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag, struct coco_err *err)
{
	if (!plan->type)
		return survey_columns_decide(plan, evidence, diag, err);
	struct survey_column *columns = plan->type[0] ? survey_columns_of_type(plan, plan->type, err) : plan->columns;
	plan->columns = columns ? columns : plan->columns;
	return columns ? 0 : -1;
}

/* A text that was read in another encoding and written as UTF-8 again. */
static void twice_tell(const struct survey_plan *plan, const struct coco_dsv_bytes *bytes, struct coco_diag *diag)
{
	static const char as[] = "utf-8-as-";
	const struct coco_dsv_place *places;
	const size_t n = coco_dsv_bytes_twice(bytes, &places);
	struct coco_finding at = {.file = plan->path};
	if (coco_str_starts(coco_str_of(plan->encoding), as) && strcmp(plan->encoding_why, "as given") != 0)
		coco_diag_say(diag, COCO_WARNING, "encoded-twice", &at, "look at the words; if the text was right, give --encoding=utf-8",
		    "its text is UTF-8 that was read as %s and written as UTF-8 once more; that is taken back", plan->encoding + strlen(as));
	for (size_t i = 0; i < n && i < COCO_DSV_TWICE_PLACES; i++) {
		if (i && places[i].line == places[i - 1].line)
			continue;
		at.line = places[i].line;
		at.column = places[i].column;
		coco_diag_say(diag, COCO_WARNING, "encoded-twice", &at, "correct the cell where it came from, or export again",
		    "letters that look like UTF-8 read as %s, but not all of the file is so: they stay as they are",
		    places[i].encoding + strlen(as));
	}
	at.line = at.column = 0;
	if (n > COCO_DSV_TWICE_PLACES)
		coco_diag_say(diag, COCO_WARNING, "encoded-twice", &at, NULL, "%zu more places look so", n - COCO_DSV_TWICE_PLACES);
}

int survey_plan_make(struct survey_plan *plan, struct coco_dsv_bytes *bytes, const struct coco_import_file *file, struct coco_diag *diag,
    struct coco_err *err)
{
	struct coco_str sample;
	struct survey_beginning begin = {.count = 0};
	bool whole;
	if (type_decide(plan, file, err) || format_said(plan, file, err) || coco_dsv_bytes_sample(bytes, &sample, &whole, err))
		return -1;
	plan->encoding = coco_dsv_bytes_encoding(bytes);
	plan->encoding_why = coco_arena_copy(plan->arena, coco_str_of(coco_dsv_bytes_reason(bytes))).s;
	plan->sheet = coco_dsv_bytes_sheet(bytes);
	if (!plan->encoding_why)
		return coco_err_nomem(err);
	twice_tell(plan, bytes, diag);
	if (begin_with(plan, sample, file, &begin, err) || header_decide(plan, sample, file, &begin, diag, err) ||
	    missing_said(plan, file, err))
		return -1;
	if (plan->raw)
		return 0;
	type_column_find(plan, &begin);
	struct survey_evidence *evidence = coco_arena_array(plan->arena, plan->n + 1, sizeof *evidence);
	if (!evidence)
		return coco_err_nomem(err);
	if (survey_evidence_take(plan, sample, evidence, err) || survey_long_refuse(plan, evidence, err))
		return -1;
	survey_formats_see(plan, evidence);
	if (columns_decide(plan, evidence, diag, err) || (!whole && formats_from_all(plan, evidence, err)))
		return -1;
	survey_consents_decide(plan, evidence, diag);
	if (plan->failed || !coco_arena_ok(plan->arena) || !survey_lexicon_ok(plan->lexicon))
		return coco_err_nomem(err); /* what is absent for want of memory is not absent */
	return survey_formats_decide(plan, evidence, diag, err);
}
