/* What signs are made of: the cues of the tables, and the words of the text at hand. Private to sign.c and sign_text.c. */
#ifndef CONCEPT_SIGN_PARTS_H
#define CONCEPT_SIGN_PARTS_H

#include "sign.h"

#include <string.h>

#define SIGN_WORDS_MOST 6 /* of a cue */
#define SIGN_KEY 4        /* letters by which a cue is found, as a number */
#define SIGN_BUCKETS 1024 /* of these numbers; a language has some 1,200 cues */

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
	SIGN_BEHIND,
	SIGN_TURNED,
	SIGN_UNWANTED,
	SIGN_TRADE,
	SIGN_WHOM,
	SIGN_HEAD,
	SIGN_OVER,
	SIGN_KINDS
};

/* A word of a cue. */
struct sign_stem {
	uint32_t at, n; /* in `stems` */
	bool any_before, any_behind;
};

struct sign_cue {
	struct sign_stem words[SIGN_WORDS_MOST];
	uint32_t n, sign;
	uint32_t key, next;      /* of its first word; cue + 1 of the same bucket */
	bool denies;             /* one of the words is a denial */
	struct coco_str instead; /* of the kind `ended`: the words that stand for it, as many as its own */
};

/* Cues by their keys: cue + 1 of each bucket, the last that was read first. */
struct sign_index {
	uint32_t first[SIGN_BUCKETS];
};

/* Of a language. */
struct sign_cues {
	struct sign_index begin, inside; /* words that begin with the cue's letters; those that have them anywhere */
};

/* Of a row of the table. */
struct sign_row {
	int lang;
	uint32_t sign;
};

struct coco_signs {
	struct coco_map *names;
	struct coco_sign_bits kinds[SIGN_KINDS];
	struct coco_sign_bits troubles;
	struct sign_row *rows;
	struct sign_cues *of[COCO_LANGS]; /* NULL: not read yet */
	bool near[COCO_LANGS][COCO_LANGS];
	struct sign_cue *cues;
	size_t n_cues, cap_cues;
	struct coco_buf stems;
	/* the text at hand */
	struct sign_word {
		size_t start, n; /* in `letters` */
		size_t sentence;
		const struct sign_cue *ended; /* the cue that begins here */
		bool trouble;                 /* a trouble is named here, not denied */
		bool ends;                    /* a denial of what was so before */
		size_t head, over;            /* where a word for a machine begins in it; … what a beginning says is too much */
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

/* Reads the cues of a language. 0, or -1: memory, or a mistake in the table, which the build has refused. */
int sign_cues_read(struct coco_signs *s, int lang) COCO_MUST_USE;
/* Why a cue of the table is none, NULL if it is one; `folded` is room for a word. */
const char *sign_cue_fault(struct coco_str cue, struct coco_buf *folded);
/* The first letters of a word as a number; a letter is never 0. */
static inline uint32_t sign_key(struct coco_str letters)
{
	uint32_t key = 0;
	memcpy(&key, letters.s, letters.n < SIGN_KEY ? letters.n : SIGN_KEY);
	return key;
}

/* The bucket of a key. */
static inline uint32_t *sign_bucket(struct sign_index *index, uint32_t key)
{
	return &index->first[(key * UINT32_C(2654435769) >> 16) % SIGN_BUCKETS];
}

/* Is it the word, from its letter `at` on? */
static inline bool sign_is_stem(const struct coco_signs *s, const struct sign_stem *stem, struct coco_str word, size_t at)
{
	if (word.n < at + stem->n || !coco_same_bytes(word.s + at, s->stems.data + stem->at, stem->n))
		return false;
	return stem->any_behind || word.n == at + stem->n;
}

#endif
