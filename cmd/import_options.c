/* The option table of coco-import: parsing, --help, the manual's options and the completions come from it; and what the options ask
 * for, or why they do not go together. Which of them suit a FILE is told when it is opened (lib/survey/suits.c). */
#include <string.h>

#include "import_options.h"

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
        .choices = COCO_DSV_ENCODINGS,
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
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
        .offset = AT(rejects),
        .arg = "FILE",
        .help = "write rejected rows to FILE, an object a line, instead of naming them"},
    {.name = "contacts",
        .kind = COCO_OPT_TEXT,
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
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
        .flags = COCO_OPT_FILE | COCO_OPT_FILES,
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
        .flags = COCO_OPT_FILE | COCO_OPT_WRITES,
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

const struct coco_tool import_tool = {
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

/* ---- what goes together ------------------------------------------------------------------------------------------- */

struct given {
	const char *name;
	bool is;
	unsigned modes;
};

/* What else than an import is asked for; two of these do not go together. */
static int mode_find(const struct options *o, unsigned *mode, const char **named, struct coco_err *err)
{
	const struct given asked[] = {{"update", o->update != NULL, UPDATE}, {"check", o->check, CHECK}, {"explain", o->explain, EXPLAIN},
	    {"suggest-map", o->suggest, SUGGEST}, {"template", o->template != NULL, TEMPLATE}, {"schema", o->schema != NULL, SCHEMA},
	    {"vocab", o->vocab != NULL, VOCAB}, {"erase", o->erase != NULL, ERASE}, {"subject", o->subject != NULL, SUBJECT},
	    {"expired", o->expired, EXPIRED}, {"rekey", o->rekey != NULL, REKEY}, {"duplicates", o->duplicates, TWINS},
	    {"merge-duplicates", o->merge_duplicates, MERGE}};
	*mode = IMPORT;
	*named = NULL;
	for (size_t i = 0; i < COCO_LEN(asked); i++) {
		if (!asked[i].is)
			continue;
		if (*named)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s and --%s do not go together", *named, asked[i].name);
		*named = asked[i].name;
		*mode = asked[i].modes;
	}
	return 0;
}

/* Where each option has a meaning; those that are not here say how messages look, or what day it is. */
static int places_check(const struct options *o, unsigned mode, const char *named, struct coco_err *err)
{
	enum { MAKES = IMPORT | UPDATE, READS = MAKES | CHECK | EXPLAIN | SUGGEST, PRINTS = TEMPLATE | SCHEMA | VOCAB };
	const struct coco_import_file *f = &o->file;
	const struct given options[] = {{"as", f->as != NULL, READS}, {"side", f->side != NULL, READS}, {"survey", f->survey != NULL, READS},
	    {"wave", f->wave != NULL, READS}, {"map", f->map != NULL, READS}, {"platform", f->platform != NULL, READS},
	    {"missing", f->missing != NULL, READS}, {"sheet", f->sheet != NULL, READS}, {"encoding", f->encoding != NULL, READS},
	    {"delimiter", f->delimiter != NULL, READS}, {"header-rows", f->header_rows != 0, READS}, {"skip-rows", f->skip_rows != 0, READS},
	    {"decimal", f->decimal != NULL, READS}, {"date-order", f->date_order != NULL, READS},
	    {"format", o->format != UNSAID, IMPORT | EXPIRED | CHECK | EXPLAIN},
	    {"output", o->common.output != NULL, IMPORT | EXPIRED | SUBJECT | CHECK | EXPLAIN | SUGGEST | PRINTS},
	    {"rejects", o->rejects != NULL, MAKES}, {"with-contacts", o->with_contacts, MAKES},
	    {"contacts", o->contacts != NULL, MAKES | ERASE | SUBJECT | REKEY | TWINS | MERGE},
	    {"key", o->key != NULL, MAKES | CHECK | ERASE | SUBJECT}, {"resolve", o->resolve != NULL, MAKES | CHECK},
	    {"need-consent", o->consent != NULL, IMPORT}, {"new", o->admit_new, MAKES}, {"show-values", o->show_values, MAKES},
	    {"strict", o->strict, MAKES}, {"erased", o->erased != NULL, MAKES | ERASE}, {"vocab-dir", o->vocab_dir != NULL, READS | VOCAB},
	    {"lang", o->common.lang != NULL, CHECK}};
	char list[512] = "";
	size_t n = 0;
	for (size_t i = 0; i < COCO_LEN(options); i++) {
		if (!options[i].is || options[i].modes & mode)
			continue;
		if (!named) { /* of all options --lang alone */
			coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s needs --check", options[i].name);
			return coco_err_hint(
			    err, "records and messages have no language to choose; in which one a survey asks stands in its map, \"lang\"");
		}
		if (n < sizeof list)
			n += (size_t)snprintf(list + n, sizeof list - n, "%s--%s", n > 0 ? ", " : "", options[i].name);
	}
	if (n == 0)
		return 0;
	coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s and %s do not go together", named, list);
	return mode & (EXPLAIN | SUGGEST) ? coco_err_hint(err, "--%s writes no records: leave the others out", named) : -1;
}

/* Which form belongs to what is asked for; sets the one that is meant where none was named. */
static int format_choose(struct options *o, unsigned mode, struct coco_err *err)
{
	const bool explain = mode == EXPLAIN, check = mode == CHECK;
	if (o->format == UNSAID)
		o->format = explain || check ? TEXT : COCO_NDJSON;
	const bool suits = check     ? o->format == TEXT || o->format == MD || o->format == COCO_JSON
	                   : explain ? o->format == TEXT || o->format == COCO_JSON
	                             : o->format <= COCO_CSV;
	if (suits)
		return 0;
	coco_err_set(err, COCO_EXIT_USAGE, "usage", "that --format is not for %s", check ? "--check" : explain ? "--explain" : "records");
	return coco_err_hint(err, "records: ndjson, json, csv; --explain: text, json; --check: text, md, json");
}

static int files_check(const struct options *o, const struct coco_run *run, unsigned mode, const char *named, struct coco_err *err)
{
	const bool none = run->n_files == 1 && strcmp(run->files[0].path, "-") == 0;
	if (mode & (TEMPLATE | SCHEMA | VOCAB) && !none) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s reads no FILE", named);
		return coco_err_hint(err, "leave out the FILEs");
	}
	for (size_t i = 0; i < run->n_files && mode == CHECK; i++) {
		const char *as = ((const struct options *)run->files[i].options)->file.as;
		if (as && strcmp(as, "row") == 0)
			return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--check and --as=row do not go together: of rows of text nothing is known");
	}
	if (o->show_values && !o->rejects) {
		coco_err_set(err, COCO_EXIT_USAGE, "usage", "--show-values needs --rejects");
		return coco_err_hint(err, "messages show no personal cells");
	}
	return 0;
}

/* An option that was left empty, by a variable of a script that is not set, would be as if it were not there. */
static int blank_check(const struct options *o, const struct coco_run *run, struct coco_err *err)
{
	for (size_t i = 0; i < run->n_files; i++) {
		const struct coco_import_file *f = &((const struct options *)run->files[i].options)->file;
		const struct {
			const char *name, *text;
		} texts[] = {{"survey", f->survey}, {"wave", f->wave}, {"missing", f->missing}, {"sheet", f->sheet}, {"resolve", o->resolve}};
		for (size_t k = 0; k < COCO_LEN(texts); k++) {
			if (!texts[k].text || coco_str_trim(coco_str_of(texts[k].text)).n)
				continue;
			coco_err_set(err, COCO_EXIT_USAGE, "usage", "--%s is empty", texts[k].name);
			return coco_err_hint(err, "say what it should be, or leave it out");
		}
	}
	return 0;
}

int import_usage(struct options *options, const struct coco_run *run, unsigned *mode, struct coco_err *err)
{
	const char *named;
	return mode_find(options, mode, &named, err) || places_check(options, *mode, named, err) || format_choose(options, *mode, err) ||
	               files_check(options, run, *mode, named, err) || blank_check(options, run, err)
	           ? -1
	           : 0;
}
