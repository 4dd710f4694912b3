/* What the parts of a question share. Private to affinity.c, question.c, passage.c and shared.c. */
#ifndef COCO_MATCH_QUESTION_H
#define COCO_MATCH_QUESTION_H

#include "affinity.h"
#include "asked.h"
#include "friends.h"
#include "lexis.h"
#include "postings.h"

#define COCO_TONGUES 255 /* further ones count as not known */

/* Of a word, while profiles are added: how many persons have it, and the last of them, from 1. */
struct coco_heard {
	uint32_t persons, last;
};

struct coco_affinity {
	struct coco_lexis *lexis;
	struct coco_postings *postings;
	uint32_t *owner; /* of each passage: its profile */
	uint8_t *tongue; /* of each passage: its language, in `tongues`; 0: not known */
	size_t cap_owner, cap_tongue;
	uint32_t *first; /* of each profile: its first passage; behind the last: their number */
	size_t n, cap_first;
	char tongues[COCO_TONGUES + 1][sizeof(((struct coco_tongue *)NULL)->code)];
	unsigned langs[COCO_TONGUES + 1]; /* of each of them: a bit by coco_lang_index, or none */
	size_t n_tongues;
	struct coco_heard *heard; /* by word; NULL once it is sealed */
	size_t cap_heard;
	float *idf;             /* by word */
	double idf_most;        /* of a word that no passage has */
	uint32_t *words;        /* scratch: of a passage, */
	struct coco_str *spans; /* as they stand in it */
	size_t cap_words, cap_spans;
};

/* A different word of the challenge. */
struct coco_slot {
	struct coco_str text; /* as it stands first */
	uint32_t count;
	uint32_t number; /* in the lexis, COCO_NO_WORD: no profile has it */
	unsigned grams;
	bool named;    /* a name wherever it stands: with a capital letter within a sentence */
	double weight; /* its part of the challenge, so that the squares of all add up to 1 */
	size_t first_term;
};

struct coco_pair {
	uint32_t left, right; /* slots, from 1; 0: free */
	uint32_t share;       /* of all pairs, in 2^-20 */
	uint32_t seen;        /* stamp of the passage in which it was counted */
};

/* What looks like a word of the challenge and means something else in some languages. */
struct coco_parted {
	uint32_t word, slot;
	unsigned langs; /* a bit each */
};

struct coco_question {
	const struct coco_affinity *affinity;
	struct coco_reader *reader;
	struct coco_sieve *sieve;
	struct coco_scouts *scouts;          /* NULL until they are needed */
	const struct coco_passage *passages; /* of the challenge */
	size_t n_passages;
	bool is_ours; /* all of them are in languages that we know */
	struct coco_slot *slots;
	size_t n_slots, cap_slots;
	uint32_t *slot_of_key; /* by key of the reader, from 1 */
	size_t *keys;          /* those that are set */
	size_t cap_slot_of_key, cap_keys;
	struct coco_term *terms; /* by slot; what is alike, most alike first */
	float *likeness;         /* of each term */
	size_t n_terms, cap_terms, cap_likeness;
	struct coco_term *evident; /* those of the terms that can be told as words in common */
	size_t n_evident, cap_evident;
	struct coco_asked asked, asked_evident; /* the terms by word */
	struct coco_friends *friends;
	struct coco_parted *parted; /* of the evident terms; mostly none */
	size_t n_parted, cap_parted;
	struct coco_buf normal, other; /* scratch */
	uint32_t *slot_of;             /* by word: its own slot, from 1 */
	struct coco_pair *pairs;       /* open addressing */
	size_t pair_mask, n_pairs;
	uint32_t stamp;
	bool foreign[COCO_TONGUES + 1]; /* by tongue: not the challenge's */
	uint32_t *row, *known;          /* scratch: words of a passage, those that are asked for */
	uint32_t row_of;                /* the passage that lies in `row`, from 1 */
	size_t cap_row, cap_known;
	uint8_t *visited;      /* scratch of a search: a bit for each profile … */
	uint8_t *levels;       /* … and how promising it is; NULL until they are needed */
	uint32_t *sums;        /* scratch, by passage; NULL until they are needed */
	uint32_t *best, *told; /* scratch, by slot: the best value, and that of the evident terms */
	size_t cap_best, cap_told;
};

/* The class of passages in the postings: a language, and whether a passage is the only one of its profile. */
#define COCO_CLASS_ALONE (COCO_TONGUES + 1)
double coco_affinity_idf(const struct coco_affinity *affinity, uint32_t word); /* COCO_NO_WORD: that of a word that none has */
/* What the postings sum up for a passage, computed for it alone: the best of each slot into question->best. */
int coco_question_sum(struct coco_question *question, uint32_t passage, uint32_t *sum);
/* The same of the evident terms alone: the best of each slot into question->told. */
int coco_question_shown(struct coco_question *question, uint32_t passage, uint32_t *sum);
/* Once the passage's words were shown: the evident term that made a slot's best value; COCO_NONE: none. They are in the order of slots. */
size_t coco_question_term(const struct coco_question *question, size_t slot);
/* How much more a figure says in passages of a tongue than in the challenge's own. */
double coco_question_raise(const struct coco_question *question, size_t tongue);
/* Has the profile only one word that can be told as shared, and that a name or a cousin in another language? How much that was raised.
 * 0, or -1: memory. */
int coco_question_lone(struct coco_question *question, size_t profile, bool *lone, double *raised);
/* Share of the challenge's pairs that a passage has. 0, or -1: memory. */
int coco_question_order(struct coco_question *question, uint32_t passage, double *order);
struct coco_pair *coco_question_pair(const struct coco_question *question, uint32_t left, uint32_t right);
#define COCO_QUESTION_REACH 2          /* a word makes pairs with so many before it */
#define COCO_QUESTION_SHARE (1u << 20) /* all pairs together */
/* The affinity of a passage of which this is the sum. */
int coco_question_score(struct coco_question *question, uint32_t passage, uint32_t sum, double *score);
/* The greatest affinity that it might be, whatever the order of its words. */
double coco_question_most(const struct coco_question *question, uint32_t passage, uint32_t sum);
/* The least sum with which a passage could bring its profile the affinity `score`: of a passage in the challenge's language,
 * or [1] of one in another; `alone`: as its only passage. */
void coco_question_least(const struct coco_question *question, double score, bool alone, uint32_t least[2]);

#endif
