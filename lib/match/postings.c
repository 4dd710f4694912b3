/* An inverted index in blocks.
 *
 * Method: passages come as rows of word numbers and are kept so, packed (LEB128), for the order of words. When all are in,
 * they are turned into lists by word: for each passage that has it, its place in its block and its impact in one byte. An
 * impact is BM25's saturation and length (Robertson and Zaragoza 2009, eq. 3.15), k = SATURATION, b = LENGTH_SHARE, rounded
 * to 1/255; impacts of one byte lose nothing of the order that matters (Anh and Moffat 2002). Sums go block by block, so
 * that they stay in the cache. All is whole numbers: the sums are the same in any order and on any machine, and there is
 * nothing to rescore. Three bytes a posting and about two a word; a directory says where a word's blocks begin.
 *
 * Invariant: lists are in order of passages; a passage stands once in a list. */
#include "postings.h"

#include <stdlib.h>
#include <string.h>

#define SATURATION 0.8    /* k */
#define LENGTH_SHARE 0.75 /* b */

struct coco_postings {
	/* Passages. */
	uint8_t *rows;
	size_t n_rows, cap_rows;
	size_t *row; /* where each begins */
	uint32_t *length;
	size_t n, cap_row, cap_length;
	double words; /* of all passages together */
	/* Words, while passages come in: passages that have it, blocks that have it, the last of these + 1. */
	struct tally {
		uint32_t passages, blocks, last;
	} * tally;
	size_t n_words, cap_words;
	uint32_t *sorted; /* scratch */
	size_t cap_sorted;
	/* Lists: the blocks of word w are entries first[w] … first[w + 1]; an entry's postings end where the next begins. */
	size_t *first;
	uint32_t *start;
	uint16_t *block;
	uint16_t *place;
	uint8_t *impact;
};

struct coco_postings *coco_postings_new(void)
{
	return calloc(1, sizeof(struct coco_postings));
}

void coco_postings_free(struct coco_postings *postings)
{
	if (postings == NULL)
		return;
	free(postings->rows), free(postings->row), free(postings->length), free(postings->tally), free(postings->sorted);
	free(postings->first), free(postings->start), free(postings->block), free(postings->place), free(postings->impact);
	free(postings);
}

size_t coco_postings_count(const struct coco_postings *postings)
{
	return postings->n;
}

uint32_t coco_postings_passages(const struct coco_postings *postings, uint32_t word)
{
	return word < postings->n_words ? postings->tally[word].passages : 0;
}

uint32_t coco_postings_length(const struct coco_postings *postings, uint32_t passage)
{
	return postings->length[passage];
}

unsigned coco_postings_impact(const struct coco_postings *postings, uint32_t count, uint32_t length)
{
	const double mean = postings->n > 0 ? postings->words / (double)postings->n : 0;
	const double longer = mean > 0 ? (double)length / mean : 1;
	return (unsigned)(COCO_IMPACT * count / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * longer)) + 0.5);
}

/* ---- passages --------------------------------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Most passages are short and their words nearly random: insertion sort is the quickest up to a few dozens. */
static void sort(uint32_t *words, size_t n)
{
	if (n > 48) {
		qsort(words, n, sizeof *words, ascending);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		const uint32_t word = words[i];
		size_t k = i;
		for (; k > 0 && words[k - 1] > word; k--)
			words[k] = words[k - 1];
		words[k] = word;
	}
}

static int grow_tally(struct coco_postings *p, uint32_t most)
{
	while (most >= p->cap_words) {
		const size_t old = p->cap_words;
		if (coco_grow(&p->tally, &p->cap_words, old, sizeof *p->tally) != 0)
			return -1;
		memset(p->tally + old, 0, (p->cap_words - old) * sizeof *p->tally);
	}
	if (most >= p->n_words)
		p->n_words = (size_t)most + 1;
	return 0;
}

static int put_row(struct coco_postings *p, const uint32_t *words, size_t n)
{
	while (p->n_rows + 5 * n >= p->cap_rows)
		if (coco_grow(&p->rows, &p->cap_rows, p->cap_rows, 1) != 0)
			return -1;
	for (size_t i = 0; i < n; i++) {
		uint32_t word = words[i];
		for (; word >= 0x80; word >>= 7)
			p->rows[p->n_rows++] = (uint8_t)(word | 0x80);
		p->rows[p->n_rows++] = (uint8_t)word;
	}
	return 0;
}

int coco_postings_add(struct coco_postings *postings, const uint32_t *words, size_t n)
{
	struct coco_postings *p = postings;
	if (p->n >= UINT32_MAX - COCO_BLOCK || n >= UINT32_MAX || p->n / COCO_BLOCK >= UINT16_MAX)
		return -1;
	if (coco_grow(&p->row, &p->cap_row, p->n, sizeof *p->row) != 0 || coco_grow(&p->length, &p->cap_length, p->n, sizeof *p->length) != 0)
		return -1;
	while (n > p->cap_sorted)
		if (coco_grow(&p->sorted, &p->cap_sorted, p->cap_sorted, sizeof *p->sorted) != 0)
			return -1;
	p->row[p->n] = p->n_rows;
	p->length[p->n] = (uint32_t)n;
	p->words += (double)n;
	if (put_row(p, words, n) != 0)
		return -1;
	if (n > 0)
		memcpy(p->sorted, words, n * sizeof *words);
	sort(p->sorted, n);
	const uint32_t block = (uint32_t)(p->n / COCO_BLOCK) + 1;
	if (n > 0 && grow_tally(p, p->sorted[n - 1]) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct tally *t = &p->tally[p->sorted[i]];
		if (i > 0 && p->sorted[i] == p->sorted[i - 1])
			continue;
		t->passages++;
		t->blocks += t->last != block;
		t->last = block;
	}
	p->n++;
	return 0;
}

static size_t unpack(const uint8_t *rows, size_t at, uint32_t *word)
{
	uint32_t value = 0;
	for (unsigned shift = 0;; shift += 7) {
		const uint8_t byte = rows[at++];
		value |= (uint32_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			break;
	}
	*word = value;
	return at;
}

void coco_postings_words(const struct coco_postings *postings, uint32_t passage, uint32_t *words)
{
	size_t at = postings->row[passage];
	for (uint32_t i = 0; i < postings->length[passage]; i++)
		at = unpack(postings->rows, at, &words[i]);
}

/* ---- lists ------------------------------------------------------------------------------------------------------ */

/* Room for the lists, and where each begins: `next` is where the next posting of a word goes, first[w] its next block. */
static int lay_out(struct coco_postings *p, uint32_t **next)
{
	size_t postings = 0, blocks = 0;
	p->first = calloc(p->n_words + 1, sizeof *p->first);
	*next = calloc(p->n_words + 1, sizeof **next);
	if (p->first == NULL || *next == NULL)
		return -1;
	for (size_t w = 0; w < p->n_words; w++) {
		p->first[w] = blocks;
		(*next)[w] = (uint32_t)postings;
		blocks += p->tally[w].blocks;
		postings += p->tally[w].passages;
		p->tally[w].last = 0;
	}
	p->first[p->n_words] = blocks;
	if (postings >= UINT32_MAX)
		return -1;
	p->start = calloc(blocks + 1, sizeof *p->start);
	p->block = calloc(blocks + 1, sizeof *p->block);
	p->place = malloc((postings + 1) * sizeof *p->place);
	p->impact = malloc(postings + 1);
	if (!p->start || !p->block || !p->place || !p->impact)
		return -1;
	p->start[blocks] = (uint32_t)postings;
	return 0;
}

static void post(struct coco_postings *p, uint32_t passage, uint32_t word, unsigned impact, uint32_t *next)
{
	const uint32_t block = passage / COCO_BLOCK;
	struct tally *t = &p->tally[word];
	if (t->last != block + 1) {
		/* While lists are filled, the last block of a word counts its blocks down. */
		const size_t entry = p->first[word + 1] - t->blocks;
		p->block[entry] = (uint16_t)block;
		p->start[entry] = next[word];
		t->blocks--;
		t->last = block + 1;
	}
	p->place[next[word]] = (uint16_t)(passage % COCO_BLOCK);
	p->impact[next[word]++] = (uint8_t)impact;
}

int coco_postings_seal(struct coco_postings *postings)
{
	struct coco_postings *p = postings;
	uint32_t *next = NULL;
	if (lay_out(p, &next) != 0) {
		free(next);
		return -1;
	}
	for (uint32_t i = 0; i < p->n; i++) {
		const uint32_t n = p->length[i];
		coco_postings_words(p, i, p->sorted);
		sort(p->sorted, n);
		for (uint32_t k = 0, end; k < n; k = end) {
			for (end = k + 1; end < n && p->sorted[end] == p->sorted[k];)
				end++;
			post(p, i, p->sorted[k], coco_postings_impact(p, end - k, n), next);
		}
	}
	free(next);
	free(p->sorted);
	p->sorted = NULL;
	p->cap_sorted = 0;
	return 0;
}

/* ---- sums ------------------------------------------------------------------------------------------------------- */

struct cursor { /* of a term */
	size_t entry, end;
	uint32_t slot, weight;
};

struct coco_sums {
	const struct coco_postings *postings;
	struct cursor *cursors;
	size_t n, cap;
	uint32_t next; /* block */
	uint32_t *sum;
	uint32_t *best;    /* of the slot in work … */
	uint16_t *touched; /* … and where it is not 0 */
};

struct coco_sums *coco_sums_new(void)
{
	struct coco_sums *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	s->sum = calloc(COCO_BLOCK, sizeof *s->sum);
	s->best = calloc(COCO_BLOCK, sizeof *s->best);
	s->touched = calloc(COCO_BLOCK, sizeof *s->touched);
	if (s->sum && s->best && s->touched)
		return s;
	coco_sums_free(s);
	return NULL;
}

void coco_sums_free(struct coco_sums *sums)
{
	if (sums == NULL)
		return;
	free(sums->cursors), free(sums->sum), free(sums->best), free(sums->touched);
	free(sums);
}

int coco_sums_begin(struct coco_sums *sums, const struct coco_postings *postings, const struct coco_term *terms, size_t n)
{
	sums->postings = postings;
	sums->n = 0;
	sums->next = 0;
	for (size_t i = 0; i < n; i++) {
		if (coco_grow(&sums->cursors, &sums->cap, sums->n, sizeof *sums->cursors) != 0)
			return -1;
		if (terms[i].word < postings->n_words && terms[i].weight > 0)
			sums->cursors[sums->n++] =
			    (struct cursor){postings->first[terms[i].word], postings->first[terms[i].word + 1], terms[i].slot, terms[i].weight};
	}
	return 0;
}

/* The postings of a term in this block; the cursor moves behind them. */
struct span {
	const uint16_t *place;
	const uint8_t *impact;
	size_t n;
	uint32_t weight;
};

static struct span span_of(const struct coco_postings *p, struct cursor *c, uint32_t block)
{
	if (c->entry == c->end || p->block[c->entry] != block)
		return (struct span){0};
	const uint32_t from = p->start[c->entry], to = p->start[c->entry + 1];
	c->entry++;
	return (struct span){p->place + from, p->impact + from, to - from, c->weight};
}

/* A term alone in its slot. */
static void add_alone(uint32_t *sum, struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		sum[s.place[i]] += s.weight * s.impact[i];
}

/* A further term of a slot: the best so far of each passage. */
static size_t add_best(struct coco_sums *sums, struct span s, size_t touched)
{
	for (size_t i = 0; i < s.n; i++) {
		const uint32_t value = s.weight * s.impact[i], before = sums->best[s.place[i]];
		if (value <= before)
			continue;
		if (before == 0)
			sums->touched[touched++] = s.place[i];
		sums->best[s.place[i]] = value;
	}
	return touched;
}

/* One slot: cursors from … to. */
static void add_slot(struct coco_sums *sums, size_t from, size_t to, uint32_t block)
{
	struct span first = {0};
	size_t touched = 0;
	for (size_t i = from; i < to; i++) {
		const struct span s = span_of(sums->postings, &sums->cursors[i], block);
		if (s.n == 0)
			continue;
		if (first.n == 0) {
			first = s; /* perhaps the only one */
			continue;
		}
		if (touched == 0)
			touched = add_best(sums, first, 0);
		touched = add_best(sums, s, touched);
	}
	if (touched == 0) {
		add_alone(sums->sum, first);
		return;
	}
	for (size_t i = 0; i < touched; i++) {
		sums->sum[sums->touched[i]] += sums->best[sums->touched[i]];
		sums->best[sums->touched[i]] = 0;
	}
}

const uint32_t *coco_sums_next(struct coco_sums *sums, uint32_t *first, size_t *n)
{
	const size_t all = sums->postings->n, begin = (size_t)sums->next * COCO_BLOCK;
	if (begin >= all)
		return NULL;
	*first = (uint32_t)begin;
	*n = all - begin < COCO_BLOCK ? all - begin : COCO_BLOCK;
	memset(sums->sum, 0, *n * sizeof *sums->sum);
	for (size_t i = 0, end; i < sums->n; i = end) {
		for (end = i + 1; end < sums->n && sums->cursors[end].slot == sums->cursors[i].slot;)
			end++;
		add_slot(sums, i, end, sums->next);
	}
	sums->next++;
	return sums->sum;
}
