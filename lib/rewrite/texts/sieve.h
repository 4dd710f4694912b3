/* The sieve before the patterns of a language, and the needles that it looks for. */
#ifndef COCO_REWRITE_SIEVE_H
#define COCO_REWRITE_SIEVE_H

#include "parts.h"

/* Characters that stand side by side in a match, folded; a word begins or ends with them. */
struct needle {
	char s[28];
	uint8_t n;
	bool begins, ends;
};

/* ---- needle.c ---- */

/* What a match of the rows of a table, joined by |, must hold one of; where they begin, or end, a word does. NULL: nothing is known (or no
 * memory was had). Freed by the caller. */
struct needle *needles_of(const char *alternation, bool begins, bool ends, size_t *count);

/* ---- sieve.c ---- */

/* The first character of `text` as the sieve compares it: its bytes (two at most), 0: it is not compared. *length: what it has in the text.
 */
size_t fold_char(struct coco_str text, char *to, size_t *length);

/* Takes a pattern's needles in: its number, from 1; 0: no memory or no room, it is asked of every text. */
unsigned sieve_add(struct sieve *sieve, const struct needle *needles, size_t count);
/* Keeps the first fault of a pattern behind the sieve, which sieve_sound tells; -1. */
int sieve_fails(struct sieve *sieve, const struct coco_err *fault);
/* False: the text holds none of the pattern's needles. */
bool sieve_passes(struct sieve *sieve, unsigned pattern, struct coco_str text);

#endif
