/* How the makers of the dictionary of names and those who look up in it take texts and words apart. Private to lib/concept. */
#ifndef CONCEPT_LEXICON_WORDS_H
#define CONCEPT_LEXICON_WORDS_H

#include "core.h"

/* A word, or words that hyphens join; apostrophes part words. */
struct lexicon_run {
	size_t start, end; /* bytes */
	size_t next;       /* where its next word begins; behind `end`: none */
};
/* The next run at or after *at, which moves behind it. False: no more. */
bool lexicon_run_next(struct coco_str text, size_t *at, struct lexicon_run *run);
/* The next word of a run. */
bool lexicon_word_next(struct coco_str text, struct lexicon_run *run, struct coco_str *word);
/* Folds a word; short words in capitals stay as they stand, which no folded word does. 0 or -1: memory. */
int lexicon_fold(struct coco_str word, struct coco_buf *fold);

#define LEXICON_LETTERS 256 /* of a folded word, at most */

/* ---- the tree, as lib/concept/lexicon/make.c writes it ------------------------------------------------------------ */

#define LEXICON_TRAP UINT16_MAX /* a phrase that means nothing */
/* Phrases of the tables `asides`, by which names near them are only mentioned, and `needs`, by which they are wanted. In the order of the
 * effects that make.c knows. */
enum {
	LEXICON_NEXT = UINT16_MAX - 20,
	LEXICON_CLAUSE,
	LEXICON_REFUSE,
	LEXICON_SENTENCE,
	LEXICON_BEFORE,
	LEXICON_OTHERS,
	LEXICON_ONCE,
	LEXICON_KIN,
	LEXICON_MAKES,
	LEXICON_DENY,
	LEXICON_OFFER,
	LEXICON_OWN,
	LEXICON_MADE,
	LEXICON_KEPT,
	LEXICON_PLACE,
	LEXICON_HELD,
	LEXICON_WHOM,
	LEXICON_SEEK,
	LEXICON_WANT,
	LEXICON_LACK
};

/* Of a node. */
#define LEXICON_INNER 1u /* some name goes on */
#define LEXICON_WORK 2u  /* its answer is a work: a name where it is wanted or made */
#define LEXICON_DOES 4u  /* … is a verb by which somebody says what they do */
#define LEXICON_CRAFT 8u /* … is a work that is a name only where whoever offers makes it */
#define LEXICON_WHO 16u  /* … or the name itself says who does it, not what: an architect */

#define LEXICON_ALL_LANGS UINT16_MAX

struct lexicon_node {
	uint16_t meaning, answer; /* 0: none */
	uint16_t flags;
	uint16_t langs; /* in which languages its answer is a work or a verb of the table `crafts`: bits of how.lang (lexicon.c) */
};
/* Words are numbered from 1: all cores that forms of one word have share a number; nodes from 0, where names begin. All tables are open
 * addressing from the hash upwards. */
struct lexicon_tree {
	uint32_t core_mask, form_mask, edge_mask;
	const uint16_t *core_slots;   /* by coco_hash: a core; 0: free */
	const uint32_t *core_texts;   /* by core: where its letters begin in `text`; they end with a NUL */
	const uint16_t *core_numbers; /* … the number of its word */
	const char *text;
	const uint16_t *form_slots; /* the same for stems of a language (coco_forms_stem) */
	const uint32_t *form_texts;
	const uint16_t *form_numbers;
	const uint16_t *form_langs, *form_sure; /* … in which languages, bits; in which a label has it */
	const char *stems;
	const uint32_t *form_begins; /* bits by lexicon_begin: folded words of names with such stems begin so */
	const uint32_t *edge_keys;   /* node << 16 | core; 0: free */
	const uint16_t *edge_ends;   /* node */
	const struct lexicon_node *nodes;
};
extern const struct lexicon_tree coco_lexicon_tree;

#define LEXICON_BEGIN 4 /* letters by which most words are known to be no form of a name's word */
#define LEXICON_BEGINS ((size_t)1 << 16)

static inline uint32_t lexicon_begin(const char *folded)
{
	return (uint32_t)coco_hash((struct coco_str){folded, LEXICON_BEGIN}) & (LEXICON_BEGINS - 1);
}

static inline uint32_t lexicon_edge_hash(uint32_t key)
{
	return (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

#endif
