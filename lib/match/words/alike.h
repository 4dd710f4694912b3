/* Words that are alike by their runs. Private to reader.c and alike.c. */
#ifndef COCO_MATCH_ALIKE_H
#define COCO_MATCH_ALIKE_H

#include "lexis_parts.h"

#define ALIKE_MOST 100

struct alike_search;
struct alike_search *alike_new(const struct coco_lexis *lexis); /* NULL: memory */
/* The words but `number` (COCO_NO_WORD: none) that are alike to one of `n` runs in that language, at most ALIKE_MOST, the most alike first;
 * likeness is the Dice coefficient. Returns how many; *found is valid until the next call. */
size_t alike_find(
    struct alike_search *search, int lang, const struct coco_str *runs, size_t n, uint32_t number, const struct coco_alike **found);
/* The more alike one first; ties by the word's bytes. */
bool alike_before(const struct coco_lexis *lexis, struct coco_alike a, struct coco_alike b);
void alike_free(struct alike_search *search);

/* Does the language write compounds as one word? */
bool alike_compounds(const struct alike_search *search, int lang);

#endif
