/* What signs are made of: the cues of the tables, and the words of the text at hand. Private to sign.c and sign_text.c. */
#ifndef CONCEPT_SIGN_PARTS_H
#define CONCEPT_SIGN_PARTS_H

#include "sign.h"

#define SIGN_WORDS_MOST 6 /* of a cue */
#define SIGN_KEY 4        /* letters by which a cue is found */

enum sign_kind {
	SIGN_THING,
	SIGN_ACT,
	SIGN_STATE,
	SIGN_DENY,
	SIGN_SETTLED,
	SIGN_ENDED,
	SIGN_FUSED,
	SIGN_WHOLE,
	SIGN_PAST,
	SIGN_NOW,
	SIGN_HOPED,
	SIGN_BOTHER,
	SIGN_KINDS
};

/* A word of a cue. */
struct sign_stem {
	struct coco_str letters;
	bool any_before, any_behind;
};

struct sign_cue {
	struct sign_stem words[SIGN_WORDS_MOST];
	uint32_t n, sign;
	uint32_t next;           /* cue + 1 of the same key */
	bool denies;             /* one of the words is a denial */
	struct coco_str instead; /* of the kind `ended`: the words that stand for it, as many as its own */
};

struct sign_index {
	struct coco_map *keys;
	uint32_t *first; /* by key: cue + 1 */
	size_t cap_first;
};

/* Of a language. */
struct sign_cues {
	bool read;
	struct sign_index begin, inside; /* words that begin with the cue's letters; those that have them anywhere */
};

struct coco_signs {
	struct coco_map *names;
	struct coco_sign_bits kinds[SIGN_KINDS];
	struct coco_sign_bits troubles;
	struct sign_cues of[COCO_LANGS];
	bool near[COCO_LANGS][COCO_LANGS];
	struct sign_cue *cues;
	size_t n_cues, cap_cues;
	struct coco_arena *arena;
	struct coco_buf fold;
	/* the text at hand */
	struct sign_word {
		size_t start, n; /* in `letters` */
		size_t sentence;
		const struct sign_cue *ended; /* the cue that begins here */
		bool trouble;                 /* a trouble is named here, not denied */
		bool ends;                    /* a denial of what was so before */
		struct coco_sign_bits bits;
	} * words;
	size_t n_words, cap_words;
	struct coco_buf letters;
};

static inline bool sign_has_kind(const struct coco_signs *s, const struct coco_sign_bits *bits, enum sign_kind kind)
{
	uint64_t any = 0;
	for (size_t i = 0; i < COCO_SIGNS / 64; i++)
		any |= bits->bits[i] & s->kinds[kind].bits[i];
	return any != 0;
}

/* Reads the cues of a language. 0, or -1: memory, or a mistake in the table. */
int sign_cues_read(struct coco_signs *s, int lang) COCO_MUST_USE;
/* Is it the word, from its letter `at` on? */
bool sign_is_stem(const struct sign_stem *stem, struct coco_str word, size_t at);

#endif
