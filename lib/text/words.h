/* What the files of lib/text share about words. Private to lib/text. */
#ifndef COCO_TEXT_WORDS_H
#define COCO_TEXT_WORDS_H

#include "coco/text.h"

unsigned coco_lang_mask(const char *langs); /* "hr sl" -> a bit per coco_lang_index */
unsigned coco_mask_count(unsigned mask);
unsigned coco_stop_mask(struct coco_str normal); /* the languages in which a word is a function word */

/* Lower-case Cyrillic in Latin letters, digraphs where everyday spelling has them; NULL: not Cyrillic. */
const char *coco_latin_of(uint32_t cp);

#endif
