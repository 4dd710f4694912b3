/* Reads a wording into clauses and the words that say something.
 *
 * Method: cut at the ends of sentences, at a semicolon or colon, at a word of cause (row `cause` of senses.csv), and at a comma or an "and"
 * with a clause on both sides: three words that say something, or a verb of the row `verb`, a demand or a person. Verbs of bounds
 * (exceed) and what only points back are left to the ledgers.
 *
 * Invariant: each word is in one clause at most, in the order of the text. */
#include "via_said.h"

#include <stdlib.h>
#include <string.h>

enum { STEM_BYTES = 64 };

struct coco_table_ref said_table(void)
{
	return coco_table_find(&coco_tables_rewrite, "senses");
}

bool said_kind(size_t row, const char *kind)
{
	return !strcmp(coco_table_cell(said_table(), row, 0), kind);
}

static int open_clause(struct judge *j, struct said_text *to, size_t start)
{
	if (coco_grow(&to->clauses, &to->cap, to->count, sizeof *to->clauses) != 0)
		return coco_err_nomem(j->err);
	to->clauses[to->count++] =
	    (struct clause){.from = to->n_words, .to = to->n_words, .start = start, .end = start, .sentence = to->sentences};
	return 0;
}

bool said_full(const struct clause *c)
{
	return c->to - c->from >= FULL || c->verb || c->persons;
}

/* The last clause is none without the one before it: they become one. */
static void close_clause(struct said_text *to, size_t least)
{
	if (to->count < least + 2)
		return;
	struct clause *last = &to->clauses[to->count - 1], *before = last - 1;
	if (last->cause || last->effect || (before->cause && to->count == least + 2) || (said_full(last) && said_full(before)))
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
	struct coco_str stem =
	    coco_arena_copy(j->arena, coco_stem(j->stemmer, j->w->lang, word_without_article(coco_buf_view(&j->scratch), j->w->lang)));
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
		bool joins = row != COCO_NONE && said_kind(row, "join"), cause = row != COCO_NONE && said_kind(row, "cause");
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
			now->effect = now->effect || (said_kind(row, "effect") && (word.end > word.start + SO || word.start == now->start));
			to->times[row]++;
			if (said_kind(row, "person"))
				now->persons |= 1U << row % 32;
			now->verb = now->verb || said_kind(row, "verb");
			at = phrase_end > at ? phrase_end : at;
		} else if (share) {
			quantity = share;
		} else if (class == W_MODAL) {
			now->verb = true;
		} else if (unit_of_number(view, &word)) {
			now->end = word.end;
		} else if (!word.number && class != W_NEGATION && !coco_stop_word(j->w->lang, coco_buf_view(&j->scratch)) &&
		           !lexicon_begins(&tables->verbs, coco_buf_view(&j->scratch))) { /* exceed: the ledgers compare bounds */
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
	if (row == COCO_NONE || !said_kind(row, "join") || !coco_word_next(in->text, &at, &word) || word.end > c->end)
		return false;
	coco_buf_clear(&j->scratch);
	coco_text_normal(coco_str_sub(in->text, word.start, word.end), &j->scratch);
	return lexicon_find(&tables->acts[0], coco_buf_view(&j->scratch), NULL) || lexicon_begins(&tables->acts[0], coco_buf_view(&j->scratch));
}

/* "And disposed of" behind "they are collected": the same is done to what the clause before is about. */
static bool passive_goes_on(struct judge *j, const struct said_text *in, const struct clause *c)
{
	struct coco_word word;
	size_t at = c->start, end;
	if (c->sentence != c[-1].sentence || !c[-1].acts.passive || c->persons || !coco_word_next(in->text, &at, &word))
		return false;
	size_t row = row_at(j, in->text, &word, at, &end);
	return row != COCO_NONE && said_kind(row, "join");
}

int said_read(struct judge *j, struct coco_str text, struct said_text *to)
{
	struct coco_sentence *sentences = NULL;
	size_t n = 0;
	to->text = text;
	to->times = coco_arena_array(j->arena, coco_table_rows(said_table()), sizeof *to->times);
	int rc = to->times ? coco_sentences(text, j->w->lang, j->arena, &sentences, &n, j->err) : coco_err_nomem(j->err);
	for (size_t i = 0; rc == 0 && i < n; i++, to->sentences++)
		rc = read_sentence(j, to, sentences[i].start, sentences[i].end);
	const struct lang_tables *tables = lang_of(j->w->rewriter, j->w->lang);
	for (size_t i = 0; rc == 0 && i < to->count; i++)
		acts_read(tables, j->w->lang, coco_str_sub(text, to->clauses[i].start, to->clauses[i].end), &to->clauses[i].acts, &j->scratch);
	for (size_t i = 1; rc == 0 && i < to->count; i++)
		to->clauses[i].acts.passive = to->clauses[i].acts.passive || passive_goes_on(j, to, &to->clauses[i]);
	for (size_t i = 1; rc == 0 && i < to->count; i++)
		to->clauses[i].acts.we = to->clauses[i].acts.we || goes_on(j, to, &to->clauses[i]);
	acts_read(tables, j->w->lang, text, &to->acts, &j->scratch);
	return rc;
}

void said_free(struct said_text *said)
{
	free(said->words);
	free(said->clauses);
}
