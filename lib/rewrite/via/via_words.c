/* Which words another's wording may have that the text does not: none that says something new.
 *
 * Method: words are compared by their stems. A word may stand that the original has, or its glossary in the plain words of a term, or the
 * forms of the question (questions.csv) for a question; that is near to one of the original (noise, noisy; a part of a compound); and of
 * wording.csv one of a row `new`, or one of a row `same` of which the original has another. A function word may be new, unless it is in a
 * row `own`: those weigh (all, only, more, without, before); a row `ask` holds what a question may ask for. A single capital letter (hall
 * B) must stand so in the original. In no sentence may most words be new.
 *
 * Invariant: what is in no list is refused. Who does what to whom is via_sense.c's matter. */
#include "compare.h"
#include "via.h"

#include <string.h>

enum { FORMS = 24 };

struct vocabulary {
	const struct via_wording *w;
	struct coco_stemmer *stemmer;
	struct coco_buf normal;
	struct coco_map *own;   /* stems that the original has */
	struct coco_map *plain; /* the forms of rows `new` as they are: proto is not proti */
	struct coco_map *forms; /* stems of wording.csv, each with the rows that have it: */
	size_t *rows;           /* by the form's number, FORMS each, rows from 1 */
	bool *said;             /* by row: the original has one of it */
	char *kinds;            /* by row: n, a, s or o */
};

static struct coco_str stem_of(struct vocabulary *v, struct coco_str word)
{
	coco_buf_clear(&v->normal);
	coco_text_normal(word, &v->normal);
	return coco_stem(v->stemmer, v->w->lang, word_without_article(coco_buf_view(&v->normal), v->w->lang));
}

static int add_text(struct vocabulary *v, struct coco_str text)
{
	struct coco_word word;
	for (size_t at = 0; coco_word_next(text, &at, &word);)
		if (coco_map_add(v->own, stem_of(v, coco_str_sub(text, word.start, word.end)), NULL) == COCO_NONE)
			return -1;
	return 0;
}

/* The plain words of the terms in the original count as its own. */
static int add_plain_words(struct vocabulary *v)
{
	const struct via_wording *w = v->w;
	const struct lang_tables *tables = lang_of(w->rewriter, w->lang);
	struct coco_word word;
	size_t end = 0;
	for (size_t at = 0; coco_word_next(w->original, &at, &word);) {
		size_t row = gloss_at(tables, w->original, &word, &end);
		at = row ? end : at;
		if (row && add_text(v, gloss_plain(tables, row)) != 0)
			return -1;
	}
	return 0;
}

static int add_questions(struct vocabulary *v)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "questions");
	size_t lang = coco_table_column(table, "lang"), template = coco_table_column(table, "template");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (!strcmp(coco_table_cell(table, i, lang), coco_langs[v->w->lang]) &&
		    add_text(v, coco_str_of(coco_table_cell(table, i, template))) != 0)
			return -1;
	return 0;
}

/* The forms of wording.csv, and which rows the original has a word of. */
static int add_forms(struct vocabulary *v, struct coco_arena *arena)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "wording");
	size_t n = coco_table_rows(table), column = coco_table_column(table, coco_langs[v->w->lang]), cap = 0;
	for (size_t i = 0; i < n; i++)
		for (const char *c = coco_table_cell(table, i, column); *c; c++)
			cap += *c == ';' || !c[1];
	v->rows = coco_arena_array(arena, (cap + 1) * FORMS, sizeof *v->rows);
	v->said = coco_arena_array(arena, n + 1, sizeof *v->said);
	v->kinds = coco_arena_array(arena, n + 1, sizeof *v->kinds);
	if (!v->rows || !v->said || !v->kinds)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, i, column)), form;
		v->kinds[i + 1] = coco_table_cell(table, i, 0)[0];
		while (coco_str_split(&rest, ';', &form)) {
			struct coco_str stem = stem_of(v, form);
			size_t number = coco_map_add(v->forms, stem, NULL), k = 0;
			bool kept = v->kinds[i + 1] != 'n' || coco_map_add(v->plain, coco_buf_view(&v->normal), NULL) != COCO_NONE;
			if (number == COCO_NONE || !kept)
				return -1;
			while (k < FORMS - 1 && v->rows[number * FORMS + k])
				k++;
			v->rows[number * FORMS + k] = i + 1;
			v->said[i + 1] = v->said[i + 1] || coco_map_find(v->own, stem) != COCO_NONE;
		}
	}
	return 0;
}

/* A row of kind `kind` has the stem; of `same`, one of which the original has a word. */
static bool listed(const struct vocabulary *v, struct coco_str stem, char kind)
{
	size_t number = coco_map_find(v->forms, stem);
	for (size_t k = 0; number != COCO_NONE && k < FORMS && v->rows[number * FORMS + k]; k++) {
		size_t row = v->rows[number * FORMS + k];
		if (v->kinds[row] == kind && (kind != 's' || v->said[row]))
			return true;
	}
	return false;
}

static bool may_stand(struct vocabulary *v, struct coco_str raw, bool *fresh)
{
	struct coco_str stem = stem_of(v, raw);
	*fresh = false;
	if (coco_utf8_count(coco_buf_view(&v->normal)) < 2 || coco_map_find(v->own, stem) != COCO_NONE)
		return true;
	if (v->w->question && listed(v, stem, 'a'))
		return true;
	if (listed(v, stem, 's')) /* before what weighs: solely for only */
		return true;
	bool plain = coco_map_find(v->plain, coco_buf_view(&v->normal)) != COCO_NONE;
	if (!plain && listed(v, stem, 'o'))
		return false;
	const struct lang_tables *tables = lang_of(v->w->rewriter, v->w->lang);
	unsigned tone = lexicon_find(&tables->words, coco_buf_view(&v->normal), NULL) >> 8;
	if (coco_stop_word(v->w->lang, coco_buf_view(&v->normal)) || tone == W_MODAL || tone == W_NEGATION || /* these are counted */
	    lexicon_find(&tables->bounds, coco_buf_view(&v->normal), NULL))                                   /* and these compared */
		return true;
	*fresh = true;
	if (listed(v, stem, 'n'))
		return true;
	bool compounds = lang_joins_words(v->w->lang);
	for (size_t i = 0; i < coco_map_count(v->own); i++)
		if (words_near(stem, coco_map_key(v->own, i), compounds)) {
			*fresh = false;
			return true;
		}
	return false;
}

/* A capital letter alone behind a blank, which names a hall or a variant, and that the original has nowhere so. */
static bool other_letter(const struct via_wording *w, struct coco_str sentence, const struct coco_word *word)
{
	struct coco_str o = w->original, key = {sentence.s + word->start - 1, 2};
	if (word->end != word->start + 1 || word->start == 0 || key.s[0] != ' ' || key.s[1] < 'A' || key.s[1] > 'Z')
		return false;
	for (size_t at = coco_str_find(o, key, 0); at != SIZE_MAX; at = coco_str_find(o, key, at + 1))
		if (at + 2 == o.n || !is_word_byte((unsigned char)o.s[at + 2]))
			return false;
	return true;
}

/* It compares the figure that is the next word (at most 5): the ledgers hold that against the text. */
static bool compares(struct vocabulary *v, struct coco_str sentence, const struct coco_word *word, size_t at)
{
	struct coco_word next;
	coco_buf_clear(&v->normal);
	coco_text_normal(coco_str_sub(sentence, word->start, word->end), &v->normal);
	unsigned found = lexicon_find(&lang_of(v->w->rewriter, v->w->lang)->words, coco_buf_view(&v->normal), NULL);
	return found >> 8 == W_BEFORE && coco_word_next(sentence, &at, &next) && next.number;
}

/* Why, with the word, so that the writer learns which: one in small letters, which is nobody's name and not the text's. */
static void say_word(struct coco_str word, char why[120])
{
	enum { LONGEST = 40 };
	bool small = word.n > 0 && word.n <= LONGEST && word.s[0] >= 'a' && word.s[0] <= 'z';
	for (size_t i = 0; i < word.n; i++)
		small = small && ((word.s[i] >= 'a' && word.s[i] <= 'z') || (unsigned char)word.s[i] >= 0x80);
	if (small)
		snprintf(why, 120, "has words that the text does not have (%.*s)", (int)word.n, word.s);
	else
		snprintf(why, 120, "has words that the text does not have");
}

/* 1, 0 and why. */
static int sentence_holds(struct vocabulary *v, struct coco_str sentence, char why[120])
{
	struct coco_word word;
	size_t all = 0, new = 0;
	bool fresh;
	for (size_t at = 0; coco_word_next(sentence, &at, &word);) {
		if (word.number || compares(v, sentence, &word, at)) /* a figure is a fact */
			continue;
		if (!may_stand(v, coco_str_sub(sentence, word.start, word.end), &fresh) || other_letter(v->w, sentence, &word)) {
			say_word(coco_str_sub(sentence, word.start, word.end), why);
			return 0;
		}
		all++;
		new += fresh;
	}
	if (new * 2 <= all)
		return 1;
	snprintf(why, 120, "has too many words that the text does not have");
	return 0;
}

int via_words_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	if (coco_stemmer_ready(err) != 0)
		return -1;
	struct vocabulary v = {.w = w, .stemmer = coco_stemmer_new(), .own = coco_map_new(), .plain = coco_map_new(), .forms = coco_map_new()};
	struct coco_sentence *sentences = NULL;
	size_t n = 0;
	int rc = 1;
	if (!v.stemmer || !v.own || !v.plain || !v.forms || add_text(&v, w->original) != 0 || (w->question && add_text(&v, w->source) != 0) ||
	    (w->question && add_questions(&v) != 0) || add_plain_words(&v) != 0 || add_forms(&v, arena) != 0)
		rc = coco_err_nomem(err);
	else if (coco_sentences(w->text, w->lang, arena, &sentences, &n, err) != 0)
		rc = -1;
	for (size_t i = 0; rc == 1 && i < n; i++)
		rc = sentence_holds(&v, coco_str_sub(w->text, sentences[i].start, sentences[i].end), why);
	if (v.normal.failed)
		rc = coco_err_nomem(err);
	coco_map_free(v.own);
	coco_map_free(v.plain);
	coco_map_free(v.forms);
	coco_stemmer_free(v.stemmer);
	coco_buf_free(&v.normal);
	return rc;
}
