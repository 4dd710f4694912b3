/* coco-import: survey exports and spreadsheets in, clean typed records out.
 * Options, wiring, exit code; what is done to a file is lib/survey's business. */
#include "coco/survey.h"

#include <stdlib.h>
#include <string.h>

struct options {
	struct coco_common common;
	struct coco_import_file file; /* scoped: as it stood when a FILE was met */
	int format;
	const char *rejects, *contacts, *key, *resolve, *vocab_dir, *template, *schema, *vocab;
	const char *update, *erased, *erase, *subject, *consent, *rekey;
	bool with_contacts, show_values, admit_new, strict, explain, suggest, check, expired, duplicates, merge_duplicates;
};

#define AT(member) offsetof(struct options, member)
static const struct coco_opt option_table[] = {
    {.name = "as",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.as),
        .arg = "TYPE",
        .group = "What the FILEs after it are",
        .help = "auto: a survey, or a table with a column `type`; row: cells as text; else the record type of a table's rows"},
    {.name = "side",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.side),
        .choices = "avm|cci|both|bso|other",
        .help = "side of the participants, where no column says it"},
    {.name = "survey",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.survey),
        .arg = "ID",
        .help = "name of the survey (default: the file's name; survey where it is standard input)"},
    {.name = "wave",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.wave),
        .arg = "W",
        .help = "which time it was asked: pre, post, 6m, 12m, 2026-1 ..."},
    {.name = "map",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED | COCO_OPT_FILE,
        .offset = AT(file.map),
        .arg = "FILE",
        .help = "which column is what (default: NAME.map.json beside NAME.csv)"},
    {.name = "platform",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.platform),
        .choices = COCO_IMPORT_PLATFORMS,
        .help = "survey platform (default: found by its headings)"},
    {.name = "missing",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.missing),
        .arg = "LIST",
        .help = "cells that hold no answer: TEXT or TEXT=not_shown|no_answer|dont_know|dropout, joined by commas"},
    {.name = "sheet",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.sheet),
        .arg = "NAME|N",
        .help = "sheet of a workbook, by name or number (default: the first visible one that holds a cell)",
        .group = "How they are written"},
    {.name = "encoding",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.encoding),
        .choices = COCO_IMPORT_ENCODINGS,
        .help = "encoding (default: found by the bytes and words)"},
    {.name = "delimiter",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.delimiter),
        .arg = "CHAR",
        .help = "between the cells, or tab (default: found by the width of the rows)"},
    {.name = "header-rows",
        .kind = COCO_OPT_INT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.header_rows),
        .arg = "N",
        .min = 1,
        .max = 9,
        .help = "rows of headings (default: as the platform writes)"},
    {.name = "skip-rows",
        .kind = COCO_OPT_INT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.skip_rows),
        .arg = "N",
        .min = 0,
        .max = 100000,
        .help = "lines to leave out before the headings"},
    {.name = "decimal",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.decimal),
        .arg = "MARK",
        .help = "decimal mark, comma or point (default: found in the columns of numbers)"},
    {.name = "date-order",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_SCOPED,
        .offset = AT(file.date_order),
        .choices = "dmy|mdy|ymd",
        .help = "order of day, month, year in dates with slashes (default: found in each column)"},
    {.name = "format",
        .kind = COCO_OPT_CHOICE,
        .offset = AT(format),
        .choices = COCO_FORMATS "|text|md",
        .help = "form of the records: ndjson, json or csv; of --explain: text or json; of --check: text, md or json",
        .group = "What comes out"},
    {.name = "rejects",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(rejects),
        .arg = "FILE",
        .help = "write rejected rows to FILE, an object a line, instead of naming them"},
    {.name = "contacts",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(contacts),
        .arg = "FILE",
        .help = "write id, org, contact_name, email, phone to FILE, which only you can read"},
    {.name = "with-contacts", .kind = COCO_OPT_FLAG, .offset = AT(with_contacts), .help = "keep contact data in the records"},
    {.name = "key",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(key),
        .arg = "FILE",
        .help = "32 secret bytes (mode 0600) that ids are made with (default: COCO_KEY_FILE)"},
    {.name = "resolve",
        .kind = COCO_OPT_TEXT,
        .offset = AT(resolve),
        .arg = "RECORDS[,CONTACTS]",
        .help = "records, and a contacts file, whose names may stand in reference columns"},
    {.name = "need-consent",
        .kind = COCO_OPT_TEXT,
        .offset = AT(consent),
        .choices = "share|process|publish|photo",
        .help = "leave out who has not given this consent, and all that hangs on them"},
    {.name = "new",
        .kind = COCO_OPT_FLAG,
        .offset = AT(admit_new),
        .help = "an unknown name in a list is a walk-in, not a reject: a new participant, the name in --contacts"},
    {.name = "show-values", .kind = COCO_OPT_FLAG, .offset = AT(show_values), .help = "do not mask personal cells in rejects"},
    {.name = "strict", .kind = COCO_OPT_FLAG, .offset = AT(strict), .help = "no output at all if a row is rejected or a value is doubtful"},
    {.name = "update",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(update),
        .arg = "FILE",
        .help = "merge the records into the record file FILE (and contacts into that of --contacts) instead of writing them",
        .group = "Record files that you keep"},
    {.name = "erased",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(erased),
        .arg = "FILE",
        .help = "list of the erased, who are not imported again (default: of --update=NAME and of --erase NAME, NAME.erased)"},
    {.name = "erase",
        .kind = COCO_OPT_TEXT,
        .offset = AT(erase),
        .arg = "ID|EMAIL",
        .help = "remove a person from the record FILEs, in place, and from the file of --contacts"},
    {.name = "subject",
        .kind = COCO_OPT_TEXT,
        .offset = AT(subject),
        .arg = "ID|EMAIL",
        .help = "every record of the FILEs that names a person, and the row of --contacts"},
    {.name = "rekey",
        .kind = COCO_OPT_TEXT,
        .offset = AT(rekey),
        .arg = "OLD,NEW",
        .help = "make the ids of the record FILEs and of --contacts anew, from the key in file OLD to that in NEW"},
    {.name = "duplicates",
        .kind = COCO_OPT_FLAG,
        .offset = AT(duplicates),
        .help = "name participants of the record FILEs that are likely the same"},
    {.name = "merge-duplicates",
        .kind = COCO_OPT_FLAG,
        .offset = AT(merge_duplicates),
        .help = "make them one, in place: the first, with the other ids as aliases"},
    {.name = "expired",
        .kind = COCO_OPT_FLAG,
        .offset = AT(expired),
        .help = "pass the records of the FILEs, but not those past their date"},
    {.name = "explain",
        .kind = COCO_OPT_FLAG,
        .offset = AT(explain),
        .help = "what would be done with each FILE and its columns, and why",
        .group = "Instead of importing"},
    {.name = "check",
        .kind = COCO_OPT_FLAG,
        .offset = AT(check),
        .help = "what is missing or wrong, per participant, with the question to ask; and what each column holds"},
    {.name = "suggest-map", .kind = COCO_OPT_FLAG, .offset = AT(suggest), .help = "the map that would be used, ready to edit"},
    {.name = "template",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_NO_INPUT,
        .offset = AT(template),
        .arg = "TYPE",
        .help = "an empty table for records of this type"},
    {.name = "schema",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_NO_INPUT | COCO_OPT_OPTIONAL,
        .offset = AT(schema),
        .arg = "TYPE",
        .help = "the JSON Schema of a record type, or of all"},
    {.name = "vocab", .kind = COCO_OPT_TEXT, .flags = COCO_OPT_NO_INPUT, .offset = AT(vocab), .arg = "NAME", .help = "a vocabulary as CSV"},
    {.name = "vocab-dir",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE,
        .offset = AT(vocab_dir),
        .arg = "DIR",
        .help = "use the vocabularies DIR/NAME.csv in place of the built-in ones",
        .group = "Vocabularies"},
};

static const struct coco_example examples[] = {
    {"coco-import --key=my.key --contacts=contacts.csv avm.csv cci.csv >pool.ndjson", "two surveys; contact data go to a file apart"},
    {"coco-import --explain avm.csv", "what would be done with each column, and why"},
    {"coco-import --suggest-map avm.csv >avm.map.json", "a map to edit; it is then taken by its name"},
    {"coco-import --check --format=md --lang=sl cci.csv", "what to ask whom before matching, in Slovene"},
    {"coco-import --encoding=cp1250 --wave=post post.csv", "a file that Excel wrote in Central Europe"},
    {"coco-import --as=event events.csv --as=attendance list.csv --rejects=bad.ndjson", "tables that you keep yourself"},
    {"coco-import --template=event >events.csv", "an empty table to fill in"},
    {"coco-import --key=my.key --update=pool.ndjson --contacts=contacts.csv post.csv",
        "merge what is new into a record file that you keep"},
    {"coco-import --key=my.key --erase=ana@example.org --contacts=contacts.csv pool.ndjson", "remove a person from it"},
    {"coco-import --as=row export.csv", "every cell's exact text, nothing decided"},
};

static const struct coco_tool tool = {
    .name = "coco-import",
    .summary = "survey exports and spreadsheets in, clean typed records out",
    .synopsis = "[OPTION]... [FILE]...",
    .examples = examples,
    .n_examples = COCO_LEN(examples),
    .options = option_table,
    .n_options = COCO_LEN(option_table),
    .findings = "a row was rejected, or a warning was given: a value that could not be read, a doubtful split",
    .stream = true,
};

enum { TEXT = COCO_CSV + 1, MD, UNSAID = -1 }; /* forms beyond those of records */
enum { HELD_IN_MEMORY = 1 << 20 };
struct work {
	struct coco_run *run;
	struct options *options;
	struct coco_sink *sink;
	struct coco_sides sides;
	struct coco_progress *progress;
	struct coco_check *check; /* --check */
	struct coco_spool *held;  /* --strict: the records until all is known to be well */
	struct coco_update *update;
	struct coco_buf line;
};

/* ---- where things go --------------------------------------------------------------------------------------------- */

static int put(void *context, struct coco_str line, struct coco_err *err)
{
	struct work *w = context;
	coco_progress_add(w->progress, 1);
	if (w->check)
		return coco_check_record(w->check, line, err);
	if (w->update)
		return coco_update_put(w->update, line, err);
	if (!w->options->strict)
		return coco_sink_put(w->sink, line, err);
	return coco_spool_put(w->held, line, err) || coco_spool_put(w->held, COCO_STR("\n"), err) ? -1 : 0;
}

static int put_lines(void *context, struct coco_str lines, size_t n, struct coco_err *err)
{
	struct work *w = context;
	struct coco_str line;
	coco_progress_add(w->progress, n);
	if (w->check) /* responses: no matter of the check */
		return 0;
	while (w->update && n-- && coco_str_split(&lines, '\n', &line)) {
		if (coco_update_put(w->update, line, err))
			return -1;
	}
	if (w->update)
		return 0;
	return w->options->strict ? coco_spool_put(w->held, lines, err) : coco_sink_put_lines(w->sink, lines, n, err);
}

static int reject(void *context, const struct coco_reject *r, struct coco_err *err)
{
	struct work *w = context;
	struct coco_finding at = {.file = r->file, .line = r->line, .field = r->column};
	w->run->findings = true;
	if (w->check)
		return coco_check_reject(w->check, r, err);
	if (w->sides.rejects)
		return coco_sides_reject(&w->sides, r, err);
	if (r->row)
		coco_diag_say(w->run->diag, COCO_ERROR, r->code, &at, r->hint, "row %llu is rejected: %s", (unsigned long long)r->row, r->text);
	else
		coco_diag_say(w->run->diag, COCO_ERROR, r->code, &at, r->hint, "what came of this line is left out: %s", r->text);
	return 0;
}

static int contact(void *context, const struct coco_contact *c, struct coco_err *err)
{
	struct work *w = context;
	return w->update ? coco_update_contact(w->update, c, err) : coco_sides_contact(&w->sides, c, err);
}

/* ---- what is done ------------------------------------------------------------------------------------------------ */

static int print(struct work *w, const struct coco_vocabs *vocabs, struct coco_err *err)
{
	const struct options *o = w->options;
	coco_buf_clear(&w->line);
	int rc = o->template ? coco_schema_template(o->template, &w->line, err)
	         : o->schema ? coco_schema_json(o->schema, &w->line, err)
	                     : coco_vocab_csv(vocabs, o->vocab, &w->line, err);
	if (rc == 0)
		coco_out_str(w->run->out, coco_buf_view(&w->line));
	return rc;
}

static int look(struct work *w, struct coco_import *import, struct coco_err *err)
{
	for (size_t i = 0; i < w->run->n_files; i++) {
		const struct options *o = w->run->files[i].options;
		coco_buf_clear(&w->line);
		if (w->options->suggest && w->run->n_files > 1)
			return coco_err_set(err, COCO_EXIT_USAGE, "one-file", "--suggest-map takes one FILE");
		if (w->options->explain && w->options->format != COCO_JSON && w->run->n_files > 1)
			coco_buf_printf(&w->line, "%s%s:\n", i ? "\n" : "", w->run->files[i].path);
		int rc = w->options->suggest
		             ? coco_import_suggest(import, w->run->files[i].path, &o->file, &w->line, err)
		             : coco_import_explain(import, w->run->files[i].path, &o->file, w->options->format == COCO_JSON, &w->line, err);
		if (rc)
			return -1;
		coco_out_str(w->run->out, coco_buf_view(&w->line));
	}
	return 0;
}

static int records_open(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	if (coco_run_output(w->run, o->with_contacts ? COCO_OUT_PRIVATE : 0, err))
		return -1;
	w->sink = coco_sink_new(w->run, (enum coco_format)o->format, err);
	return w->sink ? 0 : -1;
}

/* --strict: all or nothing; the output is not even opened before all is known to be well. */
static int held_give(struct work *w, struct coco_err *err)
{
	struct coco_line line;
	if (w->run->findings)
		return coco_err_set(err, COCO_EXIT_FINDINGS, "strict", "nothing was written, because --strict allows no reject and no warning");
	if (records_open(w, err))
		return -1;
	struct coco_in *in = coco_spool_open(w->held, "--strict", err);
	int rc = in ? 1 : -1;
	while (rc > 0 && (rc = coco_in_line(in, &line, err)) > 0) {
		if (coco_sink_put(w->sink, line.text, err))
			rc = -1;
	}
	coco_in_close(in);
	return rc;
}

static int check_tell(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	enum coco_check_form form = o->format == COCO_JSON ? COCO_CHECK_JSON : o->format == MD ? COCO_CHECK_MD : COCO_CHECK_TEXT;
	int lang = o->common.lang ? coco_lang_index(coco_str_of(o->common.lang)) : 0;
	coco_buf_clear(&w->line);
	int rc = coco_check_write(w->check, form, lang, &w->line, err);
	if (rc < 0 || coco_run_output(w->run, 0, err))
		return -1;
	w->run->findings |= rc > 0;
	coco_out_str(w->run->out, coco_buf_view(&w->line));
	return 0;
}

/* What stands in the file of --update, and in its contacts, may be named by the run. */
static int update_known(struct work *w, struct coco_import *import, struct coco_err *err)
{
	const struct options *o = w->options;
	const char *contacts = o->contacts && coco_file_exists(o->contacts) ? o->contacts : "";
	const char *files = coco_arena_printf(w->run->arena, "%s,%s", coco_file_exists(o->update) ? o->update : "", contacts);
	return files ? coco_import_resolve(import, w->run, files, err) : coco_err_nomem(err);
}

static int import_all(struct work *w, struct coco_import *import, struct coco_err *err)
{
	const struct options *o = w->options;
	const char *erased = o->erased || !o->update ? o->erased : coco_arena_printf(w->run->arena, "%s.erased", o->update);
	if (erased && !o->erased && !coco_file_exists(erased))
		erased = NULL;
	if ((erased || o->consent) && coco_import_gate(import, erased, o->consent, err))
		return -1;
	if (w->options->resolve && coco_import_resolve(import, w->run, w->options->resolve, err))
		return -1;
	if (w->update && update_known(w, import, err))
		return -1;
	struct coco_import_input *inputs = coco_arena_array(w->run->arena, w->run->n_files, sizeof *inputs);
	if (!inputs)
		return coco_err_nomem(err);
	for (size_t i = 0; i < w->run->n_files; i++)
		inputs[i] = (struct coco_import_input){w->run->files[i].path, &((const struct options *)w->run->files[i].options)->file};
	if (coco_import_read(import, w->run, inputs, w->run->n_files, err))
		return -1;
	if (coco_import_end(import, err))
		return -1;
	if (w->check)
		return check_tell(w, err);
	if (w->sides.rejected)
		coco_diag_say(w->run->diag, COCO_WARNING, "rejects", NULL, NULL, "rejected rows: %llu; see %s",
		    (unsigned long long)w->sides.rejected, w->options->rejects);
	if (coco_diag_count(w->run->diag, COCO_WARNING))
		w->run->findings = true;
	if (w->update && w->options->strict && w->run->findings)
		return coco_err_set(err, COCO_EXIT_FINDINGS, "strict", "nothing was changed, because --strict allows no reject and no warning");
	if (w->update) {
		int rc = coco_update_end(w->update, err);
		w->run->findings |= coco_diag_count(w->run->diag, COCO_WARNING) > 0;
		return rc;
	}
	if (w->options->strict && held_give(w, err))
		return -1;
	return coco_sink_end(w->sink, err);
}

/* ---- beginning and end ------------------------------------------------------------------------------------------- */

static int key_read(struct work *w, unsigned char key[COCO_IMPORT_KEY], bool *have, struct coco_err *err)
{
	const char *path = w->options->key ? w->options->key : getenv("COCO_KEY_FILE");
	*have = path && *path;
	return *have ? coco_import_key(path, key, err) : 0;
}

static int outputs_open(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	if (coco_sides_open(&w->sides, o->rejects, o->update ? NULL : o->contacts, o->update ? o->update : o->common.output, err))
		return -1;
	if (o->check) /* it writes when all is known */
		return 0;
	if (o->update) {
		w->update = coco_update_new(w->run, o->update, o->contacts, o->with_contacts, err);
		return w->update ? 0 : -1;
	}
	if (!o->strict)
		return records_open(w, err);
	w->held = coco_spool_new(HELD_IN_MEMORY);
	return w->held ? 0 : coco_err_nomem(err);
}

/* Which form belongs to what is asked for; sets the one that is meant where none was named. */
static int format_choose(struct options *o, struct coco_err *err)
{
	bool explain = o->explain, check = o->check, suits;
	if (o->format == UNSAID)
		o->format = explain || check ? TEXT : COCO_NDJSON;
	suits = check     ? o->format == TEXT || o->format == MD || o->format == COCO_JSON
	        : explain ? o->format == TEXT || o->format == COCO_JSON
	                  : o->format <= COCO_CSV;
	if (suits)
		return 0;
	coco_err_set(err, COCO_EXIT_USAGE, "usage", "that --format is not for %s", check ? "--check" : explain ? "--explain" : "records");
	return coco_err_hint(err, "records: ndjson, json, csv; --explain: text, json; --check: text, md, json");
}

/* What one of these does alone, and with what. */
enum { IMPORT = 1, UPDATE = 2, ERASE = 4, SUBJECT = 8, EXPIRED = 16, SHOW = 32, CHECK = 64, REKEY = 128, TWINS = 256 };
struct given {
	const char *name;
	bool is;
	unsigned mode; /* that it is, or 0 */
	unsigned with; /* modes that it goes with */
};

/* No option is taken and not used: two that do not go together are an error. */
static int usage_check(const struct options *o, unsigned *mode, struct coco_err *err)
{
	const struct coco_import_file *f = &o->file;
	const unsigned reads = IMPORT | UPDATE | SHOW | CHECK, records = IMPORT | EXPIRED | SHOW | CHECK;
	const unsigned makes = IMPORT | UPDATE;
	const struct given options[] = {{"template", o->template != NULL, SHOW, SHOW}, {"schema", o->schema != NULL, SHOW, SHOW},
	    {"vocab", o->vocab != NULL, SHOW, SHOW}, {"explain", o->explain, SHOW, SHOW}, {"suggest-map", o->suggest, SHOW, SHOW},
	    {"check", o->check, CHECK, CHECK}, {"rekey", o->rekey != NULL, REKEY, REKEY}, {"duplicates", o->duplicates, TWINS, TWINS},
	    {"merge-duplicates", o->merge_duplicates, TWINS, TWINS}, {"update", o->update != NULL, UPDATE, UPDATE},
	    {"erase", o->erase != NULL, ERASE, ERASE}, {"subject", o->subject != NULL, SUBJECT, SUBJECT},
	    {"expired", o->expired, EXPIRED, EXPIRED}, {"as", f->as != NULL, 0, reads}, {"side", f->side != NULL, 0, reads},
	    {"survey", f->survey != NULL, 0, reads}, {"wave", f->wave != NULL, 0, reads}, {"map", f->map != NULL, 0, reads},
	    {"platform", f->platform != NULL, 0, reads}, {"missing", f->missing != NULL, 0, reads}, {"sheet", f->sheet != NULL, 0, reads},
	    {"encoding", f->encoding != NULL, 0, reads}, {"delimiter", f->delimiter != NULL, 0, reads},
	    {"header-rows", f->header_rows != 0, 0, reads}, {"skip-rows", f->skip_rows != 0, 0, reads},
	    {"decimal", f->decimal != NULL, 0, reads}, {"date-order", f->date_order != NULL, 0, reads},
	    {"format", o->format != UNSAID, 0, records}, {"output", o->common.output != NULL, 0, records | SUBJECT},
	    {"rejects", o->rejects != NULL, 0, makes}, {"with-contacts", o->with_contacts, 0, makes},
	    {"contacts", o->contacts != NULL, 0, makes | ERASE | SUBJECT | REKEY | TWINS}, {"key", o->key != NULL, 0, reads | ERASE | SUBJECT},
	    {"resolve", o->resolve != NULL, 0, reads}, {"show-values", o->show_values, 0, reads}, {"new", o->admit_new, 0, makes},
	    {"strict", o->strict, 0, makes}, {"need-consent", o->consent != NULL, 0, IMPORT}, {"vocab-dir", o->vocab_dir != NULL, 0, reads},
	    {"erased", o->erased != NULL, 0, IMPORT | UPDATE | ERASE}};
	const char *first = NULL;
	*mode = IMPORT;
	for (size_t i = 0; i < COCO_LEN(options); i++) {
		if (!options[i].is || !options[i].mode)
			continue;
		if (first)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s and --%s do not go together", first, options[i].name);
		first = options[i].name;
		*mode = options[i].mode;
	}
	for (size_t i = 0; first && i < COCO_LEN(options); i++) {
		if (options[i].is && !(options[i].with & *mode))
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s and --%s do not go together", first, options[i].name);
	}
	return 0;
}

static int put_record(void *context, struct coco_str line, struct coco_err *err)
{
	return coco_sink_put(((struct work *)context)->sink, line, err);
}

/* On record files that are kept. */
static int keep_run(struct work *w, unsigned mode, const unsigned char *key, struct coco_err *err)
{
	const struct options *o = w->options;
	struct coco_keep keep = {.run = w->run, .key = key, .contacts = o->contacts, .erased = o->erased};
	int rc;
	if (mode == SUBJECT && o->contacts && !o->common.output)
		return coco_err_set(
		    err, COCO_EXIT_USAGE, "bad-option", "--subject with --contacts needs -o FILE: contact data do not go to standard output");
	if (mode == ERASE)
		rc = coco_keep_erase(&keep, o->erase, err);
	else if (mode == REKEY)
		rc = coco_keep_rekey(&keep, o->rekey, err);
	else if (mode == TWINS)
		rc = coco_keep_duplicates(&keep, o->merge_duplicates, err);
	else if (mode == SUBJECT)
		rc = coco_run_output(w->run, COCO_OUT_PRIVATE, err) || coco_keep_subject(&keep, o->subject, err);
	else
		rc = records_open(w, err) || coco_keep_expired(w->run, put_record, w, err) || coco_sink_end(w->sink, err);
	w->run->findings |= coco_diag_count(w->run->diag, COCO_WARNING) > 0;
	return rc ? -1 : 0;
}

static int run_all(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	unsigned char key[COCO_IMPORT_KEY];
	unsigned mode;
	if (usage_check(o, &mode, err) || format_choose(w->options, err) || (o->check && !(w->check = coco_check_new(err))))
		return -1;
	bool have_key, printing = o->template || o->schema || o->vocab, looking = o->explain || o->suggest;
	struct coco_vocabs *vocabs = NULL;
	struct coco_import *import = NULL;
	w->run->stream = !(mode & (SHOW | CHECK | UPDATE | ERASE | REKEY | TWINS)) && o->format == COCO_NDJSON && !o->strict;
	if (key_read(w, key, &have_key, err))
		return -1;
	if (o->admit_new && (!have_key || (!o->contacts && !o->with_contacts)))
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--new needs %s",
		    have_key ? "--contacts, where the names go" : "--key, which makes the ids of walk-ins");
	if (mode & (ERASE | SUBJECT | EXPIRED | REKEY | TWINS))
		return keep_run(w, mode, have_key ? key : NULL, err);
	if ((o->vocab_dir && !(vocabs = coco_vocabs_new(o->vocab_dir, err))) || ((printing || looking) && coco_run_output(w->run, 0, err))) {
		coco_vocabs_free(vocabs);
		return -1;
	}
	int rc = printing ? print(w, vocabs, err) : 0;
	if (!printing) {
		struct coco_import_setup setup = {.diag = w->run->diag,
		    .arena = w->run->arena,
		    .vocabs = vocabs,
		    .key = have_key ? key : NULL,
		    .with_contacts = o->with_contacts,
		    .show_values = o->show_values,
		    .admit_new = o->admit_new,
		    .check = w->check,
		    .context = w,
		    .put = put,
		    .put_lines = put_lines,
		    .reject = reject,
		    .contact = contact};
		import = coco_import_new(&setup, err);
		rc = !import ? -1 : looking ? look(w, import, err) : outputs_open(w, err) ? -1 : import_all(w, import, err);
		if (coco_sides_close(&w->sides, rc == 0, err))
			rc = -1;
	}
	coco_import_free(import);
	coco_vocabs_free(vocabs);
	return rc;
}

int main(int argc, char **argv)
{
	struct options options = {.format = UNSAID};
	struct coco_run run;
	struct coco_err err = {0};
	if (!coco_start(&run, &tool, &options, sizeof options, argc, argv))
		return coco_finish(&run, NULL);
	struct work w = {.run = &run, .options = &options, .progress = coco_progress_new(&run, "records")};
	int rc = run_all(&w, &err);
	coco_progress_free(w.progress);
	coco_update_free(w.update);
	coco_sink_free(w.sink);
	coco_check_free(w.check);
	coco_spool_free(w.held);
	coco_buf_free(&w.line);
	return coco_finish(&run, rc == 0 ? NULL : &err);
}
