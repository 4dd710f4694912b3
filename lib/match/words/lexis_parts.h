/* What the lexis and its readers share. Private to lexis.c, reader.c and alike.c. */
#ifndef COCO_MATCH_LEXIS_PARTS_H
#define COCO_MATCH_LEXIS_PARTS_H

#include "coco/record.h"

#include "lexis.h"
#include "coco/text.h"
#include "sounds.h"

#define LEXIS_WORD_MOST 120 /* bytes; what is longer is no word */
#define LEXIS_GRAMS_MOST (LEXIS_WORD_MOST + 2)

/* Lists of words by key: those of key k are words[first[k]] … words[first[k + 1]]. */
struct lexis_lists {
	uint32_t *first, *words;
	size_t keys;
};

struct lexis_word {
	uint16_t seen, function; /* a bit for each language in which it was seen; of which it is a function word */
	uint32_t place;          /* sealed: in the order of letters */
};

struct lexis_stem {
	uint32_t stem, word;
};

#define LEXIS_RECENT ((size_t)1 << 17) /* words that need not be looked up again: frequent ones, 4 MiB */

struct coco_lexis {
	struct coco_recent *recent; /* until sealed */
	struct coco_map *words;     /* normal forms */
	struct lexis_word *word;
	size_t cap_word;
	struct coco_stemmer *stemmer;
	struct coco_sounds sounds;
	unsigned
	    compounding; /* languages that write compounds as one word, of which a short part has but a small share of the runs: a bit each */
	struct coco_map *stems; /* language and stem; of compounds those of their parts (LEXIS_PART), too */
	struct lexis_stem *stem_of;
	size_t n_stem_of, cap_stem_of;
	struct coco_buf normal, fold;
	/* Sealed: */
	struct lexis_lists by_stem;
	/* What is known of runs is by a word's place in the order of letters, so that forms of one stem, which are met together, lie together:
	 */
	uint32_t *order; /* by place: the word */
	struct coco_map *grams;
	struct lexis_lists by_gram;
	uint32_t *gram_first, *gram; /* runs of each word */
	float *gram_weight;
	float *weight; /* of all runs of a word */
};

/* The slot of a language in the bits of a word; the last is any other. */
unsigned lexis_slot(int lang);
/* The stem of a normal form under its key: a byte for the language before it; nothing for other languages. */
int lexis_stem_key(struct coco_stemmer *stemmer, int lang, struct coco_str normal, struct coco_buf *key);
/* Added to the first byte of the key of a part's stem: the words under it are compounds with that part. */
#define LEXIS_PART ('A' - '0')
/* The runs of a normal form as it sounds, each once, as spans of `fold`. */
size_t lexis_runs(const struct coco_sounds *sounds, struct coco_str normal, struct coco_buf *scratch, struct coco_buf *fold,
    struct coco_str runs[LEXIS_GRAMS_MOST]);
/* Zeroed room for n and one more; NULL: memory. */
void *lexis_array(size_t n, size_t size);

#endif
