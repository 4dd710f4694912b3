/* Patterns of the tables, and the sieve before them. */
#ifndef COCO_REWRITE_PATTERN_H
#define COCO_REWRITE_PATTERN_H

#include "parts.h"

/* The tables of threes of texts that were seen; of one rewriter, as the patterns are. NULL: no memory. */
struct sieve *sieve_new(void);
void sieve_free(struct sieve *sieve);
/* What a match of the pattern must hold one of; NULL, 0: nothing is known (or no memory was had). Freed by the caller. */
struct needle;
struct needle *needles_of(const char *pattern, size_t *count);
/* False: the text holds none of them. */
bool sieve_passes(struct sieve *sieve, const struct needle *needles, size_t count, struct coco_str text);

#endif
