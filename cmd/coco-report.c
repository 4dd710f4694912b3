/* coco-report: figures that hold. Wiring, exit code; the options are in report_options.c, the figures are made in lib/report. */
#include <errno.h>
#include <inttypes.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/stat.h>

#include "coco/survey.h"
#include "report_options.h"

#define FAR 5                       /* times the mean weight: told; as survey handbooks trim from there on */
#define DRESS_MAX ((size_t)4 << 20) /* bytes of an introduction, a style sheet, a logo */
#define PIECE_MAX (32 << 20)        /* bytes of memory asked for at once that are no mapping of their own; no C library takes more */
#define OLD_MAX ((size_t)256 << 20) /* bytes of an earlier report */

/* The catalogue is asked for: no records are read. */
static int write_catalogue(struct coco_run *run, const struct options *o, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	int lang = o->common.lang ? coco_lang_index(coco_str_of(o->common.lang)) : 0;
	enum coco_kpi_format format = o->format == JSON ? COCO_KPI_JSON : COCO_KPI_TEXT;
	int status = o->list ? coco_kpi_list((enum coco_profile)o->profile, lang, format, &text, err)
	                     : coco_kpi_explain(o->explain, lang, format, &text, err);
	if (!status) {
		status = coco_run_output(run, 0, err);
	}
	if (!status) {
		coco_out_str(run->out, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return status;
}

/* The states of --partial in place of records. What was left out there is a finding here. */
static int read_states(struct coco_run *run, struct coco_report *report, struct coco_err *err)
{
	int status = 0;
	for (size_t i = 0; i < run->n_files && !status; i++) {
		const int64_t before = coco_report_left_out(report);
		struct coco_in *in = coco_in_open(run->files[i].path, err);
		status = in ? coco_report_merge(report, in, err) : -1;
		coco_in_close(in);
		const struct coco_finding at = {.file = run->files[i].path};
		const int64_t left_out = coco_report_left_out(report) - before;
		if (!status && left_out) {
			run->findings = true;
			coco_diag_say(run->diag, COCO_ERROR, "left-out", &at, "the messages of coco-report --partial named them",
			    "left out of this state: %" PRId64 " (lines that are no records, or records that break the schema)", left_out);
		}
	}
	return status;
}

static int read_records(struct coco_run *run, const struct options *o, struct coco_report *report, int64_t *rejects, struct coco_err *err)
{
	if (o->merge)
		return read_states(run, report, err);
	struct coco_stream_options stream_options = {.type = o->as};
	struct coco_stream *stream = coco_stream_new(run, &stream_options, err);
	struct coco_rec rec = {0};
	int more = stream ? 1 : -1;
	while (more > 0 && (more = coco_stream_next(stream, &rec, err)) > 0) {
		if (run->stream && coco_rec_is(&rec, "abort")) { /* readers of the indicators must see it too */
			coco_out_str(run->out, rec.line);
			coco_out_puts(run->out, "\n");
		}
		more = coco_report_add(report, &rec, err) ? -1 : 1;
	}
	coco_rec_free(&rec);
	*rejects = stream ? (int64_t)coco_stream_rejects(stream) : 0;
	coco_stream_free(stream);
	return more;
}

/* The margins of the population. */
static int read_population(struct coco_run *run, const char *path, struct coco_report *report, struct coco_err *err)
{
	const struct coco_stream_options stream_options = {.type = "population"};
	struct coco_in *in = coco_in_open(path, err);
	struct coco_stream *stream = in ? coco_stream_of(run, in, &stream_options, err) : NULL;
	struct coco_rec rec = {0};
	bool whole = true;
	int more = stream ? 1 : -1;
	while (more > 0 && (more = coco_stream_next(stream, &rec, err)) > 0) {
		whole &= rec.valid;
		if (rec.valid && coco_report_population(report, &rec, err)) {
			coco_err_at(err, path, rec.line_number, 0);
			more = -1;
		}
	}
	if (!more && (!whole || coco_stream_rejects(stream) || !coco_stream_records(stream))) {
		coco_err_set(err, COCO_EXIT_INPUT, "no-margin", "the population is not whole: rows were left out, or there are none");
		coco_err_hint(err, "a CSV with the columns dimension, code, total");
		more = coco_err_at(err, path, 0, 0);
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return more;
}

/* How far the weights reach, where it is far. */
static void tell_weights(struct coco_run *run, const struct coco_report *report)
{
	const struct coco_weighting weighting = coco_report_weighting(report);
	if (weighting.largest > FAR) {
		coco_diag_say(run->diag, COCO_WARNING, "large-weight", NULL, "coarser categories make smaller weights",
		    "one respondent stands for %.1f times the mean; %" PRId64 " respondents tell as much as %.0f", weighting.largest,
		    weighting.respondents, weighting.n_eff);
	}
}

static int write_records(struct coco_run *run, const struct coco_report *report, struct coco_err *err)
{
	struct coco_sink *sink = coco_sink_new(run, COCO_NDJSON, err);
	int status = sink && !coco_report_records(report, sink, err) && !coco_sink_end(sink, err) ? 0 : -1;
	coco_sink_free(sink);
	return status;
}

/* What was changed so that a spreadsheet does not run it, and where. */
static void tell_neutralised(struct coco_run *run, const struct coco_neutralised *n)
{
	struct coco_buf rows = COCO_BUF_INIT;
	for (size_t i = 0; i < n->cells && i < COCO_LEN(n->lines); i++) {
		if (!i || n->lines[i] != n->lines[i - 1]) {
			coco_buf_printf(&rows, "%s%zu", i ? ", " : "", n->lines[i]);
		}
	}
	if (n->cells) {
		coco_diag_say(run->diag, COCO_WARNING, "formula-cell", NULL, "--format=csv has the cells as they are",
		    "%zu cells begin as formulas do; an apostrophe stands before each (rows %s%s)", n->cells, coco_buf_ok(&rows) ? rows.data : "?",
		    n->cells > COCO_LEN(n->lines) ? " …" : "");
	}
	coco_buf_free(&rows);
}

static int write_report(struct coco_run *run, int format, const struct coco_report *report, struct coco_err *err)
{
	static int (*const writers[])(const struct coco_report *, struct coco_buf *, struct coco_err *) = {
	    [JSON] = coco_report_json, [CSV] = coco_report_csv, [MD] = coco_report_md, [HTML] = coco_report_html};
	struct coco_buf text = COCO_BUF_INIT;
	if (format == NDJSON) {
		return write_records(run, report, err);
	}
	struct coco_neutralised neutralised = {.cells = 0};
	int status = format == CSV_EXCEL ? coco_report_csv_excel(report, &text, &neutralised, err) : writers[format](report, &text, err);
	tell_neutralised(run, &neutralised);
	if (!status) {
		coco_out_str(run->out, coco_buf_view(&text));
	}
	coco_buf_free(&text);
	return status;
}

/* Into the folder that -o names, each file whole or not at all, the descriptor last. */
static int write_package(const struct options *o, const struct coco_report *report, struct coco_err *err)
{
	struct coco_package package = {{{NULL, COCO_BUF_INIT}}};
	struct coco_buf path = COCO_BUF_INIT;
	int status = coco_report_package(report, &package, err);
	if (!status && mkdir(o->common.output, 0777) && errno != EEXIST) {
		coco_err_errno(err, COCO_EXIT_IO, "output-failed", errno, "cannot be made a folder");
		status = coco_err_at(err, o->common.output, 0, 0);
	}
	for (size_t i = 0; i < COCO_PACKAGE_FILES && !status; i++) {
		coco_buf_clear(&path);
		coco_buf_printf(&path, "%s/%s", o->common.output, package.files[i].name);
		struct coco_out *out = coco_buf_ok(&path) ? coco_out_open(path.data, 0, err) : NULL;
		if (out) {
			coco_out_str(out, coco_buf_view(&package.files[i].text));
		}
		status = out ? coco_out_close(out, true, err) : -1;
	}
	if (path.failed) {
		status = coco_err_nomem(err);
	}
	coco_buf_free(&path);
	coco_package_free(&package);
	return status;
}

/* The SVG, or the rows that it draws. */
static int write_figure(struct coco_run *run, const struct options *o, struct coco_report *report, struct coco_err *err)
{
	struct coco_buf svg = COCO_BUF_INIT;
	int status = coco_report_figure(report, o->figure, &svg, err);
	if (!status && o->format == NOT_GIVEN) {
		coco_out_str(run->out, coco_buf_view(&svg));
	} else if (!status) {
		status = write_report(run, o->format, report, err);
	}
	coco_buf_free(&svg);
	return status;
}

/* An alarm about what was not all read would be none: it is an error. */
static int raise_alarms(struct coco_run *run, const char *conditions, const struct coco_report *report, struct coco_err *err)
{
	if (run->findings) {
		coco_err_set(err, COCO_EXIT_INPUT, "damaged-input", "the input is damaged, so --fail-if cannot be judged");
		return coco_err_hint(err, "the messages above name the lines");
	}
	return coco_report_alarms(report, conditions, run->diag, err);
}

/* The facilitator's list names organisations, and with contacts people; a state tells of single participants: a file is for its owner
 * alone, and for the latter two nothing else will do. */
static int open_output(struct coco_run *run, const struct options *o, struct coco_err *err)
{
	if (coco_run_output(run, o->profile == COCO_PROFILE_FACILITATOR || o->partial ? COCO_OUT_PRIVATE : 0, err)) {
		return -1;
	}
	if ((o->contacts_in || o->partial) && !coco_out_atomic(run->out)) {
		coco_err_set(
		    err, COCO_EXIT_USAGE, "no-file", "%s needs -o FILE, and this is no plain file", o->partial ? "--partial" : "--contacts-in");
		return coco_err_at(err, o->common.output, 0, 0);
	}
	return 0;
}

static int make_report(struct coco_run *run, const struct options *o, const struct coco_report_options *settings, struct coco_err *err)
{
	int format = o->format == NOT_GIVEN ? JSON : o->format, status = -1;
	int64_t rejects = 0;
	struct coco_str old = COCO_STR_NONE;
	run->stream = format == NDJSON;
	struct coco_report *report = coco_report_new(settings, err);
	if (!report || (o->fail_if && coco_report_alarms(report, o->fail_if, NULL, err))) {
		goto out;
	}
	if (o->population && read_population(run, o->population, report, err)) {
		goto out;
	}
	if (o->compare && !(old = coco_file_read(o->compare, OLD_MAX, run->arena, err)).s) {
		goto out;
	}
	if (o->by != NOT_GIVEN && o->kpi) {
		coco_report_tell_by(report, run->diag);
	}
	if ((format != PACKAGE && open_output(run, o, err)) || read_records(run, o, report, &rejects, err)) {
		goto out;
	}
	if (o->partial) {
		status = coco_report_state(report, rejects, run->out, err);
		goto out;
	}
	if (coco_report_close(report, err)) {
		goto out;
	}
	tell_weights(run, report);
	if (coco_report_names_person(report, !o->figure && (format == JSON || format == MD || format == HTML))) {
		coco_out_private(run->out);
	}
	if ((o->compare && coco_report_compare(report, old, o->compare, err)) || (o->fail_if && raise_alarms(run, o->fail_if, report, err))) {
		goto out;
	}
	status = o->figure           ? write_figure(run, o, report, err)
	         : format == PACKAGE ? write_package(o, report, err)
	                             : write_report(run, format, report, err);
out:
	coco_report_free(report);
	return status;
}

/* Files that a page wears. */
static int read_dress(struct coco_run *run, const struct options *o, struct coco_dress *dress, struct coco_err *err)
{
	const struct {
		const char *path;
		struct coco_str *text;
	} files[] = {{o->intro, &dress->intro}, {o->css, &dress->css}, {o->logo, &dress->logo}};
	dress->charts = (enum coco_charts)o->charts;
	for (size_t i = 0; i < COCO_LEN(files); i++) {
		if (files[i].path && !(*files[i].text = coco_file_read(files[i].path, DRESS_MAX, run->arena, err)).s) {
			return -1;
		}
	}
	return 0;
}

/* What a type's records lay in before they were sorted serves the next type's. As mappings of their own, which large pieces are by default,
 * they would go back to the system, and each page would be cleared anew. */
static void keep_memory(void)
{
#ifdef __GLIBC__
	(void)mallopt(M_MMAP_THRESHOLD, PIECE_MAX);
	(void)mallopt(M_TRIM_THRESHOLD, PIECE_MAX);
#endif
}

int main(int argc, char **argv)
{
	struct options o = {.format = NOT_GIVEN, .by = NOT_GIVEN};
	struct coco_report_options settings;
	struct coco_run run = {0};
	struct coco_err err = {0};
	keep_memory();
	if (!coco_start(&run, &report_tool, &o, sizeof o, argc, argv)) {
		return coco_finish(&run, NULL);
	}
	if (report_check(&o, &run, &err)) {
		return coco_finish(&run, &err);
	}
	if (o.list || o.explain) {
		int failed = write_catalogue(&run, &o, &err);
		return coco_finish(&run, failed ? &err : NULL);
	}
	if (report_settings(&o, &settings, &err) || read_dress(&run, &o, &settings.dress, &err)) {
		return coco_finish(&run, &err);
	}
	struct coco_contacts *contacts = o.contacts_in ? coco_contacts_new(o.contacts_in, &err) : NULL;
	settings.contacts = contacts;
	if (contacts || !o.contacts_in) {
		(void)make_report(&run, &o, &settings, &err);
	}
	coco_contacts_free(contacts);
	return coco_finish(&run, err.exit ? &err : NULL);
}
