/* What the files of lib/text share about words. Private to lib/text. */
#ifndef COCO_TEXT_WORDS_H
#define COCO_TEXT_WORDS_H

#include "coco/text.h"

/* A character that is not seen and says nothing about the word that it stands in: soft hyphen, spaces without width, joiners, marks of
 * direction, variants of glyphs. */
static inline bool text_hidden(uint32_t cp)
{
	return cp == 0xAD || cp == 0x34F || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2060 && cp <= 0x2064) ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF;
}

#endif
