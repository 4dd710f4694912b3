/* Whether another's wording says who does what as the text does.
 *
 * Method: both are cut into clauses: at the ends of sentences, at a semicolon or colon, at a word of cause (row `cause` of senses.csv), and
 * at a comma or an "and" with a clause on both sides: three words that say something, or a verb of the row `verb`, a demand or a person.
 * Words are held against each other by their stems, their kin and their meaning (alike.c); a word that no clause of the text has is
 * via_words.c's matter. The words of a clause of the wording must stand in one clause of the text, or in several that it has whole; then it
 * may not have another person (we, you; endings of verbs), give a cause where the text gives none, or have two words that have changed
 * parts. What follows from another clause ("therefore", row `effect`) has its cause in the text, too. A short clause of the text is kept
 * whole or left out. What counts people and things (some, all) stays with its word; "or", "only" and "optional" neither come nor go.
 *
 * Invariant: a text is true to itself; no word is judged that the text does not have. */
#include "acts.h"
#include "senses.h"
#include "via.h"

#include <stdlib.h>
#include <string.h>

enum { FULL = 3, SHORT = 3, STEM_BYTES = 64 };

struct said_word {
	size_t start, end;
	struct coco_str stem; /* in the arena */
	unsigned quantity;    /* of the member of "share" right before it; 0: none */
	size_t before;        /* where the word before it starts; SIZE_MAX: none */
};

struct clause {
	size_t from, to, start, end;
	unsigned persons; /* bits by row of the kind `person` */
	struct said_acts acts;
	size_t sentence;
	bool cause, effect, verb; /* it begins with because; it has a "therefore" */
};

struct said_text {
	struct coco_str text;
	struct said_word *words;
	size_t n_words, words_cap;
	struct clause *clauses;
	size_t count, cap;
	size_t sentences;
	size_t *times; /* by row of senses.csv */
	struct said_acts acts;
};

struct judge {
	const struct via_wording *w;
	struct coco_stemmer *stemmer;
	struct coco_arena *arena;
	struct coco_buf scratch, other;
	struct coco_err *err;
};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "senses");
}

static bool is_kind(size_t row, const char *kind)
{
	return !strcmp(coco_table_cell(table(), row, 0), kind);
}

/* ---- reading ---- */

static int open_clause(struct judge *j, struct said_text *to, size_t start)
{
	if (coco_grow(&to->clauses, &to->cap, to->count, sizeof *to->clauses) != 0)
		return coco_err_nomem(j->err);
	to->clauses[to->count++] =
	    (struct clause){.from = to->n_words, .to = to->n_words, .start = start, .end = start, .sentence = to->sentences};
	return 0;
}

static bool is_full(const struct clause *c)
{
	return c->to - c->from >= FULL || c->verb || c->persons;
}

/* The last clause is none without the one before it: they become one. */
static void close_clause(struct said_text *to, size_t least)
{
	if (to->count < least + 2)
		return;
	struct clause *last = &to->clauses[to->count - 1], *before = last - 1;
	if (last->cause || last->effect || (before->cause && to->count == least + 2) || (is_full(last) && is_full(before)))
		return;
	before->to = last->to;
	before->end = last->end;
	before->persons |= last->persons;
	before->verb = before->verb || last->verb;
	before->effect = before->effect || last->effect;
	to->count--;
}

/* The row of senses.csv that the word, or it and the next ones, is in; their end goes to *end. COCO_NONE. */
static size_t row_at(struct judge *j, struct coco_str text, const struct coco_word *word, size_t at, size_t *end)
{
	enum { PHRASE = 3 };
	const struct lexicon *forms = &lang_of(j->w->rewriter, j->w->lang)->senses;
	size_t behind[PHRASE] = {word->end}, n = 1;
	struct coco_word next;
	unsigned found = 0;
	for (; n < PHRASE && coco_word_next(text, &at, &next) && next.start <= behind[n - 1] + 2; n++)
		behind[n] = next.end;
	for (; n > 1 && !found; n -= !found)
		if (behind[n - 1] - word->start < STEM_BYTES)
			found = phrase_find(forms, coco_str_sub(text, word->start, behind[n - 1]), &j->scratch);
	coco_buf_clear(&j->scratch);
	coco_text_normal(coco_str_sub(text, word->start, word->end), &j->scratch);
	found = found ? found : lexicon_find(forms, coco_buf_view(&j->scratch), NULL);
	found = found ? found : lexicon_begins(forms, coco_buf_view(&j->scratch));
	*end = behind[n - 1];
	return found ? found & 255 : COCO_NONE;
}

static int add_word(struct judge *j, struct said_text *to, const struct coco_word *word, unsigned quantity, size_t before)
{
	struct coco_str stem = coco_arena_copy(j->arena, coco_stem(j->stemmer, j->w->lang, coco_buf_view(&j->scratch)));
	if (stem.s && word_says_nothing(j->stemmer, j->w->lang, stem, &j->scratch))
		return 0;
	if (!stem.s || coco_grow(&to->words, &to->words_cap, to->n_words, sizeof *to->words) != 0)
		return coco_err_nomem(j->err);
	to->words[to->n_words++] = (struct said_word){word->start, word->end, stem, quantity, before};
	to->clauses[to->count - 1].to = to->n_words;
	return 0;
}

/* Signs between two words that may end a clause: 2: do. In brackets, whose depth is kept, none ends. */
static int boundary(struct coco_str between, int *depth)
{
	int found = 0;
	for (size_t i = 0; i < between.n; i++) {
		*depth += between.s[i] == '(' ? 1 : between.s[i] == ')' && *depth > 0 ? -1 : 0;
		found = *depth > 0 ? found : strchr(";:", between.s[i]) ? 2 : found == 0 && between.s[i] == ',' ? 1 : found;
	}
	return coco_str_find(between, COCO_STR("–"), 0) != SIZE_MAX && !found ? 1 : found;
}

/* A short word right behind a figure: its unit, which is the ledger's matter. */
static bool unit_of_number(struct coco_str text, const struct coco_word *word)
{
	enum { UNIT = 4 };
	if (word->end - word->start == 1) /* the A of dB(A) */
		return true;
	return word->start > 1 && word->end - word->start <= UNIT && text.s[word->start - 1] == ' ' && text.s[word->start - 2] >= '0' &&
	       text.s[word->start - 2] <= '9';
}

static int read_sentence(struct judge *j, struct said_text *to, size_t start, size_t end)
{
	const struct lang_tables *tables = lang_of(j->w->rewriter, j->w->lang);
	struct coco_str view = coco_str_sub(to->text, 0, end);
	size_t least = to->count, last = start, before = SIZE_MAX;
	unsigned quantity = 0;
	int depth = 0;
	struct coco_word word;
	int rc = open_clause(j, to, start);
	for (size_t at = start; rc == 0 && coco_word_next(view, &at, &word);) {
		size_t phrase_end, row = row_at(j, view, &word, at, &phrase_end);
		int cut = last > start ? boundary(coco_str_sub(view, last, word.start), &depth) : 0;
		bool joins = row != COCO_NONE && is_kind(row, "join"), cause = row != COCO_NONE && is_kind(row, "cause");
		struct clause *now = &to->clauses[to->count - 1];
		if ((cut || joins || cause) && now->end > now->start) {
			if (cut < 2)
				close_clause(to, least);
			else
				least = to->count;
			rc = open_clause(j, to, word.start);
			now = &to->clauses[to->count - 1];
		}
		now->end = word.end;
		now->cause = now->cause || cause;
		unsigned class = word_class(tables, view, &word, true, &j->scratch) >> 8;
		coco_buf_clear(&j->scratch);
		coco_text_normal(coco_str_sub(view, word.start, word.end), &j->scratch);
		unsigned share = opposites_share(lang_of(j->w->rewriter, j->w->lang), coco_buf_view(&j->scratch));
		if (row != COCO_NONE) {
			enum { SO = 2 }; /* so quiet: no effect */
			now->effect = now->effect || (is_kind(row, "effect") && (word.end > word.start + SO || word.start == now->start));
			to->times[row]++;
			if (is_kind(row, "person"))
				now->persons |= 1U << row % 32;
			now->verb = now->verb || is_kind(row, "verb");
			at = phrase_end > at ? phrase_end : at;
		} else if (share) {
			quantity = share;
		} else if (class == W_MODAL) {
			now->verb = true;
		} else if (unit_of_number(view, &word)) {
			now->end = word.end;
		} else if (!word.number && class != W_NEGATION && !coco_stop_word(j->w->lang, coco_buf_view(&j->scratch))) {
			now->verb = now->verb || sense_addresses(coco_buf_view(&j->scratch), j->w->lang);
			rc = rc == 0 ? add_word(j, to, &word, quantity, before) : rc;
			quantity = 0;
		}
		before = word.start;
		last = at;
	}
	close_clause(to, least);
	return rc;
}

/* "And pay the costs" behind "we offer a visit": the clause begins with what somebody does, and we are who does it. */
static bool goes_on(struct judge *j, const struct said_text *in, const struct clause *c)
{
	const struct lang_tables *tables = lang_of(j->w->rewriter, j->w->lang);
	struct coco_word word;
	size_t at = c->start, end;
	if (c->persons || c->acts.we || c->acts.us || !c[-1].acts.we || !coco_word_next(in->text, &at, &word))
		return false;
	size_t row = row_at(j, in->text, &word, at, &end);
	if (row == COCO_NONE || !is_kind(row, "join") || !coco_word_next(in->text, &at, &word) || word.end > c->end)
		return false;
	coco_buf_clear(&j->scratch);
	coco_text_normal(coco_str_sub(in->text, word.start, word.end), &j->scratch);
	return lexicon_find(&tables->acts[0], coco_buf_view(&j->scratch), NULL) || lexicon_begins(&tables->acts[0], coco_buf_view(&j->scratch));
}

static int read_text(struct judge *j, struct coco_str text, struct said_text *to)
{
	struct coco_sentence *sentences = NULL;
	size_t n = 0;
	to->text = text;
	to->times = coco_arena_array(j->arena, coco_table_rows(table()), sizeof *to->times);
	int rc = to->times ? coco_sentences(text, j->w->lang, j->arena, &sentences, &n, j->err) : coco_err_nomem(j->err);
	for (size_t i = 0; rc == 0 && i < n; i++, to->sentences++)
		rc = read_sentence(j, to, sentences[i].start, sentences[i].end);
	const struct lang_tables *tables = lang_of(j->w->rewriter, j->w->lang);
	for (size_t i = 0; rc == 0 && i < to->count; i++)
		acts_read(tables, j->w->lang, coco_str_sub(text, to->clauses[i].start, to->clauses[i].end), &to->clauses[i].acts, &j->scratch);
	for (size_t i = 1; rc == 0 && i < to->count; i++)
		to->clauses[i].acts.we = to->clauses[i].acts.we || goes_on(j, to, &to->clauses[i]);
	acts_read(tables, j->w->lang, text, &to->acts, &j->scratch);
	return rc;
}

/* ---- holding against each other ---- */

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
		elsewhere = elsewhere || (is_full(&from->clauses[d]) && exact_in(from, &from->clauses[d], word));
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

/* Two words of the clause have changed parts: see senses.c. */
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
			                forms_differ(j, to, y, from, v))
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

/* What follows from another clause follows so in the text: that has a cause beside it, and is none. */
static bool effect_known(const struct said_text *from, const struct clause *d)
{
	bool known = d->effect;
	for (size_t e = 0; e < from->count && !known; e++)
		known = &from->clauses[e] != d && from->clauses[e].cause && from->clauses[e].sentence == d->sentence;
	return known && !d->cause;
}

/* The clause of the wording says what this one of the text does. */
static bool agrees(
    struct judge *j, const struct said_text *to, const struct clause *c, const struct said_text *from, const struct clause *d)
{
	if (c->persons && d->persons && !(c->persons & d->persons))
		return false;
	if (!acts_agree(lang_of(j->w->rewriter, j->w->lang), j->stemmer, j->w->lang, &c->acts, &d->acts, &j->scratch))
		return false;
	if (c->effect && !effect_known(from, d))
		return false;
	return !(c->cause && !d->cause) && !verb_turned(j, to, c, from, d) && !parts_swapped(j, to, c, from, d);
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
	for (size_t row = 0; row < coco_table_rows(table()); row++) {
		if (is_kind(row, "alone") && (to->times[row] > source->times[row] || to->times[row] < whole->times[row]))
			return false;
		bool either = is_kind(row, "join") && !strcmp(coco_table_cell(table(), row, 1), "or");
		if (either && to->times[row] > source->times[row])
			return false;
		or_less += either && to->times[row] < whole->times[row];
		and_more += is_kind(row, "join") && !either && to->times[row] > source->times[row];
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

static bool all_hold(struct judge *j, const struct said_text *original, const struct said_text *source, const struct said_text *whole,
    const struct said_text *to)
{
	for (size_t c = 0; c < to->count; c++)
		if (!clause_rests(j, to, &to->clauses[c], original))
			return false;
	for (size_t c = 0; c < whole->count; c++)
		if (!clause_kept(j, whole, &whole->clauses[c], to))
			return false;
	return wish_kept(j, source, to) && acts_same(&source->acts, &whole->acts, &to->acts) && quantities_hold(to, original) &&
	       quantities_hold(whole, to) && words_weigh_alike(source, whole, to);
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
		rc = read_text(&j, texts[i], &said[i]);
	bool holds = rc == 0 && all_hold(&j, &said[0], &said[1], &said[2], &said[3]);
	if (rc == 0 && (j.scratch.failed || j.other.failed))
		rc = coco_err_nomem(err);
	for (int i = 0; i < 4; i++) {
		free(said[i].words);
		free(said[i].clauses);
	}
	coco_stemmer_free(j.stemmer);
	coco_buf_free(&j.scratch);
	coco_buf_free(&j.other);
	if (rc == 0 && !holds)
		snprintf(why, 120, "says of somebody or something what the text says of another");
	return rc < 0 ? -1 : holds;
}
