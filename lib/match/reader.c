/* Likeness between words.
 *
 * Method: two words are as alike as the runs of four letters that they share (accents folded, spelled as they sound
 * (sounds.c), ends of words marked with _, so that beginnings and ends count as such): the Dice coefficient (Dice 1945) of the two sets of
 * runs, each run weighing ln((1 + V) / (1 + words that have it)) + 1 of V words, to the power LIKENESS_POWER, from DICE_LEAST on. Two forms
 * that a stemmer of their language gives one stem are LIKENESS_STEM alike at least, a part and its compound, in languages that write
 * compounds as one word (table compounding), as if their coefficient were PART_DICE. So a word finds its inflected forms, parts and wholes
 * of compounds, its cousins in other languages and itself with a slip, and each of these costs something.
 *
 * Likeness is searched through an index from runs to words: the rare runs first; once the runs that are left weigh too
 * little to make a word alike on their own, only the words met so far are looked at. Invariant: the result depends on the
 * set of words alone, not on their numbers: sums go over runs from the rarest on, ties by the word's bytes. */
#include "lexis_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DICE_LEAST 0.2
#define LIKENESS_POWER 1.3f
#define LIKENESS_STEM 0.7f
#define ALIKE_MOST 100
#define PART_DICE 0.6                /* of a part and its compound, before the power */
#define PART_RUNS 3                  /* a part has four letters */
#define REST_RUNS 3                  /* … and leaves as many to the other part, */
#define HEAD_RUNS 4                  /* or one more where what it leaves might be an ending */
#define CACHE_MOST ((size_t)1 << 21) /* of a reader, in alike words: 16 MiB */

struct entry { /* of the cache */
	uint32_t number, first, n;
	unsigned grams;
	bool function;
};

struct coco_reader {
	const struct coco_lexis *lexis;
	struct coco_stemmer *stemmer;
	unsigned compounding; /* languages, a bit each */
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

/* The languages that write compounds as one word, of which a short part has but a small share of the runs: a bit each. */
static unsigned compounding(void)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "compounding");
	unsigned langs = 0;
	for (size_t row = 0; row < coco_table_rows(table); row++)
		langs |= 1u << lexis_slot(coco_lang_index(coco_str_of(coco_table_cell(table, row, 0))));
	return langs;
}

struct coco_reader *coco_reader_new(const struct coco_lexis *lexis)
{
	struct coco_reader *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->lexis = lexis;
	r->compounding = compounding();
	r->stemmer = coco_stemmer_new(), r->known = coco_map_new();
	r->shared = lexis_array(coco_lexis_count(lexis), sizeof *r->shared);
	r->late = lexis_array(lexis->by_gram.keys, sizeof *r->late);
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
	*none = word.n > LEXIS_WORD_MOST;
	if (*none)
		return 0;
	coco_text_normal(word, &r->normal);
	*none = r->normal.len == 0 || r->normal.len > LEXIS_WORD_MOST;
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
	const struct lexis_lists *lists = &r->lexis->by_gram;
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

/* Of a word: how many runs, what they weigh, what the first and the last one weigh. */
struct weighed {
	size_t n;
	double all, first, last;
};

/* Is a word part of another one, with which it shares runs that weigh `shared`? A part lacks the run of one of its ends alone. */
static bool is_part(struct weighed part, struct weighed whole, double shared)
{
	const double missing = part.all - shared;
	if (part.n < PART_RUNS)
		return false;
	return (fabs(missing - part.first) < 1e-3 && whole.n >= part.n + REST_RUNS) ||
	       (fabs(missing - part.last) < 1e-3 && whole.n >= part.n + HEAD_RUNS);
}

/* A word of the lexis. */
static struct weighed weigh(const struct coco_lexis *l, uint32_t word)
{
	const uint32_t first = l->gram_first[word], end = l->gram_first[word + 1];
	if (first == end)
		return (struct weighed){0};
	return (struct weighed){
	    end - first, (double)l->weight[word], (double)l->gram_weight[l->gram[first]], (double)l->gram_weight[l->gram[end - 1]]};
}

/* Words alike by their runs. */
static int search(struct coco_reader *r, int lang, const struct coco_str *texts, size_t n, size_t first, uint32_t self)
{
	const struct coco_lexis *l = r->lexis;
	struct run runs[LEXIS_GRAMS_MOST];
	size_t known = 0, k = 0;
	double left = 0;
	struct weighed asked = {.n = n};
	const double rarest = log(1 + (double)coco_lexis_count(l)) + 1; /* what a run weighs at most */
	for (size_t i = 0; i < n; i++) {
		const size_t gram = coco_map_find(l->grams, texts[i]);
		const double weight = gram == COCO_NONE ? rarest : (double)l->gram_weight[gram];
		asked.all += gram == COCO_NONE ? weight : 0;
		asked.first = i == 0 ? weight : asked.first;
		asked.last = weight;
		if (gram == COCO_NONE)
			continue;
		runs[known] = (struct run){(uint32_t)gram, l->gram_weight[gram], l->by_gram.first[gram + 1] - l->by_gram.first[gram], (unsigned)i};
		left += runs[known++].weight;
	}
	asked.all += left;
	const double all = asked.all;
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
		const bool both = (r->compounding >> lexis_slot(lang) & 1) && (l->word[w].seen >> lexis_slot(lang) & 1);
		const bool may_join = both && shared + left + rarest + 1e-3 >= fmin(all, (double)l->weight[w]);
		if (rc != 0 || w == self || (!may_join && 2 * (shared + left) < least - 1e-3))
			continue;
		for (uint32_t g = l->gram_first[w]; k < known && g < l->gram_first[w + 1]; g++)
			if (r->late[l->gram[g]])
				shared += l->gram_weight[l->gram[g]];
		double dice = 2 * shared / (all + (double)l->weight[w]);
		if (may_join && dice < PART_DICE && (is_part(asked, weigh(l, w), shared) || is_part(weigh(l, w), asked, shared)))
			dice = PART_DICE;
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
	const struct lexis_lists *lists = &r->lexis->by_stem;
	if (lexis_stem_key(r->stemmer, lang, coco_buf_view(&r->normal), &r->key) != 0)
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
	struct coco_str runs[LEXIS_GRAMS_MOST];
	*entry = (struct entry){.number = COCO_NO_WORD, .first = (uint32_t)r->n_alike, .function = coco_stop_word(lang, normal)};
	if (entry->function)
		return 0;
	const size_t number = coco_map_find(r->lexis->words, normal), n = lexis_runs(&r->lexis->sounds, normal, &r->key, &r->fold, runs);
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
	if (search(r, lang, runs, n, others, entry->number) != 0)
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
	coco_buf_putc(&r->key, (char)('0' + lexis_slot(lang)));
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
