/* Which nomenclatures the participants' codes are of, and what the two lists of creative and cultural activities say of them.
 * NACE stands in two versions, NUTS too; a version that is not given is never guessed: such a code tells only what it means in
 * both. Participants of two versions are brought to the later one where each code has one successor there (nace.csv says what
 * means the same in both, successors.csv what moved), and refused where one has none. The thirteen creative sectors and
 * Eurostat's cultural activities overlap, so their totals stand side by side and are never added. Invariant: counted <= known
 * <= participants. */
#include <string.h>

#include "coco/page.h"
#include "nomenclature.h"

enum { EARLIER, LATER, NOT_SAID, EDITIONS };
static const char *const nace_editions[] = {"2", "2.1"}, *const nuts_editions[] = {"2021", "2024"};
enum answer { NO, YES, OPEN };

static const char *cell(size_t row, const char *column)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "successors");
	return coco_table_cell(t, row, coco_table_column(t, column));
}

/* The code that follows this one in the later edition, by a row of the table; absent: none. `whole`: the row is about this code
 * alone, else about all that begin with it. */
static struct coco_str successor(const char *system, struct coco_str code, bool whole)
{
	for (size_t row = 0; row < coco_table_rows(coco_table_find(&coco_tables_report, "successors")); row++) {
		bool same = whole ? coco_str_is(code, cell(row, "code")) : coco_str_starts(code, cell(row, "code"));
		if (same && !strcmp(cell(row, "system"), system)) {
			return whole ? coco_str_of(cell(row, "successor")) : code;
		}
	}
	return COCO_STR_NONE;
}

static size_t edition_of(const struct coco_report *r, const struct coco_rec *rec, const char *field, const char *const editions[2])
{
	struct coco_str told = coco_rec_str(rec, field, r->arena);
	return coco_str_is(told, editions[EARLIER]) ? EARLIER : coco_str_is(told, editions[LATER]) ? LATER : NOT_SAID;
}

static bool flagged(const struct coco_vocab *nace, size_t row, const char *flag)
{
	struct coco_str rest = coco_str_of(row == COCO_NONE ? "" : coco_vocab_extra(nace, row, "flags")), word;
	while (coco_str_split(&rest, ' ', &word)) {
		if (coco_str_is(word, flag)) {
			return true;
		}
	}
	return false;
}

/* The row of the longest part of the code that the edition has; COCO_NONE: none. */
static size_t nace_row(struct coco_str code, size_t edition)
{
	const struct coco_vocab *nace = coco_vocab("nace");
	for (size_t n = code.n; n; n--) {
		struct coco_str part = coco_str_sub(code, 0, n);
		char later[32];
		snprintf(later, sizeof later, "2.1:%.*s", COCO_STR_ARG(part));
		size_t own = edition == LATER ? coco_vocab_find(nace, coco_str_of(later)) : COCO_NONE;
		size_t row = own == COCO_NONE ? coco_vocab_find(nace, part) : own;
		if (row != COCO_NONE && flagged(nace, row, edition == LATER ? "v2.1" : "v2")) {
			return row;
		}
	}
	return COCO_NONE;
}

static struct coco_str main_nace(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t n = 0;
	struct coco_str *codes = coco_rec_list(rec, "nace", &n, r->arena);
	return codes && n ? codes[0] : COCO_STR_NONE;
}

/* The main activity in the edition of the report: as the record has it, or its successor where the records are of both. */
static struct coco_str activity_of(const struct coco_report *r, const struct coco_rec *rec, size_t *edition)
{
	struct coco_str code = main_nace(r, rec), next;
	*edition = edition_of(r, rec, "nace_version", nace_editions);
	if (r->nace_mixed && *edition == EARLIER) {
		next = successor("nace", code, true);
		*edition = LATER;
		code = next.s ? next : code;
	}
	return code;
}

struct coco_str nace_division(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t edition = NOT_SAID;
	struct coco_str code = activity_of(r, rec, &edition), division = coco_str_sub(code, 0, 2);
	bool digits = code.n >= 2 && strchr("0123456789", code.s[0]) && strchr("0123456789", code.s[1]);
	size_t earlier = digits ? nace_row(division, EARLIER) : COCO_NONE, later = digits ? nace_row(division, LATER) : COCO_NONE;
	size_t row = edition == EARLIER || (edition == NOT_SAID && earlier == later) ? earlier : edition == LATER ? later : COCO_NONE;
	return row == COCO_NONE ? COCO_STR("unknown") : coco_str_of(coco_vocab_code(coco_vocab("nace"), row));
}

/* ---- editions --------------------------------------------------------------------------------------------------- */

/* Whether the code, or the part of it that nace.csv has, means the same in both editions or has one successor. */
static bool carried_over(struct coco_str code)
{
	size_t earlier = nace_row(code, EARLIER);
	return successor("nace", code, true).s || (earlier != COCO_NONE && earlier == nace_row(code, LATER));
}

static int refuse(const char *what, int64_t earlier, int64_t later, struct coco_str code, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "mixed-nomenclatures",
	    "participants have codes of two versions of %s (%lld of the earlier, %lld of the later), and %.*s of the earlier one has no single "
	    "successor",
	    what, (long long)earlier, (long long)later, COCO_STR_ARG(code));
	return coco_err_hint(
	    err, "bring these participants' codes to one version, or ask only for figures that need none (--by, --kpi, --sections)");
}

/* What of the report stands on codes of NACE, of NUTS. */
static bool needs_nace(const struct coco_report *r)
{
	static const char *const kpis[] = {"nomenclature.count", "nomenclature.known", "interreg.count"};
	bool needs = (r->options.by & COCO_BY_SECTOR) != 0;
	for (size_t i = 0; i < COCO_LEN(kpis); i++) {
		size_t kpi = kpi_row(coco_str_of(kpis[i]));
		needs |= wanted_kpi(r, kpi) && wanted_section(r, section_row(coco_str_of(kpi_cell(kpi, "section"))));
	}
	return needs;
}

int nomenclature_read(struct coco_report *r, struct coco_err *err)
{
	int64_t nace[EDITIONS] = {0}, nuts[EDITIONS] = {0};
	struct coco_str odd_nace = COCO_STR_NONE, odd_nuts = COCO_STR_NONE;
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		struct coco_str activity = main_nace(r, rec), region = coco_rec_str(rec, "nuts", r->arena);
		size_t n = edition_of(r, rec, "nace_version", nace_editions), u = edition_of(r, rec, "nuts_version", nuts_editions);
		if (!r->facts.people[i].counted) {
			continue;
		}
		if (activity.n) {
			nace[n]++;
			odd_nace =
			    n == EARLIER && !carried_over(activity) && (!odd_nace.s || coco_str_cmp(activity, odd_nace) < 0) ? activity : odd_nace;
		}
		if (region.n) {
			bool same = u != EARLIER || successor("nuts", region, false).s;
			nuts[u]++;
			odd_nuts = !same && (!odd_nuts.s || coco_str_cmp(region, odd_nuts) < 0) ? region : odd_nuts;
		}
	}
	for (size_t e = 0; e < EDITIONS; e++) {
		r->nace_told |= nace[e] ? 1U << e : 0;
		r->nuts_told |= nuts[e] ? 1U << e : 0;
	}
	r->nace_mixed = nace[EARLIER] && nace[LATER];
	if (r->nace_mixed && odd_nace.s && needs_nace(r)) {
		return refuse("NACE", nace[EARLIER], nace[LATER], odd_nace, err);
	}
	if (nuts[EARLIER] && nuts[LATER] && odd_nuts.s && (r->options.by & COCO_BY_NUTS2)) {
		return refuse("NUTS", nuts[EARLIER], nuts[LATER], odd_nuts, err);
	}
	return 0;
}

/* "NACE Rev. 2, NUTS 2021" */
static void editions_text(const struct coco_report *r, const char *name, const char *const editions[2], unsigned told, struct coco_buf *out)
{
	for (size_t e = 0; e < EDITIONS; e++) {
		if (told & 1U << e) {
			coco_buf_printf(out, "%s%.4s", out->len ? ", " : "", name); /* NACE, NUTS */
			if (e == NOT_SAID) {
				coco_buf_printf(out, " (%s)", coco_label("nomenclature.no_version", r->lang));
			} else {
				coco_buf_printf(out, "%s%s", name + 4, editions[e]);
			}
		}
	}
}

void nomenclatures_text(const struct coco_report *r, struct coco_buf *out)
{
	struct coco_buf list = COCO_BUF_INIT;
	editions_text(r, "NACE Rev.\xc2\xa0", nace_editions, r->nace_told, &list);
	editions_text(r, "NUTS\xc2\xa0", nuts_editions, r->nuts_told, &list);
	const struct coco_fill fill = {"title", coco_buf_view(&list)};
	if (list.len) {
		coco_label_fill(out, coco_label(r->nace_mixed ? "method.nomenclatures_mixed" : "method.nomenclatures", r->lang), &fill, 1);
	}
	out->failed |= list.failed;
	coco_buf_free(&list);
}

/* ---- two lists -------------------------------------------------------------------------------------------------- */

/* What both editions say, or the one that is told. */
static enum answer by_activity(const struct coco_report *r, const struct coco_rec *rec, enum answer (*judge)(size_t row))
{
	size_t edition = NOT_SAID;
	struct coco_str code = activity_of(r, rec, &edition);
	if (!code.n) {
		return OPEN;
	}
	enum answer earlier = judge(nace_row(code, EARLIER)), later = judge(nace_row(code, LATER));
	return edition == EARLIER ? earlier : edition == LATER || earlier == later ? later : OPEN;
}

static enum answer judge_cultural(size_t row)
{
	return row == COCO_NONE ? OPEN : flagged(coco_vocab("nace"), row, "cultural") ? YES : NO;
}

/* Some cultural activities are no creative sector (libraries): their code alone does not tell. */
static enum answer judge_creative(size_t row)
{
	enum answer cultural = judge_cultural(row);
	return cultural == YES ? OPEN : cultural == NO && flagged(coco_vocab("nace"), row, "creative") ? YES : cultural;
}

static enum answer cultural(const struct coco_report *r, const struct coco_rec *rec)
{
	bool told = false;
	return coco_rec_bool(rec, "eurostat_cultural", &told) ? (told ? YES : NO) : by_activity(r, rec, judge_cultural);
}

static enum answer creative(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t n = 0;
	struct coco_str *sectors = coco_rec_list(rec, "creative_sectors", &n, r->arena);
	return sectors && n ? YES : by_activity(r, rec, judge_creative);
}

/* The list is nearly one side, or that and those of both, so that the difference tells how few the others are. */
static bool tells_side(const struct coco_report *r, const int64_t count[3], const int64_t sides[SIDES])
{
	const int64_t apart[] = {count[YES] - sides[SIDE_CCI], count[NO] - sides[SIDE_AVM]};
	bool tells = false;
	for (size_t k = 0; k < COCO_LEN(apart); k++) {
		const int64_t few = apart[k] < 0 ? -apart[k] : apart[k];
		tells |= few && few < r->options.min_cell;
	}
	return tells && (r->options.by & COCO_BY_SIDE);
}

int measure_nomenclature(struct coco_report *r, struct coco_err *err)
{
	static const char *const codes[] = {"dcms_13", "eurostat_cultural"};
	static enum answer (*const asks[])(const struct coco_report *, const struct coco_rec *) = {creative, cultural};
	(void)err;
	for (size_t c = 0; c < COCO_LEN(codes); c++) {
		struct group g = group_with((struct group){.n = 0}, "nomenclature", coco_str_of(codes[c]));
		int64_t count[3] = {0}, sides[SIDES] = {0};
		for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
			count[asks[c](r, coco_store_at(r->store, "participant", i))] += r->facts.people[i].counted;
			sides[r->facts.people[i].side] += r->facts.people[i].counted;
		}
		if (count[NO] + count[YES]) {
			put_count(r, "nomenclature.count", g, count[YES], count[NO] + count[YES]);
			put_count(r, "nomenclature.known", g, count[NO] + count[YES], count[NO] + count[YES]);
			/* the parts of a split by sector add up to about these: they would tell those withheld */
			bool tells = r->options.min_cell && ((r->options.by & COCO_BY_SECTOR) || tells_side(r, count, sides));
			for (size_t k = 1; k <= 2 && tells && !r->failed; k++) {
				r->indicators[r->n_indicators - k].hides |= HIDE_VALUE | HIDE_N;
			}
		}
	}
	return 0;
}
