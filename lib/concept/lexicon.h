/* Names of one to a few words, and where a text has them. Private to lib/concept. */
#ifndef CONCEPT_LEXICON_H
#define CONCEPT_LEXICON_H

#include "coco/base.h"

/* What a name in a text stands for, and the words it takes. */
struct coco_named {
	uint32_t meaning;          /* a concept's number + 1 */
	size_t start, end;         /* words: first, behind the last */
	uint32_t clause, sentence; /* of the text, counted: where it begins */
	bool work, does;           /* counts only where it is wanted or made; … only for whoever offers it */
	bool craft;                /* a work that counts only where whoever offers makes it */
	bool safe;                 /* wanted: nothing near it takes it away */
	bool who;                  /* who does it, not what: an architect */
};

/* How a text is read. */
struct coco_lexicon_how {
	int lang;       /* coco_lang_index of the text; -1: not known, or another */
	unsigned langs; /* where `lang` is not known: the languages that it may be in, bits by coco_lang_index; 0: any */
	bool owner;     /* whoever looks for help wrote it: what it makes and sells itself is no name */
	bool whole;     /* it is an answer: see coco_lexicon_in */
};

/* The names of the vocabularies skill and technology and of the table `traps`, as they are built in. */
struct coco_lexicon;
struct coco_lexicon *coco_lexicon_new(void);
/* Tells it of each concept, by its number, the general one's number + 1 (0: none); the array outlives it. */
void coco_lexicon_know_parents(struct coco_lexicon *lexicon, const uint32_t *parents);
/* The longest name at each place of the text but those that are only mentioned; of two that overlap the more special one, or the later one
 * where it is longer. The array is the names' own, valid until the next
 * call. In an answer, names that are `answers` count, and short names in small letters, if names and function words are all of it;
 * everyday words are names. *share: of its words, 1 where they are all of it; of other texts 0. -1: memory. */
int coco_lexicon_in(struct coco_lexicon *lexicon, struct coco_str text, struct coco_lexicon_how how, const struct coco_named **found,
    size_t *n, double *share) COCO_MUST_USE;
/* Of the text that was read last: the next bytes from *at on that are put aside (denied, or had); *at moves behind them. False: no more. */
bool coco_lexicon_aside(const struct coco_lexicon *lexicon, struct coco_str text, size_t *at, size_t *start);
void coco_lexicon_free(struct coco_lexicon *lexicon);

#endif
