/* The part of the ledger that is said in words: demands, negations, materials, marks of confidence, names.
 *
 * Method: word by word between the figures. A demand or a negation is told by the word that it falls on, so that moving a
 * sentence changes nothing and taking the "not" away does. A material is its row of materials.csv, in whatever language.
 * Names are those of fact_names.c.
 *
 * Invariant: facts are in order and do not overlap. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

struct words {
	const struct lang_tables *tables;
	struct coco_str text;
	int lang;
	struct coco_arena *arena;
	struct coco_buf scratch;
	size_t tail; /* of the figure before */
	struct coco_fact *facts;
	size_t count, cap;
	struct coco_err *err;
};

static int add(struct words *w, struct coco_fact fact)
{
	if (coco_grow(&w->facts, &w->cap, w->count, sizeof *w->facts) != 0)
		return coco_err_nomem(w->err);
	w->facts[w->count++] = fact;
	return 0;
}

unsigned material_of(const struct lang_tables *tables, struct coco_str normal)
{
	return lexicon_begins(&tables->materials, normal) & 255;
}

/* A copy of what `scratch` holds. */
static struct coco_str kept(struct words *w)
{
	return coco_arena_copy(w->arena, coco_buf_view(&w->scratch));
}

/* The next content word from `at`, normalised: what a demand or a negation falls on; "" at the end. */
static struct coco_str falls_on(struct words *w, size_t at, size_t end)
{
	struct coco_word word;
	struct coco_str view = coco_str_sub(w->text, 0, end);
	while (coco_word_next(view, &at, &word)) {
		unsigned found = word_class(w->tables, view, &word, true, &w->scratch) >> 8;
		coco_buf_clear(&w->scratch);
		coco_text_normal(coco_str_sub(view, word.start, word.end), &w->scratch);
		if (!word.number && found != W_MODAL && found != W_NEGATION && !coco_stop_word(w->lang, coco_buf_view(&w->scratch)))
			return kept(w);
	}
	return COCO_STR("");
}

/* A figure stands shortly before `at` in its clause: what "a month" is said of. */
static bool figure_before(const struct words *w, size_t at)
{
	enum { NEAR = 6 };
	struct coco_word word;
	size_t n = 0, from = 0;
	for (size_t i = w->count; i-- > 0 && from == 0;)
		if (w->facts[i].kind <= COCO_FACT_MONEY)
			from = w->facts[i].end;
	for (size_t i = from; i < at; i++)
		if (strchr(";:!?", w->text.s[i]) || (strchr(",.", w->text.s[i]) && i + 1 < w->text.n && blank(w->text.s[i + 1])))
			return false;
	for (size_t i = from; n <= NEAR && coco_word_next(coco_str_sub(w->text, 0, at), &i, &word);)
		n++;
	return from > 0 && n <= NEAR;
}

/* The class of the word at `word`, or of it and the next one or two, whose end goes to *end. */
static unsigned class_of(struct words *w, struct coco_str view, size_t from, const struct coco_word *word, size_t *end)
{
	enum { PHRASE = 3 };
	struct coco_word next = *word;
	unsigned best = 0;
	bool leads = lexicon_leads(&w->tables->words, coco_str_sub(view, word->start, word->end));
	*end = word->end;
	for (size_t n = leads ? 1 : PHRASE, at = word->end, last = word->end; n < PHRASE && coco_word_next(view, &at, &next);
	     n++, last = next.end) {
		if (next.start > last + 4)
			break;
		unsigned found = phrase_find(&w->tables->words, coco_str_sub(view, word->start, next.end), &w->scratch), kind = found >> 8;
		if (kind == W_MARK || (kind == W_RATE && figure_before(w, word->start)) || (n == 1 && (kind == W_MODAL || kind == W_NEGATION))) {
			best = found;
			*end = next.end;
		}
	}
	return best ? best : word_class(w->tables, view, word, word->start > from, &w->scratch);
}

/* The limit's own verb: few words stand between the demand and the words that compare. */
static bool limit_near(const struct words *w, const struct coco_word *word, const struct coco_fact *figure)
{
	enum { NEAR = 3 };
	struct coco_word next;
	size_t n = 0;
	for (size_t at = word->end; n <= NEAR && coco_word_next(coco_str_sub(w->text, 0, figure->lead), &at, &next);)
		n++;
	return n <= NEAR;
}

/* Within 2 s: what may be done until then is not what the limit says. */
static bool within(struct words *w, const struct coco_fact *figure)
{
	struct coco_str lead = coco_str_trim(coco_str_sub(w->text, figure->lead, figure->start));
	const struct lexicon *forms = &w->tables->withins;
	return (lexicon_find(forms, lead, &w->scratch) & 255) == 1 && (lexicon_find(forms, figure->unit, &w->scratch) & 255) == 2;
}

/* Sollten Sie Fragen haben, should you have questions: as the first word of a sentence it says "if". */
static bool asks_if(const struct words *w, const struct coco_sentence *s, const struct coco_word *word, unsigned found)
{
	enum { ENGLISH, GERMAN };
	size_t last = s->end;
	while (last > s->start && blank(w->text.s[last - 1]))
		last--;
	return (w->lang == ENGLISH || w->lang == GERMAN) && (found & 255) == COCO_MODAL_SHOULD && word->start == s->start && last > s->start &&
	       w->text.s[last - 1] != '?';
}

static int one_word(struct words *w, const struct coco_sentence *s, size_t number, const struct coco_word *word, enum coco_name_kind name,
    const struct coco_fact *next_figure)
{
	struct coco_str view = coco_str_sub(w->text, 0, s->end), raw = coco_str_sub(view, word->start, word->end);
	struct coco_fact fact = {.start = word->start, .sentence = number};
	unsigned found = class_of(w, view, s->start, word, &fact.end);
	unsigned kind = found >> 8;
	if (kind == W_NEGATION && next_figure && next_figure->lead <= word->start && word->start < next_figure->start)
		return 0; /* no less than 12: its comparator has it */
	if (kind == W_NEGATION && w->tail > word->start)
		return 0; /* darf 85 g nicht überschreiten */
	bool limited =
	    next_figure && next_figure->start < s->end && (next_figure->comparator == COCO_CMP_LE || next_figure->comparator == COCO_CMP_LT);
	if (kind == W_MODAL && (found & 255) == COCO_MODAL_MAY && limited && limit_near(w, word, next_figure) && !within(w, next_figure))
		return 0; /* may weigh at most 3 kg: the limit says it */
	if (kind == W_MODAL && (found & 255) == COCO_MODAL_MAY && next_figure && next_figure->start < s->end && next_figure->lead < word->start)
		return 0; /* ne sme biti nižji od 2,6 m: within the bound */
	if (kind == W_MODAL && (only_owns(w->tables, view, word, &w->scratch) || asks_if(w, s, word, found)))
		return 0;
	if (kind == W_MODAL || kind == W_NEGATION) {
		fact.kind = kind == W_MODAL ? COCO_FACT_DEMAND : COCO_FACT_NEGATION;
		fact.modality = kind == W_MODAL ? (enum coco_modality)(found & 255) : COCO_MODAL_NONE;
		fact.negated = kind == W_NEGATION;
		fact.value = falls_on(w, fact.end, s->end);
		fact.unit = coco_str_sub(view, s->start, s->end);
		return fact.value.s ? add(w, fact) : coco_err_nomem(w->err);
	}
	if (kind == W_MARK || kind == W_RATE) {
		fact.kind = COCO_FACT_MARK;
		fact.value = coco_str_of(coco_table_cell(coco_table_find(&coco_tables_rewrite, "words"), found & 255, 1));
		if (next_figure && fact.end > next_figure->start) /* the VAT of "incl. VAT" is an acronym, too */
			fact.end = word->end;
		return add(w, fact);
	}
	coco_buf_clear(&w->scratch);
	coco_text_normal(raw, &w->scratch);
	fact.end = word->end;
	unsigned row = material_of(w->tables, coco_buf_view(&w->scratch));
	if (row > 0) {
		fact.kind = COCO_FACT_MATERIAL;
		fact.value = coco_str_of(coco_table_cell(coco_table_find(&coco_tables_rewrite, "materials"), row - 1, 0));
		return add(w, fact);
	}
	if (name == COCO_NAME_NONE)
		return 0;
	fact.kind = COCO_FACT_NAME;
	fact.name = name;
	fact.value = kept(w);
	return fact.value.s ? add(w, fact) : coco_err_nomem(w->err);
}

int facts_with_words(const struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct coco_fact *figures,
    size_t n_figures, struct coco_arena *arena, struct coco_fact **all, size_t *count, struct coco_err *err)
{
	struct words w = {.tables = lang_of(rewriter, lang), .text = text, .lang = lang, .arena = arena, .err = err};
	struct coco_sentence *sentences;
	struct coco_word word;
	size_t n, f = 0;
	int rc = coco_sentences(text, lang, arena, &sentences, &n, err);
	struct names names = {.tables = w.tables, .text = text, .lang = lang};
	for (size_t s = 0; rc == 0 && s < n; s++) {
		struct coco_str view = coco_str_sub(text, 0, sentences[s].end);
		names_begin(&names, &sentences[s]);
		for (size_t at = sentences[s].start; rc == 0 && coco_word_next(view, &at, &word);) {
			coco_buf_clear(&w.scratch);
			coco_text_normal(coco_str_sub(view, word.start, word.end), &w.scratch);
			enum coco_name_kind name = name_next(&names, &word, coco_buf_view(&w.scratch));
			while (f < n_figures && figures[f].end <= word.start)
				w.tail = figures[f].tail, rc = rc == 0 ? add(&w, figures[f++]) : rc;
			if (f < n_figures && figures[f].start < word.end)
				continue; /* a figure has it */
			if (w.count && w.facts[w.count - 1].end > word.start)
				continue; /* the second half of "has to" */
			if (rc == 0 && !word.number)
				rc = one_word(&w, &sentences[s], s, &word, name, f < n_figures ? &figures[f] : NULL);
		}
	}
	while (rc == 0 && f < n_figures)
		rc = add(&w, figures[f++]);
	*count = w.count;
	*all = rc == 0 ? coco_arena_array(arena, w.count + 1, sizeof **all) : NULL;
	if (rc == 0 && (!*all || w.scratch.failed))
		rc = coco_err_nomem(err);
	if (rc == 0 && w.count)
		memcpy(*all, w.facts, w.count * sizeof *w.facts);
	free(w.facts);
	coco_buf_free(&w.scratch);
	return rc;
}
