/* Words that are alike by their runs.
 *
 * Method: the index from runs to words is followed from the rarest run of the asked word on, and each word that is met gets a bit for each
 * run that it shares. Runs that weigh too little to make a word alike on their own bring no new words, only bits for those that are
 * known. The bits say what the shared runs weigh, and that, held against the word's own weight, which lies beside them, whether it may be
 * among the best; what may be is computed exactly and kept in a heap. In large vocabularies many words are met: there, long lists are left
 * out once ALIKE_MOST words surely have a greater coefficient than a word of the runs that are left could reach.
 *
 * Parts of compounds (reader.c's method) are worth PART_DICE however little they weigh. All runs of a part but one are the whole's, so a
 * part that is met in left-out lists alone has at most one run more than these are: words of so few runs are met all the same.
 *
 * Words are known by their places in the order of letters here (lexis_parts.h): the forms of a stem are met together and lie together, so
 * that what is read of them is mostly in the cache.
 *
 * Invariant: the result depends on the set of words alone, not on their numbers nor on what was left out: exact sums go over runs from the
 * rarest on (those that bring no new words behind the others, in doubles, which hold their sum without rounding), ties by place. Between
 * calls the bits of words and the ranks of runs are zero. */
#include "alike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DICE_LEAST 0.2
#define PART_DICE 0.6  /* of a part and its compound */
#define PART_RUNS 3    /* a part has four letters */
#define REST_RUNS 3    /* … and leaves as many to the other part, */
#define HEAD_RUNS 4    /* or one more where what it leaves might be an ending */
#define BITS 16        /* of a word: the last stands for all runs from there on */
#define LONG 2000      /* words of a list that is worth leaving out */
#define SCAN_PAYS 6    /* words of lists that bring none, for each that is known: with more, these are looked at one by one */
#define ESTIMATED 0.25 /* a threshold is estimated from here on, */
#define BUCKETS 256    /* as fine as this */
#define ROUNDED 1e-3   /* more than sums of floats differ by */

struct run {
	uint32_t gram, words; /* that have it */
	float weight;
	unsigned place;
};

/* Of a word: how many runs, what they weigh, what the first and the last one weigh. */
struct weighed {
	size_t n;
	double all, first, last;
};

/* The word in work. */
struct asked {
	struct run runs[LEXIS_GRAMS_MOST]; /* that the lexis has, the rarest first */
	size_t known, most;                /* runs; those of them that bring new words */
	struct weighed self;
	uint32_t number;
	int lang;
	bool compounds;
	bool scan;                                     /* bits do not tell all */
	double left;                                   /* what the lists that were left out weigh */
	double least;                                  /* coefficient that ALIKE_MOST words surely reach, or DICE_LEAST */
	float low[1 << BITS / 2], high[1 << BITS / 2]; /* what the runs of half the bits weigh */
};

/* A word of the lexis, as the search sees it. */
struct seen {
	uint16_t bits, weight; /* shared with the word in work; of all its runs, in `unit`, rounded down */
};

struct alike_search {
	const struct coco_lexis *lexis;
	unsigned compounding; /* languages, a bit each */
	double rarest;        /* what a run weighs at most */
	double unit;
	struct seen *words;
	uint32_t *met; /* words that have any bits */
	size_t n_met;
	uint8_t *rank; /* by run: its place among the asked word's + 1 */
	struct coco_alike heap[ALIKE_MOST];
	size_t n; /* the worst of them on top */
};

static void weigh_all(struct alike_search *s)
{
	const size_t n = coco_lexis_count(s->lexis);
	const float *weight = s->lexis->weight;
	double most = 1;
	for (size_t w = 0; w < n; w++)
		most = (double)weight[w] > most ? (double)weight[w] : most;
	s->unit = most / (UINT16_MAX - 1);
	for (size_t w = 0; w < n; w++)
		s->words[w].weight = (uint16_t)((double)weight[w] / s->unit);
}

struct alike_search *alike_new(const struct coco_lexis *lexis)
{
	struct alike_search *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	s->lexis = lexis;
	s->compounding = lexis->compounding;
	s->rarest = log(1 + (double)coco_lexis_count(lexis)) + 1;
	s->words = lexis_array(coco_lexis_count(lexis), sizeof *s->words);
	s->met = lexis_array(coco_lexis_count(lexis), sizeof *s->met);
	s->rank = lexis_array(lexis->by_gram.keys, sizeof *s->rank);
	if (s->words && s->met && s->rank) {
		weigh_all(s);
		return s;
	}
	alike_free(s);
	return NULL;
}

bool alike_compounds(const struct alike_search *search, int lang)
{
	return (search->compounding >> lexis_slot(lang) & 1) != 0;
}

void alike_free(struct alike_search *search)
{
	if (search == NULL)
		return;
	free(search->words), free(search->met), free(search->rank);
	free(search);
}

/* ---- the best --------------------------------------------------------------------------------------------------- */

bool alike_before(const struct coco_lexis *lexis, struct coco_alike a, struct coco_alike b)
{
	if (a.likeness != b.likeness)
		return a.likeness > b.likeness;
	return lexis->word[a.word].place < lexis->word[b.word].place;
}

/* The same of places. */
static bool before(struct coco_alike a, struct coco_alike b)
{
	return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
}

/* Lets the top sink to its place among the first n. */
static void sink(struct alike_search *s, size_t n)
{
	for (size_t at = 0, child; (child = 2 * at + 1) < n; at = child) {
		if (child + 1 < n && before(s->heap[child], s->heap[child + 1]))
			child++;
		if (before(s->heap[child], s->heap[at]))
			return;
		const struct coco_alike one = s->heap[at];
		s->heap[at] = s->heap[child];
		s->heap[child] = one;
	}
}

static void push(struct alike_search *s, struct coco_alike one)
{
	if (s->n == ALIKE_MOST) {
		if (!before(one, s->heap[0]))
			return;
		s->heap[0] = one;
		sink(s, s->n);
		return;
	}
	size_t at = s->n++;
	for (; at > 0 && before(s->heap[(at - 1) / 2], one); at = (at - 1) / 2)
		s->heap[at] = s->heap[(at - 1) / 2];
	s->heap[at] = one;
}

/* The best in order, into the heap's room; from now on as numbers. */
static void sort(struct alike_search *s)
{
	for (size_t n = s->n; n > 1; n--) {
		const struct coco_alike worst = s->heap[0];
		s->heap[0] = s->heap[n - 1];
		s->heap[n - 1] = worst;
		sink(s, n - 1);
	}
	for (size_t i = 0; i < s->n; i++)
		s->heap[i] = coco_alike_of(s->lexis->order[s->heap[i].word], s->heap[i].likeness);
}

/* ---- the lists -------------------------------------------------------------------------------------------------- */

static int rarest_first(const void *a, const void *b)
{
	const struct run *x = a, *y = b;
	if (x->words != y->words)
		return x->words < y->words ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* A word that has only runs of this weight in common shares too little: 2 s / (all + s) < least. */
static bool too_little(const struct asked *a, double shared, double least)
{
	return 2 * shared < least * (a->self.all + shared);
}

/* What the runs of all sets of bits weigh together. */
static void sum_bits(struct asked *a)
{
	float weight[BITS] = {0};
	a->low[0] = a->high[0] = 0;
	for (size_t i = 0; i < a->known; i++)
		weight[i < BITS ? i : BITS - 1] += a->runs[i].weight;
	for (size_t bit = 0; bit < BITS && bit < a->known; bit++) {
		float *half = bit < BITS / 2 ? a->low : a->high;
		const size_t all = (size_t)1 << bit % (BITS / 2);
		for (size_t set = 0; set < all; set++)
			half[all + set] = half[set] + weight[bit];
	}
	a->scan = a->known > BITS;
}

static void prepare(struct alike_search *s, const struct coco_str *texts, size_t n, struct asked *a)
{
	const struct coco_lexis *l = s->lexis;
	double left = 0;
	for (size_t i = 0; i < n; i++) {
		const size_t gram = coco_map_find(l->grams, texts[i]);
		const double weight = gram == COCO_NONE ? s->rarest : (double)l->gram_weight[gram];
		a->self.all += gram == COCO_NONE ? weight : 0;
		a->self.first = i == 0 ? weight : a->self.first;
		a->self.last = weight;
		if (gram == COCO_NONE)
			continue;
		a->runs[a->known++] = (struct run){.gram = (uint32_t)gram,
		    .words = l->by_gram.first[gram + 1] - l->by_gram.first[gram],
		    .weight = l->gram_weight[gram],
		    .place = (unsigned)i};
		left += weight;
	}
	a->self.n = n;
	a->self.all += left;
	a->left = left;
	if (a->known > 1)
		qsort(a->runs, a->known, sizeof *a->runs, rarest_first);
	for (size_t i = 0; i < a->known; i++)
		s->rank[a->runs[i].gram] = (uint8_t)(i + 1);
	for (; a->most < a->known && !too_little(a, left, DICE_LEAST); a->most++)
		left -= (double)a->runs[a->most].weight;
	sum_bits(a);
}

/* A list brings words, as far as they have at most so many runs. */
static void bring(struct alike_search *s, const struct run *run, uint16_t bit, size_t most)
{
	const struct coco_lexis *l = s->lexis;
	const uint32_t *words = l->by_gram.words + l->by_gram.first[run->gram];
	size_t n_met = s->n_met;
	for (size_t i = 0; i < run->words; i++) {
		struct seen *word = &s->words[words[i]];
		if (most < LEXIS_GRAMS_MOST && l->gram_first[words[i] + 1] - l->gram_first[words[i]] > most)
			continue;
		s->met[n_met] = words[i];
		n_met += word->bits == 0;
		word->bits = (uint16_t)(word->bits | bit);
	}
	s->n_met = n_met;
}

/* A list adds its bit to the words that are known. */
static void add(struct alike_search *s, const struct run *run, uint16_t bit)
{
	const uint32_t *words = s->lexis->by_gram.words + s->lexis->by_gram.first[run->gram];
	for (size_t i = 0; i < run->words; i++) {
		struct seen *word = &s->words[words[i]];
		word->bits = word->bits == 0 ? 0 : (uint16_t)(word->bits | bit);
	}
}

static uint16_t bit_of(size_t rank)
{
	return (uint16_t)(1u << (rank < BITS ? rank : BITS - 1));
}

static double bound_of(const struct asked *a, uint16_t bits)
{
	return (double)(a->low[bits & 0xFF] + a->high[bits >> 8]);
}

/* Raises the least coefficient to what ALIKE_MOST words reach with the runs of the first lists; the last bit only bounds. */
static void estimate(const struct alike_search *s, struct asked *a)
{
	uint32_t reached[BUCKETS + 1] = {0};
	size_t words = 0, bucket = BUCKETS + 1;
	for (size_t i = 0; i < s->n_met; i++) {
		const struct seen word = s->words[s->met[i]];
		const double dice = 2 * bound_of(a, word.bits) / (a->self.all + (word.weight + 1) * s->unit);
		if (dice >= ESTIMATED && s->met[i] != a->number)
			reached[dice >= 1 ? BUCKETS : (size_t)(dice * BUCKETS)]++;
	}
	while (bucket > 0 && words < ALIKE_MOST)
		words += reached[--bucket];
	const double least = (double)bucket / BUCKETS - ROUNDED;
	if (words >= ALIKE_MOST && least > a->least)
		a->least = least;
}

static void follow(struct alike_search *s, struct asked *a)
{
	size_t k = 0;
	for (; k < a->most; k++) {
		if (k < BITS && a->runs[k].words >= LONG)
			estimate(s, a);
		if (too_little(a, a->left + ROUNDED, a->least))
			break;
		bring(s, &a->runs[k], bit_of(k), LEXIS_GRAMS_MOST);
		a->left -= (double)a->runs[k].weight;
	}
	size_t others = 0;
	for (size_t i = a->most; i < a->known; i++)
		others += a->runs[i].words;
	if (k == a->most && others <= SCAN_PAYS * s->n_met) {
		for (a->left = 0; k < a->known; k++)
			add(s, &a->runs[k], bit_of(k));
		return;
	}
	a->scan = true;
	for (size_t i = k; a->compounds && i < a->most; i++)
		bring(s, &a->runs[i], bit_of(i), a->known - k + 1);
}

/* ---- the words that were met ------------------------------------------------------------------------------------ */

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

/* What the runs that a word shares weigh, exactly, by its bits. */
static double shared_of(const struct asked *a, unsigned bits)
{
	float first = 0;
	double shared = 0;
	for (size_t k = 0; bits != 0; k++, bits >>= 1) {
		if ((bits & 1) && k < a->most)
			first += a->runs[k].weight;
		else if (bits & 1)
			shared += (double)a->runs[k].weight;
	}
	return shared + (double)first;
}

/* The same by the word's own runs, where bits do not tell. */
static double scan(const struct alike_search *s, const struct asked *a, uint32_t word)
{
	const struct coco_lexis *l = s->lexis;
	uint64_t listed[(LEXIS_GRAMS_MOST + 63) / 64] = {0};
	float first = 0;
	double shared = 0;
	for (uint32_t g = l->gram_first[word]; g < l->gram_first[word + 1]; g++) {
		const unsigned rank = s->rank[l->gram[g]];
		if (rank > a->most)
			shared += (double)l->gram_weight[l->gram[g]];
		else if (rank > 0)
			listed[(rank - 1) / 64] |= UINT64_C(1) << (rank - 1) % 64;
	}
	for (size_t i = 0; i < COCO_LEN(listed); i++)
		for (size_t k = 64 * i; listed[i] != 0; k++, listed[i] >>= 1)
			if (listed[i] & 1)
				first += a->runs[k].weight;
	return shared + (double)first;
}

/* A word that was met: whether it may be among the best, and if so, what it is worth. */
static void judge(struct alike_search *s, const struct asked *a, uint32_t word, struct seen met)
{
	const struct coco_lexis *l = s->lexis;
	const double all = a->self.all, bound = bound_of(a, met.bits) + a->left + ROUNDED, about = met.weight * s->unit;
	const double worst = s->n == ALIKE_MOST ? (double)s->heap[0].likeness : 0, least = worst > a->least ? worst : a->least;
	const bool may_join =
	    a->compounds && bound + s->rarest >= fmin(all, about) && (l->word[l->order[word]].seen >> lexis_slot(a->lang) & 1);
	if (!may_join && 2 * bound < least * (all + about))
		return;
	const double weight = (double)l->weight[word], shared = a->scan ? scan(s, a, word) : shared_of(a, met.bits);
	double dice = 2 * shared / (all + weight);
	if (may_join && dice < PART_DICE && (is_part(a->self, weigh(l, word), shared) || is_part(weigh(l, word), a->self, shared)))
		dice = PART_DICE;
	if (dice >= DICE_LEAST)
		push(s, coco_alike_of(word, (float)dice));
}

size_t alike_find(
    struct alike_search *search, int lang, const struct coco_str *runs, size_t n, uint32_t number, const struct coco_alike **found)
{
	struct alike_search *s = search;
	struct asked a;
	a.known = a.most = 0;
	a.self = (struct weighed){0};
	a.number = number != COCO_NO_WORD ? s->lexis->word[number].place : COCO_NO_WORD, a.lang = lang, a.least = DICE_LEAST;
	a.compounds = s->compounding >> lexis_slot(lang) & 1;
	s->n = s->n_met = 0;
	prepare(s, runs, n, &a);
	follow(s, &a);
	for (size_t i = 0; i < s->n_met; i++) {
		const struct seen met = s->words[s->met[i]];
		s->words[s->met[i]].bits = 0;
		if (s->met[i] != a.number)
			judge(s, &a, s->met[i], met);
	}
	for (size_t i = 0; i < a.known; i++)
		s->rank[a.runs[i].gram] = 0;
	sort(s);
	*found = s->heap;
	return s->n;
}
