/* An inverted index in blocks.
 *
 * Method: passages come as rows of word numbers and are kept so, packed (LEB128), for the order of words. When all are in, they get
 * places: those of a class together, short ones before long ones, so that impacts in a block of places are alike and a word of one
 * language has few blocks. Then rows are turned into lists by word: for each passage that has it, its place in its block and its impact in
 * one byte; and for each block of a word where these begin and the greatest of their impacts, by which a search may leave it out. Lists of
 * words that are asked for together lie together, so that memory is waited for less often. An
 * impact is BM25's saturation and length (Robertson and Zaragoza 2009, eq. 3.15), k = SATURATION, b = LENGTH_SHARE, rounded
 * to 1/255; impacts of one byte lose nothing of the order that matters (Anh and Moffat 2002). All is whole numbers: sums are the same in
 * any order and on any machine, and there is nothing to rescore. Three bytes a posting, about two a word, eight for each block of a word.
 *
 * Invariant: lists are in order of places; a passage stands once in a list. */
#include "postings_parts.h"

#include <stdlib.h>
#include <string.h>

#define SATURATION 0.8    /* k */
#define LENGTH_SHARE 0.75 /* b */
#define LINE 64           /* bytes of the cache's */
#define FETCHED 192       /* of a row: most are not longer */

struct coco_postings *coco_postings_new(void)
{
	return calloc(1, sizeof(struct coco_postings));
}

void coco_postings_free(struct coco_postings *postings)
{
	if (postings == NULL)
		return;
	free(postings->rows), free(postings->row), free(postings->length);
	free(postings->passage), free(postings->block_at), free(postings->block_class), free(postings->passages);
	free(postings->lots), free(postings->entries), free(postings->lists);
	free(postings);
}

size_t coco_postings_count(const struct coco_postings *postings)
{
	return postings->n;
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

static int put_row(struct coco_postings *p, const uint32_t *words, size_t n)
{
	while (p->n_rows + 5 * n >= p->cap_rows)
		if (coco_grow(&p->rows, &p->cap_rows, p->cap_rows, 1) != 0)
			return -1;
	for (size_t i = 0; i < n; i++) {
		uint32_t word = words[i];
		if (word >= p->n_words)
			p->n_words = (size_t)word + 1;
		for (; word >= 0x80; word >>= 7)
			p->rows[p->n_rows++] = (uint8_t)(word | 0x80);
		p->rows[p->n_rows++] = (uint8_t)word;
	}
	return 0;
}

int coco_postings_add(struct coco_postings *postings, const uint32_t *words, size_t n)
{
	struct coco_postings *p = postings;
	if (p->n >= UINT32_MAX - COCO_BLOCK || n >= UINT32_MAX)
		return -1;
	if (coco_grow(&p->row, &p->cap_row, p->n, sizeof *p->row) != 0 || coco_grow(&p->length, &p->cap_length, p->n, sizeof *p->length) != 0)
		return -1;
	p->row[p->n] = p->n_rows;
	p->length[p->n] = (uint32_t)n;
	p->words += (double)n;
	if (put_row(p, words, n) != 0)
		return -1;
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

void coco_postings_expect(const struct coco_postings *postings, uint32_t passage)
{
	coco_fetch(&postings->row[passage]);
	coco_fetch(&postings->length[passage]);
}

void coco_postings_fetch(const struct coco_postings *postings, uint32_t passage)
{
	const uint8_t *row = postings->rows + postings->row[passage];
	for (size_t at = 0; at < FETCHED; at += LINE)
		coco_fetch(row + at);
}

/* ---- places ----------------------------------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return x < y ? -1 : x > y;
}

/* Class and length, and the passage's number in the lower half. */
static uint64_t key_of(const struct coco_postings *p, const uint16_t *classes, uint32_t passage)
{
	const uint32_t length = p->length[passage] < UINT16_MAX ? p->length[passage] : UINT16_MAX;
	return (uint64_t)((uint32_t)classes[passage] << 16 | length) << 32 | passage;
}

static int put_places(struct coco_postings *p, const uint16_t *classes)
{
	uint64_t *keys = calloc(p->n + 1, sizeof *keys);
	if (keys == NULL)
		return -1;
	for (uint32_t i = 0; i < p->n; i++)
		keys[i] = key_of(p, classes, i);
	if (p->n > 1)
		qsort(keys, p->n, sizeof *keys, ascending);
	size_t cap = 0, cap_class = 0;
	int rc = (p->passage = malloc((p->n + 1) * sizeof *p->passage)) != NULL ? 0 : -1;
	for (uint32_t i = 0; rc == 0 && i < p->n; i++) {
		p->passage[i] = (uint32_t)keys[i];
		const uint16_t class = classes[p->passage[i]];
		const size_t b = p->n_blocks;
		if (b > 0 && p->block_class[b - 1] == class && i - p->block_at[b - 1] < COCO_BLOCK)
			continue;
		if (b >= UINT16_MAX || coco_grow(&p->block_at, &cap, b, sizeof *p->block_at) != 0 ||
		    coco_grow(&p->block_class, &cap_class, b, sizeof *p->block_class) != 0) {
			rc = -1;
			break;
		}
		p->block_at[b] = i;
		p->block_class[b] = class;
		p->n_blocks++;
	}
	free(keys);
	if (rc != 0 || coco_grow(&p->block_at, &cap, p->n_blocks, sizeof *p->block_at) != 0)
		return -1;
	p->block_at[p->n_blocks] = (uint32_t)p->n;
	return 0;
}

/* ---- lists ------------------------------------------------------------------------------------------------------ */

/* Gives each place's words to `take`, block by block. */
typedef void take_fn(struct coco_postings *p, struct coco_posting_tally *tally, uint32_t block, uint32_t place, const uint32_t *words);

static void each_row(struct coco_postings *p, struct coco_posting_tally *tally, uint32_t *row, take_fn *take)
{
	for (uint32_t b = 0; b < p->n_blocks; b++)
		for (uint32_t i = p->block_at[b]; i < p->block_at[b + 1]; i++) {
			coco_postings_words(p, p->passage[i], row);
			take(p, tally, b, i, row);
		}
}

/* Counts passages and blocks of words. `count` holds the last place of a word, from 1. */
static void count_row(struct coco_postings *p, struct coco_posting_tally *tally, uint32_t block, uint32_t place, const uint32_t *words)
{
	const uint32_t n = p->length[p->passage[place]];
	for (uint32_t i = 0; i < n; i++) {
		struct coco_posting_tally *t = &tally[words[i]];
		if (t->count == place + 1)
			continue;
		t->count = place + 1;
		p->passages[words[i]]++;
		t->entries += t->block != block + 1;
		t->block = block + 1;
	}
}

/* Room for the lists, and where each begins. */
static int lay_out(struct coco_postings *p, struct coco_posting_tally *tally, const uint32_t *order, size_t n)
{
	size_t postings = 0, entries = 0;
	p->lots = calloc(p->n_words + 1, sizeof *p->lots);
	if (p->lots == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const size_t w = order ? order[i] : i;
		if (w >= p->n_words) /* no passage has it */
			continue;
		p->lots[w] = (struct coco_lot){(uint32_t)entries, (uint32_t)(entries + tally[w].entries)};
		entries = p->lots[w].end;
		tally[w] = (struct coco_posting_tally){.entries = p->lots[w].first, .next = (uint32_t)postings};
		postings += p->passages[w];
	}
	if (postings >= UINT32_MAX) /* there are no more entries than postings */
		return -1;
	p->entries = calloc(entries + 1, sizeof *p->entries);
	p->lists = malloc(COCO_POSTING * postings + 1);
	if (!p->entries || !p->lists)
		return -1;
	p->entries[entries].start = (uint32_t)postings;
	return 0;
}

static void post(struct coco_postings *p, struct coco_posting_tally *t, uint32_t block, uint32_t place, unsigned impact)
{
	if (t->block != block + 1) {
		p->entries[t->entries++] = (struct coco_entry){.start = t->next, .block = (uint16_t)block};
		t->block = block + 1;
	}
	uint8_t *most = &p->entries[t->entries - 1].most, *posting = p->lists + COCO_POSTING * (size_t)t->next++;
	const uint16_t in_block = (uint16_t)(place - p->block_at[block]);
	*most = impact > *most ? (uint8_t)impact : *most;
	memcpy(posting, &in_block, sizeof in_block);
	posting[sizeof in_block] = (uint8_t)impact;
}

static void post_row(struct coco_postings *p, struct coco_posting_tally *tally, uint32_t block, uint32_t place, const uint32_t *words)
{
	const uint32_t n = p->length[p->passage[place]];
	const unsigned once = coco_postings_impact(p, 1, n);
	for (uint32_t i = 0; i < n; i++)
		tally[words[i]].count++;
	for (uint32_t i = 0; i < n; i++) {
		struct coco_posting_tally *t = &tally[words[i]];
		if (t->count == 0)
			continue;
		post(p, t, block, place, t->count == 1 ? once : coco_postings_impact(p, t->count, n));
		t->count = 0;
	}
}

int coco_postings_seal(struct coco_postings *postings, const uint16_t *classes, const uint32_t *order, size_t n)
{
	struct coco_postings *p = postings;
	uint32_t most = 0;
	for (uint32_t i = 0; i < p->n; i++)
		most = p->length[i] > most ? p->length[i] : most;
	uint32_t *row = calloc((size_t)most + 1, sizeof *row);
	struct coco_posting_tally *tally = calloc(p->n_words + 1, sizeof *tally);
	p->passages = calloc(p->n_words + 1, sizeof *p->passages);
	int rc = row && tally && p->passages ? put_places(p, classes) : -1;
	if (rc == 0) {
		each_row(p, tally, row, count_row);
		rc = lay_out(p, tally, order, order ? n : p->n_words);
	}
	if (rc == 0)
		each_row(p, tally, row, post_row);
	free(row);
	free(tally);
	return rc;
}
