/* Words of the nine languages that mean the same. Private to lib/match. */
#ifndef COCO_MATCH_MEANINGS_H
#define COCO_MATCH_MEANINGS_H

#include "coco/base.h"

/* What lib/match/meanings/make.c makes of the table `meanings` and the names of countries and languages. A key is a language and a stem, as
 * lexis_stem_key gives it; keys are numbered from 1, meanings from 0. Lists of number n lie from first[n] to first[n + 1]. */
struct coco_meanings {
	uint32_t mask;
	const uint16_t *slots; /* open addressing from coco_hash upwards: a key; 0: free */
	const uint32_t *texts; /* by key: where it begins in `text`; it ends with a NUL */
	const char *text;
	const uint32_t *of_first; /* by key: its meanings */
	const uint16_t *of;
	const uint32_t *in_first; /* by meaning: its keys */
	const uint16_t *in;
};
extern const struct coco_meanings coco_meanings;

/* The number of a key; 0: it is not among them. */
uint32_t coco_meanings_find(struct coco_str key);
struct coco_str coco_meanings_key(uint32_t number);
/* Does it mean several things (Schloss: a lock, a castle)? */
bool coco_meanings_vague(uint32_t key);
/* The key of a compound is no key, those of its two parts are: their numbers. False: it is none. */
bool coco_meanings_parts(struct coco_str key, uint32_t parts[2]);

#endif
