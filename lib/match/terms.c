/* Terms of texts. A word is taken apart once, however often it stands in the texts: its normal form gives a stem per
 * language and its folded form the runs of four letters, with `_` at both ends, so that the beginning and the end of a word
 * count as such. Function words count only in pairs with others: alone, in a pool of several
 * languages, they would only tell who shares a language. Pairs (skip-bigrams with one word between at most) carry the order.
 *
 * Invariant: the same texts in the same order give the same numbers; a bag holds each term once, in order of its first
 * appearance. */
#include "terms.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

#define REACH 2 /* a stem makes pairs with so many stems before it */
#define GRAM 4
#define WORD_MOST 120 /* letters of a word that are looked at; longer ones are no words */

struct word {
	uint32_t first_gram, n_grams;
	uint32_t stem[COCO_LANGS + 1]; /* number + 1; 0: not looked at yet. The last: any other language */
	unsigned function;             /* a bit for each language of which it is a function word */
};

struct coco_terms {
	struct coco_map *words, *view[COCO_VIEWS];
	struct word *word;
	size_t cap_word;
	uint32_t *grams; /* of all words, one after another */
	size_t n_grams, cap_grams;
	uint32_t *place[COCO_VIEWS]; /* while a bag grows: place of a term in it + 1 */
	size_t cap_place[COCO_VIEWS];
	struct coco_stemmer *stemmer;
	struct coco_buf normal, fold;
};

struct coco_terms *coco_terms_new(void)
{
	struct coco_terms *t = calloc(1, sizeof *t);
	if (t == NULL)
		return NULL;
	bool well = (t->words = coco_map_new()) != NULL && (t->stemmer = coco_stemmer_new()) != NULL;
	for (int v = 0; v < COCO_VIEWS; v++)
		well = (t->view[v] = coco_map_new()) != NULL && well;
	if (well)
		return t;
	coco_terms_free(t);
	return NULL;
}

void coco_terms_free(struct coco_terms *terms)
{
	if (terms == NULL)
		return;
	for (int v = 0; v < COCO_VIEWS; v++) {
		coco_map_free(terms->view[v]);
		free(terms->place[v]);
	}
	coco_map_free(terms->words);
	coco_stemmer_free(terms->stemmer);
	coco_buf_free(&terms->normal);
	coco_buf_free(&terms->fold);
	free(terms->word);
	free(terms->grams);
	free(terms);
}

size_t coco_terms_count(const struct coco_terms *terms, enum coco_view view)
{
	return coco_map_count(terms->view[view]);
}

void coco_bags_free(struct coco_bags *bags)
{
	for (int v = 0; v < COCO_VIEWS; v++) {
		free(bags->view[v].terms);
		free(bags->view[v].counts);
		bags->view[v] = (struct coco_bag){0};
	}
}

/* ---- languages -------------------------------------------------------------------------------------------------- */

static struct coco_tongue tongue(struct coco_str code)
{
	struct coco_tongue t = {.index = coco_lang_index(code)};
	memcpy(t.code, code.s, code.n < sizeof t.code - 1 ? code.n : sizeof t.code - 1);
	return t;
}

struct coco_tongue coco_tongue_of(struct coco_str given, const struct coco_str *spoken, size_t n_spoken, struct coco_str text)
{
	if (given.n > 0)
		return tongue(given);
	const struct coco_lang_guess guess = coco_lang_detect(text);
	for (size_t i = 0; i < n_spoken && guess.lang >= 0; i++)
		if (coco_str_is(spoken[i], coco_langs[guess.lang]))
			return tongue(spoken[i]);
	if (n_spoken == 1 && (guess.lang < 0 || guess.confidence < 0.5 || coco_lang_index(spoken[0]) < 0))
		return tongue(spoken[0]);
	if (guess.lang >= 0)
		return tongue(coco_str_of(coco_langs[guess.lang]));
	return (struct coco_tongue){.index = -1};
}

bool coco_tongue_differ(struct coco_tongue a, struct coco_tongue b)
{
	return a.code[0] != '\0' && b.code[0] != '\0' && strcmp(a.code, b.code) != 0;
}

/* ---- a word ----------------------------------------------------------------------------------------------------- */

/* Puts the number of `key` in a view's dictionary. */
static int number_of(struct coco_terms *t, enum coco_view view, struct coco_str key, uint32_t *number)
{
	const size_t n = coco_map_add(t->view[view], key, NULL);
	if (n >= COCO_NO_TERM - 1)
		return -1;
	*number = (uint32_t)n;
	return 0;
}

static int add_gram(struct coco_terms *t, struct coco_str gram)
{
	if (t->n_grams == t->cap_grams && coco_grow(&t->grams, &t->cap_grams, t->n_grams, sizeof *t->grams) != 0)
		return -1;
	if (number_of(t, COCO_VIEW_GRAM, gram, &t->grams[t->n_grams]) != 0)
		return -1;
	t->n_grams++;
	return 0;
}

/* The runs of letters of the normal form in t->normal. */
static int add_grams(struct coco_terms *t, struct word *word)
{
	coco_buf_clear(&t->fold);
	coco_buf_putc(&t->fold, '_');
	coco_fold(coco_buf_view(&t->normal), &t->fold);
	coco_buf_putc(&t->fold, '_');
	if (!coco_buf_ok(&t->fold))
		return -1;
	const struct coco_str fold = coco_buf_view(&t->fold);
	size_t starts[WORD_MOST + 3], letters = 0;
	uint32_t cp;
	for (size_t at = 0, n; letters < WORD_MOST + 2 && (n = coco_utf8_next(coco_str_sub(fold, at, fold.n), &cp)) > 0; at += n)
		starts[letters++] = at;
	starts[letters] = letters == WORD_MOST + 2 ? starts[letters - 1] : fold.n;
	word->first_gram = (uint32_t)t->n_grams;
	if (letters <= GRAM && letters > 2 && add_gram(t, coco_str_sub(fold, 0, starts[letters])) != 0)
		return -1;
	for (size_t i = 0; letters > GRAM && i + GRAM <= letters; i++)
		if (add_gram(t, coco_str_sub(fold, starts[i], starts[i + GRAM])) != 0)
			return -1;
	word->n_grams = (uint32_t)t->n_grams - word->first_gram;
	return 0;
}

static int normalise(struct coco_terms *t, struct coco_str raw)
{
	coco_buf_clear(&t->normal);
	coco_text_normal(raw, &t->normal);
	return coco_buf_ok(&t->normal) ? 0 : -1;
}

static int find_word(struct coco_terms *t, struct coco_str raw, int lang, struct word **found)
{
	bool added;
	const size_t number = coco_map_add(t->words, raw, &added), slot = lang >= 0 && lang < COCO_LANGS ? (size_t)lang : COCO_LANGS;
	if (number == COCO_NONE)
		return -1;
	if (added) {
		if (number == t->cap_word && coco_grow(&t->word, &t->cap_word, number, sizeof *t->word) != 0)
			return -1;
		t->word[number] = (struct word){0};
		if (normalise(t, raw) != 0 || add_grams(t, &t->word[number]) != 0)
			return -1;
	}
	struct word *word = *found = &t->word[number];
	if (word->stem[slot] != 0)
		return 0;
	if (!added && normalise(t, raw) != 0)
		return -1;
	const struct coco_str normal = coco_buf_view(&t->normal);
	uint32_t stem;
	word->function |= coco_stop_word(lang, normal) ? 1u << slot : 0;
	if (number_of(t, COCO_VIEW_STEM, coco_stem(t->stemmer, lang, normal), &stem) != 0)
		return -1;
	word->stem[slot] = stem + 1;
	return 0;
}

int coco_terms_word(struct coco_terms *terms, struct coco_str word, int lang, struct coco_word_terms *found)
{
	struct word *w = NULL;
	if (find_word(terms, word, lang, &w) != 0)
		return -1;
	const size_t slot = lang >= 0 && lang < COCO_LANGS ? (size_t)lang : COCO_LANGS;
	found->stem = w->stem[slot] - 1;
	found->function = w->function >> slot & 1;
	found->grams = terms->grams + w->first_gram;
	found->n_grams = w->n_grams;
	return 0;
}

/* ---- a text ----------------------------------------------------------------------------------------------------- */

static int count(struct coco_terms *t, enum coco_view view, uint32_t term, struct coco_bag *bag)
{
	while (term >= t->cap_place[view]) {
		const size_t old = t->cap_place[view];
		if (coco_grow(&t->place[view], &t->cap_place[view], old, sizeof **t->place) != 0)
			return -1;
		memset(t->place[view] + old, 0, (t->cap_place[view] - old) * sizeof **t->place);
	}
	bag->length++;
	if (t->place[view][term] != 0) {
		bag->counts[t->place[view][term] - 1]++;
		return 0;
	}
	if (bag->n == bag->cap) {
		size_t cap = bag->cap;
		if (coco_grow(&bag->terms, &cap, bag->n, sizeof *bag->terms) != 0)
			return -1;
		if (coco_grow(&bag->counts, &bag->cap, bag->n, sizeof *bag->counts) != 0)
			return -1;
	}
	bag->terms[bag->n] = term;
	bag->counts[bag->n++] = 1;
	t->place[view][term] = (uint32_t)bag->n;
	return 0;
}

/* Marks, or with `clear` forgets, where the terms of a bag stand. */
static void place_all(struct coco_terms *t, const struct coco_bags *bags, bool clear)
{
	for (int v = 0; v < COCO_VIEWS; v++)
		for (size_t i = 0; i < bags->view[v].n; i++)
			if (bags->view[v].terms[i] < t->cap_place[v])
				t->place[v][bags->view[v].terms[i]] = clear ? 0 : (uint32_t)i + 1;
}

/* Pairs with the words before; two function words make none: any text of the language has them. */
static int add_pairs(struct coco_terms *t, const struct coco_word_terms *word, const struct coco_word_terms *before, struct coco_bag *bag)
{
	for (size_t k = 0; k < REACH && before[k].stem != COCO_NO_TERM; k++) {
		const uint32_t two[2] = {before[k].stem, word->stem};
		uint32_t pair;
		if (word->function && before[k].function)
			continue;
		if (number_of(t, COCO_VIEW_PAIR, (struct coco_str){(const char *)two, sizeof two}, &pair) != 0 ||
		    count(t, COCO_VIEW_PAIR, pair, bag) != 0)
			return -1;
	}
	return 0;
}

static int add_word(struct coco_terms *t, const struct coco_word_terms *word, struct coco_bags *bags)
{
	if (word->function)
		return 0;
	if (count(t, COCO_VIEW_STEM, word->stem, &bags->view[COCO_VIEW_STEM]) != 0)
		return -1;
	for (size_t g = 0; g < word->n_grams; g++)
		if (count(t, COCO_VIEW_GRAM, word->grams[g], &bags->view[COCO_VIEW_GRAM]) != 0)
			return -1;
	return 0;
}

/* Bytes of the apostrophe, straight or typographic, at byte `at`; 0: none. */
static size_t apostrophe(struct coco_str text, size_t at)
{
	if (text.s[at] == '\'')
		return 1;
	return text.s[at] == '\xE2' && text.n - at > 2 && memcmp(text.s + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

bool coco_terms_next(struct coco_str text, size_t *at, struct coco_word *word)
{
	while (coco_word_next(text, at, word)) {
		size_t end = word->start;
		while (end < word->end && apostrophe(text, end) == 0)
			end++;
		const bool behind =
		    (word->start > 0 && apostrophe(text, word->start - 1) == 1) || (word->start > 2 && apostrophe(text, word->start - 3) == 3);
		const bool parted = end < word->end || behind;
		if (end < word->end)
			*at = word->end = end;
		if (!parted || end - word->start > 1)
			return true;
	}
	return false;
}

int coco_terms_add(struct coco_terms *terms, struct coco_str text, int lang, struct coco_bags *bags)
{
	struct coco_word_terms before[REACH];
	struct coco_word at;
	int rc = 0;
	place_all(terms, bags, false);
	for (size_t k = 0; k < REACH; k++)
		before[k] = (struct coco_word_terms){.stem = COCO_NO_TERM};
	for (size_t i = 0; rc == 0 && coco_terms_next(text, &i, &at);) {
		struct coco_word_terms word;
		rc = coco_terms_word(terms, coco_str_sub(text, at.start, at.end), lang, &word);
		if (rc == 0)
			rc = add_word(terms, &word, bags);
		if (rc == 0)
			rc = add_pairs(terms, &word, before, &bags->view[COCO_VIEW_PAIR]);
		memmove(before + 1, before, sizeof before - sizeof *before);
		before[0] = word;
	}
	place_all(terms, bags, true);
	return rc;
}
