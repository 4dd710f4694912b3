/* The words of a pool: numbered, and which of them are alike. Private to lib/match. */
#ifndef COCO_MATCH_LEXIS_H
#define COCO_MATCH_LEXIS_H

#include "coco/text.h"

/* The next word at or after *at, as matching takes it: like coco_word_next, but parted at apostrophes and hyphens
 * ("l'archivio" holds "archivio", "low-cost" two words), where a part of one letter is none. */
bool coco_lexis_next(struct coco_str text, size_t *at, struct coco_word *word);

/* Words are numbered by their normal form (coco_text_normal) in the order in which they come. */
struct coco_lexis;
#define COCO_NO_WORD UINT32_MAX
struct coco_lexis *coco_lexis_new(void);
/* The number of a word as it stands in a text of language `lang` (-1: unknown), new or known; COCO_NO_WORD for a function
 * word of that language, and for what is too long to be a word. 0, or -1: memory. */
int coco_lexis_add(struct coco_lexis *lexis, struct coco_str word, int lang, uint32_t *number);
/* The word will be added soon: what is known of it is fetched from memory. Not once it is sealed. */
void coco_lexis_expect(const struct coco_lexis *lexis, struct coco_str word);
size_t coco_lexis_count(const struct coco_lexis *lexis);
struct coco_str coco_lexis_word(const struct coco_lexis *lexis, uint32_t word); /* its normal form */
/* To be called once, when all words are in: from now on the lexis does not change and may be read by many threads. */
int coco_lexis_seal(struct coco_lexis *lexis);
/* Once sealed: the numbers of all words in the order of their letters, so that words of one stem are near each other. */
const uint32_t *coco_lexis_order(const struct coco_lexis *lexis);
void coco_lexis_free(struct coco_lexis *lexis);

/* A word that is like another one. */
struct coco_alike {
	uint32_t word : 31;
	uint32_t evident : 1; /* so alike that it can be told as a word in common */
	float likeness;       /* above 0; 1: the same, but for accents */
};
#define COCO_ALIKE_MEANING 0.5f /* likeness of a word that means the same, in whichever language, */
#define COCO_ALIKE_VAGUE 0.44f  /* of one that means one of several things that the other does: no evidence alone, */
#define COCO_ALIKE_PART 0.46f   /* or of one that means what a part of a compound does */
static inline struct coco_alike coco_alike_of(uint32_t word, float likeness)
{
	return (struct coco_alike){.word = word & (COCO_NO_WORD >> 1), .likeness = likeness};
}
/* A reader of a sealed lexis; one per thread. */
struct coco_reader;
struct coco_reader *coco_reader_new(const struct coco_lexis *lexis);
/* Another text begins: what was read before may be forgotten. 0, or -1: memory. */
int coco_reader_begin(struct coco_reader *reader);
/* Reads a word: `number` in the lexis or COCO_NO_WORD; the words that are like it, itself first, then by likeness. What is
 * given is valid until the next call. 0, or -1: memory. */
struct coco_read {
	bool function; /* a function word of the language, or no word: nothing else is set */
	uint32_t number;
	unsigned grams; /* runs of four letters, at least 1 */
	const struct coco_alike *alike;
	size_t n_alike;
	size_t key; /* the same for the same word in the same language, until another text begins */
};
int coco_reader_read(struct coco_reader *reader, struct coco_str word, int lang, struct coco_read *read);
/* Only the number (COCO_NO_WORD: none), which needs no reading. */
int coco_reader_number(struct coco_reader *reader, struct coco_str word, int lang, uint32_t *number);
void coco_reader_free(struct coco_reader *reader);

#endif
