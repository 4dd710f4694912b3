/* Which terms of a challenge are cut in a block. Private to sieve.c and cuts.c. */
#ifndef COCO_MATCH_CUTS_H
#define COCO_MATCH_CUTS_H

#include "coco/base.h"

#define CUTS_OCTAVES 8 /* values below 2^-CUTS_OCTAVES of what may be cut fall into one level, */
#define CUTS_FINE 4    /* the others into so many levels for each doubling */
#define CUTS_LEVELS (CUTS_OCTAVES * CUTS_FINE + 1)

/* A slot in a block, and its terms by what they bring at most. */
struct cut_slot {
	struct cut_level {
		uint32_t most, postings;
	} levels[CUTS_LEVELS];
	uint32_t most; /* of all its terms */
	uint32_t cut;  /* terms that bring no more are left out */
};

/* A piece of a slot's line: to cut up to `cut` saves so many postings more for each unit that it costs more than the piece before. */
struct cut_piece {
	uint32_t slot, cut;
	double cost, slope;
};

struct cuts {
	double budget; /* that all cuts together stay within */
	struct cut_slot *slots;
	size_t n, cap;
	struct cut_piece *pieces; /* scratch */
	size_t n_pieces, cap_pieces;
	uint64_t possible; /* what a passage may reach with all terms */
	uint64_t all;      /* the cuts together */
};

/* Room for so many slots. 0, or -1: memory. */
int cuts_room(struct cuts *cuts, size_t slots);
/* A block begins: no terms, no cuts. */
void cuts_begin(struct cuts *cuts, double budget);
/* A term of a slot: the greatest of its values in the block (above 0), and its postings there. */
void cuts_note(struct cuts *cuts, uint32_t slot, uint32_t most, uint32_t postings);
/* Chooses the cuts that save most postings. */
void cuts_choose(struct cuts *cuts);
void cuts_free(struct cuts *cuts);

#endif
