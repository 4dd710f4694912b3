/* The blocks of a plain text, for sentence.c. */
#ifndef COCO_TEXT_SENTENCE_H
#define COCO_TEXT_SENTENCE_H

#include "coco/text.h"

struct block {
	size_t start, end;
	enum coco_block kind;
	size_t number; /* from 0 */
};
/* Zero-initialise but for `text`. */
struct block_reader {
	struct coco_str text;
	size_t at, number;
	bool joined; /* no empty line since the block before */
};
/* The next block; false at the end. A block ends at an empty line, at the beginning of an item, row or heading, and at a
 * line end that is no soft wrap. */
bool block_next(struct block_reader *reader, struct block *block);

#endif
