/* What the report says of countries and regions: one is named where its share lies outside the limits that chance leaves around the share
 * of all, and steps where regions differ by more than chance leaves. Invariant: those too small to judge, and those withheld, are said to
 * be so. */
#include <math.h>

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

static void list(const struct coco_report *r, const char *dim, const struct indicator *i, bool with_share, struct coco_buf *out)
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

struct judged {
	size_t regions, shares;
};

/* How many shares, of how many regions, lie within the limits or outside. */
static void note_judged(struct says *says, struct coco_map *codes, struct coco_str code, struct judged *judged)
{
	bool added = false;
	says->failed |= coco_map_add(codes, code, &added) == COCO_NONE;
	judged->regions += added;
	judged->shares++;
}

/* That none lies outside says something where two could. */
static void say_none(struct says *says, const struct rule *rule, const struct judged *judged, size_t withheld)
{
	struct coco_buf text = COCO_BUF_INIT, n = COCO_BUF_INIT, m = COCO_BUF_INIT;
	coco_format_num(&n, (double)withheld, 0, says->r->lang);
	coco_format_num(&m, (double)judged->shares, 0, says->r->lang);
	const struct coco_fill fills[] = {{"n", coco_buf_view(&n)}, {"m", coco_buf_view(&m)}};
	coco_label_fill(&text, coco_label(withheld ? rule->none_told : rule->none, says->r->lang), fills, COCO_LEN(fills));
	text.failed |= n.failed || m.failed;
	say(says, &text);
	coco_buf_free(&text);
	coco_buf_free(&n);
	coco_buf_free(&m);
}

/* Those whose region nobody knows are no region. */
void say_regions(struct says *says, const struct section *s, const struct rule *rule, const char *dim)
{
	const struct coco_report *r = says->r;
	struct coco_buf above = COCO_BUF_INIT, below = COCO_BUF_INIT, few = COCO_BUF_INIT;
	struct coco_map *codes = coco_map_new();
	struct judged judged = {0, 0};
	for (size_t o = s->first; codes && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]], *pooled;
		const struct coco_str *region = code_in(i, dim);
		if (i->kpi != rule->kpi || !region || coco_str_is(*region, "unknown") || !code_in(i, "step") || i->flag == 'c' ||
		    !(pooled = pooled_of(r, s, i))) {
			continue;
		}
		if (i->n < rule->n_from) {
			if (coco_str_is(*code_in(i, "step"), step_codes[CONNECT])) { /* of a later step the table says so */
				list(r, dim, i, false, &few);
			}
			continue;
		}
		int beside = beside_limits(i->value, i->n, pooled->value, rule->p_below);
		if (!isnan(i->value) && !isnan(pooled->value)) {
			note_judged(says, codes, *region, &judged);
		}
		if (beside) {
			list(r, dim, i, true, beside > 0 ? &above : &below);
		}
	}
	if (above.len) {
		say_one(says, rule->above, "title", coco_buf_view(&above));
	}
	if (below.len) {
		say_one(says, rule->below, "title", coco_buf_view(&below));
	}
	const size_t withheld = withheld_regions(says, s, rule, dim);
	if (judged.regions > 1 && !above.len && !below.len) {
		say_none(says, rule, &judged, withheld);
	} else {
		say_number(says, rule->withheld, withheld);
	}
	if (few.len) {
		say_one(says, rule->few, "title", coco_buf_view(&few));
	}
	says->failed |= above.failed || below.failed || few.failed || !codes;
	coco_map_free(codes);
	coco_buf_free(&above);
	coco_buf_free(&below);
	coco_buf_free(&few);
}

void say_spread(struct says *says, const struct section *s, const struct rule *rule, const char *dim)
{
	const struct coco_report *r = says->r;
	struct coco_buf steps = COCO_BUF_INIT;
	for (size_t o = s->first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi == kpi_row(COCO_STR("regions.spread_p")) && coco_str_is(*code_in(i, "over"), dim) && !i->flag &&
		    i->value < rule->p_below) {
			coco_buf_puts(&steps, steps.len ? ", " : "");
			coco_buf_str(&steps, code_label(r, "step", *code_in(i, "step")));
		}
	}
	if (steps.len) {
		say_one(says, rule->further, "title", coco_buf_view(&steps));
	}
	says->failed |= steps.failed;
	coco_buf_free(&steps);
}
