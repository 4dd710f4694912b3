/* Words by what they do in a sentence, and the slots that they make together (deeds.csv, deed_words.csv). Private to the room. */
#ifndef COCO_REWRITE_DEEDS_H
#define COCO_REWRITE_DEEDS_H

#include "parts.h"

/* Marks that a sentence has by its facts and its place, before the kinds of words: money, a day or term, two days, a number, among the
 * first of a text, people whom it may help, a bounded number. */
enum deed_mark { DEED_MONEY, DEED_DATE, DEED_NUMBER, DEED_FIRST, DEED_PEOPLE, DEED_LIMIT, DEED_MARKS };

/* Adds the rows and the words of a language. 0 or -1. Errors: no memory; a table that names no slot. */
int deeds_load(struct deeds *deeds, const char *lang, struct coco_err *err);
void deeds_sieve(struct deeds *deeds, struct sieve *sieve);
void deeds_free(struct deeds *deeds);
/* Raises `weights`, one a slot, to those of the rows that fit the sentence; `marks`: bits of enum deed_mark. 0 or -1. */
int deeds_weigh(const struct deeds *deeds, struct coco_str sentence, unsigned marks, int weights[], struct coco_err *err);

#endif
