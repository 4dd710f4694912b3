/* coco-import: survey exports and spreadsheets in, clean typed records out.
 * Wiring, exit code; the options are in import_options.c; what is done to a file is lib/survey's business. */
#include "coco/survey.h"

#include "import_options.h"

#include <stdlib.h>
#include <string.h>

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

static void partial(void *context, struct coco_str names)
{
	struct work *w = context;
	if (w->update && !w->check)
		coco_update_partial(w->update, names);
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

static int key_read(struct work *w, unsigned char key[COCO_PERSON_KEY], bool *have, struct coco_err *err)
{
	const char *path = w->options->key ? w->options->key : getenv("COCO_KEY_FILE");
	*have = path && *path;
	return *have ? coco_person_key(path, key, err) : 0;
}

static int outputs_open(struct work *w, struct coco_err *err)
{
	const struct options *o = w->options;
	const char *contacts = o->update ? NULL : o->contacts; /* else they are merged into, not replaced */
	if (coco_run_writes(w->run, "rejects", o->rejects, err) || coco_run_writes(w->run, "contacts", contacts, err) ||
	    coco_sides_open(&w->sides, o->rejects, contacts, err))
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
	else if (mode & (TWINS | MERGE))
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
	unsigned char key[COCO_PERSON_KEY];
	unsigned mode;
	if (import_usage(w->options, w->run, &mode, err) || (o->check && !(w->check = coco_check_new(err))))
		return -1;
	bool have_key, printing = mode & (TEMPLATE | SCHEMA | VOCAB), looking = mode & (EXPLAIN | SUGGEST);
	struct coco_vocabs *vocabs = NULL;
	struct coco_import *import = NULL;
	w->run->stream = mode & (IMPORT | SUBJECT | EXPIRED) && o->format == COCO_NDJSON && !o->strict;
	if (key_read(w, key, &have_key, err))
		return -1;
	if (o->admit_new && (!have_key || (!o->contacts && !o->with_contacts)))
		return coco_err_set(err, COCO_EXIT_USAGE, "usage", "--new needs %s",
		    have_key ? "--contacts, where the names go" : "--key, which makes the ids of walk-ins");
	if (mode & KEPT)
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
		    .several = w->run->n_files > 1,
		    .check = w->check,
		    .context = w,
		    .put = put,
		    .partial = partial,
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
	if (!coco_start(&run, &import_tool, &options, sizeof options, argc, argv))
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
