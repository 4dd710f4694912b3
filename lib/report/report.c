/* A report's life: records into the store, the store read once into facts, the measures over both, the layout over the
 * figures. Invariant: the same set of records and options gives the same report, whatever the order of the input (but for
 * records that supersede each other). */
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "names.h"
#include "nomenclature.h"
#include "population.h"

struct coco_report *coco_report_new(const struct coco_report_options *options, struct coco_err *err)
{
	struct coco_report *r = calloc(1, sizeof *r);
	if (!r) {
		coco_err_nomem(err);
		return NULL;
	}
	r->options = *options;
	r->lang = options->lang >= 0 && options->lang < COCO_LANGS ? options->lang : 0;
	if (check_asked(r, err) || check_dress(r, err) || period_begin(r, err)) {
		free(r);
		return NULL;
	}
	r->options.title = options->title                                 ? options->title
	                   : options->profile == COCO_PROFILE_FACILITATOR ? tasks_title(r)
	                                                                  : coco_label("report.title", r->lang);
	r->arena = coco_arena_new();
	r->store = coco_store_new();
	r->types = coco_map_new();
	r->names = coco_map_new();
	if (!r->arena || !r->store || !r->types || !r->names) {
		coco_report_free(r);
		coco_err_nomem(err);
		return NULL;
	}
	if (r->options.profile != COCO_PROFILE_FACILITATOR && keep_fields(r, err)) { /* a list of work needs the records themselves */
		coco_report_free(r);
		return NULL;
	}
	return r;
}

/* Is it of the type of the record that was added last, as most are? */
static bool of_last_type(const struct coco_report *r, const struct coco_rec *rec)
{
	return r->last_type.n && rec->type.n == r->last_type.n && coco_same_bytes(rec->type.s, r->last_type.s, rec->type.n);
}

/* Records about the run itself, figures and tasks that an earlier report made, and answers why a pair is no match are no input to figures.
 */
static bool about_the_run(const struct coco_report *r, const struct coco_rec *rec)
{
	if (coco_rec_is(rec, "match") && coco_rec_get(rec, "gate").s && !coco_rec_get(rec, "status").s)
		return true;
	if (of_last_type(r, rec))
		return false;
	return coco_rec_is(rec, "import") || coco_rec_is(rec, "abort") || coco_rec_is(rec, "indicator") || coco_rec_is(rec, "task");
}

int coco_report_add(struct coco_report *report, const struct coco_rec *rec, struct coco_err *err)
{
	if (about_the_run(report, rec)) {
		return 0;
	}
	if (!rec->type.n && coco_str_is(coco_rec_str(rec, "state", report->arena), "coco-report")) {
		coco_err_set(err, COCO_EXIT_INPUT, "state-as-records", "this is a state of coco-report --partial and holds no records");
		return coco_err_hint(err, "read it with coco-report --merge");
	}
	if (!rec->valid || !rec->type.n) {
		report->invalid++;
		return 0;
	}
	if (!of_last_type(report, rec)) {
		const size_t type = coco_map_add(report->types, rec->type, NULL);
		if (type == COCO_NONE) {
			return coco_err_nomem(err);
		}
		report->last_type = coco_map_key(report->types, type);
	}
	return coco_store_add(report->store, rec, err);
}

static int by_bytes(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

static int list_input(struct coco_report *r, struct coco_err *err)
{
	size_t n = coco_map_count(r->types);
	r->input = coco_arena_array(r->arena, n + 1, sizeof *r->input);
	if (!r->input) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < n; i++) {
		r->input[i] = coco_arena_copy(r->arena, coco_map_key(r->types, i));
		if (!r->input[i].s) {
			return coco_err_nomem(err);
		}
	}
	qsort(r->input, n, sizeof *r->input, by_bytes);
	r->n_input = n;
	return 0;
}

int input_digest(const struct coco_report *r, char out[COCO_SHA256_TEXT], struct coco_err *err)
{
	const char **types = coco_arena_array(r->arena, r->n_input + 1, sizeof *types);
	if (!types) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < r->n_input; i++) {
		types[i] = r->input[i].s;
	}
	return coco_store_digest(r->store, types, r->n_input, out, err);
}

int64_t input_records(const struct coco_report *r)
{
	int64_t n = 0;
	for (size_t i = 0; i < r->n_input; i++) {
		n += (int64_t)coco_store_count(r->store, r->input[i].s);
	}
	return n;
}

int64_t input_superseded(const struct coco_report *r)
{
	return r->superseded + (int64_t)coco_store_superseded(r->store);
}

int64_t coco_report_left_out(const struct coco_report *report)
{
	return report->invalid + report->rejects;
}

int report_seal(struct coco_report *r, struct coco_err *err)
{
	return coco_store_seal(r->store, err) || list_input(r, err) ? -1 : 0;
}

struct names *report_names(struct coco_report *r, struct coco_err *err)
{
	r->hidden = r->hidden ? r->hidden : names_new(r, err);
	return r->hidden;
}

static int measure(struct coco_report *r, struct coco_err *err)
{
	static int (*const measures[])(struct coco_report *, struct coco_err *) = {measure_reach, measure_sides, measure_nomenclature,
	    measure_pace, measure_cohorts, measure_perceptions, measure_questions, measure_options, measure_voices, measure_weighted,
	    measure_challenges, measure_matching, measure_pitches, measure_choices, measure_collaborations, measure_partners, measure_sectors,
	    measure_course, measure_concentration, measure_footing, measure_losses, measure_stories, measure_impacts, measure_vouchers,
	    measure_interreg, measure_declared, measure_activities, measure_health};
	if (r->options.profile == COCO_PROFILE_FACILITATOR) {
		return measure_tasks(r, err);
	}
	if (nomenclature_read(r, err) || weights_read(r, err)) {
		return -1;
	}
	for (size_t i = 0; i < COCO_LEN(measures); i++) {
		if (measures[i](r, err)) {
			return -1;
		}
	}
	return 0;
}

int coco_report_close(struct coco_report *report, struct coco_err *err)
{
	if (report_seal(report, err) || facts_read(report, err) || measure(report, err)) {
		return -1;
	}
	words_name_person(report);
	if (report->failed || disclose(report, err))
		return report->failed ? coco_err_nomem(err) : -1;
	if (report->n_indicators) {
		if (put_regions(report) || put_concentration(report))
			return coco_err_nomem(err);
		put_scorecard(report);
	}
	flag_provisional(report);
	if (layout(report, err) || check_fields(report, err))
		return -1;
	const bool ok = coco_arena_ok(report->arena) && (!report->hidden || names_ok(report->hidden));
	return ok ? 0 : coco_err_nomem(err); /* what is absent for want of memory is not absent */
}

size_t coco_report_count(const struct coco_report *report)
{
	return report->n_order;
}

struct coco_indicator coco_report_at(const struct coco_report *report, size_t i)
{
	const struct indicator *ind = &report->indicators[report->order[i]];
	return (struct coco_indicator){kpi_cell(ind->kpi, "id"), ind->value, ind->lo, ind->hi, ind->n, ind->flag};
}

void coco_report_free(struct coco_report *report)
{
	if (!report) {
		return;
	}
	layout_free(report);
	population_free(report->population);
	tasks_free(report->tasks);
	names_free(report->hidden);
	coco_map_free(report->withheld);
	coco_map_free(report->words);
	free(report->indicators);
	free(report->name_labels);
	coco_map_free(report->names);
	coco_map_free(report->types);
	coco_store_free(report->store);
	coco_arena_free(report->arena);
	free(report);
}
