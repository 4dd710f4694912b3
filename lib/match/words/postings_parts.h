/* What those who read the lists of an index share. Private to postings.c, deal.c, sums.c, sieve.c and scouts.c. */
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

/* The entries of a word: lots[word].first … lots[word].end, in the order of blocks. */
struct coco_lot {
	uint32_t first, end;
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
	uint32_t *passages;         /* by word: how many have it */
	struct coco_lot *lots;      /* by word */
	struct coco_entry *entries; /* an entry's postings end where the next begins */
	uint8_t *lists;             /* COCO_POSTING bytes each: the place in its block, as it lies in memory, and the impact */
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

/* A term in a block: its postings there, and the greatest of its values. */
struct coco_part {
	uint32_t start, end, slot, most;
	uint32_t weight;
};

/* Terms dealt out to blocks (deal.c): parts first[b] … first[b + 1] are those of block b, in the order of the terms. */
struct coco_deal {
	struct coco_part *parts;
	uint32_t *first;
	size_t cap_parts, cap_first;
};
/* 0, or -1: memory. Parts that have no value are left out. */
int coco_deal_terms(struct coco_deal *deal, const struct coco_postings *postings, const struct coco_term *terms, size_t n);
void coco_deal_free(struct coco_deal *deal);

/* Scratch of a block: zero but while it is in use. */
struct coco_sum_scratch {
	uint32_t best[COCO_BLOCK];    /* of the slot in work … */
	uint16_t touched[COCO_BLOCK]; /* … and where it is not 0 */
};
/* Adds the sums of a block (sums.c): of parts in the order of slots. */
void coco_sum_block(
    const struct coco_postings *postings, const struct coco_part *parts, size_t n, struct coco_sum_scratch *scratch, uint32_t *sum);

#endif
