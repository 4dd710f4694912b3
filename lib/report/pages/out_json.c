/* The report for machines: `coco-report/1`, and its indicators as records. Numbers are neutral of language, with twelve
 * decimals at most, so that no compiler shows in the last digit. Invariant: the records are the members of `indicators`,
 * in the same order, byte for byte. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "stories.h"

static void write_value(struct coco_writer *w, const char *key, double value)
{
	char text[COCO_NUM_TEXT] = "";
	size_t n = number_text(value, text);
	coco_write_key(w, key);
	coco_write_raw(w, n ? (struct coco_str){text, n} : COCO_STR("null"));
}

/* Of a KPI; COCO_NONE: of the report. */
static void write_period(const struct coco_report *r, size_t kpi, struct coco_writer *w)
{
	struct coco_date from = covered_from(r, kpi);
	coco_write_key(w, "period");
	coco_write_object(w);
	if (from.year) {
		coco_write_key(w, "from");
		coco_write_date(w, from);
	}
	coco_write_key(w, "to");
	coco_write_date(w, r->options.as_of);
	if (kpi == COCO_NONE) { /* whether flows have a beginning: --compare needs it */
		coco_write_key(w, "whole");
		coco_write_bool(w, !r->options.period.from.year);
	}
	coco_write_end(w, true);
}

static void write_missing(const struct missing *missing, struct coco_writer *w)
{
	coco_write_key(w, "missing");
	if (missing_total(missing) == NOT_TOLD) {
		coco_write_raw(w, COCO_STR("null"));
		return;
	}
	coco_write_object(w);
	for (size_t m = 0; m < REASONS; m++) {
		if (missing->count[m]) {
			coco_write_key(w, reason_name((enum reason)m));
			coco_write_int(w, missing->count[m]);
		}
	}
	coco_write_end(w, true);
}

static void write_change(const struct change *change, struct coco_writer *w)
{
	coco_write_key(w, "change");
	if (!change->told) {
		coco_write_raw(w, COCO_STR("null"));
		return;
	}
	coco_write_object(w);
	write_value(w, "before", change->before);
	write_value(w, "value", change->value);
	write_value(w, "lo", change->lo);
	write_value(w, "hi", change->hi);
	coco_write_end(w, true);
}

void indicator_json(const struct coco_report *r, const struct indicator *i, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "type");
	coco_write_text(w, "indicator");
	coco_write_key(w, "kpi");
	coco_write_text(w, kpi_cell(i->kpi, "id"));
	coco_write_key(w, "definition");
	coco_write_text(w, kpi_cell(i->kpi, "version"));
	coco_write_key(w, "title");
	coco_write_text(w, kpi_title(i->kpi, r->lang));
	coco_write_key(w, "group");
	coco_write_object(w);
	for (size_t d = 0; d < i->group.n; d++) {
		coco_write_key(w, i->group.dim[d].name);
		coco_write_str(w, i->group.dim[d].code);
	}
	coco_write_end(w, true);
	write_value(w, "value", i->value);
	write_value(w, "lo", i->lo);
	write_value(w, "hi", i->hi);
	coco_write_key(w, "n");
	if (i->n == NOT_TOLD) {
		coco_write_raw(w, COCO_STR("null"));
	} else {
		coco_write_int(w, i->n);
	}
	write_missing(&i->missing, w);
	coco_write_key(w, "unit");
	coco_write_text(w, kpi_cell(i->kpi, "unit"));
	coco_write_key(w, "flag");
	coco_write_str(w, i->flag ? (struct coco_str){&i->flag, 1} : COCO_STR_NONE);
	coco_write_key(w, "method");
	coco_write_text(w, kpi_cell(i->kpi, "method"));
	write_period(r, i->kpi, w);
	if (r->compared.year) {
		write_change(&i->change, w);
	}
	coco_write_end(w, true);
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static void write_counts(const struct coco_report *r, struct coco_writer *w)
{
	coco_write_key(w, "records");
	coco_write_object(w);
	for (size_t i = 0; i < r->n_input; i++) {
		coco_write_key(w, r->input[i].s);
		coco_write_int(w, (int64_t)coco_store_count(r->store, r->input[i].s));
	}
	coco_write_end(w, true);
	coco_write_key(w, "superseded");
	coco_write_int(w, input_superseded(r));
	coco_write_key(w, "invalid");
	coco_write_int(w, r->invalid);
}

/* Numbers of records are small counts, too: not where those are withheld. */
static int write_input(const struct coco_report *r, struct coco_writer *w, struct coco_err *err)
{
	char digest[COCO_SHA256_TEXT];
	coco_write_key(w, "input");
	coco_write_object(w);
	if (!r->options.min_cell) {
		write_counts(r, w);
	}
	if (input_digest(r, digest, err)) {
		return -1;
	}
	coco_write_key(w, "digest");
	coco_write_text(w, digest);
	coco_write_end(w, true);
	return 0;
}

static void write_section(const struct coco_report *r, const struct section *s, struct coco_writer *w)
{
	struct coco_str words[WORDS_MAX];
	size_t n = section_words(r, s, words, &w->out->failed);
	coco_write_object(w);
	coco_write_key(w, "id");
	coco_write_text(w, section_id(s->row));
	coco_write_key(w, "title");
	coco_write_text(w, section_title(s->row, r->lang));
	coco_write_key(w, "data");
	coco_write_bool(w, s->count > 0);
	coco_write_key(w, "first");
	coco_write_int(w, (int64_t)s->first);
	coco_write_key(w, "count");
	coco_write_int(w, (int64_t)s->count);
	coco_write_key(w, "words");
	coco_write_array(w);
	for (size_t i = 0; i < n; i++) {
		coco_write_str(w, words[i]);
	}
	coco_write_end(w, false);
	stories_json(r, s, w);
	coco_write_end(w, true);
}

static void write_weighting(const struct coco_report *r, struct coco_writer *w)
{
	const struct coco_weighting weighting = coco_report_weighting(r);
	if (!weighting.respondents) {
		return;
	}
	coco_write_key(w, "population");
	coco_write_object(w);
	coco_write_key(w, "respondents");
	coco_write_int(w, weighting.respondents);
	write_value(w, "n_eff", weighting.n_eff);
	write_value(w, "largest", weighting.largest);
	coco_write_key(w, "margins");
	coco_write_text(w, weighting.margins);
	coco_write_end(w, true);
}

int coco_report_json(const struct coco_report *report, struct coco_buf *out, struct coco_err *err)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "schema");
	coco_write_text(&w, "coco-report/1");
	coco_write_key(&w, "tool");
	coco_write_text(&w, report->options.tool);
	coco_write_key(&w, "title");
	coco_write_text(&w, report->options.title);
	coco_write_key(&w, "lang");
	coco_write_text(&w, coco_langs[report->lang]);
	if (write_input(report, &w, err)) {
		return -1;
	}
	coco_write_key(&w, "profile");
	coco_write_text(&w, profile_name(report));
	if (report->options.min_cell) {
		coco_write_key(&w, "min_cell");
		coco_write_int(&w, report->options.min_cell);
	}
	write_period(report, COCO_NONE, &w);
	write_weighting(report, &w);
	if (report->compared.year) {
		coco_write_key(&w, "compared");
		coco_write_date(&w, report->compared);
	}
	coco_write_key(&w, "indicators");
	coco_write_array(&w);
	for (size_t o = 0; o < report->n_order; o++) {
		coco_buf_putc(out, '\n');
		indicator_json(report, &report->indicators[report->order[o]], &w);
	}
	coco_write_end(&w, false);
	coco_write_key(&w, "sections");
	coco_write_array(&w);
	for (size_t s = 0; s < report->n_sections; s++) {
		coco_buf_putc(out, '\n');
		write_section(report, &report->sections[s], &w);
	}
	coco_write_end(&w, false);
	tasks_json(report, &w);
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
	return coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

int coco_report_records(const struct coco_report *report, struct coco_sink *sink, struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT;
	int status = 0;
	for (size_t o = 0; o < report->n_order && !status; o++) {
		struct coco_writer w;
		coco_buf_clear(&line);
		coco_writer_init(&w, &line);
		indicator_json(report, &report->indicators[report->order[o]], &w);
		status = coco_buf_ok(&line) ? coco_sink_put(sink, coco_buf_view(&line), err) : coco_err_nomem(err);
	}
	coco_buf_free(&line);
	return status ? status : tasks_records(report, sink, err);
}
