/* What those who read the lists of an index share. Private to postings.c, sums.c and sieve.c. */
#ifndef COCO_MATCH_POSTINGS_PARTS_H
#define COCO_MATCH_POSTINGS_PARTS_H

#include "postings.h"

#include <string.h>

/* Of a word while lists are made. */
struct coco_posting_tally {
	uint32_t entries; /* blocks that have it */
	uint32_t block;   /* the last of these, from 1 */
	uint32_t next;    /* where its next posting goes */
	uint32_t count;   /* in the passage in work */
};

/* A block of a word. */
struct coco_entry {
	uint32_t start; /* its first posting */
	uint16_t block;
	uint8_t most; /* of its impacts */
};

#define COCO_POSTING 3
static inline uint16_t coco_posting_place(const uint8_t *posting)
{
	uint16_t place;
	memcpy(&place, posting, sizeof place);
	return place;
}

/* What will be read soon is fetched while something else is done: most of a search is waiting for memory. */
#define coco_fetch(address) __builtin_prefetch(address)

struct coco_postings {
	/* Passages. */
	uint8_t *rows;
	size_t n_rows, cap_rows;
	size_t *row; /* where each begins */
	uint32_t *length;
	size_t n, cap_row, cap_length;
	double words; /* of all passages together */
	size_t n_words;
	/* Sealed: places are passages by class, length and number; a block is COCO_BLOCK places of one class, or what is left of it. */
	uint32_t *passage;  /* by place */
	uint32_t *block_at; /* by block: its first place; behind the last: their number */
	uint16_t *block_class;
	size_t n_blocks;
	uint32_t *passages; /* by word: how many have it */
	/* Lists: the blocks of word w are entries first[w] … first[w + 1]; an entry's postings end where the next begins. */
	uint32_t *first;
	struct coco_entry *entries;
	uint8_t *lists; /* COCO_POSTING bytes each: the place in its block, as it lies in memory, and the impact */
};

/* The first entry of a word whose block is not before `block`. */
static inline uint32_t coco_entry_from(const struct coco_postings *p, uint32_t low, uint32_t high, uint32_t block)
{
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (p->entries[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A term in some blocks. */
struct coco_cursor {
	uint32_t entry, end; /* of the word: the next, and behind the last */
	uint32_t slot, weight;
};
/* Scratch of a block: zero but while it is in use. */
struct coco_sum_scratch {
	uint32_t best[COCO_BLOCK];    /* of the slot in work … */
	uint16_t touched[COCO_BLOCK]; /* … and where it is not 0 */
};
/* Adds the sums of a block (sums.c): of cursors in the order of slots, which move behind it. */
void coco_sum_block(const struct coco_postings *postings, struct coco_cursor *cursors, size_t n, uint32_t block,
    struct coco_sum_scratch *scratch, uint32_t *sum);

#endif
