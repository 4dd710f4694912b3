/* What the report says of countries and regions: one is named where its share lies outside the limits that chance leaves around the share
 * of all, the least likely first, and steps where regions differ by more than chance leaves. The more shares are judged the more of them
 * lie outside by chance: how many that would be stands beside the names, and steps where the regions do not differ by more than chance
 * leaves come before them. Invariant: those too small to judge, and those withheld, are said to be so; all are named or counted. */
#include <math.h>
#include <stdlib.h>

#include "claims.h"
#include "coco/page.h"

int beside_limits(double share, int64_t n, double pooled, double p_below)
{
	struct coco_interval limits = coco_funnel_limits((double)n, pooled, 1 - p_below);
	/* limits are interpolated between whole numbers: the outermost whole number is not outside unless it is unlikely itself */
	if (isnan(share) || isnan(limits.lo) || !(coco_midp(round(share * (double)n), (double)n, pooled) < p_below)) {
		return 0;
	}
	return share > limits.hi ? 1 : share < limits.lo ? -1 : 0;
}

/* The share of all for the step of a country's figure. */
static const struct indicator *pooled_of(const struct coco_report *r, const struct section *s, const struct indicator *of)
{
	const struct coco_str *step = code_in(of, "step");
	for (size_t o = s->first; step && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		const struct coco_str *own = code_in(i, "step");
		if (i->kpi == of->kpi && i->group.n == 1 && own && coco_str_eq(*own, *step)) {
			return i;
		}
	}
	return NULL;
}

/* The probability that chance puts a share of n outside the limits. */
static double chance_outside(double n, double pooled, double p_below)
{
	const struct coco_interval limits = coco_funnel_limits(n, pooled, 1 - p_below);
	if (isnan(limits.lo) || isnan(limits.hi)) {
		return 0;
	}
	double lo = floor(limits.lo * n), hi = ceil(limits.hi * n);
	while (lo >= 0 && beside_limits(lo / n, (int64_t)n, pooled, p_below) >= 0) {
		lo--;
	}
	while (hi <= n && beside_limits(hi / n, (int64_t)n, pooled, p_below) <= 0) {
		hi++;
	}
	return (lo >= 0 ? coco_dist_binom_p(lo, n, pooled) : 0) + (hi <= n ? 1 - coco_dist_binom_p(hi - 1, n, pooled) : 0);
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

struct named {
	const struct indicator *i;
	double unlikely; /* -log10 of the probability that chance leaves, in millionths */
	size_t at;
};
struct names {
	struct named *items; /* the arena's */
	size_t n;
};

/* The least likely first, then the largest. */
static int by_standing(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	if (x->unlikely != y->unlikely) {
		return (x->unlikely < y->unlikely) - (x->unlikely > y->unlikely);
	}
	return x->i->n != y->i->n ? (x->i->n < y->i->n) - (x->i->n > y->i->n) : (x->at > y->at) - (x->at < y->at);
}

static void add_name(struct names *names, const struct indicator *i, double p)
{
	names->items[names->n] = (struct named){i, round(-log10(fmax(p, 1e-300)) * 1e6), names->n};
	names->n++;
}

static enum step step_of(struct coco_str code)
{
	size_t step = CONNECT;
	while (step + 1 < STEPS && !coco_str_is(code, step_codes[step])) {
		step++;
	}
	return (enum step)step;
}

static void put_name(const struct coco_report *r, const char *dim, const struct indicator *i, bool with_share, struct coco_buf *out)
{
	coco_buf_puts(out, out->len ? ", " : "");
	coco_buf_str(out, code_label(r, dim, *code_in(i, dim)));
	if (with_share) {
		coco_buf_puts(out, " (");
		coco_buf_str(out, code_label(r, "step", *code_in(i, "step")));
		coco_buf_puts(out, " ");
		value_text(r, i, i->value, out);
		coco_buf_puts(out, ")");
	}
}

/* "A, B, C and 7 more, in the table"; nothing where there are none. */
static void say_names(struct says *says, const struct rule *rule, const char *key, const char *dim, struct names *names, bool with_share)
{
	const struct coco_report *r = says->r;
	const size_t most = names->n < (size_t)rule->most ? names->n : (size_t)rule->most;
	struct coco_buf text = COCO_BUF_INIT, more = COCO_BUF_INIT;
	qsort(names->items, names->n, sizeof *names->items, by_standing);
	for (size_t k = 0; k < most; k++) {
		put_name(r, dim, names->items[k].i, with_share, &text);
	}
	if (names->n > most) {
		coco_format_num(&more, (double)(names->n - most), 0, r->lang);
		const struct coco_fill fill = {"n", coco_buf_view(&more)};
		coco_buf_puts(&text, " ");
		coco_label_fill(&text, coco_label(rule->more, r->lang), &fill, 1);
	}
	if (names->n) {
		say_one(says, key, "title", coco_buf_view(&text));
	}
	says->failed |= text.failed || more.failed;
	coco_buf_free(&text);
	coco_buf_free(&more);
}

/* ---- sentences -------------------------------------------------------------------------------------------------- */

/* Regions of which a share is withheld in a step, each once. */
static size_t withheld_regions(struct says *says, const struct section *s, const struct rule *rule, const char *dim)
{
	const struct coco_report *r = says->r;
	struct coco_map *codes = coco_map_new();
	for (size_t o = s->first; codes && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		const struct coco_str *code = code_in(i, dim);
		if (i->kpi == rule->kpi && i->flag == 'c' && code && !coco_str_is(*code, "unknown") && code_in(i, "step")) {
			says->failed |= coco_map_add(codes, *code, NULL) == COCO_NONE;
		}
	}
	size_t n = codes ? coco_map_count(codes) : 0;
	says->failed |= !codes;
	coco_map_free(codes);
	return n;
}

/* What was found among the figures of one way to split. */
struct standing {
	struct names above, below, few;
	size_t regions, shares; /* that were judged */
	size_t open;            /* of these shares, those of a step that some took and some did not */
	double chance;          /* how many of them chance alone would put outside the limits */
	bool named[STEPS];      /* some region is, for its share of the step */
};

/* That none lies outside says something where two could. */
static void say_none(struct says *says, const struct rule *rule, size_t judged, size_t withheld)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT, m = COCO_BUF_INIT;
	coco_format_num(&n, (double)withheld, 0, says->r->lang);
	coco_format_num(&m, (double)judged, 0, says->r->lang);
	const struct coco_fill fills[] = {{"n", coco_buf_view(&n)}, {"m", coco_buf_view(&m)}};
	coco_label_fill(&text, coco_label(withheld ? rule->none_told : rule->none, says->r->lang), fills, COCO_LEN(fills));
	text.failed |= n.failed || m.failed;
	say(says, &text);
	coco_buf_free(&text);
	coco_buf_free(&n);
	coco_buf_free(&m);
}

/* How many of the shares judged chance alone would name. */
static void say_chance(struct says *says, const struct rule *rule, const struct standing *found)
{
	struct coco_buf text = COCO_BUF_INIT, x = COCO_BUF_INIT, m = COCO_BUF_INIT;
	coco_format_num(&x, found->chance, found->chance < 9.95 ? 1 : 0, says->r->lang);
	coco_format_num(&m, (double)found->open, 0, says->r->lang);
	const struct coco_fill fills[] = {{"x", coco_buf_view(&x)}, {"m", coco_buf_view(&m)}};
	coco_label_fill(&text, coco_label(rule->chance, says->r->lang), fills, COCO_LEN(fills));
	text.failed |= x.failed || m.failed;
	say(says, &text);
	coco_buf_free(&text);
	coco_buf_free(&x);
	coco_buf_free(&m);
}

/* Steps where regions differ by more than chance leaves; or (`alike`) by no more, of those for which some are named. */
static void say_spread(
    struct says *says, const struct section *s, const struct rule *rule, const char *dim, const struct standing *found, bool alike)
{
	const struct coco_report *r = says->r;
	struct coco_buf steps = COCO_BUF_INIT;
	for (size_t o = s->first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != kpi_row(COCO_STR("regions.spread_p")) || !coco_str_is(*code_in(i, "over"), dim) || i->flag) {
			continue;
		}
		const struct coco_str step = *code_in(i, "step");
		bool said = alike ? i->value >= rule->p_below && found->named[step_of(step)] : i->value < rule->p_below;
		if (said) {
			coco_buf_puts(&steps, steps.len ? ", " : "");
			coco_buf_str(&steps, code_label(r, "step", step));
		}
	}
	if (steps.len) {
		say_one(says, alike ? rule->alike : rule->further, "title", coco_buf_view(&steps));
	}
	says->failed |= steps.failed;
	coco_buf_free(&steps);
}

/* ---- what is found ---------------------------------------------------------------------------------------------- */

static void judge(const struct rule *rule, const struct indicator *i, double pooled, struct standing *found)
{
	const int beside = beside_limits(i->value, i->n, pooled, rule->p_below);
	if (!isnan(i->value) && !isnan(pooled)) {
		found->shares++;
		found->open += pooled > 0 && pooled < 1;
		found->chance += chance_outside((double)i->n, pooled, rule->p_below);
	}
	if (beside) {
		add_name(beside > 0 ? &found->above : &found->below, i, coco_midp(round(i->value * (double)i->n), (double)i->n, pooled));
		found->named[step_of(*code_in(i, "step"))] = true;
	}
}

/* Those whose region nobody knows are no region. */
static void find(struct says *says, const struct section *s, const struct rule *rule, const char *dim, struct standing *found)
{
	const struct coco_report *r = says->r;
	struct coco_map *codes = coco_map_new();
	for (size_t o = s->first; codes && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]], *pooled;
		const struct coco_str *region = code_in(i, dim);
		if (i->kpi != rule->kpi || !region || coco_str_is(*region, "unknown") || !code_in(i, "step") || i->flag == 'c' ||
		    !(pooled = pooled_of(r, s, i))) {
			continue;
		}
		if (i->n >= rule->n_from) {
			judge(rule, i, pooled->value, found);
			if (!isnan(i->value) && !isnan(pooled->value)) {
				says->failed |= coco_map_add(codes, *region, NULL) == COCO_NONE;
			}
		} else if (step_of(*code_in(i, "step")) == CONNECT) { /* of a later step the table says so */
			add_name(&found->few, i, 1);
		}
	}
	found->regions = codes ? coco_map_count(codes) : 0;
	says->failed |= !codes;
	coco_map_free(codes);
}

void say_regions(struct says *says, const struct section *s, const struct rule *rule, const char *dim)
{
	struct standing found = {.regions = 0};
	struct names *const lists[] = {&found.above, &found.below, &found.few};
	for (size_t k = 0; k < COCO_LEN(lists); k++) {
		lists[k]->items = coco_arena_array(says->r->arena, s->count + 1, sizeof *lists[k]->items);
		if (!lists[k]->items) {
			says->failed = true;
			return;
		}
	}
	find(says, s, rule, dim, &found);
	const bool some = found.above.n || found.below.n;
	const size_t withheld = withheld_regions(says, s, rule, dim);
	say_spread(says, s, rule, dim, &found, true);
	say_names(says, rule, rule->above, dim, &found.above, true);
	say_names(says, rule, rule->below, dim, &found.below, true);
	if (some) {
		say_chance(says, rule, &found);
	}
	if (found.regions > 1 && !some) {
		say_none(says, rule, found.shares, withheld);
	} else {
		say_number(says, rule->withheld, withheld);
	}
	say_names(says, rule, rule->few, dim, &found.few, false);
	say_spread(says, s, rule, dim, &found, false);
}
