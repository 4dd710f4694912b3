/* What the report says in sentences, and when: words.csv holds the rules (how unlikely chance, how large an effect, how many
 * answers), labels.csv the sentences. A difference of the sides is claimed where Holm's p, Cliff's delta and the number of
 * answers all allow it; of regions: claims_regions.c. What cannot be judged is counted as such. Invariant: no sentence says more than its
 * rule, and all numbers in it stand in the section's tables. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "claims.h"

/* A cell of the rules. */
static const char *cell_of(size_t row, const char *column)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_report, "words");
	return coco_table_cell(t, row, coco_table_column(t, column));
}

/* The rule of this id; false where its section is another one. */
static bool rule_of(const char *id, const struct section *s, struct rule *rule)
{
	size_t row = coco_table_row(coco_table_find(&coco_tables_report, "words"), 0, coco_str_of(id));
	*rule = (struct rule){.effect_from = 0};
	rule->kpi = kpi_row(coco_str_of(cell_of(row, "kpi")));
	rule->p_kpi = kpi_row(coco_str_of(cell_of(row, "p_kpi")));
	coco_num_parse(coco_str_of(cell_of(row, "p_below")), &rule->p_below);
	coco_num_parse(coco_str_of(cell_of(row, "effect_from")), &rule->effect_from);
	coco_int_parse(coco_str_of(cell_of(row, "n_from")), &rule->n_from);
	coco_int_parse(coco_str_of(cell_of(row, "most")), &rule->most);
	rule->above = cell_of(row, "above");
	rule->below = cell_of(row, "below");
	rule->none = cell_of(row, "none");
	rule->none_told = cell_of(row, "none_told");
	rule->withheld = cell_of(row, "withheld");
	rule->few = cell_of(row, "few");
	rule->further = cell_of(row, "further");
	rule->more = cell_of(row, "more");
	rule->chance = cell_of(row, "chance");
	rule->alike = cell_of(row, "alike");
	return !strcmp(cell_of(row, "section"), section_id(s->row));
}

void region_rule(double *p_below, int64_t *n_from)
{
	size_t row = coco_table_row(coco_table_find(&coco_tables_report, "words"), 0, COCO_STR("regions"));
	coco_num_parse(coco_str_of(cell_of(row, "p_below")), p_below);
	coco_int_parse(coco_str_of(cell_of(row, "n_from")), n_from);
}

/* ---- sentences -------------------------------------------------------------------------------------------------- */

void say(struct says *says, struct coco_buf *text)
{
	struct coco_str copy = coco_arena_copy(says->r->arena, coco_buf_view(text));
	says->failed |= text->failed || !copy.s;
	if (text->len && says->n < WORDS_MAX) {
		says->words[says->n++] = copy;
	}
	coco_buf_clear(text);
}

/* A label with its one {name}. */
void say_one(struct says *says, const char *key, const char *name, struct coco_str value)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fill = {name, value};
	coco_label_fill(&text, coco_label(key, says->r->lang), &fill, 1);
	say(says, &text);
	coco_buf_free(&text);
}

void say_number(struct says *says, const char *key, size_t n)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_format_num(&text, (double)n, 0, says->r->lang);
	if (n) {
		say_one(says, key, "n", coco_buf_view(&text));
	}
	coco_buf_free(&text);
}

const struct coco_str *code_in(const struct indicator *i, const char *dimension)
{
	for (size_t d = 0; d < i->group.n; d++) {
		if (!strcmp(i->group.dim[d].name, dimension)) {
			return &i->group.dim[d].code;
		}
	}
	return NULL;
}

/* ---- the sides -------------------------------------------------------------------------------------------------- */

struct found {
	const struct indicator *one;
	size_t at;
};

static int by_size(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	double p = round(fabs(x->one->value) * 1e6), q = round(fabs(y->one->value) * 1e6);
	return p != q ? (p < q) - (p > q) : (x->at > y->at) - (x->at < y->at);
}

static bool same_group(const struct group *a, const struct group *b)
{
	bool same = a->n == b->n;
	for (size_t d = 0; same && d < a->n; d++) {
		same = !strcmp(a->dim[d].name, b->dim[d].name) && coco_str_eq(a->dim[d].code, b->dim[d].code);
	}
	return same;
}

/* The p beside a difference: it was put next to it. */
static double p_of(const struct coco_report *r, const struct rule *rule, const struct indicator *difference)
{
	const struct indicator *next = difference + 1;
	bool there = (size_t)(next - r->indicators) < r->n_indicators && next->kpi == rule->p_kpi;
	return there && same_group(&next->group, &difference->group) ? next->value : (double)NAN;
}

/* "open minded · image of the others · pre (before)" */
static void about(const struct coco_report *r, const struct indicator *i, struct coco_buf *out)
{
	static const char *const dims[] = {"construct", "item", "of", "side", "wave"};
	for (size_t d = 0; d < COCO_LEN(dims); d++) {
		const struct coco_str *code = code_in(i, dims[d]);
		if (code) {
			coco_buf_puts(out, out->len ? " \xc2\xb7 " : "");
			coco_buf_str(out, code_label(r, dims[d], *code));
		}
	}
}

/* "0.11 to 0.64; ", or nothing: where every answer of one side lies beyond the other's, delta is 1 and has no interval. */
static void range(const struct coco_report *r, const struct indicator *i, struct coco_buf *out)
{
	struct coco_buf lo = COCO_BUF_INIT, hi = COCO_BUF_INIT;
	if (isnan(i->lo) || isnan(i->hi)) {
		return;
	}
	value_text(r, i, i->lo, &lo);
	value_text(r, i, i->hi, &hi);
	const struct coco_fill fills[] = {{"lo", coco_buf_view(&lo)}, {"hi", coco_buf_view(&hi)}};
	coco_label_fill(out, coco_label("words.range", r->lang), fills, COCO_LEN(fills));
	out->failed |= lo.failed || hi.failed;
	coco_buf_free(&lo);
	coco_buf_free(&hi);
}

static void claim(struct says *says, const struct rule *rule, const struct indicator *i)
{
	struct coco_buf text = COCO_BUF_INIT, part[4] = {COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT, COCO_BUF_INIT};
	about(says->r, i, &part[0]);
	value_text(says->r, i, i->value, &part[1]);
	range(says->r, i, &part[2]);
	coco_format_num(&part[3], (double)i->n, 0, says->r->lang);
	const struct coco_fill fills[] = {{"title", coco_buf_view(&part[0])}, {"x", coco_buf_view(&part[1])},
	    {"range", coco_buf_view(&part[2])}, {"n", coco_buf_view(&part[3])}};
	coco_label_fill(&text, coco_label(i->value > 0 ? rule->above : rule->below, says->r->lang), fills, COCO_LEN(fills));
	for (size_t k = 0; k < COCO_LEN(part); k++) {
		text.failed |= part[k].failed;
		coco_buf_free(&part[k]);
	}
	say(says, &text);
	coco_buf_free(&text);
}

static void say_sides(struct says *says, const struct section *s, const struct rule *rule)
{
	const struct coco_report *r = says->r;
	struct found *found = coco_arena_array(r->arena, s->count + 1, sizeof *found);
	size_t n = 0, none = 0, few = 0;
	for (size_t o = s->first; found && o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi != rule->kpi || i->flag == 'c') {
			continue;
		}
		if (i->flag || isnan(i->value)) {
			few++;
		} else if (p_of(r, rule, i) < rule->p_below && fabs(i->value) >= rule->effect_from) {
			found[n] = (struct found){i, n};
			n++;
		} else {
			none++;
		}
	}
	if (!found) {
		says->failed = true;
		return;
	}
	qsort(found, n, sizeof *found, by_size);
	for (size_t k = 0; k < n && k < (size_t)rule->most; k++) {
		claim(says, rule, found[k].one);
	}
	say_number(says, rule->further, n > (size_t)rule->most ? n - (size_t)rule->most : 0);
	say_number(says, rule->none, none);
	say_number(says, rule->few, few);
}

/* Scales whose alpha says that a statement was not turned. */
static void say_reversed(struct says *says, const struct section *s)
{
	const struct coco_report *r = says->r;
	size_t kpi = kpi_row(COCO_STR("perceptions.alpha"));
	struct coco_buf names = COCO_BUF_INIT;
	for (size_t o = s->first; o < s->first + s->count; o++) {
		const struct indicator *i = &r->indicators[r->order[o]];
		if (i->kpi == kpi && !i->flag && i->value < 0) {
			struct coco_buf one = COCO_BUF_INIT;
			about(r, i, &one);
			coco_buf_puts(&names, names.len ? ", " : "");
			coco_buf_str(&names, coco_buf_view(&one));
			names.failed |= one.failed;
			coco_buf_free(&one);
		}
	}
	if (names.len) {
		say_one(says, "words.alpha_negative", "title", coco_buf_view(&names));
	}
	says->failed |= names.failed;
	coco_buf_free(&names);
}

size_t section_words(const struct coco_report *r, const struct section *s, struct coco_str words[WORDS_MAX], bool *failed)
{
	struct says says = {.r = r, .words = words};
	struct coco_buf text = COCO_BUF_INIT;
	struct rule rule;
	if (!s->count) {
		coco_buf_puts(&text, coco_label("report.no_data", r->lang));
		say(&says, &text);
	} else if (!strcmp(section_id(s->row), "reach") && weakest_text(r, &text)) {
		say(&says, &text);
	}
	if (s->count && rule_of("regions", s, &rule)) {
		say_regions(&says, s, &rule, "country");
	}
	if (s->count && rule_of("areas", s, &rule)) {
		say_regions(&says, s, &rule, "nuts2");
	}
	if (s->count && rule_of("sides", s, &rule)) {
		say_sides(&says, s, &rule);
	}
	if (s->count && rule_of("changes", s, &rule)) {
		say_sides(&says, s, &rule);
		say_reversed(&says, s);
	}
	*failed |= says.failed;
	coco_buf_free(&text);
	return says.n;
}
