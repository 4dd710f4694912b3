/* The words of a pool, and likeness between words.
 *
 * Method: two words are as alike as the runs of four letters that they share (accents folded, spelled as they sound
 * (sounds.c), ends of words marked with _, so that beginnings and ends count as such): the Dice coefficient (Dice 1945) of the two sets of
 * runs, each run weighing ln((1 + V) / (1 + words that have it)) + 1 of V words, to the power LIKENESS_POWER, from DICE_LEAST on. Two forms
 * that a stemmer of their language gives one stem are LIKENESS_STEM alike at least. So a word finds its inflected forms, parts and wholes
 * of compounds, its cousins in other languages and itself with a slip, and each of these costs something.
 *
 * Likeness is searched through an index from runs to words: the rare runs first; once the runs that are left weigh too
 * little to make a word alike on their own, only the words met so far are looked at. Invariant: the result depends on the
 * set of words alone, not on their numbers: sums go over runs from the rarest on, ties by the word's bytes. */
#include "lexis.h"
#include "sounds.h"

#include "coco/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GRAM 4
#define WORD_MOST 120 /* bytes; what is longer is no word */
#define GRAMS_MOST (WORD_MOST + 2)
#define DICE_LEAST 0.2
#define LIKENESS_POWER 1.3f
#define LIKENESS_STEM 0.7f
#define ALIKE_MOST 100
#define CACHE_MOST ((size_t)1 << 21) /* of a reader, in alike words: 16 MiB */

struct word {
	uint16_t seen, function; /* a bit for each language in which it was seen; of which it is a function word */
};

/* Lists of words by key: those of key k are words[first[k]] … words[first[k + 1]]. */
struct lists {
	uint32_t *first, *words;
	size_t keys;
};

struct stem_of {
	uint32_t stem, word;
};

struct coco_lexis {
	struct coco_map *words; /* normal forms */
	struct word *word;
	size_t cap_word;
	struct coco_stemmer *stemmer;
	struct coco_map *stems; /* language and stem */
	struct stem_of *stem_of;
	size_t n_stem_of, cap_stem_of;
	struct coco_buf normal, fold;
	/* Sealed: */
	struct coco_map *grams;
	struct lists by_stem, by_gram;
	uint32_t *gram_first, *gram; /* runs of each word */
	float *gram_weight;
	float *weight; /* of all runs of a word */
};

struct coco_lexis *coco_lexis_new(void)
{
	struct coco_lexis *l = calloc(1, sizeof *l);
	if (l == NULL)
		return NULL;
	l->words = coco_map_new(), l->stems = coco_map_new(), l->grams = coco_map_new(), l->stemmer = coco_stemmer_new();
	if (l->words && l->stems && l->grams && l->stemmer)
		return l;
	coco_lexis_free(l);
	return NULL;
}

void coco_lexis_free(struct coco_lexis *lexis)
{
	if (lexis == NULL)
		return;
	coco_map_free(lexis->words), coco_map_free(lexis->stems), coco_map_free(lexis->grams);
	coco_stemmer_free(lexis->stemmer);
	coco_buf_free(&lexis->normal), coco_buf_free(&lexis->fold);
	free(lexis->word), free(lexis->stem_of), free(lexis->by_stem.first), free(lexis->by_stem.words);
	free(lexis->by_gram.first), free(lexis->by_gram.words), free(lexis->gram_first), free(lexis->gram);
	free(lexis->gram_weight), free(lexis->weight);
	free(lexis);
}

size_t coco_lexis_count(const struct coco_lexis *lexis)
{
	return coco_map_count(lexis->words);
}

/* ---- words of a text -------------------------------------------------------------------------------------------- */

/* Bytes of the apostrophe or hyphen, straight or typographic, at byte `at`; 0: none. */
static size_t seam(struct coco_str text, size_t at)
{
	if (text.s[at] == '\'' || text.s[at] == '-')
		return 1;
	if (text.s[at] != '\xE2' || text.n - at < 3 || text.s[at + 1] != '\x80')
		return 0;
	return text.s[at + 2] == '\x99' || text.s[at + 2] == '\x90' || text.s[at + 2] == '\x91' ? 3 : 0;
}

bool coco_lexis_next(struct coco_str text, size_t *at, struct coco_word *word)
{
	while (coco_word_next(text, at, word)) {
		size_t end = word->start;
		while (end < word->end && seam(text, end) == 0)
			end++;
		const bool behind = (word->start > 0 && seam(text, word->start - 1) == 1) || (word->start > 2 && seam(text, word->start - 3) == 3);
		const bool parted = end < word->end || behind;
		if (end < word->end)
			*at = word->end = end;
		if (!parted || end - word->start > 1)
			return true;
	}
	return false;
}

/* The slot of a language in the bits of a word; the last is any other. */
static unsigned slot_of(int lang)
{
	return lang >= 0 && lang < COCO_LANGS ? (unsigned)lang : COCO_LANGS;
}

/* The stem of a normal form under its key: a byte for the language before it; nothing for other languages. */
static int stem_key(struct coco_stemmer *stemmer, int lang, struct coco_str normal, struct coco_buf *key)
{
	coco_buf_clear(key);
	if (slot_of(lang) == COCO_LANGS)
		return 0;
	coco_buf_putc(key, (char)('0' + lang));
	coco_buf_str(key, coco_stem(stemmer, lang, normal));
	return coco_buf_ok(key) ? 0 : -1;
}

/* A word is seen in a language for the first time. */
static int meet(struct coco_lexis *l, uint32_t number, int lang, struct coco_str normal)
{
	struct word *word = &l->word[number];
	word->seen = (uint16_t)(word->seen | 1u << slot_of(lang));
	if (coco_stop_word(lang, normal)) {
		word->function = (uint16_t)(word->function | 1u << slot_of(lang));
		return 0;
	}
	if (stem_key(l->stemmer, lang, normal, &l->fold) != 0)
		return -1;
	if (l->fold.len == 0)
		return 0;
	const size_t stem = coco_map_add(l->stems, coco_buf_view(&l->fold), NULL);
	if (stem == COCO_NONE ||
	    (l->n_stem_of == l->cap_stem_of && coco_grow(&l->stem_of, &l->cap_stem_of, l->n_stem_of, sizeof *l->stem_of) != 0))
		return -1;
	l->stem_of[l->n_stem_of++] = (struct stem_of){(uint32_t)stem, number};
	return 0;
}

int coco_lexis_add(struct coco_lexis *lexis, struct coco_str word, int lang, uint32_t *number)
{
	struct coco_lexis *l = lexis;
	bool added;
	*number = COCO_NO_WORD;
	if (word.n > WORD_MOST)
		return 0;
	coco_buf_clear(&l->normal);
	coco_text_normal(word, &l->normal);
	if (!coco_buf_ok(&l->normal))
		return -1;
	const struct coco_str normal = coco_buf_view(&l->normal);
	if (normal.n == 0 || normal.n > WORD_MOST)
		return 0;
	const size_t n = coco_map_add(l->words, normal, &added);
	if (n >= COCO_NO_WORD)
		return -1;
	if (added) {
		if (n == l->cap_word && coco_grow(&l->word, &l->cap_word, n, sizeof *l->word) != 0)
			return -1;
		l->word[n] = (struct word){0, 0};
	}
	if (!(l->word[n].seen >> slot_of(lang) & 1) && meet(l, (uint32_t)n, lang, normal) != 0)
		return -1;
	if (!(l->word[n].function >> slot_of(lang) & 1))
		*number = (uint32_t)n;
	return 0;
}

/* ---- runs of letters -------------------------------------------------------------------------------------------- */

/* The runs of a normal form as it sounds, each once, as spans of `fold`. */
static size_t runs_of(struct coco_str normal, struct coco_buf *scratch, struct coco_buf *fold, struct coco_str runs[GRAMS_MOST])
{
	size_t starts[GRAMS_MOST + 1], letters = 0, n = 0;
	uint32_t cp;
	coco_buf_clear(scratch);
	coco_fold(normal, scratch);
	coco_buf_clear(fold);
	coco_buf_putc(fold, '_');
	coco_sounds(coco_buf_view(scratch), fold);
	coco_buf_putc(fold, '_');
	fold->failed = fold->failed || scratch->failed;
	const struct coco_str text = coco_buf_view(fold);
	for (size_t at = 0, step; letters < GRAMS_MOST && (step = coco_utf8_next(coco_str_sub(text, at, text.n), &cp)) > 0; at += step)
		starts[letters++] = at;
	if (letters == GRAMS_MOST) /* folding made it longer than a word may be: its beginning stands for it */
		letters--;
	else
		starts[letters] = text.n;
	if (letters <= GRAM && letters > 2)
		runs[n++] = coco_str_sub(text, 0, starts[letters]);
	for (size_t i = 0; letters > GRAM && i + GRAM <= letters; i++) {
		const struct coco_str run = coco_str_sub(text, starts[i], starts[i + GRAM]);
		size_t k = 0;
		while (k < n && !coco_str_eq(runs[k], run))
			k++;
		if (k == n)
			runs[n++] = run;
	}
	return n;
}

static void *array_of(size_t n, size_t size)
{
	return calloc(n + 1, size);
}

/* Turns lists by word (of `n` words: gram_first, gram) into lists by run. */
static int turn(struct coco_lexis *l, size_t n)
{
	struct lists *lists = &l->by_gram;
	lists->keys = coco_map_count(l->grams);
	lists->first = array_of(lists->keys + 1, sizeof *lists->first);
	lists->words = array_of(l->gram_first[n], sizeof *lists->words);
	if (!lists->first || !lists->words)
		return -1;
	for (size_t i = 0; i < l->gram_first[n]; i++)
		lists->first[l->gram[i] + 1]++;
	for (size_t g = 0; g < lists->keys; g++)
		lists->first[g + 1] += lists->first[g];
	for (size_t w = 0; w < n; w++)
		for (size_t i = l->gram_first[w]; i < l->gram_first[w + 1]; i++)
			lists->words[lists->first[l->gram[i]]++] = (uint32_t)w;
	memmove(lists->first + 1, lists->first, lists->keys * sizeof *lists->first);
	lists->first[0] = 0;
	return 0;
}

static int index_runs(struct coco_lexis *l)
{
	const size_t n = coco_lexis_count(l);
	size_t used = 0, cap = 0;
	struct coco_str runs[GRAMS_MOST];
	l->gram_first = array_of(n + 1, sizeof *l->gram_first);
	l->weight = array_of(n, sizeof *l->weight);
	if (!l->gram_first || !l->weight)
		return -1;
	for (size_t w = 0; w < n; w++) {
		const size_t count = runs_of(coco_map_key(l->words, w), &l->normal, &l->fold, runs);
		if (!coco_buf_ok(&l->fold) || used + count >= UINT32_MAX)
			return -1;
		for (size_t i = 0; i < count; i++) {
			const size_t gram = coco_map_add(l->grams, runs[i], NULL);
			if (gram == COCO_NONE || (used == cap && coco_grow(&l->gram, &cap, used, sizeof *l->gram) != 0))
				return -1;
			l->gram[used++] = (uint32_t)gram;
		}
		l->gram_first[w + 1] = (uint32_t)used;
	}
	if (turn(l, n) != 0 || (l->gram_weight = array_of(l->by_gram.keys, sizeof *l->gram_weight)) == NULL)
		return -1;
	for (size_t g = 0; g < l->by_gram.keys; g++)
		l->gram_weight[g] = (float)(log((1 + (double)n) / (1 + (double)(l->by_gram.first[g + 1] - l->by_gram.first[g]))) + 1);
	for (size_t w = 0; w < n; w++)
		for (size_t i = l->gram_first[w]; i < l->gram_first[w + 1]; i++)
			l->weight[w] += l->gram_weight[l->gram[i]];
	return 0;
}

static int index_stems(struct coco_lexis *l)
{
	struct lists *lists = &l->by_stem;
	lists->keys = coco_map_count(l->stems);
	lists->first = array_of(lists->keys + 1, sizeof *lists->first);
	lists->words = array_of(l->n_stem_of, sizeof *lists->words);
	if (!lists->first || !lists->words)
		return -1;
	for (size_t i = 0; i < l->n_stem_of; i++)
		lists->first[l->stem_of[i].stem + 1]++;
	for (size_t s = 0; s < lists->keys; s++)
		lists->first[s + 1] += lists->first[s];
	for (size_t i = 0; i < l->n_stem_of; i++)
		lists->words[lists->first[l->stem_of[i].stem]++] = l->stem_of[i].word;
	memmove(lists->first + 1, lists->first, lists->keys * sizeof *lists->first);
	lists->first[0] = 0;
	free(l->stem_of);
	l->stem_of = NULL;
	l->n_stem_of = l->cap_stem_of = 0;
	return 0;
}

int coco_lexis_seal(struct coco_lexis *lexis)
{
	return index_stems(lexis) == 0 && index_runs(lexis) == 0 ? 0 : -1;
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

struct entry { /* of the cache */
	uint32_t number, first, n;
	unsigned grams;
	bool function;
};

struct coco_reader {
	const struct coco_lexis *lexis;
	struct coco_stemmer *stemmer;
	struct coco_buf normal, fold, key;
	struct coco_map *known; /* language and normal form */
	struct entry *entries;
	size_t cap_entries;
	struct coco_alike *alike;
	size_t n_alike, cap_alike;
	float *shared; /* by word: weight of the runs shared with the word in work … */
	uint8_t *late; /* by run: 1, of the runs that are looked up from the other side */
	uint32_t *met; /* … and the words that have any */
	size_t n_met, cap_met;
};

struct coco_reader *coco_reader_new(const struct coco_lexis *lexis)
{
	struct coco_reader *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->lexis = lexis;
	r->stemmer = coco_stemmer_new(), r->known = coco_map_new();
	r->shared = array_of(coco_lexis_count(lexis), sizeof *r->shared);
	r->late = array_of(lexis->by_gram.keys, sizeof *r->late);
	if (r->stemmer && r->known && r->shared && r->late)
		return r;
	coco_reader_free(r);
	return NULL;
}

void coco_reader_free(struct coco_reader *reader)
{
	if (reader == NULL)
		return;
	coco_stemmer_free(reader->stemmer);
	coco_map_free(reader->known);
	coco_buf_free(&reader->normal), coco_buf_free(&reader->fold), coco_buf_free(&reader->key);
	free(reader->entries), free(reader->alike), free(reader->shared), free(reader->late), free(reader->met);
	free(reader);
}

static int normal_of(struct coco_reader *r, struct coco_str word, bool *none)
{
	coco_buf_clear(&r->normal);
	*none = word.n > WORD_MOST;
	if (*none)
		return 0;
	coco_text_normal(word, &r->normal);
	*none = r->normal.len == 0 || r->normal.len > WORD_MOST;
	return coco_buf_ok(&r->normal) ? 0 : -1;
}

int coco_reader_number(struct coco_reader *reader, struct coco_str word, int lang, uint32_t *number)
{
	bool none;
	*number = COCO_NO_WORD;
	if (normal_of(reader, word, &none) != 0)
		return -1;
	if (none)
		return 0;
	const size_t n = coco_map_find(reader->lexis->words, coco_buf_view(&reader->normal));
	if (n != COCO_NONE && !coco_stop_word(lang, coco_buf_view(&reader->normal)))
		*number = (uint32_t)n;
	return 0;
}

/* The more alike one first; ties by the word's bytes. */
static bool before(const struct coco_reader *r, struct coco_alike a, struct coco_alike b)
{
	if (a.likeness != b.likeness)
		return a.likeness > b.likeness;
	return coco_str_cmp(coco_map_key(r->lexis->words, a.word), coco_map_key(r->lexis->words, b.word)) < 0;
}

/* Puts a word among the ALIKE_MOST best from `first` on, in order. Most words that are met are worse than the last of them. */
static int put(struct coco_reader *r, size_t first, struct coco_alike one)
{
	size_t at = r->n_alike;
	if (at - first == ALIKE_MOST) {
		if (!before(r, one, r->alike[at - 1]))
			return 0;
		at--;
	} else if (coco_grow(&r->alike, &r->cap_alike, r->n_alike, sizeof *r->alike) != 0) {
		return -1;
	} else {
		r->n_alike++;
	}
	for (; at > first && before(r, one, r->alike[at - 1]); at--)
		r->alike[at] = r->alike[at - 1];
	r->alike[at] = one;
	return 0;
}

static int meet_run(struct coco_reader *r, uint32_t gram)
{
	const struct lists *lists = &r->lexis->by_gram;
	const float weight = r->lexis->gram_weight[gram];
	for (uint32_t i = lists->first[gram]; i < lists->first[gram + 1]; i++) {
		const uint32_t w = lists->words[i];
		if (r->shared[w] == 0) {
			if (r->n_met == r->cap_met && coco_grow(&r->met, &r->cap_met, r->n_met, sizeof *r->met) != 0)
				return -1;
			r->met[r->n_met++] = w;
		}
		r->shared[w] += weight;
	}
	return 0;
}

struct run {
	uint32_t gram;
	float weight;
	uint32_t words;
	unsigned place;
};

static int rarest_first(const void *a, const void *b)
{
	const struct run *x = a, *y = b;
	if (x->words != y->words)
		return x->words < y->words ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Words alike by their runs. */
static int search(struct coco_reader *r, const struct coco_str *texts, size_t n, size_t first, uint32_t self)
{
	const struct coco_lexis *l = r->lexis;
	struct run runs[GRAMS_MOST];
	size_t known = 0, k = 0;
	double all = 0, left = 0;
	for (size_t i = 0; i < n; i++) {
		const size_t gram = coco_map_find(l->grams, texts[i]);
		if (gram == COCO_NONE) {
			all += log(1 + (double)coco_lexis_count(l)) + 1;
			continue;
		}
		runs[known] = (struct run){(uint32_t)gram, l->gram_weight[gram], l->by_gram.first[gram + 1] - l->by_gram.first[gram], (unsigned)i};
		left += runs[known++].weight;
	}
	all += left;
	if (known > 1)
		qsort(runs, known, sizeof *runs, rarest_first);
	/* A word that has only the runs that are left shares less than it needs: 2 s / (all + s) < DICE_LEAST. */
	for (; k < known && 2 * left >= DICE_LEAST * (all + left); k++) {
		left -= runs[k].weight;
		if (meet_run(r, runs[k].gram) != 0)
			return -1;
	}
	for (size_t i = k; i < known; i++)
		r->late[runs[i].gram] = 1;
	int rc = 0;
	for (size_t i = 0; i < r->n_met; i++) {
		const uint32_t w = r->met[i];
		double shared = r->shared[w];
		r->shared[w] = 0;
		const double least = DICE_LEAST * (all + (double)l->weight[w]);
		if (rc != 0 || w == self || 2 * (shared + left) < least - 1e-3)
			continue;
		for (uint32_t g = l->gram_first[w]; k < known && g < l->gram_first[w + 1]; g++)
			if (r->late[l->gram[g]])
				shared += l->gram_weight[l->gram[g]];
		const double dice = 2 * shared / (all + (double)l->weight[w]);
		if (dice >= DICE_LEAST)
			rc = put(r, first, (struct coco_alike){w, (float)dice}); /* the power comes when all are found */
	}
	for (size_t i = k; i < known; i++)
		r->late[runs[i].gram] = 0;
	r->n_met = 0;
	return rc;
}

/* Words of one stem: they are raised where they are among the best, or put there. */
static int search_stem(struct coco_reader *r, int lang, size_t first, uint32_t self)
{
	const struct lists *lists = &r->lexis->by_stem;
	if (stem_key(r->stemmer, lang, coco_buf_view(&r->normal), &r->key) != 0)
		return -1;
	const size_t stem = r->key.len > 0 ? coco_map_find(r->lexis->stems, coco_buf_view(&r->key)) : COCO_NONE;
	if (stem == COCO_NONE)
		return 0;
	for (uint32_t i = lists->first[stem]; i < lists->first[stem + 1]; i++) {
		const uint32_t word = lists->words[i];
		size_t k = first;
		while (k < r->n_alike && r->alike[k].word != word)
			k++;
		if (word == self || (k < r->n_alike && r->alike[k].likeness >= LIKENESS_STEM))
			continue;
		if (k < r->n_alike)
			memmove(&r->alike[k], &r->alike[k + 1], (--r->n_alike - k) * sizeof *r->alike);
		if (put(r, first, (struct coco_alike){word, LIKENESS_STEM}) != 0)
			return -1;
	}
	return 0;
}

/* Fills the entry of the normal form. */
static int look_up(struct coco_reader *r, int lang, struct entry *entry)
{
	const struct coco_str normal = coco_buf_view(&r->normal);
	struct coco_str runs[GRAMS_MOST];
	*entry = (struct entry){.number = COCO_NO_WORD, .first = (uint32_t)r->n_alike, .function = coco_stop_word(lang, normal)};
	if (entry->function)
		return 0;
	const size_t number = coco_map_find(r->lexis->words, normal), n = runs_of(normal, &r->key, &r->fold, runs);
	if (!coco_buf_ok(&r->fold))
		return -1;
	entry->grams = n > 0 ? (unsigned)n : 1;
	if (number != COCO_NONE)
		entry->number = (uint32_t)number;
	/* The word itself stands before those that are alike. */
	if (number != COCO_NONE) {
		if (coco_grow(&r->alike, &r->cap_alike, r->n_alike, sizeof *r->alike) != 0)
			return -1;
		r->alike[r->n_alike++] = (struct coco_alike){entry->number, 1};
	}
	const size_t others = r->n_alike;
	if (search(r, runs, n, others, entry->number) != 0)
		return -1;
	for (size_t i = others; i < r->n_alike; i++)
		r->alike[i].likeness = powf(r->alike[i].likeness < 1 ? r->alike[i].likeness : 1, LIKENESS_POWER);
	if (search_stem(r, lang, others, entry->number) != 0)
		return -1;
	entry->n = (uint32_t)(r->n_alike - entry->first);
	return 0;
}

int coco_reader_begin(struct coco_reader *reader)
{
	if (reader->n_alike <= CACHE_MOST)
		return 0;
	struct coco_map *fresh = coco_map_new();
	if (fresh == NULL)
		return -1;
	coco_map_free(reader->known);
	reader->known = fresh;
	reader->n_alike = 0;
	return 0;
}

int coco_reader_read(struct coco_reader *reader, struct coco_str word, int lang, struct coco_read *read)
{
	struct coco_reader *r = reader;
	bool none, added;
	*read = (struct coco_read){.function = true, .number = COCO_NO_WORD};
	if (normal_of(r, word, &none) != 0)
		return -1;
	if (none)
		return 0;
	coco_buf_clear(&r->key);
	coco_buf_putc(&r->key, (char)('0' + slot_of(lang)));
	coco_buf_str(&r->key, coco_buf_view(&r->normal));
	const size_t at = coco_buf_ok(&r->key) ? coco_map_add(r->known, coco_buf_view(&r->key), &added) : COCO_NONE;
	if (at == COCO_NONE || (at >= r->cap_entries && coco_grow(&r->entries, &r->cap_entries, at, sizeof *r->entries) != 0))
		return -1;
	if (added && look_up(r, lang, &r->entries[at]) != 0)
		return -1;
	const struct entry *e = &r->entries[at];
	*read = (struct coco_read){
	    .function = e->function, .number = e->number, .grams = e->grams, .alike = r->alike + e->first, .n_alike = e->n, .key = at};
	return 0;
}
