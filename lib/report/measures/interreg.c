/* The Interreg indicators that a campaign's records can count, by the rules that the formulas of
 * interreg.count and interreg.solutions state. Organisations count
 * once, however many participants or collaborations they have, by org_id; who has none cannot be told apart and is not
 * counted. What an indicator is a part of is counted in the same way, so that RCO04 <= RCO01, RCO10 and RCO87 <= RCO01, RCR03 <= RCO01,
 * RCR104 <= RCO116. Whether an organisation is an enterprise or of research, its NACE codes tell; where nobody of it has any, RCO10 does
 * not count it, and says beside how many it may have missed for that. A mere purchase is no cooperation: commissions and licences are
 * neither RCO10 nor RCO116. What is joint is of two organisations of two countries. The rules are those of the Commission's fiches
 * (SWD(2021) 198), in which a collaboration stands for the project. Invariant: those inequalities. */
#include <stdlib.h>
#include <string.h>

#include "tallies.h"

#define TAKEN_UP_MONTHS 12 /* as kpi.csv says */

enum { SUPPORTED, ADVISED, RESEARCH, BORDERS, INNOVATING, SOLUTIONS, TAKEN_UP, CODES };
static const char *const codes[CODES] = {"RCO01", "RCO04", "RCO10", "RCO87", "RCR03", "RCO116", "RCR104"};

struct work {
	struct coco_report *r;
	unsigned *orgs; /* of each organisation, a bit for each code that counts it, and the marks below */
	int64_t count[CODES];
	int64_t open; /* solutions of which nobody can say whether they are joint */
};
/* Has a NACE code; of research; may cooperate with research. */
enum { MARK_FIRM = 1 << CODES, MARK_SCIENCE = 2 << CODES, MARK_PERHAPS = 4 << CODES };

static const struct coco_rec *rec_of(const struct coco_report *r, size_t person)
{
	return coco_store_at(r->store, "participant", person);
}

static uint32_t org_of(const struct coco_report *r, size_t person)
{
	return r->facts.people[person].org;
}

static bool marked(const struct work *w, size_t person, unsigned bit)
{
	const uint32_t org = org_of(w->r, person);
	return org != NO_ORG && (w->orgs[org] & bit);
}

static void mark(struct work *w, size_t person, unsigned bit)
{
	const uint32_t org = org_of(w->r, person);
	if (org != NO_ORG) {
		w->orgs[org] |= bit;
	}
}

static void count_org(struct work *w, size_t code, size_t person)
{
	w->count[code] += org_of(w->r, person) != NO_ORG && !marked(w, person, 1U << code);
	mark(w, person, 1U << code);
}

/* An enterprise of the campaign; COCO_NONE: none. */
static size_t enterprise(const struct coco_report *r, struct coco_str id)
{
	size_t person = person_of(r, id);
	return person != COCO_NONE && r->facts.people[person].counted && r->facts.people[person].side <= SIDE_BOTH ? person : COCO_NONE;
}

/* Research and higher education: NACE 72 and 85.4. */
static bool of_research(const struct coco_report *r, size_t person)
{
	size_t n = 0;
	struct coco_str *nace = coco_rec_list(rec_of(r, person), "nace", &n, r->arena);
	bool found = false;
	for (size_t i = 0; nace && i < n; i++) {
		found |= coco_str_starts(nace[i], "72") || coco_str_starts(nace[i], "85.4");
	}
	return found;
}

enum known { UNTOLD, FIRM, SCIENCE };

/* What the organisations are, by the codes of all of their participants. */
static void learn_orgs(struct work *w)
{
	struct coco_report *r = w->r;
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		if (org_of(r, i) != NO_ORG && coco_json_count(coco_rec_get(rec_of(r, i), "nace")) > 0) {
			mark(w, i, of_research(r, i) ? MARK_SCIENCE : MARK_FIRM);
		}
	}
}

/* One that researches too is of research. Who has no org_id is what the own codes say. */
static enum known known(const struct work *w, size_t person)
{
	if (org_of(w->r, person) == NO_ORG) {
		return of_research(w->r, person) ? SCIENCE : coco_json_count(coco_rec_get(rec_of(w->r, person), "nace")) ? FIRM : UNTOLD;
	}
	return marked(w, person, MARK_SCIENCE) ? SCIENCE : marked(w, person, MARK_FIRM) ? FIRM : UNTOLD;
}

static bool of_small_firm(const struct coco_report *r, size_t person)
{
	struct coco_str size = coco_rec_str(rec_of(r, person), "size", r->arena);
	return coco_str_is(size, "micro") || coco_str_is(size, "small") || coco_str_is(size, "medium");
}

/* ---- support ---------------------------------------------------------------------------------------------------- */

static void count_support(struct work *w)
{
	struct coco_report *r = w->r;
	for (size_t i = 0, records = coco_store_count(r->store, "participant"); i < records; i++) {
		size_t person = enterprise(r, coco_rec_str(rec_of(r, i), "id", r->arena));
		if (person != COCO_NONE && r->facts.people[person].touched) {
			count_org(w, ADVISED, person);
			count_org(w, SUPPORTED, person);
		}
	}
	for (size_t i = 0, records = coco_store_count(r->store, "voucher"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "voucher", i);
		struct coco_str status = coco_rec_str(rec, "status", r->arena);
		size_t person = enterprise(r, coco_rec_str(rec, "applicant", r->arena));
		bool granted = coco_str_is(status, "granted") || coco_str_is(status, "drawn") || coco_str_is(status, "completed");
		if (person != COCO_NONE && granted && counted_date(r, rec, "decided")) {
			count_org(w, SUPPORTED, person);
		}
	}
}

/* ---- cooperation ------------------------------------------------------------------------------------------------ */

static bool stands(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str status = coco_rec_str(rec, "status", r->arena);
	bool agreed_on = coco_str_is(status, "agreed") || coco_str_is(status, "active") || coco_str_is(status, "completed");
	return agreed_on && begun_by_now(r, rec);
}

/* Contracts that nobody works together for. */
static bool purchased(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str kind = coco_rec_str(rec, "kind", r->arena);
	return coco_str_is(kind, "commission") || coco_str_is(kind, "licence");
}

static struct coco_str country_of(const struct coco_report *r, size_t person)
{
	return rec_code(r, rec_of(r, person), "country", "");
}

enum joint { NOT_JOINT, JOINT, NOT_KNOWN };

/* Whether two organisations of two countries take part. Not known: somebody has no org_id or no country on record, and may be the second.
 */
static enum joint joint(const struct coco_report *r, const struct coco_rec *rec)
{
	size_t n = 0, known = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
	for (size_t i = 0; who && i < n; i++) {
		const size_t a = person_of(r, who[i]);
		known += a != COCO_NONE && org_of(r, a) != NO_ORG && country_of(r, a).n;
		for (size_t k = 0; a != COCO_NONE && k < i; k++) {
			const size_t b = person_of(r, who[k]);
			const bool two_orgs = b != COCO_NONE && org_of(r, a) != NO_ORG && org_of(r, b) != NO_ORG && org_of(r, a) != org_of(r, b);
			if (two_orgs && country_of(r, a).n && country_of(r, b).n && !coco_str_eq(country_of(r, a), country_of(r, b))) {
				return JOINT;
			}
		}
	}
	return n > 1 && known < n ? NOT_KNOWN : NOT_JOINT;
}

/* Counts an enterprise with a research organisation, which is not itself; where one of the two is not known to be it, it may be one. */
static void count_with_research(struct work *w, const struct coco_str *who, size_t n, size_t person)
{
	const struct coco_report *r = w->r;
	const enum known own = known(w, person);
	bool found = false, perhaps = false;
	for (size_t i = 0; i < n && own != SCIENCE; i++) {
		const size_t other = person_of(r, who[i]);
		const bool own_org =
		    other == person || (other != COCO_NONE && org_of(r, person) != NO_ORG && org_of(r, other) == org_of(r, person));
		const enum known partner = other == COCO_NONE ? UNTOLD : known(w, other);
		found |= !own_org && partner == SCIENCE;
		perhaps |= !own_org && partner == UNTOLD;
	}
	if (found && own == FIRM) {
		count_org(w, RESEARCH, person);
	} else if (found || perhaps) {
		mark(w, person, MARK_PERHAPS);
	}
}

static bool of_solutions(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str kind = coco_rec_str(rec, "kind", r->arena);
	return coco_str_is(kind, "co_creation") || coco_str_is(kind, "rd");
}

static bool solves(const struct coco_report *r, const struct coco_rec *rec)
{
	return stands(r, rec) && of_solutions(r, rec) && joint(r, rec) == JOINT;
}

static void count_cooperation(struct work *w, const struct coco_rec *rec)
{
	struct coco_report *r = w->r;
	size_t n = 0;
	struct coco_str *who = coco_rec_list(rec, "participants", &n, r->arena);
	const bool borders = joint(r, rec) == JOINT, bought = purchased(r, rec);
	for (size_t i = 0; who && i < n; i++) {
		size_t person = enterprise(r, who[i]);
		if (person == COCO_NONE) {
			continue;
		}
		count_org(w, SUPPORTED, person); /* a collaboration of the campaign is support, too */
		count_org(w, ADVISED, person);
		if (borders) {
			count_org(w, BORDERS, person);
		}
		if (!bought) {
			count_with_research(w, who, n, person);
		}
	}
}

/* Organisations that RCO10 may have missed. */
static int64_t missed(const struct work *w)
{
	int64_t n = 0;
	for (size_t i = 0; i < w->r->facts.n_orgs; i++) {
		n += (w->orgs[i] & MARK_PERHAPS) && !(w->orgs[i] & 1U << RESEARCH);
	}
	return n;
}

/* ---- effects ---------------------------------------------------------------------------------------------------- */

static bool proven(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str evidence = coco_rec_str(rec, "evidence", r->arena), impact = coco_rec_str(rec, "impact", r->arena);
	bool document = coco_str_is(evidence, "documented") || coco_str_is(evidence, "verified");
	bool uptake =
	    coco_str_is(impact, "new_products") || coco_str_is(impact, "value_cocreation") || coco_str_is(impact, "new_business_models");
	double change = 0;
	return document && uptake && counted_date(r, rec, "date") && came_about(rec, &change);
}

/* Who takes the solution up: a participant of the manufacturers' side, in the collaboration or not. */
static bool adopter(const struct coco_report *r, size_t person)
{
	return person != COCO_NONE && (r->facts.people[person].side == SIDE_AVM || r->facts.people[person].side == SIDE_BOTH);
}

/* While the work was under way or within a year after its end; if it is completed and nobody knows when, within a year after the agreement.
 */
static bool in_time(const struct coco_report *r, const struct coco_rec *collaboration, struct coco_date date)
{
	const struct coco_date end = coco_rec_date(collaboration, "end"), from = begun_date(collaboration);
	const bool over = coco_str_is(coco_rec_str(collaboration, "status", r->arena), "completed");
	const struct coco_date last = end.year ? end : from;
	if (!date.year || !from.year) {
		return false;
	}
	return (!end.year && !over) || coco_date_cmp(date, months_later(last, TAKEN_UP_MONTHS)) <= 0;
}

static int count_effects(struct work *w)
{
	struct coco_report *r = w->r;
	struct coco_map *taken = coco_map_new();
	bool added = false;
	for (size_t i = 0; taken && i < coco_store_count(r->store, "impact"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "impact", i);
		struct coco_str who = coco_rec_str(rec, "participant", r->arena), id = coco_rec_str(rec, "collaboration", r->arena);
		const struct coco_rec *collaboration = id.n ? coco_store_find(r->store, "collaboration", id) : NULL;
		size_t person = enterprise(r, who);
		struct coco_date date = coco_rec_date(rec, "date"), from = collaboration ? begun_date(collaboration) : (struct coco_date){0, 0, 0};
		const int32_t days = date.year && from.year ? coco_date_days(date) - coco_date_days(from) : 0;
		if (!proven(r, rec) || days < 0) { /* what was there before the agreement is no effect of it */
			continue;
		}
		if (person != COCO_NONE && of_small_firm(r, person) && marked(w, person, 1U << SUPPORTED)) {
			count_org(w, INNOVATING, person);
		}
		if (collaboration && in_time(r, collaboration, date) && solves(r, collaboration) && adopter(r, person_of(r, who))) {
			r->failed |= coco_map_add(taken, id, &added) == COCO_NONE;
			w->count[TAKEN_UP] += added;
		}
	}
	coco_map_free(taken);
	return taken ? 0 : -1;
}

/* ---- what solutions would tell ---------------------------------------------------------------------------------- */

/* Solutions are some of the kinds and some of the states at once, and joint. Beside the counts by kind and by state, which the report tells
 * too, they would tell a small one of either, or a small cell of the two together, joint or not or not known: then they are withheld. */
static int judge_solutions(struct work *w, bool *tells)
{
	struct coco_report *r = w->r;
	struct tallies counts = {.n = 0};
	static const struct coco_str cells[2][2] = {{{"0", 1}, {"1", 1}}, {{"2", 1}, {"3", 1}}}, not_joint = {"4", 1}, not_known = {"5", 1};
	for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		struct coco_str kind = rec_code(r, rec, "kind", "not_given"), status = rec_code(r, rec, "status", "unknown");
		if (begun_by_now(r, rec)) {
			tally_of(&counts, COCO_STR("kind"), kind)->x++;
			tally_of(&counts, COCO_STR("status"), status)->x++;
			const enum joint both = stands(r, rec) && of_solutions(r, rec) ? joint(r, rec) : JOINT;
			const struct coco_str cell = cells[stands(r, rec)][of_solutions(r, rec)];
			tally_of(&counts, COCO_STR("cell"), both == JOINT ? cell : both == NOT_JOINT ? not_joint : not_known)->x++;
		}
	}
	*tells = false;
	for (size_t i = 0; i < counts.n; i++) {
		*tells |= counts.items[i].x < r->options.min_cell;
	}
	return tallies_free(&counts);
}

static int put_codes(struct work *w)
{
	bool tells = false;
	if (judge_solutions(w, &tells)) {
		return -1;
	}
	for (size_t c = 0; c < CODES; c++) {
		bool solution = c == SOLUTIONS || c == TAKEN_UP;
		struct group g = group_with((struct group){.n = 0}, "interreg", coco_str_of(codes[c]));
		put_count(w->r, solution ? "interreg.solutions" : "interreg.count", g, w->count[c], w->count[c]);
		w->r->indicators[w->r->n_indicators - 1].dominated = solution && tells;
		w->r->indicators[w->r->n_indicators - 1].missing.count[UNKNOWN] = c == SOLUTIONS ? w->open : c == RESEARCH ? missed(w) : 0;
	}
	return 0;
}

int measure_interreg(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r, .orgs = coco_arena_array(r->arena, r->facts.n_orgs + 1, sizeof *w.orgs)};
	int status = w.orgs ? 0 : -1;
	if (!status && coco_store_count(r->store, "participant")) {
		learn_orgs(&w);
		count_support(&w);
		for (size_t i = 0, records = coco_store_count(r->store, "collaboration"); i < records; i++) {
			const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
			if (stands(r, rec)) {
				w.count[SOLUTIONS] += solves(r, rec);
				w.open += of_solutions(r, rec) && joint(r, rec) == NOT_KNOWN;
				count_cooperation(&w, rec);
			}
		}
		status = count_effects(&w) || put_codes(&w) ? -1 : 0;
	}
	return status ? coco_err_nomem(err) : 0;
}
