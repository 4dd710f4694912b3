/* What the report stands on: records by type, fields that figures depend on and that are empty, references that lead
 * nowhere, records that were left out. Which fields: health.csv. Invariant: nothing that a record holds is printed here. */
#include <stdlib.h>
#include <string.h>

#include "coco/record_count.h"
#include "model.h"

static void put_types(struct coco_report *r)
{
	for (size_t i = 0; i < r->n_input; i++) {
		int64_t count = (int64_t)coco_store_count(r->store, r->input[i].s);
		put_count(r, "health.records", group_with((struct group){.n = 0}, "type", r->input[i]), count, count);
	}
}

static void put_fields(struct coco_report *r)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_report, "health");
	size_t type_at = coco_table_column(table, "type"), field_at = coco_table_column(table, "field");
	size_t check_at = coco_table_column(table, "check"), target_at = coco_table_column(table, "target");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const char *type = coco_table_cell(table, row, type_at), *field = coco_table_cell(table, row, field_at);
		bool reference = !strcmp(coco_table_cell(table, row, check_at), "reference");
		const int64_t n = (int64_t)coco_store_count(r->store, type);
		if (!n) {
			continue;
		}
		const int64_t without = (int64_t)coco_store_blank(r->store, type, field);
		struct group g = group_with(group_with((struct group){.n = 0}, "type", coco_str_of(type)), "field", coco_str_of(field));
		put_share(r, "health.missing_share", g, without, n, NULL);
		if (reference) {
			put_count(
			    r, "health.broken_refs", g, (int64_t)coco_store_astray(r->store, type, field, coco_table_cell(table, row, target_at)), n);
		}
	}
}

/* The types of records that have a date of their own, and where it stands. */
static const struct {
	const char *type, *field, *otherwise;
} dated[] = {{"participant", "joined", "joined"}, {"challenge", "opens", "opens"}, {"response", "submitted", "submitted"},
    {"event", "date", "date"}, {"pitch", "date", "date"}, {"collaboration", "agreed", "start"}};

/* A day, or a time on one. */
static bool has_day(const struct coco_report *r, const struct coco_rec *rec, const char *field)
{
	struct coco_date day;
	return coco_date_parse(coco_str_sub(coco_rec_str(rec, field, r->arena), 0, 10), &day);
}

/* What a period cannot place: flows without a date are in none, stocks without one stand in all. */
static void put_undated(struct coco_report *r, int64_t records)
{
	int64_t all = 0;
	for (size_t t = 0; t < COCO_LEN(dated); t++) {
		const size_t n = coco_store_count(r->store, dated[t].type);
		int64_t undated = 0;
		for (size_t i = 0; i < n; i++) {
			const struct coco_rec *rec = coco_store_at(r->store, dated[t].type, i);
			undated += !has_day(r, rec, dated[t].field) && !has_day(r, rec, dated[t].otherwise);
		}
		all += undated;
		if (n) {
			put_count(r, "health.undated", group_with((struct group){.n = 0}, "type", coco_str_of(dated[t].type)), undated, (int64_t)n);
		}
	}
	put_count(r, "health.undated", (struct group){.n = 0}, all, records);
}

/* Pitches with feedback before them, collaborations that end before they are agreed, effects before that. */
static void put_misdated(struct coco_report *r, int64_t records)
{
	int64_t n = 0;
	for (size_t i = 0, rows = coco_store_count(r->store, "pitch"); i < rows; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "pitch", i);
		n += days_contradict(coco_rec_date(rec, "date"), coco_rec_date(rec, "feedback_sent"));
	}
	for (size_t i = 0, rows = coco_store_count(r->store, "collaboration"); i < rows; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		n += days_contradict(begun_date(rec), coco_rec_date(rec, "end"));
	}
	for (size_t i = 0, rows = coco_store_count(r->store, "impact"); i < rows; i++) {
		n += before_agreement(r, coco_store_at(r->store, "impact", i));
	}
	put_count(r, "health.misdated", (struct group){.n = 0}, n, records);
}

/* Vouchers from which more was drawn than granted. */
static void put_overdrawn(struct coco_report *r)
{
	const size_t vouchers = coco_store_count(r->store, "voucher");
	int64_t n = 0;
	for (size_t i = 0; i < vouchers; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "voucher", i);
		double grant = 0, drawn = 0;
		n += coco_rec_num(rec, "granted", &grant) && coco_rec_num(rec, "drawn", &drawn) && drawn > grant;
	}
	if (vouchers) {
		put_count(r, "health.overdrawn", (struct group){.n = 0}, n, (int64_t)vouchers);
	}
}

/* A milestone that its status says is not done, with a day on which it was; or missed, and done in time. The day counts. */
static bool done_all_the_same(const struct coco_report *r, const struct coco_rec *rec)
{
	const struct coco_date done = coco_rec_date(rec, "done"), due = coco_rec_date(rec, "due");
	const struct coco_str status = coco_rec_str(rec, "status", r->arena);
	return done.year && (coco_str_is(status, "open") || coco_str_is(status, "cancelled") ||
	                        (coco_str_is(status, "missed") && due.year && coco_date_cmp(done, due) <= 0));
}

static void put_misstated(struct coco_report *r)
{
	const size_t rows = coco_store_count(r->store, "milestone");
	int64_t n = 0;
	for (size_t i = 0; i < rows; i++) {
		n += done_all_the_same(r, coco_store_at(r->store, "milestone", i));
	}
	if (rows) {
		put_count(r, "health.misstated", (struct group){.n = 0}, n, (int64_t)rows);
	}
}

int measure_health(struct coco_report *r, struct coco_err *err)
{
	struct group all = {.n = 0};
	int64_t n = input_records(r);
	(void)err;
	if (!n && !r->invalid) {
		return 0;
	}
	put_types(r);
	put_count(r, "health.superseded", all, input_superseded(r), n);
	put_count(r, "health.invalid", all, r->invalid, n);
	put_count(r, "health.later", all, r->facts.later, n);
	put_misdated(r, n);
	put_overdrawn(r);
	put_misstated(r);
	if (r->options.period.from.year) {
		put_undated(r, n);
	}
	put_fields(r);
	return 0;
}
