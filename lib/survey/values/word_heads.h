/* word_heads.h: can a cell begin with one of the words of some sets of words.csv? Nearly every cell can't, which its first letters tell. */
#ifndef COCO_SURVEY_WORD_HEADS_H
#define COCO_SURVEY_WORD_HEADS_H

#include "lexicon.h"

struct survey_heads;
/* Of the `n` sets; in `arena`, NULL: memory. */
struct survey_heads *survey_heads_new(const char *const *sets, size_t n, struct coco_arena *arena);
/* False: no first words of the cell, as one fold, are a word of the sets. */
bool survey_heads_may(const struct survey_heads *heads, struct coco_str cell);

#endif
