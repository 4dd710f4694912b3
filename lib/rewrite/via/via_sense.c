/* Whether another's wording says who does what as the text does.
 *
 * Method: both are cut into clauses (via_said.c). Words are held against each other by their stems, their kin and their meaning (alike.c);
 * a word that no clause of the text has is via_words.c's matter. The words of a clause of the wording must stand in one clause of the text,
 * or in several that it has whole; then it may not have another person (we, you; endings of verbs), give a cause where the text gives
 * none, or have two words that have changed parts. What follows from another clause ("therefore", row `effect`) has its cause in the text,
 * too, or is a complaint of it. A short clause of the text is kept whole or left out; a bullet keeps to its own sentence. What counts
 * people and things (some, all) stays with its word; "or", "both", "only" and "optional" neither come nor go.
 *
 * Invariant: a text is true to itself; no word is judged that the text does not have. */
#include "via_said.h"

#include <string.h>

enum { SHORT = 3 };

static bool alike(struct judge *j, const struct said_word *a, const struct said_word *b)
{
	return coco_str_eq(a->stem, b->stem) || words_near(a->stem, b->stem, lang_joins_words(j->w->lang)) ||
	       words_of_one_row(j->stemmer, j->w->lang, a->stem, b->stem, &j->scratch);
}

/* The word of the clause that is like `word`; COCO_NONE. The same stem before one that is near. */
static size_t find_in(struct judge *j, const struct said_text *in, const struct clause *c, const struct said_word *word)
{
	for (size_t i = c->from; i < c->to; i++)
		if (coco_str_eq(in->words[i].stem, word->stem))
			return i;
	for (size_t i = c->from; i < c->to; i++)
		if (alike(j, &in->words[i], word))
			return i;
	return COCO_NONE;
}

static bool anywhere(struct judge *j, const struct said_text *in, const struct said_word *word)
{
	for (size_t c = 0; c < in->count; c++)
		if (find_in(j, in, &in->clauses[c], word) != COCO_NONE)
			return true;
	return false;
}

/* The word's very stem stands in the clause. */
static bool exact_in(const struct said_text *in, const struct clause *c, const struct said_word *word)
{
	for (size_t i = c->from; i < c->to; i++)
		if (coco_str_eq(in->words[i].stem, word->stem))
			return true;
	return false;
}

/* The word of clause `c` is one of `home`: itself, or one like it where the text has it nowhere, or where another word of the clause says
 * the same (a loud noise). */
static bool at_home(struct judge *j, const struct said_text *to, const struct clause *c, const struct said_word *word,
    const struct said_text *from, const struct clause *home)
{
	size_t found = find_in(j, from, home, word);
	bool elsewhere = false, doubled = false;
	if (found == COCO_NONE || coco_str_eq(from->words[found].stem, word->stem))
		return found != COCO_NONE;
	for (size_t d = 0; d < from->count; d++)
		elsewhere = elsewhere || (said_full(&from->clauses[d]) && exact_in(from, &from->clauses[d], word));
	for (size_t i = c->from; i < c->to; i++)
		doubled = doubled || coco_str_eq(to->words[i].stem, from->words[found].stem);
	return !elsewhere || doubled;
}

/* All words of the clause stand in the other one. */
static bool whole_in(
    struct judge *j, const struct said_text *a, const struct clause *part, const struct said_text *b, const struct clause *all)
{
	bool holds = part->from < part->to && part->to - part->from < FULL && !(part->persons & ~all->persons);
	for (size_t i = part->from; holds && i < part->to; i++)
		holds = find_in(j, b, all, &a->words[i]) != COCO_NONE;
	return holds;
}

static struct coco_str normal_at(const struct said_text *s, size_t start, size_t end, struct coco_buf *to)
{
	coco_buf_clear(to);
	coco_text_normal(coco_str_sub(s->text, start, end), to);
	return coco_buf_view(to);
}

/* The word before is the same in both. */
static bool led_alike(
    struct judge *j, const struct said_text *a, const struct said_word *x, const struct said_text *b, const struct said_word *y)
{
	struct coco_word one, other;
	size_t i = x->before, k = y->before;
	if (i == SIZE_MAX || k == SIZE_MAX || !coco_word_next(a->text, &i, &one) || !coco_word_next(b->text, &k, &other))
		return x->before == y->before;
	return coco_str_eq(normal_at(a, one.start, one.end, &j->scratch), normal_at(b, other.start, other.end, &j->other));
}

static bool forms_differ(
    struct judge *j, const struct said_text *a, const struct said_word *x, const struct said_text *b, const struct said_word *y)
{
	return !coco_str_eq(normal_at(a, x->start, x->end, &j->scratch), normal_at(b, y->start, y->end, &j->other));
}

/* Between the two words stands one that has another form than between those of the text: a verb whose doer is another. */
static bool verb_follows(struct judge *j, const struct said_text *to, size_t i, size_t k, const struct said_text *from, size_t b, size_t a)
{
	for (size_t v = i + 1; v < k; v++)
		for (size_t u = b + 1; u < a; u++)
			if (coco_str_eq(to->words[v].stem, from->words[u].stem) && forms_differ(j, to, &to->words[v], from, &from->words[u]))
				return true;
	return false;
}

/* Two words of the clause have changed parts: see senses.c. Where a number keeps the form of one (četiri kupca biraju pobjednika, pobjednik
 * bira četiri kupca), the verb tells it. */
static bool parts_swapped(
    struct judge *j, const struct said_text *to, const struct clause *c, const struct said_text *from, const struct clause *d)
{
	bool order = sense_order_fixed(j->w->lang);
	for (size_t i = c->from; i < c->to; i++)
		for (size_t k = i + 1; k < c->to; k++) {
			const struct said_word *x = &to->words[i], *y = &to->words[k];
			size_t a = find_in(j, from, d, x), b = find_in(j, from, d, y);
			if (a == COCO_NONE || b == COCO_NONE || b >= a)
				continue;
			const struct said_word *u = &from->words[a], *v = &from->words[b];
			if (order ? led_alike(j, to, x, from, v) && led_alike(j, to, y, from, u) && x->before != SIZE_MAX
			          : coco_str_eq(x->stem, u->stem) && coco_str_eq(y->stem, v->stem) && forms_differ(j, to, x, from, u) &&
			                (forms_differ(j, to, y, from, v) || verb_follows(j, to, i, k, from, b, a)))
				return true;
		}
	return false;
}

/* A verb of the clause is another person's. */
static bool verb_turned(
    struct judge *j, const struct said_text *to, const struct clause *c, const struct said_text *from, const struct clause *d)
{
	for (size_t i = c->from; i < c->to; i++) {
		size_t k = find_in(j, from, d, &to->words[i]);
		if (k != COCO_NONE && forms_differ(j, to, &to->words[i], from, &from->words[k]) &&
		    sense_turned(coco_buf_view(&j->scratch), coco_buf_view(&j->other), j->w->lang))
			return true;
	}
	return false;
}

/* A clause that says no more than who complains. */
static bool is_complaint(const struct clause *c)
{
	return acts_have(&c->acts, "complain") && c->to - c->from < FULL;
}

/* What follows from another clause follows so in the text: that has a cause beside it, and is none; or somebody complains of it. */
static bool effect_known(const struct said_text *from, const struct clause *d, const struct clause *c)
{
	bool known = d->effect || (acts_have(&d->acts, "complain") && is_complaint(c));
	for (size_t e = 0; e < from->count && !known; e++)
		known = &from->clauses[e] != d && from->clauses[e].cause && from->clauses[e].sentence == d->sentence;
	return known && !d->cause;
}

/* What another clause follows from is a cause in the text: that follows from it there, too, or is a complaint of it. */
static bool cause_known(const struct said_text *from, const struct clause *d, const struct said_text *to, const struct clause *c)
{
	const struct clause *next = d + 1, *end = from->clauses + from->count, *beside = c + 1;
	if (c > to->clauses && c[-1].sentence == c->sentence)
		beside = c - 1;
	bool complaint = beside < to->clauses + to->count && beside->sentence == c->sentence && is_complaint(beside);
	bool told = complaint && (acts_have(&d->acts, "complain") ||
	                             (d > from->clauses && d[-1].sentence == d->sentence && acts_have(&d[-1].acts, "complain")));
	return d->cause || told || (next < end && next->effect && !next->cause);
}

/* The clause of the wording says what this one of the text does. */
static bool agrees(
    struct judge *j, const struct said_text *to, const struct clause *c, const struct said_text *from, const struct clause *d)
{
	if (c->persons && d->persons && !(c->persons & d->persons))
		return false;
	struct said_acts acts = c->acts;
	bool sought = j->w->slot == COCO_SLOT_OPEN && acts_have(&acts, "seek"); /* what is sought is what we seek */
	if (sought)
		acts_forget(&acts, "seek");
	if (!acts_agree(lang_of(j->w->rewriter, j->w->lang), j->stemmer, j->w->lang, &acts, &d->acts, &j->scratch))
		return false;
	sought = sought && c->to - c->from <= FULL;
	if (c->effect && !effect_known(from, d, c))
		return false;
	return !(c->cause && !cause_known(from, d, to, c)) && (sought || !verb_turned(j, to, c, from, d)) && !parts_swapped(j, to, c, from, d);
}

/* The clause of the wording rests on one of the text and on others that it has whole. */
static bool clause_rests(struct judge *j, const struct said_text *to, const struct clause *c, const struct said_text *from)
{
	size_t known = 0;
	for (size_t i = c->from; i < c->to; i++)
		known += anywhere(j, from, &to->words[i]);
	if (known == 0)
		return true;
	for (size_t d = 0; d < from->count; d++) {
		const struct clause *home = &from->clauses[d];
		bool rests = true, some = false;
		for (size_t i = c->from; rests && i < c->to; i++) {
			if (!anywhere(j, from, &to->words[i]))
				continue;
			rests = at_home(j, to, c, &to->words[i], from, home);
			some = some || rests;
			for (size_t e = 0; !rests && e < from->count; e++)
				rests = e != d && find_in(j, from, &from->clauses[e], &to->words[i]) != COCO_NONE &&
				        whole_in(j, from, &from->clauses[e], to, c);
		}
		if (rests && some && agrees(j, to, c, from, home))
			return true;
	}
	return false;
}

/* A short clause of the source, of which the wording has a word, is there whole. */
static bool clause_kept(struct judge *j, const struct said_text *source, const struct clause *c, const struct said_text *to)
{
	size_t kept = 0, n = c->to - c->from;
	for (size_t i = c->from; i < c->to; i++)
		kept += anywhere(j, to, &source->words[i]);
	return kept == 0 || kept == n || n > SHORT;
}

/* Each counted word of `a` that `b` has is counted so there, too. */
static bool quantities_hold(const struct said_text *a, const struct said_text *b)
{
	for (size_t i = 0; i < a->n_words; i++) {
		bool there = false, same = false;
		for (size_t k = 0; a->words[i].quantity && k < b->n_words; k++)
			if (coco_str_eq(a->words[i].stem, b->words[k].stem)) {
				there = true;
				same = same || a->words[i].quantity == b->words[k].quantity;
			}
		if (there && !same)
			return false;
	}
	return true;
}

static bool words_weigh_alike(const struct said_text *source, const struct said_text *whole, const struct said_text *to)
{
	size_t and_more = 0, or_less = 0;
	for (size_t row = 0; row < coco_table_rows(said_table()); row++) {
		if (said_kind(row, "alone") && (to->times[row] > source->times[row] || to->times[row] < whole->times[row]))
			return false;
		if (said_kind(row, "pair") && to->times[row] < whole->times[row])
			return false;
		bool either = said_kind(row, "join") && !strcmp(coco_table_cell(said_table(), row, 1), "or");
		if (either && to->times[row] > source->times[row])
			return false;
		or_less += either && to->times[row] < whole->times[row];
		and_more += said_kind(row, "join") && !either && to->times[row] > source->times[row];
	}
	return !and_more || !or_less;
}

/* What is open is still sought, or asked, or should be: we need an idea, we have an idea. */
static bool wish_kept(struct judge *j, const struct said_text *source, const struct said_text *to)
{
	const struct lang_tables *tables = lang_of(j->w->rewriter, j->w->lang);
	struct coco_word word;
	bool kept = j->w->slot != COCO_SLOT_OPEN || !acts_have(&source->acts, "seek") || acts_have(&to->acts, "seek") ||
	            memchr(to->text.s, '?', to->text.n);
	for (size_t at = 0; !kept && coco_word_next(to->text, &at, &word);) {
		unsigned found = word_class(tables, to->text, &word, true, &j->scratch);
		kept = found >> 8 == W_MODAL && (found & 255) != COCO_MODAL_MAY; /* "must" where the text has none is told as a demand */
	}
	return kept;
}

/* A bullet says one thing: of what its own sentence has not, it may name what it is about, which is one word. */
static bool keeps_to_itself(struct judge *j, const struct said_text *source, const struct said_text *to)
{
	size_t others = 0;
	for (size_t i = 0; i < to->n_words; i++)
		others += !anywhere(j, source, &to->words[i]);
	return j->w->slot != COCO_SLOT_FIXED || others <= 1;
}

static bool all_hold(struct judge *j, const struct said_text *original, const struct said_text *source, const struct said_text *whole,
    const struct said_text *to)
{
	for (size_t c = 0; c < to->count; c++)
		if (!clause_rests(j, to, &to->clauses[c], original))
			return false;
	for (size_t c = 0; c < whole->count; c++)
		if (!clause_kept(j, whole, &whole->clauses[c], to))
			return false;
	return wish_kept(j, source, to) && keeps_to_itself(j, source, to) && acts_same(&source->acts, &whole->acts, &to->acts) &&
	       quantities_hold(to, original) && quantities_hold(whole, to) && words_weigh_alike(source, whole, to);
}

int via_sense_holds(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	struct judge j = {.w = w, .stemmer = coco_stemmer_new(), .arena = arena, .err = err};
	struct coco_str texts[4] = {w->original, w->source, w->whole, w->text};
	struct said_text said[4] = {{.count = 0}};
	int rc = j.stemmer ? senses_load(lang_of(w->rewriter, w->lang), w->lang, err) : coco_err_nomem(err);
	if (rc == 0)
		rc = acts_load(lang_of(w->rewriter, w->lang), w->lang, err);
	if (rc == 0)
		rc = opposites_load(lang_of(w->rewriter, w->lang), w->lang, j.stemmer, err);
	for (int i = 0; rc == 0 && i < 4; i++)
		rc = said_read(&j, texts[i], &said[i]);
	bool holds = rc == 0 && all_hold(&j, &said[0], &said[1], &said[2], &said[3]);
	if (rc == 0 && (j.scratch.failed || j.other.failed))
		rc = coco_err_nomem(err);
	for (int i = 0; i < 4; i++) {
		said_free(&said[i]);
	}
	coco_stemmer_free(j.stemmer);
	coco_buf_free(&j.scratch);
	coco_buf_free(&j.other);
	if (rc == 0 && !holds)
		snprintf(why, 120, "says of somebody or something what the text says of another");
	return rc < 0 ? -1 : holds;
}
