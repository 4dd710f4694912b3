/* What the files of lib/text share about words. Private to lib/text. */
#ifndef COCO_TEXT_WORDS_H
#define COCO_TEXT_WORDS_H

#include "coco/text.h"

/* Lower-case Cyrillic in Latin letters, digraphs where everyday spelling has them; NULL: not Cyrillic. */
const char *coco_latin_of(uint32_t cp);

#endif
