/* A leaf of the door coco/record.h: with which letters the names of a vocabulary's entry begin, for those who ask whether many texts are
 * one of them: nearly every text is told by its first letter that it is not.
 */
#ifndef COCO_RECORD_LETTERS_H
#define COCO_RECORD_LETTERS_H

#include "coco/record.h"

/* Of what coco_vocab_recognise knows of the entry `i`, its code among it: a bit a letter, 'a' the lowest. What is folded to no letter of
 * ASCII at its beginning has none. All bits: memory. */
uint32_t coco_vocab_letters(const struct coco_vocab *vocab, size_t i);

#endif
