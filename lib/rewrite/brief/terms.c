/* What a challenge's record says beside its text joins the brief: the days for proposals, the budget, a visit, who owns what is made.
 *
 * Method: a form asks for these apart, so that the text seldom says them. Each is a sentence of terms.csv in the language of the text and
 * stands behind what its slot holds; a day or an amount that the slot has already is not said again. A slot with such sentences has one
 * edit of the rule "record" with an empty `before`, which ends the slot. Where the slot names another budget, both stand there, and the
 * owner is asked which of them holds.
 *
 * Invariant: the same members and the same slot give the same sentences, so that the proof composes them again. */
#include "compare.h"
#include "coco/page.h"

#include <math.h>
#include <stdlib.h>

int terms_read(const struct coco_rec *rec, struct coco_arena *arena, const struct coco_terms **terms, struct coco_err *err)
{
	struct coco_terms *to = coco_arena_array(arena, 1, sizeof *to);
	if (!to)
		return coco_err_nomem(err);
	*to = (struct coco_terms){.opens = coco_rec_date(rec, "opens"),
	    .deadline = coco_rec_date(rec, "deadline"),
	    .budget_min = NAN,
	    .budget_max = NAN,
	    .currency = coco_rec_str(rec, "currency", arena),
	    .ip = coco_rec_str(rec, "ip", arena)};
	if (!coco_rec_num(rec, "budget_min", &to->budget_min))
		to->budget_min = NAN;
	if (!coco_rec_num(rec, "budget_max", &to->budget_max))
		to->budget_max = NAN;
	if (!coco_rec_bool(rec, "site_visit", &to->site_visit))
		to->site_visit = false;
	*terms = to;
	return 0;
}

/* What a slot says, and what the record adds. */
struct adding {
	const struct coco_terms *terms;
	const struct lang_tables *tables;
	int lang;
	const struct coco_fact *facts; /* of the slot */
	size_t n_facts;
	struct coco_buf *out, scratch;
	struct coco_arena *arena;
};

static bool has_day(struct adding *a, struct coco_date date)
{
	char iso[11];
	coco_date_text(date, iso);
	struct coco_str day = date_key(a->tables, coco_str_of(iso), &a->scratch, a->arena);
	for (size_t i = 0; i < a->n_facts; i++)
		if (a->facts[i].kind == COCO_FACT_DATE && coco_str_eq(date_key(a->tables, a->facts[i].value, &a->scratch, a->arena), day))
			return true;
	return false;
}

/* Also of an amount that is one end of a range. */
static bool has_amount(const struct adding *a, double amount)
{
	for (size_t i = 0; i < a->n_facts; i++) {
		struct coco_str value = a->facts[i].value;
		if (a->facts[i].kind != COCO_FACT_NUMBER && a->facts[i].kind != COCO_FACT_MONEY)
			continue;
		for (size_t at = 0; at < value.n;) {
			char number[32] = "";
			size_t n = 0;
			while (at + n < value.n && n + 1 < sizeof number &&
			       ((value.s[at + n] >= '0' && value.s[at + n] <= '9') || value.s[at + n] == '.')) {
				number[n] = value.s[at + n];
				n++;
			}
			if (n > 0 && strtod(number, NULL) == amount)
				return true;
			at += n + 1;
		}
	}
	return false;
}

static void add(struct adding *a, const char *key, const struct coco_fill *fills, size_t n)
{
	if (a->out->len)
		coco_buf_putc(a->out, ' ');
	coco_label_fill(a->out, label_of("terms", key, a->lang), fills, n);
}

static void add_days(struct adding *a)
{
	struct coco_date opens = a->terms->opens, deadline = a->terms->deadline;
	bool opened = opens.year > 0 && !has_day(a, opens), ends = deadline.year > 0 && !has_day(a, deadline);
	struct coco_buf first = COCO_BUF_INIT, last = COCO_BUF_INIT;
	coco_format_date(&first, opens, a->lang);
	coco_format_date(&last, deadline, a->lang);
	struct coco_fill fills[] = {{"opens", coco_buf_view(&first)}, {"deadline", coco_buf_view(&last)}};
	if (opened || ends)
		add(a, !ends ? "opens" : opened ? "window" : "deadline", fills, COCO_LEN(fills));
	a->out->failed = a->out->failed || first.failed || last.failed;
	coco_buf_free(&first);
	coco_buf_free(&last);
}

static void put_amount(struct coco_buf *out, double amount, struct coco_str currency, int lang)
{
	coco_format_num(out, amount, amount == floor(amount) ? 0 : 2, lang);
	if (currency.n) {
		coco_buf_puts(out, "\xc2\xa0");
		coco_buf_str(out, currency);
	}
}

static void add_budget(struct adding *a)
{
	double least = a->terms->budget_min, most = a->terms->budget_max;
	bool from = least > 0, to = most > 0; /* neither not said nor nothing */
	if ((!from && !to) || (from && has_amount(a, least)) || (to && has_amount(a, most)))
		return;
	struct coco_buf min = COCO_BUF_INIT, max = COCO_BUF_INIT;
	put_amount(&min, least, to ? COCO_STR_NONE : a->terms->currency, a->lang);
	put_amount(&max, most, a->terms->currency, a->lang);
	struct coco_fill fills[] = {{"min", coco_buf_view(&min)}, {"max", coco_buf_view(&max)}};
	add(a, !to ? "budget.least" : !from ? "budget.most" : least == most ? "budget.exact" : "budget.range", fills, COCO_LEN(fills));
	a->out->failed = a->out->failed || min.failed || max.failed;
	coco_buf_free(&min);
	coco_buf_free(&max);
}

static void add_rights(struct adding *a)
{
	char key[24];
	snprintf(key, sizeof key, "ip.%.*s", COCO_STR_ARG(a->terms->ip));
	if (*label_of("terms", key, a->lang))
		add(a, key, NULL, 0);
}

int terms_say(const struct coco_rewriter *rewriter, const struct coco_terms *terms, int slot, struct coco_str said, int lang,
    struct coco_arena *arena, struct coco_str *sentences, struct coco_err *err)
{
	struct coco_fact *facts = NULL;
	struct coco_buf out = COCO_BUF_INIT;
	struct adding a = {terms, lang_of(rewriter, lang), lang, NULL, 0, &out, COCO_BUF_INIT, arena};
	*sentences = COCO_STR_NONE;
	if (!terms || (slot != COCO_SLOT_OFFER && slot != COCO_SLOT_TIMELINE))
		return 0;
	if (said.n && coco_facts(rewriter, said, lang, arena, &facts, &a.n_facts, err) != 0)
		return -1;
	a.facts = facts;
	if (slot == COCO_SLOT_TIMELINE) {
		add_days(&a);
	} else {
		add_budget(&a);
		if (terms->site_visit)
			add(&a, "site_visit", NULL, 0);
		add_rights(&a);
	}
	if (out.len)
		*sentences = coco_arena_copy(arena, coco_buf_view(&out));
	bool failed = out.failed || a.scratch.failed || (out.len && !sentences->s);
	coco_buf_free(&out);
	coco_buf_free(&a.scratch);
	return failed ? coco_err_nomem(err) : 0;
}

struct coco_str terms_lead(struct coco_str said)
{
	return !said.n ? COCO_STR("") : memchr(said.s, '\n', said.n) || !strchr(".!?", said.s[said.n - 1]) ? COCO_STR("\n") : COCO_STR(" ");
}

/* Behind what the slot says, if anything. */
static int join(struct coco_brief *brief, int slot, struct coco_str sentences, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_edit *edits = coco_arena_array(arena, brief->n_edits + 1, sizeof *edits);
	struct coco_str said = brief->slots[slot], lead = terms_lead(said);
	const char *after = coco_arena_printf(arena, "%.*s%.*s", COCO_STR_ARG(lead), COCO_STR_ARG(sentences));
	const char *whole = coco_arena_printf(arena, "%.*s%s", COCO_STR_ARG(said), after ? after : "");
	size_t kept = 0;
	if (!edits || !after || !whole)
		return coco_err_nomem(err);
	if (brief->n_edits)
		memcpy(edits, brief->edits, brief->n_edits * sizeof *edits);
	edits[brief->n_edits++] = (struct coco_edit){.rule = COCO_STR("record"),
	    .slot = coco_str_of(coco_slot_names[slot]),
	    .at = said.n,
	    .before = COCO_STR(""),
	    .after = coco_str_of(after),
	    .reason = coco_str_of(label_of("reasons", "record", lang))};
	brief->edits = edits;
	brief->slots[slot] = coco_str_of(whole);
	for (size_t i = 0; i < brief->n_missing; i++)
		if (!coco_str_is(brief->missing[i].slot, coco_slot_names[slot]))
			brief->missing[kept++] = brief->missing[i];
	brief->n_missing = kept;
	return 0;
}

/* The sentence or line of `said` that has the fact speaks of a budget, in a word of terms.csv. */
static bool of_budget(struct coco_str said, const struct coco_fact *fact, int lang, struct coco_buf *scratch)
{
	size_t from = fact->start, to = fact->end;
	while (from > 0 && said.s[from - 1] != '\n' && !(said.s[from] == ' ' && strchr(".!?", said.s[from - 1])))
		from--;
	while (to < said.n && said.s[to] != '\n' && !(said.s[to] == ' ' && strchr(".!?", said.s[to - 1])))
		to++;
	struct coco_str words = coco_str_of(label_of("terms", "budget.words", lang)), word;
	coco_buf_clear(scratch);
	coco_text_normal(coco_str_sub(said, from, to), scratch);
	while (coco_str_split(&words, ';', &word))
		if (coco_str_find(coco_buf_view(scratch), word, 0) != SIZE_MAX)
			return true;
	return false;
}

/* What the slot says is another budget than the record's: none of its ends, or more money than that. */
static int names_other_budget(const struct coco_rewriter *rewriter, const struct coco_terms *terms, struct coco_str said, int lang,
    struct coco_arena *arena, bool *other, struct coco_err *err)
{
	enum { LEAST = 100 }; /* a smaller number without a currency counts something */
	struct coco_fact *facts = NULL;
	struct coco_buf scratch = COCO_BUF_INIT;
	struct adding a = {.terms = terms, .lang = lang, .arena = arena};
	double least = terms ? terms->budget_min : NAN, most = terms ? terms->budget_max : NAN;
	*other = false;
	if (!said.n || (!(least > 0) && !(most > 0)))
		return 0;
	if (coco_facts(rewriter, said, lang, arena, &facts, &a.n_facts, err) != 0)
		return -1;
	a.facts = facts;
	bool same = (least > 0 && has_amount(&a, least)) || (most > 0 && has_amount(&a, most));
	for (size_t i = 0; i < a.n_facts && !same && !*other; i++) {
		char number[32];
		snprintf(number, sizeof number, "%.*s", COCO_STR_ARG(facts[i].value));
		double amount = strtod(number, NULL);
		bool money = facts[i].kind == COCO_FACT_MONEY, bare = facts[i].kind == COCO_FACT_NUMBER && !facts[i].unit.n && amount >= LEAST;
		*other = (money && most > 0 && amount > most) || ((money || bare) && of_budget(said, &facts[i], lang, &scratch));
	}
	bool failed = scratch.failed;
	coco_buf_free(&scratch);
	return failed ? coco_err_nomem(err) : 0;
}

int terms_apply(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_brief *brief,
    struct coco_err *err)
{
	bool joined = false;
	if (names_other_budget(rewriter, brief->terms, brief->slots[COCO_SLOT_OFFER], lang, arena, &brief->two_budgets, err) != 0)
		return -1;
	for (int slot = 0; slot < COCO_SLOTS; slot++) {
		struct coco_str sentences;
		if (terms_say(rewriter, brief->terms, slot, brief->slots[slot], lang, arena, &sentences, err) != 0 ||
		    (sentences.s && join(brief, slot, sentences, lang, arena, err) != 0))
			return -1;
		joined = joined || sentences.s;
	}
	return joined ? brief_measure(text, lang, brief, err) : 0;
}
