/* codes.h: codes in people's writings. */
#ifndef COCO_SURVEY_CODES_H
#define COCO_SURVEY_CODES_H

#include "lexicon.h"

#define SURVEY_CODE 16
/* The code of the vocabulary `name` that a cell names by label, synonym, or a code before or behind words; in `room`, in the
 * cell or static; absent. */
struct coco_str survey_code_named(
    struct survey_lexicon *lexicon, const char *name, const struct coco_vocab *vocab, struct coco_str cell, char room[SURVEY_CODE]);
/* regions.c: the region that people call so, with words of its kind or without, or with the ones around it; NULL. */
const char *survey_region_named(struct survey_lexicon *lexicon, const struct coco_vocab *nuts, struct coco_str cell);
/* A code of the vocabulary `name`; a region must be one that the list has, where the list reaches. */
bool survey_code_valid(struct coco_str name, const struct coco_vocab *vocab, struct coco_str code);
/* The size class of "25", "10-49 employees", "do 9 zaposlenih", "250+"; NULL. */
const char *survey_size_read(struct survey_lexicon *lexicon, struct coco_str text);

#endif
