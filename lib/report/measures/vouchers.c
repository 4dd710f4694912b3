/* Vouchers: how many were asked for and granted, how much of the money was used and what firms added to it, how it is spread,
 * and what a lasting collaboration cost. An organisation gets once, however many of its people apply. Money of two currencies is never
 * added. A voucher is granted once its status is granted, drawn or completed; it is decided once granted or rejected. Lasting are
 * collaborations alive or completed, among those agreed, each once however many vouchers name it; beside those with a voucher stand those
 * of the comparison group, which asked and got none. They were not drawn by lot, so the difference is no effect. Of what was drawn above
 * what was granted one of the two is wrong, nobody knows which: it counts as not known, and health.overdrawn tells it. Invariant: drawn
 * counts where granted is known and at least as much, so that no more than all is drawn. */
#include <math.h>

#include "tallies.h"

static const char *const status_order[] = {"applied", "eligible", "granted", "drawn", "completed", "rejected"};
static const char *const groups[] = {"granted", "comparison"};

static bool counted(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_date decided = coco_rec_date(rec, "decided");
	return within(r, decided.year ? decided : coco_rec_date(rec, "applied"));
}

static bool granted(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str status = coco_rec_str(rec, "status", r->arena);
	return coco_str_is(status, "granted") || coco_str_is(status, "drawn") || coco_str_is(status, "completed");
}

/* ---- money ------------------------------------------------------------------------------------------------------ */

enum sum { GRANTED, DRAWN, OWN, DRAWN_OF_OWN, GRANTED_OF_DRAWN, SUMS };
enum { UNDRAWN = GRANTED_OF_DRAWN, PARTS = SUMS, MIN_CONTRIBUTORS = 3 };
#define MAX_SHARE 0.85
/* GRANTED_OF_DRAWN: granted where drawn is known; OWN, DRAWN_OF_OWN: where own_share is known, too, and drawn is not nought */
struct purse {
	struct coco_str currency;
	double sum[SUMS], *each[PARTS]; /* each: of each organisation */
	struct coco_map *who, *lasting; /* organisations that applied; collaborations that last */
	int64_t vouchers, used;         /* granted; of these drawn is known */
	int64_t spent, owned;           /* of these something was drawn; of these own_share is known */
	struct missing missing;
};

static const struct coco_rec *collaboration_of(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_str id = coco_rec_str(rec, "collaboration", r->arena);
	return id.n ? coco_store_find(r->store, "collaboration", id) : NULL;
}

static bool lasting(const struct coco_report *r, const struct coco_rec *collaboration)
{
	return agreed(r, collaboration) && !coco_str_is(status_by_now(r, collaboration), "dropped");
}

/* The organisation that applied, however many of its people did: its org_id, else the participant. */
static struct coco_str applicant_of(const struct coco_report *r, const struct coco_rec *rec)
{
	const size_t person = person_in(r, rec, "applicant");
	const struct coco_str id = rec_code(r, rec, "applicant", "unknown");
	const struct coco_str org =
	    person == COCO_NONE ? COCO_STR("") : rec_code(r, coco_store_at(r->store, "participant", person), "org_id", "");
	return coco_str_of(coco_arena_printf(r->arena, "%s %.*s", org.n ? "org" : "participant", COCO_STR_ARG(org.n ? org : id)));
}

static int fill(struct purse *p, const struct coco_report *r, const struct coco_rec *rec)
{
	double grant = 0, drawn = 0, own = 0;
	const struct coco_rec *collaboration = collaboration_of(r, rec);
	if (!coco_rec_num(rec, "granted", &grant)) {
		p->missing.count[NOT_GIVEN]++;
		return 0;
	}
	size_t at = coco_map_add(p->who, applicant_of(r, rec), NULL);
	if (at == COCO_NONE) {
		return -1;
	}
	p->vouchers++;
	p->each[GRANTED][at] += grant;
	p->sum[GRANTED] += grant;
	if (coco_rec_num(rec, "drawn", &drawn) && drawn <= grant) {
		p->used++;
		p->sum[DRAWN] += drawn;
		p->sum[GRANTED_OF_DRAWN] += grant;
		p->each[DRAWN][at] += drawn;
		p->each[UNDRAWN][at] += grant - drawn;
		p->spent += drawn > 0;
		if (drawn > 0 && coco_rec_num(rec, "own_share", &own)) {
			p->owned++;
			p->sum[OWN] += own;
			p->sum[DRAWN_OF_OWN] += drawn;
			p->each[OWN][at] += own;
			p->each[DRAWN_OF_OWN][at] += drawn;
		}
		bool lasts = collaboration && lasting(r, collaboration);
		if (lasts && coco_map_add(p->lasting, coco_rec_str(rec, "collaboration", r->arena), NULL) == COCO_NONE) {
			return -1;
		}
	}
	return 0;
}

static struct indicator *put_money(struct coco_report *r, const char *kpi, const struct purse *p, double value, int64_t n)
{
	struct indicator *i = put(r, kpi, group_with((struct group){.n = 0}, "currency", p->currency));
	i->value = value;
	i->n = n;
	i->missing = p->missing;
	flag_few(i, n);
	return i;
}

/* Whether the sum tells one organisation's part of it; a sum of nothing tells nothing. */
static bool dominated(const struct purse *p, size_t part)
{
	size_t n = coco_map_count(p->who);
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		any |= p->each[part][i] > 0;
	}
	return any && coco_dominated(p->each[part], n, MIN_CONTRIBUTORS, MAX_SHARE);
}

/* Of the vouchers from which something was drawn and whose own_share is known: who did not say what they added may have added anything, and
 * what is promised beside a voucher that lies unused was added to nothing. */
static void put_leverage(struct coco_report *r, const struct purse *p)
{
	struct indicator *i = put_money(r, "vouchers.leverage", p, p->owned ? p->sum[OWN] / p->sum[DRAWN_OF_OWN] : (double)NAN, p->owned);
	i->missing = (struct missing){.count = {[NOT_GIVEN] = p->spent - p->owned}};
	i->dominated = dominated(p, DRAWN_OF_OWN) || dominated(p, OWN);
}

static void put_purse(struct coco_report *r, struct purse *p)
{
	size_t applicants = coco_map_count(p->who);
	bool used = dominated(p, DRAWN) || dominated(p, UNDRAWN);
	put_money(r, "vouchers.granted", p, p->sum[GRANTED], p->vouchers)->dominated = dominated(p, GRANTED);
	put_money(r, "vouchers.drawn", p, p->sum[DRAWN], p->used)->dominated = used;
	put_money(r, "vouchers.uptake", p, p->sum[DRAWN] / p->sum[GRANTED_OF_DRAWN], p->used)->dominated = used;
	put_leverage(r, p);
	size_t lasts = coco_map_count(p->lasting);
	double each = lasts ? p->sum[DRAWN] / (double)lasts : (double)NAN;
	put_money(r, "vouchers.per_lasting", p, each, (int64_t)lasts)->dominated = used;
	bool one = dominated(p, GRANTED);
	put_money(r, "vouchers.hhi", p, coco_hhi(p->each[GRANTED], applicants), (int64_t)applicants)->dominated = one;
	coco_sort_num(p->each[GRANTED], applicants);
	put_money(r, "vouchers.gini", p, coco_gini(p->each[GRANTED], applicants), (int64_t)applicants)->dominated = one;
}

static int put_currency(struct coco_report *r, struct coco_str currency)
{
	size_t n = coco_store_count(r->store, "voucher");
	struct purse p = {.currency = currency, .who = coco_map_new(), .lasting = coco_map_new()};
	int status = p.who && p.lasting ? 0 : -1;
	for (size_t part = 0; part < PARTS; part++) {
		p.each[part] = coco_arena_array(r->arena, n + 1, sizeof *p.each[part]);
		status = p.each[part] ? status : -1;
	}
	for (size_t i = 0; i < n && !status; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "voucher", i);
		if (counted(r, rec) && granted(r, rec) && coco_str_eq(rec_code(r, rec, "currency", "not_given"), currency)) {
			status = fill(&p, r, rec);
		}
	}
	if (!status) {
		put_purse(r, &p);
	}
	coco_map_free(p.who);
	coco_map_free(p.lasting);
	return status;
}

/* ---- counts ----------------------------------------------------------------------------------------------------- */

/* The collaborations that vouchers of the group name, each once: where each partner has a voucher, theirs is still one. One with a voucher
 * granted is none of the comparison group. */
static int count_lasting(struct coco_report *r, size_t group, struct coco_map *met, struct tallies *t)
{
	for (size_t i = 0, records = coco_store_count(r->store, "voucher"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "voucher", i), *collaboration = collaboration_of(r, rec);
		bool comparison = false, with = granted(r, rec), added = true;
		coco_rec_bool(rec, "comparison_group", &comparison);
		if (!counted(r, rec) || (group ? with || !comparison : !with)) {
			continue;
		}
		if (collaboration && coco_map_add(met, coco_rec_str(rec, "collaboration", r->arena), &added) == COCO_NONE) {
			return -1;
		}
		struct tally *one = tally_of(t, coco_str_of(groups[group]), COCO_STR_NONE);
		if (!collaboration) {
			one->missing.count[NOT_GIVEN]++;
		} else if (added && !agreed(r, collaboration)) {
			one->missing.count[UNKNOWN]++;
		} else if (added) {
			one->n++;
			one->x += lasting(r, collaboration);
		}
	}
	return 0;
}

static int put_lasting(struct coco_report *r)
{
	struct tallies t = {.dims = {"voucher"}, .order = {{groups, COCO_LEN(groups)}}};
	struct coco_map *met = coco_map_new();
	int status = met ? 0 : -1;
	for (size_t g = 0; g < COCO_LEN(groups) && !status; g++) {
		status = count_lasting(r, g, met, &t);
	}
	coco_map_free(met);
	tallies_sort(&t);
	put_tally_shares(r, "vouchers.lasting_share", &t);
	return tallies_free(&t) || status ? -1 : 0;
}

static int put_decided(struct coco_report *r)
{
	int64_t n = 0, decided = 0, given = 0;
	struct missing missing = {.count = {0}};
	struct tallies currencies = {.dims = {"currency"}};
	for (size_t i = 0, records = coco_store_count(r->store, "voucher"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "voucher", i);
		if (!counted(r, rec)) {
			continue;
		}
		bool is_granted = granted(r, rec), rejected = coco_str_is(coco_rec_str(rec, "status", r->arena), "rejected");
		n++;
		given += is_granted;
		decided += is_granted || rejected;
		missing.count[NOT_YET] += !is_granted && !rejected;
		if (is_granted) {
			tally_of(&currencies, rec_code(r, rec, "currency", "not_given"), COCO_STR_NONE)->n++;
		}
	}
	if (!n) {
		return 0;
	}
	const struct by_code by = {
	    "vouchers.count", "voucher", "status", "status", "not_given", status_order, COCO_LEN(status_order), counted, NULL};
	put_count(r, "vouchers.count", (struct group){.n = 0}, n, n);
	put_share(r, "vouchers.granted_share", (struct group){.n = 0}, given, decided, &missing);
	int status = put_by_code(r, &by);
	tallies_sort(&currencies);
	for (size_t i = 0; i < currencies.n && !status; i++) {
		status = put_currency(r, currencies.items[i].code[0]);
	}
	return tallies_free(&currencies) || status ? -1 : 0;
}

int measure_vouchers(struct coco_report *r, struct coco_err *err)
{
	return put_decided(r) || put_lasting(r) ? coco_err_nomem(err) : 0;
}
